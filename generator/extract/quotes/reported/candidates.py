"""Candidate attributions: every cue with every phrase that could be its content.

Most report nothing; `weights` decides which do. Cues are listed in
``language/learned/attributions.yml``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..factuality import reports_nothing
from ..reporting_words import reporting_words
from .grammar import FINITE, child, is_passive, subtree
from .sources import source_of

PAUSES = frozenset({",", "–", "—", "--", ";", ":", "("})
_PHRASES = frozenset({"dobj", "attr", "acomp"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_PREPOSITIONS = frozenset({"about", "of", "for", "against", "on", "over", "to", "with", "as"})
"""Prepositions before what is reported, and not before when, where or how."""
_ADDRESSEE = frozenset({"to", "with", "as"})
"""Prepositions between a noun of saying and its addressee ("comments to reporters")."""

_EMPTY = frozenset({("say", "something"), ("learn", "no")})
_DEEDS = frozenset({("feel", "prep:for"), ("learn", "prep:of"), ("attack", "prep:with")})
"""Cues that with this complement mean a deed or a feeling, and no speech."""
_EVENTS = frozenset({"debate", "echo"})
"""Nouns that mean an event, where the verb means speech."""
_LATER = frozenset({"after", "before"})
"""Words that open a phrase of when something was said."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue, its possible source, and a phrase that may be its content."""

    cue: Token
    source: Token | None
    frame: str
    """How the phrase depends on the cue: "ccomp", "prep:about", "poss prep:of", "around"."""
    start: int
    end: int
    """The phrase as parsed, in tokens; `find_endings` lists where else it may end."""
    head: Token


def find_candidates(doc: Doc, quoted: Sequence[bool], cues: Container[str]) -> Iterator[Candidate]:
    """Candidates whose cue is one of ``cues`` (lemmas) and stands outside quotation marks."""
    for token in doc:
        if quoted[token.i] or token.lemma_ not in cues:
            continue
        yield from (c for c in _of(token) if c.start < c.end and not _is_hollow(c))


def _is_hollow(candidate: Candidate) -> bool:
    """Whether a phrase cannot be the content of its cue."""
    cue, first = candidate.cue, candidate.cue.doc[candidate.start]
    if _is_time(candidate.head) or (first.tag_ == "MD" and cue.lemma_ != "hope"):
        return True
    if candidate.frame != "around" and first.lower_ in _LATER:
        return True
    if (cue.lemma_, first.lower_) in _EMPTY or (cue.lemma_, candidate.frame) in _DEEDS:
        return True
    if cue.pos_ == "NOUN" and cue.lemma_ in _EVENTS:
        return True
    if candidate.frame == "prep:on" and candidate.head.ent_type_ in ("ORG", "WORK_OF_ART"):
        return True  # where it was said
    seen = cue.lower_ == "saw"  # "saw the tweet", not "saw it as a threat"
    return seen and not any(t.lower_ == "as" for t in cue.doc[cue.i : cue.sent.end])


def _is_time(head: Token) -> bool:
    return head.ent_type_ in ("DATE", "TIME")


def _of(token: Token) -> Iterator[Candidate]:
    pos = token.pos_
    if pos == "VERB" and not _has_to(token):
        yield from _of_verb(token)
    elif pos == "NOUN":
        yield from _of_noun(token)
    elif pos == "ADJ" and token.dep_ in ("acomp", "conj"):
        yield from _of_adjective(token)


def _of_verb(verb: Token) -> Iterator[Candidate]:
    if reports_nothing(verb):
        return
    passive = is_passive(verb)
    voice = "passive " if passive else ""
    source = source_of(verb)
    clause = False
    for c in verb.rights:
        dep = c.dep_
        if dep in _PHRASES and not (dep == "dobj" and verb.lemma_ in reporting_words().addressing):
            start, end = subtree(c)
            yield Candidate(verb, source, voice + dep, max(start, verb.i + 1), end, c)
        elif dep == "prep" and not (passive and c.lower_ == "by"):
            yield from _of_preposition(c, verb, source, voice)
        elif dep in _CLAUSES:
            clause = clause or dep == "ccomp"
            yield _of_clause(c, verb, source, voice)
    if clause:
        return
    rest = _rest(verb, source, voice)
    if rest is not None:
        yield rest
    if source is not None and not passive:
        around = _around(verb, source)
        if around is not None:
            yield around


def _of_preposition(prep: Token, cue: Token, source: Token | None, how: str) -> Iterator[Candidate]:
    inner = child(prep, "pobj", "pcomp")
    if inner is None or inner == source or prep.lower_ not in _PREPOSITIONS:
        return
    if prep.lower_ == "on" and cue.lemma_ in reporting_words().say:
        return  # a day or a medium
    start, end = subtree(inner)
    start, frame = max(start, prep.i + 1), f"{how}prep:{prep.lower_}"
    asked = child(cue, "dobj") if cue.lemma_ in reporting_words().addressing else None
    if prep.lower_ == "for" and asked is not None and cue.i < asked.i < prep.i:
        start, frame = asked.left_edge.i, f"{how}dobj+prep:for"
    yield Candidate(cue, source, frame, start, end, inner)


def _of_clause(clause: Token, verb: Token, source: Token | None, how: str) -> Candidate:
    start, end = subtree(clause)
    start = max(start, verb.i + 1)
    name = how + clause.dep_
    if _is_that(verb.doc[start]):
        start += 1
        name += ":that"
    elif _has_to(clause):
        name += ":to"
    object_ = child(verb, "dobj")
    if object_ is not None and object_.i < clause.i:
        start = max(object_.left_edge.i, verb.i + 1)
        name = f"dobj+{name}"
    return Candidate(verb, source, name, start, end, clause)


def _is_that(token: Token) -> bool:
    return token.lower_ == "that" and token.dep_ == "mark"


def _has_to(clause: Token) -> bool:
    to = child(clause, "aux")
    return to is not None and to.lower_ == "to"


def _rest(verb: Token, source: Token | None, how: str) -> Candidate | None:
    """The clause right after a cue that the parser gave to no cue at all."""
    doc, last, first = verb.doc, verb.sent.end, verb.i + 1
    times = reporting_words().saying_times
    while first < last and (doc[first].lower_ in times or doc[first].dep_ == "prt"):
        first += 1
    that = first < last and _is_that(doc[first])
    first += that
    if first >= last or doc[first].pos_ == "PUNCT":
        return None
    if doc[first].pos_ == "ADP" and (how or doc[first].lower_ == "for"):
        return None
    if not any(t.tag_ in FINITE for t in doc[first + 1 : last]):
        return None
    end = next((t.i for t in doc[first + 2 : last] if t.text in PAUSES), last)
    frame = how + ("rest:that" if that else "rest")
    return Candidate(verb, source, frame, first, end, doc[first])


def _around(verb: Token, source: Token) -> Candidate | None:
    """The sentence that a parenthesis ("…, X said, …") stands in or ends."""
    doc, start = verb.doc, verb.sent.start
    k = min(verb.i, source.left_edge.i) - 1
    while k >= start and doc[k].pos_ in ("ADV", "SPACE"):
        k -= 1
    if k <= start or doc[k].text not in PAUSES:
        return None
    return Candidate(verb, source, "around", start, k, doc[k - 1])


def _of_noun(noun: Token) -> Iterator[Candidate]:
    owner, how = _owner(noun)
    for c in noun.rights:
        dep = c.dep_
        if dep == "prep" and c.lower_ not in _ADDRESSEE:
            yield from _of_preposition(c, noun, owner, f"{how} ")
        elif dep in ("acl", "ccomp", "relcl"):
            start, end = subtree(c)
            that = _is_that(noun.doc[start])
            if c.tag_ == "VBN" and not that and dep == "acl":
                continue  # "remarks viewed by some as"
            if that or dep != "relcl":
                name = ":that" if that else ":to" if _has_to(c) else ""
                yield Candidate(noun, owner, f"{how} {dep}{name}", start + that, end, c)


def _owner(noun: Token) -> tuple[Token | None, str]:
    """The source of a noun of saying ("X's claim"), and how grammar shows it."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner, "poss"
    for prep in noun.rights:
        if prep.dep_ == "prep" and prep.lower_ in ("by", "from", "of", "among"):
            inner = child(prep, "pobj")
            if inner is not None and (prep.lower_ != "of" or inner.ent_type_):
                return inner, prep.lower_
    governor = noun.head
    if noun.dep_ in ("dobj", "pobj"):
        verb = governor if governor.pos_ == "VERB" else governor.head
        if verb.pos_ == "VERB":
            return source_of(verb), noun.dep_
    return None, "none"


def _of_adjective(adjective: Token) -> Iterator[Candidate]:
    governor = adjective.head
    if governor.pos_ not in ("AUX", "VERB"):
        return
    source = source_of(governor)
    for c in adjective.rights:
        if c.dep_ == "prep":
            yield from _of_preposition(c, adjective, source, "adj ")
        elif c.dep_ in _CLAUSES:
            start, end = subtree(c)
            that = _is_that(adjective.doc[start])
            frame = f"adj {c.dep_}" + (":that" if that else "")
            yield Candidate(adjective, source, frame, start + that, end, c)
