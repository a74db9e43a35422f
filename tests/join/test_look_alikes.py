"""Events of one day that look alike and are two, and tellings of one event that look different:
short articles, read and joined as a corpus is."""

from __future__ import annotations

from itertools import product

import pytest

from generator.actors.assign_ids import rewrite_events
from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.join.same_event import cluster_events
from generator.language.pipeline import Parser
from generator.records import Article, Event
from tests.factory import article

#: Headline, blank line, text; every article is of Wednesday, 14 June 2017.
PUBLISHED = "2017-06-14"

APART: dict[str, tuple[str, str]] = {
    "two towns": (
        "Bus falls into ravine\n\nA bus fell into a ravine near Oltenna on Tuesday, killing 12.",
        "Bus falls into gorge\n\nA bus fell into a ravine near Pirmasca on Tuesday, killing nine.",
    ),
    "two firms": (
        "Kelmar to cut jobs\n\nKelmar Motors said on Tuesday it would cut 900 jobs in Bremen.",
        "Vantis to cut jobs\n\nVantis Foods said on Tuesday it would cut 700 jobs in Lille.",
    ),
    "two courts": (
        "Banker jailed\n\nA court in Tallinn jailed the banker Oskar Vahl for fraud on Tuesday.",
        "Builder jailed\n\nA court in Zagreb jailed the builder Ivo Maric for fraud on Tuesday.",
    ),
    "two matches": (
        "Rovers win\n\nDunmore Rovers beat Ashby Town 2-0 on Tuesday in the cup.",
        "Albion win\n\nCarrick Albion beat Stanmore City 2-0 on Tuesday in the cup.",
    ),
    "two winners": (
        "Lindqvist wins\n\nSara Lindqvist won the downhill at Kvitfjell on Tuesday.",
        "Moser wins\n\nAnna Moser won the slalom at Levi on Tuesday.",
    ),
    "two ministers": (
        "Minister resigns\n\nPeru's health minister, Rosa Quispe, resigned on Tuesday.",
        "Minister resigns\n\nGhana's energy minister, Kofi Addo, resigned on Tuesday.",
    ),
    "two storms": (
        "Storm hits coast\n\nTyphoon Mirel struck the coast of Luzon on Tuesday.",
        "Storm hits coast\n\nHurricane Odile struck the coast of Sinaloa on Tuesday.",
    ),
    "two rates": (
        "Rate raised\n\nNorway's central bank raised its main rate on Tuesday.",
        "Rate raised\n\nChile's central bank raised its main rate on Tuesday.",
    ),
    "two strikes": (
        "Pilots strike\n\nPilots of Norda Air went on strike in Oslo on Tuesday.",
        "Dockers strike\n\nDockers went on strike in Antwerp on Tuesday.",
    ),
    "two bombs": (
        "Blast at market\n\nA bomb exploded at a market in Quetta on Tuesday, killing six.",
        "Blast at mosque\n\nA bomb exploded at a mosque in Kano on Tuesday, killing six.",
    ),
    "two visits": (
        "President in Hanoi\n\nPresident Ana Duarte arrived in Hanoi on Tuesday.",
        "King in Manila\n\nKing Haldor arrived in Manila on Tuesday.",
    ),
    "a meeting and its refusal": (
        "Leaders meet\n\nMarta Oliv met Jan Terk in Vienna on Tuesday.",
        "No meeting\n\nBoris Kamen refused to meet Jan Terk in Prague on Tuesday.",
    ),
}

TOGETHER: dict[str, tuple[str, str]] = {
    "a noun for the verb": (
        "Oltenna bus crash\n\nA bus fell into a ravine near Oltenna on Tuesday, killing 12.",
        "Crash near Oltenna\n\nThe fall of a bus into a ravine near Oltenna on Tuesday killed 12.",
    ),
    "another verb": (
        "Quispe quits\n\nPeru's health minister, Rosa Quispe, resigned on Tuesday.",
        "Quispe out\n\nRosa Quispe stepped down as health minister of Peru on Tuesday.",
    ),
    "the passive": (
        "Vahl jailed\n\nA court in Tallinn jailed the banker Oskar Vahl for fraud on Tuesday.",
        "Fraud in Tallinn\n\nOskar Vahl was jailed for fraud by a Tallinn court on Tuesday.",
    ),
    "a rounded number": (
        "Kelmar to cut jobs\n\nKelmar Motors cut 912 jobs in Bremen on Tuesday.",
        "Jobs go in Bremen\n\nKelmar Motors cut about 900 jobs at its Bremen plant on Tuesday.",
    ),
}


def events_of(parser: Parser, key: str, text: str) -> tuple[Article, list[Event]]:
    title, _, body = text.partition("\n\n")
    source = article(key, body, title=title, published=PUBLISHED)
    doc = next(parser.docs([body]))
    found = find_events(doc, source, find_dates(doc, source))
    return source, list(rewrite_events(found, {}, {}))


def share_an_entry(parser: Parser, texts: tuple[str, str]) -> bool:
    (one, first), (other, second) = (
        events_of(parser, key, text) for key, text in zip("ab", texts, strict=True)
    )
    assert first
    assert second
    clusters = cluster_events([*first, *second], [one, other])
    pairs = product(range(len(first)), range(len(first), len(first) + len(second)))
    return any({a, b} <= set(members) for a, b in pairs for members in clusters)


@pytest.mark.parametrize("texts", APART.values(), ids=APART.keys())
def test_what_differs_in_a_name_is_two(parser: Parser, texts: tuple[str, str]) -> None:
    assert not share_an_entry(parser, texts)


@pytest.mark.parametrize("texts", TOGETHER.values(), ids=TOGETHER.keys())
def test_other_words_for_one_event_are_one(parser: Parser, texts: tuple[str, str]) -> None:
    assert share_an_entry(parser, texts)
