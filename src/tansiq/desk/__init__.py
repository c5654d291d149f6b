"""Takes things in: the only place that knows the order intake → reading → ledger, and where operators' commands write.

A report with its reading, claims and the rows of its lists is one transaction: after a crash it is there or it is not.
"""

from tansiq.desk.desk import Added, Desk, Known, Outcome, Rejected
from tansiq.desk.operate import LedgerInfo, describe_ledger, init_ledger, rebuild_ledger, verify_ledger

__all__ = [
    "Added",
    "Desk",
    "Known",
    "LedgerInfo",
    "Outcome",
    "Rejected",
    "describe_ledger",
    "init_ledger",
    "rebuild_ledger",
    "verify_ledger",
]
