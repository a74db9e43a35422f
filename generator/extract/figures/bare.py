"""Numbers without a noun of their own: "killing 27", "the toll rose to 200", "ten are dead"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from ...records import FigureCategory
from .lexicon import figure_words
from .numerals import Numeral
from .reading import NOMINAL, VERBAL, Reading, ancestors
from .things import Counted, inside, is_people

#: How far before "of these" what they are is counted, in tokens.
_ANTECEDENT = 40
#: How far before a number its tally may stand, and how far behind a tally what it counts.
_TALLY_REACH, _OF_REACH = 26, 6
#: Least number that is a tally where only "was" joins the two.
_PLAIN_TALLY = 10
_PART = re.compile(r"(?:Of|Among) (?:these|those|them),?\s*(?:(?:about|some|only|at least) )?")
_GIVEN_AS = re.compile(r" as (?:the|its|their) (?=\w)")
_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "attr", "dep", "oprd"})
#: What stands before the number in "put the dead at about 57".
_LED = re.compile(r"\b(?:at|to)\s(?:[a-z]+\s){0,3}$")
_ENDS = frozenset(";:.!?")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SAID_OF = frozenset({"acomp", "attr", "advmod", "oprd", "xcomp"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def bare_number(reading: Reading, numeral: Numeral) -> Counted | None:
    """What a number without a noun counts, mostly people; None where nothing tells."""
    words = figure_words()
    last = reading.token_at(numeral.end - 1)
    following = reading.doc[last.i + 1 : last.i + 2]
    if following and following[0].lower_ == "of":
        pronoun = next((c for c in following[0].children if c.dep_ == "pobj"), None)
        if pronoun is not None and pronoun.lower_ in ("them", "us", "those", "whom"):
            end = pronoun.idx + len(pronoun)
            return Counted("people", "count", numeral.start, end, last, bare=True)
    if following and following[0].lower_ in words.hurt_how and following[0].head.i == last.i:
        end = following[0].idx + len(following[0])
        return Counted("people", "injured", numeral.start, end, last, bare=True)
    if _is_part_of_people(reading, numeral):
        return Counted("people", "count", numeral.start, numeral.end, last, bare=True)
    governor = next((t for t in ancestors(last, 4) if not inside(t, numeral)), None)
    tallied = _tallied(reading, numeral)
    if tallied is not None:
        return _tally_of(tallied, numeral)
    if governor is None:
        return None
    lemma = governor.lemma_.lower()
    role = next((t.dep_ for t in _own(last, numeral)), "")
    people = Counted("people", "count", numeral.start, numeral.end, last, bare=True)
    if governor.pos_ in VERBAL and lemma in words.people_verbs and role in _CORE:
        return people
    if lemma in words.people_adjectives or _counts_a_crowd(governor, role):
        return people
    if role in _SUBJECT and _of_people(governor):
        return Counted("people", "count", numeral.start, numeral.end, last, bare=True, alone=True)
    if numeral.scaled and lemma == "of" and governor.head.lemma_ in words.categories["population"]:
        return Counted("people", "population", numeral.start, numeral.end, last, bare=True)
    return None


def _of_people(verb: Token) -> bool:
    """Whether only people are what a predicate says: "ten are dead", "four have been caught"."""
    words = figure_words()
    said = [verb, *(c for c in verb.children if c.dep_ in _SAID_OF)]
    return verb.pos_ in VERBAL and any(
        t.lemma_.lower() in words.people_ends or t.lower_ in words.people_adjectives for t in said
    )


def _counts_a_crowd(verb: Token, role: str) -> bool:
    """ "The organisers counted 30,000": those who count crowds."""
    words = figure_words()
    if verb.lemma_ not in words.counting or role != "dobj":
        return False
    return any(c.dep_ == "nsubj" and c.lemma_ in words.crowd_counters for c in verb.children)


def _is_part_of_people(reading: Reading, numeral: Numeral) -> bool:
    """ "Of them, 30 walked home", right after a number of people."""
    opening = reading.token_at(numeral.start).sent
    if not _PART.fullmatch(reading.text, opening.start_char, numeral.start):
        return False
    before = reading.doc[max(0, opening.start - _ANTECEDENT) : opening.start]
    counted = [t for t in before if any(c.dep_ == "nummod" for c in t.children)]
    return bool(counted) and is_people(counted[-1])


def _tallied(reading: Reading, numeral: Numeral) -> Token | None:
    """The noun in "the death toll rose to 200", "gave 94 as the number of those saved"."""
    words = figure_words()
    if numeral.part:
        return None
    first = reading.token_at(numeral.start)
    given = _GIVEN_AS.match(reading.text, numeral.end)
    if given:
        noun = reading.token_at(given.end())
        return _counted_by(noun) if noun.lemma_.lower() in words.tallies else None
    verb: Token | None = None
    tally: Token | None = None
    led = bool(_LED.search(reading.text, max(0, numeral.start - 32), numeral.start))
    for token in reversed(reading.doc[max(0, first.i - _TALLY_REACH) : first.i]):
        lemma = token.lemma_.lower()
        if token.text in _ENDS or (token.like_num and token.pos_ == "NUM" and not led):
            return None
        if tally is None and lemma in words.tallies and (verb is not None or led):
            tally = token
        elif verb is None and lemma in words.tallying:
            verb = token
        elif token.tag_ in _FINITE and token.dep_ not in ("aux", "auxpass") and not led:
            return None
        if tally is not None and verb is not None:
            return _counted_by(tally) if _weighs(verb, tally, numeral) else None
        if token.is_sent_start:
            return None
    return None


def _weighs(verb: Token, tally: Token, numeral: Numeral) -> bool:
    """Whether a small number may be a tally: after a verb of counting, not after "were"."""
    weak = verb.lemma_ == "be" or (tally.i < verb.i and tally.pos_ not in NOMINAL)
    large = numeral.scaled or numeral.ranged or (numeral.value or 0) >= _PLAIN_TALLY
    return large or not weak


def _counted_by(tally: Token) -> Token | None:
    """What a tally counts: itself ("toll", "dead"), or what stands behind it."""
    words = figure_words()
    if tally.lemma_.lower() in words.own_tallies:
        return tally
    if tally.i and tally.nbor(-1).lemma_.lower() in words.own_tallies:
        return tally.nbor(-1)
    for token in tally.doc[tally.i + 1 : tally.i + 1 + _OF_REACH]:
        if token.lower_ in words.people_adjectives or token.tag_ == "VBN":
            return token
        if token.pos_ in NOMINAL and token.tag_ in ("NNS", "NNPS"):
            return token
        if token.pos_ == "NOUN" and is_people(token):
            return token
        if token.pos_ not in ("ADP", "DET", "ADJ", "PRON", "PROPN", "NOUN"):
            return None
    return None


def _tally_of(noun: Token, numeral: Numeral) -> Counted:
    """A tally of a noun: of people, but for things that are counted so ("infections")."""
    thing = noun.tag_ in ("NNS", "NNPS") and noun.ent_type_ != "NORP" and not is_people(noun)
    own = noun.lemma_.lower() in figure_words().own_tallies
    unit = noun.lower_ if thing and not own else "people"
    category: FigureCategory = "killed" if noun.lemma_.lower() == "victim" else "count"
    return Counted(unit, category, numeral.start, numeral.end, noun, bare=True, alone=True)


def _own(last: Token, numeral: Numeral) -> Iterator[Token]:
    """The topmost token of the number itself."""
    token = last
    while inside(token.head, numeral) and token.head.i != token.i:
        token = token.head
    yield token
