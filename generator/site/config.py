"""Reading mkdocs.yml, which somebody else may have written: it runs no code of its own.

MkDocs reads it with a YAML loader that calls whatever a tag names, and imports the files that
``hooks`` lists. So the file, and those that it inherits from, are looked through beforehand.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from ..editorial.bounded import compose, read_yaml
from ..errors import BriefingError
from .plugin import BriefingPlugin

_YAML = "tag:yaml.org,2002:"
_PLAIN = frozenset(
    _YAML + kind
    for kind in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge")
)
#: MkDocs' own tags: an environment variable, and a folder.
_OF_MKDOCS = frozenset({"!ENV", "!relative"})
#: Functions that users of the theme and its extensions name: for emoji, fences and slugs.
_FUNCTION = re.compile(
    re.escape(_YAML) + r"python/name:(?:material|materialx|pymdownx|zensical)\.[\w.]+"
)


def read_config(config_file: Path, **changes: Any) -> tuple[MkDocsConfig, BriefingPlugin]:
    """MkDocs' settings, and the plugin that they list.

    Args:
        changes: settings that take the place of the file's.

    Raises:
        BriefingError: for a file that is missing, wrong, or would run code.
    """
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    refuse_code(config_file)
    try:
        config = load_config(str(config_file), **changes)
    except (ConfigurationError, Abort) as error:
        raise BriefingError(f"{config_file}: {error}") from error
    plugin = config.plugins.get("briefing")
    if not isinstance(plugin, BriefingPlugin):
        raise BriefingError(f"{config_file}: plugins: must list 'briefing'")
    plugin.changes = {}  # MkDocs hands out the plugin of an earlier project
    return config, plugin


def refuse_code(config_file: Path) -> None:
    """Stop at a settings file that would run code when MkDocs reads it.

    Raises:
        BriefingError: with file and line.
    """
    waiting, seen = [config_file], set()
    while waiting:
        file = waiting.pop().resolve()
        if file not in seen:
            seen.add(file)
            waiting += [file.parent / name for name in _checked(file)]


def _checked(file: Path) -> list[str]:
    """The names of the files that a settings file inherits from, when it runs no code."""
    root = _composed(file)
    if root is None:
        return []
    inherited: list[str] = []
    for node in _nodes(root):
        if node.tag not in _PLAIN | _OF_MKDOCS and not _FUNCTION.fullmatch(node.tag):
            named = node.tag.replace(_YAML, "!!")
            raise _refusal(file, node, f"the tag {named} may run code; write a plain value")
        if isinstance(node, yaml.MappingNode):
            inherited += _inherited(file, node)
    return inherited


def _inherited(file: Path, node: yaml.MappingNode) -> Iterator[str]:
    for key, value in node.value:
        if key.tag not in _PLAIN:
            raise _refusal(file, key, "a key must be a plain word")
        if key.value == "hooks":
            what = "'hooks' runs Python files; take it out, or, if you trust them, use mkdocs build"
            raise _refusal(file, key, what)
        if key.value == "INHERIT":
            if value.tag != _YAML + "str":
                raise _refusal(file, value, "INHERIT must name a file")
            yield value.value


def _nodes(root: yaml.Node) -> Iterator[yaml.Node]:
    """Every node once, however often aliases name it."""
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _composed(file: Path) -> yaml.Node | None:
    try:
        return compose(read_yaml(file))
    except FileNotFoundError as error:
        raise BriefingError(
            f"{file} not found; run this in the project's folder or name it with -f"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BriefingError(f"{file} cannot be read as text: {error}") from error
    except yaml.YAMLError as error:
        raise BriefingError(f"{file} is not valid YAML: {' '.join(str(error).split())}") from error


def _refusal(file: Path, node: yaml.Node, why: str) -> BriefingError:
    return BriefingError(f"{file}:{node.start_mark.line + 1}: {why}")
