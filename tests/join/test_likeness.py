"""In what two tellings agree and differ: each point of it at its edges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.join.event_tellings import Telling
from generator.join.likeness import Agreement, agreement

NOTHING: frozenset[str] = frozenset()
PLAIN = Telling(
    place=0, value="2022-03-07", first=0, last=0, sentence=("a", 0), names=NOTHING, lent=False,
    known=NOTHING, leads=NOTHING, words=NOTHING, setting=NOTHING, title=NOTHING, act="shot",
    kinds=NOTHING, touches=NOTHING, numbers=frozenset(), dated=True, rough=False, announced=False,
    reference=False, generic=False, places=NOTHING, bodies=frozenset(), parties=NOTHING,
    agents=NOTHING, agent_names=NOTHING, weekly=False, strikes=False,
)  # fmt: skip


def telling(key: str, **given: object) -> Telling:
    """A telling of article ``key``; what holds words is given as words in one text."""
    sets = {
        name: frozenset(value.split())
        for name, value in given.items()
        if isinstance(value, str) and name not in {"act", "value"}
    }
    return replace(PLAIN, sentence=(key, 0), **(given | sets))  # type: ignore[arg-type]


def agree(one: dict[str, object], other: dict[str, object], common: str = "") -> Agreement:
    """The agreement of tellings of two articles, which is the same in both orders."""
    a, b = telling("a", **one), telling("b", **other)
    found = agreement(a, b, dict.fromkeys(common.split(), 0.25))
    assert found == agreement(b, a, dict.fromkeys(common.split(), 0.25))
    return found


@pytest.mark.parametrize(
    ("one", "other", "common", "names"),
    [
        ({"names": "harrim"}, {"names": "harrim"}, "", 0),  # neither article knows whom
        ({"names": "harrim"}, {"known": "harrim"}, "", 0.5),
        ({"names": "harrim", "known": "harrim"}, {"names": "harrim", "known": "harrim"}, "", 1),
        ({"names": "harrim kamar"}, {"known": "harrim"}, "", 0.25),
        ({"names": "harrim"}, {"known": "harrim"}, "harrim", 0.125),  # a quarter of a name
        ({"names": "harrim kamar"}, {"known": "harrim"}, "harrim", 0.1),
        # Of a sentence that names nobody those names of its lead that the other knows.
        ({"names": "harrim", "lent": True}, {"names": "harrim", "known": "harrim"}, "", 0),
        ({"names": "harrim", "known": "harrim", "lent": True}, {"names": "harrim"}, "", 1),
        ({"names": "harrim", "lent": True}, {"names": "harrim", "lent": True}, "", 0.6),
        ({"names": "harrim", "lent": True}, {"names": "harrim", "lent": True}, "harrim", 0.15),
        ({"names": "a b", "lent": True}, {"names": "a b", "lent": True}, "", 0.6),  # no more
        ({"names": "a", "lent": True}, {"names": "a", "known": "a", "lent": True}, "", 1),
        # Of two leads no more, where the acts are not of one kind.
        (
            {"names": "a", "lent": True},
            {"names": "a", "known": "a", "lent": True, "act": "meet"},
            "",
            0.6,
        ),
    ],
)
def test_names(one: dict[str, object], other: dict[str, object], common: str, names: float) -> None:
    assert agree(one, other, common).names == pytest.approx(names)


@pytest.mark.parametrize(
    ("one", "other", "strangers"),
    [
        ({"names": "harrim"}, {"names": "kamar"}, 1),
        ({"names": "harrim"}, {"names": "kamar", "known": "harrim"}, 0),
        ({"names": "harrim dovel"}, {"names": "kamar", "known": "harrim"}, 0.5),
        ({"names": "harrim"}, {"names": "harrim kamar"}, 0),
        ({"names": "harrim"}, {}, 0),
    ],
)
def test_strangers(one: dict[str, object], other: dict[str, object], strangers: float) -> None:
    assert agree(one, other).strangers == strangers


@pytest.mark.parametrize(
    ("one", "other", "elsewhere"),
    [
        ({"places": "harrim"}, {"places": "kamar"}, 1),
        ({"places": "harrim"}, {"places": "kamar", "known": "harrim"}, 0),
        ({"places": "harrim"}, {}, 0),
        ({"bodies": frozenset({("court", "peru")})}, {"bodies": frozenset({("court", "oman")})}, 1),
        ({"bodies": frozenset({("court", "peru")})}, {"bodies": frozenset({("court", "peru")})}, 0),
        ({"bodies": frozenset({("court", "peru")})}, {"bodies": frozenset({("bank", "oman")})}, 0),
        ({"bodies": frozenset({("court", "peru"), ("bank", "oman")})},
         {"bodies": frozenset({("court", "cuba"), ("bank", "oman")})}, 0),
    ],
)  # fmt: skip
def test_elsewhere(one: dict[str, object], other: dict[str, object], elsewhere: float) -> None:
    assert agree(one, other).elsewhere == elsewhere


SAID = {"kinds": "statement", "act": "say"}


@pytest.mark.parametrize(
    ("one", "other", "act", "other_act", "only_said"),
    [
        ({}, {}, 1, 0, 0),  # one word
        ({"act": "kill"}, {}, 0, 0, 0),
        ({"act": "kill", "generic": True}, {}, 1, 0, 0),
        ({"act": "kill", "kinds": "attack"}, {"kinds": "attack"}, 1, 0, 0),
        ({"act": "kill", "kinds": "attack"}, {"kinds": "quake"}, 0, 1, 0),
        ({"act": "kill", "kinds": "attack"}, {"kinds": "death"}, 0, 0, 0),  # follows from any
        ({"act": "kill", "kinds": "attack"}, {"touches": "attack"}, 0.5, 0, 0),
        ({"act": "kill", "touches": "attack"}, {"touches": "attack"}, 0.5, 0, 0),
        ({"act": "kill", "touches": "attack"}, {"touches": "quake"}, 0, 0, 0),
        ({"act": "kill", "kinds": "attack", "touches": "quake"},
         {"kinds": "quake", "touches": "attack"}, 1, 0, 0),
        ({"act": "kill", "kinds": "attack", "touches": "quake"}, {"kinds": "quake"}, 0, 0, 0),
        (SAID, {"kinds": "attack"}, 0, 1, 1),
        (SAID, {"kinds": "attack statement"}, 0, 1, 0),  # what both said needs a word of both
        (SAID | {"words": "fault"}, {"kinds": "attack statement", "words": "fault"}, 1, 0, 0),
        (SAID, SAID | {"act": "tell"}, 0, 1, 0),
        (SAID | {"words": "fault"}, SAID | {"act": "tell", "words": "fault"}, 1, 0, 0),
    ],
)  # fmt: skip
def test_acts(
    one: dict[str, object],
    other: dict[str, object],
    act: float,
    other_act: float,
    only_said: float,
) -> None:
    found = agree(one, other)
    assert (found.act, found.other_act, found.only_said) == (act, other_act, only_said)


@pytest.mark.parametrize(
    ("one", "other", "pointed", "nothing"),
    [
        ({}, {}, 0, 0),
        ({"reference": True}, {}, 1, 0),
        ({"generic": True}, {"act": "kill"}, 1, 0),
        ({"reference": True}, {"act": "kill"}, 0, 1),
        ({"reference": True, "kinds": "attack"}, {"act": "kill", "touches": "attack"}, 0, 0),
        ({"words": "judge"}, {"act": "kill", "words": "judge"}, 0, 0),
        ({"words": "judge"}, {"act": "kill", "words": "miner"}, 0, 1),
    ],
)
def test_what_only_points_and_what_shares_nothing(
    one: dict[str, object], other: dict[str, object], pointed: float, nothing: float
) -> None:
    found = agree(one, other)
    assert (found.pointed, found.nothing) == (pointed, nothing)


@pytest.mark.parametrize(
    ("one", "other", "common", "words", "title", "setting"),
    [
        ({"words": "judge"}, {"setting": "judge"}, "", 0.5, 0, 0),
        ({"words": "judge"}, {"setting": "judge"}, "judge", 0.125, 0, 0),
        ({"title": "judge shot"}, {"setting": "judge"}, "", 0, 0.5, 0),
        ({"setting": "judge shot"}, {"setting": "judge"}, "", 0, 0, 1),
        ({"setting": "judge shot"}, {"setting": "judge dead"}, "", 0, 0, 0.5),
        ({"setting": "judge shot"}, {"setting": "judge"}, "judge", 0, 0, 0.25),
        ({"setting": "judge"}, {}, "", 0, 0, 0),
    ],
)
def test_words(
    one: dict[str, object],
    other: dict[str, object],
    common: str,
    words: float,
    title: float,
    setting: float,
) -> None:
    found = agree(one, other, common)
    assert (found.words, found.title, found.setting) == pytest.approx((words, title, setting))


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ({("judge", "2")}, {("judge", "3")}, 1),
        ({("judge", "2")}, {("judge", "2")}, 0),
        ({("judge", "2")}, {("miner", "3")}, 0),
        (set(), {("miner", "3")}, 0),
    ],
)
def test_numbers(one: set[tuple[str, str]], other: set[tuple[str, str]], differs: float) -> None:
    found = agree({"numbers": frozenset(one)}, {"numbers": frozenset(other)})
    assert found.other_number == differs


def test_dates() -> None:
    assert agree({}, {}).same_day == 1
    assert agree({}, {"value": "2022-03-08"}).same_day == 0


def test_what_an_article_lends_both_its_sentences_joins_none_of_them() -> None:
    lent = {"known": "harrim", "setting": "judge", "title": "judge", "names": "kamar"}
    one, other = telling("a", **lent), telling("a", **(lent | {"names": "harrim"}))
    found = agreement(one, other)
    assert (found.names, found.words, found.title, found.setting) == (0, 0, 0, 0)
    assert agreement(one, telling("b", **(lent | {"names": "harrim"}))).title == 1


@pytest.mark.parametrize(
    ("one", "other", "others"),
    [
        ({"agents": "moss", "agent_names": "moss"}, {"agents": "kray", "agent_names": "kray"}, 1),
        ({"agents": "moss", "agent_names": "moss"}, {"agents": "moss kray"}, 0),
        ({"agents": "moss", "agent_names": "moss"}, {}, 0),
        (
            {"agents": "moss", "agent_names": "moss"},
            {"agents": "kray", "agent_names": "kray", "known": "moss"},
            0,
        ),
    ],
)
def test_others_act(one: dict[str, object], other: dict[str, object], others: float) -> None:
    assert agree(one, other).others == others


QUAKE: dict[str, object] = {
    "strikes": True, "kinds": "quake", "names": "kamar", "first": 20, "last": 20,
}  # fmt: skip


@pytest.mark.parametrize(
    ("other", "disaster"),
    [
        ({"known": "kamar"}, 1),
        ({}, 0),  # of another place, for all that is told
        ({"known": "kamar", "kinds": "flood"}, 0),
        ({"known": "kamar", "first": 27, "last": 27}, 0),
        ({"known": "kamar", "first": 27, "last": 27, "weekly": True}, 1),
        ({"known": "kamar", "first": 28, "last": 28, "weekly": True}, 0),
        ({"known": "kamar", "first": 21, "last": 21}, 0),
        ({"known": "kamar", "first": 21, "last": 21, "dated": False}, 1),
        ({"known": "kamar", "first": 22, "last": 22, "rough": True}, 1),
        ({"known": "kamar", "first": 1, "last": 31}, 1),
        ({"known": "kamar", "first": 1, "last": 40}, 0),
    ],
)
def test_one_disaster_of_a_day_and_place(other: dict[str, object], disaster: float) -> None:
    told = {**QUAKE, "names": "dovel", **other}
    assert agree(QUAKE, told).disaster == disaster


def test_a_number_and_parties_in_common() -> None:
    numbers = frozenset({("person", "100,000")})
    same = agree({"numbers": numbers, "parties": "moss"}, {"numbers": numbers, "parties": "moss"})
    assert (same.same_number, same.parties) == (1, 1)
    other = agree({"parties": "moss"}, {"parties": "kray"})
    assert (other.same_number, other.parties) == (0, 0)
