"""What the verb or noun above an infinitive, a masdar or an event noun says of it: tried, foiled, planned, managed."""

from __future__ import annotations

from tansiq.reading.lexicon import Lexicon
from tansiq.reading.sheet import Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["KINDS", "find_licence", "find_verb_of"]

KINDS = {"attempt": "attempted", "foil": "attempted", "plan": "planned", "manage": "occurred", "plan_noun": "planned"}
"""Status that a modal word of each kind gives."""


def find_licence(sheet: Sheet, lexicon: Lexicon, syntax: Syntax, k: int) -> str:
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
            return KINDS.get(modal.row["kind"], "attempted")
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
                    return KINDS.get(found[0], "attempted")
        if group.kind == "V" and syntax.sheet_lang == "en" and group.tells("request"):
            # "Asked its neighbours to send more soldiers"
            return ""
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
    after = find_verb_of(syntax, j)
    any_at_all = sheet.keys[group.start] in word_set("unreal")
    return any_at_all or (after is not None and syntax.groups[after].mood == "modal")


def find_verb_of(syntax: Syntax, k: int) -> int | None:
    """The verb that follows noun group k and has it as its subject: "a curfew will be imposed"."""
    for j in range(k + 1, min(len(syntax.groups), k + 10)):
        if syntax.kind(j) in ("S", "X", "R"):
            return None
        if syntax.kind(j) == "V":
            return j if k in syntax.verb(j).subject else None
    return None
