"""What was found in each article as annotations of its text, in the W3C's model: for programs
that show, correct or learn from marked text.

The text is a file of its own, so that a position means the same to everybody.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from ..records import Article, DateMention, Event, Figure, Part, Quote
from ..settings import Settings
from .addresses import anchor_of, source_path
from .file_names import file_name
from .formatting import format_date
from .json_encoding import to_json
from .record_index import AnchoredRecord, RecordIndex

ANNOTATIONS = "data/annotations.jsonl"
#: Characters before and after the words, by which they are found where the text has changed.
_AROUND = 32
#: Namespace of the ids of annotations, which stay the same from build to build.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:briefing-site-generator:annotations")
_TAGS: dict[type, str] = {
    Quote: "quotation",
    Figure: "figure",
    Event: "event",
    DateMention: "date",
}


def annotation_files(index: RecordIndex, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Path and content of each article's text, and of the annotations, an object a line."""
    lines = []
    for article in index.articles.values():
        yield _text_path(article), article.text.encode("utf-8", "replace")
        found = index.of_article(article.id)
        records: tuple[AnchoredRecord, ...]
        records = (*found.quotes, *found.figures, *found.events, *found.dates)
        for record in records:
            lines.append(to_json(_annotation(record, article, index, settings)) + b"\n")
    yield ANNOTATIONS, b"".join(lines)


def _text_path(article: Article) -> str:
    return f"data/texts/{file_name(article.id)}.txt"


def _annotation(
    record: AnchoredRecord, article: Article, index: RecordIndex, settings: Settings
) -> dict[str, Any]:
    """One record; a quotation in parts has a target for each."""
    parts = record.parts if isinstance(record, Quote) else (_span(record),)
    targets = [
        {"source": _address(_text_path(article), settings), "selector": _selectors(part, article)}
        for part in parts
    ]
    page = source_path(article.id).removesuffix(".md")
    place = f"{page}.html#{anchor_of(record.id, article.id)}"
    told = _description(record, index)
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": uuid.uuid5(_NAMESPACE, f"{settings.site_url or settings.site_name}\n{record.id}").urn,
        "type": "Annotation",
        "motivation": "tagging",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": _TAGS[type(record)]},
            *([{"type": "TextualBody", "purpose": "describing", "value": told}] if told else ()),
            {
                "type": "SpecificResource",
                "purpose": "linking",
                "source": _address(place, settings),
            },
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _span(record: Figure | Event | DateMention) -> Part:
    words = record.sentence if isinstance(record, Event) else record.text
    return Part(record.start, record.end, words)


def _selectors(part: Part, article: Article) -> list[dict[str, Any]]:
    text = article.text
    return [
        {
            "type": "TextQuoteSelector",
            "exact": part.text,
            "prefix": text[max(0, part.start - _AROUND) : part.start],
            "suffix": text[part.end : part.end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": part.start, "end": part.end},
    ]


def _description(record: AnchoredRecord, index: RecordIndex) -> str:
    """What is known of a record beyond its words, in a few."""
    if isinstance(record, Quote):
        return record.speaker_name or ""
    if isinstance(record, Figure):
        claimant = index.actor(record.according_to).text if record.according_to else None
        said = (record.measure_label, f"according to {claimant}" if claimant else None)
        return ", ".join(filter(None, said))
    if isinstance(record, Event):
        return f"{format_date(record.date)}, {record.status}"
    return format_date(record.value)


def _address(path: str, settings: Settings) -> str:
    """Absolute where the site's address is known, else from the folder of the annotations."""
    if settings.site_url:
        return f"{settings.site_url.rstrip('/')}/{path}"
    return path.removeprefix("data/") if path.startswith("data/") else f"../{path}"
