"""Releases, rooms and tombstones in words of the reader's language: who, on which terms, since when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_time
from fastapi import Request
from markupsafe import Markup

from tansiq.model import Hand
from tansiq.people import names_of
from tansiq.release import Decision, GivenRelease, NotVisible, OwnRelease, Share, View, list_purposes
from tansiq.web.language import Catalogue
from tansiq.web.reader import find_offered, reader_of, settings_of
from tansiq.web.wording import say_day

__all__ = ["GivenLine", "Known", "OwnLine", "Verdict", "say_change", "say_moment", "verdict_of"]

_SHORT = 12


def say_moment(at: str, cat: Catalogue) -> str:
    """A time as the ledger writes it, to the minute in UTC; "" for none."""
    if not at:
        return ""
    moment = datetime.fromisoformat(at)
    time = format_time(moment, "HH:mm 'UTC'", locale=cat.locale)
    return cat.text("when.time", day=say_day(moment.date(), cat), time=time)


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A release of the reader's party; `titles` of what it releases, each with its address or ""."""

    id: str
    titles: tuple[tuple[str, str], ...]
    audience: str
    terms: tuple[tuple[str, str], ...]
    tlp: str
    made: str
    state: str
    is_in_force: bool
    passed_on: str = ""
    """What the originator is called where it is another's entry that was passed on."""
    hand: Markup | str = ""


@dataclass(frozen=True, slots=True)
class GivenLine:
    """A release to the reader."""

    title: tuple[str, str]
    originator: str
    audience: str
    terms: tuple[tuple[str, str], ...]
    tlp: str
    since: str
    passed_on_by: str = ""
    hand: Markup | str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a partner gets an entry, by which rule and why."""

    party: str
    is_shared: bool
    rule: str
    reason: str


class Known:
    """What a reader may name: parties and rooms it knows of, reports it sees.

    Args:
        view: The reader's own.
    """

    def __init__(self, request: Request, view: View, cat: Catalogue) -> None:
        self.cat = cat
        self._request = request
        self._view = view
        self._reader = reader_of(request)
        self._names: dict[str, str] | None = None
        self.memberships = view.memberships()
        self.parties = {one.party: one.names for one in view.parties()}
        self._rooms = {one.room: one.names.get(cat.lang) or one.name for one in self.memberships}

    def party(self, name: str) -> str:
        """What a party or "party:user" is called, or its id."""
        offered = find_offered(self._request, name)
        if offered is not None:
            return offered.label(self.cat.lang)
        names: Mapping[str, str] = self.parties.get(name, {})
        return names.get(self.cat.lang) or name

    def hand(self, party: str, hand: Hand) -> Markup | str:
        """By whose hand a party did something: role and mark; of the reader's own party by name. "" for nobody's."""
        if not hand:
            return ""
        role = self.cat.text(f"role.{hand.role}") if self.cat.has(f"role.{hand.role}") else hand.role
        name = self._own_names().get(hand.mark) if party == self._reader.party else None
        if name is None:
            return self.cat.markup("hand.other", role=role, mark=hand.mark)
        return self.cat.markup("hand.own", role=role, name=name)

    @property
    def own_party(self) -> str:
        """The id of the reader's party."""
        return self._reader.party

    def _own_names(self) -> dict[str, str]:
        if self._names is None:
            self._names = names_of(settings_of(self._request), self._reader.party)
        return self._names

    def room(self, room: str) -> str:
        """What a room is called, or the first signs of its id."""
        return self._rooms.get(room, room[:_SHORT])

    def title(self, entry_id: str) -> tuple[str, str]:
        """The title and address of a report, or what it is of a client list; of all else the first signs of its id."""
        try:
            head = self._view.get_report_head(entry_id)
        except NotVisible:
            kind = self._view.kinds([entry_id]).get(entry_id)
            if kind == "clients":
                return self.cat.text("kind.clients"), "/sharing#clients"
            if kind == "object":
                posted = self._view.get_object(entry_id).head
                return posted.name or self.cat.text("kind.object"), f"/objects/{entry_id}"
            return entry_id[:_SHORT], ""
        return head.title or self.cat.text("reports.untitled"), f"/reports/{entry_id}"

    def audience(self, kind: str, names: Iterable[str]) -> str:
        if kind == "public":
            return self.cat.text("sharing.public")
        name = self.room if kind == "room" else self.party
        return self.cat.join([name(one) for one in names])

    def terms(
        self, onward: tuple[str, ...], purpose: str, until: str, *, may_leave: bool = False
    ) -> tuple[tuple[str, str], ...]:
        """Label and value of the terms beside the TLP label; purpose, end and clients only where there is one."""
        cat = self.cat
        passed = [
            cat.text("sharing.anyone") if one == "*" else self.room(one) if len(one) == 64 else self.party(one)
            for one in onward
        ]
        found = [(cat.text("sharing.onward"), cat.join(passed) if passed else cat.text("sharing.nobody"))]
        if purpose:
            names = list_purposes().get(purpose, {})
            found.append((cat.text("sharing.purpose"), names.get(cat.lang, purpose)))
        if until:
            found.append((cat.text("sharing.until"), say_moment(until, cat)))
        if may_leave:
            found.append((cat.text("sharing.clients_too"), cat.text("sharing.by_taxii")))
        return tuple(found)

    def own(self, one: OwnRelease) -> OwnLine:
        state = "withdrawn" if one.withdrawn else "in_force" if one.is_in_force else "over"
        return OwnLine(
            id=one.id,
            titles=tuple(self.title(what) for what in one.what),
            audience=self.audience(one.audience, one.names),
            terms=self.terms(one.onward, one.purpose, one.until, may_leave=one.may_leave),
            tlp=one.tlp,
            made=say_moment(one.made, self.cat),
            state=self.cat.text(f"sharing.state.{state}"),
            is_in_force=one.is_in_force,
            passed_on=self.party(one.passed_on) if one.passed_on else "",
            hand=self.hand(self._reader.party, one.hand),
        )

    def given(self, one: GivenRelease) -> GivenLine:
        return GivenLine(
            title=self.title(one.what),
            originator=self.party(one.originator),
            audience=self.audience(one.audience, (one.to,)),
            terms=self.terms(one.onward, one.purpose, one.until, may_leave=one.may_leave),
            tlp=one.tlp,
            since=say_moment(one.since, self.cat),
            passed_on_by=self.party(one.passed_on_by) if one.passed_on_by else "",
            hand=self.hand(one.passed_on_by or one.originator, one.hand),
        )


def verdict_of(party: str, decision: Decision, cat: Catalogue) -> Verdict:
    """A decision in words; the rule's own English where this language has none for it."""
    key = f"rule.{decision.rule}"
    reason = cat.text(key) if cat.has(key) else decision.reason
    return Verdict(party, isinstance(decision, Share), decision.rule, reason)


def say_change(known: Known, form: Mapping[str, str]) -> list[str]:
    """Who is in the chosen room now, and who came or went since the form was opened; to its host alone by name.

    Args:
        form: With the room, and under "must_confirm" the time at which the form was first opened.
    """
    cat, since = known.cat, form["must_confirm"]
    room = next((one for one in known.memberships if form["room"] in (one.room, one.name)), None)
    if room is None or room.state != "host":
        return [cat.text("sharing.members_changed")]
    inside = [known.party(room.host), *(known.party(one.party) for one in room.guests if one.state == "member")]
    came = [known.party(one.party) for one in room.guests if one.state == "member" and one.since >= since]
    gone = ("left", "uninvited")
    went = [known.party(one.party) for one in room.guests if one.state in gone and one.since >= since]
    found = [cat.text("sharing.members_now", names=cat.join(inside))]
    found += [cat.text("sharing.members_came", names=cat.join(came))] if came else []
    return found + ([cat.text("sharing.members_went", names=cat.join(went))] if went else [])
