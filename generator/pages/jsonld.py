"""What a page is about in schema.org's terms, for machines that read pages."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from ..records import ActorBrief, ActorKind, Article, Entry, Genre, Quote, TopicBrief
from ..settings import Settings
from . import limits
from .addresses import actor_path, source_path, topic_path
from .headlines import headline
from .record_index import RecordIndex

_TYPES: dict[ActorKind, str] = {
    "person": "Person",
    "state": "Country",
    "government body": "GovernmentOrganization",
    "organisation": "Organization",
    "armed group": "Organization",
    "media": "NewsMediaOrganization",
    "place": "Place",
}
_GENRES: dict[Genre, str] = {
    "report": "ReportageNewsArticle",
    "interview": "NewsArticle",
    "opinion": "OpinionNewsArticle",
    "analysis": "AnalysisNewsArticle",
    "statement": "NewsArticle",
}

Data = dict[str, Any]


def site_data(index: RecordIndex, settings: Settings) -> Markup:
    """The site as a whole."""
    return _script(
        {
            "@type": "WebSite",
            "name": settings.site_name,
            "description": settings.site_description,
            "url": settings.site_url,
        }
    )


def topic_data(brief: TopicBrief, index: RecordIndex, settings: Settings) -> Markup:
    """A topic with its key quotations and the last of its events."""
    quotes = [index.quotes[q] for q in brief.key_quotes[: limits.STRUCTURED_ITEMS]]
    events = [index.entries[e] for e in brief.latest[: limits.STRUCTURED_ITEMS]]
    return _script(
        {
            "@type": "CollectionPage",
            "name": brief.topic.title,
            "description": brief.topic.description,
            "url": _address(settings, topic_path(brief.topic.id)),
            "hasPart": [_quotation(q, index, settings) for q in quotes],
            "about": [_event(e, index) for e in events],
        }
    )


def actor_data(brief: ActorBrief, index: RecordIndex, settings: Settings) -> Markup:
    """A person, state or body."""
    found = brief.actor
    data: Data = {
        "@type": _TYPES[found.kind],
        "name": found.name,
        "alternateName": [a for a in found.aliases if a != found.name],
        "url": _address(settings, actor_path(found.id)),
    }
    if found.kind == "person":
        data["jobTitle"] = list(dict.fromkeys(r.text for r in found.roles))
    return _script(data)


def article_data(source: Article, index: RecordIndex, settings: Settings) -> Markup:
    """An article, its quotations among its parts."""
    quotes = index.of_article(source.id).quotes
    return _script(
        {
            "@type": _GENRES[source.genre],
            "headline": headline(source),
            "datePublished": source.published,
            "author": [{"@type": "Person", "name": name} for name in source.authors],
            "publisher": {"@type": "NewsMediaOrganization", "name": source.outlet}
            if source.outlet
            else None,
            "isBasedOn": source.url or source.retells,
            "url": _address(settings, source_path(source.id)),
            "hasPart": [_quotation(q, index, settings) for q in quotes if q.kind == "direct"][
                : limits.STRUCTURED_ITEMS
            ],
        }
    )


def _quotation(quote: Quote, index: RecordIndex, settings: Settings) -> Data:
    speaker = index.named.get(quote.speaker or "")
    return {
        "@type": "Quotation",
        "text": quote.words,
        "spokenByCharacter": {"@type": _TYPES[speaker.kind], "name": speaker.link.text}
        if speaker
        else None,
        "isPartOf": _address(settings, source_path(quote.article)),
    }


def _event(entry: Entry, index: RecordIndex) -> Data:
    status = {"cancelled": "https://schema.org/EventCancelled"}.get(
        entry.status, "https://schema.org/EventScheduled"
    )
    return {
        "@type": "Event",
        "name": index.entry_text(entry),
        "startDate": entry.date.partition("/")[0],
        "eventStatus": status if entry.status in ("announced", "cancelled") else None,
    }


def _address(settings: Settings, path: str) -> str | None:
    if settings.site_url is None:
        return None
    return f"{settings.site_url.rstrip('/')}/{path.removesuffix('.md')}.html"


def _script(data: Data) -> Markup:
    """A script element; "<" and "&" are written so that no text can end it."""
    body = json.dumps(
        {"@context": "https://schema.org", **_without_empty(data)}, ensure_ascii=False
    )
    for sign in "<>&\u2028\u2029":
        body = body.replace(sign, f"\\u{ord(sign):04x}")
    clean = body.encode("utf-8", "replace").decode()
    return Markup(f'<script type="application/ld+json">{clean}</script>')


def _without_empty(value: Any) -> Any:
    """Without unknown values."""
    if isinstance(value, dict):
        return {k: _without_empty(v) for k, v in value.items() if v not in (None, "", [])}
    return [_without_empty(v) for v in value] if isinstance(value, list) else value
