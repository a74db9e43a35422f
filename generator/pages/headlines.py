"""What articles are called: by their headline, else by their first words; apart in citations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from textwrap import shorten

from ..brief.readable import without_dateline
from ..records import Article

#: Words by which an article without a title is called.
_FIRST_WORDS = 7
#: As much of a title as there is room for in a citation.
_TITLE_CHARACTERS = 60


def citation_names(articles: Sequence[Article]) -> dict[str, str]:
    """What citations call each article: its outlet, else its headline; with a number where others
    of the same day are called so too."""
    names = {a.id: a.outlet or f"“{_first_words(a).strip('“”')}”" for a in articles}
    alike = Counter((names[a.id], a.published) for a in articles)
    seen = Counter[tuple[str, str | None]]()
    for article in articles:
        key = names[article.id], article.published
        seen[key] += 1
        if alike[key] > 1:
            names[article.id] += f" ({seen[key]})"
    return names


def list_names(articles: Sequence[Article]) -> dict[str, str]:
    """What lists call each article: its headline; where that is missing, and others open with the
    same words, with a number."""
    names = {a.id: headline(a) for a in articles}
    alike = Counter(names[a.id] for a in articles if not a.title)
    seen = Counter[str]()
    for article in articles:
        name = names[article.id]
        seen[name] += 1
        if not article.title and alike[name] > 1:
            names[article.id] += f" ({seen[name]})"
    return names


def _first_words(article: Article) -> str:
    return shorten(headline(article), _TITLE_CHARACTERS, placeholder=" …")


def headline(article: Article) -> str:
    """The title, or the first words of an article that has none."""
    if article.title:
        return article.title
    words = without_dateline(article.text).split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS]
    return f"“{' '.join(words)} …”" if words else article.source
