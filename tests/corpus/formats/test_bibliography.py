"""Reference lists beside the files."""

from __future__ import annotations

import json
from pathlib import Path

from generator.corpus import read_corpus
from tests.corpus.formats.made_files import (
    END,
    LEAD,
    TEXT,
    TITLE,
)


def test_a_reference_list_states_the_mastheads_of_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "files" / "1").mkdir(parents=True)
    (tmp_path / "files" / "1" / "scan.txt").write_text(TEXT)
    (tmp_path / "Rein - 2023 - Another ferry was sold.txt").write_text(f"{END}\n\n{LEAD}")
    (tmp_path / "list.ris").write_text(
        f"TY  - NEWS\nTI  - {TITLE}\nT2  - Harbour Weekly\nAU  - Rein, Ada\nDA  - 2023/10/03/\n"
        "UR  - https://a.example/b\nL1  - files/1/scan.txt\nER  - \n"
    )
    (tmp_path / "list.json").write_text(
        json.dumps([
            {"type": "article-newspaper", "title": "Another ferry was sold",
             "container-title": "Evening Post", "issued": {"date-parts": [[2023, 10, 4]]},
             "author": [{"given": "Jo", "family": "Li"}]},
        ])
    )  # fmt: skip
    corpus = read_corpus(tmp_path)
    found = {a.title: (a.outlet, a.authors, a.published) for a in corpus.articles}
    assert found == {
        TITLE: ("Harbour Weekly", ("Ada Rein",), "2023-10-03"),
        "Another ferry was sold": ("Evening Post", ("Jo Li",), "2023-10-04"),
    }
    assert [i for i in corpus.issues if i.source in ("list.ris", "list.json")] == []
