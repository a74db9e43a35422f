"""Files of every kind that people save articles in, made by code from one article."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from email.message import EmailMessage

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


PRINTED = [TITLE, "Harbour Weekly", "October 3, 2023", *BODY]


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
