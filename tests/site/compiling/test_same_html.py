"""Cheaper processors make the HTML that Python-Markdown makes, of whatever they are given."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from generator.site.compiling.extension import CheapCompile
from generator.site.compiling.inline import OnePassInlineProcessor

USUAL = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]

#: What a page is made of, and what could be mistaken for it.
PIECES = [
    *"[]()<>{}\\*_`!&#|-:'\" \n",
    "\n\n",
    "  \n",
    "words of a page",
    "[the dam](../topics/dam.md#q1)",
    "[a \\[sic\\] **dam** &amp; more](dam.md)",
    '[dam](dam.md "a title")',
    "![dam](dam.png)",
    "[dam][1]",
    "\\*",
    "\\[",
    "\\a",
    '<span class="note">',
    '<span title="[x](y.md)">',
    '<span title="\\*a > b">',
    "<b>",
    "</b>",
    "</span>",
    "<br/>",
    "&#46;",
    "&amp;",
    "&#4a;",
    "<https://example.org>",
    "<me@example.org>",
    "<!-- aside -->",
    "\n<div markdown>\n",
    '\n<figure class="quote" markdown>\n',
    "</figure>\n",
    "</div>\n",
    '\n<p class="lede" markdown="span">',
    "</p>",
    "\n<details markdown>\n<summary>More</summary>\n",
    "</details>\n\n",
    "\n<table><tr><td>raw</td></tr></table>\n",
    '\n<figure><svg width="2"><g><path d="M 0 0"/></g><text>1</text></svg></figure>\n',
    "<svg>",
    "<g>",
    "</svg>",
    "</g>",
    "<script>if (a < b) {}</script>",
    "\n\n- item ",
    "\n1. item ",
    "\n\n## Heading { #said .wide }\n\n",
    "\n| a | b |\n| - | - |\n| c | [d](e.md) |\n",
    "\n> quoted ",
    "\n```\n[code](x.md)\n```\n",
    "\n    [code](x.md)\n",
    "{ .cls }",
    "\n[1]: https://example.org\n",
]


def _compiled(source: str, *ours: CheapCompile) -> str:
    """The HTML; without the numbers of placeholders, which some malformed braces let out."""
    html = Markdown(extensions=[*USUAL, *ours]).convert(source)
    return re.sub(r"wzxhzdk:\d+", "wzxhzdk", html)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_page_compiles_to_the_same_html(source: str) -> None:
    assert _compiled(source, CheapCompile()) == _compiled(source)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("A [dam](dam.md#a_b).", '<p>A <a href="dam.md#a_b">dam</a>.</p>'),
        ("[a](b.md)[c](d.md)", '<p><a href="b.md">a</a><a href="d.md">c</a></p>'),
        (r"[a \[b\]](c.md)", '<p><a href="c.md">a [b]</a></p>'),
        (r"\[a](c.md) 1\. 2 & 3", "<p>[a](c.md) 1. 2 &amp; 3</p>"),
        ("<b>x</b> &lt; [<i>y</i>](z.md)", '<p><b>x</b> &lt; <a href="z.md"><i>y</i></a></p>'),
    ],
)
def test_simple_text_is_read_in_one_pass(
    text: str, html: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(InlineProcessor, "run")
    assert _compiled(text, CheapCompile()) == html


def test_other_patterns_are_left_to_python_markdown() -> None:
    md = Markdown(extensions=[*USUAL, "wikilinks", CheapCompile()])
    assert isinstance(md.treeprocessors["inline"], OnePassInlineProcessor)
    assert md.convert("[[Dam]] and [x](y.md)") == (
        '<p><a class="wikilink" href="/Dam/">Dam</a> and <a href="y.md">x</a></p>'
    )
