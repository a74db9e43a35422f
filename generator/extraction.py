"""What is found in each article, kept from build to build; who works on those that are new.

The work itself is in `extractor`, which is imported where it is done: a process that has only
known articles, or another process for the new ones, is spared the language pipeline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from .code import code_version
from .language.parses import parse_key
from .parallel import Helper, Pool, workers
from .progress import Progress
from .records import Article, Editorial, Extract
from .reuse import KeptExtracts
from .settings import Settings
from .store import digest, opened

#: Articles parsed, extracted and stored at a time, at most: bounds memory and the loss when
#: killed. Fewer take longer each.
_CHUNK = 32
#: And at least, where several processes share the last of them out.
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Context:
    """What a process needs to know to extract articles; small enough to travel with them."""

    model: str
    editorial: Editorial
    cache: Path | None
    """Where a process keeps its parses; None on machines that do not share the file."""
    rules: str
    """`rules_version` of the process that asks."""


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


def _extract(context: Context, articles: Sequence[Article]) -> tuple[Extract, ...]:
    from .extractor import extract_chunk

    return extract_chunk(context, articles)


def _load(context: Context) -> None:
    from .extractor import load

    load(context)


def _run(
    pool: Pool,
    context: Context,
    articles: Sequence[Article],
    todo: Sequence[int],
    helper: Helper,
) -> Iterator[tuple[list[int], tuple[Extract, ...]]]:
    """Chunks with their extracts, as they get ready; a bounded number is under way."""
    context = replace(context, cache=context.cache if pool.shares_files else None)
    if pool.executor is None:
        for chunk in _chunks(todo):
            made = helper.begin(_extract, context, [articles[i] for i in chunk])
            yield chunk, made()
        return
    chunks = _chunks(todo, pool.under_way)
    running: dict[Future[tuple[Extract, ...]], list[int]] = {}
    while True:
        for chunk in islice(chunks, pool.under_way - len(running)):
            texts = [articles[i] for i in chunk]
            running[pool.executor.submit(_extract, context, texts)] = chunk
        if not running:
            return
        ready, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in ready:
            yield running.pop(future), future.result()


def expect(new: int, settings: Settings, editorial: Editorial, helper: Helper) -> None:
    """Let the helper get ready when there are some new files, and not too many for one."""
    if 0 < new <= _CHUNK:
        helper.get_ready(_load, _context(settings, editorial))


def _keys(context: Context, articles: Sequence[Article]) -> list[str]:
    rules = digest(context.rules, context.model)
    return [digest(rules, repr(article)) for article in articles]


def rules_version() -> str:
    """Hash of the code and data that extraction depends on: changed rules miss the cache."""
    return code_version("extract", "language", "records", "extractor.py")


def _chunks(items: Sequence[int], shares: int = 1) -> Iterator[list[int]]:
    """Items in their order, in chunks that get smaller to the end when there are several shares,
    so that nobody waits long for the last (Polychronopoulos and Kuck 1987, guided
    self-scheduling)."""
    done = 0
    while done < len(items):
        fair = (len(items) - done) // shares
        size = min(_CHUNK, max(fair, _LEAST))
        yield [*items[done : done + size]]
        done += size
