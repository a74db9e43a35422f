"""Scorers for three public annotation layouts: PolNeAR, TimeBank and Timeline17."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path, PurePosixPath
from typing import Any

from ..records import DateMention, Quote, Records
from .matching import Score, bag, contained, dice, pair_up, tokens

_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "who", "i", "we", "his", "her", "their", "which", "that", "you"]
)
_EMPTY = frozenset(["the", "a", "an", "of", "mr", "mrs", "ms"])
_CALENDAR = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(T.*)?")


def attribution_scores(records: Records, gold: Path) -> dict[str, Score]:
    """Quotations and their speakers against PolNeAR spans (Newell, Margolin & Ruths 2018).

    A quotation counts at Dice 0.8 (and, for comparison, 0.3) of its text or its clause; a
    speaker when one of its names shares a word with the annotated source. ``both`` is
    quotation and speaker right over all annotated quotations with a named source.
    """
    quotes = _by_stem(records, records.quotes)
    scores: dict[str, Score] = defaultdict(Score)
    for document in _lines(gold):
        wanted = [a for a in document["attributions"] if tokens(a["content"])]
        found = quotes[document["id"]]
        for group in ("marked", "all"):
            theirs = [a for a in wanted if group == "all" or a["marked"]]
            mine = [q for q in found if group == "all" or q.kind != "indirect"]
            for floor in (0.8, 0.3):
                for name, score in _attributions(mine, theirs, floor).items():
                    scores[f"{group} {name} @{floor}"] += score
    return dict(scores)


def _attributions(
    mine: list[Quote], theirs: list[dict[str, Any]], floor: float
) -> dict[str, Score]:
    my_bags = [(bag(q.text), bag(q.clause)) for q in mine]
    their_bags = [bag(a["content"]) for a in theirs]
    pairs = pair_up(my_bags, their_bags, lambda a, b: max(dice(a[0], b), dice(a[1], b)), floor)
    sources = [set(tokens(a["source"])) - _EMPTY for a in theirs]
    named = [(i, j) for i, j in pairs if sources[j] - _PRONOUNS]
    right = sum(bool(_names(mine[i]) & sources[j]) for i, j in named)
    return {
        "quotes": Score(len(pairs), len(mine), len(theirs)),
        "speakers": Score(right, len(named), len(named)),
        "both": Score(right, len(mine), sum(bool(s - _PRONOUNS) for s in sources)),
    }


def _names(quote: Quote) -> set[str]:
    words = tokens(quote.speaker_name) + tokens(quote.speaker_text)
    return set(words) - _EMPTY


def timex_scores(records: Records, gold: Path) -> dict[str, Score]:
    """Time expressions against TIMEX3 values (TempEval-3's relaxed match, UzZaman 2013).

    Only expressions that name a calendar day, month or year count; what overlaps another
    annotated expression (a duration, a set, "now") is neither right nor wrong.
    """
    dates = _by_stem(records, records.dates)
    scores = [_timexes(dates[d["id"]], d["timexes"]) for d in _lines(gold)]
    return {
        "time expressions": sum((found for found, _ in scores), Score()),
        "with right value": sum((valued for _, valued in scores), Score()),
    }


def _timexes(mine: list[DateMention], timexes: list[dict[str, Any]]) -> tuple[Score, Score]:
    """One document: expressions found, and found with the right value."""
    my_bags = [bag(d.text) for d in mine]
    their_bags = [bag(t["text"]) for t in timexes]
    places = [timexes.index(t) for t in timexes]  # expressions alike share the first's place

    def likeness(i: int, j: int) -> float:
        if contained(my_bags[i], their_bags[j]) < 0.5:
            return 0.0
        gap = abs(i / len(mine) - places[j] / len(timexes))
        return (2 if _same_value(mine[i], timexes[j]) else 1) * (1 - gap / 10)

    counted = [n for n, t in enumerate(timexes) if _CALENDAR.fullmatch(t["value"] or "")]
    free = set(range(len(timexes))) - set(counted)
    pairs = pair_up(range(len(mine)), counted, likeness, 0.5)
    left = set(range(len(mine))) - {i for i, _ in pairs}
    spare = sum(any(likeness(i, j) >= 0.5 for j in free) for i in left)
    right = sum(_same_value(mine[i], timexes[counted[j]]) for i, j in pairs)
    predicted = len(mine) - spare
    return (
        Score(len(pairs), predicted, len(counted)),
        Score(right, predicted, len(counted)),
    )


def _same_value(date: DateMention, timex: dict[str, Any]) -> bool:
    return bool(date.value == (timex["value"] or "").split("T")[0])


def timeline_score(records: Records, gold: Path) -> float:
    """Mean date F1 against human timelines (Timeline17, Tran et al. 2013).

    Of each timeline's L dates, compared with the L heaviest days of the chronology between
    its first and last.
    """
    weight: dict[str, float] = {}
    for entry in records.chronology:
        if len(entry.date) == 10:
            weight[entry.date] = max(weight.get(entry.date, 0.0), entry.weight)
    scores = []
    for timeline in json.loads(gold.read_text(encoding="utf-8"))["timelines"].values():
        theirs = {date for date, _ in timeline}
        days = [d for d in weight if min(theirs) <= d <= max(theirs)]
        mine = set(sorted(days, key=lambda d: (-weight[d], d))[: len(theirs)])
        scores.append(Score(len(theirs & mine), len(mine), len(theirs)).f)
    return sum(scores) / len(scores) if scores else 0.0


def _by_stem(records: Records, items: Any) -> dict[str, list[Any]]:
    """Records by the stem of the file their article stands in."""
    stem = {a.id: PurePosixPath(a.source).stem for a in records.articles}
    grouped: dict[str, list[Any]] = defaultdict(list)
    for item in items:
        grouped[stem[item.article]].append(item)
    return grouped


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]
