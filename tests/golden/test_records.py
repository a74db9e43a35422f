"""The records of the sample and of miniature articles are those that were kept."""

from __future__ import annotations

from tests.golden.records import FOLDER, found


def test_records_are_those_that_were_kept() -> None:
    """After a change on purpose: python -m tests.golden.records, and read the difference."""
    for name, lines in found().items():
        kept = (FOLDER / name).read_text(encoding="utf-8")
        assert lines.splitlines() == kept.splitlines(), f"{name} tells otherwise"
