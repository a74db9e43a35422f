"""Whether a time expression lies ahead of the text or behind it, by the clause it stands in."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from .lexicon import TenseWords, tense_words

#: -1 behind, 1 ahead, 0 not told.
Direction = int

_CLIMB = 12


def direction(doc: Doc, start: int, end: int) -> Direction:
    """Direction of the expression at ``doc.text[start:end]``.

    The verb that governs the expression decides: its auxiliary ("will meet on Thursday"), its
    tense, or its meaning ("scheduled for Thursday", "plans to meet on Thursday").
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return 0
    return _of_token(span.root, tense_words(), span)


def _of_token(token: Token, words: TenseWords, span: Span | None = None) -> Direction:
    for _ in range(_CLIMB):
        told = _own(token, words)
        if told is not None:
            return told
        if token.head is token:
            return 0
        token = token.head
    return 0


def _own(token: Token, words: TenseWords) -> Direction | None:
    """What the token itself tells; None leaves the question to its head."""
    lemma = token.lemma_.lower()
    if lemma in words.past_words:
        return -1
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "ADV", "ADP", "SCONJ"):
        if lemma in words.future_words:
            return 1
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
    lemmas = {c.lemma_.lower() for c in auxiliaries}
    if forms & words.future_auxiliaries and not (
        "have" in lemmas and not forms & {"will", "'ll", "’ll"}
    ):
        return 1
    if verb.tag_ == "VBN" and lemma in words.future_words:
        return 1
    if any(c.tag_ == "VBD" for c in auxiliaries) or "have" in lemmas or verb.tag_ == "VBD":
        return -1
    if verb.tag_ == "VBN":
        return -1
    if verb.tag_ == "VBG":
        return 1 if any(c.tag_ in ("VBZ", "VBP") for c in auxiliaries) else None
    if verb.tag_ == "VB":
        return _of_infinitive(verb, words)
    if lemma in words.reporting:
        return -1
    if verb.tag_ in ("VBZ", "VBP"):
        return 1 if lemma in words.future_words else 0
    return None


def _of_infinitive(verb: Token, words: TenseWords) -> Direction | None:
    head = verb.head
    if head is verb:
        return 1
    if verb.dep_ == "conj":
        return None
    if head.lemma_.lower() in words.future_words:
        return 1
    if verb.dep_ in ("xcomp", "acl", "relcl") and head.pos_ in ("NOUN", "ADJ", "VERB", "AUX"):
        return None if head.lemma_.lower() in words.completed else 1
    return None
