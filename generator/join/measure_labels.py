"""What a measure that nobody named is called: its figures' own words, from what is counted on,
where these can stand alone; else the clause of its newest figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ..language.word_lists import word_set
from ..language.wording import WORD, content_key, content_keys, stem_set, words
from ..records import PEOPLE_AFFECTED, TOLLS, Figure, FigureCategory
from .counted_things import place_in

#: Blanks that stand before a mark in text that was taken apart into words.
_GAP = re.compile(r"\s+(?=[,.;:)]|['’]s\b)")
#: Fewest words of a label that says what is counted and what became of it.
_LEAST_WORDS = 3
#: First words of a label among which a tally stands: "official death toll in the city".
_TALLY_OPENS = 4
#: Fewest words of a clause that may stand without its sentence.
_LEAST_CLAUSE = 5
#: Words of a clause that stands for a label, at most.
_MOST_WORDS = 16
#: Figures whose unit says what they are, and whose label, a verb or a doer, cannot stand alone.
_MEASURED = frozenset({"money", "share", "area", "distance", "duration"})
_EDGES = ' ,;–—"“”'
_CLAUSE = re.compile(r"(?:,|;|\s[–—-])\s")


def label_of_measure(figures: Sequence[Figure], newest: Figure) -> str:
    """The label that tells most of those that can stand alone, else the newest figure's clause."""
    found = [h for f in figures if (h := heading(f.measure_label or "", f.text, f.category))]
    if not found:
        return _clause_that_stands(figures, newest)
    counts = {h: found.count(h) for h in found}
    return min(counts, key=lambda h: (-_telling(h), -counts[h], len(h), h))


def _clause_that_stands(figures: Sequence[Figure], newest: Figure) -> str:
    """The newest figure's clause; of another where that one is cut; where all are, the words of the
    figure that say what became of whom."""
    clauses = [clause_of(f) for f in (newest, *reversed(figures))]
    whole = next((c for c in clauses if "…" not in c), None)
    told = {w.key for w in words(newest.text)} & stem_set("measures", "fates")
    return whole or (newest.text if told and newest.category in TOLLS else clauses[0])


def _telling(label: str) -> int:
    """How much a label tells: names weigh as much as other words do."""
    names = len(re.findall(r"(?<=\s)[A-Z]\w+", label))
    return min(len(content_keys(label)), 5) + min(names, 2)


def heading(label: str, text: str, category: FigureCategory) -> str | None:
    """A label as it can stand alone: "regions around the city", not "occupy regions around the
    city"; None when its words cannot.

    Args:
        label: words of a sentence around a figure, in their order.
        text: the figure as the source writes it, with what is counted: "seven regions".
        category: what kind of thing the figure is.

    >>> heading("occupy regions around the city", "seven regions", "count")
    'regions around the city'
    >>> heading("civilians died in areas under its control", "two civilians", "killed")
    'civilians died'
    """
    if category in _MEASURED:
        return None
    tidy = _GAP.sub("", label)
    if category in PEOPLE_AFFECTED and (tally := _tally(tidy)):
        return tally
    own = _own_part(tidy) if category in PEOPLE_AFFECTED else tidy
    least = _LEAST_WORDS - (own != tidy)  # nothing more can be told of them
    tidy = own
    counted = content_keys(text)
    for word in WORD.finditer(tidy):
        if content_key(word[0]) in counted and word[0] != "strong":
            before, found = tidy[: word.start()], tidy[word.start() :]
            whole = tidy if before.rstrip().endswith(("'s", "’s")) else found
            return whole if _stands(whole, category, least) else None
    return None


#: Words that go on about something else that is counted, or that only a sentence before explains.
_OTHER_COUNT = re.compile(r"\s(?:where|which|who|while|and|including|with|[-–])\s[^\d]*\d.*$")
_POINTING = re.compile(
    r"(?:\s(?:in|under|at|on|from|of|to|into|around|near|by|across)(?:\s[\w’'-]+)?)+"
    r"\s(?:its|their|his|her|our|my|this|these|those)\b.*$"
)


def _own_part(label: str) -> str:
    """A label without another thing that is counted, and without what points out of it: "injured
    in this region where some 7,000 live"."""
    return _POINTING.sub("", _OTHER_COUNT.sub("", label))


def _tally(label: str) -> str | None:
    """A label that opens with a tally, without the verb at its end: "death toll in the quake"."""
    kept = label.split()
    while kept and kept[-1].lower() in word_set("measures", "tally_verbs"):
        kept.pop()
    opening = {w.lower() for w in kept[:_TALLY_OPENS]}
    whole = " ".join(kept)
    known = word_set("measures", "tally_nouns") & opening
    return whole if known and _stands(whole, "killed") else None


def _stands(whole: str, category: FigureCategory, least: int = _LEAST_WORDS) -> bool:
    """Whether words say what is counted, and more than that somebody was killed."""
    found = words(whole)
    if re.match(r"(?:its|their|his|her|our|my)\b", whole, re.IGNORECASE):
        return False
    if category in PEOPLE_AFFECTED:
        keys = {w.key for w in found}
        fates = stem_set("measures", "fates")
        told = keys - fates - stem_set("measures", "generic")
        return len(found) >= least and bool(keys & fates) and bool(told)
    return len(found) >= least and not _ends_open(whole)


def _ends_open(whole: str) -> bool:
    return whole.split()[-1].lower() in word_set("topic_words", "function")


def clause_of(figure: Figure) -> str:
    """The clause of a figure's sentence that holds it; with an ellipsis where it is cut."""
    sentence = " ".join(figure.sentence.split())
    at = place_in(sentence, " ".join(figure.text.split()))
    start, end = _around(sentence, at, len(figure.text), _CLAUSE.finditer(sentence))
    start, end = _without_source(sentence, start, end, (at, at + len(figure.text)))
    clause = sentence[start:end].strip(_EDGES)
    kept = clause.split()
    if _hangs(kept, start > 0):
        start, end = _without_source(sentence, 0, len(sentence), (at, at + len(figure.text)))
        clause = sentence[start:end].strip(_EDGES)
        kept = clause.split()
    if len(kept) > _MOST_WORDS:
        first = max(0, len(sentence[start:at].split()) - _MOST_WORDS // 2)
        cut = kept[first : first + _MOST_WORDS]
        clause = (
            ("… " if first else "") + " ".join(cut) + ("…" if kept[first + _MOST_WORDS :] else "")
        )
    return clause.rstrip(".")


def _without_source(
    sentence: str, start: int, end: int, number: tuple[int, int]
) -> tuple[int, int]:
    """Bounds of a clause without who says so before or behind it: several may say so."""
    if before := _saying().match(sentence[start : number[0]]):
        start += before.end()
    if behind := _ACCORDING.search(sentence[:end], number[1]):
        end = behind.start()
    return start, end


_ACCORDING = re.compile(r",?\s(?:according to|as reported by)\b|,\s[^,]+\s(?:said|says)\b")


@cache
def _saying() -> re.Pattern[str]:
    """ "The ministry said that", with few words before the verb."""
    verbs = "|".join(sorted(word_set("measures", "sayings")))
    return re.compile(rf"(?:[\w.’'-]+,?\s+){{1,6}}?(?:{verbs})\s+(?:that\s+)?(?=[\w-]|$)")


def _hangs(clause: Sequence[str], behind: bool) -> bool:
    """Whether a clause says too little without its sentence: "with 220 injured"; a short one says
    enough where nothing of its sentence stands before it (``behind``)."""
    few = behind and len(clause) < _LEAST_CLAUSE
    return few or clause[0].lower() in word_set("measures", "hanging")


def _around(
    sentence: str, at: int, length: int, breaks: Iterable[re.Match[str]]
) -> tuple[int, int]:
    """Bounds of the clause around a place; the whole sentence when it is short."""
    if len(sentence.split()) <= _MOST_WORDS:
        return 0, len(sentence)
    start, end = 0, len(sentence)
    for found in breaks:
        if found.end() <= at:
            start = found.end()
        elif found.start() >= at + length:
            end = found.start()
            break
    return start, end
