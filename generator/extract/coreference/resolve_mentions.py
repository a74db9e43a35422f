"""Resolves the mentions of an article from left to right, each against those before it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ...language.gazetteer import Gazetteer
from ...records import Article
from .antecedents import best_antecedent, may_stand_for, rank_antecedents
from .body_nominals import resolve_body_nominal, resolve_document_nominal, resolve_group_nominal
from .build_chains import build_chains
from .chains import CoreferenceChains
from .discourse_state import DiscourseState, find_quoted_speakers
from .entity_drafts import EntityDraft
from .entity_table import EntityTable
from .model_names import NameMention
from .name_entities import assign_entities
from .name_mentions import find_name_mentions
from .nominal_mentions import (
    NominalMention,
    PronounMention,
    find_aged_mentions,
    find_nominal_mentions,
    find_pronoun_mentions,
)
from .person_nominals import curated_roles, resolve_person_nominal
from .pleonastic_it import is_pleonastic
from .role_phrases import ParsedRole, find_role_spans, parse_party_tag, parse_role
from .subtitle_roles import find_subtitle_roles
from .tokens import Tokens

_CATAPHORA_SALIENCE = 120.0
"""Salience of the subject that follows its pronoun ("In his speech, Obama said"): above all."""
_CATAPHORA_TOKENS = 25
"""Tokens behind the pronoun in which that subject stands."""
_GENDER_LEAD = 2.0
"""Factor by which an antecedent must lead for the pronoun to show its gender."""
_APPOSITION_TOKENS = 4
"""Tokens behind a description among which the name of whom it is of begins."""
_KEPT_ANTECEDENTS = 5
"""Antecedents of a pronoun that speakers of quotations may still be chosen from."""

RankedAntecedents = dict[int, list[tuple[EntityDraft, float]]]


def resolve_coreference(doc: Doc, article: Article, gazetteer: Gazetteer) -> CoreferenceChains:
    """The entities and coreference chains of an article."""
    tokens = Tokens.of(doc)
    table = EntityTable(gazetteer)
    names = assign_entities(tokens, find_name_mentions(doc, tokens, gazetteer), table)
    name_owners = {i: draft for name, draft in names for i in range(name.first, name.last)}
    quoted = find_quoted_speakers(tokens, name_owners)
    state = DiscourseState(tokens, gazetteer, table, name_owners, quoted)
    linked = _add_roles_beside_names(state, names)
    _add_subtitle_roles(state, names, article.subtitle or "")
    candidates = _resolve_in_order(state, doc, names, linked)
    return build_chains(state, candidates, article)


def _add_roles_beside_names(
    state: DiscourseState, names: Sequence[tuple[NameMention, EntityDraft]]
) -> dict[int, EntityDraft]:
    """Add to persons the roles beside their names; returns the person by head of role phrase.

    A role phrase right before one name is no apposition to the name before that.
    """
    tokens = state.tokens
    linked: dict[int, EntityDraft] = {}
    people = [(name, draft) for name, draft in names if draft.kind == "person"]
    beside = [
        (name, draft, first, last)
        for name, draft in people
        for first, last in find_role_spans(tokens, name)
    ]
    for name, draft, first, last in sorted(beside, key=lambda item: item[3] != item[0].first):
        words = tokens.words[first:last]
        role = parse_role(words, state.gazetteer, tokens.span(first, last))
        head = _role_noun_token(state, first, last, role) if role else -1
        after = first >= name.last and (head in linked or _is_modifier_noun(words, head - first))
        if role and not after:
            _add_role(state, draft, role)
            linked[head] = draft
    for name, draft in people:
        if tag := parse_party_tag(tokens.text, tokens.end[name.last - 1], state.gazetteer):
            draft.roles.append(tag)
    for draft in {d.index: d for _, d in people}.values():
        for role in curated_roles(draft, state.gazetteer):
            draft.roles.append(role)
            draft.nations |= role.nations
    return linked


def _add_subtitle_roles(
    state: DiscourseState, names: Sequence[tuple[NameMention, EntityDraft]], line: str
) -> None:
    """Add to persons the roles beside their full names in a subtitle."""
    people = {name.text: draft for name, draft in names if draft.kind == "person"}
    for name, draft in people.items():
        if " " in name and name in line:
            for role in find_subtitle_roles(line, name, state.gazetteer):
                _add_role(state, draft, role)


def _is_modifier_noun(words: Sequence[str], noun: int) -> bool:
    """Whether the role noun is not the head of its phrase ("a big year for our senator")."""
    lower = [w.lower() for w in words[:noun]]
    return lower[:2] != ["one", "of"] and any(w in ("of", "for", "at", "in", "on") for w in lower)


def _role_noun_token(state: DiscourseState, first: int, last: int, role: ParsedRole) -> int:
    """The token of a role's head noun."""
    noun, lower, roles = role.head.split()[-1], state.tokens.lower, state.lex.roles
    for i in range(last - 1, first - 1, -1):
        if roles.noun(lower[i]).split()[-1:] == [noun]:
            return i
    return last - 1


def _add_role(state: DiscourseState, draft: EntityDraft, role: ParsedRole) -> None:
    roles = state.lex.roles
    if all(role.text != r.text or r.inferred for r in draft.roles):
        draft.roles.append(role)
    if len(role.nations) == 1:
        draft.nations |= role.nations
        if role.head in roles.offices and "former" not in role.words:
            draft.speaks_for = draft.speaks_for or next(iter(role.nations))
    draft.gender = draft.gender or roles.gender.get(role.head)


def _resolve_in_order(
    state: DiscourseState,
    doc: Doc,
    names: Sequence[tuple[NameMention, EntityDraft]],
    linked: dict[int, EntityDraft],
) -> RankedAntecedents:
    """Resolve all mentions from left to right; returns the candidates of pronouns."""
    tokens = state.tokens
    named = [i in state.name_owners for i in range(len(tokens))]
    queue: list[
        tuple[int, int, tuple[NameMention, EntityDraft] | NominalMention | PronounMention]
    ] = []
    queue += [(tokens.root(n.first, n.last), 0, (n, draft)) for n, draft in names]
    queue += [(n.head, 1, n) for n in find_nominal_mentions(doc, tokens, named, state.gazetteer)]
    queue += [(n.head, 1, n) for n in find_aged_mentions(doc)]
    queue += [(p.token, 2, p) for p in find_pronoun_mentions(tokens)]
    queue.sort(key=lambda item: item[:2])
    candidates: RankedAntecedents = {}
    for head, _, what in queue:
        if isinstance(what, NominalMention):
            _resolve_nominal(state, what, linked)
        elif isinstance(what, PronounMention):
            candidates[head] = _resolve_pronoun(state, what)
        else:
            state.add_mention(what[0].first, what[0].last, head, "name", what[1])
    return candidates


def _resolve_nominal(
    state: DiscourseState, nominal: NominalMention, linked: dict[int, EntityDraft]
) -> None:
    draft = (
        linked.get(nominal.head)
        or _entity_of_alias(state, nominal)
        or _person_in_apposition(state, nominal)
    )
    if draft is None and nominal.kind == "person":
        draft = resolve_person_nominal(state, nominal)
    elif draft is None and nominal.kind == "body":
        draft = resolve_body_nominal(state, nominal)
    elif draft is None and nominal.kind == "group":
        draft = resolve_group_nominal(state, nominal)
    elif draft is None and nominal.kind == "document":
        draft = resolve_document_nominal(state, nominal)
    if draft is None:
        state.add_unresolved(nominal)
    else:
        state.add_mention(nominal.first, nominal.last, nominal.head, "nominal", draft)


def _person_in_apposition(state: DiscourseState, nominal: NominalMention) -> EntityDraft | None:
    """Whom a description before a name is of ("Its director - general , Jacques Diouf")."""
    tokens = state.tokens
    if nominal.kind != "person" or tokens.dep[nominal.head] == "conj":
        return None
    for name in range(nominal.last, min(nominal.last + _APPOSITION_TOKENS, len(tokens))):
        named, head = state.name_owners.get(name), name
        if named is None or named.kind != "person":
            continue
        while tokens.dep[head] in ("compound", "appos"):
            head = tokens.head[head]
        return named if head == nominal.head and tokens.words[name - 1] == "," else None
    return None


def _entity_of_alias(state: DiscourseState, nominal: NominalMention) -> EntityDraft | None:
    """The curated actor that has a description as an alias ("the Elysée tenant")."""
    words = state.tokens.words[nominal.first : nominal.last]
    hit = state.gazetteer.named(" ".join(words))
    return state.table.draft_of_known(hit[0]) if hit and hit[1] == "description" else None


def _resolve_pronoun(
    state: DiscourseState, pronoun: PronounMention
) -> list[tuple[EntityDraft, float]]:
    tokens, here = state.tokens, pronoun.token
    if pronoun.number == "it" and is_pleonastic(tokens, here, state.unresolved_heads):
        state.unresolved_heads.add(here)
        return []
    quoted_speakers = (
        state.quoted_speakers[tokens.para[here]] if tokens.quoted[here] else frozenset()
    )
    ranked = [
        *_cataphoric_antecedent(state, pronoun),
        *rank_antecedents(tokens, pronoun, state.antecedents, quoted_speakers),
    ]
    ranked.sort(key=lambda item: -item[1])
    best = best_antecedent(ranked)
    if best is None:
        state.unresolved_heads.add(pronoun.token)
    else:
        clear = len(ranked) == 1 or ranked[0][1] > _GENDER_LEAD * ranked[1][1]
        if best.gender is None and best.kind == "person" and clear:
            best.gender = pronoun.gender
        state.add_mention(pronoun.token, pronoun.token + 1, pronoun.token, "pronoun", best)
    return [(draft, score) for draft, score in ranked[:_KEPT_ANTECEDENTS] if draft is not None]


def _cataphoric_antecedent(
    state: DiscourseState, pronoun: PronounMention
) -> list[tuple[EntityDraft | None, float]]:
    """The subject that follows a possessive in its sentence: "In his speech, Obama said", "For
    its part, Iran"."""
    tokens, here = state.tokens, pronoun.token
    if pronoun.number not in ("one", "it") or tokens.tag[here] != "PRP$":
        return []
    top = here
    for _ in range(12):
        top = tokens.head[top]
    for i in range(here + 1, min(len(tokens), here + _CATAPHORA_TOKENS)):
        if tokens.sent[i] != tokens.sent[here]:
            break
        if tokens.head[i] == top and tokens.dep[i] == "nsubj":
            owner = state.name_owners.get(i)
            if owner and may_stand_for(pronoun, owner):
                return [(owner, _CATAPHORA_SALIENCE)]
    return []
