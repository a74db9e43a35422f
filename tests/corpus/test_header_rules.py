"""Heads of articles, and sentences that line ends broke."""

from __future__ import annotations

import pytest

from generator.corpus.broken_lines import mend, unwrap
from generator.corpus.header import Header, is_caption, read_header, restates
from generator.corpus.lines import Kind, Line, Row

from .rows import LAST, LEAD, REST, TITLE, rows

SHORT = "The minister has called them twice."


def head(*texts: str, title: str | None = None) -> Header:
    return read_header(mend(rows(*texts)), title)


@pytest.mark.parametrize(
    ("above", "title", "subtitle", "body"),
    [
        ([TITLE], TITLE, None, LEAD),
        ([TITLE, SHORT, "By Lena Orst"], TITLE, SHORT, LEAD),
        ([TITLE, SHORT, "Opinion"], TITLE, SHORT, LEAD),
        ([TITLE, "By Lena Orst", SHORT, "4 October 2023"], TITLE, SHORT, LEAD),
        ([TITLE, SHORT, "Reuters"], TITLE, None, SHORT),  # an outlet ends no head
        ([TITLE, SHORT, SHORT, SHORT, "By Lena Orst"], TITLE, None, SHORT),
        ([TITLE, "Word " * 60 + "end.", "By Lena Orst"], TITLE, None, "Word " * 60 + "end."),
        ([TITLE, "Word " * 59 + "end.", "By Lena Orst"], TITLE, "Word " * 59 + "end.", LEAD),
        (["Who is to pay?", "4 October 2023"], "Who is to pay?", None, LEAD),
        (["Who is it?", "Reuters"], "Who is it?", None, LEAD),
        (["Norland asks the U.S.", "4 October 2023"], "Norland asks the U.S.", None, LEAD),
        (["Norland asks all.", "4 October 2023"], None, None, LEAD),
        (["Reuters", TITLE], TITLE, None, LEAD),
        (["Aid now", TITLE], TITLE, None, LEAD),
        (["Aid now"], "Aid now", None, LEAD),
        (["Hamar Courier"], None, None, LEAD),
        (["Reuters", "The town of Hamar", "~(Photo: Lena Orst)", TITLE], TITLE, None, LEAD),
    ],
)  # fmt: skip
def test_head(above: list[str], title: str | None, subtitle: str | None, body: str) -> None:
    found = head(*above, LEAD, REST, LAST)
    texts = [*(a.removeprefix("~") for a in above), LEAD]
    assert (found.title, found.subtitle) == (title, subtitle)
    assert texts[found.body] == body


@pytest.mark.parametrize(
    ("titles", "lead", "title"),
    [
        (["Ferries stop at noon", "Trains run very late", TITLE], LEAD, TITLE),
        (["Ferries stop at noon", TITLE], LEAD, "Ferries stop at noon"),
        (["Ferries stop at noon", "Trains run very late", "Buses run at night"], LEAD,
         "Ferries stop at noon"),
    ],
)  # fmt: skip
def test_of_many_lines_the_one_whose_words_the_lead_takes_up(
    titles: list[str], lead: str, title: str
) -> None:
    assert head(*titles, lead, REST, LAST).title == title


def test_a_stated_title_leaves_repetitions_to_look_for() -> None:
    assert head(LEAD, REST, title=TITLE).body == 0
    repeated = head(TITLE, "By Lena Orst", LEAD, REST, title=TITLE)
    assert (repeated.title, repeated.raw_title, repeated.body) == (TITLE, None, 2)
    assert head(f"{TITLE}!", LEAD, REST, title=TITLE).body == 1
    # behind a repeated headline the masthead goes too, to the first line that may be text
    assert head(TITLE, "4 October 2023", "A long winter", LEAD, title=TITLE).body >= 2
    parts = head("Norland asks", "~Donors for aid", LEAD, REST, title=TITLE)
    assert parts.body == 2


def test_labels_below_a_menu_are_its_last_item() -> None:
    assert head("Opinion", TITLE, LEAD, REST).labels == ("Opinion",)
    assert head("Home News World Sport", "~Opinion", TITLE, LEAD, REST).labels == ()
    assert head("Home News World Sport", "Opinion", TITLE, LEAD, REST).labels == ("Opinion",)


def test_why_a_row_of_the_head_was_cut() -> None:
    found = head(TITLE, "Lena Orst", "• A long winter comes", "• Snow", "Skar", LEAD, REST)
    assert {r.text: why for r, why in found.cut} == {
        "Lena Orst": "header line",
        "• A long winter comes": "key point",
        "• Snow": "page furniture",
        "Skar": "header line",
    }


THESIS = "Norland must not be left to ask in vain."


@pytest.mark.parametrize(
    ("first", "subtitle"),
    [
        (THESIS, True),
        ("Norland must not, he said, be left to ask in vain.", False),
        ("Norland “must not be left” to ask in vain.", False),
        ('Norland "must not be left" to ask in vain.', False),
        ("Norland is not left to ask in vain.", False),
        ("Norland must not be left to ask. It is late.", False),
        ("Norland must " + "not " * 29 + "ask.", False),
    ],
)
def test_the_thesis_of_an_opinion_is_its_standfirst(first: str, subtitle: bool) -> None:
    text = "Donors must give, and they should give now, for the winter ought to end the talk."
    found = head(TITLE, first, text, text, text)
    assert (found.subtitle == first) is subtitle
    # a report seldom urges
    assert head(TITLE, first, LEAD, REST, LAST).subtitle is None


def test_a_first_paragraph_that_comes_again_is_a_standfirst() -> None:
    first = "Norland has asked all of its donors for more aid this winter."
    assert head(TITLE, first, LEAD, REST, f"{first[:-1]}, he said.").subtitle == first
    assert head(TITLE, first, first, REST, LAST).subtitle is None  # right below
    assert head(TITLE, "Aid is asked for.", LEAD, REST, "Aid is asked for.").subtitle is None


def test_captions() -> None:
    (credit, other) = rows("(Photo: Lena Orst)", LEAD)
    assert is_caption(None, credit)
    assert not is_caption(credit, None)
    assert not is_caption(None, other)
    assert not is_caption(None, None)
    marked = Row((Line(1, "Image caption"),), Kind.CREDIT)
    assert is_caption(marked, None)
    long = Row((Line(1, "The town of Hamar by night in winter (Photo: Lena Orst)"),), Kind.CREDIT)
    assert not is_caption(None, long)


@pytest.mark.parametrize(
    ("text", "again"),
    [
        (TITLE, True),
        ("Aid: Norland asks donors", True),
        ("Norland", False),
        ("Donors meet in Hamar on Monday", False),
        (f"{TITLE} " + "word " * 26, False),
    ],
)
def test_a_line_that_says_the_headline_again(text: str, again: bool) -> None:
    assert restates(text.strip(), TITLE) is again


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["The fighting goes on in", "Norland"], ["The fighting goes on in", "Norland"]),
        ([LEAD, "It goes on in", "Norland", REST], [LEAD, "It goes on in Norland", REST]),
        (["The fighting in", "Norland", "goes on."], ["The fighting in Norland goes on."]),
        (["The fighting", "goes on."], ["The fighting goes on."]),
        ([LEAD, "goes on."], [LEAD, "goes on."]),
        ([LEAD, "President", "Ada Lind", "said so."], [LEAD, "President", "Ada Lind said so."]),
        ([LEAD, "So said the president", "Ada Lind", "of Norland."],
         [LEAD, "So said the president Ada Lind of Norland."]),
        ([LEAD, "They want:", "more wood"], [LEAD, "They want: more wood"]),
        ([LEAD, "They want:", "More wood"], [LEAD, "They want:", "More wood"]),
        ([LEAD, "A long winter", "It began."], [LEAD, "A long winter", "It began."]),
    ],
)  # fmt: skip
def test_pieces_of_one_sentence_are_joined(lines: list[str], joined: list[str]) -> None:
    assert [row.text for row in mend(rows(*lines))] == joined


WRAPPED = [
    "The harbour of Hamar was closed on Monday after the",
    "worst storm in ten years tore two ships from their",
    "moorings and pushed a third on to the rocks below",
    "the old lighthouse, officials said.",
    "",
    "Nobody was hurt. The port authority said that it",
    "would take three days to clear the entrance.",
]


def groups(lines: list[str]) -> list[int]:
    return [len(group) for group in unwrap([Line(n, x) for n, x in enumerate(lines, 1)])]


def test_hard_wrapped_paragraphs_are_one() -> None:
    assert groups(WRAPPED) == [4, 1, 2]


@pytest.mark.parametrize(
    "lines",
    [
        WRAPPED[:2],  # too few to tell
        ["Short line of text that", "goes on and on here so", "it is no wider than this", "at all"],
        [" ".join([x, x, x]) for x in WRAPPED if x],  # too wide
        [x.title() for x in WRAPPED],  # what goes on begins with a small letter
        [LEAD, REST, LAST, LEAD],  # a sentence a line
    ],
)
def test_lines_that_were_not_wrapped_stay_apart(lines: list[str]) -> None:
    assert set(groups(lines)) == {1}
