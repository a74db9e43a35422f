"""Interviews as dialogues: each question, and the whole answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ..brief.once import Passage
from ..records import Article, Quote
from .addresses import Citation, Link
from .record_index import RecordIndex
from .views import Views

#: Turns from which an article is an interview, and not a report that ends with a question.
FEWEST_TURNS = 2


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer."""

    question: str
    """Empty where the text gives none."""
    answer: str
    ids: tuple[str, ...]
    """Of the quotations that the answer consists of."""
    cite: Citation


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What somebody answered in one interview, in order."""

    article: Link
    turns: tuple[Exchange, ...]


def find_dialogues(
    quotes: Sequence[Quote], index: RecordIndex, views: Views
) -> tuple[Dialogue, ...]:
    """The interviews among somebody's quotations, which are in the order of articles."""
    found = []
    answers = (q for q in quotes if q.interview and q.kind == "direct")
    for article, of_article in groupby(answers, key=lambda q: q.article):
        said = sorted(of_article, key=lambda q: q.start)
        turns = _turns(said, index.articles[article])
        if len(turns) >= FEWEST_TURNS and not _asks(said):
            made = tuple(_turn(question, turn, index, views) for question, turn in turns)
            found.append(Dialogue(index.article(article), made))
    return tuple(found)


def _asks(quotes: Sequence[Quote]) -> bool:
    """Whether somebody asks more than answers: the one who leads the interview."""
    return 2 * sum(q.text.rstrip().endswith("?") for q in quotes) >= len(quotes)


def _turns(answers: Sequence[Quote], article: Article) -> list[tuple[str, list[Quote]]]:
    """Quotations with nothing between them are one answer; what stands before it asks for it."""
    turns: list[tuple[str, list[Quote]]] = []
    for answer in answers:
        last = turns[-1][1][-1].parts[-1].end if turns else 0
        asked = _question(article.text[last : answer.start])
        if turns and not asked:
            turns[-1][1].append(answer)
        else:
            turns.append((asked, [answer]))
    return turns


def _question(between: str) -> str:
    """The question that a stretch of an interview ends with, without names of speakers.

    >>> _question("\\n\\nAn introduction.\\n\\nWhy now?\\n\\nAnn Lee:\\n\\n")
    'Why now?'
    """
    paragraphs = [p.strip() for p in between.split("\n\n") if any(c.isalnum() for c in p)]
    asked = [p for p in paragraphs if not p.endswith(":")]
    at = next((n for n, p in enumerate(asked) if "?" in p), len(asked) - 1)
    return " ".join(asked[max(at, 0) :])


def _turn(question: str, answers: Sequence[Quote], index: RecordIndex, views: Views) -> Exchange:
    first, last = answers[0], answers[-1]
    start, end = first.start, last.parts[-1].end
    text = index.articles[first.article].text[start:end]
    views.place(Passage(first.article, start, end, text), first.id)
    ids = tuple(answer.id for answer in answers)
    return Exchange(question, text, ids, index.cite_record(*answers))
