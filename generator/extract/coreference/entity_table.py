"""The cast of an article: names gathered into persons, bodies, states and places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ...language.gazetteer import Gazetteer, Known, fold
from ...language.person_names import Gender, name_parts, same_person, similar_surname
from ...records import ActorKind
from .coreference_words import Lexicon, lexicon
from .model_names import Name
from .tokens import Tokens

_SPOKEN_OF = 2
"""Paragraphs back within which the only namesake spoken of is meant."""
_OFTEN = 4
"""Mentions from which a namesake is who an article is about."""
_DATELINE = frozenset({",", "-", "–", "—", "--", "("})  # what follows "MOSCOW" at the start


@dataclass(frozen=True, slots=True)
class RoleText:
    """What a text says somebody is, taken apart for comparison."""

    text: str
    head: str
    words: frozenset[str]
    nations: frozenset[str]
    inferred: bool = False
    """Not stated: an editor's, or from a description that only seems to be of this person."""


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making."""

    n: int
    kind: ActorKind
    names: Counter[str] = field(default_factory=Counter)
    known: Known | None = None
    gender: Gender | None = None
    roles: list[RoleText] = field(default_factory=list)
    nations: set[str] = field(default_factory=set)
    speaks_for: str | None = None
    nominal: bool = False
    """Known by a description only."""
    definite: bool = False
    owned: bool = False
    head_noun: str = ""
    """Of a described body: its noun ..."""
    modifiers: frozenset[str] = frozenset()
    """... and what tells it from others."""
    private: bool = False
    """Described by the speaker's own possessive ("my mother")."""
    plural: bool = False
    mentions: int = 0
    since: int = -1
    """First token of the first full name."""

    @property
    def name(self) -> str:
        """Fullest name: most words, then most frequent, then longest."""
        if not self.names:
            return self.known.name if self.known else ""
        given = lexicon().first_names
        return max(
            self.names,
            key=lambda n: (len(n.split()), self.names[n], len(n), fold(n).split()[0] in given, n),
        )


class Cast:
    """Drafts of one article, found by name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.drafts: list[Draft] = []
        self._gazetteer = gazetteer
        self._lex: Lexicon = lexicon()
        self._by_surname: dict[str, list[Draft]] = defaultdict(list)
        self._by_first: dict[str, list[Draft]] = defaultdict(list)
        self._parts: dict[int, list[tuple[str, ...]]] = defaultdict(list)
        self._by_name: dict[str, Draft] = {}
        self._by_known: dict[str, Draft] = {}
        self._curated = _known_people(gazetteer)

    def new(self, kind: ActorKind) -> Draft:
        """A fresh draft."""
        draft = Draft(len(self.drafts), kind)
        self.drafts.append(draft)
        return draft

    def known(self, known: Known) -> Draft:
        """The draft of a known actor."""
        draft = self._by_known.get(known.id)
        if draft is None:
            draft = self._by_known[known.id] = self.new(known.kind)
            draft.known = known
            draft.speaks_for = known.speaks_for
            for name in known.names:
                if known.kind == "person" and not name[:1].islower():
                    self._file(draft, name_parts(name))
                elif known.kind in ("media", "organisation"):
                    self._by_name.setdefault(fold(name), draft)
        return draft

    # --- persons ----------------------------------------------------------------------

    def full_name(self, name: Name) -> Draft:
        """The person of a full name: the same, a variant spelling of it, or a new one."""
        parts = name_parts(name.text)
        draft = self._same_person(parts, name.gender)
        if draft is None:
            known = self._known_person(parts)
            draft = self.known(known) if known else self.new("person")
        self._file(draft, parts)
        draft.since = draft.since if draft.since >= 0 else name.first
        draft.gender = draft.gender or name.gender or self._lex.first_names.get(parts[0])
        return draft

    def single_name(
        self,
        name: Name,
        recent: Sequence[Draft],
        hint: Gender | None = None,
        before: Sequence[Draft] = (),
    ) -> Draft:
        """The person of a bare surname or first name.

        ``recent`` are drafts of the paragraph, latest last, ``before`` those of the last few;
        ``hint`` is the gender of the
        pronoun that follows, which tells "President Obama ... he" from a later "Michelle Obama".
        """
        word = name_parts(name.text)
        key = word[-1] if word else fold(name.text)
        found = self._surname(key) or self._by_first.get(key, []) or self._known_surname(key)
        fit = [d for d in found if not (name.gender and d.gender and d.gender != name.gender)]
        if name.titled and hint:
            fit = [d for d in fit if d.since <= name.first or d.gender in (None, hint)]
        if fit:
            draft = fit[0] if len(fit) == 1 else self._choose(fit, recent, before)
        else:
            draft = self.new("person")
            draft.since = name.first
            self._file(draft, (key,))
            if not found:
                draft.gender = self._lex.first_names.get(key)
        draft.gender = draft.gender or name.gender
        return draft

    def _choose(
        self, fit: Sequence[Draft], recent: Sequence[Draft], before: Sequence[Draft]
    ) -> Draft:
        """Two people with one surname: the one just spoken of, else the first introduced."""
        first = min(fit, key=lambda d: (d.since < 0, d.since))
        for spoken_of in (recent, before if first.names.total() < _OFTEN else ()):
            near = [d for d in spoken_of if d in fit]
            if near and len({d.n for d in near}) == 1:
                return near[-1]
        return first

    def _file(self, draft: Draft, parts: tuple[str, ...]) -> None:
        if not parts or parts in self._parts[draft.n]:
            return
        self._parts[draft.n].append(parts)
        if draft not in self._by_surname[parts[-1]]:
            self._by_surname[parts[-1]].append(draft)
        if len(parts) > 1 and draft not in self._by_first[parts[0]]:
            self._by_first[parts[0]].append(draft)

    def _surname(self, key: str) -> list[Draft]:
        if key in self._by_surname:
            return self._by_surname[key]
        best = [
            drafts
            for other, drafts in self._by_surname.items()
            if other[:1] == key[:1] and similar_surname(other, key)
        ]
        return best[0] if len(best) == 1 else []

    def _same_person(self, parts: tuple[str, ...], gender: Gender | None) -> Draft | None:
        for draft in self._surname(parts[-1]):
            if gender and draft.gender and gender != draft.gender:
                continue
            if any(same_person(parts, other) for other in self._parts[draft.n]):
                return draft
        return None

    def _known_person(self, parts: tuple[str, ...]) -> Known | None:
        for other, known in self._curated.get(parts[-1][:1], ()):
            if similar_surname(parts[-1], other[-1]) and same_person(parts, other):
                return known
        return None

    def _known_surname(self, key: str) -> list[Draft]:
        """The only curated person of this surname, whom the text never names in full."""
        found = {
            known.id: known
            for parts, known in self._curated.get(key[:1], ())
            if parts[-1] == key or (len(key) > 5 and similar_surname(parts[-1], key))
        }
        return [self.known(known) for known in found.values()] if len(found) == 1 else []

    # --- bodies and places --------------------------------------------------------------

    def body(self, text: str, kind: ActorKind) -> Draft:
        """The body or place of this name."""
        key = fold(re.sub(r"^[Tt]he\s+", "", " ".join(text.split())))
        draft = self._by_name.get(key)
        if draft is None:
            draft = self._abbreviated(key) or self._shortened(key) or self.new(kind)
            self._by_name[key] = draft
        return draft

    def _shortened(self, key: str) -> Draft | None:
        """ "the Post" after "The New York Post", "Heritage" after "Heritage Foundation"."""
        if " " in key:
            return None
        found = {}
        for name, draft in self._by_name.items():
            words = name.split()
            if len(words) > 1 and (
                (words[-1] == key and draft.kind == "media" and key in self._lex.organisation_words)
                or (words[0] == key and words[-1] in self._lex.organisation_words
                    and draft.kind == "organisation" and len(key) > 3)
            ):  # fmt: skip
                found[draft.n] = draft
        return next(iter(found.values())) if len(found) == 1 else None

    def alias(self, text: str, draft: Draft) -> None:
        """Lets ``text`` mean ``draft`` from now on."""
        self._by_name[fold(text)] = draft

    def _abbreviated(self, key: str) -> Draft | None:
        """ "HRC" for a body whose capitals they are; the only such body."""
        key = key.replace(".", "")
        if not (key.isupper() and key.isalpha() and 2 < len(key) < 7):
            return None
        found = {id(d): d for name, d in self._by_name.items() if initials(name) == key}
        return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=4)
def _known_people(gazetteer: Gazetteer) -> dict[str, list[tuple[tuple[str, ...], Known]]]:
    """Known persons by the first letter of the surname."""
    found: dict[str, list[tuple[tuple[str, ...], Known]]] = defaultdict(list)
    for known in gazetteer.known():
        if known.kind == "person":
            parts = name_parts(known.name)
            found[parts[-1][:1]].append((parts, known))
    return dict(found)


def initials(name: str) -> str:
    """First letters of the capitalised words of a name."""
    return "".join(w[0] for w in re.split(r"[\s-]+", name) if w[:1].isupper())


def cast_names(tokens: Tokens, names: Sequence[Name], cast: Cast) -> list[tuple[Name, Draft]]:
    """The draft of every name: full names of the whole text first, then the short ones."""
    drafts: dict[int, Draft] = {}
    for i, name in enumerate(names):
        if name.known and not (name.sense == "capital" and is_place(tokens, name)):
            drafts[i] = cast.known(name.known)
        elif name.label == "person" and len(name_parts(name.text)) > 1:
            drafts[i] = cast.full_name(name)
    _abbreviations(tokens, names, drafts, cast)
    recent: list[tuple[int, Draft]] = []
    made = []
    for i, name in enumerate(names):
        draft = drafts.get(i)
        if draft is None:
            para = tokens.para[name.first]
            recent = [(p, d) for p, d in recent if p >= para - _SPOKEN_OF]
            if name.label == "person":
                here = [d for p, d in recent if p == para]
                draft = cast.single_name(
                    name, here, _next_pronoun(tokens, name.last), [d for _, d in recent]
                )
            else:
                kind: ActorKind = "organisation" if name.label == "body" else "place"
                draft = cast.body(name.text, "place" if name.known else kind)
        if draft.kind == "person":
            recent.append((tokens.para[name.first], draft))
        text = " ".join(name.text.split())
        draft.names[text] += 1
        made.append((name, draft))
    return made


def _next_pronoun(tokens: Tokens, first: int) -> Gender | None:
    """Gender of the first he or she in the next words, outside quotations."""
    for i in range(first, min(first + 60, len(tokens))):
        if not tokens.quoted[i] and tokens.lower[i] in ("he", "his", "him"):
            return "m"
        if not tokens.quoted[i] and tokens.lower[i] in ("she", "her"):
            return "f"
    return None


def is_place(tokens: Tokens, name: Name) -> bool:
    """Whether a capital is a town here ("in Baku") and not a government ("Baku denounced")."""
    before = name.first - 1
    if name.text.isupper() and len(name.text) > 3 and name.last < len(tokens):
        return tokens.words[name.last] in _DATELINE
    if _is_seat(tokens, name.last):
        return True
    if before < 0:
        return False
    word = tokens.lower[before]
    lex = lexicon()
    if word in lex.still:
        return True
    if word in ("to", "from", "for"):
        governor = tokens.head[before]
        return tokens.lower[governor] in lex.going or tokens.lower[before - 1] in lex.going
    return False


def _is_seat(tokens: Tokens, after: int) -> bool:
    """Whether "-based" or "-born" stands behind a name: where somebody is from."""
    joined = after + 1 < len(tokens) and tokens.words[after] in ("-", "‑", "–")
    return joined and tokens.lower[after + 1] in lexicon().seated


def _abbreviations(
    tokens: Tokens, names: Sequence[Name], drafts: dict[int, Draft], cast: Cast
) -> None:
    """ "International Crisis Group (ICG)" makes ICG a name of the group."""
    for i, name in enumerate(names[:-1]):
        after = names[i + 1]
        if name.label == "person" or after.first != name.last + 1:
            continue
        short = tokens.words[name.last] == "(" and after.text.isupper() and len(after.text) < 9
        if short and after.known is None:
            drafts[i] = drafts.get(i) or cast.body(name.text, "organisation")
            cast.alias(after.text, drafts[i])


def most_frequent(names: Counter[str]) -> tuple[str, ...]:
    """Names, most frequent first, ties by length and alphabet."""
    return tuple(sorted(names, key=lambda n: (-names[n], -len(n), n)))


def nations_of(words: Iterable[str], gazetteer: Gazetteer) -> frozenset[str]:
    """States named by demonyms or names among words."""
    return frozenset(n for n in map(gazetteer.nation, words) if n)
