"""Whether a reporting word reports what its subject said: not "avoided saying", "would deny".

Most words of saying do; the exceptions are idioms, negations, questions, wishes and guesses.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from .reported.grammar import child, joined_to
from .reported.sources import has_agent_ending, is_person
from .reporting_words import reporting_words

_DASHES = frozenset({"-", "–", "—", "--"})
_EVIDENT = frozenset({"show", "demonstrate", "prove"})
"""Verbs of what can be seen of a person, and was not said."""
_MAX_GOVERNORS = 3
"""Verbs up the parse that may share their modal; longer chains are a parser's mistake."""


def reports_nothing(verb: Token) -> bool:
    """Whether a verb is no reporting verb here, so that no frame is built on it.

    "is to blame", "worth noting", "his wife, expected to visit", and a heading in capitals
    ("WHAT CRITICS SAY —").
    """
    words = reporting_words()
    if verb.is_upper and len(verb) > 2 and any(t.text in _DASHES for t in verb.sent):
        return True
    if verb.i and verb.nbor(-1).lower_ in words.cancelling_words:
        return True
    expected = verb.tag_ == "VBN" and verb.lemma_ in words.expected_participles
    if expected and child(verb, "aux") is None:
        return True
    object_ = child(verb, "dobj")
    put_to = object_ is not None and (is_person(object_) or has_agent_ending(object_))
    if verb.lemma_ in ("question", "cite") and put_to:
        return True
    if verb.lemma_ == "deny" and _is_refused(verb):
        return True
    return verb.lemma_ == "blame" and verb.dep_ == "xcomp" and verb.head.lemma_ == "be"


def _is_refused(verb: Token) -> bool:
    """Whether "deny" is a refusal ("denied the permit", "denied him a goal")."""
    granted = reporting_words().granted_nouns
    behind = (t for c in verb.rights for t in c.subtree)
    return any(t.lemma_ in granted and t.dep_ != "pobj" for t in behind)


def _complements(verb: Token) -> Iterator[Token]:
    return (c for c in verb.rights if c.dep_ == "xcomp")


def is_unasserted(cue: Token, source: Token) -> bool:
    """Whether the sentence does not assert that the source said what the cue reports.

    - Negated or avoided: "did not want to go", "decided against charging her", "backed off a
      plan", "few would say".
    - Said by others to the source: "faced questions about it", "Asked to explain why, she said".
    - Only wished for by the writer: "I hope the country says".
    """
    if source.i == cue.i:
        return True  # "dogged by charges that"
    before = {t.lower_ for t in source.lefts} | {source.lower_}
    if not reporting_words().negative_quantifiers.isdisjoint(before) and "a" not in before:
        return True
    if cue.pos_ == "VERB":
        return _is_denied(cue) or _is_supposed(cue, source)
    if cue.pos_ != "NOUN":
        return False
    if source.lower_ in ("it", "its"):
        return source.lower_ == "it"
    modal = _modal(cue.head) if cue.dep_ == "dobj" else None
    if modal is not None and modal.lower_ in reporting_words().possibility_modals:
        return True  # "should have a simple message"
    if cue.dep_ in ("dobj", "pobj") and not cue.is_ancestor(source):
        governor = cue.head if cue.dep_ == "dobj" else cue.head.head
        return governor.pos_ == "VERB" and _is_about(cue, governor)
    return False


def _is_denied(verb: Token) -> bool:
    words, head = reporting_words(), verb.head
    asked = verb.sent[0]
    if asked.tag_ == "VBN" and asked.lemma_ == "ask" and verb in (asked, *_complements(asked)):
        return True
    if verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in words.averting_particles:
        return f"{verb.lemma_} {verb.nbor(1).lower_}" not in words.say
    if verb.dep_ == "pcomp" and (
        head.lower_ in words.averting_prepositions or head.head.lemma_ in words.avoiding_verbs
    ):
        return True
    if verb.dep_ in ("xcomp", "ccomp") and head.lemma_ in words.avoiding_verbs:
        return True
    if verb.lemma_ == "know" and any(c.lower_ in words.obligation_modals for c in verb.lefts):
        return True
    if any(_is_against(c) or _is_none(c) for c in verb.rights):
        return True
    if child(verb, "neg") is None:
        return False
    said = child(verb, "dobj")
    if said is not None and said.lower_ == "much":
        return True
    if verb.lemma_ in words.silent_when_negated:
        return not any(t.lower_ == "because" for t in verb.subtree)  # and then the words
    return verb.lemma_ in words.negated_wishes or (
        verb.lemma_ in words.negated_beliefs and child(verb, "ccomp") is None
    )


def is_still_to_be_said(cue: Token) -> bool:
    """Whether a cue is an infinitive that has not happened, or not as the text knows.

    "is scheduled to announce", "tries to describe", "was not authorized to speak about".
    """
    if cue.pos_ == "NOUN" and cue.dep_ == "dobj":
        cue = cue.head
    while cue.dep_ == "conj" and cue.tag_ == "VB" and cue.head.i < cue.i:
        cue = cue.head
    if cue.dep_ != "xcomp" or not any(c.lower_ == "to" for c in cue.lefts):
        return False
    words, head = reporting_words(), cue.head
    if any(c.lower_ == "yet" for c in head.children) and head.lemma_ == "have":
        return True  # "have yet to agree"
    negated = child(head, "neg") is not None and head.lemma_ not in words.asserting_when_negated
    return negated or head.lemma_ in words.unfulfilled


def _is_supposed(verb: Token, source: Token) -> bool:
    """Whether something is said only possibly, hypothetically, or in a question.

    "could decline to appeal", "has he called for it?", "whether the court would rule that", and
    what "would" be said in a sentence that opens with "if".
    """
    words, modal = reporting_words(), _modal(verb)
    if verb.lemma_ in _EVIDENT and (source.pos_ == "PRON" or is_person(source)):
        return True
    if modal is not None and modal.lower_ == "would" and verb.lemma_ not in words.say:
        return True
    if verb.sent[0].lower_ in words.guess_openers and verb.sent[0].head == joined_to(verb):
        return True
    if modal is not None and modal.lower_ in words.possibility_modals:
        return True
    if modal is not None and modal.lemma_ == "will" and _is_anybody(verb, source):
        return True
    if any(c.dep_ == "mark" and c.lower_ in words.condition_markers for c in verb.lefts):
        return True
    if _is_hoped(source) or _is_expected(verb) or _is_for_somebody(verb):
        return True
    if modal is not None and modal.lower_ == "would" and verb.sent[0].lower_ == "if":
        return True
    last = next((t for t in reversed(verb.sent) if not t.is_space), verb)
    inverted = any(c.dep_ in ("aux", "auxpass") and c.i < source.i < verb.i for c in verb.lefts)
    return last.text == "?" and inverted


def _is_anybody(verb: Token, source: Token) -> bool:
    """Whether what will be said is foreseen of nobody in particular ("Critics will say that",
    "Any lawyer will tell you")."""
    hearer = child(verb, "dobj", "dative")
    if hearer is not None and hearer.lower_ == "you":
        return True
    bare = source.tag_ == "NNS" and not any(
        t.pos_ in ("PROPN", "DET", "PRON") for t in source.subtree
    )
    return bare or source.lower_ in ("those", "some", "many", "others", "who", "people")


def _is_hoped(source: Token) -> bool:
    """Whether a source follows the writer's wish ("I hope the country says")."""
    opening, wishing = source.sent[:2], reporting_words().wishing_verbs
    if opening[0].lower_ not in ("i", "we") or opening[-1].lemma_ not in wishing:
        return False
    between = source.doc[opening[-1].i + 1 : source.i]
    return source.i > opening[-1].i and not any(t.is_punct for t in between)


def _is_expected(verb: Token) -> bool:
    """Whether others expect it of the source: "The party expects her to step in by calling it a
    lie", "they need to accept that"."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "need":
        return True
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and _is_advised(verb.head):
        return True
    while verb.tag_ in ("VB", "VBG", "IN") and verb.dep_ in ("pcomp", "prep", "conj"):
        verb = verb.head
    return (
        verb.dep_ == "ccomp"
        and verb.tag_ == "VB"
        and verb.head.lemma_ in reporting_words().expecting_verbs
        and child(verb, "nsubj") is not None
    )


def _is_for_somebody(verb: Token) -> bool:
    """Whether an infinitive has its subject behind "for" ("a clamour for him to admit it")."""
    return verb.tag_ == "VB" and any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.lefts)


def _is_advised(verb: Token) -> bool:
    """Whether a verb is part of the writer's advice ("She would do well to go there")."""
    would = any(c.lower_ == "would" for c in verb.lefts)
    return would and any(c.lower_ in reporting_words().advice_adverbs for c in verb.rights)


def _modal(verb: Token) -> Token | None:
    """The modal of a verb, or the one it shares with its governor ("could reverse or decline")."""
    for _ in range(_MAX_GOVERNORS):
        for c in verb.lefts:
            if c.tag_ == "MD":
                return c
        if verb.dep_ not in ("conj", "xcomp") or child(verb, "nsubj") is not None:
            break
        if verb.dep_ == "conj" and verb.tag_ not in ("VB", "VBP"):
            break
        verb = verb.head
    return None


def _is_against(prep: Token) -> bool:
    """Whether a preposition negates the verb ("decided against charging her")."""
    if prep.lower_ == "against" and prep.head.lemma_ == "decide":
        return True
    clause = child(prep, "pcomp")
    return prep.lower_ == "against" and clause is not None and clause.tag_ == "VBG"


def _is_none(object_: Token) -> bool:
    """Whether an object is negated ("offered no proof", "said nothing")."""
    negated = object_.lower_ == "nothing" or any(t.lower_ == "no" for t in object_.lefts)
    return object_.dep_ == "dobj" and negated


def _is_about(noun: Token, verb: Token) -> bool:
    """Whether others say what a noun reports, to or about the subject of the verb.

    "faced questions about", "came under criticism for", "because of the demand for".
    """
    words, prep = reporting_words(), noun.head
    if noun.dep_ == "dobj":
        return verb.lemma_ in words.receiving_verbs
    return prep.lower_ not in words.own_statement_prepositions or prep.head.i != verb.i
