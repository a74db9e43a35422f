"""The records of the sample and of small corpora are those that were kept."""

from __future__ import annotations

import pytest

from tests.golden.records import ABSENT, CORPORA, REAL, find_records, kept_records


@pytest.mark.parametrize("name", [*CORPORA, *REAL, *ABSENT])
def test_records_are_those_that_were_kept(name: str) -> None:
    """After a change on purpose: python -m tests.golden.records, and read the difference."""
    if name in ABSENT:
        pytest.skip("needs ../shared (real articles), which is not on this machine")
    kept = kept_records(name).read_text(encoding="utf-8")
    assert find_records(name).splitlines() == kept.splitlines()
