"""Who works for a party: roles, passwords, keys; each party knows its own people alone."""

from __future__ import annotations

import re
import sqlite3
import stat
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tansiq import people
from tansiq.errors import PeopleError
from tansiq.people import RIGHTS, ROLES, SCOPES, NoSuchPerson, Right, Role
from tansiq.people.schema import PEOPLE_FILE
from tansiq.settings import Settings
from tests.people.conftest import NOW, PASSWORD

DOCS = Path(__file__).parents[2] / "docs" / "people.md"
NOBODY = "nobody"


def add(settings: Settings, login: str = "amal", *roles: str, party: str = "command") -> people.Person:
    return people.add_person(settings, party, login, PASSWORD, roles or ("reader",))


def key_of(settings: Settings, login: str = "amal", *scopes: str, party: str = "command") -> tuple[str, str]:
    made = people.make_key(settings, party, login, scopes=scopes or ("read",))
    return made.id, made.token.reveal()


def test_a_person_is_added_listed_changed_and_removed(settings: Settings) -> None:
    made = add(settings, "أمل", "analyst")

    assert people.list_persons(settings, "command") == (made,)
    assert people.set_roles(settings, "command", "أمل", ["reader", "releaser"]).roles == {"reader", "releaser"}
    assert people.get_person(settings, "command", "أمل").mark == made.mark
    people.remove_person(settings, "command", "أمل")
    assert people.list_persons(settings, "command") == ()


def test_a_login_is_free_again_and_the_mark_is_another(settings: Settings) -> None:
    first = add(settings)
    people.remove_person(settings, "command", "amal")

    assert add(settings).mark != first.mark


def test_a_mark_that_releases_know_already_is_kept_and_is_one_person_s(settings: Settings) -> None:
    made = people.add_person(settings, "command", "amal", PASSWORD, ["reader"], mark="duty-officer")
    assert made.mark == "duty-officer"
    for mark in ("duty-officer", "a b", "x:y"):
        with pytest.raises(PeopleError):
            people.add_person(settings, "command", "basim", PASSWORD, ["reader"], mark=mark)


def test_one_login_a_party_and_each_party_its_own(settings: Settings) -> None:
    add(settings)
    add(settings, party="ministry")

    with pytest.raises(PeopleError) as error:
        add(settings)
    assert error.value.code == "login-taken"
    assert len(people.list_persons(settings, "ministry")) == 1


@pytest.mark.parametrize("login", ["", " amal", "a b", "a" * 64, "-amal", "a:b", "a\u202eb", "a/b"])
def test_what_is_no_login_is_refused(settings: Settings, login: str) -> None:
    with pytest.raises(PeopleError):
        add(settings, login)


@pytest.mark.parametrize("roles", [(), ("king",), ("operator", "reader")], ids=["none", "unknown", "operator-and-more"])
def test_what_is_no_role_is_refused(settings: Settings, roles: tuple[str, ...]) -> None:
    with pytest.raises(PeopleError):
        people.add_person(settings, "command", "amal", PASSWORD, roles)


def test_a_party_that_is_not_here_has_no_people(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(PeopleError):
        add(settings, party="other")
    with pytest.raises(PeopleError):
        people.list_persons(replace(settings, home=tmp_path / "elsewhere"), "command")
    assert not (tmp_path / "elsewhere").exists()


def test_another_party_s_people_are_nobody(settings: Settings) -> None:
    add(settings)
    key_id, token = key_of(settings)
    nothing: list[Callable[[str, str], object]] = [
        lambda login, _key: people.get_person(settings, "ministry", login),
        lambda login, _key: people.set_roles(settings, "ministry", login, ["reader"]),
        lambda login, _key: people.set_password(settings, "ministry", login, PASSWORD),
        lambda login, _key: people.remove_person(settings, "ministry", login),
        lambda login, _key: people.make_key(settings, "ministry", login, scopes=["read"]),
        lambda login, _key: people.list_keys(settings, "ministry", login),
        lambda _login, key: people.revoke_key(settings, "ministry", key),
    ]

    for ask in nothing:
        said = set()
        for login, key in (("amal", key_id), (NOBODY, "0" * 16)):
            with pytest.raises(NoSuchPerson) as error:
                ask(login, key)
            said.add(str(error.value))
        assert len(said) == 1
    assert people.list_persons(settings, "ministry") == ()
    assert people.list_keys(settings, "ministry") == ()
    assert people.find_by_key(settings, token) is not None


def test_the_file_is_its_owner_s_and_holds_no_secret(settings: Settings) -> None:
    add(settings)
    _, token = key_of(settings)
    file = settings.home / PEOPLE_FILE

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with sqlite3.connect(file) as connection:
        whole = "\n".join(connection.iterdump())
    assert PASSWORD not in whole
    assert token not in whole
    assert token.removeprefix("tansiq_") not in whole


def test_a_node_has_people_from_the_first_on_and_for_good(settings: Settings) -> None:
    assert not people.has_people(settings)
    assert not (settings.home / PEOPLE_FILE).exists()
    add(settings)
    assert people.has_people(settings)
    people.remove_person(settings, "command", "amal")
    assert people.has_people(settings)


def test_a_key_is_its_person_s_with_the_key_s_scopes(settings: Settings) -> None:
    made = add(settings, "amal", "analyst")
    _, token = key_of(settings, "amal", "read", "taxii")
    found = people.find_by_key(settings, token)

    assert found == replace(made, scopes=frozenset({"read", "taxii"}))
    assert found is not None
    assert found.may("read")
    assert not found.may("contribute")


def test_a_key_sees_a_change_of_roles_at_once(settings: Settings) -> None:
    add(settings, "amal", "releaser")
    _, token = key_of(settings, "amal", *SCOPES)
    people.set_roles(settings, "command", "amal", ["reader"])
    found = people.find_by_key(settings, token)

    assert found is not None
    assert not found.may("release")


def test_a_key_that_is_revoked_or_has_run_out_or_whose_person_left_is_nobody_s(settings: Settings) -> None:
    add(settings)
    add(settings, "basim")
    revoked, token = key_of(settings)
    _, of_basim = key_of(settings, "basim")
    ending = people.make_key(
        settings, "command", "amal", scopes=["read"], until=NOW + timedelta(hours=1)
    ).token.reveal()
    for one in (token, of_basim, ending):
        assert people.find_by_key(settings, one) is not None

    people.revoke_key(settings, "command", revoked)
    people.remove_person(settings, "command", "basim")
    later = replace(settings, fixed_time=NOW + timedelta(hours=1))

    assert [people.find_by_key(later, one) for one in (token, of_basim, ending)] == [None] * 3
    with pytest.raises(NoSuchPerson):
        people.revoke_key(settings, "command", revoked)


def test_a_key_cannot_end_before_it_begins(settings: Settings) -> None:
    add(settings)
    with pytest.raises(PeopleError):
        people.make_key(settings, "command", "amal", scopes=["read"], until=NOW)


@pytest.mark.parametrize("token", ["", "tansiq_", "tansiq_" + "A" * 43, "A" * 43, "tansiq_" + "\ud800" * 9])
def test_what_is_no_key_is_nobody_s(settings: Settings, token: str) -> None:
    assert people.find_by_key(settings, token) is None
    add(settings)
    assert people.find_by_key(settings, token) is None


def test_keys_are_listed_without_themselves(settings: Settings) -> None:
    add(settings)
    key_id, token = key_of(settings)
    (head,) = people.list_keys(settings, "command")

    assert (head.id, head.login, head.scopes, head.revoked) == (key_id, "amal", ("read",), None)
    assert token not in repr(head)


def _basic(name: str, token: str) -> str:
    return "Basic " + b64encode(f"{name}:{token}".encode()).decode()


def test_the_authorization_header_takes_keys_and_no_passwords(settings: Settings) -> None:
    made = add(settings)
    _, token = key_of(settings)

    for header in (f"Bearer {token}", f"bearer  {token}", _basic("amal", token), _basic("amal@command", token)):
        found = people.find_by_authorization(settings, header)
        assert found is not None
        assert found.mark == made.mark
    for header in ("", token, f"Token {token}", _basic("basim", token), _basic("amal@ministry", token),
                   _basic("amal", PASSWORD), f"Bearer {PASSWORD}", "Basic ???", "Basic /w=="):  # fmt: skip
        assert people.find_by_authorization(settings, header) is None


def test_a_password_of_eleven_characters_is_refused(settings: Settings) -> None:
    with pytest.raises(PeopleError):
        people.add_person(settings, "command", "amal", "eleven-char", ["reader"])


def test_what_a_role_lets_do_is_what_the_page_says() -> None:
    columns: tuple[Right, ...] = ("read", "contribute", "release", "erase", "keep", "administer", "operate")
    rows = re.findall(
        r"^\| (\w+) \| ((?:(?:yes|no) \| ){6}(?:yes|no)) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE
    )
    told = {role: {right for right, word in zip(columns, words.split(" | "), strict=True) if word == "yes"}
            for role, words in rows}  # fmt: skip

    assert told == RIGHTS
    assert list(told) == list(ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_a_person_may_what_the_roles_let_do(settings: Settings, role: Role) -> None:
    made = add(settings, "amal", role)

    assert {right for right in RIGHTS[role] if made.may(right)} == RIGHTS[role]
    assert not any(made.may(right) for rights in RIGHTS.values() for right in rights - RIGHTS[role])
