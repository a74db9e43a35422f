"""Briefing site generator: saved news articles in, a checkable briefing site out."""

__version__ = "0.1.0"
