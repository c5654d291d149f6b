"""What is no event: aggregates ("42 attacks") as figures, and offices and other names as relations."""

from __future__ import annotations

from tansiq.model import Figure, Period, Place, Relation
from tansiq.reading.cascade import Story
from tansiq.reading.groups import Group
from tansiq.reading.sayings import make_chain
from tansiq.reading.sheet import Sheet
from tansiq.reading.wordsets import word_set

__all__ = ["find_figures", "find_relations"]

# A bare number of people is an aggregate from here on where no event took it; set on the sample reports, 2026-11.
_MANY = 100


def find_figures(sheet: Sheet, story: Story) -> list[Figure]:
    """Counts that no event carries: of events ("80 of the 250 attacks") or of many people."""
    # Words, not ranges: a look-up each instead of a walk over all of them.
    taken = {word for event in story.events for c in event for t in c.tolls for word in range(t.start, t.end)}
    used = {c.start for event in story.events for c in event}
    figures: list[Figure] = []
    for _, syntax, sayings in story.sentences:
        previous_period: Period | None = None
        for k, group in enumerate(syntax.groups):
            quantity = group.quantity
            if group.kind == "T" and group.time is not None and group.time.period is not None:
                previous_period = group.time.period
            if group.kind != "N" or quantity is None or any(word in taken for word in range(quantity.start, group.end)):
                continue
            if any(word in used for word in range(group.start, group.end)):
                continue
            plural_event = any(t.start >= quantity.end for t in group.triggers) and quantity.value.min >= 2
            many = group.sort in ("people", "count", "") and quantity.value.min >= _MANY
            total = _total(syntax.groups, k)
            if not (plural_event or many or total is not None):
                continue
            around = syntax.noun(k)
            periods = [
                m.period for j in around.times if (m := syntax.groups[j].time) is not None and m.period is not None
            ]
            places: list[Place] = [
                p.place
                for _, members in around.preps
                for j in members
                for p in syntax.groups[j].places
                if not p.place.is_demonym
            ]
            if not places:
                places = [p.place for g in syntax.groups if g.kind == "N" for p in g.places if not p.place.is_demonym]
            last = max([group.end, *(syntax.groups[j].end for j in around.times)])
            chain = make_chain(sayings, group.start)
            figures.append(
                Figure(
                    what=sheet.slice(quantity.end, group.end) or sheet.slice(group.start, group.end),
                    value=quantity.value,
                    spans=(sheet.chars(group.start, last),),
                    of_total=total,
                    period=periods[0] if periods else previous_period,
                    place=places[0] if places else None,
                    sources=(chain.names,) if chain else (),
                )
            )
    return figures


def _total(groups: list[Group], k: int) -> int | None:
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


def find_relations(sheet: Sheet) -> list[Relation]:
    """Who holds which office, as the text says it: a title or office before or after a name."""
    found: dict[tuple[str, str], Relation] = {}
    for mention in sheet.actors:
        actor = mention.actor
        if (
            actor.actor_type == "person"
            and actor.role
            and actor.name
            and actor.name != actor.role
            and mention.name[1] > mention.name[0]
        ):
            key = (actor.name, actor.role)
            if key not in found and sheet.slice(*mention.name) != sheet.slice(mention.start, mention.end):
                found[key] = Relation(
                    "holds_office", actor.name, actor.role, (sheet.chars(mention.start, mention.end),)
                )
    return list(found.values())
