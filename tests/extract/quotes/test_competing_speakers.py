"""Who speaks where two could: owners, makers, namesakes, those who were asked."""

from __future__ import annotations

import pytest

from tests.extract.quotes.conftest import Find

START = "Maria Keller, the health minister, met Paul Brandt on Monday."


def speakers(find: Find, *find_paragraphs: str) -> list[str | None]:
    return [q.speaker_name for q in find("\n\n".join(find_paragraphs))]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "The union welcomes the decision of the valley to sign the river pact, the pact on "
            "which the new court rests, trade union chief Anna Moser said on Wednesday.",
            "Anna Moser",
        ),
        (
            "One of the town's lawyers, Anna Moser, said the videos show Brandt leaving.",
            "Anna Moser",
        ),
        (
            "“A very good bridge, a very good one,” Brandt, the front-runner in the valley after "
            "winning the regional primaries, said when he was asked.",
            "Paul Brandt",
        ),
        (
            "Keller declared “What a wonderful Tuesday!” and said that her campaign would continue "
            "to open bridges.",
            "Maria Keller",
        ),
        (
            "Eleven unions are asking Keller to refuse the support of a retired general who "
            "suggested that the valley should “drain” the lake.",
            "retired general",
        ),
        (
            "The deputy head of the valley's delegation to the forum said the town should close "
            "the old mine.",
            "deputy head of the valley's delegation to the forum",
        ),
    ],
)
def test_the_nearest_to_the_words_speaks(find: Find, sentence: str, speaker: str) -> None:
    found = speakers(find, START, sentence)
    assert found[0] == speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "The piece used one of the woman's letters as its headline: “Finally. A better bridge.”",
        "Keeps saying she opposed the mine, when there are clips of her in it.",
        "In the next weeks Keller would do well to visit the valley, emphasizing the danger of "
        "the dam.",
        "Maybe Keller wants rich people in the town to like her.",
        "The stream of new money confirms that the elite of the party believes in the bridge.",
    ],
)
def test_nobody_speaks(find: Find, sentence: str) -> None:
    assert not any(speakers(find, START, sentence))


def test_what_was_asked_is_no_answer(find: Find) -> None:
    found = find(START + "\n\nAsked if the bridge had become too old, Brandt replied, “Maybe so.”")
    assert [q.text for q in found if q.speaker_name] == ["Maybe so."]


def test_who_was_asked_answers(find: Find) -> None:
    question = "Last month, Peter Moser asked Paul Brandt whether the bridge was safe."
    assert speakers(find, START, question, "“Of course it is safe,” he said.")[-1] == "Paul Brandt"


def test_a_person_of_his_is_nobody_elses(find: Find) -> None:
    lawyer = "Anna Moser, a lawyer who defends Maria Keller, was questioned on Monday."
    his = "On Thursday, the town sued Paul Brandt. His lawyer said that Brandt was innocent."
    assert speakers(find, lawyer, his) == ["lawyer"]


def test_an_anonymous_person_stays_the_one_who_speaks(find: Find) -> None:
    named = "One valley delegate said he tried to give away tickets to friends of Paul Brandt."
    found = speakers(find, START, named, "“Not even one of them came,” he said.")
    assert found[-1] == "One valley delegate"


def test_short_surnames_are_names(find: Find) -> None:
    doctor = "Martin Oz, a doctor, has a show. The critic Paul Brandt met Maria Keller."
    said = "Oz's advice earned him a hearing, where he said that coffee was “a magic cure.”"
    assert speakers(find, doctor, said) == ["Martin Oz"]


def test_a_pronoun_that_may_be_either_of_two_is_told_apart(find: Find) -> None:
    two = "Paul Brandt thinks that Peter Moser has all the votes for the new bridge."
    rules = [q.found for q in find(two + "\n\n“The bridge is safe,” he said.")]
    assert rules[-1] == "marks/pronoun of two"
    one = "Paul Brandt thinks that Maria Keller has all the votes for the new bridge."
    rules = [q.found for q in find(one + "\n\n“The bridge is safe,” he said.")]
    assert rules[-1] == "marks/after"


def test_a_time_is_no_name(find: Find) -> None:
    start = "In a statement, the valley Republican on Tuesday dismissed the plans of the town."
    found = speakers(find, START, start, "He says that the town will follow them closely.")
    assert not any(name and name.startswith("on ") for name in found)


def test_several_who_say_i_are_told_apart(find: Find) -> None:
    told = "Aides had strong words, telling the paper: “{} not all right.”"
    assert [q.found for q in find(told.format("I am"))] == ["marks/several as one"]
    assert [q.found for q in find(told.format("It is"))] == ["marks/before"]


def test_an_answer_to_a_remark_leaves_the_remark_to_its_owner(find: Find) -> None:
    sentence = (
        "Brandt responded to Keller's remark that not paying for the bridge made her “smart.”"
    )
    assert speakers(find, START, sentence) == ["Maria Keller"]
