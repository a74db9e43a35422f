"""Entity and mention records from the state of the discourse at the end of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...language.gazetteer import Gazetteer
from ...records import Article, Entity, EntityKey, FoundMention, Mention, Role
from .chains import CoreferenceChains
from .discourse_state import DiscourseState, ResolvedMention
from .entity_drafts import EntityDraft, most_frequent
from .tokens import Tokens

_MAX_ROLE_WORDS = 18
"""Longer role phrases are half a sentence that the parser took for an apposition."""
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your", "another"})


def build_chains(
    state: DiscourseState,
    candidates: Mapping[int, Sequence[tuple[EntityDraft, float]]],
    article: Article,
) -> CoreferenceChains:
    """The records of one article, with the indexes by which they are looked up."""
    tokens = state.tokens
    mentions = sorted(state.mentions, key=lambda r: (r.first, r.last))
    recorded = {r.draft.index: r.draft for r in mentions if _deserves_record(r.draft)}
    keys = {n: EntityKey(f"{article.id}#{i}") for i, n in enumerate(recorded, start=1)}
    entity_by_token = _entity_by_token(mentions, keys)
    unrecorded = {r.head for r in mentions if r.draft.index not in keys}
    entities = {n: _entity(d, keys[n], article, state.gazetteer) for n, d in recorded.items()}
    actors = {n for n, draft in recorded.items() if _is_actor(draft)}
    return CoreferenceChains(
        entities=tuple(entity for n, entity in entities.items() if n in actors),
        mentions=tuple(
            _mention(state, r, keys[r.draft.index], article.id)
            for r in mentions
            if r.draft.index in actors
        ),
        local_entities=tuple(entity for n, entity in entities.items() if n not in actors),
        starts=tuple(tokens.start),
        heads=tuple(tokens.head),
        entity_by_token=entity_by_token,
        person_name_tokens=_person_name_tokens(mentions),
        closing_tokens=frozenset(
            i for i, pos in enumerate(tokens.pos) if pos in ("PUNCT", "SPACE", "PART")
        ),
        unresolved_heads=frozenset(state.unresolved_heads | unrecorded),
        coordinated_heads=_coordinated_heads(tokens, entity_by_token),
        candidates={
            token: tuple((keys[d.index], score) for d, score in ranked if d.index in keys)
            for token, ranked in candidates.items()
        },
    )


def _entity_by_token(
    mentions: Iterable[ResolvedMention], keys: Mapping[int, EntityKey]
) -> dict[int, EntityKey]:
    """Whose each token is: of a name all its words, of another mention its head."""
    found: dict[int, EntityKey] = {}
    for ref in mentions:
        if key := keys.get(ref.draft.index):
            span = range(ref.first, ref.last) if ref.form == "name" else (ref.head,)
            found.update(dict.fromkeys(span, key))
    return found


def _person_name_tokens(mentions: Iterable[ResolvedMention]) -> frozenset[int]:
    names = (r for r in mentions if r.form == "name" and r.draft.kind == "person")
    return frozenset(i for r in names for i in range(r.first, r.last))


def _coordinated_heads(tokens: Tokens, entity_by_token: Mapping[int, EntityKey]) -> frozenset[int]:
    """Heads of mentions to which another is joined ("Ann and Bob")."""
    joined = (i for i in entity_by_token if tokens.dep[i] == "conj")
    return frozenset(tokens.head[i] for i in joined if tokens.head[i] in entity_by_token)


def _mention(
    state: DiscourseState, ref: ResolvedMention, key: EntityKey, article: str
) -> FoundMention:
    start, end = state.tokens.start[ref.first], state.tokens.end[ref.last - 1]
    return Mention(article, start, end, state.tokens.text[start:end], ref.form, key)


def _deserves_record(draft: EntityDraft) -> bool:
    """Whether an entity gets a record: it has a name, several mentions, or says whose it is."""
    return not draft.private and (
        not draft.nominal
        or draft.mentions > 1
        or (draft.definite and (bool(draft.nations) or draft.owned))
    )


def _is_actor(draft: EntityDraft) -> bool:
    """Whether an entity can be identified outside its article, as "leaders" cannot."""
    if not draft.nominal or draft.known:
        return True
    return not draft.plural and draft.definite and (bool(draft.nations) or draft.owned)


def _is_meaningful_role(role: str) -> bool:
    """Whether a role means something outside its article, as "his wife" does not."""
    words = role.lower().split()
    return len(words) <= _MAX_ROLE_WORDS and words[0] not in _POSSESSIVES


def _entity(draft: EntityDraft, key: EntityKey, article: Article, gazetteer: Gazetteer) -> Entity:
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
            if not (draft.nominal or role.inferred) and _is_meaningful_role(role.text)
        ),
        speaks_for=speaks_for.name if speaks_for else None,
        actor=pinned.id if pinned else None,
    )
