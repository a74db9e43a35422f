"""Records built by hand, with everything that a test does not care about filled in."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

from generator.records import (
    Actor,
    Article,
    Entry,
    Event,
    Figure,
    Measure,
    Mention,
    Quote,
    Records,
    Topic,
)


def article(id: str = "a", text: str = "", **given: Any) -> Article:
    """An article; its title and date unless told."""
    values: dict[str, Any] = {
        "source": f"{id}.txt",
        "part": 1,
        "lines": (1, 1 + text.count("\n")),
        "title": None,
        "subtitle": None,
        "outlet": "The Daily",
        "authors": (),
        "url": None,
        "language": "en",
        "published": "2023-10-04",
        "published_basis": "stated",
        "genre": "report",
        "copy_of": None,
    }
    return Article(id=id, text=text, **(values | given))


def span(source: Article, words: str) -> tuple[int, int]:
    """Where some words stand in an article's text."""
    start = source.text.index(words)
    return start, start + len(words)


def sentences_of(source: Article) -> tuple[tuple[int, int], ...]:
    """Sentence spans, well enough for texts written for a test."""
    return tuple(m.span() for m in re.finditer(r"\S[^.!?\n]*[.!?]?[”\"]?", source.text))


def quote(source: Article, words: str, **given: Any) -> Quote:
    """A quotation of some words of an article."""
    start, end = span(source, words)
    holding = [source.text[a:b] for a, b in sentences_of(source) if a <= start < b]
    values: dict[str, Any] = {
        "id": f"{source.id}-q{start}",
        "kind": "direct",
        "clause": None,
        "interview": False,
        "speaker": None,
        "speaker_name": None,
        "speaker_text": None,
        "cue": "said",
        "found": "marks/after",
        "sentence": holding[0] if holding else words,
        "said": None,
    }
    values |= given
    return Quote(article=source.id, start=start, end=end, text=words, **values)


def mention(source: Article, words: str, entity: str, after: int = 0) -> Mention:
    """A mention of an actor by some words."""
    start = source.text.index(words, after)
    return Mention(source.id, start, start + len(words), words, "name", entity)


def event(source: Article, sentence: str, date: str = "2023-10-04", **given: Any) -> Event:
    """An event told by a sentence of an article."""
    start, end = span(source, sentence)
    values: dict[str, Any] = {
        "id": f"{source.id}-e{start}",
        "expression": None,
        "precision": "day",
        "status": "happened",
    }
    values |= given
    return Event(article=source.id, start=start, end=end, sentence=sentence, date=date, **values)


def figure(source: Article, words: str, value: float | None, **given: Any) -> Figure:
    """A number of people in an article."""
    start, end = span(source, words)
    values: dict[str, Any] = {
        "id": f"{source.id}-f{start}",
        "sentence": words,
        "low": None,
        "high": None,
        "qualifier": "exact",
        "unit": "people",
        "measure": None,
        "measure_label": None,
        "as_of": None,
        "according_to": None,
    }
    values |= given
    return Figure(article=source.id, start=start, end=end, text=words, value=value, **values)


def actor(id: str, kind: str = "person", **given: Any) -> Actor:
    """An actor named after its id."""
    values: dict[str, Any] = {
        "name": id.replace("-", " ").title(),
        "aliases": (),
        "roles": (),
        "speaks_for": None,
        "curated": False,
    }
    return Actor(id=id, kind=kind, **(values | given))  # type: ignore[arg-type]


def topic(id: str, **given: Any) -> Topic:
    """A topic named after its id."""
    values: dict[str, Any] = {
        "title": id.replace("-", " ").capitalize(),
        "description": None,
        "curated": True,
        "period": (None, None),
        "articles": (),
    }
    return Topic(id=id, **(values | given))


def entry(id: str, date: str = "2023-10-04", **given: Any) -> Entry:
    """A line of the chronology without any event behind it."""
    values: dict[str, Any] = {
        "precision": "day",
        "status": "happened",
        "text": id,
        "weight": 1.0,
        "events": (),
        "articles": (),
        "outlets": 1,
        "actors": (),
        "topics": (),
    }
    return Entry(id=id, date=date, **(values | given))


def measure(id: str, figures: tuple[str, ...], **given: Any) -> Measure:
    """A measure of people."""
    values: dict[str, Any] = {
        "label": id,
        "unit": "people",
        "category": "other",
        "low": None,
        "high": None,
        "claimants": 1,
        "topics": (),
    }
    return Measure(id=id, figures=figures, **(values | given))


def records(**groups: Any) -> Records:
    """Records of a corpus; whatever is not given is empty."""
    names = (field.name for field in fields(Records))
    return Records(**{name: tuple(groups.get(name, ())) for name in names})
