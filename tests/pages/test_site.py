"""The compiled site: strict MkDocs, whole pages, nothing of the sources' own making."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest

from generator.errors import BriefingError
from generator.pages.write_pages import site_files, write_pages
from generator.records import Briefing, HomeBrief, Records
from generator.settings import Settings
from tests.pages.building import ROOT, build_site
from tests.pages.factory import briefing
from tests.project import contents

HOSTILE = (
    " <script>alert(1)</script> **x** | a {{ 7*7 }} {: #bad } [l](javascript:x) "
    '<https://e.example> `c` # "q" \' & </title></figure></div> http://e.example'
)
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Html(HTMLParser):
    """Collects ids, links, scripts, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.scripts: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.letters = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids[found["id"] or ""] += 1
        if tag == "a" and found.get("href"):
            self.links.append(found["href"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Elements of SVG that have no content."""

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.scripts.append(data)
        else:
            self.letters += data


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(briefing(), tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(briefing(HOSTILE), tmp_path_factory.mktemp("hostile"))


def pages(site: Path) -> dict[str, Html]:
    found = sorted(site.rglob("*.html"))
    return {str(p.relative_to(site)): Html(p.read_text(encoding="utf-8")) for p in found}


def test_every_page_is_whole(site: Path) -> None:
    for name, page in pages(site).items():
        assert page.faults == [], name
        assert page.open == [], name
        assert [i for i, n in page.ids.items() if n > 1] == [], name


def test_every_link_lands(site: Path) -> None:
    found = pages(site)
    for name, page in found.items():
        if name == "404.html":
            continue
        for link in page.links:
            path, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:", link):
                continue
            target = (site / name).parent / path.partition("?")[0] if path else site / name
            assert target.is_file(), f"{name}: {link}"
            if anchor and target.suffix == ".html":
                key = str(target.resolve().relative_to(site.resolve()))
                assert anchor in found[key].ids, f"{name}: {link}"


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r'(?:src|rel="stylesheet" href)="(?:https?:)?//', text), page.name
        assert "fonts.googleapis" not in text


def test_hostile_text_stays_text(hostile: Path) -> None:
    for name, page in pages(hostile).items():
        assert page.faults == [], name
        assert not any("alert(1)" in s and "application" not in s and not s.startswith("{")
                       for s in page.scripts), name  # fmt: skip
        assert "bad" not in page.ids, name
        assert not any(link.startswith("javascript:x") for link in page.links), name
    text = pages(hostile)["actors/ana-belo.html"].letters
    assert "<script>alert(1)</script> **x** | a {{ 7*7 }}" in text


def test_structured_data_is_json_that_cannot_end_its_script(hostile: Path) -> None:
    page = (hostile / "actors" / "ana-belo.html").read_text(encoding="utf-8")
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert data is not None
    assert json.loads(data[1])["@type"] == "Person"


def test_every_item_leads_to_its_words(site: Path) -> None:
    source = pages(site)["sources/courier-orlu.html"]
    for quote in briefing().records.quotes:
        if quote.article == "courier-orlu":
            assert quote.id.removeprefix("courier-orlu-") in source.ids
    links = pages(site)["topics/dam.html"].links
    assert "../sources/courier-orlu.html#q86" in links
    assert "../topics/dam.html#courier-orlu-q86" in source.links


def test_a_source_page_names_file_and_lines_and_shows_what_was_cut(site: Path) -> None:
    text = pages(site)["sources/courier-orlu.html"].letters
    assert "File may.txt, lines 1 to 20" in text
    assert "2 lines of the file that are no part of the article" in text
    assert "Menu | Log in |" in text


def test_few_pages_are_in_the_nav(site: Path) -> None:
    index = (site / "index.html").read_text(encoding="utf-8")
    nav = index[index.index('<nav class="md-nav md-nav--primary') :]
    assert "topics/dam.html" not in nav[: nav.index("</nav>")]


def test_every_page_has_its_data(site: Path) -> None:
    data = json.loads((site / "data/pages/topics-dam.json").read_text(encoding="utf-8"))
    assert data["title"] == "The dam at Orlu"
    assert {item["type"] for item in data["items"]} == {"quote", "figure", "event", "summary"}
    assert (site / "data/pages/topics-dam.csv").read_text(encoding="utf-8").startswith("type,id,")


def settings(folder: Path, templates: Path = ROOT / "templates") -> Settings:
    return Settings(folder, None, templates, folder, None, site_name="Dam")


def test_the_same_briefing_makes_the_same_bytes(tmp_path: Path) -> None:
    first = site_files(briefing(), settings(tmp_path))
    assert first == site_files(briefing(), settings(tmp_path))
    assert write_pages(briefing(), settings(tmp_path)).written == len(first)
    assert write_pages(briefing(), settings(tmp_path)).written == 0


def test_a_briefing_of_nothing_says_so(tmp_path: Path) -> None:
    none = Records((), (), (), (), (), (), (), (), (), (), (), ())
    empty = Briefing(none, HomeBrief((), (), (), (), (), ()), (), ())
    files = site_files(empty, settings(tmp_path))
    assert not re.findall(rb"^## ", files["index.md"], re.M)
    assert b"No topic found" in files["topics/index.md"]


def test_sections_without_anything_are_not_written(tmp_path: Path) -> None:
    files = site_files(briefing(), settings(tmp_path))
    aid, harr = (
        re.findall(r"^## ([\w ]+) {", files[name].decode(), re.M)
        for name in ("topics/aid.md", "actors/jon-harr.md")
    )
    assert aid == ["Sources"]
    assert harr == ["What Jon Harr said", "Appears with", "Sources"]
    assert "[Sources](#sources)." in files["topics/aid.md"].decode()
    assert "(#positions)" not in files["topics/aid.md"].decode()


def test_roles_are_told_where_they_are_stated(tmp_path: Path) -> None:
    files = site_files(briefing(), settings(tmp_path))
    assert "- interior minister, as of 8 May 2024" in files["actors/ana-belo.md"].decode()


def test_an_unlikely_speaker_is_shown_with_caution(tmp_path: Path) -> None:
    made = briefing()
    doubtful = made.records.quotes[0]
    records = replace(
        made.records, quotes=(replace(doubtful, probability=0.6), *made.records.quotes[1:])
    )
    sure, unsure = (
        site_files(one, settings(tmp_path)) for one in (made, replace(made, records=records))
    )
    source = f"sources/{doubtful.article}.md"
    assert b"erhaps" not in sure["quotes.md"] + sure[source]
    assert b"*Perhaps*" in unsure["quotes.md"]
    assert f"perhaps {doubtful.speaker_name}".encode() in unsure[source]


def test_a_name_a_template_misspells_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "home.md.j2").write_text("{{ titel }}")
    with pytest.raises(BriefingError, match=r"templates/home\.md\.j2: 'titel' is undefined"):
        site_files(briefing(), settings(tmp_path, tmp_path))


def test_a_template_that_breaks_leaves_the_pages_of_the_last_build(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", templates)
    wanted = replace(settings(tmp_path, templates), docs_dir=tmp_path / "docs")
    write_pages(briefing(), wanted)
    before = contents(wanted.docs_dir)
    for name in ("home.md.j2", "method.md.j2"):  # the first page made and the last
        template = templates / name
        more = "more words {{ titel }}" if name == "method.md.j2" else "more words"
        template.write_text(f"{template.read_text('utf-8')}{more}", "utf-8")
    with pytest.raises(BriefingError, match="'titel' is undefined"):
        write_pages(briefing(), wanted)
    assert contents(wanted.docs_dir) == before


def test_ids_that_are_no_file_names_are_made_into_some(tmp_path: Path) -> None:
    made = briefing()
    odd = replace(made.topics[1].topic, id="../../etc/passwd")
    topics = (made.topics[0], replace(made.topics[1], topic=odd))
    records = replace(made.records, topics=(made.records.topics[0], odd))
    home = replace(made.home, topics=("dam", odd.id))
    files = site_files(replace(made, topics=topics, records=records, home=home), settings(tmp_path))
    assert all(".." not in path for path in files)


def test_every_page_is_html_without_parse_errors(site: Path, hostile: Path) -> None:
    pages = [*site.rglob("*.html"), *hostile.rglob("*.html")]
    assert len(pages) > 20
    for page in pages:
        checker = html5lib.HTMLParser()
        checker.parse(page.read_text(encoding="utf-8"))
        assert not checker.errors, f"{page.name}: {checker.errors[:3]}"


def test_no_clock_is_read(site: Path) -> None:
    rows = (site / "data" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    newest = max(json.loads(row)["published"] or "" for row in rows)
    packed = (site / "sitemap.xml.gz").read_bytes()[4:8]  # RFC 1952: MTIME
    seconds = int.from_bytes(packed, "little")
    assert datetime.fromtimestamp(seconds, UTC).date().isoformat() == newest
