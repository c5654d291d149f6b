"""Pairs of scripts equal for a reader, from the first command on, at three random moments and the end (point b to h).

TANSIQ_HARNESS chooses how many: nothing is what `make test` runs, "check" what `make check` does, "long" the long run.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.noninterference.harness import compare
from tests.noninterference.node import WAYS, use_line_reader
from tests.noninterference.scripts import Pair, coverage, make_pair

SIZES = {"": (100, 10), "check": (2_000, 100), "long": (100_000, 2_000)}
"""Pairs at the functions of release, and through all doors."""
FUNCTIONS, DOORS = SIZES[os.environ.get("TANSIQ_HARNESS", "")]
FLOOR = 0.2
"""Least share of pairs that exercise each of COVERED."""
COVERED = (
    "a narrowing",
    "a second audience, hidden",
    "an expired release",
    "left and came back",
    "one search term, seen and hidden",
    "one text, seen and hidden",
    "passed on, hidden",
    "passed on, known",
)
CHUNKS = 10


def chunks(total: int) -> list[object]:
    size = max(1, total // CHUNKS)
    return [pytest.param(range(at, min(at + size, total)), id=f"{at}-up") for at in range(0, total, size)]


def run(pair: Pair, seed: int, folder: Path, *, way: str = "desk", is_all_doors: bool = False) -> int:
    where = folder / str(seed)
    where.mkdir()
    return compare(pair, where, way=way, is_all_doors=is_all_doors, seed=seed)


@pytest.mark.parametrize("seeds", chunks(FUNCTIONS))
def test_the_functions_of_release_answer_equal_scripts_with_equal_bytes(seeds: range, tmp_path: Path) -> None:
    for seed in seeds:
        assert run(make_pair(seed), seed, tmp_path) > 0


@pytest.mark.parametrize("seeds", chunks(DOORS))
def test_all_doors_answer_equal_scripts_with_equal_bytes(
    seeds: range, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_line_reader(monkeypatch)
    for seed in seeds:
        way = WAYS[seed % len(WAYS)]
        assert run(make_pair(1_000_000 + seed), seed, tmp_path, way=way, is_all_doors=True) > 0


def test_pairs_exercise_what_they_must() -> None:
    found = Counter(what for seed in range(100) for what in coverage(make_pair(seed)))

    assert set(found) <= set(COVERED)
    assert {what: found[what] for what in COVERED if found[what] < FLOOR * 100} == {}


def test_the_two_scripts_of_a_pair_differ_and_are_equal_for_their_reader() -> None:
    for seed in range(100):
        pair = make_pair(seed)
        assert pair.left != pair.right
        assert pair.is_equal()
