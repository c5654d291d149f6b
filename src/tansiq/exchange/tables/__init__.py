"""A view as tables: the columns that conflict analysts use, with a range where they have one number."""

from tansiq.exchange.tables.columns import COLUMNS, Column, row_of
from tansiq.exchange.tables.writers import guard

__all__ = ["COLUMNS", "Column", "guard", "row_of"]
