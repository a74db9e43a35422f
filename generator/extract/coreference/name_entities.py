"""The entity of every name: full names of the whole text first, then the short ones in order."""

from __future__ import annotations

from collections.abc import Sequence

from ...language.person_names import Gender, name_parts
from ...records import ActorKind
from .coreference_words import coreference_words
from .entity_drafts import EntityDraft
from .entity_table import EntityTable
from .model_names import NameMention
from .tokens import Tokens

_NAMESAKE_WINDOW_PARAGRAPHS = 2
"""A short name means the only namesake that was mentioned within so many paragraphs before."""
_PRONOUN_WINDOW_TOKENS = 60
"""A pronoun further behind a name is likely to mean somebody else."""
_AFTER_DATELINE_TOWN = frozenset({",", "-", "–", "—", "--", "("})
"""What follows a town that opens a dateline ("MOSCOW, ...")."""


def assign_entities(
    tokens: Tokens, names: Sequence[NameMention], table: EntityTable
) -> list[tuple[NameMention, EntityDraft]]:
    """Every name with its entity."""
    drafts: dict[int, EntityDraft] = {}
    for i, name in enumerate(names):
        if name.known and not (name.sense == "capital" and is_town(tokens, name)):
            drafts[i] = table.draft_of_known(name.known)
        elif name.label == "person" and len(name_parts(name.text)) > 1:
            drafts[i] = table.resolve_full_name(name)
    _link_abbreviations(tokens, names, drafts, table)
    recent: list[tuple[int, EntityDraft]] = []
    made = []
    for i, name in enumerate(names):
        draft = drafts.get(i)
        if draft is None:
            para = tokens.para[name.first]
            recent = [(p, d) for p, d in recent if p >= para - _NAMESAKE_WINDOW_PARAGRAPHS]
            if name.label == "person":
                here = [d for p, d in recent if p == para]
                draft = table.resolve_single_name(
                    name, here, _next_pronoun(tokens, name.last), [d for _, d in recent]
                )
            else:
                kind: ActorKind = "organisation" if name.label == "body" else "place"
                draft = table.resolve_body_name(name.text, "place" if name.known else kind)
        if draft.kind == "person":
            recent.append((tokens.para[name.first], draft))
        text = " ".join(name.text.split())
        draft.names[text] += 1
        made.append((name, draft))
    return made


def _next_pronoun(tokens: Tokens, first: int) -> Gender | None:
    """Gender of the first "he" or "she" in the next words outside quotation marks."""
    for i in range(first, min(first + _PRONOUN_WINDOW_TOKENS, len(tokens))):
        if not tokens.quoted[i] and tokens.lower[i] in ("he", "his", "him"):
            return "m"
        if not tokens.quoted[i] and tokens.lower[i] in ("she", "her"):
            return "f"
    return None


def is_town(tokens: Tokens, name: NameMention) -> bool:
    """Whether a capital means the town ("in Baku") and not a government ("Baku denounced")."""
    before = name.first - 1
    if name.text.isupper() and len(name.text) > 3 and name.last < len(tokens):
        return tokens.words[name.last] in _AFTER_DATELINE_TOWN
    if _is_origin(tokens, name.last):
        return True
    if before < 0:
        return False
    word = tokens.lower[before]
    lex = coreference_words()
    if word in lex.town_prepositions:
        return True
    if word in ("to", "from", "for"):
        governor = tokens.head[before]
        return (
            tokens.lower[governor] in lex.movement_words
            or tokens.lower[before - 1] in lex.movement_words
        )
    return False


def _is_origin(tokens: Tokens, after: int) -> bool:
    """Whether "-based" or "-born" follows a name, which is then where somebody is from."""
    behind_hyphen = after + 1 < len(tokens) and tokens.words[after] in ("-", "‑", "–")
    return behind_hyphen and tokens.lower[after + 1] in coreference_words().origin_participles


def _link_abbreviations(
    tokens: Tokens, names: Sequence[NameMention], drafts: dict[int, EntityDraft], table: EntityTable
) -> None:
    """ "International Crisis Group (ICG)" makes ICG a name of the group."""
    for i, name in enumerate(names[:-1]):
        after = names[i + 1]
        if name.label == "person" or after.first != name.last + 1:
            continue
        short = tokens.words[name.last] == "(" and after.text.isupper() and len(after.text) < 9
        if short and after.known is None:
            drafts[i] = drafts.get(i) or table.resolve_body_name(name.text, "organisation")
            table.add_alias(after.text, drafts[i])
