"""Takes things in: the only place that knows the order intake → reading → ledger, and where operators' commands write.

A report with its reading, claims and the rows of its lists is one transaction: after a crash it is there or it is not.
"""

from tansiq.desk.acting import NotAllowed, NotYours
from tansiq.desk.desk import Added, Desk, Known, Outcome, Rejected
from tansiq.desk.judging import judge_apart, judge_same, undo_judgement
from tansiq.desk.operate import LedgerInfo, describe_ledger, init_ledger, rebuild_ledger, verify_ledger
from tansiq.desk.passing import set_clients
from tansiq.desk.releasing import narrow, release, withdraw
from tansiq.desk.rooms import accept, invite, leave, open_party, open_room, set_charter, uninvite

__all__ = [
    "Added",
    "Desk",
    "Known",
    "LedgerInfo",
    "NotAllowed",
    "NotYours",
    "Outcome",
    "Rejected",
    "accept",
    "describe_ledger",
    "init_ledger",
    "invite",
    "judge_apart",
    "judge_same",
    "leave",
    "narrow",
    "open_party",
    "open_room",
    "rebuild_ledger",
    "release",
    "set_charter",
    "set_clients",
    "undo_judgement",
    "uninvite",
    "verify_ledger",
    "withdraw",
]
