"""Figures as they are compared: what is counted, where, when, how many and by whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..language.word_lists import word_set
from ..language.wording import stem_set, words
from ..records import Article, Figure
from ..records.edtf import bounds

#: Days after which a figure is history and no longer news that goes on.
_LONG_PAST = 365


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure with what makes it comparable to others."""

    figure: Figure
    subgroups: frozenset[str]
    """Stems that say only some of the people are meant ("civilians")."""
    day: int | None
    """Proleptic ordinal of the day it is for, else of publication."""
    made: int | None
    """Proleptic ordinal of the day the claim was published."""
    own: bool
    """The label says "its" or "their": what is counted depends on who counts."""
    claimant: str
    """Who counts: the named source, else the outlet; copies count as their original."""
    family: str
    """Id of the article that its own copies, else its own."""
    outlet: str
    low: float | None
    high: float | None
    near: str
    """The sentence from the figure's point of view: words before it and after it."""
    offset: int
    """Where the figure starts in its sentence."""

    @property
    def amount(self) -> float:
        """One number to compare sizes by."""
        return abs(self.figure.value or self.low or self.high or 0.0)

    @property
    def looks_back(self) -> bool:
        """The figure is of a time long past when it was published."""
        return self.day is not None and self.made is not None and self.made - self.day > _LONG_PAST

    @property
    def vague(self) -> bool:
        """Only a low bound is known ("thousands")."""
        return self.figure.value is None and self.figure.high is None


def read_claims(figures: Sequence[Figure], articles: Sequence[Article]) -> list[Claim]:
    """Claims of the figures, in their order."""
    by_id = {article.id: article for article in articles}
    return [_claim(figure, by_id[figure.article], by_id) for figure in figures]


def _claim(figure: Figure, article: Article, by_id: Mapping[str, Article]) -> Claim:
    original = by_id.get(article.copy_of or "", article)
    label = figure.measure_label or ""
    ends = [n for n in (figure.low, figure.value, figure.high) if n is not None]
    offset = max(0, article.text.find(figure.sentence, max(0, figure.end - len(figure.sentence))))
    return Claim(
        figure=figure,
        subgroups=frozenset(w.key for w in words(label)) & stem_set("measures", "subgroups"),
        day=ordinal(figure.as_of) or ordinal(article.published),
        made=ordinal(article.published),
        own=bool(_OWN.search(figure.text) or _OWN.match(label)),
        claimant=_claimant(figure, original),
        family=original.id,
        outlet=article.outlet or "",
        low=ends[0] if ends else None,
        high=ends[-1] if ends else None,
        near=figure.sentence,
        offset=max(0, figure.start - offset),
    )


def _claimant(figure: Figure, original: Article) -> str:
    if figure.according_to and "#" not in figure.according_to:
        return figure.according_to
    named = (figure.according_to_text or "").lower()
    if not named or named in word_set("measures", "pronouns"):
        named = (original.outlet or original.id).lower()
    return named


_OWN = re.compile(r"\b(?:its|their|his|her|our|my)\b", re.IGNORECASE)


def ordinal(edtf: str | None) -> int | None:
    """The last day an EDTF date may mean, as a proleptic ordinal."""
    if not edtf:
        return None
    try:
        return bounds(edtf)[1].toordinal()
    except ValueError:
        return None
