"""Inline Markdown in one pass, where only the simple things occur.

Python-Markdown tries each of some fifteen patterns on each text, puts placeholders where one
fits and looks them all up again. Nearly all our texts hold nothing but links, tags, entities
and escapes, of which none can be taken for another: they are read from left to right, once.
"""

from __future__ import annotations

import re
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import build_inlinepatterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX, AtomicString

#: A link, a tag or entity, or else what only Python-Markdown's own patterns can read. Links and
#: tags are the plain ones: no brackets, quotes or escapes in an address, no title; no brackets,
#: escapes or line breaks in a tag.
_BUT_ESCAPES = (
    r"|\[(?P<label>(?:[^\[\]\\]|\\.)*)\]\((?P<href>[^\s()<>\"'\\\[\]`\x02\x03]+)\)"
    r"|(?P<html></?[a-zA-Z][a-zA-Z0-9-]*(?: [a-zA-Z][\w:-]*(?:=\"[^\"<>\\\[\]\n`]*\")?)*(?: ?/)?>"
    r"|&(?:\#[0-9]+|\#x[0-9a-fA-F]+|[a-zA-Z0-9]+);)"
    r"|(?P<other>[`*_\[<]|!\[|[ ]{2}\n)"
)
#: Without any of these there is nothing to read.
_MARKUP = re.compile(r"[\\`*_\[<&]|  \n")


class OnePassInlineProcessor(InlineProcessor):
    """Takes the place of Python-Markdown's, which still reads the texts that are not simple."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._escaped = {char: f"{STX}{ord(char)}{ETX}" for char in md.ESCAPED_CHARS}
        self._tokens = _tokens("".join(md.ESCAPED_CHARS))
        self._store = md.htmlStash.store

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Put elements where the texts of a tree have inline Markdown; returns the tree.

        What was read is marked as finished, so that nobody reads it again.
        """
        if not self._are_usual():
            return super().run(tree, ancestors)
        left = False
        for parent in [element for element in tree.iter() if len(element)]:
            position = 0
            while position < len(parent):
                child = parent[position]
                position += 1
                if _has_markup(child.text):
                    read = self._read(child.text or "")
                    if read is None:
                        left = True
                    else:
                        child.text, child[0:0] = read
                if _has_markup(child.tail):
                    read = self._read(child.tail or "")
                    if read is None:
                        left = True
                    else:
                        child.tail, parent[position:position] = read
                        position += len(read[1])
        return super().run(tree, ancestors) if left else tree

    def _are_usual(self) -> bool:
        """Whether the patterns are Python-Markdown's own, and no link is defined elsewhere."""
        return not self.md.references and _names(self.md) == _USUAL

    def _read(self, text: str) -> tuple[str | None, list[Element]] | None:
        """The text before the first element and the elements; None when it is not simple."""
        elements: list[Element] = []
        said: list[str] = []  # since the last element
        first: str | None = None
        position = 0
        for found in self._tokens.finditer(text):
            said.append(text[position : found.start()])
            position = found.end()
            if html := found["html"]:
                said.append(self._store(html))
            elif href := found["href"]:
                label = self._read(found["label"])
                if label is None:
                    return None
                before = _finished(said)
                if elements:
                    elements[-1].tail = before
                else:
                    first = before
                said = []
                link = Element("a", {"href": href})
                link.text = label[0] or ""
                elements.append(link)
            elif found["other"]:
                return None
            else:
                said.append(self._escaped[found["escape"]])
        said.append(text[position:])
        if not elements:
            return _finished(said), elements
        elements[-1].tail = _finished(said)
        return first, elements


@cache
def _tokens(escaped: str) -> re.Pattern[str]:
    """One of the characters that may be escaped, escaped, or any of the others."""
    return re.compile(rf"\\(?P<escape>[{re.escape(escaped)}])" + _BUT_ESCAPES, re.DOTALL)


def _has_markup(text: str | None) -> bool:
    return bool(text and _MARKUP.search(text) and not isinstance(text, AtomicString))


def _finished(parts: list[str]) -> str | None:
    """Text that holds no Markdown any more; None for no text, as in Python-Markdown."""
    return AtomicString("".join(parts)) or None


def _names(md: Markdown) -> list[str]:
    return [type(pattern).__name__ for pattern in md.inlinePatterns]


_USUAL = [type(pattern).__name__ for pattern in build_inlinepatterns(Markdown())]
