"""The cache: keys by content, several processes, nothing ever needed."""

from __future__ import annotations

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
