"""What marks an event off from others of its kind: names, numbers, the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from ...language.gazetteer import fold
from ...language.names import titles
from ...records import Mention
from .words import event_words

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TIMES = frozenset({"DATE", "TIME"})
_QUOTES = frozenset("\"'“”‘’«»„`")


def proper_words(words: Iterable[Token], sentence: Span) -> tuple[str, ...]:
    """The proper names among words of a sentence, folded, in order, each once: "Gunmen killed a
    judge in Dorra, Mayor Ida Moss said" gives Dorra alone, since who tells of an event has no
    part in it."""
    tellers = {t.i for verb in sentence if _only_tells(verb) for t in _teller(verb)}
    names = (
        fold(t.text).lower().strip("'’.") for t in words if t.i not in tellers and _is_proper(t)
    )
    return tuple(dict.fromkeys(name for name in names if len(name) > 1))


def numbers(head: Token, heads: Sequence[Token]) -> tuple[str, ...]:
    """What the clause of ``head`` counts, as "number noun": "12 person"."""
    others = {h.i for h in heads if h.i != head.i}
    return tuple(
        dict.fromkeys(
            f"{t.lower_} {t.head.lemma_.lower()}"
            for t in head.subtree
            if t.dep_ == "nummod" and t.ent_type_ not in _TIMES and t.head.i not in others
        )
    )


def place_of(doc: Doc, head: Token, mentions: Sequence[Mention]) -> str | None:
    """The entity that the clause says it took place in: that of "in Geneva", "at Lake Orta"."""
    for mention in mentions:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        preposition = span.root.head
        if (
            span.root.dep_ == "pobj"
            and preposition.lower_ in event_words().placing
            and preposition.head in (head, *(a for a in head.ancestors if a.pos_ == "VERB"))
        ):
            return mention.entity
    return None


def _is_proper(token: Token) -> bool:
    if token.ent_type_ in _TIMES or not token.text[:1].isupper():
        return False
    if token.text in titles() or token.text[0] in _QUOTES:
        return False
    return (
        token.pos_ == "PROPN"
        or token.ent_type_ == "NORP"
        or (token.pos_ == "ADJ" and token.is_title and token.i > token.sent.start)
    )


def _only_tells(verb: Token) -> bool:
    """Whether a verb only says where the report comes from: "..., police said"."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in event_words().saying:
        return False
    return any(c.dep_ in ("ccomp", "parataxis") for c in verb.children) or verb.dep_ in (
        "parataxis",
        "ccomp",
    )


def _teller(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in _SUBJECTS or child.dep_ in ("dobj", "dative", "prep", "advmod"):
            yield from child.subtree
