"""The coreference chains of an article, and how later stages ask them who is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...records import Entity, EntityKey, FoundMention

_TIE_SHARE = 0.5
"""Share of the best score from which a preceding speaker is preferred as antecedent."""
_PREFERRED_SPEAKERS = 2
"""How many of the preceding speakers are preferred; one before them is no longer in mind."""


@dataclass(frozen=True)
class CoreferenceChains:
    """The entities of an article, and which of them each mention refers to.

    `entity_at` and `speaker_at` take the character offsets of a noun phrase.
    """

    entities: tuple[Entity, ...]
    """Entities with a name, or with a description that identifies them outside the article."""
    mentions: tuple[FoundMention, ...]
    """Mentions of these, by start."""
    starts: Sequence[int] = field(default=(), repr=False)
    """First character of every token."""
    heads: Sequence[int] = field(default=(), repr=False)
    """Syntactic head of every token, as a token index."""
    entity_by_token: Mapping[int, EntityKey] = field(default_factory=dict, repr=False)
    """Entity key by token, for every token of a name and the head of any other mention."""
    person_name_tokens: frozenset[int] = frozenset()
    """Tokens that are part of a person's name."""
    closing_tokens: frozenset[int] = frozenset()
    """Punctuation, white space and possessive endings."""
    unresolved_heads: frozenset[int] = frozenset()
    """Heads of noun phrases that refer to no known entity ("a source in the ministry")."""
    coordinated_heads: frozenset[int] = frozenset()
    """Heads of the first conjunct of "X and Y", where both are entities."""
    candidates: Mapping[int, tuple[tuple[EntityKey, float], ...]] = field(
        default_factory=dict, repr=False
    )
    """Antecedents of every pronoun (entity keys) with scores, best first."""
    local_entities: tuple[Entity, ...] = ()
    """Entities that mean nothing outside the article ("leaders", "a young woman")."""
    _by_key: dict[EntityKey, Entity] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_key.update((e.key, e) for e in (*self.entities, *self.local_entities))

    def entity_at(self, start: int, end: int) -> Entity | None:
        """The entity that ``text[start:end]`` refers to; None where it is unresolved."""
        token = self._head_token(start, end)
        key = None if token is None else self.entity_by_token.get(token)
        return next((e for e in self.entities if e.key == key), None)

    def speaker_at(self, start: int, end: int, prefer: Sequence[EntityKey] = ()) -> Entity | None:
        """The entity that ``text[start:end]`` names as a speaker; never a place.

        Among antecedents that score nearly alike, one of ``prefer`` is chosen: entity keys of
        the speakers of preceding quotations, nearest first.
        """
        token = self._head_token(start, end)
        if token is None:
            return None
        key = self._preferred(token, prefer) or self.entity_by_token.get(token)
        entity = self._by_key.get(key) if key else None
        return entity if entity and entity.kind != "place" else None

    def _preferred(self, token: int, prefer: Sequence[EntityKey]) -> EntityKey | None:
        candidates = self.candidates.get(token, ())
        close = {key for key, score in candidates if score >= _TIE_SHARE * candidates[0][1]}
        return next((key for key in prefer[:_PREFERRED_SPEAKERS] if key in close), None)

    def possible_entities(self, token: int) -> frozenset[EntityKey]:
        """Keys of all antecedents of a pronoun."""
        return frozenset(key for key, _ in self.candidates.get(token, ()))

    def find_entity(self, key: EntityKey) -> Entity | None:
        """The entity with this key."""
        return self._by_key.get(key)

    def is_local(self, key: EntityKey | None) -> bool:
        """Whether a key is of one of the `local_entities`."""
        return any(entity.key == key for entity in self.local_entities)

    def _head_token(self, start: int, end: int) -> int | None:
        """The token of a phrase that decides what it refers to."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if first and (first == len(self.starts) or self.starts[first] != start):
            first -= 1
        if last <= first:
            return None
        roots = [
            i for i in range(first, last) if not first <= self.heads[i] < last or self.heads[i] == i
        ]
        for i in roots:
            if i in self.entity_by_token or i in self.candidates:
                return (
                    None if i in self.coordinated_heads and self._has_second_entity(i, last) else i
                )
            if i in self.unresolved_heads:
                return None
        while last > first + 1 and last - 1 in self.closing_tokens:
            last -= 1
        return next((i for i in (last - 1, first) if i in self.person_name_tokens), None)

    def _has_second_entity(self, first: int, last: int) -> bool:
        """Whether a token before ``last`` is coordinated with another entity ("X and Y")."""
        one = self.entity_by_token[first]
        return any(
            self.entity_by_token.get(i, one) != one and self.heads[i] == first
            for i in range(first + 1, last)
        )
