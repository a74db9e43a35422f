"""Words that contest a claim without a verb of denying."""

from __future__ import annotations

import pytest

from generator.join.disputes import find_disputes
from generator.records import Dispute
from tests.factory import article, quote


def answers(claim: str, cue: str, answer: str, said: str, **given: str) -> tuple[Dispute, ...]:
    """Disputes of an article in which Dorte Falk claims and the ministry answers."""
    source = article("a", f"Dorte Falk {cue} {claim}. The transport ministry {said} {answer}.")
    told = quote(source, claim, kind="indirect", cue=cue, speaker="dorte-falk",
                 speaker_text="Dorte Falk")  # fmt: skip
    reply = quote(source, answer, kind="indirect", cue=said, speaker_text="The transport ministry",
                  **given)  # fmt: skip
    return find_disputes((told, reply), {}, (), (source,))


@pytest.mark.parametrize(
    ("claim", "cue", "answer", "said"),
    [
        ("the ministry had hidden a report", "said", "no report was hidden", "said"),
        ("the exit had been locked", "said", "the exit was open", "insisted"),
        ("the transport ministry of hiding a report", "accused", "it had no part in it", "said"),
        ("the transport ministry of failing the victims", "accused",
         "it did everything it could", "said"),
        ("cracks had been reported to the transport ministry", "said",
         "no such report had ever reached it", "said"),
        ("planes had flown with cracked blades", "said", "none has ever flown so", "said"),
    ],
)  # fmt: skip
def test_an_answer_contests_the_claim_before_it(
    claim: str, cue: str, answer: str, said: str
) -> None:
    (dispute,) = answers(claim, cue, answer, said)
    assert (len(dispute.claims), len(dispute.answers)) == (1, 1)


@pytest.mark.parametrize(
    ("claim", "cue", "answer", "said"),
    [
        ("the ministry had hidden a report", "said", "no plan will be made of it", "said"),
        ("the bridge had rusted", "said", "nobody was hurt in the storm", "said"),
        ("the report was lost", "said", "there is no doubt that the report was lost", "said"),
        ("the museum should lend its bell", "said", "we never lend bells", "said"),
        ("the ministry sent a report", "said", "the report was long and well made", "said"),
    ],
)
def test_what_answers_something_else_is_no_contest(
    claim: str, cue: str, answer: str, said: str
) -> None:
    assert answers(claim, cue, answer, said) == ()


def test_a_body_that_is_only_named_is_a_voice_too() -> None:
    source = article(
        "b",
        "The army took the village of Ardel, the general staff said. The rebels denied that the "
        "village of Ardel had been taken.",
    )
    claim = quote(source, "The army took the village of Ardel", kind="indirect",
                  speaker_text="the general staff")  # fmt: skip
    denial = quote(source, "the village of Ardel had been taken", kind="indirect", cue="denied",
                   speaker_text="The rebels")  # fmt: skip
    (dispute,) = find_disputes((claim, denial), {}, (), (source,))
    assert (dispute.claims, dispute.answers) == ((claim.id,), (denial.id,))


def test_a_copy_repeats_no_dispute() -> None:
    text = "Falk said the wells of Ardel were poisoned. The army denied that any well was poisoned."
    first, copy = article("a", text), article("b", text, copy_of="a")
    told = [
        record
        for source in (first, copy)
        for record in (
            quote(source, "the wells of Ardel were poisoned", kind="indirect", speaker="falk"),
            quote(source, "any well was poisoned", kind="indirect", cue="denied",
                  speaker="army"),
        )
    ]  # fmt: skip
    (dispute,) = find_disputes(told, {}, (), (first, copy))
    assert all(id.startswith("a-") for id in (*dispute.claims, *dispute.answers))
