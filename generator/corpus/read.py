"""Files of a corpus folder, decoded and with what is stated beside their texts.

Whatever cannot be read becomes an `Issue` that says how to mend it.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from charset_normalizer import from_bytes

from ..cache import digest
from ..records import Cut, Issue
from .lines import Line
from .markdown import plain_lines
from .stated import Stated, front_matter

TEXT_SUFFIXES = frozenset({".txt", ".text"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
SUFFIXES = TEXT_SUFFIXES | MARKDOWN_SUFFIXES | HTML_SUFFIXES
#: Largest file that is read, in bytes.
MAX_BYTES = 5_000_000

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
#: Characters that no reader sees and that break matching.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff]")
_CONTROL = bytes(b for b in range(32) if b not in (9, 10, 12, 13, 27))
_BREAKS = re.compile("[\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the corpus."""

    source: str
    """Relative to the corpus folder, with forward slashes."""
    lines: tuple[Line, ...]
    stated: Stated = field(default_factory=Stated)
    cut: tuple[Cut, ...] = ()
    """Already known to be no text: the rest of a web page, images."""
    last: int = 0
    """Number of lines of the file."""

    @property
    def key(self) -> str:
        """Digest of its outlet and text: two files that hold the same have the same. One text of
        two outlets is a copy, and no file saved twice."""
        text = "\n".join(t for x in self.lines if (t := " ".join(x.text.split())))
        return digest(f"{self.stated.outlet or ''}\n{text}")


def read_folder(
    folder: Path, max_bytes: int = MAX_BYTES
) -> tuple[list[tuple[str, bytes]], list[Issue]]:
    """Name and bytes of every file below a folder, in the order of their names."""
    issues: list[Issue] = []
    files = []
    for source, path in _files(folder, issues):
        data = _bytes_of(path, source, max_bytes, issues)
        if data is not None:
            files.append((source, data))
    return files, issues


def saved_twice(source: str, before: str) -> Issue:
    """A file of the same text as one before it."""
    message = f"same text as {before}; skipped, delete one of the two"
    return _issue("duplicate-file", source, message)


def read_document(source: str, data: bytes) -> tuple[Document | None, list[Issue]]:
    """One file's bytes as a document; None with an issue when there is no text in it."""
    suffix = Path(source).suffix.lower()
    issues: list[Issue] = []
    text = decode(data, html=suffix in HTML_SUFFIXES)
    if text is None:
        message = "not a text file; save the article as text, Markdown or HTML"
        return None, [_issue("binary-file", source, message)]
    if not text.strip():
        return None, [_issue("empty-file", source, "no text in it; delete it or save it again")]
    lines = [Line(n, x) for n, x in enumerate(_lines_of(text), 1)]
    if suffix in HTML_SUFFIXES:
        from .html import read_page  # heavy: only a new page needs what reads it

        page = read_page("\n".join(x.text for x in lines))
        if page is None:
            message = "no article found in the page; save the article's text as .txt instead"
            return None, [_issue("no-article-text", source, message)]
        found, stated, cut = page
        return Document(source, tuple(found), stated, tuple(cut), len(lines)), issues
    stated, taken, complaints = front_matter(lines)
    for complaint in complaints:
        message = f"{complaint}; the text is read all the same"
        issues.append(_issue("broken-front-matter", source, message, 1))
    rest = lines[taken:]
    cut = []
    if suffix in MARKDOWN_SUFFIXES:
        rest, cut = plain_lines(rest)
    if not any(x.text.strip() for x in rest):
        return None, [*issues, _issue("empty-file", source, "no text below the front matter")]
    return Document(source, tuple(rest), stated, tuple(cut), len(lines)), issues


def decode(data: bytes, *, html: bool = False) -> str | None:
    """The text of a file in whatever encoding it is; None when it is no text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    if _is_wide(data):
        little = data[1::2].count(0) >= data[0::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", errors="replace")
    if b"\x00" in data[:65536] or _control_share(data) > 0.05:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:4096]) if html else None
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    # A few bytes beyond ASCII: an English text by a Western program, or UTF-8 with a flaw.
    broken = data.decode("utf-8", errors="replace").count("\ufffd")
    high = sum(b > 127 for b in data)
    if broken * 10 < high:
        return data.decode("utf-8", errors="replace")
    if high < 0.1 * len(data):
        return data.decode("cp1252", errors="replace")
    best = from_bytes(data[:200_000]).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")


def _files(folder: Path, issues: list[Issue]) -> list[tuple[str, Path]]:
    """Readable files below a folder, with their names below it, by name; hidden ones are left
    alone."""
    found: list[tuple[str, Path]] = []
    root = folder.resolve()

    def unreadable(error: OSError) -> None:
        name = Path(error.filename or folder).name
        issues.append(_issue("unreadable-file", name, f"folder cannot be listed: {error.strerror}"))

    for where, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        below = "".join(f"{part}/" for part in Path(where).relative_to(folder).parts)
        for name in [f for f in folders if (Path(where) / f).is_symlink()]:
            source = below + name
            message = "a link to a folder is not followed; copy the files into the corpus"
            issues.append(_issue("outside-link", source, message))
        for name in files:
            path = Path(where) / name
            if name.startswith("."):
                continue
            source = below + name
            if path.is_symlink() and not _inside(path, root):
                message = "a link that leaves the corpus is not followed; copy the file instead"
                issues.append(_issue("outside-link", source, message))
            elif path.suffix.lower() not in SUFFIXES:
                message = f"files ending in {path.suffix or 'no suffix'} are not read; " + (
                    "save it as .txt, .md or .html"
                )
                issues.append(_issue("unknown-file-type", source, message))
            else:
                found.append((source, path))
    issues.sort(key=lambda i: i.source or "")
    return sorted(found)


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _bytes_of(path: Path, source: str, max_bytes: int, issues: list[Issue]) -> bytes | None:
    try:
        size = path.stat().st_size
        if size > max_bytes:
            message = f"{size:,} bytes, more than {max_bytes:,}; split it into smaller files"
            issues.append(_issue("too-large-file", source, message))
            return None
        return path.read_bytes()
    except OSError as error:
        message = f"cannot be read ({error.strerror}); check that it exists and its permissions"
        issues.append(_issue("unreadable-file", source, message))
        return None


def _lines_of(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _BREAKS.sub(" ", _INVISIBLE.sub("", text)).split("\n")


def _is_wide(data: bytes) -> bool:
    """UTF-16 without a byte order mark: every other byte of English text is null."""
    sample = data[:4000]
    if len(sample) < 8 or len(data) % 2:
        return False
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    return max(even, odd) > 0.8 * half and min(even, odd) < 0.05 * half


def _control_share(data: bytes) -> float:
    sample = data[:65536]
    if not sample:
        return 0.0
    return (len(sample) - len(sample.translate(None, _CONTROL))) / len(sample)


def _issue(kind: str, source: str, message: str, line: int | None = None) -> Issue:
    return Issue(None, source, line, kind, f"{source}: {message}")
