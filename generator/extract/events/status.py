"""Whether what a clause tells took place: so, announced, called off, or denied."""

from __future__ import annotations

from spacy.tokens import Token

from ...records import Status
from .words import event_words

#: Steps up the tree before the search for a noun ends.
_CLIMB = 8

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_FUTURE = frozenset({"will", "wo", "'ll", "’ll", "shall", "would", "'d"})


def status_of(head: Token, verb: Token | None) -> Status:
    if _is_called_off(head):
        return "cancelled"
    if _is_disputed(verb):
        return "disputed"
    if (verb == head and looks_ahead(head)) or is_planned(head):
        return "announced"
    return "happened"


def _is_called_off(head: Token) -> bool:
    """Whether what ``head`` names is said not to take place: "cancelled Thursday's talks", "the
    talks that were to open on Thursday have been called off", "the match is off", "will not go
    ahead"."""
    words = event_words()
    if head.pos_ in ("VERB", "AUX"):
        if head.lemma_.lower() in words.holding and is_negated(head):
            return looks_ahead(head) or _is_meant(head)
        if head.lemma_ == "be" and any(_is_off(c) for c in head.children):
            return True
        if _is_meant(head) and any(c.lemma_ == "have" for c in head.children):
            return True
    named = _noun_of(head)
    if named is None or (named != head and named.lemma_.lower() in words.shares):
        return False
    verb = named.head
    if named.dep_ in ("dobj", "nsubjpass", "obj") and cancels(verb):
        return True
    return named.dep_ in ("nsubj", "nsubjpass") and verb != head and _is_called_off(verb)


def cancels(verb: Token) -> bool:
    words = event_words()
    return verb.lemma_.lower() in words.cancelling or (
        verb.lemma_.lower() in ("call", "put") and any(_is_off(c) for c in verb.children)
    )


def _is_off(token: Token) -> bool:
    return token.lower_ == "off" and token.dep_ in ("prt", "advmod", "acomp", "prep")


def _is_meant(verb: Token) -> bool:
    """ "were to meet" """
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children) and (
        verb.head.lemma_ == "be"
    )


def _noun_of(head: Token) -> Token | None:
    """The noun that names the event, or that a clause of ``head`` describes."""
    token = head
    for _ in range(_CLIMB):
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("pobj", "compound"):
            return token
        if token.dep_ not in ("relcl", "acl", "prep", "pobj", "compound", "xcomp", "ccomp"):
            return None
        token = token.head
    return None


def _is_disputed(verb: Token | None) -> bool:
    if verb is None:
        return False
    words = event_words()
    if any(c.lower_ in words.disputing_adverbs for c in verb.children):
        return True
    subjects = (c for c in verb.children if c.dep_ in _SUBJECTS)
    if any(c.lower_ in words.disputing_adjectives for s in subjects for c in s.children):
        return True
    parent = verb.head
    if verb.dep_ not in ("ccomp", "xcomp", "pcomp") or parent == verb:
        return False
    return parent.lemma_.lower() in words.disputing or _is_unknown(parent)


def _is_unknown(verb: Token) -> bool:
    """ "Nobody can say what happened", "It could not be confirmed that they fled"."""
    if verb.lemma_.lower() not in event_words().knowing:
        return False
    return any(c.dep_ == "neg" or (c.dep_ in _SUBJECTS and _is_nobody(c)) for c in verb.children)


def looks_ahead(verb: Token) -> bool:
    if any(c.lower_ in _FUTURE for c in verb.children if c.dep_ == "aux"):
        return not any(c.lemma_ == "have" for c in verb.children if c.dep_ == "aux")
    alone = not any(c.dep_ == "aux" and c.tag_ != "TO" for c in verb.children)
    return verb.dep_ == "ROOT" and verb.tag_ == "VB" and alone


def is_planned(verb: Token) -> bool:
    """ "is due to arrive", "a conference to take place": what nobody says has been done."""
    if verb.tag_ != "VB" or not any(c.tag_ == "TO" for c in verb.children):
        return False
    above = verb.head
    due = above.lemma_.lower() in event_words().planning and above.pos_ in ("ADJ", "VERB")
    return (verb.dep_ == "xcomp" and due) or (
        verb.dep_ in ("acl", "relcl") and verb.lemma_.lower() in event_words().holding
    )


def is_timetabled(verb: Token) -> bool:
    """ "leaves at the end of the year": a present that may look ahead."""
    return (
        verb.tag_ in ("VBZ", "VBP")
        and verb.lemma_.lower() in event_words().timetabled
        and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    )


def is_negated(verb: Token) -> bool:
    """ "did not meet", "nobody met", "refused to meet", "failed to meet": no meeting."""
    if any(c.dep_ == "neg" or (c.dep_ in _SUBJECTS and _is_nobody(c)) for c in verb.children):
        return True
    refused = verb.head if verb.dep_ == "xcomp" and verb.tag_ == "VB" else None
    return refused is not None and refused.lemma_.lower() in event_words().refusing


def _is_nobody(subject: Token) -> bool:
    nobody = event_words().nobody
    return subject.lower_ in nobody or any(
        c.dep_ in ("det", "neg") and c.lower_ in nobody for c in subject.children
    )
