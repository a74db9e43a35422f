"""The arrows between the rooms: those that are allowed, by name, and no circle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.imports import (
    COMMON,
    GENERATOR,
    arrows,
    as_text,
    circles,
    foreign_imports,
    modules,
    own_imports,
    room,
)

#: Beside what all rooms may use. A new arrow is a decision: draw it in docs/architecture.md too
#: (``python -m tests.imports`` prints the picture).
ALLOWED: dict[str, set[str]] = {
    "records": set(),
    "errors": set(),
    "settings": set(),
    "progress": set(),
    "__init__": set(),
    "cache": set(),
    "parallel": COMMON,
    "language": COMMON | {"cache"},
    "corpus": COMMON | {"cache", "language"},
    "editorial": COMMON | {"language"},
    "extract/coreference": COMMON | {"language"},
    "extract/dates": COMMON | {"language"},
    "extract/quotes": COMMON | {"language"},
    "extract/figures": COMMON | {"language"},
    "extract/events": COMMON | {"language"},
    "extract": COMMON
    | {"cache", "language", "parallel"}
    | {f"extract/{name}" for name in ("coreference", "dates", "quotes", "figures", "events")},
    "actors": COMMON | {"language"},
    "join": COMMON | {"cache", "language"},
    "brief": COMMON | {"join", "language"},
    "verify": COMMON,
    "pages": COMMON | {"brief", "cache", "editorial"},
    "build": COMMON
    | {"actors", "brief", "cache", "corpus", "editorial", "extract", "join", "pages", "verify"},
    "site": COMMON | {"build", "cache", "editorial", "pages"},
    "cli": COMMON | {"__init__", "build", "editorial", "pages", "site"},
}
#: Rooms that may see a parse.
PARSING = {"language", "extract"}


def test_every_room_imports_what_it_may_and_nothing_else() -> None:
    found = arrows()
    assert found.keys() == ALLOWED.keys()
    wrong = {name: to - ALLOWED[name] for name, to in found.items() if to - ALLOWED[name]}
    assert not wrong, "rooms import what they may not; see ALLOWED"


def test_every_arrow_that_is_allowed_is_there() -> None:
    found = arrows()
    idle = {name: to - found[name] - COMMON for name, to in ALLOWED.items()}
    assert not {name: to for name, to in idle.items() if to}, "take these arrows out of ALLOWED"


def test_no_arrow_turns_back() -> None:
    assert circles(arrows()) == []


def test_modules_form_no_circle() -> None:
    graph = {str(module): set(map(str, own_imports(module))) for module in modules()}
    packages = {name for name in graph if name.endswith("__init__.py")}
    graph = {name: to - packages for name, to in graph.items() if name not in packages}
    assert circles(graph) == []


@pytest.mark.parametrize("module", modules(), ids=str)
def test_only_language_and_extraction_see_a_parse(module: Path) -> None:
    if room(module).split("/")[0] not in PARSING:
        assert not foreign_imports(module) & {"spacy", "thinc"}


def test_only_the_command_line_and_the_site_know_mkdocs() -> None:
    knowing = {room(m) for m in modules() if "mkdocs" in foreign_imports(m)}
    assert knowing == {"site"}


def test_a_circle_is_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == [["a", "b", "c", "a"]]
    assert circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_the_picture_in_the_documentation_is_that_of_the_code() -> None:
    text = (GENERATOR.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert as_text(arrows(), COMMON) in text
