"""Exports of news databases, releases, alerts and channels: texts that have a form of their own.

Each module knows one form and gives its documents with what their head states; a text of no known
form is one document, which the rules for saved pages read.
"""

from .documents import documents_in

__all__ = ["documents_in"]
