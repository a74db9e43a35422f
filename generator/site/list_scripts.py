"""The parts of long lists as scripts, from which filters take what stands on other pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

#: Where the scripts of lists stand in the site; the generator writes their indexes there.
FOLDER = Path("data", "lists")
#: The controls of a list that has more than one part.
_PARTED = re.compile(r'<form class="filters"[^>]* data-parts="(?!1")')


def is_part(content: str) -> bool:
    """Whether a page's compiled content is a part of a list that has others."""
    return bool(_PARTED.search(content))


def write_part(site_dir: Path, page: str, content: str) -> None:
    """Leave a page's content in ``briefingData``, by the page's name.

    A script, for a page opened from disk may load a script beside it but not another page.
    """
    path = site_dir / FOLDER / f"{page}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    name, text = (json.dumps(value, ensure_ascii=False) for value in (page, content))
    script = f"(window.briefingData ??= {{}})[{name}] = {text};\n"
    path.write_text(script, encoding="utf-8", errors="replace")
