"""The entity of a nominal mention of a person: "the French diplomat", "its president"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ...language.gazetteer import Gazetteer, KnownActor
from .antecedents import rank_antecedents
from .coreference_words import coreference_words
from .discourse_state import DiscourseState
from .entity_drafts import EntityDraft
from .nominal_mentions import AGED, NominalMention, PronounMention
from .role_matching import contradicts_roles, people_with_role
from .role_phrases import ParsedRole, parse_role, split_role_words

_SALIENCE_LEAD = 1.4
"""Factor by which a person must be more salient than others to get a new description."""
_DESCRIBED_MENTIONS = 12
"""Mentions looked through for a description of that person in the same sentence."""
_OWNER = re.compile(r"(\w+)[’']s?(?= )")
_OWNED = re.compile(r"\b(?:his|her|their)\b", re.IGNORECASE)


def resolve_person_nominal(state: DiscourseState, nominal: NominalMention) -> EntityDraft | None:
    """The person a description refers to: one already mentioned, or a new one without a name."""
    tokens = state.tokens
    if nominal.noun == AGED:
        people = [d for d in state.table.drafts if d.kind == "person" and not d.nominal]
        return _most_salient(state, None, nominal.head, people)
    first, last = nominal.first, state.phrase_end(nominal)
    role = parse_role(tokens.words[first:last], state.gazetteer, tokens.span(first, last))
    if role is None:
        return None
    if nominal.indefinite:
        return _new_person(state, first, last, role)
    role = _with_owner(state, nominal, role)
    if known := _known_person_described(state, nominal, last, role):
        return known
    if tokens.tag[first] == "PRP$" or not (nominal.definite or role.nations):
        draft = _new_person(state, first, last, role)
        draft.private = tokens.tag[first] == "PRP$"
        return draft
    key = ("person", role.head, role.nations, role.words)
    if key not in state.nominal_entities:
        draft = state.nominal_entities[key] = _new_person(state, first, last, role)
        draft.nations |= role.nations
        draft.definite = nominal.definite
    return state.nominal_entities[key]


def curated_roles(draft: EntityDraft, gazetteer: Gazetteer) -> list[ParsedRole]:
    """Roles that an editor gave a person, whether or not the text states them."""
    offices = _curated_roles_by_actor(gazetteer).get(draft.known.id, ()) if draft.known else ()
    return [replace(role, inferred=True) for role in offices]


def _known_person_described(
    state: DiscourseState, nominal: NominalMention, last: int, role: ParsedRole
) -> EntityDraft | None:
    people = [d for d in state.table.drafts if d.kind == "person" and d.roles]
    fit = people_with_role(role, people, state.lex.roles.gender.get(role.head))
    if state.tokens.tag[nominal.first] == "PRP$":
        owner = next((r.draft for r in reversed(state.mentions) if r.head == nominal.first), None)
        fit = [d for d in fit if d.nominal or _is_owned(d, role, owner)]
    if fit:
        return state.most_recent(fit)
    if known := _incumbent(role, state.gazetteer):
        return state.table.draft_of_known(known)
    return _salient_person(state, nominal, last, role)


def _is_owned(draft: EntityDraft, role: ParsedRole, owner: EntityDraft | None) -> bool:
    """Whether a person's role says whose it is ("Keller's lawyer"), as for "her lawyer" it must."""
    for text in (r.text for r in draft.roles if r.head == role.head):
        named = _OWNER.search(text)
        if _OWNED.search(text) or (named and owner and named.group(1) in owner.name.split()):
            return True
    return False


def _new_person(state: DiscourseState, first: int, last: int, role: ParsedRole) -> EntityDraft:
    draft = state.add_nominal_entity("person", first, last)
    draft.gender = state.lex.roles.gender.get(role.head)
    draft.roles.append(role)
    return draft


def _with_owner(state: DiscourseState, nominal: NominalMention, role: ParsedRole) -> ParsedRole:
    """The role with the nation that a possessive in it refers to ("its president")."""
    for i in range(nominal.first, nominal.head):
        if state.tokens.tag[i] == "PRP$":
            owner = next((r.draft for r in reversed(state.mentions) if r.head == i), None)
            if owner and owner.kind == "state" and owner.known:
                return replace(role, nations=role.nations | {owner.known.id})
    return role


def _incumbent(role: ParsedRole, gazetteer: Gazetteer) -> KnownActor | None:
    """The one curated person who bears exactly this office of this nation."""
    if not role.nations:
        return None
    found = [
        actor
        for actor, offices in _curated_roles_by_actor(gazetteer).items()
        if any(
            office.head == role.head
            and office.nations & role.nations
            and role.words <= office.words
            and not office.words & coreference_words().roles.lesser - role.words
            for office in offices
        )
    ]
    return gazetteer.get(found[0]) if len(found) == 1 else None


@lru_cache(maxsize=4)
def _curated_roles_by_actor(gazetteer: Gazetteer) -> dict[str, tuple[ParsedRole, ...]]:
    """Roles of curated persons, by actor id."""
    return {
        known.id: tuple(
            role
            for text in known.roles
            if (role := parse_role(split_role_words(text), gazetteer, text))
        )
        for known in gazetteer.known()
        if known.curated and known.kind == "person"
    }


def _salient_person(
    state: DiscourseState, nominal: NominalMention, last: int, role: ParsedRole
) -> EntityDraft | None:
    """The person for whom a description is new: "Sanders ... The senator said".

    Only for a description that is a subject outside quotation marks, and only where one person is
    clearly the most salient.
    """
    tokens, here, roles = state.tokens, nominal.head, state.lex.roles
    if (
        tokens.lower[nominal.first] != "the"
        or tokens.dep[here] not in ("nsubj", "nsubjpass")
        or tokens.quoted[here]
        or (role.head in roles.unique and "former" not in role.words)
        or role.words & roles.under  # "the deputy head" is not the head
        or _is_of_body(state, nominal)  # "the council's head"
        or (role.head not in roles.electoral and _names_body(state, nominal.first, last))
    ):
        return None
    open_to = [
        d for d in state.table.drafts
        if d.kind == "person" and not d.nominal and not contradicts_roles(role, d)
    ]  # fmt: skip
    alike = [d for d in open_to if any(r.head == role.head and not r.words for r in d.roles)]
    if len(alike) == 1:  # "Sen. Graham ... the South Carolina senator"
        return alike[0]
    best = _most_salient(state, role, here, open_to)
    if best and not _is_described(state, best, here):
        best.roles.append(replace(role, inferred=True))
        return best
    return None


def _is_of_body(state: DiscourseState, nominal: NominalMention) -> bool:
    """Whether a description says of which body somebody is, though not by its name."""
    tokens = state.tokens
    owned = (i for i in range(nominal.first + 1, nominal.head) if tokens.tag[i] == "POS")
    return any(tokens.lower[i - 1] in state.lex.bodies for i in owned)


def _is_described(state: DiscourseState, draft: EntityDraft, here: int) -> bool:
    """Whether the sentence has another description of the person as subject ("the senator said
    the mogul …")."""
    sent = state.tokens.sent
    return any(
        r.draft is draft
        and r.form == "nominal"
        and sent[r.head] == sent[here]
        and state.tokens.dep[r.head] == "nsubj"
        for r in state.mentions[-_DESCRIBED_MENTIONS:]
    )


def _most_salient(
    state: DiscourseState, role: ParsedRole | None, here: int, open_to: list[EntityDraft]
) -> EntityDraft | None:
    gender = None if role is None else state.lex.roles.gender.get(role.head)
    as_one = PronounMention(here, gender, "one")
    ranked = [
        (draft, score)
        for draft, score in rank_antecedents(state.tokens, as_one, state.antecedents)
        if draft in open_to and (role is None or all(r.head != role.head for r in draft.roles))
    ]
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _SALIENCE_LEAD * ranked[1][1]):
        return None
    best = ranked[0][0]
    last = next(e.token for e in reversed(state.antecedents) if e.draft is best)
    return best if state.tokens.para[here] - state.tokens.para[last] <= 1 else None


def _names_body(state: DiscourseState, first: int, last: int) -> bool:
    """Whether a description holds the name of a body ("the FBI director")."""
    name_owners = (state.name_owners[i] for i in range(first, last) if i in state.name_owners)
    return any(d.kind not in ("place", "state") for d in name_owners)
