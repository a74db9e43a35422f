"""Scores records against articles annotated whole: bodies, quotations, figures, events.

A gold file is one JSON object a source file: ``file, articles, quotes, figures, events,
actors`` with verbatim texts; ``partial`` when only some of the file's articles are annotated.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from ..records import Article, Event, Figure, Quote, Records
from .matching import Bag, Score, bag, contained, dice, overlap, pair_up, tokens

SAME_QUOTE = 0.8
SAME_SENTENCE = 0.5
SAME_BODY = 0.95

#: Categories of figures that a briefing cannot do without; counts matter from ten upwards.
CORE = frozenset(
    ["displaced", "killed", "injured", "missing", "affected", "population", "money", "share"]
)
_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "his", "her", "him", "their", "i", "we", "you", "my", "our", "us"]
)

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A gold file beside the records of the same source file."""

    gold: Gold
    key_of: Mapping[str, str]
    """Article id to gold key, for articles that were matched."""
    accepted: Mapping[str, frozenset[str]]
    """Canonical actor name to every form that names it, normalised."""


def saved_scores(records: Records, gold_files: Iterable[Path], corpus: Path) -> dict[str, Score]:
    """All measures over some gold files; ``corpus`` holds the source files they annotate."""
    total: dict[str, Score] = defaultdict(Score)
    for path in gold_files:
        gold = json.loads(path.read_text(encoding="utf-8"))
        raw = (corpus / gold["file"]).read_text(encoding="utf-8")
        for name, score in _score_file(records, gold, raw).items():
            total[name] += score
    return dict(total)


def _score_file(records: Records, gold: Gold, raw: str) -> dict[str, Score]:
    articles = [a for a in records.articles if PurePosixPath(a.source).name == gold["file"]]
    scores, key_of = _score_articles(articles, gold, raw)
    aligned = Aligned(gold, key_of, _accepted_names(gold))
    aliases = {a.id: a.aliases for a in records.actors}
    quotes = [q for q in records.quotes if q.article in key_of]
    scores |= _score_quotes(quotes, aliases, aligned)
    scores |= _score_figures([f for f in records.figures if f.article in key_of], aligned)
    scores |= _score_events([e for e in records.events if e.article in key_of], aligned)
    return scores


# --- articles ------------------------------------------------------------------------------


def _score_articles(
    articles: list[Article], gold: Gold, raw: str
) -> tuple[dict[str, Score], dict[str, str]]:
    bodies = _gold_bodies(gold, raw)
    keys = list(bodies)
    theirs = [bag(bodies[k]) for k in keys]
    mine = [bag(a.text) for a in articles]
    pairs = pair_up(mine, theirs, dice, 0.3)
    counted = [i for i, _ in pairs] if gold.get("partial") else range(len(articles))
    same = sum(dice(mine[i], theirs[j]) >= SAME_BODY for i, j in pairs)
    scores = {
        "articles": Score(same, len(counted), len(keys)),
        "body_tokens": Score(
            sum(overlap(mine[i], theirs[j]) for i, j in pairs),
            sum(mine[i].total() for i in counted),
            sum(b.total() for b in theirs),
        ),
        "article_title": Score(),
        "article_outlet": Score(),
        "article_date": Score(),
    }
    wanted = {a["key"]: a for a in gold["articles"]}
    for i, j in pairs:
        scores = _add_masthead(scores, articles[i], wanted[keys[j]])
    return scores, {articles[i].id: keys[j] for i, j in pairs}


def _add_masthead(scores: dict[str, Score], mine: Article, gold: Gold) -> dict[str, Score]:
    checks = {"article_date": mine.published == gold.get("published")}
    if gold.get("title"):
        checks["article_title"] = dice(bag(mine.title), bag(gold["title"])) >= 0.9
    outlets = [gold.get("outlet"), *gold.get("outlet_alternatives", [])]
    known = frozenset(_plain(o) for o in outlets if o)
    checks["article_outlet"] = (None in outlets and not mine.outlet) or (
        bool(known) and _same_name([mine.outlet], known)
    )
    added = {name: scores[name] + Score(int(ok), 1, 1) for name, ok in checks.items()}
    return scores | added


def _gold_bodies(gold: Gold, raw: str) -> dict[str, str]:
    """Each gold article's body: from its first to its last words, without furniture lines."""
    flat = _flat(raw)
    bodies: dict[str, str] = {}
    at = 0
    for article in gold["articles"]:
        last = _flat(article["last_words"])
        start = flat.index(_flat(article["first_words"]), at)
        at = flat.index(last, start) + len(last)
        body = flat[start:at]
        for line in sorted(article.get("boilerplate", []), key=len, reverse=True):
            body = body.replace(_flat(line), " ")
        bodies[article["key"]] = body
    return bodies


# --- quotations ----------------------------------------------------------------------------


def _score_quotes(
    quotes: list[Quote], aliases: Mapping[str, tuple[str, ...]], aligned: Aligned
) -> dict[str, Score]:
    wanted = [q for q in aligned.gold["quotes"] if tokens(q["text"]) and not q.get("scare")]
    groups: dict[str, Callable[[Gold], bool]] = {
        "marked": lambda q: q["kind"] != "indirect" and not q.get("qa"),
        "indirect": lambda q: q["kind"] == "indirect" and not q.get("qa"),
        "interview": lambda q: bool(q.get("qa")),
    }
    scores: dict[str, Score] = {}
    for group, belongs in groups.items():
        targets = [q for q in wanted if belongs(q) and not q.get("borderline")]
        free = [q for q in wanted if q.get("borderline") or not belongs(q)]
        pool = [q for q in quotes if group == "interview" or _in_group(q, group)]
        pairs, spare = _match(pool, targets, free, _quote_likeness(aligned), SAME_QUOTE)
        named = [(i, j) for i, j in pairs if targets[j].get("speaker")]
        right = sum(_right_speaker(pool[i], targets[j], aliases, aligned) for i, j in named)
        predicted = len(pairs) if group == "interview" else len(pool) - spare
        scores[f"quotes_{group}"] = Score(len(pairs), predicted, len(targets))
        speakers = sum(bool(t.get("speaker")) for t in targets)
        scores[f"speakers_{group}"] = Score(right, len(named), speakers)
    return scores


def _in_group(quote: Quote, group: str) -> bool:
    return not quote.interview and (quote.kind == "indirect") == (group == "indirect")


def _quote_likeness(aligned: Aligned) -> Callable[[Quote, Gold], float]:
    bags: dict[int, list[Bag]] = {}

    def likeness(mine: Quote, gold: Gold) -> float:
        if aligned.key_of[mine.article] != gold["article"]:
            return 0.0
        if id(gold) not in bags:
            texts = [gold["text"], *_listed(gold.get("text_alt"))]
            bags[id(gold)] = [bag(t) for t in [*texts, *_listed(gold.get("reported_clause"))]]
        words = bag(mine.text)
        return max(dice(words, b) for b in bags[id(gold)])

    return likeness


def _right_speaker(
    quote: Quote, gold: Gold, aliases: Mapping[str, tuple[str, ...]], aligned: Aligned
) -> bool:
    names = [quote.speaker_name, *aliases.get(quote.speaker or "", ())]
    right = [n for n in [gold.get("speaker"), *_listed(gold.get("speaker_alt"))] if n]
    forms = frozenset().union(*(aligned.accepted.get(n, frozenset()) | {_plain(n)} for n in right))
    return _same_name(names, forms)


# --- figures and events --------------------------------------------------------------------


def _score_figures(figures: list[Figure], aligned: Aligned) -> dict[str, Score]:
    wanted = aligned.gold["figures"]
    core = [f for f in wanted if not f.get("borderline") and _is_core(f)]

    def likeness(mine: Figure, gold: Gold) -> float:
        if aligned.key_of[mine.article] != gold["article"]:
            return 0.0
        if contained(bag(mine.sentence or mine.text), bag(gold["sentence"])) < SAME_SENTENCE:
            return 0.0
        ends = {float(v) for v in (mine.value, mine.low, mine.high) if v is not None}
        return float(bool(ends & {float(gold[k]) for k in _ENDS if gold.get(k) is not None}))

    pairs, spare = _match(figures, core, wanted, likeness, 1, SAME_SENTENCE)
    qualified = sum(figures[i].qualifier == core[j]["qualifier"] for i, j in pairs)
    return {
        "figures": Score(len(pairs), len(figures) - spare, len(core)),
        "figure_qualifier": Score(qualified, len(pairs), len(pairs)),
    }


_ENDS = ("value", "low", "high")


def _is_core(figure: Gold) -> bool:
    if figure["category"] == "count":
        return (figure["value"] or 0) >= 10
    return figure["category"] in CORE


def _score_events(events: list[Event], aligned: Aligned) -> dict[str, Score]:
    wanted = aligned.gold["events"]
    core = [
        e
        for e in wanted
        if e["importance"] >= 2 and not e.get("borderline") and e.get("expression")
    ]

    def likeness(mine: Event, gold: Gold) -> float:
        if aligned.key_of[mine.article] != gold["article"]:
            return 0.0
        words = bag(mine.sentence)
        if max(contained(words, bag(s)) for s in _places(gold)) < SAME_SENTENCE:
            return 0.0
        dates = {gold["date"], gold.get("date_true"), *_listed(gold.get("date_alt"))} - {None}
        if mine.date in dates:
            return 2.0
        return float(any(_same_date(mine.date, d) for d in dates))

    pairs, spare = _match(events, core, wanted, likeness, 1)
    return {
        "events": Score(len(pairs), len(events) - spare, len(core)),
        "event_merging": _merging([(events[i], core[j]) for i, j in pairs]),
    }


def _places(gold: Gold) -> list[str]:
    others = [m["sentence"] if isinstance(m, dict) else m for m in gold.get("other_mentions", [])]
    return [s for s in [gold["sentence"], *others] if s]


def _merging(matched: list[tuple[Event, Gold]]) -> Score:
    """Pairs of matched events: in one entry against the same real-world event."""
    together = same = both = 0
    for n, (mine, gold) in enumerate(matched):
        for other, other_gold in matched[n + 1 :]:
            merged = bool(mine.entry) and mine.entry == other.entry
            right = gold["key"] == other_gold["key"]
            together += merged
            same += right
            both += merged and right
    return Score(both, together, same)


def _same_date(mine: str, gold: str) -> bool:
    """Equal apart from uncertainty marks, or a day inside a short gold interval."""
    got, want = (d.replace("..", "").rstrip("~?%") for d in (mine or "", gold))
    if got == want:
        return True
    if "/" not in want:
        return False
    first, last = want.split("/")
    if "/" in got:
        return got.split("/") == [first, last]
    return len(want) == 21 and len(got) == 10 and first <= got <= last


# --- shared --------------------------------------------------------------------------------


def _match(
    mine: list[Any],
    targets: list[Gold],
    free: list[Gold],
    likeness: Callable[[Any, Gold], float],
    floor: float,
    free_floor: float = SAME_SENTENCE,
) -> tuple[list[tuple[int, int]], int]:
    """Pairs, and how many unmatched records lie on something annotated but not counted."""
    pairs = pair_up(mine, targets, likeness, floor)
    used = {i for i, _ in pairs}
    spare = sum(
        any(likeness(m, g) >= free_floor for g in free) for i, m in enumerate(mine) if i not in used
    )
    return pairs, spare


def _accepted_names(gold: Gold) -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = defaultdict(set)
    for actor in gold["actors"]:
        for form in (actor["name"], *actor.get("surface", [])):
            if form and form.lower() not in _PRONOUNS:
                forms[actor["name"]].add(_plain(form))
    return {name: frozenset(found) for name, found in forms.items()}


def _same_name(names: Iterable[str | None], accepted: frozenset[str]) -> bool:
    """One of the names is accepted, or the first contains or lies in an accepted form."""
    plain = [_plain(n) for n in names if n]
    if not plain:
        return False
    lead = plain[0]
    return any(n in accepted for n in plain) or any(
        len(lead) > 3 and len(a) > 3 and (f" {lead} " in f" {a} " or f" {a} " in f" {lead} ")
        for a in accepted
    )


def _plain(name: str) -> str:
    return " ".join(tokens(name))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _listed(value: Any) -> list[Any]:
    if not value:
        return []
    return value if isinstance(value, list) else [value]
