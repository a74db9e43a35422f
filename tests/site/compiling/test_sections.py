"""The sections that are searched are those that Material's own parser finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser, Section

from generator.site.compiling.sections import sections

PIECES = [
    *("words", " ", "\n", "\n\n", "&amp;", "&#46;", "&lt;b>", ">", "<"),
    *('<h1 id="top">', "</h1>", '<h2 id="said">', "</h2>", "<h3>", "</h3>"),
    *('<h2 id="taken" data-search-exclude>', '<H2 ID="loud">', "</H2>"),
    *("<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<pre>", "</pre>", "<code>", "</code>"),
    *("<div>", '<div class="quotes" data-search-exclude>', "</div>", "<br>", "<path d='M'/>"),
    *('<a class="headerlink" href="#said">', '<a href="x.html">', "</a>", "<span/>"),
    *('<td class="linenodiv">', "</td>", "<script>", '"<b>"', "</script>", "<style>", "</style>"),
    *("<!-- aside -->", '<input type="date" hidden>', '<p title="a > b">'),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_page_has_the_same_sections(html: str) -> None:
    parser = Parser()
    try:
        parser.feed(html)
        parser.close()
    except (ValueError, AttributeError):  # Material's cannot read it: no page can be made of it
        return
    expected = [_content(s) for s in parser.data if not s.is_excluded()]
    assert [_content(s) for s in sections(html)] == expected


def test_sections_have_titles_anchors_and_texts() -> None:
    found = sections(
        '<h1 id="dam">The dam</h1>\n<p>It <span>broke</span>.</p>\n'
        '<h2 id="said">Said<a class="headerlink" href="#said">¶</a></h2><p data-search-exclude>No'
        '</p><ul><li>“Run &amp; hide”</li></ul><h2 id="taken" data-search-exclude>Taken</h2>'
    )
    assert [_content(s)[1:] for s in found] == [
        (None, "The dam", " <p>It broke.</p> "),
        ("said", "Said", "<ul><li>“Run &amp; hide”</li></ul>"),
    ]


def _content(section: Section) -> tuple[str, str | None, str, str]:
    return section.el.tag, section.id, "".join(section.title), "".join(section.text)
