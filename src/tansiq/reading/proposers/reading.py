"""One text read by the rules, then by every proposer that is turned on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tansiq.model import Note, Reading
from tansiq.reading.pipeline import Draft, read_draft
from tansiq.reading.proposers.merge import merge_named, merge_told
from tansiq.reading.proposers.proposal import Proposer
from tansiq.reading.sheet import Sheet

__all__ = ["read_with"]


def read_with(
    proposers: Sequence[Proposer],
    text: str,
    *,
    published: str | None = None,
    language: str | None = None,
    title: str = "",
    outlet: str = "",
) -> Reading:
    """Read one text with plug-ins.

    Args:
        proposers: Asked in this order; each is shown what the rules read, and what an earlier one added stands.
        text, published, language, title, outlet: As read_text.

    Returns:
        What the rules read, with what the proposers added; exactly the rules' reading where they add nothing or
        fail, and then its notes say which failed and why.
    """

    def read(add: Callable[[Sheet], None] | None = None) -> Draft:
        return read_draft(text, published=published, language=language, title=title, outlet=outlet, add=add)

    draft = read()
    reading = draft.reading
    for proposer in proposers if draft.sheet is not None else ():
        try:
            proposals = proposer.propose(draft.text, draft.reading)
            added = merge_named(draft, reading, proposals.named, proposer.name, read)
            added = merge_told(draft, added, proposals.told, proposer.name)
            reading = replace(added, notes=(*reading.notes, *proposals.notes))
        except Exception:  # noqa: BLE001 (whatever a plug-in does, the rules' reading of the report stands)
            reading = replace(reading, notes=(*reading.notes, Note(proposer.name, "failed")))
    return reading
