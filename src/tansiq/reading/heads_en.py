"""English: what is in a noun group: its mentions, its events, and the sort of its head."""

from __future__ import annotations

from tansiq.knowledge.forms import PLURAL
from tansiq.reading.groups import PERSONAL, SORTS, Group, Trigger, in_name, longest_triggers
from tansiq.reading.phrases import noun_sort
from tansiq.reading.sheet import ActorMention, PlaceMention, QuantityMention
from tansiq.reading.uses_en import COVERED, MATTER, NOUNS, OPENS_SORT
from tansiq.reading.words_en import EnglishWords

__all__ = ["EnglishHeads"]


class EnglishHeads(EnglishWords):
    """Describes the noun groups of a Sheet."""

    def _describe(self, group: Group, *, named: bool) -> None:
        """Set what is in a noun group; `named`: it may hold mentions."""
        self._find_rows(group)
        if named:
            self._find_mentions(group)
        if group.triggers:
            group.triggers = [t for t in longest_triggers([*group.triggers]) if not in_name(t, group)]
        sort = self._named_sort(group) if named or group.triggers else ""
        if sort:
            group.sort = sort
        else:
            self._sort(group, OPENS_SORT)

    def _find_mentions(self, group: Group) -> None:
        """Set the mentions that lie in a noun group as a whole."""
        end = group.end
        actors: list[ActorMention] = []
        places: list[PlaceMention] = []
        for i in range(group.start, end):
            for mention in self.starting[i] if self.flags_at[i] & COVERED else ():
                if mention.end > end:
                    continue
                if isinstance(mention, ActorMention):
                    actors.append(mention)
                elif isinstance(mention, PlaceMention):
                    places.append(mention)
                elif group.quantity is None and isinstance(mention, QuantityMention):
                    group.quantity = mention
        if actors:
            group.actors = actors
        if places:
            group.places = places

    def _find_rows(self, group: Group) -> None:
        """Set the triggers and the nouns of other layers that begin in a noun group."""
        end, keys = group.end, self.keys
        triggers: list[Trigger] = []
        for k in range(group.start, end):
            if not self.flags_at[k] & NOUNS:
                continue
            rows = self.words_at[k].nouns
            if not rows.bare and (k + 1 == len(keys) or keys[k + 1] not in rows.seconds):
                # "people", "military": a noun of several words, of which the second does not follow.
                continue
            for entry, tail in self._match(rows, k, end):
                stop = (tail[-1] if tail else k) + 1
                if entry.layer == "event" and stop <= end:
                    triggers.append(Trigger(k, stop, entry))
                elif entry.layer == "modality":
                    group.entries = [*group.entries, entry]
        if triggers:
            group.triggers = triggers

    def _named_sort(self, group: Group) -> str:
        """The sort of a noun group by the event or mention at its head; "" where there is none."""
        after = group.head + 1
        for trigger in group.triggers:
            if trigger.end == after:
                return "event"
        for actor in group.actors:
            if actor.end == after:
                return "people" if actor.actor.actor_type in PERSONAL else "organisation"
        at_head = [p for p in group.places if p.end == after] if group.places else ()
        if at_head and any(not p.place.is_demonym for p in at_head):
            return "people" if self._is_officer(group) else "place"
        if group.quantity is not None and group.quantity.end == group.end:
            return "count"
        if at_head and (
            group.quantity is not None or self._bits(group.head) & PLURAL or self.keys[group.head].endswith("s")
        ):
            return "people"
        return ""

    def _is_officer(self, group: Group) -> bool:
        """Whether a group that ends in a place names an office of it: "the governor of Sudan's | West Darfur state"."""
        heads = (a for a in group.actors if a.actor.actor_type == "person" and group.poss is not None)
        return any(a.start < group.start + 2 and group.poss == (group.start, a.end) for a in heads)

    def _sort(self, group: Group, flags: int) -> None:
        """Set the sort that the noun at the head of a group has in the lexicon; `flags`: of any of its words."""
        head = group.head
        sort = self.words_at[head].sort
        if flags & OPENS_SORT and head > group.start:
            sort = noun_sort(self.sheet, self.lexicon, group.start, head)
        if sort:
            group.sort = SORTS.get(sort, sort)
            group.is_ground = sort == "ground"
            group.is_abstract = sort in ("abstract", "statement")
        elif self.flags_at[head] & MATTER:
            group.is_abstract = True
