"""One act writes the rows of those for whom it changed something, and the tables are as if made anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from tansiq.desk import accept, invite, leave, open_party, open_room, rebuild_ledger, release
from tansiq.ledger import open_ledger
from tansiq.model import Audience
from tansiq.release import EventQuery, Reader, open_view
from tansiq.settings import Settings
from tests.ledger.told import add, make_desk, make_settings
from tests.release.conftest import ARABIC, ENGLISH

GUESTS = ("ministry", "liaison", "council")


@pytest.fixture
def settings(tmp_path: Path, unlinked: None) -> Settings:
    """A room of four to which two reports were released."""
    settings = make_settings(tmp_path, party="command")
    for party in ("command", *GUESTS):
        open_party(settings, party)
    ids = add(make_desk(settings, party="command"), ENGLISH, ARABIC)
    room = open_room(settings, "joint", party="command")
    for guest in GUESTS:
        invite(settings, room, guest, party="command")
        accept(settings, room, party=guest)
    for one in ids:
        release(settings, one, Audience("room", (room,)), party="command", tlp="AMBER")
    return settings


def totals(settings: Settings) -> dict[str, int]:
    found = {}
    for party in ("command", *GUESTS):
        with open_view(settings, Reader(party)) as view:
            found[party] = view.list_events(EventQuery()).total
    return found


def test_one_who_leaves_takes_its_own_rows_alone(settings: Settings) -> None:
    assert totals(settings) == dict.fromkeys(("command", *GUESTS), 5)
    engine = open_ledger(settings.home, clock=settings.clock).engine
    written: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if "shown_event" in statement and statement.startswith(("INSERT", "DELETE", "UPDATE")):
            written.append((statement.split(maxsplit=1)[0], parameters[-1]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        leave(settings, "joint", party="liaison")
    finally:
        event.remove(engine, "before_cursor_execute", note)

    # One statement a report, and nobody's rows are written anew.
    assert written == [("DELETE", "liaison")] * 2
    assert totals(settings) == {"command": 5, "ministry": 5, "liaison": 0, "council": 5}
    assert not rebuild_ledger(settings).has_differed


def test_whoever_returns_starts_anew(settings: Settings) -> None:
    leave(settings, "joint", party="liaison")
    accept(settings, "joint", party="liaison")

    assert totals(settings)["liaison"] == 0
    assert not rebuild_ledger(settings).has_differed


@pytest.mark.parametrize("number", [pytest.param(0, id="english"), pytest.param(1, id="arabic")])
def test_an_erasure_writes_all_rows_of_its_report_anew(settings: Settings, number: int) -> None:
    with open_view(settings, Reader("command")) as view:
        report = view.list_reports()[0][number].id
    desk = make_desk(settings, party="command")
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        anchors = text("SELECT lower(hex(anchor)) FROM telling WHERE report = :report AND number = 1")
        claim = connection.execute(anchors, {"report": bytes.fromhex(report)}).scalar()
    assert claim is not None
    desk.erase(claim, reason="mistaken")

    assert len(set(totals(settings).values())) == 1
    assert not rebuild_ledger(settings).has_differed


@pytest.mark.parametrize("number", [pytest.param(0, id="english"), pytest.param(1, id="arabic")])
def test_claims_apart_follow_who_leaves(settings: Settings, number: int) -> None:
    with open_view(settings, Reader("command")) as view:
        report = view.list_reports()[0][number].id
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        chosen = text("SELECT lower(hex(anchor)) FROM telling WHERE report = :report AND number = 1")
        claim = connection.execute(chosen, {"report": bytes.fromhex(report)}).scalar()
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        room = connection.execute(text("SELECT lower(hex(room)) FROM party_room")).scalar()
    assert claim is not None
    assert room is not None
    release(settings, claim, Audience("room", (room,)), party="command", tlp="AMBER", detached=True)
    leave(settings, "joint", party="liaison")

    assert not rebuild_ledger(settings).has_differed
    assert totals(settings) == {"command": 5, "ministry": 5, "liaison": 0, "council": 5}


def test_a_user_s_rows_go_with_its_party_s(settings: Settings) -> None:
    with open_view(settings, Reader("command")) as view:
        report = view.list_reports()[0][0].id
    release(settings, report, Audience("users", ("liaison:amal",)), party="command", tlp="RED")
    leave(settings, "joint", party="liaison")

    with open_view(settings, Reader("liaison", "amal")) as view:
        assert [head.id for head in view.list_reports()[0]] == [report]
    assert not rebuild_ledger(settings).has_differed
