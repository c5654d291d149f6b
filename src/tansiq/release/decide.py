"""The release rule (release.md, "Entries and releases"): pure, one implementation, and it fails closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tansiq.ledger import format_time
from tansiq.release.facts import EntryFacts
from tansiq.release.runs import NEVER, Window, holds
from tansiq.release.stretches import Passing, find_end, find_windows, release_stretches
from tansiq.release.views import Reader

__all__ = ["NEVER", "Decision", "Share", "Window", "Withhold", "decide_release", "find_gone", "find_windows"]


@dataclass(frozen=True, slots=True)
class Share:
    """The reader may see the entry.

    Args:
        rule: Stable name of the rule that lets it.
        reason: One sentence for people.
        since: When the entry became visible to the reader.
        until: When it stops, NEVER where no term says so.
    """

    rule: str
    reason: str
    since: str
    until: str = NEVER


@dataclass(frozen=True, slots=True)
class Withhold:
    """The reader may not see the entry. The reason is for its originator; the reader is never told."""

    rule: str
    reason: str


Decision = Share | Withhold


def decide_release(facts: EntryFacts, reader: Reader, now: datetime) -> Decision:
    """Whether a reader may see an entry, and by which rule.

    Args:
        facts: As gathered for this entry; what is missing in them withholds.
        now: Aware; decides which terms have run out.

    Returns:
        Share or Withhold; an exception in the rule is a Withhold too.
    """
    try:
        moment = format_time(now)
        windows = find_windows(facts, reader)
        for window in windows:
            if holds(window, moment):
                return Share(window.rule, window.reason, window.since, window.until)
        return _why_not(facts, reader, has_windows=bool(windows))
    except Exception as error:  # noqa: BLE001 (whatever goes wrong here withholds; style.md, 23)
        return Withhold("unclear", f"the rule could not be applied ({type(error).__name__})")


def find_gone(facts: EntryFacts, reader: Reader, now: datetime) -> str | None:
    """Since when a reader that saw an entry sees it no more; None where it sees it, or never did.

    Args:
        now: Aware; decides which terms have run out.
    """
    moment = format_time(now)
    if any(holds(window, moment) for window in find_windows(facts, reader)):
        return None
    end = find_end(facts, reader)
    return None if end is None or moment < end.opens else end.since


def _why_not(facts: EntryFacts, reader: Reader, *, has_windows: bool) -> Withhold:
    if facts.erased is not None:
        return Withhold("erased", "The entry was erased.")
    if not reader.party:
        return Withhold("unclear", "Nobody is asking.")
    if has_windows:
        return Withhold("expired", "The terms on which it was released have run out.")
    own = [release for release in facts.releases if release.originator == facts.originator]
    if any(release.terms is None for release in own):
        return Withhold("unclear", "A release of it cannot be read.")
    if any(release.closed is not None for release in own):
        return Withhold("withdrawn", "A release of it was withdrawn, and none that holds the reader stands.")
    passing, passed = Passing(facts), [one for one in facts.releases if one.originator != facts.originator]
    held = [release_stretches(facts, release, reader) for release in own]
    held += [passing.hops(release, reader) for release in passed]
    if any(one.ended is None for stretches in held for one in stretches):
        return Withhold("basis", "The reader does not see all that it rests on.")
    if any(held):
        return Withhold("ended", "It was narrowed, or the reader left the room to which it was released.")
    if any(one.originator != reader.party and release_stretches(facts, one, reader) for one in passed):
        return Withhold("onward", "Who passed it on may not pass it on so.")
    return Withhold("not-released", "Its originator has not released it to the reader.")
