"""Alembic migrations of the fixed tables; the derived ones are rebuilt instead."""
