"""The sections of a page, as Material's search finds them, without a general HTML parser.

Material's parser asks for each tag and each text whether any of the elements around it is left
out. This one counts them, keeps nothing of sections that are left out whole, and reads tags by
one expression. Pages with anything but plain tags are left to Material's.
"""

from __future__ import annotations

import re
from html import escape, unescape

from material.plugins.search.plugin import Element, Parser, Section, void

#: A plain tag; each has one "<".
_TAG = re.compile(
    r"<(?:(?P<start>[a-zA-Z][a-zA-Z0-9-]*)"
    r"(?P<attributes>(?:\s+[a-zA-Z_:][\w:.-]*(?:=\"[^\"<>]*\")?)*)\s*(?P<closed>/?)"
    r"|/(?P<end>[a-zA-Z][a-zA-Z0-9-]*)\s*)>"
)
_ATTRIBUTE = re.compile(r"([a-zA-Z_:][\w:.-]*)(?:=\"([^\"]*)\")?")
#: What attributes tell of other elements than headings.
_TELLING = re.compile("data-search-exclude|linenodiv|headerlink", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Elements whose tags stay in what is searched.
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
#: Elements never searched, and not parsed.
_CODE = frozenset({"object", "script", "style"})


def sections(html: str) -> list[Section]:
    """The sections of a page's HTML that are searched, each with its title and text."""
    tags = list(_TAG.finditer(html))
    if len(tags) != html.count("<"):
        parser = Parser()
        parser.feed(html)
        parser.close()
        return [section for section in parser.data if not section.is_excluded()]
    reader = _Reader()
    position = 0
    unparsed: str | None = None
    for tag in tags:
        name = (tag["start"] or tag["end"]).lower()
        if unparsed:
            if name != unparsed or not tag["end"]:
                continue
            unparsed = None
        if position < tag.start():
            reader.text(html[position : tag.start()])
        position = tag.end()
        if tag["end"]:
            reader.end(name)
            continue
        reader.start(name, tag["attributes"])
        if tag["closed"]:
            reader.end(name)
        elif name in {"script", "style"}:
            unparsed = name
    if position < len(html):
        reader.text(html[position:])
    return [section for section in reader.found if not section.is_excluded()]


class _Reader:
    """Follows tags and texts; Material's rules, which go by the tag alone, step by step."""

    def __init__(self) -> None:
        self.found: list[Section] = []
        self.section: Section | None = None
        self.excluded = False  # whether the section is
        self.context: list[str] = []  # tags of the elements around
        self.skipped = set(_CODE)
        self.hidden = 0  # elements around whose tag is skipped
        self.permalinks: list[int] = []  # depths of the links to headings around

    def start(self, tag: str, written: str) -> None:
        """A start tag, with its attributes as written."""
        if tag in void:
            return
        self.context.append(tag)
        self.hidden += tag in self.skipped
        matter = tag in _HEADINGS or _TELLING.search(written)
        attributes = _attributes(written) if matter else {}
        if tag in _HEADINGS and "id" in attributes:
            self._begin(tag, attributes)
        if self.section is None:
            self._enter(self._preface())
        if tag == "a" and attributes.get("class") == "headerlink":
            self.permalinks.append(len(self.context))
        if "data-search-exclude" in attributes or attributes.get("class") == "linenodiv":
            if tag not in self.skipped:
                self.skipped.add(tag)
                self.hidden += self.context.count(tag)
        elif tag in _KEPT and not self.hidden and not self.excluded:
            self._parts().append(f"<{tag}>")

    def end(self, tag: str) -> None:
        """An end tag; nothing unless it ends the innermost element."""
        if not self.context or self.context[-1] != tag:
            return
        self._leave_nested()
        self.context.pop()
        if self.permalinks and self.permalinks[-1] > len(self.context):
            self.permalinks.pop()
        if tag in self.skipped:
            self.hidden -= 1
            if tag not in _CODE:
                self.skipped.remove(tag)
                self.hidden -= self.context.count(tag)
        elif tag in _KEPT and not self.hidden and not self.excluded:
            parts = self._parts()
            opened = parts.index(f"<{tag}>")
            if all(part.isspace() for part in parts[opened + 1 :]):
                del parts[opened:]
            else:
                parts.append(f"</{tag}>")

    def text(self, written: str) -> None:
        """Text between tags, with its entities."""
        if self.hidden or self.excluded:
            return
        data = unescape(written)
        verbatim = "pre" in self.context
        if not verbatim:
            data = " " if data.isspace() else data.replace("\n", " ")
        if self.section is None:
            self._enter(self._preface())
        assert self.section is not None
        if self.section.el.tag in self.context:
            if not self.permalinks:
                self.section.title.append(escape(data, quote=False))
        elif not data.isspace():
            self.section.text.append(escape(data, quote=False))
        elif verbatim or not self.section.text or not self.section.text[-1].isspace():
            self.section.text.append(data)

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        """A section under a heading; before any but a first, one for what stands above."""
        depth = len(self.context)
        if tag != "h1" and not self.found:
            self._preface(depth)
        section = Section(Element(tag, attributes), depth)
        if self.found:
            section.id = attributes["id"]
        self.found.append(section)
        self._enter(section)

    def _preface(self, depth: int = 0) -> Section:
        section = Section(Element("hx"), depth)
        self.found.append(section)
        return section

    def _enter(self, section: Section) -> None:
        self.section = section
        self.excluded = section.is_excluded()

    def _leave_nested(self) -> None:
        """Go back to the section around, at the end of an element that a heading stood in."""
        assert self.section is not None
        if self.section.depth > len(self.context):
            for section in reversed(self.found):
                if section.depth <= len(self.context):
                    self.section.depth = float("inf")
                    self._enter(section)
                    break

    def _parts(self) -> list[str]:
        """Where text goes: to the title while the heading is open."""
        assert self.section is not None
        titled = self.section.el.tag in self.context
        parts: list[str] = self.section.title if titled else self.section.text
        return parts


def _attributes(written: str) -> dict[str, str | None]:
    return {
        name.lower(): unescape(value) if value is not None else None
        for name, value in (found.groups() for found in _ATTRIBUTE.finditer(written))
    }
