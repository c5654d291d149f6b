"""Doors are those that the program itself lists; each is known, and of its class (point c)."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tansiq.exchange.export import FORMATS
from tests.noninterference.asking_views import FUNCTIONS, functions
from tests.noninterference.commands import command
from tests.noninterference.doors import COMMANDS, ROUTES, TAXII, commands, routes
from tests.noninterference.guesses import SOUGHT
from tests.noninterference.language import Command, Reader
from tests.noninterference.node import Node, client_of, time_of, use_line_reader
from tests.noninterference.telling import make_text

NOW = 50


@pytest.fixture
def node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Node:
    """Alpha and bravo, each with a report of its own that holds a canary."""
    use_line_reader(monkeypatch)
    made = Node(tmp_path)
    made.run(
        (
            Command("party-alpha", 1, "alpha", "party"),
            Command("party-bravo", 2, "bravo", "party"),
            Command("mine", 3, "alpha", "report", make_text(random.Random(5), "canarymine")),
            Command("theirs", 4, "bravo", "report", make_text(random.Random(2), "canarytheirs")),
            Command("posted", 5, "alpha", "object", "canarymine posted", "inbox", ("charlie",)),
            Command("theirs-too", 6, "bravo", "object", "canarytheirs posted", "inbox", ("charlie",)),
        ),
        NOW,
    )
    assert not made.refused
    return made


def test_every_function_of_a_view_is_asked() -> None:
    assert set(FUNCTIONS) == functions()


def test_every_route_is_listed(node: Node) -> None:
    assert set(ROUTES) | set(TAXII) == routes(node.settings("alpha", NOW))


def test_every_command_is_listed() -> None:
    assert set(COMMANDS) == commands()


def test_routes_that_show_entries_show_the_reader_s_and_no_others(node: Node) -> None:
    report = node.ids["mine"]
    with client_of(node.settings("alpha", NOW)) as client:
        listed = client.get("/api/events").json()["events"]
        events = [one["id"] for one in listed]
        (told, *_) = client.get("/api/search", params={"q": SOUGHT}).json()["actors"]["named"]
        words = next(one["place"]["name"] for one in listed if one["place"])
        (where, *_) = client.get("/api/search", params={"q": words}).json()["places"]["named"]
        names = {"actors": told["id"], "places": where["id"]}
        for door in sorted(door for door, kind in ROUTES.items() if kind == "entries" and door.startswith("GET ")):
            path = door.removeprefix("GET ").replace("{report_id}", report).replace("{event_id}", events[0])
            named = names.get(path.split("/")[1], "")
            path = path.replace("{other_id}", report).replace("{name_id}", named).replace("{form}", "csv")
            path = path.replace("{object_id}", node.ids["posted"])
            answer = client.get(path, params={"q": SOUGHT} if "search" in path else {})
            assert answer.status_code == 200, door
            if path in ("/api/timeline", "/api/years"):
                assert answer.json()["total"] == len(events)
            else:
                # Lists that give no words of it give its id.
                ids = (events[0], named or "canarymine", node.ids["posted"])
                assert any(one in answer.text for one in ("canarymine", *ids)), door
            assert "canarytheirs" not in answer.text, door


def test_routes_that_show_none_show_no_canary(node: Node) -> None:
    with client_of(node.settings("alpha", NOW)) as client:
        for door in sorted(door for door, kind in ROUTES.items() if kind == "none" and door.startswith("GET ")):
            assert "canary" not in client.get(door.removeprefix("GET "), follow_redirects=False).text, door


SHOWN_BY_COMMAND = ("events list", "events show", "objects show", "reports list", "reports show", "search")


def test_commands_that_show_entries_show_the_reader_s_and_no_others(node: Node) -> None:
    with client_of(node.settings("alpha", NOW)) as client:
        event = client.get("/api/events").json()["events"][0]["id"]
    asked = {"events show": (event,), "reports show": (node.ids["mine"],), "search": (SOUGHT,)}
    asked["objects show"] = (node.ids["posted"],)
    shown = {door for door, kind in COMMANDS.items() if kind == "entries"}
    assert set(SHOWN_BY_COMMAND) <= shown
    for door in SHOWN_BY_COMMAND:
        for as_json in ((), ("--json",)):
            ran = command(node.folder, Reader("alpha"), time_of(NOW), *door.split(), *asked.get(door, ()), *as_json)
            assert ran.status == 0, door
            assert "canarymine" in ran.out, door
            assert "canarytheirs" not in ran.out + ran.err, door


@pytest.mark.parametrize("name", [one.NAME for one in FORMATS])
def test_exports_have_the_reader_s_events_and_no_others(node: Node, name: str) -> None:
    with client_of(node.settings("alpha", NOW)) as client:
        events = [one["id"] for one in client.get("/api/events").json()["events"]]
        downloaded = client.get(f"/export/{name}").text
    ran = command(node.folder, Reader("alpha"), time_of(NOW), "export", name)
    assert events
    for text in (downloaded, ran.out):
        assert not [one for one in events if one not in text]
        assert "canarymine" in text
        assert "canarytheirs" not in text


OPERATOR: tuple[tuple[str, ...], ...] = (
    ("ledger", "info"), ("ledger", "verify"), ("ledger", "rebuild"), ("ledger", "init", "alpha"), ("taxii", "tell"),
    ("order", "list"), ("retention", "run", "--every-party"), ("party", "introduce", "alpha", "bravo"),
)  # fmt: skip


@pytest.mark.parametrize("words", [pytest.param(words, id=words[1]) for words in OPERATOR])
def test_the_operator_s_commands_print_no_content(node: Node, words: tuple[str, ...]) -> None:
    for as_json in ((), ("--json",)):
        ran = command(node.folder, Reader("alpha"), time_of(NOW), *words, *as_json)
        assert ran.status == 0
        assert "canary" not in ran.out + ran.err


def test_the_operator_s_orders_print_no_content(node: Node) -> None:
    told = ("--reference", "Court of Hit 12/2026")
    by_words = ("order", "hold", "bravo", "--text", SOUGHT, *told)
    erasure = ("order", "erase", "bravo", node.ids["theirs-too"], *told)
    for words, status in ((by_words, 0), (erasure, 1), ((*erasure, "--yes"), 0), (("order", "list"), 0)):
        ran = command(node.folder, Reader("alpha"), time_of(NOW), *words)
        assert ran.status == status, ran
        assert "canary" not in ran.out + ran.err


def test_what_is_not_yours_and_what_is_not_there_are_one_answer(node: Node) -> None:
    nothing = "0" * 64
    with client_of(node.settings("bravo", NOW)) as theirs:
        event = theirs.get("/api/events").json()["events"][0]["id"]
    pairs = [(f"/reports/{one}", f"/api/reports/{one}") for one in (node.ids["theirs"], nothing)]
    objects = [(f"/objects/{one}", f"/api/objects/{one}") for one in (node.ids["theirs-too"], nothing)]
    pairs += [(f"/events/{one}", f"/api/events/{one}") for one in (event, "00000000-0000-4000-8000-000000000000")]
    with client_of(node.settings("alpha", NOW)) as client:
        answers = [[client.get(path) for path in paths] for paths in pairs]
        answers[0] += [client.get(path) for path in objects[0]]
        answers[1] += [client.get(path) for path in objects[1]]
    for one, other in zip(answers[0] + answers[2], answers[1] + answers[3], strict=True):
        assert (one.status_code, one.headers["content-length"]) == (404, other.headers["content-length"])
    for words in (("reports", "show"), ("events", "show")):
        ids = (node.ids["theirs"], nothing) if words[0] == "reports" else (event, "no-such")
        ran = [command(node.folder, Reader("alpha"), time_of(NOW), *words, one) for one in ids]
        assert ran[0] == ran[1]
        assert ran[0].status == 1


def test_a_script_s_line_is_one_command(node: Node) -> None:
    again = replace(node.done[0], name="again")
    node.run((again,), NOW)

    assert "again" in node.ids
