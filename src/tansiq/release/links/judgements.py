"""Judgements of people on two tellings, or on two names, as entries: which there are, and when a reader sees one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, delete, exists, or_, select

from tansiq.ledger import KeyRing, Stored, get_stored
from tansiq.ledger.entries import batches
from tansiq.ledger.schema import basis, entry, telling
from tansiq.linking.clusters import Judgement
from tansiq.model import NOBODY, Hand
from tansiq.release.apart import ends_of, readers_of, shown_end
from tansiq.release.decide import find_windows
from tansiq.release.facts import EntryFacts, get_facts
from tansiq.release.links.marks import AT_ONCE
from tansiq.release.links.tables import judged, judged_name, shown_judgement
from tansiq.release.named import number_of
from tansiq.release.runs import Window, less
from tansiq.release.views import Reader

__all__ = [
    "About",
    "Judged",
    "Verdict",
    "as_decisions",
    "judged_by",
    "judged_on",
    "list_judgements",
    "resting_on_reports",
    "show_judgements",
    "sides_of",
    "standing",
]

Verdict = Literal["same", "apart", "undone"]
About = Literal["event", "actor", "place"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement.

    Args:
        id: Of its entry.
        originator: Whose it is.
        made: Time of the act.
        verdict: "undone" takes back another of the same party.
        what: Which it takes back, or "".
        a, b: Anchors of the two tellings; of a judgement on names their ids.
        reason: In the party's words.
        facts: By which a reader sees it or not.
        hand: By whose hand.
        about: What are one, or are not: events, or what names are of.
    """

    id: str
    originator: str
    made: str
    verdict: Verdict
    a: str
    b: str
    reason: str
    facts: EntryFacts
    what: str = ""
    hand: Hand = NOBODY
    about: About = "event"

    def windows(self, reader: Reader) -> tuple[Window, ...]:
        """When a reader sees it; never, where the rule fails."""
        try:
            return find_windows(self.facts, reader)
        except Exception:  # noqa: BLE001 (whatever is unclear withholds)
            return ()


def list_judgements(connection: Connection, stored: Collection[Stored]) -> None:
    """Note on which tellings, or names, these judgements are."""
    rows, named = list[dict[str, Any]](), list[dict[str, Any]]()
    for one in stored:
        judgement = bytes.fromhex(one.entry.id)
        for table in (judged, judged_name):
            connection.execute(delete(table).where(table.c.judgement == judgement))
        sides, names = _sides(one), _names(one)
        for side, other in (sides, sides[::-1]) if sides is not None else ():
            rows.append({"side": side, "other": other, "judgement": judgement})
        for pair in (names, names[::-1]) if names is not None else ():
            named.append({"side": pair[0], "other": pair[1], "judgement": judgement})
    if rows:
        connection.execute(judged.insert(), rows)
    if named:
        connection.execute(judged_name.insert(), named)


def show_judgements(connection: Connection, keys: KeyRing, ids: Sequence[str]) -> None:
    """Bring who sees judgements, and who sees them no more, in line with releases of them and of their basis."""
    if not ids:
        return
    parties = [Reader(party) for party in keys.parties()]
    ends: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    for some in batches(list(ids)):
        entries = [bytes.fromhex(one) for one in some]
        connection.execute(delete(shown_end).where(shown_end.c.entry.in_(entries)))
        connection.execute(delete(shown_judgement).where(shown_judgement.c.judgement.in_(entries)))
        made = {one.id: one.made for one in _read(connection, some)}
        for facts in get_facts(connection, some).values():
            ends += ends_of(facts, parties)
            if facts.id in made:
                rows += _shown(facts, made[facts.id], parties)
    if ends:
        connection.execute(shown_end.insert(), ends)
    if rows:
        connection.execute(shown_judgement.insert(), rows)


def _shown(facts: EntryFacts, made: str, parties: Sequence[Reader]) -> Iterator[dict[str, Any]]:
    for reader in readers_of((facts,), parties):
        windows = find_windows(facts, reader)
        if reader.user:
            windows = less(windows, find_windows(facts, Reader(reader.party)))
        name = f"{reader.party}:{reader.user}" if reader.user else reader.party
        for window in windows:
            row = {"reader": name, "at": made, "judgement": bytes.fromhex(facts.id), "since": window.since}
            yield row | {"opens": window.opens, "until": window.until}


def judged_by(connection: Connection, ids: Collection[str]) -> dict[str, Judged]:
    """Judgements by id."""
    return {one.id: one for one in _read(connection, sorted(ids))} if ids else {}


def sides_of(connection: Connection, ids: Collection[str]) -> set[int]:
    """The tellings that judgements are on, by number."""
    found: set[int] = set()
    for some in batches(sorted(ids)):
        chosen = (
            select(telling.c.telling)
            .join(judged, judged.c.side == telling.c.anchor)
            .where(judged.c.judgement.in_([bytes.fromhex(one) for one in some]))
        )
        found |= set(connection.scalars(chosen))
    return found


def _sides(stored: Stored) -> tuple[bytes, bytes] | None:
    payload = stored.entry.payload or {}
    try:
        a, b = bytes.fromhex(payload["a"]), bytes.fromhex(payload["b"])
    except (KeyError, TypeError, ValueError):
        # What cannot be read joins nothing and parts nothing.
        return None
    return (a, b) if len(a) == len(b) == 32 and a != b else None


def _names(stored: Stored) -> tuple[int, int] | None:
    """The numbers of the two names that a judgement is on; None for one on tellings, and for what cannot be read."""
    payload = stored.entry.payload or {}
    if payload.get("about") not in ("actor", "place"):
        return None
    a, b = (number_of(str(payload.get(side, ""))) for side in ("a", "b"))
    return None if a is None or b is None or a == b else (a, b)


def judged_on(connection: Connection, anchors: Collection[bytes]) -> list[Judged]:
    """Judgements of which a side is among these tellings, by id, whoever sees them."""
    wanted, ids = sorted(anchors), set[str]()
    for start in range(0, len(wanted), AT_ONCE):
        chosen = select(judged.c.judgement).where(judged.c.side.in_(wanted[start : start + AT_ONCE]))
        ids |= {one.hex() for one in connection.scalars(chosen)}
    return list(_read(connection, sorted(ids))) if ids else []


def _read(connection: Connection, ids: Sequence[str]) -> Iterator[Judged]:
    found = get_facts(connection, ids)
    for name, stored in sorted(get_stored(connection, ids).items()):
        is_read, payload = _sides(stored) is not None or _names(stored) is not None, stored.entry.payload or {}
        verdict: Any = payload.get("verdict")
        about: Any = payload.get("about", "event")
        if is_read and verdict in ("same", "apart", "undone") and name in found:
            made, reason = str(payload.get("made", "")), str(payload.get("reason", ""))
            a, b, what = (str(payload.get(one, "")) for one in ("a", "b", "what"))
            hand = Hand.of(payload)
            yield Judged(name, stored.entry.originator, made, verdict, a, b, reason, found[name], what, hand, about)


def standing(judgements: Collection[Judged]) -> list[Judged]:
    """Those that nobody took back whose they are."""
    undone = {(one.originator, one.what) for one in judgements if one.verdict == "undone"}
    return [one for one in judgements if one.verdict != "undone" and (one.originator, one.id) not in undone]


def as_decisions(judgements: Collection[Judged]) -> list[Judgement[str]]:
    """Judgements that a reader sees, for `cluster`."""
    return [Judgement(one.a, one.b, one.verdict == "same", one.made, one.id) for one in standing(judgements)]


def resting_on_reports(connection: Connection, reports: Sequence[str]) -> list[str]:
    """Judgements that rest on claims of these reports, erased ones of either too."""
    on_report, on_claim, claim = basis.alias(), basis.alias(), entry.alias()
    found: set[str] = set()
    wanted = sorted(reports)
    for start in range(0, len(wanted), AT_ONCE):
        some = [bytes.fromhex(one) for one in wanted[start : start + AT_ONCE]]
        chosen = (
            select(entry.c.id)
            .join(on_claim, on_claim.c.position == entry.c.position)
            .join(claim, claim.c.id == on_claim.c.basis)
            .join(on_report, on_report.c.position == claim.c.position)
            .where(entry.c.kind == "judgement", claim.c.kind == "claim", on_report.c.basis.in_(some))
            .distinct()
        )
        some_judged = (exists(select(table.c.judgement).limit(1)) for table in (judged, judged_name))
        chosen = chosen.where(or_(*some_judged))
        found |= {one.hex() for one in connection.scalars(chosen)}
    return sorted(found)
