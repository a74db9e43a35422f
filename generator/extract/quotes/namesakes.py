"""Whether a bare surname may mean either of two persons.

"John Keller and his sister Anna Keller opened the bridge. Keller said …".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from ...language.person_names import name_parts

if TYPE_CHECKING:
    from ...records import Entity
    from ..coreference import CoreferenceChains

_MAIN_PERSON_NAMES = 2
"""Times named from which somebody is whom the article is about, whoever acts beside him."""
_SUBJECTS = ("nsubj", "nsubjpass")


def may_be_namesake(
    doc: Doc, chains: CoreferenceChains, phrase: Span, person: Entity | None
) -> bool:
    """Whether somebody else of the same surname was named in full after the person whom a bare
    surname is taken for, and acts like him."""
    if person is None:
        return False
    words, surname = name_parts(phrase.text), name_parts(person.name)[-1]
    if len(words) != 1 or words[0] != surname:
        return False
    named = [m for m in chains.mentions if m.form == "name" and m.start < phrase.start_char]
    in_full = [m for m in named if name_parts(m.text)[1:] == (surname,)]
    mine = [m.start for m in in_full if m.entity == person.key]
    others = [m for m in in_full if m.entity != person.key]
    if not mine or not others or others[-1].start < mine[-1]:
        return False
    if sum(m.entity == person.key and m.start < others[-1].start for m in named) >= (
        _MAIN_PERSON_NAMES
    ):
        return False
    return _acts(doc, others[-1].start, others[-1].end)


def _acts(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is the subject of a verb, or one of several."""
    span = doc.char_span(start, end, alignment_mode="expand")
    head = None if span is None else span.root
    while head is not None and head.dep_ in ("conj", "appos"):
        head = head.head
    return head is not None and head.dep_ in _SUBJECTS
