"""Key quotes: every quotation scored, and the best of them chosen.

The score is a weighted sum of what an editor would name: the speaker's own words, a prominent
speaker, content rather than a flourish, a readable length, other outlets that carry it, the
topic's terms, an important event in the same sentence, and that it is clear who is meant.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..join.term_hits import matcher
from ..language.interviewers import is_asked
from ..language.wording import WORD, content_key, content_keys, count_words, has_words
from ..records import Actor, Article, Entry, Event, Quote, QuoteKind, Records, Topic
from .attribution_confidence import has_reliable_speaker

#: What a quotation scores for, by how much each counts.
WEIGHTS = {
    "directness": 1.3,
    "speaker": 1.0,
    "content": 0.8,
    "length": 0.7,
    "outlets": 0.8,
    "terms": 0.6,
    "event": 0.5,
    "self_contained": 0.5,
}
#: 0 to 1: how much of a quotation is the speaker's own words.
DIRECTNESS: Mapping[QuoteKind, float] = {"direct": 1.0, "mixed": 0.7, "indirect": 0.3}
#: What the parts of a speaker's prominence add up from: how often named and quoted, an office or
#: body, an entry in actors.yml.
PROMINENCE_WEIGHT, OFFICE_WEIGHT, CURATED_WEIGHT = 0.6, 0.2, 0.2
#: Words of a quotation that reads well alone: nothing at the outer two, full marks between the
#: inner two.
LENGTHS_WORDS = (4, 10, 40, 90)
#: Share of content words, as against function words, that earns full marks.
FULL_CONTENT_SHARE = 0.6
#: What each further outlet that carries a quotation earns, of full marks.
OUTLET_SHARE = 0.5
#: Factor of a quotation from an opinion piece, which quotes in order to comment.
OPINION_FACTOR = 0.5
#: Share of the shorter quotation's content words from which two say the same.
REPETITION_SHARE = 0.65
#: Words below which a quotation says nothing by itself.
FEWEST_WORDS = 4
#: Pronouns that, opening a quotation shown without its sentence, leave open who is meant.
_PERSONAL_PRONOUNS = frozenset({"he", "she", "they", "him", "them", "his", "her", "their"})


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
            return self.base[quote.id] + (WEIGHTS["terms"] if held else 0.0)

        return score


class WordingScore(NamedTuple):
    """What the wording of a quotation scores for."""

    content: float
    length: float
    topics: frozenset[str]
    """Ids of the topics whose terms it holds."""


def score_quotes(records: Records) -> QuoteScores:
    """Score every quotation of a corpus."""
    articles = {article.id: article for article in records.articles}
    most = max((a.quotes + a.mentions for a in records.actors), default=0)
    outlets = _outlets_by_quotation(records.quotes, articles)
    events = _event_weights(records.events, records.chronology)
    wordings = _score_wordings(records)
    speakers = {actor.id: _speaker_score(actor, most) for actor in records.actors}
    base = {}
    for quote in records.quotes:
        article = articles.get(quote.article)
        wording = wordings[quote.id]
        others = outlets.get(quote.same_as or quote.id, 1) - 1
        score = (
            WEIGHTS["directness"] * DIRECTNESS[quote.kind]
            + WEIGHTS["speaker"] * speakers.get(quote.speaker or "", 0.0)
            + WEIGHTS["content"] * wording.content
            + WEIGHTS["length"] * wording.length
            + WEIGHTS["outlets"] * min(1.0, OUTLET_SHARE * others)
            + WEIGHTS["event"] * events.get((quote.article, quote.sentence), 0.0)
            + WEIGHTS["self_contained"] * (not _leaves_person_open(quote))
        )
        factor = OPINION_FACTOR if article is not None and article.genre == "opinion" else 1.0
        base[quote.id] = factor * score
    return QuoteScores(base, {id: wording.topics for id, wording in wordings.items()})


def _leaves_person_open(quote: Quote) -> bool:
    """Whether it opens with "he", "their" or the like, and is shown without its sentence."""
    opening = WORD.search(quote.text)
    return (
        quote.kind == "direct" and opening is not None and opening[0].lower() in _PERSONAL_PRONOUNS
    )


def _score_wordings(records: Records) -> dict[str, WordingScore]:
    """What the wording of each quotation scores for, by its id."""
    names = [topic.id for topic in records.topics]
    find = matcher(tuple(topic.terms for topic in records.topics)).find

    def score(quote: Quote) -> WordingScore:
        statement = quote.clause or quote.words
        return WordingScore(
            content=_content_score(statement),
            length=_length_score(quote.words),
            topics=frozenset(names[number] for number, _, _ in find(statement)),
        )

    return {quote.id: score(quote) for quote in records.quotes}


def is_statement(quote: Quote, actors: Mapping[str, Actor]) -> bool:
    """Whether somebody known says something: with their clause the words are no scrap, and they
    are no question of an interviewer."""
    if quote.speaker is None and quote.speaker_name is None:
        return False
    return not is_asked(quote, actors) and has_words(quote.clause or quote.words, FEWEST_WORDS)


def is_quotable(quote: Quote, actors: Mapping[str, Actor]) -> bool:
    """Whether a statement's own words say something, and are reliably the speaker's."""
    return (
        has_reliable_speaker(quote)
        and is_statement(quote, actors)
        and has_words(quote.words, FEWEST_WORDS)
    )


def choose_quotes(
    quotes: Iterable[Quote],
    score: Callable[[Quote], float],
    limit: int,
    per_speaker: int | None = None,
) -> list[Quote]:
    """The quotations with the highest scores, best first: of each only one article's version,
    none in much the same words as another of its speaker, ``per_speaker`` of one at most."""
    ranked = sorted(quotes, key=lambda q: (-score(q), q.article, q.start, q.id))
    chosen: list[Quote] = []
    taken: set[str] = set()
    chosen_of: Counter[str] = Counter()
    wordings: dict[str, list[frozenset[str]]] = defaultdict(list)
    for quote in ranked:
        speaker = quote.speaker or quote.speaker_name or quote.id
        quotation = quote.same_as or quote.id
        if quotation in taken or (per_speaker is not None and chosen_of[speaker] >= per_speaker):
            continue
        keys = content_keys(quote.clause or quote.words)
        if any(_says_the_same(keys, other) for other in wordings[speaker]):
            continue
        chosen.append(quote)
        taken.add(quotation)
        chosen_of[speaker] += 1
        wordings[speaker].append(keys)
        if len(chosen) == limit:
            break
    return chosen


def _says_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether most words of the shorter are in the longer."""
    return len(one & other) >= REPETITION_SHARE * min(len(one), len(other))


def _speaker_score(actor: Actor, most: int) -> float:
    """0 to 1: how prominent a speaker is; known by name, office and number of mentions."""
    prominence = math.log1p(actor.quotes + actor.mentions) / math.log1p(max(most, 1))
    office = 1.0 if actor.roles or actor.speaks_for or actor.kind != "person" else 0.0
    return (
        PROMINENCE_WEIGHT * prominence
        + OFFICE_WEIGHT * office
        + (CURATED_WEIGHT if actor.curated else 0.0)
    )


def _content_score(text: str) -> float:
    """0 to 1: the share of words that say something, as against function words."""
    tokens = WORD.findall(text)
    if not tokens:
        return 0.0
    share = sum(map(bool, map(content_key, tokens))) / len(tokens)
    return min(1.0, share / FULL_CONTENT_SHARE)


def _length_score(words: str) -> float:
    """0 to 1: neither a scrap nor a speech.

    >>> [_length_score("word " * n) for n in (4, 7, 10, 40, 65, 90)]
    [0.0, 0.5, 1.0, 1.0, 0.5, 0.0]
    """
    shortest, short, long, longest = LENGTHS_WORDS
    n = count_words(words)
    if n < short:
        return max(0.0, (n - shortest) / (short - shortest))
    return 1.0 if n <= long else max(0.0, 1 - (n - long) / (longest - long))


def _outlets_by_quotation(
    quotes: Sequence[Quote], articles: Mapping[str, Article]
) -> Mapping[str, int]:
    """How many outlets carry each quotation, by the id its versions share; copies of an article
    count once."""
    carried: dict[str, set[str]] = defaultdict(set)
    for quote in quotes:
        article = articles.get(quote.article)
        if article is not None:
            origin = articles.get(article.copy_of or "", article)
            carried[quote.same_as or quote.id].add(origin.outlet or origin.id)
    return {quotation: len(outlets) for quotation, outlets in carried.items()}


def _event_weights(
    events: Iterable[Event], entries: Iterable[Entry]
) -> Mapping[tuple[str, str], float]:
    """0 to 1 by (article, sentence): how its heaviest event compares with the heaviest of all."""
    weights = {entry.id: entry.weight for entry in entries}
    heaviest = max(weights.values(), default=0.0) or 1.0
    found: dict[tuple[str, str], float] = {}
    for event in events:
        place = (event.article, event.sentence)
        weight = max(0.0, weights.get(event.entry or "", 0.0)) / heaviest
        found[place] = max(found.get(place, 0.0), weight)
    return found
