"""Which sentences of a text can stand alone, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..language.datelines import after_dateline
from ..language.word_lists import word_set
from ..language.wording import WORD, Span, content_keys
from ..records import Article

_LIST = "topic_sentences"
#: Words of a sentence that can be read alone: shorter ones are fragments, longer ones a labour.
SHORTEST_WORDS, LONGEST_WORDS = 8, 55
#: Words after a leaning opening ("his") among which a name may still say who is meant.
NAME_WITHIN_WORDS = 5

#: "a few hours earlier": earlier than what stands in another sentence.
_COUNTED_FROM = re.compile(r"\b(?:minute|hour|day|week|month)s? (?:earlier|later)\b(?! than)", re.I)
_DAY_NAMED = re.compile(
    r"\d{1,4}\b|\b(?:[A-Z][a-z]+day|January|February|March|April|June|July|"
    r"August|September|October|November|December)\b"
)
_NAME = re.compile(r"[A-Z][\w’'-]+|[A-Z]{2,}")
_END = re.compile(r"[.!](?:[”’\"')\]]*)\Z")
#: "A spokesman said last night that was not true": what was not stands in another sentence.
_SAID_THAT = re.compile(
    r"\bsa(?:id|ys)(?: (?:on|last|this|yesterday|today|night|week|month|\w+day))* "
    r"that (?:was|is|were|are)\b"
)
#: Where somebody stands in a picture: the sentence is its caption.
_IN_PICTURE = re.compile(r",\s*(?:(?:far|second from) )?(?:left|right|cent(?:er|re))\s*,")


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
            deictic = not word_set(_LIST, "deictic").isdisjoint(lower)
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
    """
    tokens = WORD.findall(text)
    if not SHORTEST_WORDS <= len(tokens) <= LONGEST_WORDS or not _END.search(text) or "\n" in text:
        return False
    if not (text[0].isupper() or text[0].isdigit()) or not _balanced(text):
        return False
    outside = _outside_marks(text)
    if _IN_PICTURE.search(outside):
        return False
    lower = [t.lower().replace("’", "'") for t in WORD.findall(outside)]
    if "?" in outside or not word_set(_LIST, "first_person").isdisjoint(lower):
        return False
    return not _leans_on_others(text, tokens) and not _unresolved_pronoun(outside)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    start = after_dateline(text, start, end)
    raw = text[start:end]
    return start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())


def _leans_on_others(text: str, tokens: Sequence[str]) -> bool:
    """Whether an opening word, phrase or count of time refers to a sentence before.

    >>> stands_alone("A Treasury spokesman said last Monday that was not true at all.")
    False
    """
    first = tokens[0].lower()
    openings = {" ".join(tokens[:n]).lower() for n in (2, 3, 4)}
    if not openings.isdisjoint(word_set(_LIST, "leaning_phrases")):
        return True
    if _SAID_THAT.search(text):
        return True
    if _COUNTED_FROM.search(text) and not _DAY_NAMED.search(text):
        return True
    if first not in word_set(_LIST, "leaning"):
        return False
    named_soon = any(_NAME.fullmatch(t) for t in tokens[1 : 1 + NAME_WITHIN_WORDS])
    return not (first in word_set(_LIST, "forgiven") and named_soon)


def _unresolved_pronoun(text: str) -> bool:
    """Whether a pronoun comes before anybody or anything is named."""
    pronouns, function = word_set(_LIST, "pronouns"), word_set("topic_words", "function")
    plain = word_set("topic_words", "empty")
    for match in WORD.finditer(text):
        word, lower = match[0], match[0].lower()
        if lower in pronouns and not word.isupper():
            return not (lower == "that" and match.start() > 0)
        if _NAME.fullmatch(word) and lower not in function and lower not in plain:
            return False
    return True


def _balanced(text: str) -> bool:
    """Whether all quotation marks and brackets come in pairs."""
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return False
    if text.count("«") != text.count("»") or text.count("(") != text.count(")"):
        return False
    return text.count("‘") <= text.count("’")


def _outside_marks(text: str) -> str:
    """The text without what stands in quotation marks."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|‘[^’]*’(?!\w)", " ", text)
