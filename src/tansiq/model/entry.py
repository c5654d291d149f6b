"""One line of the ledger: content with an originator and a basis, and no audience (release.md, "Entries and releases").

An act (release, withdrawal, membership, judgement, erasure) carries the time it was done in its payload, so the same
act done again is a new entry; a report, a claim or a posted object carries none, so the originator's repeat gives the
same id.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["ACT_KINDS", "Entry", "EntryKind"]

EntryKind = Literal[
    "report",
    "reading",
    "claim",
    "party",
    "clients",
    "room",
    "charter",
    "invitation",
    "acceptance",
    "leaving",
    "release",
    "narrowing",
    "withdrawal",
    "judgement",
    "erasure",
    "object",
    "posting",
    "removal",
    "correction",
    "notice",
    "receipt",
    "standing",
    "urgent",
    "review",
    "tear",
    "retention",
    "hold",
    "order",
    "introduction",
]
ACT_KINDS: frozenset[str] = frozenset(
    {
        "party",
        "clients",
        "room",
        "charter",
        "invitation",
        "acceptance",
        "leaving",
        "release",
        "narrowing",
        "withdrawal",
        "judgement",
        "erasure",
        "posting",
        "removal",
        "correction",
        "notice",
        "receipt",
        "standing",
        "urgent",
        "review",
        "tear",
        "retention",
        "hold",
        "order",
        "introduction",
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Args:
        id: 64 lower-case hex digits: HMAC-SHA-256 with the originator's secret over kind, basis and payload.
        kind: What the payload is.
        originator: Id of the party whose entry it is; only it may release, narrow or withdraw.
        basis: Ids of the entries it rests on, in order.
        payload: JSON values only; None once erased.
    """

    id: str
    kind: EntryKind
    originator: str
    basis: tuple[str, ...] = ()
    payload: dict[str, Any] | None = field(default=None, repr=False)
