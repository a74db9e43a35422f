"""Name mentions from the model's named entities: split, trimmed and joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ...language.gazetteer import Gazetteer, KnownActor, Sense
from ...language.person_names import Gender
from ...records.plain_text import fold
from .coreference_words import CoreferenceWords
from .tokens import Tokens

NameLabel = Literal["person", "body", "place"]
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "‘s"})
_TAGGED = re.compile(r"[RDI][-–]\s?[A-Z]")  # "D-Mass."
_TRIM = re.compile(r"^\W+$")


@dataclass(frozen=True, slots=True)
class NameMention:
    """Tokens first..last-1 are the name of somebody or something."""

    first: int
    last: int
    text: str
    label: NameLabel
    known: KnownActor | None = None
    sense: Sense = "name"
    gender: Gender | None = None
    """The gender that a form of address before it shows."""
    titled: bool = False
    """Whether a form of address or an office stands before it."""


def split_model_name(
    tokens: Tokens, first: int, last: int, label: NameLabel, lex: CoreferenceWords
) -> list[NameMention]:
    """Names in one of the model's entities, split at line ends and inner possessives."""
    cuts = [first]
    for i in range(first, last):
        if "\n" in tokens.words[i] or (
            tokens.words[i] in _POSSESSIVE and i + 1 < last and label != "body"
        ):
            cuts += [i, i + 1]
    cuts.append(last)
    made = (
        _trimmed_name(tokens, a, b, label, lex) for a, b in zip(cuts[::2], cuts[1::2], strict=True)
    )
    return [name for name in made if name]


_BRACKETS = frozenset({"(", ")", "[", "]", "-LRB-", "-RRB-", "-LSB-", "-RSB-"})
"""Brackets, also as treebanks write them."""


def _trimmed_name(
    tokens: Tokens, first: int, last: int, label: NameLabel, lex: CoreferenceWords
) -> NameMention | None:
    words = tokens.words
    while last > first and words[last - 1] in _BRACKETS:
        last -= 1
    while first < last and words[first] in _BRACKETS:
        first += 1
    last = _name_end(words, first, last, label)
    first, gender, titled = _name_start(words, first, last, label, lex)
    if first >= last or not any(c.isalpha() for c in words[first]):
        return None
    if label == "person" and last - first > 2 and _is_office(tokens, first, lex):
        first += 1
    if label == "person" and tokens.tag[last - 1] == "NNPS":
        return None  # "the Clintons", "Fellow Republicans"
    if _TAGGED.match(tokens.span(first, last)):
        return None
    if label == "place" and last == first + 1 and (start := _office_start(tokens, first, lex)):
        first, label, titled = start, "person", True  # "President François Hollande"
    if first and label == "person" and words[first - 1] in lex.titles:
        gender, titled = gender or lex.titles[words[first - 1]], True
    if label == "person" and last == first + 1 and _is_first_name(tokens, first, lex):
        last += 1
    text = tokens.span(first, last).rpartition(">")[2]
    return NameMention(first, last, text, label, gender=gender, titled=titled) if text else None


def _name_end(words: Sequence[str], first: int, last: int, label: NameLabel) -> int:
    """Where a name ends, without marks, possessives and, of a person, words in small letters."""
    while last > first and (
        words[last - 1] in _POSSESSIVE
        or (_TRIM.match(words[last - 1]) and words[last - 1] != ")")
        or (label == "person" and words[last - 1].islower() and words[last - 2] != "-")
    ):
        last -= 1
    return last


def _name_start(
    words: Sequence[str], first: int, last: int, label: NameLabel, lex: CoreferenceWords
) -> tuple[int, Gender | None, bool]:
    """Where a name begins, behind its titles; the gender that these tell; whether it has any."""
    gender: Gender | None = None
    titled = False
    while first < last:
        word = words[first]
        if label == "person" and last - first > 1 and word in lex.titles:
            gender, titled = gender or lex.titles[word], True
        elif not (
            word.lower() in ("the", "said")
            or _TRIM.match(word)
            or (word[0].islower() and word.lower() not in lex.particles and label == "person")
        ):
            break
        first += 1
    return first, gender, titled


def _is_office(tokens: Tokens, first: int, lex: CoreferenceWords) -> bool:
    """Whether a name opens with what its bearer heads: "Head of Diplomacy Josep Borrell"."""
    return (
        first > 0
        and tokens.lower[first - 1] == "of"
        and fold(tokens.words[first]) not in lex.first_names
        and fold(tokens.words[first + 1]) in lex.first_names
    )


def _office_start(tokens: Tokens, i: int, lex: CoreferenceWords) -> int:
    """Where the name of an office holder begins ("President François Hollande"); 0 for none."""
    start = i
    while start > 0 and i - start < 2 and tokens.head[start - 1] == i:
        if is_title_or_role(tokens, start - 1, lex):
            return start
        if tokens.pos[start - 1] != "PROPN":
            break
        start -= 1
    return start if start and start < i and is_title_or_role(tokens, start - 1, lex) else 0


def _is_first_name(tokens: Tokens, i: int, lex: CoreferenceWords) -> bool:
    """Whether a token is the first name of a surname that the model missed ("Theresa May")."""
    return (
        tokens.dep[i] == "compound"
        and tokens.head[i] == i + 1
        and tokens.pos[i + 1] == "PROPN"
        and fold(tokens.words[i]) in lex.first_names
    )


def is_demonym(name: NameMention, gazetteer: Gazetteer) -> bool:
    """Whether a name is only a demonym ("French", "pro-Russian", "Azerbaijanis")."""
    word = name.text.rstrip("-").removeprefix("pro-").removeprefix("anti-").removeprefix("non-")
    return bool(gazetteer.nation(word)) and gazetteer.named(word) is None


def join_first_names(tokens: Tokens, names: list[NameMention]) -> list[NameMention]:
    """The names, with a first name and surname that the model separated made one."""
    made: list[NameMention] = []
    for name in names:
        last = made[-1] if made else None
        if (
            last
            and last.last == name.first
            and name.label == "person"
            and last.last - last.first == name.last - name.first == 1
            and tokens.head[last.first] == name.first
            and tokens.dep[last.first] == "compound"
        ):
            text = tokens.span(last.first, name.last)
            made[-1] = replace(last, last=name.last, text=text, label="person")
        else:
            made.append(name)
    return made


def is_title_or_role(tokens: Tokens, i: int, lex: CoreferenceWords) -> bool:
    """Whether a token is a title or role that may precede a name ("President", "Sen.")."""
    word = tokens.lower[i]
    return tokens.words[i] in lex.titles or lex.roles.noun(word) in lex.roles.broader
