"""What a reader may see and why, in short: the releases to it counted by who made them, to whom and on which terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tansiq.release.parts import GivenRelease

__all__ = ["Clearance", "sum_clearances"]


@dataclass(frozen=True, slots=True)
class Clearance:
    """Entries that one party lets the reader see, by one way and on the same terms.

    Args:
        by: Who passed them on, or "" where their originator released them.
        audience, to, tlp, onward, purpose, until, is_detached: As of a GivenRelease.
        since: When the first of them was.
        entries: How many.
    """

    originator: str
    by: str
    audience: str
    to: str
    tlp: str
    onward: tuple[str, ...]
    purpose: str
    until: str
    is_detached: bool
    since: str
    entries: int


def sum_clearances(given: Iterable[GivenRelease]) -> tuple[Clearance, ...]:
    """Releases to a reader, those alike as one line; by originator, then by way and terms.

    Args:
        given: As `View.releases_to_me` lists them: the reader's own part, and nobody else's.
    """
    found: dict[tuple[object, ...], list[GivenRelease]] = {}
    for one in given:
        key = (one.originator, one.passed_on_by, one.audience, one.to, one.tlp, one.onward, one.purpose, one.until,
               one.is_detached)  # fmt: skip
        found.setdefault(key, []).append(one)
    lines = [
        Clearance(
            originator=alike[0].originator,
            by=alike[0].passed_on_by,
            audience=alike[0].audience,
            to=alike[0].to,
            tlp=alike[0].tlp,
            onward=alike[0].onward,
            purpose=alike[0].purpose,
            until=alike[0].until,
            is_detached=alike[0].is_detached,
            since=min(one.since for one in alike),
            entries=len({one.what for one in alike}),
        )
        for alike in found.values()
    ]
    return tuple(sorted(lines, key=repr))
