"""Takes things in: the only place that knows the order intake → reading → ledger, and where operators' commands write.

A report with its reading, claims and the rows of its lists is one transaction: after a crash it is there or it is not.
"""

from tansiq.desk.access import Door, entries_of_event, log_opening
from tansiq.desk.acting import NotAllowed, NotYours
from tansiq.desk.departing import Departure, depart, exit_export
from tansiq.desk.desk import Added, Desk, Known, Outcome, Rejected
from tansiq.desk.drafts import Draft, drop_draft, keep_draft, list_drafts, release_draft
from tansiq.desk.introducing import end_introduction, introduce
from tansiq.desk.judging import judge_apart, judge_same, undo_judgement
from tansiq.desk.judging_names import judge_name_apart, judge_name_same
from tansiq.desk.keeping import hold, keep, keep_in_room, lift_hold
from tansiq.desk.naming import find_named, names_flagged
from tansiq.desk.notices import acknowledge, correct, send_notice
from tansiq.desk.once import KeyReused, opened_at
from tansiq.desk.operate import LedgerInfo, describe_ledger, init_ledger, rebuild_ledger, verify_ledger
from tansiq.desk.ordering import lift_by_order, list_orders, order_erasure, order_hold
from tansiq.desk.passing import set_clients
from tansiq.desk.releasing import narrow, release, withdraw
from tansiq.desk.retaining import NotErased, RetentionRun, run_all_retention, run_retention, start_retention
from tansiq.desk.rooms import accept, invite, leave, open_party, open_room, set_charter, uninvite
from tansiq.desk.spilling import spill
from tansiq.desk.standing import stand_release, stop_standing
from tansiq.desk.tearing import tear_line
from tansiq.desk.urgent import has_reviewer, release_urgently, review_urgent

__all__ = [
    "Added",
    "Departure",
    "Desk",
    "Door",
    "Draft",
    "KeyReused",
    "Known",
    "LedgerInfo",
    "NotAllowed",
    "NotErased",
    "NotYours",
    "Outcome",
    "Rejected",
    "RetentionRun",
    "accept",
    "acknowledge",
    "correct",
    "depart",
    "describe_ledger",
    "drop_draft",
    "end_introduction",
    "entries_of_event",
    "exit_export",
    "find_named",
    "has_reviewer",
    "hold",
    "init_ledger",
    "introduce",
    "invite",
    "judge_apart",
    "judge_name_apart",
    "judge_name_same",
    "judge_same",
    "keep",
    "keep_draft",
    "keep_in_room",
    "leave",
    "lift_by_order",
    "lift_hold",
    "list_drafts",
    "list_orders",
    "log_opening",
    "names_flagged",
    "narrow",
    "open_party",
    "open_room",
    "opened_at",
    "order_erasure",
    "order_hold",
    "rebuild_ledger",
    "release",
    "release_draft",
    "release_urgently",
    "review_urgent",
    "run_all_retention",
    "run_retention",
    "send_notice",
    "set_charter",
    "set_clients",
    "spill",
    "stand_release",
    "start_retention",
    "stop_standing",
    "tear_line",
    "undo_judgement",
    "uninvite",
    "verify_ledger",
    "withdraw",
]
