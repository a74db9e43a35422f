"""Scraped text is hostile: it must come out of the compiler as the words it was."""

from __future__ import annotations

import html
import re
from functools import cache
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from generator.pages.escaping import attribute, markdown
from generator.pages.file_names import file_name

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
#: Stricter than ours: a site that turns these on must stay as safe.
MORE = [
    "abbr", "def_list", "footnotes", "admonition", "pymdownx.magiclink", "pymdownx.tilde",
    "pymdownx.caret", "pymdownx.mark", "pymdownx.details", "pymdownx.superfences",
    "pymdownx.tasklist", "pymdownx.keys", "pymdownx.snippets",
]  # fmt: skip
PLACES = [
    "{}",
    "word {} word",
    "- {}",
    "- <span class='at'>x</span> {} <span>y</span>",
    "## {}",
    "> “{}”",
    "| A | B |\n| --- | --- |\n| {} | end |",
    "[{}](page.md)",
    '<p class="lede" markdown="span">{}</p>',
    '<figure markdown>\n\n> {}\n\n<figcaption markdown="span">who</figcaption>\n\n</figure>',
    '<details markdown>\n<summary>x</summary>\n\n{}\n\n</details>',
]  # fmt: skip
HOSTILE = [
    "<script>alert(1)</script>",
    "<b>bold</b> & &amp; &lt; &#42;",
    "**x** _y_ __z__ `code` ~~s~~ ==m== ++i++ ^sup^",
    "[a](javascript:alert(1)) ![i](x.png) <https://a.example> https://a.example www.a.example",
    "{{ 7*7 }} {% raw %} {: .c #id } { #x } {.cls}",
    "| a | b |",
    "# h", "- l", "+ l", "1. one", "2) two", "> q", "=====", "---", "***", ": def", "!!! note",
    "???+ x", "```sh", "~~~", "    code", "\tcode", "[^1]: note", "[x]: http://e.example",
    "*[HTML]: hyper", "a  \nb", "a\n\nb", "\x02wzxhzdk:0\x03", "klzzwxh:0001", "--8<-- \"f\"",
    "</figure></div>", "<!-- c -->", "a@b.example", "\\*", "&nbsp;", "]]>", "<?php ?>", "$x$",
    "\ud800", "\u2028x", "${x}", "[TOC]", "[[wiki]]", "x\\", "a | b \\| c", "<",
]  # fmt: skip


class _Text(HTMLParser):
    """The letters of a page, and the tags around them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


@cache
def compiler(*extensions: str) -> Markdown:
    return Markdown(extensions=extensions)


def read(source: str, extensions: list[str]) -> _Text:
    page = _Text()
    page.feed(compiler(*extensions).reset().convert(source))
    page.close()
    return page


def words(text: str) -> str:
    """As a browser shows it; control characters are not for show."""
    text = re.sub(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+", " ", text)
    text = re.sub(r"[\x00-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    return text.strip(" ")


def check(text: str, extensions: list[str]) -> None:
    """One document holds the text in every place that templates put text."""
    document = "\n\n".join(PLACES)
    neutral = read(document.replace("{}", "neutral"), extensions)
    page = read(document.replace("{}", markdown(text)), extensions)
    expected = neutral.text.replace("neutral", words(text))
    assert re.sub(r"\s+", "", page.text) == re.sub(r"\s+", "", expected)
    assert page.tags == neutral.tags


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_compiles_to_itself(text: str) -> None:
    check(text, EXTENSIONS)


@pytest.mark.parametrize("text", HOSTILE)
def test_it_does_so_under_more_extensions(text: str) -> None:
    check(text, EXTENSIONS + MORE)


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=60).filter(lambda t: words(t) != ""))
@example("0.")
@example("\xa0")
def test_any_text_compiles_to_itself(text: str) -> None:
    check(text, EXTENSIONS)


@settings(max_examples=60)
@given(st.text(alphabet="*_`[](){}<>#+-.!|&;:/\\~=\"'$@^%? \n1aw", min_size=1, max_size=25)
       .filter(lambda t: words(t) != ""))  # fmt: skip
def test_any_punctuation_compiles_to_itself(text: str) -> None:
    check(text, EXTENSIONS)


@given(st.text(max_size=60))
def test_an_attribute_holds_the_text_and_nothing_else(text: str) -> None:
    source = f'<span title="{attribute(text)}">x</span>'
    found: list[list[tuple[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append(attrs)

    Reader().feed(Markdown(extensions=EXTENSIONS).convert(source))
    assert [[name for name, _ in attrs] for attrs in found if attrs] == [["title"]]
    assert words(html.unescape(found[-1][0][1] or "")) == words(text)


@given(st.text(max_size=200))
def test_a_file_name_is_never_a_path(text: str) -> None:
    name = file_name(text)
    assert re.fullmatch(r"[a-z0-9][a-z0-9._-]*", name)
    assert ".." not in name
    assert len(name) <= 121


def test_file_names_of_different_ids_differ() -> None:
    ids = ["A b", "a-b", "a/b", "../a-b", "index", "con", "é", "e", "", "x" * 300, "x" * 301]
    assert len({file_name(i) for i in ids}) == len(ids)
    assert file_name("emmanuel-macron") == "emmanuel-macron"
