"""PDF files by their text layer: printed pages, clippings, reports."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pypdf import PdfReader

from ...records import Cut
from ..content import MOST_CHARACTERS, Content, Unreadable
from ..lines import Line

_MOST_PAGES = 1_000
#: Lines at either end of a page that may be its running head or foot.
_EDGE_LINES = 2
#: A line that comes at the edge of so many pages, whatever its digits, is no text.
_REPEATED_PAGES = 3
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.I)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(data: bytes) -> Iterator[Content]:
    """The lines of every page, numbered by the page, which is what a citation names."""
    try:
        pages = _pages(data)
    except Unreadable:
        raise
    except Exception as error:  # whatever a damaged document breaks in the library
        message = "the PDF is damaged; open it and print it to a new PDF, or save its text as .txt"
        raise Unreadable("unreadable-file", message) from error
    if not any(any(c.isalpha() for c in text) for page in pages for text in page):
        message = "a scanned PDF without text in it; run it through OCR and save it again"
        raise Unreadable("scanned-pdf", message)
    lines: list[Line] = []
    cut: list[Cut] = []
    edges = Counter(key for page in pages for key in {_shape(page[i]) for i in _edge(page)})
    for number, page in enumerate(pages, 1):
        running = {
            i
            for i in _edge(page)
            if edges[_shape(page[i])] >= _REPEATED_PAGES or _PAGE_NUMBER.match(page[i])
        }
        for i, text in enumerate(page):
            if i in running and text.strip():
                cut.append(Cut(number, text.strip(), "running head"))
            elif i not in running:
                lines.append(Line(number, text))
    yield Content(tuple(lines), cut=tuple(cut))


def _pages(data: bytes) -> list[list[str]]:
    """The lines of each page."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        message = "the PDF is protected by a password; save it without one"
        raise Unreadable("unreadable-file", message)
    pages = []
    size = 0
    for number, page in enumerate(reader.pages):
        text = page.extract_text() or ""
        size += len(text)
        if number >= _MOST_PAGES or size > MOST_CHARACTERS:
            break
        pages.append([line.rstrip() for line in text.splitlines()])
    return pages


def _edge(page: Sequence[str]) -> list[int]:
    """Indices of a page's outermost lines that are not blank."""
    filled = [i for i, text in enumerate(page) if text.strip()]
    return sorted({*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]})


def _shape(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split()).casefold())
