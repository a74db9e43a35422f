"""Links lead where MkDocs would lead them, and it warns of the same ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config.base import load_config

from generator.site.compiling.extension import CheapCompile

PAGES = {
    "index.md": "# Home\n\n[dam](topics/dam.md#said) [dam](topics/dam.md) [data](data.csv)\n",
    "topics/dam.md": (
        "# Dam\n\n## Said { #said }\n\n[up](../index.md) [up](../index.md#home) [here](dam.md#said)"
        " [rain](rain.md#raw) [rain](rain.md#named) [rain](rain.md#none) [rain](rain.md#none)"
        " [self](#said) [self](#lost) [out](https://example.org/a.md#b) [gone](gone.md#a)"
        " [gone](gone.md) [rain](rain.md?page=2#raw) ![x](../data.csv) [top](/index.md) [](rain.md)"
    ),
    "topics/rain.md": (
        '# Rain\n\n<p id="raw">x</p>\n\n<a class="x"\n name="named"></a> [dam](../topics/dam.md)\n'
    ),
    "topics/signs.md": '# Signs\n\n<!-- <p id="no"> --> [rain](rain.md#raw) [a](#no) 1 < 2\n',
    "data.csv": "a,b\n",
}


@pytest.mark.parametrize("directories", [False, True])
def test_pages_and_warnings_are_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, directories: bool
) -> None:
    for name, text in PAGES.items():
        page = tmp_path / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Dams\ntheme: {name: null, custom_dir: theme}\nplugins: []\n"
        "validation: {links: {anchors: warn, unrecognized_links: warn, absolute_links: warn}}\n"
        f"use_directory_urls: {str(directories).lower()}\n",
        encoding="utf-8",
    )
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text("{{ page.content }}", encoding="utf-8")
    usual, usual_warnings = _built(tmp_path, caplog, cheap=False)
    ours, our_warnings = _built(tmp_path, caplog, cheap=True)
    assert ours == usual
    assert our_warnings == usual_warnings
    assert len([line for line in usual_warnings if "#none" in line]) == 1
    assert any("#lost" in line for line in usual_warnings)
    assert not any("#raw" in line or "#named" in line for line in usual_warnings)


def _built(
    folder: Path, caplog: pytest.LogCaptureFixture, cheap: bool
) -> tuple[dict[str, str], list[str]]:
    """The pages by their addresses, and the warnings."""
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / f"site-{cheap}"))
    config.markdown_extensions += ["attr_list", "md_in_html"]
    if cheap:
        config.markdown_extensions.append(CheapCompile())  # type: ignore[arg-type]
    caplog.clear()
    build(config)
    site = Path(config.site_dir)
    pages = {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in site.rglob("*.html")}
    return pages, [r.getMessage() for r in caplog.records if r.levelname == "WARNING"]
