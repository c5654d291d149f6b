"""Entries, their chain, payloads and keys; nothing in them can be changed or removed but by an erasure."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_APPEND_ONLY = ("entry", "chain", "basis", "erased")
_ERASABLE = ("payload", "payload_key")


def _position() -> "sa.Column[int]":
    return sa.Column("position", sa.Integer, sa.ForeignKey("entry.position"), primary_key=True)


def upgrade() -> None:
    _make_headers()
    _make_payloads()
    for name in _APPEND_ONLY:
        _refuse(name, "UPDATE")
        _refuse(name, "DELETE")
    for name in _ERASABLE:
        _refuse(name, "UPDATE")
        _refuse(name, "DELETE", "WHEN NOT EXISTS (SELECT 1 FROM erased WHERE position = OLD.position)")
        # INSERT OR REPLACE deletes without asking the triggers on DELETE, and nothing erased comes back.
        there = f"SELECT 1 FROM {name} WHERE position = NEW.position"  # noqa: S608 (a name of this module)
        gone = "SELECT 1 FROM erased WHERE position = NEW.position"
        _refuse(name, "INSERT", f"WHEN EXISTS ({there} UNION ALL {gone})")
    for name in ("entry", "chain"):
        following = f"SELECT coalesce(max(position), 0) + 1 FROM {name}"  # noqa: S608 (as above)
        _refuse(name, "INSERT", f"WHEN NEW.position <> ({following})")
    op.execute(
        "CREATE TRIGGER entry_once BEFORE INSERT ON entry"
        " WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id AND originator = NEW.originator)"
        " BEGIN SELECT RAISE(ABORT, 'this entry is there already'); END"
    )


def _refuse(name: str, what: str, when: str = "") -> None:
    op.execute(
        f"CREATE TRIGGER {name}_{what.lower()} BEFORE {what} ON {name} {when}"
        f" BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    )


def _make_headers() -> None:
    op.create_table(
        "entry",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.LargeBinary(32), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("originator", sa.Text, nullable=False),
        sa.Column("received", sa.Text, nullable=False),
        sa.Column("via", sa.Text, nullable=False),
    )
    op.create_index("entry_id", "entry", ["id", "originator"])
    op.create_table(
        "basis",
        sa.Column("position", sa.Integer, sa.ForeignKey("entry.position"), primary_key=True, autoincrement=False),
        sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("basis", sa.LargeBinary(32), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("basis_basis", "basis", ["basis", "position"])
    op.create_table(
        "chain",
        _position(),
        sa.Column("previous", sa.LargeBinary(32), nullable=False),
        sa.Column("payload_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
    )
    op.create_table(
        "head",
        sa.Column(
            "single",
            sa.Integer,
            sa.CheckConstraint("single = 1", name="head_single"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("seal", sa.LargeBinary(32), nullable=False),
    )


def _make_payloads() -> None:
    op.create_table(
        "payload",
        _position(),
        sa.Column("nonce", sa.LargeBinary(12), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "payload_key",
        _position(),
        sa.Column("key", sa.LargeBinary(32), nullable=False),
        sa.Column("salt", sa.LargeBinary(32), nullable=False),
    )
    op.create_table(
        "erased",
        _position(),
        sa.Column("by_position", sa.Integer, sa.ForeignKey("entry.position"), nullable=False),
    )
