"""A measured figure beside its budget."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Figure", "best_of"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Args:
        what: What was measured.
        value: In `unit`.
        unit: Unit of the value.
        at_most: Budget of design, in the same unit; None where there is none.
    """

    what: str
    value: float
    unit: str
    at_most: float | None = None

    @property
    def is_over(self) -> bool:
        return self.at_most is not None and self.value > self.at_most


def best_of(times: list[float]) -> float:
    """The shortest: other work on the machine only ever adds to a time."""
    return min(times)
