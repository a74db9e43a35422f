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

from ..records import Article
from .wording import Word, paragraphs, stem_set, word_set, words

Key = tuple[str, ...]

_LIST = "topic_words.yml"
_LONGEST = 4
#: How many phrases, by number of occurrences, are worth weighing.
_MOST = 4000
#: A line that so many articles hold word for word is furniture, whatever it says.
_REPEATED = 3
#: Share of its occurrences from which a phrase counts as part of a longer one.
_NEARLY_ALWAYS = 0.7
_GAP = re.compile(r"[ \u00a0-]")
_PARTICIPLE = re.compile(r"[a-z-]+[^e]ed")
_HYPHEN = re.compile(r"-[^\W\d_]")
_POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Unit:
    """An article, or a paragraph of a small corpus: what a phrase is counted in."""

    article: int
    """Number of the article it is, or is part of."""
    text: str
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
    units: tuple[tuple[int, int], ...]
    """(unit number, occurrences), by number."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Content words that nothing interrupts."""

    words: Sequence[Word]
    before: str
    """The word before, lower case, or "" at a stop."""


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
            units.append(Unit(number, "\n".join(x for x in lines if x not in repeated), keys))
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
        for number, (text, runs) in enumerate(zip(self._texts, self._runs, strict=True)):
            for run in runs:
                for i, key in _parts([w.key for w in run.words]):
                    if key in kept:
                        first, last = run.words[i], run.words[i + len(key) - 1]
                        forms[key][text[first.start : last.end]] += 1
                        places[key][number] += 1
        found = []
        for _, key in sorted(frequent)[:_MOST]:
            if key in kept:
                text, name = _usual(forms[key])
                if self._could_be_topic(key, name):
                    found.append(Phrase(key, text, name, tuple(sorted(places[key].items()))))
        return found

    def _count(self, run: _Run) -> None:
        keys = [w.key for w in run.words]
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

    def _could_be_topic(self, key: Key, name: bool) -> bool:
        """A name, or words that behave as nouns and say something."""
        empty, weak = stem_set(_LIST, "empty"), stem_set(_LIST, "weak")
        if key[0].isdigit() or all(k in empty or k.isdigit() or len(k) < 3 for k in key):
            return False
        if self._last[key[-1]] < 0.4 * self._seen[key[-1]]:
            return False
        if name:
            return len(key) > 1 or key[0] not in empty | weak
        if key[-1] in empty or (len(key) == 1 and key[0] in weak):
            return False
        if len(key) > 1 and not self._led[key]:
            return False
        return all(self._noun[k] > self._verb[k] for k in (key[0], key[-1]))


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
    breaks, verbs = word_set(_LIST, "function"), stem_set(_LIST, "verbs")
    run: list[Word] = []
    before = previous = ""
    end = -2
    for word in words(text):
        raw = text[word.start : word.end]
        joined = word.start == end + 1 and _GAP.match(text, end) is not None
        compound = _HYPHEN.match(text, word.end) is not None
        content = (raw.lower() not in breaks and word.key not in verbs) or compound
        if run and not (content and joined):
            yield from _closed(run, before, text)
            run = []
        if content:
            if not run:
                before = previous if joined else ""
            run.append(word)
            if raw.endswith(_POSSESSIVE):
                yield from _closed(run, before, text)
                run = []
                raw = "its"
        previous, end = raw.lower(), word.end
    yield from _closed(run, before, text)


def _closed(run: list[Word], before: str, text: str) -> Iterator[_Run]:
    """The run without the verb in the past tense that ended it ("the commission delayed")."""
    while run and _PARTICIPLE.fullmatch(text, run[-1].start, run[-1].end):
        run = run[:-1]
    if run:
        yield _Run(run, before)
