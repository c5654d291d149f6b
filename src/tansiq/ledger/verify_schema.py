"""Whether the database has the tables, columns, indexes and triggers that this program makes, and nothing besides.

A dropped trigger lets entries be changed, an added one changes rows later, and a view in place of a table shows
whatever it likes: none of them touches an entry, so the chain cannot tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sqlalchemy import Connection, create_engine, text

from tansiq.ledger.engine import migrate
from tansiq.ledger.schema import WORD_INDEXES
from tansiq.ledger.store import Ledger
from tansiq.ledger.verify import Fault

__all__ = ["verify_schema"]

_NAME_SHOWN = 40
_INDEX_PARTS = tuple(f"{name}_" for name in WORD_INDEXES)
"""Tables that SQLite itself makes for the word indexes, in the form of its version."""

Make = Callable[[Connection], None]


def verify_schema(ledger: Ledger, make_derived: Make) -> Fault | None:
    """Compare the schema with that of an empty ledger made for the purpose.

    Args:
        make_derived: Makes all derived tables; the fixed ones come from the migrations.

    Returns:
        The first difference, by name; None where there is none.

    Raises:
        LedgerError: The database cannot be read.
    """
    with ledger.read() as connection:
        found = _objects(connection)
    expected = _expected(make_derived)
    for kind, name in sorted(found.keys() | expected.keys()):
        own, other = expected.get((kind, name)), found.get((kind, name))
        if own != other:
            what = "is missing" if other is None else "was added" if own is None else "was altered"
            message = f"the {kind} {name[:_NAME_SHOWN]!r} of the database {what}"
            return Fault(0, "altered-schema", message)
    return None


def _expected(make_derived: Make) -> dict[tuple[str, str], str]:
    engine = create_engine("sqlite://")
    try:
        migrate(engine)
        with engine.begin() as connection:
            make_derived(connection)
            return _objects(connection)
    finally:
        engine.dispose()


def _objects(connection: Connection) -> dict[tuple[str, str], str]:
    rows = connection.execute(text("SELECT type, name, sql FROM sqlite_master"))
    return {(kind, name): "" if name.startswith(_INDEX_PARTS) else _plain(sql) for kind, name, sql in rows}


def _plain(sql: str | None) -> str:
    """Without what SQLAlchemy's versions write differently: quotes of names and white space."""
    return re.sub(r'["\s]+', " ", sql or "").strip()
