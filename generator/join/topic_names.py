"""What a group of articles is called: a verbatim phrase that readers would look for.

Candidates are names and noun phrases that many articles of the group hold. One names the group
the better the more of its articles have it, in the headline above all, and the fewer others do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ..language.word_lists import load_data
from ..language.wording import words
from ..language.world import world
from .article_clusters import DatedText
from .topic_phrases import CHARACTERS, Key, Seen, is_capitalised, read_phrases

#: Articles of a group that are read for phrases; more would give the same.
_READ = 60
#: What a phrase in the text is worth beside one in the headline.
_IN_TEXT = 0.6
#: What a phrase of one word is worth beside a longer name: a name, a common noun; and a
#: phrase of common nouns.
_ONE_NAME, _ONE_NOUN, _NOUNS = 0.8, 0.4, 0.85
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
    read = [read_phrases([documents[n] for n in group[:_READ]]) for group in groups]
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
        telling = name.own >= _OWN and (len(name.key) > 1 or is_capitalised(name.text))
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
        for key in _held(article.text[:CHARACTERS], keys, lengths):
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
    found: Mapping[Key, Seen], group: frozenset[int], places: _Places, avoided: frozenset[str]
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


def _form(seen: Seen) -> float:
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
