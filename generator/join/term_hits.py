"""Where the terms of topics stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..language.wording import WORD, Word, stem, words
from ..records import Article

#: The terms of each topic.
Terms = tuple[tuple[str, ...], ...]


class Hits(NamedTuple):
    """Where an article speaks of topics, which are numbered."""

    title: frozenset[int]
    """Topics that the headline names."""
    text: tuple[tuple[int, int], ...]
    """(topic, start) of every term in the text, by start."""


def find_terms(article: Article, terms: Terms) -> Hits:
    """The terms of topics in an article."""
    find = matcher(terms).find
    headline = "\n\n".join(filter(None, (article.title, article.subtitle)))
    return Hits(
        title=frozenset(number for number, _, _ in find(headline)),
        text=tuple((number, start) for number, start, _ in find(article.text)),
    )


@lru_cache(maxsize=4)
def matcher(terms: Terms) -> TermMatcher:
    """What finds these terms."""
    return TermMatcher(terms)


class TermMatcher:
    """Finds the terms of many topics in a text in one pass over its words.

    Case and inflection do not count, except that a term in capitals ("ICC", "US") matches
    words in capitals only.
    """

    def __init__(self, topics: Terms) -> None:
        self._by_first: dict[str, list[tuple[int, tuple[Word, ...]]]] = defaultdict(list)
        for number, terms in enumerate(topics):
            for term in dict.fromkeys(terms):
                parts = tuple(words(term))
                if parts:
                    self._by_first[parts[0].key].append((number, parts))
        #: Terms by the written form of a first word, filled as words are met.
        self._by_form: dict[str, Sequence[tuple[int, tuple[Word, ...]]]] = {}

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """(topic number, start, end) of every term in the text, by start."""
        forms = set(WORD.findall(text))
        begin = {form: terms for form in forms if (terms := self._beginning(form))}
        if not begin:
            return []
        found = []
        for match in WORD.finditer(text):
            for number, term in begin.get(match[0], ()):
                if (end := _end_of(term, text, match)) is not None:
                    found.append((number, match.start(), end))
        return found

    def _beginning(self, form: str) -> Sequence[tuple[int, tuple[Word, ...]]]:
        """The terms that a written form may begin."""
        terms = self._by_form.get(form)
        if terms is None:
            terms = self._by_form[form] = self._by_first.get(stem(form), ())
        return terms


def _end_of(term: Sequence[Word], text: str, first: re.Match[str]) -> int | None:
    """Where a term ends whose first word may stand at ``first``; None where it does not stand."""
    if term[0].caps and not first[0].isupper():
        return None
    there = words(text, first.end(), len(term) - 1) if len(term) > 1 else []
    if len(there) < len(term) - 1 or not all(map(_same_word, term[1:], there)):
        return None
    return there[-1].end if there else first.end()


def _same_word(term: Word, word: Word) -> bool:
    """Whether a word is one of a term in any inflection; an abbreviation only in capitals.

    >>> short, word, plural, other = words("AIDS aids aid WHO")
    >>> _same_word(word, plural), _same_word(word, short), _same_word(short, word)
    (True, True, False)
    >>> _same_word(short, short), _same_word(short, other)
    (True, False)
    """
    return term.key == word.key and (word.caps or not term.caps)
