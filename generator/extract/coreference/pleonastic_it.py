""" "It" and "its" that stand for nobody: "it is clear that", "made it hard", "every war has its".

After Lappin & Leass (1994), "An algorithm for pronominal anaphora resolution", section 2.2, with
what takes up a thing by saying what it is ("it is a frozen conflict").
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, fields
from functools import cache

from ...language.word_lists import load_data
from .coreference_words import Words, lexicon
from .tokens import Tokens

_COMPLEMENTS = ("acomp", "attr", "oprd")
_OPENING = frozenset({"that", "whether", "how", "why", "if", "when", "until"})


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of ``pleonastic_it.yml``, which says what each of them holds."""

    copulas: Words
    adjectives: Words
    minds: Words
    actors: Words
    reported: Words
    seeming: Words
    objects: Words


@cache
def _lists() -> _Lists:
    data = load_data("pleonastic_it")
    return _Lists(**{field.name: frozenset(data[field.name]) for field in fields(_Lists)})


def is_empty(tokens: Tokens, it: int, nobody: Container[int]) -> bool:
    """Whether the pronoun at a token stands for no actor.

    Args:
        nobody: heads of the phrases before it that refer to nobody known.
    """
    if tokens.tag[it] == "PRP$":
        return _is_of_thing(tokens, it, nobody)
    words, head, dep = _lists(), tokens.head[it], tokens.dep[it]
    if tokens.lower[head] in words.adjectives:
        return True  # "made it clear", where the adjective heads a clause of its own
    if dep == "dobj":
        told = any(tokens.lower[i] in words.adjectives for i in _behind(tokens, head, it))
        return told or tokens.lemma[head] in words.objects
    if dep not in ("nsubj", "nsubjpass", "expl") or head < it:
        return False
    linked = dep != "nsubjpass" and tokens.lemma[head] in words.copulas
    if linked and any(_says_what(tokens, i) for i in _behind(tokens, head, it)):
        return True
    return _stands_for_clause(tokens, head, dep == "nsubjpass")


def _says_what(tokens: Tokens, complement: int) -> bool:
    """Whether what follows "it is" can be said of a thing or a matter only."""
    low, dep = tokens.lower[complement], tokens.dep[complement]
    if dep == "prep":
        return low == "about"
    if dep == "acomp":
        return low in _lists().adjectives
    return dep == "attr" and tokens.tag[complement] == "NN" and not _may_act(low)


def _stands_for_clause(tokens: Tokens, verb: int, passive: bool) -> bool:
    """ "It was odd that he came", "it is thought that", "it seems that": the clause hangs on
    the verb, or on what the verb says of it."""
    words, lemma = _lists(), tokens.lemma[verb]
    held = lemma in words.reported if passive else lemma in words.seeming
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
    """What a verb says of its subject, or -1."""
    said = (i for i in _behind(tokens, verb, verb) if tokens.dep[i] in _COMPLEMENTS)
    return next(said, -1)


def _is_of_thing(tokens: Tokens, its: int, nobody: Container[int]) -> bool:
    """Whether the subject of the clause, a thing, owns what "its" goes with."""
    verb = tokens.head[its]
    for _ in range(4):
        if tokens.pos[verb] in ("VERB", "AUX"):
            break
        verb = tokens.head[verb]
    subject = tokens.subject.get(verb, its)
    if subject >= its or tokens.tag[subject] != "NN":
        return False
    return subject in nobody and not _may_act(tokens.lower[subject])


def _may_act(noun: str) -> bool:
    """Whether a noun can be said of a state, a body or a person."""
    lex = lexicon()
    return (
        noun in lex.bodies or noun in _lists().actors or lex.roles.noun(noun) in lex.roles.broader
    )


def _behind(tokens: Tokens, head: int, after: int, deep: bool = False) -> Iterator[int]:
    """What a token governs behind another one in its sentence; ``deep``, whatever stands there."""
    for i in range(after + 1, len(tokens)):
        if tokens.sent[i] != tokens.sent[after]:
            return
        if deep or tokens.head[i] == head:
            yield i
