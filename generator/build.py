"""Every stage, in order: a folder of articles in, records, pages and a site out."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from .actors.assign_ids import (
    count_quotes,
    rewrite_events,
    rewrite_figures,
    rewrite_mentions,
    rewrite_quotes,
)
from .actors.resolve import Resolution, resolve_actors
from .brief.compose import compose
from .corpus import read_corpus
from .editorial import correct_articles, correct_records, load_editorial, open_issues
from .errors import BriefingError, VerificationError
from .extraction import expect, extract_all
from .join.about import fill_about
from .join.chronology import build_chronology, cluster_events
from .join.claims import read_claims
from .join.disputes import find_disputes
from .join.measures import group_figures
from .join.tellings import link_tellings
from .join.topics import assign_topics
from .pages.render import write_pages
from .parallel import Helper
from .progress import Progress
from .recall import Recall
from .records import (
    Article,
    Briefing,
    DateMention,
    Editorial,
    Event,
    Extract,
    Figure,
    Issue,
    Mention,
    Quote,
    Records,
)
from .settings import Settings
from .store import opened
from .verify import verify_briefing, verify_records, verify_site

#: New objects after which cycles are looked for.
_ROUND = 50_000


def prepare(settings: Settings, progress: Progress, helper: Helper | None = None) -> Briefing:
    """Build the briefing and write its Markdown, data and assets into ``docs_dir``.

    ``helper`` reads new articles, when it can be made ready while the others are looked up.

    Raises:
        BriefingError: for a corpus or editorial file that cannot be used, a record that is
            not its source's words, or, when strict, for any issue.
    """
    editorial = load_editorial(settings.editorial)
    with opened(settings.cache) as store, _few_rounds():
        recall = Recall(store)
        gathered = gather(settings, editorial, progress, recall, helper or Helper())
        check(gathered.records, settings.strict)
        progress.stage("Composing the briefing")
        briefing = compose(gathered.records, editorial, gathered.sentences, recall)
        _hold(verify_briefing(briefing))
    progress.stage("Writing pages")
    with _few_rounds(), _set_aside():
        write_pages(briefing, settings)
    return briefing


@contextmanager
def _few_rounds() -> Iterator[None]:
    """The search for reference cycles goes through all records again and again, which hold
    none; while they are made it is done seldom, which saves a quarter of the time."""
    usual = gc.get_threshold()
    gc.set_threshold(_ROUND, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@contextmanager
def _set_aside() -> Iterator[None]:
    """Records that are made take no part in the search for cycles among what pictures leave."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@dataclass(frozen=True, slots=True)
class Gathered:
    """The records of a corpus, and where its sentences stand."""

    records: Records
    sentences: Mapping[str, tuple[tuple[int, int], ...]]
    """Article id to the (start, end) of every sentence."""


def build_records(settings: Settings, editorial: Editorial, progress: Progress) -> Records:
    """Every record of a corpus, without what only pages need."""
    with opened(settings.cache) as store:
        return gather(settings, editorial, progress, Recall(store), Helper()).records


def gather(
    settings: Settings,
    editorial: Editorial,
    progress: Progress,
    recall: Recall,
    helper: Helper,
) -> Gathered:
    """Read, extract, resolve, correct and join a corpus."""
    progress.stage("Reading the corpus")
    told = partial(expect, settings=settings, editorial=editorial, helper=helper)
    corpus = read_corpus(settings.corpus, kept=settings.cache, expect=told)
    articles, issues = correct_articles(corpus.articles, editorial)
    extracts = extract_all(articles, editorial, settings, progress, helper)
    progress.stage("Joining what articles say")
    issues = (*open_issues(corpus.issues, articles), *issues)
    sentences = {e.article: e.sentences for e in extracts}
    records = join(articles, extracts, editorial, sentences, issues, recall, helper)
    return Gathered(records, sentences)


def join(
    articles: tuple[Article, ...],
    extracts: tuple[Extract, ...],
    editorial: Editorial,
    sentences: Mapping[str, tuple[tuple[int, int], ...]],
    issues: tuple[Issue, ...],
    recall: Recall,
    helper: Helper,
) -> Records:
    """The corpus-wide stages: actors, corrections, topics, chronology, measures, disputes."""
    resolution = resolve_actors(extracts, editorial, articles)
    found = _corrected(_rewritten(extracts, resolution.actor_of), resolution, editorial, articles)
    quotes = fill_about(found.quotes, found.mentions, articles, resolution.actors)
    quotes = link_tellings(quotes, articles)
    assigned = assign_topics(
        articles, quotes, found.events, found.figures, sentences, editorial, recall
    )
    clusters = helper.begin(cluster_events, assigned.events)
    claims = read_claims(assigned.figures, articles, recall)
    figures, measures = group_figures(claims, editorial.topics)
    quotes = assigned.quotes
    known = {c.figure.id: c for c in claims}
    disputes = find_disputes(quotes, known, measures, articles, recall)
    events, entries = build_chronology(assigned.events, articles, clusters())
    return Records(
        articles=articles,
        quotes=quotes,
        dates=found.dates,
        events=events,
        chronology=entries,
        figures=figures,
        actors=count_quotes(resolution.actors, quotes),
        topics=assigned.topics,
        issues=_in_order(
            *issues,
            *(i for e in extracts for i in e.issues),
            *resolution.issues,
            *found.issues,
            *_unattributed(quotes),
        ),
        mentions=found.mentions,
        measures=measures,
        disputes=disputes,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What the per-article stages found, all articles together."""

    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    dates: tuple[DateMention, ...]
    issues: tuple[Issue, ...] = ()


def _rewritten(extracts: tuple[Extract, ...], actor_of: Mapping[str, str]) -> _Found:
    return _Found(
        mentions=rewrite_mentions((m for e in extracts for m in e.mentions), actor_of),
        quotes=rewrite_quotes([q for e in extracts for q in e.quotes], actor_of),
        figures=rewrite_figures([f for e in extracts for f in e.figures], actor_of),
        events=rewrite_events([v for e in extracts for v in e.events], actor_of),
        dates=tuple(d for e in extracts for d in e.dates),
    )


def _corrected(
    found: _Found, resolution: Resolution, editorial: Editorial, articles: tuple[Article, ...]
) -> _Found:
    """The editor's last word, before anything is joined across articles."""
    sources = {a.id: a.source for a in articles}
    names = {a.id: a.name for a in resolution.actors}
    quotes, on_quotes = correct_records(found.quotes, "quote", editorial, sources, names)
    figures, on_figures = correct_records(found.figures, "figure", editorial, sources, names)
    events, on_events = correct_records(found.events, "event", editorial, sources, names)
    dates, on_dates = correct_records(found.dates, "date", editorial, sources, names)
    issues = (*on_quotes, *on_figures, *on_events, *on_dates)
    return _Found(found.mentions, quotes, figures, events, dates, issues)


def check(records: Records, strict: bool) -> None:
    """Stop the build when a promise about the records does not hold, or, when strict, for
    any issue."""
    if not records.articles:
        found = "".join(f"\n  {i.source}: {i.message}" for i in records.issues[:20])
        raise BriefingError(
            "no article found in the corpus; put .txt, .md or .html files into it" + found
        )
    _hold(verify_records(records))
    if strict and records.issues:
        lines = [f"  {i.source or i.article}: {i.kind}: {i.message}" for i in records.issues[:50]]
        count = len(records.issues)
        raise BriefingError("\n".join([f"{count} issues, which --strict makes fatal:", *lines]))


def check_site(site_dir: Path) -> None:
    """Stop the build when a link does not land or a page loads from another host."""
    broken = verify_site(site_dir)
    if broken:
        raise VerificationError("\n".join(["the site breaks a promise:", *broken[:50]]))


def _hold(broken: Sequence[str]) -> None:
    if broken:
        raise VerificationError("\n".join(["the records break a promise:", *broken[:50]]))


def _unattributed(quotes: tuple[Quote, ...]) -> tuple[Issue, ...]:
    """Quotations without any speaker, one issue an article."""
    counts = Counter(q.article for q in quotes if q.speaker_name is None)
    return tuple(
        Issue(
            article=article,
            source=None,
            line=None,
            kind="unattributed-quotation",
            message=f"{n} quotation{'s' if n > 1 else ''} without a speaker; "
            "name one in corrections.yml",
        )
        for article, n in sorted(counts.items())
    )


def _in_order(*issues: Issue) -> tuple[Issue, ...]:
    """Issues by kind and place, each once, whatever stage found them."""
    unique = dict.fromkeys(replace(i, message=i.message.strip()) for i in issues)
    return tuple(
        sorted(unique, key=lambda i: (i.kind, i.source or "", i.line or 0, i.article or ""))
    )
