"""Roles that an article's subtitle states, from its words alone: it is not parsed.

Interviews and columns often say there, and nowhere else, who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...language.gazetteer import Gazetteer
from .coreference_words import coreference_words
from .role_phrases import ParsedRole, parse_role, role_head

_CLAUSE = re.compile(r"[,;:.!?()–—“”\"]\s")
_WORD = re.compile(r"[^\W_]+(?:[.&’'-][^\W_]+)*\.?")
_BEHIND = re.compile(r", ((?:the |an? )?[^,;:.!?()–—“”\"]{3,90})(?=[,;.!?)]|\Z)")
_LINKING = frozenset({"of", "for", "to", "the", "and", "at", "in", "on"})
_GOING_ON = _LINKING | {"with", "from", "under"}
_MAX_ROLE_WORDS = 12
"""Longer phrases are half a sentence."""


def find_subtitle_roles(standfirst: str, name: str, gazetteer: Gazetteer) -> Iterator[ParsedRole]:
    """Roles beside a full name: "Ruritanian Ambassador to France HE X", "X, the mayor of Y,"."""
    for found in re.finditer(rf"\b{re.escape(name)}\b", standfirst):
        clause = _CLAUSE.split(standfirst[: found.start()])[-1]
        before = _role_before_name(_WORD.findall(clause), gazetteer)
        behind = _BEHIND.match(standfirst, found.end())
        after = _role_after_name(_WORD.findall(behind[1])) if behind else []
        for words in (before, after):
            role = parse_role(words, gazetteer) if 0 < len(words) <= _MAX_ROLE_WORDS else None
            if role is not None:
                yield role


def _role_before_name(words: Sequence[str], gazetteer: Gazetteer) -> list[str]:
    """The role at the end of a clause, without a form of address behind it."""
    lex = coreference_words()
    end = len(words)
    while end and words[end - 1] in lex.titles and not _is_role(words[end - 1]):
        end -= 1
    start = end
    found = False
    for i in range(end - 1, -1, -1):
        word, low = words[i], words[i].lower()
        role = _is_role(word)
        known = role or word[:1].isupper() or word.capitalize() in lex.titles
        if not (known or low in _LINKING or gazetteer.nation(word)):
            break
        if low in _LINKING and (found or i == end - 1):
            break
        found = found or role
        start = i if found else start
    return list(words[start:end])


def _role_after_name(words: list[str]) -> list[str]:
    """The words if they are one role phrase ("the mayor of Y") and no list or clause."""
    head = role_head(words, coreference_words().roles)
    if head is None or "and" in words[: head[1]]:
        return []
    rest = words[head[1] + 1 :]
    return words if not rest or rest[0] in _GOING_ON else []


def _is_role(word: str) -> bool:
    roles = coreference_words().roles
    return roles.noun(word.lower()) in roles.broader
