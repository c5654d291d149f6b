"""Events told ahead of the asking: given as if they had not been."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from tansiq import desk
from tansiq.desk import Desk
from tansiq.exchange.stix import stix_of_event
from tansiq.exchange.taxii import computed
from tansiq.release import Reader as View
from tansiq.release.objects.collections import Target
from tansiq.release.objects.view import open_objects
from tansiq.settings import Settings
from tests.exchange.taxii.asking_events import MINISTRY, Asking, Json, at, of_type, share
from tests.ledger.told import NOON, LineReader, add, make_desk, make_report
from tests.noninterference.language import Reader
from tests.noninterference.taxii import check_whole, collection_of, taxii_client
from tests.release.conftest import Node


@pytest.mark.parametrize("most", [pytest.param(1, id="one-at-a-time"), pytest.param(100, id="all-at-once")])
def test_what_was_told_ahead_is_given_as_if_it_were_not(linked: Node, tmp_path: Path, most: int) -> None:
    """Two copies of a home, one of which tells after every act, and the other never."""
    node, copy = linked, tmp_path / "copy"
    shutil.copytree(node.settings.home, copy)
    steps: list[tuple[int, Callable[[Settings], object], bool]] = [
        (5, lambda at: desk.release(at, node.english, MINISTRY, party="command", tlp="AMBER", may_leave=True), False),
        (6, lambda at: desk.release(at, node.arabic, MINISTRY, party="command", tlp="GREEN", may_leave=True), True),
        (8, lambda at: desk.withdraw(at, node.english, party="command"), False),
        (9, lambda at: desk.release(at, node.english, MINISTRY, party="command", tlp="GREEN", may_leave=True), False),
        (12, lambda at: desk.withdraw(at, node.arabic, party="command"), True),
        (14, lambda at: add(make_desk(at, party="ministry", seed=3), make_report(_OWN, outlet="Post")), True),
    ]
    answers: dict[Path, list[object]] = {node.settings.home: [], copy: []}
    for home, found in answers.items():
        told = [False]
        for minute, act, is_asked in steps:
            at = replace(node.settings, home=home, fixed_time=NOON + timedelta(minutes=minute))
            act(replace(at, randomness=random.Random(minute)))
            mine = replace(at, party="ministry")
            if home == copy:
                told.append(_tell(mine, most))
            if is_asked:
                asking = Asking(Node(mine, node.english, node.arabic, node.secret), "ministry")
                found += [asking.all(mine), asking.manifest(mine)]
        assert any(told) == (home == copy)
    assert answers[copy] == answers[node.settings.home]
    assert of_type(cast("list[Json]", answers[copy][-2]), "incident")


_OWN = "Clash\nclash | 2022-01-21 | Hit | killed 2 | Monitor of Hit\n"


def _tell(mine: Settings, most: int) -> bool:
    """Tell all there is; whether anything is pending."""
    while True:
        with open_objects(mine, View("ministry")) as view:
            (collection,) = (one for one in view.list_collections() if one.target.kind == "mine")
            if not computed.tell_ahead(mine, view, collection, most=most):
                break
    with open_objects(mine, View("ministry")) as view:
        return bool(view.computing(collection).pending)


def test_an_erased_entry_leaves_no_bytes_of_what_was_told_ahead(node: Node) -> None:
    ministry = Asking(node, "ministry")
    share(node, node.english, 5)
    assert _tell(replace(at(node, 6), party="ministry"), 100)
    kept = b"".join(one.read_bytes() for one in node.settings.home.glob("taxii.db*"))
    assert b"Monitor of Raqqa" in kept
    Desk(at(node, 9), party="command", read=LineReader()).erase(node.english, reason="asked")

    kept = b"".join(one.read_bytes() for one in node.settings.home.glob("taxii.db*"))
    assert b"Monitor of Raqqa" not in kept
    told = ministry.new(at(node, 10))
    assert of_type(told, "incident", revoked=True) == []
    assert len(of_type(told, "incident")) == 1


def test_more_than_a_client_can_wait_for_is_told_by_and_by(linked: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command has five tellings, of which four are events of their own."""
    at_once = _asked(linked, "one")
    monkeypatch.setattr(computed, "AT_ASK", 1)
    answers = _asked(linked, "other", most=20)

    *waiting, last = answers
    assert [one.status_code for one in waiting] == [503] * len(waiting)
    assert [one.json()["description"] for one in waiting] == [
        f"{told} of {len(waiting) + 1} events are told" for told in range(1, len(waiting) + 1)
    ]
    assert {one.headers["retry-after"] for one in waiting} == {"2"}
    assert waiting
    assert last.content == at_once[-1].content
    assert last.status_code == 200


def _asked(node: Node, copy: str, most: int = 1) -> list[Any]:
    """Answers to the first page of the command, asked again and again, on a copy of the home."""
    home = node.settings.home.with_name(copy)
    shutil.copytree(node.settings.home, home)
    settings = replace(at(node, 5), home=home)
    where = collection_of(settings, "command", Target("mine", "command"))
    found: list[Any] = []
    with taxii_client(settings, Reader("command")) as client:
        while len(found) < most and (not found or found[-1].status_code == 503):
            found.append(client.get(f"/exchange/collections/{where}/objects/"))
    return found


def test_what_is_to_be_told_anew_is_told_by_and_by(linked: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    """All events at once, since the program is another: a client that has them waits, and is given what is new."""
    command = Asking(linked, "command")
    command.new(at(linked, 5))
    monkeypatch.setattr(computed, "SOFTWARE", "another")
    monkeypatch.setattr(
        "tansiq.exchange.taxii.pieces.stix_of_event",
        lambda *given: tuple(
            one | {"lang": "ar"} if one["type"] == "incident" else one for one in stix_of_event(*given)
        ),
    )
    steps = 0
    settings = replace(at(linked, 9), party="command")
    while True:
        steps += 1
        with open_objects(settings, View("command")) as view:
            (collection,) = (one for one in view.list_collections() if one.target.kind == "mine")
            if not computed.tell_ahead(settings, view, collection, most=1):
                break

    assert {one["lang"] for one in of_type(command.new(settings), "incident")} == {"ar"}
    assert steps == len(of_type(command.all(settings), "incident"))
    check_whole(settings, Reader("command"))
