"""A parsed Doc as parallel lists, which are quicker to read than Token objects."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ...language.quotation_marks import find_paragraphs


@dataclass(frozen=True, slots=True)
class Tokens:
    """One entry a token in every list; ``head`` is a token index."""

    text: str
    words: list[str]
    lower: list[str]
    start: list[int]
    end: list[int]
    pos: list[str]
    tag: list[str]
    lemma: list[str]
    dep: list[str]
    head: list[int]
    sent: list[int]
    para: list[int]
    quoted: list[bool]
    dated: list[bool]
    """Whether each token is part of a date or time of day."""
    subject: dict[int, int]
    """Subject of every verb that has one."""
    at: dict[int, int]
    """Token index by the offset of its first character."""

    @staticmethod
    def of(doc: Doc) -> Tokens:
        """Read a parsed Doc."""
        every = list(doc)  # making Token objects is slow: only once
        words = [t.text for t in every]
        start = [t.idx for t in every]
        sent, para = _numbers(every, words)
        dep = [t.dep_ for t in every]
        head = [t.head.i for t in every]
        return Tokens(
            text=doc.text,
            words=words,
            lower=[w.lower() for w in words],
            start=start,
            end=[s + len(w) for s, w in zip(start, words, strict=True)],
            pos=[t.pos_ for t in every],
            tag=[t.tag_ for t in every],
            lemma=[t.lemma_ for t in every],
            dep=dep,
            head=head,
            sent=sent,
            para=para,
            quoted=_quoted(doc.text, start),
            dated=[t.ent_type_ in ("DATE", "TIME") for t in every],
            subject={head[i]: i for i, d in enumerate(dep) if d in ("nsubj", "nsubjpass")},
            at={s: i for i, s in enumerate(start)},
        )

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> str:
        """Text of the tokens first..last-1."""
        return self.text[self.start[first] : self.end[last - 1]] if last > first else ""

    def root(self, first: int, last: int) -> int:
        """The token of first..last-1 on which the others hang (the leftmost such)."""
        for i in range(first, last):
            if not first <= self.head[i] < last or self.head[i] == i:
                return i
        return first


def _numbers(every: list[Token], words: list[str]) -> tuple[list[int], list[int]]:
    """Sentence and paragraph number of every token."""
    sent, para = [], []
    s = p = -1
    fresh = True
    for token, word in zip(every, words, strict=True):
        s += bool(token.is_sent_start) or s < 0
        p += fresh
        fresh = "\n\n" in word
        sent.append(s)
        para.append(p)
    return sent, para


def _quoted(text: str, start: list[int]) -> list[bool]:
    """Whether each token lies between quotation marks."""
    inside = [False] * len(start)
    for paragraph in find_paragraphs(text):
        for mark in paragraph.marked:
            first, last = bisect_left(start, mark.start), bisect_left(start, mark.end)
            inside[first:last] = [True] * (last - first)
    return inside
