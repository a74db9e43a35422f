"""Reported speech without quotation marks, found by grammar and by learned weights.

`frames` finds what grammar shows to be reported, `candidates`, `endings` and `weights` what it
leaves open, and `indirect_quotes` drafts quotations from both. The rooms beside this one use
`frames` and `enclosing_frames` for fragments in quotation marks, and `grammar` and `sources`
for who says what.
"""
