"""Builds that write the same pages wait for one another, plain `mkdocs build` too."""

from __future__ import annotations

import threading
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.site.plugin import BriefingPlugin
from generator.site.up_to_date import only_build
from tests.project import make_project


def test_mkdocs_waits_for_a_build_and_lets_the_next_begin(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    config = load_config(str(project / "mkdocs.yml"))
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    plugin.prepared = False  # MkDocs may hand out the plugin of an earlier test
    settings = plugin.settings(config)

    def run() -> None:
        config.plugins.on_startup(command="build", dirty=False)
        build(config)

    compiling = threading.Thread(target=run)
    with only_build(settings):
        compiling.start()
        compiling.join(2)
        assert compiling.is_alive()
        assert not (settings.docs_dir / "index.md").exists()
    compiling.join(300)
    assert (settings.docs_dir / "index.md").exists()
    with only_build(settings):
        assert (project / "site" / "index.html").exists()
