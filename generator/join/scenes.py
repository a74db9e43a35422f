"""Scenes: of which happening a figure is, as its sentence and its article's opening tell.

What the sentence of a figure leaves out (where, when, of what) it takes from the sentences just
before it, and then from its article's headline and lead. Nothing but the article itself is asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from ..language.datelines import after_dateline
from ..language.person_names import role_nouns
from ..language.word_lists import load_data, word_set
from ..language.wording import stem, stem_set, words
from ..language.world import world
from ..records import Article, DateMention, Figure
from ..records.edtf import bounds

_DATA = "counted_things"
#: Characters of an article's text that its lead takes up, at most.
_LEAD = 600
#: Characters before a figure's sentence that still tell what it is of, at most.
_BEFORE = 400
#: Days after which a month or a year is history.
_LONG_PAST = 200
#: Days from publication within which a day of the lead is that of the news.
_NEWS_DAYS = 60

_WORD = r"[A-ZÀ-ÖØ-Þ][\w-]*(?:['’](?!s\b)[\w-]+)?"
_NAME = re.compile(rf"{_WORD}(?:\s(?:of\s|de\s|al\s)?{_WORD})*(?P<of>['’]s\b)?")
_AT = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|[Oo]utside|[Aa]round|[Aa]cross|[Aa]bove|[Aa]long|[Oo]ver|[Ii]nside|[Oo]n"
    r"|(?:city|town|village|port|district|province|valley|region|suburb|island|capital|river|residents"
    r"|people)\sof)\s(?:the\s(?:[a-z]+ed\s)?)?(?:\w+\s(?:city|town|village|port|river)\sof\s|river\s)?$"
)
_CONTAINER = re.compile(r"\s?,?\s(?:in|of|on)\s(?:the\s)?(?:[a-z]+\s)?$|,\s$")
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"‘'])|\n+")
_CLAUSE = re.compile(r"[,;:–—]|\b(?:and|but|while|as|when|after|which|that)\b")


_PERIOD = re.compile(
    r"\b(?:this|last|past|previous|each|every|a)\s(?:\w+\s)?(?P<span>week|month|year|decade)s?\b",
    re.I,
)
_PREPOSITION = re.compile(
    r"\b(?:in|at|near|for|to|of|from|on|with|across|off|over|into|against)\s(?:the\s)?$"
)
_BESIDE = re.compile(r"\b(?:[Nn]ear|[Oo]utside|[Oo]ff)\s[^,.;]*$")
#: What a name goes before that is a place, or that befalls one: "the Swat valley floods".
_PLACE_NOUN = re.compile(
    r"\s(?:county|district|province|prefecture|state|region|valley|islands?|city|town|village"
    r"|port|delta|peninsula|(?:earth)?quake|tremor|floods?|flooding|landslides?|mudslides?|eruption|tsunami)\b"
)
#: "last Tuesday", which may be the one just past or the one before it.
_LAST_WEEKDAY = re.compile(r"last\s+\w+day\Z", re.I)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where, when and in what a thing was counted."""

    places: frozenset[str] = frozenset()
    """Where, by the narrowest words that tell; empty where nothing does."""
    stated: frozenset[str] = frozenset()
    """Those of the places that the figure's own sentence names."""
    containers: frozenset[str] = frozenset()
    """States and regions that only hold the places."""
    names: frozenset[str] = frozenset()
    """All that the sentence, the headline and the lead name."""
    days: frozenset[int] = frozenset()
    """When it happened, as proleptic ordinals; not when it was counted or said."""
    happenings: frozenset[str] = frozenset()
    """Kinds of what happened, by the nearest words that tell."""
    parties: frozenset[str] = frozenset()
    """Those whom the figure's own sentence names before it, but not as where or for whom."""
    period: str = ""
    """The span that the sentence counts over ("week"), where it says one."""

    def merged(self, other: Scene) -> Scene:
        """What both tell together, of what is known to be one."""
        return Scene(
            places=self.places | other.places,
            stated=self.stated | other.stated,
            containers=self.containers | other.containers,
            names=self.names | other.names,
            days=self.days | other.days,
            happenings=self.happenings | other.happenings,
            parties=self.parties | other.parties,
            period=self.period,
        )


def read_scenes(
    figures: Sequence[Figure], articles: Sequence[Article], dates: Iterable[DateMention]
) -> dict[str, Scene]:
    """The scene of every figure, by its id."""
    by_id = {article.id: article for article in articles}
    dated: dict[str, list[DateMention]] = defaultdict(list)
    for mention in dates:
        dated[mention.article].append(mention)
    readers: dict[str, _ArticleScenes] = {}
    scenes = {}
    for figure in figures:
        if figure.article not in readers:
            readers[figure.article] = _ArticleScenes(by_id[figure.article], dated[figure.article])
        scenes[figure.id] = readers[figure.article].scene(figure)
    return scenes


@dataclass(frozen=True, slots=True)
class _Passage:
    """What one stretch of text tells."""

    places: frozenset[str]
    containers: frozenset[str]
    names: frozenset[str]
    days: frozenset[int]
    happenings: frozenset[str]
    doers: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


@dataclass(slots=True)
class _ArticleScenes:
    """One article, asked for the scenes of its figures."""

    article: Article
    dates: Sequence[DateMention]
    passages: dict[tuple[int, int], _Passage] = field(default_factory=dict)

    def scene(self, figure: Figure) -> Scene:
        text = self.article.text
        start = max(0, text.rfind(figure.sentence, 0, figure.end + len(figure.sentence)))
        end = max(figure.end, start + len(figure.sentence))
        own = self._passage(start, end)
        before = self._passage(_opening(text, start), start)
        lead = self._lead()
        nearest = (own, before, lead)
        containers = frozenset().union(*(p.containers for p in nearest))
        people = frozenset().union(*(p.people for p in nearest))
        narrow = [p.places - containers - people for p in nearest]
        return Scene(
            places=next((p for p in narrow if p), frozenset()),
            stated=narrow[0],
            containers=containers,
            names=own.names | lead.names | before.names,
            days=next((p.days for p in nearest if p.days), frozenset()),
            happenings=next((p.happenings for p in nearest if p.happenings), frozenset()),
            parties=_read(text[start : figure.start], frozenset()).doers,
            period=self._period(figure),
        )

    @staticmethod
    def _period(figure: Figure) -> str:
        found = _PERIOD.search(figure.sentence)
        return found["span"].lower() if found else ""

    def _lead(self) -> _Passage:
        text = self.article.text
        end = text.rfind(".", 0, _LEAD) + 1 or min(len(text), _LEAD)
        lead = self._passage(0, end)
        headline = " . ".join(t for t in (self.article.title, self.article.subtitle) if t)
        title = _read(headline, frozenset(n for p in (lead,) for n in p.names))
        return _Passage(
            lead.places or title.places,
            lead.containers | title.containers,
            lead.names | title.names,
            self._fresh(lead.days),
            title.happenings | lead.happenings,
            people=lead.people | title.people,
        )

    def _is_past(self, mention: DateMention) -> bool:
        """Whether a month, a year or a decade lies long before publication: no news of today."""
        if not self.article.published or mention.precision == "interval":
            return False
        published = date.fromisoformat(self.article.published).toordinal()
        last = _ordinal(mention)
        return last is not None and published - last > _LONG_PAST

    def _fresh(self, days: frozenset[int]) -> frozenset[int]:
        """Of the days of a lead those that are news; of an anniversary, all."""
        if not self.article.published:
            return days
        published = date.fromisoformat(self.article.published).toordinal()
        return frozenset(d for d in days if abs(published - d) <= _NEWS_DAYS) or days

    def _passage(self, start: int, end: int) -> _Passage:
        if (start, end) not in self.passages:
            stretch = self.article.text[start:end]
            told = _read(stretch, frozenset())
            opening = after_dateline(self.article.text, 0, len(self.article.text))
            inside = [d for d in self.dates if max(start, opening) <= d.start and d.end <= end]
            days = {
                day - before
                for d in inside
                if d.precision == "day" or self._is_past(d)
                if (day := _day(d, stretch, d.start - start)) is not None
                for before in ((0, 7) if _LAST_WEEKDAY.match(d.text) else (0,))
            }
            self.passages[start, end] = _Passage(
                told.places,
                told.containers,
                told.names,
                frozenset(days),
                told.happenings,
                told.doers,
                told.people,
            )
        return self.passages[start, end]


def _opening(text: str, start: int) -> int:
    """Where the passage before a sentence begins: with its paragraph, or the one before it."""
    paragraph = text.rfind("\n\n", 0, start)
    before = text.rfind("\n\n", 0, max(0, paragraph)) if start - paragraph < 4 else paragraph
    return max(before + 1, start - _BEFORE, 0)


def _day(mention: DateMention, stretch: str, at: int) -> int | None:
    """The day a date names, unless it says when somebody counted or spoke."""
    begin = max((m.end() for m in _CLAUSE.finditer(stretch, 0, at)), default=0)
    begin = max(begin, max((m.end() for m in _SENTENCE.finditer(stretch, 0, at)), default=0))
    ending = _CLAUSE.search(stretch, at + len(mention.text))
    clause = stretch[begin : ending.start() if ending else len(stretch)]
    keys = {w.key for w in words(clause)}
    counted = keys & stem_set(_DATA, "counting_verbs")
    happened = keys & stem_set(_DATA, "happening_verbs")
    if (counted and not happened) or keys & stem_set(_DATA, "toll_words"):
        return None
    return _ordinal(mention)


def _ordinal(mention: DateMention) -> int | None:
    """The last day that a date may mean."""
    try:
        return bounds(mention.value)[1].toordinal()
    except ValueError:
        return None


# --- names -------------------------------------------------------------------------------------


@dataclass(slots=True)
class _SceneNames:
    """The names of a stretch of text, by what it says of them."""

    every: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    """Places near which it was."""
    containers: set[str] = field(default_factory=set)
    doers: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    """Who holds an office, in full and by the surname."""


@lru_cache(maxsize=1 << 12)
def _read(text: str, known: frozenset[str]) -> _Passage:
    """Places, names and happenings that a stretch of text tells.

    Of a headline in capitals only those names count that are ``known`` from the text.
    """
    titled = bool(known) and _in_title_case(text)
    found = _SceneNames(every=_known_names(text, known)) if titled else _names_in(text)
    if dateline := _DATELINE.match(text):
        where = _folded(dateline["place"])
        found.every.add(where)
        if not found.places and not found.beside:  # where it was written, else unknown
            found.places.add(where)
    keys = {w.key for w in words(text) if text[w.start : w.end] not in MONTH_VERBS}
    return _Passage(
        frozenset((found.places or found.beside) - {""}),
        frozenset(found.containers - {""}),
        frozenset(found.every - {""}),
        frozenset(),
        frozenset(kind for key in keys for kind in _kinds().get(key, ())),
        frozenset(found.doers - {""}),
        frozenset(found.people - {""}),
    )


def _known_names(text: str, known: Iterable[str]) -> set[str]:
    """Those of the known names that stand in words with capitals."""
    capitals = [_folded(found.group()) for found in _NAME.finditer(text)]
    return {n for n in known if any(re.search(rf"\b{re.escape(n)}\b", c) for c in capitals)}


def _names_in(text: str) -> _SceneNames:
    """The names of a text that is not in capitals."""
    made = _SceneNames()
    last: re.Match[str] | None = None
    was_place = False
    for found in _NAME.finditer(text):
        name = _folded(found.group())
        if not name or (_opens_sentence(text, found.start()) and not _is_name(name, text, found)):
            was_place = False
            continue
        made.every.add(name)
        if _is_officer(found.group()):
            made.people |= {name, name.split()[-1]}
        if not _PREPOSITION.search(text, max(0, found.start() - 16), found.start()):
            made.doers.add(name)
        between = text[last.end() : found.start()] if last else ""
        held = was_place and bool(_CONTAINER.fullmatch(between))
        place = held or _is_place(name, text, found)
        if last and last["of"] and between == " ":  # "Orvania's Tesmar valley"
            made.containers.add(_folded(last.group()))
            place = True
        if held or name in _states() or _is_adjective(name, text, found.end()):
            made.containers.add(name)
        elif place:
            near = _BESIDE.search(text, max(0, found.start() - 40), found.start())
            (made.beside if near else made.places).add(name)
        last, was_place = found, place
    return made


def _is_place(name: str, text: str, found: re.Match[str]) -> bool:
    """Whether a name stands where places do; initials of a body or a broadcaster name none."""
    if found.group().isupper() and len(name) <= _LONGEST_INITIALS and name not in _states():
        return False
    at = _AT.search(text, max(0, found.start() - 40), found.start())
    return bool(at or _PLACE_NOUN.match(text, found.end()))


def _is_officer(name: str) -> bool:
    """Whether a name begins with an office, and is no place's: "President Anna Berg"."""
    return bool({w.lower() for w in name.split()[:-1]} & role_nouns())


#: Letters of initials ("UN", "MTV") that are read as no place.
_LONGEST_INITIALS = 4
#: Months that are verbs too.
MONTH_VERBS = frozenset({"March", "May"})
_ADJECTIVE = re.compile(r"(?:ian|ean|ese|ish)$")
_TITLED = 0.6


def _in_title_case(text: str) -> bool:
    found = re.findall(r"\b[^\W\d_]{4,}", text)
    return sum(w[0].isupper() for w in found) > _TITLED * max(1, len(found)) and len(found) > 3


def _is_adjective(name: str, text: str, end: int) -> bool:
    """ "the Stavian parliament": a state or region, as its adjective."""
    return bool(_ADJECTIVE.search(name) and re.match(r"\s[a-z]", text[end : end + 2]))


_DATELINE = re.compile(r"(?P<place>[A-Z][A-Z’' -]+[A-Z])(?:,|\s\(|\s[–—-])")


def _folded(name: str) -> str:
    """A name without possessive, titles, days and months; "" when nothing is left."""
    kept = [
        w
        for word in name.split()
        if (w := re.sub(r"['’]s?$", "", word).lower()) not in word_set(_DATA, "no_names")
    ]
    while kept and kept[0] in ("of", "de", "the", "al"):
        kept.pop(0)
    while kept and kept[-1] in ("of", "de", "the", "al"):
        kept.pop()
    return " ".join(kept)


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].strip(" ")
    return not before or before[-1] in '.!?\n“"‘”’:–—('


def _is_name(name: str, text: str, found: re.Match[str]) -> bool:
    """Whether a word at a sentence's start is a name: of two words, or never written small."""
    if " " in name or found["of"]:
        return True
    plain = name.split("-")[0]
    number = plain in load_data("numerals")["units"] or plain in load_data("numerals")["tens"]
    if number or name in _everyday() or name.endswith("s"):
        return bool(re.search(rf"[a-z,]\s{re.escape(found.group())}\b", text))
    return not re.search(rf"\b{re.escape(name)}\b", text)


@cache
def _everyday() -> frozenset[str]:
    """Words that open sentences and name nothing."""
    lists = [word_set("topic_words", "function"), word_set("measures", "generic")]
    doings = (
        w for group in load_data(_DATA)["doings"].values() for ws in group.values() for w in ws
    )
    people = load_data("figures")["people"]
    return frozenset().union(*lists, map(str, doings), (f"{p}s".lower() for p in people))


@cache
def _states() -> frozenset[str]:
    """States and their adjectives, folded: a place that is only a state holds others."""
    names = (n for state in world().states for n in (*state.names, *state.demonyms))
    return frozenset(_folded(n) for n in names) - {""}


@cache
def _kinds() -> Mapping[str, tuple[str, ...]]:
    """Kinds of happening by the comparison key of a word."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, listed in load_data(_DATA)["happenings"].items():
        for word in listed:
            found[stem(str(word))].append(str(kind))
    return {key: tuple(kinds) for key, kinds in found.items()}
