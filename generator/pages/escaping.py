"""Escape scraped text on its way into Markdown.

Every value that a template prints passes through `markdown` (see `templates.environment`), so
that it comes out of the compiler letter for letter: no tag, no emphasis, no link, no list, no
template syntax, no table cell more than it had.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

_SPACE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
#: Characters that mean something to a Markdown compiler wherever they stand, and spaces
#: that it would strip as blanks.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~^$&@\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
#: What means something only at the beginning of a line.
_AT_START = re.compile(r"(\s*)(?:([-+=:!?%])|(\d+)([.)]))")
#: Bare addresses and doubled marks that extensions turn into links and tags.
_PAIRS = re.compile(r"(?<=[A-Za-z]):(?=//)|(?i:(?<=www))\.|(?<=\+)\+|(?<==)=|(?<=-)-(?=>)")


@lru_cache(maxsize=1 << 16)  # names, outlets and dates stand on a great many pages
def markdown(text: str) -> Markup:
    """Escape text so that Markdown compiles it to itself, on one line.

    White space that a browser would collapse is collapsed (a line end would start a block);
    control characters, which no page may hold, become U+FFFD. Special characters become
    numeric character references, which no inline or block rule looks into.
    """
    text = _CONTROL.sub("\ufffd", _SPACE.sub(" ", text))
    start = ""
    if found := _AT_START.match(text):
        space, sign, number, point = found.groups()
        start = space + (_reference(sign) if sign else number + _reference(point))
        text = text[found.end() :]
    text = _SPECIAL.sub(lambda m: _reference(m.group()), text)
    return Markup(start + _PAIRS.sub(lambda m: _reference(m.group()), text))


def attribute(text: str) -> Markup:
    """Escape text for a double-quoted HTML attribute inside Markdown."""
    return Markup(str(markdown(text)).replace('"', "&#34;").replace("'", "&#39;"))


def preformatted(text: str) -> Markup:
    """Escape text for a raw `<pre>`: line ends and leading spaces stay."""
    lines = (_SPECIAL.sub(lambda m: _reference(m.group()), line) for line in text.splitlines())
    return Markup("&#10;".join(_CONTROL.sub("\ufffd", line) for line in lines))


def _reference(sign: str) -> str:
    return f"&#{ord(sign)};"
