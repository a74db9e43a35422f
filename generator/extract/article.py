"""Everything found in one article, from its parse: the per-article stages in order."""

from __future__ import annotations

import traceback
from pathlib import Path

from spacy.tokens import Doc

from ..language.gazetteer import Gazetteer
from ..records import Article, Extract, Issue
from .coreference import resolve_coreference
from .dates import find_dates
from .events import find_events
from .events.glued import parts_of
from .figures import find_figures
from .other_languages import extract_other
from .quotes import find_quotes


def extract_article(doc: Doc, article: Article, gazetteer: Gazetteer) -> Extract:
    """Run every per-article stage on a parsed article."""
    if article.language != "en":
        return extract_other(article)
    chains = resolve_coreference(doc, article, gazetteer)
    dates = find_dates(doc, article)
    quotes = find_quotes(doc, article, chains, dates)
    figures = find_figures(doc, article, dates, quotes, chains.mentions)
    events = find_events(doc, article, dates, chains.mentions, quotes, chains.entities)
    return Extract(
        article=article.id,
        entities=chains.entities,
        mentions=chains.mentions,
        quotes=quotes,
        dates=dates,
        events=events,
        figures=figures,
        sentences=_sentences(doc),
    )


def extract_or_explain(doc: Doc, article: Article, gazetteer: Gazetteer) -> Extract:
    """What is found in an article; where a rule breaks on its text, an issue instead, for one
    article must not take the others with it."""
    try:
        return extract_article(doc, article, gazetteer)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        issue = Issue(
            article.id, article.source, None, "extraction-failed",
            f"{article.source}: a rule broke on this article and nothing was taken from it "
            f"({type(error).__name__}: {error}; {Path(last.filename).name}:{last.lineno}); "
            "please report it with the text",
        )  # fmt: skip
        return Extract(article.id, (), (), (), (), (), (), _sentences(doc), (issue,))


def _sentences(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Where sentences stand; two that a saved page has glued together are two."""
    return tuple((start, end) for s in doc.sents for start, end in parts_of(s))
