"""What looks like a report, and what nobody said; and what is said with its denial or doubt."""

from __future__ import annotations

import pytest

from tests.extract.quotes.conftest import START, Find


@pytest.mark.parametrize(
    "sentence",
    [
        "Keller declined to comment on the road.",
        "Keller refused to say when the road would open.",
        "Keller did not say when the road would open.",
        "Asked whether she would resign, Keller left the room.",
        "Nobody said that the road was closed.",
        "Keller ruled out a new tax.",
        "She pointed out the house.",
        "The bank wrote off the debt.",
        "Keller defended the wind farm.",
        "The council denied Brandt a permit.",
        "Officers questioned the driver.",
        "Experience shows that binding targets work.",
        "A look at the map says it all.",
        "The plan offers help to farmers.",
        "The attack on the road raised concern over the danger to drivers.",
        "I think that the road is closed.",
        "Keller is scheduled to announce the plan on Friday.",
        "Keller tried to describe how it felt.",
        "Keller was not authorized to speak about military matters.",
        "The two have yet to agree on who should get the money.",
        "Keller should have a simple message: to listen and learn.",
        "The teachers found themselves managing a crisis.",
        "Experts met to discuss how the valley can recover.",
        "Officials want to close the road.",
        "Any driver will tell you that the road is closed.",
        "Critics will say that the road is closed.",
        "There was a clamour for Brandt to admit that the road was closed.",
        "Pictures show the damage done to the bridge.",
        "A guide, who asked not to be named, left the room.",
    ],
)
def test_nobody_said_it(find: Find, sentence: str) -> None:
    assert [quote.text for quote in find(START + "\n\n" + sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Keller is not sure that it will be possible.", "is not sure that it will be possible"),
        (
            "Keller does not believe that the wall will hold.",
            "does not believe that the wall will hold",
        ),
        ("Brandt denied that he had taken it.", "denied that he had taken it"),
        ("Brandt doubts the dam will last.", "doubts the dam will last"),
        ("Brandt rejected claims that he was ill.", "rejected claims that he was ill"),
    ],
)
def test_a_denial_or_doubt_is_part_of_what_was_said(find: Find, sentence: str, text: str) -> None:
    assert [quote.text for quote in find(START + "\n\n" + sentence)] == [text]


@pytest.mark.parametrize(
    ("paragraph", "begins", "speaker"),
    [
        ("Jens Aker, head of NATO: “We welcome it.”", "We welcome", "Jens Aker"),
        ("President Lea Marin of Savona: “A good day for us.”", "A good day", "Lea Marin"),
        ("In the words of site manager Joy Tan, the wall is “like cheese”.", "like", "Joy Tan"),
        ("“The deficit will shrink, said Rita Kovar.", "The deficit will shrink,", "Rita Kovar"),
        ("»It is the longest,« said Mads Krogh.", "It is the longest,", "Mads Krogh"),
    ],
)
def test_whose_words_stand_beside_a_mark(
    find: Find, paragraph: str, begins: str, speaker: str
) -> None:
    [quote] = find("World leaders met.\n\n" + paragraph)
    assert quote.text.startswith(begins)
    assert quote.speaker_name == speaker
    assert "“" not in (quote.speaker_text or "")


def test_a_last_word_alone_is_part_of_what_was_said(find: Find) -> None:
    [quote] = find(START + "\n\n“We will not pay the bill,” Keller said. “Never.”")
    assert quote.words.endswith("Never.")


def test_the_person_of_the_paragraph_before_speaks(find: Find) -> None:
    text = "Ewa Sikora has lived beside the river for 60 years.\n\n“I heard the beams go.”"
    assert [quote.speaker_name for quote in find(text)] == ["Ewa Sikora"]


def test_a_question_put_without_labels(find: Find) -> None:
    turns = [
        "Ola Brun spoke to Lena Ruiz about the storm.",
        "**When will the port open?**",
        "On Friday, if the wind drops.",
        "**Who pays for the damage?**",
        "The insurers will pay for the cranes.",
        "**Did you have any warning?**",
        "We had four hours.",
        "**How many boats were lost?**",
        "Eleven boats went down.",
    ]
    spoken = [(q.speaker_name, q.text) for q in find("\n\n".join(turns), "interview")]
    assert spoken[:2] == [
        ("Lena Ruiz", "When will the port open?"),
        ("Ola Brun", "On Friday, if the wind drops."),
    ]
    assert {name for name, _ in spoken[1::2]} == {"Ola Brun"}


def test_an_explainer_is_no_interview(find: Find) -> None:
    turns = [
        "Parliament votes on the treaty on Friday.",
        "What is the treaty?",
        "It bans the trade in shells.",
        "Who has signed?",
        "Nine states have signed.",
        "When will it apply?",
        "From January.",
        "What happens next?",
        "The states ratify it.",
    ]
    assert find("\n\n".join(turns), "interview") == ()
