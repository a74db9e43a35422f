"""The cache: answers known by code, libraries and arguments; its file is never needed."""

from __future__ import annotations

import os
import pickle
import random
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import cache as caching
from generator.cache import Cache, code_version, digest, opened
from generator.records import Heading

asked: list[int] = []
#: As many answers as make the file some pages long.
MANY = range(400)


def spell(numbers: Sequence[int]) -> Iterator[tuple[str, Heading]]:
    """A pure function, but for noting what it is asked."""
    for number in numbers:
        asked.append(number)
        yield str(number) * 20, Heading(number, number + 1)


spell.__module__ = "generator.records.base"  # code of this package, as the cache wants it


@pytest.fixture(autouse=True)
def _nothing_asked() -> None:
    asked.clear()


def _answers(path: Path | None, numbers: Sequence[int]) -> list[tuple[str, Heading]]:
    with opened(path) as cache:
        return list(cache.cached(spell)(numbers))


def _right(numbers: Sequence[int]) -> list[tuple[str, Heading]]:
    return [(str(n) * 20, Heading(n, n + 1)) for n in numbers]


@given(st.lists(st.text()), st.lists(st.text()))
def test_digest_tells_different_parts_apart(a: list[str], b: list[str]) -> None:
    assert (digest(*a) == digest(*b)) == (a == b)


@given(st.lists(st.lists(st.integers(0, 9))))
def test_each_question_is_answered_once_and_in_order(rounds: list[list[int]]) -> None:
    asked.clear()
    cache = Cache(None)
    cache._db = sqlite3.connect(":memory:")
    cache._db.execute(caching._SCHEMA)
    for numbers in rounds:
        assert list(cache.cached(spell)(numbers)) == _right(numbers)
    assert sorted(asked) == sorted({n for numbers in rounds for n in numbers})
    cache.close()


def test_what_is_known_is_not_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "c.sqlite"
    assert _answers(path, [3, 1, 3]) == _right([3, 1, 3])
    assert _answers(path, [1, 2, 3]) == _right([1, 2, 3])
    assert asked == [3, 1, 2]


def test_an_answer_is_kept_although_nobody_asks_for_the_next(tmp_path: Path) -> None:
    with opened(tmp_path / "c.sqlite") as cache:
        assert next(cache.cached(spell)([7])) == _right([7])[0]
    assert _answers(tmp_path / "c.sqlite", [7]) == _right([7])
    assert asked == [7]


@pytest.mark.parametrize("what", ["code_version", "installed"])
def test_other_code_or_another_library_asks_again(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.sqlite"
    _answers(path, [1])
    monkeypatch.setattr(caching, what, lambda *_: "another")
    _answers(path, [1])
    assert asked == [1, 1]


def test_a_new_version_of_any_distribution_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    found = []
    for version in ("1.0", "1.1"):
        (tmp_path / f"some_model-{version}.dist-info").mkdir()
        caching.installed.cache_clear()
        found.append(caching.installed())
    caching.installed.cache_clear()
    assert found[0] != found[1]


def test_known_by_and_keep_if(tmp_path: Path) -> None:
    with opened(tmp_path / "c.sqlite") as cache:
        parity = cache.cached(spell, known_by=lambda n: n % 2, keep_if=lambda a: a[1].start < 9)
        assert list(parity([2, 3, 4])) == _right([2, 3, 2])
        assert list(parity([11])) == _right([3])
        small = cache.cached(spell, keep_if=lambda a: a[1].start < 9)
        for _ in range(2):
            list(small([20]))
    assert asked == [2, 3, 20, 20]


def test_without_a_file_every_call_is_made() -> None:
    assert _answers(None, [5, 5]) == _right([5, 5])
    assert _answers(None, [5]) == _right([5])
    assert asked == [5, 5]


@pytest.mark.parametrize("seed", range(12))
def test_random_bytes_in_the_file_cost_time_only(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "c.sqlite"
    _answers(path, MANY)
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    for _ in range(3000):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    for _ in range(3):
        with opened(path) as cache:
            assert list(cache.cached(spell)(MANY)) == _right(MANY)
            cache.use(spell, MANY)
            cache.end_build()
    asked.clear()
    assert _answers(path, MANY) == _right(MANY)
    assert asked == []


def test_a_file_that_is_no_database_is_replaced(tmp_path: Path) -> None:
    path, beside = tmp_path / "c.sqlite", tmp_path / "c.sqlite.txt"
    path.write_bytes(b"no database at all" * 100)
    beside.write_text("somebody's")
    _answers(path, [1])
    assert beside.read_text() == "somebody's"
    _answers(path, [1])
    assert asked == [1]


def test_a_lock_that_somebody_holds_costs_time_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "_PATIENCE_S", 0.1)
    path = tmp_path / "c.sqlite"
    _answers(path, [1])
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    assert _answers(path, [1, 2]) == _right([1, 2])
    holder.execute("ROLLBACK")
    holder.close()
    asked.clear()
    assert _answers(path, [1]) == _right([1])
    assert asked == [], "what was there is still there"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_means_no_cache(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert _answers(tmp_path / "c.sqlite", [1]) == _right([1])


def test_a_cache_in_the_place_of_a_folder_means_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert _answers(tmp_path / "file" / "c.sqlite", [1]) == _right([1])


def test_a_pickle_that_would_run_something_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    _answers(path, [1])

    class Malice:
        def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
            return os.mkdir, (str(tmp_path / "done"),)

    data = zlib.compress(pickle.dumps(Malice()))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE answers SET answer = ?", [caching._check(data) + data])
    assert _answers(path, [1]) == _right([1])
    assert not (tmp_path / "done").exists()


def test_what_builds_need_stays_and_the_rest_goes(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    _answers(path, [1, 2, 3])
    for _ in range(caching._KEPT_BUILDS + caching._NOTED_BUILDS + 2):
        with opened(path) as cache:
            list(cache.cached(spell)([1]))
            cache.use(spell, [2])
            cache.end_build()
    asked.clear()
    _answers(path, [1, 2, 3])
    assert asked == [3]


def test_a_few_builds_throw_nothing_away(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    _answers(path, [1])
    for _ in range(5):
        with opened(path) as cache:
            cache.end_build()
    _answers(path, [1])
    assert asked == [1]


def test_code_of_a_module_counts_what_it_imports_and_nothing_else() -> None:
    sources = {str(file) for file in caching._sources("extract.corpus_extracts")}
    assert {"extract/article.py", "language/pipeline.py", "language/data/cues.yml"} <= sources
    assert {"language/quotation_marks.py", "records/edtf.py", "cache.py"} <= sources
    assert not [s for s in sources if s.startswith(("pages/", "join/", "brief/", "site/"))]
    parsing = {str(file) for file in caching._sources("language.pipeline")}
    assert not [s for s in parsing if s.startswith("extract/")]


def test_code_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        code_version("generator.nowhere")
