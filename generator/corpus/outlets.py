"""News outlets: their usual names, other spellings, and the hosts of their sites."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from ..language.word_lists import load_data, word_set
from .lines import count_words, fold

#: Words that news outlets have in their names.
_OUTLET_WORD = re.compile(
    r"\b(?:news|newspaper|times|post|daily|weekly|herald|tribune|press|agency|tv|television|radio"
    r"|media|journal|gazette|observer|today|review|chronicle|telegraph|globe|channel|network"
    r"|monitor|courier|independent|standard|magazine|broadcasting|wire|online|bulletin|examiner"
    r"|inquirer|dispatch|sentinel|star|sun|mirror|express|argus|gleaner|advertiser|echo"
    r"|diario|courrier|zeitung|\w*kurier|nachrichten|periódico|gazzetta|corriere|giornale|jornal"
    r"|folha|dagblad\w*|газета|новости|известия|вести|agencia|agence|агентство"
    r"|\w+\.(?:com|org|net|am|az|ge|ru|eu|uk|info|tv))\b",
    re.I,
)
#: "The Guardian, UK": where the outlet is, as mailing lists add it.
_WHERE = re.compile(
    r"(?:,\s*(?:[A-Z]{2,3}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)|\s*\((?:[A-Z]{2,3}|[A-Z][a-z]+)\))$"
)
_AGENCIES = re.compile(r"(?:,| and| with| \+|/)+ (?:news |wire |other )?agencies$", re.I)
#: Hosts that publish for others.
_HOSTING = (
    "twitter.", "x.com", "facebook.", "t.me", "telegram.", "youtube.", "youtu.be", "instagram.",
    "t.co", "linkedin.", "google.", "archive.", "medium.com", "substack.", "bit.ly", "tiktok.",
    "wordpress.com", "blogspot.", "web.archive.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outlets:
    """The data file's tables."""

    names: dict[str, str]
    """Usual name by folded spelling."""
    hosts: dict[str, str]
    agencies: frozenset[str]
    """Usual names of those that stand in datelines."""


@cache
def known_outlets() -> Outlets:
    """The tables, loaded once."""
    data = load_data("corpus_outlets")
    names, hosts, agencies = {}, {}, set()
    for name, entry in data.items():
        for spelling in (name, *entry.get("also", ())):
            names[_key(spelling)] = name
        for host in entry.get("hosts", ()):
            hosts[host] = name
        if entry.get("agency"):
            agencies.add(name)
    return Outlets(names, hosts, frozenset(agencies))


def known(text: str) -> str | None:
    """The usual name of the outlet that a whole line names, if it is a known one."""
    if len(text) > 60:
        return None
    text = text.strip(" .:,|-–—•/")
    names = known_outlets().names
    return names.get(_key(text)) or names.get(_key(_WHERE.sub("", text)))


def canonical(text: str) -> str:
    """The usual name of an outlet; as written (without ", UK") when it is not a known one."""
    text = _AGENCIES.sub("", " ".join(text.split()).strip(" :,|–—•/"))
    name = known(text)
    if name:
        return name
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", text):
        return host_name(text) or text
    return _WHERE.sub("", text) if count_words(text) > 2 else text


def is_agency(text: str) -> bool:
    """Whether a name is that of a news agency."""
    return known(text) in known_outlets().agencies


def looks_like_outlet(text: str) -> bool:
    """Whether a short line is shaped like an outlet's name.

    >>> looks_like_outlet("Hamar Courier"), looks_like_outlet("QNA"), looks_like_outlet("Ada Lind")
    (True, True, False)
    """
    if count_words(text) > 6 or not text[:1].isalnum():
        return False
    return bool(known(text) or _OUTLET_WORD.search(text) or re.fullmatch(r"[A-Z]{2,7}", text))


def outlet_among(parts: Iterable[str]) -> str | None:
    """The outlet among the parts of a masthead's line: a known one, or one shaped like it.

    >>> outlet_among(["Ada Lind", "Hamar Courier"]), outlet_among(["Press Review", "Oslo"])
    ('Hamar Courier', None)
    """
    parts = list(parts)
    if named := next(filter(None, map(known, parts)), None):
        return named
    return next((canonical(part) for part in parts if _is_name(part)), None)


def _is_name(part: str) -> bool:
    """Whether a part of a line is an outlet's name and not what a page or a file is called."""
    words = part.split()
    called = word_set("corpus_words", "papers").intersection(w.casefold() for w in words)
    capital = all(w[:1].isupper() or w in ("of", "and", "the", "&") for w in words)
    several = len(words) > 1 or "-" in part
    return several and capital and not called and looks_like_outlet(part)


def from_url(url: str) -> str | None:
    """The outlet of an address: its usual name, else its clean domain."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return None
    return host_name(host)


def host_name(host: str) -> str | None:
    """The outlet of a host; None for hosts that publish for anybody."""
    host = host.lower().rstrip(".").removeprefix("www.").removeprefix("m.")
    hosts = known_outlets().hosts
    parts = host.split(".")
    for first in range(len(parts) - 1):
        if name := hosts.get(".".join(parts[first:])):
            return name
    if len(parts) < 2 or any(host.startswith(h) or f".{h}" in host for h in _HOSTING):
        return None
    return host if re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", host) else None


def _key(text: str) -> str:
    return fold(text).removeprefix("the ").replace(" ", "")
