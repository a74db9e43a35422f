"""Messages: EML, mbox, and web pages that browsers saved as one (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage

from ...records import Cut
from ..content import Content, Unreadable, numbered
from ..lines import Line, count_words
from ..stated import Stated
from .markup import markup_lines

#: Fields of the header that stand above the text, as mail programs print them.
_FIELDS = ("From", "To", "Date", "Subject")
#: A plain part shorter than this share of the HTML part only says "see it in your browser".
_PLAIN_SHARE = 0.3
_FIELD = re.compile(r"^(From|To|Cc|Date|Sent|Subject|Reply-To): ")
#: Lines that a forwarded message's header takes, blank ones among them.
_BLOCK = 12
#: Longest note above a forwarded message that is no article of its own, in words.
_LONGEST_NOTE = 60
_FROM = re.compile(rb"^From (?=\S+ .*\d{4}\s*$)", re.M)
#: Parts of a message that are looked at.
_MOST_PARTS = 200


def read_mail(data: bytes) -> Iterator[Content]:
    """A message as mail programs print it, then the files attached to it."""
    message = _message(data)
    header = "".join(
        f"{name}: {' '.join(str(v).split())}\n" for name in _FIELDS if (v := _header(message, name))
    )
    plain, html, attached = _parts(message)
    lines = markup_lines(html) if html else ()
    told = sum(len(x.text) for x in lines)
    if plain and len(plain) >= _PLAIN_SHARE * told:
        yield _without_note(numbered(f"{header}\n{plain}"))
    elif lines:
        head = numbered(f"{header}\n")
        yield _without_note((*head, *lines))
    elif not attached:
        raise Unreadable("empty-file", "no text in the message")
    for name, content in attached:
        yield Content(attached=(name, content))


def _without_note(lines: tuple[Line, ...]) -> Content:
    """A message that forwards another: that one, without a short note of who sends it on."""
    start = next((i for i in range(len(lines)) if _is_forwarded(lines[i : i + _BLOCK])), None)
    if start is None:
        return Content(lines)
    note = [x for x in lines[:start] if x.text.strip() and not _FIELD.match(x.text)]
    if sum(count_words(x.text) for x in note) > _LONGEST_NOTE:
        return Content(lines)
    cut = (Cut(x.number, x.text.strip(), "note of who sent it on") for x in lines[:start])
    return Content(lines[start:], cut=tuple(c for c in cut if c.text))


def _is_forwarded(lines: Sequence[Line]) -> bool:
    """Whether a forwarded message's header begins here, as mail programs write it; the message's
    own is above it and begins with the first line."""
    if lines[0].number == 1 or not (match := _FIELD.match(lines[0].text)) or match[1] != "From":
        return False
    named = {m[1] for line in lines if (m := _FIELD.match(line.text))}
    return "Subject" in named and bool(named & {"Sent", "Date"})


def read_mbox(data: bytes) -> Iterator[Content]:
    """Every message of a mailbox."""
    starts = [m.start() for m in _FROM.finditer(data)] or [0]
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        body = data[start:end]
        if body.startswith(b"From "):
            body = body.partition(b"\n")[2]
        try:
            yield from read_mail(body.replace(b"\n>From ", b"\nFrom "))
        except Unreadable:
            continue


def read_mhtml(data: bytes) -> Iterator[Content]:
    """The web page of an MHTML file, with its address."""
    message = _message(data)
    _, html, _ = _parts(message)
    if not html:
        raise Unreadable("no-article-text", "no web page in it; save the page as HTML")
    url = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    yield Content(html=html, stated=Stated(url=" ".join(url.split()) or None if url else None))


def _message(data: bytes) -> EmailMessage:
    try:
        return message_from_bytes(data, policy=policy.default)
    except Exception as error:  # the parser's trouble with odd headers
        raise Unreadable("unreadable-file", "the message is damaged; save it again") from error


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
        return str(value) if value else None
    except Exception:  # a header that the parser cannot make sense of
        return None


def _parts(message: EmailMessage) -> tuple[str, str, list[tuple[str, bytes]]]:
    """The plain text, the HTML and the attached files."""
    plain, html = "", ""
    attached: list[tuple[str, bytes]] = []
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            break
        if part.is_multipart():
            continue
        try:
            kind, name = part.get_content_type(), part.get_filename()
            content = part.get_payload(decode=True)
            charset = part.get_content_charset() or "utf-8"
        except Exception:  # a part that the parser cannot make sense of
            continue
        if not isinstance(content, bytes):
            continue
        if name and kind not in ("text/html",):
            attached.append((name, content))
        elif kind == "text/plain":
            plain += _decoded(content, charset).replace("\r\n", "\n")
        elif kind == "text/html" and not html:
            html = _decoded(content, charset)
    return plain, html, attached


def _decoded(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return content.decode("utf-8", errors="replace")
