"""Reads an article from its first word to its last, keeping track of who is spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ...language.gazetteer import Gazetteer
from ...records import Article
from .antecedents import agrees, rank, winner
from .body_nominals import author_of, described_body, described_group
from .build_chains import discourse_of
from .chains import Discourse
from .discourse_state import Scene
from .entity_table import Cast, Draft, RoleText, cast_names
from .model_names import Name
from .name_mentions import find_names
from .nominal_mentions import Nominal, Pronoun, find_nominals, find_pronouns
from .person_nominals import curated_roles, described_person
from .pleonastic_it import is_empty
from .role_phrases import parse_role, party_tag, roles_beside
from .subtitle_roles import stated_roles
from .tokens import Tokens

_AHEAD = 120.0  # weight of the subject that follows "In his speech,"
_SURE = 2.0  # how clearly a candidate must lead to learn its gender from a pronoun

Options = dict[int, list[tuple[Draft, float]]]


def read_discourse(doc: Doc, article: Article, gazetteer: Gazetteer) -> Discourse:
    """Who and what an article speaks of. Never raises on odd text."""
    tokens = Tokens.of(doc)
    cast = Cast(gazetteer)
    names = cast_names(tokens, find_names(doc, tokens, gazetteer), cast)
    owners = {i: draft for name, draft in names for i in range(name.first, name.last)}
    scene = Scene(tokens, gazetteer, cast, owners)
    scene.find_speakers()
    linked = _read_roles(scene, names)
    _read_standfirst(scene, names, article.subtitle or "")
    options = _read(scene, doc, names, linked)
    return discourse_of(scene, options, article)


def _read_roles(scene: Scene, names: Sequence[tuple[Name, Draft]]) -> dict[int, Draft]:
    """Give persons the roles beside their names; returns the persons by role-phrase head.

    A role that leads up to one name is no apposition to the name before it.
    """
    tokens = scene.tokens
    linked: dict[int, Draft] = {}
    people = [(name, draft) for name, draft in names if draft.kind == "person"]
    beside = [
        (name, draft, first, last)
        for name, draft in people
        for first, last in roles_beside(tokens, name)
    ]
    for name, draft, first, last in sorted(beside, key=lambda item: item[3] != item[0].first):
        words = tokens.words[first:last]
        role = parse_role(words, scene.gazetteer, tokens.span(first, last))
        head = _role_noun(scene, first, last, role) if role else -1
        after = first >= name.last and (head in linked or _late(words, head - first))
        if role and not after:
            _give(scene, draft, role)
            linked[head] = draft
    for name, draft in people:
        if tag := party_tag(tokens.text, tokens.end[name.last - 1], scene.gazetteer):
            draft.roles.append(tag)
    for draft in {d.n: d for _, d in people}.values():
        for role in curated_roles(draft, scene.gazetteer):
            draft.roles.append(role)
            draft.nations |= role.nations
    return linked


def _read_standfirst(scene: Scene, names: Sequence[tuple[Name, Draft]], line: str) -> None:
    """Give persons the roles beside their full names in a standfirst."""
    people = {name.text: draft for name, draft in names if draft.kind == "person"}
    for name, draft in people.items():
        if " " in name and name in line:
            for role in stated_roles(line, name, scene.gazetteer):
                _give(scene, draft, role)


def _late(words: Sequence[str], noun: int) -> bool:
    """Whether the role noun of a phrase is only part of it: "a big year for our senator"."""
    lower = [w.lower() for w in words[:noun]]
    return lower[:2] != ["one", "of"] and any(w in ("of", "for", "at", "in", "on") for w in lower)


def _role_noun(scene: Scene, first: int, last: int, role: RoleText) -> int:
    """The token of a role's head noun."""
    noun, lower, roles = role.head.split()[-1], scene.tokens.lower, scene.lex.roles
    for i in range(last - 1, first - 1, -1):
        if roles.noun(lower[i]).split()[-1:] == [noun]:
            return i
    return last - 1


def _give(scene: Scene, draft: Draft, role: RoleText) -> None:
    roles = scene.lex.roles
    if all(role.text != r.text or r.inferred for r in draft.roles):
        draft.roles.append(role)
    if len(role.nations) == 1:
        draft.nations |= role.nations
        if role.head in roles.offices and "former" not in role.words:
            draft.speaks_for = draft.speaks_for or next(iter(role.nations))
    draft.gender = draft.gender or roles.gender.get(role.head)


def _read(
    scene: Scene, doc: Doc, names: Sequence[tuple[Name, Draft]], linked: dict[int, Draft]
) -> Options:
    """Resolve all mentions from left to right; returns the candidates of pronouns."""
    tokens = scene.tokens
    named = [i in scene.owners for i in range(len(tokens))]
    queue: list[tuple[int, int, tuple[Name, Draft] | Nominal | Pronoun]] = []
    queue += [(tokens.root(n.first, n.last), 0, (n, draft)) for n, draft in names]
    queue += [(n.head, 1, n) for n in find_nominals(doc, tokens, named, scene.gazetteer)]
    queue += [(p.token, 2, p) for p in find_pronouns(tokens)]
    queue.sort(key=lambda item: item[:2])
    options: Options = {}
    for head, _, what in queue:
        if isinstance(what, Nominal):
            _read_nominal(scene, what, linked)
        elif isinstance(what, Pronoun):
            options[head] = _read_pronoun(scene, what)
        else:
            scene.mention(what[0].first, what[0].last, head, "name", what[1])
    return options


def _read_nominal(scene: Scene, nominal: Nominal, linked: dict[int, Draft]) -> None:
    draft = linked.get(nominal.head) or _curated(scene, nominal)
    if draft is None and nominal.sort == "person":
        draft = described_person(scene, nominal)
    elif draft is None and nominal.sort == "body":
        draft = described_body(scene, nominal)
    elif draft is None and nominal.sort == "group":
        draft = described_group(scene, nominal)
    elif draft is None and nominal.sort == "document":
        draft = author_of(scene, nominal)
    if draft is None:
        scene.nobody(nominal)
    else:
        scene.mention(nominal.first, nominal.last, nominal.head, "nominal", draft)


def _curated(scene: Scene, nominal: Nominal) -> Draft | None:
    """A description that an editor gave as an alias ("the Elysée tenant")."""
    words = scene.tokens.words[nominal.first : nominal.last]
    hit = scene.gazetteer.named(" ".join(words))
    return scene.cast.known(hit[0]) if hit and hit[1] == "description" else None


def _read_pronoun(scene: Scene, pronoun: Pronoun) -> list[tuple[Draft, float]]:
    tokens, here = scene.tokens, pronoun.token
    if pronoun.number == "it" and is_empty(tokens, here, scene.mute):
        scene.mute.add(here)
        return []
    barred = scene.barred[tokens.para[here]] if tokens.quoted[here] else frozenset()
    ranked = [*_ahead(scene, pronoun), *rank(tokens, pronoun, scene.seen, barred)]
    ranked.sort(key=lambda item: -item[1])
    best = winner(ranked)
    if best is None:
        scene.mute.add(pronoun.token)
    else:
        clear = len(ranked) == 1 or ranked[0][1] > _SURE * ranked[1][1]
        if best.gender is None and best.kind == "person" and clear:
            best.gender = pronoun.gender
        scene.mention(pronoun.token, pronoun.token + 1, pronoun.token, "pronoun", best)
    return [(draft, score) for draft, score in ranked[:5] if draft is not None]


def _ahead(scene: Scene, pronoun: Pronoun) -> list[tuple[Draft | None, float]]:
    """ "In his speech, Obama said", "For its part, Iran": the subject that follows in the same
    sentence."""
    tokens, here = scene.tokens, pronoun.token
    if pronoun.number not in ("one", "it") or tokens.tag[here] != "PRP$":
        return []
    top = here
    for _ in range(12):
        top = tokens.head[top]
    for i in range(here + 1, min(len(tokens), here + 25)):
        if tokens.sent[i] != tokens.sent[here]:
            break
        if tokens.head[i] == top and tokens.dep[i] == "nsubj":
            owner = scene.owners.get(i)
            if owner and agrees(pronoun, owner):
                return [(owner, _AHEAD)]
    return []
