"""What people judge of names acts in a party's TAXII collections as on its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tansiq import desk
from tansiq.model import Actor, Audience, Claim, Event, Mention, Reading, Report
from tansiq.release import Reader as View
from tansiq.release import SearchQuery, open_view
from tests.exchange.taxii.asking_events import Asking, Json, at, check, of_type, room_of, share
from tests.ledger import told
from tests.ledger.told import LineReader, add, make_desk, make_report
from tests.noninterference.language import Reader
from tests.noninterference.taxii import check_whole
from tests.release.conftest import Node, make_node

ENGLISH, ARABIC = "Monitor of Raqqa", "مرصد الرقة"
_TWO = (
    "Clash in the camp\nclash | 2022-01-10 | Camp Bridge | killed 2 | Monitor of Raqqa\n",
    "Clash in Hit\nclash | 2022-01-22 | Hit | killed 3 | Monitor of Raqqa\n",
)


class ActingReader(LineReader):
    """Whoever is named in the last field did it, too, and is an organisation."""

    def __call__(self, report: Report) -> Reading:
        read = super().__call__(report)
        mentions = [
            Mention((at, at + len(one)), one, Actor(one, "organisation", (one,)))
            for one in (ENGLISH, ARABIC)
            if (at := report.text.find(one)) >= 0
        ]
        return replace(read, mentions=(*read.mentions, *mentions), events=tuple(map(_acted, read.events)))


def _acted(event: Event) -> Event:
    by = [
        Claim("perpetrator", link.name, event.spans, claim.chain)
        for claim in event.claims[:1]
        for link in claim.chain.links
    ]
    return replace(event, claims=(*event.claims, *by))


@pytest.fixture(autouse=True)
def _acting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "LineReader", ActingReader)


@pytest.fixture
def node(tmp_path: Path, unlinked: None) -> Node:
    return make_node(tmp_path)


@pytest.fixture
def linked(tmp_path: Path) -> Node:
    return make_node(tmp_path)


def judge(node: Node, minutes: int, words: tuple[str, str], kind: str = "actors", *, party: str = "command") -> str:
    """Say that what the two searches find is one."""
    with open_view(at(node, minutes), View(party)) as view:
        pages = [getattr(view.search(SearchQuery(one, (kind,))), kind) for one in words]  # type: ignore[arg-type]
    one, other = (page.named[0].id for page in pages)
    (made,) = desk.judge_name_same(at(node, minutes), one, other, reason="its own site says so", party=party)
    return made


def called(objects: list[Json], word: str) -> list[Json]:
    """The identities that have a word among their names."""
    return [one for one in of_type(objects, "identity") if word in str(one.get("description", one["name"]))]


def test_two_names_judged_one_are_one_identity(node: Node) -> None:
    command = Asking(node, "command")
    before = command.new(at(node, 2))
    ((one,), (other,)) = (called(before, word) for word in (ENGLISH, ARABIC))
    made = judge(node, 5, (ENGLISH, ARABIC))

    new = command.new(at(node, 6))

    check(new)
    (joined,) = called(command.all(at(node, 7)), ENGLISH)
    assert ARABIC in joined["description"]
    assert joined["id"] in (one["id"], other["id"])
    assert joined["modified"] == "2026-01-05T12:05:00.000Z"
    gone = {each["id"] for each in of_type(new, "identity", revoked=True)}
    assert gone == {one["id"], other["id"]} - {joined["id"]}
    desk.undo_judgement(at(node, 8), made, party="command")
    again = command.new(at(node, 9))
    check(again)
    assert {each["name"] for each in of_type(again, "identity")} == {ENGLISH, ARABIC}


def test_other_partys_judgement_acts_where_it_may_leave_and_both_names_are_there(linked: Node) -> None:
    ministry = Asking(linked, "ministry")
    share(linked, linked.english, 3)
    made = judge(linked, 5, (ENGLISH, ARABIC))
    share(linked, made, 6)
    assert called(ministry.new(at(linked, 7)), ARABIC) == []
    share(linked, linked.arabic, 8)

    found = ministry.new(at(linked, 9))

    check(found)
    (joined,) = called(found, ARABIC)
    assert joined in called(found, ENGLISH)


@pytest.mark.parametrize("may_leave", [True, False], ids=["leaves", "stays"])
def test_a_judgement_that_may_not_leave_joins_nothing_for_a_client(linked: Node, *, may_leave: bool) -> None:
    ministry = Asking(linked, "ministry")
    for what in (linked.english, linked.arabic):
        share(linked, what, 3)
    share(linked, judge(linked, 5, (ENGLISH, ARABIC)), 6, may_leave=may_leave)

    found = ministry.all(at(linked, 7))

    assert (called(found, ENGLISH) == called(found, ARABIC)) == may_leave
    assert called(found, ENGLISH)


def test_in_a_room_acts_what_was_released_there(linked: Node) -> None:
    room = room_of(linked)
    council = Asking(linked, "ministry", kind="room", target=room)
    for what in (linked.english, linked.arabic):
        share(linked, what, 5, Audience("room", (room,)))
    made = judge(linked, 6, (ENGLISH, ARABIC))
    share(linked, made, 7)
    apart = council.all(at(linked, 8))
    share(linked, made, 9, Audience("room", (room,)))

    found = council.new(at(linked, 10))

    assert called(apart, ENGLISH) != called(apart, ARABIC)
    check(found)
    assert called(found, ENGLISH) == called(found, ARABIC) != []


def test_the_terms_of_a_judgement_bind_what_it_joins(linked: Node) -> None:
    for what in (linked.english, linked.arabic):
        share(linked, what, 3, tlp="GREEN")
    share(linked, judge(linked, 5, (ENGLISH, ARABIC)), 6, tlp="AMBER", purpose="humanitarian-response")
    found = Asking(linked, "ministry").all(at(linked, 7))

    (joined,) = called(found, ENGLISH)
    marks = {one["id"]: one for one in of_type(found, "marking-definition")}
    given = [marks[one] for one in joined["object_marking_refs"]]
    assert given[0]["name"] == "TLP:AMBER"
    assert any("humanitarian" in str(one.get("definition")) for one in given)


def _with_more(node: Node) -> None:
    """Two more reports that name the English monitor, whose events rest on no claim that is judged."""
    add(make_desk(at(node, 1), party="command", seed=40), *(make_report(text, outlet="Post") for text in _TWO))


def test_all_events_that_have_a_name_are_told_anew(node: Node) -> None:
    _with_more(node)
    command = Asking(node, "command")
    before = command.new(at(node, 2))
    steps: list[Callable[[], object]] = [
        lambda: judge(node, 5, (ENGLISH, ARABIC)),
        lambda: make_desk(at(node, 6), party="command").erase(node.arabic, reason="asked"),
    ]
    for number, step in enumerate(steps):
        step()
        settings = replace(at(node, 5 + number), party="command")
        check_whole(settings, Reader("command"))
        found = command.all(settings)
        known = {one["id"] for one in found if not one.get("revoked")}
        for one in of_type(found, "relationship"):
            assert {one["source_ref"], one["target_ref"]} <= known
    assert called(before, ENGLISH)


def test_places_judged_one_have_all_names_in_their_locations(node: Node) -> None:
    share(node, node.english, 3)
    command = Asking(node, "command")
    before = of_type(command.new(at(node, 4)), "location")
    names = sorted({one["name"] for one in before})[:2]
    assert len(names) == 2
    judge(node, 5, (names[0], names[1]), "places")

    found = command.all(at(node, 6))

    check(found)
    judged = [one for one in of_type(found, "location") if one["name"] in names]
    (spelled,) = {one["description"] for one in judged}
    assert set(names) <= set(spelled.split(" | "))
    assert {one["id"] for one in judged}.isdisjoint(one["id"] for one in before)
