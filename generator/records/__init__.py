"""The records that stages hand to one another, and that every build exports.

All records are frozen dataclasses. Offsets are characters of the article's ``text`` and
``text[start:end]`` is the record's text, always. Dates are EDTF strings (``2023-09-19``,
``2023-09``, ``2023``, ``2023-09-25/2023-10-01``, ``199X``, ``2023-09-28~``).

``articles`` has what one article gives, ``editorial`` what editors wrote, ``briefing`` what
articles tell together and what is shown of it.

This package imports nothing of ours: every stage may import it, it knows none of them.
"""

from .articles import (
    ELLIPSIS,
    Article,
    Cut,
    DateMention,
    Entity,
    Event,
    Extract,
    Figure,
    Heading,
    Issue,
    LineStart,
    Mention,
    Part,
    Quote,
    Role,
)
from .base import (
    ActorKind,
    Basis,
    CueRule,
    FrameRule,
    Genre,
    Packed,
    Precision,
    Qualifier,
    QuoteKind,
    SpanRule,
    SpeakerRule,
    Status,
)
from .briefing import (
    Actor,
    ActorBrief,
    Briefing,
    Dispute,
    Entry,
    HomeBrief,
    Measure,
    Party,
    Records,
    SummaryLine,
    Topic,
    TopicBrief,
)
from .editorial import Correction, CuratedActor, CuratedMeasure, CuratedTopic, Editorial

__all__ = [
    "ELLIPSIS",
    "Actor",
    "ActorBrief",
    "ActorKind",
    "Article",
    "Basis",
    "Briefing",
    "Correction",
    "CueRule",
    "CuratedActor",
    "CuratedMeasure",
    "CuratedTopic",
    "Cut",
    "DateMention",
    "Dispute",
    "Editorial",
    "Entity",
    "Entry",
    "Event",
    "Extract",
    "Figure",
    "FrameRule",
    "Genre",
    "Heading",
    "HomeBrief",
    "Issue",
    "LineStart",
    "Measure",
    "Mention",
    "Packed",
    "Part",
    "Party",
    "Precision",
    "Qualifier",
    "Quote",
    "QuoteKind",
    "Records",
    "Role",
    "SpanRule",
    "SpeakerRule",
    "Status",
    "SummaryLine",
    "Topic",
    "TopicBrief",
]
