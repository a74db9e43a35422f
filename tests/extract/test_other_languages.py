"""What is read of an article in another language: marked words, grouped numbers, nothing else."""

from __future__ import annotations

import pytest

from generator.extract.other_languages import extract_other
from generator.records import Article, Extract


def extract(language: str, text: str) -> Extract:
    return extract_other(
        Article(
            id="a", source="a.txt", part=1, lines=(1, 1), title=None, subtitle=None, outlet=None,
            authors=(), url=None, language=language, published="2023-10-04",
            published_basis="stated", genre="report", copy_of=None, text=text,
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "« Nous avons assez attendu », a dit le maire Luc Ferrand. « Ils arrivent demain. »",
         [("Nous avons assez attendu", "Luc Ferrand"), ("Ils arrivent demain.", "Luc Ferrand")]),
        ("de", "„Wir haben lange genug gewartet“, sagte Hafenmeister Jonas Weil.",
         [("Wir haben lange genug gewartet", "Hafenmeister Jonas Weil")]),
        ("de", "„Wir haben lange genug gewartet“, sagte der Minister.",
         [("Wir haben lange genug gewartet", None)]),
        ("ru", "«Мы достаточно ждали», — заявил Юрин. — «Первые суда придут сегодня».",
         [("Мы достаточно ждали", "Юрин"), ("Первые суда придут сегодня", "Юрин")]),
        ("es", "Luis Ferrán dijo: «Hemos esperado bastante».",
         [("Hemos esperado bastante", "Luis Ferrán")]),
        ("es", "«Hemos esperado bastante», dijo Luis Ferrán a Ana Ruiz.",
         [("Hemos esperado bastante", None)]),
        ("zh", "“我们等得够久了，”港务局长王建浩说。“第一批船今晚到达。”",
         [("我们等得够久了，", "港务局长王建浩"), ("第一批船今晚到达。", "港务局长王建浩")]),
        ("ja", "「私たちは十分に待った」と市長は述べた。", [("私たちは十分に待った", None)]),
        ("fr", "Le « Grand Port » est ouvert.", []),
    ],
)  # fmt: skip
def test_quotations(language: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    found = extract(language, text)
    assert [(q.text, q.speaker_name) for q in found.quotes] == expected
    assert all(text[q.start : q.end] == q.text for q in found.quotes)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Más de 2.000 toneladas esperan.", [("Más de 2.000 toneladas", 2000, "more_than")]),
        ("fr", "Environ 12 500 tonnes attendent.", [("Environ 12 500 tonnes", 12500, "about")]),
        ("de", "Am Kai warten 2.000 Tonnen Weizen.", [("2.000 Tonnen", 2000, "exact")]),
        ("ru", "Ждут более 2 000 тонн зерна.", [("более 2 000 тонн", 2000, "more_than")]),
        # A decimal comma, a range, a scale, a year, and a language whose qualifiers are not known.
        ("es", "Cuesta 2,000 euros.", []),
        ("es", "Entre 2.000 y 3.000 toneladas.", []),
        ("fr", "Un budget de 2 000 millions d’euros.", []),
        ("fr", "En 2023 le port a fermé.", []),
        ("sv", "Där väntar 2 000 ton vete.", []),
    ],
)  # fmt: skip
def test_figures(language: str, text: str, expected: list[tuple[str, int, str]]) -> None:
    found = extract(language, text)
    assert [(f.text, f.value, f.qualifier) for f in found.figures] == expected
    assert all(text[f.start : f.end] == f.text for f in found.figures)


def test_nothing_that_needs_grammar_is_read() -> None:
    found = extract(
        "fr", "Le maire a dit mardi que douze personnes étaient mortes le 2 octobre 2023."
    )
    assert (found.events, found.dates, found.entities, found.mentions) == ((), (), (), ())
    assert len(found.sentences) == 1
