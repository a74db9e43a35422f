"""Everything found in one article, from its parse: the per-article stages in order.

A worker process or a cluster runs `extract_article`; it depends on the article, its parse
and the gazetteer only, so its result can be cached by them.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

from .extract.dates import find_dates
from .extract.discourse import read_discourse
from .extract.events import find_events
from .extract.figures import find_figures
from .extract.quotes import find_quotes
from .extract.said import date_quotes
from .language.gazetteer import Gazetteer
from .language.pipeline import Parser
from .progress import Progress
from .records import Article, Editorial, Extract
from .store import Store, digest

#: Articles parsed, extracted and stored at a time; bounds memory and the loss when killed.
_CHUNK = 32


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


def extract_all(
    articles: Sequence[Article],
    editorial: Editorial,
    parser: Parser,
    store: Store,
    progress: Progress,
) -> tuple[Extract, ...]:
    """Extract every article, reusing what the store holds for the same text and rules."""
    gazetteer = Gazetteer(editorial)
    rules = digest(rules_version(), parser.model, repr(editorial.actors))
    keys = [digest(rules, repr(article)) for article in articles]
    found = [_loaded(store.get("extract", key)) for key in keys]
    todo = [i for i, extract in enumerate(found) if extract is None]
    progress.stage("Reading articles", len(todo))
    done = 0
    for chunk in _chunks(todo):
        docs = parser.docs([articles[i].text for i in chunk])
        for i, doc in zip(chunk, docs, strict=True):
            found[i] = extract_article(doc, articles[i], gazetteer)
            done += 1
            progress.advance(done)
        store.put("extract", [(keys[i], pickle.dumps(found[i], protocol=5)) for i in chunk])
    return tuple(extract for extract in found if extract is not None)


@cache
def rules_version() -> str:
    """Hash of the code and data that extraction depends on: changed rules miss the cache."""
    here = Path(__file__).parent
    files = sorted(
        path
        for part in ("extract", "language")
        for path in (here / part).rglob("*")
        if path.suffix in {".py", ".yml", ".txt", ".json"}
    )
    files += [here / "records.py", here / "extraction.py"]
    return digest(*(path.read_text(encoding="utf-8") for path in files))


def _loaded(blob: bytes | None) -> Extract | None:
    if blob is None:
        return None
    try:
        value = pickle.loads(blob)
    except Exception:  # whatever a damaged entry raises, it only costs time
        return None
    return value if isinstance(value, Extract) else None


def _chunks(items: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(items)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
