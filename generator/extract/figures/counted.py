"""What a number counts: the noun, its unit and the category of figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from .bare import bare_number
from .lexicon import figure_words, spaced, units
from .numerals import Numeral
from .reading import NOMINAL, VERBAL, Reading, ancestors
from .things import Counted, is_people

#: How far right of a number its noun may stand, in tokens.
_REACH = 9


_RATE = re.compile(
    r"\s(?P<rate>(?:per|in every|for every|for each)\s\d[\d,.]*(?:\s(?:million|thousand))?"
    r"(?:\s(?:people|inhabitants|residents|births|live births|children|women))?)"
)


def what_is_counted(reading: Reading, numeral: Numeral) -> Counted | None:
    """The unit or noun of a number; None when nothing is counted.

    What is counted per so many is a thing of its own: "12 deaths per 100,000 people" are no deaths.
    """
    counted = _counted(reading, numeral)
    rate = _RATE.match(reading.text, counted.end) if counted is not None else None
    if counted is None or rate is None:
        return counted
    unit = spaced(f"{reading.text[numeral.end : counted.end]} {rate['rate']}").lower()
    return replace(counted, unit=unit, category="other", end=rate.end())


def _counted(reading: Reading, numeral: Numeral) -> Counted | None:
    measured = _measured(reading.text, numeral)
    if measured is not None:
        return measured
    if numeral.part:
        return Counted("percent", "share", numeral.start, numeral.end)
    noun = _counted_noun(reading, numeral)
    if noun is None:
        return bare_number(reading, numeral)
    end = noun.idx + len(noun.text)
    named = _unit_named(noun.text, numeral)
    if named is not None:
        return Counted(*named, numeral.start, end, noun)
    people = Counted("people", "count", numeral.start, end, noun)
    if is_people(noun) or noun.lower_ == "strong":
        return people
    if noun.lower_ == "others" and category_of(people) in ("killed", "injured", "missing"):
        return people
    plural = noun.lower_ if noun.tag_ != "NN" or numeral.value == 1 else f"{noun.lower_}s"
    return Counted(plural, "count", numeral.start, end, noun)


def _unit_named(noun: str, numeral: Numeral) -> tuple[str, str] | None:
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
        return Counted(tables.signs[spaced(sign["sign"])], "money", start, numeral.end)
    found = tables.after.match(text, numeral.end)
    if not found:
        return None
    if found["money"]:
        code = tables.currencies[spaced(found["money"])]
        return Counted(code, "money", numeral.start, found.end())
    form = spaced(found["mark"] or found["unit"])
    if found["unit"] and not found["gap"] and len(form) > 2 and numeral.spelt:
        return None
    if numeral.scaled and form in tables.money_when_scaled and not _weighs(text, found.end()):
        return Counted(tables.money_when_scaled[form], "money", numeral.start, found.end())
    unit = tables.by_form[form]
    return Counted(unit.name, unit.category, numeral.start, found.end())


_OF = re.compile(r"\sof\s(?:[a-z]+\s)??(?P<what>[a-z]+)")
_HEAVY = re.compile(r"\b(?:weigh\w*|weight|heav\w+|thrust|pressure|cargo|payload)\b", re.I)
_AROUND = 40


def _weighs(text: str, end: int) -> bool:
    """Whether pounds that end here are a weight: "40,000 pounds of beef"."""
    what = _OF.match(text, end)
    if what is not None:
        return what["what"] not in figure_words().money_of
    return bool(_HEAVY.search(text[max(0, end - _AROUND) : end + _AROUND]))


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
        if token.is_sent_start or (token.text in "-–—" and token.whitespace_):
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


# --- the category ----------------------------------------------------------------------------


def category_of(counted: Counted) -> str:
    """The category of a figure of people, by what the words around it say became of them."""
    if counted.noun is None or counted.category != "count":
        return counted.category
    words = figure_words()
    if counted.unit == "lives":
        return "killed" if _takes_lives(counted.noun) else "other"
    if counted.unit != "people" or counted.noun.lower_ == "strong":
        return "count"
    lemmas = list(_neighbourhood(counted.noun))
    if any(near and lemma == "alive" for lemma, near in lemmas):
        return "count"
    for lemma, _ in lemmas:
        for category, members in words.categories.items():
            if lemma in members and category != "population":
                return category
    if any(near and lemma in words.categories["population"] for lemma, near in lemmas):
        return "population"
    dead = _takes_lives(counted.noun, "claim") or _loses_lives(counted.noun)
    return "killed" if dead else "count"


def _takes_lives(noun: Token, *verbs: str) -> bool:
    """ "claimed 20 lives", "lost their lives"; people are only ever claimed."""
    verb = next((t for t in ancestors(noun, 3) if t.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_ in (verbs or figure_words().takes_lives)


def _loses_lives(noun: Token) -> bool:
    """ "14 people lost their lives", "cost the lives of four men"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "lives":
        return _takes_lives(noun.head.head)
    verb = next((t for t in ancestors(noun, 2) if t.pos_ == "VERB"), None)
    return (
        verb is not None
        and verb.lemma_ == "lose"
        and any(c.lower_ in ("life", "lives") and c.dep_ == "dobj" for c in verb.children)
    )


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
                    for state in below.children:  # "now believed to be homeless"
                        if state.dep_ in ("acomp", "oprd"):
                            yield from _names(state, True)
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
                        said_of = child.lemma_ == "be" and below.dep_ in ("acomp", "oprd")
                        if child.lower_ == "as" or said_of:
                            yield from _names(below, verbs == 1)
            if verbs == 2:
                return


def _names(token: Token, near: bool) -> Iterator[tuple[str, bool]]:
    yield token.lemma_.lower(), near
    if token.lower_ != token.lemma_:
        yield token.lower_, near
