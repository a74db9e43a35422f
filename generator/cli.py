"""The command line: arguments, progress, messages and exit codes; the only printing."""

from __future__ import annotations

import contextlib
import json
import logging
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Never, TypeVar

import click
from tqdm import tqdm

from . import __version__
from .errors import BriefingError, with_advice

EXAMPLES = """
\b
Examples:
  briefing build --corpus saved       a folder of articles, nothing curated, into site/
  briefing new fish --title Fisheries a project of your own, to be edited
  briefing build                      the site of the project in this folder
  briefing propose                    write what was found into content/*.yml, to be edited
  briefing check                      validate content/*.yml and what was built
  briefing serve                      read the site on localhost while editing
  briefing records saved/ out/        every record as JSON, CSV and SQLite
  briefing diff last-week/ out/       what is new since other records were written
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
            # Where nobody watches, as in a log, a line now and then.
            pause = 0.1 if sys.stderr.isatty() else 10.0
            self._bar = tqdm(
                total=total, desc=name, file=sys.stderr, ncols=88, mininterval=pause,
                bar_format="{desc}: {percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} {elapsed}",
            )  # fmt: skip
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


@contextlib.contextmanager
def shown_progress() -> Iterator[ShownProgress]:
    """Progress that is closed at the end of the block."""
    progress = ShownProgress()
    try:
        yield progress
    finally:
        progress.close()


FOLDER = click.Path(exists=True, file_okay=False, path_type=Path, resolve_path=True)
NEW_FOLDER = click.Path(path_type=Path, file_okay=False)

Command = TypeVar("Command", bound=Callable[..., None])


def project_options(command: Command) -> Command:
    """What says which project a command works on."""
    for option in (
        click.option("-f", "--config-file", type=click.Path(path_type=Path), default="mkdocs.yml"),
        click.option("--title", help="Title of the site [mkdocs.yml, else the corpus folder]."),
        click.option("--no-editorial", is_flag=True, help="Use nothing curated."),
        click.option(
            "--editorial", type=FOLDER,
            help="Folder of actors.yml etc. [the project's, for the project's own corpus].",
        ),
        click.option("--corpus", type=FOLDER, help="Folder of articles [the project's]."),
    ):  # fmt: skip
        command = option(command)
    return command


@click.group(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing")
def briefing() -> None:
    """Turn a folder of saved news articles into a checkable briefing site."""


@briefing.command()
@project_options
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where the site goes [site].")
@click.option("--strict", is_flag=True, help="Make issues fatal.")
@click.option("--cluster", metavar="ADDRESS", help="Dask scheduler that reads the articles.")
def build(**asked: Any) -> None:
    """Build records, pages and the site, and verify every promise on them.

    A corpus that is not the project's own gets a site of its own, without the project's title,
    editorial files and pages.
    """
    from .site.compile import build_site
    from .site.project import Request

    with shown_progress() as progress:
        built = build_site(Request(**asked), progress)
    click.echo(built)


@briefing.command()
@click.argument("folder", type=NEW_FOLDER)
@click.option("--title", help="Title of the site [the folder's name].")
def new(folder: Path, title: str | None) -> None:
    """Make a project of your own in FOLDER, for articles that you will put into it."""
    from .site.project import new_project

    new_project(folder, title)
    click.echo(
        f"{folder} is ready: put articles into {folder / 'content' / 'corpus'}, then run "
        f"'briefing build' in {folder}"
    )


@briefing.command()
@click.argument("corpus", type=FOLDER)
@click.argument("out", type=NEW_FOLDER)
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
    from .editorial.misfit import misfit
    from .pages.export import export
    from .settings import Settings
    from .site.targets import check_cache, check_records_dir

    settings = Settings(
        corpus=corpus,
        editorial=editorial,
        templates=Path("templates"),
        docs_dir=out,
        cache=cache,
        model=model,
        jobs=jobs,
    )
    check_cache(cache)
    check_records_dir(out, settings)
    with shown_progress() as progress:
        made = build_records(settings, load_editorial(editorial), progress)
    check(made, strict=False)
    export(made, out)
    click.echo(
        f"{len(made.articles)} articles, {len(made.quotes)} quotations, "
        f"{len(made.figures)} figures, {len(made.events)} events, "
        f"{len(made.issues)} issues in {out}"
    )
    if (doubt := misfit(made)) is not None:
        click.echo(doubt)


@briefing.command()
@project_options
def propose(**asked: Any) -> None:
    """Add the actors and topics that were found to actors.yml and topics.yml."""
    from .site.compile import propose_entries
    from .site.project import Request

    with shown_progress() as progress:
        said = propose_entries(Request(**asked), progress)
    click.echo(said)


@briefing.command()
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line.")
def diff(old: Path, new: Path, as_json: bool) -> None:
    """Show what is new in NEW since OLD, two folders of records (or two sites)."""
    from dataclasses import asdict
    from itertools import groupby

    from .pages.changes import changes, read_edition
    from .pages.formatting import format_count

    found = changes(read_edition(old), read_edition(new))
    if as_json:
        for change in found:
            click.echo(json.dumps(asdict(change), ensure_ascii=False))
        return
    for kind, group in groupby(found, key=lambda change: change.kind):
        lines = [change.text for change in group]
        noun = f"changed {kind}" if kind == "range" else f"new {kind}"
        click.echo(format_count(len(lines), noun if kind != "gone article" else kind))
        click.echo("".join(f"  {line}\n" for line in lines))
    if not found:
        click.echo("Nothing is new.")


@briefing.command()
@project_options
@click.option("--site-dir", type=click.Path(path_type=Path), help="The site [site].")
def check(**asked: Any) -> None:
    """Validate the editorial files, and the promises on the site that was built."""
    from .site.compile import check_built
    from .site.project import Request

    with shown_progress() as progress:
        said = check_built(Request(**asked), progress)
    click.echo(said)


@briefing.command()
@project_options
@click.option("-a", "--dev-addr", default=None, help="Address to serve on [127.0.0.1:8000].")
def serve(dev_addr: str | None, **asked: Any) -> None:
    """Show the site on localhost; rebuilds when content/ or templates/ change."""
    from .site.project import Request, open_project
    from .site.serve import serve_site

    request = Request(**asked)
    project = open_project(request)
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    serve_site(project.config_file, project.config.site_name, dev_addr)


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
    except OSError as error:
        click.echo(f"Error: {with_advice(error)}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
