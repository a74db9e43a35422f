"""The source of a cue: the noun that names who says it, by the grammar of the sentence."""

from __future__ import annotations

import re

from spacy.tokens import Token

from ..reporting_words import person_nouns, reporting_words, speaking_nouns
from .grammar import FINITE, adjacent_before, agent, child, is_passive, subject

_HOUR = re.compile(r"\d{4}")
"""The time of an entry in a live report ("1640 X tells Y")."""


def source_of(verb: Token) -> Token | None:
    """The source of a reporting verb."""
    if is_made_to(verb):
        return None
    quoting = _quoting(verb)
    if quoting is not None:
        if is_passive(quoting) or quoting.i == verb.i:
            return child(quoting, "nsubjpass")
        return child(quoting, "dobj") or _named_by(verb.doc[verb.i - 2])
    if is_passive(verb):
        return agent(verb)
    if verb.tag_ == "VBG" and verb.dep_ == "acl" and _is_idle(verb.head):
        shown = _shown(verb.head, verb)
        return _maker(verb.head) if shown == verb.head else shown
    found = _writer(subject(verb))
    if found is not None and found.dep_ == "csubj":  # "the average taken … shows"
        return child(found, "nsubj") if found.tag_ == "VBN" else None
    purpose = verb.dep_ == "advcl" and _is_infinitive(verb)
    if purpose and found is not None and found.head.i == verb.i and found.i < verb.i:
        found = None  # "dragged before a panel to defend it"
    if found is None or not (purpose or _next_to(found, verb)):
        near = _shown(adjacent_before(verb), verb)
        if near is not None and verb.dep_ == "xcomp" and verb.head == near:
            near = None  # "Keeps saying that": a verb taken for a noun
        if near is not None and (near.lower_ == "which" or (purpose and _is_thing(near))):
            near = None  # "creating a force to defend it"
        if near is not None and (found is None or _parted(found, near, verb)):
            return _writer(near)
    if found is None and verb.dep_ == "ROOT" and verb.tag_ in FINITE:
        return _writer(_first_subject(verb))
    return found


def is_made_to(verb: Token) -> bool:
    """Whether a verb is an infinitive that tells what for, or what somebody else lets happen.

    "a force to defend the bloc", "a word to describe it", "that helps them believe it": nobody
    has said it yet.
    """
    if verb.tag_ != "VB" or any(c.tag_ == "MD" for c in verb.children):
        return False
    head = verb.head
    if (
        head.i < verb.i
        and verb.dep_ in ("ccomp", "xcomp")
        and head.lemma_ in reporting_words().enabling_verbs
    ):
        return True
    if verb.dep_ == "ccomp" and _is_infinitive(verb):
        own = child(verb, "nsubj")
        return own is not None and own.i == verb.i - 2 and _is_thing(own)  # "the call to invite"
    return verb.dep_ in ("acl", "relcl") and head.pos_ == "NOUN" and _is_infinitive(verb)


def _is_thing(noun: Token) -> bool:
    """Whether a noun means neither persons nor a body by name."""
    return noun.pos_ == "NOUN" and not noun.ent_type_ and noun.lemma_ not in person_nouns()


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def cannot_speak(source: Token) -> bool:
    """Whether a common noun means something that cannot speak ("the crisis shows …")."""
    words, lemma = reporting_words(), source.lemma_.lower()
    if source.pos_ != "NOUN" or source.ent_type_ or lemma in words.group_nouns:
        return False
    if _is_name(source):
        return False
    return lemma in words.voiceless_nouns or lemma.endswith(words.quality_endings)


_VOICED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_AGENT_NOUN = re.compile(r"(?:[eo]rs?|ists?|ians?|m[ae]n|ees|[ae]nts)$")
"""Endings of nouns for people by what they do."""
_QUANTITIES = frozenset({"ten", "dozen", "hundred", "thousand", "million", "number", "handful"})


def _is_name(noun: Token) -> bool:
    """Whether a capital shows a name where the parser sees a common noun ("Dynamics said")."""
    if not noun.is_title:
        return False
    if not noun.is_sent_start:
        return not noun.sent.text.istitle()
    if noun.tag_ == "NNS" and noun.head.tag_ == "VBZ":
        return True
    return any(t.text == noun.text and not t.is_sent_start for t in noun.doc)


def has_voice(source: Token) -> bool:
    """Whether a source is somebody, or a text that somebody wrote, and not a thing or a deed.

    Asked where a cue is often no speech: "the plan offers help", "the attack on the road".
    """
    if source.pos_ != "NOUN" or source.ent_type_ in _VOICED or _is_name(source):
        return True
    if cannot_speak(source):
        return False
    of = child(source, "prep")
    members = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    if source.lemma_ in _QUANTITIES and members is not None:
        return has_voice(members)  # "tens of thousands of people"
    nouns, lemma = speaking_nouns(), source.lemma_.lower()
    return lemma in nouns or source.lower_ in nouns or has_agent_ending(source)


def is_person(noun: Token) -> bool:
    """Whether a noun is a person's name, or what a person is called by office or trade."""
    return noun.ent_type_ == "PERSON" or noun.lemma_ in person_nouns()


def has_agent_ending(noun: Token) -> bool:
    """Whether a common noun is formed like those for people ("driver"; "order" is, too)."""
    return noun.pos_ == "NOUN" and bool(_AGENT_NOUN.search(noun.lower_))


def _first_subject(verb: Token) -> Token | None:
    """The noun that opens the sentence of a main verb whose subject the parser missed.

    "More than 4 in 10 said …"; "X, whose finish was seen as a failure, said …".
    """
    doc, start = verb.doc, verb.sent.start
    if verb.i > start and doc[verb.i - 1].pos_ == "NUM":
        return doc[verb.i - 1]
    first = next((t for t in doc[start : verb.i] if t.dep_ in ("nsubj", "nsubjpass")), None)
    opens = first is not None and not any(t.text == "," for t in doc[start : first.i])
    return first if opens else None


def _writer(noun: Token | None) -> Token | None:
    """Who issued the statement that is a verb's subject ("X issued a statement calling …")."""
    if noun is None:
        return None
    if (noun.ent_type_ in ("DATE", "TIME") and not _aged(noun)) or _HOUR.fullmatch(noun.text):
        return None
    if noun.is_upper and noun.i + 1 < len(noun.doc) and noun.nbor(1).text in _DASHES:
        return next((c for c in noun.children if c.dep_ == "appos"), noun)
    words = reporting_words()
    if noun.lemma_ in words.nouns or noun.lemma_ in words.reply_nouns:
        owner = child(noun, "poss")
        if owner is not None:
            return owner  # "his best response was to say"
    utters = noun.lemma_ in words.statement_nouns or noun.lemma_ in ("comment", "remark", "claim")
    if utters and noun.dep_ == "dobj":
        author = subject(noun.head)
        return noun if author is None else author
    return noun


def _is_idle(noun: Token) -> bool:
    """Whether a noun before a participle is an object that does not speak itself.

    "drew crowds describing a country", "sent tweets criticizing her".
    """
    return noun.pos_ == "NOUN" and not noun.ent_type_ and noun.dep_ in ("dobj", "pobj")


def _maker(noun: Token) -> Token | None:
    """Who makes the tweets or holds the news conference that a participle modifies.

    None for other objects: whether they or somebody else speaks cannot be told.
    """
    words = reporting_words()
    kind = noun
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    governor = noun.head if noun.dep_ == "dobj" else noun.head.head
    sent = child(governor, "dobj")
    if noun.dep_ == "pobj" and sent is not None and sent.lemma_ in words.statement_nouns:
        return None  # whom a letter goes to
    if kind.lemma_ in words.finding_nouns:
        return kind
    if kind.lemma_ in words.statement_nouns:
        author = subject(governor) if noun.dep_ == "dobj" and governor.pos_ == "VERB" else None
        return kind if author is None or author.lower_ == "it" else author
    if kind.lemma_ in words.speaking_occasions and governor.pos_ == "VERB":
        return subject(governor)
    return None if noun.dep_ == "dobj" else kind


def _aged(noun: Token) -> bool:
    """Whether a time expression means a person ("the 46-year-old", "Ms. May")."""
    if noun.lower_.endswith("old"):
        return True
    before = next(noun.lefts, None)
    return noun.pos_ == "PROPN" and before is not None and before.dep_ == "compound"


_DASHES = ("--", "–", "—", "-")


def _next_to(noun: Token, verb: Token) -> bool:
    return noun.i > verb.i or noun.right_edge.i >= verb.i - 1


def _parted(found: Token, near: Token, verb: Token) -> bool:
    """Whether the phrase next to a verb, and not the parsed subject, is its source.

    "These employees, X explained, were …" and "footage of X asking, “…”".
    """
    if near.i <= found.right_edge.i:
        return False
    between = verb.doc[found.right_edge.i + 1 : near.left_edge.i]
    if verb.tag_ == "VBG":
        told = near.dep_ == "pobj" and near.head.head.pos_ == "VERB"
        return near.pos_ in ("PROPN", "PRON") and verb.dep_ != "conj" and not told
    return bool(len(between)) and between[-1].text == "," and verb.dep_ not in ("conj", "advcl")


def _shown(near: Token | None, verb: Token) -> Token | None:
    """Whom "footage of X asking" shows."""
    last = verb.nbor(-1) if verb.i else None
    if near is not None and near.ent_type_ in ("GPE", "LOC", "FAC") and near.dep_ == "pobj":
        return None if near.head.lower_ in ("in", "at", "from", "near") else near
    if near is None or last is None or near.pos_ != "NOUN" or verb.tag_ != "VBG":
        return near
    of = last.head.lower_ == "of" and last.dep_ == "pobj"
    return last if of and last.ent_type_ == "PERSON" else near


def _named_by(token: Token) -> Token | None:
    return token if token.pos_ in ("PRON", "PROPN", "NOUN") else None


def _quoting(verb: Token) -> Token | None:
    """The verb "quoted" of "was quoted as saying", "quoted X as saying"."""
    doc = verb.doc
    if verb.lemma_ in ("quote", "cite") and is_passive(verb):
        return verb
    if verb.i < 2 or doc[verb.i - 1].lower_ != "as" or verb.tag_ != "VBG":
        return None
    for token in doc[max(0, verb.i - 12) : verb.i - 1]:
        if token.lemma_ in ("quote", "cite") and token.pos_ == "VERB":
            return token
    return None
