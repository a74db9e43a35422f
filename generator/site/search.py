"""Search for sites too large for one index in the browser: Pagefind's index, in pieces.

Pagefind, a program in a wheel, indexes the finished site: what lies in elements that have the
attribute ``data-pagefind-body``. A reader fetches the pieces that a question needs;
`templates/assets/search-pagefind.js` asks for them behind the theme's own search box.
"""

from __future__ import annotations

import json
import re
import subprocess
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from ..errors import BriefingError

#: The folder of Pagefind's files in the site.
FOLDER = "pagefind"
#: Files for other search boxes, and for pages in a language that it does not know.
_UNUSED = ("*-ui.*", "pagefind-highlight.js", "wasm.unknown.*")
_IGNORED = "[data-search-exclude]"
#: Letters from which a word may have been misspelt, and times that it must stand in the articles
#: to be what was meant, unless it is a name; and words kept, some 150 kB compressed.
WORD_LETTERS, WORD_TIMES, MOST_WORDS = 4, 2, 50_000


def index_site(site_dir: Path) -> None:
    """Write Pagefind's files for a finished site into it.

    Raises:
        BriefingError: when the program is missing or fails.
    """
    output = site_dir / FOLDER
    _run(
        "--site", str(site_dir), "--output-path", str(output), "--keep-index-url",
        "--exclude-selectors", _IGNORED,
    )  # fmt: skip
    for pattern in _UNUSED:
        for path in output.glob(pattern):
            path.unlink()
    for path in sorted(p for p in output.rglob("*") if p.is_file()):
        _write_script(path, path.relative_to(output).as_posix())
    words = json.dumps(known_words(site_dir / "data"), ensure_ascii=False, separators=(",", ":"))
    script = f"window.briefingWords = {words};\n"
    (output / "words.js").write_text(script, encoding="utf-8")


def known_words(data: Path) -> list[str]:
    """Words that a misspelt one may have been meant for: those of names and titles, then those of
    the articles, the most frequent first. Pagefind does not tell the words of its index."""
    named = chain(
        (name for a in _rows(data / "actors.jsonl") for name in (a["name"], *a["aliases"])),
        (topic["title"] for topic in _rows(data / "topics.jsonl")),
    )
    texts = (article["text"] for article in _rows(data / "articles.jsonl"))
    counted = Counter(word for text in texts for word in _words(text)).most_common()
    frequent = (word for word, times in counted if times >= WORD_TIMES)
    by_letters: dict[str, str] = {}
    for word in chain(*map(_words, named), frequent):
        by_letters.setdefault(word.casefold(), word)
    return list(by_letters.values())[:MOST_WORDS]


def _words(text: str) -> list[str]:
    return re.findall(rf"[^\W\d_]{{{WORD_LETTERS},}}", text)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_file():
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def pagefind_program() -> Path:
    """Where Pagefind's program is installed.

    Raises:
        BriefingError: when it is not, with what to do.
    """
    try:
        from pagefind_bin import get_executable

        return Path(get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise BriefingError(
            "a site of this size is searched with Pagefind, which is not installed: "
            "pip install pagefind-bin, or raise pagefind_from in mkdocs.yml"
        ) from error


def _run(*arguments: str) -> None:
    done = subprocess.run(
        [str(pagefind_program()), *arguments, "--silent"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BriefingError(f"Pagefind could not index the site: {done.stderr.strip()}")


def _write_script(path: Path, name: str) -> None:
    """Give a file of Pagefind's as a script too: pages opened from disk can load nothing else."""
    content = b64encode(path.read_bytes()).decode()
    script = f"__pagefind[{json.dumps(name)}]={json.dumps(content)}\n"
    path.with_name(f"{path.name}.js").write_text(script, encoding="utf-8")
