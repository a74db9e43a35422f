"""What browsers need not be sent: blanks and comments of pages and scripts, rules of the
theme's style sheets for things that no page of this site has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import rjsmin
import tinycss2
from tinycss2 import ast

#: Comments, and what holds text that is shown or run as it is written.
_SOLID = re.compile(
    r"<(?:(pre|script|style|textarea)\b.*?</\1>|!--.*?-->)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_WORD = re.compile(r"[\w-]+")
_USED_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
#: At-rules that hold rules of the usual kind.
_GROUPS = frozenset({"media", "supports", "layer", "container"})


class Names(NamedTuple):
    """Words that selectors may ask for."""

    classes: frozenset[str]
    values: frozenset[str]


def slim_page(html: str) -> str:
    """A page without comments, and with one line break for each run of blanks with one."""

    parts: list[str] = []
    position = 0
    for solid in _SOLID.finditer(html):
        parts.append(_slim_lines(html[position : solid.start()]))
        if solid[1]:
            parts.append(solid[0])
        position = solid.end()
    parts.append(_slim_lines(html[position:]))
    return "".join(parts)


def _slim_lines(html: str) -> str:
    """Lines that are not blank, without the blanks before and after each but the first and last."""
    first, *rest = html.split("\n")
    if not rest:
        return html
    last = rest.pop()
    between = [line for line in map(str.strip, rest) if line]
    return "\n".join([first.rstrip(), *between, last.lstrip()])


def slim_scripts(site_dir: Path) -> None:
    """Take the comments and blanks out of the site's own scripts; the theme's have none."""
    for path in sorted(site_dir.glob("assets/*.js")):
        slim: str = rjsmin.jsmin(path.read_text(encoding="utf-8"))
        path.write_text(slim, encoding="utf-8")


def slim_styles(site_dir: Path) -> None:
    """Cut the site's style sheets down to what its pages and scripts can name.

    A rule stays when each class and id it asks for is a word of some tag or some script, and
    each attribute's value a word of some tag; a variable stays when something uses it.
    """
    tags, scripts = _words_of_tags(site_dir), _words_of_scripts(site_dir)
    names = Names(tags | scripts, tags)
    sheets = {
        path: _rules(_parsed(path.read_text(encoding="utf-8")), names)
        for path in sorted(site_dir.glob("assets/**/*.css"))
    }
    used = names.classes.union(*(_USED_VARIABLE.findall(css) for css in sheets.values()))
    for path, css in sheets.items():
        path.write_text(_rules(_parsed(css), names, used), encoding="utf-8")


def _words_of_tags(site_dir: Path) -> frozenset[str]:
    """Every word of a tag, and the variables that pages use."""
    found: set[str] = set()
    before: set[str] = set()
    for page in site_dir.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        found.update(_USED_VARIABLE.findall(text))
        tags = set(_TAG.findall(text))
        for tag in tags - before:  # most of a page's tags are the theme's, on every page
            found.update(_WORD.findall(tag))
        before = tags
    return frozenset(found)


def _words_of_scripts(site_dir: Path) -> frozenset[str]:
    """Every word of a script that pages load."""
    found: set[str] = set()
    for pattern in ("assets/*.js", "assets/javascripts/bundle*.js"):
        for script in site_dir.glob(pattern):
            found.update(_WORD.findall(script.read_text(encoding="utf-8")))
    return frozenset(found)


def _parsed(css: str) -> list[Any]:
    parsed: list[Any] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return parsed


def _rules(nodes: Iterable[Any], names: Names, used: frozenset[str] | None = None) -> str:
    """Rules that something can fit, without the variables not ``used`` (None keeps all)."""
    return "".join(filter(None, (_rule(node, names, used) for node in nodes)))


def _rule(node: Any, names: Names, used: frozenset[str] | None) -> str | None:
    if isinstance(node, ast.QualifiedRule):
        kept = [s for s in _selectors(node.prelude) if _can_fit(s, names)]
        selectors = ",".join(tinycss2.serialize(s).strip() for s in kept)
        body = _declarations(node.content, used) if kept else ""
        return f"{selectors}{{{body}}}" if body else None
    if isinstance(node, ast.AtRule) and node.content and node.lower_at_keyword in _GROUPS:
        inner = _rules(tinycss2.parse_rule_list(node.content, True, True), names, used)
        head = tinycss2.serialize(node.prelude).strip()
        return f"@{node.lower_at_keyword} {head}{{{inner}}}" if inner else None
    text: str = node.serialize()
    return None if text.startswith("@charset") else text


def _declarations(content: list[Any], used: frozenset[str] | None) -> str:
    kept = (
        d.serialize().strip()
        for d in tinycss2.parse_blocks_contents(content, True, True)
        if used is None or not d.name.startswith("--") or d.name in used
    )
    return ";".join(kept)


def _selectors(prelude: Iterable[Any]) -> Iterator[list[Any]]:
    """The selectors of a rule that has several."""
    selector: list[Any] = []
    for token in prelude:
        if token == ",":
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _can_fit(selector: Iterable[Any], names: Names) -> bool:
    """Whether something may have all the classes, ids and attributes that a selector asks for.
    What stands in :not(), :is() and the like is not looked at."""
    before: Any = None
    for token in selector:
        named = isinstance(token, ast.HashToken) or (
            isinstance(token, ast.IdentToken) and before == "."
        )
        if named and token.value not in names.classes:
            return False
        if isinstance(token, ast.SquareBracketsBlock) and not _has_value(token.content, names):
            return False
        before = token
    return True


def _has_value(content: list[Any], names: Names) -> bool:
    """Whether some tag has the value that [name=value] wants; [name^=value] wants a part."""
    literals = [t.value for t in content if isinstance(t, ast.LiteralToken)]
    texts = [t.value for t in content if isinstance(t, ast.IdentToken | ast.StringToken)]
    return literals != ["="] or all(w in names.values for w in _WORD.findall(texts[-1]))
