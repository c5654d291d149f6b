"""Retention, legal holds and legal orders: what goes, what stays and why; and nothing of it is left in any file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from tansiq import desk
from tansiq.desk import NotAllowed, NotYours, retaining, verify_ledger
from tansiq.errors import LedgerError, ReleaseError
from tansiq.model import Audience
from tansiq.release import HoldScope, Reader, open_view
from tansiq.settings import Settings
from tests.ledger.told import NOON, add, make_desk, make_report, make_settings

ENGLISH = "Shelling quickbrown\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor quickbrown\n"
ARABIC = "قصف النهروان\nattack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد النهروان\n"


def at(settings: Settings, days: float) -> Settings:
    """The same node so many days after noon of the fifth of January 2026."""
    moment = NOON + timedelta(days=days)
    return replace(settings, fixed_time=moment)


@pytest.fixture
def settings(tmp_path: Path, unlinked: None) -> Settings:
    made = make_settings(tmp_path, party="command")
    for party in ("command", "ministry", "liaison"):
        desk.open_party(made, party)
    return made


@pytest.fixture
def two(settings: Settings) -> list[str]:
    """An English report of 2022 and an Arabic one of the day before, both the command's and shown to the ministry."""
    made = add(
        make_desk(settings, party="command"),
        make_report(ENGLISH, published="2022-03-30"),
        make_report(ARABIC, language="ar", published="2026-01-04"),
    )
    for one in made:
        desk.release(settings, one, Audience("party", ("ministry",)), party="command", tlp="GREEN")
    return made


def seen(settings: Settings, party: str = "ministry") -> set[str]:
    with open_view(settings, Reader(party)) as view:
        return {one.id for one in view.list_reports()[0]}


def files_with(settings: Settings, words: str) -> list[str]:
    """The files of the home, write-ahead logs included, that hold these words."""
    files = (path for path in settings.home.rglob("*") if path.is_file())
    return [path.name for path in files if words.encode() in path.read_bytes()]


def test_what_is_due_by_its_publication_goes_and_the_rest_stays(settings: Settings, two: list[str]) -> None:
    english, arabic = two
    desk.keep(settings, 365, by="published", party="command")

    with open_view(settings, Reader("command")) as view:
        due = view.due()
    assert [(one.id, one.due, one.is_due) for one in due] == [
        (english, "2023-03-31T00:00:00.000000Z", True),
        (arabic, "2027-01-05T00:00:00.000000Z", False),
    ]
    assert seen(settings) == {english, arabic}
    done = desk.run_retention(settings, party="command")
    assert [one for one, _ in done.erased] == [english]
    assert (done.kept, done.following) == ((), "2027-01-05T00:00:00.000000Z")
    assert seen(settings) == {arabic}
    again = desk.run_retention(settings, party="command")
    assert (again.erased, again.kept) == ((), ())


def test_what_is_due_by_its_arrival_goes_and_is_in_no_file(settings: Settings, two: list[str]) -> None:
    assert files_with(settings, "quickbrown")
    assert files_with(settings, "النهروان")
    desk.keep(settings, 30, party="command")

    assert desk.run_retention(at(settings, 29.9), party="command").erased == ()
    done = desk.run_retention(at(settings, 30), party="command")

    assert {one for one, _ in done.erased} == set(two)
    assert files_with(settings, "quickbrown") == []
    assert files_with(settings, "النهروان") == []
    found = verify_ledger(settings)
    assert found.is_sound, found.fault
    # Two reports with two readings; each event's claims.
    assert found.erased >= 6
    assert not desk.rebuild_ledger(settings).has_differed
    with open_view(at(settings, 31), Reader("ministry")) as view:
        assert {one.id for one in view.tombstones()} == set(two)


def test_a_rule_is_replaced_and_taken_away(settings: Settings, two: list[str]) -> None:
    desk.keep(settings, 0, party="command")
    desk.keep(settings, 400, by="received", party="command")
    with open_view(settings, Reader("command")) as view:
        rule = view.retention()
    assert rule is not None
    assert (rule.days, rule.by) == (400, "received")
    desk.keep(settings, None, party="command")
    with pytest.raises(ReleaseError, match="no rule"):
        desk.keep(settings, None, party="command")

    done = desk.run_retention(at(settings, 500), party="command")

    assert (done.rule, done.erased) == ("", ())
    assert seen(settings) == set(two)


def test_one_party_s_rule_ends_nothing_of_another_s(settings: Settings, two: list[str]) -> None:
    (theirs,) = add(make_desk(settings, party="ministry"), make_report(ENGLISH))
    desk.keep(settings, 0, party="ministry")

    (run,) = [one for one in desk.run_all_retention(settings) if one.rule]

    assert (run.party, [one for one, _ in run.erased]) == ("ministry", [theirs])
    assert seen(settings) == set(two)


def test_a_server_carries_out_every_party_s_rule(
    settings: Settings, two: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(retaining, "time", SimpleNamespace(sleep=slept.append))
    desk.keep(settings, 0, party="command")
    # Where there is no ledger yet it waits for one.
    for node in (make_settings(tmp_path / "empty"), settings):
        desk.start_retention(node, is_over=iter([False, True]).__next__).join(60)

    assert slept == [retaining.EVERY_SECONDS, retaining.EVERY_SECONDS]
    assert seen(settings) == set()


@pytest.mark.parametrize(
    "scope",
    [
        pytest.param(HoldScope(since="2022-03-01", until="2022-03-31", by="published"), id="period"),
        pytest.param(HoldScope(text="Quickbrown"), id="words"),
        pytest.param(HoldScope(text="quickbr shelling", since="2026-01-05"), id="both"),
    ],
)
def test_what_is_held_is_not_erased_until_the_hold_is_lifted(
    settings: Settings, two: list[str], scope: HoldScope
) -> None:
    english, arabic = two
    desk.keep(settings, 0, party="command")
    held = desk.hold(settings, scope, reason="a court asked", party="command")

    with open_view(settings, Reader("command")) as view:
        assert [(one.id, one.covers, one.lifted) for one in view.holds()] == [(held, 1, "")]
        assert {one.id: one.holds for one in view.due()} == {english: (held,), arabic: ()}
    done = desk.run_retention(settings, party="command")
    assert [one for one, _ in done.erased] == [arabic]
    assert [(one.id, one.why, one.holds) for one in done.kept] == [(english, "held", (held,))]
    with pytest.raises(LedgerError) as refused:
        make_desk(settings, party="command").erase(english, reason="asked")
    assert refused.value.code == "held"
    assert seen(settings) == {english}

    desk.lift_hold(settings, held, party="command")
    with pytest.raises(NotYours):
        desk.lift_hold(settings, held, party="command")
    assert [one for one, _ in desk.run_retention(settings, party="command").erased] == [english]
    assert verify_ledger(settings).is_sound


def test_what_comes_later_is_held_too_and_what_has_no_date(settings: Settings) -> None:
    desk.hold(settings, HoldScope(until="2020-01-01", by="published"), reason="a court asked", party="command")
    desk.keep(settings, 0, party="command")
    (undated,) = add(make_desk(settings, party="command"), make_report(ENGLISH, published=None))

    assert [one.id for one in desk.run_retention(settings, party="command").kept] == [undated]


def test_of_a_day_that_is_none_it_counts_from_the_arrival(settings: Settings) -> None:
    (odd,) = add(make_desk(settings, party="command"), make_report(ENGLISH, published="2021-01-01<b>"))
    desk.keep(settings, 3, by="published", party="command")

    with open_view(settings, Reader("command")) as view:
        assert [(one.id, one.due) for one in view.due()] == [(odd, "2026-01-08T12:00:00.000000Z")]


def test_with_a_claim_its_report_is_held_and_with_the_report_its_claims(settings: Settings, two: list[str]) -> None:
    with open_view(settings, Reader("command")) as view:
        claim = view.get_report(two[0]).tellings[0]
    held = desk.hold(settings, HoldScope((claim,)), reason="a court asked", party="command")
    for one in (two[0], claim):
        with pytest.raises(LedgerError, match="hold"):
            make_desk(settings, party="command").erase(one, reason="asked")
    desk.lift_hold(settings, held, party="command")
    desk.hold(settings, HoldScope((two[0],)), reason="a court asked", party="command")

    with pytest.raises(LedgerError, match="hold"):
        make_desk(settings, party="command").erase(claim, reason="asked")


@pytest.mark.parametrize(
    ("scope", "reason"),
    [
        pytest.param(HoldScope(), "why", id="nothing"),
        pytest.param(HoldScope(text="-"), "why", id="no-word"),
        pytest.param(HoldScope(since="2026-02-02", until="2026-02-01"), "why", id="backwards"),
        pytest.param(HoldScope(since="yesterday"), "why", id="no-day"),
        pytest.param(HoldScope(text="river"), " ", id="no-reason"),
        pytest.param(HoldScope(("0" * 64,), text="river"), "why", id="ids-and-words"),
    ],
)
def test_a_hold_that_says_nothing_is_refused(settings: Settings, scope: HoldScope, reason: str) -> None:
    with pytest.raises(ReleaseError):
        desk.hold(settings, scope, reason=reason, party="command")


def test_another_s_entries_are_neither_held_nor_their_holds_lifted(settings: Settings, two: list[str]) -> None:
    with pytest.raises(NotYours):
        desk.hold(settings, HoldScope((two[0],)), reason="why", party="ministry")
    held = desk.hold(settings, HoldScope(text="quickbrown"), reason="why", party="command")
    with pytest.raises(NotYours):
        desk.lift_hold(settings, held, party="ministry")
    with open_view(settings, Reader("ministry")) as view:
        assert (view.holds(), view.orders(), view.retention(), view.due()) == ((), (), None, ())


def test_whoever_leaves_keeps_what_is_held_and_nobody_else_can_tell(settings: Settings, two: list[str]) -> None:
    desk.log_opening(settings, Reader("ministry"), two, "page")
    desk.hold(settings, HoldScope((two[0],)), reason="a court asked", party="command")

    with open_view(settings, Reader("command")) as view:
        (taken,) = (one for one in desk.exit_export(view) if one["kind"] == "hold")
    assert taken["hold"]["reason"] == "a court asked"
    done = desk.depart(settings, reason="the mandate ended", party="command")

    assert (done.erased, done.held) == (1, 1)
    assert files_with(settings, "النهروان") == []
    assert files_with(settings, "quickbrown")
    assert seen(settings, "command") == {two[0]}
    with open_view(settings, Reader("ministry")) as view:
        assert {(one.id, one.since) for one in view.tombstones()} == {(one, view.tombstones()[0].since) for one in two}
        # Both notices say the same of both.
        assert {one.kind for one in view.notices_given()} == {"erased"}
        assert len(view.notices_given()) == 2
    assert verify_ledger(settings).is_sound


def test_an_order_erases_is_told_and_confirmed_and_copies_are_chased(settings: Settings, two: list[str]) -> None:
    english, arabic = two
    desk.log_opening(settings, Reader("ministry"), [english], "page")
    desk.hold(settings, HoldScope((arabic,)), reason="a court asked", party="command")

    done, order = desk.order_erasure(settings, "command", two, reference="Court of Hit 12/2026", text="By the court.")

    assert set(done) == {english}
    assert order.kept == (arabic,)
    assert files_with(settings, "quickbrown") == []
    assert seen(settings) == {arabic}
    with open_view(settings, Reader("command")) as view:
        assert view.orders() == (order,)
        assert [one.change.entries[0] for one in view.notice_drafts()] == [english]
    with open_view(settings, Reader("ministry")) as view:
        assert [one.id for one in view.tombstones()] == [english]
        assert view.orders() == ()
    with pytest.raises(NotYours):
        desk.acknowledge(settings, order.id, party="ministry")
    desk.acknowledge(settings, order.id, party="command")
    (told,) = desk.list_orders(settings)
    assert told.confirmed
    found = verify_ledger(settings)
    assert found.is_sound, found.fault
    assert not desk.rebuild_ledger(settings).has_differed


def test_the_operator_alone_lifts_what_was_held_under_an_order(settings: Settings, two: list[str]) -> None:
    held = desk.order_hold(settings, "command", HoldScope(text="quickbrown"), reference="Court of Hit 13/2026")
    own = desk.hold(settings, HoldScope((two[1],)), reason="our own", party="command")
    with pytest.raises(ReleaseError, match="order"):
        desk.lift_hold(settings, held, party="command")
    for one in (own, "0" * 64):
        with pytest.raises(NotYours):
            desk.lift_by_order(settings, "command", one, reference="Court of Hit 14/2026")

    desk.lift_by_order(settings, "command", held, reference="Court of Hit 14/2026")

    with open_view(settings, Reader("command")) as view:
        assert {one.id: bool(one.lifted) for one in view.holds()} == {held: True, own: False}
        assert sorted(one.kind for one in view.orders()) == ["hold", "lift"]


def test_an_order_of_what_is_not_the_party_s_does_nothing(settings: Settings, two: list[str]) -> None:
    for what in ([two[0], "0" * 64], [two[0], "no id"]):
        with pytest.raises(NotYours):
            desk.order_erasure(settings, "command", what, reference="Court of Hit 12/2026")
    with pytest.raises(NotYours):
        desk.order_erasure(settings, "ministry", two, reference="Court of Hit 12/2026")
    with pytest.raises(ReleaseError, match="name the order"):
        desk.order_erasure(settings, "command", two, reference=" ")
    assert seen(settings) == set(two)
    assert desk.list_orders(settings) == ()


@pytest.mark.parametrize("role", ["reader", "analyst", "operator"])
def test_who_may_neither_erase_nor_keep(settings: Settings, two: list[str], role: str) -> None:
    rights = {"reader": {"read"}, "analyst": {"read", "contribute"}, "operator": {"operate"}}[role]
    theirs = replace(settings, rights=frozenset(rights), party="command")
    acts: list[Callable[[], object]] = [
        lambda: desk.keep(theirs, 3),
        lambda: desk.run_retention(theirs),
        lambda: desk.hold(theirs, HoldScope((two[0],)), reason="why"),
        lambda: make_desk(theirs, party="command").erase(two[0], reason="why"),
    ]
    if role != "operator":
        acts.append(lambda: desk.order_erasure(theirs, "command", two, reference="x"))
    for act in acts:
        with pytest.raises(NotAllowed):
            act()


def in_council(settings: Settings) -> str:
    room = desk.open_room(settings, "council", party="liaison")
    for party in ("command", "ministry"):
        desk.invite(settings, room, party, party="liaison")
        desk.accept(settings, room, party=party)
    return room


def test_what_is_released_into_a_room_ends_for_its_members_as_its_host_set(settings: Settings, two: list[str]) -> None:
    room = in_council(settings)
    audience = Audience("room", (room,))
    (before, after) = add(make_desk(settings, party="command"), make_report("Before\n"), make_report("After\n"))
    desk.release(settings, before, audience, party="command", tlp="GREEN")
    desk.keep_in_room(settings, room, 7, party="liaison")
    desk.release(settings, after, audience, party="command", tlp="GREEN", until="2027-01-01T00:00:00Z")

    with open_view(settings, Reader("ministry")) as view:
        (told,) = view.memberships()
        assert told.keeps_days == 7
        ends = {one.what: one.until for one in view.releases_to_me()}
    assert ends[after] == (NOON + timedelta(days=7)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert ends[before] == ""
    later = at(settings, 7)
    assert seen(later, "liaison") == {before}
    # The entry stays its originator's, and what it was released by otherwise stays.
    assert after in seen(later, "command")
    assert datetime.fromisoformat(ends[after]) == later.clock()
    with pytest.raises(ReleaseError, match="host"):
        desk.keep_in_room(settings, room, 3, party="ministry")
    with pytest.raises(NotYours):
        desk.keep_in_room(settings, "0" * 64, 3, party="ministry")
    desk.keep_in_room(settings, room, None, party="liaison")
    with open_view(settings, Reader("ministry")) as view:
        assert view.memberships()[0].keeps_days is None


def test_an_earlier_end_of_a_release_into_a_room_stays(settings: Settings, two: list[str]) -> None:
    room = in_council(settings)
    desk.keep_in_room(settings, room, 7, party="liaison")
    audience = Audience("room", (room,))
    desk.release(settings, two[0], audience, party="command", tlp="GREEN", until="2026-01-06T00:00:00Z")

    assert seen(at(settings, 2), "liaison") == set()
