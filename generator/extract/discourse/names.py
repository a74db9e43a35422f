"""Names in a text: the model's entities, cleaned, and the gazetteer's laid over them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc

from ...language.gazetteer import Gazetteer, Known, Match, Sense, fold
from ...language.names import Gender
from .lexicon import Lexicon, lexicon
from .tokens import Tokens

Label = Literal["person", "body", "place"]
_LABELS: dict[str, Label] = {"PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place",
                             "FAC": "place"}  # fmt: skip
#: Entities that are no actors but own the names inside them ("Rome Statute").
_SHELLS = frozenset({"LAW", "EVENT", "WORK_OF_ART", "PRODUCT"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’", "‘s"})
_INSIDE = frozenset({"in", "near", "across", "throughout", "outside", "inside"})
_TAGGED = re.compile(r"[RDI][-–]\s?[A-Z]")  # "D-Mass."
_TRIM = re.compile(r"^\W+$")


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens first..last-1 name something."""

    first: int
    last: int
    text: str
    label: Label
    known: Known | None = None
    sense: Sense = "name"
    gender: Gender | None = None
    """As a form of address before it shows."""
    titled: bool = False


def find_names(doc: Doc, tokens: Tokens, gazetteer: Gazetteer) -> list[Name]:
    """All names of a text by position, none overlapping."""
    lex = lexicon()
    shells, found = [], []
    for ent in doc.ents:
        if ent.label_ in _SHELLS:
            shells.append((ent.start, ent.end))
        elif ent.label_ in _LABELS and ent.text not in lex.no_names:
            found += _pieces(tokens, ent.start, ent.end, _LABELS[ent.label_], lex)
    found = _joined(tokens, [n for n in found if not _adjective(n, gazetteer)])
    known = list(_known(tokens, gazetteer.find(tokens.text)))
    names = _overlay(found, known, shells)
    names = _relabel(tokens, names, lex)
    names = _with_unseen(tokens, names, lex)
    names = _with_given(tokens, names, gazetteer, lex)
    return [replace(n, text=n.text.rpartition(">")[2] or n.text) for n in names]


def _known(tokens: Tokens, matches: Iterable[Match]) -> Iterator[Name]:
    ends = {e: i + 1 for i, e in enumerate(tokens.end)}
    for match in matches:
        first, last = tokens.at.get(match.start), ends.get(match.end)
        if first is None or last is None:
            continue
        if tokens.lower[first] == "the" and match.sense != "description" and last - first > 1:
            first += 1
        label: Label = "person" if match.known.kind == "person" else "body"
        text = tokens.span(first, last)
        yield Name(first, last, text, label, match.known, match.sense)


def _pieces(tokens: Tokens, first: int, last: int, label: Label, lex: Lexicon) -> list[Name]:
    """An entity of the model, split at line ends and inner possessives, and cleaned."""
    cuts = [first]
    for i in range(first, last):
        if "\n" in tokens.words[i] or (
            tokens.words[i] in _POSSESSIVE and i + 1 < last and label != "body"
        ):
            cuts += [i, i + 1]
    cuts.append(last)
    made = (_clean(tokens, a, b, label, lex) for a, b in zip(cuts[::2], cuts[1::2], strict=True))
    return [name for name in made if name]


def _clean(tokens: Tokens, first: int, last: int, label: Label, lex: Lexicon) -> Name | None:
    words = tokens.words
    gender: Gender | None = None
    titled = False
    while last > first and (
        words[last - 1] in _POSSESSIVE
        or (_TRIM.match(words[last - 1]) and words[last - 1] != ")")
        or (label == "person" and words[last - 1].islower() and words[last - 2] != "-")
    ):
        last -= 1
    while first < last:
        word = words[first]
        if label == "person" and last - first > 1 and word in lex.titles:
            gender, titled = gender or lex.titles[word], True
        elif not (
            word.lower() in ("the", "said")
            or _TRIM.match(word)
            or (word[0].islower() and word.lower() not in lex.particles and label == "person")
        ):
            break
        first += 1
    if first >= last or not any(c.isalpha() for c in words[first]):
        return None
    if (
        label == "person"
        and last - first > 2
        and tokens.lower[first - 1] == "of"
        and first
        and fold(words[first]) not in lex.first_names
        and fold(words[first + 1]) in lex.first_names
    ):
        first += 1  # "Head of Diplomacy Josep Borrell"
    if label == "person" and tokens.tag[last - 1] == "NNPS":
        return None  # "the Clintons", "Fellow Republicans"
    if _TAGGED.match(tokens.span(first, last)):
        return None
    if label == "place" and last == first + 1 and (start := _officeholder(tokens, first, lex)):
        first, label, titled = start, "person", True  # "President François Hollande"
    if first and label == "person" and words[first - 1] in lex.titles:
        gender, titled = gender or lex.titles[words[first - 1]], True
    if label == "person" and last == first + 1 and _leads(tokens, first, lex):
        last += 1
    text = tokens.span(first, last).rpartition(">")[2]
    return Name(first, last, text, label, gender=gender, titled=titled) if text else None


def _officeholder(tokens: Tokens, i: int, lex: Lexicon) -> int:
    """Start of the name of somebody whose office stands before it; 0 when none does."""
    start = i
    while start > 0 and i - start < 2 and tokens.head[start - 1] == i:
        if _announces(tokens, start - 1, lex):
            return start
        if tokens.pos[start - 1] != "PROPN":
            break
        start -= 1
    return start if start and start < i and _announces(tokens, start - 1, lex) else 0


def _leads(tokens: Tokens, i: int, lex: Lexicon) -> bool:
    """Whether a first name stands before a surname that the model missed ("Theresa May")."""
    return (
        tokens.dep[i] == "compound"
        and tokens.head[i] == i + 1
        and tokens.pos[i + 1] == "PROPN"
        and fold(tokens.words[i]) in lex.first_names
    )


def _adjective(name: Name, gazetteer: Gazetteer) -> bool:
    """Demonyms that the model takes for names ("French", "pro-Russian", "Azerbaijanis")."""
    word = name.text.rstrip("-").removeprefix("pro-").removeprefix("anti-").removeprefix("non-")
    return bool(gazetteer.nation(word)) and gazetteer.named(word) is None


def _joined(tokens: Tokens, names: list[Name]) -> list[Name]:
    """First name and surname that the model took for two names."""
    made: list[Name] = []
    for name in names:
        last = made[-1] if made else None
        if (
            last
            and last.last == name.first
            and name.label == "person"
            and last.last - last.first == name.last - name.first == 1
            and tokens.head[last.first] == name.first
            and tokens.dep[last.first] == "compound"
        ):
            text = tokens.span(last.first, name.last)
            made[-1] = replace(last, last=name.last, text=text, label="person")
        else:
            made.append(name)
    return made


def _overlay(
    found: Sequence[Name], known: Sequence[Name], shells: Sequence[tuple[int, int]]
) -> list[Name]:
    """Known names win, unless they are a smaller part of a longer name of another thing."""
    kept: list[Name] = []
    taken: dict[int, Name] = {}
    for name in found:
        for i in range(name.first, name.last):
            taken[i] = name
    shell_of = {i: (a, b) for a, b in shells for i in range(a, b)}
    for match in known:
        span = shell_of.get(match.first)
        if span and match.known and not match.known.curated and span[1] - span[0] > _size(match):
            continue
        over = {taken[i] for i in range(match.first, match.last) if i in taken}
        if any(_swallows(name, match) for name in over):
            continue
        kept.append(match)
    covered = {i for name in kept for i in range(name.first, name.last)}
    for name in found:
        if not any(i in covered for i in range(name.first, name.last)):
            kept.append(name)
        else:
            titles = [n for n in kept if n.known and n.first == name.first and n.last == name.last]
            for twin in titles:
                kept[kept.index(twin)] = replace(twin, gender=name.gender, titled=name.titled)
    return sorted(kept, key=lambda n: n.first)


def _size(name: Name) -> int:
    return name.last - name.first


def _swallows(name: Name, match: Name) -> bool:
    """A longer name owns the known one inside it ("Paris Hilton", "Bank of France")."""
    assert match.known is not None
    if _size(name) <= _size(match) or not (name.first <= match.first and match.last <= name.last):
        return False
    if match.known.curated and match.known.kind == "person":
        return False
    return name.label in ("person", "body") or match.sense == "capital"


def _relabel(tokens: Tokens, names: list[Name], lex: Lexicon) -> list[Name]:
    """One label a name string, by evidence from all its places in the text."""
    votes: dict[str, Counter[Label]] = defaultdict(Counter)
    surnames = set()
    for name in names:
        if name.known:
            continue
        key = fold(name.text)
        votes[key][name.label] += 1
        words = key.split()
        before = tokens.lower[name.first - 1] if name.first else ""
        if name.titled:
            votes[key]["person"] += 2
        if len(words) > 1:
            if any(w in lex.organisation_words for w in words[1:]):
                votes[key]["body"] += 3
            elif words[-1] in lex.place_words:
                votes[key]["place"] += 3
            elif words[0] in lex.first_names and len(words) < 5 and "of" not in words:
                votes[key]["person"] += 2
        elif name.label == "body" and key in lex.first_names:
            votes[key]["person"] += 2
        if before in _INSIDE and not name.titled:
            votes[key]["place"] += 2
    for key, count in votes.items():
        if " " in key and max(count, key=lambda label: (count[label], label)) == "person":
            surnames.add(key.split()[-1])
    made = []
    for name in names:
        key = fold(name.text)
        if not name.known and not (name.label == "person" and key in surnames):
            best = max(votes[key].items(), key=lambda item: (item[1], item[0] == name.label))[0]
            if key in surnames and " " not in key:
                best = "person"
            name = replace(name, label=best)
        made.append(name)
    return made


def _with_unseen(tokens: Tokens, names: list[Name], lex: Lexicon) -> list[Name]:
    """Adds names that the model passed over: known surnames, full names, subjects that speak."""
    covered = {i for name in names for i in range(name.first, name.last)}
    surnames = {
        fold(n.text).split()[-1]
        for n in names
        if n.label == "person" and not (n.known and not n.known.curated)
    }
    upper = {s.upper(): s for s in sorted(surnames) if len(s) > 3}
    extra = []
    size = len(tokens)
    i = 0
    while i < size:
        if i in covered or not tokens.words[i][:1].isupper() or tokens.pos[i] not in _NAMING:
            i += 1
            continue
        if tokens.pos[i] == "ADJ" and i + 1 < size and tokens.pos[i + 1] == "PROPN":
            i += 1  # "British Prime Minister ..."
            continue
        end = i + 1
        while end < size and end not in covered and _goes_on(tokens, end):
            end += 1
        if end == i + 1 and (surname := upper.get(fold(tokens.words[i]))):
            extra.append(Name(i, end, surname, "person"))
        elif name := _unseen(tokens, i, end, surnames, lex) or _speaker(tokens, i, end, lex):
            extra.append(name)
        i = end
    return sorted([*names, *extra], key=lambda n: n.first)


def _with_given(
    tokens: Tokens, names: list[Name], gazetteer: Gazetteer, lex: Lexicon
) -> list[Name]:
    """Surnames with the first name that the model passed over, where the text names somebody
    else in full by that surname: his wife is not he."""
    shared = {w[-1] for n in names if n.label == "person" and len(w := fold(n.text).split()) > 1}
    taken = {i for name in names for i in range(name.first, name.last)}
    common = {w for w in tokens.words if w.islower()}

    def given(name: Name) -> bool:
        i = name.first - 1
        word = tokens.words[i] if i >= 0 else ""
        return (
            name.label == "person"
            and name.last == name.first + 1
            and not name.titled
            and fold(name.text) in shared
            and i not in taken
            and tokens.tag[i] == "NNP"
            and tokens.dep[i] == "compound"
            and tokens.head[i] == name.first
            and word.isalpha()
            and word[1:].islower()
            and word.lower() not in common
            and word.lower() not in lex.epithets
            and not word.endswith(("ing", "ed"))
            and not tokens.dated[i]
            and not _announces(tokens, i, lex)
            and lex.roles.noun(word.lower().removesuffix("s")) not in lex.roles.broader
            and word not in lex.organisation_words
            and gazetteer.nation(word) is None
        )

    return [
        replace(n, first=n.first - 1, text=tokens.span(n.first - 1, n.last)) if given(n) else n
        for n in names
    ]


_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Whether a run of capitalised words goes on with this token."""
    if tokens.words[i][:1].isupper():
        return tokens.pos[i] == "PROPN" or tokens.pos[i] == "NOUN"
    return (
        tokens.lower[i] in ("of", "on", "for")
        and i + 1 < len(tokens)
        and tokens.pos[i + 1] == "PROPN"
        and tokens.words[i + 1][:1].isupper()
    )


def _unseen(tokens: Tokens, first: int, last: int, surnames: set[str], lex: Lexicon) -> Name | None:
    """A run of capitalised words that must be a person: known surname, or first name in front."""
    gender: Gender | None = None
    titled = False
    start = first
    while first < last - 1 and _announces(tokens, first, lex):
        gender, titled = gender or lex.titles.get(tokens.words[first]), True
        first += 1
    words = [fold(w) for w in tokens.words[first:last]]
    if any(w in lex.organisation_words for w in words):
        return _body_name(tokens, start, last) if last - start > 2 else None
    for i in range(max(0, len(words) - 3), len(words) - 1):  # "Prime Minister Theresa May"
        if words[i] in lex.first_names and "of" not in words[i:]:
            first, words = first + i, words[i:]
            return Name(first, last, tokens.span(first, last), "person", gender=gender)
    if len(words) > 3 or "of" in words or not words[-1][:1].isupper():
        return None
    if any(_announces(tokens, i, lex) or tokens.lower[i] in lex.bodies for i in range(first, last)):
        return None
    by_surname = words[-1] in surnames and len(words[-1]) > 2
    if not (
        by_surname or gender or (titled and (len(words) > 1 or _speaks(tokens, last - 1, lex)))
    ):
        return None
    if by_surname and not titled:
        first = last - 1
    return Name(first, last, tokens.span(first, last), "person", gender=gender, titled=titled)


def _announces(tokens: Tokens, i: int, lex: Lexicon) -> bool:
    """A title or role before a name: "President", "Prime", "Sen."."""
    word = tokens.lower[i]
    return tokens.words[i] in lex.titles or lex.roles.noun(word) in lex.roles.broader


def _speaks(tokens: Tokens, i: int, lex: Lexicon) -> bool:
    return tokens.dep[i] in ("nsubj", "nsubjpass") and tokens.lemma[tokens.head[i]] in lex.speaking


def _body_name(tokens: Tokens, first: int, last: int) -> Name:
    return Name(first, last, tokens.span(first, last), "body")


def _speaker(tokens: Tokens, first: int, last: int, lex: Lexicon) -> Name | None:
    """An unknown proper name that is the subject of a verb of speaking."""
    root = tokens.root(first, last)
    if tokens.tag[root] != "NNP" or not _speaks(tokens, root, lex):
        return None
    words = [tokens.lower[i] for i in range(first, last)]
    if any(
        lex.roles.noun(w) in lex.roles.broader or w in lex.bodies or w in lex.documents
        for w in words
    ):
        return None
    alone = last - first == 1 and fold(tokens.words[first]) in lex.first_names
    full = last - first in (2, 3) and all(w.isalpha() for w in words)
    person = alone or (full and tokens.lower[first - 1] != "the")
    return Name(first, last, tokens.span(first, last), "person" if person else "body")
