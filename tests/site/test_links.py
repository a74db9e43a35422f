"""Broken links and foreign hosts in a built site are found and named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.site.links import verify_site

HEAD = "<!doctype html><meta charset=utf-8><title>t</title>"


def write(root: Path, **files: str) -> Path:
    """Files of a site; double underscores in names stand for folders, one for the dot."""
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        index_html=HEAD + '<a href="topics/#höhe">x</a><h2 id=here>h</h2><a href="#here">y</a>',
        topics__index_html=HEAD + '<p id="höhe">z</p><a href="..">home</a><img src="../a.png">',
        a_png="",
    )


def test_a_sound_site(site: Path) -> None:
    assert verify_site(site) == []


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ('<a href="none/">', "'none/' leads to no file"),
        ('<a href="topics/#none">', "'topics/#none' leads to no such place"),
        ('<a href="#none">', "'#none' leads to no such place"),
        ('<a href="../out.html">', "leads out of the site"),
        ('<img src="none.png">', "leads to no file"),
        ('<img srcset="a.png 1x, none.png 2x">', "'none.png' leads to no file"),
        ('<script src="https://cdn.example/x.js"></script>', "loads from another host"),
        ('<script src="//cdn.example/x.js"></script>', "loads from another host"),
        ('<link rel="stylesheet" href="https://fonts.example/css">', "loads from another host"),
        ('<link rel="preconnect" href="https://fonts.example">', "loads from another host"),
        ('<style>@import "https://fonts.example/css";</style>', "loads from another host"),
        ('<p style="background: url(https://x.example/y.png)">', "loads from another host"),
        ('<a href="gopher:x">', "unknown scheme"),
    ],
)
def test_a_broken_promise_is_named(site: Path, markup: str, told: str) -> None:
    write(site, bad_html=HEAD + markup)
    (message,) = verify_site(site)
    assert message.startswith("bad.html: ")
    assert told in message


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://news.example/story">source</a>',
        '<link rel="canonical" href="https://us.example/">',
        '<a href="mailto:a@b.example">',
        '<img src="data:image/png;base64,AAAA">',
        '<a href="topics/index.html?x=1#h%C3%B6he">',
        '<a name=old></a><a href="#old">',
        '<a href="#:~:text=words">',
        '<a href="">',
    ],
)
def test_what_is_allowed(site: Path, markup: str) -> None:
    write(site, good_html=HEAD + markup)
    assert verify_site(site) == []


def test_links_from_the_root_of_the_host(site: Path) -> None:
    write(site, **{"404_html": HEAD + '<a href="/brief/topics/">'})
    assert verify_site(site, base_path="/brief/") == []
    assert verify_site(site) == ["404.html: '/brief/topics/' leads to no file"]
    (message,) = verify_site(site, base_path="/other/")
    assert "leads out of the site" in message


def test_style_sheets_load_nothing_foreign(site: Path) -> None:
    write(site, css__a_css="a { background: url('https://x.example/y.png') } b { c: url(y) }")
    assert verify_site(site) == ["css/a.css: 'https://x.example/y.png' loads from another host"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_page_can_be_read(tmp_path: Path, text: str) -> None:
    write(tmp_path, index_html=text)
    assert isinstance(verify_site(tmp_path), list)
