"""What an event noun's own group gives it: English words before the noun, the genitive behind an Arabic masdar."""

from __future__ import annotations

from tansiq.model import Count
from tansiq.reading.candidates import Candidate, Filler, Toll
from tansiq.reading.clitics import split_clitics
from tansiq.reading.deeds import BOMBS
from tansiq.reading.governing import Governing
from tansiq.reading.groups import SORTS, Group, Trigger
from tansiq.reading.lexicon import EMPTY
from tansiq.reading.nested import outermost
from tansiq.reading.sheet import ActorMention, PlaceMention
from tansiq.reading.wordsets import word_set

__all__ = ["Modifiers"]

# Words before an event noun that may say what it was done with, and where; more are a list of something else.
_MOST_MODIFIERS = 20
# What opens a list of those counted, within so many groups: "three cars on the road: a taxi, a van and a jeep".
_LIST_MARKS = frozenset({":", "-", "--", "–", "—"})
_NEAR_LIST = 6
_TWO = 2
_THEM = "هم"


def _is_country(actor: ActorMention, group: Group) -> bool:
    """Whether a word is the name of a country, and no adjective of it."""
    return actor.actor.actor_type == "state" and any(
        not place.place.is_demonym and place.start == actor.start for place in group.places
    )


class Modifiers(Governing):
    """Fills event nouns from the words beside them.

    Args:
        sheet, lexicon, syntax, antecedent: As Fillers.
    """

    def _fill_included(self, candidate: Candidate) -> None:
        """ "Six of its members, including the rector and two women": those named are of those it was done to."""
        for filler in candidate.filled("undergoer"):
            if filler.sort not in ("people", "thing"):
                continue
            at = next((j for j, g in enumerate(self.groups) if g is filler.group), None)
            if at is None:
                continue
            if filler.sort == "thing":
                self._fill_renamed(candidate, self.groups[at], at)
                continue
            spot = at + 2 if self.syntax.kind(at + 1) == "," else at + 1
            including = self.syntax.kind(spot) in ("P", "N") and self.groups[spot].key in word_set("including")
            if including and self.groups[spot].sort in ("", "pron"):
                tolls, known = list(candidate.tolls), len(candidate.fillers)
                self._fill(
                    candidate,
                    "undergoer",
                    self.syntax.coordinated(spot + 1) if self.syntax.kind(spot + 1) == "N" else [],
                )
                # Those named are counted already, and are people as the others are.
                candidate.tolls = tolls
                for included in candidate.fillers[known:]:
                    included.sort = "people" if included.sort == "thing" else included.sort
            elif not self.arabic and filler.group is not None:
                self._fill_renamed(candidate, filler.group, at)

    def _fill_renamed(self, candidate: Candidate, group: Group, at: int) -> None:
        """ "The two engineers, A of Milan and B of Rome, were taken": as many names as were counted."""
        number = group.quantity
        if number is None or number.value.min != number.value.max or number.value.min < _TWO:
            return
        for j in range(at + 1, min(at + _NEAR_LIST, len(self.groups))):
            closes = self.syntax.kind(j) == "," if j == at + 1 else False
            opens = self.syntax.kind(j) == "X" and self.groups[j].key in _LIST_MARKS
            if (closes or opens) and self.syntax.kind(j + 1) == "N":
                members = self.syntax.coordinated(j + 1)
                things = opens and group.sort == "thing" and all(self.groups[m].sort in ("thing", "") for m in members)
                people = all(self.groups[m].actors_are("person") for m in members)
                if len(members) == number.value.min and (things or people):
                    tolls = list(candidate.tolls)
                    self._fill(candidate, "undergoer", members)
                    candidate.tolls = tolls
                return
            if self.syntax.kind(j) in ("V", ",", "C", "S", "R"):
                return

    def _modifiers(self, candidate: Candidate, group: Group, trigger: Trigger) -> None:
        """English: what stands before an event noun in its own group."""
        frame = trigger.entry.frame
        for actor in outermost(group.actors):
            if actor.end <= trigger.start:
                inside_poss = group.poss is not None and actor.end <= group.poss[1]
                slot = frame.get("poss" if inside_poss else "mod")
                if candidate.type in BOMBS and not inside_poss and _is_country(actor, group):
                    # "Pakistan car bombing": where it was.
                    continue
                if slot:
                    # "ISIS attack" names the doer whatever the frame says of things before the noun.
                    named = (
                        "doer"
                        if slot == "undergoer" and not inside_poss and actor.actor.actor_type != "person"
                        else slot
                    )
                    self._add_actor(candidate, named if candidate.is_harm is False else slot, actor, group)
        if not candidate.filled("doer"):
            for place in group.places:
                if place.end <= trigger.start and (
                    place.place.is_demonym or (group.poss and place.end <= group.poss[1])
                ):
                    argument = frame.get("mod") if place.place.is_demonym else frame.get("poss")
                    if argument in ("doer", "partner") and place.place.country:
                        candidate.add(
                            Filler(argument, place.start, place.end, place.place.name, "organisation", group, "state")
                        )
        acting = {filler.start for filler in candidate.filled("doer", "partner")}
        for place in group.places:
            # "Turkey's operation": whose it is, not where.
            if not place.place.is_demonym and place.start not in acting:
                candidate.places.append(place)
        if trigger.start > group.start:
            first = group.start if group.poss is None else min(group.poss[1] + 1, trigger.start)
            for j in range(trigger.start - 1, max(first, trigger.start - _MOST_MODIFIERS) - 1, -1):
                sort = self.lexicon.words[self.sheet.keys[j]].sort if self.sheet.keys[j] in self.lexicon.words else ""
                if sort == "weapon":
                    candidate.add(Filler("instrument", j, j + 1, self.sheet.words[j], "weapon", group))
                elif sort in ("facility", "ground") and "site" in frame.values():
                    candidate.add(Filler("site", j, j + 1, self.sheet.words[j], "thing", group))

    def _genitive(self, candidate: Candidate, group: Group, trigger: Trigger) -> None:
        """Arabic: what follows a masdar in its own group; a relational adjective may name the doer."""
        frame = trigger.entry.frame
        for place in group.places:
            if place.place.is_demonym and place.start >= trigger.end and "nisba" in frame:
                candidate.add(
                    Filler(frame["nisba"], place.start, place.end, place.place.name, "organisation", group, "state")
                )
            elif not place.place.is_demonym:
                candidate.places.append(place)
            elif place.start == trigger.end and group.quantity is None:
                self._add_national(candidate, group, trigger, place)
        argument = frame.get("gen")
        if argument is None:
            return
        if trigger.end >= group.end:
            k = candidate.at
            if self.syntax.kind(k + 1) == "Q" and self.syntax.kind(k + 2) == "N" and not self._is_closed(trigger.start):
                # "تفكيك "خلية إرهابية"": a quotation mark parts no genitive from its masdar.
                self._fill(candidate, argument, [k + 2])
            return
        # "السيطرة الكاملة", "هجومه العنيف": what follows a definite masdar is an adjective.
        closed = trigger.end == trigger.start + 1 and self._is_closed(trigger.start)
        strong = trigger.end + 1 == group.end and self.sheet.keys[trigger.end] in word_set("degree")
        if not trigger.entry.row.get("count") and (strong or self.sheet.keys[trigger.end] in word_set("epithet")):
            # "تفجير إرهابي": what kind of blast, where "مقتل إرهابي" says who died.
            return
        if argument == "undergoer" and not closed:
            self._count_one(candidate, group, trigger)
        for actor in outermost(group.actors):
            if argument == "instrument" and actor.actor.actor_type == "state":
                # "زلزال تركيا": where it was.
                continue
            if actor.start >= trigger.end and not (closed and actor.actor.actor_type == "group_of_people"):
                self._add_actor(candidate, argument, actor, group)
                if (
                    group.quantity is not None
                    and trigger.end <= group.quantity.start
                    or candidate.entry.row.get("count")
                ):
                    self._count(candidate, argument, group, (actor.start, actor.end))
                if argument == "undergoer" and not candidate.tolls:
                    # "مقتل السائق"
                    one = Group("N", actor.start, actor.end, head=actor.start, sort="people").having(actors=[actor])
                    one.definite = self.sheet.keys[actor.start].startswith("ال")
                    self._count(candidate, argument, one, (actor.start, actor.end))
                return
        if closed:
            return
        if any(place.start == trigger.end for place in group.places) and argument != "undergoer":
            return
        if all(place.place.is_demonym and place.start == trigger.end for place in group.places) and group.places:
            return
        rest = self._behind_masdar(group, trigger)
        if argument == "doer" and rest.sort in ("thing", "place") and "undergoer" in frame.values():
            # "قصف القرية": a place does not shell.
            argument = "undergoer"
        # "فرض عقوبات": what is decided may be any word.
        decided = argument == "topic" and candidate.type == "order"
        if rest.sort or decided or argument in ("undergoer", "instrument"):
            self._fill_group(candidate, argument, rest)

    def _behind_masdar(self, group: Group, trigger: Trigger) -> Group:
        """What stands behind a masdar in its own group, as a group of its own with its sort."""
        rest = Group("N", trigger.end, group.end, head=trigger.end).having(quantity=group.quantity)
        if group.quantity is not None and group.quantity.start >= trigger.end:
            rest.head = min(group.quantity.end, group.end - 1)
        elif trigger.end + 1 < group.end and self._is_determiner(trigger.end):
            # "استعادة بعض المناطق"
            rest.head = trigger.end + 1
        word = self.lexicon.words.get(self._stem(rest.head))
        rest.sort = SORTS.get(word.sort, word.sort) if word is not None else ""
        rest.is_ground = word is not None and word.sort == "ground"
        placed = any(place.start == trigger.end and not place.place.is_demonym for place in group.places)
        if placed and trigger.start == group.start:
            # "استعادة مدينة حلب": the whole is a place, whatever its first word is; "معركة استعادة الموصل" is meant.
            rest.sort = "place"
        if rest.sort == "" and rest.quantity is not None and rest.quantity.end >= group.end:
            rest.sort = "count"
        return rest

    def _add_national(self, candidate: Candidate, group: Group, trigger: Trigger, place: PlaceMention) -> None:
        """ "اعتقال فلسطيني": behind a masdar of harm an adjective of nationality is somebody of it, and one."""
        key = candidate.entry.row.get("count")
        if not key or candidate.entry.frame.get("gen") != "undergoer" or self._is_closed(trigger.start):
            return
        if self.sheet.keys[place.start].startswith("ال") or self.sheet.keys[place.start].endswith(("ة", "ين", "ون")):
            return
        name = self._name(place.start, place.end)
        candidate.add(Filler("undergoer", place.start, place.end, name, "people", group))
        candidate.tolls.append(Toll(key, Count.exactly(1), name, place.start, place.end))

    def _count_one(self, candidate: Candidate, group: Group, trigger: Trigger) -> None:
        """ "استشهاد أحد جنودها", "مقتل أحدهم": one of several."""
        key, first = candidate.entry.row.get("count"), self.sheet.keys[trigger.end]
        of_them = first.endswith(_THEM) and first.removesuffix(_THEM) in word_set("one_of")
        if key and (of_them or first in word_set("one_of")) and group.quantity is None:
            name = self._name(trigger.end + 1, group.end) if group.end > trigger.end + 1 else ""
            candidate.tolls.append(Toll(key, Count.exactly(1), name, trigger.end, group.end))

    def _is_closed(self, i: int) -> bool:
        """Whether a masdar has the article or a suffix, and so takes no genitive."""
        key = self.sheet.keys[i]
        return (
            key.startswith("ال") or key.endswith(("ته", "تها", "تهم")) or bool(split_clitics(key, self.lexicon).suffix)
        )

    def _is_determiner(self, i: int) -> bool:
        """Whether word i says how much of what follows it: "بعض", "كل"."""
        return "det" in self.lexicon.words.get(self.sheet.keys[i], EMPTY).classes

    def _stem(self, i: int) -> str:
        key = self.sheet.keys[i]
        if key in self.lexicon.words:
            return key
        if key.endswith("ي") and self.lexicon.words.get(key[:-1], EMPTY).sort in ("weapon", "facility", "ground"):
            # "سقوط صاروخي كاتيوشا": a dual before its genitive.
            return key[:-1]
        owned = split_clitics(key, self.lexicon)
        return owned.stem if owned.suffix and owned.word is not EMPTY else key.removeprefix("ال")
