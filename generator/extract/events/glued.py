"""Captions, headlines and time stamps that saved pages leave glued to a sentence:
"Rescuers pull man from rubble A French team said on Monday that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from ...language.datelines import AGENCY_DATELINE, STAMP
from ...language.word_lists import word_set
from .span import Bounds
from .words import event_words

#: Letters of the words that a headline in capitals leaves small.
_SMALL_WORD = 4

#: Words that a part of a sentence must have to stand for it.
_FEW = 5

_NAMES = frozenset({"PROPN", "DET", "ADP", "PUNCT", "SYM", "CCONJ", "ADJ"})
#: What leads to more of its own sentence.
_LEADING = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ"})
#: What ends a caption or a headline.
_ENDING = frozenset({"NOUN", "ADV", "NUM"})
#: What opens a sentence before its subject: "On Monday morning Tavian soldiers left".
_OPENING = frozenset({"ADP", "SCONJ", "ADV"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: What joins a clause to the words before it: "that", "how well".
_JOINING = frozenset({"mark", "advmod"})
#: "Group A", "Zhang He", "Phase One"
_PARTS_OF_NAMES = frozenset({"a", "an", "he", "one", "on"})


def parts_of(sentence: Span) -> Iterator[Bounds]:
    """The sentences that are glued together in what the parser takes for one; all of it where
    nothing is."""
    start = sentence.start_char
    for cut, behind in sorted(_cuts(sentence)):
        if cut >= start and _is_told(sentence.doc.text[behind : sentence.end_char]):
            if _is_told(sentence.doc.text[start:cut]):
                yield Bounds(start, cut)
            start = behind
    yield Bounds(start, sentence.end_char)


def part_about(sentence: Span, opening: int, places: tuple[int, int]) -> Bounds:
    """The part of a sentence that holds the tokens between two ``places`` of the document, of
    the parts that are glued together; the whole sentence where they lie in several.

    ``opening``: where the text proper begins.
    """
    start, end = max(sentence.start_char, opening), sentence.end_char
    doc, text = sentence.doc, sentence.doc.text
    first, last = doc[places[0]].idx, doc[places[1]].idx
    for cut, behind in sorted(_cuts(sentence)):
        if behind <= first and _is_told(text[behind:end]):
            start = max(start, behind)
        elif cut > last and _is_told(text[start:cut]):
            end = cut
            break
    return Bounds(start, end)


def _is_told(part: str) -> bool:
    return len(part.split()) >= _FEW


def _cuts(sentence: Span) -> Iterator[tuple[int, int]]:
    """Where a part ends and where the next begins, in characters of the document."""
    start = sentence.start_char
    for pattern in (STAMP, AGENCY_DATELINE):
        for found in pattern.finditer(sentence.text):
            yield start + found.start(), start + found.end()
    for token in sentence[1:-2]:
        if _opens(token) or _opens_quotation(token):
            yield token.nbor(-1).idx + len(token.nbor(-1)), token.idx


def _opens(token: Token) -> bool:
    """Whether a new sentence begins here although none was ended: a word in capitals that is no
    name, behind a word that leads to none, or the subject of a verb that nothing joins to it."""
    before, after = token.nbor(-1), token.nbor(1)
    if (
        not token.text[0].isupper()
        or token.text == "I"
        or (_is_acronym(token) and _is_acronym(after))
    ):
        return False
    if before.lower_ in word_set("unended", "named"):
        return False
    if before.text in ("''", "”") and token.i - 2 > token.sent.start:
        return not token.nbor(-2).is_punct and _begins_clause(token)
    if not (before.is_alpha or before.like_num):
        return False
    ended = before.is_lower and _may_end(before)
    if token.lower_ in event_words().openers:
        led = before.pos_ in _LEADING or (
            before.text[0].isupper()
            and token.lower_ in _PARTS_OF_NAMES
            and not _is_of_subject(token)
        )
        opens = ended or _is_of_subject(token) or _is_small(after) or _is_acronym(after)
        return opens and not led
    if not ended:
        return False
    if _begins_clause(token) or (token.tag_ == "JJ" and before.head == token.head):
        return True  # no noun stands before an adjective of its own noun
    return token.is_title and token.pos_ not in _NAMES and not token.ent_type_ and _is_small(after)


def _may_end(token: Token) -> bool:
    """Whether a caption or a headline may end with a word."""
    ends = token.pos_ in _ENDING or token.tag_ == "RP"
    return ends and not token.tag_.startswith("W")


def _opens_quotation(mark: Token) -> bool:
    """Whether a caption or a headline ends before a quotation: "Port devastated by massive storm
    “All of a sudden everything was falling apart”"."""
    if mark.text not in ("``", "“"):
        return False
    before, words = mark.nbor(-1), mark.doc[mark.i + 1 : mark.i + 1 + _FEW]
    first = mark.doc[mark.sent.start : mark.i]
    ended = (before.is_lower and before.tag_ in ("NN", "NNS")) or _is_in_title_case(first)
    said = any(t.lemma_.lower() in event_words().saying for t in first)
    return ended and not said and words[0].text[0].isupper() and all(t.is_alpha for t in words)


def _is_in_title_case(part: Span) -> bool:
    """ "Financial Meltdown Worsens Food Crisis" """
    words = [t for t in part if t.is_alpha and len(t) > _SMALL_WORD]
    return len(words) >= _FEW - 1 and all(t.text[0].isupper() for t in words)


def _is_of_subject(article: Token) -> bool:
    """ "A boy is raising thousands": the article of what does something."""
    return article.pos_ == "DET" and article.head.dep_ in _SUBJECTS and article.head.i > article.i


def _begins_clause(token: Token) -> bool:
    """Whether the subject of a verb begins here: "... after the earthquake Tavian police have
    arrested two men". What leaves an object open may be said of the word before: "the earthquake
    Tavia suffered"."""
    if token.sent[0].pos_ in _OPENING:
        return False
    quoted = token.nbor(-1).text in ("''", "”")
    verb = next(
        (
            t.head
            for t in token.sent
            if t.dep_ in _SUBJECTS and t.i >= token.i and t.left_edge.i == token.i
        ),
        None,
    )
    if verb is None or verb.i < token.i:
        return False
    if quoted and verb.lemma_.lower() in event_words().saying:
        return False
    if not any(t.tag_ in _FINITE and t.i > token.i for t in (verb, *verb.children)):
        return False
    if any(c.dep_ in _JOINING and c.i < token.i for c in verb.children):
        return False
    if token.pos_ == "PROPN" and not _tells_by_itself(token.doc[token.sent.start : token.i]):
        return False  # "The embassy in the capital Orlu is intact"
    if verb.dep_ in ("relcl", "acl") and verb.head.i < token.i:
        takes = verb.head.lemma_.lower() in word_set("unended", "taking_clauses")
        return not takes and any(c.dep_ == "dobj" for c in verb.children)
    return verb.dep_ not in ("ccomp", "csubj") or verb.head.i > token.i


def _tells_by_itself(part: Span) -> bool:
    """Whether words have a verb of their own, or are a headline, which needs none."""
    finite = any(t.tag_ in _FINITE and "relcl" not in (t.dep_, t.head.dep_) for t in part)
    return finite or part[0].pos_ != "DET"


def _is_small(token: Token) -> bool:
    return token.text[0].islower() or token.text[0].isdigit()


def _is_acronym(token: Token) -> bool:
    return token.is_upper and len(token) > 1 and token.is_alpha
