"""Two parties, or two outlets, side by side on every topic; which two, the reader chooses.

The page shows one pair, which reads whole without JavaScript. For the others a script fetches
what each topic has of everybody: a script and not data, because a page opened from disk may load
nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from markupsafe import Markup

from ..brief.positions import side_of
from ..records import Dispute, TopicBrief
from . import limits
from .addresses import Citation, Link
from .file_names import file_name
from .formatting import capitalise, format_date
from .json_encoding import to_json
from .page_inputs import Context, PageInputs
from .page_maker import PageMaker
from .record_index import RecordIndex
from .view_models import FigureView, QuoteView
from .views import Views

PATH = "side-by-side.md"
#: Who can be compared: parties to topics, and outlets; a pair is of one kind.
_KINDS = ("party", "outlet")
#: The kind, and an actor's id or an outlet's key.
Side = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SharedTopic:
    """A topic on which both of a pair say something."""

    link: Link
    left: tuple[QuoteView, ...]
    right: tuple[QuoteView, ...]


def make_side_by_side(inputs: PageInputs, make: PageMaker) -> None:
    """The page, with the pair that most is contested between, and what its script fetches."""
    sides, views = _Sides(inputs), inputs.views.for_page()
    topics = [brief for brief in inputs.index.briefing.topics if sides.of(brief)]
    pair = _first_pair(topics, sides)
    shared = [b for b in topics if pair and {*pair} <= {*sides.of(b)}]
    context: Context = {
        "keys": [key for _, key in pair or ()],
        "pair": [inputs.index.actor(side[1]) for side in pair or ()],
        "contested": views.disputes(_contested(shared, pair, sides)) if pair else (),
        "topics": _shared(shared[: limits.SIDE_TOPICS], pair, inputs, views) if pair else [],
        "more": max(len(shared) - limits.SIDE_TOPICS, 0),
        "all": [
            (inputs.index.topic(b.topic.id), [inputs.index.actor(p.actor) for p in b.positions])
            for b in topics
            if b.positions
        ],
        "index": "data/sides/index.js",
    }
    make.page(PATH, "side-by-side.md.j2", "Side by side", context)
    make.files.add("data/sides/index.js", _script("sides", _index(topics, sides)))
    for brief in topics:
        path = f"sides/{file_name(brief.topic.id)}"
        make.files.add(f"data/{path}.js", _script(path, sides.texts(brief)))


def pair_link(brief: TopicBrief) -> Link | None:
    """The page with the first two parties to a topic; None where there are not two."""
    if len(brief.positions) < 2:
        return None
    first, second = (party.actor for party in brief.positions[:2])
    return Link("Compare parties side by side", f"{PATH}?a={first}&b={second}")


class _Sides:
    """Who says something on each topic, and what it is."""

    def __init__(self, inputs: PageInputs) -> None:
        self._views = inputs.views
        self.index: RecordIndex = inputs.index

    def name(self, side: Side) -> str:
        kind, key = side
        if kind == "party":
            return self.index.actor(key).text
        return next(
            self.index.outlet(a) for a in self.index.articles.values() if self._key(a.id) == key
        )

    def of(self, brief: TopicBrief) -> list[Side]:
        """Parties and outlets of a topic, the most telling first."""
        outlets = Counter(
            self._key(a) for a in brief.topic.articles if self.index.articles[a].outlet
        )
        parties = [("party", party.actor) for party in brief.positions]
        return parties + [("outlet", key) for key, _ in outlets.most_common()]

    def texts(self, brief: TopicBrief) -> Mapping[str, object]:
        """What everybody says on a topic, and what is contested, as HTML for the script."""
        said = {party.actor: self._quotes(party.quotes) for party in brief.positions}
        carried = {
            key: self._of_outlet(brief, key) for kind, key in self.of(brief) if kind == "outlet"
        }
        return {
            "party": said,
            "outlet": carried,
            "contested": [self._dispute(d, brief) for d in brief.disputes],
        }

    def _dispute(self, dispute: Dispute, brief: TopicBrief) -> Mapping[str, object]:
        return {
            "title": capitalise(dispute.title),
            "href": f"topics/{file_name(brief.topic.id)}.html#{file_name(f'x-{dispute.id}')}",
            "claims": [self._item(i) for i in dispute.claims],
            "answers": [self._item(i) for i in dispute.answers],
        }

    def _item(self, record: str) -> tuple[str | None, str, str]:
        """The party and the outlet of a quotation or figure, and its HTML."""
        quote = self.index.quotes.get(record)
        if quote:
            return self.party(record), self._key(quote.article), self._quotes([record])
        html = _list(map(_figure, self._views.figures([record])))
        return self.party(record), self._key(self.index.figures[record].article), html

    def party(self, record: str) -> str | None:
        """The party that a quotation or figure is of."""
        quote = self.index.quotes.get(record)
        actor = quote.speaker if quote else self.index.figures[record].according_to
        return side_of(actor, self.index.actors) if actor else None

    def _key(self, article: str) -> str:
        return self.index.outlet_key(self.index.articles[article])

    def _quotes(self, ids: Iterable[str]) -> str:
        return _list(map(_quote, self._views.quotes(ids)))

    def _of_outlet(self, brief: TopicBrief, outlet: str) -> str:
        """An outlet's articles on a topic, the figures that it gives and the quotations."""
        own = {a for a in brief.topic.articles if self._key(a) == outlet}
        articles = _list(_article(self.index.article(a), self.index.articles[a].published)
                         for a in sorted(own)[-limits.SIDE_ITEMS :])  # fmt: skip
        figures = [f for m in brief.measures for f in m.figures
                   if self.index.figures[f].article in own][: limits.SIDE_ITEMS]  # fmt: skip
        quotes = [
            q for p in brief.positions for q in p.quotes if self.index.quotes[q].article in own
        ]
        return (
            articles
            + _list(map(_figure, self._views.figures(figures)))
            + self._quotes(quotes[: limits.SIDE_ITEMS])
        )


def _first_pair(topics: Sequence[TopicBrief], sides: _Sides) -> tuple[Side, Side] | None:
    """The two parties between whom most is contested, of equals those on most topics together."""
    together: Counter[tuple[str, str]] = Counter()
    against: Counter[tuple[str, ...]] = Counter()
    for brief in topics:
        together.update(combinations(sorted(party.actor for party in brief.positions), 2))
        for dispute in brief.disputes:
            against.update(tuple(sorted(two)) for two in _opponents(dispute, sides))
    best = max(together, key=lambda pair: (against[pair], together[pair], pair), default=None)
    return (("party", best[0]), ("party", best[1])) if best else None


def _opponents(dispute: Dispute, sides: _Sides) -> Iterator[tuple[str, str]]:
    """Parties that say one thing against another; those of figures by twos."""
    claims, answers = (
        {party for record in ids if (party := sides.party(record))}
        for ids in (dispute.claims, dispute.answers)
    )
    if dispute.kind == "figures":
        yield from combinations(sorted(claims), 2)
    yield from ((a, b) for a in sorted(claims) for b in sorted(answers) if a != b)


def _contested(
    topics: Sequence[TopicBrief], pair: tuple[Side, Side], sides: _Sides
) -> list[Dispute]:
    """Disputes between a pair of parties, on any topic, each once."""
    wanted = {key for _, key in pair}
    found = {
        dispute.id: dispute
        for brief in topics
        for dispute in brief.disputes
        if any({*two} == wanted for two in _opponents(dispute, sides))
    }
    return [*found.values()]


def _shared(
    topics: Sequence[TopicBrief], pair: tuple[Side, Side], inputs: PageInputs, views: Views
) -> list[SharedTopic]:
    """What a pair of parties says on each topic."""
    made = []
    for brief in topics:
        said = {p.actor: p.quotes for p in brief.positions}
        left, right = (views.quotes(said[actor]) for _, actor in pair)
        made.append(SharedTopic(inputs.index.topic(brief.topic.id), left, right))
    return made


def _index(topics: Sequence[TopicBrief], sides: _Sides) -> Mapping[str, object]:
    """Who can be chosen, by kind, and the topics of each."""
    found = [(brief, sides.of(brief)) for brief in topics]
    names: dict[str, list[tuple[str, str]]] = {}
    for kind in _KINDS:
        keys = dict.fromkeys(key for _, of in found for its, key in of if its == kind)
        named = [(key, sides.name((kind, key))) for key in keys]
        names[kind] = sorted(named, key=lambda one: one[1].casefold())
    return {
        "names": names,
        "topics": [
            {
                "title": brief.topic.title,
                "href": f"topics/{file_name(brief.topic.id)}.html",
                "data": f"sides/{file_name(brief.topic.id)}",
                **{kind: [key for its, key in of if its == kind] for kind in _KINDS},
            }
            for brief, of in found
        ],
    }


def _script(name: str, value: object) -> bytes:
    return b"(window.briefingData ??= {})[%b] = %b;\n" % (to_json(name), to_json(value))


# --- HTML ------------------------------------------------------------------------------


def _list(items: Iterable[Markup]) -> str:
    found = list(items)
    return str(Markup("<ul>{}</ul>").format(Markup("").join(found))) if found else ""


def _quote(quote: QuoteView) -> Markup:
    pieces = [f"“{p.text}”" if quote.kind == "direct" and p.quoted else p.text for p in quote.parts]
    who = quote.speaker.link if quote.speaker else Link("Speaker not named", None)
    sure = "" if quote.sure else Markup("<em>Perhaps</em> ")
    kind = "quote" if quote.kind == "direct" else "quote report"
    return Markup(
        '<li class="{}">{} <small class="at">{}<strong>{}</strong> · {}</small></li>'
    ).format(kind, "".join(pieces), sure, _link(who), _cite(quote.cite))


def _figure(figure: FigureView) -> Markup:
    who = figure.claimant.link if figure.claimant else Link(figure.claimant_text or "", None)
    return Markup('<li><strong>{}</strong> {} <small class="at">{}{}{}</small></li>').format(
        figure.text, figure.sentence, _link(who), " · " if who.text else "", _cite(figure.cite)
    )


def _article(link: Link, published: str | None) -> Markup:
    day = format_date(published) if published else "undated"
    return Markup('<li>{} <small class="at">{}</small></li>').format(_link(link), day)


def _cite(cite: Citation) -> Markup:
    day = format_date(cite.published) if cite.published else "undated"
    return _link(Link(f"{cite.outlet}, {day}", cite.href))


def _link(link: Link) -> Markup:
    """A link as the compiled site has it, from a page at its root."""
    if not link.href:
        return Markup("{}").format(link.text)
    path, hash_, anchor = link.href.partition("#")
    href = path.removesuffix(".md") + ".html" + hash_ + anchor
    return Markup('<a href="{}">{}</a>').format(href, link.text)
