"""Web archives (WARC): the pages in them."""

from __future__ import annotations

import io
from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped, unused-ignore]

from ..content import MOST_CHARACTERS, MOST_DOCUMENTS, Content, Unreadable
from ..decoding import decode
from ..stated import Stated

#: Bytes of one page, unpacked.
_LONGEST_PAGE = 5_000_000
#: Records of an archive that are looked at: most of a page's are pictures and scripts.
_MOST_RECORDS = 40 * MOST_DOCUMENTS


def read_warc(data: bytes) -> Iterator[Content]:
    """Every web page of an archive, with its address."""
    found = False
    size = 0
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(data))):
            if number >= _MOST_RECORDS or size > MOST_CHARACTERS:
                break
            headers = record.http_headers
            if record.rec_type != "response" or headers is None:
                continue
            if "html" not in (headers.get_header("Content-Type") or "").lower():
                continue
            if (headers.get_statuscode() or "200") != "200":
                continue
            html = decode(record.content_stream().read(_LONGEST_PAGE), html=True)
            if html:
                found = True
                size += len(html)
                url = record.rec_headers.get_header("WARC-Target-URI")
                yield Content(html=html, stated=Stated(url=url.strip("<>") if url else None))
    except Exception as error:  # whatever a damaged archive breaks in the library
        if not found:
            raise Unreadable("unreadable-file", "the archive is damaged; save it again") from error
    if not found:
        raise Unreadable("no-article-text", "no web page in the archive")
