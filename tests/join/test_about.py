"""Whom a quotation speaks about."""

from __future__ import annotations

from generator.join.about import clause_span, fill_about
from tests import factory

TEXT = "Ann Lee said Bob Ray’s “plan” hurts France. Bob Ray had left."
SOURCE = factory.article(text=TEXT)
ACTORS = [factory.actor("ann-lee"), factory.actor("bob-ray"), factory.actor("france", "state")]
MENTIONS = [
    factory.mention(SOURCE, "France", "france"),
    factory.mention(SOURCE, "Bob Ray", "bob-ray"),
    factory.mention(SOURCE, "Bob Ray", "bob-ray", after=30),
    factory.mention(SOURCE, "Ann Lee", "ann-lee"),
]


def about(words: str, **fields: object) -> tuple[str, ...]:
    quote = factory.quote(SOURCE, words, **fields)
    return fill_about([quote], MENTIONS, [SOURCE], ACTORS)[0].about


def test_the_clause_counts_with_the_fragment_in_order_of_mention() -> None:
    clause = "Bob Ray’s “plan” hurts France"
    assert about("plan", clause=clause, speaker="ann-lee") == ("bob-ray", "france")


def test_without_a_clause_only_the_words_count() -> None:
    assert about("plan", speaker="ann-lee") == ()
    assert about("hurts France", speaker="ann-lee") == ("france",)


def test_the_speaker_is_never_whom_he_speaks_about() -> None:
    assert about("Ann Lee said Bob Ray’s", speaker="ann-lee") == ("bob-ray",)


def test_mentions_of_nobody_known_are_left_out() -> None:
    quote = factory.quote(SOURCE, "hurts France")
    assert fill_about([quote], MENTIONS, [SOURCE], ACTORS[:1])[0].about == ()


def test_a_clause_that_is_not_in_the_text_is_ignored() -> None:
    quote = factory.quote(SOURCE, "plan", clause="elsewhere")
    assert clause_span(quote, TEXT) == (quote.start, quote.end)
