"""What between the paragraphs of an article is crosshead, text or cut, and why."""

from __future__ import annotations

import pytest

from generator.corpus.clean import lay_out
from generator.corpus.lines import Kind, is_terminal

from .rows import LAST, LEAD, REST, TITLE, rows


def verdict(line: str, above: str = REST, below: str = LAST) -> str:
    """What becomes of a line between two paragraphs."""
    layout = lay_out(rows(TITLE, LEAD, REST, LAST, above, line, below), None)
    shown = line.removeprefix("~")
    for row, reason in layout.cut:
        if row.text == shown:
            return reason
    (at,) = [n for n, row in enumerate(layout.body) if row.text == shown]
    return "heading" if at in layout.headings else "body"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("A long winter", "heading"),
        ("Winter", "heading"),
        ("winter", "body"),
        ("One two three four five six seven eight", "heading"),
        ("One two three four five six seven eight nine", "related link"),
        ("Who is to pay for all that Norland has asked for since May?", "body"),
        ("A long winter:", "body"),
        ("A long winter,", "body"),
        (TITLE, "repeated headline"),
        ("“We shall have a long winter” – Lena Orst", "body"),
        ("“We shall have a long winter,” said Lena Orst of Hamar in Norland", "body"),
        ("It was a winter that " + "long " * 10 + "and the town had no wood", "body"),
        ("Storm is seen " + "long " * 12, "related link"),
        ("Long winter comes to Norland " * 8, "related link"),
        ("Long winter comes to Norland " * 8 + "again", "body"),
        ("It ended. The winter had come to Norland " + "and Skar " * 3, "body"),
        ("Opinion", "heading"),
        ("~Opinion", "label"),
        ("4 October 2023", "heading"),
        ("Read more", "related link"),
        ("Advertisement", "advertisement"),
        ("(Photo: Lena Orst)", "photo caption"),
    ],
)
def test_a_line_between_two_paragraphs(line: str, wanted: str) -> None:
    assert verdict(line.strip()) == wanted


def reasons(*texts: str) -> dict[str, str]:
    """The lines that are cut, with why."""
    layout = lay_out(rows(TITLE, LEAD, *texts), None)
    return {row.text: reason for row, reason in layout.cut}


@pytest.mark.parametrize(
    "head",
    [
        "How dare they! Posted by : ferryman | May 4, 2015 8:56 PM | Report abuse I agree.",
        "How dare they! May 4, 2015 at 8:56 pm | Report abuse | I agree.",
    ],
)
def test_readers_comments_are_cut(head: str) -> None:
    more = [f"{REST} More {n}." for n in range(6)]
    told = reasons(REST, head, *more)
    assert told == dict.fromkeys((head, *more), "readers' comments")


def test_a_note_on_a_mistake_above_the_text_is_cut() -> None:
    note = "This article misstated the first name of the mayor of Hamar."
    (cut,) = lay_out(rows(note, LEAD, REST, LAST), "Ferries").cut
    assert (cut[0].text, cut[1]) == (note, "correction")


def body(*texts: str) -> list[str]:
    return [row.text for row in lay_out(rows(TITLE, LEAD, *texts), None).body]


def test_links_below_a_mark_are_cut_until_the_text_goes_on() -> None:
    cut = reasons(REST, "Related News", "~Long winter comes", "~Skar stays dry", LAST)
    assert set(cut) == {"Related News", "Long winter comes", "Skar stays dry"}
    assert cut["Skar stays dry"] == cut["Related News"]
    assert reasons(REST, "Related News", "~Long winter comes", "Skar stays dry", LAST).keys() == {
        "Related News",
        "Long winter comes",
    }


def test_items_of_a_list_are_text_where_a_colon_or_their_ends_say_so() -> None:
    assert body("They want this:", "• more wood", "• less rain", LAST)[2:4] == [
        "• more wood", "• less rain",
    ]  # fmt: skip
    assert reasons(REST, "• Long winter", "• Dry Skar", LAST) == {
        "• Long winter": "related link",
        "• Dry Skar": "related link",
    }
    assert "• It rains." in body(REST, "• It rains.", "• It snows.", LAST)
    assert "• It rains;" in body(REST, "• It rains;", "• It snows;", "• Wind", LAST)
    assert "• It rains." not in body(REST, "• It rains.", "• Snow", LAST)
    assert "• Rain?" not in body(REST, "• Rain?", "• Snow?", LAST)


@pytest.mark.parametrize(
    ("foot", "reason"),
    [
        ("Long winter comes", "end matter"),
        ("• Long winter", "tag or link"),
        ("(Reporting by Eva Lind; Editing by Tom Rowe)", "agency credits"),
        ("https://hamar.example/a", "link"),
        ("Eva Lind is a fellow at the Skar Institute", "about the author"),
        ("Eva Lind is a fellow at the Skar Institute.", "about the author"),
    ],
)
def test_what_stands_below_the_last_sentence_is_cut(foot: str, reason: str) -> None:
    assert reasons(REST, LAST, foot) == {foot: reason}


@pytest.mark.parametrize(
    "foot",
    [
        "“We shall have a long winter” – Lena Orst",
        "“We shall have a long winter,” said Lena Orst",
        "Word " * 41,
    ],
)
def test_a_line_at_the_foot_that_is_text(foot: str) -> None:
    assert body(REST, LAST, foot.strip())[-1] == foot.strip()
    assert reasons(REST, LAST, "Word " * 28)


def test_the_author_whom_a_note_introduces() -> None:
    note = "Eva Lind is a fellow at the Skar Institute."
    assert lay_out(rows(TITLE, LEAD, REST, LAST, note), None).biography == ("Eva Lind",)
    # somebody whom the article has spoken of is no author
    told = "The minister met Eva Lind in the town of Hamar on Wednesday, officials said."
    layout = lay_out(rows(TITLE, LEAD, told, LAST, note), None)
    assert layout.biography == ()
    assert layout.body[-1].text == note
    by = lay_out(rows(TITLE, "By Eva Lind", LEAD, told, LAST, note), None)
    assert by.biography == ("Eva Lind",)
    # an article of two paragraphs is no note
    assert lay_out(rows(TITLE, LEAD, note), None).biography == ()


def test_a_crosshead_at_the_end_heads_nothing() -> None:
    note = "Eva Lind is a fellow at the Skar Institute."
    layout = lay_out(rows(TITLE, LEAD, REST, LAST, "A long winter", note), None)
    assert [r.text for r in layout.body] == [LEAD, REST, LAST]
    assert ("A long winter", "end matter") in [(r.text, why) for r, why in layout.cut]
    assert layout.headings == frozenset()


@pytest.mark.parametrize(("after", "ends"), [(1, True), (2, False)])
def test_end_matter_ends_an_article_only_near_its_end(after: int, ends: bool) -> None:
    end = "Leave a reply"
    layout = lay_out(rows(TITLE, *[LEAD, REST, LAST, REST, LAST], end, *[LEAD] * after), None)
    assert (layout.body[-1].text == LEAD) is not ends


def test_every_row_goes_somewhere_and_cuts_are_in_order() -> None:
    texts = [TITLE, LEAD, "Read more", "A long winter", REST, "Advertisement", LAST, "Tags: wood"]
    layout = lay_out(rows(*texts), None)
    numbers = [row.number for row, _ in layout.cut]
    assert numbers == sorted(numbers)
    assert {r.text for r in layout.body} | {r.text for r, _ in layout.cut} | {TITLE} == set(texts)
    assert all(is_terminal(r.text) or n in layout.headings for n, r in enumerate(layout.body))
    assert all(r.kind is not Kind.FURNITURE for r in layout.body)
