"""Names in a text: the model's (`entities`), what it passed over (`unseen`), the gazetteer's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ...language.gazetteer import Gazetteer, Match, fold
from .entities import Label, Name, adjective, joined, pieces
from .lexicon import Lexicon, lexicon
from .tokens import Tokens
from .unseen import with_given, with_unseen

_LABELS: dict[str, Label] = {"PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place",
                             "FAC": "place"}  # fmt: skip
#: Entities that are no actors but own the names inside them ("Rome Statute").
_SHELLS = frozenset({"LAW", "EVENT", "WORK_OF_ART", "PRODUCT"})
_INSIDE = frozenset({"in", "near", "across", "throughout", "outside", "inside"})


def find_names(doc: Doc, tokens: Tokens, gazetteer: Gazetteer) -> list[Name]:
    """All names of a text by position, none overlapping."""
    lex = lexicon()
    shells, found = [], []
    for ent in doc.ents:
        if ent.label_ in _SHELLS:
            shells.append((ent.start, ent.end))
        elif ent.label_ in _LABELS and ent.text not in lex.no_names:
            found += pieces(tokens, ent.start, ent.end, _LABELS[ent.label_], lex)
    found = joined(tokens, [n for n in found if not adjective(n, gazetteer)])
    known = list(_known(tokens, gazetteer.find(tokens.text)))
    names = _overlay(found, known, shells)
    names = _relabel(tokens, names, lex)
    names = with_unseen(tokens, names, lex)
    names = with_given(tokens, names, gazetteer, lex)
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
            if name.known.kind == "person" and " " in name.text:
                surnames.add(fold(name.text).split()[-1])
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
