"""A spill: one act stops it and asks those who opened it; the report says who could see it and who has confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tansiq import desk
from tansiq.cli import run
from tansiq.desk import NotYours, log_opening, verify_ledger
from tansiq.errors import ReleaseError
from tansiq.model import Audience
from tansiq.release import NotVisible, Reader, SpillReport, Who, open_view
from tansiq.settings import Settings
from tests.ledger.told import add, make_desk, make_report, make_settings

ENGLISH = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n")
PARTIES = ("command", "ministry", "liaison", "other")


@pytest.fixture
def settings(tmp_path: Path, unlinked: None) -> Settings:
    made = make_settings(tmp_path, party="command")
    for party in PARTIES:
        desk.open_party(made, party)
    return made


@pytest.fixture
def report(settings: Settings) -> str:
    (english,) = add(make_desk(settings, party="command"), ENGLISH)
    return english


def later(settings: Settings, days: float = 1) -> Settings:
    return replace(settings, fixed_time=settings.clock() + timedelta(days=days))


def told(settings: Settings, change: str, party: str = "command") -> SpillReport:
    with open_view(settings, Reader(party)) as view:
        return view.spill(change)


def to(*parties: str) -> Audience:
    return Audience("party", parties)


def test_it_is_stopped_and_those_who_opened_it_are_asked(settings: Settings, report: str) -> None:
    wrong = desk.release(settings, report, to("ministry", "liaison"), party="command", tlp="GREEN", onward=("other",))
    right = desk.release(settings, report, to("other"), party="command", tlp="GREEN")
    for party in ("ministry", "other"):
        log_opening(settings, Reader(party), [report], "page")
    now = later(settings)
    done = desk.spill(now, wrong, reason="meant for another room", text="Sent by mistake.", party="command")
    found = told(now, done)

    assert [one.id for one in found.releases] == [wrong]
    assert (found.releases[0].audience, found.releases[0].names) == ("party", ("ministry", "liaison"))
    assert found.releases[0].onward == ("other",)
    assert found.could_see == (Who("party", "liaison"), Who("party", "ministry"))
    assert [one.who.name for one in found.opened] == ["ministry"]
    assert found.unopened == (Who("party", "liaison"),)
    assert [one.who.name for one in found.unconfirmed] == ["ministry"]
    with open_view(now, Reader("other")) as view:
        # It has it by another release, which stands.
        assert [one.id for one in view.list_reports()[0]] == [report]
        assert view.notices_given() == ()
    with open_view(now, Reader("ministry")) as view:
        assert view.list_reports()[0] == ()
        (notice,) = view.notices_given()
        assert notice.text == "Sent by mistake."
    desk.acknowledge(later(now), notice.id, party="ministry")
    assert told(later(now), done).unconfirmed == ()
    assert verify_ledger(now).fault is None
    assert right != wrong


def test_what_is_still_released_otherwise_is_told(settings: Settings, report: str) -> None:
    # A form that was sent twice is two releases: with one of them stopped, its recipient still sees the report.
    first, twin = (desk.release(settings, report, to("ministry"), party="command", tlp="GREEN") for _ in range(2))
    day = settings.clock() + timedelta(hours=1)
    desk.release(settings, report, to("other"), party="command", tlp="GREEN", until=day)
    now = later(settings)
    done = desk.spill(now, first, reason="meant for another room", party="command")

    assert [one.id for one in told(now, done).standing] == [twin]
    with open_view(now, Reader("ministry")) as view:
        assert [one.id for one in view.list_reports()[0]] == [report]
    desk.spill(later(now), twin, reason="this one, too", party="command")
    assert told(later(now), done).standing == ()


def test_sent_twice_it_is_one_spill_and_one_notice(settings: Settings, report: str) -> None:
    wrong = desk.release(settings, report, to("ministry"), party="command", tlp="GREEN")
    log_opening(settings, Reader("ministry"), [report], "page")
    now = later(settings)
    first = desk.spill(now, wrong, reason="meant for another room", party="command")
    # Once more by the release, and by the entry, of which nothing is released any more.
    assert [desk.spill(now, one, reason="again", party="command") for one in (wrong, report)] == [first, first]
    with open_view(now, Reader("ministry")) as view:
        assert len(view.notices_given()) == 1
    with open_view(now, Reader("command")) as view:
        assert [one.id for one in view.spills()] == [first]

    again = desk.release(later(now), report, to("liaison"), party="command", tlp="GREEN")
    other = desk.spill(later(now, 2), report, reason="and once more", party="command")
    assert other != first
    assert [one.id for one in told(later(now, 2), other).releases] == [again]


def test_what_was_withdrawn_before_can_still_be_spilled_once(settings: Settings, report: str) -> None:
    wrong = desk.release(settings, report, to("ministry"), party="command", tlp="GREEN")
    log_opening(settings, Reader("ministry"), [report], "page")
    now = later(settings)
    desk.withdraw(now, wrong, party="command")
    spilled = [desk.spill(later(now), wrong, reason="it was wrong", party="command") for _ in range(2)]

    assert spilled[0] == spilled[1]
    with open_view(later(now), Reader("ministry")) as view:
        assert len(view.notices_given()) == 1


def test_all_releases_of_an_entry(settings: Settings, report: str) -> None:
    for party in ("ministry", "liaison"):
        desk.release(settings, report, to(party), party="command", tlp="GREEN")
    done = desk.spill(later(settings), report, reason="names of detainees", party="command")
    found = told(later(settings), done)

    assert len(found.releases) == 2
    assert {one.name for one in found.could_see} == {"ministry", "liaison"}
    assert (found.opened, found.notice, found.unconfirmed) == ((), None, ())


def test_of_rooms_members_of_ones_own_have_names(settings: Settings, report: str) -> None:
    rooms = {host: desk.open_room(settings, "council", party=host) for host in ("command", "other")}
    for host, room in rooms.items():
        for party in {"command", "ministry", "liaison"} - {host}:
            desk.invite(settings, room, party, party=host)
            desk.accept(settings, room, party=party)
    desk.leave(settings, rooms["command"], party="liaison")
    found = []
    for day, room in enumerate(rooms.values()):
        now = later(settings, 2 * day)
        wrong = desk.release(now, report, Audience("room", (room,)), party="command", tlp="AMBER")
        log_opening(now, Reader("ministry"), [report], "page")
        found.append(told(later(now), desk.spill(later(now), wrong, reason="wrong room", party="command")))

    assert found[0].could_see == (Who("party", "ministry"),)
    assert found[1].could_see == (Who("party", "other"), Who("room", rooms["other"]))
    assert {one.who for one in found[1].opened} == {Who("room", rooms["other"])}


def test_only_ones_own_and_only_what_was_released(settings: Settings, report: str) -> None:
    with pytest.raises(NotYours):
        desk.spill(settings, report, reason="wrong", party="command")
    made = desk.release(settings, report, to("ministry"), party="command", tlp="GREEN")
    for party, what in (("ministry", made), ("ministry", report), ("command", "0" * 64), ("command", "x")):
        with pytest.raises(NotYours):
            desk.spill(settings, what, reason="wrong", party=party)
    for reason in ("", "  ", "x" * 1001):
        with pytest.raises(ReleaseError):
            desk.spill(settings, made, reason=reason, party="command")
    with open_view(settings, Reader("ministry")) as view:
        assert [one.id for one in view.list_reports()[0]] == [report]
    done = desk.spill(settings, made, reason="wrong", party="command")
    for party, change in (("ministry", done), ("command", made), ("command", "x")):
        with pytest.raises(NotVisible):
            told(settings, change, party)


def test_a_withdrawal_is_no_spill(settings: Settings, report: str) -> None:
    made = desk.release(settings, report, to("ministry"), party="command", tlp="GREEN")
    desk.withdraw(settings, made, party="command", reason="an error")
    with open_view(settings, Reader("command")) as view:
        assert view.spills() == ()


def test_the_command_prints_a_report_to_sign(
    settings: Settings, report: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = desk.release(settings, report, to("ministry"), party="command", tlp="GREEN")
    log_opening(settings, Reader("ministry"), [report], "page")
    monkeypatch.setenv("TANSIQ_HOME", str(settings.home))
    monkeypatch.setenv("TANSIQ_PARTY", "command")
    monkeypatch.setenv("TANSIQ_CLOCK", later(settings).clock().isoformat())
    assert run(["release", "spill", made, "--reason", "meant for another"]) == 0
    printed = capsys.readouterr().out

    for line in (
        "What went wrong: meant for another",
        "Could see it: 1",
        "  ministry",
        "NOT CONFIRMED: 1",
        "Signature",
    ):
        assert line in printed
    assert run(["release", "spill-report"]) == 0
    assert "1 not confirmed" in capsys.readouterr().out
