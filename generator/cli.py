"""The command line: arguments, progress, messages and exit codes; the only printing."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path
from typing import Never

import click
from tqdm import tqdm

from . import __version__
from .errors import BriefingError

EXAMPLES = """
\b
Examples:
  briefing build                                the sample's site, into site/
  briefing build --corpus saved --no-editorial  a folder of your own, nothing curated
  briefing records saved/ out/                  every record as JSON, CSV and SQLite
  briefing propose                              write what was found into content/*.yml
  briefing check                                validate content/*.yml and what was built
  briefing serve                                read the site on localhost while editing
"""


class ShownProgress:
    """Progress on standard error: a bar for counted stages, a line for the others."""

    def __init__(self) -> None:
        self._bar: tqdm[Never] | None = None
        self._started = time.monotonic()

    def stage(self, name: str, total: int | None = None) -> None:
        """Close the stage before and begin another."""
        self.close()
        if total:
            self._bar = tqdm(total=total, desc=name, unit="article", file=sys.stderr, ncols=88)
        elif total is None:
            seconds = time.monotonic() - self._started
            click.echo(f"{seconds:6.1f} s  {name}", err=True)

    def advance(self, done: int) -> None:
        """Move the bar to ``done``."""
        if self._bar is not None:
            self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """End the bar, if there is one."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


FOLDER = click.Path(exists=True, file_okay=False, path_type=Path, resolve_path=True)


@click.group(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing")
def briefing() -> None:
    """Turn a folder of saved news articles into a checkable briefing site."""


@briefing.command()
@click.option("--corpus", type=FOLDER, help="Folder of articles [mkdocs.yml: content/corpus].")
@click.option("--editorial", type=FOLDER, help="Folder of actors.yml etc. [content].")
@click.option("--no-editorial", is_flag=True, help="Use nothing curated.")
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where the site goes [site].")
@click.option("--strict", is_flag=True, help="Make issues fatal.")
@click.option("--cluster", metavar="ADDRESS", help="Dask scheduler that reads the articles.")
@click.option("-f", "--config-file", type=click.Path(path_type=Path), default="mkdocs.yml")
def build(
    corpus: Path | None,
    editorial: Path | None,
    no_editorial: bool,
    site_dir: Path | None,
    strict: bool,
    cluster: str | None,
    config_file: Path,
) -> None:
    """Build records, pages and the site, and verify every promise on them."""
    from .site.compile import Request, build_site

    request = Request(config_file, corpus, editorial, no_editorial, site_dir, strict, cluster)
    progress = ShownProgress()
    try:
        built = build_site(request, progress)
    finally:
        progress.close()
    click.echo(built)


@briefing.command()
@click.argument("corpus", type=FOLDER)
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--editorial", type=FOLDER, help="Folder of actors.yml etc. [none].")
@click.option("--model", default="en_core_web_md", show_default=True, help="spaCy pipeline.")
@click.option("--cache", type=click.Path(path_type=Path), default=".briefing/cache.sqlite")
@click.option("--jobs", type=int, default=0, help="Processes that read articles [all cores].")
def records(
    corpus: Path, out: Path, editorial: Path | None, model: str, cache: Path, jobs: int
) -> None:
    """Write every record of the articles in CORPUS into OUT, without any pages."""
    from .build import build_records, check
    from .editorial import load_editorial
    from .pages.export import export
    from .settings import Settings

    settings = Settings(
        corpus=corpus,
        editorial=editorial,
        templates=Path("templates"),
        docs_dir=out,
        cache=cache,
        model=model,
        jobs=jobs,
    )
    progress = ShownProgress()
    try:
        made = build_records(settings, load_editorial(editorial), progress)
    finally:
        progress.close()
    check(made, strict=False)
    export(made, out)
    click.echo(
        f"{len(made.articles)} articles, {len(made.quotes)} quotations, "
        f"{len(made.figures)} figures, {len(made.events)} events, "
        f"{len(made.issues)} issues in {out}"
    )


@briefing.command()
@click.option("--corpus", type=FOLDER, help="Folder of articles [mkdocs.yml: content/corpus].")
@click.option(
    "--editorial",
    type=click.Path(file_okay=False, path_type=Path, resolve_path=True),
    help="Folder of actors.yml and topics.yml, made where there is none [content].",
)
@click.option("-f", "--config-file", type=click.Path(path_type=Path), default="mkdocs.yml")
def propose(corpus: Path | None, editorial: Path | None, config_file: Path) -> None:
    """Add the actors and topics that were found to actors.yml and topics.yml."""
    from .site.compile import Request, propose_entries

    progress = ShownProgress()
    try:
        said = propose_entries(Request(config_file, corpus, editorial), progress)
    finally:
        progress.close()
    click.echo(said)


@briefing.command()
@click.option("-f", "--config-file", type=click.Path(path_type=Path), default="mkdocs.yml")
def check(config_file: Path) -> None:
    """Validate the editorial files, and the promises on the site that was built."""
    from .site.compile import check_built

    click.echo(check_built(config_file))


@briefing.command()
@click.option("-f", "--config-file", type=click.Path(path_type=Path), default="mkdocs.yml")
@click.option("-a", "--dev-addr", default=None, help="Address to serve on [127.0.0.1:8000].")
def serve(config_file: Path, dev_addr: str | None) -> None:
    """Show the site on localhost; rebuilds when content/ or templates/ change."""
    from .site.serve import serve_site

    shown = logging.StreamHandler(sys.stderr)
    shown.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logging.getLogger("mkdocs").addHandler(shown)
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    serve_site(config_file, dev_addr)


def main() -> None:
    """Entry point: 0 when all went well, 1 for a failure, 2 for misuse."""
    try:
        briefing(standalone_mode=False)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(1)
    except click.exceptions.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except BriefingError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
