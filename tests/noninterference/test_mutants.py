"""Each leak, put into the program, is caught by the pair that is named for it (point g)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.noninterference.faults import Leak, Loss
from tests.noninterference.harness import compare
from tests.noninterference.mutants import (
    chartered,
    computed,
    desk,
    doors,
    exporting,
    keeping,
    linking,
    passing,
    rules,
    searching,
    taxii,
    told,
    views,
)  # fmt: skip
from tests.noninterference.mutants.mutant import Mutant
from tests.noninterference.node import use_line_reader
from tests.noninterference.scenarios import make_scenario

MUTANTS: tuple[Mutant, ...] = (
    *rules.MUTANTS, *passing.MUTANTS, *views.MUTANTS, *linking.MUTANTS, *told.MUTANTS, *searching.MUTANTS,
    *doors.MUTANTS, *chartered.MUTANTS, *desk.MUTANTS, *exporting.MUTANTS, *keeping.MUTANTS, *taxii.MUTANTS,
    *computed.MUTANTS,
)  # fmt: skip
LEAST = 25
PAGE = Path(__file__).parents[2] / "docs" / "security.md"


@pytest.mark.parametrize("mutant", [pytest.param(one, id=one.name) for one in MUTANTS])
def test_it_is_caught(mutant: Mutant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_line_reader(monkeypatch)
    mutant.patch(monkeypatch)

    with pytest.raises((Leak, Loss)):
        compare(
            make_scenario(mutant.scenario, mutant.user), tmp_path, is_all_doors=mutant.is_all_doors,
            has_taxii=mutant in computed.MUTANTS,
        )  # fmt: skip


def test_there_are_enough_and_the_page_lists_them() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert len(MUTANTS) >= LEAST
    assert len({one.name for one in MUTANTS}) == len(MUTANTS)
    for one in MUTANTS:
        assert f"| `{one.name}` | {one.leak} | `{one.scenario}` |" in text
