"""Which groups stand around a verb or an event noun: subject, object and what each preposition governs.

Common to both languages; `EnglishSyntax` looks left for subjects, `ArabicSyntax` right and left. Nothing here knows
words other than the closed classes that the grammars have already turned into groups.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from tansiq.reading.groups import Group
from tansiq.reading.wordsets import word_set

__all__ = ["Around", "EnglishSyntax", "Syntax"]

# How far a clause may reach, in groups; longer sentences are lists, and what is further off belongs to another event.
_MAX_REACH = 24
_ANIMATE = frozenset({"people", "organisation", "place"})
_INANIMATE = frozenset({"", "abstract", "event", "statement", "thing", "weapon"})
_AFTER = word_set("after")
_OF = word_set("of")


@dataclass(slots=True)
class Around:
    """Indexes of groups around one verb or event noun.

    Args:
        subject, object: Noun groups, coordinated ones in order.
        preps: (key of the preposition, noun groups it governs).
        times: Time groups of the clause.
        passive: The subject is what the action is done to.
        reduced: The verb only describes the noun before it ("terrorists detained in ...", "streets surrounding ...").
        end: First group that is no longer of the clause.
    """

    subject: list[int] = field(default_factory=list)
    object: list[int] = field(default_factory=list)
    preps: list[tuple[str, list[int]]] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    passive: bool = False
    reduced: bool = False
    end: int = 0


def _opens_anew(group: Group | None) -> bool:
    """Whether a number says that a noun group stands for itself: "members of the army and two civilians"."""
    return group is not None and group.quantity is not None


_JOINING = frozenset({",", "C", "A", "X"})


class Syntax(ABC):
    """Around-finders that both languages share."""

    sheet_lang = "en"
    nouns_start_clauses = True

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups
        self._kinds = [group.kind for group in groups]
        self._subjects: dict[int, list[int]] = {}
        self._arounds: dict[int, Around] = {}

    def kind(self, k: int) -> str:
        return self._kinds[k] if 0 <= k < len(self._kinds) else ""

    def coordinated(self, k: int) -> list[int]:
        """Noun group k and those joined to it: "A, B and C"; stops where the next noun starts a clause of its own."""
        found = [k]
        j = self._behind_owner(k)
        if self.kind(j) not in _JOINING:
            # As most are: nothing is joined to it.
            return found
        while j < len(self.groups) and len(found) < 8:
            joined = False
            j = self._behind_aside(j)
            while self.kind(j) in (",", "C", "A") or (self.kind(j) == "X" and self.groups[j].key in ("(", ")")):
                joined = joined or self.kind(j) in (",", "C")
                j += 1
            if not joined or self.kind(j) != "N":
                break
            if self._starts_clause(j) or (self.groups[k].sort in _ANIMATE and self._is_another(j)):
                break
            if self._renames(k, j):
                # "Omar Aziz, a former adviser": no second person.
                break
            found.append(j)
            j = self._behind_owner(j)
        return found

    def _behind_owner(self, k: int) -> int:
        """The group behind noun group k and its "of" phrase, where what is joined behind that is of the kind of k.

        "The offices of the company, the bank and a shop", but not "the house of the mayor and the governor".
        """
        j = k + 3
        if self.sheet_lang != "en" or self.kind(k + 1) != "P" or self.groups[k + 1].key not in _OF:
            return k + 1
        if self.kind(k + 2) != "N" or self.kind(j) not in (",", "C"):
            return k + 1
        while self.kind(j) in (",", "C"):
            j += 1
        sorts = [self.groups[i].sort for i in (k, k + 2)]
        joined = self.groups[j] if self.kind(j) == "N" else None
        fits = joined is not None and joined.sort == sorts[0] and sorts[0] in ("people", "thing", "weapon")
        return k + 3 if fits and (sorts[0] != sorts[1] or _opens_anew(joined)) else k + 1

    def _is_another(self, j: int) -> bool:
        """Whether noun group j cannot be joined to people: an unknown noun may be, where its list ends with it."""
        group = self.groups[j]
        if group.sort == "" and self.sheet_lang == "en" and self.kind(j - 1) == "C" and group.start < group.head:
            return self.kind(j + 1) == "V"
        return group.sort in _INANIMATE

    def _renames(self, k: int, j: int) -> bool:
        """Whether noun group j says who the person in group k is: an apposition behind a comma."""
        if self.sheet_lang != "en" or self.kind(j - 1) != ",":
            return False
        first, second = self.groups[k], self.groups[j]
        return (
            first.actors_are("person")
            and second.sort == "people"
            and second.quantity is None
            and not second.actors_are("person")
            and not any(self.kind(i) == "C" for i in range(j, min(j + 3, len(self.groups))))
        )

    def _behind_aside(self, j: int) -> int:
        """The group behind "(PMF)" and ", also known as Hashd al-Shaabi", which stand inside a list."""
        if self.kind(j) not in (",", "X"):
            return j
        if self.kind(j) == "X" and self.groups[j].key == "(":
            close = next((m for m in range(j + 1, min(j + 5, len(self.groups))) if self.groups[m].key == ")"), None)
            j = j if close is None else close + 1
        m = j + 1
        while self.kind(m) == "A":
            m += 1
        if self.kind(j) == "," and self.kind(m) == "V" and self.groups[m].key in word_set("called"):
            end = next((n for n in range(m + 1, min(m + 5, len(self.groups))) if self.kind(n) == ","), None)
            j = j if end is None else end
        return j

    def _starts_clause(self, j: int) -> bool:
        """Whether noun group j is the subject of a verb that follows it."""
        if not self.nouns_start_clauses:
            return False
        j += 1
        while self.kind(j) in ("A", "T") or (self.kind(j) in ("P", "C") and self.kind(j + 1) == "N"):
            j += 1 if self.kind(j) in ("A", "T") else 2
        return self.kind(j) == "V" and self.groups[j].form in ("fin", "cop") and self.groups[j].voice != "passive"

    def right(self, k: int, around: Around, *, objects: bool) -> None:
        """Collect what stands right of group k until the clause ends."""
        groups, prep, seen_object = self.groups, None, not objects
        j = k + 1
        while j < len(groups) and j - k < _MAX_REACH:
            group = groups[j]
            if group.kind == "T":
                if (
                    self.kind(j + 1) == "P"
                    and self.groups[j + 1].key in _AFTER
                    and group.time is not None
                    and group.time.is_relative
                ):
                    # "days after the announcement": what follows is another event.
                    break
                around.times.append(j)
                prep = None
            elif group.kind == "P":
                prep = group.key
            elif group.kind == "N":
                members = self.coordinated(j)
                if prep is not None:
                    around.preps.append((prep, members))
                    prep = None
                elif not seen_object:
                    around.object.extend(members)
                    seen_object = True
                elif self._starts_clause(j):
                    break
                j = members[-1]
            elif group.kind == ",":
                if not self._goes_on(j) and (seen_object or not self._closes_times(k, j)):
                    break
            elif group.kind in ("A", "Q") or (group.kind == "X" and group.key in ("(", ")", "-", "[", "]", "'")):
                pass
            elif group.kind == "V" and self._describes(group):
                # "سجنا يديره الأكراد": a verb that tells no event only describes the noun before it.
                prep = None
            elif group.kind == "C":
                if self.kind(j + 1) not in ("P", "T", "A"):
                    break
            else:
                break
            j += 1
        around.end = j

    def _describes(self, verb: Group) -> bool:
        """Whether an Arabic verb tells no event and so only describes the noun before it."""
        if self.nouns_start_clauses:
            return False
        plain = all(e.layer == "modality" and e.row["kind"] == "plain" for e in verb.entries)
        imperfect = bool(verb.entries) and str(verb.entries[0].form).startswith("present")
        return not verb.entries or (plain and (imperfect or verb.has_suffix))

    def _goes_on(self, j: int) -> bool:
        """Whether the clause goes on after the comma at j."""
        if self.kind(j + 1) in ("P", "T"):
            return True
        return self.kind(j + 1) == "N" and self.kind(j + 2) == "," and self.kind(j + 3) in ("P", "T")

    def _closes_times(self, k: int, j: int) -> bool:
        """Whether the comma at j closes times between a verb and its object: "received today, Sunday, the envoy"."""
        only = all(self.kind(i) in ("T", ",") for i in range(k + 1, j))
        return only and self.kind(j - 1) == "T" and self.kind(j + 1) == "N" and not self._starts_clause(j + 1)

    def subject(self, k: int) -> list[int]:
        """Noun groups that are the subject of verb group k; empty where none is clear."""
        known = self._subjects.get(k)
        if known is None:
            self._subjects[k] = []
            known = self._subjects[k] = self._find_subject(k)
        return known

    @abstractmethod
    def _find_subject(self, k: int) -> list[int]:
        """Noun groups that are the subject of verb group k, where the language puts them."""

    def verb(self, k: int) -> Around:
        """What stands around verb group k; found once, not to be changed."""
        known = self._arounds.get(k)
        if known is None:
            known = self._arounds[k] = self._around_verb(k)
        return known

    @abstractmethod
    def _around_verb(self, k: int) -> Around:
        """What stands around verb group k, where the language puts it."""

    def noun(self, k: int) -> Around:
        """What stands around noun group k (its own parts are not looked at)."""
        around = Around()
        self.right(k, around, objects=False)
        return around

    def previous_verb(self, k: int) -> int | None:
        """The nearest verb group left of k within the sentence."""
        groups = self.groups
        for j in range(min(k, len(groups)) - 1, -1, -1):
            if groups[j].kind == "V":
                return j
        return None


class EnglishSyntax(Syntax):
    """Subjects stand to the left."""

    def _find_subject(self, k: int) -> list[int]:
        groups = self.groups
        verb = groups[k]
        i = k - 1
        while i >= 0 and k - i < _MAX_REACH:
            group = groups[i]
            if group.kind in ("A", "T", "Q"):
                i -= 1
            elif group.kind == "N":
                if self.kind(i - 1) == "P":
                    i -= 2
                    continue
                if (
                    self.kind(i - 1) == "V"
                    and groups[i - 1].form == "inf"
                    and self.kind(i - 2) == "V"
                    and not groups[i - 2].entries
                    and self.kind(i - 3) == "N"
                ):
                    # "men believed to be members of the group attacked": what they are taken for.
                    i -= 3
                    continue
                if self._describes_noun(i - 1) and verb.form in ("fin", "cop"):
                    # "A warehouse holding nitrate blew up"
                    i -= 2
                    continue
                if self.kind(i - 1) == "V" and self.kind(i - 2) == "R":
                    # The object of a relative clause: "families who escaped camps were caught".
                    i -= 3
                    continue
                return self._joined_left(i)
            elif group.kind == ",":
                if verb.form in ("ing", "inf") or (i == k - 1 and verb.form == "part"):
                    return self._shared(k)
                before = self._parenthesis(i)
                if before is None:
                    return self._shared(k) if verb.form != "cop" else []
                i = before
            elif group.kind == "X" and group.key == ")":
                while i >= 0 and groups[i].key != "(":
                    i -= 1
                i -= 1
            elif group.kind == "R":
                while self.kind(i - 1) in (",", "P"):
                    i -= 1
                if self.kind(i - 1) != "N":
                    return []
                # "the head of the group that …": the noun nearest to the relative.
                return [i - 1]
            elif group.kind == "P" and self.kind(i + 1) == "T":
                i -= 1
            elif group.kind in ("C", "V", "P") or (group.kind == "S" and verb.form in ("ing", "inf", "part")):
                return self._shared(k)
            else:
                return []
        return self._shared(k) if verb.form in ("ing", "inf", "part") else []

    def _object_behind(self, k: int) -> list[int]:
        """The object of the verb that is joined to verb group k."""
        joined = self.kind(k + 1) == "C" and self.kind(k + 2) == "V" and self.groups[k + 2].form == self.groups[k].form
        return list(self.verb(k + 2).object) if joined and self.groups[k + 2].voice != "passive" else []

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
                self.kind(j) == "V" and self.kind(j - 1) != "R" and self.groups[j].form in ("fin", "cop")
            ):
                return None
        return None

    def _shared(self, k: int) -> list[int]:
        """The subject of the verb before, for verbs that share it; the object, where that verb commands it."""
        groups, verb = self.groups, self.groups[k]
        before = self.previous_verb(k)
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
            and self.kind(k - 1) == "P"
            and any(e.row.get("link") == "accused" for e in groups[before].entries)
        ):
            # "accused the army of shelling the town": whoever is accused did it.
            accused = [j for j in range(before + 1, k - 1) if self.kind(j) == "N" and self.kind(j - 1) != "P"]
            return accused[:1] or self.subject(before)
        return self.subject(before)

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
        # "The attack began when ...": what begins needs no object.
        begins = group.entry("event") is None and group.modality("happen") is not None and self.kind(k + 1) == "S"
        if takes_object and group.voice == "" and not around.object and not begins:
            # "soldiers killed in an ambush": a past form without object after a noun is a shortened relative.
            around.passive = True
            if self.kind(k - 1) == "N":
                around.subject = [k - 1]
                around.reduced = True
        if group.form in ("ing", "part") and self.kind(k - 1) == "N":
            around.reduced = True
            if group.form == "ing":
                around.subject = [k - 1]
        return around
