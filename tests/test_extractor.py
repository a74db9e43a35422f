"""What is found in an article must not depend on where its parse comes from."""

from __future__ import annotations

from pathlib import Path

from generator.corpus import read_corpus
from generator.editorial import load_editorial
from generator.extraction import Context, rules_version
from generator.extractor import extract_chunk
from generator.language.parses import parse_key
from generator.language.pipeline import Parser
from generator.store import Store

ROOT = Path(__file__).resolve().parent.parent


def test_a_kept_parse_gives_what_the_fresh_one_gave(tmp_path: Path) -> None:
    articles = read_corpus(ROOT / "content" / "corpus").articles
    kept = tmp_path / "cache.sqlite"
    editorial = load_editorial(ROOT / "content")
    context = Context("en_core_web_md", editorial, kept, rules_version())
    fresh = extract_chunk(context, articles)
    assert sum(len(found.quotes) for found in fresh) > 20
    known = Store(kept)
    texts = [article.text for article in articles]
    keys = [parse_key("en_core_web_md", text) for text in texts]
    assert len(known.get_all("parse", keys)) == len({*texts})
    assert extract_chunk(context, articles) == fresh
    assert all(not doc.tensor.size for doc in Parser("en_core_web_md", known).docs(texts))
