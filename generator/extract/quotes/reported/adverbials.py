"""Frames of nouns, adjectives and adverbials: "X's claim that", "according to X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..reporting_words import reporting_words
from .frame import Frame
from .grammar import Span, child, has_clause, is_finite, subject, subtree
from .sources import source_of


def of_noun(noun: Token) -> Iterator[Frame]:
    owner = child(noun, "poss")
    if owner is None:
        by = child(noun, "prep")
        owner = child(by, "pobj") if by is not None and by.lower_ in ("by", "from") else None
    clause = child(noun, "acl", "ccomp") or _told(noun)
    governor = noun.head
    if owner is None and noun.dep_ == "dobj" and governor.pos_ == "VERB":
        owner = source_of(governor)
    if clause is not None and clause.i > noun.i:
        start, end = subtree(clause)
        mark = child(clause, "mark")
        that = mark is not None and mark.lower_ == "that"
        start += that and noun.doc[start].lower_ == "that"
        told = that or noun.lemma_ in reporting_words().acts
        yield Frame(noun, owner, (start, end), "noun", told and owner is not None)
        return
    for prep in noun.rights:
        inner = child(prep, "pobj", "pcomp") if prep.dep_ == "prep" else None
        if inner is not None and prep.lower_ in ("of", "for", "that", "on", "about", "against"):
            told = noun.lemma_ in reporting_words().acts and child(noun, "poss") is not None
            yield Frame(noun, owner, subtree(inner), "noun", told)


def _told(noun: Token) -> Token | None:
    """The clause of "X's remark that it was over" where the parser takes it for a relative."""
    clause = child(noun, "relcl")
    mark = None if clause is None else child(clause, "mark")
    owned = child(noun, "poss") is not None
    return clause if owned and mark is not None and mark.lower_ == "that" else None


def of_adjective(adjective: Token) -> Iterator[Frame]:
    if adjective.dep_ != "acomp":
        return
    source = subject(adjective.head)
    for c in adjective.rights:
        if c.dep_ in ("ccomp", "xcomp"):
            start, end = subtree(c)
            that = adjective.doc[start].lower_ == "that"
            finite = is_finite(c)
            yield Frame(adjective, source, (start + that, end), "adjective", finite)


def of_according(token: Token) -> Iterator[Frame]:
    to = child(token, "prep")
    if to is None or to.lower_ != "to":
        return
    source = deliverer(child(to, "pobj"))
    if source is not None:
        content = _modified(token, subtree(token))
        if content is not None:
            yield Frame(token, source, content, "according to", True)


def deliverer(noun: Token | None) -> Token | None:
    """The giver of "a speech she gave in May"; the noun itself where none is named."""
    clause = None if noun is None else child(noun, "relcl")
    if noun is None or clause is None or noun.lemma_ not in reporting_words().statement_nouns:
        return noun
    giver = child(clause, "nsubj")
    return noun if giver is None or giver.lower_ in ("that", "which") else giver


def of_opinion(noun: Token) -> Iterator[Frame]:
    owner, of = child(noun, "poss"), child(noun, "prep")
    prep = noun.head
    if owner is None and of is not None and of.lower_ == "of":
        owner = child(of, "pobj")  # "in the words of X"
    elif of is not None or (owner is not None and owner.i + 3 < noun.i):
        return
    if owner is None or noun.dep_ != "pobj":
        return
    if noun.lemma_ == "eye" and owner.tag_ == "NNS":
        return  # "in the eyes of people"
    if child(noun, "compound") is not None or prep.lower_ not in (
        "in",
        "by",
        "to",
        "from",
    ):
        return
    content = _modified(prep, subtree(prep))
    if content is not None:
        yield Frame(noun, owner, content, "in the opinion of", True)


def _modified(adverbial: Token, own: Span) -> Span | None:
    """The clause that an attributing adverbial modifies; None when it belongs to another cue."""
    doc, sent = adverbial.doc, adverbial.sent
    if own[0] <= sent.start + 1:
        return own[1], sent.end
    last = not any(t.is_alpha for t in doc[own[1] : sent.end])
    pause = doc[own[0] - 1].text == ","
    if pause and (last or doc[min(own[1] + 1, sent.end - 1)].lower_ in ("and", "but")):
        main = next((t for t in doc[sent.start : own[0]] if t.dep_ == "ROOT"), None)
        if main is not None and main.lemma_ in reporting_words().verbs and child(main, "ccomp"):
            return None
        return (sent.start, own[0]) if has_clause(doc, sent.start, own[0]) else None
    head = adverbial.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    start, end = subtree(head)
    if head.dep_ == "ROOT":
        start, end = sent.start, sent.end
    before = any(t.pos_ in ("VERB", "AUX") for t in doc[start : own[0]])
    if own[1] >= end - 1 or not any(not t.is_punct and not t.is_space for t in doc[own[1] : end]):
        return (start, own[0]) if before else None
    if not before:
        return own[1], end
    return start, end
