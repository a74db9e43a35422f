"""Articles in other languages: named, with mastheads and dates read in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.corpus import read_corpus
from generator.corpus.languages import language_of
from generator.corpus.masthead_dates import find_dates, is_date_line

FRENCH = (
    "Le port de Sarvel rouvre ses portes\n\nLe Courrier du Nord\n"
    "mercredi 4 octobre 2023 à 14h32\n\n"
    "Le port de Sarvel a rouvert mardi, a annoncé le maire de la ville dans un communiqué.\n"
)
ARABIC = (
    "ميناء سارفيل يفتح أبوابه\n\nصحيفة الشمال\n4 أكتوبر 2023\n\n"
    "أعلن رئيس البلدية يوم الثلاثاء أن ميناء سارفيل فتح أبوابه من جديد بعد العاصفة.\n"
)
CHINESE = (
    "萨维尔港重新开放\n\n北方日报\n2023年10月4日\n\n萨维尔港周二重新开放，市长宣布。\n\n"
    "码头上有2000多吨小麦等待装运。\n"
)


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        (FRENCH, "fr", "Le port de Sarvel rouvre ses portes"),
        (ARABIC, "ar", "ميناء سارفيل يفتح أبوابه"),
        (CHINESE, "zh", "萨维尔港重新开放"),
    ],
)
def test_mastheads(tmp_path: Path, text: str, language: str, title: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    corpus = read_corpus(tmp_path)
    (article,) = corpus.articles
    assert (article.language, article.title, article.published) == (language, title, "2023-10-04")
    assert article.outlet
    assert [i.kind for i in corpus.issues] == ["not-english"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "4 octobre 2023"),
        ("fr", "Publié le mercredi 4 octobre 2023 à 14h32"),
        ("de", "4. Oktober 2023"),
        ("de", "Mittwoch, 4. Okt. 2023, 14:32 Uhr"),
        ("es", "4 de octubre de 2023"),
        ("pt", "4 de outubro de 2023"),
        ("it", "mercoledì 4 ottobre 2023"),
        ("ru", "4 октября 2023 г."),
        ("uk", "4 жовтня 2023"),
        ("tr", "4 Ekim 2023"),
        ("ar", "4 أكتوبر 2023"),
        ("zh", "2023年10月4日"),
        ("ja", "2023年10月4日"),
        ("ko", "2023년 10월 4일"),
    ],
)
def test_date_lines(language: str, line: str) -> None:
    assert is_date_line(line, language)
    assert [f.iso for f in find_dates(line, language)] == ["2023-10-04"]


def test_english_without_its_small_words_stays_english() -> None:
    assert language_of("Ferry sold") == "en"
    assert (
        language_of("The ferry was sold to the council, the owner said on Monday evening.") == "en"
    )
    assert language_of("") == "en"
