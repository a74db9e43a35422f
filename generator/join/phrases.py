"""Phrases of a corpus that occur as nouns do, found without a parse.

A phrase is a run of up to four content words that nothing interrupts. Whether its words are
nouns is judged by their company, summed over the corpus: after "the" or "of" rather than
after "to" or "will", and before a stop rather than before another content word (the signs of
Schütze, "Distributional part-of-speech tagging", 1995, reduced to four counts a word).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from ..language.word_lists import load_data, word_set
from ..language.wording import WORD, Span, paragraphs, stem, stem_set, words
from ..records import Article

Key = tuple[str, ...]

_LIST = "topic_words"
_LONGEST = 4
#: How many phrases, by number of occurrences, are worth weighing.
_MOST = 4000
#: Share of its occurrences that end a run of content words.
_ENDS = 0.4
#: Share of its occurrences that follow an article, a preposition or the like.
_OFTEN = 0.1
#: A line that so many articles hold word for word is furniture, whatever it says.
_REPEATED = 3
#: Characters after a phrase by which its sequels are told apart.
_BESIDE = 16
#: Share of its occurrences from which a phrase counts as part of a longer one.
_NEARLY_ALWAYS = 0.7
_ADJECTIVE = re.compile(r"(?:[^e]ed|ly|ive|ous|ful|[a-z]{4}ing|ible|able|ary)\Z")
_PAST = re.compile(r"[a-z-]+[^e]ed")


@dataclass(frozen=True, slots=True)
class Unit:
    """An article, or a paragraph of a small corpus: what a phrase is counted in."""

    article: int
    """Number of the article it is, or is part of."""
    text: str
    length: int
    """In words."""
    title_keys: frozenset[Key]
    """Every run of words in the headline."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and where it occurs."""

    key: Key
    text: str
    """Its most frequent form, verbatim."""
    name: bool
    """Written with capitals wherever it stands."""
    nouns: frozenset[str]
    """Those of its words that end phrases as often as not, as nouns do and adjectives do not."""
    units: tuple[tuple[int, int], ...]
    """(unit number, occurrences), by number."""


class _Run(NamedTuple):
    """Content words that nothing interrupts."""

    keys: list[str]
    spans: list[Span]
    before: str
    """The word before, lower case, or "" at a stop."""


class _Form(NamedTuple):
    """What a written form is, whatever its place."""

    key: str
    content: bool
    opens_compound: bool
    """Becomes content by a hyphen ("no-fly zone")."""
    possessive: bool
    past: bool
    """Perhaps a verb in the past tense."""


def read_units(articles: Sequence[Article], by_paragraph: bool) -> list[Unit]:
    """The units of a corpus, in order, without lines that many articles repeat."""
    repeated = _repeated_lines(articles)
    units = []
    for number, article in enumerate(articles):
        title = [w.key for w in words(article.title or "")]
        keys = frozenset(title_key for _, title_key in _parts(title))
        whole = [(0, len(article.text))]
        for start, end in paragraphs(article.text) if by_paragraph else whole:
            lines = article.text[start:end].split("\n")
            text = "\n".join(line for line in lines if line not in repeated)
            units.append(Unit(number, text, text.count(" ") + 1, keys))
    return units


class Lexicon:
    """What the words of a corpus do, and the phrases they make."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._noun: Counter[str] = Counter()
        self._verb: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()
        self._last: Counter[str] = Counter()
        self._total: Counter[Key] = Counter()
        self._led: Counter[Key] = Counter()
        self._runs = [list(_runs(unit.text)) for unit in units]
        self._texts = [unit.text for unit in units]
        for runs in self._runs:
            for run in runs:
                self._count(run)

    def phrases(self) -> list[Phrase]:
        """Phrases that occur at least twice and look like nouns, most frequent first."""
        frequent = [(-n, key) for key, n in self._total.items() if n > 1]
        kept = {key for _, key in sorted(frequent)[:_MOST]}
        kept -= self._fragments(kept)
        forms: dict[Key, Counter[str]] = {key: Counter() for key in kept}
        places: dict[Key, Counter[int]] = {key: Counter() for key in kept}
        sequels: dict[Key, Counter[str]] = {key: Counter() for key in kept}
        for number, (text, runs) in enumerate(zip(self._texts, self._runs, strict=True)):
            for run in runs:
                for i, key in _parts(run.keys):
                    if key in kept:
                        start, end = run.spans[i][0], run.spans[i + len(key) - 1][1]
                        forms[key][text[start:end]] += 1
                        places[key][number] += 1
                        sequels[key][text[end : end + _BESIDE]] += 1
        found = []
        for _, key in sorted(frequent)[:_MOST]:
            if key in kept and not _furniture(sequels[key]):
                text, name = _usual(forms[key])
                if self._could_be_topic(key, text, name):
                    nouns = frozenset(k for k in key if self._last[k] >= _ENDS * self._seen[k])
                    found.append(Phrase(key, text, name, nouns, tuple(sorted(places[key].items()))))
        return found

    def _count(self, run: _Run) -> None:
        keys = run.keys
        led = run.before in word_set(_LIST, "before_noun")
        if led:
            self._noun.update({keys[0], keys[-1]})
        elif run.before in word_set(_LIST, "before_verb"):
            self._verb[keys[0]] += 1
        self._seen.update(keys)
        self._last[keys[-1]] += 1
        for i, key in _parts(keys):
            self._total[key] += 1
            if led and i == 0:
                self._led[key] += 1

    def _fragments(self, keys: Iterable[Key]) -> set[Key]:
        """Phrases that are nearly always part of one longer phrase ("York Times")."""
        return {
            part
            for key in keys
            for part in (key[1:], key[:-1])
            if part and self._total[key] >= _NEARLY_ALWAYS * self._total[part]
        }

    def _could_be_topic(self, key: Key, text: str, name: bool) -> bool:
        """A name, or words that behave as nouns and say something."""
        empty, weak = stem_set(_LIST, "empty"), stem_set(_LIST, "weak")
        if key[0].isdigit() or all(k in empty or k.isdigit() or len(k) < 3 for k in key):
            return False
        if self._last[key[-1]] < _ENDS * self._seen[key[-1]]:
            return False
        if name:
            return len(key) > 1 or key[0] not in empty | weak
        if key[-1] in empty or (len(key) == 1 and key[0] in weak) or _ADJECTIVE.search(text):
            return False
        if len(key) == 1:
            return self._noun[key[0]] > max(2, 3 * self._verb[key[0]])
        led = self._led[key] >= _OFTEN * self._total[key]
        return led and all(self._noun[k] > self._verb[k] for k in (key[0], key[-1]))


def _furniture(sequels: Counter[str]) -> bool:
    """Mostly goes on in the same words: part of a notice that articles repeat."""
    often = max(sequels.values())
    return often >= _REPEATED and often > 0.6 * sum(sequels.values())


def _repeated_lines(articles: Sequence[Article]) -> frozenset[str]:
    """Lines that several articles hold word for word."""
    counts = Counter(line for a in articles for line in dict.fromkeys(a.text.split("\n")) if line)
    return frozenset(line for line, n in counts.items() if n >= _REPEATED)


def _parts(keys: Sequence[str]) -> Iterator[tuple[int, Key]]:
    """(place, words) of every run of at most four words within a run."""
    for i in range(len(keys)):
        for j in range(i + 1, min(i + _LONGEST, len(keys)) + 1):
            yield i, tuple(keys[i:j])


def _usual(forms: Counter[str]) -> tuple[str, bool]:
    """The most frequent form, and whether all its words are mostly written with capitals."""
    text = min(forms, key=lambda form: (-forms[form], form.isupper(), form))
    capitals = sum(
        n
        for form, n in forms.items()
        if all(p[:1].isupper() for p in re.split(r"[ \u00a0-]", form))
    )
    return re.sub(r"['’]s?$", "", text), capitals > 0.7 * sum(forms.values())


def _runs(text: str) -> Iterator[_Run]:
    """Maximal runs of content words."""
    run = _Run([], [], "")
    previous, end = "", -2
    for match in WORD.finditer(text):
        start, stop = match.span()
        form = _form(match[0])
        joined = start == end + 1 and text[end] in " \u00a0-"
        content = form.content or (form.opens_compound and text[stop : stop + 1] == "-")
        if run.keys and not (content and joined):
            yield from _closed(run, text)
            run = _Run([], [], "")
        if content:
            if not run.keys:
                run = _Run([], [], previous if joined else "")
            run.keys.append(form.key)
            run.spans.append((start, stop))
        previous, end = match[0].lower(), stop
        if form.possessive and run.keys:
            yield from _closed(run, text)
            run = _Run([], [], "")
            previous = "its"
    yield from _closed(run, text)


def _closed(run: _Run, text: str) -> Iterator[_Run]:
    """The run without the verb in the past tense that ended it ("the commission delayed")."""
    while run.keys and _form(text[slice(*run.spans[-1])]).past:
        run.keys.pop()
        run.spans.pop()
    if run.keys:
        yield run


@lru_cache(maxsize=1 << 17)
def _form(raw: str) -> _Form:
    lower, key = raw.lower(), stem(raw)
    function = lower in word_set(_LIST, "function")
    return _Form(
        key=key,
        content=not function and key not in stem_set(_LIST, "verbs"),
        opens_compound=lower in word_set(_LIST, "compound_openers"),
        possessive=raw.endswith(("'s", "’s")),
        past=_PAST.fullmatch(raw) is not None or raw in _past_forms(),
    )


@cache
def _past_forms() -> frozenset[str]:
    """Irregular forms of verbs, which plurals of nouns ("men", "crises") are not."""
    table = load_data("topic_inflections")
    return frozenset(form for base, forms in table["verbs"].items() for form in forms)
