"""Derived tables of linking: blocking keys and links, of no reader."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text

from tansiq.release.tables import SHOWN

__all__ = [
    "LINKS",
    "judged",
    "judged_name",
    "large_key",
    "link",
    "link_key",
    "shown_judgement",
    "text_key",
    "text_link",
    "text_mark",
]

LINKS = MetaData()
"""What is kept of work done: a link that no reader's block admits any more may stay, so that rebuilding makes fewer."""

link_key = Table(
    "link_key",
    SHOWN,
    # A hash of the key.
    Column("key", Integer, primary_key=True),
    # What is first in a block: by period, then by the telling's anchor.
    Column("start", Integer, primary_key=True),
    Column("telling", Integer, primary_key=True),
    Index("link_key_telling", "telling"),
    sqlite_with_rowid=False,
)
"""Blocking keys of tellings (linking/candidates.py)."""
large_key = Table("large_key", SHOWN, Column("key", Integer, primary_key=True))
"""Keys under which so many tellings stand, of all readers together, that a cap could come in."""
link = Table(
    "link",
    LINKS,
    # a < b.
    Column("a", Integer, primary_key=True),
    Column("b", Integer, primary_key=True),
    Column("weight", Float, nullable=False),
    Index("link_b", "b"),
    sqlite_with_rowid=False,
)
"""Pairs of tellings that the program finds to be one event, with the log odds of it."""
text_key = Table(
    "text_key",
    SHOWN,
    Column("key", Integer, primary_key=True),
    Column("report", LargeBinary(32), primary_key=True),
    Index("text_key_report", "report"),
    sqlite_with_rowid=False,
)
"""Blocking keys of reports' texts."""
text_mark = Table(
    "text_mark",
    SHOWN,
    Column("report", LargeBinary(32), primary_key=True),
    # Hashes of its runs of words, eight bytes each.
    Column("shingles", LargeBinary, nullable=False),
    # Its landmarks as JSON.
    Column("landmarks", Text, nullable=False),
    # Types of its events, and whether each is denied, as JSON.
    Column("told", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What is compared of a report's text."""
text_link = Table(
    "text_link",
    SHOWN,
    # a < b.
    Column("a", LargeBinary(32), primary_key=True),
    Column("b", LargeBinary(32), primary_key=True),
    Column("how", Text, nullable=False),
    Column("shared", Float, nullable=False),
    Index("text_link_b", "b"),
    sqlite_with_rowid=False,
)
"""Reports that carry one text: "copy", "edited" or "translation"."""
judged = Table(
    "judged",
    SHOWN,
    # Anchors of two tellings, each pair both ways.
    Column("side", LargeBinary(32), primary_key=True),
    Column("other", LargeBinary(32), primary_key=True),
    Column("judgement", LargeBinary(32), primary_key=True),
    Index("judged_judgement", "judgement"),
    sqlite_with_rowid=False,
)
"""Which judgements there are on which tellings; who sees them, their entries decide."""
judged_name = Table(
    "judged_name",
    SHOWN,
    # What two places or actors are called (ledger/names.py, `same`), each pair both ways.
    Column("side", Integer, primary_key=True),
    Column("other", Integer, primary_key=True),
    Column("judgement", LargeBinary(32), primary_key=True),
    Index("judged_name_judgement", "judgement"),
    sqlite_with_rowid=False,
)
"""Which judgements there are on names; who sees them, their entries decide."""
shown_judgement = Table(
    "shown_judgement",
    SHOWN,
    Column("reader", Text, primary_key=True),
    # Time of the act, by which they are listed.
    Column("at", Text, primary_key=True),
    Column("judgement", LargeBinary(32), primary_key=True),
    Column("since", Text, primary_key=True),
    Column("opens", Text, nullable=False),
    Column("until", Text, nullable=False),
    Index("shown_judgement_judgement", "judgement"),
    sqlite_with_rowid=False,
)
"""Which judgements a reader sees."""
