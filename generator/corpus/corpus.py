"""A folder of saved articles as records."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..cache import Cache, digest
from ..records import Article, Cut, Heading, Issue, LineStart
from ..records.plain_text import slug
from .broken_lines import unwrap
from .classify import label
from .clean import Layout, lay_out
from .content import CUT_SHORT
from .copies import Signature, mark_copies, sign
from .formats.bibliography import stated_beside
from .infer_dates import infer_dates
from .languages import language_of
from .lines import Row
from .masthead import read_masthead, title_of
from .masthead_dates import Found
from .numeric_dates import settle_numeric
from .outlets import known
from .read import MAX_BYTES, Document, read_documents, read_folder, saved_twice
from .split import split
from .stated import Stated

_LONGEST_SLUG = 60
#: "2. ": the place in a digest.
#: How a text ends that goes on elsewhere.
_CUT_SHORT = ("…", "...", "[…]", "[...]")
_NUMBER = re.compile(r"^\W?\d{1,3}[.)\]:]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything a folder of articles gives."""

    articles: tuple[Article, ...]
    """By source and part."""
    issues: tuple[Issue, ...]


def read_corpus(
    folder: Path,
    max_bytes: int = MAX_BYTES,
    cache: Cache | None = None,
) -> Corpus:
    """Read, split and clean every file below a folder.

    Args:
        folder: of files of any kind that `formats` reads, with folders in it or not.
        max_bytes: larger texts are skipped, with an issue.
        cache: holds what a file gave, known by its name and bytes.
    """
    files, found = read_folder(folder, max_bytes)
    beside = stated_beside(files)
    given = [(source, data, beside.get(source)) for source, data in files]
    read = (cache or Cache(None)).cached(read_files, known_by=_name_and_digest)
    gathered = _Gathered()
    for (source, _), saved in zip(files, read(given), strict=True):
        found += (*saved.issues, *gathered.add(source, saved))
    numeric = gathered.numeric
    articles = sorted(gathered.articles, key=lambda a: (a.source, a.part))
    articles = settle_numeric(_one_spelling(_unique(articles)), numeric)
    dated = infer_dates(mark_copies(articles, gathered.signatures))
    dated = tuple(sorted(dated, key=lambda a: (a.source, a.part)))
    issues = (i for a in dated for i in _issues(a, numeric.get(_place(a))))
    return Corpus(dated, (*found, *issues))


@dataclass(frozen=True, slots=True)
class SavedFile:
    """What one file gives, before anything that needs the rest of the corpus."""

    key: str | None
    """Digest of its text; None when it has none."""
    articles: tuple[Article, ...]
    signatures: tuple[Signature | None, ...]
    """Of each article, to find its copies by."""
    numeric: tuple[Found | None, ...]
    """Of each article, the date in figures that its masthead states."""
    issues: tuple[Issue, ...]


class _Gathered:
    """What all files give, each text once."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.signatures: dict[str, Signature | None] = {}
        """By text."""
        self.numeric: dict[str, Found] = {}
        """By place of the article."""
        self._seen: dict[str, str] = {}

    def add(self, source: str, saved: SavedFile) -> Iterator[Issue]:
        """Keep what a file gives; an issue when its text was there before."""
        if saved.key is None:
            return
        if saved.key in self._seen:
            yield saved_twice(source, self._seen[saved.key])
            return
        self._seen[saved.key] = source
        self.articles += saved.articles
        texts = (a.text for a in saved.articles)
        self.signatures.update(zip(texts, saved.signatures, strict=True))
        dates = zip(saved.articles, saved.numeric, strict=True)
        self.numeric.update((_place(a), found) for a, found in dates if found)


def _place(article: Article) -> str:
    return f"{article.source}#{article.part}"


#: A file's name and bytes, and what a reference list states of it.
Given = tuple[str, bytes, Stated | None]


def read_files(files: Sequence[Given]) -> Iterator[SavedFile]:
    """What each file gives."""
    return (_read_file(*file) for file in files)


def _name_and_digest(file: Given) -> tuple[str, str, Stated | None]:
    source, data, beside = file
    return source, digest(data), beside


def _read_file(source: str, data: bytes, beside: Stated | None = None) -> SavedFile:
    documents, issues = read_documents(source, data, beside)
    if not documents:
        return SavedFile(None, (), (), (), tuple(issues))
    try:
        read = _articles_of(documents)
    except Exception as error:  # one odd file must not take the others with it
        message = (
            f"{source}: a rule broke on this file and nothing was taken from it "
            f"({type(error).__name__}: {error}); please report it with the file"
        )
        issues.append(Issue(None, source, None, "unreadable-file", message))
        return SavedFile(None, (), (), (), tuple(issues))
    if not read:
        message = f"{source}: no running text in it; nothing but headlines or furniture"
        issues.append(Issue(None, source, None, "no-article-text", message))
    articles = tuple(article for article, _ in read)
    signatures = tuple(sign(a.text) for a in articles)
    key = digest(*(d.key for d in documents))
    return SavedFile(key, articles, signatures, tuple(n for _, n in read), tuple(issues))


def _unique(articles: Sequence[Article]) -> list[Article]:
    """The articles; of two that chance gave one id, the later with a longer one."""
    seen: set[str] = set()
    unique = []
    for article in articles:
        if article.id in seen:
            article = replace(article, id=f"{article.id}{_hash(article.source, article.part, 4)}")
        seen.add(article.id)
        unique.append(article)
    return unique


def articles_of(documents: Sequence[Document]) -> list[Article]:
    """The articles of one file, in order."""
    return [article for article, _ in _articles_of(documents)]


def _articles_of(documents: Sequence[Document]) -> list[tuple[Article, Found | None]]:
    """The articles of one file, each with the date in figures that its masthead states."""
    found: list[tuple[Article, Found | None]] = []
    for document in documents:
        found += _of_document(document, len(found))
    return found


def _of_document(document: Document, before: int) -> list[tuple[Article, Found | None]]:
    """The articles of one text of a file that holds ``before`` articles above it."""
    language = language_of("\n".join(x.text for x in document.lines))
    rows = label(unwrap(document.lines), language)
    whole = document.stated.title is not None or document.stated.whole
    parts = [rows] if whole else split(rows)
    found: list[tuple[Article, Found | None]] = []
    for part in parts:
        stated = document.stated if len(parts) == 1 else replace(document.stated, url=None)
        read = _article(document, part, stated, before + len(found) + 1, language)
        if read is not None:
            article, numeric = read
            if len(parts) > 1 and article.title:
                article = replace(article, title=_NUMBER.sub("", article.title))
            found.append((article, numeric))
    if found and document.cut:
        last, numeric = found[-1]
        cut = sorted((*last.cut, *document.cut), key=lambda c: c.line)
        found[-1] = replace(last, cut=tuple(cut)), numeric
    return found


def _article(
    document: Document, rows: Sequence[Row], stated: Stated, part: int, language: str
) -> tuple[Article, Found | None] | None:
    """One article of a file; None when there is no text in its rows."""
    if not rows:
        return None
    layout = lay_out(rows, title_of(rows, stated), bare=stated.bare)
    text, headings, starts = _text(layout)
    if not text:
        return None
    masthead = read_masthead(layout, stated, language)
    named = filter(None, (masthead.outlet, masthead.published, masthead.title))
    name = slug(" ".join(named), _LONGEST_SLUG) or "article"
    article = Article(
        id=f"{name}-{_hash(document.source, part)}".strip("-"),
        source=document.source,
        part=part,
        lines=(rows[0].number, rows[-1].last),
        title=masthead.title,
        subtitle=masthead.subtitle,
        outlet=masthead.outlet,
        authors=masthead.authors,
        url=masthead.url,
        language=language_of(text),
        published=masthead.published,
        published_basis=masthead.basis,
        genre=masthead.genre,
        copy_of=None,
        text=text,
        headings=headings,
        line_starts=starts,
        cut=tuple(Cut(p.number, p.text, reason) for r, reason in layout.cut for p in r.pieces),
        retells=stated.retells,
        section=stated.section,
        archived=masthead.archived,
    )
    return article, masthead.numeric


def _text(layout: Layout) -> tuple[str, tuple[Heading, ...], tuple[LineStart, ...]]:
    """The body with the offsets of its crossheads and of the file's lines."""
    text = ""
    headings = []
    starts = []
    for i, row in enumerate(layout.body):
        if text:
            text += "\n\n"
        begin = len(text)
        for n, piece in enumerate(row.pieces):
            text += " " if n else ""
            starts.append(LineStart(len(text), piece.number))
            text += piece.text
        if i in layout.headings:
            headings.append(Heading(begin, len(text)))
    return text, tuple(headings), tuple(starts)


def _one_spelling(articles: Sequence[Article]) -> list[Article]:
    """Outlets that differ in case, spaces or hyphens only get the spelling used most."""
    spellings: dict[str, dict[str, int]] = {}
    for article in articles:
        if article.outlet:
            forms = spellings.setdefault(_plain(article.outlet), {})
            forms[article.outlet] = forms.get(article.outlet, 0) + 1
    best = {
        key: next((f for f in sorted(forms) if known(f) == f), None)
        or min(forms, key=lambda f: (-forms[f], f))
        for key, forms in spellings.items()
    }
    return [replace(a, outlet=best[_plain(a.outlet)]) if a.outlet else a for a in articles]


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold()).removeprefix("the")


def _hash(source: str, part: int, size: int = 2) -> str:
    return hashlib.blake2b(f"{source}\n{part}".encode(), digest_size=size).hexdigest()


def _issues(article: Article, numeric: Found | None) -> list[Issue]:
    """What an editor ought to know about one article."""

    def issue(kind: str, message: str) -> Issue:
        where = f"{article.source}:{article.lines[0]}"
        return Issue(article.id, article.source, article.lines[0], kind, f"{where}: {message}")

    issues = []
    if article.published is None and numeric is not None:
        readings = " or ".join(d for d in (numeric.day_first, numeric.month_first) if d)
        issues.append(
            issue(
                "ambiguous-date",
                f"its date in figures may be {readings}; state it in corrections.yml (published)",
            )
        )
    if article.published is None:
        issues.append(
            issue("undated-article", "no publication date; state it in corrections.yml (published)")
        )
    if article.outlet is None:
        issues.append(issue("no-outlet", "no outlet; state it in corrections.yml (outlet)"))
    if article.text.endswith(_CUT_SHORT) or any(c.reason == CUT_SHORT for c in article.cut):
        issues.append(
            issue("cut-short-text", "its text ends in the middle; save the whole article instead")
        )
    if article.language != "en":
        issues.append(
            issue(
                "not-english",
                f"in another language ({article.language}); only masthead, numbers with their "
                "nouns and direct quotations are read",
            )
        )
    return issues
