"""Scraped text on its way into Markdown: the one filter that makes it harmless.

Every value a template prints passes through `markdown` (see `render.environment`), so text
can be trusted to come out of the compiler letter for letter: no tag, no emphasis, no link,
no list, no template syntax, no table cell more than it had.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from markupsafe import Markup

from ..records.plain_text import slug

_SPACE = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
#: Characters that mean something to a Markdown compiler wherever they stand, and spaces
#: that it would strip as blanks.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~^$&@\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
#: What means something only at the beginning of a line.
_AT_START = re.compile(r"(\s*)(?:([-+=:!?%])|(\d+)([.)]))")
#: Bare addresses and doubled marks that extensions turn into links and tags.
_PAIRS = re.compile(r"(?<=[A-Za-z]):(?=//)|(?i:(?<=www))\.|(?<=\+)\+|(?<==)=|(?<=-)-(?=>)")

_SAFE_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_-]|\.(?=[a-z0-9])){0,119}")
_RESERVED = re.compile(r"index|con|prn|aux|nul|com\d|lpt\d|readme")


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


@lru_cache(maxsize=1 << 16)
def file_name(record_id: str) -> str:
    """A file name (without suffix) for an id, never a path and never a reserved name.

    Ids that are safe already are their own file names; others get a readable name with a
    hash of the id, so different ids never share one.
    """
    if _SAFE_NAME.fullmatch(record_id) and not _RESERVED.fullmatch(record_id):
        return record_id
    mark = hashlib.blake2b(record_id.encode("utf-8", "replace"), digest_size=4).hexdigest()
    return f"{slug(record_id)[:100] or 'x'}-{mark}"


def _reference(sign: str) -> str:
    return f"&#{ord(sign)};"
