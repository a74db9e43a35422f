"""Which pages hold nothing but plain tags, so that simple expressions read them rightly."""

from __future__ import annotations

import re

#: A "<" that begins no plain, complete tag: a comment, a sign, a tag with "<" or ">" in a value.
_UNUSUAL = re.compile(
    r"<(?!/?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>\"'`]*(?:\"[^\"<>]*\"[^<>\"'`]*)*)?/?>)"
)


def only_plain_tags(source: str) -> bool:
    """Whether each "<" begins a tag that ends at the next ">"."""
    return not _UNUSUAL.search(source)
