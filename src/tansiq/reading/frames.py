"""Frames: from a trigger and the groups around it to a candidate with its arguments, tolls, times and places.

One engine for both languages. What a slot means stands in the rows (knowledge/*/events.yml); code knows slots only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tansiq.knowledge.forms import PLURAL
from tansiq.reading.acceptance import is_accepted, is_armed
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.fillers import outermost
from tansiq.reading.groups import Group, Trigger
from tansiq.reading.lexicon import Entry, Lexicon
from tansiq.reading.recalled import Recalled
from tansiq.reading.sheet import ActorMention, Sheet
from tansiq.reading.syntax import Around, Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["FrameReader"]

_POSSESSIVE = frozenset({"'s", "’s"})
_SUPPORTING = ("light", "undergo", "happen", "cause", "foil", "admit", "blame", "order")
# Announced by whoever did it, where the text names no other: "police announced the arrest of".
_OWN_ACTS = frozenset({"arrest", "seizure", "operation", "release", "deployment", "construction", "transfer", "cordon"})
# Words of a clause that is a topic; what follows says when and why.
_LONGEST_TOPIC = 9
# From this many on, events that only a number tells of are a figure; "three bombings" may still be told one by one.
_AGGREGATE_FROM = 10


class FrameReader(Recalled):
    """Reads the candidates of one sentence.

    Args:
        sheet, lexicon, syntax, antecedent: As Fillers.
        sentence: Number of the sentence.
    """

    def __init__(
        self,
        sheet: Sheet,
        lexicon: Lexicon,
        syntax: Syntax,
        antecedent: Callable[[Group], ActorMention | None],
        *,
        sentence: int,
    ) -> None:
        super().__init__(sheet, lexicon, syntax, antecedent)
        self.sentence = sentence

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
        if any(e.layer == "modality" and len(e.tail) == longest > len(events[0].tail) for e in group.entries):
            # "swept away" is not "swept".
            return
        if any(e.layer == "speech" and len(e.tail) == longest > len(events[0].tail) for e in group.entries):
            # "released a statement": the longer phrase of saying is what is meant.
            return
        around = self.syntax.verb(k)
        if group.entry("speech") is not None and self._is_told(k, around):
            return
        for entry in events:
            if (
                entry.tail
                or longest == 0
                or longest == len(entry.tail)
                or all(e.layer != "speech" for e in group.entries)
            ):
                yield self._verb_reading(k, group, entry, around)

    def _is_told(self, k: int, around: Around) -> bool:
        """Whether a verb that may carry a report or a prisoner carries a report: by an outlet, or "from" one."""
        outlets = [a for j in around.subject for a in self.groups[j].actors if a.actor.actor_type == "outlet"]
        relays = any(e.row.get("relay") for e in self.groups[k].entries if e.layer == "speech")
        return bool(outlets) or (relays and any(key in word_set("quoted_from") for key, _ in around.preps))

    def _verb_reading(self, k: int, group: Group, entry: Entry, around: Around) -> Candidate | None:
        candidate = Candidate(entry.type, entry, group.head, group.end, self.sentence, k, (group.start, group.end))
        frame = entry.frame
        subject_as, object_as = frame.get("subject"), frame.get("object")
        wanted = around.end if self.syntax.kind(around.end) == "V" and self.groups[around.end].form == "inf" else None
        if object_as == "asked" and wanted is not None:
            # "urged European states to take back": whom, and then what.
            object_as = "recipient"
        if around.passive and object_as is not None:
            self._fill(candidate, object_as, around.subject)
        else:
            self._fill(candidate, subject_as, around.subject)
            self._fill(candidate, object_as, around.object)
        if object_as == "undergoer" and candidate.type.startswith("attack") and candidate.filled("undergoer"):
            # "attacked the convoy on the highway": what was hit is named, the rest says where.
            frame = {
                key: argument
                for key, argument in frame.items()
                if argument != "undergoer" or key not in word_set("whereabouts")
            }
        self._fill_preps(candidate, around, frame)
        if self.arabic and candidate.type == "threat":
            self._fill_threatened(candidate, around)
        if candidate.type == "threat" and wanted is not None and not candidate.filled("undergoer"):
            self._fill(candidate, "undergoer", self.syntax.verb(wanted).object)
        if "topic" in frame.values() and not candidate.filled("topic"):
            self._fill_clause(candidate, around)
        self._fill_included(candidate)
        candidate.times = [m for j in around.times if (m := self.groups[j].time) is not None]
        candidate.support = True
        candidate.reduced = around.reduced
        candidate.subjects = list(around.subject)
        if candidate.is_harm and not around.passive and not any(t.explicit for t in candidate.tolls):
            subjects = [self.groups[j] for j in around.subject]
            if subjects and all(g.is_abstract for g in subjects) and "subject" in frame:
                # "measures that hurt the people"
                return None
        if candidate.type == "deployment" and not candidate.filled("doer"):
            # "Two brigades have been deployed": they are who is there.
            for filler in candidate.filled("undergoer"):
                filler.argument = "doer" if is_armed(filler) else filler.argument
        self._stretch(candidate)
        return candidate if is_accepted(candidate) else None

    def _fill_threatened(self, candidate: Candidate, around: Around) -> None:
        """ "هدد بمهاجمة سجون": the genitive of the masdar is who or what is threatened."""
        for _, members in around.preps:
            for group in (self.groups[j] for j in members):
                start = group.triggers[0].end if group.triggers else group.end
                if start < group.end and not candidate.filled("undergoer"):
                    sort = "people" if self._sort_of(start) in ("crowd", "mass") or group.actors else "thing"
                    candidate.add(Filler("undergoer", start, group.end, self._name(start, group.end), sort, group))

    def _fill_clause(self, candidate: Candidate, around: Around) -> None:
        """A topic that is a clause: "urged them to leave", "accused it of breaking the truce", "طالب بأن ينسحب"."""
        first = around.end
        if self.syntax.kind(first) == "S" and self.groups[first].key in word_set("that"):
            first += 1
        verb = next((j for j in range(first, min(first + 3, len(self.groups))) if self.syntax.kind(j) == "V"), None)
        if verb is None or any(self.groups[j].kind not in ("N", "P", "V", "A", "Q") for j in range(first, verb)):
            return
        opened = self.groups[verb].form in ("inf", "ing") or first > around.end
        if not opened or self.groups[verb].entry("speech") is not None:
            return
        start = self.groups[verb].head if first == around.end else self.groups[first].start
        last = max(self.syntax.verb(verb).end - 1, verb)
        end = min(self.groups[min(last, len(self.groups) - 1)].end, start + _LONGEST_TOPIC)
        if end > start + 1:
            candidate.add(Filler("topic", start, end, self.sheet.slice(start, end), "thing"))

    # -- nouns

    def _noun_reading(self, k: int, group: Group, trigger: Trigger) -> Candidate | None:
        entry = trigger.entry
        candidate = Candidate(entry.type, entry, trigger.start, trigger.end, self.sentence, k, (group.start, group.end))
        candidate.definite = group.definite
        plural = not self.arabic and bool(self.lexicon.bits.get(self.sheet.keys[group.head], 0) & PLURAL)
        candidate.is_bare = plural and not group.definite and group.quantity is None
        if not self.arabic and not self._is_head(group, trigger):
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
        before = self.groups[k - 2] if k >= 2 else None
        if before is not None and before.time is not None and self.groups[k - 1].key in _POSSESSIVE:
            # "Sunday's bombings"
            candidate.times.append(before.time)
        self._govern(candidate, k, entry.frame)
        self._fill_included(candidate)
        if self.arabic:
            self._suffixed(candidate, k, entry.frame)
            self._recall(candidate, k)
        self._stretch(candidate)
        if self._is_aggregate(k, group, trigger) and not self._is_one_day(candidate, group):
            return None
        return candidate if is_accepted(candidate) else None

    def _is_head(self, group: Group, trigger: Trigger) -> bool:
        """English: whether the event noun is what its group is about ("attack victims" are no attack)."""
        if trigger.end == group.head + 1 or trigger.entry.row.get("carrier"):
            return True
        return group.modality("attempt_noun") is not None or self._sort_of(group.head) == "phase"

    def _sort_of(self, i: int) -> str:
        word = self.lexicon.words.get(self.sheet.keys[i])
        return word.sort if word is not None else ""

    def _is_aggregate(self, k: int, group: Group, trigger: Trigger) -> bool:
        """ "42 attacks", "a spate of attacks": a figure, no event (contract.md, "What is an event")."""
        quantity = group.quantity
        if quantity is not None and quantity.end <= trigger.start and quantity.value.min >= _AGGREGATE_FROM:
            return True
        if (
            k >= 2
            and self.groups[k - 1].kind == "P"
            and self.groups[k - 1].key in (word_set("of") | word_set("within"))
            and self.groups[k - 2].kind == "N"
        ):
            # "The number of dead in the bombing" counts no bombings.
            return self.groups[k - 2].sort == "aggregate" and not self.groups[k - 2].actors
        return self.arabic and group.sort == "aggregate"

    def _modifiers(self, candidate: Candidate, group: Group, trigger: Trigger) -> None:
        """English: what stands before an event noun in its own group."""
        frame = trigger.entry.frame
        for actor in outermost(group.actors):
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
        acting = {filler.start for filler in candidate.filled("doer", "partner")}
        for place in group.places:
            # "Turkey's operation": whose it is, not where.
            if not place.place.is_demonym and place.start not in acting:
                candidate.places.append(place)
        if trigger.start > group.start:
            first = group.start if group.poss is None else min(group.poss[1] + 1, trigger.start)
            for j in range(trigger.start - 1, first - 1, -1):
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
        argument = frame.get("gen")
        if argument is None or trigger.end >= group.end:
            return
        for actor in outermost(group.actors):
            if actor.start >= trigger.end:
                self._add_actor(candidate, argument, actor, group)
                if (
                    group.quantity is not None
                    and trigger.end <= group.quantity.start
                    or candidate.entry.row.get("count")
                ):
                    self._count(candidate, argument, group, actor.start, actor.end)
                if argument == "undergoer" and not candidate.tolls:
                    # "مقتل السائق"
                    one = Group("N", actor.start, actor.end, head=actor.start, sort="people").having(actors=[actor])
                    one.definite = self.sheet.keys[actor.start].startswith("ال")
                    self._count(candidate, argument, one, actor.start, actor.end)
                return
        rest = Group("N", trigger.end, group.end, head=trigger.end).having(quantity=group.quantity)
        if group.quantity is not None and group.quantity.start >= trigger.end:
            rest.head = min(group.quantity.end, group.end - 1)
        if any(place.start == trigger.end for place in group.places) and argument != "undergoer":
            return
        if all(place.place.is_demonym and place.start == trigger.end for place in group.places) and group.places:
            return
        word = self.lexicon.words.get(self._stem(rest.head))
        rest.sort = (
            {"crowd": "people", "facility": "thing", "ground": "thing"}.get(word.sort, word.sort)
            if word is not None
            else ""
        )
        if rest.sort == "" and rest.quantity is not None and rest.quantity.end >= group.end:
            rest.sort = "count"
        if argument == "doer" and rest.sort in ("thing", "place") and "undergoer" in frame.values():
            # "قصف القرية": a place does not shell.
            argument = "undergoer"
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
            self._share_trying(candidate, k, frame)
            return
        modal = self.groups[governor].modality(*_SUPPORTING)
        if modal is None:
            if self.arabic and self.groups[governor].modality("attempt", "plan", "manage") is not None:
                # "حاول مسلحون تفجير البوابة": whoever tries would have been the doer.
                self._share_trying(candidate, k, frame)
                return
            self._govern_plainly(candidate, k, frame, governor)
            return
        if k in self.syntax.verb(governor).subject:
            modal = self.groups[governor].modality("happen", "cause") or modal
        self._govern_modally(candidate, k, frame, governor, str(modal.row["kind"]))

    def _share_trying(self, candidate: Candidate, k: int, frame: dict[str, str]) -> None:
        """ "حاول ... الوصول إلى ... وتفجير ...": a masdar joined to another shares the doer of the trying."""
        before = self.syntax.previous_verb(k)
        if (
            self.arabic
            and before is not None
            and self.groups[k - 1].kind in ("C", "N", "P", "V")
            and self.groups[before].modality("attempt", "plan", "manage") is not None
        ):
            candidate.support = True
            self._fill(candidate, frame.get("subject"), self.syntax.subject(before))

    def _govern_plainly(self, candidate: Candidate, k: int, frame: dict[str, str], governor: int) -> None:
        """Fill from a verb that says nothing of how the event stands: a copula, "تم", a verb of saying."""
        verb, around = self.groups[governor], self.syntax.verb(governor)
        if self.arabic and any(e.row.get("link") == "accused" for e in verb.entries) and k not in around.object:
            # "اتهم سكان عناصر التنظيم بإحراق منازلهم": whoever is accused did it.
            candidate.support, candidate.doer_status = True, "accused"
            self._fill(candidate, frame.get("subject"), around.object)
        elif any(e.layer == "event" and e.type == "statement" for e in verb.entries):
            # "condemned the attack on the church": what is condemned is taken as told.
            candidate.support = candidate.support or bool(candidate.filled("undergoer", "doer"))
        elif governor == k + 1 and verb.has_suffix and verb.entry("event") is None:
            # "كمين نصبه مسلحون": whoever did what the suffix means.
            candidate.support = True
            self._fill(candidate, frame.get("subject"), around.subject)
        elif verb.form == "light":
            candidate.support = True
            if not candidate.filled("undergoer") and "gen" in frame:
                self._fill(candidate, frame["gen"], [j for j in around.subject if j != k])
        elif verb.form == "cop" and candidate.type == "cooperation" and self.groups[k - 1].key in word_set("within"):
            # "Baghdad is in close coordination with ..."
            candidate.support = True
            self._fill(candidate, "doer", around.subject)
        elif verb.entry("speech") is not None and (k in around.object or k in around.subject):
            # "denied shelling the village", "confirmed the attack": what is said of is taken as told.
            candidate.support = True
            if candidate.type in _OWN_ACTS and not candidate.filled("doer"):
                self._fill(candidate, frame.get("subject"), [j for j in around.subject if j != k])

    def _govern_modally(self, candidate: Candidate, k: int, frame: dict[str, str], governor: int, kind: str) -> None:
        """Fill from a light verb, or one of happening, causing, undergoing, admitting, ordering, blaming."""
        candidate.support = True
        around = self.syntax.verb(governor)
        if self.arabic and kind == "light" and self.groups[k - 1].key in word_set("within"):
            # "وقعت دورية في كمين" is written like "وقع اتفاقا".
            kind = "happen" if self.groups[governor].modality("happen") is not None else kind
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
            if kind == "happen" and k not in around.subject and self.groups[k - 1].key in word_set("within"):
                # "وقع رتل للجيش في كمين"
                self._fill(candidate, "undergoer", [j for j in around.subject if self.groups[j].sort != "event"])
            if kind == "happen" and k in around.subject and "subject" in frame:
                # "a roadside bomb hit a patrol", "the earthquake struck Halabja"
                self._fill(candidate, "undergoer", around.object)
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
        if self.arabic and self.syntax.kind(k + 1) == "V" and self.groups[k + 1].has_suffix:
            # "هجوم شنه مسلحون": the suffix of the verb is the noun before it.
            yield k + 1
        before = self.syntax.previous_verb(k)
        if before is not None and all(self.groups[j].kind not in ("S", "R", "X") for j in range(before + 1, k)):
            around = self.syntax.verb(before)
            if k in around.object or k in around.subject or any(k in members for _, members in around.preps):
                yield before
        for j in range(k + 1, min(len(self.groups), k + 12)):
            if self.groups[j].kind in ("S", "X"):
                break
            if self.groups[j].kind == "V":
                if k in self.syntax.verb(j).subject or self._is_put_behind(j):
                    yield j
                    if self.syntax.kind(j - 1) == ",":
                        # "The operation, spread over several days, is being conducted by": one more may follow.
                        continue
                break

    def _is_put_behind(self, j: int) -> bool:
        """ "The killing of six, carried out by gunmen": a participle behind a comma tells of the noun before it."""
        return (
            not self.arabic
            and self.syntax.kind(j - 1) == ","
            and self.groups[j].modality("light") is not None
            and not self.syntax.subject(j)
            and self.syntax.kind(j + 1) == "P"
            and self.groups[j + 1].key in word_set("agents")
        )

    def _stretch(self, candidate: Candidate) -> None:
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
