"""What is found in small corpora and in the sample, as lines that people can read and compare.

    python -m tests.golden.records [NAME ...]

writes `kept/NAME.txt` anew for each corpus: `texts/NAME.yml` (file name to text; names that begin
with "editorial/" are editorial files), folders of texts of other tests, and the sample. A change of
rules shows there, line by line, which records it changes: read the difference, and commit it with
the rule. Git joins both sides of these files in a merge without asking (`.gitattributes`); write
them anew afterwards.

Of real articles, which may not be kept here, only digests are (`REAL`, where ../shared is at hand):
they say in which article which kind of record is another. `python -m tests.golden.records --show
news` prints the records themselves, to compare with those of another commit.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.brief.compose import compose
from generator.build import Gathered, gather
from generator.cache import Cache, digest
from generator.editorial import load_editorial
from generator.editorial.propose import propose
from generator.progress import Silent
from generator.records import (
    Actor,
    Article,
    Briefing,
    Editorial,
    Mention,
    Part,
    Records,
    SummaryLine,
    Topic,
)
from generator.settings import Settings

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
#: Corpora that lie elsewhere, each with its editorial folder.
_ELSEWHERE: Mapping[str, tuple[Path, Path | None]] = {
    "sample": (ROOT / "content" / "corpus", ROOT / "content"),
    "digests": (ROOT / "tests" / "corpus" / "cases", None),
    "databases": (ROOT / "tests" / "corpus" / "exports" / "texts", None),
    "ferry": (
        ROOT / "tests" / "browser" / "ferry" / "corpus",
        ROOT / "tests" / "browser" / "ferry",
    ),
}
#: Folders of real articles, of which the first of every so many is read; they need ../shared.
_SHARED = ROOT.parent / "shared"
_REAL = {"saved": (_SHARED / "corpus", 1), "news": (_SHARED / "gold" / "polnear-dev" / "corpus", 4)}
REAL = tuple(name for name, (folder, _) in _REAL.items() if folder.is_dir())
ABSENT = tuple(name for name in _REAL if name not in REAL)
#: One name a corpus.
CORPORA = (*_ELSEWHERE, *sorted(path.stem for path in (FOLDER / "texts").glob("*.yml")))
#: What other fields and other lines say already.
_LEFT_OUT = {
    "Article": {"id", "text", "headings", "line_starts", "cut", "source", "part"},
    "Quote": {"article", "start", "text", "clause", "sentence"},
    "Event": {"article", "start", "sentence", "entry"},
    "Figure": {"article", "start", "text", "sentence", "measure_label"},
    "DateMention": {"article", "start", "text"},
    "Entry": {"text", "articles"},
    "TopicBrief": {"measures", "disputes"},
    "ActorBrief": {"said", "figures", "articles"},
}
_EMPTY = (None, "", (), False)
#: What most records hold in a field, and is not shown.
_USUAL = {
    "status": "happened",
    "precision": "day",
    "qualifier": "exact",
    "language": "en",
    "genre": "report",
    "published_basis": "stated",
    "basis": "relative to publication",
}
#: Characters at the start of a record's text by which a reader knows it, and at its end.
_START_CHARACTERS, _END_CHARACTERS = 34, 12


def find_records(name: str) -> str:
    """Every record of a corpus and what its pages show, a line each."""
    if name in _ELSEWHERE:
        return _lines_of(*_ELSEWHERE[name])
    if name in REAL:
        return _digests(_lines_of_some(name))
    texts = yaml.safe_load((FOLDER / "texts" / f"{name}.yml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        for file, text in texts.items():
            own = file if file.startswith("editorial/") else f"corpus/{file}"
            path = Path(scratch) / own
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        editorial = Path(scratch) / "editorial"
        return _lines_of(Path(scratch) / "corpus", editorial if editorial.is_dir() else None)


def kept_records(name: str) -> Path:
    """The file that keeps them."""
    return FOLDER / "kept" / f"{name}.txt"


def _lines_of_some(name: str) -> str:
    folder, step = _REAL[name]
    with tempfile.TemporaryDirectory() as scratch:
        for path in sorted(folder.iterdir())[::step]:
            shutil.copyfile(path, Path(scratch) / path.name)
        return _lines_of(Path(scratch), None)


def _digests(lines: str) -> str:
    """A digest of the records of each kind that an article gives."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    block = ""
    for line in filter(None, lines.split("\n")):
        if line.startswith("# "):
            block = line[2:]
        else:
            found[block, line.split()[0]].append(line)
    return "".join(f"{b} {kind} {digest(*some)[:8]}\n" for (b, kind), some in found.items())


def _lines_of(folder: Path, editorial: Path | None) -> str:
    settings = Settings(folder, editorial, ROOT / "templates", ROOT, None, jobs=1)
    curated = load_editorial(editorial)
    gathered = gather(settings, curated, Cache(ROOT / ".briefing" / "cache.sqlite"), Silent())
    briefing = compose(gathered.records, curated, gathered.sentences)
    proposed = () if editorial else _proposed(gathered.records, curated)
    lines = "\n".join((*_found_in_articles(gathered), *_joined(briefing), *proposed))
    for article in gathered.records.articles:
        lines = lines.replace(article.id, _short(article))
    return lines + "\n"


def _short(article: Article) -> str:
    stem = article.source.rsplit(".", 1)[0]
    return stem if article.part == 1 else f"{stem}.{article.part}"


def _found_in_articles(gathered: Gathered) -> Iterator[str]:
    """The records of one article after the other."""
    records = gathered.records
    found: dict[str, list[Any]] = defaultdict(list)
    every: tuple[tuple[Any, ...], ...] = (
        records.quotes, records.figures, records.dates, records.events,
    )  # fmt: skip
    for record in (r for some in every for r in some):
        found[record.article].append(record)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in records.mentions:
        mentions[mention.article].append(mention)
    for article in records.articles:
        yield f"\n# {article.source} {article.part}"
        yield _line(article)
        yield f"  body {len(article.text)} lines {_pairs(article.line_starts)}"
        yield f"  sentences {_shown(tuple(s for s, _ in gathered.sentences.get(article.id, ())))}"
        yield from (f"  {_line(part)}" for part in (*article.headings, *article.cut))
        yield from _named(mentions[article.id])
        of_article = f"{article.id}-"
        yield from (f"  {_line(record).replace(of_article, '')}" for record in found[article.id])


def _named(mentions: Iterable[Mention]) -> Iterator[str]:
    """A line for each whom an article names: where, and in which form if by no name."""
    places: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        form = "" if mention.form == "name" else f" {mention.form}"
        places[mention.entity].append(f"{mention.start}-{mention.end}{form}")
    return (f"  named {who} {', '.join(where)}" for who, where in places.items())


def _joined(briefing: Briefing) -> Iterator[str]:
    """What all articles give together, and what pages show of it."""
    yield "\n# all together"
    records = briefing.records
    joined = (records.actors, records.topics, records.chronology, records.measures)
    for record in (r for some in joined for r in some):
        yield _line(record)
    yield from map(_line, (*records.disputes, *records.issues))
    yield "\n# pages"
    yield from map(_line, (briefing.home, *briefing.topics, *briefing.actors))
    yield from (f"shown of {id_} {part.start}-{part.end}" for id_, part in briefing.shown.items())


def _proposed(records: Records, curated: Editorial) -> Iterator[str]:
    """The entries of editorial files that are written for what was found."""
    with tempfile.TemporaryDirectory() as folder:
        for added in propose(records, curated, Path(folder)):
            yield f"\n# {added.file}"
            if added.names:
                text = (Path(folder) / added.file).read_text(encoding="utf-8")
                yield text.split("\n\n", 3)[-1].strip().replace("\n\n", "\n")


def _line(record: Any) -> str:
    """The fields of a record that hold something unusual."""
    kind = type(record).__name__
    names = [f.name for f in fields(record) if f.name not in _LEFT_OUT.get(kind, ())]
    held = ((name, getattr(record, name)) for name in names)
    told = [
        f"{name}={_shown(value)}"
        for name, value in held
        if value not in _EMPTY and value != _USUAL.get(name)
    ]
    text = {"Quote": "words", "Figure": "text", "DateMention": "text"}.get(kind)
    return " ".join([kind, *told, *([_shortened(getattr(record, text))] if text else [])])


def _shown(value: Any) -> str:
    """A value of a field, as short as it can be told."""
    match value:
        case str() if value.startswith(("http://", "https://")):
            return f"address {digest(value)[:8]}"
        case str():
            return value if value and " " not in value else repr(value)
        case float():
            return f"{value:.6g}"
        case Part(start, end) | SummaryLine(start=start, end=end):
            return f"{getattr(value, 'article', '')}:{start}-{end}"
        case Topic() | Actor():
            return value.id
        case tuple():
            return f"[{', '.join(map(_shown, value))}]"
        case Mapping():
            return repr(dict(value))
    return f"({_line(value)})" if is_dataclass(value) else str(value)


def _pairs(starts: Iterable[Any]) -> str:
    return " ".join(f"{start.offset}:{start.line}" for start in starts)


def _shortened(text: str) -> str:
    if len(text) <= _START_CHARACTERS + _END_CHARACTERS:
        return repr(text)
    return repr(f"{text[:_START_CHARACTERS]}…{text[-_END_CHARACTERS:]}")


def main() -> None:
    """Write what is compared, or print the records of real articles."""
    if sys.argv[1:2] == ["--show"]:
        sys.stdout.write("".join(map(_lines_of_some, sys.argv[2:])))
        return
    for name in sys.argv[1:] or (*CORPORA, *REAL):
        kept_records(name).write_text(find_records(name), encoding="utf-8")


if __name__ == "__main__":
    main()
