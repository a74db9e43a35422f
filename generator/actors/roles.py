"""What an actor is for others, as articles state it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..records import Entity, Role
from .names import is_role, is_same_office, names_state, office_words, tidy_role

#: Articles that state an office, from which one article's word before it is a slip.
_MANY = 3
#: How long the main period of an actor is.
_YEAR = timedelta(365)


def stated_roles(
    entities: Sequence[Entity], published: Mapping[str, str | None]
) -> tuple[Role, ...]:
    """Roles of one actor as stated, each once, with the days of the first and the last article
    that state it; that one first which most articles of the actor's main period state."""
    stated: dict[str, list[Role]] = defaultdict(list)
    for entity in entities:
        for role in entity.roles:
            text = tidy_role(role.text)
            if not is_role(text):
                continue
            key = re.sub(r"^(?:the|an?) ", "", text.casefold())
            day = published.get(entity.article, role.as_of)
            stated[key].append(Role(text, day, entity.article))
    stated = _one_office(stated)
    main = main_period(published.get(entity.article) for entity in entities)
    ranks = {key: _rank(roles, main) for key, roles in stated.items()}
    return tuple(_spanning(stated[key]) for key in sorted(stated, key=lambda k: (ranks[k], k)))


def _one_office(stated: Mapping[str, list[Role]]) -> dict[str, list[Role]]:
    """Roles by key, those of one office together under its fullest words: "Prime Minister" with
    "Armenian Prime Minister" and "Armenia's prime minister"."""
    words = {key: office_words(key) for key in stated}
    joined: dict[str, list[Role]] = {}
    order = sorted(stated, key=lambda k: (-len(words[k]), -len(stated[k]), k))
    for key in order:
        fuller = [k for k in joined if is_same_office(words[key], words[k])]
        slips = [role for k in fuller if _is_slip(k, key, stated) for role in joined.pop(k)]
        fuller = [k for k in fuller if k in joined]
        target = fuller[0] if len(fuller) == 1 or _are_one(fuller, words) else key
        joined[target] = [*joined.get(target, []), *stated[key], *slips]  # the fullest words first
    return joined


def _is_slip(fuller: str, office: str, stated: Mapping[str, Sequence[Role]]) -> bool:
    """Whether a word that one article has before an office which many state is none of it."""
    once = len(stated[fuller]) == 1 and len(stated[office]) >= _MANY
    return once and not names_state(fuller) and fuller.endswith(f" {office}")


def _are_one(keys: Sequence[str], words: Mapping[str, frozenset[str]]) -> bool:
    return bool(keys) and len({words[k] for k in keys}) == 1


def _rank(roles: Sequence[Role], main: tuple[str, str]) -> tuple[int, int, str]:
    """Sort key of a role by those who state it: the more, in the main period first, the earlier."""
    days = [role.as_of or "9999" for role in roles]
    return -sum(main[0] <= day <= main[1] for day in days), -len(days), min(days)


def _spanning(roles: Sequence[Role]) -> Role:
    """A role in its fullest words as first stated, with the day on which it last is."""
    full = office_words(roles[0].text.casefold())
    same = [r for r in roles if office_words(r.text.casefold()) == full]
    first = min(same, key=lambda r: r.as_of or "9999")
    last = max(roles, key=lambda r: (r.as_of or "", r.article))
    if not first.as_of or (last.as_of or "") <= first.as_of:
        return first
    return replace(first, last=last.as_of, last_article=last.article)


def main_period(days: Iterable[str | None]) -> tuple[str, str]:
    """First and last of the 365 days in which most of some ISO days lie, of equals the latest.

    >>> main_period(["2011-02-01", "2018-05-01", "2018-06-01", None])
    ('2018-05-01', '2019-04-30')
    """
    known = sorted(date.fromisoformat(day) for day in days if day)
    if not known:
        return "", ""
    counts = {d: bisect_left(known, d + _YEAR) - bisect_left(known, d) for d in known}
    first = max(known, key=lambda d: (counts[d], d))
    return first.isoformat(), (first + _YEAR - timedelta(1)).isoformat()
