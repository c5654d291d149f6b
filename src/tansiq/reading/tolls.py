"""Tolls that hang on no verb of killing: "leaving five dead and 12 wounded", "أسفر عن خمسة قتلى", "no casualties"."""

from __future__ import annotations

from tansiq.model import Count
from tansiq.reading.candidates import Candidate, Toll
from tansiq.reading.groups import Group
from tansiq.reading.lexicon import Lexicon
from tansiq.reading.sheet import Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["add_loose_tolls", "spare"]

_DEADLY = ("attack", "clash", "operation", "hazard", "riot", "protest")
_NONE = word_set("without")
# What "no casualties" and "no injuries" say of.
_NONE_OF = {"casualties": ("killed", "injured"), "injuries": ("injured",)}


def _toll_sort(sheet: Sheet, lexicon: Lexicon, group: Group) -> str:
    for i in range(group.start, group.end):
        key = sheet.keys[i]
        for form in (key, key[1:] if key[:1] == "و" else "", key[2:] if key[:2] == "ال" else ""):
            word = lexicon.words.get(form) if form else None
            if word is not None and word.sort.startswith("toll."):
                return word.sort[5:]
    return ""


def spare(harm: Candidate, candidates: list[Candidate]) -> None:
    """ "No one was killed": a toll of nought for the nearest violent candidate of the sentence."""
    violent = [c for c in candidates if c.type.startswith(_DEADLY)]
    if violent and (key := harm.entry.row.get("count")):
        near = min(violent, key=lambda c: abs(c.at - harm.at))
        # Where no one was hurt, no one was killed either.
        for one in ("killed", "injured") if key == "injured" else (str(key),):
            if all(toll.key != one for toll in near.tolls):
                near.tolls.append(Toll(one, Count.exactly(0), "", harm.start, harm.end))


def add_loose_tolls(sheet: Sheet, lexicon: Lexicon, syntax: Syntax, candidates: list[Candidate]) -> None:
    """Hang counts of dead and wounded on the nearest violent candidate of the sentence."""
    violent = [
        c for c in candidates if c.type.startswith(("attack", "clash", "operation", "hazard", "riot", "protest"))
    ]
    if not violent:
        return
    for k, group in enumerate(syntax.groups):
        if group.kind != "N":
            continue
        near = min(violent, key=lambda c: abs(c.at - k))
        sort = _toll_sort(sheet, lexicon, group)
        if sort in _NONE_OF:
            keys = {sheet.keys[i] for i in range(group.start, group.end)}
            before = syntax.groups[k - 1] if k else None
            if keys & _NONE or (before is not None and (before.key in _NONE or before.negated)):
                for key in _NONE_OF[sort]:
                    near.tolls.append(Toll(key, Count.exactly(0), "", group.start, group.end))
            continue
        if not sort or group.quantity is None:
            continue
        spot = (group.quantity.start, group.end)
        if any(t.key == sort and t.start < spot[1] and spot[0] < t.end for c in candidates for t in c.tolls):
            continue
        near.tolls.append(Toll(sort, group.quantity.value, "", *spot))
