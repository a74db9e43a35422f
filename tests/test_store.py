"""The cache: keys by content, several processes, nothing ever needed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.store import Store, digest, opened


@given(st.lists(st.text()), st.lists(st.text()))
def test_digest_tells_different_parts_apart(a: list[str], b: list[str]) -> None:
    assert (digest(*a) == digest(*b)) == (a == b)


def test_two_openers_see_each_other(tmp_path: Path) -> None:
    with (
        opened(tmp_path / "deep" / "c.sqlite") as one,
        opened(tmp_path / "deep" / "c.sqlite") as two,
    ):
        one.put("kind", [("key", b"value")])
        assert two.get("kind", "key") == b"value"
        assert two.get("other", "key") is None


def test_many_are_found_at_once(tmp_path: Path) -> None:
    keys = [str(n) for n in range(1201)]
    with opened(tmp_path / "c.sqlite") as store:
        store.put("kind", [(key, key.encode()) for key in keys[1:]])
        assert store.get_all("kind", keys) == {key: key.encode() for key in keys[1:]}
        assert store.get_all("kind", []) == store.get_all("other", keys) == {}


def test_without_a_file_everything_misses(tmp_path: Path) -> None:
    store = Store(None)
    store.put("kind", [("key", b"value")])
    assert store.get("kind", "key") is None


def test_closed_store_misses(tmp_path: Path) -> None:
    store = Store(tmp_path / "c.sqlite")
    store.put("kind", [("key", b"value")])
    store.close()
    store.put("kind", [("key2", b"value")])
    assert store.get("kind", "key") is None


def test_damaged_file_is_replaced_and_a_locked_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"no database at all" * 100)
    with opened(path) as store, opened(path) as other:
        store.put("kind", [("key", b"value")])
        assert other.get("kind", "key") == b"value"
    with sqlite3.connect(path) as db:
        locked = sqlite3.OperationalError("database is locked")
        locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
        with opened(path) as store:
            store._start_anew(locked)
            assert store.get("kind", "key") == b"value"
        assert db.execute("SELECT count(*) FROM blobs").fetchone() == (1,)


def test_one_that_held_the_damaged_file_leaves_its_successor_alone(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    held = Store(path)
    for file in tmp_path.iterdir():
        file.unlink()
    with opened(path) as successor:
        successor.put("kind", [("key", b"value")])
        damage = sqlite3.DatabaseError("malformed")
        damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        held._start_anew(damage)
        assert held.get("kind", "key") == b"value"
    held.close()


def test_what_builds_need_stays_and_the_rest_goes(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with opened(path) as store:
        store.put("kind", [(key, b"value") for key in ("asked", "named", "left")])
    for _ in range(30):
        with opened(path) as store:
            assert store.get("kind", "asked") == b"value"
            store.use("kind", ["named"])
            store.end_build()
        with opened(path) as worker:
            worker.put("kind", [("new", b"value")])
    with opened(path) as store:
        assert [k for k in ("asked", "named", "left", "new") if store.get("kind", k)] == [
            "asked",
            "named",
            "new",
        ]


def test_a_build_or_two_throw_nothing_away(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with opened(path) as store:
        store.put("kind", [("left", b"value")])
        for _ in range(5):
            store.end_build()
    with opened(path) as store:
        assert store.get("kind", "left") == b"value"
