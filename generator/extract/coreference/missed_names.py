"""Name mentions that the model missed: surnames, full names, and subjects of verbs of speaking."""

from __future__ import annotations

from dataclasses import replace

from ...language.gazetteer import Gazetteer
from ...language.person_names import Gender
from ...records.plain_text import fold
from .coreference_words import CoreferenceWords
from .model_names import NameMention, is_title_or_role
from .tokens import Tokens

_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})


def add_missed_names(
    tokens: Tokens, names: list[NameMention], lex: CoreferenceWords
) -> list[NameMention]:
    """The names together with those that the model missed, by position."""
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
        while end < size and end not in covered and _continues_name(tokens, end):
            end += 1
        if end == i + 1 and (surname := upper.get(fold(tokens.words[i]))):
            extra.append(NameMention(i, end, surname, "person"))
        elif name := _missed_name(tokens, i, end, surnames, lex) or _speaker(tokens, i, end, lex):
            extra.append(name)
        i = end
    return sorted([*names, *extra], key=lambda n: n.first)


def add_missed_first_names(
    tokens: Tokens, names: list[NameMention], gazetteer: Gazetteer, lex: CoreferenceWords
) -> list[NameMention]:
    """The names, with a missed first name put back before a surname that two people share, or
    where a sentence opens with the name and says who it is.

    The former only where the text gives the full name of another bearer of the surname: a man's
    wife must not become the man.
    """
    shared = {w[-1] for n in names if n.label == "person" and len(w := fold(n.text).split()) > 1}
    covered = {i for name in names for i in range(name.first, name.last)}
    common = {w for w in tokens.words if w.islower()}

    def given(name: NameMention) -> bool:
        i = name.first - 1
        if i < 0:
            return False
        word = tokens.words[i]
        return (
            name.label == "person"
            and name.last == name.first + 1
            and not name.titled
            and (fold(name.text) in shared or _is_introduced(tokens, i, name.last))
            and i not in covered
            and tokens.tag[i] == "NNP"
            and tokens.dep[i] == "compound"
            and tokens.head[i] == name.first
            and word.isalpha()
            and word[1:].islower()
            and word.lower() not in common
            and word.lower() not in lex.epithets
            and not word.endswith(("ing", "ed"))
            and not tokens.dated[i]
            and not is_title_or_role(tokens, i, lex)
            and lex.roles.noun(word.lower().removesuffix("s")) not in lex.roles.broader
            and word not in lex.organisation_words
            and gazetteer.nation(word) is None
        )

    return [
        replace(n, first=n.first - 1, text=tokens.span(n.first - 1, n.last)) if given(n) else n
        for n in names
    ]


def _continues_name(tokens: Tokens, i: int) -> bool:
    """Whether a token continues a run of capitalised words."""
    if tokens.words[i][:1].isupper():
        return tokens.pos[i] == "PROPN" or tokens.pos[i] == "NOUN"
    return (
        tokens.lower[i] in ("of", "on", "for")
        and i + 1 < len(tokens)
        and tokens.pos[i + 1] == "PROPN"
        and tokens.words[i + 1][:1].isupper()
    )


def _missed_name(
    tokens: Tokens, first: int, last: int, surnames: set[str], lex: CoreferenceWords
) -> NameMention | None:
    """The person or organisation that a run of capitalised words must name, if any."""
    gender: Gender | None = None
    titled = False
    start = first
    while first < last - 1 and is_title_or_role(tokens, first, lex):
        gender, titled = gender or lex.titles.get(tokens.words[first]), True
        first += 1
    words = [fold(w) for w in tokens.words[first:last]]
    if any(w in lex.organisation_words for w in words):
        return _body_name(tokens, start, last) if last - start > 2 else None
    for i in range(max(0, len(words) - 3), len(words) - 1):  # "Prime Minister Theresa May"
        if words[i] in lex.first_names and "of" not in words[i:]:
            first, words = first + i, words[i:]
            return NameMention(first, last, tokens.span(first, last), "person", gender=gender)
    if len(words) > 3 or "of" in words or not words[-1][:1].isupper():
        return None
    if any(
        is_title_or_role(tokens, i, lex) or tokens.lower[i] in lex.bodies
        for i in range(first, last)
    ):
        return None
    by_surname = words[-1] in surnames and len(words[-1]) > 1
    if not (
        by_surname
        or gender
        or (titled and (len(words) > 1 or _is_speaking_subject(tokens, last - 1, lex)))
    ):
        return None
    if by_surname and not titled:
        first = last - 1
    return NameMention(
        first, last, tokens.span(first, last), "person", gender=gender, titled=titled
    )


def _is_introduced(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name opens a sentence that goes on to say who it is, as it does of somebody
    named in full: "Marek Dolan, an analyst at ...".
    """
    opens = first == 0 or tokens.sent[first - 1] != tokens.sent[first]
    return (
        opens
        and tokens.words[last : last + 1] == [","]
        and tokens.lower[last + 1 : last + 2] in (["a"], ["an"])
    )


def _is_speaking_subject(tokens: Tokens, i: int, lex: CoreferenceWords) -> bool:
    return tokens.dep[i] in ("nsubj", "nsubjpass") and tokens.lemma[tokens.head[i]] in lex.speaking


def _body_name(tokens: Tokens, first: int, last: int) -> NameMention:
    return NameMention(first, last, tokens.span(first, last), "body")


def _speaker(tokens: Tokens, first: int, last: int, lex: CoreferenceWords) -> NameMention | None:
    """An unknown proper name that is the subject of a verb of speaking."""
    root = tokens.root(first, last)
    if tokens.tag[root] != "NNP" or not _is_speaking_subject(tokens, root, lex):
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
    return NameMention(first, last, tokens.span(first, last), "person" if person else "body")
