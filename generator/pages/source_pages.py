"""A page for every article: its text with all records marked, and where the site uses them."""

from __future__ import annotations

from ..records import Article
from . import jsonld
from .addresses import source_path
from .headlines import headline
from .page_inputs import Context, PageInputs
from .page_maker import PageMaker, links_by_citation
from .references import meta_tags, reference, web_address
from .source_passages import annotate_paragraphs


def make_source_page(article: Article, inputs: PageInputs, make: PageMaker) -> None:
    """One article; pages that cite it must have been made before."""
    index = inputs.index
    context: Context = {
        "article": article,
        "view": inputs.views.articles([article.id])[0],
        "paragraphs": annotate_paragraphs(
            article, index, links_by_citation(make.uses_of(article.id))
        ),
        "copies": [index.article(a) for a in index.copies.get(article.id, ())],
        "cut": [c for c in article.cut if c.text.strip()],
        "reference": reference(article),
        "retold": web_address(article.retells),
        "meta": meta_tags(article),
        "jsonld": jsonld.article_data(article, index, inputs.settings),
    }
    path, title = source_path(article.id), headline(article)
    make.page(path, "source.md.j2", title, context, article.id)
