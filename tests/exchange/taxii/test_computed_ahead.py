"""Events told ahead of the asking: given as if they had not been."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from tansiq import desk
from tansiq.desk import Desk
from tansiq.exchange.taxii import computed
from tansiq.release import Reader as View
from tansiq.release.objects.view import open_objects
from tansiq.settings import Settings
from tests.exchange.taxii.asking_events import MINISTRY, Asking, Json, at, of_type, share
from tests.ledger.told import NOON, LineReader, add, make_desk, make_report
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
