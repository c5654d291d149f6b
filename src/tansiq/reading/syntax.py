"""Which groups stand around a verb or an event noun: subject, object and what each preposition governs.

Common to both languages; `EnglishSyntax` (syntax_en.py) looks left for subjects, `ArabicSyntax` (syntax_ar.py) right
and left. Nothing here knows words other than the closed classes that the grammars have already turned into groups.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from tansiq.knowledge.keys import match_key
from tansiq.reading.groups import NAMED, Group
from tansiq.reading.sheet import TimeMention
from tansiq.reading.wordsets import word_set

__all__ = ["MAX_REACH", "POSSESSIVE", "Around", "Syntax"]

# How far a clause may reach, in groups; longer sentences are lists, and what is further off belongs to another event.
MAX_REACH = 24
_ANIMATE = frozenset({"people", "organisation", "place"})
_INANIMATE = frozenset({"", "abstract", "event", "statement", "thing", "weapon"})
_AFTER = word_set("after")
_SIDES = word_set("sides")
POSSESSIVE = frozenset({"'s", "’s"})
"""The mark of whose something is, a group of its own behind a time."""
_SUBJECTS = word_set("subjects")
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

    def governs(self, k: int) -> bool:
        """Whether noun group k is an object, or stands behind one of the prepositions."""
        return k in self.object or any(k in members for _, members in self.preps)


def _opens_anew(group: Group | None) -> bool:
    """Whether a number says that a noun group stands for itself: "members of the army and two civilians"."""
    return group is not None and group.quantity is not None


def _opens_side(group: Group | None) -> bool:
    """Whether a noun group may be the second of two sides, and is no second person whom the first is for."""
    return group is not None and not group.actors_are("person")


def _names(group: Group) -> set[str]:
    """Names of persons in a group, which an office alone is not."""
    return {
        a.actor.name
        for a in group.actors
        if a.actor.actor_type == "person" and match_key(a.actor.role) != match_key(a.actor.name)
    }


_JOINING = frozenset({",", "C", "A", "X"})
_BEYOND = [""] * 64


class Syntax(ABC):
    """Around-finders that both languages share.

    Args:
        groups: Of one sentence, in order.

    `kind(k)` is the kind of group k, "" for up to 64 groups before the first and behind the last.
    """

    sheet_lang = "en"
    nouns_start_clauses = True

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups
        kinds: list[str] = [group.kind for group in groups]
        # Asked for more than anything else, and beyond both ends too: an index below 0 counts from the padding's end.
        self.kind: Callable[[int], str] = (kinds + _BEYOND).__getitem__
        self.verbs = [k for k, kind in enumerate(kinds) if kind == "V"]
        """Indexes of the verb groups."""
        self.rowed = [k for k, group in enumerate(groups) if group.entries or group.triggers]
        """Indexes of the groups at which rows of the lexicon stand: what tells of an event or of who says so."""
        self._subjects: dict[int, list[int]] = {}
        self._arounds: dict[int, Around] = {}

    def is_reason_of_arrest(self, k: int) -> bool:
        """Whether verb group k is what somebody was arrested for: "held two | for killing him"; English only."""
        del k
        return False

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
            starts = self._starts_clause(j) and not self._is_inside_subject(k, j)
            # "They killed many people and they want": such a pronoun is nobody's object.
            starts = starts or self.groups[j].key in _SUBJECTS
            if starts or (self.groups[k].sort in _ANIMATE and self._is_another(j)):
                break
            if self._renames(k, j):
                # "Omar Aziz, a former adviser": no second person; "and two guards" behind that are.
                j = self._behind_title(j)
                continue
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
        if fits and self.kind(k - 1) == "P" and self.groups[k - 1].key in _SIDES and _opens_side(joined):
            # "between | supporters | of | the president | and | rebels"
            return k + 3
        return k + 3 if fits and (sorts[0] != sorts[1] or _opens_anew(joined)) else k + 1

    def _is_inside_subject(self, k: int, j: int) -> bool:
        """ "Attacks by A and B | killed": what follows is the verb of the noun before the preposition."""
        if self.kind(k - 1) != "P" or self.kind(k - 2) != "N" or self.kind(j - 1) != "C":
            return False
        i = k - 2
        while self.kind(i - 1) == "P" and self.kind(i - 2) == "N":
            i -= 2
        return self.groups[i].sort == "event" and self.kind(i - 1) in ("", "S", "X", "T", ",")

    def _is_another(self, j: int) -> bool:
        """Whether noun group j cannot be joined to people: an unknown noun may be, where its list ends with it."""
        group = self.groups[j]
        if group.sort == "" and self.sheet_lang == "en" and self.kind(j - 1) == "C" and group.start < group.head:
            return self.kind(j + 1) == "V"
        return group.sort in _INANIMATE

    def _renames(self, k: int, j: int) -> bool:
        """Whether noun group j says who the person in group k is: an apposition behind a comma.

        "Omar Aziz, a former adviser", "Omar Aziz, president of the company and mayor of the town".
        """
        if self.sheet_lang != "en":
            return False
        first, second = self.groups[k], self.groups[j]
        if second.sort != "people" or second.quantity is not None:
            return False
        if _names(first) & _names(second):
            return True
        if _names(second):
            return False
        if second.actors_are("person"):
            bare = not second.definite and any(a.start <= second.start for a in second.actors)
            named = bool(_names(first)) or (first.sort == "" and not first.definite)
            if not named or (bare and self.kind(j - 1) == "C" and self._behind_title(k + 2) != j - 1):
                return False
            if bare:
                return True
        elif not first.actors_are("person"):
            return False
        return self.kind(j - 1) == "," and not any(self.kind(i) == "C" for i in range(j, min(j + 3, len(self.groups))))

    def _behind_title(self, j: int) -> int:
        """The group behind noun group j and what it is of: "president of the company", "mayor of the town"."""
        while self.kind(j + 1) == "P" and self.groups[j + 1].key in _OF and self.kind(j + 2) == "N":
            j += 2
        return j + 1

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
        if self.kind(j) == "X" and self.groups[j].key == "(":
            # The Red Cross (ICRC) said so.
            j = self._behind_aside(j)
        while self.kind(j) in ("A", "T") or (self.kind(j) in ("P", "C") and self.kind(j + 1) == "N"):
            j += 1 if self.kind(j) in ("A", "T") else 2
        return self.kind(j) == "V" and self.groups[j].form in ("fin", "cop") and self.groups[j].voice != "passive"

    def right(self, k: int, around: Around, *, objects: bool) -> None:
        """Collect what stands right of group k until the clause ends."""
        groups, prep, seen_object = self.groups, None, not objects
        j = k + 1
        while j < len(groups) and j - k < MAX_REACH:
            group = groups[j]
            if group.kind == "T":
                if prep is not None and self.groups[j + 1 : j + 2] and self.groups[j + 1].key in POSSESSIVE:
                    # "killed in | Friday | 's | strike": the day is that of the strike.
                    j += 2
                    continue
                if self._is_of_those(j):
                    around.times.append(j)
                    prep = None
                    j += 1
                    continue
                if (time := self._before_another(j)) is not None:
                    # "days after the announcement": what follows is another event.
                    if time.period is not None and not time.is_of_next and groups[j + 1].key not in _OF:
                        # "arrested a man on Sunday after a shooting"
                        around.times.append(j)
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
                j = self._own_end(j)
            elif group.kind == "C":
                if self.kind(j + 1) not in ("P", "T", "A"):
                    break
            else:
                break
            j += 1
        around.end = j

    def _before_another(self, j: int) -> TimeMention | None:
        """The relative time of group j, where "after" or the like stands behind it."""
        time = self.groups[j].time
        follows = self.kind(j + 1) == "P" and self.groups[j + 1].key in _AFTER
        return time if follows and time is not None and time.is_relative else None

    def _is_of_those(self, j: int) -> bool:
        """Whether time group j stands between a deed and whom it befell: "the murder | on Monday | of a prosecutor"."""
        time, of = self.groups[j].time, self.groups[j + 1 : j + 2]
        dated = time is not None and time.is_relative and time.period is not None
        return dated and bool(of) and of[0].key in _OF and self.kind(j + 2) == "N" and self.groups[j + 2].sort in NAMED

    def _own_end(self, k: int) -> int:
        """Last group of what hangs on describing verb k: "عراقيين يشتبه بانتمائهم إلى تنظيم"; k where none shows."""
        j = k + (2 if self.kind(k + 1) == "P" else 1)
        if self.kind(j) != "N" or not self.groups[j].has_suffix or self.kind(j + 1) != "P":
            return k
        return j + 2 if self.kind(j + 2) == "N" else k

    def _describes(self, verb: Group) -> bool:
        """Whether an Arabic verb tells no event and so only describes the noun before it."""
        if self.nouns_start_clauses:
            return False
        plain = all(e.layer == "modality" and e.row["kind"] == "plain" for e in verb.entries)
        imperfect = bool(verb.entries) and verb.entries[0].is_present
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
        at = bisect_left(self.verbs, k)
        return self.verbs[at - 1] if at else None

    def says_number(self, k: int) -> bool:
        """Whether what verb group k says is a bare number: "the army said three"."""
        verb = self.groups[k]
        if verb.kind != "V" or verb.form != "fin" or verb.entry("speech") is None or self.kind(k + 1) != "N":
            return False
        return self.groups[k + 1].sort == "count" and self.kind(k + 2) in ("X", ",", "C", "")
