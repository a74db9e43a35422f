"""Articles are extracted alike in one process, in a pool, and on a cluster."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from spacy.tokens import Doc

from generator import parallel
from generator.cache import opened
from generator.errors import BriefingError
from generator.extract import article as extraction
from generator.extract.corpus_extracts import Task, extract_all, extract_chunk
from generator.extract.quotes import find_quotes
from generator.progress import Progress, Silent
from generator.records import Article, Editorial, Extract
from generator.settings import Settings
from tests import factory

NAMES = ["Anna Berg", "Tomas Holm", "Ines Duarte", "Paul Okoye"]
PLACES = ["Goris", "Tbilisi", "Lyon", "Izmir", "Bergen"]


def _article(n: int) -> Article:
    name, place = NAMES[n % len(NAMES)], PLACES[n % len(PLACES)]
    text = (
        f"More than {n + 2},000 people left {place} on Tuesday, {name} said.\n\n"
        f"“Nobody asked us,” she told reporters in {place}. The army denied it."
    )
    title = f"People leave {place}"
    return factory.article(
        f"test-{n:03}", text, source=f"{n:03}.txt", title=title, published="2024-05-16"
    )


ARTICLES = tuple(_article(n) for n in range(70))


def test_an_article_that_breaks_a_rule_takes_no_other_with_it(tmp_path: Path) -> None:
    kept = _settings(tmp_path / "cache.sqlite", jobs=1)

    def breaks(doc: Doc, article: Article, *more: object) -> object:
        if article.id == ARTICLES[1].id:
            raise IndexError("off the end")
        return find_quotes(doc, article, *more)  # type: ignore[arg-type]

    with patch.object(extraction, "find_quotes", breaks):
        good, bad, other = _extracted(ARTICLES[:3], kept, Silent())
    assert good.quotes
    assert other.quotes
    assert (bad.article, bad.quotes, bad.dates) == (ARTICLES[1].id, (), ())
    (issue,) = bad.issues
    assert (issue.kind, issue.source) == ("extraction-failed", "001.txt")
    assert "IndexError: off the end; test_parallel.py:" in issue.message
    _, mended, _ = _extracted(ARTICLES[:3], kept, Silent())
    assert mended.quotes  # a failure is not kept


def _settings(cache: Path | None, **changes: object) -> Settings:
    here = Path(__file__).parent
    return replace(Settings(here, None, here, here, cache), **changes)  # type: ignore[arg-type]


def _extracted(
    articles: tuple[Article, ...], settings: Settings, progress: Progress
) -> tuple[Extract, ...]:
    with opened(settings.cache) as cache:
        return extract_all(articles, Editorial(), settings, cache, progress)


@pytest.fixture(scope="module")
def alone() -> tuple[Extract, ...]:
    made = _extracted(ARTICLES, _settings(None, jobs=1), Silent())
    assert len(made) == len(ARTICLES)
    assert sum(len(e.quotes) for e in made) >= len(ARTICLES)
    return made


def test_pool_gives_the_same(
    alone: tuple[Extract, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_POOL_FROM_CHARACTERS", 0)
    settings = _settings(tmp_path / "cache.sqlite", jobs=2)
    assert _extracted(ARTICLES, settings, Silent()) == alone
    assert _extracted(ARTICLES, settings, _NoWork()) == alone


class _NoWork:
    """Progress that expects everything to come from the cache."""

    def stage(self, name: str, total: int | None = None) -> None:
        assert total in (None, 0)

    def advance(self, done: int) -> None:
        raise AssertionError("an article was read again")


class _OnFirst:
    """Progress that does something once, when the first chunk is done."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act: Callable[[], None] | None = act

    def stage(self, name: str, total: int | None = None) -> None:
        pass

    def advance(self, done: int) -> None:
        if self._act:
            self._act()
            self._act = None


def test_cluster_loses_nothing_when_a_worker_is_killed(alone: tuple[Extract, ...]) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        settings = _settings(None, cluster=cluster.scheduler_address)

        def kill() -> None:
            pid = next(iter(cluster.workers.values())).pid
            os.kill(pid, signal.SIGKILL)

        assert _extracted(ARTICLES, settings, _OnFirst(kill)) == alone


def test_missing_cluster_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    settings = _settings(None, cluster="nonsense")
    with pytest.raises(BriefingError, match="no Dask scheduler answers at 'nonsense'"):
        _extracted(ARTICLES[:1], settings, Silent())


def test_worker_with_other_rules_refuses() -> None:
    task = Task("en_core_web_md", Editorial(), None, version="other")
    with pytest.raises(BriefingError, match="another version of the generator"):
        extract_chunk(task, ARTICLES[:1])
