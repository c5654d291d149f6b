"""A party's standing releases, and its urgent ones with what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, desc, select

from tansiq.ledger import Stored, find_resting_on, get_stored
from tansiq.model import NOBODY, Hand, Release
from tansiq.model.release import AudienceKind, Tlp
from tansiq.release.register import party_release, standing_of

__all__ = ["StandingRelease", "UrgentRelease", "find_standing", "find_urgent"]


@dataclass(frozen=True, slots=True)
class StandingRelease:
    """That every report of an outlet, of certain kinds, goes to an audience.

    Args:
        audience: "party", "users", "room" or "public"; `names` as entered, rooms by id.
        kinds: Event types or beginnings of them; () for all reports.
        stopped: When it was stopped, or "".
        released: How many reports it has released.
        hand: By whose hand it stands.
        may_leave: What it releases goes to recipients' TAXII clients too.
    """

    id: str
    outlet: str
    kinds: tuple[str, ...]
    audience: AudienceKind
    names: tuple[str, ...]
    tlp: Tlp
    onward: tuple[str, ...]
    purpose: str
    until: str
    made: str
    stopped: str
    is_in_force: bool
    released: int
    hand: Hand = NOBODY
    may_leave: bool = False


@dataclass(frozen=True, slots=True)
class UrgentRelease:
    """A release that a duty officer made alone.

    Args:
        release: The id of the release; `entries` what it is of.
        due: By when it is to be reviewed.
        verdict: "", or what the review said: "stands" or "withdrawn".
        is_overdue: Not reviewed by then.
        hand, reviewed_by: By whose hand it was released, and reviewed.
        may_leave: It goes to recipients' TAXII clients too.
    """

    id: str
    release: str
    entries: tuple[str, ...]
    audience: AudienceKind
    names: tuple[str, ...]
    reason: str
    made: str
    due: str
    verdict: Literal["", "stands", "withdrawn"]
    reviewed: str
    note: str
    is_overdue: bool
    hand: Hand = NOBODY
    reviewed_by: Hand = NOBODY
    may_leave: bool = False


def find_standing(
    connection: Connection, party: str, moment: str, *, is_counted: bool = True
) -> tuple[StandingRelease, ...]:
    """The standing releases of a party, the newest first.

    Args:
        moment: As format_time gives it: which have ended.
        is_counted: Say how many reports each has released.
    """
    chosen = (
        select(standing_of.c.standing)
        .where(standing_of.c.party == party)
        .order_by(desc(standing_of.c.at), desc(standing_of.c.standing))
    )
    ids = [one.hex() for one in connection.scalars(chosen)]
    if not ids:
        return ()
    stored = get_stored(connection, ids)
    stops = dict(find_resting_on(connection, ids, ["withdrawal"]))
    stopped = {on: one.received for on, name in stops.items() for one in get_stored(connection, [name]).values()}
    counts: dict[str, int] = {}
    for on, _ in find_resting_on(connection, ids, ["release"]) if is_counted else ():
        counts[on] = counts.get(on, 0) + 1
    return tuple(_standing(stored[one], stopped.get(one, ""), counts.get(one, 0), moment) for one in ids)


def _standing(one: Stored, stopped: str, released: int, moment: str) -> StandingRelease:
    payload: dict[str, Any] = one.entry.payload or {}
    return StandingRelease(
        id=one.entry.id,
        outlet=payload["outlet"],
        kinds=tuple(payload["kinds"]),
        audience=payload["audience"]["kind"],
        names=tuple(payload["audience"]["ids"]),
        tlp=payload["tlp"],
        onward=tuple(payload["onward"]),
        purpose=payload["purpose"],
        until=payload["until"],
        made=one.received,
        stopped=stopped,
        is_in_force=not stopped and moment < payload["until"],
        released=released,
        hand=Hand.of(payload),
        may_leave=payload.get("may_leave") is True,
    )


def find_urgent(connection: Connection, party: str, moment: str) -> tuple[UrgentRelease, ...]:
    """The urgent releases of a party: those that wait for a review first, the oldest of them first."""
    mine = select(party_release.c.release).where(party_release.c.party == party)
    releases = [one.hex() for one in connection.scalars(mine)]
    on = {act: release for release, act in find_resting_on(connection, releases, ["urgent"])}
    acts = {name: one for name, one in get_stored(connection, list(on)).items() if one.entry.originator == party}
    reviews = dict(reversed(find_resting_on(connection, list(acts), ["review"])))
    reviewed = {what: get_stored(connection, [one])[one] for what, one in reviews.items()}
    made = get_stored(connection, [on[name] for name in acts])
    found = [_urgent(one, made[on[name]], reviewed.get(name), moment) for name, one in acts.items()]
    return tuple(sorted(found, key=lambda one: (bool(one.verdict), one.made, one.id)))


def _urgent(one: Stored, release: Stored, review: Stored | None, moment: str) -> UrgentRelease:
    payload: dict[str, Any] = one.entry.payload or {}
    said: dict[str, Any] = {} if review is None else review.entry.payload or {}
    terms = Release.from_json(release.entry.payload or {})
    return UrgentRelease(
        id=one.entry.id,
        release=release.entry.id,
        entries=terms.targets,
        audience=terms.audience.kind,
        names=terms.audience.ids,
        reason=payload["reason"],
        made=one.received,
        due=payload["due"],
        verdict=said.get("verdict", ""),
        reviewed="" if review is None else review.received,
        note=said.get("note", ""),
        is_overdue=review is None and payload["due"] <= moment,
        hand=Hand.of(payload),
        reviewed_by=Hand.of(said),
        may_leave=terms.may_leave,
    )
