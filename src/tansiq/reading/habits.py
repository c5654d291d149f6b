"""What is told of no one occasion: habits, crimes by their kind, deaths without a cause; no event of contract.md."""

from __future__ import annotations

from tansiq.knowledge.forms import PLURAL
from tansiq.model import Count
from tansiq.reading.candidates import Candidate, Filler, Toll
from tansiq.reading.deeds import FORCIBLE
from tansiq.reading.lexicon import Lexicon
from tansiq.reading.sheet import Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["is_general", "is_kind"]

# "In Colombia" is not where something happened.
_WIDE = frozenset({"country", "continent", "region"})
# From this many on, deeds in which people died are summed up: "were killed in 600 clashes".
_MANY_DEEDS = 10
# From this many on, "hundreds have been killed" without a day and a place sums up years.
_MANY = 200


def is_general(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> bool:
    """Whether a violent act is told as what goes on, and not as something that happened somewhere on a day.

    "Guerrillas who attack villages", "they are killing people", "many have been murdered", "stop kidnapping".

    Args:
        candidate: With times and places of its sentence.
        sheet, syntax: Its sentence; English only, since Arabic has one present for both.
    """
    group = syntax.groups[candidate.at]
    if sheet.lang == "en" and candidate.is_many and sheet.keys[candidate.start - 1] in word_set("unending"):
        # "The constant raids by armed groups"
        return not (candidate.times or candidate.tolls)
    if sheet.lang != "en" or group.kind != "V" or not candidate.type.startswith(FORCIBLE):
        return False
    if candidate.is_harm and _in_many_deeds(candidate, syntax):
        return True
    if (
        group.form == "ing"
        and syntax.kind(candidate.at - 1) in (",", "C")
        and syntax.kind(candidate.at + 1) in (",", "C")
    ):
        # "Tried for murder, kidnapping, and theft"
        return not candidate.filled("undergoer", "site") and not candidate.tolls
    counted = [t for t in candidate.tolls if t.explicit]
    aspect = _aspect(candidate.at, syntax)
    if counted and aspect == "perfect" and syntax.kind(0) == "S" and syntax.groups[0].key in word_set("ever_since"):
        # "Since the party was founded, 500 of its members have been murdered"
        return True
    if group.form == "ing" and _is_no_way(candidate, syntax):
        return True
    if candidate.periods():
        return False
    if any(p.place.kind not in _WIDE for p in candidate.places):
        return False
    if aspect == "perfect" and counted and any(t.is_duration for t in candidate.times):
        # "Five judges have been killed in two months" sums up several deeds.
        return not candidate.filled("doer", "instrument")
    told = candidate.fillers or candidate.tolls or candidate.times or candidate.places
    if not told and (group.voice != "passive" or aspect == "perfect"):
        # "Some kidnap", "it burned", "all who have been abducted": who, whom, when and where are all left open.
        return True
    if any(t.value.max is not None for t in counted):
        return False
    if aspect == "present":
        return not counted
    bare = all(_is_bare(f, sheet) for f in candidate.filled("undergoer", "site", "partner"))
    if aspect == "perfect":
        return (
            bool(candidate.filled("undergoer"))
            and bare
            and all(t.value.min >= _MANY or not t.explicit or _is_countless(t, sheet) for t in candidate.tolls)
        )
    if group.form == "ing" and candidate.at and syntax.kind(candidate.at - 1) in ("P", "V"):
        return bare and not counted and syntax.groups[candidate.at - 1].key not in word_set("agents")
    return False


def _is_no_way(candidate: Candidate, syntax: Syntax) -> bool:
    """ "It is not by blowing up pipelines that": a way in which nothing is done."""
    by = syntax.kind(candidate.at - 1) == "P" and syntax.groups[candidate.at - 1].key in word_set("agents")
    return by and syntax.kind(candidate.at - 2) == "V" and syntax.groups[candidate.at - 2].negated


def _aspect(at: int, syntax: Syntax) -> str:
    """The aspect of verb group `at`, or of the verb that it is joined to: "are killing | and wounding"."""
    group = syntax.groups[at]
    joined = at > 1 and syntax.kind(at - 1) == "C" and syntax.kind(at - 2) == "V"
    return (
        syntax.groups[at - 2].aspect if joined and not group.aspect and group.form in ("ing", "part") else group.aspect
    )


def is_kind(candidate: Candidate, sheet: Sheet, lexicon: Lexicon, syntax: Syntax) -> bool:
    """Whether an event noun names a kind of deed: "the kidnapping of businessmen", "assassinations began".

    Such a noun tells of nothing by itself; it may mean again what was told before.

    Args:
        candidate: With times and places of its sentence.
        sheet, lexicon, syntax: English only: an Arabic plural with the article may be these people or all such people.
    """
    if sheet.lang != "en" or candidate.entry.pos != "noun" or not candidate.type.startswith(FORCIBLE):
        return False
    if candidate.entry.row.get("carrier") or candidate.type.startswith("clash"):
        return False
    if _is_charge(candidate, sheet, syntax) or _is_the_rest(candidate):
        return True
    if _is_pursuit(candidate, syntax):
        return True
    if candidate.periods():
        return False
    if candidate.places and not candidate.place_is_near:
        return False
    if any(t.explicit for t in candidate.tolls) or candidate.filled("instrument", "partner"):
        return False
    if candidate.filled("doer") and (not candidate.is_bare or candidate.happened or candidate.places):
        return False
    struck = candidate.filled("undergoer", "site")
    many = all(_is_bare(f, sheet) and _is_plural(f, sheet, lexicon) for f in struck)
    return many and (bool(struck) or (candidate.is_bare and (not candidate.support or bool(candidate.filled("doer")))))


def _is_pursuit(candidate: Candidate, syntax: Syntax) -> bool:
    """ "Kidnapping is an industry", "they engage in kidnapping": a doing by its name, in the present."""
    group = syntax.groups[candidate.at]
    if group.end - group.start != candidate.end - candidate.start or candidate.is_many:
        return False
    if candidate.filled("undergoer", "site", "partner", "instrument") or candidate.tolls or candidate.times:
        return False
    near = range(max(0, candidate.at - 3), min(len(syntax.groups), candidate.at + 2))
    return any(
        syntax.kind(j) == "V" and syntax.groups[j].aspect == "present" and _governs(syntax, j, candidate.at)
        for j in near
    )


def _governs(syntax: Syntax, j: int, k: int) -> bool:
    around = syntax.verb(j)
    return k in around.subject or around.governs(k)


def _is_the_rest(candidate: Candidate) -> bool:
    """ "Other attacks were reported in three provinces": any number of them, and nothing of any one."""
    told = candidate.filled("doer", "undergoer", "site", "partner") or any(t.explicit for t in candidate.tolls)
    return candidate.is_other and candidate.is_bare and not told


def _is_one_charge(candidate: Candidate, syntax: Syntax, sheet: Sheet) -> bool:
    """ "Charges of murder, kidnapping and theft": one of the crimes that somebody is charged with."""
    j = candidate.at
    while syntax.kind(j - 1) in ("C", ",") and syntax.kind(j - 2) == "N":
        j -= 2
    if syntax.kind(j - 1) != "P" or syntax.kind(j - 2) != "N":
        return False
    return sheet.keys[syntax.groups[j - 2].head] in word_set("charges")


def _is_charge(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> bool:
    """ "Charged with murder", "an inquiry into arson": a crime by its bare name, and nobody it was done to."""
    group = syntax.groups[candidate.at]
    if group.end - group.start != candidate.end - candidate.start or candidate.filled("undergoer", "site"):
        return False
    if _is_one_charge(candidate, syntax, sheet):
        return True
    if not candidate.at or syntax.kind(candidate.at - 1) != "P" or candidate.tolls:
        return False
    into = syntax.groups[candidate.at - 1].key in word_set("inquired_into")
    return into or (candidate.doer_status == "accused" and not candidate.is_bare)


def _is_plural(filler: Filler, sheet: Sheet, lexicon: Lexicon) -> bool:
    key = sheet.keys[filler.group.head] if filler.group is not None else ""
    return bool(lexicon.bits.get(key, 0) & PLURAL) or key in word_set("personnel")


def _in_many_deeds(candidate: Candidate, syntax: Syntax) -> bool:
    """ "393 were killed in more than 600 clashes": many deeds are one figure, and none of them is told."""
    behind = [j for _, members in syntax.verb(candidate.at).preps for j in members]
    deeds = [syntax.groups[j] for j in behind if syntax.groups[j].triggers]
    return any(g.quantity is not None and g.quantity.value.min >= _MANY_DEEDS for g in deeds)


def _is_countless(toll: Toll, sheet: Sheet) -> bool:
    """Whether "many" is all that is said of how many."""
    return not word_set("countless").isdisjoint(sheet.keys[toll.start : toll.end])


def _is_vague(value: Count, key: str) -> bool:
    """Whether a number only says that there were very many: "many", "hundreds"."""
    return key in word_set("countless") or (value.max is None and value.min >= _MANY)


def _is_bare(filler: Filler, sheet: Sheet) -> bool:
    """Whether it is people or things at large: "civilians", and not "the civilians", "a boat" or a name."""
    group = filler.group
    return (
        group is not None
        and not group.definite
        and (group.quantity is None or _is_vague(group.quantity.value, sheet.keys[group.quantity.start]))
        and sheet.keys[group.start] not in word_set("single")
        and not (filler.actor_type and filler.actor_type != "group_of_people")
    )
