"""Whether words can be read alone, and mean there what they mean where they stand.

Every place that shows a part of a text asks here: which words need the sentence before, and which
words, left out, would let the rest say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .word_lists import word_set
from .wording import WORD, stem, stem_set

_LIST = "topic_sentences"
#: Words after a leaning opening ("his") among which a name may still say who is meant.
NAME_WITHIN_WORDS = 5
#: Characters of an opening.
_OPENING = 60

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY_ALONE = re.compile(rf"{_DAY} (?:especially|alone|too|only|also)\b", re.I)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
#: Capitals that name nobody.
_CALENDAR = re.compile(rf"(?:{_DAY}|{_MONTHS})\Z", re.I)
_NAME = re.compile(r"[A-Z][\w’'-]+|[A-Z]{2,}|(?:[A-Z]\.){2,}")
#: "a few hours earlier": earlier than what stands in another sentence.
_COUNTED_FROM = re.compile(r"\b(?:minute|hour|day|week|month)s? (?:earlier|later)\b(?! than)", re.I)
_DAY_NAMED = re.compile(rf"\d{{1,4}}\b|\b(?:[A-Z][a-z]+day|{_MONTHS})\b")
#: "A spokesman said last night that was not true": what was not stands in another sentence.
_SAID_THAT = re.compile(
    r"\bsa(?:id|ys)(?: (?:on|last|this|yesterday|today|night|week|month|\w+day))* "
    r"that (?:was|is|were|are)\b"
)
_WHOLE = re.compile(r"[A-Z“\"'`‘«][^\W_]?.*\w.*[.!?…][”’\"')\] ]*", re.S)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|``.*?''|«[^»]*»|‘[^’]*’(?!\w)")
#: "It is feared that", "It was clear when": it stands for what follows.
_OF_NOTHING = re.compile(
    r"it (?:is|was|has been|had been|remains|remained|became|seems) (?:[\w’']+ ){0,3}?"
    r"(?:(?:[a-z]+ )?(?:that|whether|when|who|how|why|if)\b"
    r"|(?:feared|thought|believed|hoped|estimated|understood|reported)\b)",
    re.I,
)
_GOING_ON = tuple(",;:)]}.–—-’%&/")
_SMALL_WORD = re.compile(r"[a-z]+\b(?![-’'])")
#: "this year" points to the time of writing.
_THIS_TIME = re.compile(
    rf"\bthis (?:coming |past )?(?:week|month|year|morning|afternoon|evening|weekend|{_DAY}|spring|"
    r"summer|autumn|fall|winter)\b",
    re.I,
)
#: "The future of dog breeding": what is meant is told there.
_SAID_WHICH = re.compile(
    r"the (?:[\w-]+ ){1,3}(?:of|for|between|against|that|who|which|where)\b", re.I
)
#: "After he resigned, Robert Moss worked": whom an opening up to a comma means the name tells that
#: follows it.
_AHEAD = re.compile(r"\w+\b[^,“\"]{0,90},\s+(?:the )?(?=[A-Z])")


def leans(text: str, strictly: bool = False) -> bool:
    """Whether a text needs another to be understood, or its speaker to be known.

    Args:
        strictly: also where it opens with "the army", "the region" and only later says whose.

    >>> leans("The operation went on."), leans("The town of Orlu fell.")
    (True, False)
    """
    untied = text[tie(text) :]
    definite = untied[: len("the ")].lower() == "the "
    return points_back(text) or (definite and _opens_unnamed(untied, strictly))


def points_back(text: str) -> bool:
    """Whether a word of a text points to another, or somebody speaks in it.

    >>> points_back("It struck at noon."), points_back("Yesterday I met him.")
    (True, True)
    >>> points_back("“We won,” Ann said."), points_back("The operation went on.")
    (False, False)
    """
    broken = goes_on(text)
    text = text[tie(text) :]
    outside = outside_marks(text)
    if _OF_NOTHING.match(text):
        return in_first_person(outside)
    return (
        text.endswith(("?", ":"))
        or broken
        or opens_dangling(text)
        or in_first_person(outside)
        or _leans_on_others(text)
        or _names_nobody_before_pronoun(outside)
    )


def goes_on(text: str) -> bool:
    """Whether a text begins within a sentence, whose beginning stands before it.

    >>> goes_on(", the head of the bank, said so."), goes_on("al-Arabi said so.")
    (True, False)
    """
    return text[:1] in _GOING_ON or _SMALL_WORD.match(text) is not None


def names_something(text: str) -> bool:
    """Whether anybody or anything is named outside quotation marks."""
    return next(_names(outside_marks(text)), None) is not None


def begun(text: str) -> str:
    """Words from within a sentence as they would begin one.

    >>> begun("the army fled")
    'The army fled'
    """
    return text[:1].upper() + text[1:]


def opens_dangling(text: str) -> bool:
    """Whether a line opens with what only the sentence before explains.

    >>> opens_dangling("This paved the way for the attack."), opens_dangling("This week it began.")
    (True, False)
    """
    found = [m[0].lower() for m in WORD.finditer(text, 0, _OPENING)][:4]
    if not found:
        return False
    if found[0] == "this" and found[1:2] and found[1] in word_set(_LIST, "times"):
        return False
    openings = {" ".join(found[:n]) for n in range(1, 5)}
    dangles = not openings.isdisjoint(word_set(_LIST, "dangling"))
    return dangles or bool(_DAY_ALONE.match(text)) or tie(text) > 0


def is_sentence(text: str) -> bool:
    """Whether a text begins and ends as a sentence does, and is no scrap of one.

    >>> is_sentence("The dam broke. "), is_sentence("300) and the firm."), is_sentence("Fuel queue")
    (True, False, False)
    """
    return _WHOLE.fullmatch(text.strip()) is not None


def tie(text: str) -> int:
    """Length of a word at the beginning that only ties a line to the one before.

    >>> tie("But the army"), tie("The army"), tie("In addition to the army")
    (4, 0, 0)
    """
    found = _ties().match(text)
    return found.end() if found else 0


@cache
def _ties() -> re.Pattern[str]:
    words = sorted(word_set(_LIST, "ties"), key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\b(?! (?:to|of)\b)(?:\s?,)?\s+", re.I)


def in_first_person(outside: str) -> bool:
    """Whether the writer or the reader speaks, in words outside quotation marks.

    >>> in_first_person("It took us a week."), in_first_person("US troops came.")
    (True, False)
    """
    plain = (t for t in WORD.findall(outside) if len(t) == 1 or not t.isupper())
    return not word_set(_LIST, "first_person").isdisjoint(
        t.lower().replace("’", "'") for t in plain
    )


def outside_marks(text: str) -> str:
    """The text without what stands in quotation marks."""
    return _QUOTED.sub(" ", text)


def _leans_on_others(text: str) -> bool:
    """Whether an opening word, phrase or count of time refers to a sentence before."""
    tokens = WORD.findall(text)
    if not tokens:
        return False
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
    return not (first in word_set(_LIST, "forgiven") and _names_soon(tokens))


def _opens_unnamed(text: str, strictly: bool) -> bool:
    """Whether a text that opens with "the" does not tell which: by a name, or by what follows."""
    if strictly:
        return not _names_soon(WORD.findall(text))
    return not (_SAID_WHICH.match(text) or names_something(text[len("the") :]))


def _names_soon(tokens: Sequence[str]) -> bool:
    return any(_NAME.fullmatch(t) for t in tokens[1 : 1 + NAME_WITHIN_WORDS])


def _names_nobody_before_pronoun(text: str) -> bool:
    """Whether a pronoun comes before anybody or anything is named.

    >>> leans("Tuesday she fears for her life."), leans("In his speech, Belo warned the army.")
    (True, False)
    """
    pronouns = word_set(_LIST, "pronouns")
    ahead = _AHEAD.match(text)
    start = ahead.end() if ahead else 0
    if (person := _person().search(text, start)) is not None:
        text = text[: person.start()]
    named = next(_names(text, start), len(text))
    before = _THIS_TIME.sub(lambda m: " " * len(m[0]), text)
    found = (m for m in WORD.finditer(before, start, named) if not m[0].isupper())
    first = next((m for m in found if m[0].lower() in pronouns), None)
    return first is not None and not (first[0].lower() == "that" and first.start() > 0)


@cache
def _person() -> re.Pattern[str]:
    """ "a young woman": whom "her" behind it may mean."""
    lists = (("nominals", "generic"), ("nominals", "groups"), (_LIST, "people"))
    words = "|".join(sorted({word for name in lists for word in word_set(*name)}))
    number = r"(?:an?|one|two|many|some|several|\d[\d,]*)"
    return re.compile(rf"\b{number} (?:[\w-]+ ){{0,3}}(?:{words})\b", re.I)


def _names(text: str, start: int = 0) -> Iterator[int]:
    """Where words stand that name somebody or something."""
    function, plain = word_set("topic_words", "function"), word_set("topic_words", "empty")
    for match in WORD.finditer(text, start):
        word, lower = match[0], match[0].lower()
        named = _NAME.fullmatch(word) and not _CALENDAR.match(word)
        if named and lower not in function and lower not in plain:
            yield match.start()


def keeps_meaning(left_out: str, attributed: bool = False) -> bool:
    """Whether words beside others can be left out: none of them denies, doubts or conditions, and
    none tells who says so, unless that is told otherwise (``attributed``).

    >>> keeps_meaning("After a night of rain,"), keeps_meaning("This is not true")
    (True, False)
    >>> keeps_meaning("Belo said that"), keeps_meaning("Belo said that", attributed=True)
    (False, True)
    """
    words = _Words(left_out)
    turned = words.hold("negating", "conditional") or words.have_forms_of("denying", "unfulfilled")
    return not turned and (attributed or not words.tell_who_says())


def takes_back(left_out: str) -> bool:
    """Whether words that follow a beginning deny it, or tell that it is only what somebody says.

    >>> takes_back("This is not true"), takes_back(", the minister said."), takes_back("at dawn")
    (True, True, False)
    """
    words = _Words(left_out)
    return words.hold("negating") or words.have_forms_of("denying") or words.tell_who_says()


class _Words:
    """The words of a text, as lists know them."""

    def __init__(self, text: str) -> None:
        self._plain = {w.lower() for w in WORD.findall(text.replace("’", "'"))}
        self._stems = {stem(w) for w in self._plain}

    def hold(self, *lists: str) -> bool:
        if any(w.endswith("n't") for w in self._plain):
            return True
        return any(not self._plain.isdisjoint(word_set(_LIST, name)) for name in lists)

    def have_forms_of(self, *lists: str) -> bool:
        return any(not self._stems.isdisjoint(stem_set(_LIST, name)) for name in lists)

    def tell_who_says(self) -> bool:
        return not self._stems.isdisjoint(_saying())


@cache
def _saying() -> frozenset[str]:
    """Words that tell that something is what somebody says, as comparison keys."""
    verbs = stem_set("reporting_verbs", "say") | stem_set("reporting_verbs", "think")
    return verbs | stem_set(_LIST, "attributing")
