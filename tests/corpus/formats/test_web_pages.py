"""Saved web pages and archives of them."""

from __future__ import annotations

import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.corpus.formats.made_files import (
    PAGE,
    TITLE,
    WAYBACK,
    message,
)
from tests.corpus.reading import read_one


def test_web_pages_in_one_file() -> None:
    made = message(html=PAGE, Snapshot_Content_Location="https://harbour.example/ferry")
    article = read_one("a.mhtml", bytes(made))
    assert (article.title, article.outlet, article.url) == (
        TITLE, "Harbour Weekly", "https://harbour.example/ferry",
    )  # fmt: skip


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
