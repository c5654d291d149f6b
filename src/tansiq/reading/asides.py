"""What is no event: aggregates ("42 attacks") as figures."""

from __future__ import annotations

from tansiq.model import Figure, Period, Place
from tansiq.reading.candidates import DROP
from tansiq.reading.cascade import Story
from tansiq.reading.groups import Group
from tansiq.reading.items import OF_THINGS
from tansiq.reading.phrases import within
from tansiq.reading.quantities.shares import find_shares
from tansiq.reading.sayings import Saying, make_chain
from tansiq.reading.shares import share_figures
from tansiq.reading.sheet import QuantityMention, Sheet
from tansiq.reading.support import is_tally
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["find_figures"]

# A bare number of people is an aggregate from here on where no event took it; set on the sample reports, 2026-11.
_MANY = 100
# From here on a number counts more than one event.
_SEVERAL = 2
_MEASURES = word_set("measures")
_SIGNS = frozenset("$€£¥")
# Groups within which the whole opens its sentence: "Of the 250 attacks ...".
_OPENING = 2


def find_figures(sheet: Sheet, story: Story) -> list[Figure]:
    """Counts that no event carries: of events ("80 of the 250 attacks") or of many people."""
    taken = _taken_words(story)
    used = {c.start for event in story.events for c in event}
    tallies = {toll.start for c in story.dropped if is_tally(c) for toll in c.tolls}
    figures: list[Figure] = []
    shares = find_shares(sheet)
    for sentence, syntax, sayings in story.sentences:
        if not shares and not within(sheet.quantities, sentence.start, sentence.end):
            # As most: nothing is counted here.
            continue
        shared = share_figures(sheet, sentence, syntax, sayings, shares) if shares else []
        figures += shared
        said = [figure.spans[0] for figure in shared]
        previous_period: Period | None = None
        for k, group in enumerate(syntax.groups):
            quantity = group.quantity
            if group.kind == "T" and group.time is not None and group.time.period is not None:
                previous_period = group.time.period
            if quantity is None or group.kind != "N" or not taken.isdisjoint(range(quantity.start, group.end)):
                continue
            if not used.isdisjoint(range(group.start, group.end)):
                continue
            if any(start <= sheet.starts[quantity.start] < end for start, end in said):
                # "Almost half of the 4,000 residents": said with the share.
                continue
            total, of = _total(syntax.groups, k)
            if total is not None or quantity.start in tallies or _is_many(sheet, group, quantity):
                figures.append(_figure(sheet, syntax, sayings, k, of=of, total=total, period=previous_period))
    return figures


def _taken_words(story: Story) -> set[int]:
    """Words of the numbers that events have: a look-up each instead of a walk over all their ranges."""
    taken = {word for event in story.events for c in event for t in c.tolls for word in range(t.start, t.end)}
    for group in (f.group for event in story.events for c in event if c.type.startswith(OF_THINGS) for f in c.fillers):
        if group is not None and group.quantity is not None:
            # "20 grenades" are items of a seizure.
            taken.update(range(group.quantity.start, group.end))
    # "If the army attacks, thousands will flee"
    taken.update(toll.start for c in story.dropped if c.status == DROP for toll in c.tolls)
    return taken


def _is_many(sheet: Sheet, group: Group, quantity: QuantityMention) -> bool:
    """Whether a number counts several events, or so many people that it is of no event of the text."""
    if any(t.start >= quantity.end for t in group.triggers) and quantity.value.min >= _SEVERAL:
        return True
    measured = sheet.keys[group.head] in _MEASURES
    return group.sort in ("people", "count", "") and quantity.value.min >= _MANY and not measured


def _figure(
    sheet: Sheet, syntax: Syntax, sayings: list[Saying], k: int, *, of: Group, total: int | None, period: Period | None
) -> Figure:
    """The figure at noun group k.

    Args:
        of: The group that says what is counted.
        total: The whole that it is a part of.
        period: When it was, where nothing beside the group says so.
    """
    group, around = syntax.groups[k], syntax.noun(k)
    assert group.quantity is not None
    periods = [m.period for j in around.times if (m := syntax.groups[j].time) is not None and m.period is not None]
    beside = [syntax.groups[j] for _, members in around.preps for j in members]
    places = _places(beside) or _places([g for g in syntax.groups if g.kind == "N"])
    last = max([group.end, *(syntax.groups[j].end for j in around.times)])
    chain = make_chain(sayings, group.start)
    return Figure(
        what=_what(sheet, of),
        value=group.quantity.value,
        spans=(sheet.chars(group.start, last),),
        of_total=total,
        period=periods[0] if periods else period,
        place=places[0] if places else None,
        sources=(chain.names,) if chain else (),
    )


def _places(groups: list[Group]) -> list[Place]:
    return [p.place for g in groups for p in g.places if not p.place.is_demonym]


def _what(sheet: Sheet, group: Group) -> str:
    """What a group counts: its noun, or the sign of money before its number."""
    quantity = group.quantity
    assert quantity is not None
    sign = sheet.words[quantity.start - 1] if quantity.start else ""
    if sign in _SIGNS:
        return sign
    return sheet.slice(quantity.end, group.end) or sheet.slice(group.start, group.end)


def _named_before(groups: list[Group], k: int) -> tuple[int, Group] | None:
    """The whole that stands before its part: "of the 250 attacks recorded last year, 80 took place in Kirkuk"."""
    for j in range(k - 1, 0, -1):
        whole = groups[j].quantity
        if groups[j].kind == "N" and whole is not None:
            first = groups[j - 1]
            opens = first.kind == "P" and first.key in word_set("of") and j <= _OPENING
            part = groups[k].quantity
            exact = whole.value.is_exact and part is not None and part.value.min < whole.value.min
            return (int(whole.value.min), groups[j]) if opens and exact else None
    return None


def _total(groups: list[Group], k: int) -> tuple[int | None, Group]:
    """The whole that noun group k is a part of, None for none; and the group that says what is counted."""
    total = _named_behind(groups, k)
    before = _named_before(groups, k) if total is None and groups[k].sort == "count" else None
    return before if before is not None else (total, groups[k])


def _named_behind(groups: list[Group], k: int) -> int | None:
    """The whole of "80 of the 250 total"."""
    if (
        k + 2 < len(groups)
        and groups[k + 1].kind == "P"
        and groups[k + 1].key in word_set("of")
        and groups[k + 2].kind == "N"
    ):
        whole = groups[k + 2].quantity
        if whole is not None and whole.value.is_exact:
            return int(whole.value.min)
    return None
