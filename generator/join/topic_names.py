"""What a group of articles is called: a verbatim phrase that readers would look for.

Candidates are names and noun phrases that many articles of the group hold. One names the group
the better the more of its articles have it, in the headline above all, and the fewer others do.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..language.person_names import first_name_gender, role_nouns, titles
from ..language.word_lists import load_data, word_set
from ..language.wording import WORD, stem, stem_set, words
from ..language.world import world
from ..records.plain_text import fold
from .article_clusters import DatedText

Key = tuple[str, ...]
"""A phrase as its words are compared."""

_LIST = "topic_words"
#: Words of a phrase at most, and the characters of a text that are read for phrases.
_LONGEST, _CHARACTERS = 4, 2500
#: Articles of a group that are read for phrases; more would give the same.
_READ = 60
#: Share of a group's articles that must hold a phrase, and articles at least.
_HELD, _HELD_BY = 0.15, 2
#: What a phrase in the text is worth beside one in the headline.
_IN_TEXT = 0.6
#: What a phrase of one word is worth beside a longer name: a name, a common noun; and a
#: phrase of common nouns.
_ONE_NAME, _ONE_NOUN, _NOUNS = 0.8, 0.4, 0.85
#: Share of its occurrences that must be a whole noun phrase, and whole ones at least.
_WHOLE, _WHOLE_TIMES = 0.25, 2
#: Share of its occurrences from which a phrase counts as part of a longer one.
_NEARLY_ALWAYS = 0.7
#: Share of the articles holding a term that must be of the group.
_OWN = 0.75
#: How well the name of a group must fit, and a fuller form beside a shorter.
_FITS, _FULLER = 0.1, 0.7
#: Share of a group's articles that must hold its name, and a name of one common noun.
_TITLE_HELD, _NOUN_HELD = 0.5, 0.9
#: ... and of a phrase that hardly any other article holds: its share of all that hold it from which
#: it is the group's alone, and what share of the group must then hold it, a name and a noun.
_ALONE, _ALONE_HELD, _ALONE_NOUN_HELD = 0.95, 0.4, 0.6
#: Share of the articles holding a title that must be of the group: below it the title tells what
#: the whole corpus is about.
_TELLS = 0.25
#: Share of a group's articles whose headline or lead must hold its name, for articles that name it
#: somewhere are of many matters; of a phrase of common nouns, which a text comes to later, the
#: share that must hold it anywhere, in a group of so many. The name of a state must, in a smaller
#: group, be mostly the group's.
_OPENS, _HELD_BY_MOST, _MANY, _OWN_STATE = 0.5, 0.6, 8, 0.5
#: Characters of a text that its lead takes up, at most.
_LEAD = 400
#: Share of a group's articles that hold what happened in a state, beside the state's name.
_EVENT_HELD = 0.25
#: Terms of a topic at most.
_TERMS = 6
_ADJECTIVE = re.compile(r"(?:[^e]ed|ly|ive|ous|ful|[a-z]{4}ing|ible|able|ary)\Z")
#: What tells that a name goes on, or began before; and how far back that is looked for.
_GOES_ON, _BEGAN, _NEAR = (
    re.compile(r" (?:and|&) [A-Z]|/\w| ?['’]s [A-Z]"),
    re.compile(r"[A-Z]\S* (?:and|&) $|\w/$"),
    30,
)
#: What a name goes on behind: "Bruce St John".
_CUT = frozenset({"St", "Mt", "Ft", "Mr", "Mrs", "Dr"})
#: Letters of a word in capitals that may be an abbreviation.
_LONGEST_ABBREVIATION = 5
_LINK = frozenset(" -\u00a0")


class _Occurrence(NamedTuple):
    """A phrase where it stands."""

    key: Key
    text: str
    whole: bool
    """A noun phrase by itself: nothing that could belong to it stands beside it."""
    opens: bool
    """First in its sentence, where a capital says nothing."""


@dataclass(slots=True)
class _Seen:
    """What is known of one phrase in a group."""

    forms: Counter[str] = field(default_factory=Counter)
    opening: Counter[str] = field(default_factory=Counter)
    whole: int = 0
    times: int = 0
    articles: set[int] = field(default_factory=set)

    @property
    def text(self) -> str:
        """Its usual form."""
        forms = self.forms or self.opening
        return min(forms, key=lambda form: (_is_shouted(form), -forms[form], form))

    @property
    def is_name(self) -> bool:
        """Mostly written with capitals, in the middle of sentences."""
        forms = self.forms or Counter(f for f in self.opening if len(_split(f)) > 1)
        capitals = sum(n for form, n in forms.items() if _is_capitalised(form))
        return capitals > _NEARLY_ALWAYS * sum(forms.values())


class Name(NamedTuple):
    """A phrase that a group may be called by, and how well it fits."""

    text: str
    score: float
    held: float
    """Share of the group's articles that hold it."""
    own: float
    """Share of the articles holding it that are of the group."""
    key: Key
    opens: float = 1.0
    """Share of the group's articles that hold it in the headline or the lead."""
    group: int = 0
    """How many articles the group has."""


def name_groups(
    documents: Sequence[DatedText], groups: Sequence[Sequence[int]]
) -> list[tuple[Name, ...]]:
    """Names of each group of documents (given by number), best first."""
    read = [_read([documents[n] for n in group[:_READ]]) for group in groups]
    places = _places(documents, frozenset().union(*read))
    avoided = _avoided(documents)
    return [
        tuple(_ranked(seen, frozenset(group), places, avoided))
        for seen, group in zip(read, groups, strict=True)
    ]


def best_name(names: Sequence[Name], taken: Collection[Key] = ()) -> Name | None:
    """The name that fits best and is not taken, in its full form ("Kimani Gray" for "Kimani");
    None where no phrase tells enough of the group."""
    free = [name for name in names if name.key not in taken and _is_title(name)]
    if not free:
        return None
    if told := _of_state(free[0], names):
        return told
    fuller = [
        name
        for name in free
        if name.score >= _FULLER * free[0].score and _is_part(free[0].key, name.key)
    ]
    return max(fuller, key=lambda name: (len(name.key), name.score), default=free[0])


def _of_state(name: Name, names: Sequence[Name]) -> Name | None:
    """What happened in a state, where its name alone would be the title: "Kamar earthquake"."""
    if name.text not in _states():
        return None
    told = (
        n
        for n in names
        if n.key[: len(name.key)] == name.key
        and len(n.key) == len(name.key) + 1
        and n.text.split()[-1].islower()
        and n.held >= _EVENT_HELD
    )
    found = next(told, None)
    return found._replace(key=name.key) if found else None


@cache
def _states() -> frozenset[str]:
    return frozenset(name for state in world().states for name in state.names)


def _is_title(name: Name) -> bool:
    """Whether a phrase tells what most articles of a group are about."""
    plain = len(name.key) == 1 and name.text.islower()
    alone = name.own >= _ALONE
    if plain:
        needed = _ALONE_NOUN_HELD if alone else _NOUN_HELD
    else:
        needed = _ALONE_HELD if alone else _TITLE_HELD
    common = name.group >= _MANY and name.text.islower() and name.held >= _HELD_BY_MOST
    coherent = name.opens >= _OPENS or common
    if name.text in _states() and name.group < _MANY and name.own < _OWN_STATE:
        return False
    return name.score >= _FITS and name.held >= needed and name.own >= _TELLS and coherent


def terms(names: Sequence[Name], title: Name) -> tuple[str, ...]:
    """Phrases that hardly any article of another matter holds, the title among them unless
    many do."""
    chosen = [next((name for name in names if name.key == title.key), title)]
    for name in names:
        telling = name.own >= _OWN and (len(name.key) > 1 or _is_capitalised(name.text))
        if telling and not any(_holds(name.key, other.key) for other in chosen):
            chosen.append(name)
    if title.own < _OWN and len(chosen) > 2:
        chosen = chosen[1:]
    return tuple(name.text for name in chosen[:_TERMS])


def _is_part(part: Key, whole: Key) -> bool:
    return part in (whole[: len(part)], whole[-len(part) :]) and part != whole


def _holds(one: Key, other: Key) -> bool:
    """All words of one phrase stand in the other."""
    return set(one) <= set(other) or set(other) <= set(one)


# --- phrases of a group -----------------------------------------------------------------------


def _read(articles: Sequence[DatedText]) -> dict[Key, _Seen]:
    """Phrases that enough articles of a group hold and that could name it."""
    found: dict[Key, _Seen] = defaultdict(_Seen)
    for number, article in enumerate(articles):
        for hit in _occurrences(article.text[:_CHARACTERS]):
            seen = found[hit.key]
            (seen.opening if hit.opens else seen.forms)[hit.text] += 1
            seen.times += 1
            seen.whole += hit.whole
            seen.articles.add(number)
    needed = max(_HELD_BY, _HELD * len(articles))
    held = {key: seen for key, seen in found.items() if len(seen.articles) >= needed}
    parts = {
        part
        for key, seen in held.items()
        for part in (key[1:], key[:-1])
        if part in held and seen.times >= _NEARLY_ALWAYS * held[part].times
    }
    return {k: seen for k, seen in held.items() if k not in parts and _could_name(k, seen)}


def _could_name(key: Key, seen: _Seen) -> bool:
    """A name, or words that stand as a noun phrase of their own and say something."""
    empty, weak = stem_set(_LIST, "empty"), stem_set(_LIST, "weak")
    if all(k in empty or k.isdigit() or len(k) < 2 for k in key) or key[0].isdigit():
        return False
    if seen.whole < max(_WHOLE_TIMES, _WHOLE * seen.times):
        return False
    if seen.is_name:
        if _is_shouted(seen.text) or _tells_rank(seen.text) or _split(seen.text)[-1] in _CUT:
            return False
        return len(key) > 1 or not (key[0] in empty | weak or _is_first_name(seen.text))
    last = seen.text.split()[-1]
    broad = len(key) == 1 and key[0] in weak
    return not (key[-1] in empty or broad or _ADJECTIVE.search(last) or last in _past_forms())


def _is_shouted(phrase: str) -> bool:
    """Holds a long word in capitals only, as datelines and notices do.

    >>> _is_shouted("ALL RIGHTS RESERVED"), _is_shouted("UNHCR office"), _is_shouted("Kamar")
    (True, False, False)
    """
    return any(len(part) > _LONGEST_ABBREVIATION and part.isupper() for part in _split(phrase))


def _is_first_name(word: str) -> bool:
    return fold(word) in first_name_gender()


def _split(phrase: str) -> list[str]:
    return re.split(r"[ \u00a0-]", phrase)


def _tells_rank(name: str) -> bool:
    """Holds a title or an office before its last word, or is one.

    >>> [_tells_rank(name) for name in ("President Anna Berg", "President", "Anna President")]
    [True, True, False]
    """
    parts = _split(name)
    return any(p in titles() or p.lower() in role_nouns() for p in parts[: max(1, len(parts) - 1)])


def _occurrences(text: str) -> Iterator[_Occurrence]:
    """Every phrase of a text, where it stands."""
    found = list(WORD.finditer(text))
    kinds = [_kind_at(text, match) for match in found]
    linked = [False, *(_linked(text, a, b) for a, b in pairwise(found)), False]
    for first, match in enumerate(found):
        if kinds[first] != "content":
            continue
        before = found[first - 1][0] if linked[first] else ""
        for last in range(first, min(first + _LONGEST, len(found))):
            if last > first and not linked[last]:
                break
            if kinds[last] == "content":
                start, end = match.start(), found[last].end()
                phrase = re.sub(r"['’]s?$", "", text[start:end])
                owns = start + len(phrase) < end
                after = found[last + 1][0] if linked[last + 1] and not owns else ""
                whole = _stands_alone(phrase, before, after) and not _is_cut(text, start, end)
                key = tuple(stem(m[0]) for m in found[first : last + 1])
                yield _Occurrence(key, phrase, whole, not before)
                if owns:
                    break
            elif kinds[last] != "joiner" or not match[0][:1].isupper():
                break


def _stands_alone(phrase: str, before: str, after: str) -> bool:
    """Whether nothing that could be part of a phrase stands beside it: behind an article or
    such and before no noun; of a name, nothing with a capital.

    >>> _stands_alone("tax", "the", ""), _stands_alone("tax", "", "of")
    (True, True)
    >>> _stands_alone("tax", "new", ""), _stands_alone("tax", "the", "reform")
    (False, False)
    >>> _stands_alone("Kamar", "new", "rises"), _stands_alone("Kamar", "The", "")
    (True, True)
    >>> _stands_alone("Kamar", "Port", ""), _stands_alone("Kamar", "", "Harbour")
    (False, False)
    """
    if phrase[:1].isupper():
        return not any(word[:1].isupper() and _kind(word) == "content" for word in (before, after))
    led = not before or before.lower() in _openers()
    return led and not (after and _kind(after) == "content")


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether a name goes on beyond "and" or a stroke.

    >>> _is_cut("Fish and Wildlife Service", 0, 4), _is_cut("Fish and Wildlife Service", 9, 25)
    (True, True)
    >>> _is_cut("Fish and chips", 0, 4), _is_cut("fish and Chips", 0, 4), _is_cut("A/B", 2, 3)
    (False, False, True)
    """
    if not text[start].isupper():
        return False
    return bool(_GOES_ON.match(text, end) or _BEGAN.search(text, max(0, start - _NEAR), start))


def _linked(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() == one.end() + 1 and text[one.end()] in _LINK


def _opens_compound(word: str, following: str) -> bool:
    """Whether a function word is part of a compound ("no-fly zone")."""
    return following == "-" and word.lower() in word_set(_LIST, "compound_openers")


def _kind_at(text: str, match: re.Match[str]) -> str:
    compound = _opens_compound(match[0], text[match.end() : match.end() + 1])
    return "content" if compound else _kind(match[0])


@lru_cache(maxsize=1 << 16)
def _kind(word: str) -> str:
    """Whether a word can be part of a phrase, join parts of a name, or ends it."""
    lower = word.lower()
    if lower in word_set(_LIST, "joiners"):
        return "joiner"
    if re.split("['’]", lower)[0] in word_set(_LIST, "function"):
        return "function"
    return "verb" if word[:1].islower() and stem(word) in stem_set(_LIST, "verbs") else "content"


@cache
def _openers() -> frozenset[str]:
    """Words behind which a noun phrase begins."""
    return word_set(_LIST, "before_noun") | word_set(_LIST, "joiners")


@cache
def _past_forms() -> frozenset[str]:
    """Irregular forms of verbs, which plurals of nouns ("men", "crises") are not."""
    table = load_data("topic_inflections")
    return frozenset(form for forms in table["verbs"].values() for form in forms)


def _is_capitalised(text: str) -> bool:
    """All words but joiners hold a capital ("iPhone 4", "Bank of America")."""
    joiners = word_set(_LIST, "joiners")
    parts = [p for p in _split(text) if p.lower() not in joiners]
    named = [p for p in parts if p != p.lower() or p.isdigit()]
    return len(named) == len(parts) and any(not p.isdigit() for p in parts)


# --- phrases in the corpus --------------------------------------------------------------------


class _Places(NamedTuple):
    titles: Mapping[Key, set[int]]
    leads: Mapping[Key, set[int]]
    """In the headline or the lead."""
    texts: Mapping[Key, set[int]]


def _places(articles: Sequence[DatedText], keys: frozenset[Key]) -> _Places:
    """The articles that hold each phrase, by number, in the headline, in the lead and anywhere."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        lengths[key[0]].add(len(key))
    titles: dict[Key, set[int]] = defaultdict(set)
    leads: dict[Key, set[int]] = defaultdict(set)
    texts: dict[Key, set[int]] = defaultdict(set)
    for number, article in enumerate(articles):
        for key in _held(article.title, keys, lengths):
            titles[key].add(number)
            leads[key].add(number)
            texts[key].add(number)
        for key in _held(article.text[:_LEAD], keys, lengths):
            leads[key].add(number)
        for key in _held(article.text[:_CHARACTERS], keys, lengths):
            texts[key].add(number)
    return _Places(titles, leads, texts)


def _held(text: str, keys: frozenset[Key], lengths: Mapping[str, set[int]]) -> set[Key]:
    all_words = [w.key for w in words(text)]
    return {
        key
        for i, word in enumerate(all_words)
        for n in lengths.get(word, ())
        if (key := tuple(all_words[i : i + n])) in keys
    }


def _ranked(
    found: Mapping[Key, _Seen], group: frozenset[int], places: _Places, avoided: frozenset[str]
) -> list[Name]:
    names = []
    for key, seen in found.items():
        everywhere = places.texts[key]
        if seen.text.lower() in avoided or not everywhere:
            continue
        own = len(everywhere & group) / len(everywhere)
        titled = len(places.titles[key] & group)
        common = len(everywhere & group) / len(group)
        held = (titled + _IN_TEXT * (len(everywhere & group) - titled)) / len(group)
        score = held * own**0.5 * _form(seen)
        opens = len(places.leads[key] & group) / len(group)
        names.append(Name(seen.text, round(score, 9), common, own, key, opens, len(group)))
    return sorted(names, key=lambda n: (-n.score, -len(n.key), n.text))


def _form(seen: _Seen) -> float:
    if " " in seen.text:
        return 1.0 if seen.is_name else _NOUNS
    return _ONE_NAME if seen.is_name else _ONE_NOUN


def _avoided(articles: Iterable[DatedText]) -> frozenset[str]:
    """Names that tell nothing of a matter: outlets, and words for a people."""
    outlets = {a.outlet for a in articles if a.outlet}
    for name, facts in load_data("corpus_outlets").items():
        outlets.update((name, *(facts or {}).get("also", ())))
    peoples = (d for s in world().states for d in s.demonyms if d not in s.names)
    return frozenset(name.lower().removeprefix("the ") for name in (*outlets, *peoples))
