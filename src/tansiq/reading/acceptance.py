"""Which readings of a trigger stand: those whose fillers are of the sort that the row asks for."""

from __future__ import annotations

from tansiq.knowledge.forms import GERUND, PAST
from tansiq.knowledge.keys import match_key
from tansiq.reading.alike import is_called
from tansiq.reading.armed import are_unarmed, is_rebel, is_state_force
from tansiq.reading.asked import ASKED
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.groups import NAMED
from tansiq.reading.wordsets import word_set

__all__ = ["is_accepted"]

# Endings of what is theirs.
_OWN = ("ها", "هم")


def _is_by_nature(candidate: Candidate) -> bool:
    """ "الزلزال الذي اجتاح سوريا": an earthquake takes no ground."""
    doers = [f.group for f in candidate.filled("doer") if f.group is not None]
    return candidate.type.startswith("territory") and any(
        trigger.entry.type.startswith("hazard") for group in doers for trigger in group.triggers
    )


def _holds_word(candidate: Candidate, words: list[str]) -> bool:
    """Whether a filler holds one of the words, ta marbuta or not: "مركبة", "مركبته"."""
    names = [match_key(f.name).replace("ة", "ه") for f in candidate.fillers]
    return any(match_key(word).replace("ة", "ه") in name for name in names for word in words)


def _is_outburst(candidate: Candidate) -> bool:
    """Whether people or a matter exploded: "the crowd exploded with joy", "the conflict that exploded"."""
    goes_off = candidate.entry.frame.get("subject") == "instrument"
    return goes_off and any(
        (means.sort in NAMED and means.actor_type != "armed_group")
        or (means.group is not None and means.group.is_abstract)
        for means in candidate.filled("instrument")
    )


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


def _got_away(candidate: Candidate) -> bool:
    """Whether those who fled went somewhere, and nobody had held them: "فرار المهربين إلى العمق السوري"."""
    if candidate.type != "escape" or candidate.filled("source", "site"):
        return False
    counted = any(toll.explicit for toll in candidate.tolls)
    held = counted or any(is_called(f.name, "inmates") for f in candidate.filled("doer"))
    return bool(candidate.filled("goal")) and not held


def _were_hurt(candidate: Candidate) -> bool:
    """Whether those taken are the dead or the wounded of something told before: "the bodies were taken away"."""
    taken = candidate.filled("undergoer")
    return candidate.entry.pos == "verb" and bool(taken) and all(is_called(f.name, "hurt") for f in taken)


def _only_left(candidate: Candidate) -> bool:
    """Whether those who did a deed left its scene, and nobody a prison: "ألقيا قنبلة ولاذا بالفرار"."""
    return not candidate.filled("source", "goal") and _made_off(candidate)


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
    if _is_outburst(candidate):
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
    if candidate.type == "deployment" and candidate.entry.pos == "verb" and are_unarmed(candidate):
        # "The patients were moved by army lorries"
        return False
    if candidate.type in ("abduction", "arrest", "attack.arson") and _were_hurt(candidate) or _got_away(candidate):
        return False
    for flag, value in row.items():
        if value and flag in ASKED and not ASKED[flag](candidate):
            return False
    if row.get("needs") and not _holds_word(candidate, row["needs"]):
        return False
    if row.get("rebels") and any(is_rebel(f) for f in candidate.filled("doer")):
        candidate.type = str(row["rebels"])
    if row.get("forces") and any(is_state_force(f) for f in candidate.filled("doer")):
        candidate.type = str(row["forces"])
        for toll in candidate.tolls:
            # Whom a state's forces seize they have captured.
            toll.key = "captured" if candidate.type == "arrest" and toll.key == "abducted" else toll.key
    return True
