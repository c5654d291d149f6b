"""Which noun groups may fill an argument: a time is no target, the wounded did nothing, a road only says where."""

from __future__ import annotations

from tansiq.knowledge.forms import ADJ, ADV, NOUN, PLURAL
from tansiq.reading.candidates import Candidate
from tansiq.reading.counting import DOERS_ENDINGS, Counting
from tansiq.reading.deeds import FORCIBLE, TALKS
from tansiq.reading.groups import NAMED, PERSONAL, Group
from tansiq.reading.place_words import load_place_words
from tansiq.reading.wordsets import word_set

__all__ = ["Fitting", "carries"]

_OF = word_set("of")
_PORTIONS = word_set("portions")
_WHEREABOUTS = word_set("whereabouts")
_WITHIN = word_set("within")
_AT = "ب"
# Arrangements that one may leave or join.
_JOINED = frozenset({"cooperation", "agreement"})
_BETWEEN = "بين"
# Letters of an Arabic word that is told apart from others by its beginning.
_SHORT = 3
# Groups of "أثناء قيامه ب", and the endings of what is his, hers or theirs.
_OCCUPIED, _OWN = 3, ("ه", "ها", "هم", "هما")


class Fitting(Counting):
    """Says of each noun group of one sentence what it may be to a candidate.

    Args:
        sheet, lexicon, syntax, antecedent: As Counting.
    """

    def _is_of_another(self, candidate: Candidate, before: int) -> bool:
        """Whether "of" belongs to noun group `before`: "shot by a group of men", "the murder of the head of a bank"."""
        if self.arabic or before < 0 or before == candidate.at or not candidate.type.startswith(FORCIBLE):
            return False
        noun = self.groups[before]
        if noun.kind != "N" or candidate.entry.pos == "verb":
            return noun.kind == "N"
        # "The murder in Basra of a judge", "a bomb in the engine of a bus", "the explosion of 17 kg of dynamite"
        where = self.groups[before - 1].key in _WHEREABOUTS
        return before > candidate.at and noun.sort in ("people", "organisation", "") and not where

    def _is_of(self, at: int) -> bool:
        """Whether "of" stands behind group `at`."""
        return self.syntax.kind(at + 1) == "P" and self.groups[at + 1].key in _OF

    def _is_accused(self, at: int) -> bool:
        """ "Accused his superiors | of a role in": of what, and not whose they are."""
        verb = self.groups[at - 1] if self.syntax.kind(at - 1) == "V" else None
        return verb is not None and any(entry.row.get("link") == "accused" for entry in verb.entries)

    def _is_called_alone(self, candidate: Candidate, group: Group) -> bool:
        """ "Guterres met Haftar": whoever talks is somebody, where a name that no list holds stands alone."""
        words = self.sheet.words[group.start : group.end]
        return not self.arabic and candidate.type in TALKS and not group.sort and all(w[:1].isupper() for w in words)

    def _is_measure(self, group: Group) -> bool:
        return self.sheet.keys[group.head] in _PORTIONS and not group.triggers and not group.actors

    def _is_load(self, group: Group, at: int | None) -> bool:
        """ "Packages of dynamite", "a charge of explosives": how much of the weapon, which is what is named."""
        if self.arabic or at is None or self.sheet.keys[group.head] not in word_set("loads"):
            return False
        of = self._is_of(at)
        return of and self.syntax.kind(at + 2) == "N" and self.groups[at + 2].sort == "weapon"

    def _may_fill(self, candidate: Candidate, argument: str, group: Group) -> bool:
        """Whether a group of this sort can stand for the argument at all."""
        numbered = self.sheet.keys[group.head].isdigit() and group.head_actor() is None
        if numbered and argument != "topic" and group.sort != "count":
            # "at 0300" is a time, "Barrio 18" is a gang.
            return False
        if argument == "undergoer" and self.sheet.keys[group.head] in word_set("rates"):
            # "Operate 24 hours | a day"
            return False
        aged = not self.arabic and self.sheet.keys[group.end - 1] in word_set("aged")
        if aged and self.sheet.keys[group.start][0].isdigit():
            # "Omar Aziz, 20 years old, and two others were shot"
            return False
        if argument == "doer" and self.sheet.keys[group.head] in word_set("toll_totals"):
            # "حصيلة التفجير الذي استهدف مسجدا": a count of an event did nothing.
            return False
        if not self.arabic and argument == "instrument" and self.sheet.keys[group.head] in word_set("ordinals"):
            # "The second went off minutes later" names no weapon.
            return False
        if argument in ("undergoer", "site") and self.sheet.keys[group.head] in word_set("harm"):
            # "Caused considerable damage": it was not damage that was struck. "داخل المقهى وقت الصلاة": when.
            return False
        if self.arabic and self._is_epithet(candidate, group):
            return False
        if argument == "site" and group.sort == "people" and candidate.type.startswith(("protest", "riot")):
            # "Marched in anger at the militants"
            return False
        no_one = group.is_abstract or group.modality("plan_noun", "attempt_noun") is not None
        if argument == "doer" and self._are_hurt(candidate, group.head):
            # "Nine casualties": they did nothing.
            return False
        tried = group.modality("attempt_noun") is not None
        if argument == "doer" and (tried or (no_one and candidate.type.startswith(FORCIBLE))):
            # "a plot to kill the minister"
            return False
        if group.sort == "event" and argument != "topic":
            if candidate.type == "deployment" and any(t.entry.type == "deployment" for t in group.triggers):
                # "sent reinforcements"
                return True
            if candidate.type == "group_change" and any(t.entry.type in _JOINED for t in group.triggers):
                # "withdrew from the alliance"
                return True
            met = {t.entry.type.partition(".")[0] for t in group.triggers} if argument == "undergoer" else set()
            crowd = "protest" in met and candidate.type.startswith(("attack", "protest"))
            # "Police broke up a blockade of the depot"
            return carries(group) or crowd or ("cordon" in met and candidate.type == "protest.intervention")
        if argument == "instrument" and candidate.entry.frame.get("object") != "instrument":
            return group.sort not in ("place", "people", "organisation")
        return group.sort not in ("abstract", "statement") or argument in ("topic", "undergoer")

    def _is_epithet(self, candidate: Candidate, group: Group) -> bool:
        """ "استعاد الجيش السيطرة الكاملة على": an adjective of the noun that the verb's phrase ends in."""
        last = group.start - 1
        one = group.end == group.start + 1 and self.sheet.keys[group.start].startswith("ال") and not group.actors
        tail = {word.removeprefix("ال") for word in candidate.entry.tail}
        behind = group.end < len(self.sheet) and "prep" in self._classes(group.end)
        key = self.sheet.keys[last] if last >= 0 else ""
        named = any(key.removeprefix("ال").startswith(word[:-1]) for word in tail if len(word) > _SHORT)
        return one and named and behind

    def _are_hurt(self, candidate: Candidate, head: int) -> bool:
        """Whether the noun at `head` means those who were hurt or killed, who did no violent act."""
        return candidate.type.startswith(FORCIBLE) and self.sheet.keys[head] in word_set("hurt")

    def _may_act(self, candidate: Candidate, group: Group) -> bool:
        """Whether a noun that no list holds may be who did a violent act: "rioters", a name, but not "the glass"."""
        key = self.sheet.keys[group.head]
        bits = self.lexicon.bits.get(key, 0)
        if key in word_set("unable") and not group.actors_are(*PERSONAL) and candidate.type.startswith(FORCIBLE):
            # "Leaflets claiming responsibility", "without details on the murder"
            return False
        if self.arabic or group.sort or not candidate.type.startswith(FORCIBLE) or not bits & (NOUN | ADJ):
            return True
        return (
            bool(bits & PLURAL)
            or bool(group.actors)
            or key.endswith(DOERS_ENDINGS)
            or key in word_set("bands")
            or self.sheet.words[group.head][:1].isupper()
        )

    def _is_no_noun(self, candidate: Candidate, group: Group) -> bool:
        """Whether an English group of a violent act ends in a word that is no noun: "aforementioned", "cowardly"."""
        if self.arabic or group.sort or not candidate.type.startswith(FORCIBLE):
            return False
        bits = self.lexicon.bits.get(self.sheet.keys[group.head], 0)
        return bool(bits) and not bits & ~(ADJ | ADV) and self.sheet.words[group.head].islower()

    def _is_taken_elsewhere(
        self, candidate: Candidate, key: str, members: list[int], argument: str | None, j: int, since: int | None
    ) -> bool:
        """Whether group j behind a preposition fills nothing here, and is no place of it either."""
        if argument == "doer" and key not in _OF:
            # "held as a bomb was set off by a cell": the nearer event noun has its own doer.
            between = self.groups[max(candidate.at, since or 0) + 1 : members[0]]
            return any(g.kind == "N" and g.triggers for g in between)
        if self.arabic and key == _BETWEEN and members[0] > 1 and self._is_road(self.groups[members[0] - 2]):
            # "على الطريق بين الفاشر ونيالا": towns that a road joins fight nobody.
            return True
        # "مئات النساء من عائلات المقاتلين": of whom they are a part. "الأولى من نوعها"
        return argument == "source" and self.groups[j].sort in ("people", "count", "aggregate") and self.arabic

    def _fitted(self, candidate: Candidate, key: str, members: list[int], argument: str | None, j: int) -> str | None:
        """The argument that group j behind a preposition fills, by what sort of group it is; None for none."""
        group = self.groups[j]
        if argument == "site":
            within = key in _WITHIN and group.sort != "thing" and not self._is_building(j)
            return None if within or self._is_whereabouts(candidate, group) else argument
        if argument == "undergoer":
            # "attacked on the highway": where, not what.
            return None if key in _WHEREABOUTS and self._is_road(group) else argument
        if argument == "instrument":
            if self._is_blown_up(candidate, group):
                # "انفجار عبوة بدورية": a vehicle behind ب is no bomb.
                return "undergoer"
            # "مسلحون بزي الجيش", "ضابط برتبة عقيد", "أصيب بكسور"; "with malice", "by mistake"
            unfit = (
                any(self._is_no_means(candidate, i) for i in (j, members[0]))
                if self.arabic
                else not self._is_means(group)
            )
            return None if unfit else argument
        if argument == "goal" and candidate.type.startswith("territory") and group.sort in ("organisation", "people"):
            # "Handed the town to the army": who got it is no ground.
            return None
        if argument == "doer":
            strange = key in _OF and not self._is_owner(candidate, members, group)
            return None if strange or self._is_conveyance(group) else argument
        # "التقى الوزير ببغداد": where, and no party.
        where = key == _AT or key in word_set("place_of")
        takes = argument == "partner" or (self.arabic and argument == "topic" and candidate.type == "cooperation")
        return None if takes and where and group.sort == "place" else argument

    def _is_blown_up(self, candidate: Candidate, group: Group) -> bool:
        """Whether a thing behind ب is what an explosion struck."""
        goes_off = candidate.entry.frame.get("subject") == "instrument"
        return self.arabic and goes_off and group.sort in ("thing", "people") and not group.triggers

    def _is_building(self, at: int) -> bool:
        """Whether English noun group `at` is a building or rooms, which are told apart by whose they are."""
        return not self.arabic and not word_set("premises").isdisjoint((self.sheet.keys[self.groups[at].head],))

    def _is_conveyance(self, group: Group) -> bool:
        """Whether an English group is how one comes, a bare word: "by land and air", "by boat"."""
        if self.arabic or group.end - group.start > 1:
            return False
        return self.sheet.keys[group.head] in word_set("conveyances")

    def _is_means(self, group: Group) -> bool:
        """Whether a group behind "with" or "by" names a weapon or a vehicle: a thing that is known to do harm."""
        if group.sort == "thing":
            return not group.is_ground
        return group.sort in ("weapon", "event") or self._is_measure(group)

    def _is_no_means(self, candidate: Candidate, j: int) -> bool:
        """Whether Arabic group j behind ب is no weapon: a rank, a place, and of those hurt what they suffered."""
        group = self.groups[j]
        if group.sort == "abstract" or group.is_ground:
            return True
        if (
            group.sort in ("place", "")
            and self.sheet.keys[group.start].removeprefix("ب") in load_place_words("ar").type_of
        ):
            # "بشارع محمد الخامس"
            return True
        if self._is_occupied(j):
            return True
        if self.syntax.kind(j - 1) == "C" and self.groups[j - 2].sort == "abstract":
            # "ضابط برتبة عقيد وزوجته"
            return True
        # "أصيب اثنان بقنص نفذه الحوثيون": what somebody did is no wound.
        done = self.syntax.kind(j + 1) == "V" and self.groups[j + 1].has_suffix
        hurt = candidate.entry.pos == "verb" and candidate.entry.row.get("count") == "injured"
        return group.sort == "" and hurt and not done

    def _is_occupied(self, j: int) -> bool:
        """ "أثناء قيامه بدورية": what hangs on the masdar of what he was doing did him no harm; j is behind ب."""
        if j < _OCCUPIED or self.syntax.kind(j - 2) != "N" or self.groups[j - 3].key not in word_set("during"):
            return False
        doing = self.groups[j - 2]
        key = self.sheet.keys[doing.start]
        return doing.end == doing.start + 1 and not doing.sort and not doing.triggers and key.endswith(_OWN)

    def _is_whereabouts(self, candidate: Candidate, group: Group) -> bool:
        """Whether a place only says where an attack was: a street, a district, a name that no list holds."""
        if not candidate.type.startswith(FORCIBLE):
            return False
        if self._is_road(group) or self.sheet.keys[group.head] in word_set("areas"):
            return True
        unknown = group.sort == "" and self.sheet.keys[group.head] not in word_set("premises")
        return not self.arabic and unknown and "det" not in self._classes(group.start)

    def _is_owner(self, candidate: Candidate, members: list[int], group: Group) -> bool:
        """ "غارة للتحالف": whose the event is stands right behind it; behind a target, it is whose the target is."""
        return group.sort in NAMED and members[0] - 2 == candidate.at


def carries(group: Group) -> bool:
    """Whether an event noun is a thing that explodes, and so may be a weapon."""
    return any(trigger.entry.row.get("carrier") for trigger in group.triggers)
