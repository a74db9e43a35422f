"""What each line of a file is, as far as the line alone can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from ..language.word_lists import word_set
from .bylines import byline_names, is_signoff, names_of_line
from .clock_labels import cut_clock, is_live_blog
from .furniture import find_phrase, fused_menu, is_icon_list, is_menu
from .lines import Kind, Line, Row, count_words, is_terminal, strip_bullet
from .masthead_dates import (
    find_dates,
    is_date_line,
    is_other_calendar,
    parts_beside_dates,
    vocabulary,
)
from .outlets import is_agency, known, outlet_among
from .saying import quotes_somebody

_SEPARATOR = re.compile(r"^(?:[-=_*~#•·+—–]\s?){3,}\.?$")
_NUMBERED = re.compile(
    r"^\W{0,3}(?:document|article|story|item)\s*#?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W{0,3}$"
    r"|^\d{1,4} of \d{1,4} documents?$",
    re.I,
)
#: "2. Coast Daily, 4 March 2024": a press review numbers its items.
_ITEM_NUMBER = re.compile(r"\d{1,3}[.)]\s")
_URL = re.compile(
    r"^[^\w<]*(?:(?:link|url|source|original|read more|read in full|full text|full story|see|more"
    r"|available|web|article)(?:\s+(?:at|here|link))?\s*:\s*)?<?((?:https?://|www\.)\S+?)>?[.,;]?$",
    re.I,
)
_SOURCE = re.compile(
    r"^(?:The (?:post|article|piece|story) .{1,300}?"
    r" (?:appeared first|first appeared|originally appeared) (?:on|in)"
    r"|Continue reading .{1,300} (?:at|on)"
    r"|Read (?:the )?(?:full|original) (?:article|story) (?:at|on))"
    r" (?P<first>[^:]{2,80}?)\.?$"
    r"|^[\W_]*(?:source|via|credit|(?:originally|first) published (?:in|by|on|at)|republished from"
    r"|published (?:in|by))\s*:\s*(?P<name>[^:]{2,80})$",
    re.I,
)
_FIELD = re.compile(
    r"^(?P<name>from|to|cc|reply-to|subject|date|sent|received|headline|title|subtitle|byline|section"
    r"|length|dateline|body|load-date|publication(?:-type|-date)?|outlet|newspaper|genre|language"
    r"|document-type|journal-code|pub(?:lication)? date|graphic|summarises)"
    r"\s*:(?:\s+(?P<value>.*)|\s*)$",
    re.I,
)
_INLINE_DATE = re.compile(
    r"^\s*(?:date|published|posted|updated|publication date)\s*[:=]?\s*"
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?(?=\s+\S+\s+\S+\s+\S)"
    r"|^(?:page|story) last updated at \d{1,2}[:.]\d\d(?:\s[A-Z]{2,4})?\s?,"
    r"(?:\s\w+day\s?,)?\s\d{1,2}\s[a-z]+\s\d{4}(?=\s+\S+\s+\S+\s+\S)",
    re.I,
)
_FUSED_TAIL = re.compile(r"(?<=[.!?][”\"’»])(?=Home[A-Z])|(?<=[a-z][.!?])(?=Home[A-Z])")
_CREDIT_END = re.compile(
    r"(?:\((?:AP |AFP |REUTERS |EPA )?(?:photo|image|file|video|picture)\b[^)]{0,80}\)"
    r"|\([^()]{0,60}(?:/|via )\s?(?:AP|AFP|Getty(?: Images)?|Reuters|EPA|Sputnik|Anadolu[^)]{0,10}"
    r"|Pool|TASS)[^)]{0,40}\)"
    r"|\[(?:File[:/]? ?)?[^\]]{0,60}(?:Reuters|AFP|AP|EPA|Getty|Photo|File|Handout|Anadolu"
    r"|Al Jazeera|EFE)[^\]]{0,40}\]"
    r"|(?:Photo(?:graph)?|Image|Picture|Credit|Courtesy)s?\s?(?:by|:|courtesy of)"
    r"\s?(?:[\w.'’/-]+ ){0,5}[\w.'’/-]+)\.?$",
    re.I,
)
#: Longest item of a list of points or links, in words; what is longer is a paragraph.
_ITEM = 45
_AGENCY_END = re.compile(r"\b(?:Getty Images|Getty|AFP|EPA|Shutterstock|Handout|AP Photo)$")
_SLASH_CREDIT = re.compile(
    r"(?P<left>[\w.'’ -]{2,40}?)\s?/\s?(?P<right>[A-ZÀ-Þ][\w.'’ -]{1,40})(?:\s?/\s?[\w ]{2,30})?$"
)


def label(paragraphs: Iterable[Sequence[Line]], language: str = "en") -> list[Row]:
    """The paragraphs that are not blank, with their kinds.

    Args:
        paragraphs: of the whole file, in order; more than one line where it was hard-wrapped.
        language: that dates are written in.
    """
    stripped = [
        tuple(replace(x, text=t) for x in lines if (t := x.text.strip())) for lines in paragraphs
    ]
    timed = is_live_blog([pieces[0].text for pieces in stripped if len(pieces) == 1])
    rows: list[Row] = []
    gap = True
    for pieces in stripped:
        if not pieces:
            gap = True
            continue
        if len(pieces) > 1:
            whole = " ".join(p.text for p in pieces)
            rows.append(Row(pieces, *classify(whole, language=language), gap))
            gap = False
            continue
        clock, text = cut_clock(pieces[0].text) if timed else ("", pieces[0].text)
        if clock:
            piece = replace(pieces[0], text=clock)
            rows.append(Row((piece,), Kind.FURNITURE, "clock time", "", gap))
        for part, forced in unfuse(text):
            kind, reason, role = forced or classify(part, language=language)
            rows.append(Row((replace(pieces[0], text=part),), kind, reason, role, gap))
            gap = False
    return [_unless_alone(rows, i) for i in range(len(rows))]


def _unless_alone(rows: Sequence[Row], i: int) -> Row:
    """The row; as text when it is a header field without another beside it."""
    row = rows[i]
    if row.kind is not Kind.FIELD:
        return row
    fields = (Kind.FIELD, Kind.SOURCE, Kind.BYLINE)
    if any(r.kind in fields for r in (*rows[max(i - 1, 0) : i], *rows[i + 1 : i + 2])):
        return row
    kind, reason, role = classify(row.text, fields=False)
    return replace(row, kind=kind, reason=reason, role=role)


Verdict = tuple[Kind, str, str]


def unfuse(text: str) -> list[tuple[str, Verdict | None]]:
    """A line cut apart where a menu or a date prefix is fused to its text."""
    parts: list[tuple[str, Verdict | None]] = []
    tail = _FUSED_TAIL.search(text) if "Home" in text else None
    if tail:
        return unfuse(text[: tail.start()].strip()) + unfuse(text[tail.start() :].strip())
    menu = 0 if is_menu(text) or is_icon_list(text) else fused_menu(text)
    if menu:
        rest = text[menu:].strip()
        if rest.endswith(("...", "…")) and count_words(rest) < 30:
            return [(text, (Kind.FURNITURE, "menu", ""))]
        parts.append((text[:menu], (Kind.FURNITURE, "menu", "")))
        text = rest
    prefix = _INLINE_DATE.match(text)
    if prefix:
        parts.append((prefix[0].strip(), (Kind.DATE, "date line", "")))
        text = text[prefix.end() :].strip()
    return [*parts, (text, None)] if text else parts


def classify(text: str, *, fields: bool = True, language: str = "en") -> Verdict:
    """Kind, reason (for what is no text) and role of one line.

    Args:
        text: stripped.
        fields: False where a header field cannot stand.
        language: that dates are written in.
    """
    return _by_shape(text, fields) or _by_masthead(text, language) or _by_words(text)


def _by_shape(text: str, fields: bool) -> Verdict | None:
    """What a line is by its form alone."""
    if _SEPARATOR.match(text):
        return Kind.SEPARATOR, "separator", ""
    if is_icon_list(text):
        return Kind.FURNITURE, "icon names", ""
    if len(text) > 700:
        return (Kind.DATELINE if dateline(text) else Kind.PROSE), "", ""
    if fields and field(text):
        return Kind.FIELD, "header field", ""
    if _NUMBERED.match(text):
        return Kind.SEPARATOR, "numbering", "numbered"
    if _URL.match(text):
        return Kind.URL, "link", ""
    return None


def _by_masthead(text: str, language: str) -> Verdict | None:
    """What says when, by whom and where an article was published."""
    if is_signoff(text):
        return Kind.SIGNOFF, "agency credits", ""
    if _is_date_row(text, language):
        opens = _ITEM_NUMBER.match(text) and outlet_among(parts_beside_dates(text, language))
        return Kind.DATE, "date line", "numbered" if opens else ""
    if byline_names(text) is not None:
        return Kind.BYLINE, "by-line", ""
    if _SOURCE.match(text):
        return Kind.SOURCE, "source line", ""
    if known(text) and not is_terminal(text) and not text.endswith(":"):
        return Kind.OUTLET, "outlet", ""
    return None


def _by_words(text: str) -> Verdict:
    plain, bullet = strip_bullet(text)
    phrase = find_phrase(plain)
    if phrase and not (phrase.role in ("label", "weak") and is_terminal(text) and bullet):
        kind = Kind.LABEL if phrase.role == "label" else Kind.FURNITURE
        if phrase.reason == "photo credit":
            kind = Kind.CREDIT
        return kind, phrase.reason, phrase.role
    if is_menu(text):
        return Kind.FURNITURE, "menu", ""
    if _is_credit(text):
        return Kind.CREDIT, "photo caption", ""
    if bullet and count_words(text) <= _ITEM:
        return Kind.BULLET, "", ""
    if dateline(text):
        return Kind.DATELINE, "", ""
    return (Kind.PROSE if is_terminal(text) else Kind.FRAGMENT), "", ""


def source_of(text: str) -> str | None:
    """The outlet that a line "Source: …" names."""
    match = _SOURCE.match(text)
    return (match["first"] or match["name"]).strip() if match else None


def url_of(text: str) -> str | None:
    """The address that a line is."""
    match = _URL.match(text)
    return match[1] if match else None


def field(text: str) -> tuple[str, str] | None:
    """Name (lower case) and value of a header field."""
    match = _FIELD.match(text)
    return (match["name"].lower(), (match["value"] or "").strip()) if match else None


@cache
def _dateline_patterns() -> tuple[re.Pattern[str], ...]:
    day = vocabulary().month_day
    when = rf"(?P<date>{day}(?:,?\s(?:19|20)\d\d)?)"
    place = r"(?P<place>[A-ZÀ-Þ][\w.'’-]*(?:[ /,]+[A-ZÀ-Þ(][\w.'’)-]*){0,5})"
    state = r"(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?"
    caps = rf"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ.'’-]+){{0,4}}{state})"
    agency = r"[(/](?P<agency>[^()/\d]{2,40}|RFE/RL)[)/]"
    dash = r"\s?(?:[-–—]+|\.|:|,)?\s"
    return tuple(
        re.compile(pattern, flags)
        for pattern, flags in (
            (rf"(?i:(?:(?-i:{place})[,.]?\s+)?{when})[.,]?\s?{agency}{dash}", 0),
            (rf"(?:{place})[,.]?\s?{agency}\s?(?:[-–—]+|\.)\s", 0),
            (
                rf"{caps}[,.]\s+(?i:{when})(?:[,.]\s+(?P<agency>[A-Z][A-Z.]{{2,}}\w*))?\s?(?:[.:]|[-–—]+)\s",
                0,
            ),
            (rf"{place}[,.]\s+(?i:{when})\.?\s+(?P<agency>[A-Z]\w+(?: [A-Z]\w+)?):\s", 0),
            (rf"{caps}\s(?:[-–—]{{1,2}})\s(?=[A-Z“\"‘'])", 0),
        )
    )


def dateline(text: str) -> re.Match[str] | None:
    """The dateline a paragraph opens with, with groups ``place``, ``date`` and ``agency``."""
    head = text[:140]
    if not (head[:1].isupper() or head[:1].isdigit()) or count_words(text) < 8:
        return None
    for pattern in _dateline_patterns():
        match = pattern.match(head)
        if match is None:
            continue
        group = match.groupdict()
        agency = group.get("agency")
        if agency is None or group.get("date") or is_agency(agency) or agency.isupper():
            return match
    return None


def _is_date_row(text: str, language: str) -> bool:
    """A date line, alone or with a by-line, an outlet or a place beside the date."""
    if is_date_line(text, language) or is_other_calendar(text):
        return True
    if len(text) > 140 or not any(f.year for f in find_dates(text, language)):
        return False
    pieces = (re.split(r"/|\s[-–—]\s", p) for p in parts_beside_dates(text, language))
    rest = [p for piece in pieces for x in piece if (p := x.strip(" .,:;-–—"))]
    if not rest or (is_terminal(text) and count_words(text) > 12):
        return False
    return len(rest) <= 3 and all(_beside(part) for part in rest)


def _beside(part: str) -> bool:
    phrase = find_phrase(part)
    if phrase and phrase.reason != "photo credit":
        return True
    if known(part) or byline_names(part) is not None:
        return True
    tokens = part.split()
    return len(tokens) <= 3 and all(t[:1].isupper() for t in tokens)


def _is_credit(text: str) -> bool:
    """A photo's caption or credit, by the credit at its end."""
    if len(text) > 450:
        return False
    if match := _CREDIT_END.search(text):
        before = text[: match.start()].rstrip()
        bracketed = match[0].startswith("[")
        return not (bracketed and is_terminal(before)) and not quotes_somebody(text)
    bare = text.rstrip(" .)").lstrip("( ")
    dashed = re.split(r"\s[-–—]\s", bare)
    if len(dashed) == 2 and is_agency(dashed[0]) and 0 < len(dashed[1].split()) <= 4:
        return dashed[1].isupper() or bool(names_of_line(dashed[1]))
    if _AGENCY_END.search(bare) and not is_terminal(text) | _has_verb_like(bare):
        return True
    if is_terminal(text) and (count_words(text) > 8 or _has_verb_like(bare)):
        return False
    match = _SLASH_CREDIT.search(bare) if "/" in bare and "http" not in bare else None
    if match is None:
        return False
    left, right = match["left"].strip(), match["right"].strip()
    ends = (left.split()[-1] if left else "", right.split()[0] if right else "", left, right)
    named = any(known(e) or re.fullmatch(r"[A-Z]{2,7}", e) for e in ends if e)
    return named and not _has_verb_like(right)


def _has_verb_like(text: str) -> bool:
    """Whether a credit holds words that credits do not: they are names and little else."""
    return any(
        t[:1].islower() and t not in word_set("corpus_words", "credit") for t in text.split()
    )
