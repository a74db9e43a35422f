"""What a page cites, kept by article and read again for the article's own page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.lookup import Link
from generator.pages.making import Uses, _by_article, links_of

_ids = st.text(st.characters(codec="utf-8", exclude_characters="#"), min_size=1, max_size=12)


@given(
    st.dictionaries(
        st.tuples(_ids, st.sampled_from(["q0", "q17", "e3", "f4-2"])), st.text(max_size=20)
    )
)
def test_what_is_cited_is_read_again_as_it_was(cited: dict[tuple[str, str], str]) -> None:
    records = {f"{article}#{anchor}": f"#{to}" for (article, anchor), to in cited.items()}
    read = {
        record: links
        for article, its in _by_article(records).items()
        for record, links in links_of(article, Uses((("A page", "page.md", its),))).items()
    }
    assert read == {record: [Link("A page", "page.md" + to)] for record, to in records.items()}


def test_an_articles_id_stands_only_once() -> None:
    kept = _by_article({f"the-post-1#q{n}": f"#the-post-1-q{n}" for n in range(50)})
    assert list(kept) == ["the-post-1"]
    assert "the-post-1" not in kept["the-post-1"]


def test_a_list_is_named_where_no_other_page_cites_the_record() -> None:
    (chosen,) = _by_article({"post#q1": "#q1"}).values()
    (listed,) = _by_article({"post#q1": "#q1", "post#q2": "#q2"}).values()
    uses = Uses((("Dam", "dam.md", chosen),), (("Quotes", "quotes.md", listed),))
    assert links_of("post", uses) == {
        "post#q1": [Link("Dam", "dam.md#q1")],
        "post#q2": [Link("Quotes", "quotes.md#q2")],
    }
