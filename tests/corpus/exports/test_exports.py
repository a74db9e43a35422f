"""What every export states, and that nothing of it vanishes."""

from __future__ import annotations

import pytest

from tests.corpus.exports.texts import TEXTS, mastheads
from tests.corpus.reading import read_articles

LOWE, RUIZ = ("Harriet Lowe",), ("Lena Ruiz", "Tom Rowe")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("old_nexis", [
            ("Flood wall at Tarn had been patched twice before it failed", "The Guardian", LOWE,
             "2023-10-03"),
            ("Ferry fares to double", "The Evening Star", ("Ola Fenn",), "2023-10-04"),
        ]),
        ("new_nexis", [("Flood Wall Fails at Tarn", "The Daily Courier", LOWE, "2023-10-03")]),
        ("factiva", [
            ("Copper strike ends in Kamar", "Reuters", RUIZ, "2023-10-03"),
            ("Bank lifts rates again", "The Wall Street Journal", (), "2023-10-04"),
        ]),
        ("factiva_codes", [("Copper strike ends in Kamar", "Reuters", RUIZ[:1], "2023-10-03")]),
        ("proquest", [
            ("Flood wall at Tarn had been patched twice", "The Daily Courier", LOWE, "2023-10-03"),
            ("Ferry fares to double", "Evening Star", ("Ola Fenn", "Rhys Cole"), "2023-10-04"),
        ]),
        ("alert", [
            ("Copper strike ends in Kamar", "Reuters", (), "2023-10-04"),
            ("Copper price falls", "Mining Weekly", (), "2023-10-04"),
        ]),
        ("newsletter", [
            ("TRUCE HOLDS IN QARSHA", "The Gulf Briefing", (), "2023-10-04"),
            ("SORIN RAISES RATES", "The Gulf Briefing", (), "2023-10-04"),
        ]),
        ("united_nations", [
            ("Security Council Extends Mission in Qarsha for One Year, Adopting Resolution 2699 "
             "(2023)", "United Nations", (), "2023-10-03"),
        ]),
        ("thread", [
            ("Pavel Yurin", None, ("Pavel Yurin",), "2023-10-02"),
            ("Pavel Yurin", None, ("Pavel Yurin",), "2023-10-03"),
        ]),
        ("debate", [("BRIDGE AT WEXLEY", "Congressional Record", (), "2023-10-03")]),
    ],
)  # fmt: skip
def test_mastheads(name: str, expected: list[tuple[object, ...]]) -> None:
    assert mastheads(read_articles(TEXTS[name])) == expected


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_nothing_but_text_is_in_the_body_and_nothing_vanishes(text: str) -> None:
    articles = read_articles(text)
    body = "\n".join(a.text for a in articles)
    for strange in (
        "LOAD-DATE", "Load-Date", "Classification", "Copyright", "ProQuest", "Document ", " words",
        "Unsubscribe", "400 passengers", "7946", "Retweets", "48.1K", "1998", "Congressional",
        "H4952", "For information media", "07:12", "Search Summary", "FLOODS", "1/2",
    ):  # fmt: skip
        assert strange not in body
    kept = [*(a.title or "" for a in articles), *(a.subtitle or "" for a in articles), body]
    kept += [c.text for a in articles for c in a.cut]
    words = set(" ".join(kept).split())
    assert {w for w in text.split() if w not in words} <= {"2/2", "1/2"}


def test_the_date_of_an_alert_is_not_stated_by_the_articles() -> None:
    assert {a.published_basis for a in read_articles(TEXTS["alert"])} == {"inferred"}
