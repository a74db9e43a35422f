"""What has been read so far of one article: the state of the discourse."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ...language.gazetteer import Gazetteer
from ...records import ActorKind
from .antecedents import Seen, weight_of
from .coreference_words import Lexicon, lexicon
from .entity_table import Cast, Draft
from .nominal_mentions import Nominal
from .tokens import Tokens

Form = Literal["name", "nominal", "pronoun"]
_LOOK_BACK = 40  # mentions within which a description finds its antecedent by recency
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_LEADS_ON = frozenset({"of", "for", "at", "in", "to", "from", "on"})


@dataclass(frozen=True, slots=True)
class Reference:
    """Tokens first..last-1 with this head refer to the draft."""

    first: int
    last: int
    head: int
    form: Form
    draft: Draft


@dataclass(slots=True)
class Scene:
    """Tokens, cast and everything mentioned so far."""

    tokens: Tokens
    gazetteer: Gazetteer
    cast: Cast
    owners: dict[int, Draft]
    """Whose name each token is part of."""
    lex: Lexicon = field(default_factory=lexicon)
    seen: list[Seen] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    mute: set[int] = field(default_factory=set)
    """Heads of phrases that refer to nobody known."""
    described: dict[tuple[object, ...], Draft] = field(default_factory=dict)
    """Drafts without a name, by what their description says."""

    barred: dict[int, frozenset[int]] = field(default_factory=dict)
    """By paragraph, the drafts whose words are quoted in it: "he" inside is somebody else."""

    def find_speakers(self) -> None:
        """Fill `barred` from named subjects of verbs of speaking beside quotations."""
        tokens = self.tokens
        quoting = {p for p, quoted in zip(tokens.para, tokens.quoted, strict=True) if quoted}
        speakers: dict[int, set[int]] = {}
        for i, dep in enumerate(tokens.dep):
            if (
                dep == "nsubj"
                and tokens.para[i] in quoting
                and not tokens.quoted[i]
                and i in self.owners
                and tokens.lemma[tokens.head[i]] in self.lex.speaking
            ):
                speakers.setdefault(tokens.para[i], set()).add(self.owners[i].n)
        last: frozenset[int] = frozenset()
        for paragraph in range(tokens.para[-1] + 1 if tokens.para else 0):
            named = speakers.get(paragraph)
            last = frozenset(named) if named else last if paragraph in quoting else frozenset()
            self.barred[paragraph] = last

    def mention(self, first: int, last: int, head: int, form: Form, draft: Draft) -> None:
        """Note that a draft was spoken of."""
        draft.mentions += 1
        self.references.append(Reference(first, last, head, form, draft))
        weight = weight_of(self.tokens, head)
        self.seen.append(Seen(head, draft, weight, draft.plural, form == "name"))

    def nobody(self, nominal: Nominal) -> None:
        """Note a phrase that refers to nobody; plurals and documents still rival antecedents."""
        self.mute.add(nominal.head)
        plural = nominal.sort in ("group", "things")
        if plural or nominal.sort == "document":
            weight = weight_of(self.tokens, nominal.head)
            self.seen.append(Seen(nominal.head, None, weight, plural))

    def recent(self) -> list[Seen]:
        """The latest mentions, latest first."""
        return self.seen[: -_LOOK_BACK - 1 : -1]

    def latest(self, fit: list[Draft]) -> Draft | None:
        """The one of several drafts last spoken of."""
        if len(fit) == 1:
            return fit[0]
        return next((entry.draft for entry in self.recent() if entry.draft in fit), None)

    def describe(self, kind: ActorKind, first: int, last: int) -> Draft:
        """A new draft known by the words of tokens first..last-1."""
        draft = self.cast.new(kind)
        draft.nominal = True
        if self.tokens.lower[first] in _ARTICLES:
            first += 1
        draft.names[" ".join(self.tokens.span(first, last).split())] += 1
        return draft

    def reach(self, nominal: Nominal) -> int:
        """End of a description with its "of ..." and "in ..." part: "the mayor of Kyiv"."""
        tokens, last = self.tokens, nominal.last
        if (
            last >= len(tokens)
            or tokens.lower[last] not in _LEADS_ON
            or tokens.head[last] != nominal.head
            or any(tokens.dated[last + 1 : last + 3])
        ):
            return last
        end = last + 1
        while end < min(len(tokens), last + 8) and (
            tokens.pos[end] in ("PROPN", "DET", "ADJ", "NOUN")
            or tokens.lower[end] in ("'s", "’s", "-", "of")
        ):
            end += 1
        while end > last and tokens.pos[end - 1] not in ("NOUN", "PROPN"):
            end -= 1
        return end
