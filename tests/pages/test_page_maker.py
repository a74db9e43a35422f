"""Which pages cite what of an article, for the article's own page."""

from __future__ import annotations

from generator.pages.addresses import Link
from generator.pages.page_maker import CitingPage, links_by_citation


def test_a_list_is_named_where_no_other_page_cites_the_record() -> None:
    uses = [
        CitingPage("Dam", "dam.md", {"post#q1": "#q1"}, is_list=False),
        CitingPage("Quotes", "quotes.md", {"post#q1": "#q1", "post#q2": ""}, is_list=True),
        CitingPage("Anna Berg", "anna.md", {"post#q1": "#q9"}, is_list=False),
    ]
    assert links_by_citation(uses) == {
        "post#q1": [Link("Dam", "dam.md#q1"), Link("Anna Berg", "anna.md#q9")],
        "post#q2": [Link("Quotes", "quotes.md")],
    }
