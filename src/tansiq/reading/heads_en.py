"""English: what is in a noun group: its mentions, its events, and the sort of its head."""

from __future__ import annotations

from itertools import compress

from tansiq.knowledge.forms import PLURAL
from tansiq.reading.groups import PERSONAL, SORTS, Group, Trigger, in_name, longest_triggers
from tansiq.reading.phrases import match_english, noun_sort
from tansiq.reading.words_en import EnglishWords
from tansiq.reading.wordsets import word_set

__all__ = ["EnglishHeads"]

_UNBOUND = word_set("unbound")
# Endings of nouns for qualities and doings. A shorter word ("unity", "treaty") has such an ending by chance.
_SHORTEST_MATTER = 6
_MATTER_ENDINGS = (
    "tion", "tions", "sion", "sions", "ness", "ity", "ities", "ism", "ance", "ances", "ence", "ences", "ship", "sure",
    "sures", "viour", "vior",
)  # fmt: skip


class EnglishHeads(EnglishWords):
    """Describes the noun groups of a Sheet."""

    def _describe(self, group: Group, *, named: bool) -> None:
        """Set what is in a noun group; `named`: it may hold mentions."""
        sheet, start, end = self.sheet, group.start, group.end
        triggers: list[Trigger] = []
        some = self.nouns_at[start:end]
        for k in compress(range(start, end), some) if any(some) else ():
            for entry, tail in match_english(sheet, self.lexicon, some[k - start], k, end):
                stop = (tail[-1] if tail else k) + 1
                if entry.layer == "event" and stop <= end:
                    triggers.append(Trigger(k, stop, entry))
                elif entry.layer == "modality":
                    group.entries = [*group.entries, entry]
        if named:
            group.actors = self.actors.inside(start, end)
            group.places = self.places.inside(start, end)
            group.quantity = next(iter(self.quantities.inside(start, end)), None)
        if triggers:
            group.triggers = [t for t in longest_triggers(triggers) if not in_name(t, group)]
        group.sort = self._sort(group)
        determined = "det" in self.classes_at[start] and self.keys[start] not in _UNBOUND
        group.definite = determined or (group.poss is None and sheet.words[group.head][0].isupper())

    def _is_matter(self, i: int) -> bool:
        """Whether the form of a noun is that of qualities and doings: "confrontations", "behaviour"."""
        key = self.keys[i]
        return len(key) > _SHORTEST_MATTER and key.endswith(_MATTER_ENDINGS)

    def _sort(self, group: Group) -> str:
        after = group.head + 1
        for trigger in group.triggers:
            if trigger.end == after:
                return "event"
        for actor in group.actors:
            if actor.end == after:
                return "people" if actor.actor.actor_type in PERSONAL else "organisation"
        at_head = [p for p in group.places if p.end == after] if group.places else ()
        if at_head and any(not p.place.is_demonym for p in at_head):
            return "place"
        if group.quantity is not None and group.quantity.end == group.end:
            return "count"
        if at_head and (
            group.quantity is not None or self._bits(group.head) & PLURAL or self.keys[group.head].endswith("s")
        ):
            return "people"
        head = group.head
        sort = self.words_at[head].sort
        if head > group.start:
            sort = noun_sort(self.sheet, self.lexicon, group.start, head)
        if sort == "":
            group.is_abstract = self._is_matter(head)
            return ""
        group.is_ground = sort == "ground"
        group.is_abstract = sort in ("abstract", "statement")
        return SORTS.get(sort, sort)
