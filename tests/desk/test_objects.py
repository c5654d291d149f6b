"""Posted objects through every act that changes who sees them; the lists are what the entries give after each."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tansiq import desk
from tansiq.desk import Desk, NotYours, rebuild_ledger, verify_ledger
from tansiq.desk.objects import delete_object, post_objects
from tansiq.errors import ReleaseError
from tansiq.exchange.taxii import read_envelope
from tansiq.ledger import open_ledger
from tansiq.model import Audience
from tansiq.release import NotVisible, Reader, open_view
from tansiq.release.objects.collections import Target
from tansiq.release.objects.tables import object_body
from tansiq.release.objects.view import ObjectQuery, ObjectView, PostStatus, open_objects
from tansiq.settings import Settings

GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"
START = datetime(2026, 2, 1, tzinfo=UTC)


class World:
    """Three parties, a room of alpha with bravo in it, and a clock that moves a minute an act."""

    def __init__(self, home: Path) -> None:
        self.base = Settings(home, "alpha", START, random.Random(7))
        self.minute = 0
        for party in ("alpha", "bravo", "charlie"):
            desk.open_party(self.at(), party)
        self.room = desk.open_room(self.at(), "council", party="alpha")
        self.join("bravo")

    def at(self) -> Settings:
        self.minute += 1
        return replace(self.base, fixed_time=START + timedelta(minutes=self.minute))

    def join(self, party: str) -> None:
        desk.invite(self.at(), self.room, party, party="alpha")
        desk.accept(self.at(), self.room, party=party)

    def post(
        self, *names: str, to: Target | None = None, by: str = "alpha", label: str = GREEN, creator: str = ""
    ) -> PostStatus:
        objects = [
            {"type": "note", "id": stix(name), "created": "2025-01-01T00:00:00Z", "modified": "2025-01-01T00:00:00Z",
             "content": f"{by} {name}"} | ({"object_marking_refs": [label]} if label else {})
            | ({"created_by_ref": creator} if creator else {})
            for name in names
        ]  # fmt: skip
        target = Target("room", self.room) if to is None else to
        return post_objects(self.at(), target, read_envelope(json.dumps({"objects": objects}).encode()), party=by)

    def entry(self, name: str, by: str = "alpha") -> str:
        with open_ledger(self.base.home, clock=self.base.clock).read() as connection:
            chosen = object_body.select().where(object_body.c.stix == stix(name), object_body.c.originator == by)
            return str(connection.execute(chosen).one().entry.hex())

    def seen(self, party: str, kind: str = "mine", user: str = "") -> list[str]:
        return [json.loads(body)["content"] for _, body in self.rows(party, kind, user)]

    def rows(self, party: str, kind: str = "mine", user: str = "") -> list[tuple[str, bytes]]:
        with open_objects(self.at(), Reader(party, user)) as view:
            return _rows(view, kind)


def _rows(view: ObjectView, kind: str) -> list[tuple[str, bytes]]:
    found = next((one for one in view.list_collections() if one.target.kind == kind and one.can_read), None)
    if found is None:
        return []
    page = view.get_objects(found, ObjectQuery(100))
    added = [one.added for one in view.get_manifest(found, ObjectQuery(100)).records]
    return sorted(zip(added, page.bodies, strict=True))


def stix(name: str) -> str:
    return f"note--00000000-0000-4000-8000-{sum(map(ord, name)):012d}"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "home")


def sound(world: World) -> None:
    assert verify_ledger(world.at()).fault is None
    assert not rebuild_ledger(world.at()).has_differed


def withdraw(world: World) -> None:
    desk.withdraw(world.at(), world.entry("one"), party="alpha")


def erase(world: World) -> None:
    Desk(world.at()).erase(world.entry("one"), reason="asked")


def remove_member(world: World) -> None:
    desk.uninvite(world.at(), world.room, "bravo", party="alpha")


def narrow(world: World) -> None:
    with open_view(world.at(), Reader("alpha")) as view:
        (made,) = view.releases_by_me()
    until = START + timedelta(minutes=world.minute + 2)
    desk.narrow(world.at(), made.id, party="alpha", until=until)
    world.minute += 5


@pytest.mark.parametrize(
    ("act", "rest"),
    [
        pytest.param(withdraw, ["alpha two"], id="withdrawn"),
        pytest.param(erase, ["alpha two"], id="erased"),
        pytest.param(remove_member, [], id="no-member-any-more"),
        pytest.param(narrow, [], id="the-term-has-run-out"),
    ],
)
def test_what_ends_a_sight_takes_the_object_away(world: World, act: Callable[[World], None], rest: list[str]) -> None:
    world.post("one", "two")
    assert sorted(world.seen("bravo")) == ["alpha one", "alpha two"]
    act(world)

    assert world.seen("bravo") == world.seen("bravo", "room") == rest
    sound(world)
    with open_view(world.at(), Reader("bravo")) as view:
        assert {one.kind for one in view.tombstones()} == {"object"}


def test_who_returns_to_a_room_starts_anew(world: World) -> None:
    world.post("one")
    world.post("own", by="bravo")
    remove_member(world)
    world.join("bravo")

    assert world.seen("bravo", "room") == []
    assert world.seen("bravo") == ["bravo own"]
    sound(world)


def test_a_late_release_is_added_late(world: World) -> None:
    world.post("early", label="")
    world.post("later")
    entry = world.entry("early")
    last = world.rows("bravo")[-1][0]
    to_bravo = Audience("party", ("bravo",))
    desk.release(world.at(), entry, to_bravo, party="alpha", tlp="GREEN")
    # On pages, and for no client.
    assert world.seen("bravo") == ["alpha later"]
    with open_view(world.at(), Reader("bravo")) as view:
        assert {one.what for one in view.releases_to_me()} == {entry, world.entry("later")}
    sound(world)
    desk.release(world.at(), entry, to_bravo, party="alpha", tlp="GREEN", may_leave=True)

    assert world.seen("bravo") == ["alpha later", "alpha early"]
    assert world.rows("bravo")[-1][0] > last
    assert world.seen("bravo", "inbox") == ["alpha early"]
    with open_view(world.at(), Reader("bravo")) as view:
        assert {one.what for one in view.releases_to_me()} == {entry, world.entry("later")}
    sound(world)


def test_what_is_narrowed_to_red_leaves_no_more(world: World) -> None:
    world.post("late", label="")
    one = Audience("party", ("bravo",))
    made = desk.release(world.at(), world.entry("late"), one, party="alpha", tlp="GREEN", may_leave=True)
    assert world.seen("bravo") == ["alpha late"]
    desk.narrow(world.at(), made, party="alpha", audience=Audience("users", ("bravo:ann",)), tlp="RED", onward=())

    # On the pages of that person, and for no client: RED goes by pages and sealed bundles alone.
    with open_view(world.at(), Reader("bravo", "ann")) as view:
        assert [(one.what, one.tlp) for one in view.releases_to_me()] == [(world.entry("late"), "RED")]
    with open_objects(world.at(), Reader("bravo", "ann")) as view:
        (mine,) = (one for one in view.list_collections() if one.target.kind == "mine")
        assert view.get_objects(mine, ObjectQuery(10)).bodies == ()
    assert world.seen("bravo") == []
    sound(world)


def test_two_lines_of_one_id_and_an_erasure(world: World) -> None:
    world.post("one")
    world.post("one", by="bravo")
    assert world.seen("alpha", "room") == ["alpha one"]
    assert world.seen("alpha") == ["alpha one"]
    withdraw(world)

    assert world.seen("bravo", "room") == ["bravo one"]
    sound(world)


BRAVO = "identity--00000000-0000-4000-8000-0000000000b0"


def test_of_two_lines_that_of_the_creator_is_given(world: World) -> None:
    world.post("one", creator=BRAVO)
    world.post("one", by="bravo", creator=BRAVO)
    assert world.seen("alpha") == world.seen("alpha", "room") == ["alpha one"]
    first = world.rows("bravo", "room")[-1][0]
    desk.open_party(world.at(), "bravo", identities=[BRAVO])

    for party in ("alpha", "bravo"):
        assert world.seen(party) == world.seen(party, "room") == ["bravo one"]
    # It is given by the act that said whose the identity is, and so brought by `added_after`.
    assert world.rows("bravo", "room")[-1][0] > first
    sound(world)
    desk.open_party(world.at(), "bravo", name_en="Bravo")
    assert world.seen("alpha") == ["bravo one"]
    desk.open_party(world.at(), "bravo", identities=[])
    assert world.seen("alpha") == ["alpha one"]
    sound(world)


def test_a_line_of_its_creator_that_comes_later_is_given_at_once(world: World) -> None:
    desk.open_party(world.at(), "bravo", identities=[BRAVO])
    world.post("one", creator=BRAVO)
    assert world.seen("alpha") == ["alpha one"]
    world.post("one", by="bravo", creator=BRAVO)
    assert world.seen("alpha") == ["bravo one"]
    desk.withdraw(world.at(), world.entry("one", "bravo"), party="bravo")
    assert world.seen("alpha") == ["alpha one"]
    assert world.seen("bravo") == ["bravo one"]
    sound(world)


def test_who_names_another_as_creator_gets_no_line_by_it(world: World) -> None:
    desk.open_party(world.at(), "charlie", identities=[BRAVO])
    world.post("one")
    world.post("one", by="bravo", creator=BRAVO)
    assert world.seen("alpha") == ["alpha one"]
    sound(world)
    with pytest.raises(ReleaseError, match="another party's"):
        desk.open_party(world.at(), "bravo", identities=[BRAVO])
    with pytest.raises(ReleaseError, match="STIX identity"):
        desk.open_party(world.at(), "bravo", identities=["note--00000000-0000-4000-8000-0000000000b0"])


def test_pages_show_the_other_line_as_a_second_copy(world: World) -> None:
    world.post("one")
    world.post("one", by="bravo")
    given, other = world.entry("one"), world.entry("one", "bravo")
    with open_view(world.at(), Reader("alpha")) as view:
        ((head,), following) = view.list_objects()
        second = view.get_object(other)
    assert (head.id, head.is_given, following) == (given, True, "")
    assert [(one.id, one.originator) for one in head.copies] == [(other, "bravo")]
    assert second.is_second
    assert not second.head.is_given
    assert json.loads(second.text)["content"] == "bravo one"
    with open_view(world.at(), Reader("charlie")) as view:
        assert view.list_objects() == ((), "")
        with pytest.raises(NotVisible):
            view.get_object(other)


def test_pages_list_what_may_not_leave_and_by_pages(world: World) -> None:
    world.post("one", "two")
    world.post("kept", label="")
    desk.release(world.at(), world.entry("kept"), Audience("party", ("bravo",)), party="alpha", tlp="GREEN")
    with open_view(world.at(), Reader("bravo")) as view:
        first, mark = view.list_objects(limit=2)
        rest, end = view.list_objects(limit=2, after=mark)
        assert view.list_objects(kind="indicator") == ((), "")
    assert [one.is_given for one in (*first, *rest)] == [False, True, True]
    assert end == ""
    assert {one.id for one in (*first, *rest)} == {world.entry(one) for one in ("one", "two", "kept")}


def test_red_goes_to_no_client(world: World) -> None:
    world.post("one", label="")
    desk.release(world.at(), world.entry("one"), Audience("users", ("bravo:amal",)), party="alpha", tlp="RED")

    assert world.seen("bravo", user="amal") == world.seen("bravo", user="basil") == world.seen("bravo") == []
    with open_view(world.at(), Reader("bravo", "amal")) as view:
        assert {one.what for one in view.releases_to_me()} == {world.entry("one")}
    sound(world)


def test_a_party_that_comes_later_has_what_was_released_to_it(world: World) -> None:
    world.post("one", to=Target("inbox", "delta"))
    world.post("two", to=Target("inbox", "delta"))
    desk.open_party(world.at(), "delta")

    assert world.seen("delta", "inbox") == ["alpha one", "alpha two"]
    sound(world)


def test_only_members_post_and_only_posters_delete(world: World) -> None:
    world.post("one")
    room = Target("room", world.room)
    with pytest.raises(NotYours):
        world.post("two", by="charlie")
    for party in ("bravo", "charlie"):
        with pytest.raises(NotYours):
            delete_object(world.at(), room, stix("one"), party=party)
    delete_object(world.at(), room, stix("one"), party="alpha")

    assert world.seen("bravo", "room") == []
    assert world.seen("bravo") == ["alpha one"]
    sound(world)
    assert world.post("one").successes == 1
    assert world.seen("bravo", "room") == ["alpha one"]
    sound(world)
