"""From the state of the discourse to records: entities worth keeping, and where they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...language.gazetteer import Gazetteer
from ...records import Article, Entity, Mention, Role
from .chains import Discourse
from .discourse_state import Reference, Scene
from .entity_table import Draft, most_frequent

_LONGEST_ROLE = 18
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your", "another"})


def discourse_of(
    scene: Scene, options: Mapping[int, Sequence[tuple[Draft, float]]], article: Article
) -> Discourse:
    """The records of one article, with the index that answers questions about them."""
    tokens = scene.tokens
    references = sorted(scene.references, key=lambda r: (r.first, r.last))
    kept = {r.draft.n: r.draft for r in references if _worth(r.draft)}
    keys = {n: f"{article.id}#{i}" for i, n in enumerate(kept, start=1)}
    refers: dict[int, str] = {}
    for ref in references:
        if key := keys.get(ref.draft.n):
            span = range(ref.first, ref.last) if ref.form == "name" else (ref.head,)
            refers.update(dict.fromkeys(span, key))
    lost = {r.head for r in references if r.draft.n not in keys}
    made = {n: _entity(d, keys[n], article, scene.gazetteer) for n, d in kept.items()}
    named = {n for n, draft in kept.items() if _is_actor(draft)}
    return Discourse(
        entities=tuple(entity for n, entity in made.items() if n in named),
        mentions=tuple(
            _mention(scene, r, keys[r.draft.n], article.id)
            for r in references
            if r.draft.n in named
        ),
        unnamed=tuple(entity for n, entity in made.items() if n not in named),
        starts=tuple(tokens.start),
        heads=tuple(tokens.head),
        refers=refers,
        named=frozenset(
            i
            for r in references
            if r.form == "name" and r.draft.kind == "person"
            for i in range(r.first, r.last)
        ),
        marks=frozenset(i for i, pos in enumerate(tokens.pos) if pos in ("PUNCT", "SPACE", "PART")),
        mute=frozenset(scene.mute | lost),
        joined=frozenset(
            tokens.head[i] for i in refers if tokens.dep[i] == "conj" and tokens.head[i] in refers
        ),
        options={
            token: tuple((keys[d.n], score) for d, score in ranked if d.n in keys)
            for token, ranked in options.items()
        },
    )


def _mention(scene: Scene, ref: Reference, key: str, article: str) -> Mention:
    start, end = scene.tokens.start[ref.first], scene.tokens.end[ref.last - 1]
    return Mention(article, start, end, scene.tokens.text[start:end], ref.form, key)


def _worth(draft: Draft) -> bool:
    """Whether a draft is worth an entity: it has a name, comes again, or is well told."""
    return not draft.private and (
        not draft.nominal
        or draft.mentions > 1
        or (draft.definite and (bool(draft.nations) or draft.owned))
    )


def _is_actor(draft: Draft) -> bool:
    """Whether an entity means something outside its article, and not just "leaders"."""
    if not draft.nominal or draft.known:
        return True
    return not draft.plural and draft.definite and (bool(draft.nations) or draft.owned)


def _tellable(role: str) -> bool:
    """Whether a role means something outside its article: not "his wife", nor half a sentence."""
    words = role.lower().split()
    return len(words) <= _LONGEST_ROLE and words[0] not in _POSSESSIVES


def _entity(draft: Draft, key: str, article: Article, gazetteer: Gazetteer) -> Entity:
    known = draft.known
    pinned = known if known and (known.curated or known.kind == "state") else None
    names = most_frequent(draft.names)
    name = pinned.name if pinned else draft.name
    speaks_for = gazetteer.get(draft.speaks_for) if draft.speaks_for else None
    return Entity(
        key=key,
        article=article.id,
        name=name,
        kind=draft.kind,
        names=names or (name,),
        roles=tuple(
            Role(role.text, article.published, article.id)
            for role in draft.roles
            if not (draft.nominal or role.inferred) and _tellable(role.text)
        ),
        speaks_for=speaks_for.name if speaks_for else None,
        actor=pinned.id if pinned else None,
    )
