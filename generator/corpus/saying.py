"""Whether a line reports speech: by the verbs of saying that news puts beside words in marks."""

from __future__ import annotations

import re
from functools import cache

from ..language.word_lists import word_set


def quotes_somebody(line: str) -> bool:
    """Whether a line holds words in marks and, behind them, a verb of saying.

    >>> quotes_somebody("“We shall have a long winter,” said Lena Orst.")
    True
    >>> quotes_somebody("“We shall have a long winter” – Lena Orst")
    False
    """
    return bool(_quoting().search(line))


def reports(line: str) -> bool:
    """Whether a line says that somebody said something, or on which day something was.

    >>> reports("Donors must act, the minister said"), reports("They must act on Monday")
    (True, True)
    >>> reports("Donors must act now")
    False
    """
    return bool(_reporting().search(line))


@cache
def _quoting() -> re.Pattern[str]:
    return re.compile(rf"[“\"].{{12,}}[”\"].*\b(?:{_verbs()})\b")


@cache
def _reporting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_verbs()}|according|on [A-Z]\w+day)\b")


def _verbs() -> str:
    return "|".join(sorted(word_set("corpus_words", "saying")))
