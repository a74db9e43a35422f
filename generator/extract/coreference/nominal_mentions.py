"""Mentions without a name: nominal mentions ("the minister", "officials") and pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from ...language.gazetteer import Gazetteer
from ...language.person_names import Gender
from .coreference_words import coreference_words
from .role_phrases import role_head
from .tokens import Tokens

NominalKind = Literal["person", "body", "group", "document", "thing", "things"]
_PRONOUNS: dict[str, tuple[Gender | None, str]] = {
    "he": ("m", "one"), "him": ("m", "one"), "his": ("m", "one"), "himself": ("m", "one"),
    "she": ("f", "one"), "her": ("f", "one"), "hers": ("f", "one"), "herself": ("f", "one"),
    "it": (None, "it"), "its": (None, "it"), "itself": (None, "it"),
    "they": (None, "they"), "them": (None, "they"), "their": (None, "they"),
    "themselves": (None, "they"),
}  # fmt: skip
AGED = "old"
"""Head noun of a description by age ("the 45-year-old")."""
_DASHES = frozenset({"-", "–", "—", "--", ":"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class NominalMention:
    """Tokens first..last-1, a noun phrase whose head is no name."""

    first: int
    last: int
    head: int
    kind: NominalKind
    noun: str
    """Head noun, singular, lower case; role nouns in their full form ("prime minister")."""
    definite: bool
    indefinite: bool
    owned: bool
    """Introduced by a possessive ("his", "Azerbaijan's")."""


@dataclass(frozen=True, slots=True)
class PronounMention:
    """A third-person pronoun."""

    token: int
    gender: Gender | None
    number: str
    """"one" (he, she), "it" or "they"."""


def find_pronoun_mentions(tokens: Tokens) -> list[PronounMention]:
    """Third-person pronouns by position."""
    found = []
    for i, tag in enumerate(tokens.tag):
        if tag in ("PRP", "PRP$"):
            entry = _PRONOUNS.get(tokens.lower[i])
            if entry:
                found.append(PronounMention(i, *entry))
    return found


def find_nominal_mentions(
    doc: Doc, tokens: Tokens, named: Sequence[bool], gazetteer: Gazetteer
) -> Iterator[NominalMention]:
    """Noun phrases whose head is no name; ``named`` says of every token whether it is in one."""
    lex = coreference_words()
    for chunk in doc.noun_chunks:
        first, last, head = chunk.start, chunk.end, chunk.root.i
        while first < head and (tokens.pos[first] == "PUNCT" or "\n" in tokens.words[first]):
            first += 1
        for i in range(first + 1, head):  # "BRUSSELS - European leaders"
            if tokens.words[i] in _DASHES and tokens.start[i] > tokens.end[i - 1]:
                first = i + 1
        if named[head] or tokens.pos[head] not in ("NOUN", "PROPN", "ADJ"):
            continue
        low = tokens.lower[head]
        plural = tokens.tag[head] in ("NNS", "NNPS")
        noun = _singular(low) if plural else low
        definite = tokens.lower[first] in _DEFINITE
        indefinite = tokens.lower[first] in ("a", "an", "another", "one", "some")
        owned = tokens.tag[first] == "PRP$" or any(
            tokens.dep[i] == "poss" for i in range(first, head)
        )
        kind: NominalKind = "things" if plural else "thing"
        role = role_head(tokens.words[first : head + 1], lex.roles)
        if low in lex.plural_bodies or (not plural and low in lex.bodies):
            kind, noun = "body", low
        elif plural and (
            low in lex.groups or noun in lex.roles.broader or gazetteer.nation(tokens.words[head])
        ):
            kind = "group"
        elif not plural and role and role[1] + first == head:
            kind, noun = "person", role[0]
        elif not plural and low in lex.documents:
            kind = "document"
        yield NominalMention(first, last, head, kind, noun, definite, indefinite, owned)


def find_aged_mentions(doc: Doc) -> Iterator[NominalMention]:
    """Descriptions by age as subjects ("the 45-year-old said"), which are no noun phrases."""
    for token in doc:
        if token.lower_ != AGED or token.dep_ not in ("nsubj", "nsubjpass") or token.i < 3:
            continue
        first = token.left_edge
        if first.lower_ == "the" and token.nbor(-2).lower_ == "year":
            yield NominalMention(
                first.i, token.i + 1, token.i, "person", AGED, True, False, owned=False
            )


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word
