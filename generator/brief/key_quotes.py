"""How much a quotation deserves to be read, and a choice among many.

The score is a weighted sum of things a desk would name: words actually quoted, a speaker who
matters, something said rather than a flourish, a readable length, other outlets that carried
it, the topic's own terms, an event in the same breath, nobody in it whom only the sentence
before names.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..join.terms import Terms, matcher
from ..language.wording import WORD, content_key, content_keys, count_words, has_words
from ..records import Actor, Article, Entry, Event, Quote, Records, Topic
from .attribution_confidence import has_reliable_speaker

_WEIGHTS = {
    "directness": 1.3,
    "speaker": 1.0,
    "content": 0.8,
    "length": 0.7,
    "retold": 0.8,
    "terms": 0.6,
    "event": 0.5,
    "lone": 0.5,
}
_DIRECTNESS = {"direct": 1.0, "mixed": 0.7, "indirect": 0.3}
#: Words of a quotation that reads well on its own: full marks between the middle two.
_LENGTHS = (4, 10, 40, 90)


#: Share of the shorter one's words from which two quotations say the same.
_ALIKE = 0.65
#: Words about somebody whom a quotation in somebody's own words that opens with them left unnamed.
_ABOUT_WHOM = frozenset({"he", "she", "they", "him", "them", "his", "her", "their"})
#: Words below which a quotation tells nothing by itself.
_TELLING = 4


@dataclass(frozen=True, slots=True)
class QuoteScores:
    """Scores of all quotations of a corpus, before a topic is chosen."""

    base: Mapping[str, float]
    """Score by quote id, without the topic's terms."""
    topics: Mapping[str, frozenset[str]]
    """Topics whose terms stand in the words or their clause, by quote id."""

    def for_topic(self, topic: Topic) -> Callable[[Quote], float]:
        """The score of a quotation on a topic's page."""

        def score(quote: Quote) -> float:
            held = topic.id in self.topics[quote.id]
            return self.base[quote.id] + (_WEIGHTS["terms"] if held else 0.0)

        return score


class WordingScore(NamedTuple):
    """What the wording of a quotation is worth."""

    content: float
    length: float
    topics: frozenset[int]
    """Numbers of the topics whose terms it holds."""


def score_quotes(records: Records) -> QuoteScores:
    """Score every quotation of a corpus."""
    articles = {article.id: article for article in records.articles}
    most = max((a.quotes + a.mentions for a in records.actors), default=0)
    retold = _outlets_by_telling(records.quotes, articles)
    events = _event_weights(records.events, records.chronology)
    wordings = _read_wordings(records)
    speakers = {actor.id: _speaker(actor, most) for actor in records.actors}
    base = {}
    for quote in records.quotes:
        article = articles.get(quote.article)
        wording = wordings[quote.id]
        worth = (
            _WEIGHTS["directness"] * _DIRECTNESS[quote.kind]
            + _WEIGHTS["speaker"] * speakers.get(quote.speaker or "", 0.0)
            + _WEIGHTS["content"] * wording.content
            + _WEIGHTS["length"] * wording.length
            + _WEIGHTS["retold"] * min(1.0, 0.5 * (retold.get(quote.same_as or quote.id, 1) - 1))
            + _WEIGHTS["event"] * events.get((quote.article, quote.sentence), 0.0)
            + _WEIGHTS["lone"] * (not _leans(quote))
        )
        opinion = 0.5 if article is not None and article.genre == "opinion" else 1.0
        base[quote.id] = opinion * worth
    names = [topic.id for topic in records.topics]
    topics = {id: frozenset(names[n] for n in w.topics) for id, w in wordings.items()}
    return QuoteScores(base, topics)


def _leans(quote: Quote) -> bool:
    """Whether it is shown without its sentence, and only what came before tells of whom it is."""
    opening = WORD.search(quote.text)
    return quote.kind == "direct" and opening is not None and opening[0].lower() in _ABOUT_WHOM


def _read_wordings(records: Records) -> dict[str, WordingScore]:
    """What the wording of each quotation is worth, by its id."""
    by_article: dict[str, list[Quote]] = defaultdict(list)
    for quote in records.quotes:
        by_article[quote.article].append(quote)
    terms = tuple(topic.terms for topic in records.topics)
    read = (_wordings([(q.words, q.clause) for q in some], terms) for some in by_article.values())
    return {
        quote.id: wording
        for some, found in zip(by_article.values(), read, strict=True)
        for quote, wording in zip(some, found, strict=True)
    }


def _wordings(said: Sequence[tuple[str, str | None]], terms: Terms) -> tuple[WordingScore, ...]:
    """Of some words and the clauses that hold them."""
    find = matcher(terms).find
    return tuple(
        WordingScore(
            content=_content(clause or words),
            length=_length(words),
            topics=frozenset(number for number, _, _ in find(clause or words)),
        )
        for words, clause in said
    )


def is_statement(quote: Quote, actors: Mapping[str, Actor]) -> bool:
    """Somebody's words that say something, with the clause that holds them: no scrap, and no
    question of an interviewer."""
    if quote.speaker is None and quote.speaker_name is None:
        return False
    actor = actors.get(quote.speaker or "")
    asks = quote.interview and actor is not None and actor.kind == "media"
    return not asks and has_words(quote.clause or quote.words, _TELLING)


def is_quotable(quote: Quote, actors: Mapping[str, Actor]) -> bool:
    """A statement whose own words say something, surely the speaker's."""
    return (
        has_reliable_speaker(quote)
        and is_statement(quote, actors)
        and has_words(quote.words, _TELLING)
    )


def choose_quotes(
    quotes: Iterable[Quote],
    score: Callable[[Quote], float],
    limit: int,
    per_speaker: int | None = None,
) -> list[Quote]:
    """The quotations with the highest scores, best first: each told once, none that the same
    speaker has said in much the same words, at most ``per_speaker`` of one speaker."""
    ranked = sorted(quotes, key=lambda q: (-score(q), q.article, q.start, q.id))
    chosen: list[Quote] = []
    told: set[str] = set()
    spoken: Counter[str] = Counter()
    beside: dict[str, list[frozenset[str]]] = defaultdict(list)
    for quote in ranked:
        speaker = quote.speaker or quote.speaker_name or quote.id
        telling = quote.same_as or quote.id
        if telling in told or (per_speaker is not None and spoken[speaker] >= per_speaker):
            continue
        keys = content_keys(quote.clause or quote.words)
        if any(_same(keys, other) for other in beside[speaker]):
            continue
        chosen.append(quote)
        told.add(telling)
        spoken[speaker] += 1
        beside[speaker].append(keys)
        if len(chosen) == limit:
            break
    return chosen


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Most words of the shorter are in the longer."""
    return len(one & other) >= _ALIKE * min(len(one), len(other))


def _speaker(actor: Actor, most: int) -> float:
    """0 to 1: how prominent a speaker is; known by name, office and number of mentions."""
    prominence = math.log1p(actor.quotes + actor.mentions) / math.log1p(max(most, 1))
    office = 1.0 if actor.roles or actor.speaks_for or actor.kind != "person" else 0.0
    return 0.6 * prominence + 0.2 * office + (0.2 if actor.curated else 0.0)


def _content(text: str) -> float:
    """0 to 1: the share of words that say something, as against function words."""
    tokens = WORD.findall(text)
    if not tokens:
        return 0.0
    share = sum(map(bool, map(content_key, tokens))) / len(tokens)
    return min(1.0, share / 0.6)


def _length(words: str) -> float:
    """0 to 1: neither a scrap nor a speech."""
    shortest, short, long, longest = _LENGTHS
    n = count_words(words)
    if n < short:
        return max(0.0, (n - shortest) / (short - shortest))
    return 1.0 if n <= long else max(0.0, 1 - (n - long) / (longest - long))


def _outlets_by_telling(
    quotes: Sequence[Quote], articles: Mapping[str, Article]
) -> Mapping[str, int]:
    """How many outlets carried each quotation; copies of an article count once."""
    carried: dict[str, set[str]] = defaultdict(set)
    for quote in quotes:
        article = articles.get(quote.article)
        if article is not None:
            origin = articles.get(article.copy_of or "", article)
            carried[quote.same_as or quote.id].add(origin.outlet or origin.id)
    return {telling: len(outlets) for telling, outlets in carried.items()}


def _event_weights(
    events: Iterable[Event], entries: Iterable[Entry]
) -> Mapping[tuple[str, str], float]:
    """0 to 1 by (article, sentence): the weight of the heaviest event told there."""
    weights = {entry.id: entry.weight for entry in entries}
    heaviest = max(weights.values(), default=0.0) or 1.0
    found: dict[tuple[str, str], float] = {}
    for event in events:
        place = (event.article, event.sentence)
        weight = max(0.0, weights.get(event.entry or "", 0.0)) / heaviest
        found[place] = max(found.get(place, 0.0), weight)
    return found
