"""What a mutant is: one leak as a small patch, and the test that must catch it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

__all__ = ["Mutant"]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One leak.

    Args:
        name: Short and unique.
        leak: What it lets out, or what it loses.
        scenario: The pair of scenarios.py that catches it.
        patch: Puts the leak into the program.
        user: The reader is this user of the party.
        is_all_doors: Pages and commands are asked too.
    """

    name: str
    leak: str
    scenario: str
    patch: Callable[[pytest.MonkeyPatch], None]
    user: str = ""
    is_all_doors: bool = False
