"""Which pages cite what of an article, for the article's own page."""

from __future__ import annotations

from generator.pages.page_maker import Use, links_to_uses
from generator.pages.record_index import Link


def test_a_list_is_named_where_no_other_page_cites_the_record() -> None:
    uses = [
        Use("Dam", "dam.md", {"post#q1": "#q1"}, is_list=False),
        Use("Quotes", "quotes.md", {"post#q1": "#q1", "post#q2": ""}, is_list=True),
        Use("Anna Berg", "anna.md", {"post#q1": "#q9"}, is_list=False),
    ]
    assert links_to_uses(uses) == {
        "post#q1": [Link("Dam", "dam.md#q1"), Link("Anna Berg", "anna.md#q9")],
        "post#q2": [Link("Quotes", "quotes.md")],
    }
