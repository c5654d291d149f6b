"""Arabic: what is in a noun group: its number, its mentions, its events, and the sort of its head."""

from __future__ import annotations

from tansiq.reading.clitics import Parts, is_singular_form
from tansiq.reading.groups import PERSONAL, SORTS, Group, Trigger, in_name, longest_triggers
from tansiq.reading.lexicon import EMPTY
from tansiq.reading.phrases import within
from tansiq.reading.place_words import load_place_words
from tansiq.reading.sheet import ActorMention, PlaceMention, QuantityMention
from tansiq.reading.verbs_ar import ArabicVerbs
from tansiq.reading.wordsets import word_set

__all__ = ["COUNTERPART", "ArabicHeads"]

_CROWD_CONTROL = word_set("crowd_control")
_BEARINGS = load_place_words("ar").compass
# A dual of a noun of two letters is too easily another word.
_MIN_DUAL = 5
# Letters of a feminine dual at least: "غارتين".
_SHORTEST_DUAL = 5
_SHADDA = "\u0651"
COUNTERPART = tuple(sorted(word_set("counterpart")))
"""Beginnings of words for another of the same office: "نظيره"."""


def _of_one(stem: str) -> str:
    """The feminine singular of a dual: "طائرتين" is of "طائرة"; any other stem as it is."""
    return stem[:-3] + "ة" if stem.endswith(("تين", "تان")) and len(stem) > _SHORTEST_DUAL else stem


class ArabicHeads(ArabicVerbs):
    """Describes the noun groups of a Sheet."""

    def _is_drone(self, k: int) -> bool:
        """ "استهدفت مسيرة سيارة": behind a verb of attack it is an aircraft, and no march."""
        if self.sheet.keys[k] not in word_set("drones"):
            return False
        if _SHADDA in self.sheet.words[k] and k and not self.parts[k - 1].word.verbs:
            # "مسيّرة": written out so that no one takes it for a march.
            return True
        if not k:
            return False
        return any(e.layer == "event" and e.type.startswith("attack") for e in self.parts[k - 1].word.verbs)

    def _is_kind(self, trigger: Trigger) -> bool:
        """Whether an event noun says what sort of place follows: "قضاء سوران" is a district."""
        kind, _, place = self.covers.get(trigger.start, ("", 0, None))
        return kind == "place" and isinstance(place, PlaceMention) and place.core[0] > trigger.start

    def _describe(self, group: Group, *, named: bool) -> None:
        """Set what is in a noun group; `named`: it may hold mentions."""
        sheet, start, end = self.sheet, group.start, group.end
        quantity = next(iter(self.quantities.inside(start, end)), None) if named else None
        group.quantity = quantity
        group.head = start
        if quantity is not None and quantity.start == start and quantity.end < end:
            group.head = quantity.end
        if quantity is not None and quantity.head is not None and not self._is_counted_harm(start, quantity):
            group.head = quantity.head
        while group.head + 1 < end and "det" in self.parts[group.head].word.classes:
            group.head += 1
        triggers: list[Trigger] = []
        for k, parts in enumerate(self.parts[start:end], start):
            nouns = parts.word.nouns
            if (
                not nouns
                or self._is_for_crowds(k, end)
                or k in self.taken
                or (k > start and self._is_no_event(k, end))
                or self._is_drone(k)
            ):
                continue
            for entry, tail in self.match(k, min(end + 1, len(self.parts)), nouns):
                stop = (tail[-1] if tail else k) + 1
                if stop > end and "prep" not in self.parts[stop - 1].word.classes:
                    continue
                if quantity is not None and quantity.end == k and self.parts[k].word.sort in ("crowd", "mass"):
                    # "مئات الأسر" are families, though أسر is captivity as well.
                    continue
                if entry.layer == "event":
                    # "السيطرة الكاملة | على": the preposition stands outside.
                    triggers.append(Trigger(k, stop if stop <= end else k + 1, entry))
                elif entry.layer == "modality":
                    group.entries = [*group.entries, entry]
        if named:
            group.actors = [a for a in within(sheet.actors, start, end) if a.end <= end or a.start == start]
            group.places = self.places.inside(start, end)
            hangs = start > 0 and "prep" in self.parts[start - 1].word.classes or bool(self.parts[start].prep)
            if hangs and any(
                p.start == group.head == p.core[0] - 1 and p.place.kind == "district" for p in group.places
            ):
                # "على مديرية ألمار": a district, which elsewhere is an office.
                group.actors = [a for a in group.actors if a.start != group.head]
        if triggers:
            group.triggers = [t for t in longest_triggers(triggers) if not in_name(t, group) and not self._is_kind(t)]
        head = self.parts[group.head]
        group.is_bearing = sheet.keys[start] in _BEARINGS
        group.is_calling = end == start + 1 and sheet.keys[start].removeprefix("و") in word_set("called")
        group.definite = head.definite or head.suffix
        key = sheet.keys[group.head]
        if key.endswith("هم") and end == start + 1 and not named:
            # "بانتمائهم": of those told of before.
            group.has_suffix = True
        group.accusative = self._has_accusative_head(group, head)
        group.sort = self._sort(group)

    def _has_accusative_head(self, group: Group, head: Parts) -> bool:
        key = self.sheet.keys[group.head]
        return (
            key.endswith("ا")
            and not head.definite
            and len(key) > 3
            and (head.stem != key or (self.lexicon.numbers.get(key) == self.lexicon.numbers.get(key[:-1]) == "s"))
            or key.endswith("ين")
            and head.word.sort == "crowd"
        )

    def _is_counted_harm(self, start: int, quantity: QuantityMention) -> bool:
        """ "مقتل جنديين": a dual behind an event noun is whom it befell, and no head."""
        return start < quantity.start and any(e.layer == "event" for e in self.parts[start].word.nouns)

    def _sort(self, group: Group) -> str:
        head = group.head
        for trigger in group.triggers:
            if trigger.start == head:
                return "event"
        for actor in group.actors:
            if actor.start <= head < actor.end:
                return "people" if actor.actor.actor_type in PERSONAL else "organisation"
        at_head = [p for p in group.places if p.start <= head < p.end] if group.places else ()
        if at_head and any(not p.place.is_demonym for p in at_head):
            return "place"
        stem = self.parts[head].stem
        if not group.triggers and self._is_drone(head):
            return "weapon"
        if not group.triggers and self.sheet.keys[head].startswith(COUNTERPART):
            return "people"
        if at_head and stem.endswith(("ون", "ين")):
            return "people"
        for tail, sort in self.lexicon.phrases.get(stem, ()):
            if all(
                group.head + 1 + n < group.end and self._is(group.head + 1 + n, wanted) for n, wanted in enumerate(tail)
            ):
                group.is_ground = sort == "ground"
                return SORTS.get(sort, sort)
        sort = self.parts[group.head].word.sort
        if not sort and group.end - head == 2 and self.parts[head + 1].word.sort == "weapon" and not group.triggers:
            # "وابل الصواريخ"
            return "weapon"
        if not sort and self._is_unit(group):
            return "people"
        if not sort and group.quantity is not None and group.quantity.head is None:
            rest = range(group.quantity.end, group.end)
            if all("pron" in self.parts[i].word.classes for i in rest):
                return "count"
        for cut, ending in ((2, "ة"), (1, "")) if not sort and stem[-1:] == "ي" else ():
            # Duals before a genitive: "قريتي", "حاجزي".
            base = self.lexicon.words.get(stem[:-cut] + ending, EMPTY).sort
            if base in ("ground", "facility", "weapon", "crowd") and (cut == 1 or stem[-2] == "ت"):
                sort = base
        group.is_ground = sort == "ground"
        return SORTS.get(sort, sort)

    def _is_unit(self, group: Group) -> bool:
        """ "قوة من الجيش اللبناني اعتقلت": a unit, told by whose it is; "قوة" alone is strength as well."""
        of = group.end + 1
        if self.parts[group.head].stem not in word_set("units_of") or group.definite or of >= len(self.parts):
            return False
        mention = self.covers.get(of, ("", 0, None))[2]
        whose = mention.actor.actor_type if isinstance(mention, ActorMention) else ""
        return self.sheet.keys[group.end] in word_set("after") and whose in ("force", "agency", "armed_group")

    def _is_for_crowds(self, k: int, end: int) -> bool:
        """Whether a weapon is one that crowds are dispersed with, and no attack: "بقنابل الغاز"."""
        return k + 1 < end and self.sheet.keys[k + 1] in _CROWD_CONTROL and self.parts[k].word.sort == "weapon"

    def _is_no_event(self, k: int, end: int) -> bool:
        """Whether an event noun belongs to the word before it: "طائرة مسيرة", "قيادة عمليات", "غرفة عمليات"."""
        before = self.parts[k - 1].stem
        bare = before[1:] if before[:1] in ("ل", "ب") else before
        following = self.sheet.keys[k + 1] if k + 1 < end else ""
        if following in word_set("rescue"):
            # "انتهاء عمليات البحث": of rescuers.
            return True
        if not {before, bare}.isdisjoint(word_set("commands")) and not self._is_accusative(k):
            return True
        # "طائرتين مسيرتين": so of two.
        first, second = _of_one(before), _of_one(self.parts[k].stem)
        return any(
            sort == "weapon" and tail and second == tail[0] and k + len(tail) <= end
            for tail, sort in self.lexicon.phrases.get(first, ())
        ) and not any(e.row.get("carrier") for e, _ in self.match(k - 1, end, self.parts[k - 1].word.nouns))

    def _is_dual(self, key: str, *, guess: bool = False) -> bool:
        """Whether a key is the nominative dual of a known noun: "انفجاران"; `guess`: or of a participle, "ملثمان"."""
        if not key.endswith("ان") or len(key) < _MIN_DUAL:
            return False
        base = key.removeprefix("ال")[:-2]
        if self.lexicon.numbers.get(key.removeprefix("ال")) == "d":
            return True
        if guess and self._is_participle(base):
            return True
        known = (self.lexicon.words.get(one) for one in (base, base[:-1] + "ة" if base.endswith("ت") else base))
        return any(word is not None and (word.sort or any(e.pos == "noun" for e in word.entries)) for word in known)

    def _is_participle(self, base: str) -> bool:
        """Whether a stem of no list has the form of someone who does something: "ملثم", "مخرب"."""
        return base[:1] == "م" and is_singular_form(base) and base not in self.lexicon.words

    def _is_aircraft_end(self, j: int) -> bool:
        """Whether a weapon of two words ends at word j: "طائرة مسيرة"."""
        named = self.lexicon.phrases.get(self.parts[j - 1].stem, ()) if j > 0 else ()
        return any(sort == "weapon" and tail == (self.parts[j].stem,) for tail, sort in named)

    def _is_some_of(self, i: int, j: int) -> bool:
        """Whether word j is a number of those named behind it: "دهس سائق | مجموعة من الجنود"."""
        somebody = j - 1 == i and self.parts[i].word.sort == "crowd"
        named = j + 2 < len(self.parts) and self.parts[j].stem in word_set("portion_of") and somebody
        return named and self.sheet.keys[j + 1] in word_set("after") and not self.parts[j].definite
