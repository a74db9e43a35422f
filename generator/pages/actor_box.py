"""The box "At a glance" of an actor: the role as last stated, for whom it speaks, how often and
when it is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..records import ActorBrief
from .addresses import Citation, Link
from .formatting import format_count, format_date
from .page_inputs import PageInputs
from .sparkline import sparkline
from .topic_box import newest_source
from .view_models import RoleView


@dataclass(frozen=True, slots=True)
class ActorBox:
    """What a reader sees of an actor at a glance."""

    role: RoleView | None
    """As last stated."""
    speaks_for: Link | None
    quoted: str
    """How often, in how many articles."""
    said: str | None
    """From the first to the last day on which it is quoted."""
    sparkline: Markup | None
    newest: Citation | None


def actor_box(
    brief: ActorBrief,
    roles: Sequence[RoleView],
    days: Sequence[str],
    spokespeople: Sequence[ActorBrief],
    inputs: PageInputs,
) -> ActorBox:
    """The box of one actor.

    Args:
        roles: as pages show them.
        days: ISO day of each of the actor's own quotations; empty where it is not known.
        spokespeople: those who are quoted and speak for the actor.
    """
    actor, index = brief.actor, inputs.index
    dated = sorted(day for day in days if day)
    quoted = len({index.quotes[q].article for q in brief.said})
    return ActorBox(
        role=max(roles, key=lambda r: r.last, default=None),
        speaks_for=index.actor(actor.speaks_for) if actor.speaks_for else None,
        quoted=_quoted(len(brief.said), quoted, sum(len(b.said) for b in spokespeople)),
        said=format_date(f"{dated[0]}/{dated[-1]}") if dated else None,
        sparkline=sparkline(dated),
        newest=newest_source(brief.articles, index),
    )


def _quoted(own: int, articles: int, of_others: int) -> str:
    """How often an actor, and those who speak for it, are quoted.

    >>> _quoted(3, 1, 0), _quoted(0, 0, 2)
    ('3 times in 1 article', 'not itself; those who speak for it 2 times')
    """
    told = f"{format_count(own, 'time')} in {format_count(articles, 'article')}" if own else ""
    if not of_others:
        return told or "not quoted"
    return f"{told or 'not itself'}; those who speak for it {format_count(of_others, 'time')}"
