"""Captions, headlines and time stamps that saved pages leave glued to a sentence:
"Rescuers pull man from rubble A French team said on Monday that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from ...language.datelines import STAMP
from .span import Bounds
from .words import event_words

#: Words that a part of a sentence must have to stand for it.
_FEW = 5

_NAMES = frozenset({"PROPN", "DET", "ADP", "PUNCT", "SYM", "CCONJ", "ADJ"})
#: What leads to more of its own sentence.
_LEADING = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ"})
#: "Group A", "Zhang He", "Phase One"
_PARTS_OF_NAMES = frozenset({"a", "an", "he", "one", "on"})


def part_about(sentence: Span, opening: int, places: tuple[int, int]) -> Bounds:
    """The part of a sentence that holds the tokens between two ``places`` of the document, of
    the parts that are glued together; the whole sentence where they lie in several.

    ``opening``: where the text proper begins.
    """
    start, end = max(sentence.start_char, opening), sentence.end_char
    doc, text = sentence.doc, sentence.doc.text
    first, last = doc[places[0]].idx, doc[places[1]].idx
    for cut, behind in sorted(_cuts(sentence)):
        if behind <= first and _is_told(text[behind:end]):
            start = max(start, behind)
        elif cut > last and _is_told(text[start:cut]):
            end = cut
            break
    return Bounds(start, end)


def _is_told(part: str) -> bool:
    return len(part.split()) >= _FEW


def _cuts(sentence: Span) -> Iterator[tuple[int, int]]:
    """Where a part ends and where the next begins, in characters of the document."""
    start = sentence.start_char
    for stamp in STAMP.finditer(sentence.text):
        yield start + stamp.start(), start + stamp.end()
    for token in sentence[1:-2]:
        if _opens(token):
            yield token.nbor(-1).idx + len(token.nbor(-1)), token.idx


def _opens(token: Token) -> bool:
    """Whether a new sentence begins here although none was ended: a word in capitals that is no
    name, behind a word that leads to none."""
    before, after = token.nbor(-1), token.nbor(1)
    if not token.text[0].isupper() or not (before.is_alpha or before.like_num):
        return False
    if token.lower_ in event_words().openers:
        led = before.pos_ in _LEADING or (before.is_title and token.lower_ in _PARTS_OF_NAMES)
        return not led and (_is_small(after) or _is_acronym(after))
    return (
        token.is_title
        and token.pos_ not in _NAMES
        and not token.ent_type_
        and before.is_lower
        and before.pos_ not in _NAMES
        and _is_small(after)
    )


def _is_small(token: Token) -> bool:
    return token.text[0].islower() or token.text[0].isdigit()


def _is_acronym(token: Token) -> bool:
    return token.is_upper and len(token) > 1 and token.is_alpha
