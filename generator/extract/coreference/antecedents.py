"""The antecedents of a pronoun, ranked by salience.

After Lappin & Leass (1994), "An algorithm for pronominal anaphora resolution": a mention is as
salient as its grammatical role makes it, half as much with every sentence between it and the
pronoun, and the mentions of one entity add up. Gender, number, binding and quotation marks rule
antecedents out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ...records import ActorKind
from .coreference_words import coreference_words
from .entity_drafts import EntityDraft
from .nominal_mentions import PronounMention
from .tokens import Tokens

_ROLE_SALIENCE = {"nsubj": 80.0, "nsubjpass": 75.0, "appos": 60.0, "dobj": 50.0, "poss": 45.0,
            "attr": 50.0, "dative": 45.0, "agent": 40.0, "ROOT": 60.0}  # fmt: skip
"""Salience by dependency label: subjects before objects, as in Lappin & Leass."""
_OTHER_SALIENCE = 35.0
"""Salience of a mention with any other label."""
_MAIN_SUBJECT_BONUS = 20.0
"""Added for the subject of a main clause, which a text is more likely to continue with."""
_WINDOW_SENTENCES = 5
"""Mentions further back are hardly ever meant."""
_DISTANCE_FACTOR = 0.5
"""Applied once for every sentence between."""
_CHAIN_SHARE = 0.6
"""Share of the earlier mentions of an entity that is added to its most salient one."""
_GOVERNING_SUBJECT_FACTOR = 1.5
"""For the subject of the clause that governs the pronoun's own ("Ban condemned what he …")."""
_LAST_ACTOR_FACTOR = 3.0
"""For the last of several persons who are subjects of main clauses in the sentence before."""
_ASKER_FACTOR = 0.3
"""For the person who asked somebody, as the one who was asked speaks next."""
_OUT_OF_QUOTES_FACTOR = 0.2
"""For a mention in quotation marks, of a pronoun outside them ..."""
_INTO_QUOTES_FACTOR = 0.6
"""... and for one outside them, of a pronoun inside."""
_UNKNOWN_AGREEMENT = 0.7
"""Agreement where the gender of a person, or what a noun refers to, is not known."""
_BODY_AS_THEY_AGREEMENT = 0.4
"""Agreement of "they" with a body in the singular ("the council said they …")."""
_PLACE_AGREEMENT = 0.7
"""Agreement of "it" with a place."""
_STATE_AS_PLACE_FACTOR = 0.5
"""For a state where "it" tells where something is ("the villages around it")."""
_MIN_SCORE = 1.0
"""Antecedents that score less do not compete."""
_CLEAR_LEAD = 1.1
"""Factor by which the best must lead, or the pronoun stays unresolved."""
_MAX_CLIMB = 12
"""Steps up the parse; deeper nesting is a parser's mistake."""
_ACTING = frozenset({"state", "government body", "organisation", "armed group", "media"})


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention that a later pronoun may refer to; ``draft`` is None for an unknown entity."""

    token: int
    draft: EntityDraft | None
    salience: float
    plural: bool = False
    named: bool = False


def salience_of(tokens: Tokens, token: int) -> float:
    """Salience of a mention with this head token, by its role in the sentence."""
    i = token
    for _ in range(4):
        if tokens.dep[i] not in ("conj", "compound", "flat", "nmod"):
            break
        if tokens.dep[i] == "compound" and tokens.pos[tokens.head[i]] == "NOUN":
            return 0.0  # "a Keller aide" is about the aide
        i = tokens.head[i]
    salience = _ROLE_SALIENCE.get(tokens.dep[i], _OTHER_SALIENCE)
    if tokens.dep[i] in ("nsubj", "nsubjpass") and tokens.dep[tokens.head[i]] == "ROOT":
        salience += _MAIN_SUBJECT_BONUS
    return salience


def rank_antecedents(
    tokens: Tokens,
    pronoun: PronounMention,
    antecedents: Sequence[Antecedent],
    quoted_speakers: frozenset[int] = frozenset(),
) -> list[tuple[EntityDraft | None, float]]:
    """Antecedents with scores, best first; never one of ``quoted_speakers`` (entity indexes)."""
    here = pronoun.token
    sentence, quoted = tokens.sent[here], tokens.quoted[here]
    best: dict[tuple[int, int], float] = {}
    drafts: dict[int, EntityDraft | None] = {}
    above = _governing_subject(tokens, here)
    for entry in reversed(antecedents):
        distance = sentence - tokens.sent[entry.token]
        if distance > _WINDOW_SENTENCES:
            break
        if entry.draft and entry.draft.index in quoted_speakers:
            continue
        score = _score(tokens, pronoun, entry, distance, quoted)
        if entry.token == above:
            score *= _GOVERNING_SUBJECT_FACTOR
        if score > _MIN_SCORE:
            who = entry.draft.index if entry.draft else -1 - entry.token
            drafts[who] = entry.draft
            key = (who, distance)
            best[key] = max(best.get(key, 0.0), score)
    chains: dict[int, list[float]] = defaultdict(list)
    for (who, _), score in best.items():
        chains[who].append(score)
    total = {
        who: max(scores) + _CHAIN_SHARE * (sum(scores) - max(scores))
        for who, scores in chains.items()
    }
    if (actor := _last_acting_person(tokens, pronoun, antecedents)) in total:
        total[actor] = _LAST_ACTOR_FACTOR * max(total.values())
    order = sorted(total, key=lambda who: (-total[who], who))
    return [(drafts[who], total[who]) for who in order]


def _last_acting_person(
    tokens: Tokens, pronoun: PronounMention, antecedents: Sequence[Antecedent]
) -> int:
    """Index of B in "A asked, and B answered. He said"; -1 where fewer than two persons act."""
    here = pronoun.token
    if pronoun.number != "one" or tokens.dep[here] != "nsubj" or tokens.quoted[here]:
        return -1
    if here and tokens.sent[here - 1] == tokens.sent[here]:
        return -1  # only where a sentence opens with the pronoun
    actors: list[int] = []
    for entry in reversed(antecedents):
        distance = tokens.sent[here] - tokens.sent[entry.token]
        if distance > 1:
            break
        draft = entry.draft
        acts = distance == 1 and _is_main_subject(tokens, entry.token)
        if acts and draft and draft.kind == "person" and _agreement(pronoun, entry):
            actors.append(draft.index)
    return actors[0] if len(set(actors)) > 1 else -1


def _is_asker(tokens: Tokens, mention: int) -> bool:
    """Whether a mention is A in "A asked B whether it was over. “It is,” he said"."""
    verb = tokens.head[mention]
    if tokens.dep[mention] != "nsubj" or tokens.lemma[verb] != "ask":
        return False
    behind = range(verb + 1, min(verb + 4, len(tokens)))
    named = any(tokens.head[i] == verb and tokens.pos[i] == "PROPN" for i in behind)
    return named and tokens.dep[verb] == "ROOT"


def _is_main_subject(tokens: Tokens, mention: int) -> bool:
    """Whether a mention is the subject of a main clause, or of one coordinated with it."""
    if tokens.dep[mention] not in ("nsubj", "nsubjpass") or tokens.quoted[mention]:
        return False
    verb = tokens.head[mention]
    while tokens.dep[verb] == "conj" and tokens.head[verb] != verb:
        verb = tokens.head[verb]
    return tokens.dep[verb] == "ROOT"


def _governing_subject(tokens: Tokens, token: int) -> int:
    """Subject of the nearest clause that governs the pronoun's own; -1 where there is none.

    "Ban condemned what he called ...", "Bamberg said the videos ..., which he said ...".
    """
    i = token
    for _ in range(_MAX_CLIMB):
        if tokens.dep[i] == "conj" or tokens.head[i] == i:
            break
        i = tokens.head[i]
        subject = tokens.subject.get(i, token)
        if subject < token:
            return subject
    return -1


def _score(
    tokens: Tokens, pronoun: PronounMention, entry: Antecedent, distance: int, quoted: bool
) -> float:
    factor = _agreement(pronoun, entry)
    if pronoun.number == "it" and entry.draft:
        factor = _place_agreement(tokens, pronoun.token, entry.draft.kind, factor)
    same = distance == 0 and not tokens.words[pronoun.token][:1].isupper()
    if not factor or (same and _breaks_binding(tokens, pronoun.token, entry.token)):
        return 0.0
    if pronoun.number == "they" and distance > 1 and not entry.plural:
        return 0.0  # a body is "they" only right after its name
    if distance == 1 and not quoted and _is_asker(tokens, entry.token):
        factor *= _ASKER_FACTOR
    if tokens.quoted[entry.token] != quoted:
        factor *= _INTO_QUOTES_FACTOR if quoted else _OUT_OF_QUOTES_FACTOR
    return entry.salience * factor * _DISTANCE_FACTOR**distance


def _place_agreement(tokens: Tokens, it: int, kind: ActorKind, factor: float) -> float:
    """Agreement of "it" with a place or state; ``factor`` for other entities.

    What "the villages around it" are around is a place; the "it" that says something is none.
    """
    head, dep = tokens.head[it], tokens.dep[it]
    if dep == "pobj" and tokens.lower[head] in coreference_words().place_prepositions:
        return 1.0 if kind == "place" else factor * (kind == "state") * _STATE_AS_PLACE_FACTOR
    if kind != "place":
        return factor
    speaks = dep == "nsubj" and tokens.lemma[head] in coreference_words().speaking
    return 0.0 if speaks else _PLACE_AGREEMENT


def may_stand_for(pronoun: PronounMention, draft: EntityDraft) -> bool:
    """Whether a singular pronoun agrees with an entity."""
    if pronoun.number == "it":
        return draft.kind in _ACTING and not draft.plural
    return draft.kind == "person" and draft.gender in (None, pronoun.gender)


def _agreement(pronoun: PronounMention, entry: Antecedent) -> float:
    """Agreement of a mention in gender, number and kind, from 0 (none) to 1."""
    draft = entry.draft
    if pronoun.number == "one":
        if draft is None or draft.kind != "person" or draft.plural or entry.plural:
            return 0.0
        if draft.gender is None or pronoun.gender is None:
            return _UNKNOWN_AGREEMENT
        return 1.0 if draft.gender == pronoun.gender else 0.0
    if pronoun.number == "it":
        if entry.plural:
            return 0.0
        if draft is None:
            return _UNKNOWN_AGREEMENT
        return float(draft.kind in _ACTING and not draft.plural)
    if entry.plural or (draft and draft.plural):
        return 1.0
    return _BODY_AS_THEY_AGREEMENT if draft and draft.kind in _ACTING else 0.0


def _breaks_binding(tokens: Tokens, pronoun: int, mention: int) -> bool:
    """Whether grammar forbids that a pronoun and an earlier mention of its sentence corefer.

    So for subject and object of one verb, and for the subject of a reporting verb and a mention
    in the clause that it reports.
    """
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
        if _ends_attribution(tokens, pronoun):
            return _enclosing_adverbial(tokens, mention) != "advcl"
        i = mention
        for _ in range(_MAX_CLIMB):
            above = tokens.head[i]
            if above == head:
                return tokens.dep[i] == "ccomp"
            if above == i:
                break
            i = above
    return False


def _ends_attribution(tokens: Tokens, pronoun: int) -> bool:
    """Whether a sentence ends with ", he said": all before it is what he said."""
    verb = tokens.head[pronoun]
    return (
        verb == pronoun + 1
        and tokens.lemma[verb] in coreference_words().closing
        and verb + 1 < len(tokens)
        and tokens.words[pronoun - 1] == ","
        and tokens.words[verb + 1] == "."
    )


def _enclosing_adverbial(tokens: Tokens, token: int) -> str:
    """ "advcl" for a token in an adverbial clause, else the label of the topmost token above."""
    for _ in range(_MAX_CLIMB):
        if tokens.dep[token] == "advcl" or tokens.head[token] == token:
            break
        token = tokens.head[token]
    return tokens.dep[token]


def best_antecedent(ranked: Sequence[tuple[EntityDraft | None, float]]) -> EntityDraft | None:
    """The entity of the best antecedent; None where none is clearly the best."""
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR_LEAD * ranked[1][1]):
        return None
    return ranked[0][0]
