"""The content of "…, X said, …", and of cues for which the parse shows no content."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ..reporting_words import body_nouns, person_nouns, reporting_words
from .grammar import FINITE, Span, child, has_clause, subtree

PAUSES = frozenset({",", "–", "—", "--", "-", "”", '"', "''"})
_TOWARDS = frozenset({"of", "on", "with", "about", "for", "against", "to"})
_WHEN = ("DATE", "TIME")


def around(verb: Token, clause: Token, source: Token | None) -> Span:
    """The reported clause before a cue, with what follows the attribution when it goes on."""
    start, end = subtree(clause)
    left = min(verb.i, source.left_edge.i if source is not None else verb.i)
    return (start, end) if end > verb.i else (start, min(end, max(left, clause.i + 1)))


def parenthesis(verb: Token, source: Token) -> Span | None:
    """The content of "…, X said" or "…, X said, …": the rest of its sentence."""
    doc, sent = verb.doc, verb.sent
    if verb.dep_ in ("relcl", "acl", "xcomp") or any(complements(c, verb) for c in verb.rights):
        return None
    left = min(verb.i, source.left_edge.i)
    k = left - 1
    while k >= sent.start and doc[k].pos_ in ("ADV", "SPACE"):
        k -= 1
    if k <= sent.start or doc[k].text not in PAUSES or _answers(verb):
        return None
    if source.i < verb.i and (_goes_on(verb) or _complements_with_preposition(verb)):
        return None
    if _is_carried_on(verb, source, k):
        return sent.start, sent.end
    return (sent.start, k) if has_clause(doc, sent.start, k) else None


def _is_carried_on(verb: Token, source: Token, pause: int) -> bool:
    """Whether a sentence has its main verb behind an attribution between commas ("The museum, he
    said, would open", "If it fails, he said, we go on")."""
    doc, sent = verb.doc, verb.sent
    behind = max(verb.i, source.right_edge.i) + 1
    if doc[pause].text != "," or behind >= sent.end or doc[behind].text != ",":
        return False
    opens = any(t.dep_ == "mark" and t.head.i < pause for t in doc[sent.start : pause][:2])
    rest = doc[behind + 1 : sent.end]
    finite = next((t for t in rest if t.tag_ in FINITE), None)
    parted = opens or not has_clause(doc, sent.start, pause)
    return parted and finite is not None and rest[0].tag_ not in ("WP", "WDT", "CC")


def closing(verb: Token) -> tuple[Token, Span] | None:
    """Source and content of "…, the mission to X reported on Monday.", where the parser takes
    the cue for a participle that tells of the noun before it."""
    doc, sent = verb.doc, verb.sent
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or not _only_when(verb):
        return None
    k = verb.i - 1
    while k > sent.start and doc[k].text != "," and doc[k].pos_ not in ("VERB", "AUX"):
        k -= 1
    if doc[k].text != "," or not has_clause(doc, sent.start, k):
        return None
    heads = [t for t in doc[k + 1 : verb.i] if not k < t.head.i < verb.i]
    if len(heads) != 1 or not _has_voice(heads[0]):
        return None
    return heads[0], (sent.start, k)


def _only_when(verb: Token) -> bool:
    """Whether a verb is followed by a time expression only."""
    behind = [t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.is_alpha]
    times = reporting_words().saying_times
    return all(t.pos_ == "ADP" or t.lower_ in times or t.ent_type_ in _WHEN for t in behind)


def _has_voice(noun: Token) -> bool:
    """Whether a noun means a person or body, which can speak."""
    named = noun.ent_type_ in ("PERSON", "ORG")
    return named or noun.lemma_.lower() in person_nouns() | body_nouns()


def _answers(verb: Token) -> bool:
    """Whether a verb answers a question that its sentence opens with ("Asked if it was over, X
    replied")."""
    first = verb.sent[0]
    return first.tag_ == "VBN" and first.dep_ == "advcl"


def rest(verb: Token, source: Token | None, quoted: Sequence[bool]) -> Span | None:
    """The content of a cue for which the parse shows none: the clause that follows it."""
    doc, last = verb.doc, verb.sent.end
    k = verb.i + 1
    words = reporting_words()
    while k < last and (doc[k].lower_ in words.saying_times or completes(words.say, verb, doc[k])):
        k += 1
    that = k < last and doc[k].lower_ == "that" and doc[k].dep_ != "det"
    participle = verb.tag_ == "VBG" and verb.i > 0 and doc[verb.i - 1].text == ","
    if not (that or participle) or (source is None and not participle):
        return None
    start = k + that
    if start < last and not quoted[start] and _has_finite(doc, start, last):
        return start, last
    return None


def _has_finite(doc: Doc, start: int, end: int) -> bool:
    """Whether a finite verb with something before it lies between two tokens."""
    return any(t.tag_ in FINITE for t in doc[start + 1 : end])


def main_subject(verb: Token) -> Token | None:
    """The first subject of a sentence, before a verb the parser attached elsewhere."""
    for token in verb.doc[verb.sent.start : verb.i]:
        if token.dep_ in ("nsubj", "nsubjpass"):
            return token
    return None


def _goes_on(verb: Token) -> bool:
    """Whether what follows a cue reads like its content ("said it was over")."""
    doc, k, times = verb.doc, verb.i + 1, reporting_words().saying_times
    while k < verb.sent.end and (doc[k].pos_ == "ADV" or doc[k].lower_ in times):
        k += 1
    if k + 1 >= verb.sent.end:
        return False
    after = doc[k]
    return after.lower_ == "that" or after.dep_ in ("nsubj", "nsubjpass", "expl")


def _complements_with_preposition(verb: Token) -> bool:
    """Whether a prepositional phrase is the content ("learned of a meeting", "insisted on it"),
    and not what stands before the verb."""
    if verb.lemma_ in reporting_words().neutral or verb.i + 1 >= len(verb.doc):
        return False
    prep = verb.nbor(1)
    inner = child(prep, "pobj", "pcomp")
    return prep.lower_ in _TOWARDS and inner is not None and inner.ent_type_ not in ("DATE", "TIME")


def complements(dependent: Token, verb: Token) -> bool:
    """Whether a dependent is the content of a verb, so that nothing before the verb is."""
    if dependent.dep_ == "dobj":
        return verb.lemma_ != "tell"
    return dependent.dep_ in ("xcomp", "ccomp", "acomp", "attr", "prt")


def completes(group: frozenset[str], verb: Token, word: Token) -> bool:
    """Whether a word belongs to a verb that is in a group ("point out", "make clear")."""
    if word.head.i != verb.i or word.dep_ not in ("prt", "acomp", "oprd", "ccomp"):
        return False
    return f"{verb.lemma_} {word.lower_}" in group
