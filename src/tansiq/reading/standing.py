"""How an event stands: occurred, attempted, planned, claimed, denied; or not at all, where only thought of."""

from __future__ import annotations

from tansiq.knowledge.forms import BASE, PAST, S_FORM
from tansiq.reading.candidates import DROP, Candidate
from tansiq.reading.groups import Group
from tansiq.reading.lexicon import Lexicon
from tansiq.reading.licence import KINDS, find_licence
from tansiq.reading.negation import holds_none, is_none, is_without
from tansiq.reading.sheet import Sheet
from tansiq.reading.standing_nouns import noun_standing
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["decide_standing"]

# Groups between a verb of saying and what its speaker would do: a day, "that", the pronoun.
_NEAR = 5
_IF = word_set("if")
# Acts of one moment; a state or a standing act ("who control the town") may be told in the present.
_MOMENTARY = (
    "attack", "clash", "abduction", "arrest", "escape", "infiltration", "release", "transfer", "robbery", "seizure",
)  # fmt: skip
_OUTWARD = ("request", "pledge", "order", "statement", "accusation", "threat")


def decide_standing(candidate: Candidate, sheet: Sheet, lexicon: Lexicon, syntax: Syntax) -> str:
    """Status of a candidate from the words around it, before anyone's telling is looked at."""
    groups = syntax.groups
    k = candidate.at
    group = groups[k]
    for before in groups[max(0, k - 6) : k]:
        if before.kind == "S" and before.key in _IF:
            return DROP
    return (
        _verb_standing(candidate, group, sheet, lexicon, syntax, k)
        if group.kind == "V"
        else noun_standing(candidate, group, sheet, lexicon, syntax, k)
    )


def _is_habit(candidate: Candidate, group: Group, sheet: Sheet, lexicon: Lexicon, syntax: Syntax, k: int) -> bool:
    """Whether a relative clause in the present says what some do as a rule: "militants who sneak across the border"."""
    if not candidate.type.startswith(_MOMENTARY) or group.form != "fin":
        return False
    if candidate.tolls and any(t.explicit for t in candidate.tolls):
        return False
    opened = syntax.kind(k - 1) == "R" or syntax.groups[k - 1].key in word_set("where_clause") if k else False
    # "where ISIS fighters are imprisoned": its subject stands between.
    opened = opened or (k > 1 and syntax.kind(k - 1) == "N" and syntax.groups[k - 2].key in word_set("where_clause"))
    # "The persons they kidnap": a relative clause that nothing opens.
    pronoun = k > 1 and syntax.kind(k - 1) == "N" and syntax.groups[k - 1].sort == "pron"
    opened = opened or (pronoun and syntax.kind(k - 2) == "N")
    if not opened:
        return False
    if syntax.sheet_lang == "ar":
        return bool(group.entries) and group.entries[0].is_present and group.mood == ""
    first = sheet.keys[group.start]
    if first in word_set("present_be"):
        return group.voice == "passive"
    bits = lexicon.bits.get(group.key, 0)
    return first == group.key and bool(bits & (BASE | S_FORM)) and not bits & PAST


def _is_threatened(syntax: Syntax, k: int) -> bool:
    """ "Threatened capturing or killing the mayor": what somebody threatens to do is not done."""
    j = k - 1
    while j > 0 and (syntax.kind(j) in ("C", ",") or (syntax.kind(j) == "V" and syntax.groups[j].form == "ing")):
        j -= 1
    above = syntax.groups[j]
    return above.kind == "V" and above.tells("threat")


def _meant(syntax: Syntax, k: int) -> str:
    """ "With the intention of robbing or kidnapping": what the noun before says of how it stands; "" for nothing."""
    j = k
    while syntax.kind(j - 1) == "C" and syntax.kind(j - 2) == "V" and syntax.groups[j - 2].form == "ing":
        j -= 2
    if syntax.kind(j - 1) != "P" or syntax.groups[j - 1].key not in word_set("of") or syntax.kind(j - 2) != "N":
        return ""
    modal = syntax.groups[j - 2].modality("plan_noun", "attempt_noun")
    return "" if modal is None else KINDS.get(modal.row["kind"], "attempted")


def _is_announced(group: Group, sheet: Sheet, syntax: Syntax, k: int) -> bool:
    """ "The group said it would observe a truce": the future of who speaks, told afterwards; "if" makes it none."""
    first, *rest = sheet.keys[group.start : group.end]
    if first not in word_set("told_future") or not rest or rest[0] in word_set("perfect"):
        return False
    if any(g.kind in ("S", "A") and g.key in _IF for g in syntax.groups):
        return False
    subject, above = syntax.subject(k), syntax.previous_verb(k)
    if len(subject) != 1 or syntax.groups[subject[0]].sort != "pron" or above is None or k - above > _NEAR:
        return False
    verb = syntax.groups[above]
    return verb.entry("speech") is not None and verb.form == "fin" and verb.mood == "" and not verb.negated


def _verb_standing(candidate: Candidate, group: Group, sheet: Sheet, lexicon: Lexicon, syntax: Syntax, k: int) -> str:
    if group.negated or is_without(syntax, k) or any(is_none(sheet, syntax, j) for j in syntax.subject(k)):
        return DROP
    objects = syntax.verb(k).object
    if holds_none(sheet, group) or (objects and all(is_none(sheet, syntax, j) for j in objects)):
        # "Police seized no drugs"
        return DROP
    if group.mood == "modal" and _is_announced(group, sheet, syntax, k):
        return "occurred" if candidate.type in _OUTWARD else "planned"
    if group.mood == "modal" or _is_habit(candidate, group, sheet, lexicon, syntax, k):
        return DROP
    if group.mood == "future" and any(g.kind in ("S", "A") and g.key in _IF for g in syntax.groups[:k]):
        # "If the demands are not met, we will bomb the station"
        return DROP
    if group.mood == "future":
        return "occurred" if candidate.type in _OUTWARD else "planned"
    if group.form == "inf" and candidate.type in ("meeting", "call", "message"):
        # "was in Damascus to meet", "flew to Baghdad to discuss": told as done unless the verb above says otherwise.
        above = syntax.previous_verb(k)
        if above is not None and _reports_done(syntax.groups[above]):
            return "occurred"
    if group.form == "inf":
        licence = find_licence(sheet, lexicon, syntax, k)
        return licence or DROP
    if group.voice == "passive" and sheet.keys[group.start] in word_set("bare_be"):
        # "Demanded that the men be handed over"
        return DROP
    if group.form == "ing" and _is_threatened(syntax, k):
        return DROP
    meant = _meant(syntax, k) if group.form == "ing" else ""
    if meant:
        return meant
    # "to prevent judges from being murdered"
    ing = group.form == "ing" or sheet.keys[group.start] in word_set("being")
    if ing and k and syntax.kind(k - 1) == "P":
        key = syntax.groups[k - 1].key
        if key in word_set("kept_from"):
            above = syntax.previous_verb(k)
            if above is not None and syntax.groups[above].modality("foil") is not None:
                # "in a bid to prevent ISIS from infiltrating" tells of none; "managed to prevent" does.
                is_aim = syntax.groups[above].form == "inf"
                return "attempted" if not is_aim or find_licence(sheet, lexicon, syntax, above) == "occurred" else DROP
            if above is not None and syntax.groups[above].modality("plan") is not None:
                return "planned"
            return "occurred" if key in word_set("done_for") and above is not None else DROP
    if (
        syntax.sheet_lang == "ar"
        and group.agreement
        and k
        and syntax.kind(k - 1) == "V"
        and syntax.groups[k - 1].modality("attempt") is not None
    ):
        return "attempted"
    return "occurred"


def _reports_done(group: Group) -> bool:
    """Whether a verb group reports something done: finite, not future, modal or negated, and no verb of intent."""
    return (
        group.form in ("fin", "cop")
        and not group.negated
        and group.mood == ""
        and group.modality("plan", "attempt", "foil") is None
    )
