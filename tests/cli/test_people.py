"""People and keys on the command line."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tansiq import people
from tansiq.settings import load_settings
from tests.cli.conftest import Runner


@pytest.fixture
def say(tansiq: Runner, quick_passwords: None) -> Any:
    """Runs a command that must succeed, and reads its JSON."""

    def call(*words: str) -> Any:
        ran = tansiq(*words, "--json")
        assert ran.status == 0, ran.err
        return json.loads(ran.out)

    for party in ("command", "ministry"):
        call("party", "add", party)
    return call


def test_people_from_adding_to_removing(say: Any, tansiq: Runner) -> None:
    made = say("user", "add", "أمل", "--role", "analyst", "--role", "releaser", "--as", "command")
    assert made["roles"] == ["analyst", "releaser"]
    assert len(made["password"]) >= 24
    assert [one["login"] for one in say("user", "--as", "command")["people"]] == ["أمل"]
    assert say("user", "--as", "ministry")["people"] == []
    assert made["mark"] in tansiq("user", "list", "--as", "command").out
    assert say("user", "roles", "أمل", "--role", "reader", "--as", "command")["roles"] == ["reader"]
    assert say("user", "password", "أمل", "--as", "command")["password"] != made["password"]
    for words in (("user", "roles", "أمل", "--role", "reader"), ("user", "remove", "أمل"), ("user", "password", "أمل")):
        assert tansiq(*words, "--as", "ministry").status == 1
    assert tansiq("user", "remove", "أمل", "--as", "command").status == 0
    assert "0 people" in tansiq("user", "list", "--as", "command").out


def test_a_password_from_standard_input_is_not_printed(
    say: Any, tansiq: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a password of mine\n"))
    made = say("user", "add", "amal", "--role", "reader", "--password-stdin", "--as", "command")
    assert "password" not in made


def test_a_key_from_making_to_revoking(say: Any, tansiq: Runner) -> None:
    say("user", "add", "amal", "--role", "reader", "--as", "command")
    made = say("key", "make", "amal", "--scope", "read", "--scope", "taxii", "--until", "2026-02-01T00:00:00Z",
               "--as", "command")  # fmt: skip
    found = people.find_by_key(load_settings(), made["key"])
    assert found is not None
    assert found.scopes == {"read", "taxii"}
    (listed,) = say("key", "--as", "command")["keys"]
    assert (listed["id"], listed["login"]) == (made["id"], "amal")
    assert made["key"] not in tansiq("key", "list", "--of", "amal", "--as", "command").out
    assert say("key", "--as", "ministry")["keys"] == []
    assert tansiq("key", "revoke", made["id"], "--as", "ministry").status == 1
    assert tansiq("key", "revoke", made["id"], "--as", "command").status == 0
    assert people.find_by_key(load_settings(), made["key"]) is None
    assert "revoked 2026-01-05" in tansiq("key", "list", "--as", "command").out


@pytest.mark.parametrize("until", ["yesterday", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00"])
def test_an_end_that_is_none_is_refused(say: Any, tansiq: Runner, until: str) -> None:
    say("user", "add", "amal", "--role", "reader", "--as", "command")
    assert tansiq("key", "make", "amal", "--scope", "read", "--until", until, "--as", "command").status > 0


def test_what_is_no_role_or_scope_is_said(say: Any, tansiq: Runner) -> None:
    assert "reader" in tansiq("user", "add", "amal", "--role", "king", "--as", "command").err
    say("user", "add", "amal", "--role", "reader", "--as", "command")
    assert "taxii" in tansiq("key", "make", "amal", "--scope", "all", "--as", "command").err
