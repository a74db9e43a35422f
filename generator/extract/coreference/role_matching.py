"""Whether a description may be of somebody, by the roles the text gives: "the French diplomat"."""

from __future__ import annotations

from collections.abc import Iterable

from .coreference_words import coreference_words
from .entity_drafts import EntityDraft
from .role_phrases import ParsedRole


def role_fits(said: ParsedRole, role: ParsedRole, nations: Iterable[str]) -> bool:
    """Whether a description ("the French diplomat") may be of a role (French minister)."""
    lex = coreference_words().roles
    wide = lex.broader.get(role.head, frozenset((role.head,)))
    if said.head not in wide and not _same_office(said.head, role.head):
        return False
    theirs = role.nations | set(nations)
    if said.nations and theirs and not said.nations & theirs:
        return False
    if said.nations and not theirs:
        return False
    if said.head == role.head and lex.lesser & (role.words - said.words):
        return False
    return said.words <= role.words | role.nations | set(role.head.split())


def _same_office(a: str, b: str) -> bool:
    return any(a in office and b in office for office in coreference_words().roles.same)


def people_with_role(
    said: ParsedRole, drafts: Iterable[EntityDraft], gender: str | None
) -> list[EntityDraft]:
    """Persons with a role that a description may be of."""
    found = []
    for draft in drafts:
        if draft.kind != "person" or (gender and draft.gender and draft.gender != gender):
            continue
        everything = frozenset().union(*(r.words | set(r.head.split()) for r in draft.roles))
        for role in draft.roles:
            wide = ParsedRole(role.text, role.head, role.words | everything, role.nations)
            lesser = coreference_words().roles.lesser - role.words
            wide = ParsedRole(role.text, role.head, wide.words - lesser, role.nations)
            if role_fits(said, wide, draft.nations):
                found.append(draft)
                break
    return found


def contradicts_roles(said: ParsedRole, draft: EntityDraft) -> bool:
    """Whether a person's party or nation differs from the one in a description."""
    parties = coreference_words().roles.parties
    theirs = {parties.get(w) for r in draft.roles for w in (*r.words, r.head)} - {None}
    mine = {parties.get(w) for w in (*said.words, said.head)} - {None}
    if mine and theirs and not mine & theirs:
        return True
    return bool(said.nations and draft.nations and not said.nations & draft.nations)
