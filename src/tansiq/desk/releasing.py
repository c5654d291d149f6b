"""Releases: what a party shows of its own entries, to whom and on what terms; and how it takes that back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Required, TypedDict, Unpack

from tansiq.desk.acting import Acting, NotYours, acting
from tansiq.desk.keeping import room_end
from tansiq.desk.naming import named_by
from tansiq.desk.once import once
from tansiq.desk.passing import check_passing, find_seen, needed_lists
from tansiq.errors import ModelError, ReleaseError
from tansiq.ledger import Stored, get_reading, get_stored
from tansiq.model import Audience, Narrowing, Release
from tansiq.model.entry import EntryKind
from tansiq.model.release import TLP_ORDER, Tlp
from tansiq.release.purposes import list_purposes
from tansiq.release.register import list_releases, show_entry
from tansiq.release.rooms import members_mark
from tansiq.settings import Settings

__all__ = ["Terms", "check_release", "narrow", "release", "release_within", "take_back", "targets_of", "withdraw"]

_RELEASED: tuple[EntryKind, ...] = ("report", "claim", "judgement", "clients", "object")
"""A reading goes with its report; acts are nobody's to release."""


class Terms(TypedDict, total=False):
    """Terms of a release.

    Args:
        tlp: TLP 2.0 label.
        onward: To whom a recipient may pass it on: parties, "room:NAME", or "*" for anyone.
        purpose: One of `list_purposes`, or "".
        until: After which it is no longer in force; in the future.
        detached: The claim alone, nothing of its report; what is read in a report follows it without this.
        later_joiners: Whoever joins the room later sees it too.
        claims: With detached: further claims of the same report that make one telling with it.
        words: With detached: the words that each claim rests on are shown too.
        members: The mark of the room's members (`Membership.mark`) as they were seen before: refused where anybody
            came or went since. "" does not ask.
        may_leave: It may go to clients that are no tansiq node: over TAXII.
        has_seen_names: Who releases has seen that the text names persons beside words for detainees.
    """

    tlp: Required[Tlp]
    onward: tuple[str, ...]
    purpose: str
    until: str | datetime | None
    detached: bool
    later_joiners: bool
    claims: tuple[str, ...]
    words: bool
    members: str
    may_leave: bool
    has_seen_names: bool


@once
def release(
    settings: Settings, entry_id: str, audience: Audience, *, party: str | None = None, **terms: Unpack[Terms]
) -> str:
    """Let an audience see one of the party's entries, or pass on one that was released to it.

    Args:
        entry_id: A report, a claim, or a client list.
        audience: Parties, users ("PARTY:USER"), one room by name or id, or the public.
        terms: As `Terms` has them.

    Returns:
        The id of the release.

    Raises:
        NotYours: The party neither has nor sees such an entry, or has no such room.
        ReleaseError: The label does not allow this audience or onward, the audience is empty, `until` is past, the
            purpose is not of the list, the members of the room are not those of `members`, a detached release is not of
            claims, onward of AMBER names who is on no client list of a recipient, or a term on which an entry was
            released to the party does not let it pass it on so.
    """
    with acting(settings, party) as desk:
        made = check_release(desk, entry_id, audience, terms)
        done = release_within(desk, made)
        show_entry(desk.connection, desk.keys, made.targets)
        return done


def check_release(
    desk: Acting, entry_id: str, audience: Audience, terms: Terms, *, is_of_none: bool = False
) -> Release:
    """The release that these terms make of what the party has or sees; errors as `release` has them.

    Args:
        is_of_none: Of no entry yet: terms alone are checked.
    """
    is_detached = terms.get("detached", False)
    ids = () if is_of_none else (entry_id, *terms.get("claims", ()))
    targets = _get_targets(desk, ids, is_detached=is_detached)
    named = desk.check_audience(audience)
    _check_members(desk, named, terms.get("members", ""))
    made = _make_terms(desk, tuple(one.entry.id for one in targets) or (entry_id,), named, terms)
    for one in targets:
        check_passing(desk, one.entry, made)
    if not terms.get("has_seen_names"):
        _check_names(desk, targets, is_detached=is_detached)
    return made


def _check_names(desk: Acting, targets: Sequence[Stored], *, is_detached: bool) -> None:
    """Nothing, where what is released names nobody beside words for detainees.

    Raises:
        ReleaseError: It does.
    """
    # A claim that is not alone is seen by those alone who see its report; of others' reports nothing is told.
    alone = [one.entry for one in targets if is_detached and one.entry.originator == desk.party]
    asked: dict[str, tuple[str, ...]] = {one.entry.id: () for one in targets if one.entry.kind == "report"}
    asked |= {one.basis[0]: tuple(each.id for each in alone) for one in alone}
    found = ((get_reading(desk.connection, report), claims) for report, claims in asked.items())
    if any(read is not None and named_by(read, claims) for read, claims in found):
        raise ReleaseError(
            "it names persons beside words for detainees", code="names-detained", hint="look at them, and confirm that"
        )


def release_within(desk: Acting, made: Release, *, by: tuple[str, ...] = ()) -> str:
    """Make a release within an act; the lists of what it shows are the caller's to bring in line.

    Args:
        by: Ids of what it rests on besides, such as a standing release.

    Returns:
        The id of the release.
    """
    # The room is part of the basis: what was released to it is found by it when its members change. So are the
    # client lists by which it may be passed on.
    rooms = made.audience.ids if made.audience.kind == "room" else ()
    done = desk.act("release", made.to_json(), (*made.targets, *rooms, *needed_lists(desk, made), *by))
    list_releases(desk.connection, get_stored(desk.connection, [done.id], is_header=True).values())
    return done.id


def _check_members(desk: Acting, audience: Audience, mark: str) -> None:
    if mark and audience.kind == "room":
        room = desk.get_room(audience.ids[0])
        if members_mark(room, desk.party, desk.keys.node()) != mark:
            raise ReleaseError(
                "somebody came into the room or left it since", code="members-changed", hint="look at its members anew"
            )


def _make_terms(desk: Acting, ids: tuple[str, ...], audience: Audience, terms: Terms) -> Release:
    is_detached, later_joiners = terms.get("detached", False), terms.get("later_joiners", False)
    if (len(ids) > 1 or terms.get("words")) and not is_detached:
        raise ReleaseError("only a detached release names claims or words", code="detached")
    purpose = terms.get("purpose", "")
    if purpose and purpose not in list_purposes():
        raise ReleaseError("not a purpose of the list", code="purpose", hint=", ".join(list_purposes()))
    if later_joiners and audience.kind != "room":
        raise ReleaseError("only a room has later joiners", code="later-joiners")
    try:
        return Release(
            what=ids[0],
            audience=audience,
            tlp=terms["tlp"],
            made="",
            onward=desk.check_onward(terms.get("onward", ())),
            purpose=purpose,
            until=_end(desk, audience, terms.get("until")),
            is_detached=is_detached,
            later_joiners=later_joiners,
            claims=ids[1:],
            has_words=terms.get("words", False),
            may_leave=terms.get("may_leave", False),
        )
    except ModelError as error:
        raise ReleaseError(error.message, code="tlp", hint=error.hint) from error


def _end(desk: Acting, audience: Audience, until: str | datetime | None) -> str | None:
    """The end of a release: as entered, and into a room no later than its host lets members hold what is released."""
    named = desk.check_until(until)
    ends = room_end(desk, audience.ids[0]) if audience.kind == "room" else None
    return min((one for one in (named, ends) if one is not None), default=None)


def _get_targets(desk: Acting, ids: tuple[str, ...], *, is_detached: bool) -> list[Stored]:
    found = [_get_target(desk, one) for one in dict.fromkeys(ids)]
    if any(one.is_erased for one in found):
        raise ReleaseError("it was erased", code="erased", where=ids[0])
    if is_detached and any(one.entry.kind != "claim" for one in found):
        raise ReleaseError("only claims are released detached", code="detached", where=ids[0])
    if is_detached and len({one.entry.basis for one in found}) > 1:
        raise ReleaseError("the claims of one telling are of one report", code="detached", where=ids[0])
    return found


def _get_target(desk: Acting, entry_id: str) -> Stored:
    """An entry that the party may release or pass on: its own, or one that it sees."""
    try:
        return desk.get_own(entry_id, *_RELEASED)
    except NotYours:
        return find_seen(desk, entry_id, _RELEASED)


@once
def narrow(
    settings: Settings,
    release_id: str,
    *,
    party: str | None = None,
    audience: Audience | None = None,
    until: str | datetime | None = None,
    tlp: Tlp | None = None,
    onward: tuple[str, ...] | None = None,
) -> str:
    """Limit a release further; what it said and every narrowing hold together, so that none can widen it.

    Args:
        audience: From now on only those who are in this audience as well. A room means those who have been members
            without a break since the release.
        until: An earlier end.
        tlp: A stricter label.
        onward: Of the release's onward, these alone.

    Returns:
        The id of the narrowing.

    Raises:
        NotYours: The party has made no such release, or has no such room.
        ReleaseError: Nothing is narrowed, the audience is empty, `until` is past, the label is laxer or does not allow
            the audience, or onward names another.
    """
    with acting(settings, party) as desk:
        stored = desk.get_own(release_id, "release")
        terms = Release.from_json(stored.entry.payload or {})
        if audience is None and until is None and tlp is None and onward is None:
            raise ReleaseError("nothing is narrowed", code="nothing", hint="give audience, until, TLP or onward")
        named = None if audience is None else desk.check_audience(audience)
        passed = None if onward is None else desk.check_onward(onward)
        if passed is not None and not set(passed) <= set(terms.onward):
            raise ReleaseError("onward may only get narrower", code="wider")
        if tlp is not None and (tlp not in TLP_ORDER or TLP_ORDER.index(tlp) > TLP_ORDER.index(terms.tlp)):
            raise ReleaseError("a label may only get stricter", code="wider")
        try:
            # Whether label, audience and onward go together, as for a release.
            Release(
                terms.what, named or terms.audience, tlp or terms.tlp, "", terms.onward if passed is None else passed
            )
        except ModelError as error:
            raise ReleaseError(error.message, code="tlp", hint=error.hint) from error
        limits = Narrowing(release_id, "", named, desk.check_until(until), tlp, passed)
        rooms = named.ids if named is not None and named.kind == "room" else ()
        done = desk.act("narrowing", limits.to_json(), (release_id, *rooms))
        show_entry(desk.connection, desk.keys, terms.targets)
        return done.id


@once
def withdraw(settings: Settings, entry_or_release_id: str, *, party: str | None = None, reason: str = "") -> str:
    """Take back one release, or all releases of an entry made so far; who saw it keeps a tombstone.

    Args:
        reason: In the party's words; kept, and shown to nobody else.

    Returns:
        The id of the withdrawal.

    Raises:
        NotYours: The party has no such entry and has made no such release.
    """
    with acting(settings, party) as desk:
        return take_back(desk, entry_or_release_id, reason, targets_of(desk, entry_or_release_id))


def targets_of(desk: Acting, entry_or_release_id: str) -> tuple[str, ...]:
    """What one of the party's releases releases, or the entry itself.

    Raises:
        NotYours: The party has no such entry and has made no such release.
    """
    try:
        stored = desk.get_own(entry_or_release_id, "release")
    except NotYours:
        return (desk.get_own(entry_or_release_id, *_RELEASED).entry.id,)
    return Release.from_json(stored.entry.payload or {}).targets


def take_back(desk: Acting, entry_or_release_id: str, reason: str, targets: tuple[str, ...] = ()) -> str:
    """Withdraw within an act.

    Args:
        targets: Whose lists change; the entry itself where there are none.

    Returns:
        The id of the withdrawal.
    """
    payload = {"what": entry_or_release_id, "reason": reason}
    done = desk.act("withdrawal", payload, (entry_or_release_id,))
    show_entry(desk.connection, desk.keys, targets or (entry_or_release_id,))
    return done.id
