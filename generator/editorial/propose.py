"""Write what was found into actors.yml and topics.yml, behind what the editor wrote there.

An entry that is there stays as it is, comments and all; only what no entry stands for is added,
so that an editor can accept it, rename it, put its names among another's aliases, or reject it.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ..records import Actor, Editorial, Records
from .entries import Entry, actor_entries, as_yaml, topic_entry
from .load import FILES, load_editorial

_KINDS = ("person", "government body", "organisation", "armed group", "media", "place", "state")
_INTRO = {
    "actors.yml": "# Who speaks and acts in this briefing.\n",
    "topics.yml": "# What this briefing is about: one page per topic.\n",
}
_NEW = """
# --- Found in the corpus, to be decided ------------------------------------------------------
#
# Leave an entry to accept it. Change its {change} to rename it, never its id. Two that are
# one: put the {parts} of one into the other and take it out. One that is two: copy it and
# divide them. No page wanted: add `reject: true`; taken out, it would be proposed again.
"""
_PARTS = {"actors.yml": ("name", "names"), "topics.yml": ("title", "terms")}


@dataclass(frozen=True, slots=True)
class Proposed:
    """What was added to one file."""

    file: str
    names: tuple[str, ...]
    """Of the new entries, in their order."""


def propose(records: Records, editorial: Editorial, folder: Path) -> tuple[Proposed, ...]:
    """Add what was found to the files of a folder, which is made where there is none.

    Raises:
        EditorialError: when the files would not be valid; nothing is changed then.
    """
    actors = sorted(actor_entries(records.actors, editorial.actors), key=_by_kind_and_name)
    topics = [t for t in records.topics if not t.curated]
    blocks = {
        "actors.yml": [f"# {_extent(a)}\n{as_yaml(entry)}" for a, entry in actors],
        "topics.yml": [
            f"# {_counted(len(t.articles), 'article')}\n{as_yaml(topic_entry(t))}" for t in topics
        ],
    }
    _write(folder, {name: _grown(folder / name, found) for name, found in blocks.items() if found})
    return (
        Proposed("actors.yml", tuple(a.name for a, _ in actors)),
        Proposed("topics.yml", tuple(t.title for t in topics)),
    )


def _by_kind_and_name(pair: tuple[Actor, Entry]) -> tuple[int, str, str]:
    actor, _ = pair
    return _KINDS.index(actor.kind), actor.name.casefold(), actor.id


def _extent(actor: Actor) -> str:
    counts = {"mention": actor.mentions, "quotation": actor.quotes, "article": actor.articles}
    return ", ".join(_counted(n, noun) for noun, n in counts.items())


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _grown(path: Path, blocks: Sequence[str]) -> str:
    """The text of a file with entries added."""
    before = path.read_text(encoding="utf-8-sig") if path.is_file() else _INTRO[path.name]
    change, parts = _PARTS[path.name]
    note = _NEW.format(change=change, parts=parts)
    return "\n".join([before.rstrip("\n"), note, *(f"{block}\n" for block in blocks)])


def _write(folder: Path, texts: dict[str, str]) -> None:
    """Put texts in place, all or none, once the folder would be valid with them."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".proposed-") as name:
        scratch = Path(name)
        for file in FILES:
            if (folder / file).is_file():
                shutil.copyfile(folder / file, scratch / file)
        for file, text in texts.items():
            (scratch / file).write_text(text, encoding="utf-8")
        load_editorial(scratch)
        for file in texts:
            (scratch / file).replace(folder / file)
