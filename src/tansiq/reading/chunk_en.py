"""English: sentences into groups."""

from __future__ import annotations

from tansiq.knowledge.forms import ADJ, ADV, BASE, GERUND, NOUN, PART, PAST, S_FORM
from tansiq.reading.groups import Group, GroupKind
from tansiq.reading.nouns_en import EnglishNouns
from tansiq.reading.phrases import GAP
from tansiq.reading.place_words import AT_BEARING
from tansiq.reading.sheet import Sentence
from tansiq.reading.uses_en import (
    ADVERB,
    ALONE,
    AUX,
    AUX_OR_NEG,
    CLOSED,
    COVERED,
    HANGS,
    LEANS,
    MARK,
    NOMINAL,
    NOUNS,
    OPEN,
    PHRASES,
    STARTS,
    TAKEN,
    VERBAL,
    last_kind,
)
from tansiq.reading.words_en import QUOTES, aspect_of
from tansiq.reading.wordsets import word_set

__all__ = ["EnglishGrammar"]

_STOPS = frozenset({"det", "prep", "pron", "sub", "conj", "rel"})
# Behind these a place that begins with where it lies has no preposition of its own.
_BEFORE_BESIDE = ("N", "V", "T", "A")


_WHEN_OR_WHERE = frozenset({"adv", "prep"})
_HANDS = ["the", "hands"]


class EnglishGrammar(EnglishNouns):
    """Cuts one sentence of a Sheet into groups."""

    def cut(self, sentence: Sentence) -> list[Group]:
        """Groups of one sentence, in order; every word is in exactly one."""
        groups: list[Group] = []
        previous: Group | None = None
        i, end = sentence.start, sentence.end
        self.first = i
        flags_at, keys = self.flags_at, self.keys
        self.said = frozenset(keys[i:end])
        while i < end:
            flags = flags_at[i]
            if (closed := flags & CLOSED) and (kind := ALONE.get(closed)):
                # Two groups in five: a word that makes one by itself wherever it stands.
                group = Group(kind, i, i + 1, i, keys[i])
                if kind == "N":
                    group.sort, group.definite = "pron", True
            elif flags & MARK:
                group = self._mark(i, previous)
            elif flags & STARTS:
                group = self._noun(i, end)
            elif flags & (COVERED | TAKEN):
                if previous is not None and previous.kind in _BEFORE_BESIDE and self._is_beside(i):
                    # Four men were killed 15 kilometres south of Kidal: at that place.
                    groups.append(Group("P", i, i, i, AT_BEARING["en"]))
                group = self._apart(i, end, previous)
            else:
                group = self._next(i, end, previous, flags)
            opens = group.kind == "V" and previous is not None and keys[i - 1] == "to"
            if opens and (i - 1 in self.taken or (previous is not None and previous.kind == "V")):
                # "threatened to | launch an attack", "asked them to | send troops": the phrase took the word that
                # makes it an infinitive.
                group.form = "inf"
            if group.kind == "V" and group.voice == "" and self._is_left(groups):
                group.voice = "passive"
            groups.append(group)
            previous = group
            i = group.end
        return self._by_hands(groups) if "hands" in self.said else groups

    def _is_left(self, groups: list[Group]) -> bool:
        """Whether the groups before a participle say who was left so: "the blast left one guard | injured"."""
        if len(groups) < 2 or groups[-1].kind != "N" or groups[-2].kind != "V":
            return False
        return groups[-2].key in word_set("leaving") and groups[-2].voice != "passive"

    def _by_hands(self, groups: list[Group]) -> list[Group]:
        """The groups, "at the hands of" made one preposition that means "by"."""
        made: list[Group] = []
        for group in groups:
            last = made[-2:]
            hands = group.kind == "P" and group.key in word_set("of") and len(last) == 2 and last[1].end == group.start
            if hands and last[0].key in word_set("hands_at") and self.keys[last[1].start : last[1].end] == _HANDS:
                del made[-2:]
                made.append(Group("P", last[0].start, group.end, last[0].start, "by"))
            else:
                made.append(group)
        return made

    def _alone(self, kind: GroupKind, i: int) -> Group:
        """The group of word i of a closed class."""
        group = Group(kind, i, i + 1, i, self.keys[i])
        if kind == "N":
            group.sort, group.definite = "pron", True
        return group

    def _mark(self, i: int, previous: Group | None) -> Group:
        """The group of a mark; an apostrophe behind a noun is no quote."""
        word, key = self.sheet.words[i], self.keys[i]
        kind: GroupKind = "," if word == "," else "Q" if word in QUOTES else "X"
        if kind == "Q" and key in ("'", "’") and previous is not None and previous.kind == "N":
            kind = "X"
        return Group(kind, i, i + 1, i, key)

    def _apart(self, i: int, end: int, previous: Group | None) -> Group:
        """The group of a word that a verb took, or at which a mention begins."""
        if i in self.taken:
            governs = i + 1 < end and i + 1 not in self.taken and "prep" in self._classes(i)
            return Group("P" if governs else "A", i, i + 1, i, self.keys[i])
        kind, stop, mention = self.covers[i]
        if kind == "time":
            return Group("T", i, min(stop, end), i).having(time=mention)
        if kind == "actor" and self.words_at[i].phrases and (phrase := self._phrase(i, end)) is not None:
            # "(source: the ministry)" tells who says so.
            return phrase
        if kind != "actor" or not self._is_verb(i, previous, end, False):
            return self._noun(i, end)
        # An actor that is a verb after all: "Strike | kills eight".
        return self._next(i, end, previous, self.uses[self.keys[i]])

    def _next(self, i: int, end: int, previous: Group | None, flags: int) -> Group:
        """The group from word i on, by its flags and what it is used as."""
        if flags & (LEANS | PHRASES | HANGS):
            special = self._special(i, end, previous, flags)
            if special is not None:
                return special
        if flags & VERBAL and self._is_verb(
            i, previous, end, previous is not None and previous.kind in ("N", "T", "A") and i == previous.end
        ):
            return self._verb(i, end)
        exactly = flags & ADV and self.keys[i] in word_set("exactly") and self._is_before_where(i + 1, end)
        if exactly or (flags & ADVERB and not self._is_bound(i, end)):
            return Group("A", i, i + 1, i, self.keys[i])
        return self._noun(i, end)

    def _special(self, i: int, end: int, previous: Group | None, flags: int) -> Group | None:
        """The group of a word that leans, begins a phrase or is of a closed class; None for others."""
        key = self.keys[i]
        if flags & LEANS and previous is not None and previous.kind in ("N", "V") and self._leans(i, end):
            return Group("P", i, i + 2, i, self.keys[i + 1])
        if flags & PHRASES and (phrase := self._phrase(i, end)) is not None:
            return phrase
        if flags & HANGS:
            return self._closed(i, end, key, self.classes_at[i], previous)
        kind = ALONE.get(flags & CLOSED & ~PHRASES)
        return None if kind is None else self._alone(kind, i)

    def _phrase(self, i: int, end: int) -> Group | None:
        """The group of a phrase of saying that begins at word i: "according to", "source:"."""
        for entry, tail in self._match(self.words_at[i].phrases, i, end):
            stop = (tail[-1] if tail else i) + 1
            if entry.row.get("colon"):
                if stop >= end or self.keys[stop] != ":":
                    continue
                stop += 1
            return Group("P", i, stop, i, entry.lemma).having(entries=[entry])
        return None

    def _is_bound(self, i: int, end: int) -> bool:
        """Whether an adverb is a determiner here: "No drugs were found"; "No, he said", "no longer" are none."""
        if "det" not in self.classes_at[i] or i + 1 >= end:
            return False
        if self.keys[i + 1] in word_set("of_whom"):
            # "most of | the country"
            return True
        follows = self._noun_follows(i + 1, end) and not self._bits(i + 1) & ADV
        return follows or self.flags_at[i + 1] & NOUNS != 0

    def _closed(self, i: int, end: int, key: str, classes: frozenset[str], previous: Group | None) -> Group | None:
        if not AUX_OR_NEG.isdisjoint(classes):
            return self._verb(i, end)
        if key == "no" and i + 1 < end and self.keys[i + 1] in word_set("no_longer"):
            # "The army no longer holds the town"
            return self._verb(i, end)
        if key == "that":
            if previous is not None and previous.form == "cop" and "prep" in self.classes_at[i - 1]:
                # "It was behind that | attack"
                return None
            if (
                previous is not None
                and previous.kind == "N"
                and i + 1 < end
                and (self._classes(i + 1) & AUX or self._only_verb(i + 1) or self._is_past_before(i + 1, end))
            ):
                return Group("R", i, i + 1, i, key)
            if previous is not None and (
                previous.kind in ("V", "C", "A", ",", "T") or (previous.kind == "N" and self._starts_noun(i + 1, end))
            ):
                return Group("S", i, i + 1, i, key)
            return None
        if key == "to" and i + 1 < end:
            j = i + 1
            while j < end and self._bits(j) & ADV and not self._bits(j) & BASE:
                j += 1
            if (
                j < end
                and self._bits(j) & BASE
                and not self._classes(j) & {"det", "prep"}
                and j not in self.covers
                or (j < end and self._classes(j) & {"be", "have", "do"})
            ):
                return self._verb(j, end, first=i)
        if "rel" in classes and not (key == "which" and previous is not None and previous.kind == "P"):
            return Group("R", i, i + 1, i, key)
        if (
            "sub" in classes
            and "conj" not in classes
            and not (key == "as" and previous is not None and previous.kind == "X")
        ):
            if key in word_set("clause_or_noun") and self._starts_noun(i + 1, end) and not self._verb_ahead(i + 1, end):
                return Group("P", i, i + 1, i, key)
            return Group("S", i, i + 1, i, key)
        # "Two clinics, one of | which | burned"
        kind = "N" if "rel" in classes else last_kind(classes)
        return self._alone(kind, i) if kind else None

    def _only_verb(self, i: int) -> bool:
        """Whether a word is a verb and no noun: "a fire that broke out", "a sweep that ended"."""
        bits = self._bits(i)
        return bool(bits & VERBAL) and not bits & (NOMINAL & ~ADJ if bits & PAST else NOMINAL)

    def _is_before_where(self, i: int, end: int) -> bool:
        """Whether word i says when or where: "right | now", "right | in front of the gate"."""
        return i < end and not self.classes_at[i].isdisjoint(_WHEN_OR_WHERE)

    def _is_past_before(self, i: int, end: int) -> bool:
        """Whether a past form that is a noun too stands right before a number: "a blast that | left | four injured"."""
        return i + 1 < end and bool(self._bits(i) & PAST) and self._counts(i + 1)

    def _verb_ahead(self, i: int, end: int) -> bool:
        """Whether a finite verb follows before the clause ends: "after the army withdrew", not "after the attack"."""
        for j in range(i, min(end, i + 14)):
            if j > i and self.sheet.words[j] == "," and self._behind_aside(j, end):
                return True
            if self.sheet.words[j] in (",", ".", ";", ":") or self._classes(j) & {"rel"}:
                return False
            if self._classes(j) & {"be", "have", "future", "modal"}:
                return True
            bits = self._bits(j)
            if j > i and bits & PAST and not bits & NOMINAL and j not in self.inside:
                return True
            if j > i and bits & (BASE | S_FORM) and j not in self.inside and self._tells_now(j, end):
                return True
        return False

    def _behind_aside(self, j: int, end: int) -> bool:
        """Whether a name between commas from j on is followed by its verb: "the head, Colonel Haddad, was held"."""
        close = next((m for m in range(j + 2, min(end - 1, j + 7)) if self.sheet.words[m] == ","), 0)
        if not close or not self.sheet.words[j + 1][:1].isupper():
            return False
        aux = bool(self._classes(close + 1) & {"be", "have"})
        return aux and not any(self._classes(m) & {"be", "have"} for m in range(j + 1, close))

    def _tells_now(self, j: int, end: int) -> bool:
        """Whether word j is the verb of a headline, in the present: "after gunmen attack villages", "as army takes"."""
        if not any(entry.layer == "event" for entry in self.words_at[j].verbs):
            return False
        bits = self._bits(j)
        if not bits & NOMINAL:
            return True
        # "After gunmen attack | villages", but not "after attacks by gunmen", "after an army attack killed".
        many = self._ends_plural(j - 1) or (self.words_at[j - 1].sort == "crowd" and self.keys[j - 1].endswith("s"))
        return bool(bits & BASE) and many and self._is_many_told(j, end)

    def _verb(self, i: int, end: int, first: int | None = None) -> Group:
        """A verb group from word i on: auxiliaries, adverbs, main verb and the phrase it makes."""
        group = Group("V", i if first is None else first, i + 1, i)
        group.form = "inf" if first is not None else "fin"
        saw: set[str] = set()
        j = i
        while j < end and not (j in self.covers and self.covers[j][0] == "time"):
            flags = self.flags_at[j]
            # As most: a word of no closed class is stepped over where it is an adverb alone.
            step = flags & (ADV | VERBAL) == ADV if flags & OPEN else self._auxiliary(group, j, end, saw)
            if step == 0:
                if self._usable(j, i, saw):
                    self._main(group, j, end, saw)
                    return group
                break
            if step < 0:
                break
            j += step
            group.end = j
        self._bare(group, end, saw)
        return group

    def _auxiliary(self, group: Group, j: int, end: int, saw: set[str]) -> int:
        """Words to step over for an auxiliary, negation or adverb at j; 0 for none, -1 where the group ends."""
        classes, bits = self.classes_at[j], self.bits_at[j]
        if not classes:
            # As most: a word of no closed class is stepped over where it is an adverb alone.
            return 1 if bits & ADV and not bits & VERBAL else 0
        if "neg" in classes:
            group.negated = True
        elif self.keys[j] == "no" and j + 1 < end and self.keys[j + 1] in word_set("no_longer"):
            group.negated = True
            return 2
        elif "future" in classes:
            group.mood = "future"
        elif "modal" in classes and not bits & GERUND:
            group.mood = "modal"
        elif name := "be" if "be" in classes else "have" if "have" in classes else "do" if "do" in classes else "":
            saw.add(name)
            if self.keys[j] in word_set("now"):
                saw.add("now")
            group.head, group.key = j, name
        elif "be" in saw and self.keys[j] == "to" and j + 1 < end and self._bits(j + 1) & BASE and j == group.end:
            # "is to hold talks"
            group.mood = group.mood or "future"
            saw.clear()
        elif self.keys[j] == "to" and self._had_to(group, j, end):
            # "had to send troops": it was done.
            saw.clear()
        elif "be" in saw and classes & {"able", "unable", "due"} and j + 1 < end and self.keys[j + 1] == "to":
            # "were able to", "is set to": the infinitive that follows is what is told.
            group.negated = group.negated or "unable" in classes
            group.mood = "future" if "due" in classes else group.mood
            saw.clear()
            return 2
        elif not _STOPS.isdisjoint(classes) and "adv" not in classes:
            return -1
        elif not (("adv" in classes or bits & ADV) and not bits & VERBAL):
            return 0
        return 1

    def _had_to(self, group: Group, j: int, end: int) -> bool:
        """Whether "to" at j goes on a plain "had": no "has had to", and not "in case they had to"."""
        plain = j == group.start + 1 and self.keys[group.start] == "had" and j + 1 < end
        return plain and bool(self._bits(j + 1) & BASE) and "case" not in self.keys[max(0, group.start - 3) : j]

    def _usable(self, j: int, i: int, saw: set[str]) -> bool:
        """Whether word j can be the main verb after the auxiliaries seen."""
        bits = self.bits_at[j]
        wanted = (PART | GERUND) if "be" in saw or "have" in saw else VERBAL
        if "be" in saw and bits & ADJ and bits & NOUN and not bits & PAST:
            return False
        return bool(bits & wanted) and (j not in self.inside or j == i)

    def _bare(self, group: Group, end: int, saw: set[str]) -> None:
        """A verb group of auxiliaries only: a copula, or "had" with its object."""
        if group.head < group.end and not AUX.isdisjoint(self.classes_at[group.head]):
            matches = self._match(self.words_at[group.head].rows, group.head, end)
            group.entries = [entry for entry, _ in matches]
            for _, tail in matches:
                group.end = max(group.end, (tail[-1] if tail else group.head) + 1)
        if group.form == "fin":
            group.form = "cop" if "be" in saw else "fin"
        group.voice = "active"
        # Trailing adverbs belong to what follows.
        while group.end > group.start + 1 and "adv" in self._classes(group.end - 1) and group.head < group.end - 1:
            group.end -= 1

    def _main(self, group: Group, j: int, end: int, saw: set[str]) -> None:
        bits = self._bits(j)
        saw_be, saw_have = "be" in saw, "have" in saw
        group.head = j
        if group.mood == "" and group.form == "fin" and not saw_be and not saw_have:
            group.form = (
                "ing" if bits & GERUND and not bits & PAST else "part" if bits & PART and not bits & PAST else "fin"
            )
        group.aspect = aspect_of(group, bits, saw)
        group.key = self.keys[j]
        group.end = j + 1
        if saw_be and bits & PART and not (bits & GERUND):
            group.voice = "passive"
        elif saw_be or saw_have or bits & (BASE | S_FORM | GERUND) and not bits & PAST:
            group.voice = "active"
        elif bits & PART and not bits & PAST:
            group.voice = "passive"
        elif bits & PAST and not bits & PART and not group.key.endswith("ed"):
            # "A car packed with explosives blew up": such a form describes no noun.
            group.voice = "active"
        if not (verbs := self.words_at[j].verbs):
            return
        matches = self._match(verbs, j, end)
        if not matches:
            return
        longest = max([len(tail) for _, tail in matches])
        group.entries = [entry for entry, _ in matches]
        for entry, tail in matches:
            if len(tail) == longest and GAP in entry.tail:
                self._take(tail)
            elif len(tail) == longest and tail:
                group.end = max(group.end, tail[-1] + 1)
