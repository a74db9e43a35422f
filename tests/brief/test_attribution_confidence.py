"""A speaker is shown without caution only where it is likely."""

from __future__ import annotations

import pytest

from generator.brief.attribution_confidence import PERHAPS_BELOW, has_reliable_speaker
from generator.brief.key_quotes import is_quotable
from generator.brief.positions import find_parties
from tests import factory

SOURCE = factory.article(text="The river is rising fast in the north, the mayor said.")
ACTORS = {"mayor": factory.actor("mayor")}


@pytest.mark.parametrize(
    ("probability", "sure"), [(PERHAPS_BELOW, True), (PERHAPS_BELOW - 0.01, False), (1.0, True)]
)
def test_nothing_rests_on_an_unlikely_speaker(probability: float, sure: bool) -> None:
    quote = factory.quote(
        SOURCE, "rising fast in the north", speaker="mayor", probability=probability
    )
    assert has_reliable_speaker(quote) is sure
    assert is_quotable(quote, ACTORS) is sure
    assert bool(find_parties([quote], ACTORS, lambda q: 1.0)) is sure


def test_a_quotation_without_a_speaker_claims_nothing() -> None:
    assert has_reliable_speaker(factory.quote(SOURCE, "rising fast", speaker=None, probability=0.4))
