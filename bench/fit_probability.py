"""Fit how likely quotations are, from annotated news that the reader was not trained on.

    PYTHONPATH=. python bench/fit_probability.py GOLD/polnear-train GOLD/polnear-dev

Of the first folder the documents are used that `train_reader.py` holds back; on the second the fit
is checked: how many of the quotations were right for each probability. Weights and check go to
``generator/language/learned/probability.yml``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from reader_data import HELD_BACK

from generator.cache import Cache
from generator.corpus import read_corpus
from generator.editorial import load_editorial
from generator.extract.coreference import resolve_coreference
from generator.extract.quotes.article_quotes import draft_quotes
from generator.extract.quotes.probability import probability_features
from generator.extract.quotes.quote_drafts import QuoteDraft
from generator.extract.quotes.read_attributions import read_attributions
from generator.language.gazetteer import Gazetteer
from generator.language.pipeline import Parser

OUT = Path("generator/language/learned/probability.yml")
HEADER = """\
# Weights of what makes a quotation likely (extract/quotes/probability.py), fitted by
# bench/fit_probability.py: the probability is the logistic function of their sum.
"""
RIDGE = 1.0
"""Pulls the weights of what is rare towards 0."""
SAME = 0.3
"""Dice of words from which an annotated content is the quotation's, as the scorers have it."""
BINS = (0.0, 0.5, 0.75, 0.9, 0.95, 1.01)
_WORD = re.compile(r"\w+")
_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "who", "i", "we", "his", "her", "their", "which", "that", "you"]
)
_EMPTY = frozenset(["the", "a", "an", "of", "mr", "mrs", "ms"])


class Example(NamedTuple):
    """The features of a quotation, and whether it was right."""

    features: Mapping[str, float]
    right: bool


def examples(folder: Path, every: int) -> Iterator[Example]:
    """The quotations found in each ``every``-th annotated document."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()[::every]
    gold = {record["id"]: record["attributions"] for record in map(json.loads, lines)}
    articles = [a for a in read_corpus(folder / "corpus").articles if Path(a.source).stem in gold]
    gazetteer = Gazetteer(load_editorial(None))
    docs = Parser("en_core_web_md", Cache(None)).docs([a.text for a in articles])
    for article, doc in zip(articles, docs, strict=True):
        found = read_attributions(doc)
        chains = resolve_coreference(doc, article, gazetteer)
        _, drafts = draft_quotes(doc, article, chains, found)
        for draft in drafts:
            if draft.label is not None or draft.interview:
                continue
            right = is_right(article.text, draft, gold[Path(article.source).stem])
            yield Example(probability_features(draft, found), right)


def is_right(text: str, draft: QuoteDraft, gold: Sequence[dict[str, Any]]) -> bool:
    """Whether an annotated content is the draft's, and its source shares a word with the speaker;
    annotated pronouns fit everybody."""
    clause = [] if draft.clause is None else [text[slice(*draft.clause)]]
    said = [" ".join(text[a:b] for a, b in draft.parts), *clause]
    same = max(gold, key=lambda one: _likeness(said, one["content"]), default=None)
    if same is None or _likeness(said, same["content"]) < SAME:
        return False
    source = _words(same["source"]) - _EMPTY
    speaker = draft.speaker
    names = "" if speaker is None else f"{speaker.name or ''} {speaker.text or ''}"
    return not source - _PRONOUNS or not names.strip() or bool(source & _words(names))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _likeness(texts: Sequence[str], content: str) -> float:
    wanted = Counter(_WORD.findall(content.lower()))
    found = [Counter(_WORD.findall(text.lower())) for text in texts]
    return max(2 * (f & wanted).total() / max(1, (f + wanted).total()) for f in found)


def fit(data: Sequence[Example]) -> dict[str, float]:
    """Logistic regression with a ridge, by Newton's method; "always" is not pulled."""
    names = sorted({name for example in data for name in example.features})
    x = np.array([[e.features.get(name, 0.0) for name in names] for e in data])
    y = np.array([e.right for e in data], float)
    ridge = RIDGE * np.diag([float(name != "always") for name in names])
    weights = np.zeros(len(names))
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - ridge @ weights
        weights += np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, slope)
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True)}


def calibration(weights: Mapping[str, float], data: Sequence[Example]) -> list[dict[str, float]]:
    """For each range of probabilities: quotations, their mean probability, how many were right."""
    cells = defaultdict(list)
    for example in data:
        total = sum(weights.get(n, 0.0) * value for n, value in example.features.items())
        p = 1 / (1 + np.exp(-total))
        cells[max(b for b in BINS if b <= p)].append((p, example.right))
    return [
        {"from": low, "quotations": len(c), "said": round(float(np.mean([p for p, _ in c])), 2),
         "right": round(float(np.mean([r for _, r in c])), 2)}
        for low, c in sorted(cells.items())
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("check", type=Path)
    args = parser.parse_args()
    data = list(examples(args.train, HELD_BACK))
    weights = fit(data)
    print(f"fitted on {len(data)} quotations", *calibration(weights, data), sep="\n")
    checked = calibration(weights, list(examples(args.check, 1)))
    print("checked on others", *checked, sep="\n")
    body = yaml.safe_dump({"weights": weights, "checked": checked}, sort_keys=False)
    OUT.write_text(HEADER + body, encoding="utf-8")


if __name__ == "__main__":
    main()
