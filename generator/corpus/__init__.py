"""Saved files to clean articles: read, split, clean, masthead, duplicates."""

from .corpus import Corpus, read_corpus

__all__ = ["Corpus", "read_corpus"]
