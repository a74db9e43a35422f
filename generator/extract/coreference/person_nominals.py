"""Descriptions of people: "the French diplomat", "its president", "an analyst"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ...language.gazetteer import Gazetteer, Known
from .antecedents import rank
from .coreference_words import lexicon
from .discourse_state import Scene
from .entity_table import Draft, RoleText
from .nominal_mentions import Nominal, Pronoun
from .role_phrases import candidates, clashes, parse_role, words_of

_STANDS_OUT = 1.4
_OWNER = re.compile(r"(\w+)[’']s?(?= )")
_OWNED = re.compile(r"\b(?:his|her|their)\b", re.IGNORECASE)


def described_person(scene: Scene, nominal: Nominal) -> Draft | None:
    """The person a description refers to: somebody known, or somebody without a name."""
    tokens = scene.tokens
    first, last = nominal.first, scene.reach(nominal)
    role = parse_role(tokens.words[first:last], scene.gazetteer, tokens.span(first, last))
    if role is None:
        return None
    if nominal.indefinite:
        return _stranger(scene, first, last, role)
    role = _with_owner(scene, nominal, role)
    if known := _somebody(scene, nominal, last, role):
        return known
    if tokens.tag[first] == "PRP$" or not (nominal.definite or role.nations):
        draft = _stranger(scene, first, last, role)
        draft.private = tokens.tag[first] == "PRP$"
        return draft
    key = ("person", role.head, role.nations, role.words)
    if key not in scene.described:
        draft = scene.described[key] = _stranger(scene, first, last, role)
        draft.nations |= role.nations
        draft.definite = nominal.definite
    return scene.described[key]


def curated_roles(draft: Draft, gazetteer: Gazetteer) -> list[RoleText]:
    """Roles that an editor gave a person, whether or not the text states them."""
    offices = _offices(gazetteer).get(draft.known.id, ()) if draft.known else ()
    return [replace(role, inferred=True) for role in offices]


def _somebody(scene: Scene, nominal: Nominal, last: int, role: RoleText) -> Draft | None:
    people = [d for d in scene.cast.drafts if d.kind == "person" and d.roles]
    fit = candidates(role, people, scene.lex.roles.gender.get(role.head))
    if scene.tokens.tag[nominal.first] == "PRP$":
        owner = next((r.draft for r in reversed(scene.references) if r.head == nominal.first), None)
        fit = [d for d in fit if d.nominal or _is_owned(d, role, owner)]
    if fit:
        return scene.latest(fit)
    if known := _incumbent(role, scene.gazetteer):
        return scene.cast.known(known)
    return _variation(scene, nominal, last, role)


def _is_owned(draft: Draft, role: RoleText, owner: Draft | None) -> bool:
    """Whether somebody was named as the owner's ("Keller's lawyer"), as "her lawyer" must be."""
    for text in (r.text for r in draft.roles if r.head == role.head):
        named = _OWNER.search(text)
        if _OWNED.search(text) or (named and owner and named.group(1) in owner.name.split()):
            return True
    return False


def _stranger(scene: Scene, first: int, last: int, role: RoleText) -> Draft:
    draft = scene.describe("person", first, last)
    draft.gender = scene.lex.roles.gender.get(role.head)
    draft.roles.append(role)
    return draft


def _with_owner(scene: Scene, nominal: Nominal, role: RoleText) -> RoleText:
    """ "its president": the nation of what "its" refers to belongs to the description."""
    for i in range(nominal.first, nominal.head):
        if scene.tokens.tag[i] == "PRP$":
            owner = next((r.draft for r in reversed(scene.references) if r.head == i), None)
            if owner and owner.kind == "state" and owner.known:
                return replace(role, nations=role.nations | {owner.known.id})
    return role


def _incumbent(role: RoleText, gazetteer: Gazetteer) -> Known | None:
    """The one curated person who bears exactly this office of this nation."""
    if not role.nations:
        return None
    found = [
        actor
        for actor, offices in _offices(gazetteer).items()
        if any(
            office.head == role.head
            and office.nations & role.nations
            and role.words <= office.words
            and not office.words & lexicon().roles.lesser - role.words
            for office in offices
        )
    ]
    return gazetteer.get(found[0]) if len(found) == 1 else None


@lru_cache(maxsize=4)
def _offices(gazetteer: Gazetteer) -> dict[str, tuple[RoleText, ...]]:
    """Roles of curated persons, by actor id."""
    return {
        known.id: tuple(
            role for text in known.roles if (role := parse_role(words_of(text), gazetteer, text))
        )
        for known in gazetteer.known()
        if known.curated and known.kind == "person"
    }


def _variation(scene: Scene, nominal: Nominal, last: int, role: RoleText) -> Draft | None:
    """A new description of the person just spoken of: "Sanders ... The senator said".

    Only where the description is a subject outside quotations, and one person stands out.
    """
    tokens, here, roles = scene.tokens, nominal.head, scene.lex.roles
    if (
        tokens.lower[nominal.first] != "the"
        or tokens.dep[here] not in ("nsubj", "nsubjpass")
        or tokens.quoted[here]
        or (role.head in roles.unique and "former" not in role.words)
        or role.words & roles.under  # "the deputy head" is not the head
        or (role.head not in roles.electoral and _names_body(scene, nominal.first, last))
    ):
        return None
    open_to = [
        d for d in scene.cast.drafts
        if d.kind == "person" and not d.nominal and not clashes(role, d)
    ]  # fmt: skip
    alike = [d for d in open_to if any(r.head == role.head and not r.words for r in d.roles)]
    if len(alike) == 1:  # "Sen. Graham ... the South Carolina senator"
        return alike[0]
    best = _standing_out(scene, role, here, open_to)
    if best and not _is_described(scene, best, here):
        best.roles.append(replace(role, inferred=True))
        return best
    return None


def _is_described(scene: Scene, draft: Draft, here: int) -> bool:
    """Whether the same sentence describes somebody already ("the senator said the mogul …")."""
    sent = scene.tokens.sent
    return any(
        r.draft is draft
        and r.form == "nominal"
        and sent[r.head] == sent[here]
        and scene.tokens.dep[r.head] == "nsubj"
        for r in scene.references[-12:]
    )


def _standing_out(scene: Scene, role: RoleText, here: int, open_to: list[Draft]) -> Draft | None:
    as_one = Pronoun(here, scene.lex.roles.gender.get(role.head), "one")
    ranked = [
        (draft, score)
        for draft, score in rank(scene.tokens, as_one, scene.seen)
        if draft in open_to and all(r.head != role.head for r in draft.roles)
    ]
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _STANDS_OUT * ranked[1][1]):
        return None
    best = ranked[0][0]
    last = next(e.token for e in reversed(scene.seen) if e.draft is best)
    return best if scene.tokens.para[here] - scene.tokens.para[last] <= 1 else None


def _names_body(scene: Scene, first: int, last: int) -> bool:
    """Whether a description names an institution ("the FBI director")."""
    owners = (scene.owners[i] for i in range(first, last) if i in scene.owners)
    return any(d.kind not in ("place", "state") for d in owners)
