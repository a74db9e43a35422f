"""The word lists that figures are found with, read once from ``language/data``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name

from ...language.word_lists import load_data, word_set
from ...language.world import world
from ...records import FigureCategory


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that matches any of ``words``, longest first, spaces flexible."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"[ \u00a0]") for w in ordered)


def spaced(text: str) -> str:
    """A text with every blank, no-break ones too, as one space, as word lists write it."""
    return re.sub(r"\s+", " ", text.strip())


@dataclass(frozen=True, slots=True)
class NumeralWords:
    """Words that spell numbers, with what each is worth."""

    units: Mapping[str, float]
    tens: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, float]
    suffixes: Mapping[str, float]
    several: Mapping[str, float]
    parts: Mapping[str, float]


@cache
def numerals() -> NumeralWords:
    return NumeralWords(**load_data("numerals"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement: its name in records and the category of figure it makes."""

    name: str
    category: FigureCategory


@dataclass(frozen=True, slots=True)
class Units:
    """How units and currencies are written."""

    after: re.Pattern[str]
    """Matches a unit directly after a number; group ``unit`` or ``money``."""
    before: re.Pattern[str]
    """Matches a currency that ends where a number starts."""
    by_form: Mapping[str, Unit]
    currencies: Mapping[str, str]
    """Written form to ISO 4217 code."""
    signs: Mapping[str, str]
    money_when_scaled: Mapping[str, str]


@cache
def units() -> Units:
    data = load_data("units")
    by_form = {
        form: Unit(entry["unit"], entry["category"])
        for entry in data["measures"]
        for form in entry["forms"]
    }
    signs: dict[str, str] = dict(data["currency_before"])
    names: dict[str, str] = dict(_currency_names())
    names.update(data["currency_after"])
    for code in sorted(set(names.values())):
        signs[code] = names[code] = code
    wordy = [f for f in by_form if f[0].isalpha()]
    marks = [f for f in by_form if not f[0].isalpha()]
    return Units(
        after=re.compile(
            rf"\s?(?P<mark>{alternatives(marks)})"
            rf"|[ \u00a0-](?P<money>{alternatives(names)})(?!\w)"
            rf"|(?P<gap>[ \u00a0-]|(?<=\d))(?P<unit>{alternatives(wordy)})(?![\w²³])"
        ),
        before=re.compile(rf"(?<![\w$])(?P<sign>{alternatives(signs)})\s?$"),
        by_form=by_form,
        currencies=names,
        signs=signs,
        money_when_scaled=data["money_when_scaled"],
    )


def _currency_names() -> Iterable[tuple[str, str]]:
    """English names of the world's currencies ("Armenian drams") with their codes."""
    locale = Locale("en")
    for code in sorted(locale.currencies):
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale="en")
            if "(" not in name and " " in name:
                yield name, code
                if name.startswith("US "):
                    yield name.replace("US ", "U.S. "), code
                    yield name.replace("US ", "American "), code


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """How exactly a number is meant, by the words around it."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    kinds: Mapping[str, str]
    emphasis: frozenset[str]
    takes_preposition: Mapping[str, frozenset[str]]


@cache
def qualifiers() -> Qualifiers:
    data = load_data("qualifiers")
    kinds = {form: kind for kind, forms in data["before"].items() for form in forms}
    emphasis = frozenset(data["emphasis"])
    trailing = {form: kind for kind, forms in data["after"].items() for form in forms}
    words = [f for f in [*kinds, *emphasis] if f[0].isalpha()]
    signs = [f for f in kinds if not f[0].isalpha()]
    kinds.update({f"after {form}": kind for form, kind in trailing.items()})
    return Qualifiers(
        before=re.compile(
            rf"(?:\b(?P<word>{alternatives(words)})[ \u00a0]+|(?P<sign>{alternatives(signs)})\s?)$",
            re.IGNORECASE,
        ),
        after=re.compile(
            rf"(?P<word>(?:[ \u00a0](?=\w))?(?:{alternatives(trailing)}))(?!\w)", re.I
        ),
        kinds=kinds,
        emphasis=emphasis,
        takes_preposition={k: frozenset(v) for k, v in data["takes_preposition"].items()},
    )


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What numbers count, and where a number is no figure."""

    people: frozenset[str]
    people_endings: tuple[str, ...]
    not_people: frozenset[str]
    categories: Mapping[FigureCategory, frozenset[str]]
    people_verbs: frozenset[str]
    people_adjectives: frozenset[str]
    havens: frozenset[str]
    no_fates: frozenset[str]
    weightless: frozenset[str]
    definite: frozenset[str]
    spans_back: frozenset[str]
    dating: frozenset[str]
    label_before: re.Pattern[str]
    label_after: re.Pattern[str]
    names: re.Pattern[str]
    votes: frozenset[str]
    saying: frozenset[str]
    invariant: frozenset[str]
    hurt_how: frozenset[str]
    members: frozenset[str]
    takes_lives: frozenset[str]
    changes: frozenset[str]
    metres: frozenset[str]
    pale: frozenset[str]
    counting: frozenset[str]
    causing: frozenset[str]
    tallying: frozenset[str]
    tallies: frozenset[str]
    own_tallies: frozenset[str]
    people_ends: frozenset[str]
    putting: frozenset[str]
    crowd_counters: frozenset[str]
    foreseeing: frozenset[str]
    money_of: frozenset[str]
    leading_away: frozenset[str]
    partitioning: re.Pattern[str]


@cache
def figure_words() -> FigureWords:
    data = load_data("figures")
    lower = {w.lower() for w in data["people"]} | {word.lower() for word in world().demonyms()}
    return FigureWords(
        people=frozenset(lower),
        people_endings=tuple(data["people_endings"]),
        not_people=frozenset(data["not_people"]),
        categories={k: frozenset(v) for k, v in data["categories"].items()},
        people_verbs=frozenset(data["people_verbs"]),
        people_adjectives=frozenset(data["people_adjectives"]),
        havens=frozenset(data["havens"]),
        no_fates=frozenset(data["no_fates"]),
        weightless=frozenset(data["weightless"]),
        definite=frozenset(data["definite"]),
        spans_back=frozenset(data["spans_back"]),
        dating=frozenset(data["dating"]),
        label_before=re.compile(
            rf"(?<!\w)(?:{alternatives(data['label_before'])})[ \u00a0#]+$", re.IGNORECASE
        ),
        label_after=re.compile(
            rf"[ \u00a0]?(?:{alternatives(data['label_after'])})(?!\w)", re.IGNORECASE
        ),
        names=re.compile(rf"(?<!\w)(?:{alternatives(data['names'])})", re.IGNORECASE),
        votes=frozenset(data["votes"]),
        saying=word_set("reporting_verbs", "figure_reporting"),
        invariant=frozenset(w.lower() for w in data["invariant"]),
        hurt_how=frozenset(data["hurt_how"]),
        members=frozenset(data["members"]),
        takes_lives=frozenset(data["takes_lives"]),
        changes=frozenset(data["changes"]),
        metres=frozenset(data["metres"]),
        pale=frozenset(data["pale"]),
        counting=frozenset(data["counting"]),
        causing=frozenset(data["causing"]),
        tallying=frozenset(data["tallying"]),
        tallies=frozenset(data["tallies"]),
        own_tallies=frozenset(data["own_tallies"]),
        people_ends=frozenset(data["people_ends"]),
        putting=frozenset(data["putting"]),
        crowd_counters=frozenset(data["crowd_counters"]),
        foreseeing=frozenset(data["foreseeing"]),
        money_of=frozenset(data["money_of"]),
        leading_away=frozenset(data["leading_away"]),
        partitioning=re.compile(alternatives(data["partitioning"])),
    )
