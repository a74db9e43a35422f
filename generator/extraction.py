"""Everything found in one article, from its parse: the per-article stages in order.

A worker process or a cluster runs `extract_article`; it depends on the article, its parse
and the gazetteer only, so its result can be cached by them.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

from .code import code_version
from .errors import BriefingError
from .extract.dates import find_dates
from .extract.discourse import read_discourse
from .extract.events import find_events
from .extract.figures import find_figures
from .extract.quotes import find_quotes
from .extract.said import date_quotes
from .language.gazetteer import Gazetteer
from .language.pipeline import Parser, parse_key
from .progress import Progress
from .records import Article, Editorial, Extract, Issue
from .reuse import KeptExtracts
from .settings import Settings
from .store import Store, digest, opened
from .workers import Helper, Pool, workers

#: Articles parsed, extracted and stored at a time; bounds memory and the loss when killed.
_CHUNK = 16
#: Files that take about as long to read as the model takes to load.
_MANY = 200


def extract_article(doc: Doc, article: Article, gazetteer: Gazetteer) -> Extract:
    """Run every per-article stage on a parsed article."""
    discourse = read_discourse(doc, article, gazetteer)
    dates = find_dates(doc, article)
    quotes = date_quotes(find_quotes(doc, article, discourse), dates, article)
    figures = find_figures(doc, article, dates, quotes, discourse.mentions)
    events = find_events(doc, article, dates, discourse.mentions, quotes)
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


@dataclass(frozen=True, slots=True)
class Context:
    """What a process needs to know to extract articles; small enough to travel with them."""

    model: str
    editorial: Editorial
    cache: Path | None
    """Where a process keeps its parses; None on machines that do not share the file."""
    rules: str
    """`rules_version` of the process that asks."""


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


def extract_all(
    articles: Sequence[Article],
    editorial: Editorial,
    settings: Settings,
    progress: Progress,
    helper: Helper | None = None,
) -> tuple[Extract, ...]:
    """Extract every article, reusing what the cache holds for the same text and rules.

    The result is in the order of the articles, whoever worked on it and in whatever order.
    ``helper`` was told by `expect` what there may be to do.
    """
    context = _context(settings, editorial)
    keys = _keys(context, articles)
    with opened(settings.cache) as store:
        kept = KeptExtracts(store, editorial.actors)
        found = kept.get_all(keys, [a.text for a in articles])
        # An alias must not parse an article again, however long ago it was parsed.
        store.use("parse", (parse_key(settings.model, a.text) for a in articles))
        todo = [i for i, extract in enumerate(found) if extract is None]
        progress.stage("Reading articles", len(todo))
        done = 0
        size = sum(len(articles[i].text) for i in todo)
        with workers(settings, size) as pool:
            for chunk, made in _run(pool, context, articles, todo, helper or Helper()):
                for i, extract in zip(chunk, made, strict=True):
                    found[i] = extract
                # What broke may have lacked memory only: the next build tries it again.
                whole = zip(chunk, made, strict=True)
                kept.put([(keys[i], extract) for i, extract in whole if not extract.issues])
                done += len(chunk)
                progress.advance(done)
    return tuple(extract for extract in found if extract is not None)


def _context(settings: Settings, editorial: Editorial) -> Context:
    return Context(settings.model, editorial, settings.cache, rules_version())


def _run(
    pool: Pool,
    context: Context,
    articles: Sequence[Article],
    todo: Sequence[int],
    helper: Helper,
) -> Iterator[tuple[list[int], tuple[Extract, ...]]]:
    """Chunks with their extracts, as they get ready; a bounded number is under way."""
    context = replace(context, cache=context.cache if pool.shares_files else None)
    chunks = _chunks(todo)
    if pool.executor is None:
        for chunk in chunks:
            made = helper.begin(extract_chunk, context, [articles[i] for i in chunk])
            yield chunk, made()
        return
    running: dict[Future[tuple[Extract, ...]], list[int]] = {}
    while True:
        for chunk in islice(chunks, pool.under_way - len(running)):
            texts = [articles[i] for i in chunk]
            running[pool.executor.submit(extract_chunk, context, texts)] = chunk
        if not running:
            return
        ready, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in ready:
            yield running.pop(future), future.result()


@dataclass(frozen=True, slots=True)
class _Tools:
    parser: Parser
    gazetteer: Gazetteer
    store: Store


@lru_cache(maxsize=1)
def _tools(context: Context) -> _Tools:
    store = Store(context.cache)
    return _Tools(Parser(context.model, store), Gazetteer(context.editorial), store)


def expect(new: int, files: int, settings: Settings, editorial: Editorial, helper: Helper) -> None:
    """Let the helper get ready when some new files among many will keep it busy."""
    if 0 < new <= _CHUNK and files >= _MANY and not _tools.cache_info().currsize:
        helper.get_ready(_load, _context(settings, editorial))


def _load(context: Context) -> None:
    """Load all that the first article of a process waits for: the model, patterns, word lists."""
    tools = _tools(context)
    text = "The council met on Monday, 3 May 2021. “We agreed,” its head said to 20 reporters."
    article = Article(
        "sample", "", 1, (1, 1), None, None, None, (), None, "en", "2021-05-04", "stated",
        "report", None, text,
    )  # fmt: skip
    _extracted(tools.parser.parsed(text), article, tools.gazetteer)


def _keys(context: Context, articles: Sequence[Article]) -> list[str]:
    rules = digest(context.rules, context.model)
    return [digest(rules, repr(article)) for article in articles]


def rules_version() -> str:
    """Hash of the code and data that extraction depends on: changed rules miss the cache."""
    return code_version("extract", "language", "records", "edtf.py", "extraction.py")


def _chunks(items: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(items)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
