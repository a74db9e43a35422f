"""Jinja2, set up so that nothing reaches a page unescaped by accident."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from ..cache import digest
from ..errors import BriefingError
from .addresses import Citation
from .escaping import attribute, markdown, preformatted
from .file_names import file_name
from .formatting import (
    first_and_last_day,
    format_count,
    format_date,
    format_number,
    format_unit,
)

_AS_IT_IS = (Markup, jinja2.Undefined)
_NUMBERS = (int, float)
_VALID_TIME = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class PageState:
    """One page while it is rendered: where it lies, and what it has cited so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.cited: dict[str, str] = {}
        """Records cited, in the order of their first appearance, with the anchor there."""
        self.newest: str | None = None
        """The day on which the newest article that it cites was published."""
        self._anchors: set[str] = set()
        self._root = "../" * path.count("/")

    def to(self, href: str) -> Markup:
        """A link target, relative to this page."""
        here, _, _ = self.path.rpartition("/")
        if here and href.startswith(f"{here}/"):
            return Markup(href[len(here) + 1 :])
        return Markup(self._root + href)

    def html(self, href: str) -> Markup:
        """A link target where Markdown is not read: pages by the names that they are given."""
        path, sign, anchor = self.to(href).partition("#")
        return Markup(f"{path.removesuffix('.md')}.html{sign}{anchor}")

    def source(self, cite: Citation, item: str = "") -> Markup:
        """The target of a citation, noted as used by this page (in ``item``, by its id)."""
        anchor = f"#{file_name(item)}" if item else ""
        for record in (cite.record, *cite.also):
            self.cited.setdefault(record, anchor)
        self.newest = max(self.newest or "", cite.published or "") or None
        return self.to(cite.href)

    def anchor(self, record_id: str) -> Markup:
        """An ``id`` attribute, the first time it is asked for; then nothing."""
        name = self._unused(record_id)
        return Markup(f' id="{name}"' if name else "")

    def attributes(self, record_id: str, *classes: str, date: str | None = None) -> Markup:
        """Markdown's attribute list for the element before it: an id, the first time it is asked
        for, classes, and the first and last day of a date (EDTF), by which a reader can narrow
        the page; nothing when there is none of it."""
        name = self._unused(record_id)
        given = [f"#{name}"] * bool(name) + [f".{c}" for c in classes if c]
        first, last = first_and_last_day(date)
        if first and last:
            given.append(f"data-days={first}/{last}")
        return Markup(f"{{ {' '.join(given)} }}" if given else "")

    def _unused(self, record_id: str) -> str:
        """The anchor of a record; empty when there is none, or the page has it already."""
        name = file_name(record_id) if record_id else ""
        if not name or name in self._anchors:
            return ""
        self._anchors.add(name)
        return name


class Templates:
    """The templates of a project; of folders that have one of a name, the first's counts."""

    def __init__(self, folders: Sequence[Path], site_name: str) -> None:
        self._env = environment(folders)
        self._env.globals["site_name"] = site_name
        found = (path for folder in folders for path in sorted(folder.glob("*.j2")))
        texts = (part for path in found for part in (path.name, path.read_bytes()))
        self.version = digest(site_name, *texts)
        """Digest of the templates and of what every page is given."""

    def render(self, name: str, page: PageState, **context: Any) -> str:
        """One page as Markdown.

        Raises:
            BriefingError: for a template that is missing or wrong.
        """
        try:
            template = self._env.get_template(name)
            return _strip_blanks(template.render(page=page, **context))
        except jinja2.TemplateNotFound as error:
            raise BriefingError(f"template {error.name!r} not found in templates/") from error
        except jinja2.TemplateSyntaxError as error:
            raise BriefingError(
                f"templates/{error.name}:{error.lineno}: {error.message}"
            ) from error
        except jinja2.UndefinedError as error:
            raise BriefingError(f"templates/{name}: {error.message}") from error


def environment(folders: Sequence[Path]) -> jinja2.Environment:
    """Strict about names, and every value printed is escaped for Markdown.

    Only `Markup` made by our own filters and macros passes as it is.
    """
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=_escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[..., Any]] = {
        "attr": attribute,
        "count": format_count,
        "day": format_date,
        "fragment": lambda value: Markup(file_name(value)),
        "number": format_number,
        "preformatted": preformatted,
        "time": time,
        "unit": format_unit,
    }
    env.filters.update(filters)
    return env


def time(shown: str, edtf: str) -> Markup:
    """A date in words, with the machine's form where HTML has one."""
    if _VALID_TIME.fullmatch(edtf):
        return Markup('<time datetime="{}">{}</time>').format(edtf, markdown(shown))
    return markdown(shown)


def _escape(value: Any) -> Any:
    if isinstance(value, _AS_IT_IS):
        return value
    if isinstance(value, _NUMBERS):
        return Markup(value)
    return markdown(str(value))


def _strip_blanks(text: str) -> str:
    """No trailing blanks and never two empty lines in a row."""
    lines = [line.rstrip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
