"""Everything found in each article of a corpus: parsed and read once, by as many as there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from ..cache import Cache, code_version, digest, installed
from ..errors import BriefingError
from ..language.gazetteer import Gazetteer
from ..language.pipeline import Parser
from ..parallel import map_in_chunks
from ..progress import Progress
from ..records import Article, Editorial, Extract
from ..settings import Settings
from .article import extract_or_explain
from .relevant_actors import relevant_actors


@dataclass(frozen=True, slots=True)
class Task:
    """What a process needs to know to extract articles; small enough to travel with them."""

    model: str
    editorial: Editorial
    cache: Path | None
    """Where parses are kept; None on machines that do not share the file."""
    version: str
    """`extraction_version` of the process that asks."""


def extract_all(
    articles: Sequence[Article],
    editorial: Editorial,
    settings: Settings,
    cache: Cache,
    progress: Progress,
) -> tuple[Extract, ...]:
    """Extract every article, in their order; what the cache holds of the same text, actors and
    rules is not made again."""
    shared = None if settings.cluster else settings.cache
    task = Task(settings.model, editorial, shared, extraction_version())
    relevant = relevant_actors(editorial.actors)

    def extract_new(new: Sequence[Article]) -> Iterator[Extract]:
        progress.stage("Reading articles", len(new))
        characters = sum(len(article.text) for article in new)
        made = map_in_chunks(partial(extract_chunk, task), new, characters, settings)
        for done, extract in enumerate(made, 1):
            progress.advance(done)
            yield extract

    extract = cache.cached(
        extract_new,
        known_by=lambda article: (settings.model, article, relevant(article.text)),
        # What broke may have lacked memory only: the next build tries it again.
        keep_if=lambda found: not found.issues,
    )
    found = tuple(extract(articles))
    # An alias must not parse an article again, however long ago it was parsed.
    Parser(settings.model, cache).keep([article.text for article in articles])
    return found


def extract_chunk(task: Task, articles: Sequence[Article]) -> tuple[Extract, ...]:
    """Parse and extract some articles in this process.

    The model is loaded once a process, however many chunks it is given.

    Raises:
        BriefingError: when this process runs other rules than the one that asks.
    """
    if task.version != extraction_version():
        raise BriefingError(
            "a worker has another version of the generator or its libraries installed; install "
            "the same on every machine of the cluster and restart its workers"
        )
    parser, gazetteer = _tools(task)
    docs = parser.docs([article.text for article in articles])
    return tuple(
        extract_or_explain(doc, article, gazetteer)
        for doc, article in zip(docs, articles, strict=True)
    )


def extraction_version() -> str:
    """Digest of the code and libraries that extraction depends on."""
    return digest(code_version(__name__), installed())


@lru_cache(maxsize=1)
def _tools(task: Task) -> tuple[Parser, Gazetteer]:
    return Parser(task.model, Cache(task.cache)), Gazetteer(task.editorial)
