"""What editors wrote: actors.yml, topics.yml and corrections.yml, read, checked and applied."""

from .correct import correct_articles, correct_records, open_issues
from .load import load_editorial

__all__ = ["correct_articles", "correct_records", "load_editorial", "open_issues"]
