"""Whether a time expression is of the past or the future, by the tense of its clause."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from ...language.word_lists import load_data
from .time_words import TenseWords, tense_words

Direction = int
"""-1 for the past, 1 for the future, 0 for unknown, `PRESENT` below a simple present."""
PRESENT: Direction = 2

_MAX_CLIMB_TOKENS = 12
"""Tokens up the parse; verbs further up say nothing of the expression's time."""


def direction(doc: Doc, start: int, end: int) -> Direction:
    """Direction of the expression at ``doc.text[start:end]``.

    The verb that governs the expression decides: its auxiliary ("will meet on Thursday"), its
    tense, or its meaning ("scheduled for Thursday", "plans to meet on Thursday").
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return 0
    return _of_span(span, tense_words())


def _of_span(span: Span, words: TenseWords) -> Direction:
    token = span.root
    deferred = token.head.lemma_.lower() in words.deferring_prepositions
    if _is_limit(token.head):
        return 1
    adverbial = token.dep_ != "poss"
    for _ in range(_MAX_CLIMB_TOKENS):
        if not adverbial and token.lemma_.lower() in words.anticipating_verbs:
            return 1
        if deferred and token.lemma_.lower() in words.deferring_verbs:
            return 1
        told = None if _is_dated_before(token, span) else _own(token, words)
        if told == PRESENT:
            return PRESENT if adverbial else 0
        if told is not None:
            return told
        if token.head == token:
            return 0
        beside = token.dep_ == "conj" or token.pos_ == "ADP" or token in span
        adverbial = adverbial and (beside or token.dep_ == "npadvmod")
        token = token.head
    return 0


def _is_limit(preposition: Token) -> bool:
    """ "shut until November", "has until the end of May": of what is not over yet."""
    verb = next((t for t in preposition.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if preposition.lower_ not in ("until", "till") or verb is None:
        return False
    finite = [c for c in verb.children if c.dep_ in ("aux", "auxpass")] or [verb]
    return any(t.tag_ in ("VBZ", "VBP", "MD", "VB") for t in finite)


def _is_dated_before(token: Token, span: Span) -> bool:
    """Whether a participle has its own date before this one: "called off the strike planned for
    Thursday late on Monday" dates the calling off."""
    return (
        token.tag_ == "VBN"
        and token.dep_ == "acl"
        and any(
            c.dep_ == "prep" and any(o.ent_type_ == "DATE" and o.i < span.start for o in c.children)
            for c in token.children
        )
    )


def _own(token: Token, words: TenseWords) -> Direction | None:
    """The direction that the token itself shows; None leaves the question to its head."""
    lemma = token.lemma_.lower()
    if lemma in words.past_words:
        return -1
    if token.pos_ == "NOUN" and lemma in words.settled_nouns:
        return -1
    if _is_misread_verb(token, words):
        return PRESENT
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "ADV", "ADP", "SCONJ"):
        if lemma in words.future_words:
            return -1 if _pluperfect(token.head) else 1
        ahead = any(
            child.lemma_.lower() in words.future_words and child.dep_ in ("amod", "acl", "compound")
            for child in token.children
        )
        return 1 if ahead else None
    if token.pos_ not in ("VERB", "AUX"):
        return None
    return _of_verb(token, words)


def _of_verb(verb: Token, words: TenseWords) -> Direction | None:
    lemma = verb.lemma_.lower()
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    forms = {c.lower_ for c in auxiliaries}
    perfect = any(c.lemma_ == "have" for c in auxiliaries)
    if forms & words.future_auxiliaries and not (
        perfect and forms.isdisjoint({"will", "'ll", "’ll"})
    ):
        return 1
    if _is_meant(verb) or (lemma == "look" and any(c.lower_ == "forward" for c in verb.children)):
        return 1
    if _pluperfect(verb):
        return -1
    if verb.tag_ == "VBN" and lemma in words.future_words:
        return 1
    if any(c.tag_ == "TO" for c in auxiliaries):
        return _of_infinitive(verb, words)
    if perfect or verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in auxiliaries):
        return -1
    if verb.tag_ == "VBG":
        return 1 if any(c.tag_ in ("VBZ", "VBP") for c in auxiliaries) else None
    if verb.tag_ == "VB":
        return _of_infinitive(verb, words)
    if verb.tag_ == "VBN" or lemma in words.reporting:
        return -1
    if lemma in words.future_words:
        return 1
    if lemma == "be":
        return PRESENT if _is_of_an_event(verb) else 0
    return PRESENT if lemma in words.timetabled else 0


def _is_misread_verb(token: Token, words: TenseWords) -> bool:
    """The verb of "Talks resume in November", which parsers take for a noun."""
    return (
        token.dep_ == "ROOT"
        and token.tag_ in ("NN", "NNS")
        and token.lemma_.lower() in words.timetabled
        and any(c.dep_ in ("nsubj", "compound") and c.i == token.i - 1 for c in token.children)
    )


def _is_of_an_event(verb: Token) -> bool:
    """ "Elections are in March" """
    events = load_data("time_kinds").values()
    return any(
        c.dep_ == "nsubj" and any(c.lemma_.lower() in lemmas for lemmas in events)
        for c in verb.children
    )


def _of_infinitive(verb: Token, words: TenseWords) -> Direction | None:
    head = verb.head
    if head == verb:
        return 1
    if verb.dep_ == "conj":
        return None
    if head.lemma_.lower() in words.future_words:
        return -1 if _pluperfect(head) else 1
    if verb.dep_ in ("xcomp", "acl", "relcl") and head.pos_ in ("NOUN", "ADJ", "VERB", "AUX"):
        return None if head.lemma_.lower() in words.completed else 1
    return None


def _is_meant(verb: Token) -> bool:
    """ "were to open on Friday" and its "to open": so it was planned."""
    if verb.lemma_ == "be":
        return any(c.dep_ == "xcomp" and _is_infinitive(c) for c in verb.children)
    return _is_infinitive(verb) and verb.dep_ == "xcomp" and verb.head.lemma_ == "be"


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.children)


def _pluperfect(verb: Token) -> bool:
    """Whether a verb is in the pluperfect ("had been scheduled"): what it planned is over."""
    return any(c.lemma_ == "have" and c.tag_ == "VBD" for c in verb.children if c.dep_ == "aux")
