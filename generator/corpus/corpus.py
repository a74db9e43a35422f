"""A folder of saved articles as records."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..cache import Cache, digest
from ..language.word_lists import word_set
from ..records import Article, Cut, Heading, Issue, LineStart
from ..records.plain_text import slug
from .broken_lines import unwrap
from .classify import label
from .clean import Layout, lay_out
from .copies import Signature, mark_copies, sign
from .infer_dates import infer_dates
from .lines import Row
from .masthead import read_masthead, title_of
from .outlets import known
from .read import MAX_BYTES, Document, read_document, read_folder, saved_twice
from .split import split
from .stated import Stated

_LONGEST_SLUG = 60
#: "2. ": the place in a digest.
_NUMBER = re.compile(r"^\W?\d{1,3}[.)\]:]\s+(?=\S)")
#: English news has some 35 % of these words, other languages with a few of them below 10 %.
_ENGLISH = 0.15


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
        folder: of ``.txt``, ``.md`` and ``.html`` files, with folders in it or not.
        max_bytes: larger files are skipped, with an issue.
        cache: holds what a file gave, known by its name and bytes.
    """
    files, found = read_folder(folder, max_bytes)
    articles: list[Article] = []
    signatures: dict[str, Signature | None] = {}
    seen: dict[str, str] = {}
    read = (cache or Cache(None)).cached(read_files, known_by=_name_and_digest)
    for (source, _), saved in zip(files, read(files), strict=True):
        found += saved.issues
        if saved.key is None:
            continue
        if saved.key in seen:
            found.append(saved_twice(source, seen[saved.key]))
            continue
        seen[saved.key] = source
        articles += saved.articles
        signatures.update(zip((a.text for a in saved.articles), saved.signatures, strict=True))
    articles.sort(key=lambda a: (a.source, a.part))
    articles = _unique(articles)
    dated = infer_dates(mark_copies(_one_spelling(articles), signatures))
    dated = tuple(sorted(dated, key=lambda a: (a.source, a.part)))
    return Corpus(dated, (*found, *(i for a in dated for i in _issues(a))))


@dataclass(frozen=True, slots=True)
class SavedFile:
    """What one file gives, before anything that needs the rest of the corpus."""

    key: str | None
    """Digest of its text; None when it has none."""
    articles: tuple[Article, ...]
    signatures: tuple[Signature | None, ...]
    """Of each article, to find its copies by."""
    issues: tuple[Issue, ...]


def read_files(files: Sequence[tuple[str, bytes]]) -> Iterator[SavedFile]:
    """What each file (its name and bytes) gives."""
    return (_read_file(source, data) for source, data in files)


def _name_and_digest(file: tuple[str, bytes]) -> tuple[str, str]:
    source, data = file
    return source, digest(data)


def _read_file(source: str, data: bytes) -> SavedFile:
    document, issues = read_document(source, data)
    if document is None:
        return SavedFile(None, (), (), tuple(issues))
    articles = tuple(articles_of(document))
    if not articles:
        message = f"{source}: no running text in it; nothing but headlines or furniture"
        issues.append(Issue(None, source, None, "no-article-text", message))
    signatures = tuple(sign(a.text) for a in articles)
    return SavedFile(document.key, articles, signatures, tuple(issues))


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


def articles_of(document: Document) -> list[Article]:
    """The articles of one file, in order."""
    rows = label(unwrap(document.lines))
    whole = document.stated.title is not None
    parts = [rows] if whole else split(rows)
    articles: list[Article] = []
    for part in parts:
        stated = document.stated if len(parts) == 1 else replace(document.stated, url=None)
        article = _article(document, part, stated, len(articles) + 1)
        if article is not None:
            if len(parts) > 1 and article.title:
                article = replace(article, title=_NUMBER.sub("", article.title))
            articles.append(article)
    if articles and document.cut:
        last = articles[-1]
        cut = sorted((*last.cut, *document.cut), key=lambda c: c.line)
        articles[-1] = replace(last, cut=tuple(cut))
    return articles


def _article(document: Document, rows: Sequence[Row], stated: Stated, part: int) -> Article | None:
    """One article of a file; None when there is no text in its rows."""
    layout = lay_out(rows, title_of(rows, stated))
    text, headings, starts = _text(layout)
    if not text:
        return None
    masthead = read_masthead(layout, stated)
    named = filter(None, (masthead.outlet, masthead.published, masthead.title))
    name = slug(" ".join(named), _LONGEST_SLUG) or "article"
    return Article(
        id=f"{name}-{_hash(document.source, part)}".strip("-"),
        source=document.source,
        part=part,
        lines=(rows[0].number, rows[-1].last),
        title=masthead.title,
        subtitle=masthead.subtitle,
        outlet=masthead.outlet,
        authors=masthead.authors,
        url=masthead.url,
        language="en" if is_english(text) else "und",
        published=masthead.published,
        published_basis=masthead.basis,
        genre=masthead.genre,
        copy_of=None,
        text=text,
        headings=headings,
        line_starts=starts,
        cut=tuple(Cut(p.number, p.text, reason) for r, reason in layout.cut for p in r.pieces),
        retells=stated.retells,
    )


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


def is_english(text: str) -> bool:
    """A light check by the share of English function words."""
    tokens = re.findall(r"[^\W\d_]+", text[:6_000].lower())
    if len(tokens) < 20:
        return True
    function = word_set("corpus_words", "function")
    return sum(t in function for t in tokens) >= _ENGLISH * len(tokens)


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


def _issues(article: Article) -> list[Issue]:
    """What an editor ought to know about one article."""

    def issue(kind: str, message: str) -> Issue:
        where = f"{article.source}:{article.lines[0]}"
        return Issue(article.id, article.source, article.lines[0], kind, f"{where}: {message}")

    issues = []
    if article.published is None:
        issues.append(
            issue("undated-article", "no publication date; state it in corrections.yml (published)")
        )
    if article.outlet is None:
        issues.append(issue("no-outlet", "no outlet; state it in corrections.yml (outlet)"))
    if article.language != "en":
        issues.append(
            issue("not-english", "does not read like English; what is found in it may be wrong")
        )
    return issues
