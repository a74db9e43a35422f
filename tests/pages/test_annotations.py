"""Annotations in the W3C's model: every selector finds the words in the text that it names."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from generator.pages.annotations import ANNOTATIONS, annotation_files
from generator.pages.record_index import RecordIndex
from generator.records import Part
from generator.settings import Settings
from tests.pages.factory import briefing

SETTINGS = Settings(Path(), None, Path(), Path(), None, site_name="Dam")
MADE = briefing(" 😀 é")


def test_every_record_is_an_annotation_of_its_own() -> None:
    found = [json.loads(line) for line in dict(_files())[ANNOTATIONS].splitlines()]
    records = MADE.records
    kinds = (records.quotes, records.figures, records.events, records.dates)
    assert len(found) == len({a["id"] for a in found}) == sum(map(len, kinds))
    tags = {body["value"] for a in found for body in a["body"] if body.get("purpose") == "tagging"}
    assert tags == {"quotation", "figure", "event", "date"}
    assert {a["@context"] for a in found} == {"http://www.w3.org/ns/anno.jsonld"}


def test_both_selectors_find_the_words() -> None:
    files = dict(_files())
    for line in files[ANNOTATIONS].splitlines():
        target = json.loads(line)["target"]
        text = files[f"data/{target['source']}"].decode()
        by_words, by_place = target["selector"]
        words = text[by_place["start"] : by_place["end"]]
        assert words == by_words["exact"]
        around = by_words["prefix"] + words + by_words["suffix"]
        assert text.find(around) == by_place["start"] - len(by_words["prefix"])


def test_bodies_say_what_is_known_and_where_it_is_shown() -> None:
    lines = dict(_files())[ANNOTATIONS].splitlines()
    first = next(a for a in map(json.loads, lines) if "q71" in str(a["body"]))
    assert [body.get("value") or body["source"] for body in first["body"]] == [
        "quotation", "Jon Harr 😀 é", "../sources/keld-news-gates.html#q71",
    ]  # fmt: skip


def test_a_quotation_in_parts_has_a_target_each() -> None:
    quote = MADE.records.quotes[1]
    text = next(a.text for a in MADE.records.articles if a.id == quote.article)
    rest = Part(quote.end + 2, quote.end + 9, text[quote.end + 2 : quote.end + 9])
    quotes = (replace(quote, rest=(rest,)), *MADE.records.quotes[2:])
    made = replace(MADE, records=replace(MADE.records, quotes=quotes))
    lines = dict(annotation_files(RecordIndex(made), SETTINGS))[ANNOTATIONS].splitlines()
    several = [a["target"] for a in map(json.loads, lines) if isinstance(a["target"], list)]
    assert [[t["selector"][0]["exact"] for t in targets] for targets in several] == [
        [quote.text, rest.text]
    ]


def test_a_published_site_names_its_addresses() -> None:
    published = replace(SETTINGS, site_url="https://x.example/dam/")
    line = dict(annotation_files(RecordIndex(MADE), published))[ANNOTATIONS].splitlines()[0]
    assert json.loads(line)["target"]["source"].startswith("https://x.example/dam/data/texts/")


def _files() -> list[tuple[str, bytes]]:
    return list(annotation_files(RecordIndex(MADE), SETTINGS))
