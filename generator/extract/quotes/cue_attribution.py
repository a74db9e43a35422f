"""The cue and source of words in quotation marks, from the words beside the marks.

Direct speech is attributed by what stands next to its marks ("“…,” said X", "X said: “…”"),
where a parser is often wrong; fragments by the frame of the sentence that holds them.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ...language.quotation_marks import MarkedSpan
from .quote_drafts import Attribution
from .reported.grammar import Span, child, is_purpose, joined_to
from .reported.sources import source_of
from .reporting_words import body_nouns, person_nouns, reporting_words


class TextOutsideMarks:
    """The tokens of one paragraph that stand outside its quotation marks."""

    def __init__(
        self, doc: Doc, span: Span, marked: tuple[MarkedSpan, ...], quoted: list[bool]
    ) -> None:
        self.doc = doc
        self.start, self.end = span
        self.marked = marked
        self.quoted = quoted

    def after(self, mark: MarkedSpan) -> list[Token]:
        """Tokens from a closing mark to the end of that sentence or the next quotation."""
        found: list[Token] = []
        for token in self.doc[self.start : self.end]:
            if token.idx < mark.outer_end:
                continue
            if self.quoted[token.i]:
                break
            found.append(token)
            if token.text in (".", "!", "?", ";") and len(found) > 1 and _ends_sentence(token):
                break
        return found

    def before(self, mark: MarkedSpan) -> list[Token]:
        """Tokens from the sentence's start (or the quotation before) to an opening mark."""
        found: list[Token] = []
        for token in self.doc[self.start : self.end]:
            if token.idx >= mark.outer_start:
                break
            if self.quoted[token.i]:
                found = []
                continue
            if found and found[-1].text in (".", "!", "?") and _ends_sentence(found[-1]):
                found = []
            found.append(token)
        if found and found[-1].text in (".", "!", "?"):
            return []
        return found

    def last_sentence(self) -> list[Token]:
        """Tokens of the last sentence outside marks, colon and all."""
        found: list[Token] = []
        for token in self.doc[self.start : self.end]:
            if self.quoted[token.i]:
                found = []
            elif found and found[-1].text in (".", "!", "?") and _ends_sentence(found[-1]):
                found = [token]
            elif not token.is_space:
                found.append(token)
        return found


def _ends_sentence(stop: Token) -> bool:
    """Whether a full stop ends a sentence, and not an abbreviation ("D-Md.)")."""
    if stop.i + 1 >= len(stop.doc):
        return True
    after = stop.nbor(1)
    return bool(stop.whitespace_ or after.is_space) and not after.is_lower


_CLOSERS = frozenset({'"', "”", "''", "’", "'", ")"})
_JOINS = frozenset(",;—–-:\"”''’' ")


def attribute_after(around: TextOutsideMarks, mark: MarkedSpan, text: str) -> Attribution | None:
    """The attribution behind a quotation: "“…,” X said", "“…,” said X, who …"."""
    tokens = [t for t in around.after(mark) if not t.is_space]
    while tokens and tokens[0].text in _CLOSERS:
        tokens = tokens[1:]
    if not tokens or tokens[0].text in (".", "!", "?"):
        return None
    ending = text[-1:]
    parted = ending in ".…" and tokens[0].text not in (",", "–", "—")
    first = tokens[0]
    if parted and not (first.lower_ == first.text and first.is_alpha):
        return None
    for n, token in enumerate(tokens[:40]):
        if token.text == "according":
            to = child(token, "prep")
            source = child(to, "pobj") if to is not None else None
            if source is not None:
                return Attribution(token, source, "according to")
        if not _may_report(token):
            continue
        if token.dep_ in ("relcl", "acl") and n > 1:
            continue
        if n and _continues_earlier_verb(token, tokens):
            return None
        source = _source_in(token, tokens, n)
        if source is not None:
            if ending in "?!" and tokens[0].is_title and _has_complement(token):
                return None
            return Attribution(token, source, "after")
    return None


def _continues_earlier_verb(verb: Token, tokens: list[Token]) -> bool:
    """Whether a verb behind marks reports other words ("X declared “…” and said that …")."""
    first = tokens[0]
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    joined = first.lower_ in ("and", "but") and verb.dep_ == "conj" and not own
    return joined and first.head == verb.head and verb.head.i < first.i


def _may_report(token: Token) -> bool:
    """Whether a word may report direct speech."""
    if token.lower_ in ("said", "says"):
        return True
    if token.pos_ not in ("VERB", "AUX") or token.dep_ == "amod":
        return False
    if token.lemma_ == "put":
        return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "it"
    if child(token, "auxpass") is not None and child(token, "agent") is None:
        return False
    if token.tag_ == "VBN" and any(c.lower_ == "as" and c.dep_ == "mark" for c in token.lefts):
        return False  # "the deal, as currently written,"
    phrase = any(f"{token.lemma_} {c.lower_}" in reporting_words().say for c in token.rights)
    return (phrase or token.lemma_ in reporting_words().say) and not is_purpose(token)


def _has_complement(verb: Token) -> bool:
    return any(
        c.i > verb.i
        and c.dep_ in ("ccomp", "xcomp", "dobj")
        and not any(m.lower_ in _WHEN for m in c.lefts)
        for c in verb.children
    )


_WHEN = frozenset({"before", "after", "when", "while", "as"})


def _source_in(verb: Token, tokens: list[Token], n: int) -> Token | None:
    inside = {t.i for t in tokens}
    source = source_of(verb)
    shared = verb.tag_ == "VBG" or (verb.dep_ == "conj" and child(verb, "dobj") is not None)
    if source is not None and (source.i in inside or shared):
        return source
    for token in tokens[n + 1 : n + 4] if verb.tag_ != "VBG" else ():
        if token.pos_ in ("PROPN", "NOUN", "PRON", "DET", "ADJ"):
            return _head(token, inside)
        if token.pos_ not in ("ADV", "PART"):
            break
    for token in reversed(tokens[max(0, n - 3) : n]):
        if token.pos_ in ("PROPN", "NOUN", "PRON"):
            return _head(token, inside)
        if token.pos_ not in ("ADV", "AUX", "PART") and token.text != ",":
            break
    return None


def _head(token: Token, inside: set[int]) -> Token | None:
    while token.head.i in inside and token.dep_ in (
        "compound",
        "det",
        "amod",
        "poss",
        "nmod",
        "nummod",
    ):
        token = token.head
    return token if token.pos_ in ("PROPN", "NOUN", "PRON") else None


def attribute_before(around: TextOutsideMarks, mark: MarkedSpan) -> Attribution | None:
    """The attribution before a quotation: "X said: “…", "in X's words, “…", "X was blunt: “…"."""
    return attribute_introduction([t for t in around.before(mark) if not t.is_space])


def attribute_opening(tokens: list[Token]) -> Attribution | None:
    """The attribution that tokens open with: "asked the envoy"."""
    if tokens and tokens[0].lower_ == "so":
        tokens = tokens[1:]  # "So said the envoy."
    if not tokens or not tokens[0].is_lower or not _may_report(tokens[0]):
        return None
    source = _source_in(tokens[0], tokens, 0)
    return None if source is None else Attribution(tokens[0], source, "after")


def attribute_introduction(tokens: list[Token]) -> Attribution | None:
    """The attribution in the words that lead up to a quotation."""
    if not tokens:
        return None
    last = tokens[-1]
    cues = [t for t in tokens if (_may_report(t) and t.dep_ != "relcl") or t.lower_ == "according"]
    near = bool(cues) and last.i - cues[-1].i <= 2
    if last.text not in _LEADING and not near:
        return None
    for cue in reversed(cues):
        source = _introducing(cue, tokens)
        if source is not None:
            return Attribution(cue, source, "before")
    return _before_colon(tokens) if last.text == ":" else None


_LEADING = frozenset({":", ",", "—", "–"})


def _introducing(cue: Token, tokens: list[Token]) -> Token | None:
    """The source of a cue that leads up to a quotation."""
    if cue.lower_ == "according":
        to = child(cue, "prep")
        return child(to, "pobj") if to is not None else None
    return _source_in(cue, tokens, next(n for n, t in enumerate(tokens) if t.i == cue.i))


def _before_colon(tokens: list[Token]) -> Attribution | None:
    """The source before a colon without a cue: "X was blunt:", "In her view, …:", "X:"."""
    words = reporting_words()
    for token in tokens:
        if token.lemma_ in words.opinion_nouns and child(token, "poss") is not None:
            return Attribution(token, child(token, "poss"), "in the opinion of")
    if (name := _name_beside(tokens)) is not None:
        return Attribution(None, name, "colon")
    for token in tokens:
        if token.dep_ in ("nsubj", "nsubjpass") and joined_to(token.head).dep_ == "ROOT":
            return None if _cannot_speak(token) else Attribution(None, token, "colon")
    if len(tokens) > 1 and not any(t.pos_ == "VERB" for t in tokens):
        person = next((t for t in tokens if t.ent_type_ == "PERSON"), None)
        if person is not None:
            return Attribution(None, _name_head(person), "colon")
        if tokens[-2].pos_ == "PROPN":
            return Attribution(None, tokens[-2], "colon")
    return None


def _name_beside(tokens: list[Token]) -> Token | None:
    """The full name right before a colon, glued to a sentence that lost its stop ("… in the
    capital Robert Brandt: “…")."""
    last = len(tokens) - 2
    first = last
    while first > 0 and tokens[first].ent_iob_ == "I" and tokens[first].ent_type_ == "PERSON":
        first -= 1
    if last - first < 1 or first < 1 or tokens[first].ent_type_ != "PERSON":
        return None
    before = tokens[first - 1]
    glued = before.ent_type_ in ("GPE", "LOC") or (before.pos_ == "NOUN" and before.is_lower)
    return tokens[last] if glued else None


def _name_head(person: Token) -> Token:
    """The last word of the name that a word is the first of."""
    last = person
    while last.i + 1 < len(last.doc) and last.nbor(1).ent_iob_ == "I":
        last = last.nbor(1)
    inside = range(person.i, last.i + 1)
    return next((t for t in (last, person) if t.head.i not in inside), last)


def _cannot_speak(noun: Token) -> bool:
    """Whether a noun means no person or body, whose words a colon could introduce ("The piece
    used it as a headline: “…”")."""
    speaks = person_nouns() | body_nouns() | reporting_words().statement_nouns
    return noun.tag_ == "NN" and not noun.ent_type_ and noun.lemma_ not in speaks


def attribute_to_earlier_cue(around: TextOutsideMarks, mark: MarkedSpan) -> Attribution | None:
    """The nearest cue before a quotation in its sentence, where the parse shows no frame."""
    tokens = [t for t in around.before(mark) if not t.is_space]
    for n in range(len(tokens) - 1, -1, -1):
        token = tokens[n]
        if token.text == ":":
            return None
        beside = n == len(tokens) - 1  # "others who specified “…”"
        if _may_report(token) and (beside or token.dep_ not in ("relcl", "acl", "pcomp")):
            source = _source_in(token, tokens, n)
            return None if source is None else Attribution(token, source, "cue before")
    return None
