"""The Markdown extension that the plugin adds to those of mkdocs.yml."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.md_in_html import HtmlBlockPreprocessor
from markdown.treeprocessors import InlineProcessor

from .html_blocks import BlockwiseHtmlPreprocessor
from .inline import OnePassInlineProcessor
from .links import AnchorTags, Resolved, ResolveOnce, WholePage


class CheapCompile(Extension):
    """Puts cheaper processors in the place of those that cost most; pages stay the same.

    One instance serves all pages of a build, and no other build: it remembers their links.
    """

    def __init__(self) -> None:
        super().__init__()
        self.resolved: Resolved = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Replace what other extensions have not replaced already."""
        if type(md.treeprocessors["inline"]) is InlineProcessor:
            md.treeprocessors.register(OnePassInlineProcessor(md), "inline", 20)
        if type(md.preprocessors["html_block"]) is HtmlBlockPreprocessor:
            md.preprocessors.register(BlockwiseHtmlPreprocessor(md), "html_block", 20)
        # MkDocs looks for anchors at 21 and resolves links at 0, registered after all extensions.
        tags = AnchorTags()
        md.preprocessors.register(ResolveOnce(self.resolved, md), "resolve_once", 23)
        md.preprocessors.register(tags, "anchor_tags", 22)
        md.preprocessors.register(WholePage(tags), "whole_page", 20.5)
