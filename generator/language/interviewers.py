"""Whose turns in a conversation are nobody's statements: those who ask, and who lead through it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..records import Actor, Quote
from .word_lists import word_set


def is_asked(quote: Quote, actors: Mapping[str, Actor]) -> bool:
    """Whether it is a turn of an outlet or a presenter: questions, and what leads up to them, are
    nobody's statements."""
    actor = actors.get(quote.speaker or "")
    return quote.interview and actor is not None and (actor.kind == "media" or is_presenter(actor))


def is_presenter(actor: Actor) -> bool:
    """Whether somebody is, by the role first shown, one who presents the news."""
    role = actor.roles[0].text if actor.kind == "person" and actor.roles else ""
    found = re.findall(r"\w+", role.casefold())
    return bool(word_set("speech_turns", "presenters").intersection(found))
