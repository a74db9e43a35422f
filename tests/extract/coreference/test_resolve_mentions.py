"""Who is spoken of, and who "he" is: small texts, read with the default model."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from generator.extract.coreference import CoreferenceChains, resolve_coreference
from generator.language.gazetteer import Gazetteer
from generator.language.pipeline import Parser
from generator.records import Article, CuratedActor, Editorial
from tests import factory

WORLD = Gazetteer(Editorial())


def article(text: str) -> Article:
    return factory.article("a", text)


def read(parser: Parser, text: str, gazetteer: Gazetteer = WORLD) -> CoreferenceChains:
    return resolve_coreference(next(iter(parser.docs([text]))), article(text), gazetteer)


def who(parser: Parser, text: str, phrase: str, gazetteer: Gazetteer = WORLD) -> str | None:
    """Name of what ``phrase`` refers to at its last place in the text."""
    start = text.rindex(phrase)
    entity = read(parser, text, gazetteer).entity_at(start, start + len(phrase))
    return entity.name if entity else None


RESOLVED = {
    "surname": (
        "Nikol Pashinyan said he would resign. Pashinyan spoke on Monday.",
        "Pashinyan",
        "Nikol Pashinyan",
    ),
    "spelling": (
        "Nikol Pashinyan met reporters. Later Mr Pashinian flew to Brussels.",
        "Pashinian",
        "Nikol Pashinyan",
    ),
    "title and surname": (
        "Hillary Clinton and Bill Clinton voted. Mrs. Clinton said it was a good day.",
        "Mrs. Clinton",
        "Hillary Clinton",
    ),
    "other of two": (
        "Hillary Clinton and Bill Clinton voted. Mr. Clinton said it was a good day.",
        "Mr. Clinton",
        "Bill Clinton",
    ),
    "he": (
        "French President Emmanuel Macron met Angela Merkel on Monday. He said talks went well.",
        "He",
        "Emmanuel Macron",
    ),
    "she": (
        "French President Emmanuel Macron met Angela Merkel on Monday. She said talks went well.",
        "She",
        "Angela Merkel",
    ),
    "diplomat": (
        "French Foreign Minister Catherine Colonna met Nikol Pashinyan. "
        "The French diplomat said more aid was coming.",
        "The French diplomat",
        "Catherine Colonna",
    ),
    "analyst after the name": (
        "Hakob Badalyan, an analyst at a university, spoke after President Ilham Aliyev. "
        "The analyst said it was late.",
        "The analyst",
        "Hakob Badalyan",
    ),
    "role before the name": (
        "Talks were held with Armenia's prime minister, Nikol Pashinyan. "
        "The Armenian prime minister said little.",
        "The Armenian prime minister",
        "Nikol Pashinyan",
    ),
    "senator": (
        "Sen. Lindsey Graham (R-S.C.) met Donald Trump. The South Carolina senator said no.",
        "The South Carolina senator",
        "Lindsey Graham",
    ),
    "capital that acts": ("Baku denounced the French statement.", "Baku", "Azerbaijan"),
    "capital as a town": ("The minister arrived in Baku on Monday.", "Baku", "Baku"),
    "capital where somebody is": (
        "The Baku-based research institute disagreed.",
        "Baku",
        "Baku",
    ),
    "it, of a place": (
        "The International Rescue League met. People in the city of Berlin and the areas around it "
        "have fled.",
        "it",
        "Berlin",
    ),
    "it, who says something": (
        "The International Rescue League met in Lyon. It said roads were closed.",
        "It",
        "International Rescue League",
    ),
    "abbreviation": (
        "The International Rescue League (IRL) sent food. The IRL said roads were closed.",
        "The IRL",
        "International Rescue League",
    ),
    "the ministry": (
        "Azerbaijan's foreign ministry rejected the claim. The ministry said it was false.",
        "The ministry",
        "Azerbaijan’s foreign ministry".replace("’", "'"),
    ),
    "newspaper": (
        "The Washington Post published the letter. The newspaper said it was real.",
        "The newspaper",
        "Washington Post",
    ),
    "report": (
        "The International Crisis Group wrote in a report that promises were few. "
        "Help was needed, the report said.",
        "the report",
        "International Crisis Group",
    ),
    "role that leads to the next name": (
        "They met Nikol Pashinyan, President of the European Council Charles Michel and others. "
        "President Michel spoke.",
        "President Michel",
        "Charles Michel",
    ),
    "spokeswoman": (
        "Russian Foreign Ministry spokeswoman Maria Zakharova spoke to Omer Celik. "
        "She denied it.",
        "She",
        "Maria Zakharova",
    ),
    "apposition as a whole": (
        "Olesya Vartanyan, South Caucasus analyst at the International Crisis Group, agreed.",
        "Olesya Vartanyan, South Caucasus analyst at the International Crisis Group",
        "Olesya Vartanyan",
    ),
    "role and name as a whole": (
        "Then Russian Foreign Ministry spokeswoman Maria Zakharova spoke.",
        "Russian Foreign Ministry spokeswoman Maria Zakharova",
        "Maria Zakharova",
    ),
}  # fmt: skip

OPEN = {
    "a source is not the person it works for": (
        "A source in Aliyev's administration confirmed it.",
        "A source in Aliyev's administration",
    ),
    "two people": ("Vladimir Putin and Ilham Aliyev said so.", "Vladimir Putin and Ilham Aliyev"),
    "nobody to refer to": ("He said so.", "He"),
    "another man's director": (
        "Donald Trump won. The FBI director said nothing.",
        "The FBI director",
    ),
    "it is important that": (
        "The International Rescue League met. It was very important for aid to come.",
        "It",
    ),
    "it is unclear whether": (
        "The International Rescue League met. It also remains unclear whether roads are open.",
        "It",
    ),
    "it is thought that": (
        "The International Rescue League met. It is thought that roads are closed.",
        "It",
    ),
    "unnamed groups": ("Several witnesses said so.", "Several witnesses"),
}


@pytest.mark.parametrize("case", sorted(RESOLVED))
def test_resolved(parser: Parser, case: str) -> None:
    text, phrase, name = RESOLVED[case]
    assert who(parser, text, phrase) == name


@pytest.mark.parametrize("case", sorted(OPEN))
def test_left_open(parser: Parser, case: str) -> None:
    text, phrase = OPEN[case]
    assert who(parser, text, phrase) is None


CURATED = Gazetteer(
    Editorial(
        actors=(
            CuratedActor("emmanuel-macron", "Emmanuel Macron", "person",
                         aliases=("the Elysée tenant",), roles=("French president",)),
        )
    )
)  # fmt: skip


@pytest.mark.parametrize("phrase", ["the Elysée tenant", "the French president", "Macron"])
def test_curated_names_descriptions_and_roles(parser: Parser, phrase: str) -> None:
    text = f"“The offensive must stop,” said {phrase} on Tuesday."
    entity = read(parser, text, CURATED).entity_at(text.index(phrase), text.index(" on Tue"))
    assert entity is not None
    assert (entity.actor, entity.name) == ("emmanuel-macron", "Emmanuel Macron")


def test_pronouns_skip_names_inside_quotations(parser: Parser) -> None:
    text = "Paul Ryan spoke on Monday. “I met John Smith,” he said."
    assert who(parser, text, "he") == "Paul Ryan"


def test_preferred_speaker_breaks_a_near_tie(parser: Parser) -> None:
    text = "Paul Ryan met Mitch McConnell on Monday. John Smith met David Jones. He was glad."
    found = read(parser, text)
    key = next(e.key for e in found.entities if e.name == "David Jones")
    start = text.index("He was")
    chosen = found.speaker_at(start, start + 2, [key])
    assert chosen is not None
    assert chosen.name == "David Jones"


def test_roles_nation_and_gender_are_recorded(parser: Parser) -> None:
    text = "French Foreign Minister Catherine Colonna spoke."
    entity = next(e for e in read(parser, text).entities if e.kind == "person")
    assert [r.text for r in entity.roles] == ["French Foreign Minister"]
    assert entity.speaks_for == "France"
    assert entity.roles[0].as_of == "2023-10-04"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("French president Emmanuel Macron spoke.", ["French president"]),
        ("Emmanuel Macron spoke.", []),
        ("Host Emmanuel Macron spoke.", ["Host"]),
    ],
)
def test_an_editors_role_is_stated_where_the_text_states_it(
    parser: Parser, text: str, roles: list[str]
) -> None:
    macron = next(e for e in read(parser, text, CURATED).entities if e.kind == "person")
    assert [role.text for role in macron.roles] == roles


def test_a_role_goes_on_to_what_its_owner_has(parser: Parser) -> None:
    text = "Omar Demir, spokesman for President Paul Ryan's ruling Unity Party, said so on Monday."
    roles = {e.name: [r.text for r in e.roles] for e in read(parser, text).entities}
    assert roles["Omar Demir"] == ["spokesman for President Paul Ryan's ruling Unity Party"]


def test_a_role_belongs_to_the_name_it_leads_up_to(parser: Parser) -> None:
    text = "They met Nikol Pashinyan, President of the European Council Charles Michel, in May."
    roles = {e.name: [r.text for r in e.roles] for e in read(parser, text).entities}
    assert roles["Charles Michel"] == ["President of the European Council"]
    assert roles["Nikol Pashinyan"] == []


def test_states_carry_their_ids(parser: Parser) -> None:
    entities = read(parser, "Armenia and Azerbaijan met in Brussels.").entities
    assert {"armenia", "azerbaijan"} <= {e.actor for e in entities}


def test_demonyms_are_no_actors(parser: Parser) -> None:
    entities = read(parser, "The French offer and the Armenian reply were read.").entities
    assert not {"French", "Armenian"} & {e.name for e in entities}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "Mr. ", "’s", "He", "(", "Sen. (R-"])
def test_odd_texts(parser: Parser, text: str) -> None:
    found = read(parser, text)
    assert found.entity_at(0, len(text)) is None or found.entities


_WORDS = (
    *("Mr.", "President", "Macron", "Emmanuel", "said", "“", "”", '"', ",", ".", "he", "she", "it"),
    *("they", "the", "French", "minister", "of", "Baku", "'s", "’s", "Clinton", "Hillary", "Bill"),
    *("(", ")", "R-Tex.", "ICRC", "spokeswoman", "\n\n", "-", "and", "who", "told", "2020"),
)
_TAGS = ("NN", "NNS", "NNP", "PRP", "PRP$", "VBD", "JJ", "DT", "IN", "CD", ",", "WP")
_POS = ("NOUN", "PROPN", "PRON", "VERB", "ADJ", "DET", "ADP", "NUM", "PUNCT", "SPACE")
_DEPS = ("nsubj", "dobj", "pobj", "poss", "compound", "appos", "conj", "ccomp", "amod", "prep")
_ENTS = ("O", "O", "B-PERSON", "B-ORG", "B-GPE", "B-LAW", "B-DATE")
_VOCAB = spacy.blank("en").vocab


@st.composite
def parses(draw: st.DrawFn) -> Doc:
    """Docs of random words with a random, well-formed parse, however odd."""
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=30))
    n = len(words)

    def some(values: tuple[str, ...]) -> list[str]:
        return draw(st.lists(st.sampled_from(values), min_size=n, max_size=n))

    heads = [0] + [draw(st.integers(0, i - 1)) for i in range(1, n)]
    deps = ["ROOT", *some(_DEPS)[1:]]
    return Doc(_VOCAB, words, tags=some(_TAGS), pos=some(_POS), deps=deps, heads=heads,
               lemmas=[w.lower() for w in words], ents=some(_ENTS))  # fmt: skip


@given(parses())
def test_mentions_are_spans_of_the_text_whatever_the_parse(doc: Doc) -> None:
    found = resolve_coreference(doc, article(doc.text), WORLD)
    keys = {e.key for e in found.entities}
    assert [m.start for m in found.mentions] == sorted(m.start for m in found.mentions)
    for mention in found.mentions:
        assert doc.text[mention.start : mention.end] == mention.text
        assert mention.entity in keys
    for start in range(0, len(doc.text), 7):
        entity = found.entity_at(start, min(len(doc.text), start + 12))
        assert entity is None or entity.key in keys
        found.speaker_at(start, len(doc.text), tuple(sorted(keys)))


def test_reading_twice_gives_the_same(parser: Parser) -> None:
    text = "Donald Trump met Barack Obama. He said the president was kind. They agreed."
    assert read(parser, text) == read(parser, text)


def test_a_wife_of_an_unlisted_first_name_is_not_her_husband(parser: Parser) -> None:
    text = (
        "Keith Scott was shot on Monday, police said. Scott was 43. "
        "Rakeyia Scott can be heard yelling to the officers that he was unarmed."
    )
    assert who(parser, text, "Rakeyia Scott") == "Rakeyia Scott"


def test_a_name_before_a_noun_is_not_whom_a_pronoun_takes_up(parser: Parser) -> None:
    text = "Donald Keller lost. A Keller campaign aide, Jason Miller, met reporters. He laughed."
    assert who(parser, text, "He") == "Jason Miller"


EMPTY = {
    "clear": "Ruritania won. It is clear that the war is over.",
    "hard": "Ruritania won. “It was hard for him to come,” Ann Berg said.",
    "made": "Ruritania made it clear that the talks were over.",
    "felt": "Ruritania felt it necessary to leave.",
    "passive": "Ruritania lost. It is believed that the army fled.",
    "seems": "Ruritania lost. It seems that the army fled.",
    "thing": "Ruritania lost. It was an old and frozen conflict.",
    "about": "Ruritania lost. It is not only about the border.",
    "said": "Ruritania lost the town, and people do not hide it.",
    "place": "The Council of Europe met. The districts around it were closed.",
    "owner": "Ruritania attacked. Every war has its laws.",
}
ACTING = {
    "ready": "Ruritania said it was ready to talk.",
    "willing": "Ruritania lost. It was unable to pay and willing to talk.",
    "forced": "Ruritania lost. It was forced to withdraw.",
    "told": "Ruritania lost. It was told that help would come.",
    "appears": "Ruritania lost. It appears to have withdrawn.",
    "country": "Ruritania lost. It is a small country.",
    "member": "Ruritania left. It was a member of the League.",
    "object": "Ruritania lost. The League expelled it.",
    "deed": "Ruritania said it had captured the town.",
    "part": "Osterlich spoke. For its part, Ruritania called for talks.",
    "owns": "Ruritania said the army had saved its capital.",
}
LAND = Gazetteer(Editorial(actors=(CuratedActor("ruritania", "Ruritania", "state"),)))


@pytest.mark.parametrize("text", EMPTY.values(), ids=EMPTY)
def test_it_that_stands_for_a_matter_or_a_thing_is_nobody(parser: Parser, text: str) -> None:
    pronoun = next(p for p in (" its ", " it.", " it ", "It ") if p in text)
    assert who(parser, text, pronoun.strip(" ."), LAND) is None


@pytest.mark.parametrize("text", ACTING.values(), ids=ACTING)
def test_it_that_stands_for_a_state_is_that_state(parser: Parser, text: str) -> None:
    pronoun = next(p for p in (" its ", " it.", " it ", "It ") if p in text)
    assert who(parser, text, pronoun.strip(" ."), LAND) == "Ruritania"


STANDFIRSTS = {
    "As talks go on, Ruritanian Ambassador to France HE Ann Berg calls for peace.": [
        "Ruritanian Ambassador to France"
    ],
    "In an interview, the foreign minister Ann Berg calls for talks.": ["foreign minister"],
    "Ann Berg, the mayor of Orlu, on the talks.": ["the mayor of Orlu"],
    "Ann Berg, Paul Stone and the mayor met.": [],
    "Analysts say Ann Berg is right.": [],
}


@pytest.mark.parametrize(("line", "roles"), STANDFIRSTS.items())
def test_a_standfirst_says_what_somebody_is(parser: Parser, line: str, roles: list[str]) -> None:
    source = factory.article(text="Ann Berg spoke for an hour.", subtitle=line)
    found = resolve_coreference(next(iter(parser.docs([source.text]))), source, WORLD)
    (person,) = found.entities
    assert [role.text for role in person.roles] == roles
