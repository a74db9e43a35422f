"""The entities of one article by name: one entry for all the names of a person, body or place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from ...language.gazetteer import Gazetteer, KnownActor
from ...language.person_names import Gender, name_parts, same_person, similar_surname
from ...records import ActorKind
from ...records.plain_text import fold
from .coreference_words import CoreferenceWords, coreference_words
from .entity_drafts import EntityDraft
from .model_names import NameMention

_TWO_SURNAMES = 2
"""Parts of a name beyond which the last but one may be a surname too."""
_MAIN_PERSON_MENTIONS = 4
"""Mentions from which a namesake is whom the article is about, whoever was named last."""


class EntityTable:
    """Finds the entity of a name, and adds one where the name is new."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.drafts: list[EntityDraft] = []
        self._gazetteer = gazetteer
        self._lex: CoreferenceWords = coreference_words()
        self._by_surname: dict[str, list[EntityDraft]] = defaultdict(list)
        self._by_first_of_two: dict[str, list[EntityDraft]] = defaultdict(list)
        self._by_first: dict[str, list[EntityDraft]] = defaultdict(list)
        self._parts: dict[int, list[tuple[str, ...]]] = defaultdict(list)
        self._by_name: dict[str, EntityDraft] = {}
        self._by_known: dict[str, EntityDraft] = {}
        self._entity_of_alias = _known_people(gazetteer)

    def add(self, kind: ActorKind) -> EntityDraft:
        """A new entity."""
        draft = EntityDraft(len(self.drafts), kind)
        self.drafts.append(draft)
        return draft

    def draft_of_known(self, known: KnownActor) -> EntityDraft:
        """The entity that is an actor of the gazetteer."""
        draft = self._by_known.get(known.id)
        if draft is None:
            draft = self._by_known[known.id] = self.add(known.kind)
            draft.known = known
            draft.speaks_for = known.speaks_for
            for name in known.names:
                if known.kind == "person" and not name[:1].islower():
                    self._index_name(draft, name_parts(name))
                elif known.kind in ("media", "organisation"):
                    self._by_name.setdefault(fold(name), draft)
        return draft

    # --- persons ----------------------------------------------------------------------

    def resolve_full_name(self, name: NameMention) -> EntityDraft:
        """The person of a full name: the same, a variant spelling of it, or a new one."""
        parts = name_parts(name.text)
        draft = self._same_person(parts, name.gender)
        if draft is None:
            known = self._known_person(parts)
            draft = self.draft_of_known(known) if known else self.add("person")
        self._index_name(draft, parts)
        draft.first_full_name = draft.first_full_name if draft.first_full_name >= 0 else name.first
        draft.gender = draft.gender or name.gender or self._lex.first_names.get(parts[0])
        return draft

    def resolve_single_name(
        self,
        name: NameMention,
        recent: Sequence[EntityDraft],
        hint: Gender | None = None,
        before: Sequence[EntityDraft] = (),
    ) -> EntityDraft:
        """The person of a bare surname or first name.

        Args:
            recent: persons named in the paragraph so far, latest last.
            hint: gender of the pronoun that follows, which distinguishes "President Obama ... he"
                from a later "Michelle Obama".
            before: persons named in the last few paragraphs, latest last.
        """
        word = name_parts(name.text)
        key = word[-1] if word else fold(name.text)
        found = (
            self._with_first_of_two(key, name.first)
            or self._with_surname(key)
            or self._by_first.get(key, [])
            or self._known_with_surname(key)
        )
        fit = [d for d in found if not (name.gender and d.gender and d.gender != name.gender)]
        if name.titled and hint:
            fit = [d for d in fit if d.first_full_name <= name.first or d.gender in (None, hint)]
        if fit:
            draft = fit[0] if len(fit) == 1 else self._choose_namesake(fit, recent, before)
        else:
            draft = self.add("person")
            draft.first_full_name = name.first
            self._index_name(draft, (key,))
            if not found:
                draft.gender = self._lex.first_names.get(key)
        draft.gender = draft.gender or name.gender
        return draft

    def _choose_namesake(
        self,
        fit: Sequence[EntityDraft],
        recent: Sequence[EntityDraft],
        before: Sequence[EntityDraft],
    ) -> EntityDraft:
        """Of people with one surname: the only one just named, else the first introduced."""
        first = min(fit, key=lambda d: (d.first_full_name < 0, d.first_full_name))
        for spoken_of in (recent, before if first.names.total() < _MAIN_PERSON_MENTIONS else ()):
            near = [d for d in spoken_of if d in fit]
            if near and len({d.index for d in near}) == 1:
                return near[-1]
        return first

    def _index_name(self, draft: EntityDraft, parts: tuple[str, ...]) -> None:
        if not parts or parts in self._parts[draft.index]:
            return
        self._parts[draft.index].append(parts)
        if draft not in self._by_surname[parts[-1]]:
            self._by_surname[parts[-1]].append(draft)
        if len(parts) > 1 and draft not in self._by_first[parts[0]]:
            self._by_first[parts[0]].append(draft)
        inner = parts[-2] if len(parts) > _TWO_SURNAMES else ""
        if len(inner) > 2 and inner not in self._lex.first_names:
            self._by_first_of_two[inner].append(draft)

    def _with_first_of_two(self, key: str, at: int) -> list[EntityDraft]:
        """Persons named before who bear two surnames, this one first ("María Soto Ruiz"), where
        nobody else of this surname was named before."""
        bearers = self._by_surname.get(key, ())
        if any(0 <= d.first_full_name <= at or d.known for d in bearers):
            return []
        return [d for d in self._by_first_of_two.get(key, ()) if 0 <= d.first_full_name <= at]

    def _with_surname(self, key: str) -> list[EntityDraft]:
        if key in self._by_surname:
            return self._by_surname[key]
        best = [
            drafts
            for other, drafts in self._by_surname.items()
            if other[:1] == key[:1] and similar_surname(other, key)
        ]
        return best[0] if len(best) == 1 else []

    def _same_person(self, parts: tuple[str, ...], gender: Gender | None) -> EntityDraft | None:
        for draft in self._with_surname(parts[-1]):
            if gender and draft.gender and gender != draft.gender:
                continue
            if any(same_person(parts, other) for other in self._parts[draft.index]):
                return draft
        return None

    def _known_person(self, parts: tuple[str, ...]) -> KnownActor | None:
        for other, known in self._entity_of_alias.get(parts[-1][:1], ()):
            if similar_surname(parts[-1], other[-1]) and same_person(parts, other):
                return known
        return None

    def _known_with_surname(self, key: str) -> list[EntityDraft]:
        """The only curated person of this surname, whom the text never names in full."""
        found = {
            known.id: known
            for parts, known in self._entity_of_alias.get(key[:1], ())
            if parts[-1] == key or (len(key) > 5 and similar_surname(parts[-1], key))
        }
        return [self.draft_of_known(known) for known in found.values()] if len(found) == 1 else []

    # --- bodies and places --------------------------------------------------------------

    def resolve_body_name(self, text: str, kind: ActorKind) -> EntityDraft:
        """The body or place of this name."""
        key = fold(re.sub(r"^[Tt]he\s+", "", " ".join(text.split())))
        draft = self._by_name.get(key)
        if draft is None:
            draft = self._by_initials(key) or self._by_short_name(key) or self.add(kind)
            self._by_name[key] = draft
        return draft

    def _by_short_name(self, key: str) -> EntityDraft | None:
        """The only body of a shortened name: "the Post" of "The New York Post", "Heritage" of
        "Heritage Foundation"."""
        if " " in key:
            return None
        found = {}
        for name, draft in self._by_name.items():
            words = name.split()
            if len(words) > 1 and (
                (words[-1] == key and draft.kind == "media" and key in self._lex.organisation_words)
                or (words[0] == key and words[-1] in self._lex.organisation_words
                    and draft.kind == "organisation" and len(key) > 3)
            ):  # fmt: skip
                found[draft.index] = draft
        return next(iter(found.values())) if len(found) == 1 else None

    def add_alias(self, text: str, draft: EntityDraft) -> None:
        """Lets ``text`` mean ``draft`` from now on."""
        self._by_name[fold(text)] = draft

    def _by_initials(self, key: str) -> EntityDraft | None:
        """The only body with these initials ("HRC")."""
        key = key.replace(".", "")
        if not (key.isupper() and key.isalpha() and 2 < len(key) < 7):
            return None
        found = {id(d): d for name, d in self._by_name.items() if initials(name) == key}
        return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=4)
def _known_people(gazetteer: Gazetteer) -> dict[str, list[tuple[tuple[str, ...], KnownActor]]]:
    """Known persons by the first letter of the surname."""
    found: dict[str, list[tuple[tuple[str, ...], KnownActor]]] = defaultdict(list)
    for known in gazetteer.known():
        if known.kind == "person":
            parts = name_parts(known.name)
            found[parts[-1][:1]].append((parts, known))
    return dict(found)


def initials(name: str) -> str:
    """First letters of the capitalised words of a name."""
    return "".join(w[0] for w in re.split(r"[\s-]+", name) if w[:1].isupper())
