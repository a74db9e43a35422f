"""The generator's settings: one object, filled from mkdocs.yml and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).parent
#: The program's own templates: within the package, in a checkout beside it.
TEMPLATES = next(
    (f for f in (_PACKAGE / "templates", _PACKAGE.parent / "templates") if f.is_dir()),
    _PACKAGE / "templates",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and how they are built. Paths are absolute."""

    corpus: Path
    """Folder of saved articles."""
    editorial: Path | None
    """Folder of actors.yml, topics.yml and corrections.yml; None: nothing curated."""
    templates: Path
    """Folder of the project's own templates, assets and theme, which need not exist."""
    docs_dir: Path
    """MkDocs' source folder, into which pages are generated."""
    cache: Path | None
    """The cache file; None: no cache."""
    model: str = "en_core_web_md"
    """Name or path of a spaCy pipeline for English."""
    strict: bool = False
    """Issues are fatal."""
    evaluation: Path | None = None
    """Measured accuracy, as `briefing evaluate` writes it, for the Method page."""
    site_name: str = "Briefing"
    """As in mkdocs.yml; named by citations and the feed."""
    site_url: str | None = None
    """Where the site will be published; None: addresses stay relative."""
    site_description: str = ""
    jobs: int = 0
    """Processes that parse and extract; 0: as many as there are cores."""
    replaced: Path | None = None
    """The site that a build takes the place of: what is new is new since then."""
    cluster: str | None = None
    """Address of a Dask scheduler that extracts instead: ``tcp://host:8786``."""

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for: a file of the project's goes before the program's."""
        own = self.templates.resolve()
        return (own, TEMPLATES) if own.is_dir() and own != TEMPLATES.resolve() else (TEMPLATES,)
