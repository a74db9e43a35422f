"""Page furniture by its wording: the phrases of corpus_furniture.yml, matched line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..language.word_lists import load_data

_EDGES = ' \t\u00a0\u200b\ufeff.:!…,;|»«>→›←‹–—-•●▪■◦*+#="“”()[]'
#: No phrase of furniture is longer.
_LONGEST = 500
_MENU = ("menu", "share bar", "label", "newsletter", "cookie notice", "media player")
_SPACES = re.compile(r"\s+")
_JOINT = re.compile(r"(?<=[a-zà-ÿ)\d])(?=[A-ZÀ-Þ])")
_ENTRY = re.compile(r"[A-Z][a-z]+(?: [A-Z&][a-z]*){0,5}?(?=[A-Z])")
_SPLIT = re.compile(r"[\s|/>»›•·,+&–—-]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Why a line is furniture and what that says about its neighbours (see the data file)."""

    reason: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class _Table:
    lines: dict[str, Phrase]
    pattern: re.Pattern[str]
    phrases: tuple[Phrase, ...]
    menu: frozenset[str]
    """Words of one-word entries, for menus fused into one line."""


@cache
def _table() -> _Table:
    groups = load_data("corpus_furniture")
    lines: dict[str, Phrase] = {}
    patterns: list[str] = []
    phrases: list[Phrase] = []
    for group in groups:
        phrase = Phrase(group["reason"], group.get("role", ""))
        for line in group.get("lines", ()):
            lines.setdefault(_key(str(line)), phrase)
        if group.get("patterns"):
            joined = "|".join(f"(?:{_ungroup(p)})" for p in group["patterns"])
            patterns.append(f"({joined})")
            phrases.append(phrase)
    menu = frozenset(
        line for line, phrase in lines.items() if phrase.reason in _MENU and " " not in line
    )
    pattern = re.compile("|".join(patterns), re.I)
    return _Table(lines, pattern, tuple(phrases), menu)


def find_phrase(text: str) -> Phrase | None:
    """The phrase that a whole line is, if it is furniture by its wording."""
    if len(text) > _LONGEST:
        return None
    table = _table()
    phrase = table.lines.get(_key(text))
    if phrase is not None:
        return phrase
    match = table.pattern.fullmatch(text.strip(" \t\u00a0•●▪■◦*+"))
    return table.phrases[match.lastindex - 1] if match and match.lastindex else None


def is_menu(text: str) -> bool:
    """Whether a line is several menu entries fused or strung together."""
    if len(text) > 2000 or text.endswith((".", "?")):
        return False
    joints = len(_JOINT.findall(text))
    if joints >= 3 and joints > text.count(" "):
        return True
    parts = [p.casefold() for chunk in _SPLIT.split(text) for p in _JOINT.split(chunk) if p]
    if len(parts) < 3:
        return False
    known = sum(p in _table().menu for p in parts)
    return known >= 0.75 * len(parts) and any(p[:1].isupper() for p in _SPLIT.split(text) if p)


def is_icon_list(text: str) -> bool:
    """Whether a line is the names of a page's icons, or words fused beyond reading."""
    lower = text.lower()
    marks = sum(lower.count(name) for name in ("icon", "svg", "logo", "chevron"))
    if marks >= 4 and marks * 25 > len(text):
        return True
    if text.endswith((".", "”", '"', "?", "!")):
        return False
    joints = len(_JOINT.findall(text))
    return joints >= 8 and joints * 20 > len(text)


def fused_menu(text: str) -> int:
    """Length of the menu fused to the front of a line ("HomePoliticsThe president said")."""
    end = 0
    entries = 0
    while (match := _ENTRY.match(text, end)) and _key(match[0]) in _table().lines:
        end = match.end()
        entries += 1
    return end if entries >= 2 or (entries == 1 and text.startswith("Home")) else 0


def _key(text: str) -> str:
    return _SPACES.sub(" ", text.strip(_EDGES)).casefold()


def _ungroup(pattern: str) -> str:
    """The pattern with its groups made non-capturing: one group a reason is left."""
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)
