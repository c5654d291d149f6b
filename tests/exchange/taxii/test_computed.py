"""A reader's own events in "all that is mine to see": as STIX, once each, and revoked when they are its no more."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tansiq import desk
from tansiq.desk import Desk, rebuild_ledger
from tansiq.desk.computed import note_software
from tansiq.errors import ReleaseError
from tansiq.exchange.stix import EXTENSION_ID, stix_of_event
from tansiq.exchange.taxii import computed
from tansiq.exchange.taxii.client import poll
from tansiq.exchange.taxii.subscriptions import Subscription, add_subscription
from tansiq.model import Audience
from tansiq.release import Reader as View
from tansiq.release import open_view
from tansiq.release.objects.collections import Target
from tansiq.settings import Settings
from tests.exchange.taxii.asking_events import Asking, Json, at, check, of_type, share
from tests.exchange.taxii.serving import make_world, served
from tests.ledger.told import NOON, LineReader, add, make_desk, make_report, make_settings
from tests.noninterference.language import Reader
from tests.noninterference.taxii import collection_of, taxii_client
from tests.release.conftest import ENGLISH, Node


def test_what_was_released_is_there_once(node: Node) -> None:
    ministry = Asking(node, "ministry")
    own = ministry.new(at(node, 1))
    share(node, node.english, 5)

    new = ministry.new(at(node, 9))

    assert [one["extensions"][EXTENSION_ID]["event_type"] for one in of_type(own, "incident")] == ["clash"]
    assert len(of_type(new, "incident")) == 3
    assert ministry.new(at(node, 10)) == []
    assert {one["id"] for one in ministry.all(at(node, 10))} == {one["id"] for one in [*own, *new]}
    check([*own, *new])
    incident = of_type(new, "incident")[0]
    # The act is the release: not when it was asked, nor when the report came in.
    assert incident["modified"] == "2026-01-05T12:05:00.000Z"
    added = {one["id"]: one["date_added"] for one in ministry.manifest(at(node, 10))}
    assert added[incident["id"]].startswith("2026-01-05T12:05:00.0000")


def test_what_was_withdrawn_is_told_once_more_and_says_nothing(node: Node) -> None:
    ministry = Asking(node, "ministry")
    given = share(node, node.english, 5)
    told = {one["id"]: one for one in ministry.new(at(node, 6))}
    desk.withdraw(at(node, 20), given, party="command")

    gone = ministry.new(at(node, 30))

    check(gone)
    assert len(of_type(gone, "incident", revoked=True)) == 3
    assert {one["type"] for one in gone if one.get("revoked")} >= {"incident", "location", "report", "relationship"}
    for one in (one for one in gone if one.get("revoked")):
        assert one["created"] == told[one["id"]]["created"]
        assert one["modified"] == "2026-01-05T12:20:00.000Z"
    text = json.dumps([one for one in gone if one.get("revoked")])
    for word in ("Raqqa", "Monitor", "Wire", "killed", "35.95", node.english, *_names(told)):
        assert word not in text
    assert ministry.new(at(node, 40)) == []
    left = ministry.all(at(node, 40))
    assert "Monitor of Raqqa" not in json.dumps(left)
    assert len(of_type(left, "incident")) == 1


def _names(told: dict[str, Json]) -> set[str]:
    return {one["name"] for one in told.values() if one["type"] in ("incident", "identity", "location")}


def test_a_term_that_ends_is_an_act_of_its_own_time(node: Node) -> None:
    ministry = Asking(node, "ministry")
    share(node, node.english, 5, until="2026-01-05T12:25:00Z")
    ministry.new(at(node, 6))

    gone = of_type(ministry.new(at(node, 50)), "incident", revoked=True)

    assert {one["modified"] for one in gone} == {"2026-01-05T12:25:00.000Z"}


def test_what_was_never_given_is_not_revoked(node: Node) -> None:
    given = share(node, node.english, 5)
    desk.withdraw(at(node, 6), given, party="command")

    assert not [one for one in Asking(node, "ministry").all(at(node, 9)) if one.get("revoked")]


def test_what_comes_back_comes_by_ids_that_were_not_revoked(node: Node) -> None:
    ministry = Asking(node, "ministry")
    given = share(node, node.english, 3)
    first = ministry.new(at(node, 6))
    desk.withdraw(at(node, 20), given, party="command")
    gone = {one["id"] for one in ministry.new(at(node, 21)) if one.get("revoked")}
    share(node, node.english, 30)

    back = ministry.new(at(node, 31))

    assert gone
    assert first
    assert not gone & {one["id"] for one in back}
    check(back)
    known = {one["id"] for one in ministry.all(at(node, 32)) if not one.get("revoked")}
    for one in of_type(back, "relationship"):
        assert {one["source_ref"], one["target_ref"]} <= known


def test_a_merge_revokes_the_losing_id(linked: Node) -> None:
    """The ministry sees the English report, and then the Arabic one of the same shelling."""
    ministry = Asking(linked, "ministry")
    share(linked, linked.english, 5)
    share(linked, linked.arabic, 6)
    before = ministry.new(at(linked, 7))
    (two,) = [
        one for one in of_type(before, "incident")
        if len(one["extensions"][EXTENSION_ID]["tellings"]) == 2
        and one["extensions"][EXTENSION_ID]["event_type"] == "attack.shelling"
    ]  # fmt: skip
    one, other = (telling["telling"] for telling in two["extensions"][EXTENSION_ID]["tellings"])
    desk.judge_apart(at(linked, 10), one, other, reason="seen apart", party="ministry")

    parted = ministry.new(at(linked, 11))
    desk.judge_same(at(linked, 20), one, other, reason="seen as one", party="ministry")
    joined = ministry.new(at(linked, 21))

    assert len([one for one in of_type(parted, "incident") if one["id"] != two["id"]]) == 1
    assert [one["modified"] for one in of_type(joined, "incident", revoked=True)] == ["2026-01-05T12:20:00.000Z"]
    assert two["id"] in {one["id"] for one in of_type(joined, "incident")}
    check([*parted, *joined])


def test_acts_that_are_not_the_readers_make_no_version(node: Node) -> None:
    ministry = Asking(node, "ministry")
    share(node, node.english, 5)
    share(node, node.arabic, 6)
    before, manifest = ministry.all(at(node, 7)), ministry.manifest(at(node, 7))
    hidden = make_report("Hidden\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Nobody\n", outlet="Post")
    add(make_desk(at(node, 20), party="liaison", seed=9), hidden)
    share(node, node.english, 21, Audience("party", ("liaison",)))

    assert ministry.all(at(node, 30)) == before
    assert ministry.manifest(at(node, 30)) == manifest


def test_what_is_kept_outlives_a_rebuild(node: Node) -> None:
    ministry = Asking(node, "ministry")
    given = share(node, node.english, 5)
    share(node, node.arabic, 6)
    first = ministry.all(at(node, 7))
    desk.withdraw(at(node, 8), given, party="command")
    before, manifest = ministry.all(at(node, 9)), ministry.manifest(at(node, 9))
    rebuild_ledger(at(node, 10))

    assert ministry.all(at(node, 11)) == before != first
    assert ministry.manifest(at(node, 11)) == manifest


def test_an_erased_entry_leaves_no_bytes(node: Node) -> None:
    ministry = Asking(node, "ministry")
    share(node, node.english, 5)
    ministry.all(at(node, 6))
    Desk(at(node, 9), party="command", read=LineReader()).erase(node.english, reason="asked")

    kept = b"".join(one.read_bytes() for one in node.settings.home.glob("taxii.db*"))
    assert b"Monitor of Raqqa" not in kept
    assert of_type(ministry.new(at(node, 10)), "incident", revoked=True)


@pytest.mark.parametrize("party", [pytest.param("ministry", id="the-other"), pytest.param("liaison", id="a-third")])
def test_ids_are_the_readers_alone(node: Node, party: str) -> None:
    share(node, node.english, 5, Audience("public"), tlp="CLEAR")
    everybodys = ("marking-definition", "extension-definition")

    one = {one["id"] for one in Asking(node, party).all(at(node, 6)) if one["type"] not in everybodys}
    other = {one["id"] for one in Asking(node, "command").all(at(node, 6)) if one["type"] not in everybodys}

    # The maker of the extension is everybody's.
    assert len(one & other) == 1


def test_only_what_may_leave_goes_to_a_client(linked: Node) -> None:
    """The shelling is told by both reports; the Arabic one is for the ministry's pages alone."""
    ministry = Asking(linked, "ministry")
    share(linked, linked.english, 5)
    share(linked, linked.arabic, 6, may_leave=False)

    found = ministry.new(at(linked, 7))

    assert {len(one["extensions"][EXTENSION_ID]["tellings"]) for one in of_type(found, "incident")} == {1}
    text = json.dumps(found, ensure_ascii=False)
    for word in ("مرصد", "وكالة", linked.arabic):
        assert word not in text
    share(linked, linked.arabic, 20)
    now = ministry.new(at(linked, 21))
    assert 2 in {len(one["extensions"][EXTENSION_ID]["tellings"]) for one in of_type(now, "incident")}
    check([*found, *now])


def test_what_is_red_never_leaves(node: Node) -> None:
    with pytest.raises(ReleaseError):
        share(node, node.english, 5, Audience("users", ("ministry:amal",)), tlp="RED")
    share(node, node.english, 6, Audience("users", ("ministry:amal",)), tlp="RED", may_leave=False)

    assert Asking(node, "ministry", "amal").all(at(node, 7)) == Asking(node, "ministry").all(at(node, 7))


def test_the_originator_is_told_that_an_event_went_out(node: Node) -> None:
    share(node, node.english, 5)
    Asking(node, "ministry").all(at(node, 6))
    Asking(node, "ministry").manifest(at(node, 7))

    with open_view(at(node, 8), View("command")) as view:
        told = view.openings()
    assert {(one.entry, one.who.name, one.door) for one in told} == {(node.english, "ministry", "taxii")}
    with open_view(at(node, 8), View("ministry")) as view:
        assert view.openings() == ()


def test_ones_own_client_knows_and_counts_them(tmp_path: Path) -> None:
    world = make_world(make_settings(tmp_path / "theirs", party="alpha", now=NOON))
    (report,) = add(Desk(world.settings, party="alpha", read=LineReader()), ENGLISH)
    to_bravo = Audience("party", ("bravo",))
    desk.release(world.settings, report, to_bravo, party="alpha", tlp="GREEN", may_leave=True)
    mine = make_settings(tmp_path / "mine", party="charlie", now=NOON)
    desk.open_party(mine, "charlie")
    where = world.collection("bravo", "mine").id
    with served(world.settings) as address:
        one = Subscription("charlie", "theirs", f"{address}/exchange/", where, key="key-of-bravo")
        done = poll(mine, add_subscription(mine, one))

    assert done.incidents == 3
    assert done.taken > 3
    assert done.refused == ()


def test_all_that_the_demo_gives_out_is_valid(samples: Settings) -> None:
    """Read as it is served, by every party of the demo."""
    for party in ("joint-command", "ministry", "liaison"):
        settings = replace(samples, party=party)
        where = collection_of(settings, party, Target("mine", party))
        with taxii_client(settings, Reader(party)) as client:
            found = client.get(f"/exchange/collections/{where}/objects/").json()["objects"]
        assert len(of_type(found, "incident")) > 40
        check(found)


def test_a_narrowing_is_the_act_of_what_it_changes(node: Node) -> None:
    ministry = Asking(node, "ministry")
    given = share(node, node.english, 5, tlp="GREEN")
    first = {one["id"]: one["modified"] for one in of_type(ministry.new(at(node, 7)), "incident")}
    desk.narrow(at(node, 12), given, party="command", tlp="AMBER")
    new = of_type(ministry.new(at(node, 30)), "incident")

    assert {one["id"]: one["modified"] for one in new} == dict.fromkeys(
        (one["id"] for one in new), "2026-01-05T12:12:00.000Z"
    )
    assert {one["id"] for one in new} <= set(first)
    assert len(new) >= 3
    # Whom else it no longer holds changes nothing for the ministry, and is no act of its own.
    with open_view(at(node, 31), View("ministry")) as view:
        assert {one.narrowed for one in view.releases_to_me()} == {"2026-01-05T12:12:00.000000Z"}


def test_an_upgrade_is_of_the_time_of_its_first_run(node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    ministry = Asking(node, "ministry")
    share(node, node.english, 5)
    ministry.all(at(node, 7))
    monkeypatch.setattr(computed, "SOFTWARE", "another")
    note_software(node.settings.home, "another", "2026-01-05T12:20:00.000000Z")
    note_software(node.settings.home, "another", "2026-01-05T12:25:00.000000Z")
    monkeypatch.setattr(
        "tansiq.exchange.taxii.pieces.stix_of_event",
        lambda *given: tuple(
            one | {"lang": "ar"} if one["type"] == "incident" else one for one in stix_of_event(*given)
        ),
    )
    new = of_type(ministry.new(at(node, 40)), "incident")

    assert {one["modified"] for one in new} == {"2026-01-05T12:20:00.000Z"}
