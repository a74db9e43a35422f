"""Figures: numbers with what they count, how exactly, as of when and by whose account."""

from .article_figures import find_figures

__all__ = ["find_figures"]
