"""Attributions that the grammar of a sentence shows: a cue, its source, what it reports.

A frame is one such triple. Strong frames report something by themselves ("X said that Y");
label frames only tell whose words stand in quotation marks ("X called Y “a shame”").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from .grammar import (
    Span,
    adjacent_before,
    agent,
    child,
    is_passive,
    subject,
    subtree,
)
from .lexicon import Lexicon, lexicon

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WH = frozenset({"what", "how", "why", "who", "where", "when", "which", "whose", "whom"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution; spans are token numbers."""

    cue: Token
    source: Token | None
    """Head of the phrase that names the source; None when the sentence does not."""
    content: Span
    rule: str
    strong: bool


def find_frames(doc: Doc, quoted: Sequence[bool]) -> tuple[Frame, ...]:
    """All frames whose cue stands outside quotation marks, by position of the cue.

    Args:
        quoted: for every token whether it stands inside quotation marks.
    """
    words = lexicon()
    found: list[Frame] = []
    for token in doc:
        if quoted[token.i]:
            continue
        pos = token.pos_
        if pos in ("VERB", "AUX"):
            if token.lemma_ in words.verbs:
                found.extend(_of_verb(token, words, quoted))
            elif token.lower_ == "according":
                found.extend(_according(token))
        elif pos == "NOUN":
            if token.lemma_ in words.opinions:
                found.extend(_in_opinion(token))
            if token.lemma_ in words.nouns:
                found.extend(_of_noun(token))
        elif token.lower_ == "according":
            found.extend(_according(token))
        elif pos == "ADJ" and token.lemma_ in words.adjectives:
            found.extend(_of_adjective(token))
    return tuple(f for f in found if _reports(f, words))


def _reports(frame: Frame, words: Lexicon) -> bool:
    if frame.content[0] >= frame.content[1]:
        return False
    source = frame.source
    return source is None or source.lower_ not in words.no_speakers


# --- verbs ---------------------------------------------------------------------------------


def source_of(verb: Token) -> Token | None:
    """Who says what a verb reports."""
    quoting = _quoting(verb)
    if quoting is not None:
        if is_passive(quoting) or quoting.i == verb.i:
            return child(quoting, "nsubjpass")
        return child(quoting, "dobj") or _named_by(verb.doc[verb.i - 2])
    if is_passive(verb):
        return agent(verb)
    found = _writer(subject(verb))
    if found is None or not _next_to(found, verb):
        near = adjacent_before(verb)
        if near is not None and (found is None or _parted(found, near, verb)):
            return _writer(near)
    return found


def _writer(noun: Token | None) -> Token | None:
    """Who issued the statement that says something ("X issued a statement calling …")."""
    if noun is None:
        return None
    if noun.ent_type_ in ("DATE", "TIME"):
        return None
    if noun.is_upper and noun.i + 1 < len(noun.doc) and noun.nbor(1).text in _DASHES:
        return next((c for c in noun.children if c.dep_ == "appos"), noun)
    if noun.lemma_ in lexicon().media and noun.dep_ == "dobj":
        author = subject(noun.head)
        return noun if author is None else author
    return noun


_DASHES = ("--", "–", "—", "-")


def _next_to(noun: Token, verb: Token) -> bool:
    return noun.i > verb.i or noun.right_edge.i >= verb.i - 1


def _parted(found: Token, near: Token, verb: Token) -> bool:
    """Whether the phrase next to a verb rather than the parsed subject says it.

    "These employees, X explained, were …" and "footage of X asking, “…”".
    """
    if near.i <= found.right_edge.i:
        return False
    between = verb.doc[found.right_edge.i + 1 : near.left_edge.i]
    if verb.tag_ == "VBG":
        return near.pos_ in ("PROPN", "PRON") and verb.dep_ != "conj"
    return bool(len(between)) and between[-1].text == "," and verb.dep_ not in ("conj", "advcl")


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


def _of_verb(verb: Token, words: Lexicon, quoted: Sequence[bool]) -> Iterator[Frame]:
    lemma = verb.lemma_
    source = source_of(verb)
    if source is None and is_passive(verb):
        return
    said = lemma in words.say or lemma in words.think or lemma in words.show
    complement = False
    for c in verb.children:
        if c.i > verb.i and c.dep_ == "ccomp":
            frame = _clause(verb, c, source, words)
            if frame is not None:
                complement = True
                yield frame
        elif c.i > verb.i and c.dep_ == "xcomp":
            frame = _infinitive(verb, c, source, words)
            if frame is not None:
                complement = True
                yield frame
        elif c.i < verb.i and c.dep_ == "ccomp" and said and _is_finite(c):
            complement = True
            yield Frame(verb, source, _around(verb, c, source), "clause before", True)
    if complement:
        return
    if said and source is not None:
        before = _parenthesis(verb, source)
        if before is not None:
            yield Frame(verb, source, before, "clause around", True)
            return
    if lemma in words.say or lemma in words.think:
        after = _rest(verb, source, quoted)
        if after is not None:
            yield Frame(verb, source or _main_subject(verb), after, "rest of sentence", True)
            return
    yield from _phrases(verb, source, words)


def _is_finite(verb: Token) -> bool:
    if verb.tag_ in _FINITE:
        return True
    return any(c.dep_ in ("aux", "auxpass", "cop") and c.tag_ in _FINITE for c in verb.children)


def _clause(verb: Token, clause: Token, source: Token | None, words: Lexicon) -> Frame | None:
    lemma = verb.lemma_
    start, end = subtree(clause)
    start = max(start, verb.i + 1)
    doc = verb.doc
    mark = child(clause, "mark")
    start = _without_time(doc, start, clause, mark)
    first = doc[start]
    if mark is not None and mark.lower_ in ("whether", "if"):
        return Frame(verb, source, (start, end), "question", lemma in words.ask)
    if first.lower_ in _WH or (first.pos_ == "ADP" and doc[start + 1].lower_ in _WH):
        return Frame(
            verb, source, (start, end), "question", lemma in words.ask or lemma in words.say
        )
    if mark is not None and mark.lower_ == "that" and mark.i == start:
        start += 1
    end = _with_second_that(doc, end, clause.sent.end)
    strong = lemma in words.say or lemma in words.think or lemma in words.show
    if _is_finite(clause):
        lost = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < start), None)
        if (
            lost is not None
            and lemma != "tell"
            and child(clause, "nsubj", "nsubjpass", "expl") is None
        ):
            start = lost.left_edge.i
    else:
        object_ = child(verb, "dobj")
        if object_ is not None and verb.i < object_.i < start:
            start = object_.left_edge.i
        to = child(clause, "aux")
        infinitive = to is not None and to.lower_ == "to"
        strong = _has(words.urge, verb) if infinitive else lemma in words.show
        if not strong and lemma not in words.label:
            return None
        return Frame(verb, source, (start, end), "object and infinitive", strong)
    return Frame(verb, source, (start, end), "clause", strong)


def _with_second_that(doc: Doc, end: int, last: int) -> int:
    """Take in ", but that …" after a reported clause the parser closed too early."""
    k = end
    while k < last and doc[k].text == ",":
        k += 1
    if k + 1 < last and doc[k].lower_ in ("and", "but") and doc[k + 1].lower_ == "that":
        return last
    return end


_TIME = frozenset(
    "earlier later today yesterday tonight again also previously recently then once now "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)


def _without_time(doc: Doc, start: int, clause: Token, mark: Token | None) -> int:
    """Skip the time of saying that a parse puts into what was said ("said Friday that …")."""
    if mark is not None and mark.lower_ == "that":
        return mark.i if mark.i - start <= 4 else start
    while start < clause.i and doc[start].lower_ in _TIME and doc[start + 1].text != ",":
        start += 1
    return start


def _infinitive(verb: Token, clause: Token, source: Token | None, words: Lexicon) -> Frame | None:
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
    return Frame(verb, source, (start, end), "infinitive", verb.lemma_ in words.vow)


def _has(group: frozenset[str], verb: Token) -> bool:
    return verb.lemma_ in group


_OBJECTS = ("dobj", "oprd", "attr", "acomp", "ccomp", "xcomp")


def _phrases(verb: Token, source: Token | None, words: Lexicon) -> Iterator[Frame]:
    """Contents that are noun phrases: objects, and objects of prepositions."""
    object_ = next((c for c in verb.rights if c.dep_ in _OBJECTS), None)
    end = None if object_ is None else subtree(object_)[1]
    for c in verb.rights:
        if end is not None and c.dep_ in _OBJECTS:
            end = max(end, subtree(c)[1])
    rule = "object"
    prepositional: Token | None = None
    for prep in verb.rights:
        if prep.dep_ in ("prep", "agent") and child(prep, "pobj", "pcomp") is not None:
            if object_ is None and prepositional is None:
                prepositional = prep
            elif object_ is not None and prep.lower_ in ("as", "of", "for", "with"):
                end = subtree(prep)[1]
    lemma = verb.lemma_
    if object_ is not None and end is not None:
        strong = lemma in words.topic
        if strong or lemma in words.label:
            yield Frame(verb, source, (object_.left_edge.i, end), rule, strong)
    elif prepositional is not None:
        inner = child(prepositional, "pobj", "pcomp")
        assert inner is not None
        phrase = f"{lemma} {prepositional.lower_}"
        strong = phrase in words.topic
        if strong or lemma in words.label:
            yield Frame(verb, source, subtree(inner), "prepositional object", strong)


# --- clauses round a parenthesis -------------------------------------------------------------


def _around(verb: Token, clause: Token, source: Token | None) -> Span:
    """The reported clause before a cue, with what follows the attribution when it goes on."""
    start, end = subtree(clause)
    left = min(verb.i, source.left_edge.i if source is not None else verb.i)
    return (start, end) if end > verb.i else (start, min(end, max(left, clause.i + 1)))


def _parenthesis(verb: Token, source: Token) -> Span | None:
    """What "…, X said" or "…, X said, …" reports: the rest of its sentence."""
    doc, sent = verb.doc, verb.sent
    if verb.dep_ in ("relcl", "acl", "xcomp") or any(_complements(c, verb) for c in verb.rights):
        return None
    left = min(verb.i, source.left_edge.i)
    k = left - 1
    while k >= sent.start and doc[k].pos_ in ("ADV", "SPACE"):
        k -= 1
    if k <= sent.start or doc[k].text not in _PAUSES:
        return None
    if source.i < verb.i and _goes_on(verb):
        return None
    return (sent.start, k) if _has_clause(doc, sent.start, k) else None


def _rest(verb: Token, source: Token | None, quoted: Sequence[bool]) -> Span | None:
    """What a cue reports when the parse shows none: the clause that follows it directly."""
    doc, last = verb.doc, verb.sent.end
    k = verb.i + 1
    while k < last and doc[k].lower_ in _TIME:
        k += 1
    that = k < last and doc[k].lower_ == "that"
    participle = verb.tag_ == "VBG" and verb.i > 0 and doc[verb.i - 1].text == ","
    if not (that or participle) or (source is None and not participle):
        return None
    start = k + that
    if start < last and not quoted[start] and _has_finite(doc, start, last):
        return start, last
    return None


def _has_finite(doc: Doc, start: int, end: int) -> bool:
    """Whether a finite verb with something before it lies between two tokens."""
    return any(t.tag_ in _FINITE for t in doc[start + 1 : end])


def _main_subject(verb: Token) -> Token | None:
    """The first subject of a sentence, before a verb the parser attached elsewhere."""
    for token in verb.doc[verb.sent.start : verb.i]:
        if token.dep_ in ("nsubj", "nsubjpass"):
            return token
    return None


def _goes_on(verb: Token) -> bool:
    """Whether what follows a cue reads like what it reports ("said it was over")."""
    doc, k = verb.doc, verb.i + 1
    while k < verb.sent.end and (doc[k].pos_ == "ADV" or doc[k].lower_ in _TIME):
        k += 1
    if k + 1 >= verb.sent.end:
        return False
    after = doc[k]
    return after.lower_ == "that" or after.dep_ in ("nsubj", "nsubjpass", "expl")


_PAUSES = frozenset({",", "–", "—", "--", "-", "”", '"', "''"})


def _complements(dependent: Token, verb: Token) -> bool:
    """Whether a dependent says what was said, so that nothing before the verb does."""
    if dependent.dep_ == "dobj":
        return verb.lemma_ != "tell"
    return dependent.dep_ in ("xcomp", "ccomp", "acomp", "attr", "prt")


def _has_clause(doc: Doc, start: int, end: int) -> bool:
    """Whether a finite main clause with its subject lies between two tokens."""
    for token in doc[start:end]:
        if token.dep_ in ("nsubj", "nsubjpass", "expl", "csubj"):
            head = token.head
            if start <= head.i < end and head.dep_ not in ("relcl", "acl", "advcl", "pcomp"):
                return True
    return False


# --- nouns, adjectives, prepositions -----------------------------------------------------------


def _of_noun(noun: Token) -> Iterator[Frame]:
    owner = child(noun, "poss")
    if owner is None:
        by = child(noun, "prep")
        owner = child(by, "pobj") if by is not None and by.lower_ in ("by", "from") else None
    clause = child(noun, "acl", "ccomp")
    governor = noun.head
    if owner is None and noun.dep_ == "dobj" and governor.pos_ == "VERB":
        owner = source_of(governor)
    if clause is not None and clause.i > noun.i:
        start, end = subtree(clause)
        mark = child(clause, "mark")
        that = mark is not None and mark.lower_ == "that"
        start += that and noun.doc[start].lower_ == "that"
        yield Frame(noun, owner, (start, end), "noun", that and owner is not None)
        return
    for prep in noun.rights:
        inner = child(prep, "pobj", "pcomp") if prep.dep_ == "prep" else None
        if inner is not None and prep.lower_ in ("of", "for", "that", "on", "about", "against"):
            yield Frame(noun, owner, subtree(inner), "noun", False)


def _of_adjective(adjective: Token) -> Iterator[Frame]:
    if adjective.dep_ != "acomp":
        return
    source = subject(adjective.head)
    for c in adjective.rights:
        if c.dep_ in ("ccomp", "xcomp"):
            start, end = subtree(c)
            that = adjective.doc[start].lower_ == "that"
            finite = _is_finite(c)
            yield Frame(adjective, source, (start + that, end), "adjective", finite)


def _according(token: Token) -> Iterator[Frame]:
    to = child(token, "prep")
    if to is None or to.lower_ != "to":
        return
    source = child(to, "pobj")
    if source is not None:
        content = _modified(token, subtree(token))
        if content is not None:
            yield Frame(token, source, content, "according to", True)


def _in_opinion(noun: Token) -> Iterator[Frame]:
    owner = child(noun, "poss")
    prep = noun.head
    if owner is None or noun.dep_ != "pobj" or prep.lower_ not in ("in", "by", "to", "from"):
        return
    content = _modified(prep, subtree(prep))
    if content is not None:
        yield Frame(noun, owner, content, "in the opinion of", True)


def _modified(adverbial: Token, own: Span) -> Span | None:
    """The clause that an adverbial of attribution belongs to; None when another cue has it."""
    doc, sent = adverbial.doc, adverbial.sent
    if own[0] <= sent.start + 1:
        return own[1], sent.end
    last = not any(t.is_alpha for t in doc[own[1] : sent.end])
    pause = doc[own[0] - 1].text == ","
    if pause and (last or doc[min(own[1] + 1, sent.end - 1)].lower_ in ("and", "but")):
        main = next((t for t in doc[sent.start : own[0]] if t.dep_ == "ROOT"), None)
        if main is not None and main.lemma_ in lexicon().verbs and child(main, "ccomp"):
            return None
        return (sent.start, own[0]) if _has_clause(doc, sent.start, own[0]) else None
    head = adverbial.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    start, end = subtree(head)
    if head.dep_ == "ROOT":
        start, end = sent.start, sent.end
    before = any(t.pos_ in ("VERB", "AUX") for t in doc[start : own[0]])
    if own[1] >= end - 1 or not any(not t.is_punct and not t.is_space for t in doc[own[1] : end]):
        return (start, own[0]) if before else None
    if not before:
        return own[1], end
    return start, end
