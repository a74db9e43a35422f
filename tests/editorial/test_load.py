"""Reading and checking actors.yml, topics.yml and corrections.yml."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editorial import load_editorial
from generator.errors import EditorialError
from generator.records import Editorial

from .written import has_problem, only_problem, problems, written

ROOT = Path(__file__).resolve().parents[2]

ACTORS = """\
- id: ada-lind
  name: Ada Lind
  kind: person
  aliases: [A. Lind]
  roles: [Freedonian foreign minister]
  speaks_for: freedonian-ministry
- id: freedonian-ministry
  name: Freedonian Foreign Ministry
  kind: government body
  speaks_for: france
"""

TOPICS = """\
- id: river-talks
  title: The river talks
  terms: [river, ferry]
  actors: [ada-lind, france]
  period: [2021-03-01, ~]
  measures:
    - id: boats
      label: Boats
      units: [boats]
      terms: [moored]
      category: count
"""


def test_nothing_curated() -> None:
    assert load_editorial(None) == Editorial()


def test_missing_and_empty_files_are_empty(tmp_path: Path) -> None:
    written(tmp_path, corrections="# nothing yet\n")
    assert load_editorial(tmp_path) == Editorial()


def test_good_files(tmp_path: Path) -> None:
    read = load_editorial(written(tmp_path, actors=ACTORS, topics=TOPICS))
    ada, ministry = read.actors
    assert (ada.id, ada.name, ada.kind) == ("ada-lind", "Ada Lind", "person")
    assert ada.aliases == ("A. Lind",)
    assert ada.roles == ("Freedonian foreign minister",)
    assert (ada.speaks_for, ministry.speaks_for) == ("freedonian-ministry", "france")
    (topic,) = read.topics
    assert topic.actors == ("ada-lind", "france")
    assert topic.period == ("2021-03-01", None)
    assert topic.measures[0].units == ("boats",)


def test_the_sample_loads() -> None:
    read = load_editorial(ROOT / "content")
    assert len(read.actors) >= 40
    assert 8 <= len(read.topics) <= 14


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("kind: person", "kind: persn", 3, "did you mean 'person'"),
        ("aliases:", "alias:", 4, "did you mean 'aliases'"),
        ("speaks_for: france", "speaks_for: frnce", 10, "did you mean 'france'"),
        ("aliases: [A. Lind]", "aliases: A. Lind", 4, "a list"),
        ("aliases: [A. Lind]", "aliases: [no]", 4, "quotation marks"),
        ("aliases: [A. Lind]", "aliases: [7]", 4, "quotation marks"),
        ("id: ada-lind", "id: Ada Lind", 1, "'ada-lind'"),
        ("name: Ada Lind", "name: ''", 2, "text"),
        ("  kind: person\n", "", 1, "the key 'kind'"),
        ("  kind: person\n", "  kind: person\n  kind: person\n", 4, "once"),
        ("- id: freedonian-ministry\n", "- id: ada-lind\n", 7, "taken by line 1"),
        ("name: Freedonian Foreign Ministry", "name: a.  LIND", 8, "'ada-lind' has it"),
    ],
)
def test_one_mistake_in_actors(tmp_path: Path, old: str, new: str, line: int, hint: str) -> None:
    assert has_problem(tmp_path, "actors", ACTORS, (old, new), line, hint)


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("[ada-lind, france]", "[ada-lynd, france]", 4, "did you mean 'ada-lind'"),
        ("2021-03-01", "2021-02-30", 5, "a date such as"),
        ("[2021-03-01, ~]", "[2021-03-01]", 5, "two dates"),
        ("[2021-03-01, ~]", "[2021-03-01, 2020-01-01]", 5, "not before 2021-03-01"),
        ("category: count", "category: counts", 11, "did you mean 'count'"),
        ("      units: [boats]\n", "", 7, "the key 'units'"),
        ("measures:", "mesures:", 6, "did you mean 'measures'"),
    ],
)
def test_one_mistake_in_topics(tmp_path: Path, old: str, new: str, line: int, hint: str) -> None:
    assert old in TOPICS
    topics = TOPICS.replace(old, new, 1)
    problem = only_problem(written(tmp_path, actors=ACTORS, topics=topics))
    assert (problem.file, problem.line) == ("topics.yml", line)
    assert hint in problem.expected


def test_every_problem_of_every_file_at_once(tmp_path: Path) -> None:
    written(
        tmp_path,
        actors=ACTORS.replace("person", "persona").replace("name: Ada", "nom: Ada"),
        topics="- id: [\n",
        corrections="- quote: {id: x}\n  set: {speeker: ada-lind}\n",
    )
    found = problems(tmp_path)
    assert {p.file for p in found} == {"actors.yml", "topics.yml", "corrections.yml"}
    assert len(found) >= 5
    with pytest.raises(EditorialError, match=r"problems in the editorial files:\nactors\.yml:2: "):
        load_editorial(tmp_path)


def test_syntax_error_names_its_line(tmp_path: Path) -> None:
    written(tmp_path, actors='- id: a\n  name: "open\n')
    problem = only_problem(tmp_path)
    assert problem.line is not None
    assert "valid YAML" in problem.expected


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "actors.yml").write_bytes(b"- id: caf\xe9\n")
    assert "UTF-8" in only_problem(tmp_path).expected


def test_nothing_is_executed(tmp_path: Path) -> None:
    target = tmp_path / "made"
    written(tmp_path, actors=f"- id: !!python/object/apply:os.mkdir ['{target}']\n")
    assert problems(tmp_path)
    assert not target.exists()


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("# note\n" + "[" * 100_000, 2, "nested at most"),
        ("{a: " * 100_000, 1, "nested at most"),
        ("- " * 100_000, 1, "nested at most"),
        (
            "- &a0 [x, x]\n"
            + "".join(f"- &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)),
            7,
            "aliases written out",
        ),
        ("- &a [*a]", 1, "an alias of something that ends before it"),
        ("- a\n" * 2_500_000, None, "bytes"),
    ],
)
def test_a_file_of_an_insane_size(tmp_path: Path, text: str, line: int | None, hint: str) -> None:
    problem = only_problem(written(tmp_path, actors=text))
    assert problem.line == line
    assert hint in problem.expected


def test_an_alias_is_no_mistake(tmp_path: Path) -> None:
    topics = TOPICS.replace("[river, ferry]", "&terms [river, ferry]")
    topics = topics.replace("terms: [moored]", "terms: *terms")
    (topic,) = load_editorial(written(tmp_path, actors=ACTORS, topics=topics)).topics
    assert topic.measures[0].terms == ("river", "ferry")


def test_of_very_many_problems_the_first_are_told(tmp_path: Path) -> None:
    written(tmp_path, actors="- x\n" * 500)
    with pytest.raises(EditorialError, match="500 problems, of which the first 100") as caught:
        load_editorial(tmp_path)
    assert len(str(caught.value).splitlines()) == 101


def test_misspelt_file_and_missing_folder(tmp_path: Path) -> None:
    written(tmp_path, topcis=TOPICS)
    assert "'topics.yml'" in only_problem(tmp_path).expected
    assert "exists" in only_problem(tmp_path / "nowhere").expected


@settings(max_examples=60)
@given(text=st.text(max_size=200), name=st.sampled_from(["actors", "topics", "corrections"]))
def test_any_text_loads_or_is_reported(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str
) -> None:
    folder = tmp_path_factory.mktemp("editorial")
    (folder / f"{name}.yml").write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(EditorialError):  # anything else fails the test
        load_editorial(folder)


def test_entries_may_be_rejected(tmp_path: Path) -> None:
    read = load_editorial(
        written(
            tmp_path,
            actors="- {id: bo, name: Bo, kind: person, reject: true}\n",
            topics="- {id: ferry, title: Ferry, terms: [ferry], reject: true}\n",
        )
    )
    assert (read.actors[0].reject, read.topics[0].reject) == (True, True)


def test_measures_that_are_no_list_are_one_mistake(tmp_path: Path) -> None:
    topics = "- id: flood\n  title: Flood\n  terms: [river]\n  measures: many\n"
    assert only_problem(written(tmp_path, topics=topics)).line == 4
