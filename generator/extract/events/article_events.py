"""What happened, or is to happen, and when: one event for each date that a sentence gives.

A date places what governs it in its clause: a verb ("launched an offensive on Tuesday") or a
noun ("the war in 2020"). The first sentence of a report that gives no date for what it
reports is placed by the date of publication.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Span

from ...language.datelines import after_dateline
from ...records import (
    Article,
    DateMention,
    Entity,
    Event,
    FoundEvent,
    FoundMention,
    FoundQuote,
    edtf,
)
from .clause import Clause, dates_main, governing_clause, lead_clause
from .denied import with_denials
from .glued import part_about, parts_of
from .implied import Implied
from .own_clause import is_aside, own_clause
from .parties import clause_words, parties
from .place import expression_start, in_dateline, is_stamp, measures_only
from .signs import numbers, place_of, proper_words
from .span import Bounds, told
from .status import is_timetabled
from .terms import clause_terms
from .untold import closes_caption, is_of_text, shows, speaks_of_self, tells_nothing

__all__ = ["find_events"]

#: Sentences of a report that may be placed by its publication date.
_LEADS = 1

_PARTICIPANTS = frozenset({"nsubj", "nsubjpass", "dobj"})

#: Tokens below which a sentence is no lead.
_SHORT = 6


def find_events(
    doc: Doc,
    article: Article,
    dates: Sequence[DateMention],
    mentions: Sequence[FoundMention] = (),
    quotes: Sequence[FoundQuote] = (),
    entities: Sequence[Entity] = (),
) -> tuple[FoundEvent, ...]:
    """Every statement of something placed in time, one for each date in a sentence, in order."""
    text = doc.text
    starts = [d.start for d in dates]
    ordered = sorted(mentions, key=lambda m: m.start)
    speech = _Speech(article, quotes)
    implied = Implied(doc, ordered, entities, quotes)
    events: list[FoundEvent] = []
    leads = _LEADS
    sentences = [Bounds(s.start_char, s.end_char) for s in doc.sents]
    opening = after_dateline(text, 0, len(text))
    shown: set[Bounds] = set()
    for sentence in doc.sents:
        if sentence.end_char <= opening:
            continue
        low = bisect_left(starts, sentence.start_char)
        high = bisect_right(starts, sentence.end_char - 1)
        placed = list(_placed(doc, text, article, sentence, dates[low:high], speech))
        stated = dates[low:high]
        pictured = (
            bool(stated)
            and (not placed or closes_caption(stated[-1], sentence))
            and shows(_last_part(sentence).root)
        )
        if leads and _tells(sentence, text) and not pictured:
            leads -= 1
            placed.extend(_by_publication(article, sentence, placed))
        if placed:
            part = part_about(sentence, opening, _places(placed, doc))
            span = told(text, part, sentences)
            if span in shown:
                continue  # a quotation is told by the first of its sentences
            shown.add(span)
            named = _within(span, ordered)
            placed = _with_own_clauses(doc, placed, span)
            kept = _one_a_day(_with_clauses(doc, sentence, span, placed, named, implied))
            events.extend(_with_others(_at(text, span, e), named) for e in kept)
    return tuple(_numbered(list(with_denials(doc, events))))


class _Speech:
    """Where an article speaks rather than reports."""

    def __init__(self, article: Article, quotes: Sequence[FoundQuote]) -> None:
        self._all = article.genre in ("interview", "opinion")
        self._quotes = [(p.start, p.end) for q in quotes if q.kind != "indirect" for p in q.parts]

    def holds(self, mention: DateMention) -> bool:
        return self._all or any(a <= mention.start and mention.end <= b for a, b in self._quotes)


_Placed = tuple[FoundEvent, Clause]


def _placed(
    doc: Doc,
    text: str,
    article: Article,
    sentence: Span,
    dates: Sequence[DateMention],
    speech: _Speech,
) -> Iterator[_Placed]:
    opening = after_dateline(text, 0, len(text))
    for mention in (d for d in dates if d.start >= opening):
        if in_dateline(text, mention) or is_stamp(text, mention) or measures_only(text, mention):
            continue
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        clause = governing_clause(span, speech.holds(mention))
        if clause.timeless or (clause.bare and mention.precision != "day"):
            continue
        value = _event_date(mention, clause, article)
        if tells_nothing(sentence, clause, span, value, article):
            continue
        start = expression_start(text, mention, sentence.start_char)
        yield _event(article, value, clause, text[start : mention.end]), clause


def _with_clauses(
    doc: Doc,
    sentence: Span,
    span: Bounds,
    placed: Sequence[_Placed],
    mentions: Sequence[FoundMention],
    implied: Implied,
) -> list[_Placed]:
    """The events with the words of their clauses, without those of one another's, and with the
    actors that the clauses name."""
    heads = [clause.head for _, clause in placed]
    found = []
    for event, clause in placed:
        taking_part = parties(doc, clause.head, heads, mentions, implied)
        whole = replace(
            event,
            terms=clause_terms(clause.head, heads),
            actors=taking_part.everybody,
            agents=taking_part.agents,
            place=place_of(doc, clause.head, mentions),
            names=_names(clause, sentence, span),
            numbers=numbers(clause.head, heads),
        )
        found.append((whole, clause))
    return found


def _with_own_clauses(doc: Doc, placed: Sequence[_Placed], span: Bounds) -> list[_Placed]:
    """The events with the part of their sentence that tells of them alone, and whether the
    sentence is about them."""
    alone = len({event.date for event, _ in placed}) == 1
    return [
        (
            replace(
                event,
                clause=own_clause(doc, clause, _dated(doc, event, span), span, alone),
                aside=is_aside(clause),
            ),
            clause,
        )
        for event, clause in placed
    ]


def _dated(doc: Doc, event: FoundEvent, span: Bounds) -> Bounds:
    """Where the time expression of an event stands; nowhere, if its sentence gives none."""
    words = event.expression or ""
    start = doc.text.find(words, span.start) if words else span.start
    return Bounds(start, start + len(words))


def _places(placed: Sequence[_Placed], doc: Doc) -> tuple[int, int]:
    """The first and the last token that name the events or their time."""
    tokens = [clause.head.i for _, clause in placed]
    for _, clause in placed:
        tokens += [t.i for t in clause.head.children if t.dep_ in _PARTICIPANTS]
        tokens += [clause.dated] if clause.dated is not None else []
    return min(tokens), max(tokens)


def _names(clause: Clause, sentence: Span, span: Bounds) -> tuple[str, ...]:
    """The names by which to know an event: a noun's own, a verb's whole sentence's."""
    words = clause.head.subtree if clause.reference else clause_words(clause.head)
    return proper_words((t for t in words if span.start <= t.idx < span.end), sentence)


def _event_date(mention: DateMention, clause: Clause, article: Article) -> str:
    """The date of the event, which an ongoing one only starts on."""
    if mention.precision == "decade":
        first, last = edtf.bounds(mention.value)
        return edtf.interval(edtf.year(first.year), edtf.year(last.year))
    if clause.ongoing and article.published and mention.precision != "interval":
        until = article.published[: len(mention.value)]
        if mention.value < until:
            return edtf.interval(mention.value, until)
    return mention.value


def _by_publication(
    article: Article, sentence: Span, placed: Sequence[_Placed]
) -> Iterator[_Placed]:
    """What a lead reports without a date of its own."""
    if article.published is None or article.genre != "report":
        return
    clause = lead_clause(_last_part(sentence))
    if clause is None or speaks_of_self(clause.head) or is_of_text(clause.head):
        return
    if not any(_dates_lead(clause, event, other, article.published) for event, other in placed):
        yield _event(article, article.published, clause, None), clause


def _last_part(sentence: Span) -> Span:
    """The sentence without headlines and captions that are glued to it."""
    *_, (start, end) = parts_of(sentence)
    return sentence.doc.char_span(start, end, alignment_mode="contract") or sentence


def _dates_lead(main: Clause, event: FoundEvent, other: Clause, published: str) -> bool:
    if other.head == main.head and (event.precision != "year" or event.status == "announced"):
        return True
    if event.precision not in ("day", "interval"):
        return False
    days_ago = (date.fromisoformat(published) - edtf.bounds(event.date)[0]).days
    return dates_main(main, other, days_ago)


def _event(article: Article, value: str, clause: Clause, expression: str | None) -> FoundEvent:
    """An event whose place in the text is still to be told."""
    status = clause.status
    if status == "happened" and _is_ahead(value, article, clause):
        status = "announced"
    return Event(
        id="",
        article=article.id,
        start=0,
        end=0,
        sentence="",
        expression=expression,
        date=value,
        precision="decade" if _is_decade(value) else edtf.precision_of(value),
        status=status,
        head=clause.name,
        reference=clause.reference and expression is not None,
    )


def _at(text: str, span: Bounds, event: FoundEvent) -> FoundEvent:
    start, end = span
    return replace(
        event, id=f"{event.article}-e{start}", start=start, end=end, sentence=text[start:end]
    )


def _is_decade(value: str) -> bool:
    first, _, last = value.partition("/")
    return len(first) == 4 and first.endswith("0") and last == f"{first[:3]}9"


def _is_ahead(value: str, article: Article, clause: Clause) -> bool:
    """Whether a time comes after publication; of one that is running the present looks ahead
    ("leaves at the end of the year")."""
    if not article.published:
        return False
    first, last = edtf.bounds(value)
    published = date.fromisoformat(article.published)
    return first > published or (last > published and is_timetabled(clause.head))


def _tells(sentence: Span, text: str) -> bool:
    """False for a headline, a caption, a dateline or a label that stands as a sentence, also where
    it is glued to the next."""
    glued = sentence.text[-1:].isalnum() and not text.startswith("\n", sentence.end_char)
    return len(sentence) >= _SHORT and sentence.root.pos_ in ("VERB", "AUX") and not glued


def _one_a_day(placed: Sequence[_Placed]) -> list[FoundEvent]:
    """Of events of one sentence with the same date the first; a month yields to its day."""
    kept: list[FoundEvent] = []
    for event, _ in placed:
        if not any(event.date == other.date for other in kept):
            kept.append(event)
    return kept


def _with_others(event: FoundEvent, mentions: Sequence[FoundMention]) -> FoundEvent:
    """The event with the others whom its sentence names."""
    named = tuple(dict.fromkeys(m.entity for m in mentions if m.end <= event.end))
    return replace(event, beside=tuple(e for e in named if e not in event.actors))


def _within(span: Bounds, mentions: Sequence[FoundMention]) -> Sequence[FoundMention]:
    """Of mentions in order those that start in the span."""
    low = bisect_left(mentions, span.start, key=lambda m: m.start)
    return mentions[low : bisect_left(mentions, span.end, key=lambda m: m.start)]


def _numbered(events: Sequence[FoundEvent]) -> Iterator[FoundEvent]:
    """Ids made unique: a second event of a sentence gets "-2"."""
    seen: dict[str, int] = {}
    for event in events:
        count = seen[event.id] = seen.get(event.id, 0) + 1
        yield event if count == 1 else replace(event, id=f"{event.id}-{count}")
