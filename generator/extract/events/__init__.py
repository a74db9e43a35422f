"""What happened, or is to happen, and when, as one article tells it."""

from __future__ import annotations

from .article_events import find_events

__all__ = ["find_events"]
