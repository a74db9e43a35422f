"""The whole briefing from the records: what each page shows, chosen and put in order."""

from __future__ import annotations

from ..join.topic_assignment import Sentences
from ..records import Briefing, Editorial, Records
from .actor_briefs import make_actor_briefs
from .corpus_index import CorpusIndex
from .home_brief import make_home_brief
from .page_owners import choose_page_owners
from .readable import find_readable
from .topic_briefs import make_topic_brief


def compose(
    records: Records,
    editorial: Editorial,
    sentences: Sentences | None = None,
) -> Briefing:
    """Choose and order what each page shows.

    ``sentences`` holds the sentence spans of each article by id; without them only sentences
    that report a dated event can stand in a summary.
    """
    corpus = CorpusIndex(records, editorial, sentences or {})
    topics = tuple(make_topic_brief(topic, corpus) for topic in records.topics)
    owners = choose_page_owners(records)
    return Briefing(
        records=records,
        home=make_home_brief(corpus, topics, owners),
        topics=topics,
        actors=make_actor_briefs(corpus, owners),
        shown=find_readable(records, sentences or {}),
    )
