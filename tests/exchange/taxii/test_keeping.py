"""Retention where entries have left copies behind: computed and posted objects, drafts, told-ahead bytes, logs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tansiq import desk
from tansiq.desk import rebuild_ledger, verify_ledger
from tansiq.desk.objects import post_objects
from tansiq.exchange.taxii import read_envelope
from tansiq.exchange.taxii.computed import tell_ahead
from tansiq.ledger import format_time
from tansiq.model import Audience
from tansiq.release import HoldScope, Reader, open_joint, open_view
from tansiq.release.objects.collections import Target
from tansiq.release.objects.view import open_objects
from tansiq.settings import Settings
from tests.exchange.taxii.asking_events import Asking, at, of_type, room_of, share
from tests.ledger.told import NOON
from tests.release.conftest import Node

GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"
WORDS = ("Monitor of Raqqa", "مرصد الرقة", "Shelling near the river", "canaryposted", "canarynote")


def note(content: str, number: int = 1) -> bytes:
    told = {"type": "note", "id": f"note--00000000-0000-4000-8000-{number:012d}", "content": content}
    day = {"created": "2025-01-01T00:00:00Z", "modified": "2025-01-01T00:00:00Z"}
    return json.dumps({"objects": [told | day | {"object_marking_refs": [GREEN]}]}).encode()


def files_with(settings: Settings, words: str) -> list[str]:
    files = (path for path in settings.home.rglob("*") if path.is_file())
    return sorted(path.name for path in files if words.encode() in path.read_bytes())


def test_what_retention_ends_is_in_no_file_of_the_node(node: Node) -> None:
    ministry = Asking(node, "ministry")
    for number, one in enumerate((node.english, node.arabic)):
        share(node, one, 5 + number)
    assert ministry.all(at(node, 7))
    with open_objects(at(node, 7), Reader("command")) as view:
        for where in (one for one in view.list_collections() if one.can_read):
            tell_ahead(at(node, 7), view, where)
    post_objects(at(node, 8), Target("inbox", "ministry"), read_envelope(note("canaryposted")), party="command")
    ministry.all(at(node, 9))
    told = Audience("party", ("liaison",))
    desk.keep_draft(at(node, 9), node.english, told, party="command", tlp="GREEN", note="canarynote")
    kept = desk.keep_draft(at(node, 9), node.secret, told, party="ministry", tlp="GREEN", note="canarytheirs")
    desk.log_opening(at(node, 9), Reader("ministry"), [node.english, node.arabic], "page")
    with open_joint(at(node, 9), Reader("command"), ("ministry",)) as joint:
        assert joint.list_reports()[0]
    assert [word for word in WORDS if not files_with(node.settings, word)] == []
    desk.keep(at(node, 10), 0, party="command")

    done = desk.run_retention(at(node, 20), party="command")

    assert len(done.erased) == 3
    assert [word for word in WORDS if files_with(node.settings, word)] == []
    assert [one.id for one in desk.list_drafts(at(node, 21), party="ministry")] == [kept]
    # What is left of it is told to the other as of everything that ends.
    assert ministry.all(at(node, 22))
    assert [word for word in WORDS if files_with(node.settings, word)] == []
    found = verify_ledger(at(node, 23))
    assert found.is_sound, found.fault
    assert not rebuild_ledger(at(node, 24)).has_differed


def test_a_posted_object_is_held_by_its_words(node: Node) -> None:
    for number, content in enumerate(("canaryposted river", "another"), start=1):
        post_objects(at(node, 5), Target("inbox", "ministry"), read_envelope(note(content, number)), party="liaison")
    held = desk.hold(at(node, 6), HoldScope(text="CanaryPosted rive"), reason="a court asked", party="liaison")
    desk.keep(at(node, 7), 0, party="liaison")

    done = desk.run_retention(at(node, 8), party="liaison")

    assert len(done.erased) == 1
    assert [(one.why, one.holds) for one in done.kept] == [("held", (held,))]
    assert files_with(node.settings, "canaryposted")
    assert not files_with(node.settings, '"another"')


@pytest.mark.parametrize("is_told", [pytest.param(True, id="told-before"), pytest.param(False, id="asked-first-then")])
def test_what_is_posted_into_a_room_ends_as_its_host_set(node: Node, is_told: bool) -> None:
    room, host, guest = room_of(node), "command", "ministry"
    desk.keep_in_room(at(node, 5), room, 2, party=host)
    target = Target("room", room)
    post_objects(at(node, 6), target, read_envelope(note("canaryposted")), party=host)
    reader = Asking(node, guest, kind="room", target=room)
    later = replace(node.settings, fixed_time=NOON + timedelta(days=2, minutes=7))
    if is_told:
        assert [one["content"] for one in reader.all(at(node, 7)) if one["type"] == "note"] == ["canaryposted"]

    assert [one for one in reader.all(later) if one["type"] == "note"] == []
    with open_view(later, Reader(guest)) as view:
        assert [one.kind for one in view.tombstones()] == ["object"]
    # Its poster has it still; posted again while it stands it is there already, posted after it is released anew.
    assert [one["content"] for one in Asking(node, host).all(later) if one["type"] == "note"] == ["canaryposted"]
    with open_view(at(node, 8), Reader(host)) as view:
        (made,) = (one for one in view.releases_by_me() if one.audience == "room")
    assert made.until == format_time(NOON + timedelta(days=2, minutes=6))
    post_objects(at(node, 9), target, read_envelope(note("canaryposted")), party=host)
    with open_view(at(node, 10), Reader(host)) as view:
        assert len([one for one in view.releases_by_me() if one.audience == "room"]) == 1
    post_objects(later, target, read_envelope(note("canaryposted")), party=host)
    assert [one["content"] for one in reader.all(later) if one["type"] == "note"] == ["canaryposted"]
    assert verify_ledger(later).is_sound
    assert not rebuild_ledger(later).has_differed


def test_who_leaves_altogether_takes_what_was_posted_and_ends_what_else_was_released(node: Node) -> None:
    for number, content in enumerate(("canaryposted river", "canaryheld"), start=1):
        post_objects(at(node, 5), Target("inbox", "ministry"), read_envelope(note(content, number)), party="liaison")
    ministry = Asking(node, "ministry")
    assert len(of_type(ministry.all(at(node, 6)), "note")) == 2
    desk.hold(at(node, 7), HoldScope(text="canaryheld"), reason="a court asked", party="liaison")
    clients = desk.set_clients(at(node, 8), ("command",), party="liaison")
    desk.release(at(node, 9), clients, Audience("party", ("ministry",)), party="liaison", tlp="GREEN")
    with open_view(at(node, 10), Reader("liaison")) as view:
        taken = [json.loads(one["object"]) for one in desk.exit_export(view) if one["kind"] == "object"]
    assert [one["content"] for one in taken] == ["canaryposted river", "canaryheld"]

    done = desk.depart(at(node, 11), reason="the mandate ended", party="liaison")

    assert (done.held, done.releases_ended) == (1, 1)
    assert not files_with(node.settings, "canaryposted")
    assert of_type(ministry.all(at(node, 12)), "note") == []
    with open_view(at(node, 13), Reader("ministry")) as view:
        gone = sorted(one.kind for one in view.tombstones() if one.originator == "liaison")
        assert [kind for kind in gone if kind != "report"] == ["clients", "object", "object"]
        assert "liaison" not in {one.originator for one in view.releases_to_me()}
        # The held one and the erased one are told alike.
        assert [(one.kind, one.text) for one in view.notices_given()] == [("erased", "")] * 2
    assert verify_ledger(at(node, 14)).is_sound
    assert not rebuild_ledger(at(node, 15)).has_differed
