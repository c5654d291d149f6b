"""The append-only store: all or nothing, nothing twice, nothing changed."""

from __future__ import annotations

import random
import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, select, text

import tansiq.ledger
from tansiq.errors import LedgerError
from tansiq.ledger import Draft, Ledger, find_resting_on, get_stored, open_ledger
from tansiq.ledger.engine import LEDGER_FILE
from tansiq.ledger.schema import FIXED, HEAD_REVISION, basis, chain, entry, head, payload, payload_key
from tansiq.settings import Settings
from tests.ledger.conftest import ARABIC, ENGLISH
from tests.ledger.told import NOON, add, make_desk, make_settings


def counts(ledger: Ledger) -> dict[str, int]:
    with ledger.read() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in (entry, basis, chain, payload, payload_key, head)
        }


def test_every_entry_has_originator_basis_link_payload_and_key(ledger: Ledger, report_ids: list[str]) -> None:
    found = counts(ledger)
    # Per report: itself, four claims of the first event, three of the second, one reading; all but itself rest on it.
    assert found == {
        "entry": 2 * 10, "basis": 2 * 9, "chain": 20, "payload": 20, "payload_key": 20, "head": 1,
    }  # fmt: skip
    with ledger.read() as connection:
        resting = [one for _, one in find_resting_on(connection, [report_ids[1]], ["claim", "reading"])]
        stored = get_stored(connection, resting)
    assert {one.entry.originator for one in stored.values()} == {"home"}
    assert {one.entry.basis for one in stored.values()} == {(report_ids[1],)}
    assert all(one.received == "2026-01-05T12:00:00.000000Z" and one.via == "command" for one in stored.values())
    assert all(one.entry.payload is not None for one in stored.values())


def test_time_and_way_are_not_in_a_payload(ledger: Ledger, report_ids: list[str]) -> None:
    with ledger.read() as connection:
        stored = get_stored(connection, report_ids)[report_ids[0]]

    assert stored.entry.payload == ENGLISH.to_json()


def test_the_same_again_changes_nothing(ledger: Ledger) -> None:
    before = counts(ledger)
    with ledger.write() as writer:
        (again,) = writer.append([Draft("report", ENGLISH.to_json())], originator="home", via="page")

    assert not again.is_new
    assert counts(ledger) == before


def test_two_parties_with_the_same_text_have_two_entries(tmp_path: Path) -> None:
    settings = make_settings(tmp_path)
    (ours,) = add(make_desk(settings, party="command"), ARABIC)
    (theirs,) = add(make_desk(settings, party="ministry", seed=2), ARABIC)

    assert ours != theirs


def test_ids_are_the_same_on_another_day_with_other_payload_keys(tmp_path: Path) -> None:
    first, second = make_settings(tmp_path / "a"), make_settings(tmp_path / "b", now=NOON.replace(year=2027))
    ids = add(make_desk(first, seed=7), ENGLISH, ARABIC)
    second.home.mkdir(parents=True)
    (second.home / "keys").symlink_to(first.home / "keys")

    assert add(make_desk(second, seed=8), ENGLISH, ARABIC) == ids


def test_a_block_that_raises_leaves_nothing(ledger: Ledger) -> None:
    before = counts(ledger)

    def fail() -> None:
        with ledger.write() as writer:
            writer.append([Draft("report", {"text": "half"})], originator="home", via="command")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        fail()
    assert counts(ledger) == before


@pytest.mark.parametrize(
    "name", [pytest.param(name, id=name) for name in ("entry", "chain", "basis", "payload", "payload_key")]
)
@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE {} SET position = position", id="update"),
        pytest.param("DELETE FROM {}", id="delete"),
        pytest.param("INSERT OR REPLACE INTO {} SELECT * FROM {} WHERE position = 3", id="replace"),
    ],
)
def test_nothing_can_be_changed_or_removed(ledger: Ledger, name: str, statement: str) -> None:
    before = counts(ledger)

    def change() -> None:
        with ledger.write() as writer:
            writer.connection.execute(text(statement.format(name, name)))

    with pytest.raises(LedgerError):
        change()
    assert counts(ledger) == before


def test_an_entry_cannot_be_put_in_front_of_others(ledger: Ledger) -> None:
    row = {"position": 40, "id": b"x" * 32, "kind": "report", "originator": "home", "received": "", "via": ""}

    def insert() -> None:
        with ledger.write() as writer:
            writer.connection.execute(entry.insert().values(row))

    with pytest.raises(LedgerError, match="append-only"):
        insert()


def test_two_writers_at_once_make_one_chain(settings: Settings) -> None:
    make_desk(settings)
    failed: list[BaseException] = []

    def write(name: str) -> None:
        try:
            ledger = open_ledger(settings.home, clock=settings.clock, randomness=random.Random(name))
            for number in range(20):
                with ledger.write() as writer:
                    writer.append([Draft("report", {"text": f"{name} {number}"})], originator="home", via="command")
        except BaseException as error:  # noqa: BLE001 (told below, in the test's own thread)
            failed.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("one", "واحد")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    ledger = open_ledger(settings.home, clock=settings.clock)
    assert failed == []
    assert counts(ledger)["entry"] == 40
    assert tansiq.ledger.verify(ledger).is_sound


def test_a_reader_keeps_its_snapshot(ledger: Ledger) -> None:
    with ledger.read() as connection:
        before = connection.scalar(select(func.count()).select_from(entry))
        with ledger.write() as writer:
            writer.append([Draft("report", {"text": "new"})], originator="home", via="command")
        assert connection.scalar(select(func.count()).select_from(entry)) == before


def test_words_of_reports_stand_nowhere_in_the_entries(ledger: Ledger, settings: Settings) -> None:
    raw = sqlite3.connect(settings.home / LEDGER_FILE)
    rows = [
        row
        for name in ("entry", "basis", "chain", "payload", "payload_key")
        for row in raw.execute(f"SELECT * FROM {name}")
    ]
    raw.close()

    assert not any(words in repr(row) for row in rows for words in ("river", "النهر", "Raqqa", "الرقة"))


def test_the_migrations_make_what_the_tables_say(ledger: Ledger) -> None:
    scripts = ScriptDirectory(str(Path(tansiq.ledger.__file__).parent / "migrations"))
    with ledger.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": lambda _o, name, kind, *_: kind != "table" or name in FIXED.tables}
        )
        differences = compare_metadata(context, FIXED)

    assert differences == []
    assert scripts.get_current_head() == HEAD_REVISION


def test_a_ledger_of_a_newer_program_is_left_alone(ledger: Ledger, settings: Settings) -> None:
    with ledger.write() as writer:
        writer.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(LedgerError) as caught:
        open_ledger(settings.home, clock=settings.clock)

    assert caught.value.code == "newer-ledger"


def test_no_ledger_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LedgerError) as caught:
        open_ledger(tmp_path, clock=lambda: NOON)

    assert caught.value.code == "no-ledger"
    assert list(tmp_path.iterdir()) == []


def test_content_without_a_canonical_form_writes_nothing(ledger: Ledger) -> None:
    before = counts(ledger)

    def write() -> None:
        with ledger.write() as writer:
            writer.append([Draft("report", {"n": 2**60})], originator="home", via="command")

    with pytest.raises(LedgerError):
        write()
    assert counts(ledger) == before


def test_a_ledger_of_the_first_form_is_brought_to_this_one(ledger: Ledger, settings: Settings) -> None:
    before = counts(ledger)["entry"]
    with ledger.write() as writer:
        writer.connection.execute(text("DROP TABLE sending"))
        writer.connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    again = open_ledger(settings.home, clock=settings.clock)

    with again.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM sending")).scalar() == 0
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD_REVISION
    assert counts(again)["entry"] == before > 0
    assert tansiq.ledger.verify(again).is_sound
