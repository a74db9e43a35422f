"""Who wrote it: by-lines, sign-offs and notes about the author."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..language.word_lists import word_set
from .lines import count_words, is_terminal
from .outlets import known

_LETTER = r"[^\W\d_]"
_NAME = rf"[A-ZÀ-ÞŠŽČĆĐŁŚŻŹ]{_LETTER}*(?:[.'’-]{_LETTER}*)*"
_PARTICLE = r"(?:de|da|di|del|della|der|den|van|von|al|el|bin|ibn|ben|la|le|dos|du|ter|of)"
_PERSON = rf"{_NAME}(?:[ \u00a0]+(?:{_PARTICLE}[ \u00a0-]+)*{_NAME}){{1,4}}"
_PERSON_LINE = re.compile(_PERSON)
_NAMES_LINE = re.compile(
    rf"({_PERSON}(?:(?:, | and |, and | & ){_PERSON}){{0,4}})"
    r"(?:,? in [A-Z][\w-]+(?: [A-Z][\w-]+)?)?"
)
#: What outlets' names begin with and persons' do not: "The Evening Star".
_ARTICLE = re.compile(r"(?:The|Les|Los|Las|Der|Die|Das|Il) ")
_LEAD = re.compile(
    r"^[\W_]*(?:(?:text|story|words|report|reporting|written|opinion|analysis|article|posted"
    r"|published|interview(?:ed)?|review|commentary)\s*:?\s*by\b|by\b|authors?\s*:|"
    r"written by\b|correspondent\s*:|journalist\s*:|reporter\s*:|text\s*:)\s*:?\s*",
    re.I,
)
#: "By" in other languages, where a name alone follows: "Von Katrin Maurer".
_LEAD_ABROAD = re.compile(r"(?:Von|VON|Par|PAR|Por|POR|Door|DOOR) (?=\S)")
_TRAIL = re.compile(
    r"(?:\s*[|•·,–—-]?\s*(?:follow(?:\s+@?\w+)?|@\w+|\S+@\S+|share|updated?|published"
    r"|view bio|bio))+\s*$",
    re.I,
)
_NOT_A_PERSON = re.compile(
    r"\b(?:staff|correspondents?|reporters?|editors?|desk|news|press|agency|agencies|team|writers?"
    r"|bureau|newsroom|media|service|online|special|contributors?|our|editorial|board"
    r"|communiqu[eé]s?|presse|prensa|stampa|pressemitteilung)\b",
    re.I,
)
#: "Ada Lind Political correspondent", "Ada Lind, Europe editor in Brussels".
_ROLED = re.compile(
    rf"(?P<name>{_PERSON.replace('{1,4}', '{1,4}?')}),?(?P<beats>(?:\s+[^\W\d_]+){{0,4}})\s+"
    r"(?:correspondent|reporter|editor|writer|columnist|commentator)s?(?:,? in [A-Z][\w -]{1,30})?",
)
_SPLIT_NAMES = re.compile(r"\s*(?:,|;|&|\||•|·|\band\b|\bwith\b|\bin\b)\s*")
_SIGNOFF = re.compile(
    r"^[\W_]*(?:(?:additional |with |original )*(?:reporting|writing|editing|report|written|"
    r"compiled|translated|edited|translation|research)(?: and (?:writing|editing|reporting))?"
    r"(?: (?:for [\w ]{2,30}|contributions?))?\s*(?:by|from)\b)",
    re.I,
)
_CONTRIBUTED = re.compile(
    r"^[\W_]*(?:(?:with|and) )?[A-Z].{0,300}\bcontributed (?:(?:additional )?(?:reporting|research)"
    r"|to (?:this|the) (?:report|story|article|piece|dispatch))\b.{0,120}$"
    r"|^[\W_]*[A-Z][^.]{0,120}\bcontributed(?: from [A-Z][\w ,]{1,40})?\.?\)?$"
    r"|^[\W_]*with (?:reporting|assistance|inputs?|files|information|additional reporting"
    r"|contributions?)\b.{0,120}\b(?:by|from)\b.{0,160}$"
    r"|^[\W_]*with (?:inputs from )?(?:[A-Z]{2,7}|agencies)(?: and [A-Z]{2,7})?[.)]*$"
    r"|^(?:[-–—]+ ?|\()(?:AP|AFP|Reuters|dpa|ANI|PTI|TASS|Xinhua|IANS|EFE|UPI|Agencies)\)?[\W_]*$"
    r"|^[\W_]*[a-z]{2,4}(?:/[a-z]{2,4})+(?: \([\w, ]{2,60}\))?$",
)
_UNTIL = r"\s+([^;.]+?)(?=\s*(?:;|$|\.|\b(?:editing|writing|additional|edited)\b))"
_WRITING = re.compile(rf"\b(?:writing|written)(?: and editing)? by{_UNTIL}", re.I)
_REPORTING = re.compile(rf"(?<!additional )\breporting(?: and writing)? by{_UNTIL}", re.I)
_OCCUPATION = (
    r"(?:author|professor|fellow|correspondent|reporter|editor|journalist|analyst|researcher|expert"
    r"|columnist|director|lecturer|writer|contributor|scholar|historian|scientist|economist"
    r"|playwright|novelist|consultant|commentator|blogger|producer|photographer|president|founder"
    r"|ambassador|minister|chair(?:man|woman)?|specialist|strategist|adviser|advisor|student"
    r"|candidate|teacher|attorney|lawyer|governor|senator|mayor|secretary|co-\w+|member|host"
    r"|head|chief|intern|coordinator|diplomat|activist|associate|executive)"
)
_BIO = re.compile(
    r"^[\W_]*(?:about the author:?\s*)?(?:(?:Dr|Prof|Professor|Sir|Mr|Mrs|Ms)\.?\s)?"
    rf"(?P<name>{_PERSON}),?\s+"
    rf"(?:\([^)]*\)\s*)?(?:(?:is|are)\s+(?:[^.]{{0,120}}?\b){_OCCUPATION}s?\b"
    rf"|,?\s*(?:an?|the)\s+[^.]{{0,100}}?{_OCCUPATION}\b[^.]{{0,160}},"
    r"\s+(?:is|writes|covers|teaches|works)\b"
    r"|(?:writes|covers|reports|blogs|tweets)\s+(?:about|on|for|from|at|as|in|the)\b)"
)
_BIO_LEAD = re.compile(
    r"^[\W_]*(?:about the authors?\b|(?:the )?(?:writers?|authors?) (?:is|are)\b"
    r"|this (?:article|piece|op-ed|essay) (?:was|is) (?:written|authored) by\b)",
    re.I,
)
_BIO_SURNAME = re.compile(
    r"^[\W_]*(?P<name>[A-ZÀ-Þ][\w'’-]+) (?:covers|has covered|reports (?:on|from)"
    r"|writes (?:about|for|on)|joined|has (?:worked|reported|written)"
    rf"|is (?:an?|the)\b[^.]{{0,80}}?\b{_OCCUPATION}\b)"
)


def is_person(text: str) -> bool:
    """Whether a line is a person's name and nothing else."""
    return len(text) < 60 and _PERSON_LINE.fullmatch(text) is not None


def names_of_line(text: str) -> tuple[str, ...]:
    """The persons of a by-line without "By": names, perhaps with a place."""
    if _ARTICLE.match(text):
        return ()
    match = _NAMES_LINE.fullmatch(text) if len(text) < 120 else None
    return person_names(match[1]) if match else ()


def byline_rest(text: str) -> str:
    """What a by-line says behind its "By"."""
    match = _LEAD.match(text)
    return _TRAIL.sub("", text[match.end() :]).strip(" .,|–—-:\u00a0") if match else text


def byline_names(text: str) -> tuple[str, ...] | None:
    """Authors of a by-line; None when the line is none, empty when it names no person.

    >>> byline_names("By Ada Lind and EVA ORST, Reuters"), byline_names("By our staff")
    (('Ada Lind', 'Eva Orst'), ())
    >>> byline_names("By Monday the water had gone.")
    """
    if len(text) > 200:
        return None
    abroad = _LEAD_ABROAD.match(text)
    if abroad and (names := names_of_line(text[abroad.end() :])):
        return names
    match = _LEAD.match(text)
    if match is None:
        return _roled_names(text)
    rest = byline_rest(text)
    tokens = re.findall(r"[^\s,;&|•·]+", rest)
    if not tokens or len(tokens) > 18:
        return None
    strange = [
        t
        for t in tokens
        if not t[:1].isupper() and t.lower() not in word_set("corpus_words", "byline")
    ]
    if strange or tokens[0].lower() in ("the", "a", "an", "and", "of", "for", "in"):
        return None
    if is_terminal(text) and count_words(rest) > 6:
        return None
    return person_names(rest)


def _roled_names(text: str) -> tuple[str, ...] | None:
    """The person of a by-line that gives a role in the place of "By".

    >>> _roled_names("Ada Lind Political correspondent"), _roled_names("Ada Lind sues an editor")
    (('Ada Lind',), None)
    """
    match = _ROLED.fullmatch(text)
    beats = word_set("corpus_words", "beats")
    if match is None or not beats.issuperset(match["beats"].casefold().split()):
        return None
    return person_names(match["name"]) or None


def person_names(text: str) -> tuple[str, ...]:
    """The persons in a list of names; outlets and desks are left out."""
    names = []
    for part in _SPLIT_NAMES.split(text):
        part = part.strip(" .()\u00a0")
        if known(part) or _NOT_A_PERSON.search(part) or not is_person(part):
            continue
        names.append(_recase(part))
    return tuple(dict.fromkeys(names))


def is_signoff(text: str) -> bool:
    """Whether a line is an agency's credits: "Reporting by …; editing by …"."""
    if len(text) > 600:
        return False
    if _SIGNOFF.match(text):
        usual = word_set("corpus_words", "signoff")
        small = {w.casefold() for w in re.findall(r"\b[a-z][\w-]*", text)}
        return len(small - usual) <= len(small & usual) // 3
    return len(text) < 320 and _CONTRIBUTED.match(text) is not None


def signoff_authors(text: str) -> tuple[str, ...]:
    """Who reported and wrote, of an agency's credits."""
    names: list[str] = []
    for pattern in (_REPORTING, _WRITING):
        for match in pattern.finditer(text):
            names.extend(person_names(match[1]))
    return tuple(dict.fromkeys(names))


def biography_of(text: str, authors: Iterable[str] = ()) -> str | None:
    """The author whom a closing note introduces; "" when it does so without a name.

    Args:
        text: the paragraph.
        authors: named by the by-line; a note may call them by surname.
    """
    if len(text) > 900:
        return None
    plain = text.replace("\u00a0", " ")
    match = _BIO.match(re.sub(r" {2,}", " ", plain))
    if match:
        return _recase(match["name"])
    if _BIO_LEAD.match(plain):
        return ""
    known_as = _BIO_SURNAME.match(plain)
    return next((a for a in authors if known_as and a.split()[-1] == known_as["name"]), None)


def _recase(name: str) -> str:
    """A name in capitals as names are written."""
    name = " ".join(name.split())
    return name.title() if name.isupper() and len(name) > 4 else name
