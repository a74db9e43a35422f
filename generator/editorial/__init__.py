"""What editors wrote: actors.yml, topics.yml and corrections.yml, read, checked and applied."""

from .correct import correct_articles, correct_records, open_issues
from .entries import actor_entries, actor_entry, as_yaml, topic_entry
from .joined import one_events, shown_measures
from .load import load_editorial
from .propose import Proposed, propose

__all__ = [
    "Proposed",
    "actor_entries",
    "actor_entry",
    "as_yaml",
    "correct_articles",
    "correct_records",
    "load_editorial",
    "one_events",
    "open_issues",
    "propose",
    "shown_measures",
    "topic_entry",
]
