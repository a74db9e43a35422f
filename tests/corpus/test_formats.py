"""Every kind of file that people save articles in, made here by code: one article each time."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from generator.cache import _sources
from generator.corpus import formats, read_corpus
from generator.corpus.corpus import articles_of
from generator.corpus.formats import kind_of
from generator.corpus.read import read_documents
from generator.records import Article, Issue

WAYBACK = "https://web.archive.org/web/20231004051200/https://a.example/b"
SCHEMAS = "http://schemas.openxmlformats.org"
TITLE = "Ferry sold to island council"
LEAD = "The ferry to Skerra was sold to the island council on Monday for $4 million."
QUOTE = "“We had to act before winter,” said the council’s leader, Jo Pratt."
END = (
    "The ferry carries 60,000 passengers a year and will sail on, the council said in the evening."
)
BODY = (LEAD, QUOTE, END)
TEXT = "\n\n".join(BODY)
PAGE = f"""<html><head><title>{TITLE}</title>
<meta property="og:site_name" content="Harbour Weekly">
<meta property="article:published_time" content="2023-10-03T08:00:00+03:00"></head><body>
<nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1>
{"".join(f"<p>{p}</p>" for p in BODY)}</article>
</body></html>"""


def read(name: str, data: bytes | str) -> tuple[list[Article], list[Issue]]:
    documents, issues = read_documents(name, data.encode() if isinstance(data, str) else data)
    return articles_of(documents), issues


def read_one(name: str, data: bytes | str) -> Article:
    (article,), issues = read(name, data)
    assert not issues
    return article


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with a line of text below another on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    for i, lines in enumerate(pages):
        shown = " ".join(f"({x}) Tj T*" for x in lines)
        stream = f"BT /F1 10 Tf 12 TL 50 800 Td {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * i} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return made + end.encode() + f"startxref\n{len(made)}\n%%EOF\n".encode()


def docx(paragraphs: list[str], document: str | None = None) -> bytes:
    """A DOCX with a paragraph below another."""
    space = f'xmlns:w="{SCHEMAS}/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{SCHEMAS}/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        target = f"{SCHEMAS}/officeDocument/2006/relationships/officeDocument"
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{SCHEMAS}/package/2006/relationships">'
            f'<Relationship Id="a" Type="{target}" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            document or f"<w:document {space}><w:body>{body}</w:body></w:document>",
        )
    return made.getvalue()


def rtf(paragraphs: list[str]) -> bytes:
    def escaped(text: str) -> str:
        return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text)

    return (
        "{\\rtf1\\ansi " + "".join(f"{escaped(p)}\\par\n\\par\n" for p in paragraphs) + "}"
    ).encode()


def message(html: str = "", plain: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    if plain:
        made.set_content(plain)
    if html and plain:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made


PRINTED = [TITLE, "Harbour Weekly", "October 3, 2023", *BODY]


def test_pdf_pages_are_the_places_that_a_citation_names() -> None:
    first = [
        "Ferry sold to island council", "", "Harbour Weekly", "October 3, 2023", "",
        "The ferry to Skerra was sold to the island council on Monday for $4 mil-",
        "lion, and the council will run it from the first of November, the owner",
        "announced in the evening after a long meeting in the town hall of Skerra",
        "that was open to everybody.",
    ]  # fmt: skip
    second = [
        "The govern-", "ment had said that it would not pay for another year of losses, which",
        "came to more than $2 million last winter, the newspaper reported then.",
    ]  # fmt: skip
    article = read_one("a.pdf", pdf([first, second]))
    assert (article.title, article.outlet, article.published) == (
        TITLE, "Harbour Weekly", "2023-10-03",
    )  # fmt: skip
    assert "for $4 million, and the council will run it" in article.text
    assert "The government had said that it would not pay" in article.text
    assert article.lines == (1, 2)
    place = article.text.index("The government")
    assert [x.line for x in article.line_starts if x.offset == place] == [2]


def test_running_heads_of_a_pdf_are_no_text() -> None:
    told = [
        "The ferry to Skerra was sold on Monday.",
        "The council paid $4 million.",
        "It sails on.",
    ]
    pages = [
        ["The Harbour Weekly - printed 5 October", x, f"Page {n}"] for n, x in enumerate(told, 1)
    ]
    article = read_one("a.pdf", pdf(pages))
    assert article.text == "\n\n".join(told)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(pdf([[""]]), "scanned-pdf"), (b"%PDF-1.4\nnothing", "unreadable-file")],
    ids=["scanned", "damaged"],
)
def test_pdf_without_text(data: bytes, kind: str) -> None:
    articles, issues = read("a.pdf", data)
    assert not articles
    assert [i.kind for i in issues] == [kind]


@pytest.mark.parametrize("name", ["a.docx", "a.rtf"])
def test_word_processors(name: str) -> None:
    made = docx(PRINTED) if name == "a.docx" else rtf(PRINTED)
    article = read_one(name, made)
    assert (article.title, article.outlet, article.published) == (
        TITLE, "Harbour Weekly", "2023-10-03",
    )  # fmt: skip
    assert article.text == TEXT


def test_a_zip_bomb_is_refused() -> None:
    bomb = docx([], document=" " * 25_000_000)
    articles, issues = read("a.docx", bomb)
    assert not articles
    assert [i.kind for i in issues] == ["too-large-file"]


@pytest.mark.parametrize("html", [True, False])
def test_mail(html: bool) -> None:
    parts = {"html": "".join(f"<p>{p}</p>" for p in BODY)} if html else {"plain": TEXT}
    made = message(
        **parts, Subject=TITLE, Date="Tue, 03 Oct 2023 05:22:00 +0000", From="a@b.example"
    )
    article = read_one("a.eml", bytes(made))
    assert (article.title, article.published) == (TITLE, "2023-10-03")
    assert article.text == TEXT


def test_a_forwarded_message_of_a_known_outlet() -> None:
    made = message(plain=TEXT, Subject=f"Fwd: {TITLE}", From="Desk <desk@theguardian.com>")
    article = read_one("a.eml", bytes(made))
    assert (article.title, article.outlet, article.text) == (TITLE, "The Guardian", TEXT)


def test_a_file_attached_to_a_mail_is_read() -> None:
    made = message(plain="See the article attached, it came this morning.", Subject="Look")
    made.add_attachment(docx(PRINTED), maintype="application", subtype="x", filename="a.docx")
    articles, _ = read("a.eml", bytes(made))
    assert articles[-1].text == TEXT


def test_mailbox() -> None:
    def sent(title: str) -> bytes:
        made = message(plain=TEXT, Subject=title, Date="Tue, 03 Oct 2023 05:22:00 +0000")
        return b"From a@b.example Tue Oct  3 05:22:00 2023\n" + bytes(made) + b"\n"

    articles, _ = read("a.mbox", sent(TITLE) + sent("Another ferry was sold"))
    assert [a.title for a in articles] == [TITLE, "Another ferry was sold"]
    assert [a.part for a in articles] == [1, 2]


def test_web_pages_in_one_file() -> None:
    made = message(html=PAGE, Snapshot_Content_Location="https://harbour.example/ferry")
    article = read_one("a.mhtml", bytes(made))
    assert (article.title, article.outlet, article.url) == (
        TITLE, "Harbour Weekly", "https://harbour.example/ferry",
    )  # fmt: skip


COLLECTED: dict[str, dict[str, object]] = {
    "news-please": {
        "title": TITLE, "maintext": TEXT, "date_publish": "2023-10-03 05:22:00",
        "authors": ["Ada Rein"],
        "source_domain": "harbour.example", "url": "https://harbour.example/ferry",
    },
    "Event Registry": {
        "title": TITLE, "body": TEXT, "dateTimePub": "2023-10-03T05:22:00Z",
        "authors": [{"name": "Ada Rein", "type": "author"}], "url": "https://harbour.example/ferry",
        "source": {"uri": "harbour.example", "title": "harbour.example"},
    },
    "Media Cloud": {
        "title": TITLE, "text": TEXT, "publish_date": "2023-10-03", "media_name": "harbour.example",
        "url": "https://harbour.example/ferry", "author": "Ada Rein",
    },
}  # fmt: skip


def as_json(article: object) -> str:
    return json.dumps({"articles": {"results": [article]}})


def as_lines(article: object) -> str:
    return json.dumps(article) + "\n"


def as_csv(article: dict[str, object]) -> str:
    made = io.StringIO()
    rows = csv.DictWriter(made, list(article))
    rows.writeheader()
    rows.writerow(
        {k: ", ".join(map(str, v)) if isinstance(v, list) else v for k, v in article.items()}
    )
    return made.getvalue()


@pytest.mark.parametrize(
    ("names", "kind"),
    # A table holds no records in records, as Event Registry's are.
    [
        (n, k)
        for n in COLLECTED
        for k in ("json", "jsonl", "csv")
        if (n, k) != ("Event Registry", "csv")
    ],
)
def test_collections_of_articles(names: str, kind: str) -> None:
    found = COLLECTED[names]
    made = {"json": as_json(found), "jsonl": as_lines(found), "csv": as_csv(found)}[kind]
    article = read_one(f"a.{kind}", made)
    assert (article.title, article.outlet, article.published, article.authors, article.url) == (
        TITLE, "harbour.example", "2023-10-03", ("Ada Rein",), "https://harbour.example/ferry",
    )  # fmt: skip
    assert article.text == TEXT


def test_a_table_without_texts_says_what_it_lacks() -> None:
    articles, issues = read("a.csv", "title,url\nFerry sold,https://a.example\n")
    assert not articles
    assert [i.kind for i in issues] == ["no-article-text"]


def test_a_record_is_the_place_that_a_citation_names() -> None:
    lines = as_lines({"title": "One", "text": TEXT}) + as_lines({"title": "Two", "text": END})
    articles, _ = read("a.jsonl", lines)
    assert [(a.title, a.lines) for a in articles] == [("One", (1, 1)), ("Two", (2, 2))]


@pytest.mark.parametrize("atom", [True, False])
def test_feeds(atom: bool) -> None:
    html = "".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in BODY)
    if atom:
        made = (
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Weekly</title><entry>'
            f"<title>{TITLE}</title><published>2023-10-03T05:22:00Z</published>"
            f'<content type="html">{html}</content><link href="https://harbour.example/ferry"/></entry></feed>'
        )
    else:
        made = (
            f"<rss version='2.0'><channel><title>Harbour Weekly</title><item><title>{TITLE}</title>"
            "<pubDate>Tue, 03 Oct 2023 05:22:00 GMT</pubDate>"
            "<link>https://harbour.example/ferry</link>"
            f"<description>{html}</description></item></channel></rss>"
        )
    article = read_one("a.xml", made)
    assert (article.title, article.outlet, article.published, article.url) == (
        TITLE, "Harbour Weekly", "2023-10-03", "https://harbour.example/ferry",
    )  # fmt: skip
    assert article.text == TEXT


@pytest.mark.parametrize("packed", [True, False])
def test_web_archives(packed: bool) -> None:
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=packed)
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    page = io.BytesIO(PAGE.encode())
    writer.write_record(
        writer.create_warc_record(
            "https://harbour.example/ferry", "response", payload=page, http_headers=head
        )
    )
    article = read_one("a.warc.gz" if packed else "a.warc", made.getvalue())
    assert (article.title, article.url) == (TITLE, "https://harbour.example/ferry")


@pytest.mark.parametrize(
    ("above", "url", "archived"),
    [
        ("<!--\n Page saved with SingleFile \n url: https://a.example/b \n saved date: x\n-->",
         "https://a.example/b", None),
        (f"<!-- saved from url=(0043){WAYBACK} -->", "https://a.example/b", WAYBACK),
    ],
)  # fmt: skip
def test_addresses_in_comments_of_saved_pages(above: str, url: str, archived: str | None) -> None:
    article = read_one("a.html", f"<!DOCTYPE html>\n{above}\n{PAGE}")
    assert (article.url, article.archived) == (url, archived)


@pytest.mark.parametrize(
    ("front", "outlet", "authors"),
    [
        ("source: https://a.example/b\nsite: Harbour Weekly\nauthor:\n  - \"[[Ada Rein]]\"",
         "Harbour Weekly", ("Ada Rein",)),
        ("title: x\nsource: https://a.example/b\nauthor: Ada Rein\ncreated: 2024-01-01",
         "a.example", ("Ada Rein",)),
    ],
    ids=["Obsidian", "Joplin"],
)  # fmt: skip
def test_notes(front: str, outlet: str, authors: tuple[str, ...]) -> None:
    article = read_one("a.md", f"---\n{front}\n---\n\n{TEXT}\n")
    assert (article.outlet, article.authors, article.url) == (
        outlet,
        authors,
        "https://a.example/b",
    )
    assert article.published is None


def test_readwise() -> None:
    note = (
        f"# {TITLE}\n\n## Metadata\n- Author: [[Ada Rein]]\n- Full Title: {TITLE}\n"
        f"- Category: #articles\n- URL: https://a.example/b\n\n## Full Document\n\n{TEXT}\n"
    )
    article = read_one("a.md", note)
    assert (article.title, article.authors, article.url) == (
        TITLE,
        ("Ada Rein",),
        "https://a.example/b",
    )
    assert "Metadata" not in article.text
    assert LEAD in article.text


def test_a_reference_list_states_the_mastheads_of_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "files" / "1").mkdir(parents=True)
    (tmp_path / "files" / "1" / "scan.txt").write_text(TEXT)
    (tmp_path / "Rein - 2023 - Another ferry was sold.txt").write_text(f"{END}\n\n{LEAD}")
    (tmp_path / "list.ris").write_text(
        f"TY  - NEWS\nTI  - {TITLE}\nT2  - Harbour Weekly\nAU  - Rein, Ada\nDA  - 2023/10/03/\n"
        "UR  - https://a.example/b\nL1  - files/1/scan.txt\nER  - \n"
    )
    (tmp_path / "list.json").write_text(
        json.dumps([
            {"type": "article-newspaper", "title": "Another ferry was sold",
             "container-title": "Evening Post", "issued": {"date-parts": [[2023, 10, 4]]},
             "author": [{"given": "Jo", "family": "Li"}]},
        ])
    )  # fmt: skip
    corpus = read_corpus(tmp_path)
    found = {a.title: (a.outlet, a.authors, a.published) for a in corpus.articles}
    assert found == {
        TITLE: ("Harbour Weekly", ("Ada Rein",), "2023-10-03"),
        "Another ferry was sold": ("Evening Post", ("Jo Li",), "2023-10-04"),
    }
    assert [i for i in corpus.issues if i.source in ("list.ris", "list.json")] == []


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
