"""How the articles themselves are cited: in words, and as reference managers read it.

Names stay as they are printed: which of somebody's names is the surname, no byline says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from ..records import Article
from .file_names import file_name
from .formatting import format_date, join_list
from .headlines import headline
from .json_encoding import to_json

REFERENCE_FILES = ("sources.csl.json", "sources.ris", "sources.bib")

#: What a reference is in each format: in CSL, RIS, BibTeX and Zotero.
_PRINTED = ("article-newspaper", "NEWS", "article", "newspaperArticle")
_ON_THE_WEB = ("webpage", "ELEC", "misc", "webpage")
_ELSE = ("document", "GEN", "misc", "document")

_BASIS = {"inferred": "date inferred from the text", "corrected": "date set by an editor"}
_TEX = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
_SPACE = re.compile(r"\s+")
_UNSAFE = re.compile(r"[^!#-;=?-\[\]_a-z~]")
"""What stands in no address as it is (RFC 3986 and 3987)."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An article as a source page cites it."""

    words: str
    """Authors, title, outlet and date."""
    address: str | None
    """Where it was published, as it is printed."""
    href: str | None
    """The same as a link; None where it leads to no web page."""
    archived: str | None
    """A link to a copy in a web archive."""


def reference(article: Article) -> Reference:
    """The article's citation: who, what, where, when, and its address."""
    date = format_date(article.published) if article.published else "undated"
    said = f"{date} ({_BASIS[b]})" if (b := article.published_basis) in _BASIS else date
    title = f"“{article.title}”" if article.title else headline(article)
    told = (join_list(article.authors), title, article.outlet or "", said)
    return Reference(
        words=", ".join(filter(None, told)),
        address=article.url,
        href=web_address(article.url),
        archived=web_address(article.archived),
    )


def web_address(url: str | None) -> str | None:
    """An address as a link to a web page; None for what leads to none.

    >>> web_address("https://a.example/x y"), web_address("javascript:alert(1)")
    ('https://a.example/x%20y', None)
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return None
    return _UNSAFE.sub(lambda sign: quote(sign.group(), errors="replace"), (url or "").strip())


def meta_tags(article: Article) -> dict[str, Sequence[str]]:
    """What a source page says of its article to Zotero and its like: values by name of <meta>."""
    said = {
        "z:itemType": [_kinds(article)[3]],
        "citation_title": [headline(article)],
        "citation_author": article.authors,
        "citation_journal_title": [article.outlet],
        "citation_publication_date": [(article.published or "").replace("-", "/")],
        "citation_public_url": [web_address(article.url)],
        "citation_language": [article.language],
    }
    found = {name: [_line(value) for value in values if value] for name, values in said.items()}
    return {name: values for name, values in found.items() if values}


def reference_files(articles: Sequence[Article]) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file of `REFERENCE_FILES`."""
    csl = b"[\n" + b",\n".join(to_json(_csl(article)) for article in articles) + b"\n]\n"
    ris = "\r\n".join(line for article in articles for line in (*_ris(article), ""))
    bib = "\n".join(_bibtex(article) for article in articles)
    texts = (csl, ris.encode("utf-8", "replace"), bib.encode("utf-8", "replace"))
    yield from zip(REFERENCE_FILES, texts, strict=True)


def _kinds(article: Article) -> tuple[str, str, str, str]:
    if article.outlet:
        return _PRINTED
    return _ON_THE_WEB if web_address(article.url) else _ELSE


def _csl(article: Article) -> dict[str, Any]:
    """An item of CSL-JSON."""
    day = [int(part) for part in (article.published or "").split("-") if part]
    archive = web_address(article.archived)
    item: dict[str, Any] = {
        "id": article.id,
        "type": _kinds(article)[0],
        "title": _line(headline(article)),
        "container-title": _line(article.outlet),
        "author": [{"literal": _line(name)} for name in article.authors],
        "issued": {"date-parts": [day]} if day else None,
        "section": _line(article.section),
        "URL": web_address(article.url),
        "archive": urlsplit(archive).hostname if archive else None,
        "archive_location": archive,
        "language": article.language,
        "genre": article.genre,
        "note": _BASIS.get(article.published_basis),
    }
    return {name: value for name, value in item.items() if value}


def _ris(article: Article) -> Iterator[str]:
    """The lines of a reference in RIS."""
    day = (article.published or "").replace("-", "/")
    said: Iterable[tuple[str, str | None]] = (
        ("TY", _kinds(article)[1]),
        ("ID", article.id),
        *(("AU", name) for name in article.authors),
        ("TI", headline(article)),
        ("T2", article.outlet),
        ("PY", day[:4]),
        ("DA", day),
        ("SE", article.section),
        ("UR", web_address(article.url)),
        ("L2", web_address(article.archived)),
        ("LA", article.language),
        ("N1", _BASIS.get(article.published_basis)),
    )
    yield from (f"{tag}  - {_line(value)}" for tag, value in said if value)
    yield "ER  - "


def _bibtex(article: Article) -> str:
    """An entry of a BibTeX file."""
    year, _, month = (article.published or "").partition("-")
    archived = web_address(article.archived)
    notes = [_BASIS.get(article.published_basis), f"archived at {archived}" if archived else None]
    said: Mapping[str, str | None] = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in article.authors),
        "title": f"{{{_tex(headline(article))}}}",
        "journal" if article.outlet else "howpublished": _tex(article.outlet),
        "year": year,
        "month": month[:2],
        "date": article.published,
        "url": web_address(article.url),  # taken letter for letter
        "language": article.language,
        "note": _tex("; ".join(filter(None, notes))),
    }
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in said.items() if value)
    return f"@{_kinds(article)[2]}{{{file_name(article.id)},\n{fields}}}\n"


def _tex(text: str | None) -> str:
    return _line(text).translate(_TEX)


def _line(text: str | None) -> str:
    """A text on one line."""
    return _SPACE.sub(" ", text or "").strip()
