"""Contradictions: words that contest a claim without a verb of denying.

"No report was hidden" contests what another has just said; so does the accused who "did
everything it could", and an owner who "insists that the exit was open". The claim is looked for
right before the answer, and, for an answer that says flatly that nothing of the kind happened,
in other articles of the same days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..language.word_lists import word_set
from ..language.wording import irregular_forms, stem_set, words
from ..records import Quote
from .denials import content, negated
from .voices import other_voice, voice

_DATA = "denials"
#: Characters between a claim and the words that contest it, at most; other quotations between.
_JUST_BEFORE, _BETWEEN = 420, 2
#: Most telling words of a clause that answers one claim; longer ones tell something of their own.
_MOST_WORDS = 6
#: Least share of them that the claim before it holds.
_SHARE = 0.33
#: What a flat negation shares with a claim in another article: words, and share of its own.
_ELSEWHERE_WORDS, _ELSEWHERE_SHARE = 3, 0.7
_CLAUSE = re.compile(
    r"[,;:.–—]\s|\b(?:and|or)\s(?=(?:no|nobody|none|nothing|never)\b)|\b(?:but|while|because|although|though|when|if)\b"
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Words that say a thing is not so, without a verb of denying."""

    quote: Quote
    clause: str
    """Verbatim: the clause that says so."""
    stems: frozenset[str]
    """Its telling words."""
    flat: bool
    """Says that nothing of the kind is or was: "no report was hidden"."""
    insisting: bool
    """Insisted, and not negated: "the owner insists that the exit was open"."""
    defending: bool
    """Says that all was done as it should be."""


def read_contradiction(quote: Quote) -> Contradiction | None:
    """What a quotation says against some claim; None when it contests nothing by its form."""
    if voice(quote) is None or quote.words.rstrip().endswith("?"):
        return None
    told = quote.words
    for clause in _clauses(told):
        if _OF_MINE.search(told) and clause.lower().startswith("none "):
            continue
        if _is_flat(clause) and not _is_hypothetical(clause):
            return Contradiction(quote, clause, _telling(clause), True, False, False)
    defending = bool(_defence().search(told))
    insisting = (quote.cue or "").split(" ")[0].lower() in word_set(_DATA, "insisting")
    if defending or (insisting and not _is_hypothetical(told)):
        return Contradiction(quote, told.strip(), _telling(told), False, insisting, defending)
    return None


#: Somebody tells what befell things of their own: "I paid by card, and none was blocked".
_OF_MINE = re.compile(r"\bI(?:['’]\w+)?\b")
_NAME = re.compile(r"(?<=\s)[A-Z][\w’'-]+")


def _telling(clause: str) -> frozenset[str]:
    """The telling words of a clause, without names: two claims on one country may differ."""
    return content(clause) - content(" ".join(_NAME.findall(clause)))


def _clauses(text: str) -> list[str]:
    return [part.strip() for part in _CLAUSE.split(text) if part.strip()]


#: A clause that opens with a negation, or holds "never".
_FLAT = re.compile(
    r"^(?:[“\"'‘]|that\s)*(?:no|nobody|none|nothing|neither|no one|not one)\b(?!-)|\bnever\b",
    re.I,
)
#: "No doubt", "no longer": these deny nothing.
_IDLE = re.compile(
    r"\bno (?:doubt|longer|matter|comment|wonder|way|time|need|more|other|better|plans?|idea|choice"
    r"|alternative|evidence|one knows|secret)\b|\bnever (?:mind|again|before|been (?:so|more))\b"
    r"|\bnothing (?:but|more|less)\b|\bnot only\b|\bnone other\b",
    re.I,
)


def _is_flat(clause: str) -> bool:
    """Whether a clause says that nothing of the kind is or was; "we never lend" is a habit."""
    if _unlinked().search(clause):
        return True
    if not _FLAT.search(clause) or _IDLE.search(clause):
        return False
    return not _NEVER.search(clause) or _is_past(clause)


_NEVER = re.compile(r"\bnever\s+(?:[a-z]+ly\s+)?(?P<verb>[\w’']+)", re.I)
_PAST = re.compile(r"\b(?:has|have|had|was|were|did|been)\b|['’](?:ve|d)\b", re.I)


def _is_past(clause: str) -> bool:
    """Whether what never happened is of the past: "never left", "has never flown"."""
    found = _NEVER.search(clause)
    verb = found["verb"].lower() if found else ""
    return (
        bool(_PAST.search(clause))
        or verb.endswith("ed")
        or irregular_forms().get(verb, verb) != verb
    )


_AHEAD = re.compile(
    r"\b(?:will|shall|would|should|could|can|cannot|may|might|must|let|if|unless|going to)\b"
    r"|['’]ll\b|\bwon['’]t\b|\bcan['’]t\b",
    re.I,
)


def _is_hypothetical(clause: str) -> bool:
    """Whether a clause is of what may come or ought to be: a refusal, no denial."""
    return bool(_AHEAD.search(clause))


@cache
def _unlinked() -> re.Pattern[str]:
    """ "It had no part in the murder"."""
    nouns = sorted(word_set(_DATA, "no_link"))
    return re.compile(rf"\bno (?:{'|'.join(nouns)})\b|\bnothing to do with\b", re.I)


@cache
def _defence() -> re.Pattern[str]:
    phrases = sorted(word_set(_DATA, "defending"), key=lambda p: (-len(p), p))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.I)


def contested(answer: Contradiction, before: Sequence[Quote]) -> Quote | None:
    """The claim that words contest, of the quotations before them in the article, nearest last."""
    near = [q for q in before if answer.quote.start - q.end <= _JUST_BEFORE][-_BETWEEN - 1 :]
    for claim in reversed(near):
        if not other_voice(claim, answer.quote) or negated(claim.words):
            continue
        if _contests(answer, claim):
            return claim
    return None


def _contests(answer: Contradiction, claim: Quote) -> bool:
    accused = is_accusation(claim)
    mine = accused and _is_accused(claim, answer.quote)
    if answer.defending:
        return mine
    shared = answer.stems & content(claim.words)
    shared -= content(f"{answer.quote.speaker_text or ''} {claim.speaker_text or ''}")
    if mine and answer.flat:
        return True
    if answer.flat and _POINTING.search(answer.clause) and _is_named(claim, answer.quote):
        return True
    few = len(answer.stems) <= _MOST_WORDS
    return few and bool(shared) and len(shared) >= _SHARE * len(answer.stems)


def is_accusation(quote: Quote) -> bool:
    """Whether a quotation accuses: "accused Adrun of ordering the murder"."""
    return bool({w.key for w in words(quote.cue or "")} & stem_set(_DATA, "accusing"))


#: "No such report": the claim is pointed at.
_POINTING = re.compile(r"\b(?:such|this|that|these|those|of the kind|of the sort)\b", re.I)


def _is_named(claim: Quote, answer: Quote) -> bool:
    """Whether a claim names the one who answers."""
    named = content(answer.speaker_text or "")
    return bool(named) and named <= content(claim.words)


def _is_accused(claim: Quote, answer: Quote) -> bool:
    """Whether the one who answers is whom a claim accuses."""
    accused = claim.words.split(" of ")[0]
    named = content(answer.speaker_text or "") | content(answer.speaker_name or "")
    return bool(named & content(accused)) or bool(
        answer.speaker is not None and answer.speaker in claim.about
    )


def elsewhere(answer: Contradiction, claim: Quote) -> bool:
    """Whether a flat negation contests a claim of another article."""
    if not answer.flat or len(answer.stems) > _MOST_WORDS or negated(claim.words):
        return False
    if not other_voice(claim, answer.quote):
        return False
    shared = len(answer.stems & content(claim.words))
    return shared >= _ELSEWHERE_WORDS and shared >= _ELSEWHERE_SHARE * len(answer.stems)
