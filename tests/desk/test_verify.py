"""`tansiq ledger verify` as a whole: what no entry tells is found as well, and what is sound is called sound."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tansiq.desk import (
    accept,
    init_ledger,
    invite,
    leave,
    narrow,
    open_party,
    open_room,
    rebuild_ledger,
    release,
    uninvite,
    verify_ledger,
    withdraw,
)
from tansiq.ledger import get_reading, open_ledger
from tansiq.ledger.engine import LEDGER_FILE
from tansiq.ledger.store import MARK_FILE
from tansiq.model import Audience
from tansiq.model.release import Tlp
from tansiq.settings import Settings
from tests.ledger.told import add, make_desk, make_report, make_settings

ENGLISH = make_report(
    "Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\nclash | 2022-02 | Hit | - | -\n"
)
ARABIC = make_report(
    "قصف\nattack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد الرقة\nclash | 2022-02 | هيت | - | -\n", language="ar"
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Two parties: an English and an Arabic report of "home", an Arabic one of "ministry"."""
    made = make_settings(tmp_path)
    add(make_desk(made), ENGLISH, ARABIC)
    add(make_desk(made, party="ministry", seed=2), ARABIC)
    return made


def alter(settings: Settings, *statements: str) -> None:
    """What someone could do who writes the file but has no keys."""
    raw = sqlite3.connect(settings.home / LEDGER_FILE)
    raw.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()


def found(settings: Settings) -> tuple[str, str]:
    fault = verify_ledger(settings).fault
    assert fault is not None
    return fault.what, fault.message


def position_of(settings: Settings, number: int) -> int:
    """Of the report that came in as the first, second or third."""
    raw = sqlite3.connect(settings.home / LEDGER_FILE)
    rows = raw.execute("SELECT position FROM entry WHERE kind = 'report' ORDER BY position").fetchall()
    raw.close()
    return int(rows[number - 1][0])


def test_a_ledger_with_two_parties_is_sound_before_and_after_a_rebuild(settings: Settings) -> None:
    assert verify_ledger(settings).fault is None
    assert not rebuild_ledger(settings).has_differed
    assert verify_ledger(settings).fault is None


def test_an_erased_report_leaves_a_sound_ledger(settings: Settings) -> None:
    desk = make_desk(settings)
    (report,) = add(desk, make_report("Later\nclash | 2022-03-01 | Hit | - | -\n"))
    desk.erase(report, reason="test")

    assert verify_ledger(settings).fault is None


def claims_of(settings: Settings, report: str) -> dict[str, str]:
    """Of its first event: slot to the claim's id."""
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        read = get_reading(connection, report)
    assert read is not None
    pairs = zip(read.reading.events[0].claims, read.claim_ids[0], strict=True)
    return {claim.slot: one for claim, one in pairs}


def test_every_kind_of_act_leaves_a_sound_ledger(settings: Settings) -> None:
    own = [
        make_report(f"Clash {number}\nclash | 2022-03-0{number} | Hit | killed {number} | Wire\n")
        for number in range(1, 8)
    ]
    desk = make_desk(settings)
    ids = add(desk, *own)
    claims = [claims_of(settings, one) for one in ids]

    def share(what: str, audience: Audience, tlp: Tlp = "AMBER", *, until: str | None = None) -> str:
        return release(settings, what, audience, party="home", tlp=tlp, until=until)

    def share_alone(*claims: str, words: bool = False) -> str:
        audience = Audience("party", ("liaison",))
        return release(
            settings, claims[0], audience, party="home", tlp="AMBER", detached=True, claims=claims[1:], words=words
        )

    acts: tuple[Callable[[], object], ...] = (
        lambda: open_party(settings, "liaison", name_en="Liaison", name_ar="الارتباط"),
        lambda: open_room(settings, "council", party="home"),
        lambda: share(ids[0], Audience("room", ("council",))),
        lambda: release(settings, ids[1], Audience("room", ("council",)), party="home", tlp="AMBER",
                        later_joiners=True),
        lambda: invite(settings, "council", "ministry", party="home"),
        lambda: accept(settings, "council", party="ministry"),
        lambda: share(ids[2], Audience("party", ("ministry", "liaison")), until="2026-03-01T00:00:00Z"),
        lambda: share(ids[3], Audience("users", ("liaison:rana",)), "RED"),
        lambda: share(ids[4], Audience("public"), "CLEAR"),
        lambda: narrow(settings, share(ids[5], Audience("room", ("council",))), party="home",
                       until="2026-02-01T00:00:00Z"),
        lambda: share_alone(claims[6]["event"], claims[6]["killed"], words=True),
        lambda: share_alone(claims[2]["event"]),
        lambda: leave(settings, "council", party="ministry"),
        lambda: uninvite(settings, "council", "ministry", party="home"),
        lambda: withdraw(settings, share(ids[6], Audience("party", ("liaison",))), party="home"),
        lambda: withdraw(settings, ids[4], party="home", reason="test"),
        lambda: desk.erase(claims[0]["place"], reason="test"),
        lambda: desk.erase(ids[6], reason="test"),
    )  # fmt: skip
    for number, act in enumerate(acts):
        act()
        fault = verify_ledger(settings).fault
        assert fault is None, f"act {number}: {fault}"
    assert not rebuild_ledger(settings).has_differed


def test_looking_changes_nothing(settings: Settings) -> None:
    def dump() -> list[str]:
        raw = sqlite3.connect(settings.home / LEDGER_FILE)
        lines = list(raw.iterdump())
        raw.close()
        return lines

    before = dump()
    verify_ledger(settings)

    assert dump() == before


@pytest.mark.parametrize(
    ("statement", "what", "name"),
    [
        pytest.param("UPDATE telling SET body = replace(body, 'Raqqa', 'Paris')", "altered-list", "telling", id="body"),
        pytest.param("UPDATE telling SET body = replace(body, 'هيت', 'حلب')", "altered-list", "telling", id="body-ar"),
        pytest.param("UPDATE telling SET lat = 0 WHERE number = 0", "altered-list", "telling", id="moved-on-the-map"),
        pytest.param("DELETE FROM telling", "altered-list", "telling", id="tellings-gone"),
        pytest.param("DELETE FROM shown_event", "altered-list", "shown_event", id="hidden-events"),
        pytest.param("DELETE FROM shown_report WHERE reader = 'home'", "altered-list", "shown_report", id="hidden"),
        pytest.param("DELETE FROM report_head", "altered-list", "report_head", id="heads-gone"),
        pytest.param("UPDATE report_head SET title = 'FAKE'", "altered-list", "report_head", id="title"),
        pytest.param("UPDATE shown_event SET until = '2026-02-01', odd = 1", "altered-list", "shown_event", id="term"),
        pytest.param("DELETE FROM telling_text WHERE rowid > 0", "altered-list", "telling_text", id="words-gone"),
        pytest.param("UPDATE telling_text SET words = 'paris'", "altered-list", "telling_text", id="words"),
        pytest.param("DELETE FROM report_text WHERE rowid > 0", "altered-list", "report_text", id="report-words-gone"),
        pytest.param("UPDATE report_text SET title = 'paris'", "altered-list", "report_text", id="report-words"),
        pytest.param("UPDATE name SET body = replace(body, 'Raqqa', 'Paris')", "altered-list", "name", id="name"),
        pytest.param("UPDATE name SET same = 1", "altered-list", "name", id="name-of-another"),
        pytest.param("DELETE FROM name_word WHERE word = 'الرقه'", "altered-list", "name_word", id="word-of-a-name"),
        pytest.param("DELETE FROM telling_name", "altered-list", "telling_name", id="names-of-tellings"),
        pytest.param("DELETE FROM shown_name", "altered-list", "shown_name", id="hidden-names"),
        pytest.param(
            "INSERT INTO shown_name SELECT 'guest', name, at, telling, opens, until FROM shown_name LIMIT 1",
            "stray-list-row", "shown_name", id="name-shown-to-another",
        ),
        pytest.param(
            "INSERT INTO name_word VALUES ('paris', 1, 1)", "stray-list-row", "name_word", id="word-added",
        ),
        pytest.param(
            "INSERT INTO shown_report SELECT 'guest', at, report, since, opens, until FROM shown_report LIMIT 1",
            "stray-list-row", "shown_report", id="shown-to-another",
        ),
        pytest.param(
            "INSERT INTO report_head VALUES (zeroblob(32), 'Made up', '', NULL, 'en', 0)",
            "stray-list-row", "report_head", id="report-added",
        ),
        pytest.param(
            "INSERT INTO telling_text (rowid, words) VALUES (1, 'paris')", "stray-list-row", "telling_text",
            id="words-added",
        ),
        pytest.param(
            "INSERT INTO party_room (party, room) VALUES ('home', zeroblob(32))", "stray-list-row", "party_room",
            id="room-added",
        ),
    ],
)  # fmt: skip
def test_an_altered_list_is_found(settings: Settings, statement: str, what: str, name: str) -> None:
    alter(settings, statement)

    said, message = found(settings)

    assert (said, message.split(":")[0]) == (what, name)
    assert "tansiq ledger rebuild" in message
    rebuild_ledger(settings)
    assert verify_ledger(settings).is_sound


def test_the_entry_is_named_whose_list_was_altered(settings: Settings) -> None:
    position = position_of(settings, 2)
    alter(settings, f"UPDATE telling SET type = 'arrest' WHERE telling / (1 << 20) = {position}")

    fault = verify_ledger(settings).fault

    assert fault is not None
    assert fault.position == position
    assert f"entry {position} " in fault.message


def test_words_that_the_index_no_longer_finds_are_found(settings: Settings) -> None:
    alter(settings, "DELETE FROM telling_text_idx", "DELETE FROM telling_text_data WHERE id > 10")

    assert found(settings)[0] in ("altered-list", "damaged-file")


@pytest.mark.parametrize(
    ("statements", "name"),
    [
        pytest.param(["DROP TRIGGER entry_update"], "'entry_update'", id="append-only-trigger-dropped"),
        pytest.param(
            ["CREATE TRIGGER evil AFTER INSERT ON telling BEGIN DELETE FROM telling; END"], "'evil'", id="trigger-added"
        ),
        pytest.param(
            [
                "DROP TRIGGER payload_delete",
                "CREATE TRIGGER payload_delete BEFORE DELETE ON payload BEGIN SELECT 1; END",
            ],
            "'payload_delete'", id="trigger-exchanged",
        ),
        pytest.param(
            ["ALTER TABLE report_head RENAME TO kept", "CREATE VIEW report_head AS SELECT * FROM kept"],
            "'kept'", id="view-in-place-of-a-table",
        ),
        pytest.param(["CREATE VIEW extra AS SELECT * FROM entry"], "'extra'", id="view-added"),
        pytest.param(["ALTER TABLE entry ADD COLUMN note TEXT"], "'entry'", id="column-added"),
        pytest.param(["CREATE TABLE notes (note TEXT)"], "'notes'", id="table-added"),
        pytest.param(["DROP TABLE shown_event"], "'shown_event", id="table-gone"),
        pytest.param(["DROP INDEX entry_id"], "'entry_id'", id="index-gone"),
    ],
)  # fmt: skip
def test_an_altered_schema_is_found(settings: Settings, statements: list[str], name: str) -> None:
    alter(settings, *statements)

    what, message = found(settings)

    assert what == "altered-schema"
    assert name in message


@pytest.mark.parametrize(
    ("statements", "what"),
    [
        pytest.param(
            ["INSERT INTO payload SELECT -3, nonce, body FROM payload LIMIT 1"], "stray-row", id="payload-before"
        ),
        pytest.param(
            ["DROP TRIGGER chain_insert",
             "INSERT INTO chain SELECT 0, previous, payload_hash, hash FROM chain LIMIT 1"],
            "stray-row", id="link-before",
        ),
        pytest.param(["INSERT INTO erased VALUES (-1, 1)"], "stray-row", id="erasure-before"),
        pytest.param(
            ["DROP TRIGGER basis_update", "UPDATE basis SET ordinal = 7 WHERE position = 2"],
            "altered-header", id="basis-moved",
        ),
        pytest.param(
            ["INSERT INTO basis SELECT -1, 0, basis FROM basis LIMIT 1"], "stray-basis", id="basis-before"
        ),
    ],
)  # fmt: skip
def test_rows_before_the_first_entry_and_moved_bases_are_found(
    settings: Settings, statements: Sequence[str], what: str
) -> None:
    alter(settings, *statements)

    assert found(settings)[0] == what


def test_a_mark_taken_away_is_found_in_a_ledger_emptied_with_it(settings: Settings) -> None:
    (settings.home / "keys" / MARK_FILE).unlink()
    assert found(settings)[0] == "no-mark"

    raw = sqlite3.connect(settings.home / LEDGER_FILE)
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    raw.close()
    tables = ("payload", "payload_key", "chain", "basis", "entry", "head")
    alter(settings, *(f"DROP TRIGGER {name}" for name in names), *(f"DELETE FROM {name}" for name in tables))

    assert found(settings)[0] == "no-mark"


def test_a_home_with_no_entry_yet_is_sound(tmp_path: Path) -> None:
    settings = make_settings(tmp_path)
    init_ledger(settings)

    assert verify_ledger(settings).is_sound


def test_a_party_s_key_taken_away_is_found(settings: Settings) -> None:
    (settings.home / "keys" / "party-ministry.key").unlink()

    fault = verify_ledger(settings).fault

    assert fault is not None
    assert (fault.what, fault.position) == ("no-party-key", position_of(settings, 3))


@pytest.mark.parametrize(
    ("path", "mode", "name"),
    [
        pytest.param("", 0o755, "home folder", id="home-read"),
        pytest.param("", 0o770, "home folder", id="home-group"),
        pytest.param("keys", 0o777, "keys", id="keys"),
        pytest.param(LEDGER_FILE, 0o666, LEDGER_FILE, id="database"),
        pytest.param(f"keys/{MARK_FILE}", 0o644, MARK_FILE, id="mark"),
    ],
)
def test_what_others_may_open_is_found(settings: Settings, path: str, mode: int, name: str) -> None:
    (settings.home / path).chmod(mode)

    what, message = found(settings)

    assert what == "open-file"
    assert name in message


def test_lists_of_another_version_are_told_apart_from_altered_ones(settings: Settings) -> None:
    alter(settings, "PRAGMA user_version = 1")

    what, message = found(settings)

    assert what == "old-lists"
    assert "rebuild" in message
