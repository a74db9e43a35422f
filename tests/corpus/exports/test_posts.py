"""Channels of posts."""

from __future__ import annotations

import json

from tests.corpus.reading import read_articles


def test_channels_as_json() -> None:
    def message(day: int, text: object) -> dict[str, object]:
        return {"type": "message", "date": f"2023-10-0{day}T07:12:00", "text": text}

    drones = ["Two drones were ", {"type": "bold", "text": "shot down"}, " over the refinery."]
    channel = {"name": "Bolshov Live", "messages": [message(3, drones), message(4, "It burns.")]}
    first, second = read_articles(json.dumps(channel), "result.json")
    assert (first.text, first.published) == (
        "Two drones were shot down over the refinery.",
        "2023-10-03",
    )
    assert (second.outlet, second.published) == ("Bolshov Live", "2023-10-04")
