"""What a number counts: the noun, its unit and the category of figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ...records import FigureCategory
from .lexicon import figure_words, units
from .numerals import Numeral
from .reading import NOMINAL, VERBAL, Reading, ancestors

#: How far before "of these" what they are is counted, in tokens.
_ANTECEDENT = 40
_PART = re.compile(r"(?:Of|Among) (?:these|those|them),?\s*(?:(?:about|some|only|at least) )?")

#: How far right of a number its noun may stand, in tokens.
_REACH = 9


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, and where its words end."""

    unit: str
    category: FigureCategory
    start: int
    """Start of the expression, currency sign included."""
    end: int
    """End of the unit or noun."""
    noun: Token | None = None
    """The noun counted; the number's own last token for units and bare numbers."""
    bare: bool = False


def what_is_counted(reading: Reading, numeral: Numeral) -> Counted | None:
    """The unit or noun of a number; None when nothing is counted."""
    measured = _measured(reading.text, numeral)
    if measured is not None:
        return measured
    if numeral.part:
        return Counted("percent", "share", numeral.start, numeral.end)
    noun = _counted_noun(reading, numeral)
    if noun is None:
        return _bare(reading, numeral)
    end = noun.idx + len(noun.text)
    named = _unit_named(noun.text, numeral)
    if named is not None:
        return Counted(*named, numeral.start, end, noun)
    if is_people(noun) or noun.lower_ == "strong":
        return Counted("people", "count", numeral.start, end, noun)
    plural = noun.lower_ if noun.tag_ != "NN" or numeral.value == 1 else f"{noun.lower_}s"
    return Counted(plural, "count", numeral.start, end, noun)


def _unit_named(noun: str, numeral: Numeral) -> tuple[str, FigureCategory] | None:
    """Unit and category of a noun that is one: "three long years", "millions of dollars"."""
    tables = units()
    if numeral.scaled and noun in tables.money_when_scaled:
        return tables.money_when_scaled[noun], "money"
    if noun in tables.currencies:
        return tables.currencies[noun], "money"
    form = tables.by_form.get(noun.lower())
    return (form.name, form.category) if form is not None and len(noun) > 2 else None


def _measured(text: str, numeral: Numeral) -> Counted | None:
    """Money, percentages and units of measurement, by how they are written."""
    tables = units()
    sign = tables.before.search(text[max(0, numeral.start - 6) : numeral.start])
    if sign:
        start = numeral.start - len(sign.group())
        return Counted(tables.signs[sign["sign"]], "money", start, numeral.end)
    found = tables.after.match(text, numeral.end)
    if not found:
        return None
    if found["money"]:
        code = tables.currencies[found["money"]]
        return Counted(code, "money", numeral.start, found.end())
    form = found["mark"] or found["unit"]
    if found["unit"] and not found["gap"] and len(form) > 2 and numeral.spelt:
        return None
    if numeral.scaled and form in tables.money_when_scaled:
        return Counted(tables.money_when_scaled[form], "money", numeral.start, found.end())
    unit = tables.by_form[form]
    return Counted(unit.name, unit.category, numeral.start, found.end())


# --- the noun ----------------------------------------------------------------------------------


def _counted_noun(reading: Reading, numeral: Numeral) -> Token | None:
    last = reading.token_at(numeral.end - 1)
    if reading.text[numeral.end : numeral.end + 1] == "-":
        return _member(reading, numeral)
    following = reading.doc[last.i + 1 : last.i + 2]
    if following and following[0].lower_ == "of":
        return _partitive(following[0])
    head = _governed_by(last, numeral)
    if head is not None and _fits(head, numeral):
        return head
    scanned = _scan(reading, last)
    return scanned if scanned is not None and _fits(scanned, numeral) else None


def _member(reading: Reading, numeral: Numeral) -> Token | None:
    """ "a 12-member panel" counts members."""
    token = reading.token_at(numeral.end + 1)
    return token if token.lemma_.lower() in figure_words().members else None


def _partitive(of: Token) -> Token | None:
    """The noun in "hundreds of people", "12 of the 27 countries"."""
    for child in of.children:
        near = child.i > of.i and child.i - of.i <= _REACH
        if child.dep_ == "pobj" and near and child.pos_ != "PRON":
            return child
    return None


def _governed_by(last: Token, numeral: Numeral) -> Token | None:
    for head in ancestors(last, 4):
        if head.idx < numeral.start:
            return None
        if head.idx < numeral.end or head.pos_ in ("NUM", "SYM"):
            continue
        near = head.i - last.i <= _REACH
        return head if near and _unbroken(last, head) and _nominal(head) else None
    return None


def _unbroken(last: Token, head: Token) -> bool:
    between = last.doc[last.i + 1 : head.i]
    return not any(t.pos_ in ("ADP", "AUX", "SCONJ", "PRON") or t.text in ";:.!?" for t in between)


def _nominal(token: Token) -> bool:
    return token.pos_ in NOMINAL or token.lower_ in figure_words().people_adjectives


def _scan(reading: Reading, last: Token) -> Token | None:
    """The first noun to the right, over adjectives, when the parse does not give it."""
    found: Token | None = None
    bracketed = False
    for token in reading.doc[last.i + 1 : last.i + 1 + _REACH]:
        if token.is_sent_start:
            break
        if token.text in "()" and (bracketed or found is not None):
            bracketed = token.text == "("
            continue
        if bracketed:
            continue
        if token.pos_ in NOMINAL:
            if found is not None and found.tag_ in ("NNS", "NNPS"):
                break
            found = token
        elif found is not None:
            break
        elif token.lower_ in figure_words().people_adjectives:
            return token
        elif token.pos_ not in ("ADJ", "CCONJ") and not _joins(token):
            break
    return found


def _joins(token: Token) -> bool:
    return token.tag_ in ("VBN", "VBG", "HYPH") or token.text in (
        "-",
        "'",
        "''",
        '"',
        "’",
        "”",
        "“",
    )


def _fits(noun: Token, numeral: Numeral) -> bool:
    """More than one of a thing is a plural; a name is no thing that is counted."""
    words = figure_words()
    lower = noun.lower_
    if lower in words.invariant or lower in words.people_adjectives:
        return True
    if numeral.value == 1:
        return noun.pos_ == "NOUN" or noun.ent_type_ == "NORP"
    if noun.tag_ in ("NNS", "NNPS"):
        return noun.tag_ == "NNS" or not noun.ent_type_ or is_people(noun)
    return noun.ent_type_ == "NORP" and lower.endswith(("s", "i", "ese"))


def is_people(noun: Token) -> bool:
    """Whether a noun counts human beings."""
    words = figure_words()
    lower = noun.lower_
    if lower in words.not_people:
        return False
    if noun.lemma_.lower() in words.people or lower in words.people or _singular(lower):
        return True
    if lower in words.people_adjectives or noun.ent_type_ == "NORP":
        return True
    return noun.tag_ in ("NNS", "NNPS") and lower.endswith(words.people_endings)


def _singular(word: str) -> bool:
    return word.endswith("s") and word[:-1] in figure_words().people


def _bare(reading: Reading, numeral: Numeral) -> Counted | None:
    """A number without a noun that still counts people: "killing 27", "hundreds fled"."""
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
    governor = next((t for t in ancestors(last, 4) if not _inside(t, numeral)), None)
    if governor is None:
        return None
    lemma = governor.lemma_.lower()
    role = next((t.dep_ for t in _own(last, numeral)), "")
    if governor.pos_ in VERBAL and lemma in words.people_verbs and role in _CORE:
        return Counted("people", "count", numeral.start, numeral.end, last, bare=True)
    if lemma in words.people_adjectives:
        return Counted("people", "count", numeral.start, numeral.end, last, bare=True)
    tally = _tally(last, numeral)
    if tally is not None:
        return Counted("people", "count", numeral.start, numeral.end, tally, bare=True)
    if numeral.scaled and lemma == "of" and governor.head.lemma_ in words.categories["population"]:
        return Counted("people", "population", numeral.start, numeral.end, last, bare=True)
    return None


def _is_part_of_people(reading: Reading, numeral: Numeral) -> bool:
    """ "Of them, 30 walked home", right after a number of people."""
    opening = reading.token_at(numeral.start).sent
    if not _PART.fullmatch(reading.text, opening.start_char, numeral.start):
        return False
    before = reading.doc[max(0, opening.start - _ANTECEDENT) : opening.start]
    counted = [t for t in before if any(c.dep_ == "nummod" for c in t.children)]
    return bool(counted) and is_people(counted[-1])


def _tally(last: Token, numeral: Numeral) -> Token | None:
    """The noun in "the death toll rose to 200", "estimates of Armenians ranged from 50"."""
    words = figure_words()
    if numeral.part or not (numeral.scaled or numeral.ranged or (numeral.value or 0) >= 10):
        return None
    verb = next((t for t in ancestors(last, 5) if t.pos_ in VERBAL), None)
    if verb is None or verb.lemma_ not in words.tallying:
        return None
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and not _inside(child, numeral):
            nouns = [t for t in child.subtree if t.pos_ in NOMINAL and abs(t.i - child.i) < 8]
            head_tallies = child.lemma_.lower() in words.tallies
            people = [t for t in nouns if is_people(t) or t.lemma_.lower() == "toll"]
            if head_tallies and people:
                return people[0]
    return None


_CORE = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "attr", "dep", "oprd"})


def _own(last: Token, numeral: Numeral) -> Iterator[Token]:
    """The topmost token of the number itself."""
    token = last
    while _inside(token.head, numeral) and token.head.i != token.i:
        token = token.head
    yield token


def _inside(token: Token, numeral: Numeral) -> bool:
    return numeral.start <= token.idx < numeral.end


# --- the category ----------------------------------------------------------------------------


def category_of(counted: Counted) -> FigureCategory:
    """The category of a figure of people, by what the words around it say became of them."""
    if counted.noun is None or counted.category != "count":
        return counted.category
    words = figure_words()
    if counted.unit == "lives":
        return "killed" if _takes_lives(counted.noun) else "other"
    if counted.unit != "people":
        return "count"
    lemmas = list(_neighbourhood(counted.noun))
    for lemma, _ in lemmas:
        for category, members in words.categories.items():
            if lemma in members and category != "population":
                return category
    if any(near and lemma in words.categories["population"] for lemma, near in lemmas):
        return "population"
    return "killed" if _takes_lives(counted.noun, "claim") else "count"


def _takes_lives(noun: Token, *verbs: str) -> bool:
    """ "claimed 20 lives", "lost their lives"; people are only ever claimed."""
    verb = next((t for t in ancestors(noun, 3) if t.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_ in (verbs or figure_words().takes_lives)


_COMPLEMENTS = frozenset({"xcomp", "acomp", "oprd", "prt", "ccomp", "prep", "advmod"})


_DESCRIBING = frozenset({"amod", "acl", "relcl", "compound", "appos", "nmod"})


def _neighbourhood(noun: Token) -> Iterator[tuple[str, bool]]:
    """Lemmas that govern or describe ``noun``, nearest first, and whether they adjoin it."""
    yield from _names(noun, True)
    for child in noun.children:
        if child.dep_ in _DESCRIBING:
            yield from _names(child, True)
            for below in child.children:
                if below.dep_ in ("xcomp", "acomp", "oprd"):
                    yield from _names(below, True)
    verbs = 0
    for head in ancestors(noun, 8):
        if head.pos_ in ("NUM", "NOUN") and not verbs:
            for child in head.children:
                if child.dep_ in ("acl", "relcl") and child.i > noun.i:
                    yield from _names(child, True)
        yield from _names(head, verbs == 0)
        if head.pos_ in VERBAL:
            verbs += 1
            for child in head.children:
                if child.i > noun.i and child.dep_ in _COMPLEMENTS:
                    yield from _names(child, verbs == 1)
                    for below in child.children:
                        if child.lower_ == "as":
                            yield from _names(below, verbs == 1)
            if verbs == 2:
                return


def _names(token: Token, near: bool) -> Iterator[tuple[str, bool]]:
    yield token.lemma_.lower(), near
    if token.lower_ != token.lemma_:
        yield token.lower_, near
