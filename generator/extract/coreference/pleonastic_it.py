"""Pleonastic "it" and other "it" and "its" that refer to no actor: "it is clear that".

After Lappin & Leass (1994), "An algorithm for pronominal anaphora resolution", section 2.2,
extended by "it" that refers to a thing or matter ("it is a frozen conflict", "a war has its").
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, fields
from functools import cache

from ...language.word_lists import load_data, word_set
from .coreference_words import Words, coreference_words
from .tokens import Tokens

_COMPLEMENTS = ("acomp", "attr", "oprd")
_OPENING = frozenset({"that", "whether", "how", "why", "if", "when", "until"})


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of ``pleonastic_it.yml``, which explains each."""

    copulas: Words
    adjectives: Words
    minds: Words
    actors: Words
    seeming: Words
    objects: Words


@cache
def _lists() -> _Lists:
    data = load_data("pleonastic_it")
    return _Lists(**{field.name: frozenset(data[field.name]) for field in fields(_Lists)})


def is_pleonastic(tokens: Tokens, it: int, unresolved: Container[int]) -> bool:
    """Whether the "it" or "its" at a token refers to no actor.

    Args:
        unresolved: heads of phrases before it that refer to no known entity.
    """
    if tokens.tag[it] == "PRP$":
        return _is_of_thing(tokens, it, unresolved)
    words, head, dep = _lists(), tokens.head[it], tokens.dep[it]
    if tokens.lower[head] in words.adjectives:
        return True  # "made it clear": the parser takes "it clear" for a clause
    if dep == "dobj":
        judged = any(tokens.lower[i] in words.adjectives for i in _behind(tokens, head, it))
        return judged or tokens.lemma[head] in words.objects
    if dep not in ("nsubj", "nsubjpass", "expl") or head < it:
        return False
    linked = dep != "nsubjpass" and tokens.lemma[head] in words.copulas
    if linked and any(_says_what(tokens, i) for i in _behind(tokens, head, it)):
        return True
    return _stands_for_clause(tokens, head, dep == "nsubjpass")


def _says_what(tokens: Tokens, complement: int) -> bool:
    """Whether the complement of "it is" can be said of a thing or a matter only."""
    low, dep = tokens.lower[complement], tokens.dep[complement]
    if dep == "prep":
        return low == "about"
    if dep == "acomp":
        return low in _lists().adjectives
    return dep == "attr" and tokens.tag[complement] == "NN" and not _may_act(low)


def _stands_for_clause(tokens: Tokens, verb: int, passive: bool) -> bool:
    """Whether "it" stands for a clause that follows: "it was odd that he came", "it is thought
    that", "it seems that"."""
    words, lemma = _lists(), tokens.lemma[verb]
    held = lemma in word_set("reporting_verbs", "impersonal") if passive else lemma in words.seeming
    for i in _behind(tokens, verb, verb, deep=True):
        clause = tokens.head[i]
        opens = tokens.lower[i] in _OPENING and tokens.dep[i] in ("mark", "advmod")
        if not opens or tokens.dep[clause] not in ("ccomp", "advcl", "csubj"):
            continue
        above = tokens.head[clause]
        if held and above == verb:
            return True
        judged = above if above != verb else _complement(tokens, verb)
        if lemma in words.copulas and judged >= 0 and tokens.head[judged] == verb:
            return tokens.dep[judged] in _COMPLEMENTS and tokens.lower[judged] not in words.minds
    return False


def _complement(tokens: Tokens, verb: int) -> int:
    """The first complement of a verb ("clear" in "is clear"), or -1."""
    said = (i for i in _behind(tokens, verb, verb) if tokens.dep[i] in _COMPLEMENTS)
    return next(said, -1)


def _is_of_thing(tokens: Tokens, its: int, unresolved: Container[int]) -> bool:
    """Whether "its" refers to the subject of its clause, and that is a thing."""
    verb = tokens.head[its]
    for _ in range(4):
        if tokens.pos[verb] in ("VERB", "AUX"):
            break
        verb = tokens.head[verb]
    subject = tokens.subject.get(verb, its)
    if subject >= its or tokens.tag[subject] != "NN":
        return False
    return subject in unresolved and not _may_act(tokens.lower[subject])


def _may_act(noun: str) -> bool:
    """Whether a noun can be said of a state, a body or a person."""
    lex = coreference_words()
    return (
        noun in lex.bodies or noun in _lists().actors or lex.roles.noun(noun) in lex.roles.broader
    )


def _behind(tokens: Tokens, head: int, after: int, deep: bool = False) -> Iterator[int]:
    """Dependents of ``head`` behind ``after`` in its sentence; all tokens there when ``deep``."""
    for i in range(after + 1, len(tokens)):
        if tokens.sent[i] != tokens.sent[after]:
            return
        if deep or tokens.head[i] == head:
            yield i
