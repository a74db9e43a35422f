"""Who does not speak: what is denied, met, made to say, sung, named or chanted."""

from __future__ import annotations

import pytest

from tests.extract.quotes.conftest import START, Find

KELLER = "Maria Keller"
UNION = "European Union"
NIECE = "Keller's niece, Anna “Nan” Brandt"
FARMERS = "farmers in the valley"


def speakers(find: Find, sentence: str) -> set[str | None]:
    return {q.speaker_name for q in find(START + "\n\n" + sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Keller avoided condemning the strike in the harbour.",
        "Keller decided against suing the owners of the mine.",
        "Keller backed off some of her proposals on Friday.",
        "Keller did not want to stay in the hospital.",
        "Keller has faced questions about the bridge in the valley.",
        "Keller came under criticism for the delay at the harbour.",
        "Asked to describe the bridge, Keller left the room.",
        "Few people would have described Keller as a reformer.",
        "It is worth noting that the bridge is older than the town.",
        "The rules allow firms to claim that they lost the money.",
        "It was unclear whether Keller would rule that the mine was dangerous.",
        "If she wins, Keller could reverse the rules or decline to pay for the bridge.",
        "But has Keller called for changing any of the rules?",
        "In a better year, Keller might say that the bridge was safe.",
        "I hope in the end Keller says, “Thank you for all these years.”",
        "If this were a game, Keller would now ask: “Who has taken the money?”",
        "Keller did not mention the owners of the mine by name.",
        "Keller is not predicting that the bridge will be finished.",
        "It goes without saying that a new bridge is good for the town.",
        "The film tells of four cases in which Keller defended people accused of theft.",
        "As Keller welcomed several hundred guests, it began to rain.",
        "The town is tired of seeing Keller dragged before a panel to defend her plans.",
        "Everybody needs a force to defend the harbour, and Keller needs to accept that it is old.",
    ],
)
def test_nobody_is_said_to_say_it(find: Find, sentence: str) -> None:
    assert not speakers(find, sentence) & {"Maria Keller", "firms", "Few people", "people"}


def test_who_says_that_nobody_should_say_it(find: Find) -> None:
    sentence = "Paul Brandt said that the party should reiterate its praise for “brave miners.”"
    assert speakers(find, sentence) == {"Paul Brandt"}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Keller sent a series of tweets criticizing the mayor of the town.", "Maria Keller"),
        (
            "Keller saves, dropping plans to widen the road and proposing limits on its use.",
            KELLER,
        ),
        ("The storm prompted Keller to make a remark that described bridges as “toys.”", KELLER),
        (
            "Keller said they expect Paul Brandt to step in by denouncing the mayor's “lies.”",
            KELLER,
        ),
        ("It rejects the tax of the European Union, which contended that it is fair.", UNION),
        ("The film uses footage of Maria Keller asking, “Why are we so late?”", "Maria Keller"),
        ("The bridge was unsafe, according to a speech Keller gave in May.", "Maria Keller"),
        ("“This is a big year,” Keller's niece, Anna “Nan” Brandt, said.", NIECE),
        ("“You are wrong,” Keller shot back with a smile.", "Maria Keller"),
        ("Keller scolded him: “You call this a bridge,” she said.", "Maria Keller"),
        ("Keller's best response was to say that the bridge was safe.", "Maria Keller"),
        ("It annoys farmers in the valley, who have argued that it is late.", FARMERS),
    ],
)
def test_who_does(find: Find, sentence: str, speaker: str) -> None:
    assert speakers(find, sentence) == {speaker}


@pytest.mark.parametrize(
    "sentence",
    [
        "“River Of Stones (Part 2)” was written by Keller after the war.",
        "His fund, called the Harbour Trust, will own the bridge.",
        "The ministry called an emergency meeting for Sunday.",
        "Now tell us this is not a scandal!",
        "WHAT KELLER SAYS — The bridge opened in May.",
    ],
)
def test_no_quotation_at_all(find: Find, sentence: str) -> None:
    assert not find(START + "\n\n" + sentence)


def test_a_tag_left_in_the_text_is_no_quotation(find: Find) -> None:
    assert not find('The page held <img alt="A picture of the old bridge"> and nothing else.')


def test_figures_are_no_turns(find: Find) -> None:
    assert not find("Keller: 547.\n\nBrandt: 46.\n\nKeller: 12.\n\nBrandt: 9.")


def test_a_crowd_chants_for_nobody(find: Find) -> None:
    text = START + "She was greeted with chants of “Freedom!” in May, according to Paul Brandt."
    assert [q.speaker_name for q in find(text)] == [None]


def test_a_title_is_part_of_what_is_reported(find: Find) -> None:
    quotes = find(START + "Keller said that the film “The Long Road” was better than its book.")
    assert [(q.kind, q.text) for q in quotes] == [
        ("indirect", "the film “The Long Road” was better than its book")
    ]


def test_a_place_before_the_text_does_not_speak(find: Find) -> None:
    text = "HAMBURG, Germany - Maria Keller told reporters on Monday that the bridge was unsafe."
    assert {q.speaker_name for q in find(text)} == {"Maria Keller"}


def test_a_namesake_spoken_of_last_is_meant(find: Find) -> None:
    text = (
        "Paul Keller, a painter, opened the fair.\n\nIt rained.\n\nThe band played.\n\n"
        "It was cold.\n\nThe health minister, Maria Keller, came late.\n\n"
        "Keller said that the bridge was unsafe."
    )
    assert {q.speaker_name for q in find(text)} == {"Maria Keller"}


def test_he_said_is_nobody_named_in_his_words(find: Find) -> None:
    text = (
        "“We need people of substance,” said Paul Brandt, the mayor.\n\n"
        "The town needs more people like Otto Keller, he said."
    )
    assert {q.speaker_name for q in find(text)} == {"Paul Brandt"}


def test_two_descriptions_in_one_sentence_are_two_people(find: Find) -> None:
    text = (
        "Senator Paul Brandt spoke on Monday. The senator left the party after the "
        "billionaire mogul claimed that the judge was unfit."
    )
    assert "Paul Brandt" not in {q.speaker_name for q in find(text)}


def test_a_long_phrase_keeps_what_names_it(find: Find) -> None:
    text = (
        "Taxes would rise, according to an analysis by Anna Brandt, a former aide who now "
        "teaches law at the university in Hamburg."
    )
    assert {q.speaker_name for q in find(text)} <= {"analysis by Anna Brandt", "Anna Brandt"}
