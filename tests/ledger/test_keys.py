"""Keys: files of mode 0600, made once, never printed."""

from __future__ import annotations

import random
import stat
from pathlib import Path

import pytest

from tansiq.errors import LedgerError
from tansiq.ledger import KeyRing, Secret


def make(home: Path, *parties: str, seed: int = 1) -> KeyRing:
    ring = KeyRing(home)
    for party in parties:
        ring.make(party, random.Random(seed))
    return KeyRing(home)


def test_keys_are_files_only_their_owner_reads(tmp_path: Path) -> None:
    make(tmp_path, "ministry", "command")

    files = sorted((tmp_path / "keys").iterdir())
    assert [path.name for path in files] == ["node.key", "party-command.key", "party-ministry.key"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_making_again_keeps_the_keys(tmp_path: Path) -> None:
    first = make(tmp_path, "ministry").party("ministry").reveal()

    assert make(tmp_path, "ministry", seed=2).party("ministry").reveal() == first


def test_parties_are_those_with_a_key(tmp_path: Path) -> None:
    assert make(tmp_path, "ministry", "command").parties() == ("command", "ministry")


def test_a_secret_never_prints_itself() -> None:
    secret = Secret(b"0123456789abcdef")

    assert "0123" not in repr(secret) + str(secret) + f"{secret}"
    assert secret.derive("chain").reveal() not in (secret.reveal(), secret.derive("other").reveal())


@pytest.mark.parametrize(
    ("name", "text", "mode", "code"),
    [
        pytest.param("party-ministry", "00" * 32, 0o644, "open-key", id="others-may-read"),
        pytest.param("party-ministry", "00" * 31, 0o600, "bad-key", id="too-short"),
        pytest.param("party-ministry", "مفتاح", 0o600, "bad-key", id="not-hex"),
        pytest.param("party-other", "00" * 32, 0o600, "no-key", id="missing"),
    ],
)
def test_a_key_that_is_not_right_is_refused(tmp_path: Path, name: str, text: str, mode: int, code: str) -> None:
    (tmp_path / "keys").mkdir()
    path = tmp_path / "keys" / f"{name}.key"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)

    with pytest.raises(LedgerError) as caught:
        KeyRing(tmp_path).party("ministry")

    assert caught.value.code == code
    assert text not in str(caught.value)


@pytest.mark.parametrize(
    "party",
    [pytest.param(name, id=name or "empty") for name in ("", "../x", "A", "a:b", "a/b", "وزارة", "a" * 64, "*")],
)
def test_an_id_that_could_leave_the_folder_is_refused(tmp_path: Path, party: str) -> None:
    with pytest.raises(LedgerError) as caught:
        make(tmp_path, party)

    assert caught.value.code == "party-id"
    assert not (tmp_path / "keys").exists()
