"""A parsed article as figures are looked for in it: characters to tokens, tokens to clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})


class Reading:
    """A Doc with fast access by character offset."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        self._starts: list[int] = [token.idx for token in doc]
        self._sentences: list[Span] = list(doc.sents) if doc.has_annotation("SENT_START") else []
        self._sentence_starts: list[int] = [s.start_char for s in self._sentences]

    def token_at(self, offset: int) -> Token:
        """The token that holds the character at ``offset``."""
        return self.doc[max(0, bisect_right(self._starts, offset) - 1)]

    def tokens(self, start: int, end: int) -> Span:
        """The tokens that a stretch of characters touches."""
        first, last = self.token_at(start).i, self.token_at(max(start, end - 1)).i
        return self.doc[first : last + 1]

    def sentence_at(self, offset: int) -> Span:
        at = bisect_right(self._sentence_starts, offset) - 1
        return self._sentences[at] if at >= 0 else self.doc[:]


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
