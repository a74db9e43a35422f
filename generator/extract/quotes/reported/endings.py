"""Where what is reported may end: the phrase as parsed, cut at a pause, or going on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from ..reporting_words import reporting_words
from .candidates import PAUSES, Candidate
from .grammar import FINITE

_ADJUNCTS = frozenset({"advcl", "relcl", "acl", "prep", "npadvmod"})
_CLOSING = frozenset(')”’"%$') | {"''"}
_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 30)


@dataclass(frozen=True, slots=True)
class Ending:
    """A token where a content may end (half-open), and what tells whether it does."""

    at: int
    features: tuple[str, ...]


def bucket(length: int) -> str:
    """A length in tokens, roughly."""
    return next((str(limit) for limit in _LENGTHS if length <= limit), "more")


def find_endings(candidate: Candidate) -> list[Ending]:
    """The tokens before which a candidate's content may end; first the end of its phrase."""
    doc, start = candidate.cue.doc, candidate.start
    last = candidate.cue.sent.end
    while last > start + 1 and (doc[last - 1].is_space or doc[last - 1].text in ".?!…"):
        last -= 1
    own = min(candidate.end, last)
    while own > start + 1 and _is_loose(doc, own - 1):
        own -= 1
    kinds = {own: "own"}
    if own < last:
        kinds.setdefault(last, "sentence")
    for token in doc[start + 1 : last]:
        if token.text in PAUSES:
            kinds.setdefault(token.i, "inner comma" if token.i < own else "later comma")
    for token in doc[start + 1 : own]:
        if token.dep_ in _ADJUNCTS and token.right_edge.i + 1 >= own and token.left_edge.i > start:
            kinds.setdefault(token.left_edge.i, f"before {token.dep_}")
    for token in candidate.cue.rights:
        if token.i >= own and token.right_edge.i >= own:
            kinds.setdefault(min(token.right_edge.i + 1, last), f"after {token.dep_}")
    return [
        Ending(at, tuple(_features(candidate, own, at, last, kind))) for at, kind in kinds.items()
    ]


def _is_loose(doc: Doc, i: int) -> bool:
    return doc[i].is_space or (doc[i].is_punct and doc[i].text not in _CLOSING)


def _features(candidate: Candidate, own: int, at: int, last: int, kind: str) -> Iterator[str]:
    doc, start = candidate.cue.doc, candidate.start
    base = candidate.frame.split(":")[0].removeprefix("passive ")
    yield kind
    yield f"{kind} {base}"
    if at < last:
        yield from _following(doc, at, "in" if at < own else "out")
    else:
        yield "at end"
        yield f"at end {base}"
    if at != own:
        yield ("drops " if at < own else "adds ") + bucket(abs(own - at))
        if any(t.lemma_ in ("say", "tell", "accord") for t in doc[min(own, at) : max(own, at)]):
            yield ("drops" if at < own else "adds") + " saying"
    yield f"length {bucket(at - start)}"
    yield f"length {bucket(at - start)} {base}"
    yield f"ends in {doc[at - 1].pos_}"
    if not any(t.tag_ in FINITE for t in doc[start:at]):
        yield f"no verb {base}"
    yield f"commas {min(sum(t.text == ',' for t in doc[start:at]), 3)}"


def _following(doc: Doc, at: int, side: str) -> Iterator[str]:
    """Features of the tokens behind an ending."""
    mark = doc[at]
    pause = mark.text in PAUSES
    after = doc[at + 1] if pause and at + 1 < len(doc) else mark
    if pause:
        side += ","
    joint = after.lower_ in reporting_words().clause_openers
    yield f"{side} then {after.lower_ if joint else after.tag_}"
    yield f"{side} then {after.dep_}"
    if joint:
        leads = after.dep_ in ("mark", "cc", "prep", "nsubj", "advmod")
        yield f"{side} then {after.lower_} {(after.head if leads else after).dep_}"
    yield f"{side} text {mark.text if mark.is_punct else 'none'}"
