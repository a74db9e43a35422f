"""Generated files on disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.errors import BriefingError
from generator.pages import files
from generator.pages.files import MARKER, Folder, PagesWritten
from tests.project import contents

PAGE = f"---\n{MARKER}\n---\n# A page\n".encode()


def write_files(made: Mapping[str, bytes], folder: Path) -> PagesWritten:
    """A build that makes these files."""
    with Folder(folder) as build:
        for path, content in made.items():
            build.add(path, content)
        return build.close()


def test_files_are_written_once_and_removed_when_no_longer_made(tmp_path: Path) -> None:
    first = write_files({"a.md": PAGE, "topics/b.md": PAGE}, tmp_path)
    assert (first.made, first.written, first.removed) == (2, 2, 0)
    before = (tmp_path / "a.md").stat().st_mtime_ns
    second = write_files({"a.md": PAGE, "topics/b.md": PAGE + b"more"}, tmp_path)
    assert (second.made, second.written, second.removed) == (2, 1, 0)
    assert (tmp_path / "a.md").stat().st_mtime_ns == before
    third = write_files({"a.md": PAGE}, tmp_path)
    assert third.removed == 1
    assert not (tmp_path / "topics").exists()


def test_nothing_is_written_or_removed_until_all_is_made(tmp_path: Path) -> None:
    write_files({"a.md": PAGE, "b.md": PAGE}, tmp_path)
    before = contents(tmp_path)
    with Folder(tmp_path) as build:
        build.add("a.md", PAGE + bytes(1 << 26))  # however large it is
        build.add("c.md", PAGE)
    assert contents(tmp_path) == before
    assert write_files({"a.md": PAGE * 2, "c.md": PAGE}, tmp_path) == PagesWritten(2, 2, 1, ())
    assert contents(tmp_path).keys() == {".generated.json", "a.md", "c.md"}


def test_of_a_file_made_twice_the_last_counts(tmp_path: Path) -> None:
    write_files({"a.svg": b"one"}, tmp_path)
    for last in (b"one", b"three"):
        with Folder(tmp_path) as build:
            build.add("a.svg", b"two")
            build.add("a.svg", last)
            assert build.close().written == (last != b"one")
        assert (tmp_path / "a.svg").read_bytes() == last


def test_hand_written_pages_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text("# Mine\n")
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "mine.md").write_text("# Mine too\n")
    written = write_files({"about.md": PAGE, "topics/b.md": PAGE}, tmp_path)
    assert written.kept == ("about.md",)
    assert (tmp_path / "about.md").read_text() == "# Mine\n"
    write_files({}, tmp_path)
    assert (tmp_path / "about.md").exists()
    assert (tmp_path / "topics" / "mine.md").exists()


def test_pages_of_a_build_whose_list_was_lost_are_taken_over(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(PAGE)
    assert write_files({"a.md": PAGE + b"new"}, tmp_path).kept == ()


@pytest.mark.parametrize("path", ["../x.md", "/etc/x.md", "a/../../x", "a\\b.md", ""])
def test_no_path_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path below"):
        write_files({path: b""}, tmp_path)


def test_a_list_that_somebody_tampered_with_removes_nothing_outside(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "keep.txt").write_text("x")
    (docs / ".generated.json").write_text('["../keep.txt", 3, null]')
    write_files({}, docs)
    assert (tmp_path / "keep.txt").exists()


def test_what_a_killed_build_wrote_is_known_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def half(path: Path, content: bytes) -> None:
        if path.name == "b.md":
            path.write_bytes(content[:3])  # without the mark of a generated page
            raise Killed
        real(path, content)

    real = files._write
    made = {name: f"---\n{MARKER}\n---\n{name}".encode() for name in ("a.md", "b.md", "c.md")}
    with monkeypatch.context() as patched:
        patched.setattr(files, "_write", half)
        with pytest.raises(Killed):
            write_files(made, tmp_path)
    assert (tmp_path / "b.md").read_bytes() == b"---"
    del made["a.md"]
    assert write_files(made, tmp_path).kept == ()
    assert (tmp_path / "b.md").read_bytes() == made["b.md"]
    assert not (tmp_path / "a.md").exists()


def test_a_link_leads_no_build_out_of_the_folder(tmp_path: Path) -> None:
    pages, mine = tmp_path / "pages", tmp_path / "mine"
    pages.mkdir()
    mine.mkdir()
    (mine / "thesis.txt").write_text("words")
    (pages / "own.md").write_text("# Mine")
    (pages / "data").symlink_to(mine)
    listed = '["data/thesis.txt", "own.md", "../mine/thesis.txt"]'
    (pages / ".generated.json").write_text(listed)
    with Folder(pages) as folder, pytest.raises(BriefingError, match="remove the link"):
        folder.add("data/thesis.txt", b"ours")
    with Folder(pages) as folder:
        folder.close()
    assert (mine / "thesis.txt").read_text() == "words"
    assert (pages / "own.md").read_text() == "# Mine"
