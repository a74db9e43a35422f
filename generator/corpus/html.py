"""Saved web pages: the article's paragraphs, its metadata, and the rest of the page as cuts."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import lxml.etree  # type: ignore[import-untyped, unused-ignore]
import lxml.html  # type: ignore[import-untyped, unused-ignore]
import trafilatura
from trafilatura.metadata import extract_metadata

from ..records import Cut
from .article_urls import original_and_archived
from .bylines import person_names
from .lines import Line, fold
from .masthead_dates import stated_date
from .outlets import canonical
from .stated import Stated

_BLOCKS = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "div", "td", "th",
    "dt", "dd", "pre", "time", "span", "a", "button", "label", "section", "article", "header",
    "footer", "nav", "aside", "main", "ul", "ol", "caption", "address", "summary",
))  # fmt: skip
_SKIPPED = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe"})
_DATE_NAMES = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date",
    "publication_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_DESCRIPTIONS = frozenset({"description", "og:description", "twitter:description"})
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|stand-first|dek|deck|chapo|strap(?:line)?|sub-?title|sub-?head(?:line)?"
    r"|sub-?heading)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>]+)",
    re.I,
)
#: Characters at the top of a page among which such a comment stands.
_COMMENTS = 5_000
#: Longest line of the rest of the page that is kept among the cuts.
_LONGEST_CUT = 400

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_page(html: str) -> tuple[list[Line], Stated, list[Cut]] | None:
    """The article of a web page; None when there is none to be found."""
    tree = _parse(html)
    if tree is None:
        return None
    try:
        document = trafilatura.bare_extraction(
            html,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=False,
        )
    except Exception:  # a page that breaks the library is a page without an article
        return None
    body = getattr(document, "body", None)
    if body is None:
        return None
    blocks = list(_blocks(tree))
    stated = _metadata(html, tree)
    lines = _locate(list(_paragraphs(body)), blocks)
    lines = [x for x in lines if not stated.subtitle or fold(x.text) != fold(stated.subtitle)]
    if not lines:
        return None
    taken = {fold(x.text) for x in lines} | {fold(stated.title or ""), fold(stated.subtitle or "")}
    whole = " ".join(taken)
    cut = [
        Cut(number, text[:_LONGEST_CUT], "page furniture")
        for number, text in blocks
        if fold(text) and fold(text) not in taken and fold(text) not in whole
    ]
    spaced = [x for line in lines for x in (line, Line(line.number, ""))]
    return spaced, stated, list(dict.fromkeys(cut))


def _parse(html: str) -> Any:
    """The page's tree; None when it cannot be parsed."""
    try:
        return lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None


def _blocks(tree: Any) -> Iterator[tuple[int, str]]:
    """Line and text of every innermost block of the page."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag not in _BLOCKS:
            continue
        if any(a.tag in _SKIPPED for a in element.iterancestors()):
            continue
        if any(
            isinstance(c.tag, str) and c.tag in _BLOCKS - {"span", "a", "time"} for c in element
        ):
            own = " ".join(" ".join([element.text or "", *(c.tail or "" for c in element)]).split())
            if own:
                yield element.sourceline or 1, own
            continue
        if element.tag in ("span", "a", "time") and _inside_block(element):
            continue
        text = " ".join(element.text_content().split())
        if text:
            yield element.sourceline or 1, text


def _inside_block(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in _BLOCKS and parent.tag not in ("div", "ul", "nav")


def _paragraphs(body: Any) -> Iterator[tuple[str, bool]]:
    """Text of each paragraph that was extracted, and whether it is a heading."""
    for element in body.iter():
        if element.tag not in ("p", "head", "item", "quote", "cell", "ab"):
            continue
        if any(c.tag in ("p", "item", "head", "cell") for c in element.iter() if c is not element):
            continue
        pieces = "".join(element.itertext()).split("\n")
        for text in pieces:
            text = " ".join(text.split())
            if text:
                bullet = "• " if element.tag == "item" else ""
                yield bullet + text, element.tag == "head"


def _locate(paragraphs: list[tuple[str, bool]], blocks: list[tuple[int, str]]) -> list[Line]:
    """The paragraphs with the line of the file where each begins."""
    folded = [(number, fold(text)) for number, text in blocks]
    lines = []
    at = 0
    latest = 1
    for text, heading in paragraphs:
        key = fold(text)[:60]
        hit = next((i for i in range(at, len(folded)) if folded[i][1].startswith(key)), None)
        if hit is None:
            hit = next((i for i in range(at, len(folded)) if key and key in folded[i][1]), None)
        if hit is not None:
            at, latest = hit, folded[hit][0]
        lines.append(Line(latest, text, heading))
    return lines


def _metadata(html: str, tree: Any) -> Stated:
    """Title, outlet, authors, date and address as the page's own markup states them."""
    try:
        found = extract_metadata(html, extensive=False)
    except Exception:  # the library's trouble with odd metadata is no reason to lose the article
        found = None

    def get(name: str) -> Any:
        return getattr(found, name, None)

    address, archived = original_and_archived(_saved_from(html))
    linked = _linked_data(tree)
    site = get("sitename")
    author = get("author") or ""
    names = tuple(n for part in str(author).split(";") for n in person_names(part.strip()))
    return Stated(
        title=_clean(linked.get("headline")) or _clean(get("title")),
        subtitle=_standfirst(tree),
        outlet=canonical(str(site)) if site else None,
        authors=names,
        published=stated_date(_clean(linked.get("datePublished"))) or _stated_in_head(tree),
        url=_clean(get("url")) or address,
        archived=archived,
    )


def _saved_from(html: str) -> str | None:
    """The address that a browser or SingleFile wrote into the page it saved."""
    match = _SAVED_FROM.search(html[:_COMMENTS])
    return match[1] if match else None


def _standfirst(tree: Any) -> str | None:
    """What the page's head describes it with, where the page shows the same words as a
    standfirst: in a header, or in a block whose class says so. A lead's words may be the
    description too; they stay in the text."""
    described = {
        fold(" ".join(meta.get("content", "").split()))
        for meta in tree.iter("meta")
        if (meta.get("property") or meta.get("name") or "").lower() in _DESCRIPTIONS
    } - {""}
    for block in tree.iter("p", "h2", "h3", "div", "span") if described else ():
        text = " ".join(block.text_content().split())
        if fold(text) in described and _marks_standfirst(block):
            return text
    return None


def _marks_standfirst(block: Any) -> bool:
    near = [block, *list(block.iterancestors())[:2]]
    return any(a.tag == "header" or _STANDFIRST.search(a.get("class") or "") for a in near)


def _clean(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _linked_data(tree: Any) -> dict[str, Any]:
    """The first JSON-LD object of the page that is an article."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else [data]
        for item in [i for x in items if isinstance(x, dict) for i in (x, *_graph(x))]:
            if "Article" in str(item.get("@type", "")):
                return dict(item)
    return {}


def _graph(item: dict[str, Any]) -> list[dict[str, Any]]:
    graph = item.get("@graph")
    return [x for x in graph if isinstance(x, dict)] if isinstance(graph, list) else []


def _stated_in_head(tree: Any) -> str | None:
    """The publication date of the page's meta elements, else of its first time element."""
    stated: dict[str, Any] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        stated.setdefault(name, meta.get("content"))
    for name in _DATE_NAMES:
        if published := stated_date(stated.get(name)):
            return published
    for time in tree.iter("time"):
        if published := stated_date(time.get("datetime")):
            return published
    return None
