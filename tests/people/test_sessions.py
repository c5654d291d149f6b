"""Passwords at sign-in, lock-out, and sessions from opening to every way they end."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Condition

import pytest

from tansiq import people
from tansiq.people import passwords, sessions
from tansiq.people.schema import PEOPLE_FILE
from tansiq.settings import Settings
from tests.people.conftest import NOW, PASSWORD

WRONG = "not the password"


@pytest.fixture
def amal(settings: Settings) -> people.Person:
    return people.add_person(settings, "command", "amal", PASSWORD, ["analyst"])


def check(settings: Settings, password: str = PASSWORD, login: str = "amal", party: str = "command") -> bool:
    return people.check_password(settings, party, login, password) is not None


def later(settings: Settings, **more: float) -> Settings:
    return replace(settings, fixed_time=settings.clock() + timedelta(**more))


def test_the_password_is_its_person_s_in_every_form_of_its_letters(settings: Settings) -> None:
    made = people.add_person(settings, "command", "amal", "cafe\u0301 cafe\u0301 cafe", ["reader"])

    assert people.check_password(settings, "command", "amal", "caf\u00e9 caf\u00e9 cafe") == made


@pytest.mark.parametrize(
    ("party", "login", "password"),
    [
        pytest.param("command", "amal", WRONG, id="wrong"),
        pytest.param("command", "basim", PASSWORD, id="nobody-s"),
        pytest.param("ministry", "amal", PASSWORD, id="another-party"),
        pytest.param("command", "AMAL", PASSWORD, id="another-case"),
        pytest.param("command", "amal", "", id="empty"),
        pytest.param("command", "amal", "x" * 2000, id="too-long"),
        pytest.param("no\ud800ne", "amal", PASSWORD, id="no-text"),
        pytest.param("command", "amal", "\ud800" * 12, id="no-text-of-a-password"),
    ],
)
def test_what_is_nobody_s_is_nobody_s(
    settings: Settings, amal: people.Person, party: str, login: str, password: str
) -> None:
    assert people.check_password(settings, party, login, password) is None


def test_a_removed_person_signs_in_no_more(settings: Settings, amal: people.Person) -> None:
    people.remove_person(settings, "command", "amal")
    assert not check(settings)


def test_the_fifth_wrong_try_locks_and_a_quarter_of_an_hour_opens(settings: Settings, amal: people.Person) -> None:
    for _ in range(sessions.TRIES):
        assert not check(settings, WRONG)

    assert not check(settings)
    assert not check(later(settings, minutes=14))
    assert check(later(settings, minutes=sessions.LOCKED_MINUTES))


def test_four_wrong_tries_and_the_right_one_count_from_nothing(settings: Settings, amal: people.Person) -> None:
    for _ in range(3):
        for _ in range(sessions.TRIES - 1):
            assert not check(settings, WRONG)
        assert check(settings)


def test_a_lock_is_of_one_credential(settings: Settings, amal: people.Person) -> None:
    for login, party in (("basim", "command"), ("amal", "ministry")):
        people.add_person(settings, party, login, PASSWORD, ["reader"])
    token = people.open_session(settings, amal).reveal()
    for _ in range(sessions.TRIES):
        check(settings, WRONG)

    assert check(settings, login="basim")
    assert check(settings, party="ministry")
    assert people.find_by_session(settings, token) == amal


def test_a_login_that_nobody_has_is_counted_like_any(settings: Settings, amal: people.Person) -> None:
    for _ in range(sessions.TRIES):
        check(settings, login="basim")
    people.add_person(settings, "command", "basim", PASSWORD, ["reader"])

    assert not check(settings, login="basim")


def test_a_login_that_nobody_has_takes_as_much_work(
    settings: Settings, amal: people.Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[str] = []
    hasher = passwords._HASHER

    class Watched:
        def verify(self, stored: str, password: str) -> bool:
            worked.append(stored)
            return hasher.verify(stored, password)

    monkeypatch.setattr(passwords, "_HASHER", Watched())
    for login in ("amal", "basim"):
        check(settings, WRONG, login)
    for _ in range(sessions.TRIES):
        check(settings, WRONG)

    assert len(worked) == 2 + sessions.TRIES


def test_old_tries_are_forgotten(settings: Settings, amal: people.Person) -> None:
    for number in range(20):
        check(settings, login=f"nobody{number}")
    check(later(settings, hours=1), WRONG)

    with sqlite3.connect(settings.home / PEOPLE_FILE) as connection:
        assert connection.execute("SELECT count(*) FROM attempt").fetchone() == (1,)


def test_a_session_is_its_person_s_and_sees_a_change_of_roles_at_once(settings: Settings, amal: people.Person) -> None:
    token = people.open_session(settings, amal).reveal()
    people.set_roles(settings, "command", "amal", ["reader"])
    found = people.find_by_session(settings, token)

    assert found is not None
    assert found.roles == {"reader"}


def test_the_token_is_not_in_the_file(settings: Settings, amal: people.Person) -> None:
    token = people.open_session(settings, amal).reveal()

    with sqlite3.connect(settings.home / PEOPLE_FILE) as connection:
        assert token not in "\n".join(connection.iterdump())
    assert len(token) >= 43


def test_a_session_ends_idle_and_in_any_case_after_a_day_s_work(settings: Settings, amal: people.Person) -> None:
    token = people.open_session(settings, amal).reveal()
    moment = settings
    while moment.clock() < NOW + timedelta(hours=sessions.SESSION_HOURS):
        assert people.find_by_session(moment, token) is not None
        moment = later(moment, minutes=50)
    assert people.find_by_session(moment, token) is None

    idle = people.open_session(settings, amal).reveal()
    assert people.find_by_session(later(settings, minutes=sessions.IDLE_MINUTES), idle) is None


def test_a_session_ends_by_signing_out_by_a_new_password_and_by_leaving(
    settings: Settings, amal: people.Person
) -> None:
    tokens = [people.open_session(settings, amal).reveal() for _ in range(2)]
    people.end_session(settings, tokens[0])
    assert [people.find_by_session(settings, one) is None for one in tokens] == [True, False]
    people.set_password(settings, "command", "amal", "another password")
    assert people.find_by_session(settings, tokens[1]) is None
    last = people.open_session(settings, amal).reveal()
    people.remove_person(settings, "command", "amal")
    assert people.find_by_session(settings, last) is None


def test_a_reset_by_another_revokes_the_keys_and_one_s_own_change_does_not(
    settings: Settings, amal: people.Person
) -> None:
    key = people.make_key(settings, "command", "amal", scopes=["read"]).token.reveal()
    people.set_password(settings, "command", "amal", "another password")
    assert people.find_by_key(settings, key) is not None
    people.set_password(settings, "command", "amal", "one more password", revokes_keys=True)
    assert people.find_by_key(settings, key) is None


def test_who_is_locked_is_listed_and_let_in_again(settings: Settings, amal: people.Person) -> None:
    for login in ("amal", "nobody"):
        for _ in range(sessions.TRIES):
            people.check_password(settings, "command", login, "a wrong password")
    assert people.check_password(settings, "command", "amal", PASSWORD) is None
    assert people.list_locked(settings, "command", ["amal"]) == {"amal"}
    assert people.list_locked(settings, "ministry", ["amal"]) == frozenset()
    for party, login in (("ministry", "amal"), ("command", "nobody")):
        with pytest.raises(people.NoSuchPerson):
            people.unlock(settings, party, login)
    people.unlock(settings, "command", "amal")
    assert people.list_locked(settings, "command", ["amal"]) == frozenset()
    assert people.check_password(settings, "command", "amal", PASSWORD) is not None
    # A lock that is over is none.
    for _ in range(sessions.TRIES):
        people.check_password(settings, "command", "amal", "a wrong password")
    assert people.list_locked(later(settings, minutes=sessions.LOCKED_MINUTES), "command", ["amal"]) == frozenset()


def test_no_more_passwords_are_hashed_at_a_time_than_memory_is_set_aside_for(
    settings: Settings, amal: people.Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting, seen = Condition(), [0, 0]

    class Slow:
        def verify(self, _stored: str, _given: str) -> None:
            with meeting:
                seen[0] += 1
                seen[1] = max(seen)
                meeting.notify_all()
                # Those who may come in at once are all here before the first leaves.
                meeting.wait_for(lambda: seen[1] >= passwords.AT_ONCE, timeout=5)
                seen[0] -= 1

    monkeypatch.setattr(passwords, "_HASHER", Slow())
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda n: people.check_password(settings, "command", f"nobody{n}", PASSWORD), range(6)))
    assert seen == [0, passwords.AT_ONCE]


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "A" * 500, "\ud800"])
def test_what_is_no_session_is_nobody_s(settings: Settings, token: str) -> None:
    assert people.find_by_session(settings, token) is None
    people.add_person(settings, "command", "amal", PASSWORD, ["reader"])
    assert people.find_by_session(settings, token) is None
    people.end_session(settings, token)
