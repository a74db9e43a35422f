"""Where a sentence begins although nothing ended the one before: behind a caption or a headline
that a saved page has glued to the text."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from .word_lists import word_set


@Language.component("unended_sentences")
def unended_sentences(doc: Doc) -> Doc:
    """Let a sentence begin behind a caption; the parser respects what is set here."""
    for token in doc[1:-1]:
        if begins_unended(token):
            token.is_sent_start = True
    return doc


def begins_unended(token: Token) -> bool:
    """Whether a word begins a sentence by its capital alone: the The of "when the quake hit The
    body of a worker was found"."""
    if not token.is_title or token.lower_ not in word_set("unended", "openers"):
        return False
    before, after = token.nbor(-1), token.nbor(1)
    if before.is_stop or not before.is_alpha or not after.text[:1].islower():
        return False
    if before.lower_ in word_set("unended", "named"):
        return False
    return before.is_lower or token.lower_ == "the"
