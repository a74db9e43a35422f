"""The clause that a time expression stands in: what it places in time, and whether it is so."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from ...language.word_lists import word_set
from ...records import Status
from .status import cancels, is_negated, is_planned, looks_ahead, status_of
from .words import befallen, event_nouns, event_words

#: Steps up the tree before the search for a governor ends.
_CLIMB = 8

#: Tokens to the left of an expression within which the noun it dates is looked for.
_WINDOW = 26

#: Tokens behind a genitive within which the noun that it belongs to stands.
_GENITIVE = 6

#: Tokens before "since" within which "first" or "worst" makes the date one of a record.
_RECORD = 10

_OBJECTS = frozenset({"dobj", "nsubjpass", "attr"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})

#: Days up to publication within which the simple past of a lead is dated by any date there.
_RECENT = 7

_TIMES = frozenset({"DATE", "TIME"})
_PRESENT = frozenset({"VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class Clause:
    """What is placed in time."""

    head: Token
    """Verb or noun that names the event."""
    status: Status
    name: str
    """Lemma that names the event: of "launched an offensive" the noun's."""
    ongoing: bool = False
    """ "have been shelling since July": it goes on until publication."""
    timeless: bool = False
    """A present state that the date does not place: "in today's world"."""
    reference: bool = False
    """A noun names the event as one that is known: "Tuesday's earthquake"."""
    dated: int | None = None
    """Number of the token by which the date is known, where there is one."""
    bare: bool = False
    """The date stands alone; a day may head an entry of a list, a year or an hour tells nothing."""


def governing_clause(span: Span, spoken: bool = False) -> Clause:
    """The clause of the expression at ``span``; ``spoken`` when it stands in direct speech."""
    root = span.root
    preposition = root.head if root.head.pos_ in ("ADP", "SCONJ") else None
    head = _governor(span)
    verb = _verb_of(head)
    ongoing = _is_ongoing(preposition, head)
    return Clause(
        head=head,
        status=status_of(head, verb),
        name=_name(head),
        ongoing=ongoing,
        reference=_is_reference(head),
        dated=root.i,
        bare=_is_time(head),
        timeless=_is_label(span, head)
        or _is_record(span, preposition)
        or _is_timeless(span, head, verb, spoken)
        or (ongoing and is_negated(head)),
    )


def dates_main(main: Clause, other: Clause, days_ago: int) -> bool:
    """Whether a date tells when what a lead reports took place, although another clause of it
    (``other``) holds the date.

    So does that of its subject ("The blast on Monday was heard far away"), one ahead for what
    lies ahead, and for the simple past any of the last days ("The court jailed a man who was
    arrested on Monday" has no better one). ``days_ago`` counts from the date to publication.
    """
    verb = main.head
    if other.head in (verb, verb.head):
        return True
    if other.head.head == verb and not (other.reference and other.head.dep_ == "dobj"):
        return True
    if any(other.head in c.subtree for c in verb.children if c.dep_ in _SUBJECTS):
        return True
    if verb.lemma_ == "be" and is_planned(other.head) and verb in other.head.ancestors:
        return True
    if days_ago < 0:
        return looks_ahead(verb)
    return days_ago <= _RECENT and _is_simple_past(verb)


def _is_reference(head: Token) -> bool:
    """Whether a noun only points to an event: "Tuesday's earthquake left thousands homeless" does,
    "won in Sunday's election" and "held talks on Monday" tell of it."""
    if head.pos_ not in ("NOUN", "PROPN"):
        return False
    above = head.head
    if head.dep_ in ("dobj", "nsubjpass"):
        return above.lemma_.lower() not in event_words().light and not cancels(above)
    if head.dep_ == "pobj" and above.lower_ in ("in", "at", "on", "during"):
        return above.head.pos_ not in ("VERB", "AUX")
    return True


def _is_simple_past(verb: Token) -> bool:
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lemma_ == "have" or c.tag_ in ("MD", *_PRESENT) for c in auxiliaries):
        return False
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in auxiliaries)


def lead_clause(sentence: Span) -> Clause | None:
    """The main clause of a report's first sentence, when it tells of something done."""
    root = sentence.root
    if root.pos_ not in ("VERB", "AUX"):
        return None
    verb = root
    content = next((c for c in root.children if c.dep_ == "ccomp"), None)
    if content is not None and (content.i < root.i or root.lemma_.lower() in event_words().saying):
        verb = content  # "They will strike, their union announced"
    words = event_words()
    if verb.lemma_.lower() in words.stative and verb.tag_ in _PRESENT:
        return None
    if root.lemma_.lower() in words.presenting and root.tag_ in _PRESENT:
        return None
    if any(c.lower_ in ("if", "?") for c in sentence) or _is_order(root):
        return None
    return Clause(verb, status_of(verb, verb), _name(verb))


def _is_order(verb: Token) -> bool:
    """ "Get our newsletter every morning." """
    bare = not any(c.dep_ in ("aux", *_SUBJECTS) for c in verb.children)
    return bare and verb.tag_ in ("VB", "VBP")


def _governor(span: Span) -> Token:
    """The verb or noun that the expression dates, past prepositions."""
    other = _event_beside(span) or _possessed(span) or _verb_behind(span)
    if other is not None:
        return other
    token = span.root
    for _ in range(_CLIMB):
        if token.head == token and _is_bracket(token):
            return _verb_before(token)
        if token.head == token:
            return _event_below(token) if _is_time(token) else token
        token = token.head
        names = token not in span and token.pos_ in ("VERB", "AUX", "NOUN", "PROPN")
        if names and not (_is_time(token) or _is_bracket(token)):
            break
    governor = _named(token.head if token.dep_ == "aux" else token, span)
    if is_negated(governor) and governor.lemma_.lower() not in event_words().holding:
        return governor  # "Nobody came to the rally on Sunday"
    noun = _nearest_noun(span, governor)
    if noun is None or noun == governor:
        return governor
    stays = governor.pos_ in ("VERB", "AUX") and noun.head == governor
    untimely = governor.tag_ in _PRESENT and governor.lemma_.lower() in event_words().saying
    return governor if stays and not untimely else noun


def _is_bracket(token: Token) -> bool:
    return token.is_bracket


def _verb_before(bracket: Token) -> Token:
    """The struck of "struck at 1653 (2153 GMT) on Tuesday", which parsers end at the bracket."""
    before = bracket.doc[max(0, bracket.i - _WINDOW) : bracket.i]
    return next((t for t in reversed(before) if t.pos_ == "VERB"), bracket)


def _is_time(token: Token) -> bool:
    """The Sunday of "Sunday and Monday", the hours of "the early hours of Friday"."""
    return (
        token.ent_type_ in _TIMES
        and token.pos_ not in ("VERB", "AUX")
        and token.lemma_.lower() not in event_nouns()
    )


def _event_below(time: Token) -> Token:
    """The attacks of "Thursday especially, with air attacks": what a bare date leads up to."""
    return next((t for t in time.subtree if t.pos_ == "VERB" or _is_event_noun(t)), time)


def _is_event_noun(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lemma_.lower() in event_nouns()


def _named(token: Token, span: Span) -> Token:
    """The word that names the event where the governor only carries it."""
    words, parent = event_words(), token.head
    lemma = token.lemma_.lower()
    if cancels(token) and (planned := _planned_object(token, span)):
        return planned
    if lemma in words.naming and parent.pos_ == "VERB" and _asks_what(token):
        return parent
    if token.dep_ in ("acl", "relcl") and token.tag_ == "VBN" and lemma in words.planning:
        return _event_noun(parent)
    if token.dep_ == "pobj" and lemma in words.media_nouns:
        verb = parent.head if parent.pos_ == "ADP" else parent
        return verb if verb.lemma_.lower() in words.saying else token
    return _made_known(token) or token


def _planned_object(verb: Token, span: Span) -> Token | None:
    """The debate of "scrapped the debate due on Friday", wherever the parser hangs "due"."""
    between = verb.doc[verb.i + 1 : span.start]
    if not any(t.lemma_.lower() in event_words().planning for t in between):
        return None
    return next((c for c in verb.children if c.dep_ == "dobj" and c in between), None)


def _made_known(verb: Token) -> Token | None:
    """The verb of what "there was news that" tells."""
    if verb.lemma_ != "be" or not any(c.dep_ == "expl" for c in verb.children):
        return None
    nouns = [c for c in verb.children if c.lemma_.lower() in event_words().tidings]
    clauses = (c for t in (*nouns[:1], verb) for c in t.children if nouns and _says_that(c))
    return None if any(c.lower_ == "no" for n in nouns for c in n.children) else next(clauses, None)


def _says_that(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and any(
        c.dep_ == "mark" and c.lower_ == "that" for c in token.children
    )


def _asks_what(verb: Token) -> bool:
    """ "what it called an operation" is the object of a verb that tells what was done."""
    return any(child.lower_ == "what" and child.i < verb.i for child in verb.children)


def _event_beside(span: Span) -> Token | None:
    """The war of "three years after the war", which is what that expression dates; "the day after
    the war" dates what was then."""
    last = span[-1]
    if last.lower_ not in ("after", "before") or len(span) < 2 or span[0].lower_ == "the":
        return None
    return next((c for c in last.children if c.dep_ == "pobj" and c.i >= span.end), None)


def _possessed(span: Span) -> Token | None:
    """The earthquake of "Tuesday's magnitude 7 earthquake", which parsers like to miss where
    the mark of the genitive stands apart."""
    doc = span.doc
    if span.end >= len(doc) or doc[span.end].text not in ("'s", "’s", "'", "’"):
        return None
    for token in doc[span.end + 1 : span.end + 1 + _GENITIVE]:
        if token.pos_ in ("VERB", "AUX", "PUNCT") or token.is_sent_start:
            return None
        if _is_event_noun(token) and token.dep_ != "compound":
            return token
    return None


def _verb_behind(span: Span) -> Token | None:
    """The verb of "Azerbaijan last month seized", which parsers like to attach elsewhere."""
    doc = span.doc
    before = span.start - 1
    if before > 0 and doc[before].pos_ == "ADP":
        before -= 1
    if before < 0 or span.end >= len(doc) or doc[before].pos_ not in ("NOUN", "PROPN"):
        return None
    verb = doc[span.end]
    return verb if verb.pos_ == "VERB" and verb.tag_ in ("VBD", "VBZ", "VBP") else None


def _name(head: Token) -> str:
    lemma = head.lemma_.lower()
    if head.pos_ not in ("VERB", "AUX"):
        return lemma
    if is_negated(head):
        return f"not {lemma}"
    if lemma in event_words().light:
        objects = (c.lemma_.lower() for c in head.children if c.dep_ in _OBJECTS)
        if noun := next((noun for noun in objects if noun in event_nouns()), None):
            return noun
    if (subject := _telling_subject(head)) is not None:
        return subject.lemma_.lower()
    particle = _particle(head)
    if (lemma, particle) == ("pull", "out") and any(c.dep_ == "auxpass" for c in head.children):
        return "rescue"
    return f"{lemma} {particle}" if particle else lemma


def _telling_subject(verb: Token) -> Token | None:
    """The quake of "the quake struck" and "the quake left hundreds dead", the crash of "the crash
    happened": all of that is the quake and the crash."""
    known = [c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"]
    if verb.lemma_.lower() in word_set("event_words", "generic"):
        return next((c for c in known if _is_event_noun(c)), None)
    return next((c for c in known if c.lemma_.lower() in befallen()), None)


def _particle(verb: Token) -> str:
    """The "out" of "pulled out", the "away" of "stay away": the verb alone tells otherwise."""
    particles = event_words().particles
    near = (c for c in verb.children if c.i > verb.i and c.dep_ in ("prt", "advmod", "prep"))
    return next((c.lower_ for c in near if c.lower_ in particles), "")


def _event_noun(token: Token) -> Token:
    """The noun that names the event where what was planned hangs on one of its participants."""
    noun = token
    for _ in range(_CLIMB):
        if _is_event_noun(noun):
            return noun
        if noun.head == noun or noun.head.pos_ in ("VERB", "AUX"):
            return token
        noun = noun.head
    return token


def _nearest_noun(span: Span, governor: Token) -> Token | None:
    """An event's noun left of the expression in its phrase: "the operation by X last month"."""
    doc = span.doc
    for place in range(span.start - 1, max(governor.i, span.start - _WINDOW), -1):
        token = doc[place]
        if token.pos_ in ("VERB", "AUX") or token.text in (",", ";", "–", "—", "\n\n"):
            return None
        if _is_event_noun(token) and token.dep_ != "compound":
            return token
    return None


def _verb_of(head: Token) -> Token | None:
    token = head
    for _ in range(_CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def _is_ongoing(preposition: Token | None, head: Token) -> bool:
    """ "has shelled the town since July" lasts; "in power since 2018" began then."""
    if preposition is None or preposition.lower_ != "since" or head.pos_ != "VERB":
        return False
    perfect = any(c.lemma_ == "have" and c.tag_ in _PRESENT for c in head.children)
    if any(c.dep_ == "auxpass" for c in head.children):
        return False  # "has been occupied since 1993": the occupying was then
    return perfect and head.lemma_.lower() not in event_words().stative


def _is_record(span: Span, preposition: Token | None) -> bool:
    """ "the worst since 1979", "for the first time since May": nothing is told of that date."""
    if preposition is None or preposition.lower_ != "since":
        return False
    doc, start = span.doc, max(span.sent.start, preposition.i - _RECORD)
    return any(
        t.tag_ in ("JJS", "RBS") or t.lower_ in event_words().firsts
        for t in doc[start : preposition.i]
    )


def _is_label(span: Span, head: Token) -> bool:
    """ "below 2005 levels", "9/11 families", "the 1980s singer": the date tells which are meant,
    nothing more."""
    if head.pos_ != "NOUN" or _is_event_noun(head) or not span.end <= head.i <= span.end + 2:
        return False
    words = event_words()
    named = span.text in words.day_names or span.text.endswith("0s")
    return named or head.lemma_.lower() in words.measures


def _is_timeless(span: Span, head: Token, verb: Token | None, spoken: bool) -> bool:
    """ "today" with a present state, or in speech with any present, means these times."""
    words = event_words()
    if not span.text.lower().startswith(("today", "now", "these days")):
        return False
    if head.pos_ == "NOUN" and head.lemma_.lower() in words.era_nouns:
        return True
    if verb is None:
        return False
    progressive = any(c.dep_ == "aux" and c.tag_ in _PRESENT for c in verb.children)
    present = verb.tag_ in _PRESENT
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    if spoken and (present or (progressive and not perfect)) and not looks_ahead(verb):
        return True
    return present and (verb.lemma_.lower() in words.stative or head == verb)
