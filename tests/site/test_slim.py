"""What browsers need not be sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.slim import slim_page, slim_scripts, slim_styles

PAGE = (
    '<!doctype html>\n<html lang="en">\n<head><title>Dam</title></head>\n<body>\n'
    "  <!-- nothing -->\n  <pre>two\n  lines</pre>\n"
    '  <p class="kept">Water,   <b id="b1">much</b> of it</p>\n'
    '  <div style="color: var(--shown)" data-scheme="dark"></div>\n</body></html>\n'
)


def test_a_page_says_the_same_in_fewer_bytes() -> None:
    slim = slim_page(PAGE)
    assert len(slim) < len(PAGE)
    assert 'Water,   <b id="b1">much</b> of it' in slim
    assert "<pre>two\n  lines</pre>" in slim
    assert "nothing" not in slim
    assert "</p>" in slim


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("p { color: red }", "p{color: red}"),
        (".kept{top:0} .dropped{top:0}", ".kept{top:0}"),
        (".kept, .dropped > b { top: 0 }", ".kept{top: 0}"),
        ("#b1{top:0}#b2{top:0}", "#b1{top:0}"),
        (".made-by-script{top:0}", ".made-by-script{top:0}"),
        ('[data-scheme="dark"]{top:0}[data-scheme=light]{top:0}', '[data-scheme="dark"]{top:0}'),
        ("[data-scheme^=li]{top:0}", "[data-scheme^=li]{top:0}"),
        (".kept:not(.dropped){top:0}", ".kept:not(.dropped){top:0}"),
        ("@media print{.dropped{top:0}}", ""),
        ("@media print { .kept{top:0} }", "@media print{.kept{top:0}}"),
        ("@keyframes turn{to{top:0}}", "@keyframes turn{to{top:0}}"),
        (":root{--shown:red;--unused:blue}", ":root{--shown:red}"),
        (":root{--unused:blue}", ""),
        ("p{--mine:1px;top:var(--mine)}", "p{--mine:1px;top:var(--mine)}"),
        ("/* why */ p{top:0}", "p{top:0}"),
    ],
)
def test_styles_keep_what_pages_and_scripts_can_name(tmp_path: Path, css: str, left: str) -> None:
    sheet = tmp_path / "assets" / "site.css"
    sheet.parent.mkdir()
    sheet.write_text(css, encoding="utf-8")
    (tmp_path / "assets" / "site.js").write_text("add('made-by-script')", encoding="utf-8")
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    slim_styles(tmp_path)
    assert sheet.read_text(encoding="utf-8") == left


def test_scripts_do_the_same_in_fewer_bytes(tmp_path: Path) -> None:
    script = tmp_path / "assets" / "site.js"
    script.parent.mkdir()
    script.write_text('(() => {\n  // why\n  console.log("a  b");\n})();\n')
    slim_scripts(tmp_path)
    slim = script.read_text(encoding="utf-8")
    assert "why" not in slim
    assert "a  b" in slim
    assert "<script>" not in slim
