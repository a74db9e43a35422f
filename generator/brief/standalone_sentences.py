"""Which sentences of a text can stand alone, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..language.datelines import after_dateline
from ..language.standing import leans, names_something, opens_dangling, outside_marks
from ..language.word_lists import word_set
from ..language.wording import WORD, Span, content_keys
from ..records import Article

#: Words of a sentence that can be read alone: shorter ones are fragments, longer ones a labour.
SHORTEST_WORDS, LONGEST_WORDS = 8, 55

_END = re.compile(r"[.!](?:[”’\"')\]]*)\Z")
#: Where somebody stands in a picture: the sentence is its caption.
_IN_PICTURE = re.compile(r",\s*(?:(?:far|second from) )?(?:left|right|cent(?:er|re))\s*,")

#: A caption's date: "on April 19, 2011."
_ENDS_IN_DATE = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2} ?, ?\d{4} ?\.?\Z")
_PAST = re.compile(r"\b(?:was|were|had|has|have|did|will|is|are|met|[a-z]{2,}[^e]ed)\b")


class StandaloneSentence(NamedTuple):
    """A sentence that can stand alone, as a summary could show it: without dateline or outer
    space."""

    position: int
    """Its number in the article."""
    start: int
    end: int
    keys: frozenset[str]
    """Its content words."""
    deictic: bool
    """Whether words like "here" or "today" point at the day or place of writing."""


def find_standalone_sentences(
    article: Article, spans: Sequence[Span]
) -> tuple[StandaloneSentence, ...]:
    """Those of an article's sentences that can be understood without their neighbours."""
    found = []
    for position, span in enumerate(spans):
        start, end = _trimmed(article.text, span)
        text = article.text[start:end]
        if stands_alone(text):
            lower = WORD.findall(text.lower())
            deictic = not word_set("topic_sentences", "deictic").isdisjoint(lower)
            found.append(StandaloneSentence(position, start, end, content_keys(text), deictic))
    return tuple(found)


def stands_alone(text: str) -> bool:
    """Whether a text is a whole statement of readable length, not in the first person, that can be
    understood without the sentences around it.

    >>> stands_alone("France will send medicine and tents to the border town.")
    True
    >>> stands_alone("But France will send medicine and tents to the border town.")
    False
    >>> stands_alone("France's envoy Anne Petit, left, leaves a meeting in the town on Monday.")
    False
    >>> stands_alone("A Treasury spokesman said last Monday that was not true at all.")
    False
    """
    tokens = WORD.findall(text)
    if not SHORTEST_WORDS <= len(tokens) <= LONGEST_WORDS or not _END.search(text) or "\n" in text:
        return False
    if not (text[0].isupper() or text[0].isdigit()) or not _balanced(text):
        return False
    outside = outside_marks(text)
    if _IN_PICTURE.search(outside) or "?" in outside or _is_dated_picture(text):
        return False
    return not leans(text, strictly=True) and not opens_dangling(text) and names_something(text)


def _is_dated_picture(text: str) -> bool:
    """Whether a text tells in the present what is seen on a day of some year.

    >>> _is_dated_picture("Refugees wait on the island of Orlu on April 19 , 2011 .")
    True
    >>> _is_dated_picture("The ministers met on the island of Orlu on April 19, 2011.")
    False
    """
    return bool(_ENDS_IN_DATE.search(text)) and not _PAST.search(text)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    start = after_dateline(text, start, end)
    raw = text[start:end]
    return start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())


def _balanced(text: str) -> bool:
    """Whether all quotation marks and brackets come in pairs."""
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return False
    if text.count("«") != text.count("»") or text.count("(") != text.count(")"):
        return False
    return text.count("‘") <= text.count("’")
