"""A large ledger, built through its own functions: every entry sealed, chained and derived as the desk does it.

Many reports share a transaction, and their readings are made beside the texts (bench/world.py): what is left out is
the reading and one commit a report.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bench.world import World
from tansiq.desk import accept, invite, open_party, open_room
from tansiq.ledger import Draft, Ledger, Writer, derive_report, get_stored, record_report
from tansiq.model import Release
from tansiq.release.index import show_reports
from tansiq.release.register import list_releases
from tansiq.settings import Settings

__all__ = ["LABELS", "PARTIES", "VERSION", "Built", "build_ledger", "load_built"]

PARTIES, LABELS = 40, 300
VERSION = "bench-1"
"""Of the made readings."""
_REPORTS_A_TRANSACTION = 200
_SEED = 1


BUILT_FILE = "built.json"
"""Beside the home of a ledger that was built to be measured again."""


@dataclass(frozen=True, slots=True)
class Built:
    """A ledger's world, the ids of its rooms, and how many reports and claims it has."""

    world: World
    rooms: tuple[str, ...]
    reports: int
    claims: int

    def save(self, folder: Path) -> None:
        """Note it beside the ledger's home."""
        noted = {"rooms": self.rooms, "reports": self.reports, "claims": self.claims}
        (folder / BUILT_FILE).write_text(json.dumps(noted), encoding="utf-8")


def load_built(folder: Path, *, parties: int = PARTIES, labels: int = LABELS) -> Built | None:
    """The ledger that was built in a folder; None where there is none."""
    path = folder / BUILT_FILE
    if not path.exists():
        return None
    noted = json.loads(path.read_text(encoding="utf-8"))
    world = World(parties=parties, labels=labels, seed=_SEED)
    world.open_rooms(noted["rooms"])
    return Built(world, tuple(noted["rooms"]), noted["reports"], noted["claims"])


def _write_some(writer: Writer, ledger: Ledger, world: World, left: int) -> tuple[int, int]:
    """Write reports until there are enough for one transaction or `left` claims; how many of either."""
    written, ids, releases = 0, [], []
    for (report, reading), _ in zip(world.reports(), range(_REPORTS_A_TRANSACTION), strict=False):
        label = world.pick_label()
        done = record_report(writer, report, reading, version=VERSION, originator=label.originator, via="bench")
        assert done.read is not None
        derive_report(writer.connection, done.read)
        if (audience := label.audience) is not None:
            terms = Release(what=done.id, audience=audience, tlp=label.tlp, made=writer.received).to_json()
            # As desk.release writes it: the room is part of the basis.
            draft = Draft("release", terms, (done.id, *(audience.ids if audience.kind == "room" else ())))
            releases += writer.append([draft], originator=label.originator, via="bench")
        ids.append(done.id)
        written += len({one for some in done.read.claim_ids for one in some})
        if written >= left:
            break
    made = get_stored(writer.connection, [one.id for one in releases], is_header=True)
    list_releases(writer.connection, made.values())
    show_reports(writer.connection, ledger.keys, ids)
    return len(ids), written


def build_ledger(settings: Settings, *, claims: int, parties: int = PARTIES, labels: int = LABELS) -> Built:
    """Write a ledger of at least so many claims; every entry is sealed, chained and derived as the desk does it.

    Args:
        settings: Its home must not hold one; its time is that of the first act.
    """
    world = World(parties=parties, labels=labels, seed=_SEED)
    for party in world.parties:
        open_party(settings, party)
    rooms = []
    for number, (host, *guests) in enumerate(world.rooms, 1):
        rooms.append(open_room(settings, f"room {number}", party=host))
        for guest in guests:
            invite(settings, rooms[-1], guest, party=host)
            accept(settings, rooms[-1], party=guest)
    world.open_rooms(rooms)
    begun, written, reports = settings.clock(), 0, 0
    while written < claims:
        moment = begun + timedelta(minutes=1 + reports)
        ledger = Ledger(settings.home, clock=partial(_the_same, moment), randomness=settings.randomness)
        with ledger.write() as writer:
            done, more = _write_some(writer, ledger, world, claims - written)
        reports, written = reports + done, written + more
    return Built(world, tuple(rooms), reports, written)


def _the_same(moment: datetime) -> datetime:
    return moment
