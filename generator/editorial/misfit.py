"""Editorial files that were written for another corpus, told by how little of them occurs."""

from __future__ import annotations

from ..records import Records

#: Entries from which on a share says something.
_ENOUGH = 5
#: Share of the entries that must occur.
_LEAST = 0.1


def misfit(records: Records) -> str | None:
    """A line for the user when hardly any curated actor or topic occurs in the corpus."""
    occurs = [a.mentions > 0 for a in records.actors if a.curated]
    occurs += [bool(t.articles) for t in records.topics if t.curated]
    if len(occurs) < _ENOUGH or sum(occurs) >= _LEAST * len(occurs):
        return None
    return (
        f"Of {len(occurs)} entries of actors.yml and topics.yml {sum(occurs) or 'none'} "
        f"{'occur' if sum(occurs) > 1 else 'occurs'} in the articles: are they of another corpus?"
    )
