"""Files in, documents and issues out: nothing crashes, nothing is skipped in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus import read_corpus
from generator.corpus.decoding import decode
from generator.corpus.read import MAX_BYTES, Document, read_documents
from generator.records import Issue

BODY = "The harbour was closed on Monday after a storm, the port authority in Hamar said.\n"
MORE = "\nNo ship had been damaged, and the ferries were to sail again in the afternoon.\n"


def read_one(name: str, data: bytes) -> tuple[Document, list[Issue]]:
    (document,), issues = read_documents(name, data)
    return document, issues


def kinds(folder: Path, max_bytes: int = MAX_BYTES) -> dict[str, str]:
    return {i.source or "": i.kind for i in read_corpus(folder, max_bytes).issues if i.line is None}


def test_every_unreadable_file_becomes_an_issue(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(BODY + MORE)
    (tmp_path / "empty.txt").write_text(" \n\n")
    (tmp_path / "copy.txt").write_bytes((BODY + MORE).replace("\n", "\r\n").encode())
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    (tmp_path / "notes.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "huge.txt").write_text("word " * 1000)
    (tmp_path / "page.html").write_text("<html><body><nav>Home</nav></body></html>")
    found = kinds(tmp_path, max_bytes=2000)
    assert found == {
        "empty.txt": "empty-file",
        "good.txt": "duplicate-file",
        "image.txt": "binary-file",
        "notes.xlsx": "unknown-file-type",
        "huge.txt": "too-large-file",
        "page.html": "no-article-text",
    }
    assert [a.source for a in read_corpus(tmp_path, max_bytes=2000).articles] == ["copy.txt"]


def test_messages_name_the_file_and_say_how_to_mend_it(tmp_path: Path) -> None:
    (tmp_path / "notes.xlsx").write_bytes(b"PK")
    (issue,) = read_corpus(tmp_path).issues
    assert issue.message.startswith("notes.xlsx: ")
    assert "save it as .txt, .md or .html" in issue.message


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(BODY)
    corpus = tmp_path / "corpus"
    (corpus / "sub").mkdir(parents=True)
    (corpus / "sub" / "a.txt").write_text(BODY + MORE)
    (corpus / "out.txt").symlink_to(secret)
    (corpus / "folder").symlink_to(tmp_path)
    (corpus / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    result = read_corpus(corpus)
    assert [a.source for a in result.articles] == ["sub/a.txt"]
    links = sorted(i.source or "" for i in result.issues if i.kind == "outside-link")
    assert links == ["folder", "gone.txt", "out.txt"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
def test_encodings(encoding: str) -> None:
    text = "“Nothing,” said the café’s owner – and closed the door behind the reporter.\n" * 3
    assert decode(text.encode(encoding)) == text


def test_front_matter_states_the_masthead() -> None:
    page = (
        '---\ntitle: "Port: reopened"\nsubtitle: After the storm\noutlet: The Northern Weekly\n'
        "authors: [Siri Moen, Tor Feld]\npublished: 2018-05-04\nurl: https://example.org/a\n"
        "genre: analysis\nsummarises: https://example.org/b\n---\n\n# Port: reopened\n\n"
    )
    (document, issues) = read_one("a.md", (page + BODY).encode())
    assert issues == []
    stated = document.stated
    assert stated.title == "Port: reopened"
    assert stated.authors == ("Siri Moen", "Tor Feld")
    assert (stated.published, stated.genre) == ("2018-05-04", "analysis")
    assert stated.retells == "https://example.org/b"


def test_broken_front_matter_is_an_issue_and_the_text_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: Port: reopened\noutlet: [Hamar\n---\n\n{BODY}")
    (tmp_path / "b.md").write_text(f"---\npublished: someday\n---\n\n{MORE}")
    corpus = read_corpus(tmp_path)
    assert [a.text for a in corpus.articles] == [BODY.strip(), MORE.strip()]
    assert corpus.articles[0].title == "Port: reopened"
    assert corpus.articles[1].published is None
    assert [i.source for i in corpus.issues if i.kind == "broken-front-matter"] == ["a.md", "b.md"]


def test_tags_in_markdown_are_cut() -> None:
    """A quotation mark and an angle bracket of a tag are no part of the name behind it."""
    data = b'Seen.\n\n<post id="12" author="A mayor">Keller said so</post>, and 3 < 4 < 5.\n'
    document, _ = read_one("a.md", data)
    assert document.lines[2].text == "Keller said so, and 3 < 4 < 5."
    assert {c.reason for c in document.cut} == {"markup"}


def test_markdown_shows_as_text() -> None:
    page = f"**{BODY.strip()}**\n\n![a ship](ship.png)\n\nSee *[the port](https://example.org)*.\n"
    document, _ = read_one("a.md", page.encode())
    assert [x.text for x in document.lines if x.text] == [BODY.strip(), "See the port."]
    assert [(c.line, c.reason) for c in document.cut] == [(3, "image")]


@settings(max_examples=50)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    documents, issues = read_documents(name, data)
    assert documents or issues


def test_brackets_written_as_codes_are_brackets(tmp_path: Path) -> None:
    coded = "The harbour -LRB- the only one of Hamar -RRB- was closed , the port office said .\n"
    (tmp_path / "a.txt").write_text(coded + MORE)
    (article,) = read_corpus(tmp_path).articles
    assert article.text.startswith("The harbour (the only one of Hamar) was closed , the port")


def test_a_line_broken_at_a_coded_bracket_goes_on(tmp_path: Path) -> None:
    broken = "Ships kept away from the harbour of the town of Hamar -LRB-\npopulation 900 -RRB- .\n"
    (tmp_path / "a.txt").write_text(BODY + MORE + "\n" + broken)
    (article,) = read_corpus(tmp_path).articles
    assert "the town of Hamar ( population 900)" in article.text
