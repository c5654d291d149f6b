"""Who a text speaks of: organisations and states by name or by form, persons, offices, groups of people.

A mention covers title and name; a group that names its organisation ("ISIS militants") holds the organisation's
mention inside it. The rules are set out in docs/method/actors.md; the words they use are data of knowledge/.
"""

from __future__ import annotations

from tansiq.reading.actors.arabic import find_arabic
from tansiq.reading.actors.english import find_english
from tansiq.reading.actors.naming import mentions_of
from tansiq.reading.actors.scan import new_scan
from tansiq.reading.actors.words import lexicon
from tansiq.reading.sheet import ActorMention, Sheet

__all__ = ["find_actors"]


def find_actors(sheet: Sheet) -> list[ActorMention]:
    """Every actor that a text names, in the order of the text.

    Args:
        sheet: Words and keys filled; sentences where they are known (none are looked for in furniture). Nothing of
            it is changed.

    Returns:
        Mentions by start, the longest first. They may be nested, and never overlap otherwise; no two cover the
        same words. `actor.name` is the fullest name the text has for the one meant.
    """
    if not sheet.words:
        return []
    scan = new_scan(sheet, lexicon(sheet.lang))
    (find_arabic if sheet.lang == "ar" else find_english)(scan)
    return mentions_of(scan)
