"""How a report or an object that a legal hold keeps ends for everybody else when its party leaves altogether."""

from __future__ import annotations

from tansiq.desk.acting import Acting
from tansiq.desk.torn import close_torn
from tansiq.ledger import find_resting_on
from tansiq.release.register import show_entry

__all__ = ["end_for_others"]


def end_for_others(desk: Acting, entry_id: str, reason: str) -> None:
    """Withdraw a report, all that was read in it and its tear lines, or a posted object: to all others it looks erased.

    That there is a hold is the party's alone to know: who held copies is chased as of an erasure, by the same words.
    """
    rests = find_resting_on(desk.connection, [entry_id], ["reading", "claim"])
    gone = (entry_id, *(one for _, one in rests))
    released = {on for on, _ in find_resting_on(desk.connection, gone, ["release"])}
    for one in gone:
        if one == entry_id or one in released:
            # The first speaks for all of them.
            payload = {"what": one, "reason": reason, "ends": list(gone) if one == entry_id else []}
            desk.act("withdrawal", payload, (one,))
    show_entry(desk.connection, desk.keys, gone)
    close_torn(desk, entry_id)
