"""Groups that say there was none: "no drugs", "neither weapons nor explosives", "nobody", "لا قتلى"; and "without"."""

from __future__ import annotations

from tansiq.reading.candidates import Candidate
from tansiq.reading.groups import Group
from tansiq.reading.sheet import Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["harms_nobody", "holds_none", "is_none", "is_refuted", "is_without"]

_NOBODY = word_set("nobody")
_NOR = word_set("nor")
_OR_NOR = word_set("either_or") | _NOR
_LACKING = word_set("lacking")
_THAT = word_set("that")
_UNREAL = word_set("unreal")
_ANY_ONE = word_set("any_one")
_ANYONE = word_set("anyone")
# Acts in words, finds and handovers that did not come about are nothing: nobody says otherwise.
_UNDENIED = (
    "statement",
    "pledge",
    "request",
    "accusation",
    "order",
    "threat",
    "group_change",
    "seizure",
    "release",
    "transfer",
)
# Groups within which the verb of an event noun follows.
_NEAR_VERB = 4


def _starts_with_none(group: Group, sheet: Sheet) -> bool:
    """ "Nobody", "no soldier", "no one", "ولا متفجرات"."""
    if group.kind != "N" or group.end <= group.start:
        return False
    if group.quantity is not None and group.quantity.start == group.start:
        # "No fewer than 12 people": a count.
        return False
    first = sheet.keys[group.start]
    before = sheet.keys[group.start - 1] if group.start else ""
    if first in _NOBODY or (sheet.lang == "ar" and first.removeprefix("و") in _NOBODY):
        return True
    return (before in _NOBODY and group.sort == "pron") or before in _NOR


def is_none(sheet: Sheet, syntax: Syntax, k: int) -> bool:
    """Whether noun group k says that there was none of it, by its own words or the group it is joined to with "or"."""
    group = syntax.groups[k]
    if _starts_with_none(group, sheet):
        return True
    before = syntax.groups[k - 1] if k else None
    lone = before is not None and before.end == group.start and before.end - before.start == 1
    if before is not None and before.kind == "V" and before.negated and sheet.keys[group.start] in _ANY_ONE:
        # "لم تتبن أي جهة"
        return True
    if lone and before is not None and _starts_with_none(before, sheet):
        # "Neither | the police nor the army"
        return True
    joined = k >= 2 and syntax.groups[k - 1].key in _OR_NOR and syntax.kind(k - 2) == "N"
    return joined and is_none(sheet, syntax, k - 2)


def is_refuted(sheet: Sheet, syntax: Syntax, candidate: Candidate) -> bool:
    """Whether its words say that a deed was not done: told by somebody, that is a denial of it.

    "The army said it had not shelled the village", "there had been no attack on the airport", "denied any attack"; not
    "no attacks were reported", which tells of none, nor a toll of nought.
    """
    if candidate.is_harm or candidate.type.startswith(_UNDENIED):
        return False
    k, group = candidate.at, syntax.groups[candidate.at]
    if group.kind == "V":
        # "those who have not escaped" only describes.
        described = any(g.kind == "R" for g in syntax.groups[max(0, k - 2) : k])
        told = group.form in ("fin", "cop") and group.mood == "" and not described
        return told and (group.negated or any(is_none(sheet, syntax, j) for j in syntax.subject(k)))
    reports = (g for g in syntax.groups[k + 1 : k + _NEAR_VERB] if g.kind == "V")
    if any(verb.entry("speech") is not None for verb in reports):
        return False
    before = syntax.previous_verb(k)
    verb = None if before is None else syntax.groups[before]
    negated = verb is not None and verb.negated and verb.entry("speech") is None and verb.mood == ""
    if negated and before is not None:
        around = syntax.verb(before)
        negated = k in (*around.subject, *around.object)
    # "denied any attack"; "عدم التعاون" is a matter of its own.
    unbound = sheet.keys[group.start] in (_UNREAL if sheet.lang == "en" else _ANYONE)
    return is_none(sheet, syntax, k) or unbound or negated


def holds_none(sheet: Sheet, group: Group) -> bool:
    """Whether a verb's own phrase says that there was none: "reached no agreement"."""
    return not _NOBODY.isdisjoint(sheet.keys[group.head + 1 : group.end]) and sheet.lang == "en"


def is_without(syntax: Syntax, k: int) -> bool:
    """Whether the verb at group k did not happen: "without hurting anybody", "دون أن يُعثر على أسلحة"."""
    at = k - 1
    if at >= 1 and syntax.kind(at) == "S" and syntax.groups[at].key in _THAT:
        at -= 1
    return at >= 0 and syntax.kind(at) == "P" and syntax.groups[at].key in _LACKING


def harms_nobody(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> bool:
    """Whether it says that no one was killed or hurt, which is a toll of nought."""
    k = candidate.at
    if candidate.is_harm and syntax.kind(k) == "N":
        # "لم يؤد إلى وقوع إصابات": a verb of causing that did not come about has the harm.
        verb = syntax.previous_verb(k)
        causing = verb is not None and syntax.groups[verb].modality("cause") is not None
        lacking = verb is not None and (syntax.groups[verb].negated or is_without(syntax, verb))
        return causing and lacking and verb is not None and syntax.verb(verb).governs(k)
    if not candidate.is_harm or syntax.kind(k) != "V":
        return False
    if is_without(syntax, k):
        # "without hurting anybody", "دون أن يصاب أحد"
        return True
    around = syntax.verb(k)
    whom = (*around.subject, *around.object)
    if syntax.groups[k].negated and any(sheet.keys[syntax.groups[j].start] in _ANYONE for j in whom):
        # "did not hurt anyone", "لم يصب أحد"
        return True
    return any(is_none(sheet, syntax, j) for j in whom)
