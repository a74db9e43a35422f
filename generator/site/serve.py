"""`mkdocs serve` while somebody writes: a mistake is shown on the page, not a server stuck."""

from __future__ import annotations

import logging
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer

from ..errors import BriefingError
from .log_capture import captured_log

_STYLE = (
    "position:fixed;inset:0 0 auto 0;z-index:99;max-height:60vh;overflow:auto;margin:0;"
    "padding:1rem 1.5rem;background:#b00020;color:#fff;font:15px/1.5 monospace;"
    "white-space:pre-wrap;box-shadow:0 2px 12px #0008"
)
#: Pages that must exist to show a message when a failed build left nothing behind.
_ALWAYS = ("index.html", "404.html")


def serve_site(config_file: Path, title: str, address: str | None) -> None:
    """Serve the site until interrupted; what happens is told on the "mkdocs" logger.

    Raises:
        BriefingError: when the first build fails or the address cannot be used.
    """
    options: dict[str, Any] = {"site_name": title, "dev_addr": address}
    try:
        mkdocs_serve(config_file=str(config_file), **options)
    except Abort as error:
        raise BriefingError("nothing to serve before the errors above are mended") from error
    except ConfigurationError as error:
        raise BriefingError(f"{config_file}: {error}") from error
    except OSError as error:
        raise BriefingError(
            f"cannot serve on {address or 'the usual address'}: {error.strerror}; "
            "name another with -a, as 127.0.0.1:8001"
        ) from error


def keep_serving(server: LiveReloadServer) -> None:
    """Let a failed rebuild show what is wrong on every page and wait for the next change.

    MkDocs' own server answers no request any more after a failure. Here the site of the last
    good build stays, under the message; the next build that works replaces both.
    """
    build: Callable[[], None] = server.builder

    def build_or_show() -> None:
        with captured_log(logging.ERROR) as errors:
            try:
                build()
            except (Exception, SystemExit) as error:  # whatever it is, the writer must see it
                if not errors:
                    logging.getLogger("mkdocs").error("%s", error)
                show_problem(Path(server.root), "\n".join(errors))

    server.builder = build_or_show


def show_problem(site: Path, message: str) -> None:
    """Put ``message`` on top of every page of the site, and make a page where there is none."""
    note = f'<pre role="alert" style="{_STYLE}">{escape(message)}</pre>'
    for page in site.rglob("*.html"):
        _put_on(page, note)
    for name in _ALWAYS:
        if not (site / name).is_file():
            (site / name).write_text(_bare(note), encoding="utf-8")


def _put_on(page: Path, note: str) -> None:
    """Replace the note of the failure before, if there is one."""
    text = page.read_text(encoding="utf-8").partition("<!-- problem -->")[0]
    page.write_text(f"{text}<!-- problem -->{note}", encoding="utf-8")


def _bare(note: str) -> str:
    # It asks again by itself: the server adds its reloading script to pages of the site only.
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not built</title>'
        f'<meta http-equiv="refresh" content="2"></head><body><!-- problem -->{note}'
    )
