"""Press releases, and texts that correct themselves."""

from __future__ import annotations

from tests.corpus.exports.texts import TEXTS
from tests.corpus.reading import read_articles


def test_a_release_ends_where_its_issuer_speaks_of_himself() -> None:
    (article,) = read_articles(TEXTS["release"])
    assert (article.title, article.published, article.genre) == (
        "Solace Energy opens its largest solar park", "2023-10-03", "statement",
    )  # fmt: skip
    assert article.text.endswith("said Chief Executive Ruth Amari.")


def test_corrections_repeat_the_mistake_and_are_cut() -> None:
    (article,) = read_articles(
        "Mayor to sell town hall\n\nThe Evening Star\n\nOctober 2, 2023\n\nThe mayor will sell the "
        "town hall for $4 million, he said on Sunday.\n\nIt was built in 1901, he said.\n\n"
        "Correction: October 4, 2023\n\nAn earlier version misstated the price as $40 million.\n"
    )
    assert "$40" not in article.text
    assert (article.outlet, article.published) == ("The Evening Star", "2023-10-02")
