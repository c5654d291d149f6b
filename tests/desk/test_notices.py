"""Corrections chase copies: who is notified of what, what each is told, receipts, and what is not confirmed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from tansiq import desk
from tansiq.desk import Desk, NotYours, log_opening, rebuild_ledger, verify_ledger
from tansiq.errors import ReleaseError
from tansiq.ledger import get_stored, open_ledger
from tansiq.ledger.schema import entry
from tansiq.model import Audience
from tansiq.release import Reader, View, Who, open_view
from tansiq.settings import Settings
from tests.ledger.told import LineReader, add, make_desk, make_report, make_settings

OLD = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 12 | Monitor of Raqqa\n")
NEW = make_report("Shelling, corrected\nattack.shelling | 2022-01-20 | Raqqa | killed 9 | Monitor of Raqqa\n")
ARABIC = make_report("قصف\nattack.shelling | 2022-02-20 | الرقة | killed 3 | مرصد الرقة\n", language="ar")
PARTIES = ("command", "ministry", "liaison", "other")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = make_settings(tmp_path, party="command")
    for party in PARTIES:
        desk.open_party(made, party)
    return made


@pytest.fixture
def reports(settings: Settings) -> tuple[str, str, str]:
    old, new, arabic = add(make_desk(settings, party="command"), OLD, NEW, ARABIC)
    for one in (old, new, arabic):
        desk.release(settings, one, Audience("party", ("ministry", "liaison")), party="command", tlp="GREEN")
    return old, new, arabic


def later(settings: Settings, days: float = 1) -> Settings:
    return replace(settings, fixed_time=settings.clock() + timedelta(days=days))


def drafts(settings: Settings, party: str = "command") -> list[tuple[str, str, list[Who]]]:
    with open_view(settings, Reader(party)) as view:
        return [(one.change.id, one.change.kind, [who.who for who in one.recipients]) for one in view.notice_drafts()]


def given(settings: Settings, party: str) -> list[tuple[str, tuple[str, ...]]]:
    with open_view(settings, Reader(party)) as view:
        return [(one.kind, one.entries) for one in view.notices_given()]


def notice_payloads(settings: Settings) -> list[bytes]:
    """The notices as they stand in the ledger, from which they travel."""
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        ids = connection.scalars(select(entry.c.id).where(entry.c.kind == "notice"))
        stored = get_stored(connection, [one.hex() for one in ids])
    return [json.dumps(one.entry.payload).encode() for one in stored.values()]


def test_counts_are_told_no_more_to_who_ceases_to_see_the_corrected_report(
    settings: Settings, reports: tuple[str, str, str]
) -> None:
    log_opening(settings, Reader("ministry"), reports[:1], "page")
    now = later(settings)
    desk.send_notice(now, desk.correct(now, reports[0], by=reports[1], party="command"), party="command")
    told = []
    for then in (now, later(now)):
        with open_view(then, Reader("ministry")) as view:
            told.append([(one.by, one.tolls) for one in view.notices_given()])
        desk.withdraw(later(now, 0.5), reports[1], party="command")

    assert told == [[(reports[1], (("killed", (12, 12), (9, 9)),))], [("", ())]]


def test_a_withdrawal_drafts_a_notice_to_exactly_those_who_opened_it(
    settings: Settings, reports: tuple[str, str, str]
) -> None:
    log_opening(settings, Reader("ministry"), reports[:1], "page")
    log_opening(settings, Reader("liaison"), reports[2:], "taxii")
    now = later(settings)
    assert drafts(now) == []
    gone = desk.withdraw(now, reports[0], party="command")

    assert drafts(now) == [(gone, "withdrawn", [Who("party", "ministry")])]
    assert drafts(now, "ministry") == []
    assert given(now, "ministry") == []
    assert desk.send_notice(now, gone, text="Taken back: wrong place.", party="command") == 1
    assert drafts(now) == []
    assert given(now, "ministry") == [("withdrawn", reports[:1])]
    assert given(now, "liaison") == given(now, "other") == []
    with pytest.raises(ReleaseError) as refused:
        desk.send_notice(now, gone, party="command")
    assert refused.value.code == "sent"


def test_a_notice_names_what_replaces_an_entry_to_those_alone_who_see_it(settings: Settings) -> None:
    old, new = add(make_desk(settings, party="command"), OLD, NEW)
    desk.release(settings, old, Audience("party", ("ministry",)), party="command", tlp="GREEN")
    log_opening(settings, Reader("ministry"), (old,), "page")
    now = later(settings)
    desk.send_notice(now, desk.correct(now, old, by=new, party="command"), party="command")

    def replacing() -> list[str]:
        with open_view(now, Reader("ministry")) as view:
            return [one.by for one in view.notices_given()]

    assert replacing() == [""]
    with open_view(now, Reader("ministry")) as view:
        # Nor what it counts: that is of a report which it was not released.
        assert [one.tolls for one in view.notices_given()] == [()]
        assert b"killed" not in b"".join(notice_payloads(now))
    desk.release(now, new, Audience("party", ("ministry",)), party="command", tlp="GREEN")
    assert replacing() == [new]


def test_who_opens_much_pushes_nobody_out_of_a_notice(
    settings: Settings, reports: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tansiq.release.openings.MAX_OPENINGS", 2)
    log_opening(settings, Reader("liaison"), reports[:1], "page")
    for hours in range(3):
        log_opening(later(settings, hours / 24), Reader("ministry"), reports[:1], "api")
    now = later(settings)
    gone = desk.withdraw(now, reports[0], party="command")

    assert drafts(now) == [(gone, "withdrawn", [Who("party", "liaison"), Who("party", "ministry")])]


def test_of_one_release_withdrawn_only_those_it_had_reached(settings: Settings, reports: tuple[str, str, str]) -> None:
    once_more = desk.release(settings, reports[0], Audience("party", ("other",)), party="command", tlp="GREEN")
    for party in ("ministry", "other"):
        log_opening(settings, Reader(party), reports[:1], "page")
    gone = desk.withdraw(later(settings), once_more, party="command")

    assert drafts(later(settings)) == [(gone, "withdrawn", [Who("party", "other")])]


def test_releases_that_end_at_one_instant_are_chased_as_one(settings: Settings) -> None:
    """Two notices of one entry and instant are named alike: the second passed for sent, and its recipients for told."""
    (report,) = add(
        make_desk(settings, party="command", seed=7), make_report("Shelling\nclash | 2022-01-09 | Hit | - | -\n")
    )
    ways = [
        desk.release(settings, report, Audience("party", (one,)), party="command", tlp="GREEN")
        for one in ("ministry", "liaison")
    ]
    for one in ("ministry", "liaison"):
        log_opening(settings, Reader(one), (report,), "page")
    now = later(settings)
    for way in ways:
        desk.withdraw(now, way, party="command")

    (draft,) = drafts(now)
    assert draft[2] == [Who("party", "liaison"), Who("party", "ministry")]
    assert desk.send_notice(now, draft[0], party="command") == 2
    assert given(now, "ministry") == given(now, "liaison") == [("withdrawn", (report,))]
    assert drafts(now) == []


def test_of_what_one_user_saw_by_name_that_user_is_told_alone(settings: Settings) -> None:
    (report,) = add(
        make_desk(settings, party="command", seed=8), make_report("Clash\nclash | 2022-01-08 | Hit | - | -\n")
    )
    desk.release(settings, report, Audience("users", ("ministry:amal",)), party="command", tlp="RED")
    log_opening(settings, Reader("ministry", "amal"), (report,), "page")
    now = later(settings)
    change = desk.correct(now, report, text="The day is wrong.", party="command")

    assert drafts(now) == [(change, "corrected", [Who("party", "ministry")])]
    assert desk.send_notice(now, change, party="command") == 1
    assert given(now, "ministry") == []
    with open_view(now, Reader("ministry", "amal")) as view:
        (notice,) = view.notices_given()
    assert (notice.kind, notice.entries) == ("corrected", (report,))
    for user in ("", "duty"):
        with pytest.raises(NotYours):
            desk.acknowledge(now, notice.id, party="ministry", user=user)
    assert desk.acknowledge(now, notice.id, party="ministry", user="amal")
    with open_view(now, Reader("command")) as view:
        assert not view.notices_sent()[0].unconfirmed
    assert verify_ledger(now).is_sound
    assert not rebuild_ledger(now).has_differed


def test_who_sees_it_still_is_told_of_no_withdrawal(settings: Settings, reports: tuple[str, str, str]) -> None:
    log_opening(settings, Reader("ministry"), reports[:1], "page")
    again = desk.release(settings, reports[0], Audience("party", ("ministry",)), party="command", tlp="AMBER")
    desk.withdraw(later(settings), again, party="command")
    assert drafts(later(settings)) == []

    gone = desk.withdraw(later(settings, 2), reports[0], party="command")
    assert drafts(later(settings, 3)) == [(gone, "withdrawn", [Who("party", "ministry")])]


def test_who_opened_it_before_is_chased_and_nobody_later(settings: Settings, reports: tuple[str, str, str]) -> None:
    desk.correct(settings, reports[0], text="The place is wrong.", party="command")
    log_opening(later(settings), Reader("ministry"), reports[:1], "page")

    assert drafts(later(settings, 2)) == []


def test_an_erasure_is_chased_too(settings: Settings, reports: tuple[str, str, str]) -> None:
    log_opening(settings, Reader("ministry"), reports[2:], "page")
    gone = Desk(later(settings), party="command", read=LineReader()).erase(reports[2], reason="asked")

    assert drafts(later(settings)) == [(gone, "erased", [Who("party", "ministry")])]


def test_a_correction_says_which_counts_changed(settings: Settings, reports: tuple[str, str, str]) -> None:
    log_opening(settings, Reader("ministry"), reports[:1], "page")
    now = later(settings)
    change = desk.correct(now, reports[0], by=reports[1], party="command")
    with open_view(now, Reader("command")) as view:
        (draft,) = view.notice_drafts()
    assert draft.change.tolls == (("killed", (12, 12), (9, 9)),)
    desk.send_notice(now, change, text="See the new report.", party="command")
    with open_view(now, Reader("ministry")) as view:
        (notice,) = view.notices_given()

    assert (notice.kind, notice.by, notice.text) == ("corrected", reports[1], "See the new report.")
    assert notice.tolls == draft.change.tolls
    assert verify_ledger(now).fault is None


def test_a_receipt_is_seen_by_the_sender_and_the_rest_is_unconfirmed(
    settings: Settings, reports: tuple[str, str, str]
) -> None:
    for party in ("ministry", "liaison"):
        log_opening(settings, Reader(party), reports[:1], "page")
    now = later(settings)
    desk.send_notice(now, desk.withdraw(now, reports[0], party="command"), party="command")

    def sent(view: View) -> list[tuple[str, bool]]:
        (one,) = view.notices_sent()
        return [(who.who.name, bool(who.confirmed)) for who in one.recipients]

    with open_view(now, Reader("command")) as view:
        assert sent(view) == [("liaison", False), ("ministry", False)]
    with open_view(now, Reader("ministry")) as view:
        (notice,) = view.notices_given()
    for party in ("liaison", "command"):
        with pytest.raises(NotYours):
            desk.acknowledge(now, notice.id, party=party)
    desk.acknowledge(later(now), notice.id, party="ministry")
    with pytest.raises(ReleaseError):
        desk.acknowledge(later(now), notice.id, party="ministry")
    with open_view(later(now), Reader("command")) as view:
        assert sent(view) == [("liaison", False), ("ministry", True)]
        assert [one.who.name for one in view.notices_sent()[0].unconfirmed] == ["liaison"]
    with open_view(later(now), Reader("ministry")) as view:
        assert view.notices_given()[0].confirmed
    assert verify_ledger(now).fault is None


def test_members_of_another_s_room_are_one_that_confirms_when_all_have(
    settings: Settings, reports: tuple[str, str, str]
) -> None:
    (text,) = add(make_desk(settings, party="command"), make_report("Clash\n", outlet="Wire"))
    room = desk.open_room(settings, "council", party="other")
    for party in ("command", "ministry", "liaison"):
        desk.invite(settings, room, party, party="other")
        desk.accept(settings, room, party=party)
    desk.release(settings, text, Audience("room", (room,)), party="command", tlp="AMBER")
    for party in ("ministry", "liaison"):
        log_opening(settings, Reader(party), [text], "page")
    now = later(settings)
    assert desk.send_notice(now, desk.withdraw(now, text, party="command"), party="command") == 1

    def state() -> list[tuple[Who, bool]]:
        with open_view(now, Reader("command")) as view:
            return [(one.who, bool(one.confirmed)) for one in view.notices_sent()[0].recipients]

    for party, is_whole in (("ministry", False), ("liaison", True)):
        with open_view(now, Reader(party)) as view:
            desk.acknowledge(now, view.notices_given()[0].id, party=party)
        assert state() == [(Who("room", room), is_whole)]


@pytest.mark.parametrize(
    ("by", "text", "code"),
    [
        pytest.param("", " ", "notice-text", id="nothing-said"),
        pytest.param("", "x" * 2001, "notice-text", id="too-long"),
        pytest.param("itself", "", "corrects-itself", id="itself"),
        pytest.param("0" * 64, "", "not-yours", id="no-such-report"),
    ],
)
def test_a_correction_is_refused(
    settings: Settings, reports: tuple[str, str, str], by: str, text: str, code: str
) -> None:
    with pytest.raises(ReleaseError) as refused:
        desk.correct(settings, reports[0], by=reports[0] if by == "itself" else by, text=text, party="command")
    assert refused.value.code == code


def test_only_ones_own_is_corrected_or_chased(settings: Settings, reports: tuple[str, str, str]) -> None:
    log_opening(settings, Reader("ministry"), reports[:1], "page")
    gone = desk.withdraw(later(settings), reports[0], party="command")
    for act in (
        lambda: desk.correct(settings, reports[1], text="wrong", party="ministry"),
        lambda: desk.send_notice(later(settings), gone, party="ministry"),
        lambda: desk.send_notice(later(settings), "0" * 64, party="command"),
    ):
        with pytest.raises(NotYours):
            act()


def test_nobody_to_notify(settings: Settings, reports: tuple[str, str, str]) -> None:
    with pytest.raises(ReleaseError) as refused:
        desk.send_notice(settings, desk.withdraw(settings, reports[0], party="command"), party="command")
    assert refused.value.code == "no-copies"
