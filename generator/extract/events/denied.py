"""Events that their article also tells to be denied: "The army took the town on Monday. A rebel
commander denied that it had been taken." """

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from ...records import FoundEvent
from .signs import proper_words
from .words import event_nouns, event_words


def with_denials(doc: Doc, events: Sequence[FoundEvent]) -> Iterator[FoundEvent]:
    """The events, disputed where somebody denies what is called by the same word and names, if
    anything, something named there."""
    denied = [
        (matter.lemma_.lower(), frozenset(proper_words(matter.subtree, matter.sent)))
        for token in doc
        if token.pos_ == "VERB" and token.lemma_.lower() in event_words().denying
        for matter in _matters(token)
    ]
    for event in events:
        names = frozenset(event.names)
        if event.status == "happened" and any(
            event.head == what and (not whom or whom & names) for what, whom in denied
        ):
            event = replace(event, status="disputed")
        yield event


def _matters(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        named = child.dep_ == "dobj" and child.lemma_.lower() in event_nouns()
        if named or child.dep_ in ("ccomp", "xcomp", "pcomp"):
            yield child
