"""From the head of a noun phrase to a speaker: entity, name, words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from .grammar import noun_phrase

if TYPE_CHECKING:
    from ..discourse import Discourse

_ARTICLE = re.compile(r"^(?:the|a|an|some|its|his|her|their)\s+(?!of\b)", re.IGNORECASE)
_INDEFINITE = frozenset({"some", "many", "others", "most", "several", "few", "both", "all"})
_RECENT = 4


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: ``key`` of an entity (None when the discourse knows none)."""

    key: str | None
    name: str | None
    text: str | None
    person: bool = False


class Speakers:
    """Resolves sources in the order of the text, remembering who spoke last."""

    def __init__(self, doc: Doc, discourse: Discourse) -> None:
        self._doc = doc
        self._discourse = discourse
        self._recent: list[str] = []

    def of(self, source: Token, outer: Token | None = None) -> Speaker:
        """The speaker that a noun phrase names; a pronoun rather means the ``outer`` one."""
        recent = self._recent
        if outer is not None and source.pos_ == "PRON":
            leader = self.of(outer).key
            recent = recent if leader is None else [leader, *recent]
        start, end = noun_phrase(source)
        span = self._doc[start:end]
        first, last = span.start_char, span.end_char
        entity = self._discourse.resolve(first, last, recent)
        if entity is None:
            entity = self._discourse.resolve(source.idx, source.idx + len(source), recent)
        if entity is not None:
            return Speaker(entity.key, entity.name, span.text, entity.kind == "person")
        if source.pos_ == "PRON" and source.lower_ not in _INDEFINITE:
            return Speaker(None, None, span.text)
        return Speaker(None, _ARTICLE.sub("", span.text), span.text)

    def labelled(self, start: int, end: int) -> Speaker:
        """The speaker whose turn a label opens."""
        name = self._doc.text[start:end]
        entity = self._discourse.resolve(start, end, self._recent)
        if entity is not None:
            return Speaker(entity.key, entity.name, name, entity.kind == "person")
        return Speaker(None, name.title() if name.isupper() and len(name) > 3 else name, name)

    def spoke(self, speaker: Speaker) -> None:
        """Remember a speaker, nearest first."""
        if speaker.key is not None:
            rest = [key for key in self._recent if key != speaker.key]
            self._recent = [speaker.key, *rest][:_RECENT]

    @property
    def recent(self) -> Sequence[str]:
        """Keys of those who spoke last, nearest first."""
        return tuple(self._recent)
