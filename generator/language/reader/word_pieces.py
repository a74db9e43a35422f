"""Text as word pieces, as BERT's uncased vocabulary has them.

A word that the vocabulary lacks is cut into the longest pieces that it has, from the left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_VOCABULARY = Path(__file__).parent.parent / "learned" / "reader" / "vocab.txt"
UNKNOWN, FIRST_MARK, LAST_MARK = 100, 101, 102
"""Numbers in the vocabulary: no such word, the marks round a window."""
_MAX_CHARACTERS = 100
"""Longer words, such as addresses, are unknown."""
_CHUNK = re.compile(r"\S+")
_REMEMBERED_CHUNKS = 50_000


class Pieces(NamedTuple):
    """Numbers of the pieces of a text, and the character that each one's word begins at."""

    ids: Sequence[int]
    starts: Sequence[int]


def word_pieces(text: str) -> Pieces:
    """The pieces of a text; words keep their punctuation apart.

    >>> word_pieces("It’s unbelievable.").starts
    [0, 2, 3, 5, 17]
    """
    ids: list[int] = []
    starts: list[int] = []
    for chunk in _CHUNK.finditer(text):
        for offset, pieces in _of_chunk(chunk.group()):
            ids += pieces
            starts += [chunk.start() + offset] * len(pieces)
    return Pieces(ids, starts)


@lru_cache(maxsize=_REMEMBERED_CHUNKS)
def _of_chunk(chunk: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The words of what stands between two spaces: where each begins, and its pieces."""
    vocabulary = _vocabulary()
    return tuple((start, _of_word(_folded(word), vocabulary)) for start, word in _words(chunk))


def _words(chunk: str) -> Iterator[tuple[int, str]]:
    start = 0
    for k, character in enumerate(chunk):
        if _stands_alone(character):
            if start < k:
                yield start, chunk[start:k]
            yield k, character
            start = k + 1
    if start < len(chunk):
        yield start, chunk[start:]


def _stands_alone(character: str) -> bool:
    if character.isascii():
        return not character.isalnum() and character.isprintable()
    return unicodedata.category(character)[0] == "P" or "一" <= character <= "鿿"


def _folded(word: str) -> str:
    """Lower case, without accents and invisible characters."""
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in apart if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


def _of_word(word: str, vocabulary: Mapping[str, int]) -> tuple[int, ...]:
    if not word:
        return ()
    if len(word) > _MAX_CHARACTERS:
        return (UNKNOWN,)
    found: list[int] = []
    start, prefix = 0, ""
    while start < len(word):
        end = next(
            (k for k in range(len(word), start, -1) if prefix + word[start:k] in vocabulary), 0
        )
        if not end:
            return (UNKNOWN,)
        found.append(vocabulary[prefix + word[start:end]])
        start, prefix = end, "##"
    return tuple(found)


@cache
def _vocabulary() -> dict[str, int]:
    lines = _VOCABULARY.read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}
