"""Articles are extracted alike in one process, in a pool, and on a cluster."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from generator import extractor
from generator import parallel as workers
from generator.errors import BriefingError
from generator.extract.quotes import find_quotes
from generator.extraction import Context, _chunks, expect, extract_all
from generator.extractor import extract_chunk
from generator.parallel import helper
from generator.progress import Silent
from generator.records import Article, Editorial, Extract
from generator.settings import Settings
from tests import factory
from tests.processes import by_itself

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


@given(st.integers(0, 500), st.integers(1, 12))
def test_chunks_hold_each_article_once_and_the_last_are_small(count: int, shares: int) -> None:
    chunks = [*_chunks(range(count), shares)]
    assert [i for chunk in chunks for i in chunk] == [*range(count)]
    sizes = [len(chunk) for chunk in chunks]
    assert sizes == sorted(sizes, reverse=True)
    assert max(sizes, default=0) <= (32 if shares == 1 else max(4, min(32, count // shares)))
    if shares > 1 and sizes:
        assert sizes[-1] <= 4


def test_an_article_that_breaks_a_rule_takes_no_other_with_it(tmp_path: Path) -> None:
    kept = _settings(tmp_path / "cache.sqlite", jobs=1)

    def breaks(doc: Doc, article: Article, *more: object) -> object:
        if article.id == ARTICLES[1].id:
            raise IndexError("off the end")
        return find_quotes(doc, article, *more)  # type: ignore[arg-type]

    with patch.object(extractor, "find_quotes", breaks):
        good, bad, other = extract_all(ARTICLES[:3], Editorial(), kept, Silent())
    assert good.quotes
    assert other.quotes
    assert (bad.article, bad.quotes, bad.dates) == (ARTICLES[1].id, (), ())
    (issue,) = bad.issues
    assert (issue.kind, issue.source) == ("extraction-failed", "001.txt")
    assert "IndexError: off the end; test_workers.py:" in issue.message
    _, mended, _ = extract_all(ARTICLES[:3], Editorial(), kept, Silent())
    assert mended.quotes  # a failure is not kept


def _settings(cache: Path | None, **changes: object) -> Settings:
    here = Path(__file__).parent
    return replace(Settings(here, None, here, here, cache), **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def alone() -> tuple[Extract, ...]:
    made = extract_all(ARTICLES, Editorial(), _settings(None, jobs=1), Silent())
    assert len(made) == len(ARTICLES)
    assert sum(len(e.quotes) for e in made) >= len(ARTICLES)
    return made


def test_pool_gives_the_same(
    alone: tuple[Extract, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_POOL_FROM", 0)
    settings = _settings(tmp_path / "cache.sqlite", jobs=2)
    assert extract_all(ARTICLES, Editorial(), settings, Silent()) == alone
    assert extract_all(ARTICLES, Editorial(), settings, _NoWork()) == alone


@pytest.mark.skipif(sys.platform != "linux", reason="a helper is forked")
def test_a_helper_gives_the_same_and_leaves_this_process_nothing_to_load(
    alone: tuple[Extract, ...], tmp_path: Path
) -> None:
    by_itself(_helped, alone, _settings(tmp_path / "cache.sqlite", jobs=2))


def _helped(alone: tuple[Extract, ...], settings: Settings) -> None:
    with helper(settings, files=1000) as beside:
        expect(0, settings, Editorial(), beside)
        expect(70, settings, Editorial(), beside)
        assert not beside.ready, "nothing to do, or too much for one helper"
        expect(1, settings, Editorial(), beside)
        assert beside.ready
        assert extract_all(ARTICLES, Editorial(), settings, Silent(), beside) == alone
    assert extractor._tools.cache_info().currsize == 0
    assert extract_all(ARTICLES, Editorial(), settings, _NoWork()) == alone


@pytest.mark.parametrize(("jobs", "files"), [(1, 1000), (2, 5)])
def test_without_a_second_core_or_many_files_there_is_no_helper(jobs: int, files: int) -> None:
    with helper(_settings(None, jobs=jobs), files) as beside:
        beside.get_ready(pytest.fail, "called")
        assert not beside.ready
        assert beside.begin(os.getpid)() == os.getpid()


@pytest.mark.skipif(sys.platform != "linux", reason="a helper is forked")
def test_what_a_helper_was_to_answer_is_answered_whatever_becomes_of_it() -> None:
    by_itself(_lost)


def _lost() -> None:
    with helper(_settings(None, jobs=2), files=1000) as beside:
        assert beside.begin(os.getpid)() == os.getpid(), "not before it was told to get ready"
        beside.get_ready(int)
        other = beside.begin(os.getpid)()
        assert other != os.getpid()
        os.kill(other, signal.SIGKILL)
        assert beside.begin(sorted, [2, 1])() == [1, 2]
        assert beside.begin(sorted, [4, 3])() == [3, 4]


def test_a_process_with_threads_forks_no_helper() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        with helper(_settings(None, jobs=2), files=1000) as beside:
            beside.get_ready(pytest.fail, "called")
            assert not beside.ready
    finally:
        done.set()
        thread.join()


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

        assert extract_all(ARTICLES, Editorial(), settings, _OnFirst(kill)) == alone


def test_missing_cluster_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    settings = _settings(None, cluster="nonsense")
    with pytest.raises(BriefingError, match="no Dask scheduler answers at 'nonsense'"):
        extract_all(ARTICLES[:1], Editorial(), settings, Silent())


def test_worker_with_other_rules_refuses() -> None:
    context = Context("en_core_web_md", Editorial(), None, rules="other")
    with pytest.raises(BriefingError, match="another version of the generator"):
        extract_chunk(context, ARTICLES[:1])
