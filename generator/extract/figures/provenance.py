"""Who stands behind a figure, as of when, and how exactly it is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from ...records import (
    PEOPLE_AFFECTED,
    Article,
    DateMention,
    EntityKey,
    FigureCategory,
    FoundMention,
    FoundQuote,
    Qualifier,
)
from .lexicon import figure_words, qualifiers, spaced
from .numerals import Numeral
from .reading import VERBAL, Reading, ancestors
from .things import Counted


@dataclass(frozen=True, slots=True)
class Qualified:
    """The whole expression and how exactly its number is meant."""

    start: int
    end: int
    qualifier: Qualifier


_TO = re.compile(r"\bto\b")
"""Without it "from" is no part of a range: "ranged from 50-1,000"."""
_PRECEDENCE: tuple[Qualifier, ...] = ("up_to", "at_least", "more_than", "nearly", "about")


def qualify(text: str, numeral: Numeral, counted: Counted) -> Qualified:
    """The qualifying words around a number; several add up ("as many as an estimated 30")."""
    tables = qualifiers()
    start, end = counted.start, counted.end
    kinds: list[str] = []
    while True:
        found = tables.before.search(text[max(0, start - 32) : start])
        if found is None:
            break
        form = spaced(found["word"] or found["sign"]).lower()
        begin = start - len(found.group())
        if form not in tables.emphasis:
            if numeral.value is None and not numeral.ranged and form == "about":
                break
            if not _qualifies(text, begin, form, counted):
                break
            kinds.append(tables.kinds[form])
        start = begin
    if numeral.ranged:
        opens = "(?:between|from)" if _TO.search(text, numeral.start, numeral.end) else "between"
        lead = re.search(rf"\b{opens} $", text[max(0, start - 8) : start], re.I)
        start -= len(lead.group()) if lead else 0
    for at in (numeral.end, counted.end):
        found = tables.after.match(text, at)
        if found:
            kinds.append(tables.kinds["after " + spaced(found["word"]).lower()])
            end = max(end, found.end())
            break
    return Qualified(start, end, _one(kinds, numeral))


def _one(kinds: Sequence[str], numeral: Numeral) -> Qualifier:
    if numeral.ranged:
        return "range"
    for kind in _PRECEDENCE:
        if kind in kinds:
            return kind
    return "at_least" if numeral.value is None else "exact"


def _qualifies(text: str, begin: int, form: str, counted: Counted) -> bool:
    """Whether "about" or "over" qualifies the number and is no preposition of another word."""
    before = re.search(r"([\w’']+)[\s]+$", text[max(0, begin - 24) : begin])
    lead = before.group(1).lower() if before else ""
    if form == "over" and counted.category == "duration":
        return lead in ("for", "of", "well", "just", "took", "lasted", "spent", "after", "little")
    if form == "some" and lead in ("by", "at", "for") and counted.category == "share":
        return True
    if form in ("under", "above", "below", "beyond") and counted.category == "count":
        return counted.unit == "people" and lead not in qualifiers().takes_preposition["under"]
    return lead not in qualifiers().takes_preposition.get(form, frozenset())


# --- as of when ------------------------------------------------------------------------------

_SINCE = re.compile(r"\bsince(?: (?:the|early|mid|late))*[ -]$", re.I)


def as_of(
    reading: Reading,
    article: Article,
    dates: Sequence[DateMention],
    sentence: Span,
    figure: tuple[int, int],
    category: FigureCategory,
) -> str | None:
    """EDTF date a figure is for: one its sentence gives, or the day the text speaks of."""
    inside = [
        d
        for d in dates
        if sentence.start_char <= d.start
        and d.end <= sentence.end_char
        and not (d.start < figure[1] and figure[0] < d.end)
    ]
    if inside:
        governing = _governing(reading, inside, figure[0])
        lasts = _still_open(governing, article) or _since(reading.text, governing)
        return article.published if lasts else governing.value
    if article.published is None:
        return None
    if category in PEOPLE_AFFECTED or _speaks_of_now(reading.token_at(figure[1] - 1)):
        return article.published
    return None


def _still_open(date: DateMention, article: Article) -> bool:
    """ "since then", "in the past week": a stretch of time that ends with the article."""
    if date.precision != "interval" or article.published is None:
        return False
    end = date.value.split("/")[-1].rstrip("~?%")
    return bool(end) and article.published.startswith(end)


def _since(text: str, date: DateMention) -> bool:
    """ "occupied since 1993": what lasts is counted as it stands."""
    return bool(_SINCE.search(text[max(0, date.start - 24) : date.start]))


def _governing(reading: Reading, dates: Sequence[DateMention], offset: int) -> DateMention:
    """The date that shares the number's nearest verb, else the nearest date."""
    verbs = [t.i for t in ancestors(reading.token_at(offset)) if t.pos_ in VERBAL]
    rank = {i: n for n, i in enumerate(verbs)}

    def distance(date: DateMention) -> tuple[int, int]:
        token = reading.token_at(date.start)
        shared = next((rank[t.i] for t in ancestors(token) if t.i in rank), len(rank))
        return shared, abs(date.start - offset)

    return min(dates, key=distance)


def _speaks_of_now(token: Token) -> bool:
    """Present or perfect tense in the clause that holds the number."""
    for verb in ancestors(token):
        if verb.pos_ in VERBAL:
            parts = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
            return any(p.tag_ in ("VBZ", "VBP") for p in parts)
    return False


# --- by whose count --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who says so: an entity key where known, and the words that name it."""

    entity: EntityKey | None
    text: str | None


NOBODY = Claimant(None, None)

_ACCORDING = re.compile(r"\b[Aa]ccording to\b")


class Claimants:
    """Finds who stands behind a number: a speaker, or "according to X"."""

    def __init__(
        self, reading: Reading, quotes: Sequence[FoundQuote], mentions: Sequence[FoundMention]
    ) -> None:
        self._reading = reading
        self._mentions = mentions
        self._spans = sorted(
            (
                (*span, quote)
                for quote in quotes
                if quote.speaker_text
                for span in _spans(quote, reading.text)
            ),
            key=lambda s: (s[1] - s[0], s[0]),
        )

    def of(self, start: int, end: int, sentence: Span) -> Claimant:
        """Claimant of the number at ``text[start:end]``: "according to" before speakers."""
        named = self._according_to(start, end, sentence)
        if named is not None:
            return named
        for first, last, quote in self._spans:
            if first <= start and end <= last:
                return Claimant(quote.speaker, quote.speaker_text)
        return self._sayer(self._reading.token_at(end - 1), sentence) or NOBODY

    def _according_to(self, start: int, end: int, sentence: Span) -> Claimant | None:
        for found in _ACCORDING.finditer(
            self._reading.text, sentence.start_char, sentence.end_char
        ):
            preposition = self._reading.token_at(found.end() - 1)
            source = next((c for c in preposition.children if c.dep_ == "pobj"), None)
            if source is None or source.left_edge.idx <= start < _end(source.right_edge):
                continue
            governor = preposition.head if preposition.head.i != preposition.i else preposition
            while governor.lower_ == "according" and governor.head.i != governor.i:
                governor = governor.head
            token = self._reading.token_at(end - 1)
            if token.i == governor.i or governor in ancestors(token, 20) or governor.dep_ == "ROOT":
                return self._named(source)
        return None

    def _sayer(self, token: Token, sentence: Span) -> Claimant | None:
        """The subject of a verb of saying whose clause holds the number."""
        below = token
        for head in ancestors(token, 20):
            words = figure_words()
            if head.pos_ == "VERB" and head.lemma_ in words.saying | words.putting:
                subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
                if subject is not None and (subject.tag_ in ("WDT", "WP") or len(subject) < 2):
                    return None
                counts = head.lemma_ in figure_words().counting and below.dep_ == "dobj"
                clause = (
                    counts or _puts_a_tally(head, below) or below.dep_ in ("ccomp", "parataxis")
                )
                if clause and subject is not None and not subject.is_ancestor(token):
                    return self._named(subject)
            below = head
        return None

    def _named(self, token: Token) -> Claimant:
        """The mention whose last words are ``token``, else the words of its phrase."""
        covering = [m for m in self._mentions if m.start <= token.idx < m.end]
        if covering:
            best = max(covering, key=lambda m: (m.end - m.start, -m.start))
            return Claimant(best.entity, best.text)
        kept = [t for t in token.subtree if t.i <= token.i]
        first = kept[0].idx if kept else token.idx
        return Claimant(None, self._reading.text[first : _end(token)])


def _puts_a_tally(verb: Token, below: Token) -> bool:
    """ "X put the dead at 57", "X raised the toll to 25", "X gave 94 as the number of those saved":
    X says so."""
    words = figure_words()
    if verb.lemma_ not in words.putting or below.dep_ not in ("prep", "dobj"):
        return False
    if verb.lemma_ in ("put", "place", "estimate") and below.lower_ == "at":
        return True
    named = [c for child in verb.children for c in (child, *child.children)]
    return any(t.lemma_.lower() in words.tallies and t.dep_ in ("dobj", "pobj") for t in named)


def _end(token: Token) -> int:
    return int(token.idx) + len(token.text)


def _spans(quote: FoundQuote, text: str) -> list[tuple[int, int]]:
    """Where a quotation's words stand: its own span and that of the clause around it."""
    spans = [(part.start, part.end) for part in quote.parts]
    if quote.clause:
        around = max(0, quote.start - len(quote.clause) - 4)
        at = text.find(quote.clause, around)
        if 0 <= at <= quote.start:
            spans.append((at, at + len(quote.clause)))
    return spans
