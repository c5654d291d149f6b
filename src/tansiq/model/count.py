"""A number as the words give it: a closed range, its maximum possibly unknown. Nothing is rounded to one guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tansiq.errors import ModelError

__all__ = ["Count"]


@dataclass(frozen=True, slots=True)
class Count:
    """Closed range [min, max]; max None where the words set no ceiling ("at least 12" is 12..None).

    Raises:
        ModelError: min is negative or greater than max.
    """

    min: int
    max: int | None

    def __post_init__(self) -> None:
        if self.min < 0 or (self.max is not None and self.max < self.min):
            raise ModelError(f"not a count: {self.min}..{self.max}")

    @classmethod
    def exactly(cls, number: int) -> Count:
        return cls(number, number)

    @classmethod
    def at_least(cls, number: int) -> Count:
        return cls(number, None)

    @property
    def is_exact(self) -> bool:
        return self.min == self.max

    def __add__(self, other: Count) -> Count:
        """The toll of two groups that share nobody."""
        top = None if self.max is None or other.max is None else self.max + other.max
        return Count(self.min + other.min, top)

    def hull(self, other: Count) -> Count:
        """The smallest range that holds both."""
        top = None if self.max is None or other.max is None else max(self.max, other.max)
        return Count(min(self.min, other.min), top)

    def overlaps(self, other: Count) -> bool:
        """Whether one true number could satisfy both."""
        return (self.max is None or other.min <= self.max) and (other.max is None or self.min <= other.max)

    def to_json(self) -> list[int | None]:
        return [self.min, self.max]

    @classmethod
    def from_json(cls, data: list[Any]) -> Count:
        return cls(data[0], data[1])
