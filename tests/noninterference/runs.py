"""Runs many groups of scripts on all processors, and says what was compared."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import text

from tansiq.ledger import open_ledger
from tansiq.linking import candidates
from tests.noninterference.groups import make_group
from tests.noninterference.harness import compare
from tests.noninterference.node import WAYS, Node, use_line_reader

__all__ = ["Task", "linked_with_hidden", "run_all", "workers"]

SMALL_CAP = 2
_MEMORY = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Task:
    """One group to be run: its number, its scripts, and by what doors it is asked."""

    seed: int
    size: int
    is_all_doors: bool = False


def _run(task: Task) -> int:
    """Pairs that were compared in one group.

    Raises:
        AssertionError: Naming the group, for what a leak or loss says is long.
    """
    # In memory where there is such a folder: a node waits for the disk at every command.
    folder = Path(tempfile.mkdtemp(dir=_MEMORY if _MEMORY.is_dir() else None))
    group = make_group(task.seed, task.size)
    way = WAYS[task.seed % len(WAYS)] if task.is_all_doors else "desk"
    try:
        with pytest.MonkeyPatch.context() as patch:
            use_line_reader(patch)
            # Blocks of scripts are small: in every other group the cap comes in.
            patch.setattr(candidates, "CAP", SMALL_CAP if task.seed % 2 else candidates.CAP)
            assert compare(group, folder, way=way, is_all_doors=task.is_all_doors, seed=task.seed) > 0
    except AssertionError as error:
        raise AssertionError(f"{task}: {error}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return group.pairs


def linked_with_hidden(seed: int) -> frozenset[str]:
    """What the links of a group's scripts exercise, as the program has them at the end."""
    group = make_group(seed)
    folder = Path(tempfile.mkdtemp(dir=_MEMORY if _MEMORY.is_dir() else None))
    found: set[str] = set()
    try:
        with pytest.MonkeyPatch.context() as patch:
            use_line_reader(patch)
            patch.setattr(candidates, "CAP", SMALL_CAP)
            for number, script in enumerate(group.scripts):
                node = Node(folder / str(number))
                node.folder.mkdir()
                node.run(script, group.moments[-1])
                found |= set(_linked(node, group.reader.party))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return frozenset(found)


_TELLINGS = """
    SELECT telling, report IN (SELECT report FROM shown_report WHERE reader = :party) FROM telling
"""


def _linked(node: Node, party: str) -> Iterator[str]:
    with open_ledger(node.folder / "home", clock=node.settings(party, 0).clock).read() as connection:
        is_seen = dict(tuple(row) for row in connection.execute(text(_TELLINGS), {"party": party}))
        links = connection.execute(text("SELECT a, b FROM link")).all()
        keys = connection.execute(text("SELECT key, telling FROM link_key JOIN large_key USING (key)")).all()
    if any(is_seen[a] != is_seen[b] for a, b in links):
        yield "one event, seen and hidden"
    blocks: dict[int, set[bool]] = {}
    for key, telling in keys:
        blocks.setdefault(key, set()).add(bool(is_seen[telling]))
    if any(len(sorts) == 2 for sorts in blocks.values()):
        yield "one block over its cap, seen and hidden"


@contextmanager
def workers() -> Iterator[ProcessPoolExecutor]:
    """A process a processor; started anew, for a fork would take the test's threads and open files with it."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        yield pool


def run_all(pool: ProcessPoolExecutor, tasks: Iterable[Task]) -> int:
    """Run groups; how many pairs they were."""
    return sum(pool.map(_run, tasks))
