"""A reader's own events in the collection of a room: what was released to it, and nothing else of an event."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from tansiq import desk
from tansiq.exchange.stix import EXTENSION_ID
from tansiq.model import Audience
from tests.exchange.taxii.asking_events import Asking, at, check, of_type, room_of, share
from tests.noninterference.language import Reader
from tests.noninterference.taxii import check_whole
from tests.release.conftest import Node


def test_a_room_has_what_was_released_to_it_and_nothing_else_of_an_event(linked: Node) -> None:
    room = room_of(linked)
    share(linked, linked.english, 5, Audience("room", (room,)))
    share(linked, linked.arabic, 6)
    council = Asking(linked, "ministry", kind="room", target=room)

    there, mine = council.all(at(linked, 9)), Asking(linked, "ministry").all(at(linked, 9))

    check(there)
    assert {one["extensions"][EXTENSION_ID]["event_type"] for one in of_type(there, "incident")} == {
        "attack.shelling", "arrest", "meeting",
    }  # fmt: skip
    assert {len(one["extensions"][EXTENSION_ID]["tellings"]) for one in of_type(there, "incident")} == {1}
    assert 2 in {len(one["extensions"][EXTENSION_ID]["tellings"]) for one in of_type(mine, "incident")}
    text = json.dumps(there, ensure_ascii=False)
    for word in ("مرصد", "وكالة", linked.arabic, "Zebra"):
        assert word not in text
    for one in of_type(there, "location"):
        assert "هيت" not in one["name"]
    everybodys = ("marking-definition", "extension-definition")
    ids = [{one["id"] for one in some if one["type"] not in everybodys} for some in (there, mine)]
    assert len(ids[0] & ids[1]) == 1


def test_a_room_holds_ones_own_where_it_was_released_there(node: Node) -> None:
    room = room_of(node)
    given = share(node, node.english, 5, Audience("room", (room,)))
    council = Asking(node, "command", kind="room", target=room)

    assert len(of_type(council.new(at(node, 6)), "incident")) == 3
    desk.withdraw(at(node, 8), given, party="command")
    assert len(of_type(council.new(at(node, 9)), "incident", revoked=True)) == 3
    assert council.new(at(node, 10)) == []


def test_who_returns_to_a_room_starts_anew(node: Node) -> None:
    room = room_of(node)
    share(node, node.english, 5, Audience("room", (room,)))
    council = Asking(node, "ministry", kind="room", target=room)
    before = council.all(at(node, 6))
    desk.leave(at(node, 10), room, party="ministry")
    desk.accept(at(node, 12), room, party="ministry")

    after = council.all(at(node, 13))

    assert len(of_type(before, "incident")) == 3
    assert len(of_type(after, "incident", revoked=True)) == 3
    assert of_type(after, "incident") == []


def test_told_by_and_by_it_is_as_told_at_once(linked: Node) -> None:
    room = room_of(linked)
    readers = [Reader("command"), Reader("ministry"), Reader("ministry", "amal")]
    steps: list[Callable[[], object]] = [
        lambda: share(linked, linked.english, 5, Audience("room", (room,))),
        lambda: share(linked, linked.arabic, 6, until="2026-01-05T12:09:30Z"),
        lambda: desk.leave(at(linked, 7), room, party="liaison"),
        lambda: share(linked, linked.arabic, 8, Audience("users", ("ministry:amal",)), tlp="RED", may_leave=False),
        lambda: desk.release(
            at(linked, 9), linked.secret, Audience("room", (room,)), party="ministry", tlp="GREEN", may_leave=True
        ),
        lambda: desk.leave(at(linked, 10), room, party="ministry"),
    ]
    for number, step in enumerate(steps):
        step()
        for reader in readers:
            check_whole(replace(at(linked, 5 + number), party=reader.party), reader)
