"""The directory: two parties find each other where the operator introduced them, and nobody else learns of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tansiq import desk
from tansiq.desk import NotAllowed, rebuild_ledger, verify_ledger
from tansiq.errors import LedgerError, ReleaseError
from tansiq.release import Reader, open_view
from tansiq.settings import Settings
from tests.ledger.told import make_settings

PARTIES = ("command", "liaison", "ministry")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = make_settings(tmp_path, party="command")
    for party in PARTIES:
        desk.open_party(made, party, name_en=party.title())
    return made


def known(settings: Settings) -> dict[str, list[str]]:
    """Each party to those that it may know of, itself left out."""
    found = {}
    for party in PARTIES:
        with open_view(settings, Reader(party)) as view:
            found[party] = [one.party for one in view.parties() if one.party != party]
    return found


NOBODY: dict[str, list[str]] = {"command": [], "liaison": [], "ministry": []}
TWO = {"command": ["ministry"], "liaison": [], "ministry": ["command"]}


def test_both_are_told_and_nobody_else(settings: Settings) -> None:
    assert known(settings) == NOBODY
    made = desk.introduce(settings, "command", "ministry")

    assert len(set(made)) == 2
    assert known(settings) == TWO
    with open_view(settings, Reader("ministry")) as view:
        assert view.parties()[1].names["en"] == "Command"
    assert set(desk.introduce(settings, "ministry", "command")) == set(made)
    assert not rebuild_ledger(settings).has_differed
    assert known(settings) == TWO
    assert verify_ledger(settings).is_sound


def test_it_is_taken_back_and_made_again(settings: Settings) -> None:
    desk.introduce(settings, "command", "ministry")
    desk.end_introduction(settings, "ministry", "command")
    assert known(settings) == NOBODY
    with pytest.raises(ReleaseError, match="not introduced"):
        desk.end_introduction(settings, "command", "ministry")
    desk.introduce(settings, "command", "ministry")
    assert known(settings) == TWO
    assert not rebuild_ledger(settings).has_differed


def test_a_room_that_they_share_outlasts_it(settings: Settings) -> None:
    desk.introduce(settings, "command", "ministry")
    room = desk.open_room(settings, "council", party="command")
    desk.invite(settings, room, "ministry", party="command")
    desk.accept(settings, room, party="ministry")
    desk.end_introduction(settings, "command", "ministry")
    assert known(settings) == TWO


@pytest.mark.parametrize(
    ("one", "other", "error", "words"),
    [
        pytest.param("command", "command", ReleaseError, "knows itself", id="one-party"),
        pytest.param("command", "nowhere", LedgerError, "no such party", id="not-here"),
    ],
)
def test_what_is_no_introduction(settings: Settings, one: str, other: str, error: type[Exception], words: str) -> None:
    for act in (desk.introduce, desk.end_introduction):
        with pytest.raises(error, match=words):
            act(settings, one, other)
    assert known(settings) == NOBODY


@pytest.mark.parametrize("right", ["read", "contribute", "release", "administer"])
def test_only_the_operator_introduces(settings: Settings, right: str) -> None:
    with pytest.raises(NotAllowed):
        desk.introduce(replace(settings, rights=frozenset({right})), "command", "ministry")
    assert known(settings) == NOBODY
