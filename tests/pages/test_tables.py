"""What was looked up, and whether it would be found again."""

from __future__ import annotations

from generator.pages.tables import Found, Watch
from generator.records import Part

ROWS = {"a": Part(0, 1, "A"), "b": Part(1, 2, "B")}


def _found(watch: Watch) -> Found:
    """What somebody finds who looks up a record that is there and one that is not."""
    table = watch.table("parts", dict(ROWS))
    with watch.watching() as seen:
        assert table["a"] == ROWS["a"]
        assert table.get("z") is None
    return watch.found(seen)


def _still(found: Found, rows: dict[str, Part], name: str = "parts") -> bool:
    watch = Watch()
    watch.table(name, rows)
    return watch.still([found])[0]


def test_only_what_was_looked_up_matters() -> None:
    found = _found(Watch())
    assert _still(found, ROWS)
    assert _still(found, {"a": ROWS["a"]})
    assert _still(found, {"c": Part(5, 6, "C"), **ROWS})


def test_a_record_that_changes_goes_or_comes_is_noticed() -> None:
    found = _found(Watch())
    assert not _still(found, {**ROWS, "a": Part(0, 1, "a")})
    assert not _still(found, {"b": ROWS["b"]})
    assert not _still(found, {**ROWS, "z": Part(5, 6, "Z")})
    assert not _still(found, ROWS, "others")


def test_who_went_through_a_table_saw_its_records_and_their_order() -> None:
    watch = Watch()
    table = watch.table("parts", ROWS)
    with watch.watching() as seen:
        assert list(table) == ["a", "b"]
    found = watch.found(seen)
    assert _still(found, dict(ROWS))
    assert not _still(found, dict(reversed(ROWS.items())))
    assert not _still(found, {**ROWS, "c": Part(2, 3, "C")})
    assert not _still(found, {"x": ROWS["a"], "b": ROWS["b"]})


def test_each_is_told_by_itself() -> None:
    found = _found(Watch())
    nothing = Found(b"", ())
    watch = Watch()
    watch.table("parts", {"a": Part(0, 1, "a")})
    assert watch.still([nothing, found, nothing, found]) == [True, False, True, False]


def test_half_a_character_is_told_from_another() -> None:
    watch = Watch()
    assert watch.digest(Part(0, 1, "\ud800")) != watch.digest(Part(0, 1, "\ud801"))
