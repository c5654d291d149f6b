"""The table of docs/sharing.md on erasure, retention and holds, each row done on a ledger: page and code agree."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tansiq import desk
from tansiq.errors import LedgerError
from tansiq.ledger import get_stored, open_ledger
from tansiq.model import Audience
from tansiq.release import HoldScope, Reader, open_view
from tansiq.settings import Settings
from tests.ledger.told import NOON, add, make_desk, make_report, make_settings
from tests.release.test_truth_table import rows

ROWS = rows("Act")
ACTS = {
    "erased", "retention, due", "retention, not due", "another's retention, due", "erased under an order",
    "left altogether",
    "the room's retention, over", "the room's retention, not over", "the room's retention, set later",
}  # fmt: skip
"""Every act that the page must have."""


def _held(settings: Settings, report: str, hold: str) -> None:
    scope = HoldScope((report,))
    if hold == "under an order":
        desk.order_hold(settings, "command", scope, reference="Court of Hit 12/2026")
    elif hold != "none":
        placed = desk.hold(settings, scope, reason="a court asked", party="command")
        if hold.endswith("lifted"):
            desk.lift_hold(settings, placed, party="command")


def _erase(settings: Settings, report: str) -> None:
    with suppress(LedgerError):
        make_desk(settings, party="command").erase(report, reason="asked")


def _retain(days: int, party: str) -> Callable[[Settings, str], None]:
    def act(settings: Settings, _: str) -> None:
        desk.keep(settings, days, party=party)
        desk.run_all_retention(settings)

    return act


def _order(settings: Settings, report: str) -> None:
    desk.order_erasure(settings, "command", [report], reference="Court of Hit 13/2026")


def _leave(settings: Settings, _: str) -> None:
    desk.depart(settings, reason="the mandate ended", party="command")


DONE: dict[str, Callable[[Settings, str], None]] = {
    "erased": _erase,
    "retention, due": _retain(0, "command"),
    "retention, not due": _retain(1, "command"),
    "another's retention, due": _retain(0, "ministry"),
    "erased under an order": _order,
    "left altogether": _leave,
}


def _in_room(settings: Settings, report: str, act: str) -> Settings:
    """The report goes into a room of the liaison's, whose retention is of seven days; when it is looked at."""
    room = desk.open_room(settings, "council", party="liaison")
    for party in ("command", "ministry"):
        desk.invite(settings, room, party, party="liaison")
        desk.accept(settings, room, party=party)
    if not act.endswith("set later"):
        desk.keep_in_room(settings, room, 7, party="liaison")
    desk.release(settings, report, Audience("room", (room,)), party="command", tlp="GREEN")
    if act.endswith("set later"):
        desk.keep_in_room(settings, room, 7, party="liaison")
    days = 6 if act.endswith("not over") else 8
    return replace(settings, fixed_time=NOON + timedelta(days=days))


def test_the_page_has_every_act() -> None:
    assert {row["Act"] for row in ROWS} == ACTS


@pytest.mark.usefixtures("unlinked")
@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row['Act']}-{row['Hold on the report']}") for row in ROWS])
def test_it_is_as_the_page_says(tmp_path: Path, row: dict[str, str]) -> None:
    settings = make_settings(tmp_path, party="command")
    for party in ("command", "ministry", "liaison"):
        desk.open_party(settings, party)
    (report,) = add(make_desk(settings, party="command"), make_report("Shelling quickbrown\n"))
    if row["By"] == "the host":
        settings = _in_room(settings, report, row["Act"])
    else:
        desk.release(settings, report, Audience("party", ("ministry",)), party="command", tlp="GREEN")
        _held(settings, report, row["Hold on the report"])
        DONE[row["Act"]](settings, report)

    ledger = open_ledger(settings.home, clock=settings.clock)
    with ledger.read() as connection:
        is_erased = get_stored(connection, [report])[report].is_erased
    with open_view(settings, Reader("ministry")) as view:
        seen = {one.id for one in view.list_reports()[0]}
        buried = {one.id for one in view.tombstones()}
    assert is_erased == (row["The content is"] == "destroyed")
    told = "the report" if report in seen else "a tombstone" if report in buried else "nothing"
    assert told == row["The other sees"]
