"""Contents that are noun phrases: "announced a plan", "called it a lie", "warned of a flood"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..reporting_words import ReportingWords, reporting_words
from .frame import Frame
from .grammar import child, subtree


def _modifies(verb: Token) -> bool:
    """Whether a participle modifies a noun ("a group backing the governor")."""
    return verb.dep_ == "acl" and verb.lemma_ in reporting_words().sides


_SHARES = frozenset({"percent", "%"})
_OBJECTS = ("dobj", "oprd", "attr", "acomp", "ccomp", "xcomp")


def of_phrases(verb: Token, source: Token | None, words: ReportingWords) -> Iterator[Frame]:
    """Contents that are noun phrases: objects, and objects of prepositions."""
    object_ = next((c for c in verb.rights if c.dep_ in _OBJECTS), None)
    end = None if object_ is None else subtree(object_)[1]
    for c in verb.rights:
        if end is not None and c.dep_ in _OBJECTS:
            end = max(end, subtree(c)[1])
    prepositional: Token | None = None
    for prep in verb.rights:
        if prep.dep_ in ("prep", "agent") and child(prep, "pobj", "pcomp") is not None:
            wanted = f"{verb.lemma_} {prep.lower_}" in words.topic
            if object_ is None and (prepositional is None or wanted):
                prepositional = prep
            elif object_ is not None and prep.lower_ in ("as", "of", "for", "with"):
                end = subtree(prep)[1]
    lemma = verb.lemma_
    if object_ is not None and lemma == "call" and _is_called_together(object_):
        return
    if object_ is not None and lemma == "welcome" and object_.lemma_ in words.welcomed_guests:
        return
    if source is not None and source.lemma_ in _SHARES and lemma in words.sides:
        return  # voters in a poll
    if object_ is not None and lemma in words.show and object_.lower_.endswith("selves"):
        return  # "find themselves managing a crisis"
    if object_ is not None and end is not None:
        strong = (
            (lemma in words.topic and not _modifies(verb))
            or (lemma in words.naming and _is_named(verb, object_))
            or (lemma in words.contesting and _is_claim(verb, object_))
            or (lemma in words.show and source is not None and source.lemma_ in words.finding_nouns)
        )
        if strong or lemma in words.label:
            yield Frame(verb, source, (object_.left_edge.i, end), "object", strong)
    elif prepositional is not None:
        inner = child(prepositional, "pobj", "pcomp")
        assert inner is not None
        phrase = f"{lemma} {prepositional.lower_}"
        strong = phrase in words.topic
        if strong or lemma in words.label:
            yield Frame(verb, source, subtree(inner), "prepositional object", strong)


def _is_claim(verb: Token, object_: Token) -> bool:
    """Whether what is contested is told ("rejected claims that …", "dismissed it as a rumour")."""
    told = object_.right_edge.i > object_.i or any(c.lower_ == "as" for c in verb.rights)
    return told and object_.lemma_ in reporting_words().claim_nouns


def _is_named(verb: Token, object_: Token) -> bool:
    """Whether a verb says what its object is ("called it a lie"; "called the police" does not, nor
    "an article, called …")."""
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl"):
        return False
    named = any(c.dep_ in _OBJECTS and c.i > object_.i for c in verb.rights)
    return object_.dep_ != "dobj" or named or object_.right_edge.i > object_.i


def _is_called_together(object_: Token) -> bool:
    """Whether "call" reports nothing ("called a meeting", "a group that calls itself …")."""
    if object_.lower_ == "itself":
        return True
    open_ = any(t.lower_ in ("a", "an", "for") for t in object_.lefts)
    return open_ and object_.lemma_ in reporting_words().convened_nouns
