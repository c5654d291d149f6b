"""A room's charter: who must sign what before it sees anything of the room; and confidential rooms."""

from __future__ import annotations

from pathlib import Path

import pytest

from tansiq import desk
from tansiq.desk import Desk, NotYours, rebuild_ledger, verify_ledger
from tansiq.errors import ReleaseError
from tansiq.model import Audience
from tansiq.release import Membership, Reader, open_view
from tansiq.settings import Settings
from tests.ledger.told import LineReader, make_report, take
from tests.noninterference.node import time_of

TEXT = "Shelling near the river\nattack.shelling | 2022-01-03 | Raqqa | killed 2 | Monitor\n"
CHARTER = {"text_en": "What is released here stays here.", "text_ar": "ما يُتاح هنا يبقى هنا."}


class Node:
    """A host with a room and a report, and two parties."""

    def __init__(self, home: Path, *, confidential: bool = False) -> None:
        self.settings = Settings(home, "host", time_of(1))
        for party in ("host", "guest", "other"):
            desk.open_party(self.settings, party)
        self.room = desk.open_room(self.settings, "council", confidential=confidential)
        (done,) = take(Desk(self.settings, read=LineReader()), make_report(TEXT, outlet="Wire", published="2022-01-04"))
        assert isinstance(done, desk.Added)
        self.report = done.report_id

    def join(self, party: str = "guest", charter: str = "") -> None:
        desk.invite(self.settings, self.room, party)
        desk.accept(self.settings, self.room, party=party, charter=charter)

    def release(self) -> None:
        desk.release(self.settings, self.report, Audience("room", (self.room,)), tlp="AMBER")

    def charter(self, **more: str) -> str:
        return desk.set_charter(self.settings, self.room, **CHARTER | more)

    def sees(self, party: str = "guest") -> bool:
        with open_view(self.settings, Reader(party)) as view:
            return [one.id for one in view.list_reports()[0]] == [self.report]

    def member(self, party: str = "guest") -> Membership:
        with open_view(self.settings, Reader(party)) as view:
            (found,) = view.memberships()
            return found


@pytest.fixture
def node(tmp_path: Path) -> Node:
    return Node(tmp_path / "home")


def test_who_signs_sees_what_is_released_from_then_on(node: Node) -> None:
    charter = node.charter()
    desk.invite(node.settings, node.room, "guest")
    invited = node.member()
    assert invited.charter is not None
    assert invited.charter.texts == {"en": CHARTER["text_en"], "ar": CHARTER["text_ar"]}
    with pytest.raises(ReleaseError) as error:
        desk.accept(node.settings, node.room, party="guest")
    assert error.value.code == "charter"
    desk.accept(node.settings, node.room, party="guest", charter=charter)
    node.release()
    assert node.sees()
    assert node.member().signed == charter


def test_the_first_charter_puts_an_unsigned_member_out_until_it_signs(node: Node) -> None:
    node.join()
    node.release()
    assert node.sees()
    charter = node.charter()
    assert not node.sees()
    assert node.member().state == "unsigned"
    with open_view(node.settings, Reader("guest")) as view:
        assert node.report in [one.id for one in view.tombstones()]
    desk.accept(node.settings, node.room, party="guest", charter=charter)
    assert node.member().state == "member"
    # As whoever returns: anew.
    assert not node.sees()
    node.release()
    assert node.sees()


def test_a_later_charter_puts_nobody_out_and_must_be_signed_by_who_comes_then(node: Node) -> None:
    first = node.charter()
    node.join(charter=first)
    node.release()
    second = node.charter(text_en="What is released here stays here for good.")
    assert node.sees()
    assert node.member().signed == first
    with pytest.raises(ReleaseError):
        node.join("other", charter=first)
    desk.accept(node.settings, node.room, party="other", charter=second)
    assert [(one.party, one.signed) for one in node.member("host").guests] == [("guest", first), ("other", second)]


def test_a_charter_is_signed_where_there_is_one_and_by_its_id(node: Node) -> None:
    desk.invite(node.settings, node.room, "guest")
    with pytest.raises(ReleaseError):
        desk.accept(node.settings, node.room, party="guest", charter="0" * 64)
    other = desk.open_room(node.settings, "elsewhere")
    astray = desk.set_charter(node.settings, other, **CHARTER)
    with pytest.raises(ReleaseError):
        desk.accept(node.settings, node.room, party="guest", charter=astray)


def test_only_the_host_sets_a_charter_and_in_both_languages(node: Node) -> None:
    node.join()
    with pytest.raises(ReleaseError):
        desk.set_charter(node.settings, node.room, party="guest", **CHARTER)
    with pytest.raises(NotYours):
        desk.set_charter(node.settings, node.room, party="other", **CHARTER)
    for wrong in ({"text_ar": ""}, {"text_en": " \n"}, {"text_en": "x" * 20_001}, {"text_ar": "\u202eabc"}):
        with pytest.raises(ReleaseError):
            node.charter(**wrong)


def test_who_is_invited_no_more_is_shown_no_charter(node: Node) -> None:
    node.charter()
    desk.invite(node.settings, node.room, "guest")
    desk.uninvite(node.settings, node.room, "guest")
    assert node.member().charter is None


def test_lists_written_act_by_act_are_those_rebuilt(node: Node) -> None:
    node.join()
    node.release()
    charter = node.charter()
    desk.accept(node.settings, node.room, party="guest", charter=charter)
    node.release()
    assert verify_ledger(node.settings).is_sound
    assert not rebuild_ledger(node.settings).has_differed
    assert node.sees()


def test_a_guest_of_a_confidential_room_learns_of_no_other(tmp_path: Path) -> None:
    node = Node(tmp_path / "home", confidential=True)
    node.join()
    before = node.member()
    node.join("other")
    assert node.member() == before
    assert before.is_confidential
    assert before.mark == ""
    assert [one.party for one in node.member("host").guests] == ["guest", "other"]
    assert node.member("host").mark != ""
    with open_view(node.settings, Reader("guest")) as view:
        assert [one.party for one in view.parties()] == ["guest", "host"]
