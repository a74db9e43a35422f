"""Which adapter reads a file: by the marks it begins with, else by its suffix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from ..content import Content, Unreadable

#: Kind of file by suffix.
_KINDS: dict[str, str] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf", ".docx": "docx",
    ".rtf": "rtf", ".eml": "mail", ".mbox": "mbox", ".mht": "mhtml", ".mhtml": "mhtml",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv",
    ".rss": "feed", ".atom": "feed", ".xml": "feed", ".warc": "warc", ".warc.gz": "warc",
    ".ris": "bibliography",
}  # fmt: skip
Adapter = Callable[[bytes], Iterator[Content]]
#: What a name may end in and still have no suffix: "Statement of Mr. Smith".
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}$")
#: How files of a kind begin, whatever they are called.
_MAGIC = (
    (re.compile(rb"\s*%PDF-"), "pdf"),
    (re.compile(rb"\s*\{\\rtf"), "rtf"),
    (re.compile(rb"WARC/\d\.\d\r?\n"), "warc"),
)
_PROLOG = rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
#: How a file without a suffix begins.
_OPENINGS = (
    (re.compile(_PROLOG + rb"<(?:rss|feed|rdf:RDF)\b", re.S), "feed"),
    (re.compile(_PROLOG + rb"<(?:!doctype html|html)\b", re.I | re.S), "html"),
    (re.compile(rb"From \S+ .*\n(?:[\w-]+:.*\n)"), "mbox"),
    (re.compile(rb"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID):", re.I), "mail"),
    (re.compile(rb"TY  - "), "bibliography"),
    (re.compile(rb"---\s*\n\w+:"), "markdown"),
)


def kind_of(name: str, data: bytes | None = None) -> str | None:
    """What a file is; None for what is not read.

    >>> kind_of("a.pdf"), kind_of("a.png"), kind_of("Notes"), kind_of("Notes", b"%PDF-1.7")
    ('pdf', None, 'text', 'pdf')
    """
    suffix = suffix_of(name)
    kind = _KINDS.get(suffix) if suffix else "text"
    if kind is None or data is None:
        return kind
    head = data[:4096]
    if magic := next((k for pattern, k in _MAGIC if pattern.match(head)), None):
        return magic
    if data.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in data else kind
    if suffix:
        return kind
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((k for pattern, k in _OPENINGS if pattern.match(opening)), "text")


def suffix_of(name: str) -> str:
    """The lower-case suffix of a file's name; of a name without one, nothing."""
    name = PurePosixPath(name).name
    if name.lower().endswith(".warc.gz"):
        return ".warc.gz"
    match = _SUFFIX.search(name[1:])
    return match[0].lower() if match else ""


def contents_of(kind: str, data: bytes) -> Iterator[Content]:
    """The documents of a file that is more than text.

    Raises:
        Unreadable: when there is nothing to be read in it.
    """
    try:
        adapter = _adapter(kind)
    except ModuleNotFoundError as error:
        message = f"needs the package {error.name}; install it, or save the articles as HTML"
        raise Unreadable("unknown-file-type", message) from error
    return adapter(data)


def _adapter(kind: str) -> Adapter:
    """The adapter of a kind; its library is loaded only for files that need it."""
    if kind == "pdf":
        from .pdf import read_pdf as adapter
    elif kind == "docx":
        from .word import read_docx as adapter
    elif kind == "rtf":
        from .word import read_rtf as adapter
    elif kind == "mail":
        from .mail import read_mail as adapter
    elif kind == "mbox":
        from .mail import read_mbox as adapter
    elif kind == "mhtml":
        from .mail import read_mhtml as adapter
    elif kind == "json":
        from .tables import read_json as adapter
    elif kind == "jsonl":
        from .tables import read_json_lines as adapter
    elif kind == "csv":
        from .tables import read_csv as adapter
    elif kind == "feed":
        from .feeds import read_feed as adapter
    elif kind == "warc":
        from .warc import read_warc as adapter
    else:
        from .bibliography import read_nothing as adapter
    return adapter
