"""A YAML file as a tree of values that know their line and say what is wrong with them.

Nothing in a file is ever constructed or executed: PyYAML composes its node tree with the safe
loader, and the readers below take text out of it. A reader that meets something unexpected
notes a `Problem` and returns an empty value, so that all problems of all files are found in
one pass; whoever loads a file raises them at the end.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from ..errors import Problem
from ..records.edtf import is_valid
from .bounded import TooMuchError, compose, read_yaml

_TAG = "tag:yaml.org,2002:"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
#: As many digits as the exports keep exactly.
_NUMBER = re.compile(r"-?(?!(?:[._]*\d){16})\d[\d_]*(?:\.\d+)?", re.ASCII)
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """One YAML file and the problems found in it so far."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def fail(self, line: int | None, key: str, value: str, expected: str) -> None:
        """Note a problem."""
        shown = value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
        self.problems.append(Problem(self.file, line, key, shown, expected))


@dataclass(frozen=True, slots=True)
class Value:
    """One node of a sheet; ``key`` is its path, ``actors[nikol-pashinyan].kind``."""

    sheet: Sheet
    key: str
    node: yaml.Node

    @property
    def line(self) -> int:
        """1-based line in the file."""
        return int(self.node.start_mark.line) + 1

    @property
    def empty(self) -> bool:
        """True for ``~``, ``null`` and nothing at all."""
        return self.node.tag == _TAG + "null"

    @property
    def raw(self) -> str:
        """What the file says here, for messages."""
        if isinstance(self.node, yaml.ScalarNode):
            return str(self.node.value)
        return "a list" if isinstance(self.node, yaml.SequenceNode) else "a mapping"

    def fail(self, expected: str) -> None:
        """Note that this value is not what was expected."""
        self.sheet.fail(self.line, self.key, self.raw, expected)

    def items(self) -> tuple[Value, ...]:
        """The members of a list. Entries that have an ``id`` are named by it in messages."""
        if not isinstance(self.node, yaml.SequenceNode):
            if not self.empty:
                self.fail("a list (lines that begin with '- ')")
            return ()
        return tuple(
            Value(self.sheet, f"{self.key}[{_label(node, n)}]", node)
            for n, node in enumerate(self.node.value, start=1)
        )

    def fields(self, allowed: Collection[str], required: Collection[str] = ()) -> dict[str, Value]:
        """The entries of a mapping by key; unknown, repeated and missing keys are problems."""
        if not isinstance(self.node, yaml.MappingNode):
            self.fail(f"a mapping with the keys {_listed(allowed)}")
            return {}
        found: dict[str, Value] = {}
        for key_node, node in self.node.value:
            name = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            value = Value(self.sheet, f"{self.key}.{name}", node)
            line = key_node.start_mark.line + 1
            if name not in allowed:
                self.sheet.fail(line, self.key, name, nearest(name, allowed, "one of the keys"))
            elif name in found:
                self.sheet.fail(line, value.key, name, "each key once")
            else:
                found[name] = value
        for name in required:
            if name not in found:
                self.sheet.fail(self.line, self.key, "nothing", f"the key '{name}'")
        return found

    def text(self) -> str:
        """A non-empty text."""
        if not self._is("str") or not self.raw.strip():
            self.fail("text (in quotation marks if it looks like a number, a date, yes or no)")
            return ""
        return self.raw.strip()

    def texts(self) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(item.text() for item in self.items())

    def optional_text(self) -> str | None:
        """A text, or None for ``~``."""
        return None if self.empty else self.text()

    def identifier(self) -> str:
        """An id that is fit for an address."""
        text = self.text()
        if text and not _ID.fullmatch(text):
            slug = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
            hint = f", such as '{slug}'" if slug else ""
            self.fail(f"an id of lower-case letters, digits and hyphens{hint}")
        return text

    def choice(self, choices: Collection[str], what: str = "one of") -> str:
        """One of several words."""
        text = self.text()
        if text and text not in choices:
            self.fail(nearest(text, choices, what))
        return text

    def day(self) -> str | None:
        """A calendar day, ``2023-10-04``, or None for ``~``."""
        if self.empty:
            return None
        if not (self._is("timestamp", "str") and _is_day(self.raw)):
            self.fail("a date such as 2023-10-04, or ~ for none")
        return self.raw

    def edtf(self) -> str | None:
        """An EDTF date, or None for ``~``."""
        if self.empty:
            return None
        if not (isinstance(self.node, yaml.ScalarNode) and is_valid(self.raw)):
            self.fail("a date such as 2023-10-04, 2023-10, 2023 or 2023-10-04/2023-10-06")
        return self.raw

    def number(self) -> float | None:
        """A number, or None for ``~``."""
        if self.empty:
            return None
        if not _NUMBER.fullmatch(self.raw):
            self.fail("a number in figures, such as 100000 or 12.5, of at most 15 digits")
            return None
        return float(self.raw.replace("_", ""))

    def boolean(self) -> bool:
        """True or false."""
        if not self._is("bool"):
            self.fail("true or false")
        return self.raw.lower() in {"true", "yes", "on"}

    def _is(self, *kinds: str) -> bool:
        return isinstance(self.node, yaml.ScalarNode) and self.node.tag in {
            _TAG + kind for kind in kinds
        }


def read_sheet(path: Path, sheet: Sheet) -> Value | None:
    """The root of a YAML file; None when it is missing, empty or cannot be read."""
    if not path.exists():
        return None
    name, text = path.stem, ""
    try:
        text = read_yaml(path)
        root = compose(text)
    except UnicodeDecodeError as error:
        sheet.fail(None, name, f"byte {error.start}", "text saved as UTF-8")
    except OSError as error:
        sheet.fail(None, name, str(error.strerror), "a file that can be read")
    except yaml.MarkedYAMLError as error:
        line = None if error.problem_mark is None else error.problem_mark.line + 1
        there = text.splitlines()[line - 1 : line] if line else ["the file"]
        what = error.problem or "it cannot be parsed"
        expected = what if isinstance(error, TooMuchError) else f"valid YAML ({what})"
        sheet.fail(line, name, (there or ["end of file"])[0].strip(), expected)
    except yaml.YAMLError as error:
        sheet.fail(None, name, str(error).splitlines()[0], "valid YAML of printable characters")
    else:
        return None if root is None else Value(sheet, name, root)
    return None


def _is_day(value: str) -> bool:
    return bool(_DAY.fullmatch(value)) and is_valid(value)


def nearest(value: str, choices: Iterable[str], what: str) -> str:
    """What was expected, with the nearest valid name when there is one.

    A handful of choices is listed in full; of many, only the nearest is named.

    >>> nearest("persn", ["person", "body"], "one of")
    "one of body, person; did you mean 'person'?"
    """
    names = sorted(choices)
    close = difflib.get_close_matches(value, names, n=1, cutoff=0.6)
    expected = f"{what} {_listed(names)}" if len(names) <= 20 else what
    return f"{expected}; did you mean '{close[0]}'?" if close else expected


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _label(node: yaml.Node, number: int) -> str:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if getattr(key, "value", None) == "id" and isinstance(value, yaml.ScalarNode):
                return str(value.value)
    return str(number)
