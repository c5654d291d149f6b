"""A Reading as the JSON object of contract.md."""

from __future__ import annotations

from typing import Any

from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.model import Reading

__all__ = ["to_contract"]


def to_contract(reading: Reading, *, doc_id: str, text: str) -> dict[str, Any]:
    """One line of `tansiq extract`.

    Args:
        reading: What was read.
        doc_id: The id as given.
        text: The text as given.

    Returns:
        JSON values with every key of the contract.
    """
    events = []
    for event in reading.events:
        kind = EVENT_TYPES[event.type]
        flat = event.flat_json()
        events.append({"type": flat.pop("type"), "acled": kind.acled, "plover": kind.plover, **flat, **event.to_json()})
    return {
        "id": doc_id,
        "language": reading.language,
        "published": reading.published,
        "title": reading.title,
        "text": text,
        "anchor": None if reading.anchor is None else reading.anchor.to_json(),
        "mentions": [mention.to_json() for mention in reading.mentions],
        "events": events,
        "figures": [figure.to_json() for figure in reading.figures],
        "relations": [relation.to_json() for relation in reading.relations],
    }
