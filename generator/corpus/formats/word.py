"""Documents of word processors: DOCX and RTF."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

import mammoth  # type: ignore[import-untyped, unused-ignore]
from striprtf.striprtf import rtf_to_text  # type: ignore[import-untyped, unused-ignore]

from ..content import MOST_CHARACTERS, Content, Unreadable, numbered
from .markup import markup_lines

#: Files in a DOCX, and bytes of all of them unpacked: what is larger may be a zip bomb.
_MOST_FILES = 5_000
_MOST_BYTES = 200_000_000


def read_docx(data: bytes) -> Iterator[Content]:
    """The paragraphs of a DOCX, numbered in their order; pictures are left out."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unreadable("unreadable-file", "the DOCX is damaged; save it again") from error
    texts = sum(f.file_size for f in files if f.filename.endswith((".xml", ".rels")))
    if (
        len(files) > _MOST_FILES
        or texts > MOST_CHARACTERS
        or sum(f.file_size for f in files) > _MOST_BYTES
    ):
        message = "unpacked, the DOCX is too large; split it or save its text as .txt"
        raise Unreadable("too-large-file", message)
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=mammoth.images.img_element(lambda _: {})
        ).value
    except Exception as error:  # whatever a damaged document breaks in the library
        message = "the DOCX is damaged; open it and save it again, or save its text as .txt"
        raise Unreadable("unreadable-file", message) from error
    yield Content(markup_lines(html))


def read_rtf(data: bytes) -> Iterator[Content]:
    """The lines of an RTF's text."""
    try:
        plain: Callable[..., str] = rtf_to_text
        text = plain(data.decode("latin-1"), encoding="cp1252", errors="ignore")
    except Exception as error:  # whatever a damaged document breaks in the library
        message = "the RTF is damaged; open it and save it again, or save its text as .txt"
        raise Unreadable("unreadable-file", message) from error
    # Non-breaking spaces stand for spaces and tabs for those of a table.
    yield Content(numbered(text[:MOST_CHARACTERS].replace("\u00a0", " ")))
