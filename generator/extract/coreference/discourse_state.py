"""The state of the discourse: entities and mentions of the part of an article read so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ...language.gazetteer import Gazetteer
from ...records import ActorKind
from .antecedents import Antecedent, salience_of
from .coreference_words import CoreferenceWords, coreference_words
from .entity_drafts import EntityDraft
from .entity_table import EntityTable
from .nominal_mentions import NominalMention
from .tokens import Tokens

Form = Literal["name", "nominal", "pronoun"]
_RECENT_MENTIONS = 40
"""Mentions within which a description finds its antecedent by recency."""
_MAX_COMPLEMENT_TOKENS = 8
"""Longest "of ..." part of a description; what goes on further is another phrase."""
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_COMPLEMENT_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "from", "on"})


@dataclass(frozen=True, slots=True)
class ResolvedMention:
    """Tokens first..last-1, with this head, refer to the entity."""

    first: int
    last: int
    head: int
    form: Form
    draft: EntityDraft


@dataclass(slots=True)
class DiscourseState:
    """Tokens, entities and all mentions so far."""

    tokens: Tokens
    gazetteer: Gazetteer
    table: EntityTable
    name_owners: Mapping[int, EntityDraft]
    """The entity whose name each token is part of."""
    quoted_speakers: Mapping[int, frozenset[int]]
    """Entity indexes of those quoted, by paragraph: "he" in their words is somebody else."""
    lex: CoreferenceWords = field(default_factory=coreference_words)
    antecedents: list[Antecedent] = field(default_factory=list)
    mentions: list[ResolvedMention] = field(default_factory=list)
    unresolved_heads: set[int] = field(default_factory=set)
    """Heads of phrases that refer to no known entity."""
    nominal_entities: dict[tuple[object, ...], EntityDraft] = field(default_factory=dict)
    """Entities without a name, by the words of their description."""

    def add_mention(self, first: int, last: int, head: int, form: Form, draft: EntityDraft) -> None:
        """Record a mention of an entity."""
        draft.mentions += 1
        self.mentions.append(ResolvedMention(first, last, head, form, draft))
        salience = salience_of(self.tokens, head)
        self.antecedents.append(Antecedent(head, draft, salience, draft.plural, form == "name"))

    def add_unresolved(self, nominal: NominalMention) -> None:
        """Record a phrase that refers to no known entity.

        As an antecedent of "they" or "it" it competes where it is a plural or a document.
        """
        self.unresolved_heads.add(nominal.head)
        plural = nominal.kind in ("group", "things")
        if plural or nominal.kind == "document":
            salience = salience_of(self.tokens, nominal.head)
            self.antecedents.append(Antecedent(nominal.head, None, salience, plural))

    def recent_antecedents(self) -> list[Antecedent]:
        """The most recent mentions, latest first."""
        return self.antecedents[: -_RECENT_MENTIONS - 1 : -1]

    def most_recent(self, fit: list[EntityDraft]) -> EntityDraft | None:
        """The most recently mentioned of several entities."""
        if len(fit) == 1:
            return fit[0]
        return next(
            (entry.draft for entry in self.recent_antecedents() if entry.draft in fit), None
        )

    def add_nominal_entity(self, kind: ActorKind, first: int, last: int) -> EntityDraft:
        """A new entity that is only described, by tokens first..last-1."""
        draft = self.table.add(kind)
        draft.nominal = True
        if self.tokens.lower[first] in _ARTICLES:
            first += 1
        draft.names[" ".join(self.tokens.span(first, last).split())] += 1
        return draft

    def phrase_end(self, nominal: NominalMention) -> int:
        """Last token (exclusive) of a description with its complement: "the mayor of Kyiv"."""
        tokens, last = self.tokens, nominal.last
        if (
            last >= len(tokens)
            or tokens.lower[last] not in _COMPLEMENT_PREPOSITIONS
            or tokens.head[last] != nominal.head
            or any(tokens.dated[last + 1 : last + 3])
        ):
            return last
        end = last + 1
        while end < min(len(tokens), last + _MAX_COMPLEMENT_TOKENS) and (
            tokens.pos[end] in ("PROPN", "DET", "ADJ", "NOUN")
            or tokens.lower[end] in ("'s", "’s", "-", "of")
        ):
            end += 1
        while end > last and tokens.pos[end - 1] not in ("NOUN", "PROPN"):
            end -= 1
        return end


def find_quoted_speakers(
    tokens: Tokens, name_owners: Mapping[int, EntityDraft]
) -> dict[int, frozenset[int]]:
    """Indexes of the named subjects of verbs of speaking, by paragraph with quotation marks.

    A paragraph of quotations that names no speaker has those of the paragraph before.
    """
    speaking = coreference_words().speaking
    quoting = {p for p, quoted in zip(tokens.para, tokens.quoted, strict=True) if quoted}
    named: dict[int, set[int]] = {}
    for i, dep in enumerate(tokens.dep):
        if (
            dep == "nsubj"
            and tokens.para[i] in quoting
            and not tokens.quoted[i]
            and i in name_owners
            and tokens.lemma[tokens.head[i]] in speaking
        ):
            named.setdefault(tokens.para[i], set()).add(name_owners[i].index)
    found: dict[int, frozenset[int]] = {}
    last: frozenset[int] = frozenset()
    for paragraph in range(tokens.para[-1] + 1 if tokens.para else 0):
        if paragraph in named:
            last = frozenset(named[paragraph])
        elif paragraph not in quoting:
            last = frozenset()
        found[paragraph] = last
    return found
