"""The head of an article: which rows above the text are headline, standfirst and masthead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from ..language.word_lists import word_set
from .bylines import names_of_line
from .lines import (
    TEXT,
    Kind,
    Row,
    count_words,
    ends_in_initials,
    fold,
    is_terminal,
    looks_like_headline,
)
from .masthead_dates import find_dates, parts_beside_dates
from .outlets import canonical, known, looks_like_outlet
from .saying import reports

#: Rows of a masthead: a sentence above one of them is a standfirst and no part of the text.
_PULLS = frozenset({Kind.DATE, Kind.BYLINE, Kind.LABEL})
_REACH = 8
#: Longest standfirst, in words.
_STANDFIRST = 60
#: A line that ends in a colon is text and no standfirst from so many words on.
_OPENING = 6
#: Longest credit that has no caption of its own, in words.
_CREDIT = 8
_CAPTION_MARK = re.compile(r"caption\W*$", re.I)
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"‘'])")
_URGES = re.compile(r"\b(?:must|should|needs? to|ought to|has to|have to|it is time|it’s time)\b")
_SUFFIX = re.compile(r"\s+(?:[|–—·•]|-{1,2}|::)\s+(?P<name>[^|–—·•]{2,40})$")


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the text."""

    title: str | None = None
    raw_title: str | None = None
    """The headline's row as it stands, perhaps with the outlet's name."""
    outlet: str | None = None
    """Named by the end of the headline: "… | The Guardian"."""
    subtitle: str | None = None
    rows: tuple[Row, ...] = ()
    """All rows of the head in order, headline and standfirst too."""
    cut: tuple[tuple[Row, str], ...] = ()
    """Rows of the head that are neither headline nor standfirst, with the reason."""
    body: int = 0
    """Index of the first row of the text."""
    labels: tuple[str, ...] = field(default=())


def read_header(rows: Sequence[Row], title: str | None, *, bare: bool = False) -> Header:
    """Find the head of one article's rows.

    Args:
        rows: of the article, broken sentences mended.
        title: as front matter or the page's metadata states it.
        bare: the rows are the text alone, with nothing to look for but the headline again.
    """
    stated = title is not None
    body = _first_text(rows)
    body = _first_line(rows, body) if stated else _past_standfirst(rows, body)
    body = 0 if bare else body
    head = list(rows[:body])
    lead = " ".join(r.text for r in rows[body : body + 6] if r.kind in TEXT)
    chosen = None if stated else _choose_title(head, lead)
    outlet = None
    if chosen is not None:
        title, outlet = _without_outlet(head[chosen].text, head)
    body = _past_repeated(rows, body, title) if title else body
    head = list(rows[:body])
    subtitle, cut = _sort_head(head, chosen, title)
    if subtitle is None and title and not stated:
        subtitle, body, head = _repeated_standfirst(rows, body, head)
    labels = tuple(_labels(head))
    raw = rows[chosen].text if chosen is not None else None
    return Header(title, raw, outlet, subtitle, tuple(head), tuple(cut), body, labels)


def _labels(head: Sequence[Row]) -> Iterator[str]:
    """The labels of a head; what stands right below a menu is its last item and no label."""
    above = None
    for row in head:
        in_menu = above is not None and above.reason == "menu" and not row.gap
        if row.kind is Kind.LABEL and not in_menu:
            yield row.text
        above = row


def _first_text(rows: Sequence[Row]) -> int:
    """Index of the first row that is running text."""
    for i, row in enumerate(rows):
        if row.kind is Kind.DATELINE:
            return i
        if row.kind is Kind.PROSE and not _is_question_title(rows, i):
            return i
    return len(rows)


def _first_line(rows: Sequence[Row], body: int) -> int:
    """Below a stated headline: the first line that may be text, past the masthead only."""
    fragments = [i for i in range(body) if rows[i].kind in (Kind.FRAGMENT, Kind.BULLET)]
    opening = next(
        (
            i
            for i in fragments
            if rows[i].text.endswith(":") and count_words(rows[i].text) >= _OPENING
        ),
        body,
    )
    return opening if len(fragments) <= 2 else fragments[0]


def _is_question_title(rows: Sequence[Row], i: int) -> bool:
    """Whether a sentence that opens the article is its headline: "Who is to blame?"."""
    row = rows[i]
    if any(r.kind is Kind.FRAGMENT and looks_like_headline(r.text) for r in rows[:i]):
        return False
    asks = row.text.rstrip("”’\"'").endswith(("?", "!"))
    if not (asks or ends_in_initials(row.text)):
        return False
    below = rows[i + 1 : i + 4]
    masthead = any(r.kind in _PULLS | {Kind.OUTLET} for r in below[:2])
    return looks_like_headline(row.text, 3, 20) and (
        masthead or (bool(below) and below[0].gap and below[0].kind in TEXT)
    )


def _past_standfirst(rows: Sequence[Row], body: int) -> int:
    """Index of the first text below the masthead, when it stands below a standfirst."""
    seen = {r.kind for r in rows[:body]}
    texts = 0
    words = 0
    best = body
    for i in range(body, min(len(rows), body + _REACH)):
        row = rows[i]
        if row.kind is Kind.DATELINE:
            break
        if row.kind is Kind.PROSE:
            texts += 1
            words += count_words(row.text)
            if texts > 2 or words > _STANDFIRST * texts:
                break
        elif _ends_head(rows, i, seen):
            best = i + 1
        seen.add(row.kind)
    if best == body:
        return body
    following = next((i for i in range(best, len(rows)) if rows[i].kind in TEXT), None)
    return body if following is None else following


def _ends_head(rows: Sequence[Row], i: int, seen: set[Kind]) -> bool:
    """Whether what stands above a row is the head, even if it reads like text."""
    row = rows[i]
    if row.kind in _PULLS:
        return row.kind not in seen
    if row.role == "above":
        return rows[i - 1].reason == "advertisement" and bool(seen & _PULLS)
    return row.reason == "reading time"


def _choose_title(head: Sequence[Row], lead: str) -> int | None:
    """Index of the headline among the rows of the head; the text's lead takes up its words."""
    fragments = [
        i
        for i, r in enumerate(head)
        if r.kind in (Kind.FRAGMENT, Kind.PROSE) and not _is_caption(head, i)
    ]
    headings = [i for i in fragments if head[i].heading]
    if headings:
        return headings[0]
    for least in (4, 3, 2):
        fits = [i for i in fragments if _may_be_title(head, i, fragments, least)]
        if len(fits) > 2:
            return next((i for i in fits if _shares_word(head[i].text, lead)), fits[0])
        if fits:
            return fits[0]
    first = fragments[0] if fragments else None
    if first is not None and head[first].kind is Kind.PROSE and len(fragments) > 1:
        return first if count_words(head[first].text) <= 20 else None
    return None


def _may_be_title(head: Sequence[Row], i: int, fragments: Sequence[int], least: int) -> bool:
    text = head[i].text
    if not looks_like_headline(text, least) or names_the_paper(text):
        return False
    if len(names_of_line(text)) > 1 and any(
        looks_like_headline(head[j].text, 4) for j in fragments if j > i
    ):
        return False
    if looks_like_outlet(text) and (least < 4 or _is_outlet_line(head, i, fragments)):
        return False
    return not (_is_teaser(text) and any(_same(text, head[j].text) for j in fragments if j > i))


def names_the_paper(text: str) -> bool:
    """Whether a line says what the paper is, and of what day or of whom: "Press review, 4 March
    2024", "European Commission - Press release"."""
    if re.search(r"\s[-–—|]\s(?:press|media|news) release$", text, re.I):
        return True
    said = {w.casefold() for part in parts_beside_dates(text) for w in part.split()}
    usual = word_set("corpus_words", "papers") | word_set("corpus_words", "of_papers")
    return bool(said) and said <= usual and bool(find_dates(text))


def _is_outlet_line(head: Sequence[Row], i: int, fragments: Sequence[int]) -> bool:
    """Whether a row shaped like an outlet's name stands between a headline and the masthead."""
    below = head[i + 1].kind if i + 1 < len(head) else None
    above = any(j < i and looks_like_headline(head[j].text, 2) for j in fragments)
    return above and below in (Kind.DATE, Kind.BYLINE)


def _shares_word(text: str, lead: str) -> bool:
    stems = {w[:5] for w in _telling(lead)}
    return any(w[:5] in stems for w in _telling(text))


def _telling(text: str) -> list[str]:
    return [
        w for w in fold(text).split() if len(w) > 3 and w not in word_set("corpus_words", "chance")
    ]


def _is_caption(head: Sequence[Row], i: int) -> bool:
    """Whether a row stands right above a photo credit or below the words "Image caption"."""
    return i > 0 and is_caption(head[i - 1], head[i + 1] if i + 1 < len(head) else None)


def is_caption(above: Row | None, below: Row | None) -> bool:
    """Whether what stands between two rows is the caption of a photo."""
    if above is not None and above.kind is Kind.CREDIT and _CAPTION_MARK.search(above.text):
        return True
    return below is not None and below.kind is Kind.CREDIT and count_words(below.text) <= _CREDIT


def _is_teaser(text: str) -> bool:
    return text.endswith(("...", "…"))


def _without_outlet(title: str, head: Sequence[Row]) -> tuple[str, str | None]:
    """A headline without the outlet's name at its end, and that name."""
    match = _SUFFIX.search(title)
    if match and known(match["name"]):
        return title[: match.start()].rstrip(), known(match["name"])
    bare = fold(title[: match.start()]) if match else ""
    if match and looks_like_outlet(match["name"]) and any(fold(r.text) == bare for r in head):
        return title[: match.start()].rstrip(), canonical(match["name"])
    for row in head:
        name = known(row.text)
        if row.kind is Kind.OUTLET and name and title.endswith(" " + row.text):
            rest = title[: -len(row.text)].rstrip()
            if not re.search(r"\b(?:of|by|to|the|with|for|at|from|in|on|and|a)$", rest):
                return rest, name
    return title, None


def without_name(title: str, outlet: str) -> str:
    """A headline without its outlet's name at its end.

    >>> without_name("Ferry sold - Hamar Courier", "The Hamar Courier")
    'Ferry sold'
    """
    match = _SUFFIX.search(title)
    is_its = match and fold(match["name"]).removeprefix("the ") == fold(outlet).removeprefix("the ")
    return title[: match.start()].rstrip() if match and is_its else title


def _same(one: str, other: str) -> bool:
    """Whether two lines say the same, one perhaps cut short or fused to a menu."""
    one, other = fold(one), fold(other)
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 12:
        return one == other
    return shorter in longer or fuzz.ratio(one, other) >= 88


def restates(text: str, title: str) -> bool:
    """Whether a short line is the headline again, perhaps in other wording."""
    if count_words(text) > 30:
        return False
    if _same(text, title) and 3 * count_words(text) >= count_words(title):
        return True
    if min(count_words(text), count_words(title)) < 4:
        return False
    return fuzz.token_set_ratio(fold(text), fold(title)) >= 88


def _past_repeated(rows: Sequence[Row], body: int, title: str) -> int:
    """Past the rows at the head of the text that only say the headline again."""
    want = fold(title)
    for length in (1, 2, 3):
        if body + length > len(rows):
            break
        got = fold(" ".join(r.text for r in rows[body : body + length]))
        if got == want or (len(want) > 20 and fuzz.ratio(got, want) >= 92):
            return _past_masthead(rows, body + length)
    row = rows[body] if body < len(rows) else None
    if row and row.kind is Kind.PROSE and len(want) > 12 and fold(row.text) == want:
        return _past_masthead(rows, body + 1)
    return body


def _past_masthead(rows: Sequence[Row], i: int) -> int:
    """The first row from here on that is no masthead."""
    lines = (Kind.FRAGMENT, Kind.BULLET)
    return next(
        (k for k in range(i, len(rows)) if rows[k].kind in TEXT or rows[k].kind in lines), i
    )


def _sort_head(
    head: Sequence[Row], chosen: int | None, title: str | None
) -> tuple[str | None, list[tuple[Row, str]]]:
    """The standfirst and, of all other rows but the headline, why they were cut."""
    cut: list[tuple[Row, str]] = []
    candidates: list[int] = []
    for i, row in enumerate(head):
        if i == chosen:
            continue
        if row.kind not in (Kind.FRAGMENT, Kind.PROSE, Kind.BULLET):
            cut.append((row, row.reason or "masthead"))
        elif title and restates(row.text, title):
            cut.append((row, "repeated headline"))
        elif _is_caption(head, i):
            cut.append((row, "photo caption"))
        elif row.kind is Kind.FRAGMENT and names_of_line(row.text):
            cut.append((row, "header line"))
        elif row.kind is Kind.BULLET:
            cut.append((row, "key point" if count_words(row.text) >= 4 else "page furniture"))
        elif count_words(row.text) >= 5 and (chosen is None or i > chosen) and title:
            candidates.append(i)
        else:
            cut.append((row, "header line"))
    subtitle = None
    if candidates:
        near = candidates[0]
        prose = [i for i in candidates if head[i].kind is Kind.PROSE]
        pick = near if head[near].kind is Kind.FRAGMENT or not prose else prose[-1]
        subtitle = head[pick].text
        cut.extend((head[i], "standfirst") for i in candidates if i != pick)
    return subtitle, sorted(cut, key=lambda c: c[0].number)


def _repeated_standfirst(
    rows: Sequence[Row], body: int, head: list[Row]
) -> tuple[str | None, int, list[Row]]:
    """A first paragraph that is a standfirst: repeated further down, or an opinion's thesis."""
    if body + 3 >= len(rows) or rows[body].kind is not Kind.PROSE:
        return None, body, head
    first = rows[body]
    if count_words(first.text) > 45 or not rows[body + 1].gap or first.pieces[1:]:
        return None, body, head
    later = [r.text for r in rows[body + 1 :] if r.kind in TEXT]
    if _is_repeated(first.text, later[1:]) or _is_thesis(first.text, rows[body + 1], later):
        return first.text, body + 1, [*head, first]
    return None, body, head


def _is_repeated(text: str, later: Sequence[str]) -> bool:
    """Whether the text's greater part comes again, nearly word for word."""
    plain = fold(text)
    if count_words(plain) < 8:
        return False
    score = max(
        (fuzz.partial_ratio_alignment(plain, fold(t)) for t in later),
        key=lambda a: a.score if a else 0,
        default=None,
    )
    if score is not None and score.score >= 85:
        return True
    quoted = re.search(r"[“\"](.{40,}?)[,.]?[”\"]", text)
    if quoted is None or len(quoted[1]) < 0.5 * len(text):
        return False
    return any(fuzz.partial_ratio(fold(quoted[1]), fold(t)) >= 88 for t in later if len(t) > 40)


def _is_thesis(text: str, below: Row, later: Sequence[str]) -> bool:
    """A single sentence that urges and reports nothing, above a text of opinion."""
    if count_words(text) > 30 or _SENTENCE.search(text) or not is_terminal(text):
        return False
    if not _URGES.search(text) or reports(text) or "“" in text or '"' in text:
        return False
    if below.kind not in TEXT or fold(below.text)[:1] == "":
        return False
    whole = " ".join(later)
    return 400 * len(_URGES.findall(whole)) >= count_words(whole)
