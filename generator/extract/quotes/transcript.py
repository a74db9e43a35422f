"""Turns of interviews and transcripts, which need no quotation marks.

Labels tell whose turn it is ("RFI:", "SMITH: …", "Q: …"). Some outlets label the first
question and the first answer only; from there on a paragraph that asks is the interviewer's,
with the statements that lead up to it, and everything else the interviewee's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from spacy.lang.en.stop_words import STOP_WORDS

from ...language.word_lists import load_data
from ...records import Article
from .marks import Paragraph

Part = Literal["question", "answer"]

_NAME = r"[A-Z][\w.’'&/-]*"
_SMALL = r"de|van|von|bin|al|of|and|the|for"
_LABEL = re.compile(
    rf"(?:[\"“]\s*)?((?:{_NAME}|{_SMALL})(?: (?:{_NAME}|{_SMALL})){{0,7}}|Q|A)"
    r"(?: \((?P<person>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Hon)\b[^)]{2,40})\))?"
    r"(?: \([^)]{1,40}\)){0,2}\s?:(?=\s|$)"
)
"""In a parliament's record an office may be the label, with its holder in brackets."""
_RECORD = re.compile(
    r"\s*((?:Mr|Mrs|Ms|Miss|Dr)\. [A-Z][A-Za-z]{0,3}[A-Z]{2,}[A-Z’'-]*(?: of [A-Z]\w+(?: \w+)?)?"
    r"|The (?:ACTING )?(?:SPEAKER|PRESIDENT|PRESIDING OFFICER|CHAIR)(?: pro tempore)?)\.(?=\s)"
)
"""In the Congressional Record a full stop ends the label: "Mr. TULL. Madam Speaker, ..."."""
_DENSE = 0.6
"""Share of paragraphs with a label that makes a record of what was said, whoever spoke twice."""
_LEAST_LABELS = 3
_ASIDE = re.compile(r"[\"“(\[]*\(?[A-Z .,-]+\)?[\"”.)\]]*")
"""A stage direction and no turn ("(CROSSTALK)")."""
_WORD = re.compile(r"[^\W\d_]")
_PREAMBLE = 3
"""Paragraphs of statements that may lead up to a question."""
_TAKEN_UP = 2
"""Words of a statement that a reply must repeat to deny it."""
_QUESTION_END = re.compile(r"\?[\"”’')\s]*$")


@dataclass(frozen=True, slots=True)
class Label:
    """``text[start:end]`` names who speaks from ``body`` on."""

    start: int
    end: int
    body: int
    name: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of a conversation."""

    paragraph: int
    start: int
    end: int
    part: Part | None
    label: Label | None
    """The label that holds here, given now or before."""


@cache
def _words() -> dict[str, frozenset[str]]:
    data = load_data("speech_turns")
    return {key: frozenset(map(str, value)) for key, value in data.items()}


def find_turns(article: Article, parts: Sequence[Paragraph]) -> tuple[Turn, ...]:
    """The turns of an article that is a conversation, else nothing."""
    text = article.text
    labels = {n: label for n, p in enumerate(parts) if (label := _label(text, p)) is not None}
    counts = Counter(label.name for label in labels.values())
    interview = article.genre == "interview"
    told = sum(not p.heading for p in parts)
    dense = len(counts) > 1 and len(labels) >= max(_LEAST_LABELS, _DENSE * told)
    if not interview and not dense and not _is_transcript(counts):
        return ()
    if labels and (max(counts.values()) > 1 or dense or not interview):
        return tuple(_labelled(text, parts, labels, counts, dense))
    return tuple(_asked(text, parts, labels))


def _label(text: str, part: Paragraph) -> Label | None:
    match = _LABEL.match(text, part.start, part.end)
    match = match or _RECORD.match(text, part.start, part.end)
    if match is None or part.heading:
        return None
    body = match.end()
    while body < part.end and text[body].isspace():
        body += 1
    name = "person" if match.groupdict().get("person") else 1
    return Label(match.start(name), match.end(name), body, match.group(name))


def _is_transcript(counts: Counter[str]) -> bool:
    """Two speakers at least, who take turns: one of them more than once."""
    short = {"Q", "A"} <= set(counts)
    repeated = [name for name, n in counts.items() if n > 1]
    return short or (len(counts) > 1 and len(repeated) > 1)


def _labelled(
    text: str,
    parts: Sequence[Paragraph],
    labels: dict[int, Label],
    counts: Counter[str],
    dense: bool,
) -> list[Turn]:
    """Every turn has its label; paragraphs without one go on with the turn before."""
    pair = len(counts) == 2
    known = {name for name, n in counts.items() if n > 1 or name.isupper() or pair or dense}
    words = _words()
    parties = words["questions"] | words["answers"]
    named = {x.name: x for x in reversed(labels.values()) if x.name.lower() not in parties}
    answerer = next(iter(named.values())) if len(named) == 1 else None
    found: list[Turn] = []
    current: Label | None = None
    last = max((n for n, label in labels.items() if label.name in known), default=-1)
    for n, part in enumerate(parts):
        label = labels.get(n)
        if label is not None and label.name in known:
            answers = label.name.lower() in words["answers"]
            current = answerer if answers and answerer else label
            start = label.body
        else:
            start = part.start
        if current is None or start >= part.end or part.heading:
            continue
        if label is None and n > last and text[part.start] not in "\"“”'‘":
            break
        role: Part | None = None
        if current.name.lower() in words["questions"]:
            role = "question"
        elif current.name.lower() in words["answers"]:
            role = "answer"
        if not _ASIDE.fullmatch(text, start, part.end) and _WORD.search(text, start, part.end):
            found.append(Turn(n, *_unmarked(text, start, part.end), role, current))
    return found


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """A turn without the marks that open and close it."""
    if end - start > 2 and text[start] in '"“' and not re.search(r"[\"”]\s\w", text[start:end]):
        start += 1
    if text[end - 1] in '"”' and not re.search(r"[\"“]", text[start : end - 1]):
        end -= 1
    return start, end


def _asked(text: str, parts: Sequence[Paragraph], labels: dict[int, Label]) -> list[Turn]:
    """Labels at most once each: tell questions from answers by what they say."""
    asks = [n for n, p in enumerate(parts) if _asks(text[p.start : p.end])]
    told = sum(not p.heading for p in parts)
    bare = [n for n in asks if not re.search(r"[.!]\s", text[parts[n].start : parts[n].end])]
    unsure = len(bare) < 4 or len(bare) < told / 8
    if len(asks) < 2 or (not labels and unsure):
        return []
    first = min([*labels, *asks[:1]])
    roles = _roles(text, parts, first)
    named: dict[Part, Label | None] = {"question": None, "answer": None}
    for n, label in sorted(labels.items()):
        role: Part = "question" if named["question"] is None and not named["answer"] else "answer"
        following = next((roles[m] for m in range(n, len(parts)) if m in roles), role)
        role = following if named[following] is None else role
        if named[role] is None:
            named[role] = label
    found = []
    for n in range(first, len(parts)):
        part = parts[n]
        own = labels.get(n)
        start = own.body if own is not None else part.start
        if n in roles and start < part.end:
            found.append(Turn(n, start, part.end, roles[n], named[roles[n]]))
    return found


def _roles(text: str, parts: Sequence[Paragraph], first: int) -> dict[int, Part]:
    labels = {n for n in range(first, len(parts)) if _bare_label(text, parts[n])}
    spoken = [n for n in range(first, len(parts)) if n not in labels and not parts[n].heading]
    words = {n: text[parts[n].start : parts[n].end] for n in spoken}
    roles: dict[int, Part] = dict.fromkeys(spoken, "answer")
    for place, n in enumerate(spoken):
        if not _asks(words[n]):
            continue
        roles[n] = "question"
        reply = words[spoken[place + 1]] if place + 1 < len(spoken) else ""
        for back in range(place - 1, max(-1, place - 1 - _PREAMBLE), -1):
            m = spoken[back]
            denied = back == place - 1 and _is_denied(words[m], words[n], reply)
            if roles[m] == "question" or not (denied or _leads_up(words[m])):
                break
            if any(m < k <= spoken[back + 1] for k in labels):
                break
            roles[m] = "question"
    return roles


def _bare_label(text: str, part: Paragraph) -> bool:
    label = _label(text, part)
    return label is not None and label.body >= part.end


def _asks(paragraph: str) -> bool:
    if not _QUESTION_END.search(paragraph):
        return False
    tokens = _tokens(paragraph)
    words = _words()
    own = sum(t in words["first_person"] for t in tokens)
    return (
        own == 0
        or any(t in words["second_person"] for t in tokens)
        or _colleagues(tokens)
        or own < 2
    )


def _leads_up(paragraph: str) -> bool:
    """Whether a statement may be the preamble of the question after it."""
    tokens = _tokens(paragraph)
    words = _words()
    if not tokens or len(tokens) > 60:
        return False
    for size in (1, 2):
        if " ".join(tokens[:size]) in words["continues"]:
            return False
    if tokens[0] == "but" and tokens[1:2] and tokens[1] in words["continues"] | {"all"}:
        return False
    if any(t in words["second_person"] for t in tokens):
        return not any(t in words["first_person"] for t in tokens)
    return _colleagues(tokens) or not any(t in words["first_person"] for t in tokens)


def _is_denied(statement: str, question: str, reply: str) -> bool:
    """Whether a reply opens by denying what stands before the question: "So it is a stalemate.
    What now?" – "It is no stalemate ...". Nobody denies his own last words."""
    told, answer = _tokens(statement), _tokens(re.split(r"[.!?]", reply)[0])
    if any(t in _words()["first_person"] for t in told) or _negates(told) == _negates(answer):
        return False
    words = set(told) - STOP_WORDS
    taken_up = words & set(answer) - set(_tokens(question))
    return len(taken_up) >= _TAKEN_UP and len(taken_up) * 2 >= len(words)


def _negates(tokens: Sequence[str]) -> bool:
    return any(t in ("no", "not", "never") or t.endswith("n't") for t in tokens)


def _colleagues(tokens: Sequence[str]) -> bool:
    words = _words()
    return any(a == "our" and b in words["colleagues"] for a, b in pairwise(tokens))


def _tokens(paragraph: str) -> list[str]:
    return re.findall(r"\w+(?:[’']\w+)?", paragraph.lower().replace("’", "'"))
