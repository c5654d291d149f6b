"""The reference rule itself: small scripts by hand, and that it stands apart from the program."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from tests.noninterference import reference_rule
from tests.noninterference.language import Command, Reader
from tests.noninterference.reference_rule import known, memberships, onward_of, tombstones, visible

SOURCE = Path(reference_rule.__file__)
MOST_LINES = 200

REPORT = Command("r", 10, "bravo", "report", "text")
ROOM = (
    Command("room", 5, "bravo", "room"),
    Command("ask", 6, "bravo", "invite", "room", to=("alpha",)),
    Command("yes", 7, "alpha", "accept", "room"),
)
TO_ALPHA = Command("l", 20, "bravo", "release", "r", "party", ("alpha",))
TO_ROOM = Command("l", 20, "bravo", "release", "r", "room", ("room",))
ALPHA, AMAL = Reader("alpha"), Reader("alpha", "amal")


def test_it_is_short_and_imports_nothing_of_the_program() -> None:
    text = SOURCE.read_text(encoding="utf-8")
    names = {alias.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import) for alias in node.names}
    froms = {str(node.module) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)}

    assert len(text.splitlines()) < MOST_LINES
    assert names | froms == {"__future__", "collections.abc", "tests.noninterference.language"}
    assert "tansiq" not in text.replace("nothing of tansiq", "")


def line(verb: str, at: int, by: str = "bravo", what: str = "", **more: object) -> Command:
    return Command(f"{verb}{at}", at, by, verb, what, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("script", "reader", "is_seen"),
    [
        pytest.param((REPORT,), Reader("bravo"), True, id="own"),
        pytest.param((REPORT,), ALPHA, False, id="not-released"),
        pytest.param((REPORT, TO_ALPHA), ALPHA, True, id="released"),
        pytest.param((REPORT, TO_ALPHA), Reader("charlie"), False, id="released-to-another"),
        pytest.param((REPORT, TO_ALPHA), Reader(""), False, id="nobody"),
        pytest.param((REPORT, line("release", 20, what="r", kind="party")), ALPHA, False, id="empty-audience"),
        pytest.param((REPORT, line("release", 20, what="r", kind="public", tlp="CLEAR")), ALPHA, True, id="public"),
        pytest.param((REPORT, line("release", 20, what="r", kind="public")), ALPHA, False, id="public-not-clear"),
        pytest.param((REPORT, line("release", 20, "charlie", "r", kind="party", to=("alpha",))), ALPHA, False,
                     id="released-by-another"),
        pytest.param((REPORT, line("release", 20, what="r", kind="users", to=("alpha:amal",), tlp="RED")), AMAL, True,
                     id="user"),
        pytest.param((REPORT, line("release", 20, what="r", kind="users", to=("alpha:amal",), tlp="RED")), ALPHA,
                     False, id="user-not-party"),
        pytest.param((REPORT, line("release", 20, what="r", kind="party", to=("alpha",), until=90)), ALPHA, False,
                     id="expired"),
        pytest.param((REPORT, line("release", 20, what="r", kind="party", to=("alpha",), until=101)), ALPHA, True,
                     id="not-yet-expired"),
        pytest.param((REPORT, TO_ALPHA, line("withdraw", 30, what="l")), ALPHA, False, id="release-withdrawn"),
        pytest.param((REPORT, TO_ALPHA, line("withdraw", 30, what="r")), ALPHA, False, id="entry-withdrawn"),
        pytest.param((REPORT, line("withdraw", 15, what="r"), TO_ALPHA), ALPHA, True, id="withdrawn-before"),
        pytest.param((REPORT, TO_ALPHA, line("withdraw", 30, "charlie", "l")), ALPHA, True, id="withdrawn-by-another"),
        pytest.param((REPORT, TO_ALPHA, line("narrow", 30, what="l", kind="party", to=("charlie",))), ALPHA, False,
                     id="narrowed-away"),
        pytest.param((REPORT, TO_ALPHA, line("narrow", 30, what="l", until=60)), ALPHA, False, id="narrowed-until"),
        pytest.param((REPORT, TO_ALPHA, line("erase", 30, what="r")), ALPHA, False, id="erased"),
        pytest.param((REPORT, line("erase", 30, what="r")), Reader("bravo"), False, id="own-erased"),
        pytest.param((*ROOM, REPORT, TO_ROOM), ALPHA, True, id="room"),
        pytest.param((*ROOM[:2], REPORT, TO_ROOM), ALPHA, False, id="room-not-accepted"),
        pytest.param((ROOM[0], ROOM[2], REPORT, TO_ROOM), ALPHA, False, id="room-not-invited"),
        pytest.param((*ROOM[:2], REPORT, TO_ROOM, line("accept", 30, "alpha", "room")), ALPHA, False,
                     id="room-joined-later"),
        pytest.param((*ROOM[:2], REPORT, line("release", 20, what="r", kind="room", to=("room",), is_for_later=True),
                      line("accept", 30, "alpha", "room")), ALPHA, True, id="room-later-joiners"),
        pytest.param((*ROOM, REPORT, TO_ROOM, line("leave", 30, "alpha", "room")), ALPHA, False, id="room-left"),
        pytest.param((*ROOM, REPORT, TO_ROOM, line("uninvite", 30, what="room", to=("alpha",))), ALPHA, False,
                     id="room-uninvited"),
        pytest.param((*ROOM, REPORT, TO_ROOM, line("leave", 30, "alpha", "room"), line("accept", 31, "alpha", "room")),
                     ALPHA, False, id="room-left-and-returned"),
    ],
)  # fmt: skip
def test_visible(script: tuple[Command, ...], reader: Reader, is_seen: bool) -> None:
    assert ("r" in visible(script, reader, 100)) is is_seen


def first(at: int = 20, **more: object) -> Command:
    """Bravo releases it to charlie, who may pass it on to alpha."""
    terms: dict[str, Any] = {"kind": "party", "to": ("charlie",), "tlp": "GREEN", "onward": ("alpha",)}
    return line("release", at, what="r", **terms | more)


def passed(at: int = 30, by: str = "charlie", **more: object) -> Command:
    terms: dict[str, Any] = {"kind": "party", "to": ("alpha",), "tlp": "GREEN"}
    return line("release", at, by, "r", **terms | more)


LISTED = line("clients", 3, "charlie", to=("alpha",))
LENT = line("release", 4, "charlie", "clients3", kind="party", to=("bravo",))


@pytest.mark.parametrize(
    ("script", "is_seen"),
    [
        pytest.param((first(), passed()), True, id="passed-on"),
        pytest.param((first(onward=()), passed()), False, id="onward-to-nobody"),
        pytest.param((first(onward=("delta",)), passed()), False, id="onward-to-another"),
        pytest.param((first(to=("delta",)), passed()), False, id="by-who-did-not-see-it"),
        pytest.param((passed(20), first(30)), False, id="before-it-was-released"),
        pytest.param((first(), passed(tlp="CLEAR")), False, id="laxer-label"),
        pytest.param((first(), passed(tlp="AMBER+STRICT")), True, id="stricter-label"),
        pytest.param((first(purpose="a"), passed(purpose="b")), False, id="another-purpose"),
        pytest.param((first(purpose="a"), passed(purpose="a")), True, id="the-same-purpose"),
        pytest.param((first(purpose="a"), passed()), False, id="no-purpose"),
        pytest.param((first(), passed(onward=("delta",))), False, id="further"),
        pytest.param((first(until=90), passed()), False, id="ended"),
        pytest.param((first(until=101), passed()), True, id="not-yet-ended"),
        pytest.param((first(), passed(), line("withdraw", 40, what="release20")), False, id="withdrawn"),
        pytest.param((first(), passed(), line("withdraw", 40, what="release20"), first(50)), False, id="anew"),
        pytest.param((first(), passed(), line("withdraw", 40, "charlie", "release30")), False, id="taken-back"),
        pytest.param((first(), passed(), line("narrow", 40, what="release20", onward=())), False, id="narrowed"),
        pytest.param((first(), passed(), line("narrow", 40, what="release20", kind="party", to=("delta",))), False,
                     id="narrowed-away"),
        pytest.param((first(onward=("alpha", "delta")), passed(25, to=("delta",), onward=("alpha",)),
                      passed(by="delta")), True, id="two-hops"),
        pytest.param((first(onward=("alpha", "delta")), passed(25, to=("delta",)), passed(by="delta")), False,
                     id="two-hops-no-further"),
        pytest.param((first(onward=("*",), tlp="CLEAR"), passed(kind="public", to=(), tlp="CLEAR")), True, id="anyone"),
        pytest.param((first(tlp="CLEAR"), passed(kind="public", to=(), tlp="CLEAR")), False, id="public-not-anyone"),
        pytest.param((*ROOM, first(onward=("room",)), passed(kind="room", to=("room",))), True, id="room"),
        pytest.param((*ROOM, first(), passed(kind="room", to=("room",))), False, id="room-not-named"),
        pytest.param((first(tlp="AMBER"), passed(tlp="AMBER")), False, id="amber-no-list"),
        pytest.param((LISTED, first(tlp="AMBER"), passed(tlp="AMBER")), False, id="amber-list-not-seen"),
        pytest.param((LISTED, LENT, first(tlp="AMBER"), passed(tlp="AMBER")), True, id="amber-listed"),
        pytest.param((LISTED, LENT, first(tlp="AMBER"), line("clients", 25, "charlie"), passed(tlp="AMBER")), True,
                     id="amber-listed-then"),
        pytest.param((first(is_detached=True), passed()), False, id="alone"),
    ],
)  # fmt: skip
def test_what_is_passed_on(script: tuple[Command, ...], is_seen: bool) -> None:
    whole = tuple(sorted((REPORT, *script), key=lambda one: one.at))

    assert ("r" in visible(whole, ALPHA, 100)) is is_seen


def test_onward_of_amber_is_the_recipient_s_own_clients() -> None:
    release = first(tlp="AMBER", to=("charlie", "delta"), onward=("alpha", "echo"))
    script = (LISTED, LENT, REPORT, release)

    assert onward_of(script, release, "charlie", 100) == {"alpha"}
    assert onward_of(script, release, "delta", 100) == frozenset()


def test_the_originator_knows_nothing_of_what_is_passed_on() -> None:
    script = (REPORT, first(onward=("alpha", "bravo")))
    for more in (passed(), passed(to=("alpha", "bravo"))):
        assert known((*script, more), Reader("bravo"), 100) == known(script, Reader("bravo"), 100)
        assert known((*script, more), Reader("delta"), 100) == known(script, Reader("delta"), 100)
        assert known((*script, more), Reader("charlie"), 100) != known(script, Reader("charlie"), 100)


def test_a_detached_claim_is_seen_without_its_report_until_that_is_erased() -> None:
    claim = line("release", 20, what="r/1", kind="party", to=("alpha",), is_detached=True)

    assert visible((REPORT, claim), ALPHA, 100) == {"r/1"}
    assert visible((REPORT, claim, line("erase", 30, what="r")), ALPHA, 100) == frozenset()


def test_tombstones_go_to_who_could_see_it() -> None:
    script = (REPORT, TO_ALPHA, line("withdraw", 30, what="l"))

    assert tombstones(script, ALPHA, 29) == {}
    assert tombstones(script, ALPHA, 100) == {"r": 30}
    assert tombstones(script, Reader("charlie"), 100) == {}
    assert tombstones((*script, line("release", 40, what="r", kind="party", to=("alpha",))), ALPHA, 100) == {}


def test_memberships_are_of_now() -> None:
    assert memberships(ROOM, ALPHA, 6) == frozenset()
    assert memberships(ROOM, ALPHA, 7) == {"room"}
    assert memberships((*ROOM, line("leave", 30, "alpha", "room")), ALPHA, 100) == frozenset()


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(line("report", 40), id="report"),
        pytest.param(line("release", 40, what="r", kind="party", to=("charlie",)), id="second-audience"),
        pytest.param(line("room", 40), id="room"),
        pytest.param(line("party", 40, "echo"), id="party"),
        pytest.param(line("narrow", 40, what="l", kind="party", to=("alpha",)), id="narrowing-that-keeps-the-reader"),
    ],
)
def test_what_the_reader_may_not_know_changes_nothing_of_its_part(hidden: Command) -> None:
    script = (REPORT, TO_ALPHA)

    assert known((*script, hidden), ALPHA, 100) == known(script, ALPHA, 100)


def test_other_recipients_and_the_time_of_arrival_are_no_part_of_it() -> None:
    left = (REPORT, TO_ALPHA)
    early = Command("r", 9, "bravo", "report", "text")
    right = (early, Command("l", 20, "bravo", "release", "r", "party", ("alpha", "charlie")))

    assert known(left, ALPHA, 100) == known(right, ALPHA, 100)


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(line("release", 40, what="r", kind="party", to=("alpha",)), id="another-release"),
        pytest.param(line("withdraw", 40, what="l"), id="withdrawal"),
        pytest.param(line("narrow", 40, what="l", until=90), id="narrowing"),
        pytest.param(line("erase", 40, what="r"), id="erasure"),
        pytest.param(line("report", 40, "alpha"), id="own-report"),
        pytest.param(line("invite", 40, what="room", to=("alpha",)), id="invitation"),
    ],
)
def test_what_the_reader_may_know_changes_its_part(shown: Command) -> None:
    script = (REPORT, TO_ALPHA)

    assert known((*script, shown), ALPHA, 100) != known(script, ALPHA, 100)
