"""The words that tell what an event is, for finding its other tellings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_TIMES = frozenset({"DATE", "TIME"})

#: With fewer words a noun's own phrase does not tell what it is, and its clause is asked.
_FEW = 3


def clause_terms(head: Token, heads: Sequence[Token]) -> tuple[str, ...]:
    """Content lemmas of what ``head`` governs, in order, each once.

    What other events of the sentence (``heads``) govern inside it is theirs.
    """
    others = {h.i for h in heads if h.i != head.i and not _is_said_by(h, head)}
    terms = _lemmas(head, others)
    if head.dep_ in ("relcl", "acl"):
        terms = tuple(dict.fromkeys([*terms, *_lemmas(head.head, {*others, head.i})]))
    if len(terms) < _FEW and head.head != head:
        terms = tuple(dict.fromkeys([*terms, *_lemmas(_clause(head), others)]))
    return terms


def _is_said_by(said: Token, head: Token) -> bool:
    """What is announced is what the announcement tells."""
    return said.dep_ == "ccomp" and said.head == head


def _lemmas(head: Token, others: set[int]) -> tuple[str, ...]:
    words = sorted(_below(head, others), key=lambda t: t.i)
    return tuple(dict.fromkeys(t.lemma_.lower() for t in words if _tells(t)))


def _below(token: Token, others: set[int]) -> Iterator[Token]:
    stack = [token]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(child for child in current.children if child.i not in others)


def _tells(token: Token) -> bool:
    return (
        token.pos_ in _CONTENT
        and token.ent_type_ not in _TIMES
        and not token.is_stop
        and len(token.lemma_) > 1
    )


def _clause(token: Token) -> Token:
    while token.head != token and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token
