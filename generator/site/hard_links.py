"""Data files that the site shares with the folder of pages, instead of copies.

The data of ten thousand articles are gigabytes, in as many files as there are pages twice over.
Sharing is safe, for the generator never writes into a file that is there: it puts another in
its place.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from mkdocs.structure.files import File

from ..pages.files import generated

_FOLDER = "data/"
#: Kinds that no later step of a build changes in the site.
_KINDS = (".csv", ".json", ".jsonl", ".sqlite")


def share_data(files: Iterable[File], docs_dir: Path) -> None:
    """Link generated data into the site; MkDocs copies no file that is there already.

    Where files cannot be linked (another file system, or one without links) they are left for
    MkDocs to copy. What somebody put there by hand is always copied.
    """
    made = frozenset(generated(docs_dir))
    for file in files:
        path = file.src_uri
        if path in made and path.startswith(_FOLDER) and path.endswith(_KINDS):
            try:
                _link(str(file.abs_src_path), file.abs_dest_path)
            except OSError:
                return


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        os.link(source, target)
