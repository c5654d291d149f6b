"""Leaks of the release desk: what a dry run counts, whom it may be made as, and members of others' rooms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from tansiq import desk
from tansiq.desk import departing, drafts, naming, releasing
from tansiq.desk import notices as desk_notices
from tansiq.desk.acting import Acting
from tansiq.errors import ReleaseError
from tansiq.ledger import get_reading, open_ledger
from tansiq.ledger.schema import entry
from tansiq.release import Reader, dryrun, notices, open_view, openings, own, register, spills, standings
from tansiq.release.openings import OpenedBy
from tansiq.release.own import OwnPart
from tansiq.release.register import notice_to
from tansiq.release.tears import find_tears
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch


def _counts_all(patch: Patch) -> None:
    """What is withheld is counted over the reports of all."""
    run_dry = dryrun.run_dry

    def mutant(connection: Any, *rest: Any) -> Any:
        reports = select(func.count()).select_from(entry).where(entry.c.kind == "report")
        return replace(run_dry(connection, *rest), withheld=connection.scalar(reports))

    patch.setattr(own, "run_dry", mutant)


def _as_anybody(patch: Patch) -> None:
    def mutant(self: Any) -> Any:
        return tuple(self._connection.scalars(select(entry.c.originator).where(entry.c.kind == "party")))

    patch.setattr(OwnPart, "partners", mutant)


def _all_members(patch: Patch) -> None:
    """A dry run knows who is in the rooms of others."""
    patch.setattr(dryrun, "known_facts", lambda facts, _rooms, _party: facts)


def _log_names_members(patch: Patch) -> None:
    patch.setattr(openings, "masked", lambda _release, other, _hosts, _party: openings.Who("party", other))


def _log_of_passed_on(patch: Patch) -> None:
    """The log tells of every opening, by whatever release it came about."""
    patch.setattr(openings, "_who", lambda _ways, row, _party, _hosts: openings.Who("party", row.party))


def _notice_for_all(patch: Patch) -> None:
    """One notice for all recipients: a list of them is part of its id."""
    act = Acting.act

    def mutant(self: Any, kind: Any, payload: Any, basis: Any = (), **more: Any) -> Any:
        if kind == "notice":
            change = next(
                one for one in notices.find_changes(self.connection, self.party) if one.ref == payload["change"]
            )
            home = self.keys.folder.parent
            found = notices.find_recipients(self.connection, home, self.party, change)
            payload = payload | {"all": sorted(one.opening.party for one in found)}
        return act(self, kind, payload, basis, **more)

    patch.setattr(Acting, "act", mutant)


def _tolls_for_all(patch: Patch) -> None:
    """A notice tells what the corrected report counts, whoever sees that report."""
    patch.setattr(desk_notices, "_told_of", lambda _desk, change, _to: ("", change.tolls))
    patch.setattr(own, "without_correction", lambda one: replace(one, by=""))


def _each_confirmed(patch: Patch) -> None:
    """How many members of another's room there are, and when each has confirmed."""
    recipient = notices._recipient

    def mutant(who: Any, some: Any, receipts: Any) -> Any:
        told = recipient(who, some, receipts)
        return replace(told, confirmed=" ".join(f"{(one.entry.payload or {})['to']}{receipts.get(one.entry.id, '')}"
                                                for one in some))  # fmt: skip

    patch.setattr(notices, "_recipient", mutant)


def _notices_to_all(patch: Patch) -> None:
    """A page of notices that holds those of everybody."""

    def mutant(connection: Any, reader: Reader) -> Any:
        to = {reader.party, *connection.scalars(select(notice_to.c.party))}
        return tuple(one for each in sorted(to) for one in notices.list_given(connection, Reader(each)))

    patch.setattr(own, "list_given", mutant)


def _spill_names_members(patch: Patch) -> None:
    """A report of a spill tells by name who opened it."""
    find = notices.find_recipients

    def mutant(*given: Any) -> Any:
        return [replace(one, who=openings.Who("party", one.opening.party)) for one in find(*given)]

    patch.setattr(spills, "find_recipients", mutant)


def _spills_of_all(patch: Patch) -> None:
    find_changes = notices.find_changes

    def mutant(connection: Any, _party: str) -> Any:
        parties = connection.scalars(select(entry.c.originator).where(entry.c.kind == "party"))
        return tuple(one for party in sorted(set(parties)) for one in find_changes(connection, party))

    patch.setattr(spills, "find_changes", mutant)


def _drafts_of_all(patch: Patch) -> None:
    """A party's own drafts hold what others prepared."""
    list_drafts = drafts.list_drafts

    def mutant(settings: Any, *, party: str | None = None) -> Any:
        names = sorted(open_ledger(settings.home, clock=settings.clock).keys.parties())
        return tuple(one for name in names for one in list_drafts(settings, party=name))

    patch.setattr(desk, "list_drafts", mutant)


def _standing_of_all(patch: Patch) -> None:
    find_standing = standings.find_standing

    def mutant(connection: Any, party: str, moment: str) -> Any:
        parties = {party, *connection.scalars(select(register.standing_of.c.party))}
        return tuple(one for each in sorted(parties) for one in find_standing(connection, each, moment))

    patch.setattr(own, "find_standing", mutant)


def _standing_over_all(patch: Patch) -> None:
    """How many reports, whose ever they are, came in since something stands."""
    find_standing = standings.find_standing

    def mutant(connection: Any, party: str, moment: str) -> Any:
        reports = select(func.count()).select_from(entry).where(entry.c.kind == "report")
        return tuple(
            replace(one, released=connection.scalar(reports)) for one in find_standing(connection, party, moment)
        )

    patch.setattr(own, "find_standing", mutant)


def _urgent_of_all(patch: Patch) -> None:
    find_urgent = standings.find_urgent

    def mutant(connection: Any, party: str, moment: str) -> Any:
        parties = {party, *connection.scalars(select(register.party_release.c.party))}
        return tuple(one for each in sorted(parties) for one in find_urgent(connection, each, moment))

    patch.setattr(own, "find_urgent", mutant)


def _tears_for_all(patch: Patch) -> None:
    """Whoever sees a tear line is told which report it is of."""

    def mutant(self: Any, report: str) -> Any:
        return find_tears(self._connection, report)

    patch.setattr(OwnPart, "tears", mutant)


def _flags_of_ledger(patch: Patch) -> None:
    """A person is flagged by what any report of the node tells."""
    check = releasing._check_names

    def mutant(acting: Any, targets: Any, **more: Any) -> None:
        check(acting, targets, **more)
        ids = [one.hex() for one in acting.connection.scalars(select(entry.c.id).where(entry.c.kind == "report"))]
        texts = [read for one in ids if (read := get_reading(acting.connection, one)) is not None]
        held = {name for read in texts for name in naming.named_by(read)}
        named = {one.text for read in texts if read.id in {target.entry.id for target in targets}
                 for one in read.reading.mentions}  # fmt: skip
        if held & named:
            raise ReleaseError("it names persons beside words for detainees", code="names-detained")

    patch.setattr(releasing, "_check_names", mutant)


def _claims_unflagged(patch: Patch) -> None:
    """Claims that go out without their report are not looked at."""
    patch.setattr(releasing, "named_by", lambda read, claims: () if claims else naming.named_by(read))


def _departure_counted(patch: Patch) -> None:
    """The notice of who leaves says how much it had."""
    sent = desk.send_notice

    def mutant(settings: Any, change: str, *, party: str | None = None) -> int:
        with open_view(settings, Reader(party or settings.party)) as view:
            number = len(view.releases_by_me())
        return sent(settings, change, text=f"{number} releases have ended.", party=party)

    patch.setattr(departing, "send_notice", mutant)


def _notices_for_party(patch: Patch) -> None:
    """What one saw by name is chased at the whole party."""
    patch.setattr(OpenedBy, "reader", property(lambda one: Reader(one.opening.party)))


MUTANTS = (
    Mutant("notices-for-party", "what one user saw by name", "notified-by-name", _notices_for_party),
    Mutant("tears-for-all", "that there is more than a tear line, and which report", "torn", _tears_for_all),
    Mutant("flags-of-ledger", "whom the reports of others tell to be in custody", "names-flagged", _flags_of_ledger),
    Mutant("claims-unflagged", "names of persons in custody, in claims alone", "names-flagged", _claims_unflagged),
    Mutant("departure-counted", "how much there was of who leaves", "left-altogether", _departure_counted),
    Mutant("dry-run-counts-all", "how many reports of others are withheld", "others", _counts_all),
    Mutant("dry-run-as-anybody", "as whom a dry run can be made: every party", "hidden-party", _as_anybody),
    Mutant("dry-run-knows-members", "who is in a room of another host", "members-of-others", _all_members),
    Mutant(
        "log-names-members", "which member of another's room opened something", "opened-in-a-room", _log_names_members
    ),
    Mutant("log-of-passed-on", "who opened what others passed on", "opened", _log_of_passed_on),
    Mutant(
        "spill-names-members", "which member of another's room opened what was spilled", "spilled", _spill_names_members
    ),
    Mutant("spills-of-all", "wrong releases of others", "spilled", _spills_of_all),
    Mutant("drafts-of-all", "what others prepare to release", "prepared", _drafts_of_all, is_all_doors=True),
    Mutant("standing-of-all", "what others let stand", "prepared", _standing_of_all),
    Mutant("standing-counts-all", "how many reports of others came in", "prepared", _standing_over_all),
    Mutant("urgent-of-all", "what others release urgently", "prepared", _urgent_of_all),
    Mutant("notice-for-all", "to whom else a notice went, by its id", "notified", _notice_for_all),
    Mutant("notices-of-all", "notices to others", "notified", _notices_to_all),
    Mutant("tolls-for-all", "what a report counts that corrects another", "corrected", _tolls_for_all),
    Mutant("each-confirmed", "which member of another's room has confirmed", "confirmed-in-a-room", _each_confirmed),
)
