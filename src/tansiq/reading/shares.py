"""Shares of a whole as figures: "almost half of the 4,000 residents", "60 في المئة من سكان المخيم"."""

from __future__ import annotations

from math import ceil, floor

from tansiq.model import Count, Figure, Period, Place
from tansiq.reading.groups import Group
from tansiq.reading.phrases import within
from tansiq.reading.quantities.shares import ShareMention
from tansiq.reading.sayings import Saying, make_chain
from tansiq.reading.sheet import Sentence, Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["share_figures"]

_OF = word_set("of")
_NUMBERING = word_set("numbering")
_REACH = 5
"""Groups behind a share in which the number of the whole may stand: "residents of the town, who number 4,000"."""


def share_figures(
    sheet: Sheet, sentence: Sentence, syntax: Syntax, sayings: list[Saying], shares: list[ShareMention]
) -> list[Figure]:
    """The figures that the shares of one sentence are.

    Args:
        sheet: The text.
        sentence, syntax, sayings: One sentence with its groups and tellers.
        shares: The shares of the whole text.

    Returns:
        One for each share of something named: `value` is what the share makes of the whole where that is counted, else
        one or more.
    """
    found = []
    for share in within(shares, sentence.start, sentence.end):
        figure = _figure(sheet, syntax, sayings, share)
        if figure is not None:
            found.append(figure)
    return found


def _figure(sheet: Sheet, syntax: Syntax, sayings: list[Saying], share: ShareMention) -> Figure | None:
    at = next((k for k, g in enumerate(syntax.groups) if g.start <= share.end - 1 < g.end), None)
    if at is None:
        return None
    noun = _whole(syntax, at, share)
    if noun is None:
        return None
    group = syntax.groups[noun]
    total, last = _total(sheet, syntax, noun, share.end)
    last = max(last, group.end, share.end)
    if group.sort == "pron":
        # "11,000 people, most of them women": of those counted before.
        counted = [g for g in syntax.groups[:noun] if g.kind == "N" and g.quantity is not None]
        if not counted or counted[-1].quantity is None:
            return None
        group = counted[-1]
        total = int(group.quantity.value.min) if group.quantity is not None and group.quantity.value.is_exact else None
    first = _noun_start(sheet, max(group.start, share.end if group.start < share.end <= group.end else 0), group)
    end = group.end
    numbered = [i for i in range(end, min(end + 3, len(sheet))) if sheet.lang == "ar" and sheet.keys[i] in _NUMBERING]
    if numbered and numbered[0] - 1 > first:
        # "سكان البلدة البالغ عددهم": the adjective is of the number.
        end = numbered[0] - 1
    value = Count.at_least(1) if total is None else Count(floor(share.low * total), ceil(share.high * total))
    chain = make_chain(sayings, share.start)
    return Figure(
        what=sheet.slice(first, end) or sheet.slice(group.start, group.end),
        value=value,
        spans=(sheet.chars(share.start, last),),
        of_total=total,
        share=(share.low, share.high),
        period=_period(syntax, noun),
        place=_place(syntax, noun),
        sources=(chain.names,) if chain else (),
    )


def _whole(syntax: Syntax, at: int, share: ShareMention) -> int | None:
    """The noun group that the share is of: its own group's rest, or what "of" joins to it."""
    group = syntax.groups[at]
    if group.kind == "N" and group.end > share.end:
        return at
    j = at + 1
    while j < len(syntax.groups) and syntax.groups[j].start < share.end:
        j += 1
    if j < len(syntax.groups) and syntax.groups[j].kind == "P" and syntax.groups[j].key in _OF:
        j += 1
        return j if syntax.kind(j) == "N" else None
    return j if syntax.kind(j) == "N" and syntax.groups[j].start == share.end else None


def _noun_start(sheet: Sheet, first: int, group: Group) -> int:
    """The first word behind "of the" and the number of the whole."""
    if group.quantity is not None and first <= group.quantity.start and group.quantity.end < group.end:
        first = group.quantity.end
    while first < group.end - 1 and (sheet.keys[first] in _OF or sheet.keys[first] in word_set("articles")):
        first += 1
    return first


def _total(sheet: Sheet, syntax: Syntax, noun: int, first: int) -> tuple[int | None, int]:
    """How many the whole is, where the text counts it, and the word up to which it does.

    "Of the 4,000", "البالغ عددهم 4000", "population of 120,000"; numbers before word `first` are the share's own.
    """
    for k in range(noun, min(noun + _REACH, len(syntax.groups))):
        group = syntax.groups[k]
        if group.kind == ",":
            break
        if (
            group.kind == "V"
            and k > noun
            and not any(sheet.keys[i] in _NUMBERING for i in range(group.start, group.end))
        ):
            break
        if group.quantity is None or not group.quantity.value.is_exact or group.quantity.start < first:
            continue
        between = range(syntax.groups[noun].start, group.quantity.start)
        of = k > noun and syntax.groups[k - 1].key in _OF
        if k == noun or of or any(sheet.keys[i] in _NUMBERING for i in between):
            return int(group.quantity.value.min), group.end
    return None, 0


def _period(syntax: Syntax, noun: int) -> Period | None:
    times = (g.time for g in syntax.groups[noun:] if g.kind == "T")
    return next((t.period for t in times if t is not None and t.period is not None and not t.is_duration), None)


def _place(syntax: Syntax, noun: int) -> Place | None:
    near = syntax.groups[noun : noun + _REACH]
    return next((p.place for g in near for p in g.places if not p.place.is_demonym), None)
