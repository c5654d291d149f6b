"""How an event stands: occurred, attempted, planned, claimed, denied; or not at all, where only thought of."""

from __future__ import annotations

from tansiq.knowledge.forms import BASE, PAST, S_FORM
from tansiq.model import Period
from tansiq.reading.candidates import Candidate
from tansiq.reading.groups import Group
from tansiq.reading.lexicon import Lexicon
from tansiq.reading.negation import holds_none, is_none, is_without
from tansiq.reading.sheet import Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["DROP", "decide_standing", "is_supported", "is_tally"]

DROP = "drop"
# Precisions of periods in which many things happen, and a number that no single event of the lexicon's types has.
_WIDE = frozenset({"year", "season", "quarter"})
_TALLY_FROM = 1000
# Days of a range in which deaths are summed up.
_LONG_RANGE = 60
# Groups between a verb of saying and what its speaker would do: a day, "that", the pronoun.
_NEAR = 5
_ANYONE = word_set("anyone")
_IF = word_set("if")
# Groups from an event noun to the verb that says it was called off.
_CALLED_OFF_WITHIN = 8
_KINDS = {"attempt": "attempted", "foil": "attempted", "plan": "planned", "manage": "occurred", "plan_noun": "planned"}
# Acts of one moment; a state or a standing act ("who control the town") may be told in the present.
_MOMENTARY = (
    "attack", "clash", "abduction", "arrest", "escape", "infiltration", "release", "transfer", "robbery", "seizure",
)  # fmt: skip
# Deeds that are many in a year.
_SUMMED = ("attack", "clash", "abduction", "robbery")
_OUTWARD = ("request", "pledge", "order", "statement", "accusation", "threat")


def _licence(sheet: Sheet, lexicon: Lexicon, syntax: Syntax, k: int) -> str:
    """Status that the verb above an infinitive or masdar gives it; "" where there is none."""
    groups = syntax.groups
    for j in range(k - 1, max(-1, k - 9), -1):
        group = groups[j]
        modal = group.modality("attempt", "foil", "plan", "manage", "attempt_noun")
        if modal is not None and group.kind == "V" and syntax.sheet_lang == "en":
            if group.negated or group.mood == "modal":
                # "could try to attack", "did not manage to escape"
                return ""
            if group.mood == "future":
                return "planned"
        if group.kind == "N" and syntax.sheet_lang == "en" and _is_only_thought(sheet, syntax, j):
            return ""
        if modal is not None and (
            group.kind == "V" or modal.row["kind"] == "attempt_noun" or syntax.sheet_lang == "ar"
        ):
            return _KINDS.get(modal.row["kind"], "attempted")
        if group.kind == "N":
            for i in range(group.start, group.end):
                word = lexicon.words.get(sheet.keys[i])
                # "the use of its territory to attack" is no verb of managing.
                nouns = ("attempt_noun", "plan_noun") if syntax.sheet_lang == "en" else ("manage", "attempt_noun")
                found = [
                    e.row["kind"]
                    for e in (word.entries if word is not None else ())
                    if e.layer == "modality" and e.row["kind"] in nouns
                ]
                if found and found[0] == "plan_noun":
                    above = syntax.previous_verb(j)
                    foiled = above is not None and groups[above].modality("foil") is not None
                    return "attempted" if foiled else "planned"
                if found:
                    return _KINDS.get(found[0], "attempted")
        if group.kind == "V" and group.entry("speech") is not None:
            return "occurred"
        if group.kind == "V" and group.form in ("fin", "cop") and group.entries:
            return ""
        if group.kind in ("X", "S", "R") and not (group.kind == "S" and group.key in word_set("that")):
            return ""
    return ""


def _is_only_thought(sheet: Sheet, syntax: Syntax, j: int) -> bool:
    """ "Any attempt to bomb the plants would fail": an attempt or plan, noun group j, that nobody has made."""
    group = syntax.groups[j]
    after = _verb_of_subject(syntax, j)
    any_at_all = sheet.keys[group.start] in word_set("unreal")
    return any_at_all or (after is not None and syntax.groups[after].mood == "modal")


def decide_standing(candidate: Candidate, sheet: Sheet, lexicon: Lexicon, syntax: Syntax) -> str:
    """Status of a candidate from the words around it, before anyone's telling is looked at."""
    groups = syntax.groups
    k = candidate.at
    group = groups[k]
    if any(g.kind == "S" and g.key in _IF for g in groups[max(0, k - 6) : k]):
        return DROP
    return (
        _verb_standing(candidate, group, sheet, lexicon, syntax, k)
        if group.kind == "V"
        else _noun_standing(candidate, group, sheet, lexicon, syntax, k)
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
        return bool(group.entries) and str(group.entries[0].form).startswith("present") and group.mood == ""
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
    return above.kind == "V" and any(e.layer == "event" and e.type == "threat" for e in above.entries)


def _meant(syntax: Syntax, k: int) -> str:
    """ "With the intention of robbing or kidnapping": what the noun before says of how it stands; "" for nothing."""
    j = k
    while syntax.kind(j - 1) == "C" and syntax.kind(j - 2) == "V" and syntax.groups[j - 2].form == "ing":
        j -= 2
    if syntax.kind(j - 1) != "P" or syntax.groups[j - 1].key not in word_set("of") or syntax.kind(j - 2) != "N":
        return ""
    modal = syntax.groups[j - 2].modality("plan_noun", "attempt_noun")
    return "" if modal is None else _KINDS.get(modal.row["kind"], "attempted")


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
        if above is not None and groups_past(syntax.groups[above]):
            return "occurred"
    if group.form == "inf":
        licence = _licence(sheet, lexicon, syntax, k)
        return licence or DROP
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
                return "attempted" if not is_aim or _licence(sheet, lexicon, syntax, above) == "occurred" else DROP
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


def is_nobodys(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> bool:
    """Whether it says that no one was killed or hurt, which is a toll of nought."""
    k = candidate.at
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


def groups_past(group: Group) -> bool:
    """Whether a verb group reports something done: finite, not future, modal or negated, and no verb of intent."""
    return (
        group.form in ("fin", "cop")
        and not group.negated
        and group.mood == ""
        and group.modality("plan", "attempt", "foil") is None
    )


def _verb_of_subject(syntax: Syntax, k: int) -> int | None:
    """The verb that follows noun group k and has it as its subject: "a curfew will be imposed"."""
    for j in range(k + 1, min(len(syntax.groups), k + 10)):
        if syntax.kind(j) in ("S", "X", "R"):
            return None
        if syntax.kind(j) == "V":
            return j if k in syntax.verb(j).subject else None
    return None


def _under(verb: Group, *, is_patient: bool) -> str:
    """Status that a verb gives its subject; "" where it only goes on about it."""
    if not is_patient and verb.form != "cop":
        return ""
    if verb.mood == "future":
        return "planned"
    modal = verb.modality("foil", "plan")
    if modal is not None:
        return _KINDS[modal.row["kind"]]
    return DROP if verb.negated or verb.mood == "modal" else ""


def _is_denied_to_happen(syntax: Syntax, k: int) -> bool:
    """Whether event noun k did not come about: "clashes did not break out", "لم تقع اشتباكات", "لم تسجل أي هجمات"."""
    after, before = _verb_of_subject(syntax, k), syntax.previous_verb(k)
    if after is not None:
        verb = syntax.groups[after]
        return verb.negated and verb.modality("happen") is not None
    if before is None or syntax.groups[k].definite or k not in syntax.verb(before).subject:
        return False
    verb = syntax.groups[before]
    tells = verb.form == "aux" or verb.modality("happen") is not None or verb.entry("speech") is not None
    return verb.negated and tells


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
    unreal = any(sheet.keys[i] in word_set("unreal") for i in range(group.start, min(group.end, group.start + 2)))
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


def _noun_standing(candidate: Candidate, group: Group, sheet: Sheet, lexicon: Lexicon, syntax: Syntax, k: int) -> str:
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
    aimed = syntax.sheet_lang == "ar" and k > 0 and syntax.groups[k - 1].key in word_set("purpose")
    if aimed and candidate.type.startswith("territory"):
        # "للسيطرة على المطار", "خاضعة لسيطرة": an aim, or how things stand.
        return DROP
    if _is_sought(sheet, syntax, k):
        return "attempted"
    after = _verb_of_subject(syntax, k)
    if after is not None and (found := _under(syntax.groups[after], is_patient=syntax.verb(after).passive)):
        return found
    before = syntax.previous_verb(k)
    if before is None or any(syntax.kind(j) in ("R", "X") for j in range(before + 1, k)):
        return "occurred"
    verb = syntax.groups[before]
    around = syntax.verb(before)
    if verb.mood == "future" and k in around.subject:
        return "planned"
    governed = (
        k in around.object
        or any(k in members for _, members in around.preps)
        or (around.passive and k in around.subject)
    )
    if not governed:
        return "occurred"
    inside = any(k in m for key, m in around.preps if key in word_set("within"))
    if verb.negated and _was_all_the_same(verb, group, inside=inside):
        return "occurred"
    if verb.negated or verb.mood == "modal" or verb.modality("mimic") is not None:
        return DROP
    if verb.mood == "future":
        return "planned"
    modal = verb.modality("foil", "attempt", "plan")
    if syntax.sheet_lang == "ar" and any(e.layer == "event" and e.type == "threat" for e in verb.entries):
        # "هدد بمهاجمة سجون": what is threatened is the threat's.
        return DROP
    if modal is not None:
        return _KINDS[modal.row["kind"]]
    if verb.form == "ing" and syntax.kind(before - 1) == "P" and before > 1:
        # "talks aimed at reaching a truce"
        above = syntax.groups[before - 2].modality("foil", "attempt", "plan")
        if above is not None:
            return _KINDS[above.row["kind"]]
    if verb.form == "inf":
        # "in an effort to bolster cooperation": an aim is no arrangement that stands.
        licence = _licence(sheet, lexicon, syntax, before) or DROP
        return DROP if candidate.type == "cooperation" and licence == "attempted" else licence
    return "occurred"


def _is_sought(sheet: Sheet, syntax: Syntax, k: int) -> bool:
    """ "اتصالات للتوصل إلى هدنة", "جهود التوصل إلى اتفاق": what is worked for has not come about."""
    if k < 3 or syntax.kind(k - 1) != "P" or syntax.kind(k - 2) != "N":
        return False
    head = syntax.groups[k - 2]
    if word_set("reaching").isdisjoint(sheet.keys[head.start : head.end]):
        return False
    aim = word_set("purpose") | word_set("aim") | word_set("for_sake")
    return syntax.groups[k - 3].key in aim or head.modality("attempt_noun") is not None


def is_tally(candidate: Candidate) -> bool:
    """Whether a number of dead, hurt or taken is of many events: "47 people have been murdered since January"."""
    counted = [t for t in candidate.tolls if t.explicit]
    if _is_yearly(candidate):
        return True
    if not candidate.entry.row.get("count") or not counted or candidate.is_echo:
        return False
    if candidate.entry.row.get("lasting") or (not candidate.is_harm and candidate.type != "abduction"):
        # "Held since December": since when it has lasted, and no sum.
        return False
    periods = candidate.periods()
    if any(p.end is None or p.precision in _WIDE for p in periods):
        return not candidate.filled("instrument")
    if candidate.entry.pos == "verb" and any(_is_long(p) for p in periods):
        return not candidate.filled("doer", "instrument")
    return not periods and any(t.value.min >= _TALLY_FROM for t in counted)


def _is_long(period: Period) -> bool:
    """Whether a range covers so many days that deaths in it are a sum: "in the last three years"."""
    first, last = period.first_day, period.last_day
    return period.precision == "range" and first is not None and last is not None and (last - first).days > _LONG_RANGE


def _is_yearly(candidate: Candidate) -> bool:
    """Whether a plural sums up what went on for a year or since a day: "1,500 died in clashes in 1988"."""
    times = [(t, t.period) for t in candidate.times if t.period is not None and not t.is_duration]
    # "since Sunday's bombings" is since what was on that day.
    wide = bool(times) and all(
        p.precision in _WIDE or (p.precision == "since" and t.start >= candidate.end) for t, p in times
    )
    return candidate.is_bare and wide and not candidate.happened and candidate.type.startswith(_SUMMED)


def _is_borne(candidate: Candidate) -> bool:
    """Whether it names what it was done to, or with whom it was agreed."""
    told = ("undergoer", "goal", "partner") if candidate.type in ("agreement", "ceasefire") else ("undergoer", "goal")
    return bool(candidate.filled(*told))


def is_supported(candidate: Candidate) -> bool:
    """Whether more than the word itself says that the event happened."""
    row = candidate.entry.row
    if candidate.reduced and row.get("lasting"):
        # "The women held by the group were handed over": how they come to be there is not told.
        return False
    if candidate.reduced and not (
        candidate.times or any(t.explicit for t in candidate.tolls) or candidate.filled("doer")
    ):
        return False
    if not row.get("weak") or candidate.happened:
        return True
    doer, other = (
        bool(candidate.filled("doer", "sender", "bearer")),
        bool(candidate.filled("undergoer", "partner", "site", "recipient", "goal")),
    )
    where, when = bool(candidate.places), bool(candidate.periods())
    if row.get("strict"):
        return (candidate.support and (doer or other)) or (when and (doer or where))
    named = doer or other
    return (
        (candidate.support and (named or where or when))
        or bool(candidate.tolls)
        or (when and (named or where))
        or (doer and (other or where))
        or (where and not candidate.is_bare and _is_borne(candidate))
    )
