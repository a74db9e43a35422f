"""A short label for what a figure counts, of the sentence's own words in their order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.tokens import Token

from ...records import QUANTITIES, FigureCategory
from .lexicon import figure_words
from .numerals import Numeral
from .reading import NOMINAL, Reading, ancestors
from .things import Counted

_KEPT = frozenset({"amod", "compound", "nmod", "prep", "acl", "relcl", "poss", "punct"})
_WEAK = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "AUX", "PRON", "PART"})
_LONGEST = 10
_SHORT = 4
_WHOLE = re.compile(r"\d of (?:the |all |all the )?$")


def label_of(
    reading: Reading, counted: Counted, numeral: Numeral, start: int, clause: bool = True
) -> str | None:
    """What is counted ("people fled to Armenia"); None when the sentence has no words for it.

    Without ``clause`` it is the noun phrase alone, and not what its verb says.
    """
    noun = counted.noun if counted.noun is not None else reading.token_at(counted.end - 1)
    number = reading.tokens(start, counted.end if counted.bare else numeral.end)
    unsaid = {t.i for t in number}
    if counted.category in QUANTITIES or counted.category == "duration":
        unsaid |= {t.i for t in reading.tokens(counted.start, counted.end)}
    kept = _noun_phrase(reading, noun, numeral, number) - unsaid
    if not clause or _WHOLE.search(reading.text[max(0, counted.start - 12) : counted.start]):
        return _joined(_trimmed(reading, kept)) or None
    if counted.category == "population" and counted.bare:
        return _country_of(reading, noun) or None
    if counted.category == "duration":
        kept = {i for i in kept if i > noun.i}
    kept |= _told_of(noun, counted.category, unsaid, has_room=len(kept) < _LONGEST)
    words = _trimmed(reading, kept)
    if counted.category == "duration" and len(words) < 2:
        return None
    return _joined(words) or None


def _noun_phrase(
    reading: Reading, noun: Token, numeral: Numeral, number: Iterable[Token]
) -> set[int]:
    """Places of the noun and what describes it, or a bare number: "thousands of people who fled",
    where the parser sees no people."""
    partitive = numeral.value is not None and reading.text.startswith(" of ", numeral.end)
    kept = {t.i for t in _phrase(noun, clauses=not partitive)}
    if numeral.value is None:
        kept |= {t.i for clause in _clauses(number) for t in _near(clause.subtree, noun)}
    return kept


def _told_of(
    noun: Token, category: FigureCategory, unsaid: Collection[int], has_room: bool
) -> set[int]:
    """Places of the words that say what befell or was done to what is counted."""
    if happening := _happening(noun):
        return {t.i for t in happening}
    verb = _governing_verb(noun)
    if verb is None or not has_room or verb.lemma_ in figure_words().pale:
        return set()
    doer = _doer(verb, noun) if category in ("money", "share", "area") else set()
    return _predicate(verb, noun).difference(unsaid) | doer


def _phrase(noun: Token, clauses: bool) -> Iterator[Token]:
    """The noun with what describes it, as far as it stays near."""
    yield noun
    for child in noun.children:
        if child.dep_ == "punct" and child.text != "-":
            continue
        if child.dep_ == "relcl" and not clauses:
            continue
        if child.dep_ in _KEPT and child.lower_ not in figure_words().leading_away:
            yield from _near(child.subtree, noun)


def _clauses(number: Iterable[Token]) -> Iterator[Token]:
    """Clauses that describe a number."""
    return (c for token in number for c in token.children if c.dep_ in ("acl", "relcl"))


def _near(tokens: Iterable[Token], centre: Token) -> Iterator[Token]:
    """Tokens of a phrase up to where it leads away from ``centre``."""
    for token in tokens:
        if abs(token.i - centre.i) >= _LONGEST:
            return
        if token.i > centre.i and (
            token.lower_ in figure_words().leading_away
            or token.text in '–—;:()"'
            or _is_dash(token)
        ):
            return
        yield token


def _is_dash(token: Token) -> bool:
    """A hyphen that stands free, as a dash does."""
    return token.text == "-" and bool(token.whitespace_ and token.nbor(-1).whitespace_)


def _country_of(reading: Reading, number: Token) -> str:
    """ "Armenia, a country" of "Armenia, a country of 2.8 million"."""
    place = next((t for t in ancestors(number, 3) if t.pos_ == "NOUN"), None)
    if place is None:
        return ""
    first = place.head if place.dep_ == "appos" else place.left_edge
    return reading.text[first.idx : place.idx + len(place.text)]


def _happening(noun: Token) -> tuple[Token, ...]:
    """ "exodus of", where what is counted is whom something named by a noun befell."""
    of, head = noun.head, noun.head.head
    if noun.dep_ != "pobj" or of.lower_ != "of" or head.pos_ != "NOUN":
        return ()
    befell = figure_words().categories.items()
    named = any(head.lemma_ in members for name, members in befell if name != "population")
    return (head, of) if named else ()


def _governing_verb(noun: Token) -> Token | None:
    """The verb of what is counted; of "prompting them to flee", what was prompted."""
    for head in ancestors(noun, 4):
        if head.pos_ == "VERB":
            done = (c for c in head.children if c.dep_ in ("xcomp", "ccomp") and c.i > noun.i)
            causes = head.lemma_ in figure_words().causing
            return next((c for c in done if c.pos_ == "VERB"), head) if causes else head
        if head.pos_ == "AUX":
            return None
    return None


def _doer(verb: Token, noun: Token) -> set[int]:
    """The subject of a verb, when it is a short name or noun other than what is counted."""
    for child in verb.children:
        if child.dep_ == "nsubj" and child.pos_ in NOMINAL and child.i != noun.i:
            words = list(child.subtree)
            short = len(words) <= _SHORT and noun not in words
            return {t.i for t in words} if short else {child.i}
    return set()


def _predicate(verb: Token, noun: Token) -> set[int]:
    """The verb with what completes it: "fled to Armenia", "sent to Armenia"."""
    kept = {verb.i}
    wanted = ("dobj", "acomp", "oprd", "prt") if noun.i < verb.i else ()
    for child in verb.children:
        if child.i < max(verb.i, noun.i) or child.dep_ not in (*wanted, "prep", "dative"):
            continue
        if child.lower_ in figure_words().leading_away:
            break
        kept |= {t.i for t in _near(child.subtree, child)}
        if child.dep_ == "prep":
            break
    return kept


def _trimmed(reading: Reading, places: Iterable[int]) -> list[Token]:
    """At most ``_LONGEST`` words of those places, without function words at the ends."""
    words = [reading.doc[i] for i in sorted(places) if not reading.doc[i].is_space]
    kept = [t for t in words if t.text not in "–—\"“”()[]''"][:_LONGEST]
    while kept and (
        kept[-1].pos_ in (*_WEAK, "NUM") or kept[-1].text in ("'s", "’s") or _goes_on(kept)
    ):
        kept.pop()
    while kept and kept[0].pos_ in ("PUNCT", "CCONJ", "DET"):
        kept.pop(0)
    return kept


def _goes_on(words: Sequence[Token]) -> bool:
    """Whether the text goes on with the last word: within a name or a compound ("Port-au"), or
    with what completes a verb behind others ("trying to take")."""
    last = words[-1]
    if last.i + 1 >= len(last.doc):
        return False
    behind = last.nbor(1)
    compound = not last.whitespace_ and behind.text == "-"
    completed = any(c.i > last.i and c.dep_ in ("dobj", "xcomp") for c in last.children)
    cut = last.pos_ == "VERB" and completed and len(words) > _SHORT
    return compound or (behind.ent_iob_ == "I" and last.ent_iob_ != "O") or cut


def _joined(words: Sequence[Token]) -> str:
    """The words with the text's own spacing where they are neighbours."""
    parts = []
    for at, token in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        adjoining = following is not None and following.i == token.i + 1
        parts.append(token.text + (token.whitespace_ if adjoining else " "))
    return "".join(parts).strip(" ,;:-–")
