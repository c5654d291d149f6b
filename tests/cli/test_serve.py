"""`tansiq serve`: this machine only, a clear word where a port is taken, a server of the party's pages."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tansiq import people
from tansiq.cli import run
from tansiq.cli.serve import bind, make_server
from tansiq.errors import TansiqError
from tansiq.settings import Settings
from tests.cli.conftest import Runner


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])
def test_another_host_is_refused_in_one_sentence(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--host", host]) == 1
    assert "on this machine only" in capsys.readouterr().err


def test_a_taken_port_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(TansiqError, match="--port"):
            bind("127.0.0.1", taken.getsockname()[1])


def test_any_free_port_can_be_asked_for() -> None:
    with bind("localhost", 0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"
        assert listening.getsockname()[1] > 0


def test_a_server_makes_the_ledger_where_there_is_none_and_writes_no_addresses(tmp_path: Path) -> None:
    server = make_server(Settings(home=tmp_path / "home"))

    assert (tmp_path / "home").is_dir()
    assert not server.config.access_log
    assert not server.config.server_header


def test_a_party_that_the_node_does_not_have_is_refused_and_not_made(tansiq: Runner, home: Path) -> None:
    assert tansiq("ledger", "init", "alpha").status == 0

    ran = tansiq("serve", "--as", "nobody", "--port", "0")

    assert ran.status == 1
    assert "no such party" in ran.err
    assert len(ran.err.splitlines()) == 1
    assert [path.name for path in (home / "keys").glob("party-*")] == ["party-alpha.key"]


def test_where_people_sign_in_no_party_has_to_be_named(tansiq: Runner, home: Path) -> None:
    """Three parties on a node, none of them the settings' own: each person reads for their party."""
    settings = Settings(home=home)
    for party in ("alpha", "beta"):
        assert tansiq("ledger", "init", party).status == 0
    with pytest.raises(TansiqError, match="no such party"):
        make_server(settings)
    people.add_person(settings, "alpha", "duty", "a long enough pass phrase", ["reader"])

    assert make_server(settings).config.app is not None
