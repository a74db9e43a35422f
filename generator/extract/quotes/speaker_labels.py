"""The labels of transcripts that name who speaks ("RFI:", "SMITH: …", "Q: …")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...language.quotation_marks import QuotedParagraph
from ...language.word_lists import load_data

TurnRole = Literal["question", "answer"]

_NAME_WORD = r"[A-Z][\w.’'&/-]*"
_NAME_PART = rf"(?:{_NAME_WORD}|de|van|von|bin|al|of|and|the|for)"
_LABEL = re.compile(
    rf"(?:[\"“]\s*)?({_NAME_PART}(?: {_NAME_PART}){{0,7}}|Q|A)"
    r"(?: \((?P<person>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Hon)\b[^)]{2,40})\))?"
    r"(?: \([^)]{1,40}\)){0,2}\s?:(?=\s|$)"
)
"""In a parliament's record an office may be the label, with its holder in brackets."""
_BROADCAST_LABEL = re.compile(
    r"([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){1,6})\s?,[^a-z:]{2,80}:(?=\s|$)"
)
"""In a broadcast's transcript: "ANNA KELLER, CHANNEL ONE CORRESPONDENT: ..."."""
_LETTER_LABEL = re.compile(r"([QA])\.(?=\s)")
_RECORD_LABEL = re.compile(
    r"\s*((?:Mr|Mrs|Ms|Miss|Dr)\. [A-Z][A-Za-z]{0,3}[A-Z]{2,}[A-Z’'-]*(?: of [A-Z]\w+(?: \w+)?)?"
    r"|The (?:ACTING )?(?:SPEAKER|PRESIDENT|PRESIDING OFFICER|CHAIR)(?: pro tempore)?)\.(?=\s)"
)
"""In the Congressional Record a full stop ends the label: "Mr. TULL. Madam Speaker, ..."."""
BOLD = "*_ "
"""What Markdown leaves round a question in bold type."""
_LABELS = (_LABEL, _BROADCAST_LABEL, _RECORD_LABEL, _LETTER_LABEL)


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """``text[start:end]`` names who speaks from ``body`` on."""

    start: int
    end: int
    body: int
    name: str


@cache
def turn_words() -> dict[str, frozenset[str]]:
    data = load_data("speech_turns")
    return {key: frozenset(map(str, value)) for key, value in data.items()}


def labels_no_speech(text: str, paragraph: QuotedParagraph) -> bool:
    """Whether a paragraph opens with a label of what nobody speaks ("Note: …")."""
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    return match is not None and match.group(1).lower() in turn_words()["no_speakers"]


def label_of(text: str, paragraph: QuotedParagraph) -> SpeakerLabel | None:
    start, end = paragraph.start, paragraph.end
    while start < end and text[start] in BOLD:
        start += 1
    match = next((found for form in _LABELS if (found := form.match(text, start, end))), None)
    if match is None or paragraph.heading or match.group(1).lower() in turn_words()["no_speakers"]:
        return None
    body = match.end()
    while body < paragraph.end and (text[body].isspace() or text[body] in BOLD):
        body += 1
    name = "person" if match.groupdict().get("person") else 1
    return SpeakerLabel(match.start(name), match.end(name), body, match.group(name))


def role_of(label: SpeakerLabel) -> TurnRole | None:
    """The part in the conversation that a label tells instead of a name ("Q", "Answer")."""
    words, name = turn_words(), label.name.lower()
    if name in words["questions"]:
        return "question"
    return "answer" if name in words["answers"] else None


def inner_labels(text: str, start: int, end: int, names: Sequence[str]) -> Iterator[SpeakerLabel]:
    """Labels of known names in the middle of a paragraph, where a line end was lost.

    One in capitals stands out anywhere, another only behind the end of a sentence.
    """
    for match in _inner(tuple(names)).finditer(text, start, end):
        yield SpeakerLabel(match.start(1), match.end(1), match.end(), match.group(1))


@cache
def _inner(names: tuple[str, ...]) -> re.Pattern[str]:
    capitals = [re.escape(name) for name in names if name.isupper() and len(name) > 1]
    others = [re.escape(name) for name in names if not name.isupper() and len(name) > 1]
    either = [rf"(?<=\s)(?:{'|'.join(capitals)})"] if capitals else []
    either += [rf"(?<=[.!?…\"”’)–—-]\s)(?:{'|'.join(others)})"] if others else []
    return re.compile(rf"({'|'.join(either) or '(?!)'})\s?:\s+")
