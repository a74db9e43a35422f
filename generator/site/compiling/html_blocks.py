"""Finding HTML blocks without looking at each tag and entity in their paragraphs.

Python-Markdown's parser for `md_in_html` stops at every tag and entity of a page, though what
is within a line only goes through as text. This one goes on to the next tag that can begin or
end a block. Pages with anything but plain tags are left to the other.
"""

from __future__ import annotations

import re
from functools import cached_property

from markdown.extensions.md_in_html import HtmlBlockPreprocessor, HTMLExtractorExtra
from markdown.preprocessors import Preprocessor

from .tags import only_plain_tags

#: After these Python-Markdown's parser loses its place.
_BROKEN_ENTITY = re.compile(r"&#(?!(?:[0-9]+|x[0-9a-fA-F]+);)")
#: What is neither a tag within a line nor an entity.
_BLOCK = re.compile(
    r"<(?!/?(?:a|abbr|b|cite|code|em|i|mark|q|small|span|strong|sub|sup|time)[\s>])"
    r"|&(?!(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)"
)
#: A drawing of plain shapes and text, within which no block of the page can begin or end.
_DRAWING = re.compile(
    r"<svg\b(?:[^<]++|</?(?:g|defs|clippath|path|rect|line|circle|use|text|tspan)\b)*+</svg>",
    re.IGNORECASE,
)


class _Extractor(HTMLExtractorExtra):
    """Goes from block to block where nothing else can matter."""

    mdstate: list[str | None]

    @property
    def interesting(self) -> re.Pattern[str]:
        """What `html.parser` looks for next.

        Each tag counts in raw HTML, whose end depends on all that was opened, in elements that
        are not parsed and in what follows a block in its line.
        """
        unparsed = self.mdstate and self.mdstate[-1] == "off"
        if self.cdata_elem or self.inraw or self.intail or unparsed:
            return self._every
        return _BLOCK

    @interesting.setter
    def interesting(self, pattern: re.Pattern[str]) -> None:
        self._every = pattern

    def parse_starttag(self, i: int) -> int:
        """As in the parent; a drawing within raw HTML is one piece of it."""
        drawing = _DRAWING.match(self.rawdata, i) if self.inraw else None
        if not drawing:
            return int(super().parse_starttag(i))
        self.handle_data(drawing[0])
        return drawing.end()

    @cached_property
    def block_level_tags(self) -> set[str]:
        """As in the parent, which makes the set anew for each tag."""
        return set(self.md.block_level_elements)

    @cached_property
    def block_tags(self) -> set[str]:
        """As in the parent."""
        return self.block_level_tags - (self.span_tags | self.raw_tags | self.empty_tags)


class BlockwiseHtmlPreprocessor(Preprocessor):
    """Takes the place of `md_in_html`'s, with the same result."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with placeholders for HTML blocks."""
        source = "\n".join(lines)
        if not only_plain_tags(source) or _BROKEN_ENTITY.search(source):
            return HtmlBlockPreprocessor(self.md).run(lines)
        parser = _Extractor(self.md)
        parser.feed(source)
        parser.close()
        return "".join(parser.cleandoc).split("\n")
