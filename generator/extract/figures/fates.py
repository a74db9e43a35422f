"""What became of people counted, where the words right beside their number say it.

Two numbers often share a sentence and one verb in the parse ("killing 11 and injuring 122"); what
stands right behind a number or right before it is its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...records import FigureCategory
from .lexicon import figure_words
from .reading import VERBAL, Reading
from .things import Counted

#: How far behind a number its fate may stand, in tokens.
_REACH = 6
_TO_HAVENS = frozenset({"in", "to", "at"})
_LOSING_HOMES = frozenset({"leave", "abandon", "lose"})


def fate_beside(reading: Reading, counted: Counted, start: int) -> FigureCategory | None:
    """The fate that stands right behind people counted, else right before them; None where none
    does, or where they are described by one ("60 injured people").

    Args:
        start: first character of the figure, with its qualifiers.
    """
    inside = reading.tokens(counted.start, counted.end)
    if counted.unit != "people" or any(t.dep_ == "amod" and _fate(t) for t in inside):
        return None
    behind = [*reading.doc[inside.end : inside.end + _REACH]]
    return _behind(behind) or _before(reading, start)


def _behind(tokens: list[Token]) -> FigureCategory | None:
    for n, token in enumerate(tokens):
        lemma = token.lemma_.lower()
        if lemma in _LOSING_HOMES and [t.lemma_ for t in tokens[n + 2 : n + 3]] == ["home"]:
            return "displaced"
        if token.lower_ in _TO_HAVENS and any(
            t.lower_ in figure_words().havens for t in tokens[n + 1 : n + 4]
        ):
            return "displaced"
        if token.lower_ == "alive":
            return "count"
        found = _fate(token)
        if found:
            acts = any(c.dep_ == "dobj" for c in token.children)  # "three gunmen killed 12"
            return None if acts else found
        if token.pos_ not in ("AUX", "ADV") and lemma not in figure_words().no_fates:
            return None
    return None


def _before(reading: Reading, start: int) -> FigureCategory | None:
    verb = reading.token_at(start - 1) if start else None
    if verb is None or verb.pos_ not in VERBAL or verb.idx + len(verb) < start - 1:
        return None
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    return None if passive else _fate(verb)


def _fate(token: Token) -> FigureCategory | None:
    if token.pos_ not in ("VERB", "ADJ") and token.lower_ not in figure_words().people_adjectives:
        return None
    return next(_fates(token), None)


def _fates(token: Token) -> Iterator[FigureCategory]:
    for category, members in figure_words().categories.items():
        if category != "population" and {token.lemma_.lower(), token.lower_} & members:
            yield category
