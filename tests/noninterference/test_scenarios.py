"""The pairs by hand: on the program as it is, none tells its reader anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.noninterference.harness import compare
from tests.noninterference.scenarios import SCENARIOS, make_scenario


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in SCENARIOS])
def test_nothing_is_told_and_nothing_is_lost(name: str, tmp_path: Path) -> None:
    assert compare(make_scenario(name), tmp_path, has_taxii=True) > 0
