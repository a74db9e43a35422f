"""What of a sentence tells of one event: whether its main clause does, and which part of it can be
shown alone.

A part is shown alone only where the cut is seen to be safe: a main clause beside another, with a
subject and a verb of its own, whose left-out neighbours neither deny nor doubt nor tell who says
so. Else all of the sentence is shown; a longer line is better than one that says something else.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from ...language.standing import begun, keeps_meaning, leans
from ...records import Part
from .clause import Clause
from .span import Bounds
from .words import event_nouns

#: Words of a clause that can be read by itself; longer ones say no less than their sentence.
_FEWEST, _MOST = 6, 45

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: Clauses that say something about a word of another, or when or why another is so.
_BESIDE_THE_POINT = frozenset({"relcl", "acl", "advcl", "appos"})
_WHILE = frozenset({"when", "as", "while"})
_LOOSE = frozenset({"cc", "mark", "punct", "preconj"})
_MARKS = re.compile(r"[“”\"«»()]")


def is_aside(clause: Clause) -> bool:
    """Whether a sentence tells of an event only in passing, while its main clause is about
    something else: "They recalled the meeting held a year ago", "who fled on Monday".

    What somebody says that happened is what the sentence is about. A date behind a noun may be
    that of the verb: "turned down an application for a quarry on Tuesday".
    """
    token = clause.head
    if token.sent.root.pos_ not in ("VERB", "AUX"):
        return False  # a headline, or a sentence whose verb the parser takes for another's
    named = clause.reference and token.lemma_.lower() in event_nouns()
    if named and _is_dated_itself(clause) and not _is_subject(token):
        return True
    while token.dep_ != "ROOT" and token.head != token:
        if token.dep_ in _BESIDE_THE_POINT and not _shares_the_time(token):
            return True
        token = token.head
    return False


def _is_dated_itself(clause: Clause) -> bool:
    """Whether a noun's date stands before it or in words on the noun."""
    if clause.dated is None or clause.dated < clause.head.i:
        return True
    token = clause.head.doc[clause.dated]
    while token not in (clause.head, token.head):
        if token.dep_ in _BESIDE_THE_POINT:
            return True
        token = token.head
    return False


def _is_subject(noun: Token) -> bool:
    """Whether all of the sentence is about what the noun names."""
    return noun.dep_ in _SUBJECTS and noun.head.dep_ == "ROOT"


def _shares_the_time(verb: Token) -> bool:
    """ "Speaking on Thursday, the minister warned": he warned on Thursday. "Six died when fire
    swept the hostel on Monday": they died on Monday."""
    if verb.dep_ != "advcl":
        return False
    if any(c.lower_ in _WHILE and c.i < verb.i for c in verb.children):
        return True
    own = any(c.dep_ in _SUBJECTS or (c.dep_ in ("mark", "prep") and c.i < verb.i)
              for c in verb.children)  # fmt: skip
    return verb.tag_ == "VBG" and not own


def own_clause(
    doc: Doc, clause: Clause, date: tuple[int, int], sentence: Bounds, alone: bool
) -> Part | None:
    """The stretch of a sentence that tells of an event by itself; None where that takes all of it.

    Args:
        date: offsets of the time expression, which the stretch must hold.
        alone: no other event is told by the sentence, which then stays whole.
    """
    if alone or not _stands_beside(clause.head):
        return None
    words = list(doc[clause.head.left_edge.i : clause.head.right_edge.i + 1])
    while words and (words[0].dep_ in _LOOSE or words[0].is_space):
        words.pop(0)
    while words and (words[-1].is_punct or words[-1].is_space) and words[-1].text not in "”\"'’)":
        words.pop()
    if not _FEWEST <= sum(not (w.is_punct or w.is_space) for w in words) <= _MOST:
        return None
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    inside = sentence.start <= start and end <= sentence.end and (start, end) != sentence
    holds = start <= date[0] and date[1] <= end
    if not (inside and holds and _is_whole(doc.text[start:end])):
        return None
    part = Part(start, end, doc.text[start:end])
    return part if _cut_is_safe(part, doc.text, sentence) else None


def _cut_is_safe(part: Part, text: str, sentence: Bounds) -> bool:
    left_out = f"{text[sentence.start : part.start]} {text[part.end : sentence.end]}"
    return keeps_meaning(left_out) and not leans(begun(part.text))


def _stands_beside(verb: Token) -> bool:
    """Whether a verb is that of a main clause that follows another."""
    if verb.dep_ != "conj" or verb.pos_ not in ("VERB", "AUX"):
        return False
    if not any(t.tag_ in _FINITE for t in (verb, *verb.children)):
        return False
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if subject is None or subject.pos_ not in _NOUNS:
        return False
    first = verb
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ == "ROOT"


def _is_whole(text: str) -> bool:
    """Whether quotation marks and brackets come in pairs, and no paragraph ends within."""
    marks = _MARKS.findall(text)
    pairs = (("“", "”"), ("«", "»"), ("(", ")"))
    paired = all(marks.count(a) == marks.count(b) for a, b in pairs)
    return paired and marks.count('"') % 2 == 0 and "\n" not in text
