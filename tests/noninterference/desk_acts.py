"""What scripts do at the release desk: openings, notices, receipts, spills, what is prepared, and what is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from tansiq import desk
from tansiq.errors import TansiqError
from tansiq.model import Audience
from tansiq.model.release import Tlp
from tansiq.release import HoldScope, Reader, open_view
from tansiq.settings import Settings
from tests.noninterference.faults import Leak, Loss
from tests.noninterference.language import Command, time_of
from tests.noninterference.telling import is_flagged

__all__ = ["DESK_VERBS", "act_at_desk", "confirm_names"]

DESK_VERBS = (
    "depart", "open", "correct", "notify", "confirm", "spill", "draft", "stand", "urgent", "keep", "retire", "hold",
    "order", "retain", "introduce",
)  # fmt: skip


_HELD = "it names persons beside words for detainees"


def confirm_names(line: Command, text: str, made: Callable[[bool], str]) -> str:
    """Do a release, confirming the names where it is held for them: that it is hangs on the text's own words alone.

    Args:
        text: Of the report that the line is about, "" for none.
        made: Does it, given whether the names were seen.

    Raises:
        Leak: It is held for what is not in the text.
        Loss: It is not held.
    """
    is_expected = bool(text) and is_flagged(text, line.what)
    try:
        done = made(False)
    except TansiqError as error:
        if _HELD not in str(error):
            raise
        if not is_expected:
            raise Leak(f"{line.name} is held for names that its text does not have") from error
        return made(True)
    if is_expected:
        raise Loss(f"{line.name} is not held for the names of its text")
    return done


def act_at_desk(
    settings: Settings, line: Command, what: str, audience: Audience, entries: Sequence[str], *, text: str = ""
) -> str:
    """Do what a line says; the id of the entry that it made, "" for none.

    Args:
        audience: Of "correct", the report that replaces the first.
        what: The id of what it is about.
        entries: Ids of the claims where it is about an event of a report, else the same.
        text: Of the report that it is about, "" for none.
    """
    tlp = cast("Tlp", line.tlp)
    match line.verb:
        case "depart":
            desk.depart(settings, reason=f"left in {line.name}", party=line.by)
        case "open":
            desk.log_opening(settings, Reader(line.by, line.kind), entries, "page")
        case "correct":
            return desk.correct(settings, what, by=audience.ids[0], party=line.by)
        case "notify":
            desk.send_notice(settings, what, text=f"told by {line.name}", party=line.by)
        case "confirm":
            with open_view(settings, Reader(line.by)) as view:
                notice = next(one.id for one in view.notices_given() if not one.confirmed)
            return desk.acknowledge(settings, notice, party=line.by)
        case "spill":
            return desk.spill(settings, what, reason=f"wrong in {line.name}", party=line.by)
        case "draft":
            desk.keep_draft(settings, what, audience, party=line.by, tlp=tlp)
        case "stand":
            assert line.until is not None
            ends = time_of(line.until).isoformat()
            return desk.stand_release(
                settings, audience, outlet=what, ends=ends, party=line.by, tlp=tlp, may_leave=True
            )
        case "urgent":
            urgently = partial(desk.release_urgently, settings, what, audience, reason="danger", party=line.by)
            return confirm_names(line, text, lambda seen: urgently(tlp=tlp, may_leave=True, has_seen_names=seen))
        case "keep":
            return desk.keep(settings, line.until, party=line.by)
        case "retire":
            erased = desk.run_retention(settings, party=line.by).erased
            return erased[0][1] if erased else ""
        case "hold":
            return desk.hold(settings, HoldScope((what,)), reason=f"held in {line.name}", party=line.by)
        case "order":
            return desk.order_erasure(settings, line.by, [what], reference=f"Court, {line.name}")[0][what]
        case "retain":
            return desk.keep_in_room(settings, what, line.until, party=line.by)
        case "introduce":
            return desk.introduce(settings, line.by, line.to[0])[0]
        case _:
            raise AssertionError(f"no such verb: {line.verb}")
    return ""
