"""A corpus of any size out of varied text, for the benchmark: never the same article twice."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FIRST = [
    "Anna",
    "Boris",
    "Carla",
    "David",
    "Elena",
    "Farid",
    "Gayane",
    "Hugo",
    "Irina",
    "Jonas",
    "Karen",
    "Levon",
    "Maria",
    "Nino",
]
FIRST += [
    "Olga",
    "Pavel",
    "Rita",
    "Samir",
    "Tigran",
    "Ulla",
    "Viktor",
    "Wanda",
    "Yusuf",
    "Zara",
    "Amir",
    "Bella",
    "Cyril",
    "Dina",
]
LAST = [
    "Berg",
    "Castro",
    "Dahl",
    "Evers",
    "Farkas",
    "Grant",
    "Holm",
    "Ivanov",
    "Jansen",
    "Kaya",
    "Lindt",
    "Moreau",
    "Novak",
]
LAST += [
    "Okoye",
    "Petrov",
    "Quist",
    "Rossi",
    "Sato",
    "Tamm",
    "Urban",
    "Varga",
    "Weiss",
    "Xenos",
    "Young",
    "Zeller",
    "Aydin",
]
TOWNS = [
    "Goris",
    "Tbilisi",
    "Lyon",
    "Izmir",
    "Bergen",
    "Porto",
    "Gdansk",
    "Malmo",
    "Trieste",
    "Varna",
    "Split",
    "Kaunas",
]
OUTLETS = ["Example Post", "Daily Herald", "Evening Wire", "The Observer", "Press Union"]

_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+(?:yan|ov|ev|ian|na|el|on)\b")
_NUMBER = re.compile(r"\b\d{2,3}(?:,\d{3})?\b")


def make_corpus(folder: Path, sample: Path, count: int, seed: int = 7) -> None:
    """Write ``count`` articles of about 350 words made from the paragraphs of ``sample``."""
    folder.mkdir(parents=True, exist_ok=True)
    paragraphs = list(_paragraphs(sample))
    for n in range(count):
        (folder / f"{n:05}.md").write_text(make_article(paragraphs, n, seed), encoding="utf-8")


def make_article(paragraphs: list[str], n: int, seed: int = 7) -> str:
    """The n-th article, the same for the same seed."""
    chance = random.Random(f"{seed}/{n}")
    people = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(3)]
    town = chance.choice(TOWNS)
    day = date(2023, 1, 2) + timedelta(days=chance.randrange(360))
    body = [
        f"More than {chance.randrange(2, 90)},{chance.randrange(100, 999)} people left {town} on "
        f"{day:%A}, {people[0]} said.",
        *(_varied(p, people, chance) for p in chance.sample(paragraphs, 7)),
        f"“Nobody in {town} expected this,” said {people[1]}, who has lived there for "
        f"{chance.randrange(3, 60)} years.",
    ]
    chance.shuffle(body)
    title = f"{people[0]} speaks of {town}, {people[2]} of {chance.choice(TOWNS)}"
    return (
        f"---\ntitle: {title}\noutlet: {chance.choice(OUTLETS)}\n"
        f"published: {day:%Y-%m-%d}\n---\n\n" + "\n\n".join(body) + "\n"
    )


def _varied(paragraph: str, people: list[str], chance: random.Random) -> str:
    """Other names, other numbers, some sentences left out."""
    text = _NAME.sub(lambda m: chance.choice(people), paragraph)
    text = _NUMBER.sub(lambda m: str(chance.randrange(11, 990)), text)
    sentences = re.split(r"(?<=[.!?”]) (?=[A-Z“])", text)
    kept = [s for s in sentences if chance.random() < 0.8] or sentences[:1]
    return " ".join(kept)


def _paragraphs(sample: Path) -> Iterator[str]:
    for path in sorted(sample.iterdir()):
        if path.suffix in {".txt", ".md"}:
            for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
                text = " ".join(block.split())
                if len(text) > 120 and text.endswith((".", "”")):
                    yield text
