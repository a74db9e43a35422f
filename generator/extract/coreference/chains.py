"""What reading an article's discourse yields, and how later stages ask it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...records import Entity, Mention

#: A preceding speaker wins a tie when its score is at least this share of the best.
_TIE = 0.5


@dataclass(frozen=True)
class Discourse:
    """Who and what an article speaks of, and where.

    `entity_of` and `resolve` take character offsets of a noun phrase and cost a few look-ups.
    """

    entities: tuple[Entity, ...]
    """Those with a name, or a description that tells them from all others."""
    mentions: tuple[Mention, ...]
    """By start."""
    starts: Sequence[int] = field(default=(), repr=False)
    """First character of every token."""
    heads: Sequence[int] = field(default=(), repr=False)
    """Syntactic head of every token, as a token index."""
    refers: Mapping[int, str] = field(default_factory=dict, repr=False)
    """Entity key by token, for every token of a name and the head of any other mention."""
    named: frozenset[int] = frozenset()
    """Tokens of persons' names."""
    marks: frozenset[int] = frozenset()
    """Punctuation, white space and possessive endings."""
    mute: frozenset[int] = frozenset()
    """Heads of noun phrases that refer to no known entity ("a source in the ministry")."""
    joined: frozenset[int] = frozenset()
    """Tokens that are the first part of "X and Y"."""
    options: Mapping[int, tuple[tuple[str, float], ...]] = field(default_factory=dict, repr=False)
    """Candidates of every pronoun and ambiguous description with scores, best first."""
    unnamed: tuple[Entity, ...] = ()
    """Those this text alone knows ("leaders", "a young woman"): speakers here, no actors."""
    _by_key: dict[str, Entity] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_key.update((e.key, e) for e in (*self.entities, *self.unnamed))

    def entity_of(self, start: int, end: int) -> Entity | None:
        """What the noun phrase at ``text[start:end]`` refers to; None when that is open."""
        token = self._head(start, end)
        key = None if token is None else self.refers.get(token)
        return next((e for e in self.entities if e.key == key), None)

    def resolve(self, start: int, end: int, prefer: Sequence[str] = ()) -> Entity | None:
        """The same for a speaker: among candidates nearly as good, one of ``prefer`` wins.

        ``prefer`` holds entity keys of the speakers of preceding quotations, nearest first.
        Places do not speak.
        """
        token = self._head(start, end)
        if token is None:
            return None
        key = self._preferred(token, prefer) or self.refers.get(token)
        entity = self._by_key.get(key) if key else None
        return entity if entity and entity.kind != "place" else None

    def _preferred(self, token: int, prefer: Sequence[str]) -> str | None:
        options = self.options.get(token, ())
        close = {key for key, score in options if score >= _TIE * options[0][1]}
        return next((key for key in prefer[:2] if key in close), None)

    def possible(self, token: int) -> frozenset[str]:
        """Keys of all that a pronoun may refer to."""
        return frozenset(key for key, _ in self.options.get(token, ()))

    def find(self, key: str) -> Entity | None:
        """The entity with this key."""
        return self._by_key.get(key)

    def name_of(self, key: str) -> str:
        """Fullest name of an entity; the key itself when there is no such entity."""
        entity = self._by_key.get(key)
        return entity.name if entity else key

    def _head(self, start: int, end: int) -> int | None:
        """The token that a phrase's reference hangs on."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if first and (first == len(self.starts) or self.starts[first] != start):
            first -= 1
        if last <= first:
            return None
        roots = [
            i for i in range(first, last) if not first <= self.heads[i] < last or self.heads[i] == i
        ]
        for i in roots:
            if i in self.refers or i in self.options:
                return None if i in self.joined and self._second(i, last) else i
            if i in self.mute:
                return None
        while last > first + 1 and last - 1 in self.marks:
            last -= 1
        return next((i for i in (last - 1, first) if i in self.named), None)

    def _second(self, first: int, last: int) -> bool:
        return any(self.refers.get(i, self.refers[first]) != self.refers[first]
                   and self._conjunct(i, first) for i in range(first + 1, last))  # fmt: skip

    def _conjunct(self, token: int, first: int) -> bool:
        return self.heads[token] == first
