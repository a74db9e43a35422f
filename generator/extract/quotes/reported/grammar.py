"""What the rules read from a parse: subjects, noun phrases, spans of clauses.

Spans are pairs of token numbers, half-open.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ..reporting_words import person_nouns

Span = tuple[int, int]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_EDGE = frozenset(",;:.-–—…()[] ")
_OPENING = frozenset({"“", "``", "„", "«", "‘", ":", ","})


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these dependency labels."""
    for c in token.children:
        if c.dep_ in deps:
            return c
    return None


def subtree(token: Token) -> Span:
    """The phrase a token heads."""
    return token.left_edge.i, token.right_edge.i + 1


def trimmed(doc: Doc, span: Span) -> Span:
    """The span without white space and loose punctuation at its ends."""
    start, end = span
    while start < end and _is_loose(doc[start]):
        start += 1
    while end > start and (_is_loose(doc[end - 1]) or doc[end - 1].pos_ == "CCONJ"):
        if doc[end - 1].text == ")" and any(t.text == "(" for t in doc[start : end - 1]):
            break
        end -= 1
    return start, end


def _is_loose(token: Token) -> bool:
    return token.is_space or token.text in _EDGE


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject of a verb: its own, or the one it shares with its governor."""
    # Of several, the last: the parser takes a dateline for a subject, too.
    every = [c for c in verb.lefts if c.dep_ == "nsubj" and c.tag_ not in ("DT", "CC")]
    own = every[-1] if len(every) > 1 else child(verb, *_SUBJECTS)
    if own is not None:
        return _antecedent(own, verb)
    if depth > 4:
        return None
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return head
    if verb.dep_ == "xcomp" and head.lemma_ in _CAUSING:
        moved = child(head, "dobj")
        if moved is not None and head.i < moved.i < verb.i:
            return moved  # "which prompted the mayor to say"
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and head.tag_ == "VB":
        # "backing off plans to cut taxes and proposing": joined to the participle
        same = next((a for a in head.ancestors if a.tag_ == "VBG"), None)
        return None if same is None else subject(same, depth + 1)
    if verb.dep_ in ("conj", "advcl", "xcomp", "dep") and head.pos_ in ("VERB", "AUX"):
        return subject(head, depth + 1)
    if verb.dep_ == "relcl" and not any(c.dep_ in _SUBJECTS for c in verb.children):
        return None
    if verb.dep_ == "pcomp" and head.dep_ in ("prep", "mark"):
        governor = head.head
        blamed = child(governor, "dobj") if head.lower_ == "for" else None
        if blamed is not None and (blamed.pos_ in ("PROPN", "PRON") or blamed.tag_ == "NNS"):
            return blamed  # "X criticised Y for refusing …": Y refused
        if governor.pos_ in ("VERB", "AUX"):
            return subject(governor, depth + 1)
    return None


_CAUSING = frozenset({
    "prompt", "lead", "cause", "force", "push", "persuade", "convince", "compel", "inspire",
    "drive",
})  # fmt: skip


def _antecedent(noun: Token, verb: Token) -> Token | None:
    if noun.lower_ not in _RELATIVE:
        return noun
    if noun.lower_ == "which" and verb.dep_ == "relcl" and noun.i > 1:
        body = noun.nbor(-2) if noun.nbor(-1).text == "," else noun
        if body.ent_type_ == "ORG" and verb.head.pos_ == "NOUN" and not verb.head.ent_type_:
            return body  # "the tax levied by the Union, which contended"
    if verb.dep_ == "relcl":
        return _person(verb.head) if noun.lower_ == "who" else verb.head
    if verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        return _person(verb.head.head) if noun.lower_ == "who" else verb.head.head
    return noun if noun.lower_ in ("that", "which") else None


def _person(noun: Token) -> Token:
    """The person that "who" refers to after a long noun phrase ("X, the head of Y, who said")."""
    found = noun
    while found.ent_type_ != "PERSON":
        if found.dep_ in ("appos", "compound"):
            found = found.head
        elif found.dep_ == "pobj" and found.head.head.pos_ in ("NOUN", "PROPN"):
            found = found.head.head
        elif found.dep_ == "conj" and found.head.dep_ in ("appos", "pobj"):
            found = found.head
        else:
            break
    else:
        return found
    if noun.dep_ != "pobj" or not noun.head.i:
        return noun
    before = noun.head.nbor(-1)  # "Democrats on Capitol Hill, who have argued"
    place = noun.ent_type_ in ("GPE", "LOC", "FAC", "ORG") and before.pos_ in ("NOUN", "PROPN")
    thing = noun.tag_ == "NN" and not noun.ent_type_ and noun.lemma_ not in person_nouns()
    many = thing and before.tag_ == "NNS"
    return before if place or many else noun


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive ("was accused", "the plan described by the mayor")."""
    whole = verb.tag_ == "VBN" and child(verb, "auxpass", "nsubjpass") is not None
    return whole or _qualifies(verb)


def _qualifies(verb: Token) -> bool:
    """Whether a participle stands right behind the noun that it modifies."""
    noun, k = verb.head, verb.i - 1
    if verb.dep_ != "acl" or noun.pos_ != "NOUN" or verb.tag_ not in ("VBN", "VBD"):
        return False
    naming = verb.lemma_ in ("call", "name", "dub", "title") and verb.nbor(-1).text == ","
    if not naming and (verb.tag_ == "VBD" or child(verb, "dobj") is not None):
        return False
    while k > noun.i and (verb.doc[k].pos_ == "ADV" or (naming and verb.doc[k].text == ",")):
        k -= 1
    return k == noun.i


def agent(verb: Token) -> Token | None:
    """The agent of a passive verb ("by the ministry")."""
    by = child(verb, "agent")
    return None if by is None else child(by, "pobj")


def noun_phrase(head: Token) -> Span:
    """A noun with what names it: "Armenia's prime minister, Nikol Pashinyan".

    Relative clauses, participles and appositions after the name are left out.
    """
    start, end = subtree(head)
    doc = head.doc
    for c in head.rights:
        if c.dep_ in ("relcl", "acl", "advcl") and c.left_edge.i < end:
            end = c.left_edge.i
        elif c.dep_ == "appos":
            keep = head.pos_ != "PROPN" and c.pos_ == "PROPN"
            end = min(end, noun_phrase(c)[1] if keep else c.left_edge.i)
            break
        elif c.dep_ == "conj" and c.right_edge.i + 1 == end:
            end = noun_phrase(c)[1]
        elif c.dep_ == "punct" and _parts_off(c) and c.i < end:
            end = c.i
    start, end = trimmed(doc, (start, max(end, head.i + 1)))
    while end > head.i + 1 and doc[end - 1].text in _OPENING:
        end -= 1
    return start, end


def _parts_off(mark: Token) -> bool:
    """Whether a dash or bracket ends a name, as the hyphen of "his ex-wife" does not."""
    dashed = mark.text == "-" and bool(mark.nbor(-1).whitespace_)
    return dashed or mark.text in ("(", "[", "–", "—", "--")


_SKIPPED = ("ADV", "AUX", "PART", "SPACE")


def adjacent_before(verb: Token) -> Token | None:
    """The noun phrase that ends right before a verb (adverbs and auxiliaries aside)."""
    doc, start = verb.doc, verb.sent.start
    k = verb.i - 1
    while k > start and doc[k].pos_ in _SKIPPED:
        k -= 1
    last = doc[k]
    if k < start or last.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    head = last
    while True:
        up = head.head
        if up.i == head.i or up.i > k or up.pos_ not in ("NOUN", "PROPN", "ADP", "PRON"):
            break
        if any(t.text in (",", ";", ":", "(", "–", "—", "--") for t in doc[up.i : k]):
            break
        head = up
    return head if head.pos_ != "ADP" else last


def joined_to(verb: Token) -> Token:
    """The first of the verbs that a verb is joined to by "and", itself if there is none."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb


def is_purpose(verb: Token) -> bool:
    """Whether a verb is an infinitive of purpose ("met to discuss how"), as in "went on to say"
    it is not."""
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return False
    return not (verb.dep_ == "xcomp" and verb.head.lemma_ in _PHASAL)


_PHASAL = frozenset({"go", "continue", "begin", "have", "want", "like", "proceed", "seem"})

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_finite(verb: Token) -> bool:
    """Whether a verb, or an auxiliary of its, is finite."""
    if verb.tag_ in FINITE:
        return True
    return any(c.dep_ in ("aux", "auxpass", "cop") and c.tag_ in FINITE for c in verb.children)


def has_clause(doc: Doc, start: int, end: int) -> bool:
    """Whether a finite main clause with its subject lies between two tokens."""
    for token in doc[start:end]:
        if token.dep_ in ("nsubj", "nsubjpass", "expl", "csubj"):
            head = token.head
            if start <= head.i < end and head.dep_ not in ("relcl", "acl", "advcl", "pcomp"):
                return True
    return False
