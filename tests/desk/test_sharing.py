"""Acts of parties: what they let others see, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tansiq import desk
from tansiq.errors import ReleaseError, TansiqError
from tansiq.model import Audience
from tansiq.release import EventQuery, Reader, open_view
from tansiq.settings import Settings
from tests.ledger.told import add, make_desk, make_report, make_settings

ENGLISH = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n")
ARABIC = make_report("قصف\nattack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد الرقة\n", language="ar")


@dataclass(frozen=True, slots=True)
class World:
    """Three parties: "command" has a report in each language."""

    settings: Settings
    english: str
    arabic: str

    def seen(self, party: str, user: str = "") -> set[str]:
        with open_view(self.settings, Reader(party, user)) as view:
            reports = {head.id for head in view.list_reports()[0]}
            assert {head.report.id for head in view.list_events(EventQuery()).events} == reports
        return reports


@pytest.fixture
def world(tmp_path: Path, unlinked: None) -> World:
    settings = make_settings(tmp_path, party="command")
    for party in ("command", "ministry", "liaison"):
        desk.open_party(settings, party, name_en=party.title(), name_ar="جهة")
    return World(settings, *add(make_desk(settings, party="command"), ENGLISH, ARABIC))


TO_MINISTRY = Audience("party", ("ministry",))


def test_a_release_and_its_withdrawal(world: World) -> None:
    made = desk.release(world.settings, world.english, TO_MINISTRY, party="command", tlp="AMBER")

    assert world.seen("ministry") == {world.english}
    assert world.seen("liaison") == set()
    desk.withdraw(world.settings, made, party="command", reason="an error")
    assert world.seen("ministry") == set()
    assert world.seen("command") == {world.english, world.arabic}


def test_an_entry_withdrawn_closes_all_releases_made_before(world: World) -> None:
    desk.release(world.settings, world.english, TO_MINISTRY, party="command", tlp="AMBER")
    desk.release(world.settings, world.english, Audience("public"), party="command", tlp="CLEAR")
    desk.withdraw(world.settings, world.english, party="command")
    assert world.seen("ministry") == world.seen("liaison") == set()
    # The same act in the same microsecond is an act of its own all the same.
    desk.release(world.settings, world.english, TO_MINISTRY, party="command", tlp="AMBER")
    assert world.seen("ministry") == {world.english}


def test_a_room_shows_to_members_without_a_break(world: World) -> None:
    settings, room = world.settings, Audience("room", ("council",))
    desk.open_room(settings, "council", party="command")
    desk.invite(settings, "council", "ministry", party="command")
    desk.release(settings, world.english, room, party="command", tlp="AMBER")
    assert world.seen("ministry") == set()

    desk.accept(settings, "council", party="ministry")
    assert world.seen("ministry") == set()
    desk.release(settings, world.arabic, room, party="command", tlp="AMBER")
    assert world.seen("ministry") == {world.arabic}

    desk.leave(settings, "council", party="ministry")
    assert world.seen("ministry") == set()
    desk.accept(settings, "council", party="ministry")
    assert world.seen("ministry") == set()
    desk.release(settings, world.english, room, party="command", tlp="AMBER")
    assert world.seen("ministry") == {world.english}
    desk.uninvite(settings, "council", "ministry", party="command")
    assert world.seen("ministry") == set()


def test_later_joiners_are_included_only_where_the_release_says_so(world: World) -> None:
    settings, room = world.settings, Audience("room", ("council",))
    desk.open_room(settings, "council", party="command")
    desk.release(settings, world.english, room, party="command", tlp="AMBER", later_joiners=True)
    desk.release(settings, world.arabic, room, party="command", tlp="AMBER")
    desk.invite(settings, "council", "ministry", party="command")
    desk.accept(settings, "council", party="ministry")

    assert world.seen("ministry") == {world.english}
    desk.leave(settings, "council", party="ministry")
    assert world.seen("ministry") == set()


def test_a_narrowing_never_widens(world: World) -> None:
    settings = world.settings
    made = desk.release(settings, world.english, Audience("public"), party="command", tlp="CLEAR")
    desk.narrow(settings, made, party="command", audience=Audience("party", ("ministry",)))
    assert world.seen("ministry") == {world.english}
    assert world.seen("liaison") == set()

    desk.narrow(settings, made, party="command", audience=Audience("party", ("liaison",)))
    assert world.seen("ministry") == world.seen("liaison") == set()


@pytest.mark.parametrize(
    ("audience", "terms", "code"),
    [
        pytest.param(TO_MINISTRY, {"tlp": "RED"}, "tlp", id="red-to-a-party"),
        pytest.param(Audience("public"), {"tlp": "GREEN"}, "tlp", id="green-to-the-public"),
        pytest.param(TO_MINISTRY, {"tlp": "WHITE"}, "tlp", id="unknown-label"),
        pytest.param(Audience("party"), {"tlp": "AMBER"}, "empty-audience", id="empty-audience"),
        pytest.param(Audience("room"), {"tlp": "AMBER"}, "empty-audience", id="empty-room"),
        pytest.param(Audience("party", ("No Such",)), {"tlp": "AMBER"}, "party-id", id="malformed-party"),
        pytest.param(Audience("users", ("ministry",)), {"tlp": "RED"}, "audience", id="user-without-name"),
        pytest.param(Audience("room", ("council",)), {"tlp": "AMBER"}, "not-yours", id="no-such-room"),
        pytest.param(TO_MINISTRY, {"tlp": "AMBER", "until": "2026-01-05T11:59:59Z"}, "until-past", id="until-past"),
        pytest.param(
            TO_MINISTRY, {"tlp": "AMBER", "until": "0999-01-01T00:00:00Z"}, "until-past", id="until-long-past"
        ),
        pytest.param(TO_MINISTRY, {"tlp": "AMBER", "until": "2026-02-01"}, "until", id="until-without-zone"),
        pytest.param(
            TO_MINISTRY, {"tlp": "AMBER", "until": "9999-12-31T23:59:59-23:59"}, "until", id="until-after-all-years"
        ),
        pytest.param(
            TO_MINISTRY, {"tlp": "AMBER", "until": "0001-01-01T00:00:00+23:59"}, "until", id="until-before-all-years"
        ),
        pytest.param(TO_MINISTRY, {"tlp": "AMBER", "purpose": "fun"}, "purpose", id="purpose-not-of-the-list"),
        pytest.param(TO_MINISTRY, {"tlp": "AMBER+STRICT", "onward": ("liaison",)}, "tlp", id="onward-beyond-strict"),
        pytest.param(TO_MINISTRY, {"tlp": "GREEN", "onward": ("*",)}, "tlp", id="onward-to-anyone"),
        pytest.param(TO_MINISTRY, {"tlp": "AMBER", "later_joiners": True}, "later-joiners", id="later-joiners-of-none"),
        pytest.param(TO_MINISTRY, {"tlp": "AMBER", "detached": True}, "detached", id="report-detached"),
    ],
)
def test_refused_when_entered(world: World, audience: Audience, terms: dict[str, object], code: str) -> None:
    with pytest.raises(ReleaseError) as caught:
        desk.release(world.settings, world.english, audience, party="command", **terms)  # type: ignore[arg-type]

    assert caught.value.code == code
    assert world.seen("ministry") == set()


def test_not_yours_and_no_such_thing_are_one_answer(world: World) -> None:
    settings = world.settings
    desk.open_room(settings, "council", party="command")
    desk.invite(settings, "council", "liaison", party="command")
    made = desk.release(settings, world.english, TO_MINISTRY, party="command", tlp="AMBER")
    answers = set()
    attempts: tuple[Callable[[str], str], ...] = (
        lambda one: desk.release(settings, one, TO_MINISTRY, party="ministry", tlp="AMBER"),
        lambda one: desk.withdraw(settings, one, party="ministry"),
        lambda one: desk.narrow(settings, one, party="ministry", until="2027-01-01T00:00:00Z"),
        lambda one: desk.accept(settings, one, party="ministry"),
        lambda one: desk.leave(settings, one, party="ministry"),
        lambda one: desk.invite(settings, one, "liaison", party="ministry"),
    )
    for guess in (world.arabic, world.english, made, "0" * 64, "x", "council", "none", ""):
        # What it sees and may not pass on is another matter: tests/desk/test_passing.py.
        for attempt in attempts[1:] if guess == world.english else attempts:
            with pytest.raises(TansiqError) as caught:
                attempt(guess)
            answers.add((type(caught.value), str(caught.value), caught.value.code))

    assert answers == {(desk.NotYours, "you have nothing by this name or id", "not-yours")}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("two\nlines", id="line-end"),
        pytest.param("council\u202e", id="direction-mark"),
        pytest.param("مجلس\u2028", id="line-separator"),
        pytest.param("x" * 81, id="too-long"),
        pytest.param("", id="empty"),
    ],
)
def test_a_room_s_name_is_one_plain_line(world: World, name: str) -> None:
    with pytest.raises(ReleaseError) as caught:
        desk.open_room(world.settings, name, party="command")

    assert caught.value.code == "name"


def test_rooms_of_one_name_do_not_collide(world: World) -> None:
    settings = world.settings
    first = desk.open_room(settings, "council", party="command")
    second = desk.open_room(settings, "council", party="ministry")
    for room, host in ((first, "command"), (second, "ministry")):
        desk.invite(settings, "council", "liaison", party=host)
        desk.accept(settings, room, party="liaison")
    with pytest.raises(ReleaseError) as caught:
        desk.leave(settings, "council", party="liaison")

    assert first != second
    assert caught.value.code == "which-room"
    desk.leave(settings, first, party="liaison")
    with pytest.raises(ReleaseError) as again:
        desk.open_room(settings, "council", party="command")
    assert again.value.code == "room-exists"


def test_an_act_is_never_erased(world: World) -> None:
    settings = world.settings
    room = desk.open_room(settings, "council", party="command")
    made = desk.release(settings, world.english, TO_MINISTRY, party="command", tlp="AMBER")
    gone = desk.withdraw(settings, made, party="command")
    for act in (room, made, gone):
        with pytest.raises(TansiqError) as caught:
            make_desk(settings, party="command").erase(act, reason="none")
        assert caught.value.code == "keeps-acts"


def test_a_party_is_named_whether_or_not_it_is_there(world: World) -> None:
    settings = world.settings
    desk.open_room(settings, "council", party="command")
    for party in ("liaison", "nobody"):
        desk.invite(settings, "council", party, party="command")
        with pytest.raises(ReleaseError) as caught:
            desk.invite(settings, "council", party, party="command")
        assert caught.value.code == "invited"
        desk.release(settings, world.english, Audience("party", (party,)), party="command", tlp="AMBER")
        desk.uninvite(settings, "council", party, party="command")
