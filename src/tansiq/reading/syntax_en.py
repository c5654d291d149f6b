"""What stands around an English verb: subjects to the left, objects and prepositions to the right."""

from __future__ import annotations

from tansiq.reading.alike import is_called
from tansiq.reading.arrests_en import Arrests
from tansiq.reading.groups import Group
from tansiq.reading.syntax import MAX_REACH, Around
from tansiq.reading.wordsets import word_set

__all__ = ["EnglishSyntax"]


_FROM_WHERE = word_set("of_origin")
_AGENTS = word_set("agents")
_SIDES = word_set("sides")
_OF_PERSONS = word_set("of_persons")
_QUOTED_AS = word_set("quoted_as")
_DASHES = frozenset({"-", "--", "–", "—"})
# Groups of an aside between two dashes.
_ASIDE = 14
# Groups between a person and the "who" that tells of them. Set on the training half of MUC-4, 2026-11.
_NEAR_PERSON = 10


class EnglishSyntax(Arrests):
    """Subjects stand to the left."""

    def _find_subject(self, k: int) -> list[int]:
        groups = self.groups
        verb = groups[k]
        if self.kind(k - 1) == "R" and self.kind(k - 2) == "P" and self.kind(k - 3) == "N":
            # "40 villagers, 22 of whom died"
            return [k - 3] if groups[k - 3].sort == "count" else []
        i = k - 1
        if verb.voice == "passive" and self._is_left(k):
            return self._joined_left(self._summed(i))
        while i >= 0 and k - i < MAX_REACH:
            group = groups[i]
            if group.kind in ("A", "T", "Q"):
                i -= 1
            elif group.kind == "N":
                inside = self._groups_inside(i, verb)
                if inside:
                    i -= inside
                    continue
                return self._joined_left(self._summed(i))
            elif group.kind == ",":
                if verb.form == "ing" and i == k - 1 and (noun := self._described(i - 1)) is not None:
                    return [noun]
                if verb.form in ("ing", "inf") or (i == k - 1 and verb.form == "part"):
                    return self._shared(k)
                before = self._parenthesis(i)
                if before is None and i == k - 1 and verb.form in ("fin", "cop") and self._is_named_subject(k - 2):
                    return [k - 2]
                if before is None:
                    return self._shared(k) if verb.form != "cop" else []
                i = before
            elif group.kind == "X" and group.key in _DASHES and (before := self._between_dashes(i)) is not None:
                i = before
            elif group.kind == "X" and group.key == ")":
                i = self._before_bracket(i)
            elif group.kind == "R":
                while self.kind(i - 1) in (",", "P"):
                    i -= 1
                if self.kind(i - 1) != "N":
                    return []
                # "the head of the group that …": the noun nearest to the relative.
                return [self._person_before(i - 1) if group.key in _OF_PERSONS else i - 1]
            elif group.kind == "P" and self.kind(i + 1) == "T":
                i -= 1
            elif i == k - 1 and self._tells(i) and self.kind(i - 1) == "N" and self.kind(i - 2) == "R":
                # "gunmen who police say attacked": it is told by the police.
                i -= 2
            elif group.kind in ("C", "V", "P") or (group.kind == "S" and verb.form in ("ing", "inf", "part")):
                return self._shared(k)
            else:
                return []
        return self._shared(k) if verb.form in ("ing", "inf", "part") else []

    def _described(self, j: int) -> int | None:
        """Who is described between a subject and its verb: "said that four men, trying to cross, were held"."""
        if self.kind(j) != "N" or self.groups[j].sort != "people":
            return None
        opens = next((i for i in range(j, -1, -1) if self.groups[i].kind not in ("N", "P")), -1)
        return j if self.kind(opens) == "S" and self.groups[opens].key in word_set("that") else None

    def _summed(self, j: int) -> int:
        """Noun group j, or those it is the sum of: "a total of | 234 families"."""
        of = self.kind(j + 1) == "P" and self.groups[j + 1].key in word_set("of") and self.kind(j + 2) == "N"
        counted = of and self.groups[j + 2].quantity is not None and self.groups[j + 2].sort == "people"
        return j + 2 if counted and self.groups[j].sort == "aggregate" else j

    def _groups_inside(self, i: int, verb: Group) -> int:
        """Groups to step over where noun group i only says more of the subject before it; 0 where it is one itself."""
        groups = self.groups
        if self.kind(i - 1) == "P":
            return 2
        if self._are_sides(i):
            return 4
        if (home := self._first_home(i)) is not None:
            return i - home + 2
        if (
            self.kind(i - 1) == "V"
            and groups[i - 1].form == "inf"
            and self.kind(i - 2) == "V"
            and not groups[i - 2].entries
            and self.kind(i - 3) == "N"
        ):
            # "men believed to be members of the group attacked": what they are taken for.
            return 3
        if self.kind(i - 1) == "V" and self.groups[i - 1].form == "inf" and self._is_in_view(i - 2):
            # "The fiercest clashes | to shake the capital have killed 27"
            return 2
        if self._describes_noun(i - 1) and verb.form in ("fin", "cop"):
            # "A warehouse holding nitrate blew up"
            return 2
        errand = self.kind(i - 2) == "P" and groups[i - 1].form == "ing"
        # The object of a relative clause: "families who escaped camps were caught"; "a plane on a mission of delivering
        # weapons crashed".
        if self._is_relative(i - 1) and self._tells(i - 2):
            return 5
        return 3 if self.kind(i - 1) == "V" and (self.kind(i - 2) == "R" or errand) else 0

    def _are_sides(self, i: int) -> bool:
        """Whether group i is the second side of an event: "fighting between | the army and the rebels"."""
        if self.kind(i - 1) != "C" or self.kind(i - 2) != "N" or self.kind(i - 3) != "P":
            return False
        if self.kind(i - 4) == "V" and self.kind(i - 5) == "N":
            # "Men armed with rifles and | machetes | rampaged"
            return self.groups[i - 4].voice != "active" and self.groups[i].sort == "weapon"
        return self.groups[i - 3].key in _SIDES and self.kind(i - 4) == "N"

    def _first_home(self, i: int) -> int | None:
        """The first of the countries that group i ends the row of: "soldiers from | Malawi, Nepal and Ghana"."""
        j = i
        while self._is_state(j) and self.kind(j - 1) in ("C", ","):
            j -= 1
            while self.kind(j) in ("C", ","):
                j -= 1
        hangs = self.kind(j - 1) == "P" and self.groups[j - 1].key in _FROM_WHERE and self.kind(j - 2) == "N"
        return j if j < i and self._is_state(j) and hangs else None

    def _is_state(self, j: int) -> bool:
        return self.kind(j) == "N" and self.groups[j].actors_are("state")

    def _is_in_view(self, j: int) -> bool:
        """Whether noun group j opens the sentence, so that an infinitive behind it only describes it."""
        return self.kind(j) == "N" and self.groups[j].sort == "event" and self.kind(j - 1) in ("", "S", "C", "X")

    def _before_bracket(self, i: int) -> int:
        """The group before the bracket that closes at group i."""
        while i >= 0 and self.groups[i].key != "(":
            i -= 1
        return i - 1

    def _person_before(self, j: int) -> int:
        """Whom "who" behind noun group j means: "the mayor of Achi, in the northern province of Bolivar, who"."""
        i = j
        while j - i < _NEAR_PERSON and self.kind(i) in ("N", "P", ",", "T", "A", "X"):
            group = self.groups[i]
            if self.kind(i) == "N" and (group.sort in ("people", "count", "pron") or group.actors_are("person")):
                return i - 2 if self.kind(i - 2) == "N" and self._renames(i - 2, i) else i
            if self.kind(i) == "N" and self.kind(i - 1) not in ("P", ","):
                # A name that no list holds.
                return i if group.sort == "" else j
            i -= 1
        return j

    def _is_named_subject(self, j: int) -> bool:
        """Whether noun group j opens a clause and ends with a person: "The spokesman, Colonel Haddad, | denied"."""
        if self.kind(j) != "N" or self.kind(j - 1) not in ("", "S", "X"):
            return False
        return any(a.end == self.groups[j].end and a.name[1] > a.name[0] for a in self.groups[j].actors)

    def _object_behind(self, k: int) -> list[int]:
        """The object of the verb that is joined to verb group k."""
        joined = self.kind(k + 1) == "C" and self.kind(k + 2) == "V" and self.groups[k + 2].form == self.groups[k].form
        return list(self.verb(k + 2).object) if joined and self.groups[k + 2].voice != "passive" else []

    def _agents_behind(self, k: int) -> list[tuple[str, list[int]]]:
        """By whom, where the verb joined to passive verb group k says it: "were taken and later shot by rebels"."""
        j = k + 1
        while self.kind(j) in ("C", "A"):
            j += 1
        if self.kind(j) != "V" or self.kind(k + 1) != "C" or self.groups[j].voice == "active":
            return []
        return [(key, members) for key, members in self.verb(j).preps if key in _AGENTS]

    def _describes_noun(self, v: int) -> bool:
        """Whether verb group v is a participle right behind the noun that it describes: "men carrying guns"."""
        return self.kind(v) == "V" and self.groups[v].form == "ing" and self.kind(v - 1) == "N"

    def _joined_left(self, i: int) -> list[int]:
        """Noun group i with those joined before it: "X and Y met"."""
        found = [i]
        j = i - 1
        while self.kind(j) in ("C", ","):
            comma = self.kind(j) == ","
            m = j - 1
            while self.kind(m) in ("C", ","):
                m -= 1
            while self.kind(m) == "N" and self.kind(m - 1) == "P" and self.kind(m - 2) == "N":
                # "a judge of the high court and two guards": the court is the judge's.
                m -= 2
            if self.kind(m) != "N" or self.kind(m - 1) == "P" or (comma and self.kind(j + 1) != "N"):
                break
            if self.kind(m - 1) == "," and self.kind(m - 2) == "N" and self._renames(m - 2, m):
                # "Ana Ruiz, a judge, and two guards were shot"
                m -= 2
            if self.kind(m - 1) == "V" or (comma and not self._listed(m, i)):
                break
            found.insert(0, m)
            j = m - 1
        return found

    def _listed(self, first: int, last: int) -> bool:
        """A list has "and" before its last member; without it, what stands between commas is an apposition."""
        return any(self.kind(j) == "C" for j in range(first, last))

    def _parenthesis(self, i: int) -> int | None:
        """Group before the comma that opens what the comma at i closes, or None."""
        for j in range(i - 1, max(-1, i - 14), -1):
            if self.kind(j) == ",":
                return j - 1 if self.kind(j - 1) in ("N", "X", "T") else None
            if self.kind(j) in ("S", "X") or (
                self.kind(j) == "V"
                and not self._is_relative(j)
                and self.groups[j].form in ("fin", "cop")
                # "an airstrike, | believed | to be Russian, killed"
                and not (self.kind(j - 1) == "," and self.kind(j + 1) == "V" and self.groups[j + 1].form == "inf")
                # "talks, | mediated | by the church, began"
                and not (self.kind(j - 1) == "," and self.kind(j + 1) == "P" and self.groups[j + 1].key in _AGENTS)
                and not self._only_tells(j, i)
            ):
                return None
        return None

    def _between_dashes(self, i: int) -> int | None:
        """The noun group before the dash that opens what the dash at i closes: "gunmen – mostly locals – | fired"."""
        for j in range(i - 1, max(-1, i - _ASIDE), -1):
            if self.kind(j) == "X" and self.groups[j].key in _DASHES:
                return j - 1 if self.kind(j - 1) == "N" else None
            if self.kind(j) in ("S", "X") or (self.kind(j) == "V" and self.groups[j].form in ("fin", "cop")):
                return None
        return None

    def _tells(self, j: int) -> bool:
        return self.kind(j) == "V" and any(entry.layer == "speech" for entry in self.groups[j].entries)

    def _is_relative(self, j: int) -> bool:
        """Whether verb group j is a relative clause's: "who fled", "who police say fled" and the "say" in it."""
        if self.kind(j - 1) == "N" and self._tells(j) and self.kind(j + 1) == "V":
            return self.kind(j - 2) == "R"
        return self.kind(j - 1) == "R" or (self._tells(j - 1) and self.kind(j - 2) == "N" and self.kind(j - 3) == "R")

    def _only_tells(self, j: int, end: int) -> bool:
        """Whether verb group j ends an aside that says who tells: ", residents said on Monday,"."""
        return self._tells(j) and all(self.kind(i) in ("T", "A") or self.kind(i + 1) == "T" for i in range(j + 1, end))

    def _shared(self, k: int) -> list[int]:
        """The subject of the verb before, for verbs that share it; the object, where that verb commands it."""
        groups, verb = self.groups, self.groups[k]
        if arrested := self._arrest_before(k):
            return arrested
        before = self._finite_before(k)
        if before is not None and self._is_left(before):
            # "The blast left one guard | injured and | caused damage"
            before -= 2
        if before is None:
            if verb.form in ("ing", "part"):
                after = next(
                    (
                        j
                        for j in range(k + 1, len(self.groups))
                        if self.kind(j) == "V" and self.groups[j].form in ("fin", "cop")
                    ),
                    None,
                )
                return self.subject(after) if after is not None else []
            return []
        if (
            verb.form == "inf"
            and self.kind(k - 1) == "N"
            and self.kind(k - 2) == "V"
            and self.groups[before].modality("plan") is not None
        ):
            return [k - 1]
        if (
            verb.form == "ing"
            # "accused the army of "murdering" its leader"
            and (self.kind(k - 1) == "P" or (self.kind(k - 1) == "Q" and self.kind(k - 2) == "P"))
            and any(e.row.get("link") == "accused" for e in groups[before].entries)
        ):
            # "accused the army of shelling the town": whoever is accused did it.
            accused = [j for j in range(before + 1, k - 1) if self.kind(j) == "N" and self.kind(j - 1) != "P"]
            return accused[:1] or self.subject(before)
        if verb.form == "ing" and groups[before].key in word_set("quoting") and groups[k - 1].key in _QUOTED_AS:
            # "Agencies quoted the minister as | saying": he says so.
            return list(self.verb(before).object[:1])
        if self._is_arrested(before, k):
            # "arrested two officers for killing a priest": whoever is arrested did it.
            return self.subject(before) if groups[before].voice == "passive" else list(self.verb(before).object)
        return self.subject(before)

    def _is_left(self, k: int) -> bool:
        """Whether a verb's form says how somebody was left: "the blast left one guard | injured"."""
        leaves = self.kind(k - 1) == "N" and self.kind(k - 2) == "V" and self.groups[k - 2].key in word_set("leaving")
        return leaves and self.groups[k - 2].voice != "passive" and not self.groups[k].entry("speech")

    def _goes_on_by_itself(self, k: int) -> bool:
        """ "The attack began | when", "the talks of the two | resumed in Doha": no object, and nobody begins it."""
        if self.kind(k + 1) == "S":
            return True
        by = self.kind(k + 1) == "P" and self.groups[k + 1].key in _AGENTS
        return not by and any(self.groups[j].sort == "event" for j in self.subject(k))

    def _finite_before(self, k: int) -> int | None:
        """The verb before verb group k, past the infinitives that no past form is joined to.

        "Foiled a plan | to seize the town and detained 30": whoever foiled it detained them.
        """
        before, verb = self.previous_verb(k), self.groups[k]
        joined = verb.form == "fin" and verb.aspect == "" and not verb.mood and self._goes_on_from(k)
        while joined and before is not None and self.groups[before].form == "inf":
            above = self.previous_verb(before)
            if above is None or self.groups[above].form not in ("fin", "inf"):
                break
            before = above
        return before

    def _goes_on_from(self, k: int) -> bool:
        """Whether verb group k goes on a clause: "and detained", ", then fired"."""
        then = self.kind(k - 1) == "A" and self.kind(k - 2) == "," and self.groups[k - 1].key in word_set("and_then")
        return then or self.kind(k - 1) == "C"

    def _attacks(self, k: int) -> bool:
        """ "Militants attacked at dawn": such people attack, where no agent says that they were attacked."""
        event = self.groups[k].entry("event")
        hits = event is not None and event.type == "attack.armed" and not event.row.get("count")
        by = self.kind(k + 1) == "P" and self.groups[k + 1].key in word_set("agents")
        if not hits or by or self.kind(k - 1) != "N":
            return False
        doers = [a.actor for a in self.groups[k - 1].actors]
        return any(a.actor_type == "armed_group" or is_called(a.name, "irregulars", "assailants") for a in doers)

    def _goes_with_passive(self, k: int, first: int) -> bool:
        """Whether a past form goes on a passive clause before it, whose auxiliary it shares."""
        before = self.previous_verb(k)
        if before is None or self.groups[before].voice != "passive":
            return False
        between = [self.kind(j) for j in range(before + 1, first)]
        counted = self.groups[first].quantity is not None
        return counted and "C" in between and not {"S", "R", "X", "V"} & set(between)

    def _around_verb(self, k: int) -> Around:
        around = Around(subject=list(self.subject(k)))
        group = self.groups[k]
        self.right(k, around, objects=group.voice != "passive")
        around.passive = group.voice == "passive"
        entry = group.entry("event") or group.modality("light")
        takes_object = entry is not None and (
            "participle" in entry.frame or (entry.layer == "modality" and not entry.tail)
        )
        if takes_object and not around.object and not around.passive:
            # "Rebels attacked and sank a boat": both verbs have the one object.
            around.object = self._object_behind(k)
        begins = group.entry("event") is None and group.modality("happen") is not None and self._goes_on_by_itself(k)
        if takes_object and group.voice == "" and not around.object and not begins and not self._attacks(k):
            # "soldiers killed in an ambush": a past form without object after a noun is a shortened relative.
            around.passive = True
            if self.kind(k - 1) == "N":
                around.subject = [k - 1]
                around.reduced = True
        first = around.subject[0] if around.subject else 0
        if self.groups[first].sort == "pron" and first and self.groups[first - 1].sort == "count":
            # "two | others"
            first -= 1
        if group.voice == "" and around.subject and not around.object and self._goes_with_passive(k, first):
            # "A man was killed and two others wounded"
            around.passive, around.subject = True, [first]
        if around.passive and not around.preps:
            around.preps = self._agents_behind(k)
        if group.form in ("ing", "part") and self.kind(k - 1) == "N":
            around.reduced = True
            if group.form == "ing":
                around.subject = [k - 1]
        return around
