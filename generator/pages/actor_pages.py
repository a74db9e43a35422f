"""The list of actors, and a page for each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ..records import ActorBrief, Quote
from . import jsonld, limits
from .actor_box import actor_box
from .addresses import Citation, actor_path
from .cards import KIND_NAMES, actor_card, actor_cards
from .dialogues import find_dialogues
from .excerpts import (
    CHRONOLOGY,
    FIGURES,
    QUOTES,
    SOURCES,
    Excerpt,
    filtered_link,
    take_first,
    take_heaviest,
    take_latest,
    with_views,
)
from .headings import by_topic, entries_by_month, opening_day
from .page_inputs import Context, PageInputs
from .page_maker import PageMaker
from .quote_groups import day_said, group_quotes, when_said_in
from .record_index import RecordIndex
from .speaker_matrix import speaker_matrix
from .timeline_charts import statement_chart
from .view_models import QuoteView
from .views import Views


def make_actor_index(inputs: PageInputs, make: PageMaker) -> None:
    """Everybody by kind, and who speaks about whom."""
    index = inputs.index
    briefs = index.briefing.actors
    groups = [
        (name, *actor_cards([b for b in briefs if b.own_page and b.actor.kind == kind], index))
        for kind, name in KIND_NAMES.items()
    ]
    context: Context = {
        "groups": [group for group in groups if group[1]],
        "also_named": index.also_named,
        "absent": [b.actor.name for b in briefs if not b.articles],
        "matrix": make.picture("who-speaks-about-whom", speaker_matrix(index)),
    }
    make.page("actors/index.md", "actors.md.j2", "Actors", context)


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """An actor without a page of its own."""

    id: str
    name: str
    text: str | None
    """Role or description."""
    counts: str
    cite: Citation


def make_also_named(inputs: PageInputs, make: PageMaker) -> None:
    """The list of the actors that are told of too little for a page of their own."""
    for part in inputs.index.also_named:
        entries = [_index_entry(brief, inputs.index) for brief in part.items]
        context: Context = {"entries": entries, "part": part}
        make.page(part.path, "also_named.md.j2", part.title("Also named"), context, is_list=True)


def _index_entry(brief: ActorBrief, index: RecordIndex) -> IndexEntry:
    actor = brief.actor
    card = actor_card(brief, index)
    return IndexEntry(actor.id, actor.name, card.text, card.counts, _first_place(brief, index))


def _first_place(brief: ActorBrief, index: RecordIndex) -> Citation:
    """Where the articles first tell of an actor: what it says, does or counts, else the text."""
    if brief.said:
        return index.cite_record(index.quotes[brief.said[0]])
    if brief.figures:
        return index.cite_record(index.figures[brief.figures[0]])
    for entry in brief.chronology:
        for event in (index.events[e] for e in index.entries[entry].events):
            if brief.actor.id in event.actors:
                return index.cite_record(event)
    return index.cite(brief.articles[0], "text")


def make_actor_pages(inputs: PageInputs, make: PageMaker) -> None:
    """A page for every actor that has one."""
    briefing = inputs.index.briefing
    briefs = {brief.actor.id: brief for brief in briefing.actors}
    on_topics = {q for t in briefing.topics for p in t.positions for q in p.quotes}
    for brief in (b for b in briefs.values() if b.own_page):
        _make_actor_page(brief, spokespeople_of(brief, briefs), on_topics, inputs, make)


def spokespeople_of(brief: ActorBrief, briefs: Mapping[str, ActorBrief]) -> tuple[ActorBrief, ...]:
    """Those who speak for an actor and are quoted: a state's ministry, and its spokesman."""
    found = {brief.actor.id: brief}
    waiting = [brief]
    for one in waiting:
        new = [briefs[a] for a in one.speakers_for if a in briefs and a not in found]
        found |= {b.actor.id: b for b in new}
        waiting += new
    return tuple(b for b in found.values() if b.said and b is not brief)


def _make_actor_page(
    brief: ActorBrief,
    spokespeople: Sequence[ActorBrief],
    on_topics: Collection[str],
    inputs: PageInputs,
    make: PageMaker,
) -> None:
    actor, index, views = brief.actor, inputs.index, inputs.views.for_page()
    spoken = sorted(_spoken(brief, spokespeople, on_topics, inputs), key=when_said_in(index))
    statements = _statements(brief, spoken, bool(spokespeople), inputs, views)
    history = _history(brief, inputs, views)
    days = [(day_said(group[0], index), group[0].kind) for group in group_quotes(spoken)]
    figures = filtered_link(FIGURES, "actor", actor.id)
    sources = filtered_link(SOURCES, "actor", actor.id)
    roles = views.roles(actor)
    own = [day_said(index.quotes[q], index) for q in brief.said]
    context: Context = {
        "actor": actor,
        "spellings": index.spellings(actor),
        "names": list(dict.fromkeys([*actor.aliases, *(role.text for role in actor.roles)])),
        **_spokespeople(spokespeople, spoken, inputs),
        "roles": roles,
        "box": actor_box(brief, roles, own, spokespeople, inputs),
        **statements,
        "timeline": make.picture(f"actor-{actor.id}", statement_chart(days)),
        "said_of": _said_of(brief, spokespeople, inputs, views),
        **history,
        "figures": with_views(take_first(brief.figures, "first", figures), views.figures),
        "company": [(index.actor(a), n) for a, n in brief.with_actors],
        "articles": with_views(
            take_latest(brief.articles, sources, limits.ACTOR_SOURCES), views.articles
        ),
        "topics": views.links_to_topics(brief.topics),
        "jsonld": jsonld.actor_data(brief, index, inputs.settings),
    }
    make.page(actor_path(actor.id), "actor.md.j2", actor.name, context)


def _statements(
    brief: ActorBrief, spoken: Sequence[Quote], many: bool, inputs: PageInputs, views: Views
) -> Context:
    """What an actor and its spokespeople said, its dialogues apart; ``many``: there are some."""
    index, actor = inputs.index, brief.actor
    dialogues = find_dialogues([q for q in spoken if q.speaker == actor.id], index, views)
    answers = {i for dialogue in dialogues for turn in dialogue.turns for i in turn.ids}
    said = group_quotes(q for q in spoken if q.id not in answers)
    whole = QUOTES if many else filtered_link(QUOTES, "actor", actor.id)
    shown = with_views(take_latest(said, whole), views.quote_groups)
    return {"said": shown, "said_by_topic": by_topic(shown.items), "dialogues": dialogues}


def _said_of(
    brief: ActorBrief, spokespeople: Sequence[ActorBrief], inputs: PageInputs, views: Views
) -> Excerpt[QuoteView]:
    """What others said about an actor, who do not speak for it."""
    speakers = {b.actor.id for b in spokespeople}
    about = (inputs.index.quotes[q] for q in brief.said_of)
    said_of = group_quotes(q for q in about if speakers.isdisjoint(q.said_by))
    whole = filtered_link(QUOTES, "actor", brief.actor.id)
    return with_views(take_latest(said_of, whole), views.quote_groups)


def _spokespeople(
    spokespeople: Sequence[ActorBrief], spoken: Sequence[Quote], inputs: PageInputs
) -> Context:
    """Who speaks for an actor, with the number of quotations of each and how many stand here."""
    here = Counter(actor for q in spoken for actor in q.said_by)
    return {
        "spokespeople": [
            (inputs.views.who(b.actor.id, None, ""), len(b.said), here[b.actor.id])
            for b in spokespeople
        ],
        "of_spokespeople": sum(len(b.said) for b in spokespeople),
    }


def _history(brief: ActorBrief, inputs: PageInputs, views: Views) -> Context:
    """The weightiest entries of an actor's chronology, by month."""
    index = inputs.index
    chronology = take_heaviest(
        brief.chronology,
        lambda e: index.entries[e].weight,
        "weightiest",
        filtered_link(CHRONOLOGY, "actor", brief.actor.id),
    )
    opening = opening_day(brief.articles, index)
    months = entries_by_month(views.entries(chronology.items), opening)
    return {"chronology": chronology, "months": months}


def _spoken(
    brief: ActorBrief,
    spokespeople: Sequence[ActorBrief],
    on_topics: Collection[str],
    inputs: PageInputs,
) -> list[Quote]:
    """An actor's own quotations, and those of the actor's spokespeople: of one who is quoted
    often only what topics quote."""
    chosen = [
        b.said
        if len(b.said) <= limits.SPOKESPERSON_QUOTES
        else tuple(q for q in b.said if q in on_topics)
        for b in spokespeople
    ]
    return [inputs.index.quotes[q] for ids in (brief.said, *chosen) for q in ids]
