"""Alembic's entry: runs on the connection and inside the transaction that `engine.migrate` gives it."""

from alembic import context

from tansiq.ledger.schema import FIXED

context.configure(connection=context.config.attributes["connection"], target_metadata=FIXED)
with context.begin_transaction():
    context.run_migrations()
