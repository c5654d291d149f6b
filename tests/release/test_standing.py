"""What a reader is told of its own part: tombstones, rooms, releases by and to it, claims alone, previews."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tansiq import desk
from tansiq.desk import rebuild_ledger, verify_ledger
from tansiq.ledger import find_resting_on, open_ledger
from tansiq.model import Audience
from tansiq.release import (
    EventQuery,
    NotVisible,
    Reader,
    Share,
    SharedClaim,
    Tombstone,
    Withhold,
    open_view,
)
from tansiq.settings import Settings
from tests.ledger.told import NOON, add, make_desk, make_report
from tests.release.conftest import Node

LIAISON, MINISTRY = Audience("party", ("liaison",)), Audience("party", ("ministry",))
NOW = "2026-01-05T12:00:00.000000Z"


def later(settings: Settings, **by: int) -> Settings:
    return replace(settings, fixed_time=NOON + timedelta(**by))


def buried(node: Node, party: str, user: str = "", *, settings: Settings | None = None) -> list[Tombstone]:
    with open_view(settings or node.settings, Reader(party, user)) as view:
        found = view.tombstones()
        for one in found:
            assert view.find_tombstone(one.id) == one
            with pytest.raises(NotVisible):
                view.get_report(one.id)
    return list(found)


def claims_of(node: Node, report: str) -> dict[str, str]:
    """Slots of the report's first event to the ids of their claims."""
    ledger = open_ledger(node.settings.home, clock=node.settings.clock)
    with ledger.read() as connection:
        ids = [one for _, one in find_resting_on(connection, [report], ["claim"])]
    with open_view(node.settings, Reader("command")) as view:
        slots = [claim.slot for claim in view.get_report(report).reading.events[0].claims]
    return dict(zip(slots, ids, strict=False))


def test_a_withdrawal_leaves_a_tombstone_and_nothing_else(node: Node) -> None:
    made = node.release(node.english, LIAISON)
    assert buried(node, "liaison") == []
    desk.withdraw(later(node.settings, hours=1), made, party="command", reason="Canary")

    (one,) = buried(node, "liaison", settings=later(node.settings, hours=2))
    assert one == Tombstone(node.english, "report", "command", "2026-01-05T13:00:00.000000Z")
    assert one.message == "no longer shared with you"
    assert buried(node, "ministry") == buried(node, "command") == []


def test_every_way_of_losing_sight_gives_one_and_the_same_tombstone(node: Node) -> None:
    settings = node.settings
    found = []
    for way in ("withdrawn", "entry-withdrawn", "narrowed", "expired", "left", "uninvited", "erased"):
        (one,) = add(make_desk(settings, party="command"), make_report(f"{way}\nclash | 2022-01-25 | Raqqa | - | -\n"))
        audience = LIAISON
        if way in ("left", "uninvited"):
            desk.open_room(settings, way, party="command")
            desk.invite(settings, way, "liaison", party="command")
            desk.accept(settings, way, party="liaison")
            audience = Audience("room", (way,))
        until = "2026-01-05T13:00:00Z" if way == "expired" else None
        made = desk.release(settings, one, audience, party="command", tlp="AMBER", until=until)
        hour = later(settings, hours=1)
        match way:
            case "withdrawn":
                desk.withdraw(hour, made, party="command")
            case "entry-withdrawn":
                desk.withdraw(hour, one, party="command")
            case "narrowed":
                desk.narrow(hour, made, party="command", audience=MINISTRY)
            case "left":
                desk.leave(hour, way, party="liaison")
            case "uninvited":
                desk.uninvite(hour, way, "liaison", party="command")
            case "erased":
                make_desk(hour, party="command").erase(one, reason="none")
        found.append(one)

    stones = buried(node, "liaison", settings=later(settings, hours=1))
    expected = {Tombstone(one, "report", "command", "2026-01-05T13:00:00.000000Z") for one in found}
    assert set(stones) == expected
    assert [one.id for one in stones] == sorted(found, reverse=True)


def test_a_tombstone_goes_when_it_is_released_anew(node: Node) -> None:
    desk.withdraw(node.settings, node.release(node.english, LIAISON), party="command")
    assert len(buried(node, "liaison")) == 1
    node.release(node.english, LIAISON)
    assert buried(node, "liaison") == []


def test_a_term_that_ends_needs_no_job_for_its_tombstone(node: Node) -> None:
    node.release(node.english, LIAISON, until="2026-01-06T00:00:00Z")

    assert buried(node, "liaison") == []
    (one,) = buried(node, "liaison", settings=later(node.settings, days=1))
    assert one.since == "2026-01-06T00:00:00.000000Z"


def test_a_user_s_tombstone_is_the_user_s_alone(node: Node) -> None:
    made = node.release(node.english, Audience("users", ("liaison:amal",)), tlp="RED")
    node.withdraw(made)

    assert [one.id for one in buried(node, "liaison", "amal")] == [node.english]
    assert buried(node, "liaison", "noor") == buried(node, "liaison") == []


def test_what_only_others_saw_leaves_no_tombstone(node: Node) -> None:
    desk.open_room(node.settings, "council", party="command")
    desk.invite(node.settings, "council", "liaison", party="command")
    made = node.release(node.english, Audience("room", ("council",)))
    desk.accept(node.settings, "council", party="liaison")
    node.withdraw(made)

    assert buried(node, "liaison") == []


def test_a_claim_alone_shows_nothing_of_its_report(node: Node) -> None:
    claims = claims_of(node, node.english)
    rest = (claims["killed"], claims["place"])
    desk.release(node.settings, claims["event"], LIAISON, party="command", tlp="AMBER", detached=True, claims=rest)
    with open_view(node.settings, Reader("liaison")) as view:
        page = view.list_events(EventQuery())
        shared = view.claims_released()
        event = view.get_event(page.events[0].id)
        assert view.list_reports()[0] == ()
        assert view.list_events(EventQuery(text="raqqa")).total == 1
        assert view.list_events(EventQuery(text="monitor")).total == 1
        assert view.list_events(EventQuery(text="river")).total == 0

    assert page.total == 1
    head = page.events[0]
    assert (head.report.id, head.report.title, head.report.outlet, head.report.published) == ("", "", "", None)
    assert (head.event.type, head.event.casualties["killed"].min, head.words) == ("attack.shelling", 3, "")
    assert head.event.sources == (("Monitor of Raqqa",),)
    assert event.texts == {"": ""}
    assert {one.id for one in shared} == {claims["event"], *rest}
    assert all(one.words == "" and one.claim.spans == ((0, 0),) for one in shared)
    for hidden in (node.english, "Shelling near the river", "Wire", "2022-01-21"):
        assert hidden not in repr((page, shared, event))


@pytest.mark.parametrize("report", [pytest.param("english", id="english"), pytest.param("arabic", id="arabic")])
def test_words_are_shown_where_they_were_ticked(node: Node, report: str) -> None:
    whole = getattr(node, report)
    claim = claims_of(node, whole)["event"]
    desk.release(node.settings, claim, LIAISON, party="command", tlp="AMBER", detached=True, words=True)
    with open_view(node.settings, Reader("liaison")) as view:
        (shared,) = view.claims_released()
        (head,) = view.list_events(EventQuery()).events
        event = view.get_event(head.id)

    assert isinstance(shared, SharedClaim)
    start, end = shared.claim.spans[0]
    assert shared.words[start:end].startswith("attack.shelling")
    assert event.texts[""][: len(shared.words)] == shared.words == head.words


def test_who_sees_the_report_gets_no_second_telling(node: Node) -> None:
    claim = claims_of(node, node.english)["event"]
    desk.release(node.settings, claim, LIAISON, party="command", tlp="AMBER", detached=True)
    made = node.release(node.english, LIAISON)
    with open_view(node.settings, Reader("liaison")) as view:
        assert view.list_events(EventQuery()).total == 3
        assert view.claims_released() == ()
    node.withdraw(made)
    with open_view(node.settings, Reader("liaison")) as view:
        # Withdrawing the report leaves what was released alone.
        assert view.list_events(EventQuery()).total == 1
        assert [one.id for one in view.claims_released()] == [claim]


def test_erasing_closes_what_was_released_alone(node: Node) -> None:
    claim = claims_of(node, node.english)["event"]
    desk.release(node.settings, claim, LIAISON, party="command", tlp="AMBER", detached=True, words=True)
    make_desk(node.settings, party="command").erase(node.english, reason="none")
    with open_view(node.settings, Reader("liaison")) as view:
        assert view.list_events(EventQuery()).total == 0
        assert view.list_events(EventQuery(text="shelling")).total == 0
        assert view.claims_released() == ()
        assert [one.id for one in view.tombstones()] == [claim]
    assert not rebuild_ledger(node.settings).has_differed


def test_memberships_tell_the_host_of_its_guests_and_a_guest_of_itself(node: Node) -> None:
    settings = node.settings
    room = desk.open_room(settings, "council", party="command", name_en="Council", name_ar="مجلس", default_tlp="GREEN")
    for guest in ("ministry", "liaison"):
        desk.invite(settings, "council", guest, party="command")
    desk.accept(settings, "council", party="ministry")
    with open_view(settings, Reader("command")) as view:
        (hosted,) = view.memberships()
        assert [one.party for one in view.parties()] == ["command", "ministry"]
    with open_view(settings, Reader("ministry")) as view:
        (joined,) = view.memberships()
        assert [one.party for one in view.parties()] == ["ministry", "command"]

    assert (hosted.room, hosted.state, hosted.default_tlp) == (room, "host", "GREEN")
    assert [(one.party, one.state) for one in hosted.guests] == [("liaison", "invited"), ("ministry", "member")]
    assert (joined.room, joined.state, joined.host, joined.guests) == (room, "member", "command", ())
    assert joined.names == {"en": "Council", "ar": "مجلس"}
    assert "liaison" not in repr(joined)


def test_a_recipient_is_told_its_own_part_of_a_release(node: Node) -> None:
    both = Audience("party", ("liaison", "ministry"))
    made = desk.release(node.settings, node.english, both, party="command", tlp="GREEN", onward=("other",))
    desk.narrow(node.settings, made, party="command", until="2026-03-01T00:00:00Z", tlp="AMBER")
    with open_view(node.settings, Reader("liaison")) as view:
        (given,) = view.releases_to_me()
    with open_view(node.settings, Reader("command")) as view:
        (own,) = view.releases_by_me()
        assert view.releases_by_me(of=node.english) == (own,)
        assert view.releases_by_me(of=node.arabic) == view.releases_by_me(of=node.secret) == ()
        assert view.releases_by_me(of="x") == ()
        assert view.releases_to_me() == ()

    assert (given.what, given.originator, given.to, given.tlp) == (node.english, "command", "liaison", "AMBER")
    # As it binds the reader: AMBER goes on to its own listed clients alone.
    assert (given.until, given.onward, given.since) == ("2026-03-01T00:00:00.000000Z", (), NOW)
    assert "ministry" not in repr(given)
    assert made not in repr(given)
    assert (own.id, own.names, own.narrowed, own.is_in_force) == (made, ("liaison", "ministry"), 1, True)
    node.withdraw(made)
    with open_view(node.settings, Reader("liaison")) as view:
        assert view.releases_to_me() == ()
    with open_view(node.settings, Reader("command")) as view:
        assert not view.releases_by_me()[0].is_in_force


def test_a_preview_is_the_decision_on_one_s_own_entry(node: Node) -> None:
    desk.open_room(node.settings, "theirs", party="ministry")
    for guest in ("command", "liaison"):
        desk.invite(node.settings, "theirs", guest, party="ministry")
        desk.accept(node.settings, "theirs", party=guest)
    node.release(node.english, Audience("room", ("theirs",)))
    node.release(node.arabic, LIAISON)
    with open_view(node.settings, Reader("command")) as view:
        allowed, refused = view.preview(node.arabic, "liaison"), view.preview(node.arabic, "ministry")
        # Who is in another's room is not the asker's to know.
        room = view.preview(node.english, "liaison")
        theirs, nothing = view.preview(node.secret, "ministry"), view.preview("x", "ministry")
    with open_view(node.settings, Reader("liaison")) as view:
        assert view.decide(node.arabic) == allowed

    assert isinstance(allowed, Share)
    assert refused == Withhold("not-released", "Its originator has not released it to the reader.")
    assert isinstance(room, Withhold)
    assert theirs == nothing
    assert node.seen("liaison") == {node.english, node.arabic}


def test_a_party_that_comes_later_sees_what_was_released_to_the_public_and_to_it(node: Node) -> None:
    node.release(node.english, Audience("public"), tlp="CLEAR")
    node.release(node.arabic, Audience("party", ("newcomer",)))
    desk.open_party(node.settings, "newcomer")

    assert node.seen("newcomer") == {node.english, node.arabic}


def test_rebuild_gives_the_same_rows(node: Node) -> None:
    settings = node.settings
    claims = claims_of(node, node.arabic)
    desk.open_room(settings, "council", party="command")
    for guest in ("ministry", "liaison"):
        desk.invite(settings, "council", guest, party="command")
        desk.accept(settings, "council", party=guest)
    node.release(node.english, Audience("room", ("council",)), until="2026-02-01T00:00:00Z")
    node.release(node.arabic, Audience("users", ("liaison:amal",)), tlp="RED")
    for words in (True, False):
        desk.release(
            settings, claims["event"], MINISTRY, party="command", tlp="AMBER", detached=True, words=words,
            claims=(claims["killed"],),
        )  # fmt: skip
    desk.leave(settings, "council", party="ministry")
    desk.open_party(settings, "newcomer", name_en="New")
    node.withdraw(node.release(node.english, Audience("public"), tlp="CLEAR"))

    assert verify_ledger(settings).is_sound, verify_ledger(settings).fault
    assert not rebuild_ledger(settings).has_differed
    assert [one.id for one in buried(node, "newcomer")] == [node.english]
