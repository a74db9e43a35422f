"""Mutated articles, front matter and containers: nothing breaks, and every span is true.

500 inputs in the ordinary run; FUZZ_INPUTS=10000 asks for more.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest

from generator.corpus.corpus import articles_of
from generator.corpus.read import read_documents
from generator.extract.article import extract_article
from generator.language.gazetteer import Gazetteer
from generator.language.pipeline import Parser
from generator.records import Article, Editorial, Extract

from .exports.texts import TEXTS
from .formats.made_files import (
    BODY,
    COLLECTED,
    PAGE,
    PRINTED,
    as_csv,
    as_json,
    as_lines,
    docx,
    message,
    pdf,
    rtf,
)

INPUTS = int(os.environ.get("FUZZ_INPUTS", "500"))
#: A parse takes longer than all the rest: of so many inputs one is extracted from.
EXTRACTED = 10
BATCHES = 10

FRONT = '---\ntitle: "Port: reopened"\nauthors: [Ada Rein, Jo Li]\npublished: 2023-10-03\n---\n\n'
FRENCH = (
    "Le port rouvre\n\nLe Courrier du Nord\n4 octobre 2023\n\n« Nous avons assez attendu », "
    "a déclaré le maire Luc Ferrand. Plus de 2 000 tonnes de blé attendent à quai.\n"
)
CHINESE = "萨维尔港重新开放\n\n北方日报\n2023年10月4日\n\n“我们等得够久了，”港务局长王建浩说。\n"
FEED = (
    "<rss version='2.0'><channel><item><title>a</title>"
    f"<description>{BODY[0]}</description></item></channel></rss>"
)
SEEDS: list[tuple[str, bytes]] = [
    *(
        ("a.txt", text.encode())
        for text in (*TEXTS.values(), "\n\n".join(PRINTED), FRENCH, CHINESE)
    ),
    ("a.md", (FRONT + "\n\n".join(BODY)).encode()),
    ("a.html", PAGE.encode()),
    ("a.pdf", pdf([["Ferry sold", *BODY[:1]], ["It sails on."]])),
    ("a.docx", docx(PRINTED)),
    ("a.rtf", rtf(PRINTED)),
    ("a.eml", bytes(message(plain="\n\n".join(BODY), Subject="Ferry sold", From="a@b.example"))),
    ("a.mhtml", bytes(message(html=PAGE))),
    ("a.json", as_json(COLLECTED["news-please"]).encode()),
    ("a.jsonl", as_lines(COLLECTED["Event Registry"]).encode()),
    ("a.csv", as_csv(COLLECTED["Media Cloud"]).encode()),
    ("a.rss", FEED.encode()),
]  # fmt: skip
ODD = [
    *(
        piece.encode()
        for piece in (
            "\x00", "“", '"', "'", "[[", "]]", "---\n", "{", "}", "<", ">", "\n\n", "\r\n", "\t",
            "\u00a0", "\u2028", ":", "- ", "1. ", "31.02.2023", "99/99/9999", "10/4/2023",
            "&#8230;", "😀", "&a *a", "!!set x", "Q: ", "A" * 300, "\\", "٤ أكتوبر ٢٠٢٣", "萨",
            "10 square\u00a0miles", "Length: 9 words\n", "End of Document\n", "HD\t", "Body\n",
            "###\n", "[03.10.2023 07:12] X:", "@x\n", "Full text:", "$$$", "-\n",
        )
    ),
    b"\xff\xfe",
]  # fmt: skip


def flip(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]


def insert(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(ODD) + data[at:]


def remove(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at + rng.randrange(60) :]


def repeat(data: bytes, rng: random.Random) -> bytes:
    at, end = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
    return data[:end] + data[at:end][:2000] + data[end:]


def shuffle(data: bytes, rng: random.Random) -> bytes:
    lines = data.split(b"\n")
    a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def mix(data: bytes, rng: random.Random) -> bytes:
    other = rng.choice(SEEDS)[1]
    at = rng.randrange(len(other) + 1)
    return data[: rng.randrange(len(data) + 1)] + other[at : at + 500]


MUTATIONS: list[Callable[[bytes, random.Random], bytes]] = [
    flip,
    insert,
    remove,
    repeat,
    shuffle,
    mix,
]


def mutated(number: int) -> tuple[str, bytes]:
    """The input with a number: the same in every run."""
    rng = random.Random(number)
    name, data = SEEDS[number % len(SEEDS)]
    for _ in range(rng.randrange(1, 8)):
        data = rng.choice(MUTATIONS)(data, rng)
    return name, data


def check_article(article: Article) -> None:
    text = article.text
    assert text
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert article.line_starts[0].offset == 0
    assert all(0 <= x.offset < len(text) for x in article.line_starts)
    assert all(text[h.start : h.end].strip() for h in article.headings)
    assert all(c.reason for c in article.cut)
    assert article.published is None or len(article.published) == 10


def check_extract(text: str, found: Extract) -> None:
    for quote in found.quotes:
        assert all(text[p.start : p.end] == p.text for p in quote.parts)
    spans = [(x.start, x.end, x.text) for x in found.figures]
    spans += [(x.start, x.end, x.text) for x in found.dates]
    spans += [(x.start, x.end, x.text) for x in found.mentions]
    assert all(text[start:end] == words for start, end, words in spans)
    for event in found.events:
        assert text[event.start : event.end] == event.sentence
    assert all(0 <= start < end <= len(text) for start, end in found.sentences)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_nothing_breaks_and_every_span_is_true(batch: int, parser: Parser) -> None:
    gazetteer = Gazetteer(Editorial())
    for number in range(batch, INPUTS, BATCHES):
        name, data = mutated(number)
        documents, issues = read_documents(name, data)
        broken = [i.message for i in issues if "cannot be read (" in i.message]
        assert not broken, f"input {number}: {broken}"
        articles = articles_of(documents)
        for article in articles:
            check_article(article)
        if number // BATCHES % EXTRACTED == 0:
            for article, doc in zip(articles, parser.docs([a.text for a in articles]), strict=True):
                check_extract(article.text, extract_article(doc, article, gazetteer))
