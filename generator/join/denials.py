"""Denials: quotations that say a claim is not so, and the words of what they deny."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from ..language.word_lists import word_set
from ..language.wording import stem, stem_set, words
from ..records import Quote
from .voices import voice

_DATA = "denials"
_LONGEST = 14
_NAMES = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Denial:
    """A quotation that denies, and what it denies."""

    quote: Quote
    denied: str
    """Verbatim words of what is denied; empty when it is only pointed at ("this is not true")."""
    stems: frozenset[str]
    """What is denied, as comparison keys without words for claims."""

    @property
    def names(self) -> frozenset[str]:
        """Keys of the names in what is denied."""
        opens = self.quote.words.startswith(self.denied)  # with a capital that means nothing
        return content(" ".join(_NAMES.findall(self.denied, int(opens))))


@dataclass(frozen=True, slots=True)
class _Patterns:
    cue: re.Pattern[str]
    verb: re.Pattern[str]
    verdict: re.Pattern[str]
    end: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    def either(*keys: str) -> str:
        found = sorted(
            {w for key in keys for w in word_set(_DATA, key)}, key=lambda w: (-len(w), w)
        )
        return "|".join(re.escape(w) for w in found)

    return _Patterns(
        cue=re.compile(rf"(?P<deny>{either('deny')})|(?P<reject>{either('reject')})", re.I),
        verb=re.compile(
            rf"\b(?:(?P<deny>{either('deny')})|(?P<reject>{either('reject')}))\s+(?P<rest>[^.;:!?]+)",
            re.I,
        ),
        verdict=re.compile(
            rf"(?:\b(?:is|are|was|were)|['’]s)\s+(?:\w+ly\s+)?(?:{either('untrue')})\b", re.I
        ),
        end=re.compile(rf"\s*(?:[,;:–—“”\"]|\s(?:{either('ends')})\b)", re.I),
    )


class Wording(NamedTuple):
    """What the wording of a quotation tells."""

    stems: frozenset[str]
    """Its comparison keys, as `content` makes them."""
    denied: str | None
    """What it denies, as in `Denial`; None when it denies nothing."""


def read_wordings(quotes: Sequence[Quote]) -> list[Wording]:
    """What the wording of each quotation tells, in their order."""
    return [Wording(content(quote.words), next(_denied(quote), None)) for quote in quotes]


def find_denials(quotes: Sequence[Quote], wordings: Sequence[Wording]) -> list[Denial]:
    """The denials among quotations with a known voice, in their order."""
    return [
        Denial(quote, wording.denied, content(wording.denied))
        for quote, wording in zip(quotes, wordings, strict=True)
        if wording.denied is not None
        and voice(quote) is not None
        and not quote.words.rstrip().endswith("?")
    ]


@lru_cache(maxsize=1 << 12)
def content(text: str) -> frozenset[str]:
    """Comparison keys of the words of a claim that tell it from others."""
    return frozenset(w.key for w in words(text) if len(w.key) > 2) - _dull()


@cache
def _dull() -> frozenset[str]:
    lists = [stem_set(_DATA, key) for key in ("claims", "openings", "deny", "plain")]
    return stem_set("measures", "generic").union(*lists)


_NEGATION = re.compile(r"\b(?:not|never|no|nobody|nothing|none|neither|nor)\b|n['’]t\b", re.I)


def negated(text: str) -> bool:
    """Whether a clause says that something is not so.

    >>> negated("It didn't rain"), negated("It rained in Nottingham")
    (True, False)
    """
    return _NEGATION.search(text) is not None


_NAMED_WORDS = re.compile(r"\b(?:terms?|words?|phrases?|expressions?)\s+[“\"'‘`]", re.I)


def names_words_only(quote: Quote) -> bool:
    """Whether a quotation speaks of words and says nothing by them: "avoided the term “war”"."""
    return _NAMED_WORDS.search(quote.words) is not None


def _denied(quote: Quote) -> Iterator[str]:
    """What a quotation denies, by the surest sign first."""
    patterns = _patterns()
    cue = patterns.cue.fullmatch((quote.cue or "").split(" ")[0])
    if cue and quote.kind == "indirect":
        said = quote.words.removeprefix(cue[0]).strip().removeprefix("that ")
        yield from _object(said, claim_needed=bool(cue["reject"]))
    yield from _said_beside(quote)
    for found in patterns.verb.finditer(quote.words):
        first_person = re.search(r"\b(?:we|i)\b[^.]{0,24}$", quote.words[: found.start()], re.I)
        if first_person and quote.kind != "indirect":
            yield from _object(found["rest"], claim_needed=bool(found["reject"]))
    yield from _verdict(quote.words)


def _said_beside(quote: Quote) -> Iterator[str]:
    """ "X denies ethnic cleansing, saying ...": the denial goes before the quotation."""
    at = quote.sentence.find(quote.text[:40])
    lead = quote.sentence[:at] if at > 0 else ""
    runs_on = _RUNS_ON.sub(" ", lead) + quote.text
    speaker = (quote.speaker_text or "").lower()
    for found in _patterns().verb.finditer(lead):
        before = lead[: found.start()].lower()
        named = speaker and before.rfind(speaker) >= 0
        if named and len(before) - before.rfind(speaker) - len(speaker) <= 30:
            goes_on = found["deny"] and not lead[found.end() :].strip(" `'\"“‘")
            rest = runs_on[found.start("rest") :] if goes_on else found["rest"]
            yield from _object(rest, claim_needed=bool(found["reject"]))


#: What opens a quotation at the end of a stretch of text.
_RUNS_ON = re.compile(r"[\s`'\"“‘]+$")


#: A day between a verb of denying and what is denied: "on Wednesday that".
_DATED = re.compile(r"^on \w+day (?=that\b)", re.IGNORECASE)


def _object(text: str, claim_needed: bool) -> Iterator[str]:
    """The words after a verb of denying that say what is denied."""
    phrase = _DATED.sub("", text.strip(" \"“”'‘’"))
    end = _patterns().end.search(phrase)
    phrase = phrase[: end.start()] if end else phrase
    plain = [w.key for w in words(phrase)]
    if not plain or plain[0] in stem_set(_DATA, "withheld"):
        return
    if set(plain[:3]) & stem_set(_DATA, "withheld") and "that" not in plain[:2]:
        return
    if claim_needed and not set(plain[:8]) & stem_set(_DATA, "claims"):
        return
    yield " ".join(phrase.split()[:_LONGEST])


_UNTRUE_THAT = re.compile(
    r"\bit (?:is|was) (?P<verdict>[\w ]{4,30}?) that (?P<rest>[^.;:!?]+)", re.I
)


def _verdict(words_said: str) -> Iterator[str]:
    """ "... that people left of their own will. This is not true": the sentence before; of "it was
    untrue that acid was dumped" what follows."""
    for told in _UNTRUE_THAT.finditer(words_said):
        if told["verdict"].lower() in word_set(_DATA, "untrue"):
            yield " ".join(told["rest"].split()[:_LONGEST])
    for found in _patterns().verdict.finditer(words_said):
        start = max(words_said.rfind(mark, 0, found.start()) for mark in ".!?") + 1
        subject = words_said[start : found.start()].strip()
        plain = [w.key for w in words(subject)]
        if len(plain) > 12:
            continue
        if not plain or (plain[0] in word_set(_DATA, "pointing") and len(plain) <= 3):
            before = re.split(r"(?<=[.!?])\s+", words_said[:start].strip())[-1]
            reported = re.search(r"\bthat\s+(.+)$", before)
            yield " ".join((reported.group(1) if reported else "").rstrip(".!?").split()[:_LONGEST])
        else:
            yield subject


@cache
def _about() -> re.Pattern[str]:
    """ "reports that", "criticism from many that", "talk of": the claim itself follows."""
    nouns = "|".join(sorted(word_set(_DATA, "claims")))
    return re.compile(
        rf"^(?:[\w’']+ ){{0,3}}(?:{nouns}|talk) (?:(?:[\w’'-]+ )*?that|of|about) (?=\w+ \w)",
        re.IGNORECASE,
    )


def _closes(words: Sequence[str]) -> bool:
    return any(w.endswith(("”", "''")) for w in words)


def title_of(text: str, longest: int = 12) -> str:
    """A short title made of a claim's own words: without what merely opens it, and with an
    ellipsis where more than ``longest`` words are left."""
    kept = _about().sub("", text.strip(" .,;:!?\"“”'‘’")).split()
    openings = stem_set(_DATA, "openings")
    while len(kept) > 1 and stem(kept[0].strip("“”\"'’‘,")) in openings:
        kept = kept[1:]
    cut = len(kept) > longest
    kept = kept[:longest]
    opened = next(
        (n for n, w in enumerate(kept) if n and w[0] in "“`" and not _closes(kept[n:])), 0
    )
    if opened:  # words before a quotation that was cut
        kept, cut = kept[:opened], False
    dangling = word_set(_DATA, "openings")
    if opened:
        dangling |= word_set("topic_words", "function")
    while len(kept) > 1 and kept[-1].strip(",;").lower() in dangling:
        kept = kept[:-1]
    return " ".join(kept).strip(" .,;:!?\"“”'‘’–—") + ("…" if cut else "")
