"""Claims released alone: the reader gets value, status, chain and, if ticked, the words; nothing of the report.

The claims that one release names are a telling of their own (release.md, "Linking"), for those who do not see the
report. Nothing that is shown of it is computed from the release's id, which would tell of its other recipients.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from tansiq.ledger import ReadReport, derive_report, forget_report, get_stored
from tansiq.model import Claim, Event, Place, Reading, Report, SourceChain
from tansiq.release.facts import EntryFacts, ReleaseFacts
from tansiq.release.runs import Window, less
from tansiq.release.stretches import find_released, find_windows
from tansiq.release.views import Reader

__all__ = ["Telling", "bare_claim", "derive_telling", "find_tellings", "windows_of_telling"]


@dataclass(frozen=True, slots=True)
class Telling:
    """Claims that releases name together, in the order of the report's claims.

    Args:
        release: Id of the first such release; where its rows are kept, and never shown.
        order: That release's place in the ledger.
        claims: Facts of each claim, of which at least one is there.
    """

    release: str
    order: int
    claims: tuple[EntryFacts, ...]
    has_words: bool

    @property
    def anchor(self) -> str:
        """What the readers' event ids are made of: the claims themselves, whatever release named them."""
        named = "detached" + "".join(one.id for one in self.claims) + ("words" if self.has_words else "")
        return hashlib.sha256(named.encode()).hexdigest()


def _key(release: ReleaseFacts) -> tuple[frozenset[str], bool] | None:
    terms = release.terms
    return None if terms is None or not terms.is_detached else (frozenset(terms.targets), terms.has_words)


def find_tellings(claims: Iterable[EntryFacts]) -> list[Telling]:
    """The tellings that detached releases make of a report's claims, those with words first.

    Args:
        claims: Facts of every claim of the report that was ever released.
    """
    known = {one.id: one for one in claims}
    found: dict[tuple[frozenset[str], bool], ReleaseFacts] = {}
    for facts in known.values():
        for release in facts.releases:
            key = _key(release)
            if key is None or release.originator != facts.originator or not key[0] <= set(known):
                continue
            if key not in found or release.made < found[key].made:
                found[key] = release
    tellings = [
        Telling(first.id, first.made.order, tuple(known[one] for one in sorted(ids)), has_words)
        for (ids, has_words), first in found.items()
    ]
    return sorted(tellings, key=lambda one: (not one.has_words, one.order))


def windows_of_telling(telling: Telling, reader: Reader) -> tuple[Window, ...]:
    """When the reader sees a telling by detached releases: all of its claims at once, and the report never mind."""
    named = frozenset(one.id for one in telling.claims)

    def is_meant(release: ReleaseFacts) -> bool:
        return _key(release) == (named, telling.has_words)

    return find_released(telling.claims, is_meant, reader)


def bare_claim(claim: Claim, words: str, start: int) -> Claim:
    """A claim without its report: offsets point into `words`, which stand at `start`; neither time nor reader of it."""
    span = (start, start + len(words))
    links = tuple(replace(link, span=(start, start)) for link in claim.chain.links)
    value = claim.value
    if isinstance(value, Place) and not words:
        # How the text wrote the place is words too.
        value = replace(value, text=value.name)
    return Claim(claim.slot, value, (span,), SourceChain(links), claim.status, claim.of)


def words_of(connection: Connection, report_id: str, claim: Claim) -> str:
    """The words of a report that a claim rests on, pieces parted by an ellipsis."""
    payload = get_stored(connection, [report_id])[report_id].entry.payload
    text = "" if payload is None else str(payload["text"])
    return " … ".join(text[start:end] for start, end in claim.spans)


def read_claims(connection: Connection, telling: Telling) -> list[tuple[str, Claim]]:
    """The claims of a telling, with the words each rests on where they are released too; erased ones are left out."""
    found: list[tuple[str, Claim]] = []
    stored = get_stored(connection, [one.id for one in telling.claims])
    for one in sorted(stored.values(), key=lambda each: each.position):
        payload: dict[str, Any] | None = one.entry.payload
        if payload is not None:
            claim = Claim.from_json(payload["claim"])
            words = words_of(connection, one.entry.basis[0], claim) if telling.has_words else ""
            found.append((words, claim))
    return found


def derive_telling(connection: Connection, telling: Telling) -> bool:
    """Write the derived rows of one telling, as those of a report that has nothing but these claims.

    Returns:
        Whether there are any: claims without that of the event's type are no event.
    """
    forget_report(connection, telling.release)
    text, claims = "", []
    for words, claim in read_claims(connection, telling):
        claims.append(bare_claim(claim, words, len(text)))
        text += f"{words}\n" if words else ""
    if len(claims) < len(telling.claims) or not any(claim.slot == "event" for claim in claims):
        return False
    event = Event(tuple(claims), ((0, len(text.rstrip("\n"))),))
    read = ReadReport(
        id=telling.release,
        position=telling.order,
        originator="",
        received="",
        report=Report(text, "", ""),
        reading=Reading("", None, "", None, events=(event,)),
        claim_ids=(tuple(one.id for one in telling.claims),),
        anchors=(telling.anchor,),
        version="",
    )
    derive_report(connection, read)
    return True


def windows_beside(
    tellings: Sequence[Telling], report: EntryFacts, reader: Reader
) -> list[tuple[Telling, tuple[Window, ...]]]:
    """When the reader sees each telling and neither the report nor the same claims with their words."""
    taken: dict[frozenset[str], tuple[Window, ...]] = {}
    of_report = find_windows(report, reader)
    found = []
    for telling in tellings:
        named = frozenset(one.id for one in telling.claims)
        windows = less(windows_of_telling(telling, reader), (*of_report, *taken.get(named, ())))
        taken[named] = (*taken.get(named, ()), *windows)
        found.append((telling, windows))
    return found
