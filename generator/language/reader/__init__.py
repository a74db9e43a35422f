"""The trained reader of attributions: content, source and cue of reported speech, as spans."""

from .component import CONTENTS, CUES, READER, SOURCES

__all__ = ["CONTENTS", "CUES", "READER", "SOURCES"]
