"""What one sentence tells of an event, made ready to be compared with other tellings.

What the sentence leaves out (a place, a party, what was hit) it takes from the headline and
the lead of its article, if it stands near enough to them to be about the same thing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from math import log

from ..language.word_lists import word_set
from ..language.world import world
from ..records import Article, Event, edtf
from ..records.plain_text import fold
from .event_kinds import kinds_of, kinds_touched

#: Sentences of an article that are its lead.
_LEAD_SENTENCES = 3

#: Characters from the start of an article within which its lead ends.
_LEAD = 700

#: A name tells less where at least this many articles hold it, down to this much where all do.
_COMMON_ARTICLES, _LEAST = 20, 0.25

#: The share of articles from which on that tell of a kind of event it is what all are about.
_COMMON_KIND = 1 / 3

#: Letters of a word's stem that are compared.
_STEM = 6

#: Words of an actor's name; longer ones are descriptions ("central bank of Stavia").
_NAME_WORDS = 2

#: Letters that stay of a name without its ending.
_NAME = 4

#: Days of a week and of a month, and those within which "two weeks ago" is right.
_WEEK, _MONTH, GIVE_OR_TAKE = 7, 31, 2

_NONE: frozenset[str] = frozenset()

_WORD = re.compile(r"[^\W_][\w'’-]*")
_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_PROPER = re.compile(r"(?<=[\w,;–—-] )[A-Z][\w-]+|\b[A-Z]{4,}\b")
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside) (?:the (?:city|town|village|port) of )?([A-Z][\w-]+)"
    r"|\b([A-Z]\w+) (?:summit|talks|conference|forum)\b"
)
_OWNED = re.compile(
    r"\b(?P<owner>[A-Z][\w-]+)(?: ?['’]s)? (?P<body>[a-z]+(?: (?:bank|court|minister|force))?)\b"
)
_AGO = re.compile(r"\bweeks?\b|\bdays (?:ago|earlier|before|after)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_NAME_ENDING = re.compile(r"(?:ian|ean|an|ia|n|a|i|e|s)$")
_WORD_ENDING = re.compile(r"(?:ations?|ions?|ments?|ings?|ed|es|s|e|y|al|ers?|ors?)$")


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one sentence tells it."""

    place: int
    """Place of the event in the sequence given."""
    value: str
    first: int
    last: int
    """The days it may mean, as proleptic ordinals."""
    sentence: tuple[str, int]
    """(article, start)."""
    names: frozenset[str]
    """Stems of the names in its sentence, and of the actors there; where it names nobody,
    those of the lead."""
    parties: frozenset[str]
    """Those who take part, by their ids."""
    agents: frozenset[str]
    """Those of them who act."""
    agent_names: frozenset[str]
    """Stems of the names of these."""
    lent: bool
    """The names are those of the lead."""
    known: frozenset[str]
    """The same of headline, lead and sentence: what a reader knows then."""
    leads: frozenset[str]
    """What may lead to other tellings: names, also of headline and lead, and kinds of its act."""
    words: frozenset[str]
    """Stems of the other words of its sentence."""
    setting: frozenset[str]
    """The same with those of headline and lead, where the sentence stands near them."""
    title: frozenset[str]
    """Stems of the headline's words, where the sentence stands near it."""
    act: str
    """Stem of the word that names the event."""
    kinds: frozenset[str]
    """Kinds of that word."""
    touches: frozenset[str]
    """Kinds of any of its words."""
    numbers: frozenset[tuple[str, str]]
    """What its clause counts: noun and number."""
    dated: bool
    """Its sentence gives the date; else publication does."""
    rough: bool
    """Dated "two weeks ago" or the like."""
    weekly: bool
    """Dated by a weekday as one that is known, which may be that of the week before."""
    strikes: bool
    """It is a disaster that strikes by itself."""
    announced: bool
    """It lies ahead of what tells of it."""
    reference: bool
    """It only points to the event, as one that is known."""
    generic: bool
    """It names no kind of event: "what happened"."""
    places: frozenset[str]
    """Stems of the places, smaller than states, where its sentence says something took place."""
    bodies: frozenset[tuple[str, str]]
    """Bodies that many states have, each with stem of the name of whose it is."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What headline and lead of an article hold."""

    proper: frozenset[str]
    """Stems of the lead's names."""
    titled: frozenset[str]
    """Stems, as of names, of the headline's words."""
    names: frozenset[str]
    """The same of all words."""
    words: frozenset[str]
    title: frozenset[str]
    end: int


def read_tellings(events: Sequence[Event], articles: Iterable[Article]) -> list[Telling]:
    """The events as tellings, in order."""
    wanted = {e.article for e in events}
    frames = {a.id: _frame(a) for a in articles if a.id in wanted}
    nothing = _Frame(_NONE, _NONE, _NONE, _NONE, _NONE, _LEAD)
    leads: dict[str, set[str]] = {}
    for event in events:
        if event.start < frames.get(event.article, nothing).end:
            leads.setdefault(event.article, set()).update(_name_of(event.named))
    return [
        _telling(i, e, frames.get(e.article, nothing), leads.get(e.article, set()))
        for i, e in enumerate(events)
    ]


def common_words(tellings: Sequence[Telling]) -> dict[str, float]:
    """What names and words, and signs of the kinds of acts, tell that many articles hold: less
    than 1, the less the more hold them."""
    held = Counter(chain.from_iterable(_by_article(tellings).values()))
    total = len({t.sentence[0] for t in tellings})
    full = log(max(2.0, total / _COMMON_ARTICLES))
    return {
        sign: max(_LEAST, min(1.0, log(total / count) / full))
        for sign, count in held.items()
        if count >= max(_COMMON_ARTICLES, _COMMON_KIND * total * sign.startswith("#"))
    }


def same_time(a: Telling, b: Telling) -> bool:
    """Whether two tellings may mean one day: that of "Tuesday's quake" may be a week before, that
    of a report the day before, that of "a week ago" some days off."""
    first, last = sorted((a, b), key=lambda t: t.last)
    apart = last.first - first.last
    if apart <= 0:
        return max(a.last - a.first, b.last - b.first) <= _MONTH
    return (
        (last.weekly and apart == _WEEK)
        or (not last.dated and apart == 1)
        or ((a.rough or b.rough) and apart <= GIVE_OR_TAKE)
    )


def kind_sign(kind: str) -> str:
    """A kind of act as it stands among names and words, which it is never one of."""
    return f"#{kind}"


def _by_article(tellings: Sequence[Telling]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for telling in tellings:
        told = found.setdefault(telling.sentence[0], set())
        told.update(telling.names, telling.setting, map(kind_sign, telling.touches))
    return found


def _frame(article: Article) -> _Frame:
    sentences = _SENTENCE_END.split(article.text[:_LEAD])[:_LEAD_SENTENCES]
    lead = " ".join(sentences)
    title = _words(article.title or "")
    words = [*title, *_words(lead)]
    capitals = (w.lower() for w in _PROPER.findall(fold(lead)))
    proper = frozenset(name_stem(w) for w in capitals if w not in empty_words())
    return _Frame(
        proper=proper,
        titled=_name_stems(title),
        names=_name_stems(words),
        words=_telling_words(w for w in words if name_stem(w) not in proper),
        title=_telling_words(w for w in title if name_stem(w) not in proper),
        end=len(lead),
    )


def _name_stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(name_stem(w) for w in words if w not in empty_words())


def _telling(place: int, event: Event, frame: _Frame, lead_actors: set[str]) -> Telling:
    first, last = edtf.bounds(event.date)
    sentence = _words(event.sentence)
    proper = frozenset(event.names)
    own = _name_stems(event.names) | _actors(event)
    names = own or frame.proper
    told = event.terms if event.reference else sentence
    words = _telling_words(w for w in told if w not in proper) or _telling_words(event.terms)
    announced = event.head in word_set("event_words", "announcing")
    kinds = kinds_touched(event) if announced else kinds_of(event)
    strikes = event.head in word_set("time_events", "striking")
    signs = [*kinds, *(f"struck by {kind}" for kind in kinds if strikes)]
    near = event.start <= frame.end and not event.reference
    return Telling(
        place=place,
        value=event.date,
        first=first.toordinal(),
        last=last.toordinal(),
        sentence=(event.article, event.start),
        names=names,
        parties=frozenset(event.actors),
        agents=frozenset(event.agents),
        agent_names=frozenset(_name_of(event.agents)),
        lent=not own,
        known=_with_seats(
            names | _name_of(event.named) | frame.names | _name_stems(sentence) | lead_actors
        ),
        leads=names | frame.proper | frame.titled | set(map(kind_sign, signs)),
        words=words,
        setting=words | frame.words if near else words,
        title=frame.title if near else frozenset(),
        act=_act(event.head),
        kinds=kinds,
        touches=kinds_touched(event),
        numbers=frozenset(_counted(event)),
        dated=event.expression is not None,
        rough=len(event.date) == 10 and bool(_AGO.search(event.expression or "")),
        weekly=len(event.date) == 10
        and bool(_WEEKDAY.search(event.expression or ""))
        and (event.reference or "last" in (event.expression or "").lower()),
        strikes=event.head in word_set("time_events", "striking"),
        announced=event.status == "announced",
        reference=event.reference,
        generic=event.head in word_set("event_words", "generic"),
        places=_places(event.sentence),
        bodies=_bodies(event.sentence),
    )


def _is_weekly(event: Event, strikes: bool) -> bool:
    """ "last Tuesday", "Tuesday's talks", "when the quake struck on Tuesday" """
    expression = (event.expression or "").lower()
    known = event.reference or strikes or "last " in expression
    return known and bool(_WEEKDAY.search(expression))


def _act(head: str) -> str:
    """Stem of the verb or noun; what was not done is another act."""
    plain = head.removeprefix("not ")
    return head[: len(head) - len(plain)] + word_stem(plain.split(" ")[0])


def _places(sentence: str) -> frozenset[str]:
    found = (fold(a or b).lower() for a, b in _PLACE.findall(sentence))
    return frozenset(name_stem(name.split()[0]) for name in found) - _states()


def _bodies(sentence: str) -> frozenset[tuple[str, str]]:
    bodies = word_set("event_words", "bodies")
    return frozenset(
        (last, name_stem(fold(found["owner"]).lower()))
        for found in _OWNED.finditer(sentence)
        if (last := found["body"].split()[-1]) in bodies
        and found["owner"].lower() not in empty_words()
    )


@cache
def _states() -> frozenset[str]:
    """Stems of states, each a place of many things."""
    names = (n for s in world().states for n in (*s.names, *s.demonyms))
    return frozenset(name_stem(word) for name in names for word in _words(name))


def _counted(event: Event) -> Iterator[tuple[str, str]]:
    for counted in event.numbers:
        number, _, what = counted.partition(" ")
        yield what, number


def _actors(event: Event) -> set[str]:
    """The names of those who take part, also of whom its sentence names by a role, a capital or
    a pronoun only."""
    return set() if event.reference else _name_of(event.actors)


def _name_of(actors: Iterable[str]) -> set[str]:
    return {
        name_stem(word)
        for actor in actors
        if len(words := actor.split("-")) <= _NAME_WORDS
        for word in words
        if not word.isdigit() and word not in empty_words()
    }


def _words(text: str) -> list[str]:
    found = (w.lower().strip("'’-") for w in _WORD.findall(fold(text)))
    return [w.removesuffix("'s").removesuffix("’s") for w in found if w]


def _telling_words(words: Iterable[str]) -> frozenset[str]:
    """Stems of the words that tell anything; numbers stand elsewhere."""
    plain = empty_words()
    return frozenset(word_stem(w) for w in words if w not in plain and not w[:1].isdigit())


def _with_seats(names: frozenset[str]) -> frozenset[str]:
    """The names with the capitals of the states among them, and the states of the capitals."""
    seats = _seats()
    return names.union(*(seats[n] for n in names if n in seats))


@cache
def _seats() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for state in world().states:
        here = [_stem(fold(state.name).lower())]
        for seat in (_stem(fold(c).lower()) for c in state.capitals if " " not in c):
            found.setdefault(seat, set()).update(here)
            found.setdefault(here[0], set()).add(seat)
    return {name: frozenset(others) for name, others in found.items()}


@cache
def _demonyms() -> dict[str, str]:
    """Stem of the state for those of its demonyms that have another stem: French, Greek."""
    found: dict[str, str] = {}
    for state in world().states:
        stem = _stem(fold(state.name).lower())
        for word in (fold(d).lower() for d in state.demonyms if " " not in d):
            if _stem(word) != stem:
                found.setdefault(_stem(word), stem)
    return found


@cache
def empty_words() -> frozenset[str]:
    """Words that stand in any report."""
    return word_set("event_words", "empty")


@lru_cache(maxsize=1 << 16)
def name_stem(word: str) -> str:
    """What a name has in common with what is named after it.

    >>> name_stem("orvania"), name_stem("orvanian"), name_stem("french"), name_stem("france")
    ('orvan', 'orvan', 'franc', 'franc')
    """
    stem = _stem(word)
    return _demonyms().get(stem, stem)


def _stem(word: str) -> str:
    while len(word) > _NAME and (ending := _NAME_ENDING.search(word)):
        if ending.start() < _NAME:
            break
        word = word[: ending.start()]
    return word


@lru_cache(maxsize=1 << 16)
def word_stem(word: str) -> str:
    """What the forms of a word have in common, roughly.

    >>> word_stem("resigned"), word_stem("resignation")
    ('resign', 'resign')
    """
    return (_WORD_ENDING.sub("", word) if len(word) > _NAME else word)[:_STEM]
