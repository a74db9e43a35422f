"""The documents of one text, by the first form that it has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..content import Content
from ..lines import Line
from ..stated import Stated
from .alerts import read_alert
from .debates import read_debate
from .factiva import read_factiva
from .newsletters import read_newsletter
from .nexis import read_nexis
from .posts import read_posts
from .proquest import read_proquest
from .releases import read_release

Form = Callable[[Sequence[Line]], list[Content] | None]
_FORMS: tuple[Form, ...] = (
    read_nexis,
    read_factiva,
    read_proquest,
    read_alert,
    read_posts,
    read_release,
    read_debate,
    read_newsletter,
)


def documents_in(lines: Sequence[Line], stated: Stated) -> list[Content]:
    """The documents of a text.

    Args:
        lines: of a whole file, or of a document in it.
        stated: by the container; what the text itself states of one document goes before it.
    """
    for form in _FORMS:
        found = form(lines)
        if found:
            return [replace(content, stated=content.stated.over(stated)) for content in found]
    return [Content(tuple(lines), stated=stated)]
