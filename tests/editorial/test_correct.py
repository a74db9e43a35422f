"""Applying corrections to articles and records."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.editorial import correct_articles, correct_records, open_issues
from generator.records import (
    Correction,
    CorrectionKind,
    CuratedActor,
    DateMention,
    Editorial,
    Event,
    Figure,
    Issue,
    Quote,
)
from tests.factory import article

ARTICLE = article(
    "b-1",
    "“The ferry sails,” she said.",
    source="a/b.txt",
    lines=(1, 9),
    title="Ferry",
    outlet=None,
    published=None,
    published_basis="unknown",
)
SECOND = replace(ARTICLE, id="b-2", part=2)
QUOTE = Quote(
    id="b-1-q1",
    article="b-1",
    start=1,
    end=17,
    text="The ferry’s sails",
    kind="direct",
    clause=None,
    interview=False,
    speaker="b-1#3",
    speaker_name="Bo",
    speaker_text="she",
    cue="said",
    sentence="“The ferry’s sails,” she said.",
    said=None,
    found="marks/nearest",
)
LONGER = replace(QUOTE, id="b-1-q40", start=40, text="The ferry’s sails are torn")
FIGURE = Figure(
    id="b-1-f0",
    article="b-1",
    start=0,
    end=5,
    text="Ferry",
    sentence="Ferry",
    value=1.0,
    low=None,
    high=None,
    qualifier="exact",
    unit="boats",
    measure=None,
    measure_label=None,
    as_of=None,
    according_to=None,
    according_to_text="he",
)
ACTORS = (CuratedActor("ada-lind", "Ada Lind", "person"),)
SOURCES = {"b-1": "a/b.txt", "b-2": "a/b.txt"}


def editorial(
    kind: CorrectionKind, where: dict[str, str], drop: bool = False, **set_: object
) -> Editorial:
    correction = Correction(kind, tuple(where.items()), tuple(set_.items()), drop, line=7)
    return Editorial(actors=ACTORS, corrections=(correction,))


def test_an_article_within_a_digest() -> None:
    wanted = editorial("article", {"source": "a/b.txt", "part": "2"}, published="2021-03-04")
    (first, second), issues = correct_articles((ARTICLE, SECOND), wanted)
    assert first == ARTICLE
    assert second == replace(SECOND, published="2021-03-04", published_basis="corrected")
    assert not issues


def test_an_article_made_undated() -> None:
    dated = replace(ARTICLE, published="2021-01-01", published_basis="inferred")
    (made,), _ = correct_articles((dated,), editorial("article", {"id": "b-1"}, published=None))
    assert (made.published, made.published_basis) == (None, "unknown")


def test_a_title_leaves_the_date_alone() -> None:
    (made,), _ = correct_articles((ARTICLE,), editorial("article", {"id": "b-1"}, title="New"))
    assert made == replace(ARTICLE, title="New")


@pytest.mark.parametrize(
    ("where", "words"),
    [({"source": "a/b.txt"}, "2 articles"), ({"source": "gone.txt"}, "no article")],
)
def test_an_article_that_cannot_be_told(where: dict[str, str], words: str) -> None:
    made, (issue,) = correct_articles((ARTICLE, SECOND), editorial("article", where, title="New"))
    assert made == (ARTICLE, SECOND)
    assert (issue.source, issue.line) == ("corrections.yml", 7)
    assert words in issue.message


def test_a_speaker_by_a_few_words() -> None:
    where = {"source": "a/b.txt", "text": "sails ARE  torn"}
    made, issues = correct_records(
        (QUOTE, LONGER), "quote", editorial("quote", where, speaker="ada-lind"), SOURCES
    )
    assert not issues
    assert made[0] == QUOTE
    assert made[1] == replace(
        LONGER,
        speaker="ada-lind",
        speakers=("ada-lind",),
        speaker_name="Ada Lind",
        speaker_text=None,
        found="marks/editor",
    )


def test_a_whole_text_goes_before_longer_ones() -> None:
    where = {"source": "a/b.txt", "text": "the ferry's sails"}
    made, issues = correct_records(
        (LONGER, QUOTE), "quote", editorial("quote", where, drop=True), SOURCES
    )
    assert made == (LONGER,)
    assert not issues


def test_nobody_said_it() -> None:
    made, _ = correct_records(
        (QUOTE,), "quote", editorial("quote", {"id": "b-1-q1"}, speaker=None), SOURCES
    )
    assert (made[0].speaker, made[0].speaker_name) == (None, None)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ({"source": "a/b.txt", "text": "ferry"}, "b-1-q1, b-1-q40"),
        ({"source": "a/b.txt", "text": "steamer"}, "no quote"),
        ({"id": "b-1-q2"}, "no quote"),
        ({"id": "b-1-q1", "source": "other.txt"}, "no quote"),
    ],
)
def test_a_quote_that_cannot_be_told(where: dict[str, str], words: str) -> None:
    made, (issue,) = correct_records(
        (QUOTE, LONGER), "quote", editorial("quote", where, drop=True), SOURCES
    )
    assert made == (QUOTE, LONGER)
    assert issue.kind == "correction-not-applied"
    assert words in issue.message
    assert "7" in issue.message


def test_an_actor_who_does_not_exist() -> None:
    wanted = editorial("quote", {"id": "b-1-q1"}, speaker="ada-lint")
    made, (issue,) = correct_records((QUOTE,), "quote", wanted, SOURCES)
    assert made == (QUOTE,)
    assert "'ada-lind'" in issue.message
    made, issues = correct_records(
        (QUOTE,), "quote", wanted, SOURCES, names={"ada-lint": "Ada Lint"}
    )
    assert made[0].speaker_name == "Ada Lint"
    assert not issues


def test_two_corrections_of_one_record() -> None:
    both = Editorial(
        actors=ACTORS,
        corrections=(
            Correction("quote", (("id", "b-1-q1"),), (("cue", "shouted"),)),
            Correction("quote", (("id", "b-1-q1"),), (("kind", "mixed"),)),
        ),
    )
    (made,), issues = correct_records((QUOTE,), "quote", both, SOURCES)
    assert (made.cue, made.kind) == ("shouted", "mixed")
    assert not issues


def test_precision_follows_the_date() -> None:
    event = Event("b-1-e0", "b-1", 0, 5, "Ferry", None, "2021-03-04", "day", "happened")
    mention = DateMention("b-1-d0", "b-1", 0, 5, "March", "2020-03", "month", "absolute")
    where = {"source": "a/b.txt", "text": "ferry"}
    (made,), _ = correct_records((event,), "event", editorial("event", where, date="2021"), SOURCES)
    assert (made.date, made.precision) == ("2021", "year")
    (dated,), _ = correct_records(
        (mention,),
        "date",
        editorial("date", {"id": "b-1-d0"}, value="2021-03-01/2021-03-09"),
        SOURCES,
    )
    assert (dated.value, dated.precision) == ("2021-03-01/2021-03-09", "interval")


def test_who_counted() -> None:
    wanted = editorial("figure", {"id": "b-1-f0"}, according_to="france", value=2.0)
    (made,), issues = correct_records((FIGURE,), "figure", wanted, SOURCES)
    assert (made.according_to, made.according_to_text, made.value) == ("france", None, 2.0)
    assert not issues


def test_a_number_alone() -> None:
    wanted = editorial("figure", {"id": "b-1-f0"}, value=2.0)
    made, issues = correct_records((FIGURE,), "figure", wanted, SOURCES)
    assert (made, issues) == ((replace(FIGURE, value=2.0),), ())


def test_numbers_of_a_figure_that_contradict_each_other() -> None:
    figure = replace(FIGURE, value=None, low=200.0)
    wanted = editorial("figure", {"id": "b-1-f0"}, high=100.0)
    made, (issue,) = correct_records((figure,), "figure", wanted, SOURCES)
    assert made == (figure,)
    assert "'low' (200.0) would be above 'high' (100.0)" in issue.message


@pytest.mark.parametrize("original", ["b-9", "b-1"])
def test_a_copy_of_no_other_article(original: str) -> None:
    wanted = editorial("article", {"id": "b-1"}, copy_of=original)
    articles, (issue,) = correct_articles((ARTICLE, SECOND), wanted)
    assert articles == (ARTICLE, SECOND)
    assert issue.line == 7
    assert original in issue.message


def test_a_copy_of_another() -> None:
    wanted = editorial("article", {"id": "b-1"}, copy_of="b-2")
    (first, _), issues = correct_articles((ARTICLE, SECOND), wanted)
    assert first.copy_of == "b-2"
    assert not issues


def test_other_kinds_are_left_alone() -> None:
    wanted = editorial("figure", {"id": "b-1-q1"}, value=2.0)
    assert correct_records((QUOTE,), "quote", wanted, SOURCES) == ((QUOTE,), ())


def test_what_a_correction_settled_is_no_longer_open() -> None:
    undated = Issue("b-1", "a/b.txt", 1, "undated-article", "No date.")
    nameless = replace(undated, kind="no-outlet")
    elsewhere = replace(undated, article="b-2")
    dated = replace(ARTICLE, published="2021-03-04", published_basis="corrected")
    issues = (undated, nameless, elsewhere)
    assert open_issues(issues, (ARTICLE, SECOND)) == issues
    assert open_issues(issues, (dated, SECOND)) == (nameless, elsewhere)
