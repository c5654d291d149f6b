"""Runs the two scripts of a pair on two fresh nodes and asks both, as their reader, for everything, side by side.

Answers are compared as bytes: nothing is normalised, sorted or left out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tansiq import desk
from tansiq.desk import Desk
from tansiq.errors import TansiqError
from tansiq.ledger import format_time
from tansiq.model import Audience
from tansiq.release import Reader as Asking
from tansiq.release import open_view
from tansiq.settings import Settings
from tests.ledger.told import LineReader, make_report, take
from tests.noninterference.doors import (
    FUNCTIONS,
    NO_EVENT,
    NO_REPORT,
    Answers,
    Guesses,
    ask_commands,
    ask_functions,
    ask_routes,
    gather,
)
from tests.noninterference.faults import Leak, Loss
from tests.noninterference.language import Reader, Script
from tests.noninterference.node import Node, time_of
from tests.noninterference.reference_rule import memberships, tombstones, visible
from tests.noninterference.scripts import Pair

__all__ = ["compare"]

_GUESSED = {"get_event": NO_EVENT, "get_report_head": NO_REPORT, "get_report": NO_REPORT}
_ALWAYS = frozenset({"list_events", "get_event", "get_report", "tombstones"})
_TRIED = 5
"""Ids that the reader's own acts are tried on at the end."""
# Long enough not to occur by chance in a page mark, which is base64.
_CANARY = re.compile(r"canary\w+")
_GUESSES = {"functions": 2, "doors": 2}
"""Ids, words and marks of each sort asked for at one moment, chosen anew at each from all that there are."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked at one moment of a node, by door."""

    functions: Answers
    routes: Answers
    commands: Answers

    def all(self) -> Iterator[tuple[str, bytes]]:
        for answers in (self.functions, self.routes, self.commands):
            yield from answers.items()


def compare(pair: Pair, folder: Path, *, way: str = "desk", is_all_doors: bool = False, seed: int | None = None) -> int:
    """Run a pair and compare, at each of its moments.

    Args:
        folder: An empty folder; the nodes' homes in it are removed.
        way: By what way commands come in (node.WAYS).
        is_all_doors: Ask pages and commands too, not only the functions of release.
        seed: Chooses guesses, and a third of the functions at each moment but the end, beside those always asked; where
            None, all functions are asked at every moment.

    Returns:
        How many answers were compared.

    Raises:
        Leak: An answer differs, or holds a canary that the reference rule does not allow.
        Loss: What the reference rule shows is not found.
    """
    nodes = (Node(folder / "left", way), Node(folder / "right", way))
    for node in nodes:
        node.folder.mkdir()
    try:
        return sum(_compare_at(pair, nodes, at, is_all_doors, seed) for at in pair.moments) + _compare_end(pair, nodes)
    finally:
        for node in nodes:
            node.close()


def _compare_at(pair: Pair, nodes: tuple[Node, Node], at: int, is_all_doors: bool, seed: int | None) -> int:
    for node, script in zip(nodes, (pair.left, pair.right), strict=True):
        node.run(script, at)
        assert not node.refused, f"the program refused a command of the script: {node.refused}"
    given = gather(nodes[0], at, pair.reader) | gather(nodes[1], at, pair.reader)
    left, right = (
        _ask(node, pair.reader, at, given, is_all_doors, seed, seed is None or at == pair.moments[-1]) for node in nodes
    )
    _compare_own(pair, nodes)
    number = _compare_answers(left, right, at)
    _check_guesses(left.functions, given, at)
    for script, asked in ((pair.left, left), (pair.right, right)):
        _check_canaries(script, pair.reader, at, asked)
    if seed is None:
        for script, node in zip((pair.left, pair.right), nodes, strict=True):
            _check_standing(script, node, pair.reader, at)
    return number


def _ask(
    node: Node, reader: Reader, at: int, given: Guesses, is_all_doors: bool, seed: int | None, is_whole: bool
) -> _Asked:
    settings = node.settings(reader.party, at, f"{reader} at {at}")
    rng = random.Random(f"guess {seed} {at}")
    names = frozenset(FUNCTIONS) if is_whole else _ALWAYS | set(rng.sample(sorted(FUNCTIONS), len(FUNCTIONS) // 3))
    functions = ask_functions(settings, reader, given.some(rng, _GUESSES["functions"]), names)
    if not is_all_doors:
        return _Asked(functions, {}, {})
    some = given.some(rng, _GUESSES["doors"], own=1)
    return _Asked(functions, ask_routes(settings, some), ask_commands(node, reader, at, some))


def _compare_own(pair: Pair, nodes: tuple[Node, Node]) -> None:
    """What the reader's own commands were answered."""
    left, right = (
        {line.name: node.ids[line.name] for line in node.done if line.by == pair.reader.party} for node in nodes
    )
    if left != right:
        raise Leak(f"an own act was answered in two ways: {left} {right}")


def _compare_answers(left: _Asked, right: _Asked, at: int) -> int:
    number = 0
    for (what, one), (_, other) in zip(left.all(), right.all(), strict=True):
        number += 1
        if one != other:
            raise Leak(f"at {at}, {what}:\n{one.decode(errors='replace')}\n---\n{other.decode(errors='replace')}")
    return number


def _compare_end(pair: Pair, nodes: tuple[Node, Node]) -> int:
    """The reader takes in the words of every report there is ("known already" is said of its own alone), and acts."""
    texts = sorted({line.what for script in (pair.left, pair.right) for line in script if line.verb == "report"})
    reports = [make_report(text, outlet="Wire", published="2022-03-30") for text in texts]
    at = pair.moments[-1] + 1
    # Rooms by the names of others' rooms, parties that may not be there, and every id of either world.
    rooms = sorted({line.name for script in (pair.left, pair.right) for line in script if line.verb == "room"})
    # Who enters a room that it was asked into may then know more: in which of the two worlds it is.
    asked = {line.what for line in pair.left if line.verb == "invite" and pair.reader.party in line.to}
    ids = sorted({one for node in nodes for name, one in node.ids.items() if name not in asked})
    hidden = random.Random(repr(pair)).sample(ids, min(_TRIED, len(ids)))
    answers = []
    for node in nodes:
        settings = node.settings(pair.reader.party, at, f"{pair.reader} at {at}")
        done = repr(list(take(Desk(settings, read=LineReader()), *reports)))
        tried = dict(_try_acts(settings, rooms, hidden))
        answers.append(_Asked(tried | {"taken in": done.encode()}, ask_functions(settings, pair.reader, Guesses()), {}))
    return _compare_answers(answers[0], answers[1], at)


def _try_acts(settings: Settings, rooms: list[str], ids: list[str]) -> Iterator[tuple[str, bytes]]:
    """What the reader's own acts are answered: those that name what others have, and those on what is another's."""
    acts: list[tuple[str, Callable[[], str]]] = []
    for room in rooms[:2]:
        acts.append((f"open {room}", partial(desk.open_room, settings, room)))
        acts += [(f"ask {party}", partial(desk.invite, settings, room, party)) for party in ("echo", "nobody", "bravo")]
        acts.append((f"accept {room}", partial(desk.accept, settings, room)))
    for one in ids:
        acts.append((f"withdraw {one}", partial(desk.withdraw, settings, one)))
        acts.append((f"narrow {one}", partial(desk.narrow, settings, one, tlp="RED")))
        acts.append((f"enter {one}", partial(desk.accept, settings, one)))
        acts.append((f"leave {one}", partial(desk.leave, settings, one)))
        to_echo = Audience("party", ("echo",))
        acts.append((f"release {one}", partial(desk.release, settings, one, to_echo, tlp="AMBER")))
        acts.append(
            (f"release {one} onward", partial(desk.release, settings, one, to_echo, tlp="AMBER", onward=("bravo",)))
        )
        acts.append((f"erase {one}", partial(Desk(settings, read=LineReader()).erase, one, reason="asked")))
    for what, act in acts:
        try:
            yield what, act().encode()
        except TansiqError as error:
            yield what, f"{type(error).__name__} {error.code} {error}".encode()


def _check_guesses(answers: Answers, given: Guesses, at: int) -> None:
    """What is hidden is answered as what does not exist."""
    own = {*given.own_reports, *given.own_events}
    for door, nothing in _GUESSED.items():
        expected = answers.get(f"{door} {nothing}", b"")
        for one in {*given.reports, *given.events, *given.cursors} - own:
            answer = answers.get(f"{door} {one}", expected)
            if answer != expected:
                raise Leak(f"at {at}, {door} {one} is answered unlike what does not exist: {answer!r}")


# Canaries, both ways.

_SHOWN_BY = ("list_events", "get_event", "list_reports", "get_report_head", "get_report")
_SHOWN_AT = ("/events?", "/api/events?", "/reports?", "/api/reports?", "events list", "reports list")


def _check_standing(lines: Script, node: Node, reader: Reader, at: int) -> None:
    """Tombstones and rooms are those of the reference rule, to the minute: no more, no fewer."""
    with open_view(node.settings(reader.party, at), Asking(reader.party, reader.user)) as view:
        buried = {one.id: one.since for one in view.tombstones() if one.kind == "report"}
        rooms = {one.room for one in view.memberships() if one.state in ("host", "member")}
    expected = {node.ids[name]: format_time(time_of(since)) for name, since in tombstones(lines, reader, at).items()}
    if buried != expected:
        raise (Leak if buried.keys() - expected else Loss)(f"at {at}, tombstones {buried}, not {expected}")
    if rooms != (named := {node.ids[name] for name in memberships(lines, reader, at)}):
        raise (Leak if rooms - named else Loss)(f"at {at}, rooms {rooms}, not {named}")


def _check_canaries(lines: Script, reader: Reader, at: int, asked: _Asked) -> None:
    """Every canary that the reference rule allows is found, and no other is."""
    texts = {line.name: line.what for line in lines if line.verb == "report"}
    seen = visible(lines, reader, at)
    allowed = {word for name, text in texts.items() if name in seen for word in _CANARY.findall(text)}
    for what, answer in asked.all():
        # What the reader itself has typed may come back to it.
        found = set(_CANARY.findall(answer.decode(errors="replace"))) - set(_CANARY.findall(what))
        if not found <= allowed:
            raise Leak(f"at {at}, {what} shows {sorted(found - allowed)}")
    for door in _SHOWN_BY:
        if not any(what.startswith(f"{door} ") for what in asked.functions):
            continue
        _check_found(door, allowed, {what: one for what, one in asked.functions.items() if what.startswith(f"{door} ")})
    for answers in (asked.routes, asked.commands):
        for door in _SHOWN_AT:
            lists = {what: one for what, one in answers.items() if f"{what}?".startswith(door) and "after" not in what}
            whole = {what: one for what, one in lists.items() if "text" not in what}
            if whole:
                _check_found(door, allowed, whole)


def _check_found(door: str, allowed: set[str], answers: Answers) -> None:
    found = {word for answer in answers.values() for word in _CANARY.findall(answer.decode(errors="replace"))}
    if not allowed <= found:
        raise Loss(f"{door} does not show {sorted(allowed - found)}")
