"""Everything found in one article, from its parse: the per-article stages in order.

A worker process or a cluster runs `extract_chunk`; what it finds in an article depends on the
article, its parse and the gazetteer only, so it can be kept by them.
"""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc

from .errors import BriefingError
from .extract.coreference import read_discourse
from .extract.dates import find_dates
from .extract.events import find_events
from .extract.figures import find_figures
from .extract.quotes import find_quotes
from .extract.quotes.said import date_quotes
from .extraction import Context, rules_version
from .language.gazetteer import Gazetteer
from .language.pipeline import Parser
from .records import Article, Extract, Issue
from .store import Store


def extract_article(doc: Doc, article: Article, gazetteer: Gazetteer) -> Extract:
    """Run every per-article stage on a parsed article."""
    discourse = read_discourse(doc, article, gazetteer)
    dates = find_dates(doc, article)
    quotes = date_quotes(find_quotes(doc, article, discourse), dates, article)
    figures = find_figures(doc, article, dates, quotes, discourse.mentions)
    events = find_events(doc, article, dates, discourse.mentions, quotes, discourse.entities)
    return Extract(
        article=article.id,
        entities=discourse.entities,
        mentions=discourse.mentions,
        quotes=quotes,
        dates=dates,
        events=events,
        figures=figures,
        sentences=tuple((s.start_char, s.end_char) for s in doc.sents),
    )


def extract_chunk(context: Context, articles: Sequence[Article]) -> tuple[Extract, ...]:
    """Parse and extract some articles in this process.

    The model is loaded once a process, however many chunks it is given.

    Raises:
        BriefingError: when this process runs other rules than the one that asks.
    """
    if context.rules != rules_version():
        raise BriefingError(
            "a worker has another version of the generator installed; install the same "
            "version on every machine of the cluster and restart its workers"
        )
    tools = _tools(context)
    docs = tools.parser.docs([a.text for a in articles])
    return tuple(
        _extracted(doc, article, tools.gazetteer)
        for doc, article in zip(docs, articles, strict=True)
    )


def _extracted(doc: Doc, article: Article, gazetteer: Gazetteer) -> Extract:
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
        sentences = tuple((s.start_char, s.end_char) for s in doc.sents)
        return Extract(article.id, (), (), (), (), (), (), sentences, (issue,))


def load(context: Context) -> None:
    """Load all that the first article of a process waits for: the model, patterns, word lists."""
    tools = _tools(context)
    text = "The council met on Monday, 3 May 2021. “We agreed,” its head said to 20 reporters."
    article = Article(
        "sample", "", 1, (1, 1), None, None, None, (), None, "en", "2021-05-04", "stated",
        "report", None, text,
    )  # fmt: skip
    _extracted(tools.parser.parsed(text), article, tools.gazetteer)


@dataclass(frozen=True, slots=True)
class _Tools:
    parser: Parser
    gazetteer: Gazetteer
    store: Store


@lru_cache(maxsize=1)
def _tools(context: Context) -> _Tools:
    store = Store(context.cache)
    return _Tools(Parser(context.model, store), Gazetteer(context.editorial), store)
