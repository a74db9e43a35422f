"""Every stage, in order: a folder of articles in, records, pages and a site out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .actors.assign_ids import (
    count_quotes,
    rewrite_events,
    rewrite_figures,
    rewrite_mentions,
    rewrite_quotes,
)
from .actors.resolve import Resolution, resolve_actors
from .brief.compose import compose
from .cache import Cache, opened
from .corpus import read_corpus
from .editorial import (
    correct_articles,
    correct_records,
    load_editorial,
    one_events,
    open_issues,
    shown_measures,
)
from .errors import BriefingError, VerificationError
from .extract.corpus_extracts import extract_all
from .join.about import fill_about
from .join.chronology import build_chronology
from .join.claims import read_claims
from .join.disputes import find_disputes
from .join.measures import group_figures
from .join.same_quote import link_tellings
from .join.scenes import read_scenes
from .join.topic_assignment import assign_topics, with_sources
from .pages.write_pages import write_pages
from .progress import Progress
from .records import (
    Article,
    Briefing,
    DateMention,
    Editorial,
    Entry,
    Event,
    Extract,
    Figure,
    Issue,
    Mention,
    Quote,
    Records,
)
from .settings import Settings
from .verify import verify_briefing, verify_records


def build_pages(settings: Settings, progress: Progress) -> Briefing:
    """Build the briefing and write its Markdown, data and assets into ``docs_dir``.

    Raises:
        BriefingError: for a corpus or editorial file that cannot be used, a record that is
            not its source's words, or, when strict, for any issue.
    """
    editorial = load_editorial(settings.editorial)
    with opened(settings.cache) as cache:
        gathered = gather(settings, editorial, cache, progress)
        cache.end_build()
    check(gathered.records, settings.strict)
    progress.stage("Composing the briefing")
    briefing = compose(gathered.records, editorial, gathered.sentences)
    _hold(verify_briefing(briefing))
    progress.stage("Writing pages")
    write_pages(briefing, settings)
    return briefing


@dataclass(frozen=True, slots=True)
class Gathered:
    """The records of a corpus, and where its sentences stand."""

    records: Records
    sentences: Mapping[str, tuple[tuple[int, int], ...]]
    """Article id to the (start, end) of every sentence."""


def build_records(settings: Settings, editorial: Editorial, progress: Progress) -> Records:
    """Every record of a corpus, without what only pages need."""
    with opened(settings.cache) as cache:
        return gather(settings, editorial, cache, progress).records


def gather(settings: Settings, editorial: Editorial, cache: Cache, progress: Progress) -> Gathered:
    """Read, extract, resolve, correct and join a corpus."""
    progress.stage("Reading the corpus")
    corpus = read_corpus(settings.corpus, cache=cache)
    articles, issues = correct_articles(corpus.articles, editorial)
    extracts = extract_all(articles, editorial, settings, cache, progress)
    progress.stage("Joining what articles say")
    issues = (*open_issues(corpus.issues, articles), *issues)
    sentences = {e.article: e.sentences for e in extracts}
    return Gathered(join(articles, extracts, editorial, sentences, issues), sentences)


def join(
    articles: tuple[Article, ...],
    extracts: tuple[Extract, ...],
    editorial: Editorial,
    sentences: Mapping[str, tuple[tuple[int, int], ...]],
    issues: tuple[Issue, ...],
) -> Records:
    """The corpus-wide stages: actors, corrections, topics, chronology, measures, disputes."""
    resolution = resolve_actors(extracts, editorial, articles)
    found = _corrected(_rewritten(extracts, resolution), resolution, editorial, articles)
    quotes = fill_about(found.quotes, found.mentions, articles, resolution.actors)
    quotes = link_tellings(quotes, articles)
    assigned = assign_topics(articles, quotes, found.events, found.figures, sentences, editorial)
    claims = read_claims(assigned.figures, articles)
    scenes = read_scenes(assigned.figures, articles, found.dates)
    figures, measures = group_figures(claims, [t for t in editorial.topics if not t.reject], scenes)
    measures, figures, on_measures = shown_measures(measures, figures, editorial)
    quotes = assigned.quotes
    disputes = find_disputes(quotes, {c.figure.id: c for c in claims}, measures, articles)
    events, entries, on_entries = _entries(assigned.events, articles, editorial)
    return Records(
        articles=articles,
        quotes=quotes,
        dates=found.dates,
        events=events,
        chronology=entries,
        figures=figures,
        actors=count_quotes(resolution.actors, quotes),
        topics=with_sources(assigned.topics, quotes, figures, events, entries, articles),
        issues=_in_order(
            *issues,
            *(i for e in extracts for i in e.issues),
            *resolution.issues,
            *found.issues,
            *on_measures,
            *on_entries,
            *_unattributed(quotes),
        ),
        mentions=found.mentions,
        measures=measures,
        disputes=disputes,
    )


def _entries(
    found: tuple[Event, ...], articles: tuple[Article, ...], editorial: Editorial
) -> tuple[tuple[Event, ...], tuple[Entry, ...], tuple[Issue, ...]]:
    """The events, the chronology that they make, with what an editor says is one, and issues."""
    events, entries = build_chronology(found, articles)
    clusters, issues = one_events(entries, found, editorial)
    if clusters is not None:
        events, entries = build_chronology(found, articles, clusters)
    return events, entries, issues


@dataclass(frozen=True, slots=True)
class _Found:
    """What the per-article stages found, all articles together."""

    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    dates: tuple[DateMention, ...]
    issues: tuple[Issue, ...] = ()


def _rewritten(extracts: tuple[Extract, ...], resolution: Resolution) -> _Found:
    actor_of = resolution.actor_of
    return _Found(
        mentions=rewrite_mentions((m for e in extracts for m in e.mentions), actor_of),
        quotes=rewrite_quotes(
            [q for e in extracts for q in e.quotes], actor_of, resolution.in_full
        ),
        figures=rewrite_figures([f for e in extracts for f in e.figures], actor_of),
        events=rewrite_events(
            [v for e in extracts for v in e.events], actor_of, resolution.acts_for
        ),
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
