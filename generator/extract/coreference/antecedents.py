"""Which entity a pronoun refers to: salience of recent mentions.

After Lappin & Leass (1994), "An algorithm for pronominal anaphora resolution": every mention
weighs by its grammatical role, halved with each sentence that lies between; a chain of
mentions adds up. Gender, number, binding and quotation marks rule candidates out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ...records import ActorKind
from .coreference_words import lexicon
from .entity_table import Draft
from .nominal_mentions import Pronoun
from .tokens import Tokens

_WEIGHTS = {"nsubj": 80.0, "nsubjpass": 75.0, "appos": 60.0, "dobj": 50.0, "poss": 45.0,
            "attr": 50.0, "dative": 45.0, "agent": 40.0, "ROOT": 60.0}  # fmt: skip
_OTHER = 35.0
_MAIN = 20.0
_WINDOW = 5  # sentences
_ECHO = 0.6  # what earlier mentions of a chain add to its best one
_OVER = 1.5  # what the subject of the clause above the pronoun's own gains
_ACTED = 3.0  # lead of the last who acted in a sentence of several main clauses
_ASKED = 0.3  # what is left to who asked somebody, for who was asked speaks next
_FAINT = 1.0
_CLEAR = 1.1
_PLACE = 0.7  # how well a place agrees with "it" ...
_LAND = 0.5  # ... and a state with one that tells where
_ACTING = frozenset({"state", "government body", "organisation", "armed group", "media"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention met so far. ``draft`` is None for a phrase that is nobody we know."""

    token: int
    draft: Draft | None
    weight: float
    plural: bool = False
    named: bool = False


def weight_of(tokens: Tokens, token: int) -> float:
    """How prominent a mention with this head is in its sentence."""
    i = token
    for _ in range(4):
        if tokens.dep[i] not in ("conj", "compound", "flat", "nmod"):
            break
        if tokens.dep[i] == "compound" and tokens.pos[tokens.head[i]] == "NOUN":
            return 0.0  # "a Keller aide" is about the aide
        i = tokens.head[i]
    weight = _WEIGHTS.get(tokens.dep[i], _OTHER)
    if tokens.dep[i] in ("nsubj", "nsubjpass") and tokens.dep[tokens.head[i]] == "ROOT":
        weight += _MAIN
    return weight


def rank(
    tokens: Tokens, pronoun: Pronoun, seen: Sequence[Seen], barred: frozenset[int] = frozenset()
) -> list[tuple[Draft | None, float]]:
    """Candidates with scores, best first; ``barred`` are drafts it cannot be, by number."""
    here = pronoun.token
    sentence, quoted = tokens.sent[here], tokens.quoted[here]
    best: dict[tuple[int, int], float] = {}
    drafts: dict[int, Draft | None] = {}
    above = _subject_above(tokens, here)
    for entry in reversed(seen):
        distance = sentence - tokens.sent[entry.token]
        if distance > _WINDOW:
            break
        if entry.draft and entry.draft.n in barred:
            continue
        score = _score(tokens, pronoun, entry, distance, quoted)
        if entry.token == above:
            score *= _OVER
        if score > _FAINT:
            who = entry.draft.n if entry.draft else -1 - entry.token
            drafts[who] = entry.draft
            key = (who, distance)
            best[key] = max(best.get(key, 0.0), score)
    chains: dict[int, list[float]] = defaultdict(list)
    for (who, _), score in best.items():
        chains[who].append(score)
    total = {
        who: max(scores) + _ECHO * (sum(scores) - max(scores)) for who, scores in chains.items()
    }
    if (actor := _last_actor(tokens, pronoun, seen)) in total:
        total[actor] = _ACTED * max(total.values())
    order = sorted(total, key=lambda who: (-total[who], who))
    return [(drafts[who], total[who]) for who in order]


def _last_actor(tokens: Tokens, pronoun: Pronoun, seen: Sequence[Seen]) -> int:
    """ "A asked, and B answered. He said": the draft of the last of several who acted, or -1."""
    here = pronoun.token
    if pronoun.number != "one" or tokens.dep[here] != "nsubj" or tokens.quoted[here]:
        return -1
    if here and tokens.sent[here - 1] == tokens.sent[here]:
        return -1  # only where a sentence opens with the pronoun
    actors: list[int] = []
    for entry in reversed(seen):
        distance = tokens.sent[here] - tokens.sent[entry.token]
        if distance > 1:
            break
        draft = entry.draft
        acts = distance == 1 and _acts(tokens, entry.token)
        if acts and draft and draft.kind == "person" and _agreement(pronoun, entry):
            actors.append(draft.n)
    return actors[0] if len(set(actors)) > 1 else -1


def _asks(tokens: Tokens, mention: int) -> bool:
    """ "A asked B whether it was over. “It is,” he said": whether a mention is A."""
    verb = tokens.head[mention]
    if tokens.dep[mention] != "nsubj" or tokens.lemma[verb] != "ask":
        return False
    behind = range(verb + 1, min(verb + 4, len(tokens)))
    named = any(tokens.head[i] == verb and tokens.pos[i] == "PROPN" for i in behind)
    return named and tokens.dep[verb] == "ROOT"


def _acts(tokens: Tokens, mention: int) -> bool:
    """Whether a mention is the subject of a main clause, or of one joined to it."""
    if tokens.dep[mention] not in ("nsubj", "nsubjpass") or tokens.quoted[mention]:
        return False
    verb = tokens.head[mention]
    while tokens.dep[verb] == "conj" and tokens.head[verb] != verb:
        verb = tokens.head[verb]
    return tokens.dep[verb] == "ROOT"


def _subject_above(tokens: Tokens, token: int) -> int:
    """Subject of the nearest clause that holds the pronoun's own, or -1.

    "Ban condemned what he called ...", "Bamberg said the videos ..., which he said ...".
    """
    i = token
    for _ in range(12):
        if tokens.dep[i] == "conj" or tokens.head[i] == i:
            break
        i = tokens.head[i]
        subject = tokens.subject.get(i, token)
        if subject < token:
            return subject
    return -1


def _score(tokens: Tokens, pronoun: Pronoun, entry: Seen, distance: int, quoted: bool) -> float:
    factor = _agreement(pronoun, entry)
    if pronoun.number == "it" and entry.draft:
        factor = _whereabouts(tokens, pronoun.token, entry.draft.kind, factor)
    same = distance == 0 and not tokens.words[pronoun.token][:1].isupper()
    if not factor or (same and _bound(tokens, pronoun.token, entry.token)):
        return 0.0
    if pronoun.number == "they" and distance > 1 and not entry.plural:
        return 0.0  # a body is "they" only right after its name
    if distance == 1 and not quoted and _asks(tokens, entry.token):
        factor *= _ASKED
    if tokens.quoted[entry.token] != quoted:
        factor *= 0.2 if not quoted else 0.6
    return entry.weight * factor * 0.5**distance


def _whereabouts(tokens: Tokens, it: int, kind: ActorKind, factor: float) -> float:
    """How well "it" agrees with something that has a place on the map; ``factor`` for others.

    "The villages around it" are around a place, and a place says nothing.
    """
    head, dep = tokens.head[it], tokens.dep[it]
    if dep == "pobj" and tokens.lower[head] in lexicon().spatial:
        return 1.0 if kind == "place" else factor * (kind == "state") * _LAND
    if kind != "place":
        return factor
    speaks = dep == "nsubj" and tokens.lemma[head] in lexicon().speaking
    return 0.0 if speaks else _PLACE


def agrees(pronoun: Pronoun, draft: Draft) -> bool:
    """Whether a pronoun in the singular may stand for somebody, or for a body."""
    if pronoun.number == "it":
        return draft.kind in _ACTING and not draft.plural
    return draft.kind == "person" and draft.gender in (None, pronoun.gender)


def _agreement(pronoun: Pronoun, entry: Seen) -> float:
    """How well a mention agrees in gender, number and kind: 0 not at all, 1 fully."""
    draft = entry.draft
    if pronoun.number == "one":
        if draft is None or draft.kind != "person" or draft.plural or entry.plural:
            return 0.0
        if draft.gender is None or pronoun.gender is None:
            return 0.7
        return 1.0 if draft.gender == pronoun.gender else 0.0
    if pronoun.number == "it":
        if entry.plural:
            return 0.0
        return 0.7 if draft is None else float(draft.kind in _ACTING and not draft.plural)
    if entry.plural or (draft and draft.plural):
        return 1.0
    return 0.4 if draft and draft.kind in _ACTING else 0.0


def _bound(tokens: Tokens, pronoun: int, mention: int) -> bool:
    """Positions that cannot refer to the same thing: subject and object of one verb, or the
    subject of a reporting verb and a mention inside what it reports."""
    head = tokens.head[pronoun]
    possessive = tokens.tag[pronoun] == "PRP$"
    if not possessive and not tokens.lower[pronoun].endswith(("self", "selves")):
        if tokens.head[mention] == head and mention != head:
            return True
        if tokens.dep[pronoun] == "pobj" and tokens.head[mention] == tokens.head[head]:
            return tokens.dep[mention] in ("nsubj", "nsubjpass", "dobj")
    if tokens.dep[pronoun] in ("nsubj", "nsubjpass") and not possessive:
        if any(tokens.words[i] == ":" for i in range(mention, pronoun)):
            return False  # "X turned to them: “…,” she said"
        if _closes(tokens, pronoun):
            return _depends(tokens, mention) != "advcl"
        i = mention
        for _ in range(12):
            above = tokens.head[i]
            if above == head:
                return tokens.dep[i] == "ccomp"
            if above == i:
                break
            i = above
    return False


def _closes(tokens: Tokens, pronoun: int) -> bool:
    """Whether ", he said" ends a sentence, whose words before it are then his."""
    verb = tokens.head[pronoun]
    return (
        verb == pronoun + 1
        and tokens.lemma[verb] in ("say", "add")
        and verb + 1 < len(tokens)
        and tokens.words[pronoun - 1] == ","
        and tokens.words[verb + 1] == "."
    )


def _depends(tokens: Tokens, token: int) -> str:
    """The label of the adverbial clause a token stands in, or of what it ends at."""
    for _ in range(12):
        if tokens.dep[token] == "advcl" or tokens.head[token] == token:
            break
        token = tokens.head[token]
    return tokens.dep[token]


def winner(ranked: Sequence[tuple[Draft | None, float]]) -> Draft | None:
    """The best candidate, or None when nobody or two are equally good."""
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]):
        return None
    return ranked[0][0]
