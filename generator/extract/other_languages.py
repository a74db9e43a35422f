"""What is found in an article in another language than English, without its grammar.

Direct quotations are told by their marks, with the name that stands beside them or none. A figure
is a number grouped as its language groups digits, with the noun behind it. Nothing else is read:
no events, no indirect speech, nobody's roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from ..language.quotation_marks import MarkedSpan, find_paragraphs
from ..language.word_lists import load_data
from ..language.wording import stripped
from ..records import Article, Extract, Figure, FoundFigure, FoundQuote, Quote
from ..records.base import Qualifier

#: Fewer words in marks are a name or a term rather than what somebody said.
_LEAST_WORDS = 3
#: How likely a quotation is: not measured, no annotated news being at hand.
_PROBABILITY = 0.9
#: Words of a clause that names the speaker, and of the name itself.
_CLAUSE_WORDS = 14
_NAME_WORDS = 5
#: A number so close before another is its lower end, in characters.
_RANGE = 16
_SENTENCE = re.compile(
    r"[^.!?…。！？؟\n]*(?:[.!?…。！？؟]+(?![^\W\d_]|\d)[»”“\"’』」)\]]*|[.!?…。！？؟]|\n|$)"
)
_CORNER = re.compile(r"「([^「」]{4,})」")
_LETTER = r"[^\W\d_]"
_CLAUSE = re.compile(r"[\s,—–-]*([^,.;:!?…«»„“”\"\n。，！？]*)")
_NAME = re.compile(
    rf"(?<!\w){_LETTER}[\w'’-]*(?:\s(?:(?:de|da|di|del|della|der|den|van|von|al|el|bin|dos|du|la|le)\s)*"
    rf"{_LETTER}[\w'’-]*)*"
)
_NUMBER = re.compile(
    r"(?<![\w.,/:-])(?P<number>\d{1,3}(?:(?P<group>[.,'’\u00a0\u202f ])\d{3})(?:(?P=group)\d{3})*)"
    rf"(?![\d.,]\d|\d)[\s\u00a0]{{1,2}}(?P<noun>{_LETTER}{{3,}})"
)
_SPACES = frozenset(" \u00a0\u202f")
#: Chinese writes the speaker, then a verb of saying.
_CHINESE = re.compile(
    r"^[，,]?\s*(?P<name>[\u4e00-\u9fff·]{2,16}?)(?:说|表示|称|指出|强调|告诉|回应)"
)
#: Languages that write every noun with a capital: one such word is no name.
_CAPITAL_NOUNS = frozenset({"de", "lb"})


def extract_other(article: Article) -> Extract:
    """Everything found in an article in another language."""
    return Extract(
        article=article.id,
        entities=(),
        mentions=(),
        quotes=tuple(_quotes(article)),
        dates=(),
        events=(),
        figures=tuple(_figures(article)),
        sentences=tuple(_sentences(article.text)),
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words[0])
            yield start, start + len(words)


def _sentence_at(text: str, place: int) -> tuple[int, int]:
    """The sentence that a character stands in; its paragraph, where that is no sentence's."""
    begin = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    stretch = text[begin : len(text) if end < 0 else end]
    for start, stop in _sentences(stretch):
        if begin + start <= place < begin + stop:
            return begin + start, begin + stop
    return begin, begin + len(stretch)


@dataclass(frozen=True, slots=True)
class _Speaker:
    start: int
    end: int
    clause_end: int


def _quotes(article: Article) -> Iterator[FoundQuote]:
    """Direct quotations with the speaker beside them."""
    text = article.text
    marks = [m for p in find_paragraphs(text) for m in p.marked if m.closed and not m.depth]
    marks += [
        MarkedSpan(m.start(), m.start(1), m.end(1), m.end(), True, 0)
        for m in _CORNER.finditer(text)
    ]
    before: _Speaker | None = None
    for mark in sorted(marks, key=lambda m: m.start):
        start, end = stripped(text, mark.start, mark.end)
        if _count(text[start:end]) < _LEAST_WORDS:
            continue
        speaker = _behind(text, mark, article.language) or _ahead(text, mark, article.language)
        if (
            speaker is None
            and before
            and not text[before.clause_end : mark.outer_start].strip(" .,:;—–-。，")
        ):
            speaker = before
        before = speaker
        yield _as_quote(article, start, end, text[speaker.start : speaker.end] if speaker else None)


def _as_quote(article: Article, start: int, end: int, name: str | None) -> FoundQuote:
    first, last = _sentence_at(article.text, start)
    return Quote(
        id=f"{article.id}-q{start}",
        article=article.id,
        start=start,
        end=end,
        text=article.text[start:end],
        kind="direct",
        clause=None,
        interview=False,
        speaker=None,
        speaker_name=name,
        speaker_text=name,
        cue=None,
        sentence=article.text[first:last],
        said=None,
        found="marks/beside" if name else "marks/nobody",
        probability=_PROBABILITY,
    )


def _count(words: str) -> int:
    """Words; of scripts without spaces, two letters are one."""
    unspaced = len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]", words))
    return unspaced // 2 if unspaced else len(words.split())


def _behind(text: str, mark: MarkedSpan, language: str) -> _Speaker | None:
    """The speaker whom the clause behind the closing mark names."""
    if language == "zh":
        match = _CHINESE.match(text[mark.outer_end : mark.outer_end + 40])
        if match is None:
            return None
        start = mark.outer_end + match.start("name")
        return _Speaker(start, mark.outer_end + match.end("name"), mark.outer_end + match.end())
    # A sentence that ends inside the marks is not gone on with behind them.
    if text[mark.end - 1 : mark.end] in ".…" and text[mark.outer_end : mark.outer_end + 1] != ",":
        return None
    match = _CLAUSE.match(text, mark.outer_end)
    return _named(text, match.start(1), match.end(1), language) if match else None


def _ahead(text: str, mark: MarkedSpan, language: str) -> _Speaker | None:
    """The speaker of words that a colon opens: "Luc Ferrand a déclaré : «…»"."""
    lead = text[max(0, mark.outer_start - 120) : mark.outer_start].rstrip()
    if not lead.endswith((":", "：")):
        return None
    end = max(0, mark.outer_start - 120) + len(lead) - 1
    start = max(text.rfind(c, 0, end) for c in ".!?\n»”;")
    return _named(text, start + 1, end, language)


def _named(text: str, start: int, end: int, language: str) -> _Speaker | None:
    """The one name in a clause; None when it has none or two."""
    if not 1 <= len(text[start:end].split()) <= _CLAUSE_WORDS:
        return None
    names = [m for m in _runs(text, start, end) if len(text[m[0] : m[1]].split()) <= _NAME_WORDS]
    if len(names) != 1:
        return None
    first, last = names[0]
    if language in _CAPITAL_NOUNS and " " not in text[first:last]:
        return None
    return _Speaker(first, last, end)


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of words with capitals, particles between them included."""
    run: tuple[int, int] | None = None
    particle = re.compile(r"de|da|di|del|della|der|den|van|von|al|el|bin|dos|du|la|le")
    for word in re.finditer(r"[^\s]+", text[start:end]):
        first, last = start + word.start(), start + word.end()
        if word[0][:1].isupper():
            run = (run[0], last) if run else (first, last)
        elif run and not particle.fullmatch(word[0]):
            yield run
            run = None
    if run:
        yield run


@cache
def _words(language: str) -> dict[str, Any]:
    return dict(load_data("other_languages").get(language, {}))


@cache
def _grouping(language: str) -> frozenset[str]:
    """The marks that a language groups digits with."""
    try:
        symbols = Locale.parse(language).number_symbols
    except (UnknownLocaleError, ValueError):
        return frozenset()
    mark = symbols.get("latn", symbols).get("group", "")
    return _SPACES if mark in _SPACES else frozenset(mark)


def _figures(article: Article) -> Iterator[FoundFigure]:
    """Numbers grouped in thousands with their nouns, where the qualifier can be told."""
    words = _words(article.language)
    if not words:
        return
    text = article.text
    for match in _NUMBER.finditer(text):
        if match["group"] not in _grouping(article.language):
            continue
        if match["noun"].lower() in {s.lower() for s in words["scales"]}:
            continue
        first, last = _sentence_at(text, match.start())
        lead = text[first : match.start()]
        if re.search(r"\d", lead[-_RANGE:]) or _ends_with(lead, words["vague"]):
            continue
        start, qualifier = _qualified(lead, first, match.start(), words)
        value = float(re.sub(r"\D", "", match["number"]))
        yield Figure(
            id=f"{article.id}-f{start}",
            article=article.id,
            start=start,
            end=match.end(),
            text=text[start : match.end()],
            sentence=text[first:last],
            value=value,
            low=value,
            high=value,
            qualifier=qualifier,
            unit=match["noun"].lower(),
            measure=None,
            measure_label=None,
            as_of=None,
            according_to=None,
        )


def _ends_with(lead: str, phrases: list[str]) -> str | None:
    """The phrase that a lead ends with, as it is written there."""
    plain = lead.rstrip()
    for phrase in sorted(phrases, key=len, reverse=True):
        written = plain[-len(phrase) :]
        if written.lower() == phrase and not plain[: -len(phrase)][-1:].isalnum():
            return written
    return None


def _qualified(lead: str, first: int, number: int, words: dict[str, Any]) -> tuple[int, Qualifier]:
    """Where a figure begins with its qualifier, and what that says."""
    groups: tuple[Qualifier, ...] = ("at_least", "more_than", "about", "up_to")
    for qualifier in groups:
        if written := _ends_with(lead, words[qualifier]):
            return first + len(lead.rstrip()) - len(written), qualifier
    return number, "exact"
