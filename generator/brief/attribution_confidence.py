"""Which attributions can be relied on, by their calibrated probability."""

from __future__ import annotations

from typing import NamedTuple

from ..language.word_lists import load_learned
from ..records import Quote

PERHAPS_BELOW = 0.75
"""Probability below which pages say "perhaps", and nothing rests on an attribution."""


def has_reliable_speaker(quote: Quote) -> bool:
    """Whether it is likely that the words are by whom the quotation names; true of one without a
    speaker, which claims nothing."""
    if quote.speaker is None and quote.speaker_name is None:
        return True
    return quote.probability >= PERHAPS_BELOW


class Calibration(NamedTuple):
    """How many quotations of a range of probabilities were right, on news not learned from."""

    lowest: float
    quotations: int
    share_right: float


def calibration() -> tuple[Calibration, ...]:
    """The check of the probabilities, from the lowest range."""
    rows = load_learned("probability")["checked"]
    return tuple(Calibration(row["from"], row["quotations"], row["right"]) for row in rows)
