"""The access log: what is an opening, what its originator is told, and that nothing in it can be changed unnoticed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tansiq import desk
from tansiq.desk import log_opening, verify_ledger
from tansiq.errors import ReleaseError
from tansiq.ledger.openings import OPENINGS_FILE
from tansiq.model import Audience
from tansiq.release import OpeningLine, Reader, Who, open_view
from tansiq.settings import Settings
from tests.ledger.told import add, make_desk, make_report, make_settings

ENGLISH = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n")
ARABIC = make_report("قصف\nattack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد الرقة\n", language="ar")
PARTIES = ("command", "ministry", "liaison", "other")


@pytest.fixture
def settings(tmp_path: Path, unlinked: None) -> Settings:
    made = make_settings(tmp_path, party="command")
    for party in PARTIES:
        desk.open_party(made, party)
    return made


@pytest.fixture
def reports(settings: Settings) -> tuple[str, str]:
    english, arabic = add(make_desk(settings, party="command"), ENGLISH, ARABIC)
    return english, arabic


def told(settings: Settings, party: str, of: str = "") -> tuple[OpeningLine, ...]:
    with open_view(settings, Reader(party)) as view:
        return view.openings(of=of)


def to(*parties: str) -> Audience:
    return Audience("party", parties)


def later(settings: Settings, days: float) -> Settings:
    return replace(settings, fixed_time=settings.clock() + timedelta(days=days))


def test_the_originator_is_told_entry_party_door_and_day(settings: Settings, reports: tuple[str, str]) -> None:
    day = settings.clock().date().isoformat()
    for one in reports:
        desk.release(settings, one, to("ministry"), party="command", tlp="GREEN")
    log_opening(settings, Reader("ministry", "amal"), reports, "page")
    log_opening(settings, Reader("ministry", "noor"), reports[:1], "page")
    log_opening(later(settings, 1), Reader("ministry"), reports[:1], "taxii")
    found = told(settings, "command")

    assert [(one.entry, one.who, one.door) for one in found if one.day != day] == [
        (reports[0], Who("party", "ministry"), "taxii")
    ]
    # Each day, door and entry once, whoever of the party it was.
    assert {one.entry for one in found if one.day == day} == set(reports)
    assert len(found) == 3
    assert [one.door for one in told(settings, "command", reports[1])] == ["page"]
    assert told(settings, "ministry") == told(settings, "liaison") == told(settings, "command", "x") == ()


def test_ones_own_is_no_opening_and_nothing_is_none(settings: Settings, reports: tuple[str, str]) -> None:
    log_opening(settings, Reader("command"), reports, "page")
    log_opening(settings, Reader("ministry"), (), "page")
    log_opening(settings, Reader("ministry"), ("0" * 64, "x"), "page")

    assert not (settings.home / OPENINGS_FILE).exists()
    with pytest.raises(ReleaseError):
        log_opening(settings, Reader("ministry"), reports, "window")  # type: ignore[arg-type]


def test_a_member_of_another_s_room_has_no_name_and_of_one_s_own_it_has(
    settings: Settings, reports: tuple[str, str]
) -> None:
    rooms = {}
    for host, guest in (("ministry", "command"), ("command", "ministry")):
        rooms[host] = desk.open_room(settings, "council", party=host)
        for party in (guest, "liaison"):
            desk.invite(settings, rooms[host], party, party=host)
            desk.accept(settings, rooms[host], party=party)
    for report, host in zip(reports, ("ministry", "command"), strict=True):
        desk.release(settings, report, Audience("room", (rooms[host],)), party="command", tlp="AMBER")
    for party in ("ministry", "liaison"):
        log_opening(settings, Reader(party), reports, "page")

    assert {one.who for one in told(settings, "command", reports[0])} == {
        Who("party", "ministry"), Who("room", rooms["ministry"]),
    }  # fmt: skip
    assert {one.who.name for one in told(settings, "command", reports[1])} == {"ministry", "liaison"}


def test_of_the_public_nobody_has_a_name(settings: Settings, reports: tuple[str, str]) -> None:
    desk.release(settings, reports[0], Audience("public"), party="command", tlp="CLEAR")
    for party in ("other", "liaison"):
        log_opening(settings, Reader(party), reports[:1], "page")

    (line,) = told(settings, "command")
    assert line.who == Who("public")


def test_what_was_passed_on_is_told_to_who_passed_it_on(settings: Settings, reports: tuple[str, str]) -> None:
    desk.release(settings, reports[0], to("ministry"), party="command", tlp="GREEN", onward=("liaison",))
    desk.release(settings, reports[0], to("liaison"), party="ministry", tlp="GREEN")
    log_opening(settings, Reader("liaison"), reports[:1], "page")

    assert told(settings, "command") == ()
    assert [one.who for one in told(settings, "ministry")] == [Who("party", "liaison")]


def test_an_opening_stays_when_the_release_is_taken_back(settings: Settings, reports: tuple[str, str]) -> None:
    made = desk.release(settings, reports[0], to("ministry"), party="command", tlp="GREEN")
    log_opening(settings, Reader("ministry"), reports[:1], "page")
    desk.withdraw(later(settings, 1), made, party="command")

    assert [one.who.name for one in told(later(settings, 2), "command")] == ["ministry"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE opening SET party = 'other' WHERE position = 1", id="another-party"),
        pytest.param("UPDATE opened SET originator = 'other'", id="another-originator"),
        pytest.param("DELETE FROM opening WHERE position = 2", id="cut-at-its-end"),
        pytest.param("DELETE FROM opened WHERE position = 1", id="an-entry-less"),
        pytest.param("UPDATE opening SET position = 9 WHERE position = 2", id="a-gap"),
    ],
)
def test_a_change_of_the_log_is_found(settings: Settings, reports: tuple[str, str], change: str) -> None:
    for one in reports:
        log_opening(settings, Reader("ministry"), [one], "page")
    assert verify_ledger(settings).fault is None
    with sqlite3.connect(settings.home / OPENINGS_FILE) as connection:
        connection.execute(change)
    fault = verify_ledger(settings).fault

    assert fault is not None
    assert fault.what.startswith("log-")
