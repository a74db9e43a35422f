"""Which adapter reads a file, and what any of them mends."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cache import _sources
from generator.corpus import formats
from generator.corpus.formats import kind_of
from tests.corpus.formats.made_files import (
    LEAD,
    PAGE,
    PRINTED,
    TEXT,
    TITLE,
    docx,
    pdf,
    rtf,
)
from tests.corpus.reading import read


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("Ferry sold", PAGE.encode(), "html"),
        ("Statement of Mr. Smith", TEXT.encode(), "text"),
        ("clipping", pdf([["a"]]), "pdf"),
        ("letter.txt", rtf(PRINTED), "rtf"),
        ("note", docx(PRINTED), "docx"),
        ("news", b"<?xml version='1.0'?>\n<rss version='2.0'></rss>", "feed"),
        ("message", b"Return-Path: <a@b.example>\nSubject: x\n\nText", "mail"),
        ("a.png", b"", None),
    ],
)
def test_files_are_known_by_what_they_begin_with(name: str, data: bytes, kind: str | None) -> None:
    assert kind_of(name, data) == kind


def test_text_that_was_decoded_wrongly_is_mended_and_listed() -> None:
    articles, issues = read("a.txt", f"{TITLE}\n\n{TEXT}".encode().decode("cp1252", "replace"))
    assert articles[0].text.startswith(LEAD)
    assert "“We had to act before winter," in articles[0].text.replace("”", "")
    assert [i.kind for i in issues] == ["mis-decoded-text"]


def test_the_cache_knows_the_code_of_every_adapter() -> None:
    folder = Path("corpus/formats")
    known = _sources("corpus.corpus")
    assert {folder / f.name for f in Path(formats.__file__).parent.glob("*.py")} <= known
