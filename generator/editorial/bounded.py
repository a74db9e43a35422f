"""YAML that somebody else may have written, as nodes: composed only when it is of a sane size.

Composing follows nesting on the processor's stack, and whoever walks the nodes follows aliases;
so both are measured first, on the parser's events, which need neither.
"""

from __future__ import annotations

from errno import EINVAL
from pathlib import Path

import yaml

#: Bytes of a file; ten thousand actors with all their names have two million.
_LARGEST_BYTES = 8_000_000
#: Lists and mappings within one another; an editorial file has six.
_DEEPEST = 60
#: Nodes when every alias is written out.
_MOST_NODES = 1_000_000


class TooMuchError(yaml.MarkedYAMLError):
    """YAML that is well formed and still no file of people's; ``problem`` says what is."""


def read_yaml(path: Path) -> str:
    """The text of a YAML file.

    Raises:
        OSError: when it cannot be read; UnicodeDecodeError: when it is not UTF-8.
        TooMuchError: when it is too large.
    """
    if path.exists() and not path.is_file():
        raise OSError(EINVAL, "it is no file", str(path))
    if path.stat().st_size > _LARGEST_BYTES:
        raise TooMuchError(problem=f"a file of at most {_LARGEST_BYTES:,} bytes")
    return path.read_bytes().decode("utf-8-sig")


def compose(text: str) -> yaml.Node | None:
    """The root of some YAML; None when there is nothing in it.

    Raises:
        yaml.YAMLError: when it is not well formed, or too much.

    >>> compose("[" * 100_000)
    Traceback (most recent call last):
    generator.editorial.bounded.TooMuchError: lists and mappings nested at most 60 deep
      in "<unicode string>", line 1, column 61
    """
    _measure(text)
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def _measure(text: str) -> None:
    """Refuse what is nested too deeply, or too large once its aliases are written out."""
    sizes: dict[str, int] = {}
    open_nodes: list[tuple[str | None, int]] = []  # anchor, and nodes before it
    nodes = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in sizes:
                raise _too_much(event, "an alias of something that ends before it")
            nodes += sizes[event.anchor]
        elif isinstance(event, yaml.ScalarEvent):
            nodes += 1
            if event.anchor:
                sizes[event.anchor] = 1
        elif isinstance(event, yaml.CollectionStartEvent):
            open_nodes.append((event.anchor, nodes))
            nodes += 1
            if len(open_nodes) > _DEEPEST:
                raise _too_much(event, f"lists and mappings nested at most {_DEEPEST} deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = open_nodes.pop()
            if anchor:
                sizes[anchor] = nodes - before
        if nodes > _MOST_NODES:
            raise _too_much(event, f"at most {_MOST_NODES:,} values, aliases written out")


def _too_much(event: yaml.Event, problem: str) -> TooMuchError:
    error = TooMuchError(problem=problem)
    error.problem_mark = event.start_mark  # type: ignore[assignment]  # as good a mark
    return error
