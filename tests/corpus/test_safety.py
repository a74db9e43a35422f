"""No file stops a build, or makes it wait: what cannot be read is an issue, the others are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.corpus import read_corpus
from generator.corpus.content import numbered
from generator.corpus.read import read_documents
from generator.corpus.stated import front_matter
from generator.settings import Settings
from generator.site.up_to_date import digest_of_inputs

STORY = "The harbour was closed on Monday after a storm, the port authority in Hamar said.\n"
DEEP = 100_000
ALIASES = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    "front",
    [
        "published: !!timestamp foo",
        "published: !!bool maybe",
        'published: !!int ""',
        "published: !!python/object/apply:os.system [ls]",
        "published: !!set {a, b}",
        "title: !!binary ====",
        "title: !!omap [a]",
        "? [a, b]\n: c\ntitle: d",
        "<<: {title: a}",
        "title: " + "[" * DEEP,
        "title: " + "{a: " * DEEP,
        "- " * DEEP + "\ntitle: a",
        ALIASES + "title: *i",
        "title: &a [*a]",
        "published: 99999-99-99",
        "title: [1, {a: b}]",
        "title: \x07",
    ],
    ids=range(17),
)
def test_no_front_matter_stops_a_build(tmp_path: Path, front: str) -> None:
    (tmp_path / "bad.md").write_text(f"---\n{front}\n---\n\n{STORY}")
    (tmp_path / "good.txt").write_text(STORY * 2)
    corpus = read_corpus(tmp_path)
    assert {a.source for a in corpus.articles} == {"bad.md", "good.txt"}


def test_front_matter_keeps_what_is_readable() -> None:
    stated, _, _ = front_matter(
        numbered("---\ntitle: Ferry sold\npublished: !!timestamp foo\n---\n")
    )
    assert (stated.title, stated.published) == ("Ferry sold", None)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", LINKED.format("[" * DEEP) + f"<p>{STORY}</p>" * 3),
        ("a.html", "<div>" * DEEP + STORY),
        ("a.html", "<b>" * DEEP + STORY),
        ("a.html", "<table><tr><td>" * 5_000 + STORY),
        ("a.json", "[" * DEEP),
        ("a.json", '{"a":' * DEEP),
        ("a.jsonl", "[" * DEEP + "\n" + '{"text": 1}'),
        ("a.csv", '"' * DEEP),
        ("a.rss", "<rss><channel>" + "<item>" * 10_000),
        ("a.rss", '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>'),
        ("a.rtf", "{\\rtf1 " + "{" * DEEP),
        ("a.eml", "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n" * 1_000),
        ("a.eml", "Content-Type: text/html; charset=nonsense\nDate: never\n\n<p>x"),
        ("a.mbox", "From a Tue Oct  3 05:22:00 2023\n" * 1_000),
        ("a.mhtml", "Content-Type: message/rfc822\n\n" * 500),
        ("a.pdf", "%PDF-1.7\n" + "<<" * DEEP),
        ("a.docx", "PK\x03\x04word/"),
        ("a.warc", "WARC/1.0\r\n" * 100),
        ("a.ris", "TY  - NEWS\n" * 1_000),
        ("a", "\x1f\x8b"),
    ],
    ids=range(20),
)
def test_every_file_is_read_or_refused(name: str, data: str) -> None:
    documents, issues = read_documents(name, data.encode("utf-8"))
    assert documents or issues or name == "a.ris"
    assert all(i.message.startswith(f"{name}: ") for i in issues)


def test_names_pipes_and_devices(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY * 2)
    os.mkfifo(tmp_path / "pipe.txt")
    with (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).open("w") as file:
        file.write(STORY)
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    corpus = read_corpus(tmp_path)
    assert {a.source for a in corpus.articles} == {"good.txt", "caf\\xe9.txt"}
    assert {i.source: i.kind for i in corpus.issues if i.line is None} == {
        "pipe.txt": "unreadable-file",
        "zero.txt": "outside-link",
    }


def test_what_a_build_reads_is_told_from_what_never_ends(tmp_path: Path) -> None:
    """Whether anything changed is asked without waiting for a pipe."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    os.mkfifo(corpus / "pipe.txt")
    settings = Settings(corpus, None, tmp_path, tmp_path, None)
    assert digest_of_inputs(settings)
