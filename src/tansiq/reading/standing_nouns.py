"""How the event of a noun stands: what its own words, its verb and what governs it say of it."""

from __future__ import annotations

from tansiq.knowledge.forms import BASE
from tansiq.reading.candidates import DROP, Candidate
from tansiq.reading.groups import Group
from tansiq.reading.lexicon import Lexicon
from tansiq.reading.licence import KINDS, find_licence, find_verb_of
from tansiq.reading.negation import is_none
from tansiq.reading.sheet import Sheet
from tansiq.reading.syntax import Around, Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["noun_standing"]

_SETTINGS = word_set("settings")
# Groups from an event noun to the verb that says it was called off.
_CALLED_OFF_WITHIN = 8


def _under(verb: Group, *, is_patient: bool) -> str:
    """Status that a verb gives its subject; "" where it only goes on about it."""
    if not is_patient and verb.form != "cop":
        return ""
    if verb.mood == "future":
        return "planned"
    modal = verb.modality("foil", "plan")
    if modal is not None:
        return KINDS[modal.row["kind"]]
    return DROP if verb.negated or verb.mood == "modal" else ""


def _is_denied_to_happen(syntax: Syntax, k: int) -> bool:
    """Whether event noun k did not come about: "clashes did not break out", "لم تقع اشتباكات", "لم تسجل أي هجمات"."""
    after, before = find_verb_of(syntax, k), syntax.previous_verb(k)
    if after is not None:
        verb = syntax.groups[after]
        return verb.negated and verb.modality("happen") is not None
    if before is None or syntax.groups[k].definite or k not in syntax.verb(before).subject:
        return False
    verb = syntax.groups[before]
    tells = verb.form == "aux" or verb.modality("happen") is not None or verb.entry("speech") is not None
    return verb.negated and tells


# What is asked for has not come about.
_ASKED_FOR = ("release", "transfer", "territory.transfer", "arrest", "ceasefire")


def _is_called_off(sheet: Sheet, syntax: Syntax, k: int) -> bool:
    """ "ordered strikes on three sites and cancelled them": nothing came of it."""
    for j in range(k + 1, min(k + _CALLED_OFF_WITHIN, len(syntax.groups) - 1)):
        group = syntax.groups[j]
        if syntax.kind(j - 1) == "C" and sheet.keys[group.head] in word_set("called_off") and not group.negated:
            return syntax.groups[j + 1].sort == "pron"
        if group.kind == "V":
            return False
    return False


def _is_nothing(sheet: Sheet, syntax: Syntax, k: int) -> bool:
    """Whether event noun k stands for something that was not."""
    group = syntax.groups[k]
    unreal = not word_set("unreal").isdisjoint(sheet.keys[group.start : min(group.end, group.start + 2)])
    return unreal or is_none(sheet, syntax, k) or _is_denied_to_happen(syntax, k) or _is_called_off(sheet, syntax, k)


def _was_all_the_same(verb: Group, group: Group, *, inside: bool) -> bool:
    """Whether an event under a negated verb happened: what is denied is a victim, an owner or a part in it."""
    harmed = any(e.layer == "event" and e.row.get("harm") for e in verb.entries)
    if inside and (group.definite or harmed):
        # "No one was hurt in the blast", "لم يصب أحد في انفجار": there was a blast.
        return True
    if group.definite and verb.modality("own", "admit") is not None:
        # "لم تتبن أي جهة التفجير": whose it was is not told, that it was is.
        return True
    light = verb.modality("light")
    # "did not take part in the battle": there was one.
    return light is not None and bool(light.row.get("shared")) and bool(group.definite or group.places)


def _put_off(sheet: Sheet, syntax: Syntax, k: int) -> str:
    """Status of what a participle or passive says is to come: "talks scheduled for", "the summit was cancelled"."""
    found = ""
    for j in range(k + 1, min(k + _CALLED_OFF_WITHIN, len(syntax.groups))):
        group = syntax.groups[j]
        if group.kind in ("X", "S", "R") or (group.kind == "N" and group.sort == "event"):
            break
        if group.kind != "V":
            continue
        if group.form not in ("fin", "part", "cop") or syntax.verb(j).object:
            break
        if sheet.keys[group.head] in word_set("dropped"):
            return DROP
        if sheet.keys[group.head] not in word_set("put_off"):
            break
        found = "planned"
    return found


def noun_standing(candidate: Candidate, group: Group, sheet: Sheet, lexicon: Lexicon, syntax: Syntax, k: int) -> str:
    """Status of the candidate of event noun k, from its own words, its verb, then from what governs it."""
    if group.modality("foil_noun") is not None:
        # "to prevent infiltration" tells of none; "the foiling of an infiltration" does.
        aim = word_set("purpose") | word_set("aim")
        return DROP if k and syntax.groups[k - 1].key in aim else "attempted"
    if group.modality("attempt_noun") is not None:
        return "attempted"
    if _is_nothing(sheet, syntax, k):
        return DROP
    if (
        candidate.type == "cooperation"
        and k >= 2
        and syntax.kind(k - 1) == "P"
        and syntax.groups[k - 2].sort == "event"
    ):
        # "an agreement on military cooperation": what another event is about.
        return DROP
    if candidate.type == "cooperation" and syntax.sheet_lang == "ar" and _is_furthered(candidate, group, sheet):
        return DROP
    aimed = syntax.sheet_lang == "ar" and k > 0 and syntax.groups[k - 1].key in word_set("purpose")
    if aimed and candidate.type.startswith("territory"):
        # "للسيطرة على المطار", "خاضعة لسيطرة": an aim, or how things stand.
        return DROP
    if syntax.sheet_lang == "en" and (put_off := _put_off(sheet, syntax, k)):
        return put_off
    if _is_sought(sheet, syntax, k):
        return "attempted"
    after = find_verb_of(syntax, k)
    if after is not None and (found := _under(syntax.groups[after], is_patient=syntax.verb(after).passive)):
        return found
    return _governed_standing(candidate, group, sheet, lexicon, syntax, k)


def _is_furthered(candidate: Candidate, group: Group, sheet: Sheet) -> bool:
    """ "ضرورة زيادة التعاون", "سبل تعزيز التنسيق": what is to grow, or ways to it, is no arrangement that stands."""
    first = sheet.keys[group.start : candidate.start]
    return any(key.removeprefix("و") in word_set("furthering") or key in word_set("furthering") for key in first)


def _governed_standing(
    candidate: Candidate, group: Group, sheet: Sheet, lexicon: Lexicon, syntax: Syntax, k: int
) -> str:
    before = syntax.previous_verb(k)
    if before is None or any(syntax.kind(j) in ("R", "X") for j in range(before + 1, k)):
        return "occurred"
    verb = syntax.groups[before]
    around = syntax.verb(before)
    if verb.mood == "future" and k in around.subject:
        return "planned"
    if not around.governs(k) and not (around.passive and k in around.subject):
        return "occurred"
    inside = any(k in m for key, m in around.preps if key in word_set("within"))
    if verb.negated and _was_all_the_same(verb, group, inside=inside):
        return "occurred"
    if verb.negated or verb.mood == "modal" or verb.modality("mimic") is not None:
        return DROP
    if verb.mood == "future":
        return "occurred" if _is_paid_for(candidate, group, sheet) else "planned"
    if syntax.sheet_lang == "en" and candidate.type in _ASKED_FOR and verb.tells("request") and k in around.object:
        # "Demanded the release of the president"
        return DROP
    modal = verb.modality("foil", "attempt", "plan")
    if syntax.sheet_lang == "en" and modal is not None and modal.row["kind"] == "plan" and _is_setting(around, k):
        return "occurred"
    if syntax.sheet_lang == "ar" and verb.tells("threat"):
        # "هدد بمهاجمة سجون": what is threatened is the threat's.
        return DROP
    if modal is not None and modal.row["kind"] == "foil" and _is_aim(lexicon, syntax, before):
        # "To secure the border and prevent the infiltration of smugglers": none is told.
        return DROP
    if modal is not None:
        return KINDS[modal.row["kind"]]
    if verb.form == "ing" and syntax.kind(before - 1) == "P" and before > 1:
        # "talks aimed at reaching a truce"
        above = syntax.groups[before - 2].modality("foil", "attempt", "plan")
        if above is not None:
            return KINDS[above.row["kind"]]
    if verb.form == "inf":
        if sheet.keys[verb.head] in word_set("bring_to_end"):
            # "agreed to suspend the talks": what is to end goes on, and is not what is planned.
            return "occurred"
        # "in an effort to bolster cooperation": an aim is no arrangement that stands.
        licence = find_licence(sheet, lexicon, syntax, before) or DROP
        return DROP if candidate.type == "cooperation" and licence == "attempted" else licence
    return "occurred"


def _is_aim(lexicon: Lexicon, syntax: Syntax, v: int) -> bool:
    """Whether English verb group v is a bare form joined to an infinitive: "to secure the road | and | prevent"."""
    verb = syntax.groups[v]
    above = syntax.previous_verb(v)
    bare = verb.end == verb.start + 1 and lexicon.bits.get(verb.key, 0) & BASE
    joined = syntax.sheet_lang == "en" and syntax.kind(v - 1) == "C" and above is not None
    return bool(bare) and joined and above is not None and syntax.groups[above].form == "inf"


def _is_setting(around: Around, k: int) -> bool:
    """ "They agreed on a truce | at talks | in Moscow": what something was agreed at took place."""
    return any(k in members for key, members in around.preps if key in _SETTINGS)


def _is_paid_for(candidate: Candidate, group: Group, sheet: Sheet) -> bool:
    """ "سيدفع ثمن اغتيال القائد": what is to come is the answer, the deed was done."""
    return not word_set("price").isdisjoint(sheet.keys[group.start : candidate.start])


def _is_sought(sheet: Sheet, syntax: Syntax, k: int) -> bool:
    """ "اتصالات للتوصل إلى هدنة", "جهود التوصل إلى اتفاق": what is worked for has not come about."""
    if k < 3 or syntax.kind(k - 1) != "P" or syntax.kind(k - 2) != "N":
        return False
    head = syntax.groups[k - 2]
    if word_set("reaching").isdisjoint(sheet.keys[head.start : head.end]):
        return False
    aim = word_set("purpose") | word_set("aim") | word_set("for_sake")
    return syntax.groups[k - 3].key in aim or head.modality("attempt_noun") is not None
