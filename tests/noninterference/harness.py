"""Runs each script of a group on a fresh node of its own and asks them all, as their reader, for everything.

Answers are compared as bytes: nothing is normalised, sorted or left out. Every node is compared with the first: where
all are equal, so are each two of them, which is how a group of N scripts is N(N-1)/2 pairs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from tansiq import desk
from tansiq.desk import Desk, verify_ledger
from tansiq.errors import TansiqError
from tansiq.ledger import format_time
from tansiq.model import Audience
from tansiq.release import HoldScope, open_view
from tansiq.release import Reader as Asking
from tansiq.release.objects.collections import Target
from tansiq.settings import Settings
from tests.ledger.told import LineReader, make_report, take
from tests.noninterference.asking import ask_commands, ask_routes
from tests.noninterference.asking_views import FUNCTIONS, ask_functions
from tests.noninterference.commands import Answers
from tests.noninterference.faults import Leak, Loss
from tests.noninterference.groups import Group
from tests.noninterference.guesses import NO_EVENT, NO_NAME, NO_REPORT, Guesses, gather
from tests.noninterference.language import Command, Reader, Script
from tests.noninterference.node import Node, time_of
from tests.noninterference.reference_rule import memberships, tombstones, visible
from tests.noninterference.taxii import (
    TaxiiGuesses,
    ask_taxii,
    check_red,
    check_taxii,
    check_whole,
    collection_of,
    gather_taxii,
)

__all__ = ["compare"]

_GUESSED = {"get_event": NO_EVENT, "get_report_head": NO_REPORT, "get_report": NO_REPORT, "find_named": NO_NAME}
_ALWAYS = frozenset({"list_events", "get_event", "get_report", "judgements", "name_judgements", "tombstones", "why"})
_ASKED = 1 / 3
"""Share of the other functions that are asked at a moment, chosen anew at each."""
_ASKED_TAXII = 10
"""One in so many groups at the functions is asked for its TAXII collections."""
_TRIED = {True: 40, False: 8}
"""Acts of the reader's own at the end, where all are asked and where some are."""
_TAKEN = 3
"""Words of others' reports that the reader takes in at the end."""
_GUESSES = {"functions": 1, "doors": 2}
"""Ids, words and marks of each sort asked for at one moment, chosen anew at each from all that there are."""
# Long enough not to occur by chance in a page mark, which is base64. A report's title has one, its Nth event another.
_CANARY = re.compile(r"canary\w+(?:head|of\d|obj)")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked at one moment of a node, by door."""

    functions: Answers
    routes: Answers
    commands: Answers
    taxii: Answers = field(default_factory=dict)

    def all(self) -> Iterator[tuple[str, bytes]]:
        for answers in (self.functions, self.routes, self.commands, self.taxii):
            yield from answers.items()


def compare(
    group: Group,
    folder: Path,
    *,
    way: str = "desk",
    is_all_doors: bool = False,
    seed: int | None = None,
    has_taxii: bool = False,
) -> int:
    """Run a group and compare, at each of its moments.

    Args:
        folder: An empty folder; the nodes' homes in it are removed.
        way: By what way commands come in (node.WAYS).
        is_all_doors: Ask pages and commands too, not only the functions of release.
        seed: Chooses guesses, and some of the functions at each moment but the end, beside those always asked; where
            None, all functions are asked at every moment.
        has_taxii: Ask TAXII too; else only with all doors, where objects are posted, and of some of the groups.

    Returns:
        How many answers were compared.

    Raises:
        Leak: An answer differs, or holds a canary that the reference rule does not allow.
        Loss: What the reference rule shows is not found.
    """
    nodes = [Node(folder / str(number), way) for number in range(len(group.scripts))]
    for node in nodes:
        node.folder.mkdir()
    try:
        has_taxii |= is_all_doors or (seed is not None and seed % _ASKED_TAXII == 0)
        has_taxii |= any(line.verb == "object" for script in group.scripts for line in script)
        number = sum(_compare_at(group, nodes, at, is_all_doors, seed, has_taxii) for at in group.moments)
        for node in nodes:
            _check_lists(node, group.moments[-1])
        return number + _compare_end(group, nodes, seed)
    finally:
        for node in nodes:
            node.close()


def _compare_at(
    group: Group, nodes: Sequence[Node], at: int, is_all_doors: bool, seed: int | None, has_taxii: bool
) -> int:
    reader = group.reader
    given, foreign = Guesses(), TaxiiGuesses()
    for node, script in zip(nodes, group.scripts, strict=True):
        node.told_ahead = reader if has_taxii else None
        node.run(script, at)
        assert not node.refused, f"the program refused a command of the script: {node.refused}"
        given |= gather(node, at, reader)
        if has_taxii:
            foreign |= gather_taxii(node.settings(reader.party, at, f"{reader} at {at}"), reader)
    is_whole = seed is None or at == group.moments[-1]
    asked = [_ask(node, reader, at, given, is_all_doors, seed, is_whole) for node in nodes]
    if has_taxii:
        asked = [
            replace(
                one, taxii=ask_taxii(node.settings(reader.party, at), reader, foreign, random.Random(f"{seed} {at}"))
            )
            for node, one in zip(nodes, asked, strict=True)
        ]
        check_taxii(asked[0].taxii, foreign, at)
        for node in nodes if at == group.moments[-1] else ():
            check_whole(node.settings(reader.party, at), reader)
    _compare_own(reader, nodes)
    number = _compare_answers(asked, at)
    _check_guesses(asked[0].functions, given, at)
    for script, node, one in zip(group.scripts, nodes, asked, strict=True):
        _check_canaries(script, reader, at, one)
        _check_standing(script, node, reader, at)
        _check_rooms(script, node, reader, at, one)
        check_red(script, reader, at, one.taxii)
    return number


def _ask(
    node: Node, reader: Reader, at: int, given: Guesses, is_all_doors: bool, seed: int | None, is_whole: bool
) -> _Asked:
    settings = node.settings(reader.party, at, f"{reader} at {at}")
    rng = random.Random(f"guess {seed} {at}")
    names = frozenset(FUNCTIONS) if is_whole else _ALWAYS | _some(rng, FUNCTIONS)
    functions = ask_functions(settings, reader, given.some(rng, _GUESSES["functions"]), names)
    if not is_all_doors:
        return _Asked(functions, {}, {})
    some = given.some(rng, _GUESSES["doors"], own=1)
    return _Asked(functions, ask_routes(settings, reader, some), ask_commands(node, reader, at, some))


def _some(rng: random.Random, names: Iterable[str]) -> frozenset[str]:
    return frozenset(rng.sample(sorted(names), int(len(set(names)) * _ASKED)))


def _check_lists(node: Node, at: int) -> None:
    """Rows written act by act are those that the entries give."""
    fault = verify_ledger(node.settings("alpha", at)).fault
    if fault is not None:
        raise Loss(f"a list is not what the entries give: {fault}")


def _compare_own(reader: Reader, nodes: Sequence[Node]) -> None:
    """What the reader's own commands were answered; an opening, which may be another user's, is answered nothing."""
    own = [[line.name for line in node.done if line.by == reader.party and line.verb != "open"] for node in nodes]
    first, *others = ({name: node.ids.get(name) for name in names} for node, names in zip(nodes, own, strict=True))
    for other in others:
        if first != other:
            raise Leak(f"an own act was answered in two ways: {first} {other}")


def _compare_answers(asked: Sequence[_Asked], at: int) -> int:
    number = 0
    first = dict(asked[0].all())
    for other in asked[1:]:
        answers = dict(other.all())
        # A list that has another page somewhere is asked for it there alone: an answer that is missing is another one.
        for what in dict.fromkeys((*first, *answers)):
            number += 1
            one, told = (given.get(what, b"nothing was asked").decode(errors="replace") for given in (first, answers))
            if one != told:
                raise Leak(f"at {at}, {what}:\n{one}\n---\n{told}")
    return number


def _compare_end(group: Group, nodes: Sequence[Node], seed: int | None) -> int:
    """The reader takes in the words of others' reports ("known already" is said of its own alone), and acts."""
    rng = random.Random(f"end {seed}")
    texts = sorted({line.what for script in group.scripts for line in script if line.verb == "report"})
    texts = texts if seed is None else rng.sample(texts, min(_TAKEN, len(texts)))
    reports = [make_report(text, outlet="Wire", published="2022-03-30") for text in texts]
    at = group.moments[-1] + 1
    # Rooms by the names of others' rooms, parties that may not be there, and every id of any of the worlds.
    rooms = sorted({line.name for script in group.scripts for line in script if line.verb == "room"})
    # Who enters a room that it was asked into may then know more: in which of the worlds it is.
    asked = {line.what for line in group.scripts[0] if line.verb == "invite" and group.reader.party in line.to}
    ids = sorted({one for node in nodes for name, one in node.ids.items() if name not in asked})
    chosen = rng.sample(rooms, min(2, len(rooms)))
    acts = list(_acts(chosen, rng.sample(ids, min(5, len(ids))), enters=[one for one in chosen if one not in asked]))
    acts = rng.sample(acts, min(_TRIED[seed is None], len(acts)))
    answers = []
    for node in nodes:
        settings = node.settings(group.reader.party, at, f"{group.reader} at {at}")
        done = repr(list(take(Desk(settings, read=LineReader()), *reports)))
        tried = {what: _tried(act, settings) for what, act in acts}
        names = frozenset(FUNCTIONS) if seed is None else _ALWAYS | _some(random.Random(f"after {seed}"), FUNCTIONS)
        functions = ask_functions(settings, group.reader, Guesses(), names)
        answers.append(_Asked(tried | {"taken in": done.encode()} | functions, {}, {}))
    return _compare_answers(answers, at)


_Act = Callable[[Settings], str]


def _acts(rooms: list[str], ids: list[str], *, enters: list[str]) -> Iterator[tuple[str, _Act]]:
    """The reader's own acts: those that name what others have, and those on what is another's."""
    for room in rooms:
        yield f"open {room}", partial(desk.open_room, room=room)
        for party in ("echo", "nobody", "bravo"):
            yield f"ask {party} to {room}", partial(desk.invite, room=room, guest=party)
        if room in enters:
            yield f"accept {room}", partial(desk.accept, room=room)
    for one in ids:
        yield f"withdraw {one}", partial(desk.withdraw, entry_or_release_id=one)
        yield f"narrow {one}", partial(desk.narrow, release_id=one, tlp="RED")
        yield f"enter {one}", partial(desk.accept, room=one)
        yield f"leave {one}", partial(desk.leave, room=one)
        to_echo = Audience("party", ("echo",))
        yield f"release {one}", partial(desk.release, entry_id=one, audience=to_echo, tlp="AMBER")
        onward = partial(desk.release, entry_id=one, audience=to_echo, tlp="AMBER", onward=("bravo",))
        yield f"release {one} onward", onward
        yield f"erase {one}", partial(_erase, entry_id=one)
        yield f"hold {one}", partial(desk.hold, scope=HoldScope((one,)), reason="asked")
        yield f"lift {one}", partial(desk.lift_hold, hold_id=one)
        yield f"keep in {one}", partial(desk.keep_in_room, room=one, days=7)


def _erase(settings: Settings, entry_id: str) -> str:
    return Desk(settings, read=LineReader()).erase(entry_id, reason="asked")


def _tried(act: _Act, settings: Settings) -> bytes:
    try:
        return act(settings).encode()
    except TansiqError as error:
        return f"{type(error).__name__} {error.code} {error}".encode()


def _check_guesses(answers: Answers, given: Guesses, at: int) -> None:
    """What is hidden is answered as what does not exist."""
    own = {*given.own_reports, *given.own_events, *given.own_names}
    for door, nothing in _GUESSED.items():
        expected = answers.get(f"{door} {nothing}", b"")
        for one in {*given.reports, *given.events, *given.cursors, *given.names} - own:
            answer = answers.get(f"{door} {one}", expected)
            if answer != expected:
                raise Leak(f"at {at}, {door} {one} is answered unlike what does not exist: {answer!r}")


# Canaries, both ways.

_SHOW_HEADS = ("list_reports", "get_report_head", "get_report", "/reports?", "/api/reports?", "reports list", "search")
_SHOW_EVENTS = ("list_events", "/events?", "/api/events?", "events list", "search", "/search?", "/api/search?")
"""Lists: of an event that several tell they show one telling."""


def _check_standing(lines: Script, node: Node, reader: Reader, at: int) -> None:
    """Tombstones and rooms are those of the reference rule, to the minute: no more, no fewer."""
    with open_view(node.settings(reader.party, at), Asking(reader.party, reader.user)) as view:
        buried = {one.id: one.since for one in view.tombstones()}
        rooms = {one.room for one in view.memberships() if one.state in ("host", "member")}
    expected = {
        one: format_time(time_of(since))
        for name, since in tombstones(lines, reader, at).items()
        for one in node.claims.get(name, ()) or (node.ids[name],)
    }
    if buried != expected:
        raise (Leak if buried.keys() - expected else Loss)(f"at {at}, tombstones {buried}, not {expected}")
    if rooms != (named := {node.ids[name] for name in memberships(lines, reader, at)}):
        raise (Leak if rooms - named else Loss)(f"at {at}, rooms {rooms}, not {named}")


def _check_canaries(lines: Script, reader: Reader, at: int, asked: _Asked) -> None:
    """Every canary that the reference rule allows is found, and no other is."""
    texts = {line.name: line.what for line in lines if line.verb in ("report", "object")}
    seen = visible(lines, reader, at)
    whole = {word for name, text in texts.items() if name in seen for word in _CANARY.findall(text)}
    # Of what was released alone, the source of that event and nothing else of its report.
    alone = {
        _CANARY.findall(texts[report])[1 + int(number)]
        for report, _, number in (name.partition("/") for name in seen)
        if number
    }
    for what, answer in asked.all():
        # What the reader itself has typed may come back to it.
        found = set(_CANARY.findall(answer.decode(errors="replace"))) - set(_CANARY.findall(what))
        if not found <= whole | alone:
            raise Leak(f"at {at}, {what} shows {sorted(found - whole - alone)}")
    heads = {word for word in whole if word.endswith("head")}
    objects = {word for word in whole if word.endswith("obj")}
    whole -= objects
    _check_objects(_lines_of(lines, seen), asked)
    _check_objects(_lines_of([line for line in lines if _is_of_creator(lines, line, at)], seen), asked)
    # On pages every line of an id, one of them as a second copy of the other.
    _check_found("get_object", objects, asked)
    for door in _SHOW_HEADS:
        _check_found(door, heads, asked)
    # What is RED goes to no client.
    _check_computed(whole - heads | alone if not reader.user else set(), asked)
    _check_found("get_event", whole - heads | alone, asked)
    _check_found("get_report", whole - heads, asked)
    told = [set(_CANARY.findall(one.decode(errors="replace"))) for what, one in asked.functions.items()
            if what.startswith("get_event ")]  # fmt: skip
    for sources in told:
        for door in _SHOW_EVENTS:
            _check_one_found(door, sources - heads, asked)


def _lines_of(lines: Script, seen: frozenset[str]) -> dict[str, set[str]]:
    """Canaries of the objects that the reader sees, by STIX id."""
    found: dict[str, set[str]] = {}
    for line in lines:
        if line.verb == "object" and line.name in seen:
            canary, stix, *_ = line.what.split()
            found.setdefault(stix, set()).add(canary)
    return found


def _check_rooms(script: Script, node: Node, reader: Reader, at: int, asked: _Asked) -> None:
    """A room's collection tells of what was released or posted to that room, and of nothing else."""
    settings = node.settings(reader.party, at)
    for room in (line.name for line in script if line.verb == "room" and line.name in node.ids):
        where = collection_of(settings, reader.party, Target("room", node.ids[room]))
        put = {line.what.split("/")[0] for line in script if line.verb == "release" and line.to == (room,)}
        texts = [line.what for line in script if line.name in put or (line.verb == "object" and line.to == (room,))]
        allowed = {word for one in texts for word in _CANARY.findall(one)}
        for what, answer in asked.taxii.items():
            found = set(_CANARY.findall(answer.decode(errors="replace"))) if where in what else set()
            if not found <= allowed:
                raise Leak(f"at {at}, {what} of {room} shows {sorted(found - allowed)}")


def _is_of_creator(lines: Script, line: Command, at: int) -> bool:
    """Whether an object is of the party whose identity, by then, it names as its creator."""
    own = [one.what for one in lines if one.verb == "party" and one.by == line.by and one.at <= at]
    return line.verb == "object" and bool(own and own[-1]) and line.what.split()[2:] == own[-1:]


def _check_objects(seen: dict[str, set[str]], asked: _Asked) -> None:
    """Of each STIX id that the reader sees, one line is in its collections."""
    found = {word for answer in asked.taxii.values() for word in _CANARY.findall(answer.decode(errors="replace"))}
    for canaries in seen.values() if asked.taxii else ():
        if not canaries & found:
            raise Loss(f"TAXII shows none of {sorted(canaries)}")


def _check_computed(allowed: set[str], asked: _Asked) -> None:
    """Every event that the reader sees is in its collections."""
    found = {word for answer in asked.taxii.values() for word in _CANARY.findall(answer.decode(errors="replace"))}
    if asked.taxii and not allowed <= found:
        raise Loss(f"TAXII shows no event of {sorted(allowed - found)}")


def _check_found(door: str, allowed: set[str], asked: _Asked) -> None:
    """What is allowed is found at a door, in all that was asked of it without a filter; where anything was."""
    found = _found_at(door, asked)
    if found is not None and not allowed <= found:
        raise Loss(f"{door} does not show {sorted(allowed - found)}")


def _check_one_found(door: str, sources: set[str], asked: _Asked) -> None:
    """Of the sources that one event has, a list shows one at least."""
    found = _found_at(door, asked)
    if found is not None and sources and not sources & found:
        raise Loss(f"{door} shows no event of {sorted(sources)}")


def _found_at(door: str, asked: _Asked) -> set[str] | None:
    """The canaries that a door shows, asked without a filter; None where it was not asked."""
    answers = {what: one for what, one in asked.functions.items() if what.startswith(f"{door} ")}
    for given in (asked.routes, asked.commands):
        lists = {what: one for what, one in given.items() if f"{what}?".startswith(door)}
        answers |= {what: one for what, one in lists.items() if "text" not in what and "after" not in what}
    found = {word for answer in answers.values() for word in _CANARY.findall(answer.decode(errors="replace"))}
    return found if answers else None
