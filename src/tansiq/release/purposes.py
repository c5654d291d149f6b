"""The short list of purposes that a release may name; compared for equality and nothing else."""

from __future__ import annotations

from functools import cache

from tansiq.knowledge.loader import load_rows

__all__ = ["list_purposes"]


@cache
def list_purposes() -> dict[str, dict[str, str]]:
    """Purpose to its names by language ("en", "ar"), in the order of the list."""
    return {row["purpose"]: {"en": row["en"], "ar": row["ar"]} for row in load_rows("purposes")}
