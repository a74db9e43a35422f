"""Quotations: who said what, in quotation marks and out of them.

``find_quotes`` joins the two ways to find them: marks (`marks`, attributed by `attribution`)
and the grammar of reported speech (`frames`).
"""

from __future__ import annotations

from .article_quotes import find_quotes

__all__ = ["find_quotes"]
