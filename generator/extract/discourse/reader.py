"""Reads an article from its first word to its last, keeping track of who is spoken of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from ...language.gazetteer import Gazetteer, Known
from ...records import ActorKind, Article, Entity, Mention, Role
from .cast import Cast, Draft, RoleText, cast_names, most_frequent
from .lexicon import Lexicon, lexicon
from .model import Discourse
from .names import Name, find_names
from .nominals import Nominal, Pronoun, find_nominals, find_pronouns
from .pronouns import Seen, rank, weight_of, winner
from .roles import candidates, clashes, parse_role, party_tag, roles_beside, words_of
from .tokens import Tokens

_LOOK_BACK = 40  # mentions within which a description finds its person by recency
_STANDS_OUT = 1.4
_UNIQUE = frozenset({"president", "king", "queen", "pope", "prince", "princess", "judge", "justice",
                     "court", "man", "woman", "person", "victim", "witness", "voter", "member",
                     "mother", "father", "son", "daughter", "brother", "sister", "wife", "husband",
                     "reporter", "host", "moderator", "author", "writer", "officer", "student",
                     "source", "winner", "editor"})  # fmt: skip
_ELECTORAL = frozenset({"nominee", "candidate", "contender", "hopeful", "standard-bearer"})
_OFFICES = frozenset({"president", "prime minister", "foreign minister", "minister", "chancellor",
                      "spokesman", "spokeswoman", "spokesperson", "ambassador", "official",
                      "diplomat", "secretary", "press secretary", "premier", "king", "envoy",
                      "foreign secretary", "secretary of state", "leader"})  # fmt: skip


@dataclass(slots=True)
class _Found:
    """A mention: tokens, head and what it refers to."""

    first: int
    last: int
    head: int
    form: str
    draft: Draft


@dataclass(slots=True)
class Reader:
    """State of the discourse while reading one article."""

    tokens: Tokens
    gazetteer: Gazetteer
    cast: Cast
    lex: Lexicon = field(default_factory=lexicon)
    seen: list[Seen] = field(default_factory=list)
    found: list[_Found] = field(default_factory=list)
    mute: set[int] = field(default_factory=set)
    options: dict[int, list[tuple[Draft, float]]] = field(default_factory=dict)
    linked: dict[int, Draft] = field(default_factory=dict)
    """Head token of a role phrase beside a name -> the person named."""
    described: dict[tuple[object, ...], Draft] = field(default_factory=dict)
    """Drafts of descriptions, by what the description says."""

    def read(self, doc: Doc) -> None:
        """Find and resolve all mentions."""
        tokens = self.tokens
        names = find_names(doc, tokens, self.gazetteer)
        owners = cast_names(tokens, names, self.cast)
        self._roles(owners)
        named = [False] * len(tokens)
        for name in names:
            named[name.first : name.last] = [True] * (name.last - name.first)
        at: list[tuple[int, int, object, Draft | None]] = []
        at += [(_head(tokens, name), 0, name, draft) for name, draft in owners]
        at += [(n.head, 1, n, None) for n in find_nominals(doc, tokens, named, self.gazetteer)]
        at += [(p.token, 2, p, None) for p in find_pronouns(tokens)]
        self._owners = {i: draft for name, draft in owners for i in range(name.first, name.last)}
        at.sort(key=lambda item: (item[0], item[1]))
        for head, _, what, draft in at:
            if isinstance(what, Name):
                assert draft is not None
                self._mention(what.first, what.last, head, "name", draft)
            elif isinstance(what, Nominal):
                self._nominal(what)
            elif isinstance(what, Pronoun):
                self._pronoun(what)

    _owners: dict[int, Draft] = field(default_factory=dict)

    # --- roles ------------------------------------------------------------------------

    def _roles(self, owners: Iterable[tuple[Name, Draft]]) -> None:
        people = {name.first for name, draft in owners if draft.kind == "person"}
        for name, draft in owners:
            if draft.kind != "person":
                continue
            tag = party_tag(self.tokens.text, self.tokens.end[name.last - 1], self.gazetteer)
            if tag:
                draft.roles.append(tag)
            for first, last in roles_beside(self.tokens, name):
                role = self._role(first, last)
                if role is None:
                    continue
                head = self._role_head(first, last, role)
                if first >= name.last and head + 1 in people:
                    continue
                self._give(draft, role)
                self.linked[head] = draft
        for _, draft in owners:
            if draft.known and draft.known.curated and draft.kind == "person":
                for text in draft.known.roles:
                    role = parse_role(words_of(text), self.gazetteer, text)
                    if role:
                        draft.roles.append(role)
                        draft.nations |= role.nations

    def _role(self, first: int, last: int) -> RoleText | None:
        words = self.tokens.words[first:last]
        return parse_role(words, self.gazetteer, self.tokens.span(first, last))

    def _role_head(self, first: int, last: int, role: RoleText) -> int:
        end = role.head.split()[-1]
        low = self.tokens.lower
        return next(
            (
                i
                for i in range(last - 1, first - 1, -1)
                if self.lex.short.get(low[i], low[i]).split()[-1:] == [end]
            ),
            last - 1,
        )

    def _give(self, draft: Draft, role: RoleText) -> None:
        if all(role.text != r.text for r in draft.roles):
            draft.roles.append(role)
        if len(role.nations) == 1:
            draft.nations |= role.nations
            if role.head in _OFFICES and "former" not in role.words:
                draft.speaks_for = draft.speaks_for or next(iter(role.nations))
        draft.gender = draft.gender or self.lex.role_gender.get(role.head)

    # --- mentions ---------------------------------------------------------------------

    def _mention(self, first: int, last: int, head: int, form: str, draft: Draft) -> None:
        draft.mentions += 1
        self.found.append(_Found(first, last, head, form, draft))
        weight = weight_of(self.tokens, head)
        self.seen.append(Seen(head, draft, weight, draft.plural, form == "name"))

    def _nobody(self, nominal: Nominal, plural: bool) -> None:
        self.mute.add(nominal.head)
        weight = weight_of(self.tokens, nominal.head)
        if plural or nominal.sort == "document":
            self.seen.append(Seen(nominal.head, None, weight, plural))

    def _nominal(self, nominal: Nominal) -> None:
        draft = self.linked.get(nominal.head)
        if draft is None:
            draft = self._curated(nominal)
        if draft is None and nominal.sort == "person":
            draft = self._person(nominal)
        elif draft is None and nominal.sort == "body":
            draft = self._body(nominal)
        elif draft is None and nominal.sort == "group":
            draft = self._group(nominal)
        if draft is None:
            self._nobody(nominal, nominal.sort in ("group", "things"))
        else:
            self._mention(nominal.first, nominal.last, nominal.head, "nominal", draft)

    def _curated(self, nominal: Nominal) -> Draft | None:
        """A description that an editor gave as an alias ("the Elysée tenant")."""
        hit = self.gazetteer.named(" ".join(self.tokens.words[nominal.first : nominal.last]))
        return self.cast.known(hit[0]) if hit and hit[1] == "description" else None

    # --- descriptions -----------------------------------------------------------------

    def _person(self, nominal: Nominal) -> Draft | None:
        first, last = nominal.first, self._with_of(nominal)
        role = self._role(first, last)
        if role is None:
            return None
        gender = self.lex.role_gender.get(role.head)
        if nominal.indefinite:
            return self._anonymous(nominal, last, role, gender)
        role = self._owned(nominal, role)
        if not nominal.indefinite:
            people = [d for d in self.cast.drafts if d.kind == "person" and d.roles]
            fit = candidates(role, people, gender, self.lex)
            if fit:
                return self._latest(fit, nominal.head)
            known = self._known_role(role)
            if known:
                return self.cast.known(known)
            if latest := self._variation(nominal, last, role):
                return latest
        if not (nominal.definite or role.nations) or self.tokens.tag[first] == "PRP$":
            draft = self._anonymous(nominal, last, role, gender)
            draft.private = self.tokens.tag[first] == "PRP$"
            return draft
        key = ("person", role.head, role.nations, role.words)
        draft = self.described.get(key)
        if draft is None:
            draft = self.described[key] = self._describe("person", first, last)
            draft.gender = gender
            draft.roles.append(role)
            draft.nations |= role.nations
            draft.definite = nominal.definite
        return draft

    def _variation(self, nominal: Nominal, last: int, role: RoleText) -> Draft | None:
        """A new description of the person just spoken of: "Sanders ... The senator said".

        Only where the description is a subject outside quotations, and one person stands out.
        """
        tokens, here = self.tokens, nominal.head
        if (
            tokens.lower[nominal.first] != "the"
            or tokens.dep[here] not in ("nsubj", "nsubjpass")
            or tokens.quoted[here]
            or (role.head in _UNIQUE and "former" not in role.words)
            or (role.head not in _ELECTORAL and self._holds_body(nominal.first, last))
        ):  # fmt: skip
            return None
        alike = [d for d in self.cast.drafts if d.kind == "person" and not d.nominal
                 and any(r.head == role.head and not r.words for r in d.roles)
                 and not clashes(role, d)]  # fmt: skip
        if len(alike) == 1:
            return alike[0]
        as_one = Pronoun(here, self.lex.role_gender.get(role.head), "one")
        ranked = [
            (draft, score)
            for draft, score in rank(tokens, as_one, self.seen)
            if draft and not draft.nominal and not clashes(role, draft)
            and all(r.head != role.head for r in draft.roles)
        ]  # fmt: skip
        if not ranked or (len(ranked) > 1 and ranked[0][1] < _STANDS_OUT * ranked[1][1]):
            return None
        best = ranked[0][0]
        last = next(e.token for e in reversed(self.seen) if e.draft is best)
        if tokens.para[here] - tokens.para[last] > 1:
            return None
        best.roles.append(replace(role, inferred=True))
        return best

    def _holds_body(self, first: int, last: int) -> bool:
        """Whether a description names an institution ("the FBI director")."""
        owners = (self._owners[i] for i in range(first, last) if i in self._owners)
        return any(d.kind not in ("place", "state") for d in owners)

    def _anonymous(self, nominal: Nominal, last: int, role: RoleText, gender: str | None) -> Draft:
        draft = self._describe("person", nominal.first, last)
        draft.gender = "m" if gender == "m" else "f" if gender == "f" else None
        draft.roles.append(role)
        return draft

    def _owned(self, nominal: Nominal, role: RoleText) -> RoleText:
        """ "its president": the nation of what "its" refers to belongs to the description."""
        for i in range(nominal.first, nominal.head):
            if self.tokens.tag[i] == "PRP$":
                owner = next((f.draft for f in reversed(self.found) if f.head == i), None)
                if owner and owner.kind == "state" and owner.known:
                    nations = role.nations | {owner.known.id}
                    return RoleText(role.text, role.head, role.words, nations)
        return role

    def _latest(self, fit: list[Draft], token: int) -> Draft | None:
        """The person last spoken of among those who fit a description."""
        if len(fit) == 1:
            return fit[0]
        for entry in reversed(self.seen[-_LOOK_BACK:]):
            if entry.draft in fit:
                return entry.draft
        return None

    def _known_role(self, role: RoleText) -> Known | None:
        """The one curated person who bears exactly this office."""
        if not role.nations:
            return None
        found = []
        for known in self.gazetteer.known():
            if not known.curated or known.kind != "person":
                continue
            for text in known.roles:
                theirs = parse_role(words_of(text), self.gazetteer, text)
                if theirs and theirs.head == role.head and theirs.nations & role.nations:
                    if role.words <= theirs.words:
                        found.append(known)
                        break
        return found[0] if len(found) == 1 else None

    def _body(self, nominal: Nominal) -> Draft | None:
        tokens = self.tokens
        words = frozenset(
            tokens.lower[i]
            for i in range(nominal.first, nominal.head)
            if tokens.pos[i] in ("ADJ", "NOUN", "PROPN") and tokens.lower[i] not in self.lex.loose
        )
        owner = next(
            (self._owners[i] for i in range(nominal.first, nominal.head) if i in self._owners), None
        )
        last = self._with_of(nominal)
        if owner is None and last > nominal.last:
            owner = next(
                (self._owners[i] for i in range(nominal.head, last) if i in self._owners), None
            )
        nation = next(
            (
                n
                for i in range(nominal.first, last)
                if (n := self.gazetteer.nation(tokens.words[i]))
            ),
            None,
        )
        if not words and owner is None:
            return self._bare_body(nominal)
        plain = frozenset(w for w in words if not self.gazetteer.nation(w.capitalize()))
        key = ("body", nominal.noun, nation or (owner.n if owner else None),
               plain if nation or owner is None else words)  # fmt: skip
        draft = self.described.get(key)
        if draft is None:
            if nominal.indefinite:
                return None
            twin = self._short_form(nominal, plain) if nominal.definite and not nation else None
            draft = twin or self._describe(self.lex.bodies[nominal.noun], nominal.first, last)
            self.described[key] = draft
            draft.definite = not nominal.indefinite
            draft.owned = owner is not None
            if nation:
                draft.nations.add(nation)
                draft.speaks_for = draft.speaks_for or nation
        return draft

    def _short_form(self, nominal: Nominal, words: frozenset[str]) -> Draft | None:
        """ "the foreign ministry" after "Azerbaijan's foreign ministry"."""
        found = [
            d
            for key, d in self.described.items()
            if key[0] == "body" and key[1] == nominal.noun and words <= frozenset(key[3])  # type: ignore[arg-type]
        ]
        return (
            self._latest(list({id(d): d for d in found}.values()), nominal.head) if found else None
        )

    def _bare_body(self, nominal: Nominal) -> Draft | None:
        """ "the ministry": the last body whose name or description ends in that noun."""
        if not nominal.definite:
            return None
        for entry in reversed(self.seen[-_LOOK_BACK:]):
            draft = entry.draft
            if draft and draft.kind not in ("person", "state", "place"):
                ends = {n.split()[-1].lower() for n in draft.names if n.split()}
                if draft.known:
                    ends |= {draft.known.name.split()[-1].lower()}
                if nominal.noun in ends:
                    return draft
        return self._generic_body(nominal)

    def _generic_body(self, nominal: Nominal) -> Draft | None:
        """ "the newspaper", "the group": the only body of that kind in the last sentences."""
        kinds = self.lex.generic.get(nominal.noun, frozenset())
        here = self.tokens.sent[nominal.head]
        near = {
            e.draft.n: e.draft
            for e in self.seen[-_LOOK_BACK:]
            if e.draft and e.draft.kind in kinds and not e.draft.plural and e.named
            and here - self.tokens.sent[e.token] <= 3
        }  # fmt: skip
        return next(iter(near.values())) if len(near) == 1 else None

    def _group(self, nominal: Nominal) -> Draft | None:
        size = nominal.last - nominal.first
        numbered = any(self.tokens.pos[i] in ("NUM", "PRON", "ADV")
                       for i in range(nominal.first, nominal.last))  # fmt: skip
        numbered = numbered or " - " in self.tokens.span(nominal.first, nominal.last)
        if numbered or nominal.indefinite or size > 5:
            return None
        words = " ".join(self.tokens.lower[nominal.first : nominal.last])
        key = ("group", words.removeprefix("the "))
        draft = self.described.get(key)
        if draft is None:
            draft = self.described[key] = self._describe(
                "organisation", nominal.first, nominal.last
            )
            draft.plural = True
        return draft

    def _describe(self, kind: ActorKind, first: int, last: int) -> Draft:
        draft = self.cast.new(kind)
        draft.nominal = True
        if self.tokens.lower[first] in ("the", "a", "an", "this", "that", "these", "those"):
            first += 1
        draft.names[" ".join(self.tokens.span(first, last).split())] += 1
        return draft

    def _with_of(self, nominal: Nominal) -> int:
        """End of a description with its "of ..." and "in ..." part: "the mayor of Kyiv"."""
        tokens, last = self.tokens, nominal.last
        if last < len(tokens) and tokens.lower[last] in (
            "of",
            "for",
            "at",
            "in",
            "to",
            "from",
            "on",
        ):
            if tokens.head[last] != nominal.head:
                return last
            end = last + 1
            while (
                end < len(tokens)
                and end - last < 8
                and (
                    tokens.pos[end] in ("PROPN", "DET", "ADJ", "NOUN")
                    or tokens.lower[end] in ("'s", "’s", "-", "of")
                )
            ):
                end += 1
            return end
        return last

    # --- pronouns ---------------------------------------------------------------------

    def _pronoun(self, pronoun: Pronoun) -> None:
        ranked = rank(self.tokens, pronoun, self.seen)
        ranked = self._ahead(pronoun) + ranked
        ranked.sort(key=lambda item: -item[1])
        best = winner(ranked)
        self.options[pronoun.token] = [(d, s) for d, s in ranked if d is not None][:4]
        if best is None:
            self.mute.add(pronoun.token)
            return
        if best.gender is None and pronoun.gender and best.kind == "person":
            if len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1]:
                best.gender = pronoun.gender
        self._mention(pronoun.token, pronoun.token + 1, pronoun.token, "pronoun", best)

    def _ahead(self, pronoun: Pronoun) -> list[tuple[Draft | None, float]]:
        """ "In his speech, Obama said": the subject that follows in the same sentence."""
        tokens, here = self.tokens, pronoun.token
        if pronoun.number != "one" or tokens.tag[here] != "PRP$":
            return []
        i, steps = here, 0
        while tokens.head[i] != i and steps < 12:
            i, steps = tokens.head[i], steps + 1
        for j in range(here + 1, min(len(tokens), here + 25)):
            if tokens.sent[j] != tokens.sent[here]:
                break
            if tokens.head[j] == i and tokens.dep[j] == "nsubj":
                owner = self._owners.get(j)
                if owner and owner.kind == "person" and owner.gender in (None, pronoun.gender):
                    return [(owner, 120.0)]
        return []


def _head(tokens: Tokens, name: Name) -> int:
    return tokens.root(name.first, name.last)


def read_discourse(doc: Doc, article: Article, gazetteer: Gazetteer) -> Discourse:
    """Who and what an article speaks of. Never raises on odd text."""
    tokens = Tokens.of(doc)
    reader = Reader(tokens, gazetteer, Cast(gazetteer))
    reader.read(doc)
    return _discourse(reader, article)


def _discourse(reader: Reader, article: Article) -> Discourse:
    tokens = reader.tokens
    kept: dict[int, str] = {}
    drafts: list[Draft] = []
    for item in sorted(reader.found, key=lambda f: (f.first, f.last)):
        if item.draft.n not in kept and _worth(item.draft):
            kept[item.draft.n] = f"{article.id}#{len(drafts) + 1}"
            drafts.append(item.draft)
    mentions, refers = [], {}
    marks = {i for i, pos in enumerate(tokens.pos) if pos in ("PUNCT", "SPACE", "PART")}
    named = {
        i
        for item in reader.found
        if item.form == "name" and item.draft.kind == "person"
        for i in range(item.first, item.last)
    }
    mute = set(reader.mute)
    for item in sorted(reader.found, key=lambda f: (tokens.start[f.first], f.last)):
        key = kept.get(item.draft.n)
        if key is None:
            mute.add(item.head)
            continue
        start, end = tokens.start[item.first], tokens.end[item.last - 1]
        form = "name" if item.form == "name" else "pronoun" if item.form == "pronoun" else "nominal"
        mentions.append(Mention(article.id, start, end, tokens.text[start:end], form, key))  # type: ignore[arg-type]
        refers[item.head] = key
        if item.form == "name":
            refers.update((i, key) for i in range(item.first, item.last))
    options = {
        token: tuple((kept[d.n], score) for d, score in ranked if d.n in kept)
        for token, ranked in reader.options.items()
    }
    joined = frozenset(
        tokens.head[i] for i in refers if tokens.dep[i] == "conj" and tokens.head[i] in refers
    )
    entities = tuple(_entity(d, kept[d.n], article, reader.gazetteer) for d in drafts)
    return Discourse(
        entities, tuple(mentions), tuple(tokens.start), tuple(tokens.head), refers,
        frozenset(named), frozenset(marks), frozenset(mute), joined, options,
    )  # fmt: skip


def _worth(draft: Draft) -> bool:
    """Whether a description is worth an entity of its own."""
    return not draft.private and (
        not draft.nominal
        or draft.mentions > 1
        or (draft.definite and (bool(draft.nations) or draft.owned))
    )


def _entity(draft: Draft, key: str, article: Article, gazetteer: Gazetteer) -> Entity:
    names = most_frequent(draft.names)
    speaks = gazetteer.get(draft.speaks_for) if draft.speaks_for else None
    actor = draft.known.id if draft.known and _pinned(draft.known) else None
    roles = tuple(Role(r.text, article.published, article.id) for r in draft.roles
                  if not (draft.nominal or r.inferred or _curated_role(draft, r.text)))  # fmt: skip
    name = draft.known.name if actor and draft.known else draft.name
    return Entity(key, article.id, name, draft.kind, names or (name,), roles,
                  speaks.name if speaks else None, actor)  # fmt: skip


def _pinned(known: Known) -> bool:
    return known.curated or known.kind == "state"


def _curated_role(draft: Draft, text: str) -> bool:
    return bool(draft.known and draft.known.curated and text in draft.known.roles)
