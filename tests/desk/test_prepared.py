"""Drafts, standing releases and urgent ones: who sees them, what they do, and how they end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest

from tansiq import desk
from tansiq.cli import run
from tansiq.desk import NotAllowed, NotYours, rebuild_ledger, verify_ledger
from tansiq.errors import ReleaseError
from tansiq.model import Audience
from tansiq.release import Reader, open_view
from tansiq.settings import Settings
from tests.ledger.told import add, make_desk, make_report, make_settings

ENGLISH = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n", outlet="Wire")
ARABIC = make_report(
    "قصف\nattack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد الرقة\n", language="ar", outlet="وكالة"
)
PARTIES = ("command", "ministry", "liaison")
TO_MINISTRY = Audience("party", ("ministry",))


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


def seen(settings: Settings, party: str) -> set[str]:
    with open_view(settings, Reader(party)) as view:
        return {one.id for one in view.list_reports()[0]}


def told(*types: str) -> str:
    """A report that tells of an event of each type."""
    lines = (f"{kind} | 2022-01-20 | Hit | killed 1 | Monitor of Hit" for kind in types)
    return "\n".join([f"About {' and '.join(types)}", *lines]) + "\n"


def later(settings: Settings, hours: float = 1) -> Settings:
    return replace(settings, fixed_time=settings.clock() + timedelta(hours=hours))


# Drafts.


def test_a_draft_that_is_released_by_two_at_once_is_released_once(settings: Settings, report: str) -> None:
    kept = desk.keep_draft(settings, report, TO_MINISTRY, party="command", tlp="GREEN")
    start = Barrier(2)

    def press(_: int) -> str:
        start.wait()
        try:
            return desk.release_draft(settings, kept, party="command")
        except NotYours:
            return ""

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(press, range(2)))
    assert sorted(map(bool, done)) == [False, True]
    with open_view(settings, Reader("command")) as view:
        assert len(view.releases_by_me(of=report)) == 1


def test_a_draft_shows_nothing_until_it_is_released(settings: Settings, report: str) -> None:
    kept = desk.keep_draft(
        settings, report, TO_MINISTRY, party="command", user="amal", note="for noor", tlp="GREEN", onward=("liaison",)
    )
    (draft,) = desk.list_drafts(settings, party="command")

    assert (draft.id, draft.what, draft.user, draft.note) == (kept, report, "amal", "for noor")
    assert (draft.audience, draft.terms["onward"]) == (TO_MINISTRY, ("liaison",))
    assert desk.list_drafts(settings, party="ministry") == ()
    assert seen(settings, "ministry") == set()
    desk.release_draft(settings, kept, party="command")
    assert seen(settings, "ministry") == {report}
    assert desk.list_drafts(settings, party="command") == ()
    with open_view(settings, Reader("command")) as view:
        assert view.releases_by_me()[0].onward == ("liaison",)


def test_nobody_else_has_a_party_s_drafts(settings: Settings, report: str) -> None:
    kept = desk.keep_draft(settings, report, TO_MINISTRY, party="command", tlp="GREEN")
    for draft, party in ((kept, "ministry"), ("0" * 16, "command"), ("", "command")):
        with pytest.raises(NotYours):
            desk.release_draft(settings, draft, party=party)
        with pytest.raises(NotYours):
            desk.drop_draft(settings, draft, party=party)
    desk.drop_draft(settings, kept, party="command")
    assert desk.list_drafts(settings, party="command") == ()


def test_what_a_release_refuses_is_no_draft(settings: Settings, report: str) -> None:
    for audience, tlp, code in (
        (Audience("public"), "GREEN", "tlp"),
        (Audience("party", ()), "GREEN", "empty-audience"),
        (Audience("room", ("council",)), "AMBER", "not-yours"),
    ):
        with pytest.raises(ReleaseError) as refused:
            desk.keep_draft(settings, report, audience, party="command", tlp=tlp)  # type: ignore[arg-type]
        assert refused.value.code == code
    with pytest.raises(NotYours):
        desk.keep_draft(settings, report, TO_MINISTRY, party="liaison", tlp="GREEN")


def test_an_analyst_prepares_and_a_releaser_releases(settings: Settings, report: str) -> None:
    analyst = replace(settings, rights=frozenset({"read", "contribute"}))
    kept = desk.keep_draft(analyst, report, TO_MINISTRY, tlp="GREEN")
    with pytest.raises(NotAllowed):
        desk.release_draft(analyst, kept)
    with pytest.raises(NotAllowed):
        desk.release(analyst, report, TO_MINISTRY, tlp="GREEN")
    with pytest.raises(NotAllowed):
        desk.keep_draft(replace(settings, rights=frozenset({"read"})), report, TO_MINISTRY, tlp="GREEN")
    assert seen(settings, "ministry") == set()
    desk.release_draft(replace(settings, rights=frozenset({"read", "contribute", "release"})), kept)
    assert seen(settings, "ministry") == {report}


def test_a_room_that_changed_since_the_draft_holds_it(settings: Settings, report: str) -> None:
    room = desk.open_room(settings, "council", party="command")

    def mark() -> str:
        with open_view(settings, Reader("command")) as view:
            return view.memberships()[0].mark

    to_room = Audience("room", (room,))
    kept = desk.keep_draft(settings, report, to_room, party="command", tlp="AMBER", members=mark())
    desk.invite(settings, room, "liaison", party="command")
    desk.accept(settings, room, party="liaison")
    with pytest.raises(ReleaseError) as held:
        desk.release_draft(settings, kept, party="command")
    assert held.value.code == "members-changed"
    assert len(desk.list_drafts(settings, party="command")) == 1
    desk.release_draft(settings, kept, party="command", members=mark())
    assert seen(settings, "liaison") == {report}


# Standing releases.


def test_it_releases_what_comes_in_from_an_outlet(settings: Settings, report: str) -> None:
    end = later(settings, 48).clock().isoformat()
    made = desk.stand_release(settings, TO_MINISTRY, outlet="wire", ends=end, party="command", tlp="GREEN")
    assert seen(settings, "ministry") == set()
    english, _ = add(
        make_desk(settings, party="command"),
        make_report(told("clash"), outlet="Wire"),
        ARABIC,
    )

    assert seen(settings, "ministry") == {english}
    with open_view(settings, Reader("command")) as view:
        (one,) = view.standing_releases()
        assert (one.id, one.released, one.is_in_force, one.outlet) == (made, 1, True, "wire")
        assert [each.what for each in view.releases_by_me()] == [(english,)]
    with open_view(settings, Reader("ministry")) as view:
        assert view.standing_releases() == ()
    # What others take in is theirs.
    add(
        make_desk(settings, party="liaison"),
        make_report(told("clash", "arrest"), outlet="Wire"),
    )
    assert seen(settings, "ministry") == {english}
    assert verify_ledger(settings).fault is None
    assert not rebuild_ledger(settings).has_differed


@pytest.mark.parametrize(
    ("kinds", "text", "is_out"),
    [
        pytest.param(("attack",), told("attack.shelling"), True, id="of-the-kind"),
        pytest.param(("attack.shelling", "clash"), told("clash"), True, id="of-one-of-two"),
        pytest.param(("attack",), told("attack.shelling", "arrest"), False,
                     id="another-kind-beside-it"),
        pytest.param(("attack",), "Nothing happened\n", False, id="no-event"),
        pytest.param((), "Nothing happened\n", True, id="all-kinds"),
    ],
)  # fmt: skip
def test_of_certain_kinds_alone(settings: Settings, kinds: tuple[str, ...], text: str, is_out: bool) -> None:
    end = later(settings, 48).clock().isoformat()
    desk.stand_release(settings, TO_MINISTRY, outlet="", ends=end, kinds=kinds, party="command", tlp="GREEN")
    (one,) = add(make_desk(settings, party="command"), make_report(text))

    assert seen(settings, "ministry") == ({one} if is_out else set())


def leaving(settings: Settings, party: str) -> dict[str, bool]:
    with open_view(settings, Reader(party)) as view:
        return {one.what: one.may_leave for one in view.releases_to_me()}


def test_what_it_releases_leaves_where_that_was_ticked(settings: Settings) -> None:
    ends = later(settings, 48).clock().isoformat()
    desk.stand_release(settings, TO_MINISTRY, outlet="Wire", ends=ends, party="command", tlp="GREEN", may_leave=True)
    to_liaison = Audience("party", ("liaison",))
    desk.stand_release(settings, to_liaison, outlet="Wire", ends=ends, party="command", tlp="GREEN")
    (report,) = add(make_desk(settings, party="command"), ENGLISH)

    assert leaving(settings, "ministry") == {report: True}
    assert leaving(settings, "liaison") == {report: False}
    with open_view(settings, Reader("command")) as view:
        assert {one.names: one.may_leave for one in view.standing_releases()} == {
            ("ministry",): True,
            ("liaison",): False,
        }
    to_noor = Audience("users", ("ministry:noor",))
    with pytest.raises(ReleaseError):
        desk.stand_release(settings, to_noor, outlet="", ends=ends, party="command", tlp="RED", may_leave=True)


def test_an_urgent_release_leaves_where_that_was_ticked(settings: Settings, report: str) -> None:
    desk.release_urgently(
        settings, report, TO_MINISTRY, reason="a convoy", party="command", tlp="GREEN", may_leave=True
    )
    assert leaving(settings, "ministry") == {report: True}
    with open_view(settings, Reader("command")) as view:
        assert [one.may_leave for one in view.urgent_releases()] == [True]


def test_it_ends_when_it_is_stopped_or_its_day_comes(settings: Settings) -> None:
    end = later(settings, 24).clock().isoformat()
    first = desk.stand_release(settings, TO_MINISTRY, outlet="", ends=end, party="command", tlp="GREEN")
    desk.stand_release(settings, Audience("party", ("liaison",)), outlet="", ends=end, party="command", tlp="GREEN")
    (one,) = add(make_desk(settings, party="command"), ENGLISH)
    desk.stop_standing(later(settings), first, party="command")
    (two,) = add(make_desk(later(settings, 2), party="command"), ARABIC)
    add(make_desk(later(settings, 30), party="command"), make_report("Late\n"))

    assert seen(later(settings, 31), "ministry") == {one}
    assert seen(later(settings, 31), "liaison") == {one, two}
    with open_view(later(settings, 31), Reader("command")) as view:
        assert {bool(each.stopped) for each in view.standing_releases()} == {True, False}
        assert not any(each.is_in_force for each in view.standing_releases())
    for party, what in (("ministry", first), ("command", first), ("command", "0" * 64)):
        with pytest.raises(NotYours):
            desk.stop_standing(later(settings, 2), what, party=party)


def test_a_room_that_the_party_left_gets_nothing_and_the_report_is_taken_in(settings: Settings) -> None:
    room = desk.open_room(settings, "council", party="ministry")
    desk.invite(settings, room, "command", party="ministry")
    desk.accept(settings, room, party="command")
    end = later(settings, 48).clock().isoformat()
    desk.stand_release(settings, Audience("room", (room,)), outlet="", ends=end, party="command", tlp="AMBER")
    (one,) = add(make_desk(settings, party="command"), ENGLISH)
    desk.leave(settings, room, party="command")
    (two,) = add(make_desk(settings, party="command"), ARABIC)

    assert seen(settings, "ministry") == {one}
    assert seen(settings, "command") == {one, two}


@pytest.mark.parametrize(
    ("ends", "kinds", "code"),
    [
        pytest.param("", (), "until", id="no-end"),
        pytest.param("2020-01-01T00:00:00Z", (), "until-past", id="past"),
        pytest.param("2027-01-01T00:00:00Z", ("weather",), "kinds", id="no-kind"),
    ],
)
def test_a_standing_release_is_refused(settings: Settings, ends: str, kinds: tuple[str, ...], code: str) -> None:
    with pytest.raises(ReleaseError) as refused:
        desk.stand_release(settings, TO_MINISTRY, outlet="", ends=ends, kinds=kinds, party="command", tlp="GREEN")
    assert refused.value.code == code


# Urgent releases.


def test_a_duty_officer_releases_alone_and_it_waits_for_a_review(settings: Settings, report: str) -> None:
    officer = replace(settings, rights=frozenset({"read", "contribute"}))
    desk.release_urgently(officer, report, TO_MINISTRY, reason="a convoy drives there now", tlp="GREEN")
    assert seen(settings, "ministry") == {report}
    with open_view(later(settings, 23), Reader("command")) as view:
        (one,) = view.urgent_releases()
    assert (one.verdict, one.is_overdue, one.reason) == ("", False, "a convoy drives there now")
    with open_view(later(settings, 25), Reader("command")) as view:
        assert view.urgent_releases()[0].is_overdue
    with pytest.raises(NotAllowed):
        desk.review_urgent(officer, one.id, "stands")
    desk.review_urgent(later(settings, 2), one.id, "stands", note="seen", party="command")
    with open_view(later(settings, 25), Reader("command")) as view:
        (one,) = view.urgent_releases()
    assert (one.verdict, one.is_overdue, one.note) == ("stands", False, "seen")
    with pytest.raises(ReleaseError):
        desk.review_urgent(later(settings, 2), one.id, "withdrawn", party="command")
    with open_view(settings, Reader("ministry")) as view:
        assert view.urgent_releases() == ()


def test_a_review_may_take_it_back(settings: Settings, report: str) -> None:
    desk.release_urgently(settings, report, TO_MINISTRY, reason="danger", party="command", tlp="GREEN")
    with open_view(settings, Reader("command")) as view:
        (one,) = view.urgent_releases()
    for party, what in (("ministry", one.id), ("command", "0" * 64)):
        with pytest.raises(NotYours):
            desk.review_urgent(settings, what, "withdrawn", party=party)
    desk.review_urgent(later(settings), one.id, "withdrawn", party="command")

    assert seen(later(settings), "ministry") == set()
    assert verify_ledger(later(settings)).fault is None


def test_of_ones_own_alone_and_with_a_reason(settings: Settings, report: str) -> None:
    desk.release(settings, report, TO_MINISTRY, party="command", tlp="GREEN", onward=("liaison",))
    to_liaison = Audience("party", ("liaison",))
    with pytest.raises(NotYours):
        desk.release_urgently(settings, report, to_liaison, reason="danger", party="ministry", tlp="GREEN")
    for reason in ("", " ", "x" * 1001):
        with pytest.raises(ReleaseError):
            desk.release_urgently(settings, report, to_liaison, reason=reason, party="command", tlp="GREEN")
    assert seen(settings, "liaison") == set()


def test_the_command_line_prepares_stands_and_reviews(
    settings: Settings, report: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TANSIQ_HOME", str(settings.home))
    monkeypatch.setenv("TANSIQ_PARTY", "command")
    monkeypatch.setenv("TANSIQ_CLOCK", settings.clock().isoformat())

    def say(*words: str) -> str:
        assert run(["release", *words]) == 0
        return capsys.readouterr().out

    assert "Draft: " in say("make", report, "--to", "ministry", "--draft", "--note", "for noor")
    (draft,) = desk.list_drafts(settings, party="command")
    assert "for noor" in say("drafts")
    assert "Released: " in say("send-draft", draft.id)
    assert "Stands: " in say("stand", "--outlet", "Wire", "--to", "ministry", "--until", "2027-01-01T00:00:00Z")
    assert "0 released" in say("standing")
    assert "Released: " in say("make", report, "--to", "liaison", "--urgent", "a convoy drives there now")
    assert "1 to be reviewed" in say("urgent")
    with open_view(settings, Reader("command")) as view:
        (one,) = view.urgent_releases()
        (standing,) = view.standing_releases()
    assert "Reviewed: " in say("review", one.id, "withdrawn")
    assert "Stopped: " in say("stop", standing.id)
    assert seen(settings, "liaison") == set()
