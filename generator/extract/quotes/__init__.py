"""Quotations: who said what, in quotation marks and without them.

`article_quotes` runs the steps. Words between `quotation_marks` are drafted by `marked_quotes`,
turns of interviews by `interview_turns`, reported speech without marks by the rooms in `reported`.
`cue_attribution` finds the cue and source beside quotation marks, `factuality` whether it was
really said, `speaker_attribution` and `speakers` whom the source or the context names, and
`said_dates` when it was said.
"""

from __future__ import annotations

from .article_quotes import find_quotes

__all__ = ["find_quotes"]
