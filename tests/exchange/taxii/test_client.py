"""The client against our own server: nothing twice, nothing lost by a break, and what is refused is listed."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tansiq import cli
from tansiq.desk.objects import post_objects
from tansiq.errors import ExchangeError
from tansiq.exchange.stix.extension import EXTENSION_ID
from tansiq.exchange.taxii import client as client_module
from tansiq.exchange.taxii import read_envelope
from tansiq.exchange.taxii.client import Answer, fetch, poll
from tansiq.exchange.taxii.subscriptions import Subscription, add_subscription, list_subscriptions
from tansiq.release import Reader
from tansiq.release.objects.collections import Target
from tansiq.release.objects.view import ObjectQuery, open_objects
from tansiq.settings import Settings
from tests.exchange.taxii.serving import World, make_world, served
from tests.exchange.taxii.test_server import GREEN, NEW, stix


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(Settings(tmp_path / "theirs", "alpha"))


@pytest.fixture
def mine(tmp_path: Path) -> Settings:
    return make_world(Settings(tmp_path / "mine", "charlie")).settings


def give(world: World, *objects: object) -> None:
    body = json.dumps({"objects": objects}, ensure_ascii=False).encode()
    post_objects(world.settings, Target("room", world.room), read_envelope(body), party="alpha")


def subscribed(mine: Settings, world: World, address: str) -> Subscription:
    where = world.collection("bravo", "room", world.room).id
    return add_subscription(mine, Subscription("charlie", "theirs", f"{address}/exchange/", where, key="key-of-bravo"))


def kept(mine: Settings) -> list[str]:
    with open_objects(mine, Reader("charlie")) as view:
        where = view.find_target(next(one.id for one in view.list_collections() if one.target.kind == "mine"))
        return [body.decode() for body in view.get_objects(where, ObjectQuery(1000, versions=("all",))).bodies]


def again(mine: Settings) -> Subscription:
    return list_subscriptions(mine, "charlie")[0]


def test_it_takes_each_version_once_byte_for_byte(
    mine: Settings, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "PER_PAGE", 2)
    first = stix("كتيبة", GREEN)
    incident = {"type": "incident", "name": "x", "extensions": {EXTENSION_ID: {}}}
    incident = stix("x", GREEN) | incident | {"id": "incident--4f0c1f56-6c0f-4a36-9c0e-6f3c1e0d8a11"}
    give(world, first, stix("two", GREEN), incident)
    with served(world.settings) as address:
        done = poll(mine, subscribed(mine, world, address))
        assert (done.taken, done.incidents, done.refused) == (3, 1, ())
        assert poll(mine, again(mine)).taken == 0
        give(world, stix("later", GREEN, stix_id=first["id"], modified=NEW))
        assert poll(mine, again(mine)).taken == 1

    assert json.dumps(first, ensure_ascii=False) in kept(mine)
    assert len(kept(mine)) == 4


def test_a_break_costs_a_page_and_loses_nothing(mine: Settings, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "PER_PAGE", 2)
    give(world, *(stix(f"n{number}", GREEN) for number in range(7)))
    calls: list[str] = []

    def broken(after: int) -> Callable[[str, Mapping[str, str]], Answer]:
        def get(address: str, headers: Mapping[str, str]) -> Answer:
            calls.append(address)
            if len(calls) > after:
                raise ConnectionResetError
            return fetch(address, headers)

        return get

    waits: list[float] = []
    with served(world.settings) as address:
        one = subscribed(mine, world, address)
        with pytest.raises(ExchangeError, match="does not answer"):
            poll(mine, one, get=broken(2), sleep=waits.append)
        assert waits == [1.0, 2.0, 4.0, 8.0]
        assert len(kept(mine)) == 4
        poll(mine, again(mine))

    assert len(kept(mine)) == 7


def test_a_busy_server_is_asked_again_when_it_says(mine: Settings, world: World) -> None:
    give(world, stix("one", GREEN))
    answers = [Answer(503, {}, b""), Answer(429, {"retry-after": "7"}, b"")]
    waits: list[float] = []

    def busy(address: str, headers: Mapping[str, str]) -> Answer:
        return answers.pop(0) if answers else fetch(address, headers)

    with served(world.settings) as address:
        assert poll(mine, subscribed(mine, world, address), get=busy, sleep=waits.append).taken == 1
    assert waits == [1.0, 7.0]


def test_a_mark_that_holds_no_more_begins_at_the_last_place(mine: Settings, world: World) -> None:
    from dataclasses import replace

    give(world, stix("one", GREEN))
    with served(world.settings) as address:
        assert poll(mine, replace(subscribed(mine, world, address), next="A" * 60)).taken == 1


def test_what_is_refused_is_listed_and_stops_nothing(mine: Settings) -> None:
    page = {"objects": [stix("one"), {"type": "note", "id": "note--1"}], "more": False}
    one = add_subscription(mine, Subscription("charlie", "odd", "https://taxii.example/exchange/", "c1", key="k"))
    done = poll(mine, one, get=lambda *_: Answer(200, {}, json.dumps(page).encode()))

    assert done.taken == 1
    assert [refused.id for refused in done.refused] == ["note--1"]
    assert [refused.id for refused in again(mine).refused] == ["note--1"]


def lying(mine: Settings, pages: Callable[[str], Answer]) -> tuple[list[str], str]:
    """What is asked of a server that lies before it is left, and why it is."""
    asked: list[str] = []

    def get(address: str, headers: Mapping[str, str]) -> Answer:
        asked.append(address)
        assert len(asked) < 20
        return pages(address)

    one = add_subscription(mine, Subscription("charlie", "odd", "https://taxii.example/exchange/", "c1", key="k"))
    with pytest.raises(ExchangeError) as left:
        poll(mine, one, get=get, sleep=lambda _: None)
    return asked, left.value.code


ONE = stix("one", GREEN)


def page_of(**more: object) -> bytes:
    return json.dumps({"objects": [ONE]} | more).encode()


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param(lambda _: Answer(200, {}, page_of(more=True, next="m")), id="one-mark"),
        pytest.param(
            lambda address: Answer(200, {}, page_of(more=True, next="b" if "next=a" in address else "a")), id="a-ring"
        ),
        pytest.param(
            lambda address: (
                Answer(404, {}, b"") if "next=" in address else Answer(200, {}, page_of(more=True, next="m"))
            ),
            id="a-mark-that-never-holds",
        ),
        pytest.param(
            lambda _: Answer(200, {"x-taxii-date-added-last": "2026-01-01T00:00:00Z"}, page_of(more=True)),
            id="one-time",
        ),
        pytest.param(lambda _: Answer(200, {}, page_of(more=True, next="m" * 5000)), id="a-mark-without-end"),
    ],
)
def test_a_server_without_an_end_is_left_and_what_came_is_kept(mine: Settings, pages: Callable[[str], Answer]) -> None:
    asked, why = lying(mine, pages)

    assert why == "taxii-endless"
    assert len(asked) <= 4
    assert kept(mine) == [json.dumps(ONE)]
    # The next poll begins at the last place, not at the mark.
    assert again(mine).next == ""


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/json", "application/vnd.oasis.taxii+json"])
def test_what_is_not_taxii_is_refused(mine: Settings, kind: str) -> None:
    asked, why = lying(mine, lambda _: Answer(200, {"content-type": kind}, page_of()))

    assert (len(asked), why) == (1, "taxii-media")
    assert kept(mine) == []


@pytest.mark.parametrize("known", ["", "2999-01-01T00:00:00.000000Z"], ids=["first", "noted-before"])
def test_a_server_whose_clock_is_ahead_is_asked_from_today(mine: Settings, known: str) -> None:
    asked: list[str] = []

    def get(address: str, headers: Mapping[str, str]) -> Answer:
        asked.append(address)
        return Answer(200, {"x-taxii-date-added-last": "2999-01-01T00:00:00Z"}, page_of())

    ours = Subscription("charlie", "odd", "https://taxii.example/exchange/", "c1", key="k", added_after=known)
    poll(mine, add_subscription(mine, ours), get=get)
    poll(mine, again(mine), get=get)

    assert "" < again(mine).added_after < "2900"
    assert len(asked) == 2
    assert not any("2999" in address for address in asked)
    assert kept(mine) == [json.dumps(ONE)]


def test_a_deep_object_is_refused_and_listed_wherever_it_says_it_is_of_tansiq(mine: Settings) -> None:
    deep = json.dumps(stix("deep", GREEN))[:-1] + f', "{EXTENSION_ID}": ' + "[" * 900 + "]" * 900 + "}"
    body = b'{"objects": [' + deep.encode() + b", " + json.dumps(stix("one")).encode() + b"]}"
    one = add_subscription(mine, Subscription("charlie", "odd", "https://taxii.example/exchange/", "c1", key="k"))
    done = poll(mine, one, get=lambda *_: Answer(200, {}, body))

    assert (done.taken, done.incidents) == (1, 0)
    assert [refused.reason for refused in done.refused] == ["it is nested too deep"]


@pytest.mark.parametrize(
    "root",
    [
        pytest.param("http://taxii.example/exchange/", id="in-clear"),
        pytest.param("https://anna:key@taxii.example/exchange/", id="with-a-key-in-it"),
        pytest.param("file:///etc/passwd", id="a-file"),
    ],
)
def test_an_address_that_would_give_the_key_away_is_refused(mine: Settings, root: str) -> None:
    with pytest.raises(ExchangeError):
        add_subscription(mine, Subscription("charlie", "one", root, "c1", key="k"))


def test_the_commands_keep_the_key_for_their_owner(
    mine: Settings, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TANSIQ_HOME", str(mine.home))
    monkeypatch.setenv("TANSIQ_PARTY", "charlie")
    give(world, stix("one", GREEN))
    key = tmp_path / "key"
    key.write_text("key-of-bravo\n")
    where = world.collection("bravo", "room", world.room).id
    with served(world.settings) as address:
        subscribe = [
            "taxii",
            "subscribe",
            "theirs",
            f"{address}/exchange/",
            where,
            "--user",
            "b",
            "--key-file",
            str(key),
        ]
        assert cli.run(subscribe) == 0
        assert cli.run(["taxii", "poll", "--json"]) == 0
        assert json.loads(capsys.readouterr().out.splitlines()[-1])["taken"] == 1
    assert stat.S_IMODE((mine.home / "taxii.json").stat().st_mode) == 0o600
    assert cli.run(["taxii", "list"]) == 0
    assert cli.run(["taxii", "list", "--json"]) == 0
    assert "key-of-bravo" not in capsys.readouterr().out
    assert cli.run(["taxii", "poll", "nobody"]) == 1
    assert cli.run(["taxii", "remove", "theirs"]) == 0
    assert "key-of-bravo" not in (mine.home / "taxii.json").read_text()
