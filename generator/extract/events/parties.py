"""Who takes part in an event: those who act in it and those who are acted upon.

They are the subject, the objects and the agent of the verb that names the event, whom it is done
with or against, and the same of a noun: "Orvania's attack on Stavia". Who is only named nearby
takes no part: "In Geneva, Stavia condemned the talks between Orvania and Luvania, the Echo
said" is Stavia's condemnation, of talks between the two others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Doc, Token

from ...records import EntityKey, FoundMention
from .implied import Implied
from .status import cancels
from .words import befalling, event_nouns, event_words, people, statements

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "obj", "iobj"})
_OWNERS = frozenset({"poss", "compound", "amod", "nmod", "npadvmod"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_TIMES = frozenset({"DATE", "TIME"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})

#: Clauses that hang on a noun, which takes part in them.
_ON_NOUNS = frozenset({"acl", "relcl"})

#: What goes on during an event is done by who takes part in it: "fled during the war".
_DURING = frozenset({"in", "during", "after", "amid", "at"})

#: Whatever these follow is done together: "discussed investments with Stavia".
_BETWEEN = frozenset({"with", "between", "against"})

#: Steps up the tree before the search for a subject ends.
_CLIMB = 8


class Parties(NamedTuple):
    """Who takes part in an event."""

    everybody: tuple[EntityKey, ...]
    agents: tuple[EntityKey, ...]
    """Those who act."""


def parties(
    doc: Doc,
    head: Token,
    heads: Iterable[Token],
    mentions: Sequence[FoundMention],
    implied: Implied,
) -> Parties:
    """The entities that take part in what ``head`` names, in order, each once; there may be none.

    ``heads`` are those of all events of the sentence, ``mentions`` its mentions in order;
    ``implied`` tells who stands behind a word that is none of them.
    """
    reader = _Parties(doc, frozenset(h.i for h in heads if h != head), mentions, implied)
    found = sorted(reader.of(head), key=lambda item: item[0])
    everybody = tuple(dict.fromkeys(entity for _, entity in found))
    return Parties(everybody, tuple(e for e in everybody if e in reader.agents))


_Found = Iterator[tuple[int, EntityKey]]


@dataclass(slots=True)
class _Parties:
    """Reads the parties of one event from the parse."""

    doc: Doc
    others: frozenset[int]
    """Tokens that name other events of the sentence."""
    mentions: Sequence[FoundMention]
    implied: Implied
    named: dict[int, EntityKey] = field(default_factory=dict)
    """Number of each token that names somebody to whom it names."""
    nominal: set[int] = field(default_factory=set)
    """Those that do so by a common noun."""
    agents: set[EntityKey] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)
    """Tokens that were read: each once."""

    def __post_init__(self) -> None:
        for mention in self.mentions:
            span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None and len(span):
                self.named[span.root.i] = mention.entity
                if mention.form == "nominal":
                    self.nominal.add(span.root.i)
                else:
                    self.named.update((t.i, mention.entity) for t in span)

    def of(self, head: Token) -> _Found:
        if head.pos_ in _VERBS:
            yield from self._verb(head)
            return
        if head.dep_ in _SUBJECTS and not _is_event(head):
            yield from self._verb(head.head)  # the parliament of "on Tuesday parliament passed it"
            return
        yield from self._of_noun(head, event=True)
        verb = head.head if head.dep_ in ("dobj", "nsubjpass") and _carries(head) else _during(head)
        if verb is not None and head.lemma_.lower() not in befalling():
            yield from self._verb(verb)

    def _verb(self, verb: Token) -> _Found:
        """Those who take part in what a verb tells."""
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        if (speaker := self.implied.says(verb)) is not None:
            yield from self._acting(iter([(verb.idx, speaker)]))
            yield from self._others(verb)
            return
        for subject in _subjects(verb):
            yield from self._phrase(subject) if passive else self._acting(self._phrase(subject))
        yield from self._others(verb)
        for agent in _agents(verb) if passive else ():
            yield from self._acting(self._with(agent, moves=False))

    def _acting(self, found: _Found) -> _Found:
        for place, entity in found:
            self.agents.add(entity)
            yield place, entity

    def _others(self, verb: Token) -> _Found:
        """The same without its subject; what is said is no part of the saying."""
        moves = verb.lemma_.lower() in event_words().moving
        for child in verb.children:
            if child.dep_ in _OBJECTS or (child.dep_ == "attr" and _is_event(child)):
                yield from self._phrase(child, moves)
            elif child.dep_ == "agent":
                yield from self._acting(self._with(child, moves))
            elif child.dep_ in ("prep", "prt", "advmod"):
                yield from self._with(child, moves)
            elif child.dep_ in ("xcomp", "ccomp") and _is_infinitive(child):
                for subject in (c for c in child.children if c.dep_ in _SUBJECTS):
                    yield from self._phrase(subject)
                yield from self._others(child)
            elif child.dep_ == "conj" and child.i not in self.others and not _has_subject(child):
                yield from self._others(child)

    def _with(self, preposition: Token, moves: bool, of_noun: bool = False) -> _Found:
        """Those behind a preposition: whom it is done with, or who take part in an event there."""
        words, word = event_words(), preposition.lower_
        involves = word in words.involving or (of_noun and word in words.involving_in_nouns)
        for child in preposition.children:
            if child.dep_ == "prep" and word in words.particles:
                yield from self._with(child, moves, of_noun)
            elif child.dep_ == "pobj" and (
                involves or (_is_event(child) and word in words.taking_part and not of_noun)
            ):
                yield from self._phrase(child, moves)

    def _phrase(self, noun: Token, moves: bool = False) -> _Found:
        """Those whom a noun names, or whose body or act it is, with what is put beside it.

        Args:
            moves: the verb tells of a motion, of which a state or a town is the aim.
        """
        if noun.i in self.seen:
            return
        self.seen.add(noun.i)
        if noun.tag_ in _RELATIVE:
            if (antecedent := _antecedent(noun)) is not None:
                yield from self._phrase(antecedent, moves)
            return
        if (entity := self.named.get(noun.i)) is not None and not self.implied.is_where(
            entity, moves
        ):
            yield noun.idx, entity
        if entity is None or noun.i in self.nominal:
            yield from self._of_noun(noun)
        for child in noun.children:
            if child.dep_ == "conj" or (child.dep_ == "appos" and child.i in self.named):
                yield from self._phrase(child, moves)

    def _of_noun(self, noun: Token, event: bool = False) -> _Found:
        """Whose body or act a noun names, and whom that befalls: of "Stavia's attack on Orvania"
        both."""
        event = event or _is_event(noun)
        moves = noun.lemma_.lower() in event_words().moving
        if who := self.implied.by(noun):
            yield noun.idx, who
        for agent in _agents(noun) if event else ():
            yield from self._acting(self._with(agent, moves=False))
        for child in noun.children:
            if child.dep_ in _OWNERS:
                owners = self._owner(child, event)
                yield from self._acting(owners) if event and child.dep_ == "poss" else owners
            elif child.dep_ == "prep" and (
                event or self._are_people(noun) or child.lower_ in _BETWEEN
            ):
                yield from self._with(child, moves, of_noun=True)
        for verb in _when(noun) if event else ():
            yield from self._verb(verb)

    def _are_people(self, noun: Token) -> bool:
        known = noun.lower_ in people() or noun.lemma_.lower() in event_words().grounds
        return known or noun.i in self.nominal

    def _owner(self, token: Token, event: bool) -> _Found:
        """Stavia of "Stavia's forces", "Stavian forces" and "Stavia-led forces"; of the capital's
        attack the state."""
        entity = self.named.get(token.i)
        if entity is None:
            for child in token.children:
                if child.dep_ in _OWNERS or child.dep_ == "conj":
                    yield from self._owner(child, event)
        elif not self.implied.is_where(entity):
            yield token.idx, entity
        elif event and token.dep_ == "poss" and (state := self.implied.seated(entity)):
            yield token.idx, state


def clause_words(head: Token) -> Iterator[Token]:
    """The words of the sentence of ``head`` but for what another subject does beside it: of "The
    army took the town and the council resigned" the army's part or the council's."""
    verb = next((t for t in (head, *head.ancestors) if t.pos_ in _VERBS), head)
    beside = [t for t in head.sent if t.dep_ == "conj" and t.pos_ in _VERBS and _has_subject(t)]
    mine = next((t for t in (verb, *verb.ancestors) if t in beside), None)
    if mine is not None:
        yield from mine.subtree
        return
    others = {w.i for t in beside for w in t.subtree}
    yield from (t for t in head.sent if t.i not in others)


def _subjects(verb: Token) -> list[Token]:
    """What a verb is said of, though it may stand with a verb above or be a noun's attribute."""
    for _ in range(_CLIMB):
        if own := [c for c in verb.children if c.dep_ in _SUBJECTS]:
            return own
        if noun := _noun_before(verb):
            return [noun]
        above = verb.head
        if above == verb:
            break
        if verb.dep_ in _ON_NOUNS:
            return [above]
        if verb.dep_ == "xcomp" and (told := [c for c in above.children if c.dep_ in _OBJECTS]):
            return told
        verb = above
    return []


def _noun_before(verb: Token) -> Token | None:
    """The subject of "the army last month seized", which parsers like to attach elsewhere."""
    doc, place = verb.doc, verb.i - 1
    while place > 0 and doc[place].ent_type_ in _TIMES:
        place -= 1
    apart = place < verb.i - 1 and doc[place].pos_ in _NOUNS
    return doc[place] if apart and not _has_subject(verb) else None


def _antecedent(pronoun: Token) -> Token | None:
    verb = next((t for t in pronoun.ancestors if t.dep_ in _ON_NOUNS), None)
    return verb.head if verb is not None and pronoun.lower_ != "what" else None


def _carries(noun: Token) -> bool:
    """Whether who does what is done with an event has a part in it: "launched an offensive",
    "condemned the remark"."""
    verb = noun.head
    answers = {verb.lemma_.lower(), noun.lemma_.lower()} <= statements()
    return answers or verb.lemma_.lower() in event_words().light or cancels(verb)


def _during(noun: Token) -> Token | None:
    """The fled of "fled during the war" and "fled after six weeks of war", the went of "went to
    the talks"."""
    above = [noun, *noun.ancestors][: _CLIMB + 1]
    verb = next((i for i, t in enumerate(above) if t.pos_ in _VERBS), 0)
    between = above[1:verb]
    straight = all(t.dep_ in ("prep", "pobj") or t.pos_ == "ADP" for t in above[:verb])
    if not verb or not straight:
        return None
    within = _DURING | {"to"} if above[verb].lemma_ in event_words().moving else _DURING
    return above[verb] if any(t.lower_ in within for t in between) else None


def _agents(head: Token) -> Iterator[Token]:
    """The "by" of "the launch by Stavia of rockets" and of "was dug out of a house by Stavians",
    wherever parsers hang it."""
    for token in head.subtree:
        verbal = token.head.pos_ in _VERBS and token.head not in (head, *head.children)
        if token.lower_ == "by" and token.dep_ in ("prep", "agent") and not verbal:
            yield token


def _when(noun: Token) -> Iterator[Token]:
    """The invaded of "the clashes last year when Stavia invaded"."""
    for top in (noun, *noun.children):
        for verb in (c for c in top.children if c.dep_ in (*_ON_NOUNS, "advcl")):
            if any(c.lower_ == "when" for c in verb.children):
                yield verb


def _is_event(noun: Token) -> bool:
    return noun.pos_ in _NOUNS and noun.lemma_.lower() in event_nouns()


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in (*_SUBJECTS, "csubj", "csubjpass", "expl") for child in token.children)
