"""Role phrases ("the French foreign minister"): parsed, and found beside names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...language.gazetteer import Gazetteer
from .coreference_words import RoleWords, coreference_words
from .model_names import NameMention
from .tokens import Tokens

_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_JOIN = frozenset({"of", "for", "'s", "’s", "-", "/", "and", "&", "the", "to", "on", "at", "in"})
_PREPOSITIONS = frozenset({"of", "for", "the", "to", "on", "at", "in", "and"})
_LEAD_IN = frozenset({"also", "currently", "now", "as", "then", "long", "already", "once"})
_STOP_AFTER = frozenset({"of", "for", "at", "in", "on", "to", "with", "from", "who", "which", ",",
                         "and", "that", "’s", "'s"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class ParsedRole:
    """A role phrase in the parts by which two are compared."""

    text: str
    head: str
    """The role noun, or a known phrase ("prime minister")."""
    words: frozenset[str]
    """Other words that distinguish the role."""
    nations: frozenset[str]
    """Ids of the states named."""
    inferred: bool = False
    """Not stated beside the name: from an editor, or from a description of a salient person."""


def role_head(words: Sequence[str], roles: RoleWords) -> tuple[str, int] | None:
    """The role noun of a phrase and its position: the last one before "of", "at" ...

    >>> role_head(["South", "Caucasus", "analyst", "at", "the", "Group"], coreference_words().roles)
    ('analyst', 2)
    """
    found: tuple[str, int] | None = None
    for i, word in enumerate(words):
        low = word.lower()
        if found and low in _STOP_AFTER and not (low in ("'s", "’s", "and") and i == 0):
            if low in ("’s", "'s"):  # "Obama's": the owner's role, not this one's
                found = None
                continue
            break
        noun = roles.noun(low)
        if noun in roles.broader:
            found = (noun, i)
    if not found:
        return None
    i = found[1]
    lower = [w.lower() for w in words]
    for size in (3, 2):
        for a in range(max(0, i - size + 1), i + 1):
            phrase = " ".join(lower[a : a + size])
            if phrase in roles.phrases:
                return phrase, i
    return found


def parse_role(words: Sequence[str], gazetteer: Gazetteer, text: str = "") -> ParsedRole | None:
    """The role phrase in some tokens; None where they hold no role noun."""
    lex = coreference_words().roles
    head = role_head(words, lex)
    if not head:
        return None
    own = words[: _sent_to(words, *head)]
    nations = nations_of([*own, *_pairs(own)], gazetteer)
    gone = set(head[0].split()) | {words[head[1]].lower()}
    rest = {
        w.lower() for w in words if w.lower() not in gone | lex.empty and not gazetteer.nation(w)
    }
    rest = {lex.parties.get(w, w) for w in rest}
    if any(w.lower() in lex.former for w in words):
        rest.add("former")
    if head[0] in ("minister", "secretary") and "foreign" in rest:
        head = (f"foreign {head[0]}", head[1])
        rest -= {"foreign", "affairs"}
    text = " ".join((text or " ".join(words)).split())
    return ParsedRole(text, head[0], frozenset(rest), nations)


#: Those who are sent to somebody, for whom they do not speak.
_SENT = frozenset({"ambassador", "envoy", "representative", "emissary", "consul", "coordinator"})


def _sent_to(words: Sequence[str], head: str, noun: int) -> int:
    """Where a role goes on to whom somebody is sent, or where: "Ambassador of A to B", "envoy for
    B", "spokesman in B"."""
    ends = ("to", "for", "in") if head.split()[-1] in _SENT else ("in",)
    behind = (n for n in range(noun + 1, len(words)) if words[n].lower() in ends)
    return next(behind, len(words))


def split_role_words(text: str) -> list[str]:
    """Words of a role that an editor wrote, split as the tokenizer would."""
    return re.findall(r"[^\W_]+(?:[.&-][^\W_]+)*\.?|['’]s", text)


def _pairs(words: Sequence[str]) -> list[str]:
    return [f"{a} {b}" for a, b in pairwise(words)]


def find_role_spans(tokens: Tokens, name: NameMention) -> Iterator[tuple[int, int]]:
    """Token spans beside a person's name that may be a role phrase."""
    before = _before(tokens, name)
    if before < name.first:
        yield before, name.first
    yield from _after(tokens, name)
    comma = name.first - 1
    while comma > 0 and tokens.words[comma] in coreference_words().titles:
        comma -= 1
    if comma > 0 and tokens.words[comma] == "," and _closes(tokens, name.last):
        start = _chunk_start(tokens, comma)
        if start < comma:
            yield start, comma


def _before(tokens: Tokens, name: NameMention) -> int:
    """Where the role right before a name begins: "Foreign Minister", "Chancellor of Germany".

    Of the pieces between prepositions, the nearest that holds a role noun counts.
    """
    lex = coreference_words()
    i = name.first
    while i > 0 and tokens.words[i - 1] in lex.titles and tokens.words[i - 1].endswith("."):
        i -= 1  # "Mr.", "Sen."
    start = found = next((j for j in range(i, name.first) if _is_role(tokens, j)), -1)
    abbreviated = found >= 0
    between = False  # whether a word stands between the last preposition and the name
    while i > 0 and name.first - i < 14:
        low, pos = tokens.lower[i - 1], tokens.pos[i - 1]
        if (
            "\n" in low
            or (pos not in _PHRASE and low not in _JOIN)
            or (low in _PREPOSITIONS and (found >= 0 or not between))
            or (abbreviated and pos == "NOUN")  # "the way Sen. Sanders"
            or tokens.dated[i - 1]
            or (low == "-" and tokens.start[i] > tokens.end[i - 1])
            or (found >= 0 and low not in _JOIN and not i <= tokens.head[i - 1] < name.last)
        ):
            break
        i -= 1
        between = True
        if _is_role(tokens, i):
            found = i
        if found >= 0:
            start = i
    while (
        found >= 0
        and start < found
        and (tokens.lower[start] in _JOIN or tokens.pos[start] == "NUM")
    ):
        start += 1
    return start if found >= 0 else name.first


def _is_role(tokens: Tokens, i: int) -> bool:
    roles = coreference_words().roles
    return tokens.pos[i] in ("NOUN", "PROPN") and roles.noun(tokens.lower[i]) in roles.broader


def _after(tokens: Tokens, name: NameMention) -> Iterator[tuple[int, int]]:
    """Spans behind a name: ", a senior fellow at X,", "is an expert", "(the mayor)"."""
    i = name.last
    size = len(tokens)
    if i >= size:
        return
    if tokens.words[i] == "," and i + 1 < size:
        at = i + 1
        while at < size and tokens.lower[at] in _LEAD_IN:
            at += 1
        end = _phrase_end(tokens, at)
        if end > at:
            yield at, end
    elif tokens.lower[i] in ("is", "was", "serves", "works") and i + 1 < size:
        at = i + 1
        while at < size and tokens.lower[at] in _LEAD_IN:
            at += 1
        if at < size and tokens.lower[at] in ("a", "an", "the"):
            end = _phrase_end(tokens, at)
            if end > at:
                yield at, end
    elif tokens.words[i] == "(" and i + 3 < size:
        stop = next((j for j in range(i + 1, min(i + 8, size)) if tokens.words[j] == ")"), None)
        if stop:
            yield i + 1, stop


def _phrase_end(tokens: Tokens, first: int) -> int:
    """End of a noun phrase with its complements ("at ...", "of ..."), before a verb or mark."""
    i = first
    while i < len(tokens) and i - first < 24:
        word, pos = tokens.words[i], tokens.pos[i]
        if (
            "\n" in word
            or (pos in ("VERB", "AUX", "PRON", "SCONJ") and not _is_nominal(tokens, i))
            or tokens.tag[i] in ("WP", "WDT", "WP$")
            or (pos == "PUNCT" and word not in ("-", "’", "'", "/", "–"))
        ):
            break
        i += 1
    while i > first and (tokens.lower[i - 1] in _STOP_AFTER or tokens.tag[i - 1] == "RB"):
        i -= 1
    return i


def _is_nominal(tokens: Tokens, i: int) -> bool:
    """Whether what was taken for a verb is part of a noun phrase: a participle behind a possessive
    ("Berg's ruling party"), or a word in capitals ("CHANNEL ONE ANCHOR")."""
    owned = tokens.tag[i] in ("VBG", "VBN") and i > 0 and tokens.tag[i - 1] == "POS"
    capitals = (
        tokens.pos[i] == "VERB" and tokens.words[i].isupper() and tokens.words[i - 1].isupper()
    )
    return owned or capitals


def _chunk_start(tokens: Tokens, end: int) -> int:
    """Start of the noun phrase that ends before ``end``."""
    i = end
    while i > 0 and end - i < 14:
        word, pos = tokens.words[i - 1], tokens.pos[i - 1]
        if "\n" in word or (pos not in _PHRASE and pos != "DET" and tokens.lower[i - 1] not in _JOIN
                            and tokens.tag[i - 1] != "PRP$"):  # fmt: skip
            break
        i -= 1
        if pos == "DET" and tokens.lower[i - 1] in ("and", "or", ","):
            break
    while i < end and tokens.lower[i] in ("of", "for", "and", "to", "on", "at", "in"):
        i += 1
    return i


def _closes(tokens: Tokens, i: int) -> bool:
    return (
        i >= len(tokens) or tokens.pos[i] in ("PUNCT", "SPACE") or tokens.words[i] in ("'s", "’s")
    )


_TAG = re.compile(r"\s*[,(]\s*([RDI])[-–]\s?((?:[A-Z][a-z]*\.?\s?){1,3})")
_TAGGED = {"R": "republican", "D": "democratic", "I": "independent"}


def parse_party_tag(text: str, end: int, gazetteer: Gazetteer) -> ParsedRole | None:
    """The role in "(R-S.C.)" after a name: a lawmaker of a party and state."""
    hit = _TAG.match(text, end, end + 24)
    if not hit:
        return None
    place = hit.group(2).strip()
    state = (
        coreference_words().us_states.get(place)
        or coreference_words().us_states.get(f"{place}.")
        or place
    )
    words = {_TAGGED[hit.group(1)], *state.lower().split()}
    nations = nations_of([state], gazetteer)
    return ParsedRole(
        hit.group().strip(" ,("), "lawmaker", frozenset(words), nations, inferred=True
    )


def nations_of(words: Iterable[str], gazetteer: Gazetteer) -> frozenset[str]:
    """States named by demonyms or names among words."""
    return frozenset(n for n in map(gazetteer.nation, words) if n)
