"""Reported speech as grammar shows it, without quotation marks or round them.

`frames` finds cues with their sources and contents, and `indirect_quotes` drafts quotations from
them. The rooms beside this one use `frames` and `enclosing_frames` for fragments in quotation
marks, and `grammar` and `sources` for who says what.
"""
