"""Records as JSON."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import orjson


def to_json(value: object) -> bytes:
    """A record, or what is made of records, as JSON in UTF-8; half a character becomes "?"."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:  # text that is no valid Unicode
        text = json.dumps(value, ensure_ascii=False, default=_parts)
        return orjson.dumps(orjson.loads(text.encode("utf-8", "replace")))


def _parts(value: Any) -> dict[str, Any]:
    """A record within a record, as JSON has it."""
    return {f.name: getattr(value, f.name) for f in fields(value)}
