"""Topics proposed from the text of a corpus: matters first, names afterwards.

Articles are clustered by what they say and when; each cluster is then titled by the phrase that
readers would look for. Titles and terms are verbatim; nothing is drawn at random.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..cache import digest
from ..records import Article, CuratedTopic
from ..records.edtf import bounds
from ..records.plain_text import slug
from .article_clusters import DatedText, cluster
from .topic_names import Name, best_name, name_groups, terms
from .topic_occasions import titled_by_occasion
from .topic_phrases import Key

#: Topics at most, the largest first; a list of more helps nobody.
_MOST_TOPICS = 100
#: Share of a group's articles that hold another's title, from which the group is of that matter.
_ALL_OF_IT = 0.9
#: Articles that must hold a line for it to be a notice of the site.
_REPEATED = 4
#: Words of a teaser of another article, at most.
_TEASER_WORDS = 12


@dataclass(frozen=True, slots=True)
class Proposal:
    """A topic as an editor would write it, and the articles it was found in."""

    topic: CuratedTopic
    articles: tuple[str, ...]
    """Ids, by date; copies stand with what they are copies of."""


def propose_topics(
    articles: Sequence[Article], taken: Collection[str] = ()
) -> tuple[Proposal, ...]:
    """Topics of a corpus, the largest first; an article is in one at most. Copies count once.

    ``taken`` are ids that other topics bear.
    """
    originals = [a for a in articles if a.copy_of is None and a.text.strip()]
    documents = _documents(originals)
    groups = cluster(documents)
    titled: dict[Key, tuple[Name, Sequence[Name], list[int]]] = {}
    for group, names in zip(groups, name_groups(documents, groups), strict=True):
        title = best_name(names, titled)
        if title is not None and len(titled) < _MOST_TOPICS:
            titled[title.key] = (title, names, [*group])
        elif title is None and (key := _part_of(names, titled)):
            titled[key][2].extend(group)
    ids = set(taken)
    found: list[Proposal] = []
    for named, among, held in titled.values():
        members = _with_copies([originals[n] for n in sorted(held)], articles)
        shown = titled_by_occasion(named.text, [documents[n] for n in held])
        topic = _topic(named, shown, among, members, ids)
        ids.add(topic.id)
        found.append(Proposal(topic, tuple(a.id for a in members)))
    return tuple(sorted(found, key=lambda p: -len(p.articles)))


def _part_of(names: Sequence[Name], titled: Collection[Key]) -> Key | None:
    """The title of another group that nearly all of a group without one hold: both are of that
    matter."""
    return next((n.key for n in names if n.key in titled and n.held >= _ALL_OF_IT), None)


def _documents(articles: Sequence[Article]) -> list[DatedText]:
    """Articles without the lines that several hold word for word, which are about nothing."""
    lines = [a.text.split("\n") for a in articles]
    counts = Counter(line for own in lines for line in set(own))
    return [
        DatedText(
            a.title or "",
            "\n".join(line for line in own if not _is_notice(line, counts[line])),
            _day(a.published),
            a.outlet,
        )
        for a, own in zip(articles, lines, strict=True)
    ]


def _is_notice(line: str, times: int) -> bool:
    """Whether a line that stands in so many articles is the site's and no article's own: a short
    one without an end, as teasers are, from the second on."""
    teaser = len(line.split()) <= _TEASER_WORDS and line.rstrip()[-1:].isalnum()
    return times >= _REPEATED or (teaser and times > 1)


def _with_copies(originals: Sequence[Article], articles: Sequence[Article]) -> list[Article]:
    own = {a.id for a in originals}
    found = [a for a in articles if a.id in own or a.copy_of in own]
    return sorted(found, key=lambda a: (a.published or "9999", a.id))


def _topic(
    title: Name,
    shown: str,
    names: Sequence[Name],
    articles: Sequence[Article],
    taken: Collection[str],
) -> CuratedTopic:
    shown = _capital(shown) if shown.split()[0].islower() else shown
    chosen = terms(names, title)
    base = slug(shown) or "topic-" + digest(shown)[:8]
    known = [a.published for a in articles if a.published]
    return CuratedTopic(
        id=base if base not in taken else f"{base}-{digest(articles[0].id)[:6]}",
        title=shown,
        description="Proposed from the text: articles that speak of "
        + _listed([f"“{term}”" for term in chosen])
        + ".",
        terms=chosen,
        period=(min(known, default=None), max(known, default=None)),
    )


def _day(published: str | None) -> int | None:
    return bounds(published)[0].toordinal() if published else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " or " + items[-1]
