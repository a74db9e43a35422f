"""The words of a sentence that tell of one event alone: the clause that its date belongs to, not
the one that frames it."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from ...records import Part
from .clause import Clause
from .span import Bounds
from .words import event_words

#: Words of a clause that can be read by itself; longer ones say no less than their sentence.
_FEWEST, _MOST = 6, 45

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_CLAUSES = frozenset({"conj", "ccomp", "advcl", "parataxis"})
_ON_NOUNS = frozenset({"relcl", "acl"})
_LOOSE = frozenset({"cc", "mark", "punct", "preconj"})
_MARKS = re.compile(r"[“”\"«»()]")


def own_clause(
    doc: Doc, clause: Clause, date: tuple[int, int], sentence: Bounds, alone: bool
) -> Part | None:
    """The stretch of a sentence that tells of an event by itself; None where all of it does.

    Args:
        date: offsets of the time expression, which the stretch must hold.
        alone: no other event is told by the sentence, which then stays whole if one of its own
            clauses tells of the event.
    """
    top = _top(clause, alone)
    if top is None:
        return None
    words = list(doc[top.left_edge.i : top.right_edge.i + 1])
    while words and (words[0].dep_ in _LOOSE or words[0].is_space):
        words.pop(0)
    while words and (words[-1].is_punct or words[-1].is_space) and words[-1].text not in "”\"'’)":
        words.pop()
    if not _FEWEST <= sum(not (w.is_punct or w.is_space) for w in words) <= _MOST:
        return None
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    text = doc.text[start:end]
    inside = sentence.start <= start and end <= sentence.end and (start, end) != sentence
    holds = start <= date[0] and date[1] <= end
    return Part(start, end, text) if inside and holds and _is_whole(text) else None


def _top(clause: Clause, alone: bool) -> Token | None:
    """The word under which all of the stretch hangs."""
    head = clause.head
    noun = head if head.pos_ in _NOUNS else head.head
    if noun == head or (head.dep_ in _ON_NOUNS and noun.pos_ in _NOUNS):
        if head.dep_ == "relcl" and noun != head:
            return None if _only_reports(head) else noun
        tells = noun != head or clause.reference
        return noun if tells and not _is_subject(noun) else None
    if alone or head.dep_ not in _CLAUSES:
        return None
    if head.dep_ == "ccomp" and clause.status != "announced":
        return None  # who says so stays with what is said
    subject = next((c for c in head.children if c.dep_ in _SUBJECTS), None)
    return head if subject is not None and subject.pos_ != "PRON" else None


def _is_subject(noun: Token) -> bool:
    """Whether all of the sentence is about what the noun names."""
    return noun.dep_ in _SUBJECTS and noun.head.dep_ == "ROOT"


def _only_reports(verb: Token) -> bool:
    """ "the mission reported on Monday" is no relative clause, whatever the parser takes it for."""
    return verb.tag_ == "VBD" and verb.lemma_.lower() in event_words().saying


def _is_whole(text: str) -> bool:
    """Whether quotation marks and brackets come in pairs, and no paragraph ends within."""
    marks = _MARKS.findall(text)
    pairs = (("“", "”"), ("«", "»"), ("(", ")"))
    paired = all(marks.count(a) == marks.count(b) for a, b in pairs)
    return paired and marks.count('"') % 2 == 0 and "\n" not in text
