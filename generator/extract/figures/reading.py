"""A parsed article as figures are looked for in it: characters to tokens, tokens to clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.tokens import Doc, Span, Token

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})


class Reading:
    """A Doc with fast access by character offset."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        columns = doc.to_array([IDX, SENT_START]) if len(doc) else np.zeros((0, 2), np.uint64)
        self._starts: list[int] = columns[:, 0].tolist()
        firsts: list[int] = np.flatnonzero(columns[:, 1] == 1).tolist()
        self._firsts = firsts if firsts[:1] == [0] else [0, *firsts]

    def token_at(self, offset: int) -> Token:
        """The token that holds the character at ``offset``."""
        return self.doc[max(0, bisect_right(self._starts, offset) - 1)]

    def tokens(self, start: int, end: int) -> Span:
        """The tokens that a stretch of characters touches."""
        first, last = self.token_at(start).i, self.token_at(max(start, end - 1)).i
        return self.doc[first : last + 1]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the character at ``offset``."""
        at = bisect_right(self._firsts, self.token_at(offset).i)
        end = self._firsts[at] if at < len(self._firsts) else len(self.doc)
        return self.doc[self._firsts[at - 1] : end]


def trimmed(span: Span) -> tuple[int, int]:
    """Character bounds of a span without white space at its ends."""
    text = span.text
    left = len(text) - len(text.lstrip())
    return span.start_char + left, span.start_char + max(left, len(text.rstrip()))


def ancestors(token: Token, limit: int = 12) -> Iterator[Token]:
    """Heads upward, nearest first; stops at the root."""
    for _ in range(limit):
        if token.head.i == token.i:
            return
        token = token.head
        yield token
