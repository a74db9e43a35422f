"""Learn which cues report something, and where what they report ends, from annotated news.

    python bench/learn_attributions.py ../shared/gold/polnear-train/gold.jsonl

The documents lie in ``corpus/`` beside the gold file. Two linear models are fitted: a logistic
regression tells attributions from other candidates, a conditional logit picks the ending. Their
weights, rounded, go to ``generator/language/learned/attributions.yml``; cross-validated figures
are printed. Only features seen in several documents are kept, and no feature holds a name.
"""

from __future__ import annotations

import argparse
import bisect
import collections
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.tokens import Doc

from generator.cache import Cache
from generator.corpus import read_corpus
from generator.extract.quotes.marked_quotes import draft_marked_quotes
from generator.extract.quotes.quotation_marks import find_paragraphs
from generator.extract.quotes.quote_drafts import ParsedArticle
from generator.extract.quotes.reported.candidates import Candidate
from generator.extract.quotes.reported.endings import find_endings
from generator.extract.quotes.reported.indirect_quotes import (
    draft_framed_quotes,
    find_open_candidates,
)
from generator.extract.quotes.reported.weights import candidate_features
from generator.language.pipeline import Parser

OUT = Path("generator/language/learned/attributions.yml")
HEADER = """\
# Learned weights: which cues report something, and where what they report ends. Figures, not
# rules: bench/learn_attributions.py writes this file, extract/quotes/reported/weights.py reads it.
# A candidate is an attribution when the weights of its features sum up to the threshold.
"""

#: Words left out of the cues: deeds, feelings and findings that annotators mark, but that tell
#: what somebody did or knew and not what they said or hold; and cues with two meanings.
DEEDS = """
accord ad aim allow appear approve attempt attention avoid ban become begin bill boo campaign
case cast choose cite come continue contrast controversial convince deliver direct
distance do draw end find fire focus follow full fundraising give go have hire hold idea
ignore include interest interpret interview introduce issue join know launch leave likely
line list little look make many medium mind more move name negative new nominate
nomination order pass pose position present project provide public publish put quick quote
raise rally recall receive release remain require run same seek seem send serve several shoot show
shrug sign single smile social sound spend stand story strategy stump supporter take tell
throw time try turn use visit watch willing win work
"""

CUE_DOCUMENTS = 4
FEATURE_DOCUMENTS = 5
RIDGE = {"attribution": 2.0, "ending": 5.0}
SMALL = 0.1
"""Weights below this are left out."""
SAME, NEAR = 0.8, 0.3
"""Overlaps at which a content counts as found, and as touched."""
GAP = 60
"""Words that may interrupt an annotated content."""


@dataclass
class Gold:
    """An annotated attribution in token numbers."""

    content: list[int]
    cue: list[int]


@dataclass
class Example:
    """A candidate with what the annotation says of each of its endings."""

    document: int
    features: frozenset[str]
    endings: list[tuple[str, ...]]
    overlap: list[float]
    key: tuple[bool, float] = (False, 0.0)
    gold: int | None = None


# --- annotation to tokens --------------------------------------------------------------------


class Words:
    """The words of a document and the tokens they stand in."""

    def __init__(self, doc: Doc) -> None:
        starts = [token.idx for token in doc]
        found = list(re.finditer(r"\w+", doc.text))
        self.token = [bisect.bisect_right(starts, m.start()) - 1 for m in found]
        self.at: dict[str, list[int]] = collections.defaultdict(list)
        for i, match in enumerate(found):
            self.at[match.group().lower()].append(i)

    def runs(self, text: str) -> Iterable[tuple[int, list[int]]]:
        """Where the words of a text stand in order, with how many others stand between."""
        wanted = [m.lower() for m in re.findall(r"\w+", text)]
        for first in self.at.get(wanted[0], ()) if wanted else ():
            run = [first]
            for word in wanted[1:]:
                places = self.at.get(word, [])
                n = bisect.bisect_right(places, run[-1])
                if n == len(places) or places[n] - run[-1] > GAP:
                    break
                run.append(places[n])
            if len(run) == len(wanted):
                yield run[-1] - run[0] + 1 - len(run), run

    def locate(self, content: str, cue: str) -> Gold | None:
        """The tokens of a content and of the cue nearest to it."""
        best: tuple[float, list[int], list[int]] | None = None
        cues = list(self.runs(cue))
        for cost, run in self.runs(content):
            far = [
                (between + min(abs(run[0] - c[0]), abs(run[-1] - c[0])) / 2, c)
                for between, c in cues
            ]
            distance, near = min(far, default=(0.0, []))
            if best is None or cost + distance < best[0]:
                best = (cost + distance, run, near)
        if best is None:
            return None
        content_tokens, cue_tokens = ({self.token[i] for i in run} for run in best[1:])
        return Gold(sorted(content_tokens), sorted(cue_tokens))


@dataclass
class Document:
    """A parsed document with its annotation."""

    parsed: ParsedArticle
    gold: list[Gold] = field(default_factory=list)


def read_documents(gold_file: Path, cache: Path, model: str) -> list[Document]:
    """Parse the corpus beside a gold file and find its annotations in it."""
    wanted = {d["id"]: d["attributions"] for d in map(json.loads, gold_file.open(encoding="utf-8"))}
    articles = read_corpus(gold_file.parent / "corpus").articles
    docs = Parser(model, Cache(cache)).docs([article.text for article in articles])
    found = []
    for article, doc in zip(articles, docs, strict=True):
        parts = find_paragraphs(article.text, ((h.start, h.end) for h in article.headings))
        document = Document(ParsedArticle(doc, article.text, parts))
        words = Words(doc)
        for attribution in wanted[Path(article.source).stem]:
            located = words.locate(attribution["content"], attribution["cue"])
            if located is not None:
                document.gold.append(located)
        found.append(document)
    return found


def cue_words(documents: Sequence[Document]) -> frozenset[str]:
    """Lemmas that report in several documents, less mere deeds."""
    seen: dict[str, set[int]] = collections.defaultdict(set)
    for n, document in enumerate(documents):
        for gold in document.gold:
            for token in (document.parsed.doc[i] for i in gold.cue):
                if token.pos_ in ("VERB", "NOUN", "ADJ") and not token.ent_type_:
                    seen[token.lemma_].add(n)
    deeds = frozenset(DEEDS.split())
    return frozenset(
        lemma
        for lemma, where in seen.items()
        if len(where) >= CUE_DOCUMENTS and lemma.isalpha() and lemma not in deeds
    )


# --- candidates to examples ------------------------------------------------------------------


def examples_of(n: int, document: Document, cues: frozenset[str]) -> list[Example]:
    """Every candidate of a document, judged; an annotation belongs to one candidate only."""
    parsed = document.parsed
    made: list[Example] = []
    words = [0]
    for token in parsed.doc:
        words.append(words[-1] + any(map(str.isalnum, token.text)))
    covered: set[int] = set()
    marked = draft_marked_quotes(parsed, covered)
    _, taken = draft_framed_quotes(parsed, covered, marked)
    for candidate in find_open_candidates(parsed, taken, cues):
        example = _example(n, candidate, document.gold, words)
        if example is not None:
            made.append(example)
    best: dict[int, Example] = {}
    for example in made:
        if example.gold is not None:
            rival = best.get(example.gold)
            if rival is None or example.key > rival.key:
                best[example.gold] = example
    for example in made:
        if example.gold is not None and best[example.gold] is not example:
            example.overlap = [0.0] * len(example.overlap)
    return made


def _example(
    n: int, candidate: Candidate, gold: Sequence[Gold], words: Sequence[int]
) -> Example | None:
    ends = find_endings(candidate)
    start, last = candidate.start, max(end.at for end in ends)
    made = Example(n, candidate_features(candidate), [e.features for e in ends], [0.0] * len(ends))
    for number, wanted in enumerate(gold):
        content = wanted.content
        if content[-1] < start or content[0] >= last:
            continue
        overlap = [_dice(words, start, end.at, content) for end in ends]
        key = (candidate.cue.i in wanted.cue, max(overlap))
        if key[1] >= NEAR and key > made.key:
            made.key, made.gold, made.overlap = key, number, overlap
    return made


def _dice(words: Sequence[int], start: int, end: int, content: Sequence[int]) -> float:
    common = bisect.bisect_left(content, end) - bisect.bisect_left(content, start)
    return 2 * common / (words[end] - words[start] + len(content))


# --- models ----------------------------------------------------------------------------------


class Table:
    """Features that several documents show, as columns."""

    def __init__(self, rows: Sequence[Iterable[str]], documents: Sequence[int]) -> None:
        seen: dict[str, set[int]] = collections.defaultdict(set)
        for row, document in zip(rows, documents, strict=True):
            for name in row:
                seen[name].add(document)
        kept = sorted(name for name, where in seen.items() if len(where) >= FEATURE_DOCUMENTS)
        self.column = {name: i for i, name in enumerate(kept)}

    def matrix(self, rows: Sequence[Iterable[str]]) -> csr_matrix:
        """One row of ones and zeros for every row of features."""
        columns: list[int] = []
        offsets = [0]
        for row in rows:
            columns += sorted({self.column[name] for name in row if name in self.column})
            offsets.append(len(columns))
        shape = (len(rows), len(self.column))
        return csr_matrix((np.ones(len(columns)), columns, offsets), shape=shape)

    def weights(self, values: np.ndarray) -> dict[str, float]:
        """The weights worth keeping, rounded."""
        return {
            name: round(float(values[i]), 2)
            for name, i in self.column.items()
            if abs(values[i]) >= SMALL
        }


def _minimum(loss: object, size: int) -> np.ndarray:
    options = {"maxiter": 300}
    found: np.ndarray = minimize(
        loss, np.zeros(size), jac=True, method="L-BFGS-B", options=options
    ).x
    return found


def learn_attribution(examples: Sequence[Example], picked: Sequence[int]) -> dict[str, float]:
    """Logistic regression; a content that is only touched counts half."""
    rows = [example.features for example in examples]
    table = Table(rows, [example.document for example in examples])
    x = table.matrix(rows)
    got = np.array([e.overlap[k] for e, k in zip(examples, picked, strict=True)])
    y = ((got >= SAME).astype(float) + (got >= NEAR)) / 2

    def loss(b: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ b
        value = (np.logaddexp(0, z) - y * z).sum() + RIDGE["attribution"] / 2 * (b @ b)
        return value, x.T @ (1 / (1 + np.exp(-z)) - y) + RIDGE["attribution"] * b

    return table.weights(_minimum(loss, x.shape[1]))


def learn_ending(examples: Sequence[Example]) -> dict[str, float]:
    """Conditional logit over the endings of the candidates that are attributions."""
    told = [e for e in examples if max(e.overlap) >= 0.5 and len(e.endings) > 1]
    rows = [row for e in told for row in e.endings]
    table = Table(rows, [e.document for e in told for _ in e.endings])
    x = table.matrix(rows)
    first = np.cumsum([0] + [len(e.endings) for e in told])[:-1]
    group = np.repeat(np.arange(len(told)), [len(e.endings) for e in told])
    shares: list[float] = []
    for e in told:
        best = [o >= max(o for o in e.overlap) - 0.02 for o in e.overlap]
        shares += [b / sum(best) for b in best]
    target = np.array(shares)

    def loss(b: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ b
        z = z - np.maximum.reduceat(z, first)[group]
        log_p = z - np.log(np.add.reduceat(np.exp(z), first))[group]
        value = -(target * log_p).sum() + RIDGE["ending"] / 2 * (b @ b)
        return value, x.T @ (np.exp(log_p) - target) + RIDGE["ending"] * b

    return table.weights(_minimum(loss, x.shape[1]))


def total(weights: dict[str, float], names: Iterable[str]) -> float:
    """The sum of the weights of some features."""
    return sum(weights.get(name, 0.0) for name in names)


def pick(weights: dict[str, float], examples: Sequence[Example]) -> list[int]:
    """The number of the best ending of every example."""
    return [
        max(range(len(e.endings)), key=lambda i, e=e: total(weights, e.endings[i]))
        for e in examples
    ]


def cross_validate(examples: Sequence[Example], folds: int = 5) -> None:
    """Print how many candidates pass several thresholds, and how many of them are right."""
    scored: list[tuple[float, float]] = []
    for fold in range(folds):
        rest = [e for e in examples if e.document % folds != fold]
        held = [e for e in examples if e.document % folds == fold]
        ending = learn_ending(rest)
        weights = learn_attribution(rest, pick(ending, rest))
        for example, k in zip(held, pick(ending, held), strict=True):
            scored.append((total(weights, example.features), example.overlap[k]))
    print("threshold  candidates  same  near")
    for threshold in (-1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.2, 0.4):
        passed = [overlap for score, overlap in scored if score >= threshold]
        same, near = (sum(o >= floor for o in passed) / len(passed) for floor in (SAME, NEAR))
        print(f"{threshold:9.1f}  {len(passed):10}  {same:.3f} {near:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(".briefing/cache.sqlite"))
    parser.add_argument("--model", default="en_core_web_md")
    parser.add_argument("--threshold", type=float, default=-0.2)
    args = parser.parse_args()
    documents = read_documents(args.gold, args.cache, args.model)
    cues = cue_words(documents)
    examples = [e for n, d in enumerate(documents) for e in examples_of(n, d, cues)]
    cross_validate(examples)
    ending = learn_ending(examples)
    attribution = learn_attribution(examples, pick(ending, examples))
    write(cues, attribution, ending, args.threshold)


def write(
    cues: frozenset[str], attribution: dict[str, float], ending: dict[str, float], threshold: float
) -> None:
    """Write the weights, sorted, a feature a line."""
    lines = [HEADER, f"threshold: {threshold}\n", "cues:"]
    lines += [f"  - {json.dumps(cue)}" for cue in sorted(cues)]
    for name, weights in (("attribution", attribution), ("ending", ending)):
        lines.append(f"\n{name}:")
        lines += [f"  {json.dumps(key)}: {weights[key]}" for key in sorted(weights)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
