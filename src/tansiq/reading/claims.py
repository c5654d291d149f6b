"""From joined candidates to events made of claims, each with its chain and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tansiq.knowledge.ontology import EVENT_TYPES, find_role
from tansiq.model import Claim, Event, Item, Period
from tansiq.model.claim import COUNT_SLOTS, ClaimStatus, Value
from tansiq.model.period import last_day
from tansiq.reading.alike import fuller
from tansiq.reading.candidates import Candidate, Filler, Toll
from tansiq.reading.lexicon import load_lexicon
from tansiq.reading.plans import is_ahead
from tansiq.reading.sheet import Sheet, TimeMention

__all__ = ["make_event"]

# Families of acts that are done in words, by whoever speaks for a state.
_OF_WORDS = frozenset({"speech", "mutual", "message"})
_TRIED = ("attempted", "planned")
# A role with more names is a list, in which none stands for another.
_MOST_NAMES = 40
# Roles whose fillers are names: one event has one name for each who or what.
_NAMING = frozenset(
    {"perpetrator", "perpetrator_org", "target", "victim", "weapon", "participant", "agent", "facility"}
)


class _Builder:
    def __init__(self, sheet: Sheet, event_type: str) -> None:
        self.sheet = sheet
        self.type = event_type
        self.claims: list[Claim] = []
        self._known: set[tuple[object, ...]] = set()

    def add(
        self,
        slot: str,
        value: Value,
        words: tuple[int, int],
        source: Candidate,
        *,
        of: str = "",
        status: ClaimStatus | None = None,
    ) -> None:
        # What is denied is that it happened, toll and all; who, where and when it would have been stand as told.
        told: ClaimStatus = "occurred"
        if source.status == "claimed" or (source.status == "denied" and slot in ("event", "status", *COUNT_SLOTS)):
            told = "claimed" if source.status == "claimed" else "denied"
        standing = status or told
        # The same fact by the same source is one claim; a text may tell of one event a thousand times.
        fact = (slot, value, standing, of, source.chain)
        known = len(self._known)
        self._known.add(fact)
        if len(self._known) == known:
            # Not asked before it is added: a place and a chain are hashed field by field each time.
            return
        claim = Claim(
            slot=slot,
            value=value,
            spans=(self.sheet.chars(*words),),
            chain=source.chain,
            status=standing,
            of=of,
            said=None if source.said is None else source.said.period,
        )
        self.claims.append(claim)

    def periods(self, telling: Candidate) -> None:
        """When it was; without a time of its own, before the day on which it was said."""
        dated = False
        for time in telling.times:
            period = _period(time, telling.status)
            pledged = telling.status == "planned" and telling.type == "pledge"
            if period is not None and not pledged and not is_ahead(telling, time, self.sheet.anchor):
                self.add("period", period, (time.start, time.end), telling)
                dated = True
        said = telling.said
        if not dated and said is not None and said.period is not None and said.period.end is not None:
            self.add("period", Period.before(last_day(said.period.end)), (said.start, said.end), telling)

    def toll(self, toll: Toll, telling: Candidate, tellings: list[Candidate]) -> None:
        """One count of a telling; whose a total is hangs on the other tellings."""
        of = _whose(toll, telling, tellings) if toll.is_total else toll.of
        wrong: ClaimStatus | None = "denied" if toll.is_wrong else None
        self.add(toll.key, toll.value, (toll.start, toll.end), telling, of=of, status=wrong)

    def roles(self, candidate: Candidate) -> None:
        for filler in candidate.fillers:
            role = self._role(filler)
            if role is None or not filler.name.strip():
                continue
            status: ClaimStatus | None = None
            if candidate.doer_status and filler.argument in ("doer", "sender"):
                status = "accused" if candidate.doer_status == "accused" else "claimed"
            first = self._behind_event(filler) if role == "weapon" else filler.start
            name = filler.name if first == filler.start else self.sheet.slice(first, filler.end)
            self.add(role, name, (first, filler.end), candidate, status=status)

    def _behind_event(self, filler: Filler) -> int:
        """Where the weapon begins that an event is named by: "بانفجار | عبوة ناسفة"."""
        first = filler.start
        while first + 1 < filler.end and self._is_event(first):
            first += 1
        return first if self._is_weapon(first) else filler.start

    def weapons(self, candidate: Candidate) -> None:
        """The weapon that the words of the trigger name: "a car bomb went off", "their convoy hit an IED"."""
        if find_role(self.type, "instrument", "weapon") != "weapon" or candidate.continues is not None:
            # "The group claimed responsibility": what goes on about a bombing has its entry, but not its words.
            return
        row = candidate.entry.row
        if (row.get("weapon") or row.get("carrier")) and not candidate.filled("instrument"):
            first = candidate.end - 1 if candidate.entry.pos == "verb" else candidate.start
            self._weapon(first, candidate.end, candidate)
        elif candidate.entry.pos == "noun" and not candidate.filled("instrument"):
            self._weapon_before(candidate)
        for part in candidate.merged:
            named = any(part.start <= f.start < part.end for f in candidate.filled("instrument"))
            if part.entry.row.get("carrier") and not named:
                self._weapon(part.start, part.end, candidate)

    def _weapon(self, first: int, end: int, candidate: Candidate) -> None:
        """Words of a trigger that name a weapon, less what happens with it: "car bomb | explosion"."""
        while first + 1 < end and self._is_event(first):
            # "انفجار | سيارة مفخخة"
            first += 1
        cut = end
        while cut > first + 1 and not self._is_weapon(cut - 1) and any(self._is_weapon(i) for i in range(first, cut)):
            cut -= 1
        self.add("weapon", self.sheet.slice(first, cut), (first, cut), candidate)

    def _weapon_before(self, candidate: Candidate) -> None:
        """The weapon in a compound: "a dynamite attack"."""
        cut = candidate.start
        while cut < candidate.end and self._is_weapon(cut):
            cut += 1
        if cut > candidate.start and cut < candidate.end:
            self.add("weapon", self.sheet.slice(candidate.start, cut), (candidate.start, cut), candidate)

    def _is_event(self, i: int) -> bool:
        """Arabic: whether word i tells of an event by itself, and names no thing that does harm."""
        words = load_lexicon("ar").words if self.sheet.lang == "ar" else {}
        # "بانفجار": a preposition is written onto it.
        word = words.get(self.sheet.keys[i]) or words.get(self.sheet.keys[i].removeprefix("ب"))
        return word is not None and any(
            e.layer == "event" and not e.tail and not e.row.get("carrier") for e in word.nouns
        )

    def _is_weapon(self, i: int) -> bool:
        word = load_lexicon(self.sheet.lang).words.get(self.sheet.keys[i])
        return word is not None and word.sort == "weapon"

    def _role(self, filler: Filler) -> str | None:
        if filler.sort == "place" and filler.argument in ("site", "doer", "instrument"):
            # "Moscow asked Kyiv": a capital that speaks or deals is its government.
            speaks = filler.argument == "doer" and EVENT_TYPES[self.type].family in _OF_WORDS
            return find_role(self.type, "doer", "organisation") if speaks else None
        # "A parked car exploded": the car is the weapon.
        sort = "weapon" if self.type == "attack.car_bomb" and filler.argument == "instrument" else filler.sort
        return find_role(self.type, filler.argument, sort)


def _by_fullest_name(claims: list[Claim], persons: set[str], *, arabic: bool) -> list[Claim]:
    """The claims with one name for one: "the bomb" is "a homemade bomb" where the same event has both in a role."""
    named: dict[str, dict[str, None]] = {}
    for claim in claims:
        if isinstance(claim.value, str) and claim.slot in _NAMING:
            named.setdefault(claim.slot, {})[claim.value] = None
    if all(len(names) < 2 for names in named.values()):
        # As most: no two names of one role, and the claims differ as they were added.
        return claims
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        value: Value = claim.value
        others = named.get(claim.slot, {})
        if isinstance(value, str) and 1 < len(others) <= _MOST_NAMES:
            longer = [o for o in others if fuller(value, o, arabic=arabic, person=value in persons and o in persons)]
            value = max(longer, key=len, default=value)
        one = claim if value == claim.value else replace(claim, value=value)
        kept.setdefault((one.slot, one.value, one.chain, one.status, one.of), one)
    return list(kept.values())


def _period(time: TimeMention, status: str) -> Period | None:
    if time.is_duration:
        return None
    return time.future if status == "planned" and time.future is not None else time.period


def _is_counted(toll: Toll, telling: int, counted: set[tuple[str, int]]) -> bool:
    """Whether a count without a number is of those that a number counts: "prisoners", told again.

    "Four gendarmes and the driver" of one telling are five.
    """
    elsewhere = any(key == toll.key and n != telling for key, n in counted)
    return elsewhere or ((toll.key, telling) in counted and toll.value.max is None)


def _whose(total: Toll, telling: Candidate, tellings: list[Candidate]) -> str:
    """Whose a total is: of all, unless another total is later, or somebody else counts the same people otherwise.

    A claim of nobody's stands for the whole in the flat toll (model/event.py); two of the same people's stand for
    neither more nor less than both.
    """
    others = [(t, one) for one in tellings for t in one.tolls if t is not total and t.key == total.key]
    of = next((t.of for t, _ in others if t.of), "")
    if total.is_update:
        later = any(t.is_update and (t.value.min, t.start) > (total.value.min, total.start) for t, _ in others)
        return of if later else ""
    disputed = any(not t.is_total and _tellers(one) != _tellers(telling) for t, one in others)
    return of if disputed else ""


def _tellers(telling: Candidate) -> tuple[str, ...]:
    return tuple(link.name for link in telling.chain.links)


def make_event(
    sheet: Sheet,
    tellings: list[Candidate],
    *,
    weapon: bool = True,
    items: Iterable[Item] = (),
    planned: Period | None = None,
) -> Event:
    """One event from its tellings, the first of which carries it.

    Args:
        sheet: The text.
        tellings: Candidates of one event in the order of the text; never empty.
        weapon: Whether a row's own weapon ("car bomb") is claimed where no other is named.
        items: What was seized, built, handed over.
        planned: When what is pledged, ordered or planned is to happen.

    Returns:
        The event; `part_of` and `because` are left to the caller, who knows the others.
    """
    first = tellings[0]
    specific = max((t.type for t in tellings), key=lambda code: (code != "attack.armed", code.count(".")))
    builder = _Builder(sheet, specific)
    counted = {(toll.key, n) for n, telling in enumerate(tellings) for toll in telling.tolls if toll.explicit}
    for n, telling in enumerate(tellings):
        builder.add("event", telling.type, (telling.start, telling.end), telling)
        builder.add("status", telling.status, (telling.start, telling.end), telling)
        builder.periods(telling)
        for place in telling.places:
            builder.add("place", place.place, (place.start, place.end), telling)
        builder.roles(telling)
        if weapon:
            builder.weapons(telling)
        for toll in telling.tolls:
            if toll.explicit or not _is_counted(toll, n, counted):
                builder.toll(toll, telling, tellings)
    spans = [sheet.chars(*telling.reach) for telling in tellings]
    persons = {f.name for telling in tellings for f in telling.fillers if f.actor_type == "person"}
    claims = _by_fullest_name(builder.claims, persons, arabic=sheet.lang == "ar")
    strength = len({claim.slot for claim in claims})
    return Event(
        claims=tuple(claims),
        spans=tuple(dict.fromkeys(spans)),
        items=tuple(items),
        planned=planned,
        confidence=round(min(0.95, 0.45 + 0.08 * strength - (0.1 if first.is_weak else 0.0)), 2),
    )
