"""Names that are safe as files and in addresses."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from ..records.plain_text import slug

_SAFE_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_-]|\.(?=[a-z0-9])){0,119}")
_RESERVED = re.compile(r"index|also-named(?:-\d+)?|con|prn|aux|nul|com\d|lpt\d|readme")


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
