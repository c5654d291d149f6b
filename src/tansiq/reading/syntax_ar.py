"""Arabic: the verb comes first as a rule; its subject follows or precedes it, or only the verb shows it."""

from __future__ import annotations

from tansiq.knowledge.arabic import GOING_ON
from tansiq.knowledge.keys import match_key
from tansiq.reading.asides_ar import LONGEST_ASIDE
from tansiq.reading.groups import Group
from tansiq.reading.syntax import Around
from tansiq.reading.topics_ar import ArabicTopics
from tansiq.reading.wordsets import word_set

__all__ = ["ArabicSyntax"]

_PRONOMINAL = word_set("particle_subject")
_BESIDE = word_set("beside_verb") | word_set("in_which")
_ACTORS = frozenset({"people", "organisation", "count", "pron"})
_WITH = frozenset({"ب", "ل"})
_STRIKING = frozenset({"event", "weapon"})
# Verbs of being hit whose masculine form is passive in writing as well (design.md, "Reading").
_HARM = frozenset({"killed", "captured", "abducted", "injured"})
_MAY_BE_PASSIVE = _HARM | {"freed", "transferred"}


class ArabicSyntax(ArabicTopics):
    """Subjects stand to the right of the verb, or to its left where the sentence starts with its topic."""

    sheet_lang = "ar"
    # A verb after a noun describes it ("قصف أوقع قتلى"); it makes it no subject of a new clause.
    nouns_start_clauses = False

    def _after(self, k: int) -> list[int]:
        """Noun groups right of verb k before any preposition: at most subject and object, as first members."""
        found: list[int] = []
        j, prep = k + 1, False
        while j < len(self.groups) and len(found) < 2:
            kind = self.kind(j)
            if kind == "X" and self.groups[j].key == "(":
                # "قوات سوريا الديمقراطية (قسد) أربعة رجال": another name, no object.
                while j < len(self.groups) and self.groups[j].key != ")":
                    j += 1
                j += 1
                continue
            if kind == "N" and self.groups[j].sort == "pron" and self.groups[j].key in _BESIDE:
                # "أفادت به السلطات": the doer stands behind what hangs on the verb.
                j += 1
                continue
            if kind == "N" and self.groups[j].sort == "pron":
                if not found and self.groups[j].key in word_set("further_people"):
                    # "وأصيب آخرون"
                    found.append(j)
                # "بينهم طفلان": what follows is a part of those before.
                break
            if kind == "N" and not prep and self._names_place_again(j):
                # "في العاصمة الأفغانية كابل": its name, and no object.
                pass
            elif kind == "N" and not prep and (self._is_manner(k, j) or self._is_bearing(j)):
                pass
            elif kind == "N" and not prep:
                members = self.coordinated(j)
                found.append(members[0])
                j = self._apposition_end(j) or members[-1]
            elif kind == "N":
                prep = False
            elif kind == "P":
                # What follows a subject's own prepositional phrase may still be the object ("عناصر من التنظيم سجنا").
                prep = True
            elif kind == "T":
                # "اعتقلت في آذار 125 مشتبها": the preposition had its noun.
                prep = False
            elif kind in ("A", "Q") or (kind == "X" and self.groups[j].key in ("(", ")")):
                pass
            elif kind == "V" and found and self.kind(j - 1) == "N" and self._describes(self.groups[j]):
                # "مسلحون يستقلون دراجة ناشطا": the first noun behind it is its own.
                own = self.groups[j].has_suffix or self.kind(j + 2) == "N"
                j += 1 if self.kind(j + 1) == "N" and own else 0
                if self.kind(j + 1) == "S" and self.groups[j + 1].key in _PRONOMINAL and self.kind(j + 2) == "P":
                    # "مسلحون يشتبه بأنهم من الجماعة | فتيات"
                    j += 3
            elif kind == "," and (close := self._aside_end(j)):
                j = close
            elif kind == "," and len(found) == 1 and (self._awaits_guest(k, j) or self._awaits_deed(k, j)):
                prep = False
            elif kind == "C" and self.kind(j + 1) == "N" and self.kind(j - 1) == "N" and self.kind(j - 2) == "P":
                # "بالصواريخ والطائرات مقرات الحزب": the preposition has them both.
                j += 1
            else:
                break
            j += 1
        return found

    def _apposition_end(self, k: int) -> int:
        """The comma behind "المتحدث باسم الجيش، سالم حمدان، |": who holds the office at k is told; 0 for none.

        Or the office behind the name: "سالم حمدان، وزير الدفاع، |".
        """
        if self.kind(k + 1) != "," or self.kind(k + 2) != "N" or self.kind(k + 3) != ",":
            return 0
        if self._names_holder(k, k + 2):
            return k + 3
        office, name = self.groups[k], self.groups[k + 2]
        if office.quantity is not None or name.quantity is not None or name.triggers or self.kind(k + 4) == "C":
            return 0
        held = [a.actor for a in office.actors if a.actor.actor_type == "person"]
        # An office that no name stands with, and behind it a name: of a list, or two words of none.
        bare = bool(held) and all(one.role and match_key(one.role) == match_key(one.name) for one in held)
        by_name = name.actors_are("person") and name.sort == "people"
        unlisted = not name.sort and not name.definite and name.end - name.start > 1 and not name.places
        return k + 3 if bare and (by_name or unlisted) else 0

    def _awaits_deed(self, k: int, j: int) -> bool:
        """ "شن مسلحون اليوم الاثنين، هجوما": the comma at j sets a time apart, and what was carried out follows."""
        deed = self.groups[j + 1] if self.kind(j - 1) == "T" and self.kind(j + 1) == "N" else None
        return deed is not None and bool(deed.triggers) and self.groups[k].modality("light") is not None

    def _names_holder(self, k: int, office: int) -> bool:
        """Whether group k is somebody by name, and the group `office` an office that no name stands with."""
        held = [a.actor for a in self.groups[office].actors if a.actor.actor_type == "person"]
        bare = bool(held) and all(one.role and match_key(one.role) == match_key(one.name) for one in held)
        named = [a.actor for a in self.groups[k].actors if a.actor.actor_type == "person"]
        return bare and any(match_key(one.role) != match_key(one.name) for one in named)

    def _name_behind(self, k: int) -> int:
        """The name right behind the one it is of: "الشاب أكرم فايز", "المدعو «سامي رضا»"; 0 for none."""
        group, name = self.groups[k], k + 2 if self.kind(k + 1) == "Q" else k + 1
        if self.kind(k) != "N" or self.kind(name) != "N" or group.end != self.groups[k + 1].start:
            return 0
        if not group.is_calling:
            return 0
        given = self.groups[name]
        named = given.actors_are("person") and given.sort == "people" and given.actors[0].start == given.start
        quoted = not given.sort and not given.definite and self.kind(k + 1) == "Q"
        return name if given.quantity is None and (named or quoted) else 0

    def coordinated(self, k: int) -> list[int]:
        """As for any language; behind an office, between commas, stands the name of who holds it: no second one."""
        if name := self._name_behind(k):
            # "قتل الشاب أكرم فايز": one, by name.
            return super().coordinated(name)
        if self._apposition_end(k):
            holder = self.groups[k + 2].sort == "people" and not self._names_holder(k, k + 2)
            return [k + 2] if holder else [k]
        if self._apposition_end(k - 2):
            return [k]
        return super().coordinated(k)

    def _goes_on(self, j: int) -> bool:
        """The clause goes on behind both commas of such a name as well."""
        return bool(self._apposition_end(j - 1)) or self._apposition_end(j - 3) == j or super()._goes_on(j)

    def _is_manner(self, k: int, j: int) -> bool:
        """ "قتلوا ذبحا": a masdar of harm alone, in the accusative, behind a verb of killing says how."""
        group, event = self.groups[j], self.groups[k].entry("event")
        if event is None or event.row.get("count") != "killed" or not group.triggers or group.definite:
            return False
        alone = group.end == group.start + 1
        return alone and all(bool(t.entry.row.get("harm")) for t in group.triggers)

    def _is_bearing(self, j: int) -> bool:
        """ "بولاية غيريرو | غرب البلاد": on which side a place lies, and no object."""
        before = self.groups[j - 1]
        behind_place = self.kind(j - 1) == "N" and before.sort == "place" and before.end == self.groups[j].start
        return behind_place and self.groups[j].is_bearing

    def _names_place_again(self, j: int) -> bool:
        """Whether noun group j is a place right behind one that hangs on a preposition."""
        before = self.groups[j - 1]
        if self.kind(j - 1) != "N" or self.kind(j - 2) != "P" or before.end != self.groups[j].start:
            return False
        return before.sort == self.groups[j].sort == "place"

    def _main_subject(self, k: int) -> list[int]:
        """ "قال الوزير إن الجيش قصف البلدة، داعيا": whoever told before goes on, else the doer told before."""
        before = told = self.previous_verb(k)
        while told is not None and self.groups[told].entry("speech") is None:
            told = self.previous_verb(told)
        main = before if told is None else told
        return self.subject(main) if main is not None else []

    def _find_subject(self, k: int) -> list[int]:
        if self.groups[k].agreement == GOING_ON:
            return self._main_subject(k)
        after = self._after(k)
        if self.kind(k - 1) == "S" and self.groups[k - 1].key in _PRONOMINAL:
            # "قالت الشرطة إنها اعتقلت": the subject hangs on the particle.
            self.groups[k - 1].sort = "pron"
            return [k - 1]
        verb = self.groups[k]
        if verb.has_suffix and after and self.kind(k - 1) == "N":
            # "هجوم شنه مسلحون": the suffix means the noun before; who did it follows.
            return self.coordinated(after[0])
        if verb.has_suffix and after and self.kind(k - 1) == "R" and self.kind(k - 2) == "N":
            # "الهجوم الذي شنه مسلحون"
            return self.coordinated(after[0])
        if self._is_of_relative(k, after):
            return [k - 2]
        if striking := self._striking(k, after):
            return striking
        if verb.agreement in ("mp", "md", "fd", "1p") or not after:
            topic = self._topic(k)
            if topic is not None:
                return self._joined_before(topic)
            return self._shared(k)
        topic = self._topic(k)
        if topic is not None and (self._is_told_before(topic) or self._comes_about(topic, k)):
            return [topic]
        first = self.groups[after[0]]
        alone = len(after) < 2 or first.accusative
        if topic is not None and alone and self.kind(k - 1) != "C" and self._may_be_topic(topic, verb):
            return [topic]
        event = verb.entry("event")
        if verb.agreement == "fs" and first.accusative and first.quantity is None and self.kind(k - 1) in ("C", "S"):
            return self._shared(k)  # "كما اعتقلت أسيرا": what is in the accusative did nothing.
        befallen = event is not None and event.frame.get("subject") == "undergoer" and "object" not in event.frame
        counted = verb.agreement == "fs" and first.quantity is not None and first.sort == "people"
        if self._goes_on_with(k, after):
            return self._shared(k)
        if (
            len(after) == 1
            and not befallen
            and (first.accusative or first.sort not in _ACTORS or counted or self._wants_partner(k, after[0]))
            and self.kind(k - 1) in ("C", "S")
            and not (verb.entry("speech") is not None and self._is_teller(k, after[0]))
        ):
            # "فيما قالت وسائل إعلام إن": who says that is who stands behind the verb.
            shared = self._shared(k)
            if shared:
                return shared
        return self.coordinated(after[0])

    def _goes_on_with(self, k: int, after: list[int]) -> bool:
        """ "اقتحمت القوات البلدة واعتقلت كامل نصار", "عمليات أوقفت خلالها 20 رجلا": whom the force before seized.

        A feminine verb of seizing or killing has no man for its subject.
        """
        verb, first = self.groups[k], self.groups[after[0]]
        event = verb.entry("event")
        if verb.agreement != "fs" or event is None or event.row.get("count") not in _MAY_BE_PASSIVE:
            return False
        joined = self.kind(k - 1) == "C" and first.quantity is None
        if first.sort != "people" or not (joined or self._hangs_beside(k)):
            return False
        named = [one.actor.name.partition(" ")[0] for one in first.actors]
        if not (named or first.quantity is not None) or any(name.endswith(("ة", "ات", "ى", "اء")) for name in named):
            return False
        shared = self._shared(k)
        return bool(shared) and self.groups[shared[0]].sort == "organisation"

    def _is_teller(self, k: int, first: int) -> bool:
        """Whether group `first` behind verb of saying k is who says it: "قالت وسائل إعلام إن", "ما أفادت به سلطات"."""
        return self.kind(first + 1) == "S" or (self.kind(k - 1) == "S" and self.groups[k - 1].key in word_set("what"))

    def _wants_partner(self, k: int, following: int) -> bool:
        """ "زار الوزير كييف والتقى الرئيس": behind a joined verb of meeting with one party alone stands its object."""
        event = self.groups[k].entry("event")
        if event is None or event.frame.get("object") != "partner" or self.kind(k - 1) != "C":
            return False
        return self.kind(following + 1) != "P" or event.frame.get(self.groups[following + 1].key) != "partner"

    def _is_of_relative(self, k: int, after: list[int]) -> bool:
        """ "الفيضان الذي ضرب المدينة": what did it stands before الذي, unless a pronoun takes its place."""
        if self.kind(k - 1) != "R" or self.kind(k - 2) != "N" or len(after) > 1 or self.groups[k].has_suffix:
            return False
        following = self.groups[k + 1] if k + 1 < len(self.groups) else None
        return following is None or following.sort != "pron"

    def _striking(self, k: int, after: list[int]) -> list[int]:
        """ "في هجوم استهدف دورية", "بطائرة مسيرة استهدفت منزله": an indefinite event noun or weapon is what did it."""
        event = self.groups[k].entry("event")
        goes_off = event is not None and event.frame.get("subject") == "instrument"
        if self.groups[k].has_suffix or not (after or goes_off) or self._hangs_beside(k):
            # "مظاهرات أحرق خلالها المحتجون سيارات": in the course of it.
            return []
        if self._is_governed(k - 1, _STRIKING) or self._is_foiled_deed(k - 1):
            return [k - 1]
        if self.kind(k - 1) == "," and (strikes := self._strikes_before(k)):
            return strikes
        # "في هجوم بالصواريخ استهدف المطار": the deed, told with its weapon.
        with_weapon = k > 3 and self.kind(k - 1) == "N" and self.kind(k - 2) == "P" and self.groups[k - 2].key in _WITH
        return [k - 3] if with_weapon and self._is_governed(k - 3, frozenset({"event"})) else []

    def _is_foiled_deed(self, j: int) -> bool:
        """ "إحباط هجوم استهدف نقطة تفتيش": the deed that was foiled is what would have struck."""
        group = self.groups[j] if self.kind(j) == "N" else None
        return group is not None and bool(group.triggers) and group.modality("foil_noun") is not None

    def _strikes_before(self, k: int) -> list[int]:
        """ "شن سلسلة غارات على الضاحية، استهدفت مباني": the strikes told before the comma."""
        j = k - 2
        while j > 0 and k - j < LONGEST_ASIDE and (self.kind(j) in ("N", "P", "C") or self._describes_strikes(j)):
            group = self.groups[j]
            if group.sort == "event" and not group.definite and self.kind(j - 1) in ("V", "P"):
                # "في غارة للتحالف، استهدفت مخيما"; "بعد هجوم على القرية، قالت الشرطة" is another matter.
                strikes = self.kind(j - 1) == "V" or self._strikes(k)
                return [j] if strikes and self.groups[k].agreement == "fs" else []
            j -= 1
        return []

    def _describes_strikes(self, j: int) -> bool:
        """ "في غارات شنها التحالف، واستهدفت معسكرا": verb j says whose strikes they were."""
        return self.kind(j) == "V" and self.groups[j].has_suffix and self.kind(j - 1) == "N"

    def _hangs_beside(self, k: int) -> bool:
        """Whether a pronoun right behind verb k means the noun before it: "شريط حصلت عليه الوكالة"."""
        return self.kind(k - 1) == "N" and self.kind(k + 1) == "N" and self.groups[k + 1].key in _BESIDE

    def _is_governed(self, j: int, sorts: frozenset[str]) -> bool:
        """Whether group j is an indefinite noun of one of these sorts behind a preposition or a verb of causing."""
        # "أسفر تفجير استهدف حافلة عن مقتل سبعة"
        caused = self.kind(j - 1) == "V" and self.groups[j - 1].modality("cause") is not None
        if j < 1 or self.kind(j) != "N" or not (self.kind(j - 1) == "P" or caused):
            return False
        return self.groups[j].sort in sorts and not self.groups[j].definite

    def _shared(self, k: int) -> list[int]:
        before = self.previous_verb(k)
        while before is not None and self._hangs_beside(before):
            # "تبنى زعيم الجماعة في شريط حصلت عليه الوكالة الخطف | وهدد"
            before = self.previous_verb(before)
        return self.subject(before) if before is not None else []

    def noun(self, k: int) -> Around:
        """A masdar may govern an object after its genitive: "استقبال الرئيس السفير"."""
        around = Around()
        self.right(k, around, objects=True)
        return around

    def _around_verb(self, k: int) -> Around:
        around = Around(subject=list(self.subject(k)))
        after = self._after(k)
        group = self.groups[k]
        rest = [j for j in after if j not in around.subject]
        if rest and not self._has_its_object(k) and (around.subject or self._takes_object(group, rest[0])):
            around.object = self.coordinated(rest[0])
        if group.has_suffix and self.kind(k - 1) == "C" and (meant := self._meant_by_suffix(k)):
            around.object = meant
        elif group.has_suffix and not around.object and self.kind(k - 1) == "N" and k - 1 not in around.subject:
            # "صواريخ أطلقتها القوات": the suffix is the noun before.
            around.object = [k - 1]
        elif group.has_suffix and not around.object and self.kind(k - 1) == "R" and self.kind(k - 2) == "N":
            around.object = [k - 2]
        self.right(k, around, objects=False)
        taken = set(around.subject) | set(around.object)
        around.preps = [(key, members) for key, members in around.preps if not taken & set(members)]
        entry = group.entry("event")
        if (
            entry is not None
            and (entry.row.get("count") in _MAY_BE_PASSIVE or self._is_struck(entry.type, around))
            and not around.object
            and not (group.has_suffix and group.agreement == "mp")
            and not self._has_its_object(k)
            and around.subject
            and not any(entry.frame.get(key) == "undergoer" for key, _ in around.preps)
            and self._is_patient(around)
        ):
            around.passive = True
        around.passive = around.passive or group.voice == "passive"
        around.reduced = self.kind(k - 1) == "R" or (self.kind(k - 1) == "N" and self.kind(k - 2) == "R")
        return around

    def _has_its_object(self, k: int) -> bool:
        """Whether what stands behind a verb is no object of its.

        "أطلق سائق حافلة النار": the object is of the verb's phrase; what stands between names the doer. "اغتالها مسلحون
        يستقلون سيارة": the suffix of a verb of harm is whom it befell, and the car is of another verb.
        """
        entry = self.groups[k].entry("event")
        if entry is None:
            return False
        opened = len(entry.tail) > 0 and entry.tail[0] in word_set("fire_opened")
        return opened or (self.groups[k].has_suffix and entry.row.get("count") in _HARM)

    def _takes_object(self, verb: Group, k: int) -> bool:
        """Whether what stands behind a verb without a doer of its own is its object, by the form of either."""
        return verb.agreement in ("mp", "md", "fd", GOING_ON) or (verb.agreement == "fs" and self.groups[k].accusative)

    def _meant_by_suffix(self, k: int) -> list[int]:
        """ "أخرجوا 17 رجلا من بيوتهم وقتلوهم": whom the verb before befell, while the doer goes on."""
        before = self.previous_verb(k)
        if before is None or any(self.kind(j) in ("S", "R", "X") for j in range(before + 1, k)):
            return []
        done_to = self.verb(before).object
        event = self.groups[k].entry("event")
        if event is not None and event.row.get("count") and all(self.groups[j].sort == "thing" for j in done_to):
            return []  # "داهمت منزله واعتقلته"
        return done_to if done_to and self.subject(k) == self.subject(before) else []

    def _is_struck(self, event_type: str, around: Around) -> bool:
        """A building or place alone after a verb of attack is what was struck."""
        return event_type.startswith(("attack", "property_destruction", "robbery")) and bool(
            around.subject and self.groups[around.subject[0]].sort in ("thing", "place")
        )

    def _is_patient(self, around: Around) -> bool:
        """One group alone after a verb of killing or seizing is who it befell, unless it can only be a force."""
        subject: Group = self.groups[around.subject[0]]
        agent_phrase = any(key in word_set("agent_phrase") for key, _ in around.preps)
        return agent_phrase or subject.sort in ("people", "count", "thing", "place", "") or subject.quantity is not None
