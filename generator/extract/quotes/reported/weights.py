"""Learned weights: which candidates are attributions, and where their content ends.

``language/learned/attributions.yml`` holds the weights; ``bench/learn_attributions.py`` learns
them from annotated news. No feature names anybody: words are cues, pronouns and function words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import fsum
from typing import Any

from spacy.tokens import Token

from ....language.word_lists import load_learned
from ..reporting_words import VERBS, body_nouns, person_nouns, reporting_words
from .candidates import Candidate
from .endings import Ending, bucket
from .grammar import FINITE

_KNOWN_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "who", "i", "we", "you", "that", "which", "this", "some"}
    | {"many", "others", "those", "most", "what"}
)
_QUESTIONS = frozenset({"what", "how", "why", "who", "whether", "if", "when", "where"})
_FIRST = frozenset({"i", "we", "my", "our", "me", "us"})
_CLOSED = frozenset({"PRON", "DET", "SCONJ", "ADP", "AUX"})


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by feature; a feature that is not named weighs nothing."""

    cues: frozenset[str]
    """Lemmas of the words that may report."""
    attribution: Mapping[str, float]
    ending: Mapping[str, float]
    threshold: float
    """The sum from which a candidate counts as an attribution."""

    def attributes(self, candidate: Candidate) -> float:
        """Score of a candidate above the threshold; positive for an attribution."""
        return _total(self.attribution, candidate_features(candidate)) - self.threshold

    def best(self, endings: Iterable[Ending]) -> Ending:
        """The best ending; the first of equals."""
        return max(endings, key=lambda ending: _total(self.ending, ending.features))


def _total(weights: Mapping[str, float], names: Iterable[str]) -> float:
    return fsum(weights.get(name, 0.0) for name in names)  # the same in whatever order


@cache
def load_weights() -> Weights:
    """The weights of the package."""
    data: dict[str, Any] = load_learned("attributions")
    return Weights(
        frozenset(data["cues"]), data["attribution"], data["ending"], float(data["threshold"])
    )


def candidate_features(candidate: Candidate) -> frozenset[str]:
    """Features that decide whether a candidate is an attribution."""
    return frozenset(
        (
            "always",
            *_of_cue(candidate),
            *_of_source(candidate),
            *_of_content(candidate),
            *_of_sentence(candidate),
        )
    )


def _of_cue(candidate: Candidate) -> Iterator[str]:
    cue, frame = candidate.cue, candidate.frame
    lemma, base = cue.lemma_, frame.split(":")[0]
    yield f"cue {lemma}"
    yield f"cue {lemma} {frame}"
    yield f"frame {frame}"
    for group in _groups(lemma):
        yield f"class {group}"
        yield f"class {group} {frame}"
    yield f"tag {cue.tag_}"
    yield f"tag {cue.tag_} {base}"
    yield f"dep {cue.dep_}"
    for word in cue.children:
        if word.dep_ == "neg":
            yield "negated"
        elif word.dep_ == "prt":
            yield f"cue {lemma} {word.lower_}"
        elif word.dep_ == "aux" and word.tag_ == "MD":
            yield "modal"
            yield f"modal {word.lower_}"
        elif word.dep_ == "aux" and word.lower_ == "to":
            yield "infinitive"
            yield f"infinitive of {cue.head.lemma_ if cue.head.pos_ == 'VERB' else cue.head.pos_}"


_GROUPS = (*VERBS, "nouns", "acts", "adjectives")


@cache
def _groups(lemma: str) -> tuple[str, ...]:
    words = reporting_words()
    return tuple(name for name in _GROUPS if lemma in getattr(words, name)) or ("none",)


def _of_source(candidate: Candidate) -> Iterator[str]:
    source = candidate.source
    if source is None:
        yield "no source"
        return
    yield f"source {_kind(source)}"
    distance = candidate.cue.i - source.i
    place = "after" if distance < 0 else "near" if distance <= 2 else "mid"
    yield f"source {'far' if distance > 8 else place}"


def _kind(source: Token) -> str:
    """The kind of source that a noun or pronoun is."""
    lemma = source.lemma_.lower()
    if source.pos_ == "PRON":
        return f"pron {source.lower_ if source.lower_ in _KNOWN_PRONOUNS else 'other'}"
    if source.ent_type_:
        return f"ent {source.ent_type_}"
    if lemma in reporting_words().statement_nouns or lemma in reporting_words().finding_nouns:
        return "paper"
    if lemma in person_nouns():
        return "role"
    if lemma in body_nouns():
        return "body"
    return "plural noun" if source.tag_ == "NNS" else f"pos {source.pos_}"


def _of_content(candidate: Candidate) -> Iterator[str]:
    head, frame = candidate.head, candidate.frame
    base = frame.split(":")[0]
    words = candidate.cue.doc[candidate.start : candidate.end]
    yield f"head {head.pos_}"
    if frame == "dobj" or "prep" in frame:
        yield f"object {head.pos_} {head.ent_type_}"
        yield f"cue {candidate.cue.lemma_} object {head.ent_type_ or head.pos_}"
        if head.pos_ == "PRON":
            yield f"object {head.lower_}"
    yield f"length {bucket(len(words))}"
    yield f"length {bucket(len(words))} {base}"
    if any(t.tag_ in FINITE for t in words):
        yield "finite"
        yield f"finite {base}"
    elif any(t.pos_ == "VERB" for t in words):
        yield f"verb {base}"
    first = words[0]
    yield f"first {first.lower_ if first.pos_ in _CLOSED else first.tag_}"
    if first.lower_ in _QUESTIONS:
        yield f"first wh {base}"
    if any(t.ent_type_ == "PERSON" for t in words):
        yield "has person"
    said = reporting_words().say
    if any(t.pos_ == "VERB" and t.lemma_ in said for t in words):
        yield "says inside"


def _of_sentence(candidate: Candidate) -> Iterator[str]:
    cue = candidate.cue
    doc, sent = cue.doc, cue.sent
    lower = {t.lower_ for t in sent}
    if not _FIRST.isdisjoint(lower):
        yield "first person"
    if "you" in lower:
        yield "second person"
    if "if" in {t.lower_ for t in doc[sent.start : cue.i]}:
        yield "if before"
    if sent[-1].text == "?":
        yield "question"
    if cue.i - sent.start <= 1:
        yield "cue opens"
