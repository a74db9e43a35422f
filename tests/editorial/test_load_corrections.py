"""Reading and checking corrections.yml."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.editorial import load_editorial
from generator.records import Correction

from .written import has_problem, problems, written

CORRECTIONS = """\
- article: {source: a/b.txt, part: 2}
  set: {published: 2021-03-04, authors: [Ada Lind]}
- quote: {source: a/b.txt, text: the ferry}
  drop: true
- figure: {id: b-f12}
  set: {value: 1_200, low: ~, as_of: 2021-03}
"""


def test_good_corrections(tmp_path: Path) -> None:
    read = load_editorial(written(tmp_path, corrections=CORRECTIONS))
    assert read.corrections == (
        Correction(
            "article",
            (("part", "2"), ("source", "a/b.txt")),
            (("published", "2021-03-04"), ("authors", ("Ada Lind",))),
            line=1,
        ),
        Correction("quote", (("source", "a/b.txt"), ("text", "the ferry")), (), drop=True, line=3),
        Correction(
            "figure",
            (("id", "b-f12"),),
            (("value", 1200.0), ("low", None), ("as_of", "2021-03")),
            line=5,
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("- quote:", "- qoute:", 3, "did you mean 'quote'"),
        ("part: 2", "part: second", 1, "1, 2, 3"),
        ("2021-03-04", "4 March 2021", 2, "a date such as"),
        ("drop: true", "drop: maybe", 4, "true or false"),
        ("drop: true", "set: {text: no ferry}", 4, "one of the keys"),
        ("{source: a/b.txt, text: the ferry}", "{text: the ferry}", 3, "'id', or 'source'"),
        ("  drop: true\n", "", 3, "either 'set'"),
        ("value: 1_200", "value: many", 6, "a number"),
        ("as_of: 2021-03", "as_of: 2021-13", 6, "a date such as"),
        ("{value: 1_200, low: ~, as_of: 2021-03}", "{}", 6, "at least one of"),
        ("part: 2", f"part: {'9' * 400}", 1, "15 digits"),
        ("value: 1_200", f"value: {'9' * 400}", 6, "15 digits"),
        ("low: ~", "low: 1_300", 6, "a number not above 'value', which is 1_200"),
        ("value: 1_200, low: ~", "low: 9, high: 5.5", 6, "a number not above 'high', which is 5.5"),
    ],
)
def test_one_mistake_in_corrections(
    tmp_path: Path, old: str, new: str, line: int, hint: str
) -> None:
    assert has_problem(tmp_path, "corrections", CORRECTIONS, (old, new), line, hint)


def test_the_words_of_a_source_cannot_be_set(tmp_path: Path) -> None:
    for field in ("text", "start", "end", "sentence", "id", "article"):
        for kind in ("article", "quote", "figure", "event", "date"):
            written(tmp_path, corrections=f"- {kind}: {{id: x}}\n  set: {{{field}: '1'}}\n")
            assert problems(tmp_path)


JOINING = """\
- not_same: [Ann Lee, Ann Leigh]
- one_event: [2021-03-04-sank, b-e12]
- measure: {id: people-killed}
  drop: true
- folder: saved/reuters/
  set: {outlet: Reuters}
"""


def test_decisions_on_what_is_joined(tmp_path: Path) -> None:
    read = load_editorial(written(tmp_path, corrections=JOINING))
    assert read.corrections == (
        Correction("not_same", (), members=("Ann Lee", "Ann Leigh"), line=1),
        Correction("one_event", (), members=("2021-03-04-sank", "b-e12"), line=2),
        Correction("measure", (("id", "people-killed"),), drop=True, line=3),
        Correction("folder", (("folder", "saved/reuters"),), (("outlet", "Reuters"),), line=5),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("[Ann Lee, Ann Leigh]", "[Ann Lee]", 1, "two names or more"),
        ("[Ann Lee, Ann Leigh]", "[Ann Lee, Ann Lee]", 1, "two names or more"),
        ("[2021-03-04-sank, b-e12]", "[b-e12]", 2, "the ids of two entries"),
        ("b-e12]\n", "b-e12]\n  drop: true\n", 3, "nothing beside 'one_event'"),
        ("{id: people-killed}", "{label: killed}", 3, "the key 'id'"),
        ("  drop: true", "  set: {label: Dead}", 3, "'drop: true', all"),
        ("set: {outlet: Reuters}", "set: {published: 2021-01-01}", 6, "one of the keys"),
        ("set: {outlet: Reuters}", "drop: true", 6, "no 'drop' of a folder"),
        ("not_same", "not_sane", 1, "did you mean 'not_same'"),
    ],
)
def test_one_mistake_in_decisions_on_what_is_joined(
    tmp_path: Path, old: str, new: str, line: int, hint: str
) -> None:
    assert old in JOINING
    found = problems(written(tmp_path, corrections=JOINING.replace(old, new, 1)))
    assert any(p.line == line and hint in p.expected for p in found), found
