"""What the harness finds."""

from __future__ import annotations

__all__ = ["Leak", "Loss"]


class Leak(AssertionError):  # noqa: N818 (what it is called where it is read)
    """The reader is told something by what it may not know of."""


class Loss(AssertionError):  # noqa: N818
    """What the reader may see is not found through a door meant for it."""
