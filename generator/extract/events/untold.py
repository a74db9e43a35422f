"""What a date stands in and yet nothing is told to have happened then: captions, questions, who is
in which office since when, what somebody feels, notes on texts and pictures."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Span, Token

from ...records import Article, DateMention, edtf
from .clause import Clause
from .words import event_nouns, event_words

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PRESENT = frozenset({"VBZ", "VBP", "VB"})
_OWN = frozenset({"i", "we"})
_ON_OTHERS = frozenset({"relcl", "acl", "advcl"})

_YEAR = re.compile(r"\b\d{4}\b")
#: Characters of a full stop and the space before it.
_STOP = 2

_ARCHIVE = re.compile(r"\bfile (?:photo(?:graph)?|picture|image)\b", re.IGNORECASE)

#: Words of a label.
_LABEL = 5

#: Words of a sentence within which a date that opens it begins.
_OPENING = 4


def tells_nothing(
    sentence: Span, clause: Clause, dated: Span, value: str, article: Article
) -> bool:
    """Whether no event of ``value`` is told by the clause, which the words ``dated`` place."""
    return (
        (clause.bare and not any(t.pos_ in ("VERB", "AUX") for t in sentence))
        or _is_asked(sentence, clause)
        or _is_role(dated, clause.head)
        or is_of_text(clause.head)
        or bool(_ARCHIVE.search(sentence.text))
        or _is_thanks(clause.head)
        or _feels(clause.head)
        or _is_always(dated)
        or _is_picture(clause.head)
        or _has_no_verb(sentence, dated)
        or _is_name(dated, clause)
        or _is_maturity(dated, clause, value, article)
        or _is_caption(sentence, clause, dated, value, article)
    )


def _is_picture(verb: Token) -> bool:
    """ "An image of the port taken on Tuesday" """
    pictured = verb.head.lemma_.lower() in event_words().pictures
    return pictured and verb.dep_ == "acl" and verb.lemma_.lower() in ("take", "shoot")


def _has_no_verb(sentence: Span, dated: Span) -> bool:
    """A headline or a label; a chronicle may do without, and begins with the date. What ends in a
    full stop is a sentence, whatever the parser makes of it."""
    if sentence.text.rstrip().endswith("."):
        return False
    opens = dated.start < sentence.start + _OPENING and len(sentence) > _LABEL
    return not opens and not any(t.pos_ in ("VERB", "AUX") for t in sentence)


def _feels(verb: Token) -> bool:
    """ "We are sorry", "I hope": what somebody is, has or thinks is no doing."""
    words = event_words()
    state = verb.lemma_.lower() in words.stative | words.opinions
    return state and speaks_of_self(verb) and not any(c.dep_ == "ccomp" for c in verb.children)


def speaks_of_self(verb: Token) -> bool:
    return any(c.dep_ in _SUBJECTS and c.lower_ in _OWN for c in verb.children)


def _is_asked(sentence: Span, clause: Clause) -> bool:
    """ "Did the army attack on Monday?" says that of nobody."""
    asked = sentence.text.rstrip("\"'”’ \n").endswith("?")
    return asked and not clause.reference and clause.head.dep_ not in _ON_OTHERS


def _is_role(dated: Span, verb: Token) -> bool:
    """ "has been president since 2018" """
    since = dated.root.head.lower_ == "since"
    return since and verb.lemma_ == "be" and any(c.dep_ == "attr" for c in verb.children)


def is_of_text(head: Token) -> bool:
    """ "The article was written on Oct. 12", "Versions of this article", "this Feb. 10 photo" """
    texts = event_words().texts
    subjects = [c for c in head.children if c.dep_ in _SUBJECTS]
    here = (t for s in subjects for t in s.subtree if any(c.lower_ == "this" for c in t.children))
    return any(
        t.lower_ in texts and not any(c.like_num for c in t.children if c.i > t.i)
        for t in (head, *subjects, *here)
    )


def _is_thanks(verb: Token) -> bool:
    """ "Thank you for coming here today" """
    return any(t.lemma_.lower() in ("thank", "thanks") for t in verb.ancestors)


def _is_name(dated: Span, clause: Clause) -> bool:
    """ "the Boxing Day tsunami": the day names which, not of which year."""
    before = dated.root.dep_ in ("compound", "nmod") and clause.head.i > dated.root.i
    holiday = dated.text.lower().endswith((" day", " eve", "christmas", "easter"))
    return clause.reference and before and holiday


def _is_maturity(dated: Span, clause: Clause, value: str, article: Article) -> bool:
    """ "bonds of 2031": a year to come that tells which are meant."""
    thing, of = clause.head, dated.root.head
    known = thing.pos_ == "NOUN" and thing.lemma_.lower() not in event_nouns()
    return known and of.lower_ == "of" and of.head == thing and value > (article.published or value)


def _is_always(dated: Span) -> bool:
    """ "here today, tomorrow and for the time ahead" """
    near = dated.doc[max(0, dated.start - 2) : dated.end + 2].text.lower().replace(" ", "")
    return "today,tomorrow" in near


def _is_caption(sentence: Span, clause: Clause, dated: Span, value: str, article: Article) -> bool:
    """ "A worker passes the bank on Tuesday", of a Tuesday before publication: a picture shows it.
    A chronicle that tells in the present tense begins with the date."""
    root = sentence.root
    if dated.start < max(root.i, sentence.start + _OPENING) or not shows(root):
        return False
    if not article.published or edtf.precision_of(value) != "day":
        return False
    past = edtf.bounds(value)[1] < date.fromisoformat(article.published)
    closes = any(t.like_num and len(t) == 4 for t in dated) and sentence.end - dated.end <= 1
    return past and (closes or clause.head == root)


def closes_caption(mention: DateMention, sentence: Span) -> bool:
    """Whether a sentence ends with a date and its year: "at the gate on March 16, 2011."."""
    year = _YEAR.search(mention.text) is not None
    return year and sentence.end_char - mention.end <= _STOP


def shows(verb: Token) -> bool:
    """Whether a verb is in the simple present and tells of a deed."""
    words = event_words()
    lemma = verb.lemma_.lower()
    return (
        verb.tag_ in _PRESENT
        and lemma not in words.stative | words.saying | words.presenting
        and not any(c.dep_ in ("aux", "auxpass", "ccomp") for c in verb.children)
    )
