"""The language of a text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ..language.word_lists import word_set

#: English news has some 35 % of its function words, other languages with a few of them below 10 %.
_ENGLISH_SHARE = 0.15
#: Text that is looked at, in characters.
_SAMPLE = 6_000
#: Shorter texts are English unless their letters say otherwise, in words.
_LEAST_WORDS = 12
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
#: What the identifier says of text in no language: names, codes.
_UNKNOWN = "und"


def language_of(text: str) -> str:
    """ISO 639-1 code of a text's language; "en" for one too short to tell.

    >>> language_of("Le port de Sarvel a rouvert mardi, a annoncé le maire, après trois mois.")
    'fr'
    >>> language_of("Ferry sold")
    'en'
    """
    sample = text[:_SAMPLE]
    tokens = _LETTERS.findall(sample.lower())
    letters = sum(map(len, tokens))
    latin = len(_LATIN.findall(sample))
    if 2 * latin < letters:
        return _identify(sample)
    if len(tokens) < _LEAST_WORDS:
        return "en"
    english = sum(t in word_set("corpus_words", "function") for t in tokens)
    if english >= _ENGLISH_SHARE * len(tokens):
        return "en"
    named = _identify(sample)
    # Telegrams and tables of names: English without its small words, which others lack as well.
    return named if named != "en" or english else _UNKNOWN


@cache
def _identifier() -> Any:
    # heavy: few texts need it
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    # Dialects and small languages (Wu beside Chinese) are guessed too often in short texts.
    identifier.set_languages([name for name in identifier.labels if len(name) == 2])
    return identifier


def _identify(text: str) -> str:
    return str(_identifier().classify(text)[0])
