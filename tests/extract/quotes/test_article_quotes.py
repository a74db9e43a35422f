"""Who said what, in small texts of every shape."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extract.quotes.conftest import START, Find, said


@pytest.mark.parametrize(
    ("sentence", "text", "speaker", "kind"),
    [
        ("“We will rebuild it,” Maria Keller said.", "We will", "Maria Keller", "direct"),
        ("“We will rebuild it,” said Maria Keller, who was tired.", "We", "Maria Keller", "direct"),
        ("Maria Keller said: “We will rebuild it.”", "We will", "Maria Keller", "direct"),
        ("“We will rebuild it,” she said.", "We will", "Maria Keller", "direct"),
        ("Keller said the plan was “deeply unfair.”", "deeply", "Maria Keller", "mixed"),
        (
            "Keller said that the bridge would open in May.",
            "the bridge",
            "Maria Keller",
            "indirect",
        ),
        ("The bridge would open in May, Keller said.", "The bridge", "Maria Keller", "indirect"),
        ("According to Keller, the bridge will open.", "the bridge", "Maria Keller", "indirect"),
        ("The bridge will open in May, according to Keller.", "The br", "Maria Keller", "indirect"),
        ("In her opinion, the bridge is unsafe.", "the bridge", "Maria Keller", "indirect"),
        ("Keller asked whether the bridge was safe.", "whether", "Maria Keller", "indirect"),
        ("Keller called the plan “a disgrace.”", "a disgrace", "Maria Keller", "mixed"),
        ("“We are ready,” Keller was quoted as saying.", "We are", "Maria Keller", "direct"),
        (
            "“We are ready,” the agency Tass quoted Keller as saying.",
            "We",
            "Maria Keller",
            "direct",
        ),
        ("“We will rebuild it all.” ― Maria Keller", "We will", "Maria Keller", "direct"),
    ],
)
def test_speaker(find: Find, sentence: str, text: str, speaker: str, kind: str) -> None:
    quote = said(find(START + "\n\n" + sentence), text)
    assert (quote.speaker_name, quote.kind) == (speaker, kind)


def test_a_mixed_quotation_carries_its_clause(find: Find) -> None:
    quote = said(find(START + "Keller said the plan was “deeply unfair” to farmers."), "deeply")
    assert quote.clause == "the plan was “deeply unfair” to farmers"


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        (
            "Keller said that the town needed a “new bridge,” adding that Brandt had agreed.",
            "the town needed a “new bridge,”",
        ),
        ('Keller called on the town for " a new bridge ".', None),
        ("“A new bridge,” Keller said, was overdue.", None),
    ],
)
def test_a_clause_holds_whole_marks_and_more(find: Find, sentence: str, clause: str | None) -> None:
    quote = next(q for q in find(START + sentence) if "ew bridge" in q.text)
    assert quote.clause == clause


def test_what_is_confirmed_to_a_hearer_is_no_clause_about_the_hearer(find: Find) -> None:
    quote = said(
        find(START + "Keller also confirmed to the paper that she had asked Brandt to resign."),
        "she had",
    )
    assert (quote.text, quote.cue) == ("she had asked Brandt to resign", "confirmed")
    assert quote.speaker_name == "Maria Keller"


def test_a_sentence_stands_without_its_dateline(find: Find) -> None:
    quotes = find("BERN, Oct 4 (Agency) – The bridge will be open on Monday, Keller said.")
    assert said(quotes, "The bridge").sentence == "The bridge will be open on Monday, Keller said."


def test_a_sentence_holds_the_mark_that_closes_its_quotation(find: Find) -> None:
    told = 'Keller told reporters the talks were open and "would look at help for the valley."'
    quotes = find(f"{START}\n\n{told}\n\nThe state is ready.")
    assert said(quotes, "would look").sentence == told


def test_a_quotation_goes_on_behind_its_attribution(find: Find) -> None:
    text = START + "\n\n“We lost it,” Keller said. “We will rebuild it all.”"
    quotes = find(text)
    quote = said(quotes, "We lost")
    assert [q for q in quotes if q.kind == "direct"] == [quote]
    assert quote.text == "We lost it,"
    assert [p.text for p in quote.rest] == ["We will rebuild it all."]
    assert all(text[p.start : p.end] == p.text for p in quote.parts)
    assert quote.words == quote.clause == "We lost it, … We will rebuild it all."
    assert quote.sentence.endswith("rebuild it all.”")


def test_words_that_lead_up_to_a_quotation_stay_with_its_parts(find: Find) -> None:
    text = START + "\n\nIt was “a bad year for farming,” Keller said, “and a long one.”"
    quote = said(find(text), "a bad")
    assert quote.clause == "It was “a bad year for farming,” … and a long one."


def test_a_second_attribution_begins_a_second_quotation(find: Find) -> None:
    text = START + "\n\n“We lost it,” Keller said. “We will rebuild it,” Olga Brandt said."
    quotes = find(text)
    assert said(quotes, "We lost").rest == ()
    assert said(quotes, "We will").speaker_name == "Olga Brandt"


def test_a_quotation_over_paragraphs_takes_the_attribution_of_any(find: Find) -> None:
    quotes = find(START + "\n\n“The first part is long.\n\n“The second is short,” Keller said.")
    assert said(quotes, "The first").speaker_name == "Maria Keller"


def test_an_unattributed_paragraph_goes_on_with_the_speaker_before(find: Find) -> None:
    quotes = find(START + "\n\nKeller said the town was lost.\n\n“We will rebuild it all.”")
    assert said(quotes, "We will").speaker_name == "Maria Keller"


def test_narration_taken_over_in_other_marks_is_nobodys(find: Find) -> None:
    found = find(
        "Maria Keller met Paul Brandt.\n\n“Here he is,” she said.\n\n"
        '"Brandt was asleep by then.\n\n“Wake up, Paul,” Keller said.'
    )
    said = {q.text.strip(",."): q.speaker_name for q in found}
    assert said["Here he is"] == said["Wake up, Paul"] == "Maria Keller"
    assert said["Brandt was asleep by then"] is None


def test_a_colon_introduces_the_next_paragraph(find: Find) -> None:
    quotes = find(START + "\n\nKeller was blunt with them:\n\n“We will rebuild it all.”")
    assert said(quotes, "We will").speaker_name == "Maria Keller"


def test_a_coordinate_cue_parts_what_is_reported(find: Find) -> None:
    quotes = find(START + "Keller said the dam had failed, adding that more rain would come.")
    assert said(quotes, "the dam").text == "the dam had failed"
    assert said(quotes, "more rain").speaker_name == "Maria Keller"


@pytest.mark.parametrize(
    "text",
    [
        "He wore a “Morning Show” cap and left.",
        "The so-called “big return” went on for years.",
        "They watched the film “Gone With the Wind” again.",
    ],
)
def test_names_and_terms_are_no_speech(find: Find, text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "start", "speaker"),
    [
        (
            "John Stone inquired about the roads, and Governor Paul Brandt briefed him. "
            "He said that the bridge would open in May.",
            "the bridge",
            "Paul Brandt",
        ),
        (
            "Twelve people were killed, according to the separatists. "
            "They said that the towns had been evacuated.",
            "the towns",
            "separatists",
        ),
        (
            "The agency Reuters reported that he had stayed. It said that the talks would fail.",
            "the talks",
            "Reuters",
        ),
        (
            "“We are ready,” said Paul Brandt, the head of the Institute for Conservative "
            "Principles, who also said that the two men must do more.",
            "the two men",
            "Paul Brandt",
        ),
        (
            "The leaders of the Minsk group (Russia, France, the United States) said that "
            "the war must end.",
            "the war",
            "leaders of the Minsk group (Russia, France, the United States)",
        ),
        (
            "Anna Keller and Paul Brandt said that the road was closed.",
            "the road",
            "Anna Keller and Paul Brandt",
        ),
        (
            "Keller called Brandt a liar, telling CNN that Brandt is a “faker” and "
            "questioning how he has “gotten away with it.”",
            "gotten away",
            "Keller",
        ),
        ("“He is a leader,” said the 46-year-old, who left.", "He is", "46-year-old"),
        (
            "Maria Keller said the city should hold the firm to account for what she called "
            "its “cruel plan” in the valley.",
            "cruel plan",
            "Maria Keller",
        ),
    ],
)
def test_whose_words(find: Find, text: str, start: str, speaker: str) -> None:
    assert said(find(text), start).speaker_name == speaker


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Keller pointed out that the road was closed.", "the road was closed"),
        ("Keller made clear that the road was closed.", "the road was closed"),
        ("Keller called the new road a waste.", "the new road a waste"),
        ("Keller talked about the closed road.", "the closed road"),
        ("Brandt regretted Keller's promise to close the road.", "to close the road"),
        ("A new poll shows Keller with 45 percent.", "Keller with 45 percent"),
        ("Brandt expressed admiration for the old bridge.", "the old bridge"),
        (
            "In most of the valleys, Keller said, the old bridges have to be closed.",
            "In most of the valleys … the old bridges have to be closed",
        ),
    ],
)
def test_what_is_reported(find: Find, sentence: str, text: str) -> None:
    assert text in [quote.words for quote in find(START + "\n\n" + sentence)]


@pytest.mark.parametrize(
    "text",
    [
        "He echoed that promise on Monday.",
        "It said on the label that the food was old.",
        "O’Malley raised money and had about $800,000 in his campaign account.",
        'He called for " . " on Friday.',
    ],
)
def test_what_nobody_said(find: Find, text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Keller visited the new road.",
        "Keller asked Brandt.",
        "Keller writes on Friday.",
        "Refugees sought shelter in the city.",
        "Keller hired a lawyer to attack the plan.",
        "The ministry recalled its ambassador.",
    ],
)
def test_deeds_are_not_said(find: Find, sentence: str) -> None:
    assert find(START + "\n\n" + sentence) == ()


def test_what_interrupts_a_report_leaves_it_whole(find: Find) -> None:
    """What a sentence with "…, X said, …" holds is X's, whatever its other verbs report."""
    quotes = find(START + "\n\nThe city wanted peace, Keller said, and expects help from Brandt.")
    assert {quote.speaker_name for quote in quotes} == {"Maria Keller"}


WORDS = st.sampled_from(
    [
        "Keller",
        "said",
        "that",
        "“",
        "”",
        '"',
        "he",
        "the plan",
        "was",
        ",",
        ".",
        ":",
        "―",
        "according to",
        "in her opinion",
        "asked",
        "told reporters",
        "‘",
        "’",
        "\n\n",
        "called it",
        "A:",
        "Q:",
        "?",
        "adding",
        "warned",
    ]
)


@settings(max_examples=25, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=30))
def test_any_text_is_read_and_spans_are_verbatim(find: Find, words: list[str]) -> None:
    text = " ".join(words).strip()
    for quote in find(text):
        assert text[quote.start : quote.end] == quote.text != ""
        assert quote.clause is None or quote.clause in text
        assert quote.sentence in text
