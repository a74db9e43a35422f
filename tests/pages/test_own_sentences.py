"""What the site says in its own words is true: each such sentence is recomputed from the records of
a small corpus that is built for it, and of the miniatures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from lxml import html  # type: ignore[import-untyped]

from generator.build import build_pages
from generator.join.denials import content
from generator.join.voices import other_voice
from generator.pages.addresses import actor_path, topic_path
from generator.progress import Silent
from generator.records import Actor, Briefing, Quote
from generator.settings import Settings
from tests.conftest import ROOT
from tests.golden.records import FOLDER as GOLDEN

ARTICLES = {
    "courier": ("Tavia Courier", 7, "The dam at Orlu burst on Monday, drowning two villages of "
                "Tavia.\n\nMinister Ana Belo said on Tuesday that 40 people had died. Ms Belo "
                "told the Tavia Courier that Keld had opened the gates.\n\nThe inquiry of "
                "parliament into the dam will begin on 20 May."),
    "herald": ("Keld Herald", 8, "The dam at Orlu burst on Monday, drowning two villages.\n\n"
               "At least 40 people died, Ana Belo said. Keld denied on Wednesday that it had "
               "opened the gates. “The accusation is false,” President Jon Harr of Keld said."),
    "wire": (None, 9, "Jon Harr visited the ruins of the dam at Orlu on Thursday.\n\n"
             "“Nobody warned the villages,” Harr said. He denied that his family had sold timber "
             "from the valley to foreign builders."),
    "fair": ("Tavia Courier", 9, "The book fair at Dorn opened on Thursday, the Dorn Guild of "
             "Printers said nothing of its costs.\n\n“We sold everything,” the guild’s director, "
             "Lea Sund, said."),
    "guild": ("Keld Herald", 10, "The Dorn Guild of Printers met on Friday to count the books.\n\n"
              "“It was our best fair,” Lea Sund said."),
    "talk": ("Tavia Courier", 10, "Jon Harr spoke to the Tavia Courier.\n\n"
             "Tavia Courier: Mr Harr, who opened the gates of the dam?\n\n"
             "Jon Harr: Nobody in Keld opened the gates of the dam.\n\n"
             "Tavia Courier: Your neighbours say that they saw it happen at night.\n\n"
             "Jon Harr: They saw the water rise over the wall, as all of us did.\n\n"
             "Tavia Courier: Will you pay for the villages?\n\n"
             "Jon Harr: We will help to build them again, whoever is to blame."),
}  # fmt: skip
TOPICS = """
- {id: dam, title: The dam at Orlu, terms: [dam, gates]}
- {id: fair, title: The book fair, terms: [book fair]}
"""
ACTORS = """
- {id: ana-belo, name: Ana Belo, kind: person, aliases: [Anna Belo, Ms Belo]}
- {id: jon-harr, name: Jon Harr, kind: person, aliases: [Jonathan Harr], speaks_for: keld}
- {id: keld, name: Keld, kind: state}
- {id: dorn-guild, name: Dorn Guild of Printers, kind: organisation}
- {id: lea-sund, name: Lea Sund, kind: person, speaks_for: dorn-guild}
- {id: tavia-courier, name: Tavia Courier, kind: media}
- {id: mia-lind, name: Mia Lind, kind: person}
"""


def _orlu() -> dict[str, str]:
    """The files of the corpus about the dam at Orlu."""
    files = {}
    for name, (outlet, day, text) in ARTICLES.items():
        head = f"---\ntitle: Title of {name}\npublished: 2024-05-{day:02}\n"
        head += f"outlet: {outlet}\n" if outlet else ""
        files[f"{name}.md"] = f"{head}---\n\n{text}\n"
    return files


class Site:
    """The briefing and its pages as Markdown."""

    def __init__(self, folder: Path, files: Mapping[str, str], curated: bool) -> None:
        corpus, docs = folder / "corpus", folder / "docs"
        editorial = folder / "content" if curated else None
        for made in (corpus, docs):
            made.mkdir()
        for name, text in files.items():
            (corpus / name).parent.mkdir(parents=True, exist_ok=True)
            (corpus / name).write_text(text, "utf-8")
        if editorial:
            editorial.mkdir()
            (editorial / "topics.yml").write_text(TOPICS, "utf-8")
            (editorial / "actors.yml").write_text(ACTORS, "utf-8")
        cache = ROOT / ".briefing" / "cache.sqlite"
        settings = Settings(corpus, editorial, ROOT / "templates", docs, cache, site_name="Orlu")
        self.made: Briefing = build_pages(settings, Silent())
        self.docs = docs

    def page(self, path: str) -> str:
        return (self.docs / path).read_text("utf-8")

    def data(self, name: str) -> Mapping[str, Mapping[str, object]]:
        rows = map(json.loads, self.page(f"data/{name}.jsonl").splitlines())
        return {str(row["id"]): row for row in rows}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(tmp_path_factory.mktemp("orlu"), _orlu(), curated=True)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The made-up corpora whose records are kept, as one."""
    texts = sorted((GOLDEN / "texts").glob("*.yml"))
    files = {
        f"{t.stem}-{k}".replace("/", "-"): v
        for t in texts
        for k, v in yaml.safe_load(t.read_text("utf-8")).items()
        if not k.startswith("editorial/")
    }
    return Site(tmp_path_factory.mktemp("small"), files, curated=False)


@pytest.fixture(params=["site", "small"])
def either(request: pytest.FixtureRequest) -> Site:
    made = request.getfixturevalue(request.param)
    assert isinstance(made, Site)
    return made


def plain(markdown: str) -> str:
    """Text without links and elements, on one line."""
    text = re.sub(r"\]\([^)]*\)", "]", markdown).replace("[", "").replace("]", "")
    return " ".join(str(html.fromstring(f"<p>{text}</p>").text_content()).split())


def test_home_counts_what_there_is(site: Site) -> None:
    records = site.made.records
    outlets = {a.outlet for a in records.articles if a.outlet}
    home = plain(site.page("index.md"))
    assert f"{len(records.articles)} articles from {len(outlets)} outlets" in home
    named = [actor for actor in records.actors if actor.articles]
    for name, found in (("event", records.chronology), ("quotation", records.quotes),
                        ("figure", records.figures), ("actor", named)):  # fmt: skip
        assert re.search(rf"\b{len(found)} {name}s?\b", home), name


def test_a_topic_counts_the_articles_of_its_record(site: Site) -> None:
    for brief in site.made.topics:
        row = site.data("topics")[brief.topic.id]
        articles = row["articles"]
        assert isinstance(articles, list)
        page = plain(site.page(topic_path(brief.topic.id)))
        assert re.search(rf"\b{len(articles)} articles? (?:from|of outlets)", page)


def test_nothing_is_said_to_be_missing_that_is_there(site: Site) -> None:
    records = site.made.records
    newest = max(a.published or "" for a in records.articles)
    seen = set()
    for brief in site.made.topics:
        topic, page = brief.topic.id, site.page(topic_path(brief.topic.id))
        disputed = any(topic in d.topics for d in records.disputes)
        ahead = any(
            topic in e.topics and e.status == "announced" and e.date > newest
            for e in records.chronology
        )
        assert ("No denial and no rival figures found" in page) is not disputed
        assert ("Nothing announced" in page) is not ahead
        others = (set(b.topic.articles) for b in site.made.topics if b is not brief)
        shared = any(other.intersection(brief.topic.articles) for other in others)
        assert ("## Related topics" in page) <= shared
        seen |= {("disputed", disputed), ("ahead", ahead)}
    assert seen == {(name, yes) for name in ("disputed", "ahead") for yes in (True, False)}


def test_other_spellings_are_those_that_occur(site: Site) -> None:
    texts = " ".join(a.text for a in site.made.records.articles)
    told: dict[str, list[str]] = {}
    for actor, page in _actor_pages(site):
        if found := re.search(r"Also written: ([^.]+)\.", page):
            told[actor.id] = found[1].split(", ")
    assert told
    assert all(name in texts for names in told.values() for name in names)
    held = site.made.records.actors
    assert all(any(a.id == i and set(names) <= set(a.aliases) for a in held)
               for i, names in told.items())  # fmt: skip
    assert "Jonathan Harr" not in told.get("jon-harr", [])


def _stated(site: Site, actor: str) -> list[Quote]:
    """What an actor says; an outlet's questions in an interview are nobody's statements."""
    media = {a.id for a in site.made.records.actors if a.kind == "media"}
    found = [q for q in site.made.records.quotes if actor in q.said_by]
    return [q for q in found if not (q.interview and actor in media)]


def test_an_actor_counts_its_quotations_and_articles(either: Site) -> None:
    pages = list(_actor_pages(either))
    assert pages
    for actor, page in pages:
        quotes = _stated(either, actor.id)
        assert re.search(rf"\b{len(quotes)} quotations?\b", page), actor.id
        assert re.search(rf"\bnamed in {actor.articles} articles?\b", page), actor.id
        times = re.search(r"\bQuoted (\d+) times? in (\d+) articles?\b", page)
        told = (int(times[1]), int(times[2])) if times else (0, 0)
        assert told == (len(quotes), len({q.article for q in quotes})), actor.id


def test_a_card_counts_what_the_page_does(either: Site) -> None:
    cards = dict(
        re.findall(
            r"^- \*\*\[([^]]+)\].*\n\s*<small[^>]*>(\d+) quotations?, named in",
            either.page("actors/index.md"),
            re.M,
        )
    )
    counted = {a.name: len(_stated(either, a.id)) for a, _ in _actor_pages(either)}
    assert cards
    assert all(int(told) == counted[name] for name, told in cards.items())


def test_nobody_is_called_silent_for_whom_others_speak(site: Site, small: Site) -> None:
    seen = set()
    for made, actor, page in ((m, *found) for m in (site, small) for found in _actor_pages(m)):
        own = len(_stated(made, actor.id))
        speakers = [a for a in made.made.records.actors if a.speaks_for == actor.id]
        others = {a.name: n for a in speakers if (n := len(_stated(made, a.id)))}
        assert ("Quoted not quoted" in page) is (not own and not others), actor.id
        for name, said in others.items():
            told = rf"{re.escape(name)}[^;(]*\((?:\d+ of )?{said} statements?\b"
            assert re.search(told, page), (actor.id, name)
        seen.add((bool(own), bool(others)))
    assert seen >= {(True, False), (False, True), (True, True)}


def test_a_claim_that_only_its_denial_words_is_found_nowhere_else(site: Site) -> None:
    records = site.made.records
    quotes = {q.id: q for q in records.quotes}
    alone = [d for d in records.disputes if d.kind == "denial" and not d.claims]
    assert alone
    for topic in {topic for d in alone for topic in d.topics}:
        page, here = site.page(topic_path(topic)), [d for d in alone if topic in d.topics]
        assert page.count("words it; found in no other quotation") == len(here)
    for dispute in alone:
        answers = [quotes[i] for i in dispute.answers]
        others = (q for q in records.quotes if all(other_voice(q, a) for a in answers))
        assert not [q.id for q in others if content(dispute.title) <= content(q.words)]


def test_who_is_named_by_no_article_is_named_by_none(site: Site) -> None:
    page = plain(site.page("actors/index.md"))
    found = re.search(r"named by no article: ([^.]+)\.", page)
    assert found
    assert found[1].split(", ") == ["Mia Lind"]
    assert "Mia Lind" not in " ".join(a.text for a in site.made.records.articles)


def test_told_by_names_outlets_whose_own_sentences_tell_it(site: Site) -> None:
    """Both papers tell that the dam burst; the number is one paper's 40, the other's at least."""
    page = plain(site.page(topic_path("dam")))
    (found,) = re.findall(
        r"dam at Orlu burst[^.]*\. [^.]*told by (\d+) outlets, also ([\w ]+),", page
    )
    assert found[0] == "2"
    outlets = {a.outlet for a in site.made.records.articles if "burst" in a.text}
    assert found[1] in outlets


def _actor_pages(site: Site) -> Iterator[tuple[Actor, str]]:
    for brief in site.made.actors:
        path = site.docs / actor_path(brief.actor.id)
        if path.exists():
            yield brief.actor, plain(path.read_text("utf-8"))
