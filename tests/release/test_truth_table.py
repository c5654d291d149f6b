"""The tables of docs/sharing.md, each story told to the rule: page and code cannot part."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal, cast

import pytest

from tansiq.errors import ModelError
from tansiq.ledger import format_time
from tansiq.model import Audience, Narrowing, Release
from tansiq.model.release import ANYONE, TLP_ORDER, AudienceKind, Tlp
from tansiq.release import (
    EntryFacts,
    Limit,
    Listed,
    Moment,
    Reader,
    ReleaseFacts,
    RoomStretch,
    Share,
    decide_release,
    list_purposes,
)
from tansiq.release.decide import find_gone
from tansiq.release.rooms import Room, _Acts, _seat

PAGE = Path(__file__).resolve().parents[2] / "docs" / "sharing.md"
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
UNTIL = {"tomorrow": "2026-01-06T12:00:00Z", "next year": "2027-01-01T00:00:00Z", "soon": "soon",
         "after all years": "9999-12-31T23:59:59-23:59", "before all years": "0001-01-01T00:00:00+23:59"}  # fmt: skip
ROOM = "0" * 64
ActKind = Literal["invitation", "withdrawal", "acceptance", "leaving"]

CASES = {
    "own entry", "own entry, any user", "not released", "to the party", "to the party, its user", "to another party",
    "to a user", "to a user, not the party", "to a user, not another", "to the public", "a claim follows its report",
    "a claim without its report", "report withdrawn, claim follows", "detached", "detached shows no report",
    "detached, report withdrawn", "detached, report erased", "judgement, basis seen", "judgement, basis not seen",
    "judgement, basis withdrawn", "own words though the basis is lost", "tombstone for the lost basis", "erased",
    "erased, to its originator", "member since before", "no member", "joined later", "joined later, included", "left",
    "left before", "left and returned", "left and returned, later joiners", "returned, released anew", "another left",
    "charter signed", "charter not signed", "charter signed, joined later", "the first charter, not signed since",
    "the first charter, signed since", "signed since, released anew", "signed since, later joiners",
    "a later charter, the earlier one signed", "only the replaced charter signed",
    "a room's charter, released to the party by name",
    "empty audience", "withdrawn", "withdrawn, never held", "one of two withdrawn", "all withdrawn", "released anew",
    "until to come", "expired", "narrowed to another", "narrowed to the reader", "narrowed never widens",
    "narrowed to an earlier end", "narrowing to a later end", "narrowed to the room",
    "narrowed to the room, joined later",
    "passed on", "passed on, its claims", "passed on to a user", "passed on without a grant",
    "passed on by who never saw it", "passed on to who is not named", "passed on before it was released",
    "released by the reader itself", "passed on to its originator", "two hops",
    "two hops, the first lets go no further", "two hops, the first withdrawn", "onward wider than the originator's",
    "label laxer", "label stricter", "the same purpose", "another purpose", "no purpose any more",
    "a later end, before the originator's", "a later end, after the originator's", "onward narrowed",
    "onward narrowed to the reader", "onward narrowed before", "label narrowed", "who passed it on was narrowed away",
    "passed on, then withdrawn", "passed on after it was withdrawn", "released anew to who passed it on",
    "passed on, one of two grants withdrawn", "taken back by who passed it on", "passed on, then erased",
    "who passed it on left the room", "onward to the room", "onward to the room, joined later",
    "onward to the room, not to a member by name", "onward to the party, not to its room", "onward to anyone",
    "to the public without anyone", "AMBER, listed client", "AMBER, not on the list", "AMBER, on another's list",
    "AMBER, a list that the originator did not see", "RED", "passed on, the basis not seen",
    "a claim alone is not passed on", "released and passed on",
    "terms unreadable", "until unreadable", "until after all years", "until before all years",
    "narrowed until after all years", "room unknown", "basis not here", "nobody asking",
}  # fmt: skip
"""Every case that the page must have: one that is taken out fails here."""
RULES = {
    "originator", "released-party", "released-user", "released-room", "released-room-later", "released-public",
    "passed-on", "follows-report", "onward", "not-released", "basis", "withdrawn", "ended", "expired", "erased",
    "unclear",
}  # fmt: skip


def tables() -> list[list[list[str]]]:
    """Every table of the page, as rows of cells; the first row is the header."""
    found: list[list[list[str]]] = [[]]
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            if not set(line) <= set("|-"):
                found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        elif found[-1]:
            found.append([])
    return [table for table in found if table]


def rows(first: str) -> list[dict[str, str]]:
    """Rows of all tables whose header begins with this word."""
    return [dict(zip(table[0], row, strict=True)) for table in tables() if table[0][0] == first for row in table[1:]]


_SEAT_ACTS: tuple[ActKind, ...] = ("withdrawal", "acceptance", "leaving")


@dataclass(frozen=True, slots=True)
class Act:
    """An invitation of a party into the room, its acceptance with what it signs, or its leaving."""

    kind: ActKind
    party: str
    at: Moment
    signed: tuple[str, ...] = ()

    def stored(self) -> Any:
        """The act as a ledger has it, as far as `_seat` asks."""
        made = SimpleNamespace(id=f"{self.kind} {self.at.order}", originator=self.party, basis=("", *self.signed))
        return SimpleNamespace(entry=made, position=self.at.order, received=self.at.at)


class Acts(_Acts):
    """Acts of one kind, without a ledger."""

    def __init__(self, acts: list[Act], kind: ActKind) -> None:
        self._acts = [one.stored() for one in acts if one.kind == kind]

    def of(self, target: Any, originator: str) -> list[Any]:
        return [one for one in self._acts if one.entry.originator == originator and one.position > target.position]


class Story:
    """What happened, as facts: read phrase by phrase, each a step in the ledger's order."""

    def __init__(self, text: str) -> None:
        self.order = 10
        self.now = NOON
        self.report = self._entry("report", "command")
        self.claim = self._entry("claim", "command")
        self.judgement = self._entry("judgement", "ministry")
        self.opened = self._step()
        self.charters: list[tuple[str, Moment]] = []
        self.acts: list[Act] = []
        self.is_lost = False
        for phrase in text.split("; "):
            self._tell(phrase)

    def _step(self) -> Moment:
        self.order += 1
        self.now += timedelta(minutes=1)
        return Moment(self.order, format_time(self.now))

    def _entry(self, kind: str, originator: str) -> EntryFacts:
        return EntryFacts(kind, kind, originator, self._step())

    def _tell(self, phrase: str) -> None:
        for pattern, tell in (
            (r"nothing", self._nothing),
            (r"two days pass", self._pass),
            (r"report lost", self._lose),
            (r"(report|claim|judgement) (released|detached) to (.+)", self._release),
            (r"(release|report|passing) (withdrawn|unreadable)", self._close),
            (r"release narrowed (to|until|onward|as) (.+)", self._narrow),
            (r"(\w+) (joins|signs|signs the first|leaves)", self._move),
            (r"charter set", self._set_charter),
            (r"(report) erased", self._erase),
        ):
            if found := re.fullmatch(pattern, phrase):
                tell(*found.groups())
                return
        raise AssertionError(f"no such thing happens: {phrase!r}")

    def _nothing(self) -> None:
        pass

    def _pass(self) -> None:
        self.now += timedelta(days=2)

    def _lose(self) -> None:
        self.is_lost = True

    def _audience(self, to: str) -> Audience:
        if to in ("room", "unknown room"):
            return Audience("room", (ROOM if to == "room" else "1" * 64,))
        if to in ("public", "nobody"):
            return Audience("public" if to == "public" else "party")
        return Audience("users" if ":" in to else "party", (to,))

    def _release(self, what: str, how: str, to: str) -> None:
        to, _, by = to.partition(" by ")
        to, _, until = to.partition(" until ")
        to, _, purpose = to.partition(" for purpose ")
        to, _, listed = to.partition(" on the list ")
        to, _, label = to.partition(" as ")
        to, _, onward = to.partition(" onward ")
        later = to.endswith(" for later joiners")
        audience = self._audience(to.removesuffix(" for later joiners"))
        entry: EntryFacts = getattr(self, what)
        labels: dict[AudienceKind, Tlp] = {"users": "RED", "party": "AMBER", "room": "AMBER", "public": "CLEAR"}
        terms = Release(
            what, audience, cast("Tlp", label) if label else labels[audience.kind], "", self._onward(onward), purpose,
            UNTIL[until] if until else None, is_detached=how == "detached", later_joiners=later,
        )  # fmt: skip
        made = self._step()
        of, _, clients = listed.partition(": ")
        lists = (Listed(of, tuple(clients.split(","))),) if listed else ()
        release = ReleaseFacts(f"release {made.order}", by or entry.originator, made, terms, lists=lists)
        setattr(self, what, replace(entry, releases=(*entry.releases, release)))

    @staticmethod
    def _onward(names: str) -> tuple[str, ...]:
        return tuple({"room": ROOM, "anyone": ANYONE}.get(one, one) for one in names.split(",") if one)

    def _change(self, change: Callable[[ReleaseFacts], ReleaseFacts], *, first: bool = False) -> None:
        releases = self.report.releases
        number = 1 if first else len(releases)
        self.report = replace(self.report, releases=(*map(change, releases[:number]), *releases[number:]))

    def _close(self, what: str, how: str) -> None:
        moment = self._step()
        if how == "unreadable":
            self._change(lambda one: replace(one, terms=None))
        elif what == "passing":
            *before, last = self.report.releases
            self.report = replace(self.report, releases=(*before, replace(last, closed=last.closed or moment)))
        else:
            by = "command"
            self._change(
                lambda one: replace(one, closed=one.closed or moment) if one.originator == by else one,
                first=what == "release",
            )

    def _narrow(self, how: str, to: str) -> None:
        terms = Narrowing(
            "release", "", self._audience(to) if how == "to" else None, UNTIL[to] if how == "until" else None,
            cast("Tlp", to) if how == "as" else None, self._onward(to) if how == "onward" else None,
        )  # fmt: skip
        limit = Limit(terms, self._step())
        self._change(lambda one: replace(one, limits=(*one.limits, limit)), first=True)

    def _set_charter(self) -> None:
        self.charters.append((f"charter {len(self.charters)}", self._step()))

    def _move(self, party: str, how: str) -> None:
        if how == "leaves":
            self.acts.append(Act("leaving", party, self._step()))
            return
        if not any(one.kind == "invitation" and one.party == party for one in self.acts):
            self.acts.append(Act("invitation", party, self._step()))
        signed = {"signs": self.charters[-1:], "signs the first": self.charters[:1]}.get(how, [])
        self.acts.append(Act("acceptance", party, self._step(), tuple(name for name, _ in signed)))

    def _stretches(self) -> tuple[RoomStretch, ...]:
        """Who was in the room when, by the code that asks a ledger for the same acts."""
        seats = [
            _seat(ROOM, one.stored(), one.party, "command", [Acts(self.acts, kind) for kind in _SEAT_ACTS],
                  tuple(self.charters))
            for one in self.acts
            if one.kind == "invitation"
        ]  # fmt: skip
        return Room(ROOM, "command", self.opened, {}, tuple(seats), tuple(self.charters)).stretches

    def _erase(self, _: str) -> None:
        # With a report goes what was read in it only where it has no life of its own: the rule must close that.
        self.report = replace(self.report, erased=self._step())

    def facts(self, kind: str) -> EntryFacts:
        rooms = self._stretches()
        report = replace(self.report, rooms=rooms)
        if kind == "report":
            return report
        entry: EntryFacts = getattr(self, kind)
        return replace(entry, rooms=rooms, basis=(None if self.is_lost else report,))


def reader_of(cell: str) -> Reader:
    party, _, user = cell.partition(":")
    return Reader("" if party == "nobody" else party, user)


@pytest.mark.parametrize("row", [pytest.param(row, id=row["Case"].replace(" ", "-")) for row in rows("Case")])
def test_each_row_is_what_the_rule_says(row: dict[str, str]) -> None:
    story = Story(row["What happened"])
    facts, reader = story.facts(row["Entry"]), reader_of(row["Reader"])
    decision = decide_release(facts, reader, story.now)
    gone = find_gone(facts, reader, story.now)

    told = (
        "share" if isinstance(decision, Share) else "withhold",
        decision.rule,
        "no" if gone is None else "yes",
    )
    assert told == (row["Decision"], row["Rule"], row["Tombstone"])


def test_the_page_has_every_case_and_no_other() -> None:
    names = [row["Case"] for row in rows("Case")]

    assert set(names) == CASES
    assert len(names) == len(CASES)


def test_the_page_has_every_rule_and_no_other() -> None:
    assert {row["Rule"] for row in rows("Case")} == RULES


AUDIENCES: dict[str, Audience] = {
    "users": Audience("users", ("ministry:amal",)),
    "parties": Audience("party", ("ministry",)),
    "room": Audience("room", (ROOM,)),
    "public": Audience("public"),
}
ONWARD: dict[str, tuple[str, ...]] = {"nobody": (), "a party": ("liaison",), "a room": (ROOM,), "anyone": (ANYONE,)}
WIDEST: dict[str, str] = {
    "RED": "users", "AMBER+STRICT": "parties", "AMBER": "parties", "GREEN": "parties", "CLEAR": "public",
}  # fmt: skip


def is_allowed(tlp: str, audience: Audience, onward: tuple[str, ...] = ()) -> bool:
    try:
        made = Release("e", audience, tlp, "", onward)  # type: ignore[arg-type]
    except ModelError:
        return False
    # What can be entered can also be received.
    assert Release.from_json(made.to_json()) == made
    return True


CELLS = [
    pytest.param(row["TLP"], column, cell, id=f"{row['TLP']}-{column}".replace(" ", "-"))
    for row in rows("TLP")
    for column, cell in row.items()
    if column != "TLP"
]


@pytest.mark.parametrize(("tlp", "column", "cell"), CELLS)
def test_each_cell_of_tlp_is_what_is_entered(tlp: str, column: str, cell: str) -> None:
    if column in AUDIENCES:
        allowed = is_allowed(tlp, AUDIENCES[column])
    else:
        allowed = is_allowed(tlp, AUDIENCES[WIDEST[tlp]], ONWARD[column])

    assert {True: "yes", False: "no"}[allowed] == cell


def test_every_pair_stands_in_the_tables_of_tlp() -> None:
    pairs = {(param.values[0], param.values[1]) for param in CELLS}

    assert pairs == {(tlp, column) for tlp in TLP_ORDER for column in (*AUDIENCES, *ONWARD)}


def test_the_page_names_the_purposes() -> None:
    text = PAGE.read_text(encoding="utf-8")
    (listed,) = re.findall(r"compared for equality: ([^.]+)\.", text)

    assert re.findall(r"`([^`]+)`", listed) == list(list_purposes())
