"""Arabic: sentences into groups; a proclitic makes a group of no width before its noun."""

from __future__ import annotations

from tansiq.reading.clitics import Parts
from tansiq.reading.groups import Group, Trigger, in_name
from tansiq.reading.lexicon import EMPTY
from tansiq.reading.phrases import within
from tansiq.reading.sheet import QuantityMention, Sentence
from tansiq.reading.words_ar import QUOTES, ArabicWords
from tansiq.reading.wordsets import word_set

__all__ = ["ArabicGrammar"]

_PEOPLE = frozenset({"person", "group_of_people"})
_JUSSIVE = word_set("jussive")
_SORTS = {"teller": "people", "mass": "people", "crowd": "people", "facility": "thing", "ground": "thing"}


class ArabicGrammar(ArabicWords):
    """Cuts one sentence of a Sheet into groups."""

    # -- groups

    def cut(self, sentence: Sentence) -> list[Group]:
        """Groups of one sentence, in order; proclitics make groups of no width."""
        groups: list[Group] = []
        self.takes_b = False
        i, end = sentence.start, sentence.end
        while i < end:
            i = self._next(i, end, groups)
        return groups

    def _next(self, i: int, end: int, groups: list[Group]) -> int:
        word = self.sheet.words[i]
        cover = self.covers.get(i)
        if i in self.taken:
            groups.append(Group("A", i, i + 1, key=self.sheet.keys[i], head=i))
            return i + 1
        if cover is not None and cover[0] == "time":
            if self.parts[i].conj:
                groups.append(Group("C", i, i, key=self.parts[i].conj, head=i))
            stop = min(cover[1], end)
            groups.append(Group("T", i, stop, head=i, time=cover[2]))  # type: ignore[arg-type]
            return stop
        if not word[0].isalnum():
            kind = "," if word in ("،", ",") else "Q" if word in QUOTES else "X"
            groups.append(Group(kind, i, i + 1, key=self.sheet.keys[i], head=i))  # type: ignore[arg-type]
            return i + 1
        parts = self.parts[i]
        for entry, tail in self.match(i, end):
            if entry.pos == "phrase":
                if parts.conj:
                    groups.append(Group("C", i, i, key=parts.conj, head=i))
                stop = (tail[-1] if tail and self.parts[tail[-1]].stem == self.sheet.keys[tail[-1]] else i) + 1
                groups.append(Group("P", i, stop, key=entry.lemma, head=i, entries=[entry]))
                return stop
        if self.takes_b and self._hides_b(i):
            parts = self.parts[i] = Parts(
                parts.conj, "ب", False, parts.stem[1:], parts.suffix, self.lexicon.words.get(parts.stem[1:], EMPTY)
            )
        seat = self._seat_end(i, end)
        if seat:
            # "المرصد، ومقره لندن": an aside on whoever stands before it.
            groups.append(Group("A", i, seat, key=parts.stem, head=i))
            return seat
        if parts.conj or self._is_joined(i):
            groups.append(Group("C", i, i, key=parts.conj or self.sheet.keys[i][:1], head=i))
        if not parts.word.classes and cover is None and self._holds_pronoun(parts.stem):
            groups.append(Group("N", i, i + 1, key="به", head=i, sort="pron", definite=True))
            return i + 1
        classes = parts.word.classes
        if classes and cover is None:
            done = self._closed(i, end, parts, groups)
            if done:
                return done
        if self._is_verb(i, end, groups):
            return self._verb(i, end, groups)
        if parts.prep and parts.prep != "س":
            groups.append(Group("P", i, i, key=parts.prep, head=i))
        noun = self._noun(i, end)
        groups.append(noun)
        return noun.end

    def _closed(self, i: int, end: int, parts: Parts, groups: list[Group]) -> int:
        classes, key = parts.word.classes, parts.stem
        if i + 1 < end and (pair := self.lexicon.pairs.get((key, self.parts[i + 1].stem))) is not None:
            groups.append(Group("P", i, i + 2, key=pair, head=i))
            return i + 2
        ahead = next((e for e, tail in self.match(i, end) if e.layer == "modality" and tail == (i + 1,)), None)
        if ahead is not None and "prep" in classes:
            # "من المقرر": what follows is to come.
            groups.append(Group("V", i, i + 2, key=key, head=i, form="cop", mood="future", entries=[ahead]))
            return i + 2
        if "neg" in classes and i + 1 < end and (self.parts[i + 1].word.entries or key in _JUSSIVE):
            group = Group("V", i, i + 1, key=key, head=i, form="aux", negated=True)
            groups.append(group)
            return i + 1
        if classes & {"be", "passive", "future", "modal"}:
            form = "aux" if i + 1 < end and self._is_verb(i + 1, end, [*groups, Group("A", i, i, key=key)]) else "cop"
            if "passive" in classes:
                form = "light"
            group = Group(
                "V", i, i + 1, key=key, head=i, form=form, voice="passive" if "passive" in classes else "active"
            )
            group.mood = (
                "future"
                if "future" in classes or key.startswith("س") and "passive" in classes
                else "modal"
                if "modal" in classes
                else ""
            )
            groups.append(group)
            return i + 1
        simple = (("rel", "R"), ("sub", "S"), ("conj", "C"), ("prep", "P"), ("adv", "A"))
        for name, kind in simple:
            if name in classes:
                if parts.prep and kind == "P":
                    key = parts.prep + key
                groups.append(Group(kind, i, i + 1, key=key, head=i))  # type: ignore[arg-type]
                return i + 1
        if "pron" in classes:
            groups.append(Group("N", i, i + 1, key=key, head=i, sort="pron", definite=True))
            return i + 1
        return 0

    def _verb(self, i: int, end: int, groups: list[Group]) -> int:
        parts = self.parts[i]
        group = Group("V", i, i + 1, key=parts.stem, head=i, form="fin")
        previous = groups[-1] if groups else None
        if previous is not None and previous.kind == "V" and previous.form == "aux":
            group.negated, group.mood = previous.negated, previous.mood
            group.start = previous.start
            groups.pop()
        elif previous is not None and previous.kind == "S" and previous.key in word_set("purpose_clause"):
            # "قبل أن يضرموا النار": told, not meant.
            told = len(groups) > 1 and groups[-2].key in word_set("before_clause")
            group.form = "fin" if told else "inf"
        if parts.prep == "س":
            group.mood = "future"
        elif parts.prep == "ل":
            group.form = "inf"
        matches = self._verb_entries(i, end)
        longest = max((len(tail) for _, tail in matches), default=0)
        for entry, tail in sorted(matches, key=lambda m: -len(m[1])):
            group.entries.append(entry)
            if tail and len(tail) == longest:
                self.taken.update(
                    t for t in tail if "prep" not in self.parts[t].word.classes and not self.parts[t].prep
                )
        group.has_suffix = parts.suffix
        self.takes_b = any("ب" in entry.frame for entry in group.entries)
        if group.entries and all(str(e.form).startswith("passive") for e in group.entries):
            group.voice = "passive"
        if group.entries:
            group.agreement = str(group.entries[0].form).split()[-1]
        groups.append(group)
        return i + 1

    def _noun(self, i: int, end: int) -> Group:
        group = Group("N", i, i + 1, head=i)
        j, mentioned = i, False
        saw_definite = was_place = False
        while j < end:
            cover = self.covers.get(j)
            if j in self.taken or (cover is not None and cover[0] == "time"):
                break
            parts = self.parts[j]
            if j > i:
                if self._counts_anew(j) or parts.conj or self._is_joined(j) or not self.sheet.words[j][0].isalnum():
                    break
                people = self.parts[j - 1].word.sort == "crowd" or self.covers.get(j - 1, ("",))[0] == "actor"
                if self.sheet.keys[j] in word_set("by_pronoun") and people:
                    # "مشتبه بهم": the pronoun belongs to the participle.
                    j += 1
                    continue
                counted = cover is not None and cover[0] == "quantity"
                if (parts.word.classes - {"nosplit", "det"} or parts.prep) and not counted:
                    whole = self._whole_noun(j, end) if parts.prep else 0
                    if whole == 0:
                        break
                    j = whole
                    continue
                if (self._is_verb(j, end, [group]) and j not in self.inside) or self._starts_anew(i, j):
                    break
                if self.takes_b and self._may_hide_b(j):
                    break
                if was_place and cover is not None and cover[0] == "place":
                    # "اتهمت أنقرة دمشق": one place behind another is another party.
                    break
                if saw_definite and not parts.definite and cover is not None and cover[0] in ("actor", "quantity"):
                    break
                if mentioned and counted and self.sheet.keys[j - 1].endswith(("ين", "ان")) and self._is_pair(cover):
                    # "مزارعين اثنين"
                    j = min(cover[1] if cover is not None else j + 1, end)
                    continue
                if (saw_definite or mentioned) and not parts.definite and (cover is None or cover[0] != "place"):
                    break
                if mentioned and cover is not None and cover[0] == "actor":
                    break
            if cover is not None and cover[0] in ("actor", "place"):
                stop = self._second_case(j, min(cover[1], end))
                if stop is None:
                    # "أطلق مجهولون النار": what belongs to the verb is no part of the doer's name.
                    stop = next((t for t in range(j + 1, min(cover[1], end)) if t in self.taken), None)
                mentioned, was_place = True, cover[0] == "place"
                if stop is not None:
                    j = stop
                    break
                j = min(cover[1], end)
                continue
            if cover is not None and cover[0] == "quantity":
                j = min(cover[1], end)
                continue
            saw_definite = saw_definite or parts.definite
            j += 1
        group.end = max(j, i + 1)
        self._describe(group)
        return group

    def _is_pair(self, cover: tuple[str, int, object] | None) -> bool:
        """Whether a quantity is the word "two", which may follow its noun."""
        quantity = None if cover is None else cover[2]
        return isinstance(quantity, QuantityMention) and (quantity.value.min, quantity.value.max) == (2, 2)

    def _is_joined(self, i: int) -> bool:
        """Whether a number that starts at word i begins with its conjunction: "و300 قنبلة", "وأحد عشر مسلحا"."""
        kind, _, mention = self.covers.get(i, ("", 0, None))
        return kind == "quantity" and isinstance(mention, QuantityMention) and mention.joined

    def _counts_anew(self, j: int) -> bool:
        """Whether a number starts another noun behind one that takes none: "خلف هجوم على قافلة ثلاثة قتلى"."""
        before = self.parts[j - 1].word
        counted = self.covers.get(j, ("",))[0] == "quantity"
        return counted and before.sort in ("facility", "ground") and not before.entries

    def _describe(self, group: Group) -> None:
        sheet, start, end = self.sheet, group.start, group.end
        # Most groups hold no mention at all.
        named = not self.covers.keys().isdisjoint(range(start, end))
        quantity = next((q for q in within(sheet.quantities, start, end) if q.end <= end), None) if named else None
        group.quantity = quantity
        group.head = start
        if quantity is not None and quantity.start == start and quantity.end < end:
            group.head = quantity.end
        if quantity is not None and quantity.head is not None:
            group.head = quantity.head
        while group.head + 1 < end and self.parts[group.head].word.classes & {"det"}:
            group.head += 1
        triggers: list[Trigger] = []
        for k in range(start, end):
            if k in self.taken or not self.parts[k].word.entries:
                continue
            for entry, tail in self.match(k, end):
                stop = (tail[-1] if tail else k) + 1
                if quantity is not None and quantity.end == k and self.parts[k].word.sort in ("crowd", "mass"):
                    # "مئات الأسر" are families, though أسر is captivity as well.
                    continue
                if entry.layer == "event" and entry.pos == "noun":
                    triggers.append(Trigger(k, stop, entry))
                elif entry.layer == "modality" and entry.pos == "noun":
                    group.entries.append(entry)
        triggers.sort(key=lambda t: (t.start - t.end, t.start))
        for trigger in triggers:
            if all(
                trigger.end <= k.start or trigger.start >= k.end or (trigger.start, trigger.end) == (k.start, k.end)
                for k in group.triggers
            ):
                group.triggers.append(trigger)
        if named:
            group.actors = [a for a in within(sheet.actors, start, end) if a.end <= end or a.start == start]
            group.places = [p for p in within(sheet.places, start, end) if p.end <= end]
        if group.triggers:
            group.triggers = sorted((t for t in group.triggers if not in_name(t, group)), key=lambda t: t.start)
        head = self.parts[group.head]
        group.definite = head.definite or head.suffix
        key = sheet.keys[group.head]
        group.accusative = (
            key.endswith("ا")
            and not head.definite
            and len(key) > 3
            and head.stem != key
            or key.endswith("ين")
            and head.word.sort == "crowd"
        )
        group.sort = self._sort(group)

    def _sort(self, group: Group) -> str:
        if any(t.start == group.head for t in group.triggers):
            return "event"
        at_head = [a for a in group.actors if a.start <= group.head < a.end]
        if at_head:
            return "people" if at_head[0].actor.actor_type in _PEOPLE else "organisation"
        if any(p.start <= group.head < p.end and not p.place.is_demonym for p in group.places):
            return "place"
        stem = self.parts[group.head].stem
        if stem.endswith(("ون", "ين")) and any(
            p.start <= group.head < p.end and p.place.is_demonym for p in group.places
        ):
            return "people"
        for tail, sort in self.lexicon.phrases.get(stem, ()):
            if all(
                group.head + 1 + n < group.end and self._is(group.head + 1 + n, wanted) for n, wanted in enumerate(tail)
            ):
                group.is_ground = sort == "ground"
                return _SORTS.get(sort, sort)
        sort = self.parts[group.head].word.sort
        if not sort and group.quantity is not None and group.quantity.head is None:
            rest = range(group.quantity.end, group.end)
            if all("pron" in self.parts[i].word.classes for i in rest):
                return "count"
        for cut, ending in ((2, "ة"), (1, "")) if not sort and stem.endswith("ي") else ():
            # Duals before a genitive: "قريتي", "حاجزي".
            base = self.lexicon.words.get(stem[:-cut] + ending, EMPTY).sort
            if base in ("ground", "facility") and (cut == 1 or stem[-2] == "ت"):
                sort = base
        group.is_ground = sort == "ground"
        return _SORTS.get(sort, sort)
