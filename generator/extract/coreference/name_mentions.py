"""The names of a text: the model's (`model_names`), what it missed (`missed_names`), and those of
known actors (`Gazetteer`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ...language.gazetteer import Gazetteer, Match
from ...records.plain_text import fold
from .coreference_words import CoreferenceWords, coreference_words
from .missed_names import add_missed_first_names, add_missed_names
from .model_names import NameLabel, NameMention, is_demonym, join_first_names, split_model_name
from .tokens import Tokens

_LABELS: dict[str, NameLabel] = {"PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place",
                             "FAC": "place"}  # fmt: skip
#: Labels of entities that are no actors, and whose parts are no names either ("Rome Statute").
_ENCLOSING_LABELS = frozenset({"LAW", "EVENT", "WORK_OF_ART", "PRODUCT"})
#: Prepositions whose object is a place.
_INSIDE = frozenset({"in", "near", "across", "throughout", "outside", "inside"})


def find_name_mentions(doc: Doc, tokens: Tokens, gazetteer: Gazetteer) -> list[NameMention]:
    """All names of a text by position, none overlapping."""
    lex = coreference_words()
    enclosing, found = [], []
    for ent in doc.ents:
        if ent.label_ in _ENCLOSING_LABELS:
            enclosing.append((ent.start, ent.end))
        elif ent.label_ in _LABELS and ent.text not in lex.no_names:
            found += split_model_name(tokens, ent.start, ent.end, _LABELS[ent.label_], lex)
    found = join_first_names(tokens, [n for n in found if not is_demonym(n, gazetteer)])
    known = list(_known_names(tokens, gazetteer.find(tokens.text)))
    names = _overlay_known_names(found, known, enclosing)
    names = _unify_labels(tokens, names, lex)
    names = add_missed_names(tokens, names, lex)
    names = add_missed_first_names(tokens, names, gazetteer, lex)
    return [replace(n, text=n.text.rpartition(">")[2] or n.text) for n in names]


def _known_names(tokens: Tokens, matches: Iterable[Match]) -> Iterator[NameMention]:
    ends = {e: i + 1 for i, e in enumerate(tokens.end)}
    for match in matches:
        first, last = tokens.at.get(match.start), ends.get(match.end)
        if first is None or last is None:
            continue
        if tokens.lower[first] == "the" and match.sense != "description" and last - first > 1:
            first += 1
        label: NameLabel = "person" if match.known.kind == "person" else "body"
        text = tokens.span(first, last)
        yield NameMention(first, last, text, label, match.known, match.sense)


def _overlay_known_names(
    found: Sequence[NameMention], known: Sequence[NameMention], enclosing: Sequence[tuple[int, int]]
) -> list[NameMention]:
    """Both lists as one; where two overlap the known name, unless it is part of a longer one."""
    chosen: list[NameMention] = []
    found_at: dict[int, NameMention] = {}
    for name in found:
        for i in range(name.first, name.last):
            found_at[i] = name
    enclosing_at = {i: (a, b) for a, b in enclosing for i in range(a, b)}
    for match in known:
        span = enclosing_at.get(match.first)
        if span and match.known and not match.known.curated and span[1] - span[0] > _size(match):
            continue
        over = {found_at[i] for i in range(match.first, match.last) if i in found_at}
        if any(_is_inside_longer_name(name, match) for name in over):
            continue
        chosen.append(match)
    covered = {i for name in chosen for i in range(name.first, name.last)}
    for name in found:
        if not any(i in covered for i in range(name.first, name.last)):
            chosen.append(name)
        else:
            titles = [
                n for n in chosen if n.known and n.first == name.first and n.last == name.last
            ]
            for twin in titles:
                chosen[chosen.index(twin)] = replace(twin, gender=name.gender, titled=name.titled)
    return sorted(chosen, key=lambda n: n.first)


def _size(name: NameMention) -> int:
    return name.last - name.first


def _is_inside_longer_name(name: NameMention, match: NameMention) -> bool:
    """Whether a known name is only part of a longer one ("Paris Hilton", "Bank of France")."""
    assert match.known is not None
    if _size(name) <= _size(match) or not (name.first <= match.first and match.last <= name.last):
        return False
    if match.known.curated and match.known.kind == "person":
        return False
    return name.label in ("person", "body") or match.sense == "capital"


def _unify_labels(
    tokens: Tokens, names: list[NameMention], lex: CoreferenceWords
) -> list[NameMention]:
    """The names, each with the label that the evidence of all its occurrences supports best."""
    votes: dict[str, Counter[NameLabel]] = defaultdict(Counter)
    for name in (n for n in names if not n.known):
        votes[fold(name.text)].update(_votes(tokens, name, lex))
    surnames = {
        fold(n.text).split()[-1]
        for n in names
        if n.known and n.known.kind == "person" and " " in n.text
    }
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


def _votes(tokens: Tokens, name: NameMention, lex: CoreferenceWords) -> Counter[NameLabel]:
    """What speaks for each label where a name stands: the parser's own, a title, telling words."""
    votes: Counter[NameLabel] = Counter({name.label: 1})
    key = fold(name.text)
    words = key.split()
    if name.titled:
        votes["person"] += 2
    if len(words) > 1:
        if any(w in lex.organisation_words for w in words[1:]):
            votes["body"] += 3
        elif words[-1] in lex.place_words:
            votes["place"] += 3
        elif words[0] in lex.first_names and len(words) < 5 and "of" not in words:
            votes["person"] += 2
    elif name.label == "body" and key in lex.first_names:
        votes["person"] += 2
    if name.first and tokens.lower[name.first - 1] in _INSIDE and not name.titled:
        votes["place"] += 2
    return votes
