"""An entity while its article is read: names, roles, gender and nations as they are found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ...language.gazetteer import KnownActor
from ...language.person_names import Gender
from ...records import ActorKind
from ...records.plain_text import fold
from .coreference_words import coreference_words
from .role_phrases import ParsedRole


@dataclass(slots=True, eq=False)
class EntityDraft:
    """An entity of an article, still being read; `build_chains` makes it a record."""

    index: int
    """Position among the entities of the article."""
    kind: ActorKind
    names: Counter[str] = field(default_factory=Counter)
    known: KnownActor | None = None
    gender: Gender | None = None
    roles: list[ParsedRole] = field(default_factory=list)
    nations: set[str] = field(default_factory=set)
    speaks_for: str | None = None
    nominal: bool = False
    """Mentioned by descriptions only, never by name."""
    definite: bool = False
    """Described with a definite article ("the ministry")."""
    owned: bool = False
    """Described as somebody's ("Azerbaijan's ministry")."""
    head_noun: str = ""
    """Head noun of a described body."""
    modifiers: frozenset[str] = frozenset()
    """Words of its description that distinguish it from others with that noun."""
    private: bool = False
    """Described by a possessive pronoun ("his mother"): nobody outside the article."""
    plural: bool = False
    mentions: int = 0
    first_full_name: int = -1
    """Token at which its first full name begins; -1 where there is none."""

    @property
    def name(self) -> str:
        """Its fullest name: most words, then most frequent, then longest."""
        if not self.names:
            return self.known.name if self.known else ""
        given = coreference_words().first_names
        return max(
            self.names,
            key=lambda n: (len(n.split()), self.names[n], len(n), fold(n).split()[0] in given, n),
        )


def most_frequent(names: Counter[str]) -> tuple[str, ...]:
    """Names, most frequent first, ties by length and alphabet."""
    return tuple(sorted(names, key=lambda n: (-names[n], -len(n), n)))
