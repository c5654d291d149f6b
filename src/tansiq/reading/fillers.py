"""Fillers: what a noun group gives an argument of a frame - its name, its sort, its number, the places in it."""

from __future__ import annotations

from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.capitals import is_seat
from tansiq.reading.deeds import FORCIBLE, TALKS
from tansiq.reading.fitting import Fitting
from tansiq.reading.groups import NAMED, PERSONAL, Group
from tansiq.reading.negation import is_none
from tansiq.reading.nested import outermost
from tansiq.reading.sheet import ActorMention
from tansiq.reading.syntax import Around
from tansiq.reading.wordsets import phrase_set, word_set

__all__ = ["Fillers"]

# "Moscow asked Kyiv": capitals that deal with each other are not where they do it.
_SPEAKERS = frozenset({"doer", "partner", "recipient", "sender", "undergoer", "bearer"})
_OF_WORDS = frozenset(
    {"request", "pledge", "order", "accusation", "statement", "threat", "agreement", "ceasefire", "call", "message"}
)
# What is burnt or wrecked is a thing; who was spoken of last is nobody's guess.
_OF_THINGS = ("attack.arson", "property_destruction", "robbery", "seizure")
_REFLEXIVE = word_set("reflexive")
_OF = word_set("of")
# The masdar and at least one word of what is discussed.
_TOPIC_WORDS = 2
_WHEREABOUTS = word_set("whereabouts")
_WIELDED = frozenset({"doer", "instrument"})
_CROWDS = ("protest", "riot", "work_stoppage")
_TO_WHOM = "ل"
_HANDED = ("transfer", "release", "order")
_WAGED = ("attack", "clash", "operation", "deployment")


class Fillers(Fitting):
    """Fills arguments of candidates from the groups of one sentence.

    Args:
        sheet, lexicon, syntax, antecedent: As Fitting.
    """

    def _fill(self, candidate: Candidate, argument: str | None, members: list[int]) -> None:
        if argument is None:
            return
        for j in members:
            self._fill_group(candidate, argument, self.groups[j], j)

    def _fill_preps(
        self, candidate: Candidate, around: Around, frame: dict[str, str], *, since: int | None = None
    ) -> None:
        """Fill from prepositions; `since` is the verb they stand behind, where it is not the candidate's own word."""
        for key, members in around.preps:
            whence = self.arabic and self.groups[members[0]].sort == "place"
            if key in _OF and members[0] >= 2 and self.groups[members[0] - 2].sort == "count" and not whence:
                # "2,500 of its citizens" is one group, counted and named where the number stands.
                continue
            if key in _OF and self._is_of_another(candidate, members[0] - 2):
                continue
            if key in _OF and candidate.entry.pos == "verb" and candidate.entry.row.get("deedless"):
                # "He died of his wounds"
                continue
            if self.arabic and (self._is_purpose(candidate, key, members) or self._is_demand(candidate, members[0])):
                continue
            if self._are_homes(key, members, frame) or self._is_backer(key, members):
                continue
            built = candidate.type in ("construction", "base") and candidate.filled("undergoer")
            if key in _OF and built and self.groups[members[0]].sort == "":
                # "a wall of concrete", "جدار من الإسمنت": what it is made of.
                continue
            is_place_prep = self.lexicon.is_place_prep(key)
            for j in members:
                # What follows asks for an argument first: most prepositions fill none, and most groups hold no place.
                group, argument = self.groups[j], frame.get(key)
                if self._is_taken_elsewhere(candidate, key, members, argument, j, since):
                    continue
                argument = self._fitted(candidate, key, members, argument, j)
                if argument is not None and not (
                    argument in ("site", "source", "goal")
                    and (group.sort == "place" or (group.places and group.actors_are("state")))
                    and (candidate.type.startswith("attack") or (argument == "site" and group.actors_are("state")))
                ):
                    self._fill_group(candidate, argument, group, j)
                if not is_place_prep or not group.places or argument == "instrument":
                    continue
                is_body = group.sort == "organisation" and not any(a.actor.actor_type == "state" for a in group.actors)
                talks = candidate.type in TALKS and not self.arabic and key not in _WHEREABOUTS
                if not is_body and not talks:
                    candidate.places += [
                        p for p in group.places if not p.place.is_demonym and p not in candidate.places
                    ]

    def _are_homes(self, key: str, members: list[int], frame: dict[str, str]) -> bool:
        """ "Peacekeepers from Malawi and Nepal": countries that those told of come from, and not where it was."""
        people = members[0] > 1 and self.groups[members[0] - 2].sort == "people"
        told = people and key in word_set("of_origin") and key not in frame and not self.arabic
        return told and self.groups[members[0]].actors_are("state")

    def _is_backer(self, key: str, members: list[int]) -> bool:
        """ "المليشيا المدعومة من إيران": who backs those told of did nothing there, and is not where it was."""
        before = self.groups[members[0] - 2] if self.arabic and key in _OF and members[0] > 1 else None
        last = self.sheet.keys[before.end - 1] if before is not None and before.end > before.start else ""
        return any(phrase[0] == last for phrase in phrase_set("backed_from"))

    def _is_purpose(self, candidate: Candidate, key: str, members: list[int]) -> bool:
        """ "التقى السفير لبحث أمن الحدود": what the talks were for is their topic."""
        group = self.groups[members[0]]
        named = key in word_set("purpose") and self.arabic and candidate.type in TALKS
        stem = self.sheet.keys[group.start].removeprefix("ل")
        if not named or stem not in word_set("discussion") or group.end - group.start < _TOPIC_WORDS:
            return False
        start = group.start + 1
        candidate.add(Filler("topic", start, group.end, self._name(start, group.end), "thing", group))
        return True

    def _is_demand(self, candidate: Candidate, k: int) -> bool:
        """ "تظاهروا للمطالبة بزيادة الأجور": what a crowd asks for, or is against, is its topic."""
        crowd = self.arabic and candidate.type.startswith(_CROWDS)
        first = self.sheet.keys[self.groups[k].start].removeprefix("لل").removeprefix("ال")
        if not crowd or first not in word_set("demanding"):
            return False
        if self.syntax.kind(k + 1) == "P" and self.syntax.kind(k + 2) == "N":
            self._fill(candidate, "topic", self.syntax.coordinated(k + 2))
        return True

    def _fill_group(self, candidate: Candidate, argument: str, group: Group, at: int | None = None) -> None:
        if at is not None and is_none(self.sheet, self.syntax, at):
            # "found no weapons", "no group has claimed"
            return
        if argument == "asked":
            # Whom it is asked of, or what: "urged all sides", "demanded an inquiry".
            argument = "recipient" if group.sort in (*NAMED, "place", "pron", "count") else "topic"
        matter = group.sort in ("abstract", "event") or group.is_abstract
        if argument == "recipient" and candidate.type == "request" and matter:
            # "Called for an end to the escalation"
            return
        if group.sort == "pron" and group.key in _REFLEXIVE:
            return
        if argument == "undergoer" and group.key in word_set("further_people") and group.sort == "pron":
            # "قتل جنديان وأصيب آخرون": how many, and none of those named before.
            self._count_further(candidate, group)
            return
        if group.sort == "pron":
            self._fill_pronoun(candidate, argument, group)
            return
        if argument == "doer" and candidate.type.startswith(FORCIBLE) and self._is_measure(group):
            # "50 kg of dynamite exploded": nobody by that name.
            return
        struck = argument in ("undergoer", "instrument", "site") and candidate.type.startswith(FORCIBLE)
        if struck and (self._is_measure(group) or self._is_load(group, at)):
            self._fill_measured(candidate, argument, at)
            return
        if struck and argument != "instrument" and self._fill_whole(candidate, argument, group, at):
            return
        if not self._may_fill(candidate, argument, group):
            return
        actors = outermost(group.actors) if group.actors else ()
        head_actors = [a for a in actors if (a.start <= group.head < a.end)]
        if group.sort == "count" and at is not None:
            self._partitive(candidate, argument, group, at)
            return
        self._count(candidate, argument, group)
        if head_actors:
            if argument == "topic" and candidate.type == "cooperation":
                argument = "partner"
            self._add_actor(candidate, argument, head_actors[0], group, at)
            return
        if self._fill_government(candidate, argument, group):
            return
        speaks = group.sort == "place" and argument in _SPEAKERS and candidate.type in _OF_WORDS
        speaks = speaks or argument == "mediator"
        # "كتائب مصراتة": where fighters are from is not where they fight.
        speaks = speaks or (candidate.type == "clash" and argument in ("doer", "partner") and group.sort != "place")
        # "بصواريخ بركان": what a weapon is called.
        speaks = speaks or (self.arabic and argument == "instrument" and group.sort == "weapon")
        for place in group.places if not speaks else ():
            if not place.place.is_demonym and place not in candidate.places:
                candidate.places.append(place)
        self._add_named(candidate, argument, group, at)
        for actor in group.actors if argument in ("doer", "partner") else ():
            # Of an unknown noun ("FMLN urban commands") only that who bears arms owns it is sure.
            owns = group.sort in ("people", "event", "weapon") or actor.actor.actor_type in ("armed_group", "force")
            if owns and actor.actor.actor_type not in PERSONAL:
                self._add_actor(candidate, argument, actor, group)

    def _fill_government(self, candidate: Candidate, argument: str, group: Group) -> bool:
        """ "Ankara bombed the camp": its government did."""
        if self.arabic:
            self._fill_nation(candidate, argument, group)
            return False
        if group.sort != "place" or argument != "doer" or not candidate.type.startswith((*_WAGED, *_HANDED)):
            return False
        for place in group.places:
            if is_seat(place.place) and place.start <= group.head < place.end:
                candidate.add(Filler("doer", place.start, place.end, place.place.name, "organisation", group, "state"))
                return True
        return False

    def _fill_nation(self, candidate: Candidate, argument: str, group: Group) -> None:
        """ "قصفت طائرات إسرائيلية مستودعا": the state whose aircraft they are did it."""
        struck = argument == "doer" and candidate.type.startswith(_WAGED) and group.sort in ("thing", "weapon")
        for place in group.places if struck else ():
            if place.place.is_demonym and place.place.country and place.start > group.head:
                name = place.place.name
                candidate.add(Filler("doer", place.start, place.end, name, "organisation", group, "state"))

    def _fill_pronoun(self, candidate: Candidate, argument: str, group: Group) -> None:
        """Whom a pronoun means, where that is clear."""
        burnt = argument == "undergoer" and candidate.type in _OF_THINGS and group.key in word_set("things_meant")
        actor = self.antecedent(group) if argument != "topic" and not burnt else None
        if actor is not None and not (argument == "doer" and self._are_hurt(candidate, actor.end - 1)):
            sort = "people" if actor.actor.actor_type in ("person", "group_of_people") else "organisation"
            kind = actor.actor.actor_type
            candidate.add(Filler(argument, group.start, group.end, actor.actor.name, sort, group, kind))

    def _fill_measured(self, candidate: Candidate, argument: str, at: int | None) -> None:
        """ "A metre of pipeline", "20 kilos of dynamite": of what; "20 kilometres" alone is a distance."""
        if at is not None and self.syntax.kind(at + 1) == "C" and self.syntax.kind(at + 2) == "N":
            at = at + 2 if self._is_measure(self.groups[at + 2]) else at
        if at is not None and self._is_of(at):
            for j in self.syntax.coordinated(at + 2)[:1] if self.syntax.kind(at + 2) == "N" else ():
                self._fill_group(candidate, argument, self.groups[j], j)

    def _fill_whole(self, candidate: Candidate, argument: str, group: Group, at: int | None) -> bool:
        """ "The windows of the consulate", "نوافذ القنصلية": the consulate was struck; windows alone are nothing.

        Returns:
            Whether the group named parts of a building, and is done with.
        """
        parts = word_set("building_parts")
        if self.arabic:
            named = self.sheet.keys[group.start] in parts and group.end > group.start + 1
            start, end = group.start + 1, group.end
            if named and not self.sheet.keys[group.start].startswith("ال"):
                candidate.add(Filler(argument, start, end, self._name(start, end), "thing", group))
                return True
            return False
        if self.sheet.keys[group.head] not in parts:
            return False
        if group.poss is not None:
            start, end = group.poss
            while start < end and "det" in self._classes(start):
                start += 1
            candidate.add(Filler(argument, start, end, self._name(start, end), "thing", group))
            return True
        of = at is not None and self._is_of(at)
        if at is not None and of and self.syntax.kind(at + 2) == "N":
            known = len(candidate.fillers)
            for j in self.syntax.coordinated(at + 2):
                self._fill_group(candidate, argument, self.groups[j], j)
            for filler in candidate.fillers[known:]:
                # A body whose walls were struck is a building here.
                filler.sort = "thing"
            return True
        return self.sheet.keys[group.head] in word_set("panes")

    def _add_named(self, candidate: Candidate, argument: str, group: Group, at: int | None) -> None:
        """A filler named by its own words; people may be named by whose they are ("members of the group")."""
        start, end = self._noun_range(group)
        owner = self._owner(at, argument) if group.sort in ("people", "thing", "", "abstract") else None
        if owner is not None:
            end = owner.end
            for actor in outermost(owner.actors):
                if argument in ("doer", "partner") and actor.actor.actor_type not in (*PERSONAL, "state"):
                    self._add_actor(candidate, argument, actor, owner)
        if self.arabic and at is not None and argument in _WIELDED and group.sort == "weapon":
            self._add_wielder(candidate, at)
        if end <= start or (argument == "doer" and not self._may_act(candidate, group)):
            return
        if argument in ("undergoer", "site") and self._is_no_noun(candidate, group):
            return
        objects = candidate.entry.frame.get("object")
        if argument == "topic" and candidate.type == "cooperation" and group.sort in (*NAMED, "place"):
            argument = "partner"
        elif (
            argument == "instrument"
            and "into" not in candidate.entry.frame
            and (objects == "instrument" or candidate.entry.frame.get("of") == "instrument")
            and group.sort in ("thing", "place", "people")
        ):
            # "the bombings of churches"
            argument = "undergoer"
        counted = (
            group.quantity is not None and candidate.entry.row.get("count") and not candidate.entry.row.get("things")
        )
        # Whoever does it is somebody, known word or not: "مفارز", "rioters".
        row = candidate.entry.row
        befalls = argument == "undergoer" and row.get("count") and not row.get("people") and not row.get("things")
        fights = argument == "partner" and (candidate.type == "clash" or self._is_called_alone(candidate, group))
        acts = argument == "doer" or fights or bool(befalls) or bool(counted and argument == "undergoer")
        # "Businessman Naim Isaias"
        acts = acts or (not self.arabic and start > group.start and self._is_calling(start - 1, group))
        sort = group.sort or ("people" if acts else "thing")
        candidate.add(Filler(argument, start, end, self._name(start, end), sort, group))

    def _add_wielder(self, candidate: Candidate, at: int) -> None:
        """ "مسيرة تابعة للقوات التركية استهدفت سيارة": whose the weapon is did it."""
        owned = self.syntax.kind(at + 1) == "P" and self.groups[at + 1].key == _TO_WHOM
        owner = self.groups[at + 2] if owned and self.syntax.kind(at + 2) == "N" else None
        if owner is not None and owner.sort == "organisation" and (actor := owner.head_actor()) is not None:
            self._add_actor(candidate, "doer", actor, owner)

    def _owner(self, at: int | None, argument: str) -> Group | None:
        """The body or people that noun group `at` belongs to: "members of the group"."""
        if at is None or self.syntax.kind(at + 1) != "P" or self.syntax.kind(at + 2) != "N" or self._is_accused(at):
            return None
        following = self.groups[at + 2]
        if argument in ("topic", "doer", "partner") and not self.arabic and self.groups[at + 1].key in _OF:
            # "the security of embassies", "a group of armed men": of what is part of the name.
            return following if following.sort not in ("event", "statement", "pron") or argument == "topic" else None
        glued = self.groups[at + 1].start == self.groups[at + 1].end
        if argument in ("undergoer", "site") and self._is_building(at) and self.groups[at + 1].key in _OF:
            # "the residence of the mayor": whose it is tells which one is meant.
            return following if following.sort not in ("event", "statement", "pron", "place", "count") else None
        if self.groups[at].sort == "thing" and not glued and (self.arabic or following.actors_are("person")):
            # "a checkpoint of the army" is named by its own words; "حاجز للجيش" is one name in writing.
            return None
        of = self.groups[at + 1].key in _OF or (
            argument == "doer" and self.groups[at + 1].key in word_set("by_whom") and not self.arabic
        )
        return following if of and following.sort in NAMED else None

    def _partitive(self, candidate: Candidate, argument: str, group: Group, at: int) -> None:
        """ "four of its fighters", "six" alone: the number counts, the noun that follows names them."""
        rest: Group | None = None
        if self._is_of(at) and self.syntax.kind(at + 2) == "N":
            rest = self.groups[at + 2]
        rest = None if rest is not None and self.arabic and rest.sort == "place" else rest
        if rest is not None and rest.sort == "pron" and candidate.tolls:
            # "seven suspects, two of them foreigners": a part of those counted already.
            return
        if rest is not None:
            start, end = self._noun_range(rest)
            self._count(candidate, argument, group, (start, end))
            if rest.sort == "pron":
                # "One of them was hurt" names nobody.
                return
            head = next((a for a in outermost(rest.actors) if a.start <= rest.head < a.end), None)
            if head is not None:
                self._add_actor(candidate, argument, head, rest)
            elif end > start:
                candidate.add(Filler(argument, start, end, self._name(start, end), "people", rest))
        else:
            self._count(candidate, argument, group, (group.end, group.end))

    def _of_whom(self, at: int | None) -> Group | None:
        """The last group of those that English people are told by: "a relative of the mayor", "members of a front"."""
        owner: Group | None = None
        while at is not None and self._is_of(at) and not self._is_accused(at):
            at += 2
            following = self.groups[at] if self.syntax.kind(at) == "N" else None
            if following is None or following.sort not in (*NAMED, "") or following.triggers:
                break
            if "det" in self._classes(following.head):
                break
            owner = following
        return owner

    def _add_actor(
        self, candidate: Candidate, argument: str, actor: ActorMention, group: Group, at: int | None = None
    ) -> None:
        kind = actor.actor.actor_type
        if kind == "group_of_people":
            whole = actor.start >= group.start and actor.end == group.end and not self.arabic
            start, end = self._noun_range(group) if whole else (actor.start, min(actor.end, group.end))
            owner = self._of_whom(at) if whole and argument in ("doer", "undergoer") else None
            if owner is not None and candidate.type.startswith(FORCIBLE):
                end = owner.end
                for whose in outermost(owner.actors) if argument == "doer" else ():
                    if whose.actor.actor_type not in (*PERSONAL, "state"):
                        self._add_actor(candidate, argument, whose, owner)
            candidate.add(
                Filler(argument, start, end, self._name(start, end) or actor.actor.name, "people", group, kind)
            )
            for inner in group.actors if argument == "doer" else ():
                of = inner.actor
                within = actor.start <= inner.start and inner.end <= actor.end and inner is not actor
                if within and of.actor_type not in (*PERSONAL, "state"):
                    # "ISIS militants": the people and, beside them, whose they are.
                    candidate.add(
                        Filler(argument, inner.start, inner.end, of.name, "organisation", group, of.actor_type)
                    )
            return
        sort = "people" if kind == "person" else "organisation"
        office = (actor.actor.role or self._calling_before(actor, group)) if kind == "person" else ""
        candidate.add(Filler(argument, actor.start, actor.end, actor.actor.name, sort, group, kind, office))

    def _calling_before(self, actor: ActorMention, group: Group) -> str:
        """The word before a person's name that says what he is, where it is no title: "policeman Omar Aziz"."""
        i = actor.start - 1
        return self.sheet.words[i] if not self.arabic and i >= group.start and self._is_calling(i, group) else ""
