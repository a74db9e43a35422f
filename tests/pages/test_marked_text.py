"""Records marked in the text of their article."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.escaping import markdown
from generator.pages.marked_text import Mark, MarkKind, line_at, mark_paragraphs
from tests.pages.factory import briefing

ARTICLE = briefing().records.articles[0]
TEXT = "One two three four.\n\nFive six seven."


def marked(*marks: Mark, text: str = TEXT) -> str:
    article = replace(ARTICLE, text=text, headings=(), line_starts=())
    return "\n".join(p.body for p in mark_paragraphs(article, marks))


def mark(start: int, end: int, anchor: str = "q1", kind: MarkKind = "quote") -> Mark:
    return Mark(start, end, anchor, kind, "")


def test_one_mark() -> None:
    assert 'One <span id="q4" class="m quote">two</span> three' in marked(mark(4, 7, "q4"))


def test_nested_marks() -> None:
    html = marked(mark(0, 13, "q0"), mark(4, 7, "d4", "date"))
    inner = '<span id="d4" class="m date">two</span>'
    assert html.startswith(f'<span id="q0" class="m quote">One {inner} three</span> four')


def test_two_marks_on_one_span_nest() -> None:
    html = marked(mark(4, 7, "a"), mark(4, 7, "b"))
    assert '<span id="a" class="m quote"><span id="b" class="m quote">two</span></span>' in html


def test_crossing_marks_are_cut_at_the_first_ones_end() -> None:
    html = marked(mark(0, 7, "a"), mark(4, 13, "b"))
    assert '<span id="b" class="m quote">two</span></span><span data-of="b"' in html


def test_a_mark_over_two_paragraphs_has_one_anchor() -> None:
    html = marked(mark(14, 29, "a"))
    assert html.count('id="a"') == 1
    assert '<span data-of="a" class="m quote">Five six</span>' in html


def test_headings_and_lines() -> None:
    made = mark_paragraphs(ARTICLE, ())
    assert [p.heading for p in made] == [False, False, True, False, False]
    assert [p.line for p in made] == [4, 6, 8, 10, 12]
    assert line_at(ARTICLE, len(ARTICLE.text)) == 12
    assert line_at(replace(ARTICLE, line_starts=()), 3) is None


def test_a_title_cannot_leave_its_attribute() -> None:
    html = marked(Mark(0, 3, "q0", "quote", '"><script>'))
    assert "<script>" not in html
    assert html.count("<span") == 1


@given(
    st.lists(st.tuples(st.integers(0, 36), st.integers(0, 36)), max_size=8),
    st.text(alphabet="ab <&*\n", min_size=30, max_size=36),
)
def test_marks_lose_no_letter_and_always_nest(spans: list[tuple[int, int]], text: str) -> None:
    marks = [mark(min(s), max(s), f"m{i}") for i, s in enumerate(spans)]
    html = marked(*marks, text=text)
    depth = 0
    for tag in re.findall(r"<(/?)span", html):
        depth += -1 if tag else 1
        assert depth >= 0
    assert depth == 0
    bare = re.sub(r"</?span[^>]*>", "", html)
    plain = "\n".join(markdown(p) for p in text.split("\n\n") if p.strip())
    assert re.sub(r"&#\d+;|\s", "", bare) == re.sub(r"&#\d+;|\s", "", plain)
    anchors = re.findall(r'id="(m\d+)"', html)
    assert len(anchors) == len(set(anchors))
