"""What was seen, is seen and is seen no more: every story is also lived through step by step."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tansiq.ledger import format_time
from tansiq.release import Reader, Share, decide_release
from tansiq.release.decide import find_gone, find_windows
from tansiq.release.runs import NEVER, Window, less
from tansiq.release.stretches import find_end
from tests.release.test_truth_table import Story

STEPS = st.lists(
    st.sampled_from(
        [
            "report released to ministry",
            "report released to ministry:amal",
            "report released to liaison",
            "report released to public",
            "report released to room",
            "report released to room for later joiners",
            "report released to ministry until tomorrow",
            "claim released to ministry",
            "claim detached to ministry",
            "claim detached to room",
            "judgement released to liaison",
            "report released to ministry onward liaison,other as GREEN",
            "report released to ministry onward room as GREEN until tomorrow",
            "report released to room onward liaison as GREEN",
            "report released to liaison as GREEN by ministry",
            "report released to liaison onward other as GREEN by ministry",
            "report released to room as GREEN by ministry",
            "report released to other as GREEN by liaison",
            "report released to ministry as GREEN by liaison",
            "judgement released to liaison onward other as GREEN",
            "judgement released to other as GREEN by liaison",
            "release withdrawn",
            "report withdrawn",
            "passing withdrawn",
            "release narrowed onward other",
            "release narrowed as AMBER+STRICT",
            "release narrowed to liaison",
            "release narrowed to room",
            "release narrowed until tomorrow",
            "ministry joins",
            "ministry leaves",
            "liaison joins",
            "liaison leaves",
            "report erased",
            "two days pass",
        ]
    ),
    max_size=9,
)
READERS = st.sampled_from(
    [Reader("command"), Reader("ministry"), Reader("ministry", "amal"), Reader("liaison"), Reader("other")]
)
TOMORROW = "2026-01-06T12:00:00.000000Z"
KINDS = st.sampled_from(["report", "claim", "judgement"])


def _is_idle(step: str, before: list[str]) -> bool:
    if step.startswith(("release ", "passing ")):
        return not any(one.startswith("report released") for one in before)
    return step == "report erased" and step in before


def possible(steps: list[str]) -> list[str]:
    """The steps without those that cannot happen: leaving without having joined, closing what is not there."""
    found: list[str] = []
    inside: set[str] = set()
    for step in steps:
        party, _, move = step.partition(" ")
        if move == "joins" and party not in inside:
            inside.add(party)
        elif move == "leaves" and party in inside:
            inside.remove(party)
        elif move in ("joins", "leaves") or _is_idle(step, found):
            continue
        found.append(step)
    return found


def tell(steps: list[str]) -> Story:
    return Story("; ".join(steps or ["nothing"]))


def is_seen(steps: list[str], kind: str, reader: Reader) -> bool:
    story = tell(steps)
    return isinstance(decide_release(story.facts(kind), reader, story.now), Share)


def live(steps: list[str], kind: str, reader: Reader) -> tuple[str, str]:
    """Since when it is seen and since when it is seen no more, "" for never: the rule asked after every step alone."""
    since = gone = ""
    before = False
    for length in range(len(steps) + 1):
        now = is_seen(steps[:length], kind, reader)
        if now != before:
            is_term = bool(length) and steps[length - 1] == "two days pass"
            told = TOMORROW if is_term else format_time(tell(steps[:length]).now)
            since, gone = (told, "") if now else ("", told)
        before = now
    return since, gone


@settings(max_examples=500, deadline=None)
@given(STEPS, KINDS, READERS)
def test_what_is_seen_and_seen_no_more_is_what_was_lived_through(steps: list[str], kind: str, reader: Reader) -> None:
    check_lived(possible(steps), kind, reader)


@pytest.mark.parametrize(
    ("story", "kind"),
    [
        pytest.param(story, kind, id=story.replace(" ", "-"))
        for story, kind in (
            ("ministry joins; report released to public; ministry leaves; release narrowed to room", "report"),
            ("report released to ministry until tomorrow; two days pass; report released to ministry", "report"),
            ("report released to ministry until tomorrow; two days pass; report withdrawn", "report"),
            ("report released to ministry; two days pass; release narrowed until tomorrow", "report"),
            ("report released to ministry; report released to public; release withdrawn", "report"),
            ("ministry joins; claim detached to room; report released to public; ministry leaves", "claim"),
            ("claim released to ministry; report released to public; release withdrawn", "claim"),
            ("report released to ministry onward liaison as GREEN; report released to liaison by ministry", "report"),
        )
    ],
)
def test_pinned_stories_are_what_was_lived_through(story: str, kind: str) -> None:
    check_lived(story.split("; "), kind, Reader("ministry"))


def check_lived(told: list[str], kind: str, reader: Reader) -> None:
    """What the rule says at the end is what it said step by step."""
    story = tell(told)
    facts = story.facts(kind)
    decision = decide_release(facts, reader, story.now)
    since, gone = live(told, kind, reader)

    assert (find_gone(facts, reader, story.now) or "") == gone
    if reader.party != facts.originator:
        assert (decision.since if isinstance(decision, Share) else "") == since


@settings(max_examples=200, deadline=None)
@given(STEPS, KINDS, READERS)
def test_windows_are_disjoint_and_in_order(steps: list[str], kind: str, reader: Reader) -> None:
    facts = tell(possible(steps)).facts(kind)
    windows = find_windows(facts, reader)

    assert all(window.opens < window.until for window in windows)
    assert all(before.until <= after.opens for before, after in pairwise(windows))
    end = find_end(facts, reader)
    if windows:
        assert end is not None
        assert end.opens == windows[-1].until


@settings(max_examples=200, deadline=None)
@given(STEPS, READERS)
def test_a_further_narrowing_never_shows_more(steps: list[str], reader: Reader) -> None:
    told = [*possible(steps), "report released to public"]
    narrowings = ("to liaison", "to room", "until tomorrow", "onward other", "as RED")
    for more in (f"release narrowed {one}" for one in narrowings):
        if is_seen([*told, more], "report", reader):
            assert is_seen(told, "report", reader)


def test_a_clock_that_ran_back_opens_nothing_again() -> None:
    story = Story("report released to ministry; two days pass; report withdrawn")
    early = story.now - timedelta(days=2)

    assert not isinstance(decide_release(story.facts("report"), Reader("ministry"), early), Share)
    assert find_gone(story.facts("report"), Reader("ministry"), early) is not None


def window(opens: str, until: str) -> Window:
    return Window("since", until, opens, "rule", "Reason.")


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        pytest.param([], [("1", "5")], id="nothing"),
        pytest.param([("", "2")], [("2", "5")], id="beginning"),
        pytest.param([("4", NEVER)], [("1", "4")], id="end"),
        pytest.param([("2", "3")], [("1", "2"), ("3", "5")], id="middle"),
        pytest.param([("2", "3"), ("4", "9")], [("1", "2"), ("3", "4")], id="two"),
        pytest.param([("", NEVER)], [], id="all"),
        pytest.param([("6", "7")], [("1", "5")], id="beside"),
        pytest.param([("1", "5")], [], id="the-same"),
    ],
)
def test_what_is_left_of_a_window(taken: list[tuple[str, str]], left: list[tuple[str, str]]) -> None:
    found = less([window("1", "5")], [window(*one) for one in taken])

    assert [(one.opens, one.until) for one in found] == left
