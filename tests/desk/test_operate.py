"""What the operator does to a ledger."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from tansiq.desk import describe_ledger, init_ledger, rebuild_ledger, verify_ledger
from tansiq.errors import LedgerError, ReleaseError
from tansiq.ledger import Ledger
from tansiq.release import EventQuery, open_view
from tansiq.settings import Settings
from tests.ledger.told import add, make_desk, make_report, make_settings

ENGLISH = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n")
ARABIC = make_report("قصف\nattack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد الرقة\n", language="ar")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_settings(tmp_path)


DUMPED = (
    "report_head", "report_text", "telling", "telling_text", "name", "name_word", "telling_name", "shown_report",
    "shown_event", "shown_name",
)  # fmt: skip


def dump(ledger: Ledger) -> list[str]:
    """Every row of the derived tables, in order."""
    with ledger.read() as connection:
        rows = [
            repr(tuple(row))
            for name in DUMPED
            for row in connection.execute(text(f"SELECT {'rowid, *' if '_text' in name else '*'} FROM {name}"))
        ]
    return sorted(rows)


def test_init_makes_a_home_once(settings: Settings) -> None:
    init_ledger(settings, party="command")
    before = {path: path.read_bytes() for path in (settings.home / "keys").iterdir()}
    init_ledger(settings, party="command")

    assert {path: path.read_bytes() for path in (settings.home / "keys").iterdir()} == before
    assert describe_ledger(settings).parties == ("command",)
    assert verify_ledger(settings).is_sound


def test_a_home_is_its_owner_s_alone(settings: Settings) -> None:
    add(make_desk(settings), ENGLISH, ARABIC)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in settings.home.rglob("*")}

    assert stat.S_IMODE(settings.home.stat().st_mode) == 0o700
    assert {name: mode for name, mode in modes.items() if name != "ledger.head"} == {
        name: 0o700 if name == "keys" else 0o600 for name in modes if name != "ledger.head"
    }


def test_rebuild_gives_the_same_content(settings: Settings) -> None:
    add(make_desk(settings, party="command"), ENGLISH, ARABIC)
    add(make_desk(settings, party="ministry", seed=2), ARABIC)
    ledger = init_ledger(settings, party="command")
    before = dump(ledger)
    ticks: list[int] = []

    done = rebuild_ledger(settings, on_report=lambda: ticks.append(1))

    assert (done.reports, done.has_differed, len(ticks)) == (3, False, 3)
    assert dump(ledger) == before
    assert len(before) > 10


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE telling SET body = replace(body, 'Raqqa', 'Hit')", id="altered-event"),
        pytest.param("DELETE FROM shown_event", id="hidden"),
        pytest.param("DELETE FROM telling_text", id="not-found-by-words"),
        pytest.param("DELETE FROM report_text", id="report-not-found-by-words"),
        pytest.param("DELETE FROM name_word", id="not-found-by-name"),
        pytest.param("UPDATE shown_name SET reader = 'other'", id="name-shown-to-another"),
        pytest.param("UPDATE shown_event SET reader = 'other'", id="shown-to-another"),
        pytest.param("DROP TABLE telling", id="table-gone"),
    ],
)
def test_rebuild_mends_lists_and_says_so(settings: Settings, statement: str) -> None:
    add(make_desk(settings), ENGLISH, ARABIC)
    ledger = init_ledger(settings)
    before = dump(ledger)
    with ledger.write() as writer:
        writer.connection.execute(text(statement))

    assert rebuild_ledger(settings).has_differed
    assert dump(ledger) == before


def test_lists_of_another_version_are_not_read(settings: Settings) -> None:
    add(make_desk(settings), ENGLISH)
    with init_ledger(settings).write() as writer:
        writer.connection.execute(text("PRAGMA user_version = 99"))
        # Another version has other columns.
        writer.connection.execute(text("ALTER TABLE shown_report RENAME COLUMN until TO ends"))

    with pytest.raises(ReleaseError) as caught, open_view(settings):
        pass
    with pytest.raises(LedgerError) as refused:
        make_desk(settings)
    assert caught.value.code == refused.value.code == "old-lists"
    assert rebuild_ledger(settings).has_differed
    with open_view(settings) as view:
        assert view.list_events(EventQuery()).total == 1


def test_describe_counts_and_shows_no_content(settings: Settings) -> None:
    add(make_desk(settings), ENGLISH, ARABIC)
    about = describe_ledger(settings)

    assert about.entries == {"claim": 8, "reading": 2, "report": 2}
    assert about.head == verify_ledger(settings).head
    assert about.size_bytes > 0
    assert "Raqqa" not in repr(about)


def test_no_ledger_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    settings = make_settings(tmp_path)
    for command in (verify_ledger, rebuild_ledger, describe_ledger):
        with pytest.raises(LedgerError) as caught:
            command(settings)
        assert caught.value.code == "no-ledger"
    assert list(tmp_path.iterdir()) == []
