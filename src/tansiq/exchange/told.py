"""One event as one reader sees it, with all that exports are made of: terms, judgements, names that may be given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from tansiq.exchange.persons import Names, names_of
from tansiq.model import Count, Event, SourceChain
from tansiq.model.claim import COUNT_SLOTS, ROLE_SLOTS
from tansiq.model.release import TLP_ORDER, Tlp
from tansiq.release import EventHead, EventView, GivenRelease, JudgementHead, NamedHere, ReportView, Share, View

__all__ = ["SeenReport", "Teller", "ToldEvent", "types_of"]


@dataclass(frozen=True, slots=True)
class SeenReport:
    """A report in which the event was read, as the reader sees it.

    Args:
        events: The events that the reader sees in it, by the reader's ids; none twice.
    """

    id: str
    title: str
    outlet: str
    url: str
    published: str | None
    language: str
    events: tuple[str, ...]


@dataclass(frozen=True)
class ToldEvent:
    """One event for one reader.

    Args:
        view: As release shows it.
        names: Whom its reports name, and who of them is kept back.
        reports: By id.
        rests_on: Ids of the entries that go out with it: reports, claims released alone, judgements.
        entries: Telling to the claims that say that it took place, by the ids that all who see them know.
        terms: What binds the reader, the strictest label first; none for what is all its own.
        judgements: That hold, on one of its tellings.
        actors: Name as a telling has it to the actor, with all its names in the reader's events.
        places: The same of places, but of those alone that are judged to have several names.
        first_seen: When the first of its entries became visible to the reader, RFC 3339.
        last_change: The newest act of which the reader knows that it changed what it sees of the event.
        last_shown: When the last of its entries became visible to the reader: that something went does not count.
    """

    view: EventView
    names: Names
    reports: dict[str, SeenReport]
    rests_on: tuple[str, ...] = ()
    entries: dict[str, tuple[str, ...]] = field(default_factory=dict)
    terms: tuple[GivenRelease, ...] = ()
    judgements: tuple[JudgementHead, ...] = ()
    actors: dict[str, NamedHere] = field(default_factory=dict)
    places: dict[str, NamedHere] = field(default_factory=dict)
    first_seen: str = ""
    last_change: str = ""
    last_shown: str = ""

    @property
    def lead(self) -> EventHead:
        """The telling that stands for the event in lists."""
        return self.view.tellings[0]

    @property
    def event(self) -> Event:
        return self.lead.event

    @property
    def tlp(self) -> Tlp | None:
        """The strictest label that binds the reader; None where all is its own."""
        return self.terms[0].tlp if self.terms else None  # type: ignore[return-value]

    @cached_property
    def roles(self) -> dict[str, tuple[str, ...]]:
        """Role to whom the event's tellings give it and who may be named, none twice; undenied claims alone."""
        found: dict[str, dict[str, None]] = {}
        for head in self.view.tellings:
            for slot, fillers in head.event.roles.items():
                for name in fillers:
                    shown = self.names.in_role(name, slot, types_of(head.event))
                    if shown is not None:
                        found.setdefault(slot, {})[shown] = None
        return {slot: tuple(found[slot]) for slot in ROLE_SLOTS if slot in found}

    @cached_property
    def tolls(self) -> dict[str, Count]:
        """Key to the range that holds the toll of every telling: where they differ, it is wide."""
        found: dict[str, Count] = {}
        for head in self.view.tellings:
            for key, count in head.event.casualties.items():
                found[key] = found[key].hull(count) if key in found else count
        return {key: found[key] for key in COUNT_SLOTS if key in found}

    def chain(self, chain: SourceChain) -> tuple[tuple[str, str, str], ...]:
        """Name, verb and kind of each link; the name is "" for a person who is not to be named."""
        return tuple((self.names.of_source(link) or "", link.verb, link.kind) for link in chain.links)

    def words(self, head: EventHead, start: int, end: int) -> str:
        """Words of a telling, without names that are kept back; "" where they were not released."""
        text = self.view.texts.get(head.report.id, "") if head.report.id else head.words
        return self.names.mask(text[start:end].strip())


def types_of(event: Event) -> frozenset[str]:
    """The families of types that an event's claims give it: "attack", "arrest"."""
    return frozenset(str(claim.value).split(".")[0] for claim in event.claims if claim.slot == "event")


class Teller:
    """Tells events of one view; what it learns of a report is kept for the next event of it.

    Args:
        view: Of the reader.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._reports: dict[str, tuple[SeenReport, Names]] = {}
        self._given: dict[str, tuple[GivenRelease, ...]] = {}
        self._since: dict[str, str] = {}
        self._known: dict[str, NamedHere] = {}
        self._lost = max((one.since for one in view.tombstones()), default="")

    def tell(self, event_id: str, *, is_brief: bool = False) -> ToldEvent:
        """One event.

        Args:
            is_brief: Without entries, judgements, actors and times; the terms are those of its reports and claims.

        Raises:
            NotVisible: Nothing by this id is shown to the reader.
        """
        view = self._view.get_event(event_id)
        names, reports = Names(), dict[str, SeenReport]()
        for head in view.tellings:
            if head.report.id:
                seen, named = self._report(head.report.id)
                reports[seen.id] = seen
            else:
                named = names_of(None, [head.event])
            names |= named
        # Of claims released alone, the terms are the claims' own.
        alone = {one.telling: self._view.claims_of(one.telling) for one in view.tellings if not one.report.id}
        rests_on = [*reports, *(one for claims in alone.values() for one in claims)]
        if is_brief:
            terms = _strictest_first(given for one in rests_on for given in self._releases(one))
            return ToldEvent(view, names, reports, tuple(rests_on), terms=terms)
        judgements = tuple(one for one in self._view.why(event_id, has_ties=False).judgements if one.is_standing)
        entries = {one.telling: self._view.claims_of(one.telling) for one in view.tellings if one.report.id} | alone
        rests_on += [one.id for one in judgements]
        since = self._shown_of(rests_on)
        # Of what an actor is called, other events tell too: nothing of this one was seen by that.
        on_names = dict.fromkeys(by for one in view.named for by in self._view.joined_by(one.id))
        rests_on += on_names
        last_shown = max([*since, *self._shown_of(on_names)]) if since else ""
        return ToldEvent(
            view=view,
            names=names,
            reports=reports,
            rests_on=tuple(rests_on),
            entries=entries,
            terms=_strictest_first(given for one in rests_on for given in self._releases(one)),
            judgements=judgements,
            actors=self._named(view, "actor"),
            places=self._named(view, "place"),
            first_seen=since[0] if since else "",
            last_change=max(last_shown, self._lost),
            last_shown=last_shown,
        )

    def _report(self, report_id: str) -> tuple[SeenReport, Names]:
        if report_id not in self._reports:
            view = self._view.get_report(report_id)
            names = names_of(view.reading)
            self._reports[report_id] = (_seen(view, names), names)
        return self._reports[report_id]

    def _releases(self, entry_id: str) -> tuple[GivenRelease, ...]:
        if entry_id not in self._given:
            self._given[entry_id] = self._view.releases_to_me(of=entry_id)
        return self._given[entry_id]

    def _shown_since(self, entry_id: str) -> str:
        if entry_id not in self._since:
            decision = self._view.decide(entry_id)
            self._since[entry_id] = decision.since if isinstance(decision, Share) else ""
        return self._since[entry_id]

    def _shown_of(self, entries: Iterable[str]) -> list[str]:
        """Since when each is shown, the first of them first."""
        return sorted(found for one in entries if (found := self._shown_since(one)))

    def _named(self, view: EventView, kind: str) -> dict[str, NamedHere]:
        found: dict[str, NamedHere] = {}
        for one in view.named:
            if one.kind != kind or (kind == "place" and not self._view.joined_by(one.id)):
                continue
            if one.id not in self._known:
                head = self._view.find_named(one.id)
                self._known[one.id] = one if head is None else replace(one, names=head.names, sort=head.sort)
            for name in one.names:
                found.setdefault(name, self._known[one.id])
        return found


def _seen(view: ReportView, names: Names) -> SeenReport:
    head = view.head
    return SeenReport(
        id=head.id,
        title=names.mask(head.title),
        outlet=head.outlet,
        url=view.report.url,
        published=head.published,
        language=head.language,
        events=tuple(sorted(set(view.event_ids))),
    )


def _strictest_first(given: Iterable[GivenRelease]) -> tuple[GivenRelease, ...]:
    ranks = {label: rank for rank, label in enumerate(TLP_ORDER)}
    return tuple(sorted(set(given), key=lambda one: (ranks.get(one.tlp, -1), one.what, one.since, repr(one))))  # type: ignore[call-overload]
