"""A speaker is shown without caution only where its rules are nearly always right."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from generator.brief import attribution_confidence
from generator.brief.key_quotes import is_quotable
from generator.brief.positions import find_parties
from tests import factory

SOURCE = factory.article(text="The river is rising fast in the north, the mayor said.")
ACTORS = {"mayor": factory.actor("mayor")}
RULES = {
    "rules": {
        "good/near": [96, 100],
        "poor/near": [60, 100],
        "rare/near": [1, 2],
        "rare/far": [2, 4],
        "weights/weights": [70, 100],
    }
}


@pytest.mark.parametrize(
    ("found", "sure"),
    [
        ("good/near", True),
        ("poor/near", False),
        ("rare/far", False),
        ("rare/near", False),  # by all that is known of the speaker's rule
        ("weights: dobj/weights: dobj", False),
        ("never/seen", False),
        ("poor/editor", True),
    ],
)
def test_a_rule_is_judged_by_what_was_read_of_it(found: str, sure: bool) -> None:
    quote = factory.quote(SOURCE, "rising fast in the north", speaker="mayor", found=found)
    attribution_confidence._judged_rules.cache_clear()
    attribution_confidence._is_reliable.cache_clear()
    with patch.object(attribution_confidence, "load_learned", return_value=RULES):
        assert attribution_confidence.has_reliable_speaker(quote) is sure
        assert is_quotable(quote, ACTORS) is sure
        assert bool(find_parties([quote], ACTORS, lambda q: 1.0)) is sure
    attribution_confidence._judged_rules.cache_clear()
    attribution_confidence._is_reliable.cache_clear()


def test_a_quotation_without_a_speaker_claims_nothing() -> None:
    assert attribution_confidence.has_reliable_speaker(
        factory.quote(SOURCE, "rising fast", speaker=None, found="never/seen")
    )
