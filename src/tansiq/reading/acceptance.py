"""Which readings of a trigger stand: those whose fillers are of the sort that the row asks for."""

from __future__ import annotations

from collections.abc import Callable

from tansiq.knowledge.forms import GERUND, PAST
from tansiq.knowledge.keys import match_key
from tansiq.reading.alike import is_called
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.capitals import is_seat
from tansiq.reading.counting import COUNTED_DOERS
from tansiq.reading.groups import NAMED
from tansiq.reading.wordsets import word_set

__all__ = ["is_accepted", "is_armed", "is_state_force"]

_STATE = frozenset({"state", "force", "agency"})
_MEASURES = word_set("measures")
# Sorts that nobody can be of.
_NOBODY = frozenset({"statement", "abstract", "event"})
# Endings of what is theirs.
_OWN = ("ها", "هم")
_MILITARY = frozenset({"force", "armed_group"})


def _types(filler: Filler) -> set[str]:
    """What kinds of actors a filler is or holds: "Syrian government troops" hold an agency."""
    inner = {a.actor.actor_type for a in filler.group.actors} if filler.group is not None else set()
    return {filler.actor_type, *inner}


def is_armed(filler: Filler) -> bool:
    """Whether a doer is a force or a part of one: troops, tanks, a brigade."""
    return bool(_types(filler) & _MILITARY) or is_called(filler.name, "soldiers")


def _is_fighting(filler: Filler) -> bool:
    """Whether a doer bears arms, or is a state, whose forces do it."""
    return is_armed(filler) or filler.actor_type == "state" or is_called(filler.name, "irregulars")


def is_state_force(filler: Filler) -> bool:
    """Whether a doer is of a state: its army, its police, its government."""
    types = _types(filler)
    return "armed_group" not in types and (bool(types & _STATE) or is_called(filler.name, "state_forces"))


def is_fighter(filler: Filler) -> bool:
    """Whether somebody bears arms, for a state or against it."""
    return is_armed(filler) or _is_rebel(filler)


def _is_rebel(filler: Filler) -> bool:
    return filler.actor_type == "armed_group" or is_called(filler.name, "irregulars", "assailants")


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
    if any(f.sort == "place" or (f.group is not None and f.group.is_ground) for f in undergoers):
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
    head, _, _ = filler.name.partition(" of ")
    return filler.actor_type in _MILITARY or (filler.actor_type != "person" and is_called(head, "soldiers"))


def _is_land(filler: Filler) -> bool:
    """Whether troops may leave it: a place, a country, a base."""
    return (
        filler.sort == "place" or filler.actor_type == "state" or (filler.group is not None and filler.group.is_ground)
    )


def _is_unlisted(filler: Filler) -> bool:
    """ "freed the compound in the centre of Ramadi": a definite thing that no list holds may be a piece of ground."""
    return filler.group is not None and filler.group.sort == "" and filler.group.definite


def _is_by_nature(candidate: Candidate) -> bool:
    """ "الزلزال الذي اجتاح سوريا": an earthquake takes no ground."""
    doers = [f.group for f in candidate.filled("doer") if f.group is not None]
    return candidate.type.startswith("territory") and any(
        trigger.entry.type.startswith("hazard") for group in doers for trigger in group.triggers
    )


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


def _are_unarmed(candidate: Candidate) -> bool:
    """Whether those sent somewhere are people who bear no arms."""
    sent = candidate.filled("undergoer")
    return bool(sent) and all(f.actor_type == "group_of_people" and not is_armed(f) for f in sent)


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


_ASKED: dict[str, Callable[[Candidate], bool]] = {
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
    "fighters": lambda c: any(map(_is_fighting, c.filled("doer"))) and bool(c.filled("undergoer")),
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


def _is_figurative(candidate: Candidate) -> bool:
    """Whether what is attacked or stolen is a matter or words: "an attack on freedom", "attacked the report"."""
    struck = [f for f in candidate.filled("undergoer") if f.group is not None and f.start <= f.group.head < f.end]
    # "Killed a number of people": a number of them is no matter.
    bodily = candidate.entry.pos == "verb" and candidate.is_harm
    counts = any(is_called(f.name, "toll_numbers") for f in struck)
    matters = ("statement",) if bodily or counts else ("abstract", "statement")
    # "Blows that were struck at the gangs": what a verb has for its object decides.
    first = struck[:1] if candidate.entry.pos == "verb" else struck
    return bool(struck) and all(f.group is not None and f.group.sort in matters for f in first)


def _is_each_other(candidate: Candidate) -> bool:
    """Whether those who kill and those who are killed are the same people at large: "citizens killing citizens"."""
    doers = candidate.filled("doer")
    if not doers:
        return False
    victims = {match_key(f.name) for f in candidate.filled("undergoer")}
    return {match_key(f.name) for f in doers} == victims and not any(t.explicit for t in candidate.tolls)


def _is_no_fight(candidate: Candidate) -> bool:
    """ "Rescuers battled strong winds", "to combat arms smuggling": no clash, and a crime that nobody did."""
    doers = candidate.filled("doer")
    if candidate.type != "crime.organised":
        return candidate.type == "clash" and any(is_called(f.name, "helpers") for f in doers)
    form, told = candidate.entry.form, candidate.times or candidate.tolls or candidate.filled("undergoer")
    if told or not isinstance(form, int) or (candidate.entry.pos == "verb" and form & (GERUND | PAST) != GERUND):
        return False
    return not any(f.actor_type or f.sort in NAMED for f in doers)


def _is_show(candidate: Candidate) -> bool:
    """Whether nothing was burnt but what stands for something: a flag, an effigy, a mock coffin."""
    burnt = candidate.filled("undergoer")
    return bool(burnt) and all(is_called(f.name, "emblems") for f in burnt)


def _is_area(filler: Filler) -> bool:
    """Whether a place is told as ground, not as who rules there: "the town of Qaim", "بلدة القائم"."""
    first = match_key(filler.name.split()[0]) if filler.name else ""
    return filler.sort == "place" and first in word_set("areas")


def _is_own_door(candidate: Candidate) -> bool:
    """Whether somebody closed what is their own: "أغلق التجار متاجرهم", "أغلقت السفارة أبوابها"."""
    closed = [f for f in candidate.filled("undergoer") if f.sort == "thing"]
    return bool(closed) and all(len(f.name.split()) == 1 and f.name.endswith(_OWN) for f in closed)


def _made_off(candidate: Candidate) -> bool:
    """Whether it was those who did it who fled: "the attackers fled the scene"."""
    doers = candidate.filled("doer")
    return bool(doers) and all(is_called(f.name, "assailants", "irregulars", "culprits") for f in doers)


def _were_hurt(candidate: Candidate) -> bool:
    """Whether those taken are the dead or the wounded of something told before: "the bodies were taken away"."""
    taken = candidate.filled("undergoer")
    return candidate.entry.pos == "verb" and bool(taken) and all(is_called(f.name, "hurt") for f in taken)


def _only_left(candidate: Candidate) -> bool:
    """Whether those who did a deed left its scene, and nobody a prison: "ألقيا قنبلة ولاذا بالفرار"."""
    return not candidate.filled("source", "goal") and _made_off(candidate)


def _holds_word(candidate: Candidate, words: list[str]) -> bool:
    """Whether a filler holds one of the words, ta marbuta or not: "مركبة", "مركبته"."""
    names = [match_key(f.name).replace("ة", "ه") for f in candidate.fillers]
    return any(match_key(word).replace("ة", "ه") in name for name in names for word in words)


def _is_other_doing(candidate: Candidate) -> bool:
    """Whether the verb tells of something else here: a door of one's own that is closed, leaving a scene."""
    if candidate.type == "cordon":
        return _is_own_door(candidate)
    if candidate.type == "base":
        # "جماعة تتخذ من المدينة مقرا": how things stand.
        return candidate.reduced
    if candidate.type == "displacement":
        # "People displaced in the south were given food": who they are, unless it is said how many.
        bare = candidate.reduced and not any(toll.explicit for toll in candidate.tolls)
        return bare or _made_off(candidate)
    return candidate.type == "escape" and _only_left(candidate)


_OTHER_SENSE = {"release": "published", "seizure": "kept_in_check"}
"""What the word for a deed is done to where it means something else: "the release of the film", "ضبط الحدود"."""


def is_accepted(candidate: Candidate) -> bool:
    """Whether the fillers are such as the row of the trigger asks for; may give the candidate another type.

    Flags of a row: places, things, sites, people (what the undergoer must be), partners (two named sides), arms
    (weapons as means, or as what was seized), struck (there is a target), forceful (it hurt, or who struck whom is
    told), doers (someone did it), soldiers (a force did it or was sent), troops (a force, of a place), sent (a force
    was sent), groups (an armed group did it), bound (from where or to where is told), counted (how many is), passive
    (its verb is), past (its tense), gone (in -ing, of no day), rulers (a state, or who holds an office, did it),
    visits (such a one, or a delegation, came to a country, or to the capital of another), needs (a word that one filler
    must hold), forces (the type it is where a state's forces do it), rebels (where an armed group does it), moved (from
    where, to where or how many is told), fighters (who bears arms, or a state, struck it), guests (someone of office
    goes to a place), suffered (a verb above says that somebody came under it).
    """
    row = candidate.entry.row
    goes_off = candidate.entry.frame.get("subject") == "instrument"
    for means in candidate.filled("instrument") if goes_off else ():
        if means.sort in NAMED and means.actor_type != "armed_group":
            # "the crowd exploded with joy"
            return False
        if means.group is not None and means.group.is_abstract:
            # "the conflict that exploded"
            return False
    if candidate.type in ("attack.armed", "robbery") and _is_figurative(candidate):
        return False
    if candidate.type == "attack.armed" and any(is_called(f.name, "bloodless") for f in candidate.filled("doer")):
        # "The sanctions target three leaders", "تستهدف العقوبات ثلاثة زعماء"
        return False
    if (
        _is_by_nature(candidate)
        or _is_no_fight(candidate)
        or (candidate.type == "attack.armed" and _is_each_other(candidate))
    ):
        return False
    if candidate.type in ("attack.arson", "property_destruction") and _is_show(candidate):
        return False
    if candidate.entry.pos == "verb" and _is_other_doing(candidate):
        return False
    if candidate.type == "meeting" and any(_is_area(f) for f in candidate.filled("partner")):
        # "يقابل المقطع الجديد بلدة القائم": it lies across from it.
        return False
    if candidate.type == "meeting" and any(is_called(f.name, "hurt") for f in candidate.filled("partner")):
        # "The hospital received the bodies of 29 children"
        return False
    other = _OTHER_SENSE.get(candidate.type)
    if other is not None and any(is_called(f.name, other) for f in candidate.filled("undergoer")):
        return False
    if candidate.type == "deployment" and candidate.entry.pos == "verb" and _are_unarmed(candidate):
        # "The patients were moved by army lorries"
        return False
    if candidate.type in ("abduction", "arrest", "attack.arson") and _were_hurt(candidate):
        return False
    for flag, value in row.items():
        if value and flag in _ASKED and not _ASKED[flag](candidate):
            return False
    if row.get("needs") and not _holds_word(candidate, row["needs"]):
        return False
    if row.get("rebels") and any(_is_rebel(f) for f in candidate.filled("doer")):
        candidate.type = str(row["rebels"])
    if row.get("forces") and any(is_state_force(f) for f in candidate.filled("doer")):
        candidate.type = str(row["forces"])
        for toll in candidate.tolls:
            # Whom a state's forces seize they have captured.
            toll.key = "captured" if candidate.type == "arrest" and toll.key == "abducted" else toll.key
    return True
