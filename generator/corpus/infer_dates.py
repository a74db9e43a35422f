"""Publication dates that no masthead states but the texts of the corpus fix.

Every rule needs evidence that leaves one date only; without it a date stays unknown. What is
found here is marked as inferred.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property

from ..language.word_lists import word_set
from ..records import Article
from .masthead_dates import find_dates, vocabulary

#: The lead: where a report says when what it reports happened.
_LEAD_PARAGRAPHS = 8
_EARLIEST = 1900
#: How far from the corpus's other dates a day may lie to be of the same year.
_NEAR = timedelta(days=31)
_YEAR = re.compile(r"(?<![\d.,-])(?:19[5-9]\d|20[0-4]\d)(?![\d%]|[.,-]\d)")
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w-]{3,}")
_TOKEN = re.compile(r"[A-Za-z][\w’'-]*")
_SENTENCE = re.compile(r"(?<=[.!?])[”\"’]?\s+(?=[A-Z“\"])|\n+")
_AHEAD = re.compile(r"\b(?:will|would|shall|plans?|planned|due|scheduled|next|until|before)\b")
#: Words on either side of a time expression that tell what happened then.
_WINDOW = 8


@dataclass(frozen=True)
class _Text:
    """An article with what the rules ask of it."""

    article: Article

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(_NAME.findall(self.article.text))

    @cached_property
    def years(self) -> tuple[int, ...]:
        return tuple(int(y) for y in _YEAR.findall(self.article.text))

    @cached_property
    def lead(self) -> str:
        return "\n\n".join(self.article.text.split("\n\n")[:_LEAD_PARAGRAPHS])


@dataclass(frozen=True, slots=True)
class _Telling:
    """The words around a time expression."""

    day: date | None
    weekday: int
    words: tuple[str, ...]
    names: frozenset[str]


def infer_dates(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, undated ones with the date that their texts and their neighbours fix."""
    undated = [a for a in articles if a.published is None]
    if not undated:
        return tuple(articles)
    texts = [_Text(a) for a in articles]
    dated = [t for t in texts if t.article.published]
    tellings: list[tuple[_Text, _Telling]] | None = None
    by_id = {a.id: a for a in articles}
    found: dict[str, date] = {}
    for text in texts:
        article = text.article
        if article.published is not None:
            continue
        day = _of_copy(article, by_id) or _of_neighbours(article, articles)
        day = day or _of_weekday_and_day(text, texts) or _near_neighbours(text, articles)
        if day is None and dated:
            if tellings is None:
                tellings = [(t, x) for t in dated for x in _tellings_of(t)]
            day = _of_event(text, tellings)
        if day is not None:
            found[article.id] = day
    return tuple(
        replace(a, published=found[a.id].isoformat(), published_basis="inferred")
        if a.id in found
        else a
        for a in articles
    )


def _of_copy(article: Article, by_id: dict[str, Article]) -> date | None:
    """The date of the article that this one copies."""
    original = by_id.get(article.copy_of or "")
    return date.fromisoformat(original.published) if original and original.published else None


def _of_neighbours(article: Article, articles: Sequence[Article]) -> date | None:
    """The date that all other articles of the same digest state."""
    days = {a.published for a in articles if a.source == article.source and a.id != article.id}
    day = days.pop() if len(days) == 1 else None
    return date.fromisoformat(day) if day else None


def _near_neighbours(text: _Text, articles: Sequence[Article]) -> date | None:
    """A dateline's day in the year that brings it near the rest of the same digest."""
    stated = sorted(
        date.fromisoformat(a.published)
        for a in articles
        if a.published and a.source == text.article.source and a.id != text.article.id
    )
    lines = [c.text for c in text.article.cut if c.reason == "date line"]
    for line in (*lines, text.article.text[:60]):
        for found in find_dates(line)[:1]:
            days = {
                d
                for year in sorted({s.year for s in stated})
                if (d := _day(year, found.month, found.day))
                and stated[0] - _NEAR <= d <= stated[-1] + _NEAR
            }
            if found.year is None and len(days) == 1:
                return days.pop()
    return None


def _of_weekday_and_day(text: _Text, texts: Sequence[_Text]) -> date | None:
    """ "Thursday, October 1": the year in which that day was a Thursday."""
    for weekday, month, day, year in _anchors(text):
        if year is not None:
            anchor: date | None = _day(year, month, day)
        else:
            anchor = _year_of(text, texts, weekday, month, day)
        if anchor is not None and anchor.weekday() == weekday:
            return _published_after(text, anchor)
    return None


def _anchors(text: _Text) -> Iterator[tuple[int, int, int, int | None]]:
    """Weekday with month and day, perhaps a year: in the lead, or of a date line's day."""
    lead = text.lead
    for found in find_dates(lead):
        before = re.search(rf"\b({_weekdays()})(?:,| \(|,? the)?\s*$", lead[: found.start])
        after = re.match(rf"\s*[,(]?\s*\b({_weekdays()})\b", lead[found.end :])
        match = before or after
        if match:
            yield _index(match[1]), found.month, found.day, found.year
    lines = [c.text for c in text.article.cut if c.reason == "date line"]
    first = text.article.text.split("\n", 1)[0]
    for line in (*lines, first[:60]):
        for found in find_dates(line)[:1]:
            named = Counter(_index(m) for m in re.findall(rf"\bon ({_weekdays()})\b", lead))
            if named and found.year is None:
                yield named.most_common(1)[0][0], found.month, found.day, None


def _year_of(
    text: _Text, texts: Sequence[_Text], weekday: int, month: int, day: int
) -> date | None:
    """The one year that fits: not before any year the text names as past, not after the
    corpus, and, of several, the one that other articles about the same names speak of."""
    newest = max((int(t.article.published[:4]) for t in texts if t.article.published), default=0)
    newest = max(newest, *text.years) if text.years else newest
    oldest = max((y for y in text.years if y <= newest), default=_EARLIEST)
    fits = [
        d
        for year in range(oldest, newest + 1)
        if (d := _day(year, month, day)) is not None and d.weekday() == weekday
    ]
    if len(fits) <= 1:
        return fits[0] if fits else None
    stated = sorted(date.fromisoformat(t.article.published) for t in texts if t.article.published)
    near = [d for d in fits if stated and stated[0] - _NEAR <= d <= stated[-1] + _NEAR]
    if len(near) == 1:
        return near[0]
    spoken: Counter[int] = Counter()
    for other in texts:
        if other is not text and len(other.names & text.names) >= 3:
            spoken.update(set(other.years))
    ranked = sorted(fits, key=lambda d: -spoken[d.year])
    first, second = spoken[ranked[0].year], spoken[ranked[1].year]
    return ranked[0] if first >= 2 and first >= 2 * second else None


def _published_after(text: _Text, anchor: date) -> date:
    """The day of publication: "this Friday", else the last of the days a lead tells of."""
    this = re.search(rf"\b[Tt]his ({_weekdays()})\b", text.article.text)
    if this:
        return _next(anchor, _index(this[1]))
    latest = anchor
    for sentence in _SENTENCE.split(text.lead):
        if _AHEAD.search(sentence):
            continue
        for match in re.finditer(rf"\bon ({_weekdays()})\b", sentence):
            told = _next(anchor, _index(match[1]))
            if latest < told <= anchor + timedelta(days=2):
                latest = told
    return latest


def _tellings_of(text: _Text) -> Iterator[_Telling]:
    """What a dated article tells of days: those it names, weekdays before its own date."""
    published = date.fromisoformat(text.article.published or "")
    for sentence in _SENTENCE.split(text.article.text):
        for found in find_dates(sentence):
            day = _day(found.year or published.year, found.month, found.day)
            if day and not found.year and day > published:
                day = _day(published.year - 1, found.month, found.day)
            if day and day <= published:
                yield _telling(sentence, found.start, found.end, day)
        if _AHEAD.search(sentence):
            continue
        for match in re.finditer(rf"\bon ({_weekdays()})\b", sentence):
            back = (published.weekday() - _index(match[1])) % 7
            yield _telling(sentence, match.start(), match.end(), published - timedelta(back))


def _telling(sentence: str, start: int, end: int, day: date | None, weekday: int = 0) -> _Telling:
    before = _TOKEN.findall(sentence[:start])[-_WINDOW:]
    after = _TOKEN.findall(sentence[end:])[:_WINDOW]
    return _Telling(
        day,
        day.weekday() if day else weekday,
        (*before, "|", *after),
        frozenset(w for w in _TOKEN.findall(sentence) if w[0].isupper() and len(w) > 3),
    )


def _of_event(text: _Text, tellings: Sequence[tuple[_Text, _Telling]]) -> date | None:
    """The day on which a dated article says that happened what this one tells of a weekday.

    Both must name who did what in the same two words ("Parliament ratified"), the weekday
    must be that of the date, and whatever else the dated sentence names must occur here.
    """
    hits: set[date] = set()
    for sentence in _SENTENCE.split(text.lead):
        for match in re.finditer(rf"\b(?:on|[Tt]his) ({_weekdays()})\b", sentence):
            mine = _telling(sentence, match.start(), match.end(), None, _index(match[1]))
            deeds = _deeds(mine)
            for _, other in tellings:
                if other.day is None or other.weekday != mine.weekday:
                    continue
                if deeds & _deeds(other) and len(other.names & text.names) >= 2:
                    hits.add(other.day)
    return _published_after(text, hits.pop()) if len(hits) == 1 else None


def _deeds(telling: _Telling) -> frozenset[tuple[str, str]]:
    """Neighbouring words of which the first is a name and the second tells a deed."""
    pairs = zip(telling.words, telling.words[1:], strict=False)
    return frozenset(
        (a, b)
        for a, b in pairs
        if a[0].isupper() and len(a) > 3 and b.islower() and len(b) > 3 and b not in _colourless()
    )


@cache
def _colourless() -> frozenset[str]:
    """Words that tell nothing about which event a sentence tells."""
    return word_set("corpus_words", "colourless") | word_set("corpus_words", "saying")


@cache
def _weekdays() -> str:
    return "|".join(w.capitalize() for w in vocabulary().weekdays)


def _index(weekday: str) -> int:
    return vocabulary().weekdays.index(weekday.lower())


def _next(day: date, weekday: int) -> date:
    """The first day with that weekday, from the given one on."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
