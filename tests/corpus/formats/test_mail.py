"""Messages, what is attached to them, and mailboxes."""

from __future__ import annotations

import pytest

from tests.corpus.formats.made_files import (
    BODY,
    PRINTED,
    TEXT,
    TITLE,
    docx,
    message,
)
from tests.corpus.reading import read, read_one


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
    assert [a.text for a in articles] == [TEXT, TEXT]
