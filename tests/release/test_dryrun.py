"""The dry run: what a partner gets of one's own, at which time, by which rule; and what it must not be asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tansiq import desk
from tansiq.errors import ReleaseError
from tansiq.model import Audience
from tansiq.release import ANY_READER, DryRun, DryView, NotVisible, Reader, Share, open_view
from tansiq.settings import Settings
from tests.ledger.told import add, make_desk, make_report, make_settings

ENGLISH = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n")
ARABIC = make_report("قصف\nattack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد الرقة\n", language="ar")
TO_MINISTRY = Audience("party", ("ministry",))


def later(settings: Settings, days: float) -> Settings:
    return replace(settings, fixed_time=settings.clock() + timedelta(days=days))


def run(settings: Settings, query: DryRun, party: str = "command") -> DryView:
    with open_view(settings, Reader(party)) as view:
        return view.dry_run(query)


def rules(found: DryView) -> dict[str, str]:
    return {line.id: line.first.rule for line in found.lines}


@pytest.fixture
def settings(tmp_path: Path, unlinked: None) -> Settings:
    made = make_settings(tmp_path, party="command")
    for party in ("command", "ministry", "liaison"):
        desk.open_party(made, party)
    return made


@pytest.fixture
def reports(settings: Settings) -> tuple[str, str]:
    english, arabic = add(make_desk(settings, party="command"), ENGLISH, ARABIC)
    return english, arabic


def test_all_of_ones_own_is_listed_with_rule_and_terms(settings: Settings, reports: tuple[str, str]) -> None:
    english, arabic = reports
    desk.release(settings, english, TO_MINISTRY, party="command", tlp="GREEN", onward=("liaison",),
                 until=later(settings, 5).clock(), purpose="early-warning")  # fmt: skip
    found = run(settings, DryRun("ministry"))

    assert rules(found) == {english: "released-party", arabic: "not-released"}
    assert (found.shared, found.withheld, found.differing) == (1, 1, 0)
    (terms,) = next(line.terms for line in found.lines if line.id == english)
    assert (terms.tlp, terms.onward, terms.purpose) == ("GREEN", ("liaison",), "early-warning")
    assert terms.until.startswith(later(settings, 5).clock().date().isoformat())


def test_what_a_search_chooses(settings: Settings, reports: tuple[str, str]) -> None:
    assert rules(run(settings, DryRun(ANY_READER, text="قصف"))) == {reports[1]: "not-released"}
    assert rules(run(settings, DryRun(ANY_READER, only="shared"))) == {}


def test_two_partners_differ(settings: Settings, reports: tuple[str, str]) -> None:
    english, arabic = reports
    desk.release(settings, english, TO_MINISTRY, party="command", tlp="GREEN")
    desk.release(settings, arabic, Audience("public"), party="command", tlp="CLEAR")
    found = run(settings, DryRun("ministry", ANY_READER, only="differing"))

    assert [(line.id, isinstance(line.second, Share)) for line in found.lines] == [(english, False)]
    assert (found.other, found.shared, found.differing) == (ANY_READER, 2, 1)


def test_two_days_differ_in_what_was_taken_back_since_and_in_what_runs_out(
    settings: Settings, reports: tuple[str, str]
) -> None:
    english, arabic = reports
    first = desk.release(settings, english, TO_MINISTRY, party="command", tlp="GREEN")
    desk.release(settings, arabic, TO_MINISTRY, party="command", tlp="GREEN", until=later(settings, 9).clock())
    now = later(settings, 3)
    desk.withdraw(now, first, party="command")
    past, future = (later(settings, days).clock().date().isoformat() for days in (1, 20))

    assert rules(run(now, DryRun("ministry", at=past))) == {english: "released-party", arabic: "released-party"}
    assert rules(run(now, DryRun("ministry"))) == {english: "withdrawn", arabic: "released-party"}
    assert rules(run(now, DryRun("ministry", at=future))) == {english: "withdrawn", arabic: "expired"}
    found = run(now, DryRun("ministry", at=past, other_at=future))
    assert found.differing == 2
    before = (settings.clock() - timedelta(days=2)).date().isoformat()
    assert set(rules(run(now, DryRun("ministry", at=before))).values()) == {"not-yet"}


def test_a_claim_released_alone_and_a_client_list_have_lines_of_their_own(
    settings: Settings, reports: tuple[str, str]
) -> None:
    with open_view(settings, Reader("command")) as view:
        (head,) = view.get_report(reports[0]).heads
        claims = view.claims_of(head.telling)
    desk.release(settings, claims[0], TO_MINISTRY, party="command", tlp="GREEN", detached=True)
    clients = desk.set_clients(settings, ("liaison",), party="command")
    desk.release(settings, clients, TO_MINISTRY, party="command", tlp="AMBER")
    found = run(settings, DryRun("ministry", only="shared"))

    assert {(line.kind, line.id) for line in found.lines} == {("claim", claims[0]), ("clients", clients)}
    assert next(line.report for line in found.lines if line.kind == "claim") == reports[0]


def test_only_who_may_be_known_to_be_in_an_audience_can_be_chosen(settings: Settings, reports: tuple[str, str]) -> None:
    with open_view(settings, Reader("command")) as view:
        assert view.partners() == (ANY_READER,)
        for name in ("ministry", "command", "nobody", ""):
            with pytest.raises(NotVisible):
                view.dry_run(DryRun(name))
            with pytest.raises(NotVisible):
                view.dry_run(DryRun(ANY_READER, other=name or "nobody"))
    desk.release(settings, reports[0], Audience("users", ("ministry:amal",)), party="command", tlp="RED")
    desk.open_room(settings, "council", party="command")
    desk.invite(settings, "council", "liaison", party="command")
    desk.accept(settings, "council", party="liaison")
    with open_view(settings, Reader("command")) as view:
        assert view.partners() == ("liaison", "ministry", "ministry:amal", ANY_READER)
        assert rules(view.dry_run(DryRun("ministry:amal")))[reports[0]] == "released-user"
        assert rules(view.dry_run(DryRun("ministry")))[reports[0]] == "not-released"


def test_of_a_room_of_another_host_its_members_are_not_told(settings: Settings, reports: tuple[str, str]) -> None:
    desk.open_room(settings, "council", party="ministry")
    for party in ("command", "liaison"):
        desk.invite(settings, "council", party, party="ministry")
        desk.accept(settings, "council", party=party)
    desk.release(settings, reports[0], Audience("room", ("council",)), party="command", tlp="AMBER")
    desk.release(settings, reports[1], Audience("party", ("liaison",)), party="command", tlp="AMBER")

    assert rules(run(settings, DryRun("liaison"))) == {reports[0]: "members-hidden", reports[1]: "released-party"}
    assert rules(run(settings, DryRun("ministry")))[reports[0]] == "released-room"
    desk.uninvite(settings, "council", "liaison", party="ministry")
    assert rules(run(settings, DryRun("liaison")))[reports[0]] == "members-hidden"


@pytest.mark.parametrize("at", ["soon", "2026-13-01", "2026-01-01T00:00:00", "0001-01-01T00:00:00+09:00"])
def test_what_is_no_day_is_refused(settings: Settings, at: str) -> None:
    with pytest.raises(ReleaseError) as refused:
        run(settings, DryRun(ANY_READER, at=at))
    assert refused.value.code == "query"


def test_a_mark_of_the_members_changes_when_anybody_comes_or_goes(settings: Settings, reports: tuple[str, str]) -> None:
    desk.open_room(settings, "council", party="ministry")
    for party in ("command", "liaison"):
        desk.invite(settings, "council", party, party="ministry")

    def mark(party: str) -> str:
        with open_view(settings, Reader(party)) as view:
            return next(one.mark for one in view.memberships())

    assert mark("command") == ""
    desk.accept(settings, "council", party="command")
    before = mark("command")
    assert before not in ("", mark("ministry"))
    desk.accept(settings, "council", party="liaison")
    room = Audience("room", ("council",))
    with pytest.raises(ReleaseError) as refused:
        desk.release(settings, reports[0], room, party="command", tlp="AMBER", members=before)
    assert refused.value.code == "members-changed"
    assert desk.release(settings, reports[0], room, party="command", tlp="AMBER", members=mark("command"))
