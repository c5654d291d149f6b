"""Who a text speaks of: known organisations and states by name, unknown ones by form, persons, offices, groups of people.

A mention covers title and name; a group that names its organisation ("ISIS militants") holds the organisation's
mention inside it. Rules are set out in docs/method/actors.md; the words they use are in knowledge/.
"""

from __future__ import annotations

from tansiq.reading.actors.en_orgs import find_orgs
from tansiq.reading.actors.en_people import find_groups, find_titled, find_untitled
from tansiq.reading.actors.known import find_acronyms, gather_hits
from tansiq.reading.actors.refer import actors_of, find_acronym_uses, find_short_forms, find_surnames
from tansiq.reading.actors.scan import Scan, new_scan
from tansiq.reading.actors.words import lexicon
from tansiq.reading.sheet import ActorMention, Sheet

__all__ = ["find_actors"]

# Of two mentions of the same words the first named here is kept.
_RANK = {"person": 0, "appositive": 1, "known": 2, "org": 3, "ref": 4, "office": 5, "group": 6, "state": 7}


def find_actors(sheet: Sheet) -> list[ActorMention]:
    """Every actor that a text names, in the order of the text.

    Args:
        sheet: Words and keys filled; sentences where they are known. Nothing of it is changed.

    Returns:
        Mentions by start, the longest first. They may be nested, and never overlap otherwise; no two cover the
        same words. `actor.name` is the fullest name the text has for the one meant.
    """
    if not sheet.words:
        return []
    scan = new_scan(sheet, lexicon(sheet.lang))
    if sheet.lang == "ar":
        from tansiq.reading.actors.arabic import find_arabic

        find_arabic(scan)
    else:
        _find_english(scan)
    return _mentions(scan)


def _find_english(scan: Scan) -> None:
    gather_hits(scan)
    find_orgs(scan)
    find_acronym_uses(scan, find_acronyms(scan))
    find_short_forms(scan)
    find_titled(scan)
    find_untitled(scan)
    find_groups(scan)
    find_surnames(scan)


def _mentions(scan: Scan) -> list[ActorMention]:
    """Mentions that nest or stand apart: of two that cross, the longer stays."""
    rows = sorted(
        zip(scan.drafts, actors_of(scan), strict=True),
        key=lambda row: (row[0].start, -row[0].end, _RANK[row[0].how]),
    )
    kept: list[ActorMention] = []
    open_ends: list[ActorMention] = []
    for draft, actor in rows:
        while open_ends and open_ends[-1].end <= draft.start:
            open_ends.pop()
        if open_ends and draft.end > open_ends[-1].end:
            continue
        if open_ends and (open_ends[-1].start, open_ends[-1].end) == (draft.start, draft.end):
            continue
        mention = ActorMention(draft.start, draft.end, actor, draft.name)
        kept.append(mention)
        open_ends.append(mention)
    return kept
