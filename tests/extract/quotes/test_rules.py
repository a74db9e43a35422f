"""The rules of attribution whose success was counted are rules that there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from generator.language.word_lists import load_learned
from generator.records import SpanRule, SpeakerRule


def names(rule: Any) -> Iterator[str]:
    """The strings of a Literal, or of a union of several."""
    for part in get_args(rule):
        yield from [part] if isinstance(part, str) else names(part)


def test_counted_rules_exist() -> None:
    spans, speakers = set(names(SpanRule)), set(names(SpeakerRule))
    counted = [rule.split("/") for rule in load_learned("surety")["rules"]]
    assert {span for span, _ in counted} <= spans
    assert {speaker for _, speaker in counted} <= speakers
