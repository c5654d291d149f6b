"""Frames: from a trigger and the groups around it to a candidate with its arguments, tolls, times and places.

One engine for both languages. What a slot means stands in the rows (knowledge/*/events.yml); code knows slots only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tansiq.knowledge.forms import PLURAL
from tansiq.knowledge.keys import match_key
from tansiq.model import Count
from tansiq.reading.candidates import Candidate, Filler, Toll
from tansiq.reading.chunk_ar import split_clitics
from tansiq.reading.groups import Group, Trigger
from tansiq.reading.lexicon import Entry, Lexicon
from tansiq.reading.sheet import ActorMention, Sheet
from tansiq.reading.syntax import Around, Syntax

__all__ = ["PLACE_PREPS", "FrameReader"]

_SUPPORTING = ("light", "undergo", "happen", "cause", "foil", "admit", "blame", "order")
_NAMED = frozenset({"people", "organisation"})
_PERSONAL = frozenset({"person"})
PLACE_PREPS = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "along", "across", "on", "from", "to", "into", "within", "between", "of",
     "over", "against", "throughout", "through", "toward", "towards",
     "في", "ب", "قرب", "من", "على", "علي", "داخل", "خارج", "وسط", "بالقرب", "عند", "بين", "الي", "غرب", "شرق", "شمال", "جنوب", "ضمن", "عبر", "مع"}
)  # fmt: skip
# From this many on, events that only a number tells of are a figure; "three bombings" may still be told one by one.
_AGGREGATE_FROM = 10
_COUNT_OF_DOER = frozenset({"escaped", "displaced", "surrendered"})


class FrameReader:
    """Reads the candidates of one sentence.

    Args:
        sheet: The text.
        lexicon: Words of its language.
        syntax: Groups of the sentence with their relations.
        sentence: Number of the sentence.
        antecedent: Who a pronoun group refers to, or None.
    """

    def __init__(
        self,
        sheet: Sheet,
        lexicon: Lexicon,
        syntax: Syntax,
        sentence: int,
        antecedent: Callable[[Group], ActorMention | None],
    ) -> None:
        self.sheet = sheet
        self.lexicon = lexicon
        self.syntax = syntax
        self.groups = syntax.groups
        self.sentence = sentence
        self.antecedent = antecedent
        self.arabic = sheet.lang == "ar"

    def read(self) -> list[Candidate]:
        """Candidates in the order of their triggers; several readings of one trigger are already decided."""
        found: list[Candidate] = []
        for k, group in enumerate(self.groups):
            if group.kind == "V":
                found.extend(self._first(self._verb_readings(k, group)))
            elif group.kind == "N" and group.triggers:
                for span in dict.fromkeys((t.start, t.end) for t in group.triggers):
                    readings = [t for t in group.triggers if (t.start, t.end) == span]
                    found.extend(self._first(self._noun_reading(k, group, t) for t in readings))
        return found

    def _first(self, readings: Iterable[Candidate | None]) -> list[Candidate]:
        return next(([one] for one in readings if one is not None), [])

    # -- verbs

    def _verb_readings(self, k: int, group: Group) -> Iterable[Candidate | None]:
        events = [e for e in group.entries if e.layer == "event" and e.pos == "verb"]
        if not events:
            return
        longest = max(len(e.tail) for e in group.entries)
        if not any(len(e.tail) == longest for e in events) and all(
            e.layer != "event" for e in group.entries if len(e.tail) == longest
        ):
            # "released a statement": the longer phrase of saying is what is meant.
            return
        around = self.syntax.verb(k)
        for entry in events:
            if (
                entry.tail
                or longest == 0
                or longest == len(entry.tail)
                or all(e.layer != "speech" for e in group.entries)
            ):
                yield self._verb_reading(k, group, entry, around)

    def _verb_reading(self, k: int, group: Group, entry: Entry, around: Around) -> Candidate | None:
        candidate = Candidate(entry.type, entry, group.head, group.end, self.sentence, k, (group.start, group.end))
        frame = entry.frame
        subject_as, object_as = frame.get("subject"), frame.get("object")
        if around.passive and object_as is not None:
            self._fill(candidate, object_as, around.subject)
        else:
            self._fill(candidate, subject_as, around.subject)
            self._fill(candidate, object_as, around.object)
        self._fill_preps(candidate, around, frame)
        candidate.times = [m for j in around.times if (m := self.groups[j].time) is not None]
        candidate.support = True
        candidate.reduced = around.reduced
        candidate.subjects = list(around.subject)
        self._stretch(candidate, around)
        return candidate if self._accept(candidate) else None

    # -- nouns

    def _noun_reading(self, k: int, group: Group, trigger: Trigger) -> Candidate | None:
        entry = trigger.entry
        candidate = Candidate(entry.type, entry, trigger.start, trigger.end, self.sentence, k, (group.start, group.end))
        candidate.definite = group.definite
        if not self.arabic and trigger.end != group.head + 1 and not group.modality("attempt_noun"):
            if not entry.row.get("carrier") and self.sheet.keys[group.head] not in (
                "attempt",
                "campaign",
                "spree",
                "wave",
            ):
                return None
        if self.arabic:
            self._genitive(candidate, group, trigger)
        else:
            self._modifiers(candidate, group, trigger)
        around = self.syntax.noun(k)
        if self.arabic and candidate.filled("doer") and entry.frame.get("gen") == "doer" and "object" in entry.frame:
            self._fill(
                candidate,
                entry.frame["object"],
                [j for j in around.object if self.groups[j].sort in ("people", "organisation", "place")],
            )
        self._fill_preps(candidate, around, entry.frame)
        candidate.times = [m for j in around.times if (m := self.groups[j].time) is not None]
        self._govern(candidate, k, entry.frame)
        self._stretch(candidate, around)
        if self._is_aggregate(k, group, trigger):
            return None
        return candidate if self._accept(candidate) else None

    def _is_aggregate(self, k: int, group: Group, trigger: Trigger) -> bool:
        """ "42 attacks", "a spate of attacks": a figure, no event (contract.md, "What is an event")."""
        quantity = group.quantity
        if quantity is not None and quantity.end <= trigger.start and quantity.value.min >= _AGGREGATE_FROM:
            return True
        if (
            k >= 2
            and self.groups[k - 1].kind == "P"
            and self.groups[k - 1].key in ("of", "في", "من")
            and self.groups[k - 2].kind == "N"
        ):
            return self.groups[k - 2].sort == "aggregate"
        return self.arabic and group.sort == "aggregate"

    def _modifiers(self, candidate: Candidate, group: Group, trigger: Trigger) -> None:
        """English: what stands before an event noun in its own group."""
        frame = trigger.entry.frame
        for actor in _outermost(group.actors):
            if actor.end <= trigger.start:
                inside_poss = group.poss is not None and actor.end <= group.poss[1]
                slot = frame.get("poss" if inside_poss else "mod")
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
        for place in group.places:
            if not place.place.is_demonym:
                candidate.places.append(place)
        if trigger.start > group.start:
            first = group.start if group.poss is None else min(group.poss[1] + 1, trigger.start)
            for j in range(trigger.start - 1, first - 1, -1):
                sort = self.lexicon.words[self.sheet.keys[j]].sort if self.sheet.keys[j] in self.lexicon.words else ""
                if sort == "weapon":
                    candidate.add(Filler("instrument", j, j + 1, self.sheet.words[j], "weapon", group))
                elif sort == "facility" and "site" in frame.values():
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
        argument = frame.get("gen")
        if argument is None or trigger.end >= group.end:
            return
        for actor in _outermost(group.actors):
            if actor.start >= trigger.end:
                self._add_actor(candidate, argument, actor, group)
                if (
                    group.quantity is not None
                    and trigger.end <= group.quantity.start
                    or candidate.entry.row.get("count")
                ):
                    self._count(candidate, argument, group, actor.start, actor.end)
                return
        rest = Group("N", trigger.end, group.end, head=trigger.end, quantity=group.quantity)
        if group.quantity is not None and group.quantity.start >= trigger.end:
            rest.head = min(group.quantity.end, group.end - 1)
        if any(place.start == trigger.end for place in group.places) and argument not in ("undergoer",):
            return
        if all(place.place.is_demonym and place.start == trigger.end for place in group.places) and group.places:
            return
        word = self.lexicon.words.get(self._stem(rest.head))
        rest.sort = {"crowd": "people", "facility": "thing"}.get(word.sort, word.sort) if word is not None else ""
        if rest.sort == "" and rest.quantity is not None and rest.quantity.end >= group.end:
            rest.sort = "count"
        if rest.sort or argument in ("undergoer", "instrument"):
            self._fill_group(candidate, argument, rest)

    def _stem(self, i: int) -> str:
        key = self.sheet.keys[i]
        if key in self.lexicon.words:
            return key
        return key.removeprefix("ال")

    def _govern(self, candidate: Candidate, k: int, frame: dict[str, str]) -> None:
        """Fill from the verb that governs an event noun: "launched an attack", "came under attack", "تعرض لهجوم"."""
        governor = next((v for v in self._governors(k) if self.groups[v].modality(*_SUPPORTING) is not None), None)
        if governor is None:
            governor = next(iter(self._governors(k)), None)
        if governor is None:
            before = self.syntax.previous_verb(k)
            if (
                self.arabic
                and before is not None
                and self.groups[k - 1].kind == "C"
                and self.groups[before].modality("attempt", "plan") is not None
            ):
                # "حاول ... الوصول إلى ... وتفجير ...": the masdar shares the doer of the trying.
                candidate.support = True
                self._fill(candidate, frame.get("subject"), self.syntax.subject(before))
            return
        verb = self.groups[governor]
        modal = verb.modality(*_SUPPORTING)
        if modal is not None and k in self.syntax.verb(governor).subject:
            modal = verb.modality("happen", "cause") or modal
        if modal is None and verb.form == "light":
            candidate.support = True
            if not candidate.filled("undergoer") and "gen" in frame:
                self._fill(candidate, frame["gen"], [j for j in self.syntax.subject(governor) if j != k])
            return
        if modal is None and verb.form == "cop" and candidate.type == "cooperation" and self.groups[k - 1].key == "in":
            # "Baghdad is in close coordination with ..."
            candidate.support = True
            self._fill(candidate, "doer", self.syntax.subject(governor))
            return
        if modal is None:
            return
        candidate.support = True
        around = self.syntax.verb(governor)
        kind = modal.row["kind"]
        candidate.times += [
            m for j in around.times if (m := self.groups[j].time) is not None and m not in candidate.times
        ]
        doer = (
            "sender"
            if "sender" in frame.values()
            else "doer"
            if "doer" in frame.values()
            else frame.get("subject") or "doer"
        )
        candidate.happened = kind == "happen"
        if kind in ("light", "admit", "order"):
            if not around.passive:
                self._fill(candidate, "bearer" if doer == "sender" else doer, around.subject)
            self._fill_preps(candidate, around, frame)
            if kind == "admit":
                candidate.doer_status = "claimed"
        elif kind == "undergo":
            self._fill(candidate, "undergoer" if "undergoer" in frame.values() else "doer", around.subject)
            self._fill_preps(
                candidate, around, {key: arg for key, arg in frame.items() if arg in ("instrument", "site", "doer")}
            )
        elif kind in ("happen", "cause"):
            self._fill_preps(
                candidate,
                around,
                {
                    key: arg
                    for key, arg in frame.items()
                    if arg in ("instrument", "site", "partner", "undergoer") and key not in ("of", "gen")
                },
            )
        if kind == "blame":
            candidate.doer_status = "accused"
            self._fill(candidate, doer, around.object or around.subject)

    def _governors(self, k: int) -> Iterable[int]:
        """Verbs that have noun group k as their object, prepositional object, or subject."""
        before = self.syntax.previous_verb(k)
        if before is not None and all(self.groups[j].kind not in ("S", "R", "X") for j in range(before + 1, k)):
            around = self.syntax.verb(before)
            if k in around.object or k in around.subject or any(k in members for _, members in around.preps):
                yield before
        for j in range(k + 1, min(len(self.groups), k + 12)):
            if self.groups[j].kind in ("S", "X"):
                break
            if self.groups[j].kind == "V":
                if k in self.syntax.verb(j).subject:
                    yield j
                break

    # -- fillers

    def _fill(self, candidate: Candidate, argument: str | None, members: list[int]) -> None:
        if argument is None:
            return
        for j in members:
            self._fill_group(candidate, argument, self.groups[j], j)

    def _fill_preps(self, candidate: Candidate, around: Around, frame: dict[str, str]) -> None:
        for key, members in around.preps:
            argument = frame.get(key)
            for j in members:
                group = self.groups[j]
                if argument is not None and not (
                    argument in ("site", "source", "goal")
                    and group.sort == "place"
                    and candidate.type.startswith("attack")
                ):
                    self._fill_group(candidate, argument, group, j)
                is_body = group.sort == "organisation" and not any(a.actor.actor_type == "state" for a in group.actors)
                if key in PLACE_PREPS and not is_body:
                    candidate.places += [
                        p for p in group.places if not p.place.is_demonym and p not in candidate.places
                    ]

    def _fill_group(self, candidate: Candidate, argument: str, group: Group, at: int | None = None) -> None:
        if group.sort == "pron":
            actor = self.antecedent(group) if argument != "topic" else None
            if actor is not None:
                sort = "people" if actor.actor.actor_type in ("person", "group_of_people") else "organisation"
                candidate.add(
                    Filler(argument, group.start, group.end, actor.actor.name, sort, group, actor.actor.actor_type)
                )
            return
        if group.sort == "event" and argument not in ("instrument", "topic"):
            if not _carries(group):
                return
        if argument == "instrument" and candidate.entry.frame.get("object") != "instrument":
            if group.sort in ("place", "people", "organisation") or (group.sort == "event" and not _carries(group)):
                return
        if group.sort in ("abstract", "statement") and argument not in ("topic", "undergoer"):
            return
        head_actors = [a for a in _outermost(group.actors) if (a.start <= group.head < a.end)]
        if group.sort == "count" and at is not None:
            self._partitive(candidate, argument, group, at)
            return
        self._count(candidate, argument, group, *self._noun_range(group))
        if head_actors:
            if argument == "topic" and candidate.type == "cooperation":
                argument = "partner"
            self._add_actor(candidate, argument, head_actors[0], group)
            return
        for place in group.places:
            if not place.place.is_demonym and place not in candidate.places:
                candidate.places.append(place)
        start, end = self._noun_range(group)
        if (
            group.sort == "people"
            and at is not None
            and self.syntax.kind(at + 1) == "P"
            and self.syntax.kind(at + 2) == "N"
        ):
            following = self.groups[at + 2]
            if self.groups[at + 1].key in ("of", "من", "ل") and (following.sort in ("organisation", "people")):
                end = following.end
                for actor in _outermost(following.actors):
                    if argument in ("doer", "partner") and actor.actor.actor_type not in (
                        "person",
                        "group_of_people",
                        "state",
                    ):
                        self._add_actor(candidate, argument, actor, following)
        if end > start:
            name = self._name(start, end)
            if (
                argument == "topic"
                and group.sort in ("people", "organisation", "place")
                and candidate.type == "cooperation"
            ):
                argument = "partner"
            if (
                argument == "instrument"
                and group.sort in ("thing", "place", "people")
                and candidate.entry.frame.get("object") == "instrument"
            ):
                argument = "undergoer"
            candidate.add(Filler(argument, start, end, name, group.sort or "thing", group))
        for actor in group.actors:
            if (
                argument in ("doer", "partner")
                and group.sort in ("people", "event", "weapon")
                and actor.actor.actor_type not in ("person", "group_of_people")
            ):
                self._add_actor(candidate, argument, actor, group)

    def _name(self, start: int, end: int) -> str:
        """The words as written, less the clitics of the first one."""
        text = self.sheet.slice(start, end)
        if not self.arabic:
            return text
        parts = split_clitics(self.sheet.keys[start], self.lexicon)
        cut = len(parts.conj) + len(parts.prep)
        if parts.definite and parts.prep == "ل":
            return "ال" + text[cut + 1 :] if text[cut : cut + 1] == "ل" else text[cut:]
        return text[cut:] if cut and text[: len(parts.conj)] == parts.conj else text

    def _partitive(self, candidate: Candidate, argument: str, group: Group, at: int) -> None:
        """ "four of its fighters", "six" alone: the number counts, the noun that follows names them."""
        rest: Group | None = None
        if (
            self.syntax.kind(at + 1) == "P"
            and self.groups[at + 1].key in ("of", "من")
            and self.syntax.kind(at + 2) == "N"
        ):
            rest = self.groups[at + 2]
        if rest is not None:
            start, end = self._noun_range(rest)
            self._count(candidate, argument, group, start, end)
            head = next((a for a in _outermost(rest.actors) if a.start <= rest.head < a.end), None)
            if head is not None:
                self._add_actor(candidate, argument, head, rest)
            elif end > start:
                candidate.add(Filler(argument, start, end, self._name(start, end), "people", rest))
        else:
            self._count(candidate, argument, group, group.end, group.end)

    def _add_actor(self, candidate: Candidate, argument: str, actor: ActorMention, group: Group) -> None:
        kind = actor.actor.actor_type
        if kind == "group_of_people":
            whole = actor.start >= group.start and actor.end == group.end and not self.arabic
            start, end = self._noun_range(group) if whole else (actor.start, actor.end)
            candidate.add(
                Filler(argument, start, end, self._name(start, end) or actor.actor.name, "people", group, kind)
            )
            for inner in group.actors:
                if actor.start <= inner.start and inner.end <= actor.end and inner is not actor:
                    if inner.actor.actor_type not in ("person", "group_of_people", "state") and argument == "doer":
                        candidate.add(
                            Filler(
                                argument,
                                inner.start,
                                inner.end,
                                inner.actor.name,
                                "organisation",
                                group,
                                inner.actor.actor_type,
                            )
                        )
            return
        sort = "people" if kind == "person" else "organisation"
        candidate.add(Filler(argument, actor.start, actor.end, actor.actor.name, sort, group, kind))

    def _noun_range(self, group: Group) -> tuple[int, int]:
        """Words of a noun group without determiners and number."""
        start = group.start
        if group.quantity is not None and group.quantity.start >= start and group.quantity.head is None:
            start = group.quantity.end if group.quantity.start <= start + 1 else start
        while start < group.end and "det" in self._classes(start):
            start += 1
        if not self.arabic and start < group.end and self.sheet.keys[start] in ("of",):
            start += 1
        return start, max(start, group.end)

    def _classes(self, i: int) -> frozenset[str]:
        word = self.lexicon.words.get(self.sheet.keys[i])
        return word.classes if word is not None else frozenset()

    # -- counts

    def _count(self, candidate: Candidate, argument: str, group: Group, start: int, end: int) -> None:
        key = candidate.entry.row.get("count")
        if not key or argument != ("doer" if key in _COUNT_OF_DOER else "undergoer"):
            return
        value, spot = self._value(group)
        if value is None:
            return
        of = self.sheet.slice(start, end) if end > start and group.sort not in ("organisation",) else ""
        candidate.tolls.append(Toll(key, value, of, *spot, explicit=group.quantity is not None))

    def _value(self, group: Group) -> tuple[Count | None, tuple[int, int]]:
        if group.quantity is not None:
            last = group.end if group.sort != "count" else group.quantity.end
            return group.quantity.value, (group.quantity.start, max(last, group.quantity.end))
        if group.sort != "people" or group.head >= len(self.sheet):
            return None, (0, 0)
        whole = (group.start, group.end)
        if any(a.actor.actor_type == "person" and a.end >= group.head for a in group.actors):
            return Count.exactly(1), whole
        key = self.sheet.keys[group.head]
        if self.arabic:
            number = self.lexicon.numbers.get(key)
            if number is None or group.definite:
                return (
                    (Count.at_least(2), whole)
                    if key.endswith(("ون", "ين", "ات")) and not group.definite
                    else (None, whole)
                )
            return (Count.exactly(1) if number == "s" else Count.at_least(2)), whole
        bits = self.lexicon.bits.get(key, 0)
        if bits & PLURAL or key in ("people", "police", "men", "women", "children"):
            return Count.at_least(2), whole
        return (Count.exactly(1) if self.sheet.keys[group.start] in ("a", "an", "one", "another") else None), whole

    # -- acceptance

    def _stretch(self, candidate: Candidate, around: Around) -> None:
        """The clause: the trigger with its nearest arguments in this sentence, whatever order they stand in."""
        first, last = candidate.reach
        low = self.groups[0].start
        for filler in candidate.fillers:
            if filler.group is not None and filler.group.start >= low:
                first, last = min(first, filler.start), max(last, filler.end)
        for toll in candidate.tolls:
            first, last = min(first, toll.start), max(last, toll.end)
        for time in candidate.times:
            last = max(last, time.end) if time.start >= candidate.start else last
        candidate.reach = (first, last)

    def _accept(self, candidate: Candidate) -> bool:
        row = candidate.entry.row
        undergoers = candidate.filled("undergoer", "goal")
        if row.get("places") and not (
            any(f.sort == "place" for f in undergoers)
            or (candidate.places and not any(f.sort in _NAMED for f in undergoers))
        ):
            return False
        if row.get("things") and (
            not undergoers or any(f.sort in ("people", "organisation", "count") for f in undergoers)
        ):
            return False
        if (
            row.get("people")
            and not candidate.tolls
            and not any(
                f.sort == "people"
                for f in candidate.filled("undergoer", "doer")
                if f.argument == ("doer" if row.get("count") in _COUNT_OF_DOER else "undergoer")
            )
        ):
            return False
        if row.get("partners"):
            named = [f for f in candidate.filled("doer", "partner") if f.sort in _NAMED]
            if len({f.name for f in named}) < 2 or not (
                any(f.argument == "partner" for f in named) or candidate.entry.frame.get("object") == "topic"
            ):
                return False
        if row.get("needs") and not any(word in match_key(f.name) for f in candidate.fillers for word in row["needs"]):
            return False
        if row.get("forces") and any(f.actor_type in ("state", "force", "agency") for f in candidate.filled("doer")):
            candidate.type = str(row["forces"])
        return True


def _outermost(actors: list[ActorMention]) -> list[ActorMention]:
    """Mentions that no other contains."""
    return [
        a
        for a in actors
        if not any(
            b is not a and b.start <= a.start and a.end <= b.end and (b.end - b.start) > (a.end - a.start)
            for b in actors
        )
    ]


def _carries(group: Group) -> bool:
    """Whether an event noun is a thing that explodes, and so may be a weapon."""
    return any(trigger.entry.row.get("carrier") for trigger in group.triggers)
