"""What the flags of a row ask of the fillers (acceptance.is_accepted lists them)."""

from __future__ import annotations

from collections.abc import Callable

from tansiq.knowledge.forms import GERUND, PAST
from tansiq.knowledge.keys import match_key
from tansiq.reading.alike import is_called
from tansiq.reading.armed import MILITARY, is_armed, is_fighter, is_fighting, is_state_force
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.capitals import is_seat
from tansiq.reading.counting import COUNTED_DOERS
from tansiq.reading.groups import NAMED
from tansiq.reading.wordsets import word_set

__all__ = ["ASKED"]

_MEASURES = word_set("measures")
# Sorts that nobody can be of.
_NOBODY = frozenset({"statement", "abstract", "event"})


def _holds_people(candidate: Candidate) -> bool:
    if candidate.befell_them and candidate.type == "release":
        # "أطلقوا سراحه"
        return True
    argument = "doer" if candidate.entry.row.get("count") in COUNTED_DOERS else "undergoer"
    if any(f.sort in ("weapon", "thing") for f in candidate.filled("undergoer")) and argument == "undergoer":
        return False
    if any(not _MEASURES.isdisjoint(match_key(f.name).split()) for f in candidate.filled(argument)):
        # "ضبطت 300 كغم"
        return False
    heads = [
        f.group.sort for f in candidate.filled(argument) if f.group is not None and f.end > f.group.head >= f.start
    ]
    if candidate.entry.pos == "verb" and not _NOBODY.isdisjoint(heads):
        # "some of the documents were seized"
        return False
    if candidate.entry.row.get("lasting") and heads and not any(sort in (*NAMED, "count", "pron") for sort in heads):
        # "have held two rounds of talks": a number alone is no prisoner.
        return False
    if candidate.befell_them and candidate.type == "arrest" and any(map(is_state_force, candidate.filled("doer"))):
        # "احتجزتها الشرطة"
        return True
    return bool(candidate.tolls) or any(f.sort == "people" for f in candidate.filled(argument))


def _holds_places(candidate: Candidate) -> bool:
    undergoers = candidate.filled("undergoer", "goal")
    given = candidate.filled("undergoer")
    if candidate.entry.pos == "verb" and given and given[0].sort == "people":
        # "Handed over 150 fighters to Baghdad": no ground.
        return False
    if any(f.sort == "place" or (f.group is not None and f.group.is_ground) for f in undergoers):
        return True
    control = "control" in candidate.entry.lemma or "سيطر" in candidate.entry.lemma
    if control and any(is_called(f.name, "strongholds") for f in undergoers):
        # "regained control of the prison"
        return True
    if any(is_called(f.name, "portions") and not is_called(f.name, "measures") for f in undergoers):
        # "took control of parts of the city"
        return True
    if candidate.entry.pos == "verb" and isinstance(candidate.entry.form, int) and not undergoers:
        # "The soldiers captured on Wednesday": an English verb names what is taken.
        return False
    taken = candidate.entry.pos == "verb" and candidate.type in ("territory.government", "territory.nonstate")
    if taken and any(f.actor_type == "state" for f in candidate.filled("undergoer")):
        # "اجتاحت القوات الكويت"
        return True
    return bool(candidate.places) and not any(
        f.sort in (*NAMED, "weapon", "count", "thing", "event") and not _is_unlisted(f) for f in undergoers
    )


def _are_troops(filler: Filler) -> bool:
    """Whether a doer is a force by its own head: "the last troops of the division", no "commander of the forces"."""
    head, _, rest = filler.name.partition(" of ")
    if rest and is_called(rest, "unarmed") and filler.actor_type not in MILITARY:
        # "A convoy of 160 families"
        return False
    return filler.actor_type in MILITARY or (filler.actor_type != "person" and is_called(head, "soldiers"))


def _is_land(filler: Filler) -> bool:
    """Whether troops may leave it: a place, a country, a base."""
    return (
        filler.sort == "place" or filler.actor_type == "state" or (filler.group is not None and filler.group.is_ground)
    )


def _is_unlisted(filler: Filler) -> bool:
    """ "freed the compound in the centre of Ramadi": a definite thing that no list holds may be a piece of ground."""
    return filler.group is not None and filler.group.sort == "" and filler.group.definite


def _holds_things(candidate: Candidate) -> bool:
    undergoers = candidate.filled("undergoer", "goal")
    return bool(undergoers) and not any(f.sort in ("people", "organisation", "count") for f in undergoers)


def _holds_partners(candidate: Candidate) -> bool:
    named = [f for f in candidate.filled("doer", "partner") if f.sort in (*NAMED, "place") and not _is_seat(f)]
    if candidate.type == "agreement" and (any(map(_are_sides, candidate.filled("doer"))) or candidate.is_passive):
        # "Both sides agreed to set up a committee", "it was agreed to reopen the road"
        candidate.type = "ceasefire" if any(map(_is_truce, candidate.filled("topic"))) else candidate.type
        return True
    if candidate.type == "meeting" and any(map(_are_sides, named)):
        # "The two ministers discussed the border"
        return True
    if len({f.name for f in named}) < 2:
        return False
    if candidate.type == "clash" and len({f.start for f in named if is_fighter(f) and f.group is not None}) > 1:
        # "Troops and rebels fought in the town"
        return True
    return any(f.argument == "partner" for f in named) or candidate.entry.frame.get("object") == "topic"


def _goes_on(candidate: Candidate, form: int) -> bool:
    """Whether it began on a day near the report: "are fighting" tells how things stand, "since Tuesday" of a day."""
    return bool(form & GERUND) and any(
        t.is_relative and not t.is_duration and t.period is not None for t in candidate.times
    )


def _are_sides(filler: Filler) -> bool:
    """Whether a doer is two to five sides of something: "both governments", "the two directors"."""
    counted = filler.group.quantity.value.min if filler.group is not None and filler.group.quantity is not None else 0
    return is_called(filler.name, "several_sides", "two_sides") or counted in range(2, 6)


def _is_truce(filler: Filler) -> bool:
    """Whether what is agreed to is a truce: "agreed to a complete ceasefire"."""
    return filler.group is not None and any(t.entry.type == "ceasefire" for t in filler.group.triggers)


def _is_seat(filler: Filler) -> bool:
    """Whether whom somebody visits is a town, and nobody: "the pope visited Bangui"."""
    places = [p for p in filler.group.places if not p.place.is_demonym] if filler.group is not None else []
    visited = filler.argument == "partner" and filler.sort == "place"
    return visited and bool(places) and all(p.place.kind in ("town", "village") for p in places)


def _holds_arms(candidate: Candidate) -> bool:
    argument = "undergoer" if candidate.type == "seizure" else "instrument"
    return any(f.sort in ("weapon", "event") for f in candidate.filled(argument))


def _holds_doers(candidate: Candidate) -> bool:
    doers = candidate.filled("doer", "sender", "bearer")
    return any(f.sort in (*NAMED, "place", "count") or is_armed(f) for f in doers)


def _are_bound(candidate: Candidate) -> bool:
    """Whether people leave something, or go to a place that is named: not "into the square"."""
    goals = candidate.filled("goal")
    named = any(f.actor_type == "state" or (f.group is not None and f.group.places) for f in goals)
    return named or bool(candidate.filled("source"))


def _holds_group(candidate: Candidate) -> bool:
    doers = candidate.filled("doer")
    return any(f.sort == "organisation" and f.actor_type not in ("state", "outlet") for f in doers) or any(
        is_called(f.name, "factions") for f in doers
    )


def _is_site(filler: Filler) -> bool:
    return filler.sort in ("place", "thing") or filler.actor_type == "state"


def _are_officials(candidate: Candidate) -> bool:
    """Whether the holder of an office, or a delegation, did it: no cleric, who visits his own."""
    doers = [f for f in candidate.filled("doer") if not is_called(f.name, "clergy")]
    return any(bool(f.office) or is_called(f.name, "guests") for f in doers)


def _are_guests(candidate: Candidate) -> bool:
    """Whether such a one goes to a place: "the minister arrived in Muscat"."""
    return _are_officials(candidate) and any(_is_site(f) for f in candidate.filled("goal"))


def _is_visit(candidate: Candidate) -> bool:
    """Whether such a one came to a country: who goes to a town may be at home there, or look at the scene of a deed."""
    if not _are_officials(candidate):
        return False
    goals = candidate.filled("goal")
    return any(map(_is_country, goals)) or _are_abroad(candidate.filled("doer"), goals)


def _are_abroad(doers: list[Filler], goals: list[Filler]) -> bool:
    """Whether those of one country came to the capital of another: "the Ghanaian minister arrived in Lomé"."""
    own = {p.place.country for f in doers if f.group is not None for p in f.group.places if p.place.is_demonym}
    visited = {p.place.country for f in goals if f.group is not None for p in f.group.places if is_seat(p.place)}
    return len(own) == 1 and bool(visited) and own.isdisjoint(visited)


def _is_country(filler: Filler) -> bool:
    places = filler.group.places if filler.group is not None else []
    return filler.actor_type == "state" or any(p.place.kind == "country" for p in places)


def _are_rulers(candidate: Candidate) -> bool:
    """Whether a state, a body of it or the holder of an office decided it: no crowd, no patient."""
    return any(f.actor_type in ("state", "agency", "force") or bool(f.office) for f in candidate.filled("doer"))


ASKED: dict[str, Callable[[Candidate], bool]] = {
    "people": _holds_people,
    "places": _holds_places,
    "things": _holds_things,
    "partners": _holds_partners,
    "arms": _holds_arms,
    "sites": lambda c: any(_is_site(f) for f in c.filled("undergoer", "goal", "site", "source")),
    "troops": lambda c: any(map(_are_troops, c.filled("doer"))) and any(map(_is_land, c.filled("undergoer"))),
    "left": lambda c: bool(c.filled("source", "undergoer")),
    "moved": lambda c: bool(c.filled("source", "undergoer", "goal") or c.places) or any(t.explicit for t in c.tolls),
    "forceful": lambda c: c.harms or (bool(c.filled("undergoer")) and bool(c.filled("doer"))),
    "suffered": lambda c: c.harms,
    "struck": lambda c: bool(c.filled("undergoer", "site")) or bool(c.tolls),
    "doers": _holds_doers,
    "fighters": lambda c: any(map(is_fighting, c.filled("doer"))) and bool(c.filled("undergoer")),
    "soldiers": lambda c: any(is_armed(f) and f.actor_type != "person" for f in c.filled("doer", "undergoer")),
    "sent": lambda c: any(is_armed(f) for f in c.filled("undergoer")),
    "groups": _holds_group,
    "guests": _are_guests,
    "rulers": _are_rulers,
    "visits": _is_visit,
    "past": lambda c: isinstance(c.entry.form, int) and (bool(c.entry.form & PAST) or _goes_on(c, c.entry.form)),
    # "Ten people were missing" tells what became of them; "missed", and "missing since", when they were taken, do not.
    "gone": lambda c: isinstance(c.entry.form, int) and c.entry.form & (GERUND | PAST) == GERUND and not c.times,
    "bound": _are_bound,
    "passive": lambda c: c.is_passive,
    "counted": lambda c: any(t.explicit for t in c.tolls),
}
