"""Who takes part in an event: those whom its own clause names.

"The army took the town and the council resigned on Monday" gives the resignation to the council
alone, and "the army took the region that had broken away in the 1990s" no army to the 1990s.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc, Token

from ...records import EntityKey, FoundMention
from .implied import Implied

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_TIMES = frozenset({"DATE", "TIME"})

#: Clauses that tell something else when somebody else does it.
_BESIDE = frozenset({"advcl", "ccomp", "conj", "parataxis"})

#: Clauses that hang on a noun, which takes part in them.
_ON_NOUNS = frozenset({"acl", "relcl"})


def parties(
    doc: Doc,
    head: Token,
    heads: Sequence[Token],
    mentions: Sequence[FoundMention],
    implied: Implied,
) -> tuple[EntityKey, ...]:
    """The entities that the clause of ``head`` names, in order, each once; it may name none.

    ``heads`` are those of all events of the sentence, ``mentions`` its mentions in order;
    ``implied`` tells who stands behind a subject that is none of them.
    """
    own = {t.i: t for t in _own_words(head, {h.i for h in heads if h != head})}
    placed = [(place, m) for m in mentions if (place := _place(doc, m)) in own]
    open_to = [own[i] for i in sorted(own.keys() - {place for place, _ in placed})]
    found = [(m.start, m.entity) for _, m in placed]
    found += [(token.idx, who) for token in open_to if (who := implied.by(token))]
    found.sort(key=lambda item: item[0])
    return tuple(dict.fromkeys(entity for _, entity in found))


def _place(doc: Doc, mention: FoundMention) -> int | None:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return None if span is None or not len(span) else span.root.i


def _own_words(head: Token, others: Collection[int]) -> Iterator[Token]:
    """The words of the clause that ``head`` stands in, and of its subject or antecedent."""
    verb = next((t for t in (head, *head.ancestors) if t.pos_ in _VERBS), head)
    yield from _below(verb, head, others)
    if noun := _noun_before(verb):
        yield from _below(noun, head, {*others, verb.i})
        return
    while not _has_subject(verb) and verb.head != verb and verb.dep_ not in _ON_NOUNS:
        verb = verb.head
        yield from (
            w for c in verb.children if c.dep_ in _SUBJECTS for w in _below(c, head, others)
        )
    if verb.dep_ in _ON_NOUNS:
        beside = {c.i for c in verb.head.children if c.dep_ == "conj" and c.i > verb.i}
        yield from _below(verb.head, head, {*others, *beside})


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


def _noun_before(verb: Token) -> Token | None:
    """The subject of "the army last month seized", which parsers like to attach elsewhere."""
    doc, place = verb.doc, verb.i - 1
    while place > 0 and doc[place].ent_type_ in _TIMES:
        place -= 1
    apart = place < verb.i - 1 and doc[place].pos_ in _NOUNS
    return doc[place] if apart and not _has_subject(verb) else None


def _below(top: Token, head: Token, others: Collection[int]) -> Iterator[Token]:
    """The words under ``top`` without those of other clauses and of ``others``."""
    stack = [top]
    while stack:
        token = stack.pop()
        yield token
        stack.extend(c for c in token.children if not _is_another(c, head, others))


def _is_another(token: Token, head: Token, others: Collection[int]) -> bool:
    """True for what tells of something else than the clause of ``head``."""
    if token.dep_ == "ccomp" and token.head == head:
        return False  # what is said is what the saying tells
    if token.dep_ == "relcl" or (token.i in others and token.pos_ not in _NOUNS):
        return True
    return token.dep_ in _BESIDE and (token.i in others or _has_subject(token))


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in token.children)
