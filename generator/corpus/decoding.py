"""Bytes to text, in whatever encoding they are."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_CONTROL = bytes(b for b in range(32) if b not in (9, 10, 12, 13, 27))
#: UTF-8 that some program read as Windows-1252 and saved again: "â€œ", "Ã©", "Â ".
_MISREAD = re.compile(
    "â€[\u0080-\u00bf\u0152-\u02dc\u2018-\u2122“”\x9d]?|Ã[\u0080-\u00bf\u0152-\u2122]|Â[\u00a0-\u00bf]"
)
_LEAST_MISREAD = 2

#: Brackets as the Penn Treebank writes them: -LRB- is a left round one.
_BRACKETS = {"R": "()", "S": "[]", "C": "{}"}
_OPEN_CODE = re.compile(r"-L([RSC])B-[^\S\n]?")
_CLOSE_CODE = re.compile(r"[^\S\n]?-R([RSC])B-")


def decode(data: bytes, *, html: bool = False) -> str | None:
    """The text of a file in whatever encoding it is; None when it is no text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    if _is_wide(data):
        little = data[1::2].count(0) >= data[0::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", errors="replace")
    if b"\x00" in data[:65536] or _control_share(data) > 0.05:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:4096]) if html else None
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    # A few bytes beyond ASCII: an English text by a Western program, or UTF-8 with a flaw.
    broken = data.decode("utf-8", errors="replace").count("\ufffd")
    high = sum(b > 127 for b in data)
    if broken * 10 < high:
        return data.decode("utf-8", errors="replace")
    if high < 0.1 * len(data):
        return data.decode("cp1252", errors="replace")
    best = from_bytes(data[:200_000]).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")


def mend_misread(text: str) -> str | None:
    """A text whose UTF-8 was once read as Windows-1252, as it was; None when it was not.

    >>> mend_misread("Nothing,â€\\x9d said CafÃ© owner JosÃ© DÃ­az.")
    'Nothing,” said Café owner José Díaz.'
    """
    if len(_MISREAD.findall(text)) < _LEAST_MISREAD:
        return None
    from ftfy import TextFixerConfig, fix_text  # heavy: few texts need it

    config = TextFixerConfig(
        unescape_html=False, uncurl_quotes=False, fix_latin_ligatures=False,
        fix_character_width=False, fix_line_breaks=False, normalization=None,
        remove_terminal_escapes=False, fix_surrogates=False, remove_control_chars=False,
    )  # fmt: skip
    mended = fix_text(text, config)
    return mended if mended != text else None


def _is_wide(data: bytes) -> bool:
    """UTF-16 without a byte order mark: every other byte of English text is null."""
    sample = data[:4000]
    if len(sample) < 8 or len(data) % 2:
        return False
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    return max(even, odd) > 0.8 * half and min(even, odd) < 0.05 * half


def _control_share(data: bytes) -> float:
    sample = data[:65536]
    if not sample:
        return 0.0
    return (len(sample) - len(sample.translate(None, _CONTROL))) / len(sample)


def uncoded_brackets(text: str) -> str:
    """A text with the brackets that programs which take texts apart into words write as codes.

    >>> uncoded_brackets("OSLO -LRB- Example -RRB- - It rained .")
    'OSLO (Example) - It rained .'
    """
    text = _OPEN_CODE.sub(lambda m: _BRACKETS[m[1]][0], text)
    return _CLOSE_CODE.sub(lambda m: _BRACKETS[m[1]][1], text)
