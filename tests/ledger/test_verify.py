"""`verify` finds any change, and says the first."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tansiq.ledger import Ledger, open_ledger, verify
from tansiq.ledger.engine import LEDGER_FILE
from tansiq.ledger.store import MARK_FILE
from tansiq.settings import Settings
from tests.ledger.told import add, make_desk, make_report


def tampered(home: Path, *statements: str) -> None:
    """What someone could do who writes the file but has no keys: the triggers are gone, the foreign keys off."""
    raw = sqlite3.connect(home / LEDGER_FILE)
    raw.execute("PRAGMA foreign_keys = OFF")
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()


TABLES = ("entry", "chain", "basis", "payload", "payload_key")


def test_a_ledger_as_written_is_sound(ledger: Ledger) -> None:
    found = verify(ledger)

    assert found.is_sound
    assert (found.entries, found.erased) == (20, 0)
    assert len(found.head) == 64


@pytest.mark.parametrize(
    ("statements", "what", "position"),
    [
        pytest.param(
            ["UPDATE payload SET body = zeroblob(length(body)) WHERE position = 5"], "altered-payload", 5, id="payload"
        ),
        pytest.param(["UPDATE payload SET nonce = zeroblob(12) WHERE position = 1"], "altered-payload", 1, id="nonce"),
        pytest.param(
            ["UPDATE payload_key SET key = zeroblob(32) WHERE position = 20"], "altered-payload", 20, id="key"
        ),
        pytest.param(["UPDATE payload_key SET salt = zeroblob(32) WHERE position = 4"], "other-payload", 4, id="salt"),
        pytest.param(["DELETE FROM payload WHERE position = 6"], "no-payload", 6, id="payload-gone"),
        pytest.param(["DELETE FROM payload_key WHERE position = 6"], "no-key", 6, id="key-gone"),
        pytest.param(["UPDATE entry SET id = zeroblob(32) WHERE position = 3"], "altered-header", 3, id="id"),
        pytest.param(["UPDATE entry SET kind = 'reading' WHERE position = 3"], "altered-header", 3, id="kind"),
        pytest.param(
            ["UPDATE entry SET originator = 'other' WHERE position = 3"], "altered-header", 3, id="originator"
        ),
        pytest.param(
            ["UPDATE entry SET received = '2020-01-01' WHERE position = 3"], "altered-header", 3, id="received"
        ),
        pytest.param(["UPDATE entry SET via = 'feed' WHERE position = 3"], "altered-header", 3, id="via"),
        pytest.param(["UPDATE basis SET basis = zeroblob(32) WHERE position = 7"], "altered-header", 7, id="basis"),
        pytest.param(["DELETE FROM basis WHERE position = 7"], "altered-header", 7, id="basis-gone"),
        pytest.param(
            ["INSERT INTO basis SELECT position, 1, basis FROM basis WHERE position = 7"],
            "altered-header",
            7,
            id="basis-added",
        ),
        pytest.param(["INSERT INTO basis VALUES (99, 0, zeroblob(32))"], "stray-basis", 20, id="basis-of-nothing"),
        pytest.param(["UPDATE chain SET hash = zeroblob(32) WHERE position = 9"], "altered-header", 9, id="link"),
        pytest.param(["UPDATE chain SET previous = zeroblob(32) WHERE position = 9"], "broken-chain", 9, id="previous"),
        pytest.param(
            ["UPDATE chain SET payload_hash = zeroblob(32) WHERE position = 9"], "altered-header", 9, id="payload-hash"
        ),
        pytest.param(["DELETE FROM chain WHERE position = 9"], "no-link", 9, id="link-gone"),
        pytest.param([f"DELETE FROM {name} WHERE position = 9" for name in TABLES], "gap", 9, id="row-removed"),
        pytest.param([f"DELETE FROM {name} WHERE position > 15" for name in TABLES], "cut", 15, id="end-cut-off"),
        pytest.param(
            [
                *(f"DELETE FROM {name} WHERE position > 15" for name in TABLES),
                "UPDATE head SET position = 15, hash = (SELECT hash FROM chain WHERE position = 15)",
            ],
            "altered-head",
            15,
            id="end-cut-off-and-head-set",
        ),
        pytest.param(
            [
                f"UPDATE {name} SET position = CASE position WHEN 4 THEN -5 ELSE -4 END WHERE position IN (4, 5)"
                for name in TABLES
            ]
            + [f"UPDATE {name} SET position = -position WHERE position < 0" for name in TABLES],
            "broken-chain",
            4,
            id="two-rows-exchanged",
        ),
        pytest.param(
            [
                "INSERT INTO entry VALUES (21, zeroblob(32), 'report', 'home', '', '')",
                "INSERT INTO chain SELECT 21, hash, zeroblob(32), zeroblob(32) FROM chain WHERE position = 20",
            ],
            "altered-header",
            21,
            id="row-added",
        ),
        pytest.param(
            ["INSERT INTO payload SELECT 30, nonce, body FROM payload WHERE position = 1"],
            "stray-row",
            30,
            id="payload-of-nothing",
        ),
        pytest.param(["INSERT INTO erased VALUES (2, 20)"], "not-erased", 2, id="erased-only-in-name"),
        pytest.param(
            [
                "INSERT INTO erased VALUES (2, 20)",
                "DELETE FROM payload WHERE position = 2",
                "DELETE FROM payload_key WHERE position = 2",
            ],
            "no-erasure",
            2,
            id="erased-without-erasure",
        ),
        pytest.param(
            ["UPDATE payload SET body = zeroblob(9) WHERE position IN (6, 3)"],
            "altered-payload",
            3,
            id="the-first-is-said",
        ),
    ],
)
def test_any_change_is_found(
    ledger: Ledger, settings: Settings, statements: list[str], what: str, position: int
) -> None:
    tampered(settings.home, *statements)

    found = verify(ledger)

    assert found.fault is not None
    assert (found.fault.what, found.fault.position) == (what, position)
    assert not found.is_sound
    assert str(position) in found.fault.message or position in (15, 20)


def test_a_payload_exchanged_with_its_key_and_salt_is_found(ledger: Ledger, settings: Settings) -> None:
    # Sealed rightly, with a key of its own, for the right entry: only chain and id tell.
    from tansiq.ledger.keys import SYSTEM_RANDOM
    from tansiq.ledger.seal import seal

    raw = sqlite3.connect(settings.home / LEDGER_FILE)
    (entry_id,) = raw.execute("SELECT id FROM entry WHERE position = 4").fetchone()
    raw.close()
    sealed, _ = seal(b'{"text":"another"}', entry=entry_id, randomness=SYSTEM_RANDOM)
    tampered(
        settings.home,
        f"UPDATE payload SET nonce = x'{sealed.nonce.hex()}', body = x'{sealed.body.hex()}' WHERE position = 4",
        f"UPDATE payload_key SET key = x'{sealed.key.hex()}', salt = x'{sealed.salt.hex()}' WHERE position = 4",
    )

    fault = verify(ledger).fault

    assert fault is not None
    assert (fault.what, fault.position) == ("other-payload", 4)


def test_another_key_of_a_party_is_found(ledger: Ledger, settings: Settings) -> None:
    path = settings.home / "keys" / "party-home.key"
    path.write_text("ab" * 32, encoding="ascii")

    fault = verify(open_ledger(settings.home, clock=settings.clock)).fault

    assert fault is not None
    assert (fault.what, fault.position) == ("other-id", 1)


def test_an_older_state_put_back_whole_is_found(ledger: Ledger, settings: Settings, tmp_path: Path) -> None:
    with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(settings.home / LEDGER_FILE, tmp_path / "older.db")
    add(make_desk(settings), make_report("Another\nclash | 2022-03-01 | Hit | - | -\n"))
    assert verify(ledger).is_sound
    ledger.engine.dispose()
    for suffix in ("", "-wal", "-shm"):
        (settings.home / f"{LEDGER_FILE}{suffix}").unlink(missing_ok=True)
    shutil.copy(tmp_path / "older.db", settings.home / LEDGER_FILE)

    fault = verify(open_ledger(settings.home, clock=settings.clock)).fault

    assert fault is not None
    assert (fault.what, fault.position) == ("older-state", 20)


def test_a_mark_that_lags_behind_is_no_fault(ledger: Ledger, settings: Settings) -> None:
    mark = settings.home / "keys" / MARK_FILE
    before = mark.read_text(encoding="ascii")
    add(make_desk(settings), make_report("Another\nclash | 2022-03-01 | Hit | - | -\n"))
    mark.write_text(before, encoding="ascii")

    assert verify(ledger).is_sound


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("20 " + "00" * 32, "other-ledger", id="other-hash"),
        pytest.param("twenty", "bad-mark", id="damaged"),
    ],
)
def test_a_mark_that_says_otherwise_is_a_fault(ledger: Ledger, settings: Settings, text: str, what: str) -> None:
    (settings.home / "keys" / MARK_FILE).write_text(text, encoding="ascii")

    fault = verify(ledger).fault

    assert fault is not None
    assert fault.what == what


def test_a_damaged_file_is_a_fault_and_no_exception(ledger: Ledger, settings: Settings) -> None:
    with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    ledger.engine.dispose()
    path = settings.home / LEDGER_FILE
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\x07" * (4096 * 9)
    path.write_bytes(bytes(content))

    fault = verify(Ledger(settings.home, clock=settings.clock)).fault

    assert fault is not None
    assert fault.what == "damaged-file"
