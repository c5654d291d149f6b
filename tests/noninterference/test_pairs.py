"""Scripts equal for a reader, from the first command on, at three random moments and the end (points b to h).

TANSIQ_HARNESS chooses how many: nothing is what `make test` runs, "check" what `make check` does, "long" the long run.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

import pytest

from tests.noninterference.groups import coverage, make_group
from tests.noninterference.runs import Task, linked_with_hidden, run_all, workers


class Size(NamedTuple):
    """How many pairs, and how many scripts a group has: N scripts are N(N-1)/2 pairs for N nodes run."""

    pairs: int
    scripts: int

    def groups(self) -> int:
        return -(-self.pairs // (self.scripts * (self.scripts - 1) // 2))


SIZES = {
    "": (Size(100, 2), Size(10, 2)),
    "check": (Size(2_000, 5), Size(100, 5)),
    "long": (Size(100_000, 40), Size(2_000, 24)),
}
"""Pairs at the functions of release, and through all doors."""
MODE = os.environ.get("TANSIQ_HARNESS", "")
FUNCTIONS, DOORS = SIZES[MODE]
FLOOR = 0.2
"""Least share of pairs that exercise each of COVERED."""
COVERED = (
    "a judgement on names, hidden",
    "a judgement on names, seen",
    "a judgement on who did it",
    "a judgement, hidden, of what is seen",
    "a judgement, seen",
    "a narrowing",
    "a release at the desk, hidden",
    "a second audience, hidden",
    "an expired release",
    "claims released alone",
    "leaving altogether",
    "left and came back",
    "names flagged",
    "one search term, seen and hidden",
    "one text, seen and hidden",
    "passed on, hidden",
    "passed on, known",
    "two versions of an object",
)
CHUNKS = {"": 4, "check": 10, "long": 64}[MODE]
"""Groups are reported in so many lots, so that a long run shows how far it is."""


def lots(size: Size, first: int) -> list[object]:
    groups = size.groups()
    step = max(1, -(-groups // CHUNKS))
    return [
        pytest.param(range(first + at, first + min(at + step, groups)), id=f"{at}-up") for at in range(0, groups, step)
    ]


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    with workers() as made:
        yield made


@pytest.mark.parametrize("seeds", lots(FUNCTIONS, 0))
def test_the_functions_of_release_answer_equal_scripts_with_equal_bytes(
    seeds: range, pool: ProcessPoolExecutor
) -> None:
    assert run_all(pool, [Task(seed, FUNCTIONS.scripts) for seed in seeds]) >= len(seeds)


@pytest.mark.parametrize("seeds", lots(DOORS, 1_000_000))
def test_all_doors_answer_equal_scripts_with_equal_bytes(seeds: range, pool: ProcessPoolExecutor) -> None:
    assert run_all(pool, [Task(seed, DOORS.scripts, is_all_doors=True) for seed in seeds]) >= len(seeds)


def test_pairs_exercise_what_they_must() -> None:
    found = Counter(what for seed in range(100) for what in coverage(make_group(seed)))

    assert set(found) <= set(COVERED)
    assert {what: found[what] for what in COVERED if found[what] < FLOOR * 100} == {}


def test_pairs_exercise_links_of_what_is_seen_with_what_is_hidden(pool: ProcessPoolExecutor) -> None:
    groups = 20
    found = Counter(what for one in pool.map(linked_with_hidden, range(groups)) for what in one)

    assert found.keys() == {"one event, seen and hidden", "one block over its cap, seen and hidden"}
    assert min(found.values()) >= FLOOR * groups, found


def test_the_scripts_of_a_group_differ_and_are_equal_for_their_reader() -> None:
    for seed in range(100):
        group = make_group(seed, 3)
        assert len(set(group.scripts)) == 3
        assert group.is_equal()
