"""Leaving altogether: what is taken along, and that nothing of it is left for others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tansiq import desk
from tansiq.cli import run
from tansiq.desk import verify_ledger
from tansiq.errors import ReleaseError
from tansiq.model import Audience
from tansiq.release import Reader, open_view
from tansiq.settings import Settings
from tests.ledger.told import add, make_desk, make_report, make_settings

ENGLISH = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n")
ARABIC = make_report("قصف\nattack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد الرقة\n", language="ar")
THEIRS = make_report("Theirs\narrest | 2022-01-20 | Hit | captured 3 | Monitor of Hit\n")


@pytest.fixture
def settings(tmp_path: Path, unlinked: None) -> Settings:
    made = make_settings(tmp_path, party="command")
    for party in ("command", "ministry"):
        desk.open_party(made, party)
    for host, guest in (("command", "ministry"), ("ministry", "command")):
        room = desk.open_room(made, "council", party=host)
        desk.invite(made, room, guest, party=host)
        desk.accept(made, room, party=guest)
    return made


def test_it_is_exported_erased_and_chased(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = add(make_desk(settings, party="command"), ENGLISH, ARABIC)
    (theirs,) = add(make_desk(settings, party="ministry"), THEIRS)
    for one in mine:
        desk.release(settings, one, Audience("party", ("ministry",)), party="command", tlp="GREEN")
    desk.release(settings, theirs, Audience("party", ("command",)), party="ministry", tlp="GREEN")
    desk.log_opening(settings, Reader("ministry"), mine[:1], "page")
    monkeypatch.setenv("TANSIQ_HOME", str(settings.home))
    monkeypatch.setenv("TANSIQ_PARTY", "command")
    monkeypatch.setenv("TANSIQ_CLOCK", settings.clock().isoformat())
    first, second = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    call = ("party", "leave", "--reason", "the mandate ended", "--export")

    assert run([*call, str(first)]) == 1
    with open_view(settings, Reader("ministry")) as view:
        assert {one.id for one in view.list_reports()[0]} == {*mine, theirs}
    taken = [json.loads(line) for line in first.read_text(encoding="utf-8").splitlines()]
    assert {one["id"] for one in taken if one["kind"] == "report"} == set(mine)
    assert "الرقة" in first.read_text(encoding="utf-8")
    assert [one["released_to_me"]["what"] for one in taken if one["kind"] == "released_to_me"] == [theirs]
    assert "Monitor of Hit" not in first.read_text(encoding="utf-8")
    assert run([*call, str(first), "--yes"]) == 1
    capsys.readouterr()
    assert run([*call, str(second), "--yes", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "erased": 2, "held": 0, "releases_ended": 0, "rooms_left": 1, "guests_sent_away": 1,
        "standing_stopped": 0, "notices_sent": 1,
    }  # fmt: skip
    with open_view(settings, Reader("ministry")) as view:
        assert {one.id for one in view.list_reports()[0]} == {theirs}
        assert [one.entries for one in view.notices_given()] == [(mine[0],)]
        assert {one.id for one in view.tombstones()} == set(mine)
        assert {one.state for one in view.memberships()} == {"host", "uninvited"}
    assert verify_ledger(settings).fault is None


def test_a_reason_is_needed(settings: Settings) -> None:
    with pytest.raises(ReleaseError):
        desk.depart(settings, reason=" ", party="command")
