"""A folder with one file of each kind that people save articles in, and what each of them says."""

from __future__ import annotations

import base64
import io
import json
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from .exports.texts import TEXTS
from .formats.made_files import as_csv, as_json, as_lines, docx, message, pdf, rtf

OUTLET = "Harbour Weekly"
DAY = "2023-10-03"
_RFC_DAY = "Tue, 03 Oct 2023 05:22:00 +0000"
_CARGO = [
    "barley", "copper", "timber", "salt", "cement", "cotton", "sugar", "coal", "tea", "wool",
    "slate", "herring", "glass", "paper", "steel", "grapes", "rubber", "zinc", "linen", "cocoa",
]  # fmt: skip


@dataclass(frozen=True)
class Story:
    """What one article says."""

    cargo: str

    @property
    def title(self) -> str:
        return f"Harbour of Skerra closes to {self.cargo}"

    @property
    def body(self) -> list[str]:
        return [
            f"The harbour of Skerra takes no more {self.cargo} from Monday, the council said.",
            f"“Nobody paid for the last {self.cargo},” said the council’s leader, Jo Pratt.",
            f"Some 400 tonnes of {self.cargo} wait in the yard, and more is on its way.",
        ]

    @property
    def text(self) -> str:
        return "\n\n".join(self.body)

    @property
    def printed(self) -> list[str]:
        return [self.title, OUTLET, "October 3, 2023", *self.body]

    @property
    def markup(self) -> str:
        return "".join(f"<p>{p}</p>" for p in self.body)

    @property
    def page(self) -> str:
        return (
            f"<html><head><title>{self.title}</title>"
            f'<meta property="og:site_name" content="{OUTLET}">'
            f'<meta property="article:published_time" content="{DAY}T08:00:00+03:00"></head>'
            f'<body><nav><a href="/">Home</a></nav><article><h1>{self.title}</h1>{self.markup}'
            "</article></body></html>"
        )

    @property
    def fields(self) -> dict[str, object]:
        return {"title": self.title, "text": self.text, "published": DAY, "outlet": OUTLET}

    @property
    def front(self) -> str:
        return f"---\ntitle: {self.title}\noutlet: {OUTLET}\npublished: {DAY}\n---\n\n{self.text}\n"

    @property
    def mail(self) -> EmailMessage:
        told = f"{OUTLET}\nOctober 3, 2023\n\n{self.text}"
        return message(plain=told, Subject=self.title, Date=_RFC_DAY, From="a@b.example")

    @property
    def listed(self) -> dict[str, object]:
        """As an item of CSL-JSON."""
        day = {"date-parts": [[int(part) for part in DAY.split("-")]]}
        return {"type": "article-newspaper", "title": self.title, "container-title": OUTLET,
                "issued": day}  # fmt: skip


def _warc(story: Story) -> bytes:
    made = io.BytesIO()
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer, page = WARCWriter(made, gzip=True), io.BytesIO(story.page.encode())
    address = "https://harbour.example/" + story.cargo
    writer.write_record(
        writer.create_warc_record(address, "response", payload=page, http_headers=head)
    )
    return made.getvalue()


def _feed(story: Story) -> str:
    html = story.markup.replace("<", "&lt;").replace(">", "&gt;")
    return (
        f"<rss version='2.0'><channel><title>{OUTLET}</title><item><title>{story.title}</title>"
        f"<pubDate>{_RFC_DAY}</pubDate><description>{html}</description></item></channel></rss>"
    )


def _atom(story: Story) -> str:
    html = story.markup.replace("<", "&lt;").replace(">", "&gt;")
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title><entry>'
        f"<title>{story.title}</title><published>{DAY}T05:22:00Z</published>"
        f'<content type="html">{html}</content></entry></feed>'
    )


def write_each_kind(folder: Path) -> dict[str, str]:
    """Write the files; returns the title of the article in each, all of `OUTLET` and of `DAY`.

    Exports of databases, which hold several articles of several outlets, lie beside them.
    """
    stories = [Story(cargo) for cargo in _CARGO]
    told = iter(stories)
    made: dict[str, bytes | str] = {}
    titles: dict[str, str] = {}

    def add(name: str, story: Story, content: bytes | str) -> None:
        made[name], titles[name] = content, story.title

    for name, written in (
        ("printed.txt", lambda s: "\n\n".join(s.printed)),
        ("no-suffix", lambda s: "\n\n".join(s.printed)),
        ("windows.txt", lambda s: "\n\n".join(s.printed).encode("cp1252")),
        ("misread.txt", lambda s: "\n\n".join(s.printed).encode().decode("cp1252", "replace")),
        ("front.md", lambda s: s.front),
        ("obsidian.md", lambda s: s.front.replace("outlet", "site")),
        ("page.html", lambda s: s.page),
        ("single.html", lambda s: "<!--\n Page saved with SingleFile \n url: "
         f"https://a.example/b \n saved date: x\n-->{s.page}"),
        ("page.mhtml", lambda s: bytes(message(html=s.page))),
        ("page.warc.gz", _warc),
        ("clipping.pdf", lambda s: pdf([[s.title, "", OUTLET, "October 3, 2023", ""]
                                        + [x for p in s.body for x in (_plain(p), "")]])),
        ("typed.docx", lambda s: docx(s.printed)),
        ("typed.rtf", lambda s: rtf(s.printed)),
        ("sent.eml", lambda s: bytes(s.mail)),
        ("box.mbox", lambda s: b"From a@b.example Tue Oct  3 05:22:00 2023\n" + bytes(s.mail)),
        ("feed.rss", _feed),
        ("feed.atom", _atom),
        ("one.json", lambda s: as_json(s.fields)),
        ("lines.jsonl", lambda s: as_lines(s.fields)),
        ("table.csv", lambda s: as_csv(s.fields)),
    ):  # fmt: skip
        story = next(told)
        add(name, story, written(story))
    for name, suffix in (("rye", "json"), ("hemp", "ris")):
        story = Story(name)
        add(f"{story.title}.txt", story, story.text)
        made[f"{name}.{suffix}"] = (
            json.dumps([story.listed])
            if suffix == "json"
            else f"TY  - NEWS\nTI  - {story.title}\nT2  - {OUTLET}\nDA  - {DAY}\nER  - \n"
        )
    named = ("old_nexis", "new_nexis", "factiva", "factiva_codes", "proquest")
    exports: dict[str, bytes | str] = {f"{name}.txt": TEXTS[name] for name in named}
    unread = {"scan.pdf": pdf([[""]]), "picture.png": base64.b64decode("iVBORw0KGgo=")}
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (made | exports | unread).items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
    return titles


def _plain(text: str) -> str:
    """Without the signs that the PDF of these tests has no letters for."""
    return text.translate(str.maketrans("“”’", '""\''))
