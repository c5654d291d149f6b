"""Passing on: whose entry a party may show to whom, what is refused and why, and the client lists behind AMBER."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tansiq import desk
from tansiq.desk import rebuild_ledger, verify_ledger
from tansiq.errors import ReleaseError, TansiqError
from tansiq.ledger import find_resting_on, open_ledger
from tansiq.model import Audience
from tansiq.release import ClientList, Reader, Share, Tombstone, Withhold, open_view
from tansiq.settings import Settings
from tests.ledger.told import NOON, add, make_desk, make_report, make_settings

ENGLISH = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n")
ARABIC = make_report("قصف\nattack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد الرقة\n", language="ar")
EVERYONE = ("command", "ministry", "liaison", "agency")


@dataclass(frozen=True, slots=True)
class World:
    """Four parties: "command" has a report in each language."""

    settings: Settings
    english: str
    arabic: str

    def give(self, what: str, *to: str, by: str = "command", at: timedelta | None = None, **terms: Any) -> str:
        """Release, or pass on, to parties; GREEN where nothing else is said."""
        settings = self.settings if at is None else replace(self.settings, fixed_time=NOON + at)
        return desk.release(settings, what, Audience("party", to), party=by, **{"tlp": "GREEN"} | terms)

    def seen(self, party: str, user: str = "", *, at: timedelta | None = None) -> set[str]:
        settings = self.settings if at is None else replace(self.settings, fixed_time=NOON + at)
        with open_view(settings, Reader(party, user)) as view:
            return {head.id for head in view.list_reports()[0]}

    def told(self, party: str, *, at: timedelta | None = None) -> str:
        """Everything that a party is told of its own part, as text."""
        settings = self.settings if at is None else replace(self.settings, fixed_time=NOON + at)
        with open_view(settings, Reader(party)) as view:
            own = view.releases_by_me(), view.releases_to_me(), view.tombstones(), view.client_lists(), view.parties()
            previews = [view.preview(one, other) for one in (self.english, self.arabic) for other in EVERYONE]
            return repr((own, previews, [view.decide(one) for one in (self.english, self.arabic)]))


@pytest.fixture
def world(tmp_path: Path) -> World:
    settings = make_settings(tmp_path, party="command")
    for party in EVERYONE:
        desk.open_party(settings, party, name_en=party.title(), name_ar="جهة")
    return World(settings, *add(make_desk(settings, party="command"), ENGLISH, ARABIC))


def refused(world: World, what: str, *to: str, by: str = "ministry", **terms: Any) -> ReleaseError:
    with pytest.raises(ReleaseError) as caught:
        world.give(what, *to, by=by, **terms)
    return caught.value


def check_lists(world: World) -> None:
    assert verify_ledger(world.settings).is_sound, verify_ledger(world.settings).fault
    assert not rebuild_ledger(world.settings).has_differed


@pytest.mark.parametrize("report", [pytest.param("english", id="english"), pytest.param("arabic", id="arabic")])
def test_what_was_released_goes_on_and_is_lost_with_it(world: World, report: str) -> None:
    what, hour = getattr(world, report), timedelta(hours=1)
    first = world.give(what, "ministry", onward=("liaison",))
    passed = world.give(what, "liaison", by="ministry", at=hour)
    assert world.seen("liaison", at=hour) == {what}
    with open_view(replace(world.settings, fixed_time=NOON + hour), Reader("liaison")) as view:
        (given,) = view.releases_to_me()
    assert (given.originator, given.passed_on_by, given.since) == ("command", "ministry", "2026-01-05T13:00:00.000000Z")
    assert (given.to, given.onward, given.until) == ("liaison", (), "")
    assert first not in repr(given)
    assert passed not in repr(given)

    desk.withdraw(replace(world.settings, fixed_time=NOON + 2 * hour), first, party="command")
    assert world.seen("liaison", at=2 * hour) == world.seen("ministry", at=2 * hour) == set()
    with open_view(replace(world.settings, fixed_time=NOON + 2 * hour), Reader("liaison")) as view:
        assert view.tombstones() == (Tombstone(what, "report", "command", "2026-01-05T14:00:00.000000Z"),)
    check_lists(world)


def test_who_passes_on_sees_it_among_its_own_releases(world: World) -> None:
    first = world.give(world.english, "ministry", onward=("liaison",))
    passed = world.give(world.english, "liaison", by="ministry")
    with open_view(world.settings, Reader("ministry")) as view:
        (own,) = view.releases_by_me()
        assert view.releases_by_me(of=world.english) == (own,)
    assert (own.id, own.passed_on, own.is_in_force, own.names) == (passed, "command", True, ("liaison",))

    desk.narrow(world.settings, first, party="command", onward=())
    with open_view(world.settings, Reader("ministry")) as view:
        assert [one.is_in_force for one in view.releases_by_me()] == [False]
    assert world.seen("liaison") == set()
    assert world.seen("ministry") == {world.english}


def test_the_originator_is_told_nothing(world: World) -> None:
    world.give(world.english, "ministry", onward=("liaison", "agency"))
    before = world.told("command")
    world.give(world.english, "liaison", by="ministry", onward=("agency",))
    world.give(world.english, "agency", by="liaison")
    assert world.seen("agency") == {world.english}
    assert world.told("command") == before
    with open_view(world.settings, Reader("command")) as view:
        assert isinstance(view.preview(world.english, "liaison"), Withhold)
    with open_view(world.settings, Reader("agency")) as view:
        decision = view.decide(world.english)
    assert isinstance(decision, Share)
    assert decision.rule == "passed-on"


def test_a_chain_ends_where_its_first_release_does(world: World) -> None:
    day = timedelta(days=1)
    world.give(world.english, "ministry", onward=("liaison", "agency"), until="2026-01-06T12:00:00Z")
    terms: dict[str, Any] = {"until": "2026-01-06T12:00:00Z"}
    world.give(world.english, "liaison", by="ministry", onward=("agency",), **terms)
    last = world.give(world.english, "agency", by="liaison", **terms)
    assert world.seen("agency") == {world.english}
    assert world.seen("agency", at=day) == set()
    desk.withdraw(world.settings, last, party="liaison")
    assert world.seen("agency") == set()
    assert world.seen("liaison") == {world.english}


def test_the_reader_s_end_is_the_earlier_one(world: World) -> None:
    first = world.give(world.english, "ministry", onward=("liaison",))
    world.give(world.english, "liaison", by="ministry", until="2026-03-01T00:00:00Z")
    desk.narrow(world.settings, first, party="command", until="2026-02-01T00:00:00Z")
    with open_view(world.settings, Reader("liaison")) as view:
        assert [one.until for one in view.releases_to_me()] == ["2026-02-01T00:00:00.000000Z"]


def test_who_leaves_the_room_takes_what_it_passed_on_with_it(world: World) -> None:
    settings = world.settings
    desk.open_room(settings, "council", party="command")
    desk.invite(settings, "council", "ministry", party="command")
    desk.accept(settings, "council", party="ministry")
    council = Audience("room", ("council",))
    desk.release(settings, world.english, council, party="command", tlp="GREEN", onward=("liaison", "room:council"))
    world.give(world.english, "liaison", by="ministry")
    desk.release(settings, world.english, council, party="ministry", tlp="GREEN")
    assert world.seen("liaison") == {world.english}
    desk.leave(settings, "council", party="ministry")
    assert world.seen("liaison") == set()
    check_lists(world)


def test_to_the_public_where_anyone_may_have_it(world: World) -> None:
    desk.release(
        world.settings, world.english, Audience("party", ("ministry",)), party="command", tlp="CLEAR", onward=("*",)
    )
    desk.release(world.settings, world.english, Audience("public"), party="ministry", tlp="CLEAR")
    desk.open_party(world.settings, "newcomer")

    assert all(world.seen(party) == {world.english} for party in ("liaison", "agency", "newcomer"))


@pytest.mark.parametrize(
    ("released", "passed", "code"),
    [
        pytest.param({}, {}, "onward", id="to-nobody"),
        pytest.param({"onward": ("agency",)}, {}, "onward", id="to-another"),
        pytest.param({"onward": ("liaison",)}, {"tlp": "CLEAR"}, "onward-tlp", id="laxer-label"),
        pytest.param({"onward": ("liaison",)}, {"purpose": "early-warning"}, "onward-purpose", id="a-purpose"),
        pytest.param(
            {"onward": ("liaison",), "purpose": "staff-safety"}, {"purpose": "early-warning"}, "onward-purpose",
            id="another-purpose",
        ),
        pytest.param({"onward": ("liaison",), "purpose": "staff-safety"}, {}, "onward-purpose", id="no-purpose"),
        pytest.param(
            {"onward": ("liaison",), "until": "2026-02-01T00:00:00Z"}, {}, "onward-until", id="without-an-end"
        ),
        pytest.param(
            {"onward": ("liaison",), "until": "2026-02-01T00:00:00Z"}, {"until": "2026-02-01T00:00:01Z"},
            "onward-until", id="a-later-end",
        ),
        pytest.param({"onward": ("liaison",)}, {"onward": ("agency",)}, "onward-further", id="further"),
        pytest.param({"onward": ("liaison",)}, {"tlp": "RED"}, "tlp", id="outside-the-table"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_said(
    world: World, released: dict[str, Any], passed: dict[str, Any], code: str
) -> None:
    world.give(world.english, "ministry", **released)
    error = refused(world, world.english, "liaison", **passed)

    assert error.code == code
    assert world.seen("liaison") == set()
    assert "you have nothing" not in str(error)


def test_of_several_releases_the_one_that_allows_most_counts(world: World) -> None:
    world.give(world.english, "ministry")
    world.give(world.english, "ministry", onward=("liaison",), purpose="staff-safety")
    assert refused(world, world.english, "liaison").code == "onward-purpose"
    world.give(world.english, "ministry", onward=("liaison",))
    world.give(world.english, "liaison", by="ministry")
    assert world.seen("liaison") == {world.english}


def test_what_is_not_seen_is_answered_as_what_is_not_there(world: World) -> None:
    first = world.give(world.english, "ministry", onward=("liaison",))
    with open_ledger(world.settings.home, clock=world.settings.clock).read() as connection:
        claims = [one for _, one in find_resting_on(connection, [world.arabic], ["claim"])]
    answers = set()
    for what in (world.arabic, claims[0], first, "0" * 64, "x", ""):
        for terms in ({"tlp": "GREEN"}, {"tlp": "GREEN", "onward": ("agency",)}, {"tlp": "AMBER", "onward": ("x",)}):
            with pytest.raises(TansiqError) as caught:
                world.give(what, "liaison", by="ministry", **terms)
            answers.add((type(caught.value), str(caught.value), caught.value.code))
    assert answers == {(desk.NotYours, "you have nothing by this name or id", "not-yours")}
    # What was lost is not there either.
    desk.withdraw(world.settings, first, party="command")
    assert refused(world, world.english, "liaison").code == "not-yours"


def test_nobody_passes_on_to_itself_or_back(world: World) -> None:
    world.give(world.english, "ministry", tlp="CLEAR", onward=("*",))
    for to in ("ministry", "command"):
        assert refused(world, world.english, to).code == "passed-back"


def test_a_claim_is_passed_on_with_its_report_alone(world: World) -> None:
    with open_ledger(world.settings.home, clock=world.settings.clock).read() as connection:
        english, arabic = (
            [one for _, one in find_resting_on(connection, [report], ["claim"])]
            for report in (world.english, world.arabic)
        )
    world.give(world.english, "ministry", onward=("liaison",))
    world.give(arabic[0], "ministry", onward=("liaison",), detached=True)

    assert refused(world, english[0], "liaison").code == "onward-none"
    assert refused(world, arabic[0], "liaison").code == "onward-detached"
    assert refused(world, arabic[0], "liaison", detached=True).code == "onward-detached"


# Client lists.


def test_amber_goes_on_to_listed_clients_alone(world: World) -> None:
    settings = world.settings
    assert refused(world, world.english, "ministry", by="command", tlp="AMBER", onward=("liaison",)).code == "clients"
    listed = desk.set_clients(settings, ("liaison",), party="ministry")
    # The list is the ministry's, and nobody else sees it yet.
    assert refused(world, world.english, "ministry", by="command", tlp="AMBER", onward=("liaison",)).code == "clients"
    world.give(listed, "command", by="ministry", tlp="AMBER")
    error = refused(world, world.english, "ministry", by="command", tlp="AMBER", onward=("agency", "liaison"))
    assert (error.code, "agency" in str(error), "liaison" in str(error)) == ("clients", True, False)
    assert refused(world, world.english, "agency", by="command", tlp="AMBER", onward=("liaison",)).code == "clients"

    world.give(world.english, "ministry", tlp="AMBER", onward=("liaison",))
    world.give(world.english, "liaison", by="ministry", tlp="AMBER")
    assert world.seen("liaison") == {world.english}
    # The list as it was seen on releasing counts, whatever is listed later.
    desk.set_clients(settings, (), party="ministry")
    assert world.seen("liaison") == {world.english}
    check_lists(world)


def test_another_recipient_s_clients_are_not_one_s_own(world: World) -> None:
    for party, client in (("ministry", "liaison"), ("agency", "partner")):
        listed = desk.set_clients(world.settings, (client,), party=party)
        world.give(listed, "command", by=party, tlp="AMBER")
    world.give(world.english, "ministry", "agency", tlp="AMBER", onward=("liaison", "partner"))

    assert refused(world, world.english, "partner", tlp="AMBER").code == "onward"
    assert refused(world, world.english, "liaison", by="agency", tlp="AMBER").code == "onward"
    with open_view(world.settings, Reader("ministry")) as view:
        (given,) = [one for one in view.releases_to_me() if one.what == world.english]
        assert given.onward == ("liaison",)
        assert [one.party for one in view.client_lists()] == ["ministry"]
    assert "partner" not in world.told("ministry")


def test_in_a_room_every_list_that_is_seen_counts_for_its_own_party(world: World) -> None:
    settings = world.settings
    desk.open_room(settings, "council", party="command")
    for guest in ("ministry", "agency"):
        desk.invite(settings, "council", guest, party="command")
        desk.accept(settings, "council", party=guest)
    world.give(desk.set_clients(settings, ("liaison",), party="ministry"), "command", by="ministry", tlp="AMBER")
    council = Audience("room", ("council",))
    desk.release(settings, world.english, council, party="command", tlp="AMBER", onward=("liaison",))

    assert refused(world, world.english, "liaison", by="agency", tlp="AMBER").code == "onward"
    world.give(world.english, "liaison", by="ministry", tlp="AMBER")
    assert world.seen("liaison") == {world.english}


def test_a_release_that_was_narrowed_to_amber_rests_on_no_list(world: World) -> None:
    world.give(desk.set_clients(world.settings, ("liaison",), party="ministry"), "command", by="ministry")
    first = world.give(world.english, "ministry", onward=("liaison",))
    world.give(world.english, "liaison", by="ministry", tlp="AMBER")
    desk.narrow(world.settings, first, party="command", tlp="AMBER")

    assert world.seen("liaison") == set()
    assert refused(world, world.english, "liaison", tlp="AMBER").code == "onward"


def test_a_client_list_is_shown_where_it_was_released_and_leaves_a_tombstone(world: World) -> None:
    settings = world.settings
    first = desk.set_clients(settings, ("liaison", "agency", "liaison"), party="ministry")
    second = desk.set_clients(settings, ("agency",), party="ministry")
    given = world.give(first, "command", by="ministry", tlp="AMBER")
    made = "2026-01-05T12:00:00.000000Z"
    with open_view(settings, Reader("command")) as view:
        assert view.client_lists() == (ClientList(first, "ministry", ("liaison", "agency"), made),)
        assert [one.what for one in view.releases_to_me()] == [first]
    with open_view(settings, Reader("ministry")) as view:
        assert [one.id for one in view.client_lists()] == [second]
    with open_view(settings, Reader("agency")) as view:
        assert view.client_lists() == ()

    desk.withdraw(settings, given, party="ministry")
    with open_view(settings, Reader("command")) as view:
        assert view.client_lists() == ()
        assert [(one.id, one.kind, one.originator) for one in view.tombstones()] == [(first, "clients", "ministry")]
    check_lists(world)


@pytest.mark.parametrize(
    ("clients", "code"),
    [
        pytest.param(("No Such",), "party-id", id="malformed"),
        pytest.param(("ministry",), "client-list", id="itself"),
        pytest.param(tuple(f"p{number}" for number in range(1001)), "client-list", id="too-many"),
    ],
)
def test_what_is_no_client_list_is_refused(world: World, clients: tuple[str, ...], code: str) -> None:
    with pytest.raises(ReleaseError) as caught:
        desk.set_clients(world.settings, clients, party="ministry")

    assert caught.value.code == code


def test_a_client_list_is_an_act_and_never_erased(world: World) -> None:
    listed = desk.set_clients(world.settings, ("liaison",), party="ministry")
    with pytest.raises(TansiqError) as caught:
        make_desk(world.settings, party="ministry").erase(listed, reason="none")

    assert caught.value.code == "keeps-acts"
