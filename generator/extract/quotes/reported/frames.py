"""Attribution frames that grammar shows: a cue, its source, and the content it reports.

A strong frame reports its content by itself ("X said that Y"); any other only attributes words
in quotation marks ("X called Y “a shame”").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from ..factuality import reports_nothing
from ..reporting_words import ReportingWords, reporting_words
from .adverbials import of_according, of_adjective, of_noun, of_opinion
from .frame import Frame
from .grammar import FINITE, Span, child, is_finite, is_passive, is_purpose, subtree
from .noun_phrases import of_phrases
from .parentheses import (
    PAUSES,
    around,
    closing,
    complements,
    completes,
    main_subject,
    parenthesis,
    rest,
)
from .sources import source_of

_WH = frozenset({"what", "how", "why", "who", "where", "when", "which", "whose", "whom"})


def find_frames(doc: Doc, quoted: Sequence[bool]) -> tuple[Frame, ...]:
    """All frames whose cue stands outside quotation marks, by position of the cue.

    Args:
        quoted: for every token whether it stands inside quotation marks.
    """
    words = reporting_words()
    found: list[Frame] = []
    for token in doc:
        if quoted[token.i]:
            continue
        pos = token.pos_
        if pos in ("VERB", "AUX"):
            if token.lemma_ in words.verbs:
                found.extend(_of_verb(token, words, quoted))
            elif token.lower_ == "according":
                found.extend(of_according(token))
        elif pos == "NOUN":
            if token.lemma_ in words.opinion_nouns:
                found.extend(of_opinion(token))
            if token.lemma_ in words.nouns:
                found.extend(of_noun(token))
        elif token.lower_ == "according":
            found.extend(of_according(token))
        elif pos == "ADJ" and token.lemma_ in words.adjectives:
            found.extend(of_adjective(token))
    return tuple(f for f in found if _reports(f, words))


def _reports(frame: Frame, words: ReportingWords) -> bool:
    source = frame.source
    if frame.content[0] >= frame.content[1] or (source is not None and source.i == frame.cue.i):
        return False
    if source is not None and source.lower_ == "it":
        return source.i < frame.cue.i and frame.cue.lemma_ in words.say
    if source is not None and source.lower_ == "one" and child(source, "prep") is not None:
        return True  # "one of the family's lawyers"
    return source is None or source.lower_ not in words.non_speaker_pronouns


# --- verbs ---------------------------------------------------------------------------------


def _of_verb(verb: Token, words: ReportingWords, quoted: Sequence[bool]) -> Iterator[Frame]:
    lemma = verb.lemma_
    if lemma in words.say and (ended := closing(verb)) is not None:
        yield Frame(verb, *ended, "clause before", True)
        return
    source = source_of(verb)
    if (source is None and is_passive(verb)) or reports_nothing(verb):
        return
    said = _has(words.say, verb) or lemma in words.think or lemma in words.show
    complement = False
    for c in verb.children:
        if c.i > verb.i and c.dep_ == "ccomp" and not _parted(verb, c):
            frame = None if complement else _clause(verb, c, source, words)
            if frame is not None:
                complement = True
                yield _with_next_clause(frame, c)
        elif c.i > verb.i and c.dep_ == "xcomp":
            frame = _infinitive(verb, c, source, words)
            if frame is not None:
                complement = True
                yield frame
        elif c.i < verb.i and c.dep_ == "ccomp" and said and _trails(verb, c, source):
            complement = True
            yield Frame(verb, source, around(verb, c, source), "clause before", True)
    if complement:
        return
    if said and source is not None:
        before = parenthesis(verb, source)
        if before is not None:
            yield Frame(verb, source, before, "clause around", True)
            return
    if _has(words.say, verb) or lemma in words.think:
        after = rest(verb, source, quoted)
        if after is not None:
            yield Frame(verb, source or main_subject(verb), after, "rest of sentence", True)
            return
    yield from of_phrases(verb, source, words)


def _parted(verb: Token, clause: Token) -> bool:
    """Whether a clause after a cue belongs to the next part of its sentence ("X said; Y …")."""
    return any(t.text == ";" for t in verb.doc[verb.i + 1 : clause.left_edge.i + 1])


def _with_next_clause(frame: Frame, clause: Token) -> Frame:
    """The frame extended by the next clause, where the parser gave that the same cue."""
    start, end = frame.content
    for c in frame.cue.rights:
        if c.dep_ == "ccomp" and c.i > clause.i and c.left_edge.i - end <= 1:
            end = max(end, subtree(c)[1])
    return frame if end == frame.content[1] else replace(frame, content=(start, end))


def _trails(verb: Token, clause: Token, source: Token | None) -> bool:
    """Whether "X said" follows a clause and a pause, and has no other content."""
    if (
        verb.dep_ == "relcl"
        or not is_finite(clause)
        or any(complements(c, verb) for c in verb.rights)
    ):
        return False
    left = min(verb.i, source.left_edge.i if source is not None else verb.i)
    between = verb.doc[clause.i + 1 : left]
    if any(t.text == ":" for t in between) and between[-1].text in _CLOSING:
        return False  # "He turned to them: “…,” he said": the words stand behind the colon
    return any(t.text in PAUSES or t.text in ("?", "!") for t in between)


def _clause(
    verb: Token, clause: Token, source: Token | None, words: ReportingWords
) -> Frame | None:
    lemma = verb.lemma_
    start, end = subtree(clause)
    start = max(start, verb.i + 1)
    doc = verb.doc
    mark = child(clause, "mark")
    start = _without_time(doc, start, clause, mark)
    first = doc[start]
    if (mark is not None and mark.lower_ in _ADVERBIAL) or first.lower_ in _LATER:
        return None
    if mark is not None and mark.lower_ in ("whether", "if"):
        return Frame(verb, source, (start, end), "question", lemma in words.ask)
    if first.lower_ == "what" and lemma in words.with_things - words.ask:
        return None  # "offers what amounts to a plan"
    if first.lower_ in _WH or (first.pos_ == "ADP" and doc[start + 1].lower_ in _WH):
        if doc[start - 1].text == "," or is_purpose(verb):
            return None  # "said in New York, during which …", "met to discuss how …"
        return Frame(
            verb, source, (start, end), "question", lemma in words.ask or lemma in words.say
        )
    if mark is not None and mark.lower_ == "that" and mark.i == start:
        start += 1
    strong = _has(words.say, verb) or lemma in words.think or lemma in words.show
    if is_finite(clause):
        lost = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < start), None)
        if (
            lost is not None
            and lemma != "tell"
            and child(clause, "nsubj", "nsubjpass", "expl") is None
        ):
            start = lost.left_edge.i
        elif doc[start].tag_ in FINITE and clause.i - start < _NEXT:
            strong = False  # "what it said were lies", "a step they hope will help"
    else:
        return _small_clause(verb, clause, source, (start, end), words)
    return Frame(verb, source, (start, end), "clause", strong)


def _small_clause(
    verb: Token, clause: Token, source: Token | None, content: Span, words: ReportingWords
) -> Frame | None:
    """The frame of a clause without a finite verb: "urged Z to go", "a poll shows Z leading"."""
    (start, end), doc, object_ = content, verb.doc, child(verb, "dobj")
    if object_ is not None and verb.i < object_.i < start:
        start = object_.left_edge.i
    to = child(clause, "aux")
    infinitive = to is not None and to.lower_ == "to"
    strong = _has(words.urge, verb) if infinitive else _is_finding(verb, source, words)
    hard = verb.lemma_ == "find" and doc[start].lower_ in ("it", "themselves")
    if hard or (not strong and verb.lemma_ not in words.label):
        return None
    return Frame(verb, source, (start, end), "object and infinitive", strong)


def _is_finding(verb: Token, source: Token | None, words: ReportingWords) -> bool:
    """Whether a poll or study shows something (a picture that shows it says nothing)."""
    told = words.finding_nouns | words.statement_nouns
    of = None if source is None else child(source, "prep")
    kinds = {t.lemma_.lower() for t in (source, child(of, "pobj") if of else None) if t}
    return verb.lemma_ in words.show and not told.isdisjoint(kinds)


_NEXT = 3
_LATER = frozenset({"after", "before"})
_ADVERBIAL = frozenset({"after", "before", "as", "while", "because", "until", "since"})


def _without_time(doc: Doc, start: int, clause: Token, mark: Token | None) -> int:
    """The start of a content, without the time of saying ("said Friday that …")."""
    if mark is not None and mark.lower_ == "that":
        return mark.i if mark.i - start <= 4 else start
    while (
        start < clause.i
        and doc[start].lower_ in reporting_words().saying_times
        and doc[start + 1].text != ","
    ):
        start += 1
    return start


def _infinitive(
    verb: Token, clause: Token, source: Token | None, words: ReportingWords
) -> Frame | None:
    start, end = subtree(clause)
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children):
        return None
    object_ = child(verb, "dobj")
    if object_ is not None and verb.i < object_.i < clause.i:
        return Frame(
            verb,
            source,
            (object_.left_edge.i, end),
            "object and infinitive",
            _has(words.urge, verb),
        )
    for prep in verb.rights:
        if prep.dep_ == "prep" and prep.i < clause.i:
            target = child(prep, "pobj")
            if target is not None and f"{verb.lemma_} {prep.lower_}" in words.urge:
                return Frame(verb, source, (target.left_edge.i, end), "object and infinitive", True)
    own = child(verb, "nsubj")
    relative = own is not None and own.lower_ in ("who", "which")
    bound = relative and verb.head.dep_ not in ("attr", "conj") and verb.lemma_ != "ask"
    told = verb.dep_ != "relcl" or bound  # not "who asked not to be named"
    if verb.lemma_ == "want" and (source is None or source.pos_ == "NOUN"):
        told = False  # what "officials want" is seldom what anybody said
    strong = verb.lemma_ in words.vow and verb.dep_ != "acl" and told
    start = max(start, min(c.i for c in clause.lefts if c.dep_ in ("aux", "neg")))
    return Frame(verb, source, (start, end), "infinitive", strong)


def _has(group: frozenset[str], verb: Token) -> bool:
    """Whether a verb, alone or with its particle or adjective ("made clear"), is in a group."""
    return verb.lemma_ in group or any(completes(group, verb, c) for c in verb.rights)


_CLOSING = frozenset({"”", '"', "''"})
