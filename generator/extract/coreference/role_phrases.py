"""What people are: roles beside names, and descriptions that take them up again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ...language.gazetteer import Gazetteer
from .coreference_words import Roles, lexicon
from .entity_table import Draft, RoleText, nations_of
from .model_names import Name
from .tokens import Tokens

_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_JOIN = frozenset({"of", "for", "'s", "’s", "-", "/", "and", "&", "the", "to", "on", "at", "in"})
_PREPOSITIONS = frozenset({"of", "for", "the", "to", "on", "at", "in", "and"})
_LEAD_IN = frozenset({"also", "currently", "now", "as", "then", "long", "already", "once"})
_STOP_AFTER = frozenset({"of", "for", "at", "in", "on", "to", "with", "from", "who", "which", ",",
                         "and", "that", "’s", "'s"})  # fmt: skip


def role_head(words: Sequence[str], roles: Roles) -> tuple[str, int] | None:
    """The role noun of a phrase and its position: the last one before "of", "at" ...

    >>> role_head(["South", "Caucasus", "analyst", "at", "the", "Group"], lexicon().roles)
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
            joined = " ".join(lower[a : a + size])
            if joined in roles.phrases:
                return joined, i
    return found


def parse_role(words: Sequence[str], gazetteer: Gazetteer, text: str = "") -> RoleText | None:
    """A role phrase, in tokens, taken apart; None when no role noun is in it."""
    lex = lexicon().roles
    head = role_head(words, lex)
    if not head:
        return None
    nations = nations_of([*words, *_pairs(words)], gazetteer)
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
    return RoleText(text, head[0], frozenset(rest), nations)


def words_of(text: str) -> list[str]:
    """Words of a role an editor wrote, split as the tokeniser would."""
    return re.findall(r"[^\W_]+(?:[.&-][^\W_]+)*\.?|['’]s", text)


def _pairs(words: Sequence[str]) -> list[str]:
    return [f"{a} {b}" for a, b in pairwise(words)]


def roles_beside(tokens: Tokens, name: Name) -> Iterator[tuple[int, int]]:
    """Token spans beside a person's name that may say what the person is."""
    before = _before(tokens, name)
    if before < name.first:
        yield before, name.first
    yield from _after(tokens, name)
    comma = name.first - 1
    while comma > 0 and tokens.words[comma] in lexicon().titles:
        comma -= 1
    if comma > 0 and tokens.words[comma] == "," and _closes(tokens, name.last):
        start = _chunk_start(tokens, comma)
        if start < comma:
            yield start, comma


def _before(tokens: Tokens, name: Name) -> int:
    """Start of the role that leads up to a name: "Foreign Minister", "Chancellor of Germany".

    The nearest piece between prepositions that holds a role noun counts.
    """
    lex = lexicon()
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
    roles = lexicon().roles
    return tokens.pos[i] in ("NOUN", "PROPN") and roles.noun(tokens.lower[i]) in roles.broader


def _after(tokens: Tokens, name: Name) -> Iterator[tuple[int, int]]:
    """ ", a senior fellow at X," or "is an expert" or "of the Heritage Foundation"."""
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
    """End of a noun phrase with its "at ..." and "of ..." parts; stops at a verb or a mark."""
    i = first
    while i < len(tokens) and i - first < 24:
        word, pos = tokens.words[i], tokens.pos[i]
        if (
            "\n" in word
            or (pos in ("VERB", "AUX", "PRON", "SCONJ") and not _is_owned(tokens, i))
            or tokens.tag[i] in ("WP", "WDT", "WP$")
            or (pos == "PUNCT" and word not in ("-", "’", "'", "/", "–"))
        ):
            break
        i += 1
    while i > first and (tokens.lower[i - 1] in _STOP_AFTER or tokens.tag[i - 1] == "RB"):
        i -= 1
    return i


def _is_owned(tokens: Tokens, i: int) -> bool:
    """Whether a participle describes what somebody has: "Berg's ruling party"."""
    return tokens.tag[i] in ("VBG", "VBN") and i > 0 and tokens.tag[i - 1] == "POS"


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


def party_tag(text: str, end: int, gazetteer: Gazetteer) -> RoleText | None:
    """ "(R-S.C.)" after a name: a lawmaker's party and state."""
    hit = _TAG.match(text, end, end + 24)
    if not hit:
        return None
    place = hit.group(2).strip()
    state = lexicon().us_states.get(place) or lexicon().us_states.get(f"{place}.") or place
    words = {_TAGGED[hit.group(1)], *state.lower().split()}
    nations = nations_of([state], gazetteer)
    return RoleText(hit.group().strip(" ,("), "lawmaker", frozenset(words), nations, inferred=True)


def fits(said: RoleText, role: RoleText, nations: Iterable[str]) -> bool:
    """Whether a description may take up a role ("the French diplomat": French minister)."""
    lex = lexicon().roles
    wide = lex.broader.get(role.head, frozenset((role.head,)))
    if said.head not in wide and not _same_office(said.head, role.head):
        return False
    theirs = role.nations | set(nations)
    if said.nations and theirs and not said.nations & theirs:
        return False
    if said.nations and not theirs:
        return False
    if said.head == role.head and lex.lesser & (role.words - said.words):
        return False
    return said.words <= role.words | role.nations | set(role.head.split())


def _same_office(a: str, b: str) -> bool:
    return any(a in office and b in office for office in lexicon().roles.same)


def candidates(said: RoleText, drafts: Iterable[Draft], gender: str | None) -> list[Draft]:
    """Persons whose roles a description may take up."""
    found = []
    for draft in drafts:
        if draft.kind != "person" or (gender and draft.gender and draft.gender != gender):
            continue
        everything = frozenset().union(*(r.words | set(r.head.split()) for r in draft.roles))
        for role in draft.roles:
            wide = RoleText(role.text, role.head, role.words | everything, role.nations)
            lesser = lexicon().roles.lesser - role.words
            wide = RoleText(role.text, role.head, wide.words - lesser, role.nations)
            if fits(said, wide, draft.nations):
                found.append(draft)
                break
    return found


def clashes(said: RoleText, draft: Draft) -> bool:
    """Whether a description cannot be of a person, as far as the person's roles tell."""
    parties = lexicon().roles.parties
    theirs = {parties.get(w) for r in draft.roles for w in (*r.words, r.head)} - {None}
    mine = {parties.get(w) for w in (*said.words, said.head)} - {None}
    if mine and theirs and not mine & theirs:
        return True
    return bool(said.nations and draft.nations and not said.nations & draft.nations)
