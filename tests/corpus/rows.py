"""Lines of an article as they are when its head, its text and its furniture are told apart."""

from __future__ import annotations

from generator.corpus.classify import label
from generator.corpus.lines import Line, Row

TITLE = "Norland asks donors for aid"
LEAD = "Norland asked for aid on Wednesday, its minister said in a statement to parliament."
REST = "The request came after days of talks with donors, he said, and more will follow next week."
LAST = "Parliament is to vote on it before the winter, and the opposition has not said how."


def rows(*texts: str) -> list[Row]:
    """Rows of lines; a blank line stands above all but those that begin with a tilde."""
    paragraphs: list[list[Line]] = []
    for n, text in enumerate(texts, 1):
        if not text.startswith("~"):
            paragraphs.append([Line(2 * n - 1, "")])
        paragraphs.append([Line(2 * n, text.removeprefix("~"))])
    return label(paragraphs)
