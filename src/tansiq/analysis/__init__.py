"""Counts, trends, watches and situation reports, over a view and never over the ledger. Nothing stands here yet."""
