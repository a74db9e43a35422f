"""An interview reads as a dialogue: question and whole answer, in order."""

from __future__ import annotations

from generator.brief.compose import compose
from generator.pages.dialogues import Dialogue, find_dialogues
from generator.pages.record_index import RecordIndex
from generator.pages.views import Views
from generator.records import Editorial
from tests import factory

ANSWERS = ("It is closed.", "Nobody may cross it.", "In May, I hope.")
TEXT = (
    "The mayor of Dorn on its bridge.\n\nIs the bridge of Dorn open?\n\nAnna Berg:\n\n"
    f"{ANSWERS[0]}\n\n{ANSWERS[1]}\n\nThen when will it open?\n\n{ANSWERS[2]}"
)
SOURCE = factory.article("talk", TEXT, genre="interview", title="The bridge")


def dialogues(*words: str) -> tuple[Dialogue, ...]:
    quotes = [factory.quote(SOURCE, w, interview=True, speaker="berg") for w in words]
    records = factory.records(articles=(SOURCE,), quotes=quotes, actors=(factory.actor("berg"),))
    index = RecordIndex(compose(records, Editorial()))
    return find_dialogues(quotes, index, Views(index))


def test_each_question_is_followed_by_the_whole_answer() -> None:
    (made,) = dialogues(*ANSWERS)
    assert [(t.question, t.answer, len(t.ids)) for t in made.turns] == [
        ("Is the bridge of Dorn open?", f"{ANSWERS[0]}\n\n{ANSWERS[1]}", 2),
        ("Then when will it open?", ANSWERS[2], 1),
    ]
    assert made.article.text == "The bridge"


def test_who_asks_has_no_dialogue() -> None:
    assert dialogues("Is the bridge of Dorn open?", "Then when will it open?") == ()


def test_one_answer_makes_no_dialogue() -> None:
    assert dialogues(ANSWERS[2]) == ()
