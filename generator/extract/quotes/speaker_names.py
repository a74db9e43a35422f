"""The name in a phrase that names a speaker, and phrases that hold none."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from .reported.grammar import FINITE, child
from .reporting_words import reporting_words

_ARTICLE = re.compile(r"^(?:the|a|an|some|its|his|her|their)\s+(?!of\b)", re.IGNORECASE)
_LEADING = "\"“”„«»`' "
"""Marks of a quotation before a speaker that the parser took into his phrase."""
_EXPLANATION = re.compile(r", (?:an?|the|who|whose|which|now|then|such as|including)\b| that\b")
_MAX_NAME_WORDS = 8
"""In longer names, an explanation of who that is ("X, the head of Y") is cut off."""
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$")
INDEFINITE = frozenset(
    {"those", "each", "some", "many", "others", "most", "several", "few", "both", "all"}
)


def short_name(phrase: str) -> str:
    """A phrase without article, possessive ending and explanation."""
    name = _POSSESSIVE.sub("", _ARTICLE.sub("", phrase.lstrip(_LEADING)))
    shorter = _EXPLANATION.split(name)[0]
    return shorter if len(name.split()) > _MAX_NAME_WORDS and "(" not in shorter else name


def is_not_a_name(span: Span) -> bool:
    """Whether a phrase only refers to another ("many of whom") or is half a sentence."""
    if span[-1].lower_ in ("whom", "which", "ones", "that"):
        return True
    root = span.root
    if len(span) > 2 and (root.pos_ == "VERB" or _is_setting(span)):
        return True
    if root.tag_ == "JJ" and root.i == span.start and root.lower_ not in INDEFINITE:
        return len(span) > 1 and not root.ent_type_
    if span[0].tag_ in FINITE:
        return True
    return any(
        t.tag_ in FINITE and t.dep_ not in ("relcl", "aux", "auxpass") and t.i != span.root.i
        for t in span
    ) and not any(t.dep_ == "relcl" for t in span)


def _is_setting(span: Span) -> bool:
    """Whether a phrase says where or when ("In an interview"), as "at least a dozen" does not."""
    return span[0].lower_ in ("in", "at") and span[1].lower_ not in ("least", "most")


def plural_subject_above(pronoun: Token) -> Token | None:
    """The subject that "they" refers to in "Owners have urged a delay, although they say …"."""
    clause = pronoun.head
    if pronoun.lower_ != "they" or clause.dep_ != "advcl" or clause.i < clause.head.i:
        return None
    own = child(clause.head, "nsubj")
    return own if own is not None and own.tag_ in ("NNS", "NNPS") else None


BARE_PHRASE_TOKENS = 2
"""Tokens of a phrase like "the reports", which can only refer to something mentioned before."""


def refers_to_document(span: Span, source: Token) -> bool:
    """Whether a phrase can only mean a document mentioned before ("the reports")."""
    words = reporting_words()
    document = source.lemma_.lower() in words.statement_nouns | words.finding_nouns
    return document and len(span) == BARE_PHRASE_TOKENS and span[0].lower_ == "the"
