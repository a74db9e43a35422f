"""Which attributions can be relied on, by their calibrated probability."""

from __future__ import annotations

from ..records import Quote

PERHAPS_BELOW = 0.75
"""Probability below which pages say "perhaps", and nothing rests on an attribution."""


def has_reliable_speaker(quote: Quote) -> bool:
    """Whether it is likely that the words are by whom the quotation names; true of one without a
    speaker, which claims nothing."""
    if quote.speaker is None and quote.speaker_name is None:
        return True
    return quote.probability >= PERHAPS_BELOW
