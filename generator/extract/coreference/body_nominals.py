"""The entity of a nominal mention of a body, group or document: "the agency", "officials"."""

from __future__ import annotations

from .discourse_state import DiscourseState
from .entity_drafts import EntityDraft
from .nominal_mentions import NominalMention

_NEARBY_SENTENCES = 3
"""Sentences within which "the newspaper" is the only newspaper mentioned."""
_DOCUMENT_SENTENCES = 4
"""Sentences within which "the report" is the one mentioned before."""
_MAX_GROUP_TOKENS = 5
"""Longer descriptions of groups do not come again in the same words."""


def resolve_body_nominal(state: DiscourseState, nominal: NominalMention) -> EntityDraft | None:
    """The body a description refers to; a new one where its words distinguish it from others."""
    tokens, gazetteer = state.tokens, state.gazetteer
    last = state.phrase_end(nominal)
    words = frozenset(
        tokens.lower[i]
        for i in range(nominal.first, nominal.head)
        if tokens.pos[i] in ("ADJ", "NOUN", "PROPN")
        and tokens.lower[i] not in state.lex.roles.empty
    )
    inside = (*range(nominal.first, nominal.head), *range(nominal.head, last))
    owner = next((state.name_owners[i] for i in inside if i in state.name_owners), None)
    if not words and owner is None:
        return _body_by_head_noun(state, nominal)
    names = (gazetteer.nation(tokens.words[i]) for i in range(nominal.first, last))
    nation = next((n for n in names if n), None)
    plain = frozenset(w for w in words if not gazetteer.nation(w.capitalize()))
    named_by = nation or (owner.index if owner else None)
    key = ("body", nominal.noun, named_by, plain if nation or not owner else words)
    if key in state.nominal_entities:
        return state.nominal_entities[key]
    if nominal.indefinite:
        return None
    draft = _same_body_in_full(state, nominal, plain) if nominal.definite and not nation else None
    if draft is None:
        draft = state.add_nominal_entity(state.lex.bodies[nominal.noun], nominal.first, last)
        draft.head_noun, draft.modifiers = nominal.noun, plain
    state.nominal_entities[key] = draft
    draft.definite = True
    draft.owned = owner is not None
    if nation:
        draft.nations.add(nation)
        draft.speaks_for = draft.speaks_for or nation
    return draft


def resolve_group_nominal(state: DiscourseState, nominal: NominalMention) -> EntityDraft | None:
    """The group a description refers to: groups are the same when their descriptions are."""
    tokens = state.tokens
    span = range(nominal.first, nominal.last)
    if (
        nominal.indefinite
        or len(span) > _MAX_GROUP_TOKENS
        or any(tokens.pos[i] in ("NUM", "PRON", "ADV") for i in span)
    ):
        return None
    words = " ".join(tokens.lower[i] for i in span)
    key = ("group", words.removeprefix("the "))
    if key not in state.nominal_entities:
        draft = state.nominal_entities[key] = state.add_nominal_entity(
            "organisation", nominal.first, nominal.last
        )
        draft.plural = True
    return state.nominal_entities[key]


def resolve_document_nominal(state: DiscourseState, nominal: NominalMention) -> EntityDraft | None:
    """The author of "the report": the only speaker of the sentence that mentioned it before.

    "The UN resolution" says itself whose it is.
    """
    owned = any(i in state.name_owners for i in range(nominal.first, nominal.head))
    if owned or not nominal.definite:
        return None
    tokens = state.tokens
    here = tokens.sent[nominal.head]
    for i in range(nominal.first - 1, -1, -1):
        if here - tokens.sent[i] > _DOCUMENT_SENTENCES:
            break
        if tokens.lower[i] == nominal.noun and not tokens.quoted[i]:
            return _only_speaker(state, tokens.sent[i]) if tokens.sent[i] < here else None
    return None


def _only_speaker(state: DiscourseState, sentence: int) -> EntityDraft | None:
    """The one named subject of a verb of speaking in a sentence."""
    tokens = state.tokens
    drafts = {r.head: r.draft for r in state.mentions if tokens.sent[r.head] == sentence}
    found = {
        drafts[i].index: drafts[i]
        for verb, i in tokens.subject.items()
        if i in drafts and tokens.lemma[verb] in state.lex.speaking
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _same_body_in_full(
    state: DiscourseState, nominal: NominalMention, words: frozenset[str]
) -> EntityDraft | None:
    """The body first described in full: "the foreign ministry" is "Azerbaijan's foreign
    ministry"."""
    found = {
        d.index: d
        for d in state.nominal_entities.values()
        if d.head_noun == nominal.noun and words <= d.modifiers
    }
    return state.most_recent(list(found.values())) if found else None


def _body_by_head_noun(state: DiscourseState, nominal: NominalMention) -> EntityDraft | None:
    """The last body whose name or description ends in the noun ("the ministry")."""
    if not nominal.definite:
        return None
    for entry in state.recent_antecedents():
        draft = entry.draft
        if draft and draft.kind not in ("person", "state", "place"):
            names = [*draft.names, *([draft.known.name] if draft.known else [])]
            if any(name.lower().endswith(nominal.noun) for name in names):
                return draft
    return _only_nearby_body(state, nominal)


def _only_nearby_body(state: DiscourseState, nominal: NominalMention) -> EntityDraft | None:
    """The only body of that kind in the last sentences ("the newspaper")."""
    kinds = state.lex.generic.get(nominal.noun, frozenset())
    sent = state.tokens.sent
    near = {
        entry.draft.index: entry.draft
        for entry in state.recent_antecedents()
        if entry.draft
        and entry.named
        and entry.draft.kind in kinds
        and sent[nominal.head] - sent[entry.token] <= _NEARBY_SENTENCES
    }
    return next(iter(near.values())) if len(near) == 1 else None
