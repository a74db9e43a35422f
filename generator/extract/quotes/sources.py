"""Who says what a cue reports, where the grammar of its sentence shows it."""

from __future__ import annotations

from spacy.tokens import Token

from .grammar import adjacent_before, agent, child, is_passive, subject
from .lexicon import lexicon


def source_of(verb: Token) -> Token | None:
    """Who says what a verb reports."""
    quoting = _quoting(verb)
    if quoting is not None:
        if is_passive(quoting) or quoting.i == verb.i:
            return child(quoting, "nsubjpass")
        return child(quoting, "dobj") or _named_by(verb.doc[verb.i - 2])
    if is_passive(verb):
        return agent(verb)
    found = _writer(subject(verb))
    if found is None or not _next_to(found, verb):
        near = adjacent_before(verb)
        if near is not None and (found is None or _parted(found, near, verb)):
            return _writer(near)
    return found


def _writer(noun: Token | None) -> Token | None:
    """Who issued the statement that says something ("X issued a statement calling …")."""
    if noun is None:
        return None
    if noun.ent_type_ in ("DATE", "TIME"):
        return None
    if noun.is_upper and noun.i + 1 < len(noun.doc) and noun.nbor(1).text in _DASHES:
        return next((c for c in noun.children if c.dep_ == "appos"), noun)
    if noun.lemma_ in lexicon().media and noun.dep_ == "dobj":
        author = subject(noun.head)
        return noun if author is None else author
    return noun


_DASHES = ("--", "–", "—", "-")


def _next_to(noun: Token, verb: Token) -> bool:
    return noun.i > verb.i or noun.right_edge.i >= verb.i - 1


def _parted(found: Token, near: Token, verb: Token) -> bool:
    """Whether the phrase next to a verb rather than the parsed subject says it.

    "These employees, X explained, were …" and "footage of X asking, “…”".
    """
    if near.i <= found.right_edge.i:
        return False
    between = verb.doc[found.right_edge.i + 1 : near.left_edge.i]
    if verb.tag_ == "VBG":
        return near.pos_ in ("PROPN", "PRON") and verb.dep_ != "conj"
    return bool(len(between)) and between[-1].text == "," and verb.dep_ not in ("conj", "advcl")


def _named_by(token: Token) -> Token | None:
    return token if token.pos_ in ("PRON", "PROPN", "NOUN") else None


def _quoting(verb: Token) -> Token | None:
    """The verb "quoted" of "was quoted as saying", "quoted X as saying"."""
    doc = verb.doc
    if verb.lemma_ in ("quote", "cite") and is_passive(verb):
        return verb
    if verb.i < 2 or doc[verb.i - 1].lower_ != "as" or verb.tag_ != "VBG":
        return None
    for token in doc[max(0, verb.i - 12) : verb.i - 1]:
        if token.lemma_ in ("quote", "cite") and token.pos_ == "VERB":
            return token
    return None
