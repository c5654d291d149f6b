"""What becomes of the tear lines of a report that is erased."""

from __future__ import annotations

from tansiq.desk.acting import Acting
from tansiq.desk.releasing import take_back
from tansiq.release.tears import find_tears

__all__ = ["close_torn"]


def close_torn(desk: Acting, report: str) -> None:
    """Withdraw the tear lines of a report, in the act that erases it: what rests on it closes with it."""
    for line in find_tears(desk.connection, report).lines:
        take_back(desk, line, "its basis was erased")
