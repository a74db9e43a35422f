"""Which texts are copies: by the share of their runs of four words, and by likeness."""

from __future__ import annotations

import pytest

from generator.corpus.copies import mark_copies, sign
from generator.records import Article
from tests.factory import article

#: Words that share no letters in order, so that other words make another text.
OURS, THEIRS = "abcdefghij", "klmnopqrst"


def words(number: int, letters: str = OURS) -> list[str]:
    return ["".join(letters[int(d)] for d in f"{n:03d}") * 2 for n in range(number)]


def with_changes(every: int, number: int = 140) -> str:
    """A text of which one word in so many is another's."""
    pairs = enumerate(zip(words(number), words(number, THEIRS), strict=True), 1)
    return " ".join(theirs if n % every == 0 else ours for n, (ours, theirs) in pairs)


def copies(*texts: str, **given: object) -> list[str | None]:
    articles = [article(f"a{n}", text) for n, text in enumerate(texts)]
    return [a.copy_of for a in marked(articles)]


def marked(articles: list[Article]) -> tuple[Article, ...]:
    return mark_copies(articles, {a.text: sign(a.text) for a in articles})


def test_case_and_marks_do_not_matter() -> None:
    plain = " ".join(words(60))
    assert copies(plain, plain.upper().replace(" ", ", ")).count(None) == 1


@pytest.mark.parametrize(
    ("shared", "added", "copied"),
    [(100, 0, True), (80, 20, True), (72, 28, True), (60, 40, False)],
)
def test_most_of_the_shorter_text_stands_in_the_longer(
    shared: int, added: int, copied: bool
) -> None:
    ours = words(100)
    other = " ".join([*ours[:shared], *words(added, THEIRS)])
    assert copies(" ".join(ours), other) == [None, "a0" if copied else None]
    assert copies(other, " ".join(ours)) == [None, "a0" if copied else None]


@pytest.mark.parametrize(("every", "copied"), [(10, True), (7, True), (6, False), (5, False)])
def test_edited_texts_are_alike_as_a_whole(every: int, copied: bool) -> None:
    assert copies(" ".join(words(140)), with_changes(every)) == [None, "a0" if copied else None]


def test_half_a_text_and_another_half_is_no_copy() -> None:
    """The runs of words would do for an edited text; the whole is not alike."""
    half = " ".join([*words(100)[:52], *words(100, THEIRS)[52:]])
    assert copies(" ".join(words(100)), half) == [None, None]


def test_the_earliest_is_the_original_and_copies_have_no_copies() -> None:
    text = " ".join(words(60))
    late = article("late", text, published="2023-10-05", source="a.txt")
    early = article("early", text, published="2023-10-03", source="z.txt")
    undated = article("undated", text, published=None, source="a.txt")
    assert [a.copy_of for a in marked([undated, late, early])] == ["early", "early", None]
    one = article("one", text, source="a.txt", part=2)
    two = article("two", text, source="a.txt", part=1)
    assert [a.copy_of for a in marked([one, two])] == ["two", None]
    three = article("three", text, source="b.txt", part=1)
    assert [a.copy_of for a in marked([three, one])] == ["one", None]


def test_short_equal_texts_are_left_alone() -> None:
    assert copies("Nothing to see.", "Nothing to see.") == [None, None]
