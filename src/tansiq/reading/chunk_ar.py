"""Arabic: sentences into groups; a proclitic makes a group of no width before its noun."""

from __future__ import annotations

from functools import cache

from tansiq.reading.clitics import Parts
from tansiq.reading.groups import PERSONAL, SORTS, Group, GroupKind, Trigger, in_name, longest_triggers
from tansiq.reading.lexicon import EMPTY
from tansiq.reading.nouns_ar import COUNTERPART, ArabicNouns
from tansiq.reading.phrases import within
from tansiq.reading.place_words import begins_beside, load_place_words
from tansiq.reading.sheet import PlaceMention, QuantityMention, Sentence
from tansiq.reading.words_ar import QUOTES, SEATS, holds_pronoun
from tansiq.reading.wordsets import word_set

__all__ = ["ArabicGrammar"]

_VERBAL = frozenset({"be", "passive", "future", "modal"})
_SIMPLE: tuple[tuple[str, GroupKind], ...] = (("rel", "R"), ("sub", "S"), ("conj", "C"), ("prep", "P"), ("adv", "A"))
_IN_NOUN = frozenset({"nosplit", "det"})
_JUSSIVE = word_set("jussive")
_PLACES = load_place_words("ar")
# The preposition that a bearing stands for, as frames have it.
_WITHIN = "في"


@cache
def _simple(classes: frozenset[str]) -> GroupKind | None:
    """What group a word of these classes makes by itself; there are a few dozen sets of them."""
    return next((kind for name, kind in _SIMPLE if name in classes), None)


class ArabicGrammar(ArabicNouns):
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
            groups.append(Group("T", i, stop, head=i).having(time=cover[2]))
            return stop
        if not word[0].isalnum():
            kind = "," if word in ("،", ",") else "Q" if word in QUOTES else "X"
            groups.append(Group(kind, i, i + 1, key=self.sheet.keys[i], head=i))  # type: ignore[arg-type]
            return i + 1
        parts = self.parts[i]
        for entry, tail in self.match(i, end, parts.word.phrases) if parts.word.phrases else ():
            if parts.conj:
                groups.append(Group("C", i, i, key=parts.conj, head=i))
            stop = (tail[-1] if tail and self.parts[tail[-1]].stem == self.sheet.keys[tail[-1]] else i) + 1
            groups.append(Group("P", i, stop, key=entry.lemma, head=i).having(entries=[entry]))
            return stop
        if (self.takes_b or self._follows_people(groups)) and self._hides_b(i):
            parts = self.parts[i] = Parts(
                parts.conj, "ب", False, parts.stem[1:], parts.suffix, self.lexicon.words.get(parts.stem[1:], EMPTY)
            )
        if self.sheet.keys[i] in SEATS and (seat := self._seat_end(i, end)):
            # "المرصد، ومقره لندن": an aside on whoever stands before it.
            groups.append(Group("A", i, seat, key=parts.stem, head=i))
            return seat
        if parts.conj or (cover is not None and self._is_joined(i)):
            groups.append(Group("C", i, i, key=parts.conj or self.sheet.keys[i][:1], head=i))
        if not parts.word.classes and cover is None and holds_pronoun(parts.stem):
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
        elif cover is not None and len(groups) > 1 and groups[-2].kind == "P" and self._is_beside(cover):
            # "كمين لداعش | غربي الرطبة"; behind a verb's doer it may be what was struck.
            groups.append(Group("P", i, i, key=_WITHIN, head=i))
        noun = self._noun(i, end)
        groups.append(noun)
        return noun.end

    def _closed(self, i: int, end: int, parts: Parts, groups: list[Group]) -> int:
        classes, key = parts.word.classes, parts.stem
        if i + 1 < end and (pair := self.lexicon.pairs.get((key, self.parts[i + 1].stem))) is not None:
            groups.append(Group("P", i, i + 2, key=pair, head=i))
            return i + 2
        if "prep" in classes and parts.word.entries:
            matches = self.match(i, end, parts.word.entries)
            ahead = next((e for e, tail in matches if e.layer == "modality" and tail == (i + 1,)), None)
            if ahead is not None:
                # "من المقرر": what follows is to come.
                group = Group("V", i, i + 2, key=key, head=i).having(form="cop", mood="future", entries=[ahead])
                groups.append(group)
                return i + 2
        if "neg" in classes and i + 1 < end and (self.parts[i + 1].word.entries or key in _JUSSIVE):
            group = Group("V", i, i + 1, key=key, head=i).having(form="aux", negated=True)
            groups.append(group)
            return i + 1
        if not _VERBAL.isdisjoint(classes):
            form = "aux" if i + 1 < end and self._is_verb(i + 1, end, [*groups, Group("A", i, i, key=key)]) else "cop"
            if "passive" in classes:
                form = "light"
            group = Group("V", i, i + 1, key=key, head=i)
            group.form, group.voice = form, "passive" if "passive" in classes else "active"
            group.mood = (
                "future"
                if "future" in classes or key.startswith("س") and "passive" in classes
                else "modal"
                if "modal" in classes
                else ""
            )
            groups.append(group)
            return i + 1
        if (kind := _simple(classes)) is not None:
            if parts.prep and kind == "P":
                key = parts.prep + key
            groups.append(Group(kind, i, i + 1, key=key, head=i))
            return i + 1
        if "pron" in classes:
            groups.append(Group("N", i, i + 1, key=key, head=i, sort="pron", definite=True))
            return i + 1
        return 0

    def _verb(self, i: int, end: int, groups: list[Group]) -> int:
        parts = self.parts[i]
        group = Group("V", i, i + 1, key=parts.stem, head=i)
        group.form = "fin"
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
        matches.sort(key=lambda m: -len(m[1]))
        group.entries = [entry for entry, _ in matches]
        for _, tail in matches:
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
            if group.has_suffix and self._is_ours(i, end, str(group.entries[0].form)):
                group.agreement, group.has_suffix = "1p", False
        groups.append(group)
        return i + 1

    def _is_ours(self, i: int, end: int, form: str) -> bool:
        """ "استهدفنا تجمعا": نا behind a past verb is "we" where something it was done to follows, and no doer."""
        if not self.sheet.keys[i].endswith("نا") or not form.startswith("past") or i + 1 >= end:
            return False
        behind = self.parts[i + 1]
        doer = behind.word.sort in ("crowd", "mass", "teller") or self.covers.get(i + 1, ("",))[0] == "actor"
        return not behind.prep and not behind.word.classes and self.sheet.words[i + 1][0].isalnum() and not doer

    def _noun(self, i: int, end: int) -> Group:
        group = Group("N", i, i + 1, head=i)
        j, mentioned = i, False
        saw_definite = was_place = named = False
        while j < end:
            cover = self.covers.get(j)
            if j in self.taken or (cover is not None and cover[0] == "time"):
                break
            parts = self.parts[j]
            named = named or cover is not None
            if j > i:
                if parts.conj or not self.sheet.words[j][0].isalnum() or (cover is not None and self._counts_anew(j)):
                    break
                if belongs := self._belongs(j, end, mentioned=mentioned):
                    j = belongs
                    continue
                counted = cover is not None and cover[0] == "quantity" and not parts.prep
                if (parts.prep or not parts.word.classes <= _IN_NOUN) and not counted:
                    whole = self._whole_noun(j, end) if parts.prep else 0
                    if whole == 0:
                        break
                    j, named = whole, True
                    continue
                if (j not in self.inside and self._is_verb(j, end, [group])) or self._starts_anew(i, j):
                    break
                if (self.takes_b and self._may_hide_b(j)) or self._is_ground_behind(j):
                    break
                if self._is_another(i, j, was_place=was_place, mentioned=mentioned):
                    break
                bare = (saw_definite or mentioned) and not parts.definite and (cover is None or cover[0] != "place")
                # "العائلات | 12 طفلا": what is not definite goes on with nothing that is.
                agrees = mentioned and not saw_definite and self._is_described(j)
                if (bare and not agrees) or (mentioned and cover is not None and cover[0] == "actor"):
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
        self._describe(group, named=named)
        return group

    def _is_another(self, i: int, j: int, *, was_place: bool, mentioned: bool) -> bool:
        """Whether word j, or what covers it, is no part of the noun group from i, whatever its form."""
        cover = self.covers.get(j)
        if cover is not None and self._is_beside(cover):
            # "كمين لداعش | غربي الرطبة": where, and no part of the name.
            return True
        if was_place and cover is not None and cover[0] == "place" and not self._is_nisba(cover):
            # "اتهمت أنقرة | دمشق": one place behind another is another party.
            return True
        before = self.covers.get(j - 1, ("",))[0]
        if cover is not None and cover[0] == "place" != before and self._is_accusative(j - 1):
            # "تضم 381 شخصا | مخيم الهول": what is counted takes no genitive.
            return True
        if mentioned and cover is not None and cover[0] == "place" and self.sheet.keys[j] in _PLACES.type_of:
            # "استعاد تنظيم داعش | بلدة السخنة", but "عائلات مخيم الهول"
            return any(a.end == j and a.actor.actor_type not in PERSONAL for a in within(self.sheet.actors, i, j))
        parts = self.parts[j]
        # "تبنى تنظيم داعش | العملية": a deed with the article behind a name.
        is_deed = mentioned and parts.definite and j not in self.inside
        return is_deed and any(e.layer == "event" for e in parts.word.nouns)

    def _is_nisba(self, cover: tuple[str, int, object]) -> bool:
        """Whether a place is an adjective behind another: "العاصمة الأفغانية كابل"."""
        place = cover[2]
        if not isinstance(place, PlaceMention) or not place.place.is_demonym:
            return False
        return self.sheet.keys[place.start].startswith("ال") and self.sheet.keys[place.end - 1].endswith(("ي", "ية"))

    def _is_beside(self, cover: tuple[str, int, object] | None) -> bool:
        """Whether what covers a word is a place that begins with where it lies: "كمين لداعش | غربي الرطبة"."""
        if cover is None:
            return False
        return cover[0] == "place" and isinstance(cover[2], PlaceMention) and begins_beside(self.sheet, cover[2])

    def _is_ground_behind(self, j: int) -> bool:
        """ "العائلات العراقية | مخيم الهول": a place without the article behind words that have it."""
        grounds = self.parts[j].word.sort in ("ground", "facility")
        return grounds and self.parts[j - 1].definite and not self.parts[j].definite

    def _is_described(self, j: int) -> bool:
        """ "24 جنديا ماليا": an adjective in the accusative behind what is counted."""
        both = self.sheet.keys[j - 1].endswith("ا") and self.sheet.keys[j].endswith("يا")
        return both and not self.parts[j].word.classes and j not in self.covers

    def _belongs(self, j: int, end: int, *, mentioned: bool) -> int:
        """Where what hangs on the noun before word j ends: "مشتبه بهم", "مزارعين اثنين"; 0 for nothing."""
        if self.sheet.keys[j] in word_set("by_pronoun"):
            people = self.parts[j - 1].word.sort == "crowd" or self.covers.get(j - 1, ("",))[0] == "actor"
            if people:
                return j + 1
        cover = self.covers.get(j) if mentioned else None
        if cover is None or not self._is_pair(cover):
            return 0
        return min(cover[1], end) if self.sheet.keys[j - 1].endswith(("ين", "ان")) else 0

    def _is_pair(self, cover: tuple[str, int, object] | None) -> bool:
        """Whether a quantity is the word "two", which may follow its noun."""
        quantity = None if cover is None else cover[2]
        return isinstance(quantity, QuantityMention) and (quantity.value.min, quantity.value.max) == (2, 2)

    def _is_joined(self, i: int) -> bool:
        """Whether a number that starts at word i begins with its conjunction: "و300 قنبلة", "وأحد عشر مسلحا"."""
        kind, _, mention = self.covers.get(i, ("", 0, None))
        return kind == "quantity" and isinstance(mention, QuantityMention) and mention.joined

    def _counts_anew(self, j: int) -> bool:
        """Whether a number starts another noun: joined to it, or behind one that takes none ("قافلة ثلاثة قتلى")."""
        if self._is_joined(j):
            return True
        before = self.parts[j - 1].word
        counted = self.covers.get(j, ("",))[0] == "quantity"
        return counted and before.sort in ("facility", "ground") and not before.entries

    def _describe(self, group: Group, *, named: bool) -> None:
        """Set what is in a noun group; `named`: it may hold mentions."""
        sheet, start, end = self.sheet, group.start, group.end
        quantity = next(iter(self.quantities.inside(start, end)), None) if named else None
        group.quantity = quantity
        group.head = start
        if quantity is not None and quantity.start == start and quantity.end < end:
            group.head = quantity.end
        if quantity is not None and quantity.head is not None and not self._is_counted_harm(start, quantity):
            group.head = quantity.head
        while group.head + 1 < end and "det" in self.parts[group.head].word.classes:
            group.head += 1
        triggers: list[Trigger] = []
        for k, parts in enumerate(self.parts[start:end], start):
            nouns = parts.word.nouns
            if not nouns or k in self.taken or (k > start and self._is_no_event(k, end)):
                continue
            for entry, tail in self.match(k, min(end + 1, len(self.parts)), nouns):
                stop = (tail[-1] if tail else k) + 1
                if stop > end and "prep" not in self.parts[stop - 1].word.classes:
                    continue
                if quantity is not None and quantity.end == k and self.parts[k].word.sort in ("crowd", "mass"):
                    # "مئات الأسر" are families, though أسر is captivity as well.
                    continue
                if entry.layer == "event":
                    # "السيطرة الكاملة | على": the preposition stands outside.
                    triggers.append(Trigger(k, stop if stop <= end else k + 1, entry))
                elif entry.layer == "modality":
                    group.entries = [*group.entries, entry]
        if named:
            group.actors = [a for a in within(sheet.actors, start, end) if a.end <= end or a.start == start]
            group.places = self.places.inside(start, end)
            hangs = start > 0 and "prep" in self.parts[start - 1].word.classes
            if hangs and any(
                p.start == group.head == p.core[0] - 1 and p.place.kind == "district" for p in group.places
            ):
                # "على مديرية ألمار": a district, which elsewhere is an office.
                group.actors = [a for a in group.actors if a.start != group.head]
        if triggers:
            group.triggers = [t for t in longest_triggers(triggers) if not in_name(t, group)]
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

    def _is_counted_harm(self, start: int, quantity: QuantityMention) -> bool:
        """ "مقتل جنديين": a dual behind an event noun is whom it befell, and no head."""
        return start < quantity.start and any(e.layer == "event" for e in self.parts[start].word.nouns)

    def _sort(self, group: Group) -> str:
        head = group.head
        for trigger in group.triggers:
            if trigger.start == head:
                return "event"
        for actor in group.actors:
            if actor.start <= head < actor.end:
                return "people" if actor.actor.actor_type in PERSONAL else "organisation"
        at_head = [p for p in group.places if p.start <= head < p.end] if group.places else ()
        if at_head and any(not p.place.is_demonym for p in at_head):
            return "place"
        stem = self.parts[head].stem
        if not group.triggers and self.sheet.keys[head].startswith(COUNTERPART):
            return "people"
        if at_head and stem.endswith(("ون", "ين")):
            return "people"
        for tail, sort in self.lexicon.phrases.get(stem, ()):
            if all(
                group.head + 1 + n < group.end and self._is(group.head + 1 + n, wanted) for n, wanted in enumerate(tail)
            ):
                group.is_ground = sort == "ground"
                return SORTS.get(sort, sort)
        sort = self.parts[group.head].word.sort
        if not sort and group.end - head == 2 and self.parts[head + 1].word.sort == "weapon" and not group.triggers:
            # "وابل الصواريخ"
            return "weapon"
        if not sort and group.quantity is not None and group.quantity.head is None:
            rest = range(group.quantity.end, group.end)
            if all("pron" in self.parts[i].word.classes for i in rest):
                return "count"
        for cut, ending in ((2, "ة"), (1, "")) if not sort and stem[-1:] == "ي" else ():
            # Duals before a genitive: "قريتي", "حاجزي".
            base = self.lexicon.words.get(stem[:-cut] + ending, EMPTY).sort
            if base in ("ground", "facility", "weapon") and (cut == 1 or stem[-2] == "ت"):
                sort = base
        group.is_ground = sort == "ground"
        return SORTS.get(sort, sort)
