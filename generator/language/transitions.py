"""spaCy's parser and entity recognizer, made quicker.

spaCy lets go of the interpreter's lock while these take their actions, and takes it again after
each test of whether an action can be taken, of which an English recognizer makes 74 a token.
With the lock held throughout, the tests cost next to nothing; and who shares the work out among
processes gains nothing by letting go of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc


def hold_lock(nlp: Language) -> None:
    """Let the greedy parsers and entity recognizers of a pipeline keep the interpreter's lock."""
    components: list[Any] = nlp._components  # nothing public puts one in the place of another
    for place, (name, component) in enumerate(components):
        holding = _HOLDING.get(type(component))
        if holding and component.cfg["beam_width"] == 1:
            components[place] = name, holding(component)


class _Holding:
    """What both have in common; a test holds that they find what those they are made of do."""

    moves: Any
    model: Any
    cfg: dict[str, Any]
    transition_states: Any

    def __init__(self, of: Any) -> None:
        super().__init__(of.vocab, of.model, of.name, of.moves)  # type: ignore[call-arg]
        self.cfg.update(of.cfg)

    def greedy_parse(self, docs: Sequence[Doc], drop: float = 0.0) -> list[Any]:
        """The final state of each text, after the best action in each state before."""
        batch: list[Any] = self.moves.init_batch(docs)
        steps = self.model.predict(docs)
        states = [state for state in batch if not state.is_final()]
        while states:
            states = self.transition_states(states, steps.predict(states))
        steps.clear_memory()
        return batch


class HoldingParser(_Holding, DependencyParser):  # type: ignore[misc]  # spaCy's is compiled
    """A dependency parser that keeps the interpreter's lock."""


class HoldingRecognizer(_Holding, EntityRecognizer):  # type: ignore[misc]
    """An entity recognizer that keeps the interpreter's lock."""


#: By the very class: what others made of it may take its actions in another way.
_HOLDING: dict[type, Any] = {
    DependencyParser: HoldingParser,
    EntityRecognizer: HoldingRecognizer,
}
