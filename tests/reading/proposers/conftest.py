"""A service for an address, whose waits are noted and not waited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tansiq.reading.proposers.budget import Budget
from tansiq.reading.proposers.service import Service
from tansiq.settings import ModelService, Secret
from tests.reading.proposers.asking import KEY, NOW, Make


@pytest.fixture
def slept() -> list[float]:
    """Seconds that were waited, none of them really."""
    return []


@pytest.fixture
def make(tmp_path: Path, slept: list[float]) -> Make:
    """Makes a Service for an address."""

    def build(
        address: str, *, party: str = "home", clock: Callable[[], datetime] = lambda: NOW, **more: Any
    ) -> Service:
        settings = replace(ModelService(address, "small-1", key=Secret(KEY), timeout_s=20.0), **more)
        budget = Budget(tmp_path, party=party, service=address, per_day=settings.per_day, clock=clock)
        return Service(settings, party=party, budget=budget, sleep=slept.append)

    return build
