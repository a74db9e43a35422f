"""Results kept between builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.memo import Memo
from generator.store import opened
from tests.conftest import OF_CODE_THAT_IS_GONE


def test_a_call_is_made_once_for_each_set_of_arguments(tmp_path: Path) -> None:
    calls: list[object] = []

    def double(words: list[str], times: int = 2) -> list[str]:
        calls.append(words)
        return words * times

    for _ in range(2):
        with opened(tmp_path / "cache.sqlite") as store:
            memo = Memo(store)
            assert memo(double, ["a"]) == ["a", "a"]
            assert memo(double, ["b"]) == ["b", "b"]
            assert memo(double, ["a"], 3) == ["a", "a", "a"]
    assert len(calls) == 3


@pytest.mark.parametrize("blob", [b"no pickle", OF_CODE_THAT_IS_GONE])
def test_without_a_cache_or_with_a_damaged_entry_the_call_is_made(blob: bytes) -> None:
    with opened(None) as store:
        assert Memo(store)(len, "abc") == 3

    class Damaged:
        def get(self, kind: str, key: str) -> bytes:
            return blob

        def put(self, kind: str, items: object) -> None:
            pass

    assert Memo(Damaged())(len, "abc") == 3  # type: ignore[arg-type]
