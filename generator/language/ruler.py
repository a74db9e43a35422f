"""What spaCy's attribute ruler matches, kept by kind of token.

The ruler tries each of its patterns (179 in the English models) on each token, an eighth of a
parse; nearly all of them look at one token alone, and of tokens there are few kinds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.attrs import IDS
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

#: Kinds of token kept at most, so that memory does not grow with the corpus.
_MOST = 50_000


def keep_matches(nlp: Language) -> None:
    """Let the attribute rulers of a pipeline look at each kind of token once."""
    for _, component in nlp.pipeline:
        if isinstance(component, AttributeRuler):
            kept: Any = KeepingMatcher(component)
            component.matcher = kept


class KeepingMatcher:
    """Finds what the matcher of an attribute ruler finds; a test holds that it does."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._one, self._several = Matcher(ruler.vocab), Matcher(ruler.vocab)
        looked_at = {"LOWER"}
        rules: Sequence[dict[str, Any]] = ruler.patterns
        for number, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                alone = _is_of_one_token(pattern)
                (self._one if alone else self._several).add(str(number), [pattern])
                looked_at.update(pattern[0] if alone else ())
        self._looked_at: list[int | str] = [*sorted(looked_at)]
        self._kept: dict[tuple[int, ...], list[int]] = {}

    def __call__(
        self, doc: Doc, *, allow_missing: bool = False, as_spans: bool = False
    ) -> list[tuple[int, int, int]]:
        """Key of the rule, first token and the token after the last, for each match.

        Raises:
            ValueError: when asked for spans, which no ruler does.
        """
        if as_spans:
            raise ValueError("matches are kept as numbers, not as spans")
        found = list(self._several(doc, allow_missing=allow_missing))
        kept = self._kept
        for i, kind in enumerate(map(tuple, doc.to_array(self._looked_at).tolist())):
            keys = kept.get(kind)
            if keys is None:
                if len(kept) >= _MOST:
                    kept.clear()
                matches = self._one(doc[i : i + 1], allow_missing=allow_missing)
                keys = kept[kind] = [key for key, _, _ in matches]
            found += [(key, i, i + 1) for key in keys]
        return found


def _is_of_one_token(pattern: Sequence[dict[str, Any]]) -> bool:
    """Whether all that a pattern looks at are plain attributes of a single token."""
    return len(pattern) == 1 and all(name in IDS for name in pattern[0])
