"""Reading takes time that grows with a text's length, not with its square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from generator.corpus.corpus import articles_of
from generator.corpus.read import read_documents

#: Twice the text takes about twice as long; four times as long would be its square.
_MOST_GROWTH = 2.6
#: Shorter runs say nothing: what they take is chance, in seconds of the processor.
_SHORTEST_RUN = 0.04
_RUNS = 2
#: Measured again so often before it counts: other work on the machine disturbs a measure.
_ATTEMPTS = 3
#: Characters of the shorter text at first.
_SIZE = 8_000

SENTENCE = "The harbour was closed on Monday after a storm, the port authority in Hamar said. "
SHAPES: dict[str, tuple[str, str]] = {
    "words with capitals": ("a.txt", "Ab "),
    "words fused": ("a.txt", "HomePolitics"),
    "menu entries in one line": ("a.txt", "Home News World Sport "),
    "very many short lines": ("a.txt", "ab\n"),
    "short lines with capitals": ("a.txt", "Ab cd\n"),
    "blank lines between words": ("a.txt", "Ab cd ef gh\n\n"),
    "bullets": ("a.txt", "• Ab cd ef gh\n"),
    "bullets below a sentence": ("a.txt", "• He came and went.\n"),
    "pieces of sentences": ("a.txt", "and so they went on with\n"),
    "sentences": ("a.txt", f"{SENTENCE}\n\n"),
    "one line": ("a.txt", SENTENCE),
    "date lines": ("a.txt", "4 October 2023\n"),
    "headline and date": ("a.txt", f"Ferry sold to the town\n\n4 October 2023\n\n{SENTENCE}\n\n"),
    "header fields": ("a.txt", "Subject: Ferry sold\nFrom: a@b.example\n"),
    "addresses": ("a.txt", "https://a.example/b\n"),
    "by-lines": ("a.txt", "By Lena Orst\n"),
    "rules": ("a.txt", "----\nFerry sold to the town\n"),
    "labels": ("a.txt", "Q: Why?\n\nA: Because it rained.\n\n"),
    "quotation marks": ("a.txt", "“\"«"),
    "hyphens at line ends": ("a.txt", "the govern-\nment and\n"),
    "digits": ("a.txt", "12/10/2023 "),
    "spaces": ("a.txt", "a          "),
    "images left open": ("a.md", "![a](b"),
    "links left open": ("a.md", "[a](/b"),
    "brackets": ("a.md", "[["),
    "emphasis": ("a.md", "*a _b **c __d "),
    "angle brackets": ("a.md", "<a b='"),
    "front matter": ("a.md", "---\nb: [\n"),
    "elements": ("a.html", f"<p>{SENTENCE}</p>"),
    "elements in elements": ("a.html", "<div><p>Ab cd</p>"),
    "records": ("a.txt", f"HD\tFerry\nPD\t4 October 2023\nSN\tPost\nLP\t\n{SENTENCE}\nAN\tD\n"),
    "database documents": (
        "a.txt", f"Ferry sold\nThe Post\nOctober 4, 2023\nLength: 9 words\nBody\n{SENTENCE}\n"
        "Load-Date: October 5, 2023\nEnd of Document\n",
    ),
    "posts": ("a.txt", f"[03.10.2023 07:12] Channel:\n{SENTENCE}\n"),
    "rows of a table": ("a.csv", f"text,title\n\"{SENTENCE}\",Ferry\n"),
    "a feed": ("a.rss", f"<item><description>{SENTENCE}</description></item>"),
}  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """The least processor time of several runs."""
    best = float("inf")
    for _ in range(_RUNS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def reading(name: str, text: str) -> Callable[[], object]:
    data = text.encode()
    return lambda: articles_of(read_documents(name, data)[0])


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_length(shape: str) -> None:
    name, piece = SHAPES[shape]
    text = piece * (_SIZE // len(piece))
    # What is quick is made longer until its time can be measured.
    while seconds(reading(name, text)) < _SHORTEST_RUN and len(text) < 16 * _SIZE:
        text += text
    grown = []
    for _ in range(_ATTEMPTS):
        once, twice = seconds(reading(name, text)), seconds(reading(name, text + text))
        grown.append(twice / max(once, _SHORTEST_RUN / 2))
        if grown[-1] < _MOST_GROWTH:
            break
    assert min(grown) < _MOST_GROWTH, f"{len(text):,} characters, doubled: {grown}"
