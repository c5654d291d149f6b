"""Tear lines: a shorter or cleaned text of a report, an entry of its own that is released to a wider audience."""

from __future__ import annotations

from collections.abc import Callable

from tansiq.desk.acting import acting, check_right
from tansiq.desk.desk import Added, Desk, Known
from tansiq.errors import ReleaseError
from tansiq.intake import Taken
from tansiq.model import Report
from tansiq.release.tears import find_tears
from tansiq.settings import Settings

__all__ = ["tear_line"]


def tear_line(
    settings: Settings,
    report: str,
    *,
    text: str,
    title: str = "",
    party: str | None = None,
    open_desk: Callable[..., Desk] = Desk,
) -> str:
    """Make a tear line of a report of one's own: read like any report, and released by itself.

    Readers of the tear line see nothing of the report, not even that there is one; for readers of both the two count as
    one source. Erasing the report withdraws it.

    Args:
        text: Shorter than the report's.
        open_desk: What takes it in.

    Returns:
        The id of the tear line, a report.

    Raises:
        NotYours: The party has no such report.
        ReleaseError: The text is empty, not shorter, or the party has a report of this text.
    """
    check_right(settings, "contribute")
    name = settings.party if party is None else party
    with acting(settings, name, right="contribute") as desk:
        stored = desk.get_own(report, "report")
        lines = find_tears(desk.connection, report).lines
    if stored.entry.payload is None:
        raise ReleaseError("it was erased", code="erased", where=report)
    whole = Report.from_json(stored.entry.payload)
    text = text.strip()
    if not text or len(text) >= len(whole.text.strip()):
        raise ReleaseError("a tear line is shorter than its report", code="tear-line", hint="leave something out")
    line = Report(
        text,
        Report.hash_bytes(text.encode()),
        whole.language,
        outlet=whole.outlet,
        published=whole.published,
        title=title.strip()[:200],
    )
    made = open_desk(settings, party=name, via="command", tear_of=report)
    (done,) = made.take_in([Taken(line, "tear line")])
    if settings.sending is not None and isinstance(done, Known) and done.report_id in lines:
        # A form that was sent before.
        return done.report_id
    if not isinstance(done, Added):
        raise ReleaseError("you have a report of this text already", code="tear-known")
    return done.report_id
