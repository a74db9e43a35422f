"""Prints what a build costs, in seconds and as ratios of one run; `make bench`.

Machines differ and are noisy: read the ratios, which are of processor time, as other work may
run beside. Everything is timed in a process of its own, so peak memory is that step's alone (the
largest single process).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
#: Articles above which nothing is measured but what it takes to make the records.
LARGEST_SITE = 1000
sys.path.insert(0, str(ROOT))

from bench.articles import make_article, make_corpus  # noqa: E402
from bench.searching import first_question  # noqa: E402
from generator.settings import Settings  # noqa: E402


def main() -> None:
    """Run the steps for each size and print one table a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument(
        "--large", action="store_true", help="10,000 articles as well, records only"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--no-mkdocs", action="store_true", help="leave compiling out")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.step:
        _step(args.step, args.folder, args.jobs)
        return
    for size in args.sizes + ([10_000] if args.large else []):
        _bench(size, args.jobs, args.no_mkdocs)


def _bench(size: int, jobs: int, no_mkdocs: bool) -> None:
    with TemporaryDirectory(prefix="briefing-bench-") as tmp:
        folder = Path(tmp)
        make_corpus(folder / "corpus", ROOT / "content" / "corpus", size)
        (folder / "content").mkdir()
        for name in ("actors.yml", "topics.yml"):
            shutil.copy(ROOT / "content" / name, folder / "content" / name)
        (folder / "pages").mkdir()
        shutil.copy(ROOT / "content" / "pages" / "about.md", folder / "pages")
        words = sum(len(p.read_text("utf-8").split()) for p in (folder / "corpus").iterdir())
        print(f"\n{size} articles, {words} words, {jobs} processes")
        if size > LARGEST_SITE:
            _line("records, cold", _timed("records", folder, jobs), words=words)
            return
        spacy = _timed("spacy", folder, jobs)
        extraction = _timed("extract", folder, jobs)
        _line("nlp.pipe as spaCy ships it", spacy, words=words)
        _line("our extraction, cold", extraction, words=words, base=spacy)
        one = _timed("extract", folder, 1)
        _line("our extraction, cold, one process", one, words=words, base=extraction)
        cold = _timed("build", folder, jobs)
        _line("pages, cold", cold)
        _line("pages, nothing changed", _timed("build", folder, jobs), base=cold)
        (folder / "corpus" / "new.md").write_text(_new_article(), encoding="utf-8")
        _line("pages, one article added", _timed("build", folder, jobs), base=cold)
        (folder / "corpus" / "new.md").unlink()
        _timed("build", folder, jobs)
        actors = folder / "content" / "actors.yml"
        text = actors.read_text(encoding="utf-8")
        actors.write_text(text.replace("aliases: [", "aliases: [Somebody Else, ", 1), "utf-8")
        _line("pages, one alias changed", _timed("build", folder, jobs), base=cold)
        if not no_mkdocs:
            plain = _timed("plain", folder, jobs)
            _line("MkDocs, as many plain pages", plain)
            _line("MkDocs, cold", _timed("mkdocs", folder, jobs), base=plain)
            _line("MkDocs, nothing changed", _timed("mkdocs-again", folder, jobs), base=plain)
            pages = sum(1 for _ in (folder / "site").rglob("*.html"))
            largest = max(p.stat().st_size for p in (folder / "site").rglob("*.html"))
            print(f"  {pages} pages, the largest of {largest / 1000:.0f} kB")
            size = first_question(folder / "site", "people displaced")
            print(f"  {'first question':<36}{size / 1000:>9.0f} kB")


def _new_article() -> str:
    return (
        "---\ntitle: A new report\noutlet: Example Post\npublished: 2023-06-05\n---\n\n"
        "The border reopened on Monday, Anna Berg said.\n"
    )


def _timed(step: str, folder: Path, jobs: int) -> dict[str, float]:
    """Seconds, processor seconds and peak MiB of one step in a process of its own."""
    command = [sys.executable, __file__, "--step", step, "--folder", str(folder)]
    done = subprocess.run(
        [*command, "--jobs", str(jobs)], stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT
    )
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def _line(
    label: str,
    cost: dict[str, float],
    words: int | None = None,
    base: dict[str, float] | None = None,
) -> None:
    text = f"  {label:<36}{cost['seconds']:>9.2f} s"
    text += f" {cost['cpu']:>9.2f} s of processors {cost['mib']:>7.0f} MiB"
    if words:
        text += f" {words / cost['seconds']:>8.0f} words/s"
    if base:
        text += f"   {cost['cpu'] / base['cpu']:.3f} x"
    print(text, flush=True)


# --- the steps, each in its own process ----------------------------------------------------


def _step(step: str, folder: Path, jobs: int) -> None:
    run = {"spacy": _spacy, "extract": _extract, "build": _build, "mkdocs": _mkdocs}
    run |= {"mkdocs-again": _again, "plain": _plain, "records": _records}
    seconds = run[step](folder, jobs)
    cpu, mib = _used()
    print(json.dumps({"seconds": seconds, "cpu": cpu, "mib": mib}))


def _used() -> tuple[float, float]:
    """Processor seconds of this process and those it waited for, and MiB of the largest."""
    used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(u.ru_utime + u.ru_stime for u in used)
    return cpu, max(u.ru_maxrss for u in used) / 1024


class _Stages:
    """Says at each stage how much was used before it."""

    def stage(self, name: str, total: int | None = None) -> None:
        cpu, mib = _used()
        print(f"    {cpu:9.1f} s {mib:7.0f} MiB before: {name}", file=sys.stderr, flush=True)

    def advance(self, done: int) -> None:
        """Ignored."""


def _settings(folder: Path, jobs: int, cache: bool) -> Settings:
    return Settings(
        corpus=folder / "corpus",
        editorial=folder / "content",
        templates=ROOT / "templates",
        docs_dir=folder / "pages",
        cache=folder / "cache.sqlite" if cache else None,
        jobs=jobs,
    )


def _spacy(folder: Path, jobs: int) -> float:
    from generator.corpus import read_corpus
    from generator.language.pipeline import load_pipeline
    from generator.language.reader import READER

    texts = [a.text for a in read_corpus(folder / "corpus").articles]
    start = time.perf_counter()
    nlp = load_pipeline("en_core_web_md")
    with nlp.select_pipes(disable=[READER]):
        for _ in nlp.pipe(texts, n_process=jobs):
            pass
    return time.perf_counter() - start


def _extract(folder: Path, jobs: int) -> float:
    from generator.cache import Cache
    from generator.corpus import read_corpus
    from generator.editorial import load_editorial
    from generator.extract.corpus_extracts import extract_all
    from generator.progress import Silent

    articles = read_corpus(folder / "corpus").articles
    editorial = load_editorial(folder / "content")
    settings = _settings(folder, jobs, cache=False)
    start = time.perf_counter()
    extract_all(articles, editorial, settings, Cache(None), Silent())
    return time.perf_counter() - start


def _records(folder: Path, jobs: int) -> float:
    from generator.build import build_records
    from generator.editorial import load_editorial

    editorial = load_editorial(folder / "content")
    start = time.perf_counter()
    build_records(_settings(folder, jobs, cache=False), editorial, _Stages())
    return time.perf_counter() - start


def _build(folder: Path, jobs: int) -> float:
    from generator import build  # noqa: F401  # loading the libraries is no part of it
    from generator.progress import Silent
    from generator.site.up_to_date import bring_up_to_date

    start = time.perf_counter()
    bring_up_to_date(_settings(folder, jobs, cache=True), Silent())
    return time.perf_counter() - start


def _mkdocs(folder: Path, jobs: int) -> float:
    """With no page kept of an earlier build."""
    _forget(folder)
    return _again(folder, jobs)


def _again(folder: Path, jobs: int) -> float:
    return _compile(folder / "pages", folder / "site")


def _plain(folder: Path, jobs: int) -> float:
    """As many pages of the same length, of plain paragraphs, by MkDocs and Material alone."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    docs, site = str(_plain_pages(folder)), str(folder / "plain-site")
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=docs, site_dir=site, plugins=["search"])
    start = time.perf_counter()
    build(config)
    return time.perf_counter() - start


def _forget(folder: Path) -> None:
    for kept in folder.glob("html.sqlite*"):
        kept.unlink()


def _plain_pages(folder: Path) -> Path:
    plain = folder / "plain"
    for page in (folder / "pages").rglob("*.md"):
        copy = plain / page.relative_to(folder / "pages")
        copy.parent.mkdir(parents=True, exist_ok=True)
        length = len(page.read_text(encoding="utf-8"))
        text = make_article([f"Plain words of a page. {n} " * 12 for n in range(9)], length)
        body = text.split("---\n\n", 1)[1]
        copy.write_text("# A page\n\n" + (body * (1 + length // len(body)))[:length], "utf-8")
    return plain


def _compile(docs: Path, site: Path) -> float:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site))
    plugin = config.plugins["briefing"]
    plugin.prepared = True  # type: ignore[attr-defined]
    plugin.config["pagefind_from"] = 0
    plugin.config["cache"] = str(site.parent / "html.sqlite")
    start = time.perf_counter()
    build(config)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
