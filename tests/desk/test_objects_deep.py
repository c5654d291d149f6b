"""An object that an earlier version took in and that nests too deep to be read: withheld, listed, and no hindrance."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tansiq import desk
from tansiq.cli import run
from tansiq.desk import Desk, rebuild_ledger, verify_ledger
from tansiq.desk.objects import Sent, post_objects
from tansiq.release.objects.collections import Target
from tansiq.release.objects.describe import describe
from tests.desk.test_objects import GREEN, World, stix


def post_deep(world: World, levels: int) -> str:
    """Enter an object that deep, as versions before the limit did; the id of its entry."""
    told = {"type": "note", "id": stix("deep"), "modified": "2025-01-01T00:00:00Z", "content": "alpha deep",
            "created": "2025-01-01T00:00:00Z", "object_marking_refs": [GREEN]}  # fmt: skip
    text = json.dumps(told)[:-1] + ', "x_deep": ' + "[" * levels + "]" * levels + "}"
    post_objects(world.at(), Target("room", world.room), [Sent(text, describe(told))], party="alpha")
    return world.entry("deep")


@pytest.mark.parametrize("levels", [101, 900, 5000, 200_000])
def test_a_rebuild_goes_through_withholds_and_lists_it(
    tmp_path: Path, levels: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    world = World(tmp_path / "home")
    deep = post_deep(world, levels)
    world.post("one")
    done = rebuild_ledger(world.at())

    assert done.unread == (deep,)
    assert world.seen("bravo") == world.seen("alpha") == ["alpha one"]
    assert verify_ledger(world.at()).fault is None
    assert not rebuild_ledger(world.at()).has_differed
    # What happens to it, or to a room that it was posted to, is what a rebuild gives.
    world.join("charlie")
    desk.withdraw(world.at(), deep, party="alpha")
    assert not rebuild_ledger(world.at()).has_differed
    monkeypatch.setenv("TANSIQ_HOME", str(tmp_path / "home"))
    assert run(["ledger", "rebuild"]) == 0
    said = capsys.readouterr().out
    assert f"withheld from everybody: 1\n  {deep}\n" in said
    assert "alpha deep" not in said
    Desk(world.at(), party="alpha").erase(deep, reason="nobody can read it")
    assert rebuild_ledger(world.at()).unread == ()
    assert verify_ledger(world.at()).fault is None


def test_at_most_a_hundred_levels_is_read(tmp_path: Path) -> None:
    world = World(tmp_path / "home")
    post_deep(world, 99)
    assert rebuild_ledger(world.at()).unread == ()
    assert world.seen("bravo") == ["alpha deep"]
