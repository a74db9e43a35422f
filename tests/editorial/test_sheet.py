"""What a value of a YAML file is read as, and what is said of one that does not fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.editorial.sheet import Sheet, Value, nearest, read_sheet

Read = Callable[[Value], object]


def value(text: str) -> Value:
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert node is not None
    return Value(Sheet("a.yml"), "a", node)


def problems(found: Value) -> list[tuple[int | None, str, str, str]]:
    return [(p.line, p.key, p.value, p.expected) for p in found.sheet.problems]


@pytest.mark.parametrize(
    ("read", "text", "result"),
    [
        (Value.text, "ferry", "ferry"),
        (Value.text, "' ferry '", "ferry"),
        (Value.optional_text, "~", None),
        (Value.optional_text, "ferry", "ferry"),
        (Value.texts, "[a, b]", ("a", "b")),
        (Value.texts, "~", ()),
        (Value.identifier, "a-1", "a-1"),
        (Value.day, "2023-10-04", "2023-10-04"),
        (Value.day, "'2023-10-04'", "2023-10-04"),
        (Value.day, "~", None),
        (Value.edtf, "2023-10", "2023-10"),
        (Value.edtf, "2023", "2023"),
        (Value.edtf, "~", None),
        (Value.number, "1_000", 1000.0),
        (Value.number, "-12.5", -12.5),
        (Value.number, "~", None),
        (Value.boolean, "true", True),
        (Value.boolean, "yes", True),
        (Value.boolean, "on", True),
        (Value.boolean, "false", False),
        (Value.boolean, "no", False),
    ],
)
def test_what_fits(read: Read, text: str, result: object) -> None:
    found = value(text)
    assert read(found) == result
    assert problems(found) == []


@pytest.mark.parametrize(
    ("read", "text", "result", "expected"),
    [
        (Value.text, "7", "", "text (in quotation marks"),
        (Value.text, "no", "", "text (in quotation marks"),
        (Value.text, "' '", "", "text (in quotation marks"),
        (Value.text, "[a]", "", "text (in quotation marks"),
        (Value.identifier, "Old Port", "Old Port", "hyphens, such as 'old-port'"),
        (Value.identifier, "'-'", "-", "digits and hyphens"),
        (Value.identifier, "a--b", "a--b", "such as 'a-b'"),
        (Value.day, "2023-02-30", "2023-02-30", "a date such as 2023-10-04"),
        (Value.day, "2023-10", "2023-10", "a date such as 2023-10-04"),
        (Value.day, "20231004", "20231004", "a date such as 2023-10-04"),
        (Value.day, "[a]", "a list", "a date such as 2023-10-04"),
        (Value.edtf, "2023-13", "2023-13", "a date such as 2023-10-04, 2023-10"),
        (Value.edtf, "{a: b}", "a mapping", "a date such as 2023-10-04, 2023-10"),
        (Value.number, "many", None, "a number in figures"),
        (Value.number, "1.", None, "a number in figures"),
        (Value.number, "1e3", None, "a number in figures"),
        (Value.boolean, "maybe", False, "true or false"),
        (Value.boolean, "'yes'", True, "true or false"),
        (Value.items, "ferry", (), "a list (lines that begin with '- ')"),
        (Value.items, "{a: b}", (), "a list (lines that begin with '- ')"),
    ],
)
def test_what_does_not_fit(read: Read, text: str, result: object, expected: str) -> None:
    found = value(text)
    assert read(found) == result
    ((line, key, _, said),) = problems(found)
    assert (line, key) == (1, "a")
    assert expected in said


def test_the_members_of_a_list_are_named_by_id_or_number() -> None:
    found = value("[{id: x}, {name: y}, z, {id: [q]}]")
    assert [item.key for item in found.items()] == ["a[x]", "a[2]", "a[3]", "a[4]"]


def test_the_fields_of_a_mapping() -> None:
    found = value("name: Ada\nkind: x\n")
    assert {k: (v.key, v.line, v.raw) for k, v in found.fields({"name", "kind"}).items()} == {
        "name": ("a.name", 1, "Ada"),
        "kind": ("a.kind", 2, "x"),
    }
    assert problems(found) == []


def test_fields_that_are_unknown_repeated_or_missing() -> None:
    found = value("name: Ada\nname: Bo\nnames: Cy\n[x]: y\n")
    assert list(found.fields(("name", "kind"), required=("kind", "name"))) == ["name"]
    assert problems(found) == [
        (2, "a.name", "name", "each key once"),
        (3, "a", "names", "one of the keys kind, name; did you mean 'name'?"),
        (4, "a", "?", "one of the keys kind, name"),
        (1, "a", "nothing", "the key 'kind'"),
    ]


def test_a_list_is_no_mapping() -> None:
    found = value("[x]")
    assert found.fields(("name", "kind")) == {}
    assert problems(found) == [(1, "a", "a list", "a mapping with the keys name, kind")]


def test_a_choice_and_the_nearest_to_it() -> None:
    found = value("persn")
    assert found.choice({"person", "body"}, "a kind:") == "persn"
    assert problems(found)[0][3] == "a kind: body, person; did you mean 'person'?"
    assert value("person").choice({"person"}) == "person"
    many = [f"name-{n}" for n in range(20)]
    assert nearest("zzz", many, "one of") == f"one of {', '.join(sorted(many))}"
    assert nearest("zzz", [*many, "more"], "an actor") == "an actor"
    assert nearest("mora", [*many, "more"], "an actor") == "an actor; did you mean 'more'?"


def test_long_values_are_cut_in_messages() -> None:
    sheet = Sheet("a.yml")
    sheet.fail(1, "a", "x" * 60, "y")
    sheet.fail(1, "a", "x" * 61, "y")
    assert [p.value for p in sheet.problems] == ["x" * 60, "x" * 59 + "…"]


@pytest.mark.parametrize(
    ("data", "line", "shown", "expected"),
    [
        (b"caf\xe9: x", None, "byte 3", "text saved as UTF-8"),
        (b"a: [\n", 2, "end of file", "valid YAML"),
        (b"a: b\nc: 'd\n", 3, "end of file", "valid YAML"),
        (b"a: b\nc: d: e\n", 2, "c: d: e", "valid YAML"),
        (b"a: \x00\n", None, "", "valid YAML of printable characters"),
    ],
)
def test_files_that_cannot_be_read(
    tmp_path: Path, data: bytes, line: int | None, shown: str, expected: str
) -> None:
    path, sheet = tmp_path / "a.yml", Sheet("a.yml")
    path.write_bytes(data)
    assert read_sheet(path, sheet) is None
    (problem,) = sheet.problems
    assert (problem.line, problem.key) == (line, "a")
    assert shown in problem.value
    assert expected in problem.expected


def test_files_that_say_nothing(tmp_path: Path) -> None:
    sheet = Sheet("a.yml")
    assert read_sheet(tmp_path / "a.yml", sheet) is None
    (tmp_path / "a.yml").write_text("# nothing\n")
    assert read_sheet(tmp_path / "a.yml", sheet) is None
    (tmp_path / "a.yml").write_bytes(b"\xef\xbb\xbfx\n")
    read = read_sheet(tmp_path / "a.yml", sheet)
    assert read is not None
    assert (read.key, read.text(), read.empty) == ("a", "x", False)
    assert not sheet.problems
