"""What `tansiq ledger verify` asks of links."""

from __future__ import annotations

from sqlalchemy import Connection, text

from tansiq.release.links.marks import find_marks
from tansiq.release.links.scoring import texts_of, weigh

__all__ = ["drop_linked", "has_false_links"]

_LINKED = """
    DELETE FROM shown_event WHERE telling IN (
        SELECT a FROM temp.link UNION SELECT b FROM temp.link
        UNION SELECT telling FROM main.telling WHERE anchor IN (SELECT side FROM temp.judged))
"""
_BEYOND = """
    SELECT a, b, weight FROM main.link own
    WHERE NOT EXISTS (SELECT 1 FROM temp.link made WHERE made.a = own.a AND made.b = own.b)
"""


def drop_linked(connection: Connection) -> None:
    """Remove the rows of tellings that are linked or judged: they were made with what they are linked with."""
    connection.execute(text(_LINKED))


def has_false_links(connection: Connection) -> bool:
    """Whether a link that no reader needs any more is not what its two tellings give."""
    rows = connection.execute(text(_BEYOND)).all()
    marks = {one.key: one for one in find_marks(connection, {number for row in rows for number in row[:2]})}
    texts = texts_of(connection, {one.report for one in marks.values()})
    return any(
        row.a not in marks or row.b not in marks or weigh(marks[row.a], marks[row.b], texts) != row.weight
        for row in rows
    )
