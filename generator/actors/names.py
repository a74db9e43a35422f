"""What in an actor's name tells who it is: not its case, accents, hyphens, title or legal form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from ..language.person_names import first_name_gender, name_parts, role_nouns, titles
from ..language.word_lists import load_data, word_set
from ..language.world import world
from ..records.plain_text import fold

Parts = tuple[str, ...]

_LIST = "actor_names"
#: Words from which on a name is no Chinese, Korean or Vietnamese one.
_LONG_NAME = 4
_VOWELS = re.compile(r"[aeiouyhw']+")
#: Spellings of one sound, in the order in which they are made alike.
_SOUNDS = (
    ("x", "ks"),
    ("ph", "f"),
    ("kh", "k"),
    ("ck", "k"),
    ("q", "g"),
    ("j", "y"),
    ("z", "s"),
)
#: Consonants from which a name is told by them, and letters of an abbreviation.
_TELLING, _ABBREVIATION = 2, re.compile(r"[A-Z]{2,6}")
#: Letters of an abbreviation in a line in capitals, at most.
_SHORT_WORD = 3


def parts_of(name: str) -> Parts:
    """Words of a person's name, whatever its case; no titles.

    >>> parts_of("MR. JOSÉ O’DOWD")
    ('Jose', "O'Dowd")
    """
    return tuple(part.title() for part in name_parts(_calm(name)))


def is_family_first(parts: Parts) -> bool:
    """Whether a name begins with the family's, as Chinese, Korean and Vietnamese ones do.

    >>> [is_family_first(tuple(n.split())) for n in ("Wang Jianhao", "Kim Jong-Un", "Kim Clark")]
    [True, True, False]
    """
    if not 1 < len(parts) < _LONG_NAME or parts[0] not in _family_names():
        return False
    return parts[0] not in first_name_gender() or "-" in parts[1]


def letters(name: str) -> str:
    """A name without case, accents, spaces, hyphens, legal form, article and possessive.

    >>> letters("Sea Micro, Inc.") == letters("the SeaMicro’s")
    True
    """
    plain = re.sub(r"'s?$", "", fold(bare(name))).casefold()
    return re.sub(r"[\W_]", "", plain.removeprefix("the "))


@lru_cache(maxsize=1 << 16)
def bare(name: str) -> str:
    """A name without the legal form of a firm.

    >>> bare("Volkswagen AG"), bare("Borg-Warner Corp.")
    ('Volkswagen', 'Borg-Warner')
    """
    words = name.replace(",", " ").split()
    while len(words) > 1 and words[-1].strip(".").casefold() in _legal_forms():
        words.pop()
    return " ".join(words)


def without_medium(name: str) -> str:
    """The name of an outlet without what it is.

    >>> without_medium("the AFP news agency"), without_medium("The Daily Courier newspaper")
    ('AFP', 'The Daily Courier')
    """
    plain = re.sub(r"^the ", "", name)
    for medium in load_data(_LIST)["media"]:
        if plain.lower().endswith(f" {medium}"):
            return plain[: -len(medium) - 1]
    return name


def of_nation(name: str) -> str:
    """The name of an outlet behind the nation whose it is.

    >>> of_nation("Keld's ABC agency"), of_nation("ABC")
    ('ABC agency', 'ABC')
    """
    return re.sub(r"^[A-Z][\w-]+\s?['’]s?\s(?=[A-Z])", "", name)


def initials(name: str) -> frozenset[str]:
    """What a body may be called for short.

    >>> sorted(initials("Federal Deposit Insurance Corp."))
    ['FDI', 'FDIC']
    """
    found = set()
    for form in (name, bare(name)):
        words = [w for w in re.split(r"[\s-]+", fold(form).replace(".", "")) if w[:1].isalpha()]
        for kept in (words, [w for w in words if w[:1].isupper()]):
            if len(kept) > 1:
                found.add("".join(w if _is_caps(w) else w[0].upper() for w in kept))
    return frozenset(found)


def is_abbreviation(name: str) -> bool:
    """Whether a name is nothing but initials."""
    return _ABBREVIATION.fullmatch(name.replace(".", "")) is not None


def sound(word: str) -> str:
    """The consonants of a name, spellings of one sound alike.

    >>> sound("Mohamed") == sound("Muhammad"), sound("Sergei") == sound("Sergey")
    (True, True)
    """
    plain = fold(word).casefold()
    for spelling, alike in _SOUNDS:
        plain = plain.replace(spelling, alike)
    first = "a" if plain[:1] in "aeiou" else ""
    return re.sub(r"(.)\1+", r"\1", first + _VOWELS.sub("", plain))


def sounds_alike(one: Parts, other: Parts) -> bool:
    """Whether two full names may be transliterations of one."""
    if len(one) != len(other) or len(one) < 2 or one[0][:1] not in _begins_like(other[0]):
        return False
    known = first_name_gender()
    a, b = known.get(one[0]), known.get(other[0])
    if a and b and a != b:
        return False
    pairs = [(sound(x), sound(y)) for x, y in zip(one, other, strict=True)]
    return all(x == y and len(x) >= _TELLING for x, y in pairs)


def generation(name: str) -> str:
    """ "jr", "sr", "ii" ... or "" """
    last = name.replace(",", " ").replace(".", "").split()[-1:]
    return last[0].casefold() if last and last[0] in ("Jr", "JR", "Sr", "SR", "II", "III") else ""


class Apart:
    """Names that an editor says are not one actor's."""

    def __init__(self, lists: Iterable[Sequence[str]] = ()) -> None:
        self._others: dict[str, set[str]] = {}
        for names in lists:
            keys = {letters(name) for name in names}
            for key in keys:
                self._others.setdefault(key, set()).update(keys - {key})

    def part(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether some name of one may not stand with some name of the other."""
        if not self._others:
            return False
        theirs = {letters(name) for name in other}
        return any(self._others.get(letters(name), set()) & theirs for name in one)

    def key(self, name: str) -> str:
        """What keeps a name apart that is named here; "" for any other."""
        return letters(name) if letters(name) in self._others else ""


def is_no_actor(name: str) -> bool:
    """Nobody in particular, a storm or a fire, or no name at all."""
    words = [w for w in re.split(r"[\s-]+", name.casefold()) if w]
    if not words or not any(c.isalpha() for c in name) or re.search(r"[RL]RB|[<>{}|\\]", name):
        return True
    if word_set(_LIST, "unnamed").intersection(words):
        return True
    several = len(words) > 1
    return several and (
        words[0] in word_set(_LIST, "storms") or words[-1] in word_set(_LIST, "disasters")
    )


def _is_address(word: str) -> bool:
    """Whether a word is a title as it is shortened before names: "Adm.", "Ms"."""
    return word in titles() and (word.endswith(".") or f"{word}." in titles())


def is_half_name(name: str) -> bool:
    """Whether a name is a body's only together with other words: "House", "Defense"."""
    return re.sub(r"^[Tt]he ", "", name).casefold() in word_set(_LIST, "half_names")


def is_territory(name: str) -> bool:
    """A disputed land, or another that is no state."""
    return letters(name) in _territories()


def cleaned(name: str) -> str:
    """A person's name without a word before it that is none of it ("Later", "Team")."""
    words = name.split()
    while len(words) > 2 and _is_stray(words[0]):
        words.pop(0)
    return " ".join(words)


def is_role(text: str) -> bool:
    """Whether a role says what somebody is for others.

    >>> is_role("president of the club"), is_role("only candidate"), is_role("a father of two")
    (True, False, False)
    """
    words = re.sub(r"^(?:the|an?) ", "", text.casefold()).split()
    if not words or words[0] in word_set(_LIST, "remarks"):
        return False
    of_two = re.search(r" and (?:his|her|their) ", text) or _is_list(words)
    if (
        of_two
        or _is_hyphened_name(text)
        or any(c.isdigit() for c in text)
        or "-rrb-" in words
        or "-lrb-" in words
    ):
        return False
    ends = (n for n, word in enumerate(words) if word in word_set(_LIST, "role_goes_on"))
    end = next(ends, len(words))
    head = words[end - 1] if end else ""
    return len(head) > 1 and head not in word_set(_LIST, "no_roles")


def _is_hyphened_name(text: str) -> bool:
    """Whether a role is the name of a place that only looks like one: "Port-au-Prince"."""
    first, *rest = text.split("-")
    offices = role_nouns() | word_set(_LIST, "other_office")
    return bool(rest) and " " not in text and first[:1].isupper() and first.lower() not in offices


def _is_list(words: Sequence[str]) -> bool:
    """Whether an office is one of several things: "secretary general and donors"."""
    at = words.index("and") if "and" in words else 0
    behind = words[at + 1 :]
    several = 0 < len(behind) <= 2 and behind[-1].endswith("s")
    return at > 0 and words[at - 1] in role_nouns() and several and not role_nouns() & {*behind}


def office_words(role: str) -> frozenset[str]:
    """What of a role's words tells which office it is: nations by their state.

    >>> office_words("armenian prime-minister") == office_words("armenia's prime minister")
    True
    """
    found = re.findall(
        r"[\w.]+", re.sub(r"\s?['’]s\b", "", fold(role).casefold()).replace("-", " ")
    )
    kept = (w.replace(".", "") for w in found if w not in ("the", "a", "an", "of", "for"))
    return frozenset(_states().get(w, w) for w in kept if w)


def names_state(role: str) -> bool:
    """Whether a role names a state: "us secretary of state"."""
    found = re.findall(r"[\w.]+", fold(role).casefold())
    return any(word.replace(".", "") in _states() for word in found)


def is_same_office(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether words of an office stand, whole, in a fuller form of it; a former minister and a
    deputy are none."""
    return bool(one) and one <= other and not (other - one) & word_set(_LIST, "other_office")


def tidy_role(text: str) -> str:
    """A role without what is glued to it: a clock before it, an adverb, the title of the name.

    >>> tidy_role("1514 Haiti's President"), tidy_role("Chairman Adm."), tidy_role("Sen.")
    ("Haiti's President", 'Chairman', 'Sen.')
    >>> tidy_role("Libya Russian President"), tidy_role("leader of the rebels on Thursday")
    ('Russian President', 'leader of the rebels')
    """
    words = _own_stretch(re.sub(r"^(?:\d{4}|\d{1,2}:\d\d)\s+", "", text)).split()
    while len(words) > 1 and _is_address(words[-1]) and role_nouns() & _lowered(words[:-1]):
        words.pop()
    while len(words) > 1 and words[0].casefold() in word_set(_LIST, "adverbs"):
        words.pop(0)
    while len(words) > 1 and _is_glued_before(words[0], words[1]):
        words.pop(0)
    return " ".join(map(_uncapitalised, words) if _all_capitals(words) else words)


def _lowered(words: Iterable[str]) -> set[str]:
    return {word.lower() for word in words}


#: Where a role ends: a day, a contrast.
_ROLE_ENDS = re.compile(r"\s(?:on (?:\w+day|\d)|not|yesterday|today|last (?:week|month|year))\b.*$")
#: A word that opens a sentence of its own, in the middle of a role that ran on into it.
_NEXT_SENTENCE = re.compile(r"\s(?=(?:The|In|On|At|But|And|He|She|It|They|As|After|When|While) )")


def _own_stretch(text: str) -> str:
    """Of a role that runs on into the next sentence, or began in the one before, the stretch that
    holds the office."""
    parts = _NEXT_SENTENCE.split(_ROLE_ENDS.sub("", text))
    told = [p for p in parts if role_nouns() & _lowered(p.split())]
    return told[-1] if told else parts[0]


def _is_glued_before(first: str, second: str) -> bool:
    """Whether the first word of a role is none of it: the place of a dateline before a nation, or
    what somebody feels before an office in capitals."""
    states, nations = _state_names(), _nation_adjectives()
    if first in states and second in nations:
        return states[first] != nations[second]
    if first.lower() in ("and", "or", "but"):
        return True
    small = first.islower() and first.isalpha() and second[:1].isupper()
    return small and first not in _before_office()


@cache
def _before_office() -> frozenset[str]:
    """Words in small letters that an office in capitals goes on from: "the", "former", "chief"."""
    kept = word_set(_LIST, "other_office") | word_set("topic_words", "function") | role_nouns()
    return kept | word_set(_LIST, "before_office")


def _all_capitals(words: Sequence[str]) -> bool:
    return len(words) > 1 and all(w.isupper() for w in words if any(map(str.isalpha, w)))


def _uncapitalised(word: str) -> str:
    """A word of a line in capitals; an abbreviation and a nation keep theirs."""
    if word in _state_names() or word in _bodies():
        return word
    if word.title() in _nation_adjectives() or word.title() in _state_names():
        return word.title()
    return word if len(word) <= _SHORT_WORD and word.lower() not in _small_words() else word.lower()


@cache
def _bodies() -> frozenset[str]:
    return frozenset(name for body in world().bodies for name in body.names)


@cache
def _small_words() -> frozenset[str]:
    return role_nouns() | word_set("topic_words", "function")


@cache
def _state_names() -> dict[str, str]:
    return {n: s.id for s in world().states for n in s.names if " " not in n}


@cache
def _nation_adjectives() -> dict[str, str]:
    return {n: s.id for s in world().states for n in s.demonyms if " " not in n}


@cache
def _states() -> dict[str, str]:
    """States by their names and adjectives of one word."""
    return {
        re.sub(r"\.", "", fold(n).casefold()): s.name.casefold()
        for s in world().states
        for n in (*s.names, *s.demonyms)
        if " " not in n
    }


@cache
def _family_names() -> frozenset[str]:
    return frozenset(load_data(_LIST)["family_first"])


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(form.strip(".").casefold() for form in load_data(_LIST)["legal_forms"])


@cache
def _territories() -> frozenset[str]:
    return frozenset(letters(name) for name in load_data(_LIST)["territories"])


def _is_stray(word: str) -> bool:
    plain = word.casefold()
    return fold(word) not in first_name_gender() and (
        plain in word_set("topic_words", "function") or plain in word_set("nominals", "epithets")
    )


def _calm(name: str) -> str:
    """Words in capitals as names are written, so that titles among them are known.

    >>> _calm("MINISTER Anna BERG of the EU")
    'Minister Anna Berg of the EU'
    """
    return " ".join(w.title() if len(w) > 2 and w.isupper() else w for w in name.split())


def _begins_like(word: str) -> str:
    """First letters that a transliteration of the word may have."""
    for group in ("KCQG", "YJIE", "SC", "UO", "AE", "VW", "ZS", "TD"):
        if word[:1] in group:
            return group
    return word[:1]


def _is_caps(word: str) -> bool:
    return len(word) > 1 and word.isupper()
