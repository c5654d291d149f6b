"""The release rule (release.md, "Entries and releases"): pure, one implementation, and it fails closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from tansiq.ledger import format_time
from tansiq.release.facts import EntryFacts, ReleaseFacts
from tansiq.release.views import Reader

__all__ = ["NEVER", "Decision", "Share", "Window", "Withhold", "decide_release", "find_windows"]

NEVER = "9999-12-31T23:59:59.999999Z"
"""The end of what has no end, so that times compare as text."""


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


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch in which an entry is visible: from `since` until `until`; `opens` is the end of the one before it."""

    since: str
    until: str
    opens: str
    rule: str
    reason: str


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
            if window.opens <= moment < window.until:
                return Share(window.rule, window.reason, window.since, window.until)
        return _why_not(facts, reader, has_windows=bool(windows))
    except Exception as error:  # noqa: BLE001 (whatever goes wrong here withholds; style.md, 23)
        return Withhold("unclear", f"the rule could not be applied ({type(error).__name__})")


def find_windows(facts: EntryFacts, reader: Reader) -> tuple[Window, ...]:
    """All stretches in which the reader may see the entry, disjoint and in order; () is never."""
    if facts.is_erased or not reader.party:
        return ()
    if reader.party == facts.originator:
        reason = "The reader is the party whose entry it is."
        return (Window(facts.received, NEVER, "", "originator", reason),)
    found: list[Window] = []
    basis = _windows_of_basis(facts, reader)
    for release in facts.releases:
        window = _window(facts, release, reader)
        if window is None:
            continue
        assert release.terms is not None
        if release.terms.is_detached:
            # The basis is not asked; erasing it closes the release.
            if not any(one is None or one.is_erased for one in facts.basis):
                found.append(window)
        else:
            found += _overlap((window,), basis)
    if _follows_report(facts):
        found += basis
    return _joined(found)


def _follows_report(facts: EntryFacts) -> bool:
    """What the program read in a report belongs to the report's originator and is seen by whoever sees the report."""
    if facts.kind not in ("claim", "reading") or len(facts.basis) != 1:
        return False
    report = facts.basis[0]
    return report is not None and report.kind == "report" and report.originator == facts.originator


def _windows_of_basis(facts: EntryFacts, reader: Reader) -> tuple[Window, ...]:
    whole: tuple[Window, ...] = (Window("", NEVER, "", "released", ""),)
    for one in facts.basis:
        if one is None:
            return ()
        whole = _overlap(whole, find_windows(one, reader))
    if not facts.basis:
        return whole
    reason = "The reader sees the report that it was read in."
    return tuple(Window(one.since, one.until, one.opens, "follows-report", reason) for one in whole)


def _window(facts: EntryFacts, release: ReleaseFacts, reader: Reader) -> Window | None:
    """When one release lets the reader see the entry, as far as the release itself goes."""
    terms = release.terms
    if terms is None or release.is_closed or release.originator != facts.originator or terms.what != facts.id:
        return None
    until = _end(terms.until)
    rule = _audience_rule(facts, release, reader)
    if until is None or rule is None:
        return None
    return Window(release.received, until, "", *rule)


def _end(until: str | None) -> str | None:
    """The end of a term; None where it cannot be read."""
    if until is None:
        return NEVER
    try:
        moment = datetime.fromisoformat(until)
    except ValueError:
        return None
    return None if moment.tzinfo is None else format_time(moment.astimezone(UTC))


def _audience_rule(facts: EntryFacts, release: ReleaseFacts, reader: Reader) -> tuple[str, str] | None:
    assert release.terms is not None
    audience = release.terms.audience
    match audience.kind:
        case "party" if reader.party in audience.ids:
            return "released-party", "It was released to the reader's party."
        case "users" if reader.user and f"{reader.party}:{reader.user}" in audience.ids:
            return "released-user", "It was released to this user by name."
        case "room" if len(audience.ids) == 1 and _is_member(facts, audience.ids[0], release.order, reader.party):
            return "released-room", "It was released to a room of which the party has been a member ever since."
        case "public" if not audience.ids:
            return "released-public", "It was released to the public."
    return None


def _is_member(facts: EntryFacts, room: str, order: int, party: str) -> bool:
    """Whether the party has been in the room without a break since that place in the ledger's order."""
    return any(
        stretch.room == room and stretch.party == party and stretch.joined < order and stretch.left is None
        for stretch in facts.rooms
    )


def _overlap(left: Iterable[Window], right: Iterable[Window]) -> tuple[Window, ...]:
    """The stretches in both; what became visible later of the two counts, and names the rule."""
    right = tuple(right)
    found = []
    for one in left:
        for other in right:
            since, until = max(one.since, other.since), min(one.until, other.until)
            if since < until:
                found.append(Window(since, until, max(one.opens, other.opens), one.rule, one.reason))
    return tuple(found)


def _joined(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Stretches that touch made one: visible since the first of them, by its rule."""
    joined: list[Window] = []
    for one in sorted(windows, key=lambda window: (window.since, window.until, window.rule)):
        if joined and one.since <= joined[-1].until:
            last = joined[-1]
            joined[-1] = Window(last.since, max(last.until, one.until), last.opens, last.rule, last.reason)
        else:
            # Which of two stretches holds is a question of ends alone: an own clock that ran back hides nothing.
            joined.append(Window(one.since, one.until, joined[-1].until if joined else "", one.rule, one.reason))
    return tuple(joined)


def _why_not(facts: EntryFacts, reader: Reader, *, has_windows: bool) -> Withhold:
    if facts.is_erased:
        return Withhold("erased", "The entry was erased.")
    if not reader.party:
        return Withhold("unclear", "Nobody is asking.")
    if has_windows:
        return Withhold("expired", "The terms on which it was released have run out.")
    own = [release for release in facts.releases if release.originator == facts.originator]
    if any(release.terms is None for release in own):
        return Withhold("unclear", "A release of it cannot be read.")
    if any(release.is_closed for release in own):
        return Withhold(
            "withdrawn", "A release of it was withdrawn or narrowed, and none that holds the reader stands."
        )
    if any(_window(facts, release, reader) is not None for release in own):
        return Withhold("basis", "The reader does not see all that it rests on.")
    return Withhold("not-released", "Its originator has not released it to the reader.")
