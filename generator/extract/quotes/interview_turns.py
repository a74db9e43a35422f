"""Turns of interviews and transcripts, whose paragraphs are speech without quotation marks.

A label names the speaker ("RFI:", "SMITH: …", "Q: …"). Some outlets label the first question and
the first answer only; after that a paragraph that asks is the interviewer's, with the statements
that lead up to it, and every other paragraph the interviewee's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.lang.en.stop_words import STOP_WORDS

from ...language.quotation_marks import QuotedParagraph
from ...records import Article
from .speaker_labels import (
    BOLD,
    SpeakerLabel,
    TurnRole,
    inner_labels,
    label_of,
    labels_no_speech,
    role_of,
    turn_words,
)

_RECORD_LABEL_SHARE = 0.6
"""Share of paragraphs with a label that makes a text a record, even if nobody speaks twice."""
_MIN_RECORD_LABELS = 3
_STAGE_DIRECTION = re.compile(r"[\"“(\[]*\(?[A-Z .,-]+\)?[\"”.)\]]*")
"""A stage direction and no turn ("(CROSSTALK)")."""
_WORD = re.compile(r"[^\W\d_]")
_MAX_PREAMBLE_PARAGRAPHS = 3
"""Paragraphs of statements that may lead up to a question."""
_MIN_REPEATED_WORDS = 2
"""Words of a statement that a reply must repeat to count as its denial."""
_MIN_QUESTIONS = 4
"""Paragraphs of a question only, and their share of all, from which a text without labels is
an interview."""
_MIN_QUESTION_SHARE = 0.125
_MAX_PREAMBLE_WORDS = 60
"""Longer statements are answers."""
_QUESTION_END = re.compile(r"\?[\"”’')*_\s]*$")
_BROKEN_OFF = ("...", "…", "--", "—")
"""How a question ends that the answer cuts short."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of a conversation."""

    paragraph: int
    start: int
    end: int
    label: SpeakerLabel | None
    """The label of this turn, or the last one before it; None where it names nobody ("Q", "A")."""
    role: TurnRole | None = None
    """Whether it asks or answers, where that is known."""
    labelled: bool = True
    """Whether any label shows that somebody speaks; an explainer, too, answers questions."""


def find_turns(article: Article, paragraphs: Sequence[QuotedParagraph]) -> tuple[Turn, ...]:
    """The turns of an article that is a conversation, else nothing."""
    text = article.text
    labels = {
        n: label for n, p in enumerate(paragraphs) if (label := label_of(text, p)) is not None
    }
    counts = Counter(label.name for label in labels.values())
    interview = article.genre == "interview"
    told = sum(not p.heading for p in paragraphs)
    dense = len(counts) > 1 and len(labels) >= max(_MIN_RECORD_LABELS, _RECORD_LABEL_SHARE * told)
    if not interview and not dense and not _is_transcript(counts):
        return ()
    if labels and (max(counts.values()) > 1 or dense or not interview):
        return tuple(_turns_by_labels(text, paragraphs, labels, counts, dense))
    return tuple(_turns_by_questions(text, paragraphs, labels))


def _is_transcript(counts: Counter[str]) -> bool:
    """Whether labels alternate: at least two names, at least two of them repeated, or Q and A."""
    short = {"Q", "A"} <= set(counts)
    repeated = [name for name, n in counts.items() if n > 1]
    return short or (len(counts) > 1 and len(repeated) > 1)


def _turns_by_labels(
    text: str,
    paragraphs: Sequence[QuotedParagraph],
    labels: dict[int, SpeakerLabel],
    counts: Counter[str],
    dense: bool,
) -> list[Turn]:
    """Turns that are labelled each; a paragraph without a label continues the turn before."""
    pair = len(counts) == 2
    known = {name for name, n in counts.items() if n > 1 or name.isupper() or pair or dense}
    words = turn_words()
    parties = words["questions"] | words["answers"]
    named = {x.name: x for x in reversed(labels.values()) if x.name.lower() not in parties}
    answerer = next(iter(named.values())) if len(named) == 1 else None
    found: list[Turn] = []
    current: SpeakerLabel | None = None
    asked = False
    last = max((n for n, label in labels.items() if label.name in known), default=-1)
    for n, label, start, end in _pieces(text, paragraphs, labels, sorted(known)):
        if label is not None:
            current = label
        elif asked and answerer is not None and current is not None and role_of(current):
            current = answerer  # behind the question of somebody who is not named
        words_said = text[start:end]
        asked = _asks(words_said) or words_said.rstrip().endswith(_BROKEN_OFF)
        if current is None or start >= end or paragraphs[n].heading:
            continue
        if n not in labels and labels_no_speech(text, paragraphs[n]):
            continue
        if n not in labels and n > last and text[start] not in "\"“”'‘":
            break
        direction = _STAGE_DIRECTION.fullmatch(text, start, end)
        if direction is None and _WORD.search(text, start, end):
            role = role_of(current)
            speaker = answerer if role == "answer" and answerer else current
            named_by = None if role and speaker is current else speaker
            found.append(Turn(n, *_without_marks(text, start, end), named_by, role))
    return found


def _pieces(
    text: str,
    paragraphs: Sequence[QuotedParagraph],
    labels: dict[int, SpeakerLabel],
    known: Sequence[str],
) -> Iterator[tuple[int, SpeakerLabel | None, int, int]]:
    """Every paragraph with its label, parted where another label stands in its middle."""
    for n, paragraph in enumerate(paragraphs):
        label, start = labels.get(n), paragraph.start
        if label is not None and label.name in known:
            start = label.body
        else:
            label = None
        for inner in inner_labels(text, start, paragraph.end, known):
            yield n, label, start, inner.start
            label, start = inner, inner.body
        yield n, label, start, paragraph.end


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a turn without quotation marks and marks of bold type at its ends."""
    while start < end and text[start] in BOLD:
        start += 1
    while end > start and text[end - 1] in BOLD:
        end -= 1
    if end - start > 2 and text[start] in '"“' and not re.search(r"[\"”]\s\w", text[start:end]):
        start += 1
    if text[end - 1] in '"”' and not re.search(r"[\"“]", text[start : end - 1]):
        end -= 1
    return start, end


def _turns_by_questions(
    text: str, paragraphs: Sequence[QuotedParagraph], labels: dict[int, SpeakerLabel]
) -> list[Turn]:
    """Turns where labels stand at most once each: told apart by which paragraphs ask."""
    asks = [n for n, p in enumerate(paragraphs) if _asks(text[p.start : p.end])]
    spoken = sum(not p.heading for p in paragraphs)
    bare = [
        n for n in asks if not re.search(r"[.!]\s", text[paragraphs[n].start : paragraphs[n].end])
    ]
    unsure = len(bare) < _MIN_QUESTIONS or len(bare) < _MIN_QUESTION_SHARE * spoken
    if len(asks) < 2 or (len(labels) < 2 and unsure):
        return []
    first = min([*labels, *asks[:1]])
    roles = _role_by_paragraph(text, paragraphs, first)
    named: dict[TurnRole, SpeakerLabel | None] = {"question": None, "answer": None}
    for n, label in sorted(labels.items()):
        role: TurnRole = (
            "question" if named["question"] is None and not named["answer"] else "answer"
        )
        following = next((roles[m] for m in range(n, len(paragraphs)) if m in roles), role)
        role = following if named[following] is None else role
        if named[role] is None:
            named[role] = label
    found = []
    for n in range(first, len(paragraphs)):
        paragraph = paragraphs[n]
        own = labels.get(n)
        start = own.body if own is not None else paragraph.start
        if n in roles and start < paragraph.end:
            span = _without_marks(text, start, paragraph.end)
            found.append(Turn(n, *span, named[roles[n]], roles[n], bool(labels)))
    return found


def _role_by_paragraph(
    text: str, paragraphs: Sequence[QuotedParagraph], first: int
) -> dict[int, TurnRole]:
    """Which paragraphs ask or lead up to a question, and which answer."""
    labels = {n for n in range(first, len(paragraphs)) if _is_label_only(text, paragraphs[n])}
    spoken = [
        n for n in range(first, len(paragraphs)) if n not in labels and not paragraphs[n].heading
    ]
    words = {n: text[paragraphs[n].start : paragraphs[n].end] for n in spoken}
    roles: dict[int, TurnRole] = dict.fromkeys(spoken, "answer")
    for place, n in enumerate(spoken):
        if not _asks(words[n]):
            continue
        roles[n] = "question"
        reply = words[spoken[place + 1]] if place + 1 < len(spoken) else ""
        for back in range(place - 1, max(-1, place - 1 - _MAX_PREAMBLE_PARAGRAPHS), -1):
            m = spoken[back]
            denied = back == place - 1 and _is_denied(words[m], words[n], reply)
            if roles[m] == "question" or not (denied or _leads_up(words[m])):
                break
            if back and not denied and _asks(words[spoken[back - 1]]):
                break  # the only reply to the question before
            if any(m < k <= spoken[back + 1] for k in labels):
                break
            roles[m] = "question"
    return roles


def _is_label_only(text: str, paragraph: QuotedParagraph) -> bool:
    label = label_of(text, paragraph)
    return label is not None and label.body >= paragraph.end


def _asks(paragraph: str) -> bool:
    """Whether a paragraph ends with a question to somebody, and not with a rhetorical one."""
    if not _QUESTION_END.search(paragraph):
        return False
    tokens = _tokens(paragraph)
    words = turn_words()
    own = sum(t in words["first_person"] for t in tokens)
    return (
        own == 0
        or any(t in words["second_person"] for t in tokens)
        or _names_own_side(tokens)
        or own < 2
    )


def _leads_up(paragraph: str) -> bool:
    """Whether a statement may be the preamble of the question after it."""
    tokens = _tokens(paragraph)
    words = turn_words()
    if not tokens or len(tokens) > _MAX_PREAMBLE_WORDS:
        return False
    for size in (1, 2):
        if " ".join(tokens[:size]) in words["continues"]:
            return False
    if tokens[0] == "but" and tokens[1:2] and tokens[1] in words["continues"] | {"all"}:
        return False
    if any(t in words["second_person"] for t in tokens):
        return not any(t in words["first_person"] for t in tokens)
    return _names_own_side(tokens) or not any(t in words["first_person"] for t in tokens)


def _is_denied(statement: str, question: str, reply: str) -> bool:
    """Whether a reply denies the statement before a question, which is then the interviewer's.

    "So it is a stalemate. What now?" – "It is no stalemate ..."
    """
    statement_words, answer = _tokens(statement), _tokens(re.split(r"[.!?]", reply)[0])
    if any(t in turn_words()["first_person"] for t in statement_words) or _negates(
        statement_words
    ) == _negates(answer):
        return False
    words = set(statement_words) - STOP_WORDS
    repeated = words & set(answer) - set(_tokens(question))
    return len(repeated) >= _MIN_REPEATED_WORDS and len(repeated) * 2 >= len(words)


def _negates(tokens: Sequence[str]) -> bool:
    return any(t in ("no", "not", "never") or t.endswith("n't") for t in tokens)


def _names_own_side(tokens: Sequence[str]) -> bool:
    words = turn_words()
    return any(a == "our" and b in words["colleagues"] for a, b in pairwise(tokens))


def _tokens(paragraph: str) -> list[str]:
    return re.findall(r"\w+(?:[’']\w+)?", paragraph.lower().replace("’", "'"))
