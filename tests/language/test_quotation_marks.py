"""Quotation marks of every kind, and without their other half."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.quotation_marks import find_marked_spans, find_paragraphs


def texts(text: str, depth: int = 0) -> list[str]:
    return [
        text[m.start : m.end] for m in find_marked_spans(text, 0, len(text)) if m.depth == depth
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “a b” and “c d”.", ["a b", "c d"]),
        ('He said "a b" and "c d".', ["a b", "c d"]),
        ("He said ''a b,'' she said.", ["a b,"]),
        ("He said «a b» twice.", ["a b"]),
        ("He said „a b“ twice.", ["a b"]),
        ("‘It’s the states’ own fault,’ he said.", ["It’s the states’ own fault,"]),
        ("wrong way ”Fear of it” again", ["Fear of it"]),
        ('called for " an end to it " again', ["an end to it"]),
        ('called for " an end to it ".', ["an end to it"]),
        ('called it " an end ", and left.', ["an end"]),
        ("chose to “go its own way.", ["go its own way."]),
        ("The players’ union and the ’90s and Ann’s 6'2\" son.", []),
        ("“A b c. “D e f,” he said.", ["A b c.", "D e f,"]),
    ],
)
def test_outermost(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_nested_marks_do_not_end_the_outer() -> None:
    text = "“On the eve of “twisting an ear” there, ‘Bob’s way’ of it”. He left."
    assert texts(text) == ["On the eve of “twisting an ear” there, ‘Bob’s way’ of it"]
    assert texts(text, depth=1) == ["twisting an ear", "Bob’s way"]


def test_a_quotation_over_paragraphs_is_one_each() -> None:
    first, second = find_paragraphs("“One two.\n\n“Three four,” he said.")
    assert first.runs_on()
    assert second.opens_quoted()
    assert not second.runs_on()


@given(st.text(alphabet="ab .,\n“”\"'’‘«»„`s", max_size=80))
def test_any_text_gives_spans_in_order_within_paragraphs(text: str) -> None:
    for part in find_paragraphs(text):
        last = part.start
        for mark in part.marked:
            assert last <= mark.outer_start <= mark.start <= mark.end <= mark.outer_end <= part.end
            runs_on = mark.outer_start == part.start  # a quotation that an earlier paragraph opens
            assert mark.outer_start < mark.start or runs_on
            assert text[mark.start : mark.end].strip() == text[mark.start : mark.end] != ""
            last = mark.outer_end
