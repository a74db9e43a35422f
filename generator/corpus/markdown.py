"""Markdown files as the lines of text they show."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..records import Cut
from .lines import Line

#: Where a link leads: no address holds more brackets, and a title stands behind it.
_TARGET = r"[^()\s\[\]]*(?:\([^()\s\[\]]*\)[^()\s\[\]]*)?(?:\s+\"[^\"()]*\")?\)"
_IMAGE = re.compile(rf"!\[[^\[\]]*\]\({_TARGET}")
_LINK = re.compile(rf"\[([^\]\[]+)\]\((?:https?:|mailto:|/|#|\.){_TARGET}")
_AUTOLINK = re.compile(r"<(https?://[^>\s]+)>")
_TAG = re.compile(
    r"</[A-Za-z][\w-]*\s*>|<[A-Za-z][\w-]*\s*/>"
    r"|<[A-Za-z][\w-]*(?:\s+[A-Za-z_][\w:-]*\s*=\s*(?:\"[^\"]*\"|'[^']*'))+\s*/?>"
)
"""A tag that closes something, closes itself or has attributes; "<name>" may be text."""
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_QUOTE = re.compile(r"^ {0,3}(?:>\s?)+")
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
#: What note-taking programs add: embedded files, links between notes, callouts, highlights,
#: names of blocks and footnotes.
_EMBED = re.compile(r"!\[\[[^\[\]]*\]\]")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_CALLOUT = re.compile(r"^\[!\w+\][+-]?\s*")
_HIGHLIGHT = re.compile(r"==(?=\S)((?:(?!==).)+)(?<=\S)==")
_BLOCK_NAME = re.compile(r"\s\^[\w-]+$")
_FOOTNOTE = re.compile(r"\[\^[\w-]+\](?!:)")
_TAGS_ALONE = re.compile(r"^(?:#[^\W\d][\w/-]*\s*)+$")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_UNDERLINE = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


def plain_lines(lines: Iterable[Line]) -> tuple[list[Line], list[Cut]]:
    """The lines without their markup, and the images and tags among them."""
    plain: list[Line] = []
    cut: list[Cut] = []
    for line in lines:
        text, heading = line.text, False
        if "![" in text:
            cut.extend(Cut(line.number, m[0], "image") for m in _IMAGE.finditer(text))
            text = _IMAGE.sub("", text)
            cut.extend(Cut(line.number, m[0], "image") for m in _EMBED.finditer(text))
            text = _EMBED.sub("", text)
        if _TAGS_ALONE.match(text):
            cut.append(Cut(line.number, text.strip(), "tags of a note"))
            text = ""
        if "<" in text:
            cut.extend(Cut(line.number, m[0], "markup") for m in _TAG.finditer(text))
            text = _TAG.sub("", text)
        match = _HEADING.match(text)
        if match:
            text, heading = match[2], True
        quoted = _QUOTE.sub("", text)
        if quoted != text and _CALLOUT.match(quoted):
            cut.append(Cut(line.number, quoted, "heading of a note"))
            quoted = ""
        plain.append(Line(line.number, unmark(quoted), heading))
    return plain, cut


def unmark(text: str) -> str:
    """One line without links, emphasis and escapes."""
    if "[[" in text:
        text = _WIKI_LINK.sub(r"\1", text)
    if "==" in text:
        text = _HIGHLIGHT.sub(r"\1", text)
    if "^" in text:
        text = _FOOTNOTE.sub("", _BLOCK_NAME.sub("", text))
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "<http" in text:
        text = _AUTOLINK.sub(r"\1", text)
    if "**" in text or "__" in text:
        text = _STRONG.sub(r"\2", text)
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", text)
    if "_" in text:
        text = _UNDERLINE.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
