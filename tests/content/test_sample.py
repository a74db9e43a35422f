"""The sample keeps its promises: true, short quotations, and no prose that is not ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTES = sorted((ROOT / "content" / "corpus").iterdir())
GOLD = sorted((ROOT / "tests" / "gold").glob("*.json"))

#: Longest quotation from a report, and longest run of words a note may share with one.
QUOTED_WORDS = 12
SHARED_WORDS = 13


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def flat(text: str) -> str:
    return " ".join(text.split())


def body(note: Path) -> str:
    """The note as prose: without front matter and tags."""
    text = note.read_text(encoding="utf-8")
    if note.suffix == ".md":
        text = text.split("---", 2)[2]
    return re.sub(r"<[^>]+>", "\n", text)


def quotations(text: str) -> Iterator[str]:
    for curly, straight in re.findall(r'“([^”]+)”|"([^"\n]+)"', text):
        yield curly or straight


@pytest.mark.parametrize("note", NOTES, ids=lambda p: p.name)
def test_a_note_says_what_it_summarises(note: Path) -> None:
    text = note.read_text(encoding="utf-8")
    stated = re.findall(
        r"press note on an? (.+?) of (?:\w+, )?(\d{1,2} \w+ \d{4})", text, re.IGNORECASE
    )
    assert stated
    assert (
        "no address was saved" in text
        or "address were not saved" in text
        or ("summarises: " in text or "Reissue of" in text)
    )


@pytest.mark.parametrize("note", NOTES, ids=lambda p: p.name)
def test_quotations_are_short(note: Path) -> None:
    found = list(quotations(body(note)))
    assert found
    assert not [q for q in found if len(q.split()) > QUOTED_WORDS]


def test_quotations_are_true(shared: Path) -> None:
    marks = str.maketrans("‘’“”", "''\"\"")
    reports = flat(
        " ".join(f.read_text(encoding="utf-8") for f in sorted((shared / "corpus").glob("*.txt")))
    ).translate(marks)
    reports = re.sub(r'\s*"\s*', '"', reports).lower()
    untrue = [
        (note.name, quote)
        for note in NOTES
        for quote in quotations(body(note))
        if flat(quote).translate(marks).lower().strip(" ,.") not in reports
    ]
    assert not untrue


def test_the_words_are_ours(shared: Path) -> None:
    runs = set()
    size = SHARED_WORDS + 1
    for report in sorted((shared / "corpus").glob("*.txt")):
        found = words(report.read_text(encoding="utf-8"))
        runs |= {tuple(found[i : i + size]) for i in range(len(found) - size + 1)}
    copied = []
    for note in NOTES:
        mine = words(note.read_text(encoding="utf-8"))
        copied += [
            (note.name, mine[i : i + size])
            for i in range(len(mine) - size + 1)
            if tuple(mine[i : i + size]) in runs
        ]
    assert not copied


def test_shapes_of_a_real_corpus() -> None:
    kinds = {note.suffix for note in NOTES}
    assert kinds == {".txt", ".md", ".html"}
    assert any(len(json.loads(g.read_text("utf-8"))["articles"]) >= 3 for g in GOLD)


@pytest.mark.parametrize("gold", GOLD, ids=lambda p: p.stem)
def test_annotations_are_verbatim(gold: Path) -> None:
    data = json.loads(gold.read_text(encoding="utf-8"))
    raw = flat((ROOT / "content" / "corpus" / data["file"]).read_text(encoding="utf-8"))
    keys = {a["key"] for a in data["articles"]}
    names = {a["name"] for a in data["actors"]}
    for article in data["articles"]:
        assert article["first_words"] in raw
        assert article["last_words"] in raw
        assert all(flat(line) in raw for line in article["boilerplate"])
    for record in [*data["quotes"], *data["figures"], *data["events"]]:
        assert record["article"] in keys
        for field in ("text", "sentence", "expression", "speaker_text", "reported_clause"):
            assert flat(record.get(field) or "") in raw
    assert {q["speaker"] for q in data["quotes"]} - {None} <= names
    assert {f["according_to"] for f in data["figures"]} - {None} <= names


def test_every_note_is_annotated() -> None:
    assert {json.loads(g.read_text("utf-8"))["file"] for g in GOLD} == {n.name for n in NOTES}


def test_annotated_times_stand_in_the_notes_in_order() -> None:
    sets = (ROOT / "tests" / "gold" / "timexes.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {note.stem: body(note) for note in NOTES}
    for document in map(json.loads, sets):
        at = 0
        for timex in document["timexes"]:
            at = texts[document["id"]].index(timex["text"], at) + len(timex["text"])
