"""Descriptions of bodies and groups: "Azerbaijan's foreign ministry", "the agency"."""

from __future__ import annotations

from .discourse_state import Scene
from .entity_table import Draft
from .nominal_mentions import Nominal

_NEAR = 3  # sentences within which "the newspaper" finds the only newspaper


def described_body(scene: Scene, nominal: Nominal) -> Draft | None:
    """The body a description refers to; a new one when something tells it from others."""
    tokens, gazetteer = scene.tokens, scene.gazetteer
    last = scene.reach(nominal)
    words = frozenset(
        tokens.lower[i]
        for i in range(nominal.first, nominal.head)
        if tokens.pos[i] in ("ADJ", "NOUN", "PROPN")
        and tokens.lower[i] not in scene.lex.roles.empty
    )
    inside = (*range(nominal.first, nominal.head), *range(nominal.head, last))
    owner = next((scene.owners[i] for i in inside if i in scene.owners), None)
    if not words and owner is None:
        return _bare_body(scene, nominal)
    names = (gazetteer.nation(tokens.words[i]) for i in range(nominal.first, last))
    nation = next((n for n in names if n), None)
    plain = frozenset(w for w in words if not gazetteer.nation(w.capitalize()))
    told_by = nation or (owner.n if owner else None)
    key = ("body", nominal.noun, told_by, plain if nation or not owner else words)
    if key in scene.described:
        return scene.described[key]
    if nominal.indefinite:
        return None
    draft = _short_form(scene, nominal, plain) if nominal.definite and not nation else None
    if draft is None:
        draft = scene.describe(scene.lex.bodies[nominal.noun], nominal.first, last)
        draft.head_noun, draft.modifiers = nominal.noun, plain
    scene.described[key] = draft
    draft.definite = True
    draft.owned = owner is not None
    if nation:
        draft.nations.add(nation)
        draft.speaks_for = draft.speaks_for or nation
    return draft


def described_group(scene: Scene, nominal: Nominal) -> Draft | None:
    """People who act or speak together, told from others by their words only."""
    tokens = scene.tokens
    span = range(nominal.first, nominal.last)
    if (
        nominal.indefinite
        or len(span) > 5
        or any(tokens.pos[i] in ("NUM", "PRON", "ADV") for i in span)
    ):
        return None
    words = " ".join(tokens.lower[i] for i in span)
    key = ("group", words.removeprefix("the "))
    if key not in scene.described:
        draft = scene.described[key] = scene.describe("organisation", nominal.first, nominal.last)
        draft.plural = True
    return scene.described[key]


def author_of(scene: Scene, nominal: Nominal) -> Draft | None:
    """Whose "the report" is: of the one who was said to say something in it just before."""
    if not nominal.definite:
        return None
    tokens = scene.tokens
    here = tokens.sent[nominal.head]
    for i in range(nominal.first - 1, -1, -1):
        if here - tokens.sent[i] > _NEAR + 1:
            break
        if tokens.lower[i] == nominal.noun and not tokens.quoted[i]:
            return _only_speaker(scene, tokens.sent[i]) if tokens.sent[i] < here else None
    return None


def _only_speaker(scene: Scene, sentence: int) -> Draft | None:
    """The one named subject of a verb of speaking in a sentence."""
    tokens = scene.tokens
    drafts = {r.head: r.draft for r in scene.references if tokens.sent[r.head] == sentence}
    found = {
        drafts[i].n: drafts[i]
        for verb, i in tokens.subject.items()
        if i in drafts and tokens.lemma[verb] in scene.lex.speaking
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _short_form(scene: Scene, nominal: Nominal, words: frozenset[str]) -> Draft | None:
    """ "the foreign ministry" after "Azerbaijan's foreign ministry"."""
    found = {
        d.n: d
        for d in scene.described.values()
        if d.head_noun == nominal.noun and words <= d.modifiers
    }
    return scene.latest(list(found.values())) if found else None


def _bare_body(scene: Scene, nominal: Nominal) -> Draft | None:
    """ "the ministry": the last body whose name or description ends in that noun."""
    if not nominal.definite:
        return None
    for entry in scene.recent():
        draft = entry.draft
        if draft and draft.kind not in ("person", "state", "place"):
            names = [*draft.names, *([draft.known.name] if draft.known else [])]
            if any(name.lower().endswith(nominal.noun) for name in names):
                return draft
    return _only_one_near(scene, nominal)


def _only_one_near(scene: Scene, nominal: Nominal) -> Draft | None:
    """ "the newspaper": the only body of that kind in the last sentences."""
    kinds = scene.lex.generic.get(nominal.noun, frozenset())
    sent = scene.tokens.sent
    near = {
        entry.draft.n: entry.draft
        for entry in scene.recent()
        if entry.draft
        and entry.named
        and entry.draft.kind in kinds
        and sent[nominal.head] - sent[entry.token] <= _NEAR
    }
    return next(iter(near.values())) if len(near) == 1 else None
