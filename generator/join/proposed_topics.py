"""Topics proposed from the text of a corpus that has none curated.

Each topic grows from one phrase that readers could have searched for. Candidates are the
runs of content words that occur as nouns do; they are chosen greedily so that together they
cover the articles (budgeted maximum coverage, Nemhauser, Wolsey and Fisher 1978: the greedy
choice is within 1 - 1/e of the best), each counted for an article by how prominent it is
there and over the corpus by how distinctive it is. Phrases that live in the same articles
join as further terms. Titles are verbatim phrases of the corpus; nothing is drawn at random.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..cache import digest
from ..language.person_names import first_name_gender
from ..language.word_lists import word_set
from ..language.wording import stem_set
from ..language.world import world
from ..records import Article, CuratedTopic, Quote
from ..records.plain_text import fold, slug
from .phrases import Key, Lexicon, Phrase, Unit, read_units

#: Below this many articles, paragraphs rather than articles are what topics cover.
_FEW_ARTICLES = 40
#: Share of the units beyond which a phrase is what the corpus as a whole is about.
_TOO_COMMON = 0.4
#: Share of a phrase's articles that must be the topic's for it to become one of its terms, and
#: how many times the share of all articles that are.
_BELONGS, _LIFT = 0.45, 2.0
#: Share of the topic's articles that a term must be found in.
_TELLING = 0.03
_MOST_TOPICS, _MOST_TERMS = 15, 6
#: Articles that are read for proposals; more of them do not change what a corpus is about.
_SAMPLE = 1200
#: A unit that names a phrase once in so many words is as much about it as can be, and one
#: with this share of that, or the phrase in its headline, is about it.
_DENSE = 100
_PROMINENT = 0.3
#: A topic that adds less than this share of what the first one covered is not worth a page.
_WORTH = 0.12


@dataclass(frozen=True, slots=True)
class _Candidate:
    phrase: Phrase
    poor: bool
    """A name with a page of its own."""
    matter: frozenset[str]
    """Its words, without those that the whole corpus is about."""
    value: float
    relevance: dict[int, float]
    """How prominent it is in each unit that holds it, 0 to 1."""
    articles: frozenset[int]
    """The articles that hold it."""


def propose_topics(
    articles: Sequence[Article], quotes: Iterable[Quote]
) -> tuple[CuratedTopic, ...]:
    """Up to fifteen topics, in the order in which they best cover the corpus.

    The number grows with the logarithm of the number of articles. Copies of articles count
    once. ``quotes`` tell which names are people's, who make poor topics.
    """
    originals = _sample([a for a in articles if a.copy_of is None and a.text.strip()])
    if not originals:
        return ()
    units = read_units(originals, by_paragraph=len(originals) < _FEW_ARTICLES)
    limit = how_many(len(originals))
    candidates = _candidates(units, _poor_titles(originals, quotes), limit)
    return tuple(map(_curated, _cover(candidates, units, limit)))


def _sample(articles: Sequence[Article]) -> Sequence[Article]:
    """Some articles of a large corpus, in order. Which ones depends on their ids alone, so
    that one more article changes one at most."""
    if len(articles) <= _SAMPLE:
        return articles
    chosen = set(sorted(digest(a.id) for a in articles)[:_SAMPLE])
    return [a for a in articles if digest(a.id) in chosen]


def how_many(articles: int) -> int:
    """At most how many topics a corpus of some articles deserves."""
    return min(_MOST_TOPICS, max(1, round(2 * math.log(articles) + 0.5)))


@dataclass(frozen=True, slots=True)
class _Poor:
    """Names that have pages of their own and make poor topics."""

    words: frozenset[str]
    """Lower-case words of the names of speakers and outlets."""
    names: frozenset[str]
    """Lower-case names of states, capitals and well-known bodies."""

    def holds(self, phrase: Phrase) -> bool:
        """Nothing but names and what people and places are called by."""
        text = phrase.text.lower()
        empty = word_set("topic_words", "empty")
        known = all(w in self.words or w in empty for w in text.split())
        return known or text in self.names or (phrase.name and _is_person(phrase.text))


def _is_person(name: str) -> bool:
    """A name of two words or more that begins with a first name."""
    first, _, rest = name.partition(" ")
    return bool(rest) and fold(first) in first_name_gender()


def _poor_titles(articles: Iterable[Article], quotes: Iterable[Quote]) -> _Poor:
    names = {q.speaker_name for q in quotes} | {a.outlet for a in articles}
    known = [name for s in world().states for name in (*s.names, *s.demonyms, *s.capitals)]
    known += [name for body in world().bodies for name in body.names]
    return _Poor(
        frozenset(word for name in (*names, *known) if name for word in name.lower().split()),
        frozenset(name.lower().removeprefix("the ") for name in known),
    )


def _candidates(units: Sequence[Unit], poor: _Poor, limit: int) -> list[_Candidate]:
    """Phrases that could be topics, with their prominence in each unit."""
    phrases = Lexicon(units).phrases()
    everywhere = {
        p.key[0]
        for p in phrases
        if len(p.key) == 1 and len(p.units) > _TOO_COMMON * len(units) and len(units) > 4
    }
    empty = stem_set("topic_words", "empty")
    found = []
    for phrase in phrases:
        matter = frozenset(phrase.key) - everywhere
        adjective = phrase.key[-1] in everywhere and matter.isdisjoint(phrase.nouns)
        if matter <= empty or adjective:
            continue
        share = len(phrase.units) / len(units)
        value = _form(phrase, len(matter)) * math.log(1 + 1 / share)
        value *= min(1.0, 2 / (limit * share))
        relevance = {n: _prominence(count, phrase.key, units[n]) for n, count in phrase.units}
        articles = frozenset(units[n].article for n in relevance)
        found.append(_Candidate(phrase, poor.holds(phrase), matter, value, relevance, articles))
    return found


def _spread(candidate: _Candidate, units: Sequence[Unit]) -> bool:
    """The matter of more than one article, or, where articles are few, of one of them."""
    articles = 1 + units[-1].article
    about = {units[n].article for n, r in candidate.relevance.items() if r >= _PROMINENT}
    if articles < _FEW_ARTICLES:
        needed = min(2, (articles + 2) // 3)
        return len(about) >= needed and sum(count for _, count in candidate.phrase.units) > 2
    return len(candidate.articles) > 2 and len(about) > 1


def _form(phrase: Phrase, telling: int) -> float:
    """How much a phrase looks like the name of a matter: words that tell it apart from what
    the whole corpus is about, and rather a matter than a name."""
    value = {1: 0.3, 2: 1.0}.get(telling, 1.1)
    if telling == 1 and len(phrase.key) > 1:
        value = 0.6
    if phrase.name:
        value *= 1.2 if len(phrase.key) == 1 else 0.75
    return value


def _prominence(count: int, key: Key, unit: Unit) -> float:
    """0 to 1: how much a unit is about a phrase, by headline and density."""
    dense = min(1.0, count * _DENSE / max(unit.length, _DENSE))
    return 0.4 * dense + 0.1 * math.log2(1 + count) + (0.4 if key in unit.title_keys else 0.0)


def _cover(
    candidates: Sequence[_Candidate], units: Sequence[Unit], limit: int
) -> list[list[_Candidate]]:
    """Greedily the phrases that add most to what is covered, each with its companions."""
    covered: dict[int, float] = defaultdict(float)
    topics: list[list[_Candidate]] = []
    spread = [c for c in candidates if _spread(c, units)]
    rest = [c for c in spread if not c.poor] or spread
    free = list(candidates)
    worth = 0.0
    while rest and len(topics) < limit:
        gains = [
            (c.value * sum(max(0.0, r - covered[n]) for n, r in c.relevance.items()), c)
            for c in rest
        ]
        gain, seed = max(gains, key=lambda pair: (pair[0], pair[1].phrase.key))
        if gain < worth:
            break
        worth = worth or _WORTH * gain
        topic = _with_companions(seed, free, 1 + units[-1].article)
        topics.append(topic)
        for n, r in ((n, r) for c in topic for n, r in c.relevance.items()):
            covered[n] = max(covered[n], r)
        free = [c for c in free if not any(_same_matter(c, chosen) for chosen in topic)]
        rest = [c for c in rest if not any(_same_matter(c, chosen) for chosen in topic)]
    return topics


def _with_companions(
    seed: _Candidate, candidates: Sequence[_Candidate], articles: int
) -> list[_Candidate]:
    """A phrase and those that occur mostly where it does, strongest first."""
    strengths = [(_strength(c, seed, articles), c) for c in candidates]
    ranked = sorted((-s, c.phrase.key, c) for s, c in strengths if s > 0)
    topic = [seed]
    for _, _, candidate in ranked:
        if not any(_same_matter(candidate, chosen) for chosen in topic):
            topic.append(candidate)
    return topic[:_MOST_TERMS]


def _strength(candidate: _Candidate, seed: _Candidate, articles: int) -> float:
    """How much a phrase belongs to a seed; 0 when it does not, or tells nothing by itself."""
    single = len(candidate.phrase.key) == 1 and not candidate.phrase.text.isupper()
    if single or candidate.poor:
        return 0.0
    together = len(candidate.articles & seed.articles)
    share, chance = together / len(candidate.articles), len(seed.articles) / articles
    enough = together >= max(2, _TELLING * len(seed.articles))
    if not enough or share < max(_BELONGS, _LIFT * chance):
        return 0.0
    return candidate.value * together * share


def _same_matter(one: _Candidate, other: _Candidate) -> bool:
    """One phrase says all that the other says."""
    return one.matter <= other.matter or other.matter <= one.matter


def _curated(phrases: Sequence[_Candidate]) -> CuratedTopic:
    """Phrases as a topic like an editor's, named by the first."""
    terms = tuple(candidate.phrase.text for candidate in phrases)
    title = terms[0][:1].upper() + terms[0][1:]
    return CuratedTopic(
        id=slug(title) or "topic-" + digest(title)[:8],
        title=title,
        description="Proposed from the text: passages that speak of "
        + _listed([f"“{term}”" for term in terms])
        + ".",
        terms=terms,
    )


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " or " + items[-1]
