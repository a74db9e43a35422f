"""Files of a corpus folder as documents: texts with what is stated beside them.

Whatever cannot be read becomes an `Issue` that says how to mend it; no file stops a build.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path

from ..cache import digest
from ..records import Cut, Issue
from .broken_lines import join_hyphenated
from .content import MOST_DOCUMENTS, Content, Unreadable
from .decoding import decode, mend_misread, uncoded_brackets
from .exports import documents_in
from .formats import contents_of, kind_of
from .lines import Line
from .markdown import plain_lines
from .stated import Stated, front_matter, metadata_list

#: Largest text that is read, in bytes; of formats that pack or compress, so many times that.
MAX_BYTES = 5_000_000
_PACKED = 10
#: Kinds of file that reference lists are of, which hold no article.
_MAY_BE_EMPTY = frozenset({"bibliography", "json"})
#: Files within files: a message in a message.
_DEEPEST_FILES = 3

#: Characters that no reader sees and that break matching.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff]")
#: Characters as HTML spells them, left in the text of feeds: "&#8230;", "&amp;".
_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[\da-f]{2,5}|amp|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip);", re.I
)
_BREAKS = re.compile("[\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a file of the corpus, with one article or several in it."""

    source: str
    """Relative to the corpus folder, with forward slashes."""
    lines: tuple[Line, ...]
    stated: Stated = field(default_factory=Stated)
    cut: tuple[Cut, ...] = ()
    """Already known to be no text: the rest of a web page, images."""

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


def read_documents(
    source: str, data: bytes, beside: Stated | None = None
) -> tuple[list[Document], list[Issue]]:
    """The texts of one file; none, with an issue, when there is nothing to be read.

    Args:
        source: the file's name below the corpus folder.
        data: its bytes.
        beside: what a reference list of the folder states of the file.
    """
    issues: list[Issue] = []
    documents: list[Document] = []
    try:
        for document in _documents(source, source, data, issues, 0):
            if len(documents) >= MOST_DOCUMENTS:
                message = f"more than {MOST_DOCUMENTS:,} articles; split it, the rest is not read"
                issues.append(_issue("too-large-file", source, message))
                break
            documents.append(document)
    except Unreadable as unread:
        issues.append(_issue(unread.kind, source, str(unread)))
    except Exception as error:  # one odd file must not take the others with it
        message = (
            f"cannot be read ({type(error).__name__}); save the article's text as .txt instead "
            "and report the file"
        )
        issues.append(_issue("unreadable-file", source, message))
    if not documents and not issues and kind_of(source, data) not in _MAY_BE_EMPTY:
        issues.append(_issue("no-article-text", source, "no article in it"))
    if beside is not None and len(documents) == 1:
        only = documents[0]
        documents = [replace(only, stated=beside.over(only.stated))]
    return documents, issues


def _documents(
    source: str, name: str, data: bytes, issues: list[Issue], depth: int
) -> Iterator[Document]:
    """The texts of a file, or of one inside it whose own name is ``name``."""
    kind = kind_of(name, data)
    if kind is None or depth > _DEEPEST_FILES:
        return
    if kind in ("text", "markdown", "html"):
        yield from _of_text(source, kind, data, issues)
        return
    for content in contents_of(kind, data):
        if content.attached:
            yield from _attached(source, content.attached, issues, depth)
        else:
            yield from _of_content(source, kind, content, issues)


def _attached(
    source: str, attached: tuple[str, bytes], issues: list[Issue], depth: int
) -> Iterator[Document]:
    """The texts of an attachment; pictures and the like are left alone."""
    name, data = attached
    try:
        yield from _documents(source, name, data, issues, depth + 1)
    except Unreadable as unread:
        issues.append(_issue(unread.kind, source, f"attached {name}: {unread}"))


def _of_text(source: str, kind: str, data: bytes, issues: list[Issue]) -> Iterator[Document]:
    text = decode(data, html=kind == "html")
    if text is None:
        raise Unreadable(
            "binary-file", "not a text file; save the article as text, Markdown or HTML"
        )
    if not text.strip():
        raise Unreadable("empty-file", "no text in it; delete it or save it again")
    if mended := mend_misread(text):
        message = "its characters had been mis-decoded (UTF-8 read as Windows-1252) and were mended"
        issues.append(_issue("mis-decoded-text", source, message))
        text = mended
    if kind == "html":
        yield from _of_content(source, kind, Content(html="\n".join(_lines_of(text))), issues)
        return
    text = uncoded_brackets(_ENTITY.sub(lambda m: unescape(m[0]), text))
    lines = tuple(Line(n, x) for n, x in enumerate(_lines_of(text), 1))
    yield from _of_content(source, kind, Content(lines), issues)


def _of_content(
    source: str, kind: str, content: Content, issues: list[Issue]
) -> Iterator[Document]:
    """The documents of one text: what exports of databases hold are several."""
    if content.html is not None:
        from .html import read_page  # heavy: only a new page needs what reads it

        page = read_page(content.html)
        if page is None:
            message = "no article found in the page; save the article's text as .txt instead"
            raise Unreadable("no-article-text", message)
        paragraphs, stated, rest = page
        yield Document(source, tuple(paragraphs), content.stated.over(stated), tuple(rest))
        return
    lines, stated, cut = content.lines, content.stated, list(content.cut)
    if kind in ("text", "markdown"):
        front, taken, complaints = front_matter(lines)
        for complaint in complaints:
            message = f"{complaint}; the text is read all the same"
            issues.append(_issue("broken-front-matter", source, message, 1))
        lines, stated = lines[taken:], front.over(stated)
        if not any(x.text.strip() for x in lines):
            raise Unreadable("empty-file", "no text below the front matter")
    else:
        lines = tuple(_cleaned(lines))
    if kind == "markdown":
        listed, taken_lines = metadata_list(lines)
        stated = stated.over(listed)
        cut += [
            Cut(lines[i].number, t, "metadata") for i in taken_lines if (t := lines[i].text.strip())
        ]
        left_out = set(taken_lines)
        lines = tuple(x for i, x in enumerate(lines) if i not in left_out)
        plain, marked = plain_lines(lines)
        lines, cut = tuple(plain), [*cut, *marked]
    documents = documents_in(join_hyphenated(lines), stated)
    for i, found in enumerate(documents):
        at_end = cut if i == len(documents) - 1 else []
        yield Document(source, found.lines, found.stated, (*found.cut, *at_end))


def _cleaned(lines: Sequence[Line]) -> Iterator[Line]:
    """An adapter's lines without what no reader sees."""
    for line in lines:
        for text in _lines_of(line.text):
            yield replace(line, text=text)


def _files(folder: Path, issues: list[Issue]) -> list[tuple[str, Path]]:
    """Readable files below a folder, with their names below it, by name; hidden ones are left
    alone."""
    found: list[tuple[str, Path]] = []
    root = folder.resolve()

    def unreadable(error: OSError) -> None:
        name = _printable(Path(error.filename or folder).name)
        issues.append(_issue("unreadable-file", name, f"folder cannot be listed: {error.strerror}"))

    for where, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        below = "".join(f"{part}/" for part in Path(where).relative_to(folder).parts)
        for name in [f for f in folders if (Path(where) / f).is_symlink()]:
            source = _printable(below + name)
            message = "a link to a folder is not followed; copy the files into the corpus"
            issues.append(_issue("outside-link", source, message))
        for name in files:
            path = Path(where) / name
            if name.startswith("."):
                continue
            source = _printable(below + name)
            if path.is_symlink() and not _inside(path, root):
                message = "a link that leaves the corpus is not followed; copy the file instead"
                issues.append(_issue("outside-link", source, message))
            elif kind_of(source) is None:
                message = f"files ending in {path.suffix} are not read; " + (
                    "save it as .txt, .md or .html"
                )
                issues.append(_issue("unknown-file-type", source, message))
            else:
                found.append((source, path))
    issues.sort(key=lambda i: i.source or "")
    return sorted(found)


def _printable(name: str) -> str:
    """A file's name as text; bytes of it that are no UTF-8 as ``\\xe9``."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _bytes_of(path: Path, source: str, max_bytes: int, issues: list[Issue]) -> bytes | None:
    packed = kind_of(source) not in ("text", "markdown", "html")
    most = max_bytes * (_PACKED if packed else 1)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            message = "a pipe or a device and no file; take it out of the corpus"
            issues.append(_issue("unreadable-file", source, message))
            return None
        if status.st_size > most:
            message = f"{status.st_size:,} bytes, more than {most:,}; split it into smaller files"
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


def _issue(kind: str, source: str, message: str, line: int | None = None) -> Issue:
    return Issue(None, source, line, kind, f"{source}: {message}")
