"""Arabic: sentences into groups; a proclitic makes a group of no width before its noun."""

from __future__ import annotations

from functools import cache

from tansiq.reading.clitics import Parts
from tansiq.reading.groups import Group, GroupKind
from tansiq.reading.lexicon import EMPTY
from tansiq.reading.nouns_ar import ArabicNouns
from tansiq.reading.place_words import AT_BEARING
from tansiq.reading.sheet import Sentence
from tansiq.reading.words_ar import QUOTES, SEATS, holds_pronoun
from tansiq.reading.wordsets import word_set

__all__ = ["ArabicGrammar"]

_VERBAL = frozenset({"be", "passive", "future", "modal"})
_SIMPLE: tuple[tuple[str, GroupKind], ...] = (("rel", "R"), ("sub", "S"), ("conj", "C"), ("prep", "P"), ("adv", "A"))
_JUSSIVE = word_set("jussive")
_OUT_OF, _MAKES = word_set("after"), word_set("make_of")


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
            groups.append(Group("A", i, i + 1, i, self.sheet.keys[i]))
            return i + 1
        if cover is not None and cover[0] == "time":
            if self.parts[i].conj:
                groups.append(Group("C", i, i, i, self.parts[i].conj))
            stop = min(cover[1], end)
            groups.append(Group("T", i, stop, i).having(time=cover[2]))
            return stop
        if not word[0].isalnum():
            kind = "," if word in ("،", ",") else "Q" if word in QUOTES else "X"
            groups.append(Group(kind, i, i + 1, i, self.sheet.keys[i]))  # type: ignore[arg-type]
            return i + 1
        parts = self.parts[i]
        for entry, tail in self.match(i, end, parts.word.phrases) if parts.word.phrases else ():
            if parts.conj:
                groups.append(Group("C", i, i, i, parts.conj))
            stop = (tail[-1] if tail and self.parts[tail[-1]].stem == self.sheet.keys[tail[-1]] else i) + 1
            groups.append(Group("P", i, stop, i, entry.lemma).having(entries=[entry]))
            return stop
        governed = bool(groups) and groups[-1].kind == "P" and not parts.conj
        # "في بلدة", "في بوركينا": behind a preposition stands no second one.
        if (
            not governed
            and (self.takes_b or self._follows_people(groups) or self._follows_demand(groups))
            and self._hides_b(i)
        ):
            parts = self.parts[i] = Parts(
                parts.conj, "ب", False, parts.stem[1:], parts.suffix, self.lexicon.words.get(parts.stem[1:], EMPTY)
            )
        if seat := self._seat_end(i, end):
            # "المرصد، ومقره لندن": an aside on whoever stands before it.
            groups.append(Group("A", i, seat, i, parts.stem))
            return seat
        if how := self._manner_end(i, end):
            groups.append(Group("A", i, how, i, parts.stem))
            return how
        if parts.conj or (cover is not None and self._is_joined(i)):
            groups.append(Group("C", i, i, i, parts.conj or self.sheet.keys[i][:1]))
        if not parts.word.classes and cover is None and holds_pronoun(parts.stem):
            groups.append(Group("N", i, i + 1, i, "به", sort="pron", definite=True))
            return i + 1
        classes = parts.word.classes
        if classes and cover is None:
            done = self._closed(i, end, parts, groups)
            if done:
                return done
        if self._is_verb(i, end, groups):
            return self._verb(i, end, groups)
        if parts.prep and parts.prep != "س":
            groups.append(Group("P", i, i, i, parts.prep))
        elif cover is not None and len(groups) > 1 and groups[-2].kind == "P" and self._is_beside(i):
            # "كمين لداعش | غربي الرطبة"; behind a verb's doer it may be what was struck.
            groups.append(Group("P", i, i, i, AT_BEARING["ar"]))
        noun = self._noun(i, end)
        groups.append(noun)
        return noun.end

    def _closed(self, i: int, end: int, parts: Parts, groups: list[Group]) -> int:
        classes, key = parts.word.classes, parts.stem
        if i + 1 < end and (pair := self.lexicon.pairs.get((key, self.parts[i + 1].stem))) is not None:
            groups.append(Group("P", i, i + 2, i, pair))
            return i + 2
        if "prep" in classes and parts.word.entries:
            matches = self.match(i, end, parts.word.entries)
            ahead = next((e for e, tail in matches if e.layer == "modality" and tail == (i + 1,)), None)
            if ahead is not None:
                # "من المقرر": what follows is to come.
                group = Group("V", i, i + 2, i, key).having(form="cop", mood="future", entries=[ahead])
                groups.append(group)
                return i + 2
        if "neg" in classes and i + 1 < end and self.sheet.keys[i + 1] in word_set("still"):
            # "لا يزال المسلحون يحتجزون": it goes on.
            groups.append(Group("V", i, i + 2, key=key, head=i + 1).having(form="cop"))
            return i + 2
        if "neg" in classes and i + 1 < end and (self.parts[i + 1].word.entries or key in _JUSSIVE):
            group = Group("V", i, i + 1, i, key).having(form="aux", negated=True)
            groups.append(group)
            return i + 1
        if not _VERBAL.isdisjoint(classes):
            form = "aux" if i + 1 < end and self._is_verb(i + 1, end, [*groups, Group("A", i, i, key=key)]) else "cop"
            if "passive" in classes:
                form = "light"
            group = Group("V", i, i + 1, i, key)
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
        if "prep" in classes and key in _OUT_OF and (made := self._make_end(i, end)):
            groups.append(Group("A", i, made, i, key))
            return made
        if (kind := _simple(classes)) is not None:
            if parts.prep and kind == "P":
                key = parts.prep + key
            groups.append(Group(kind, i, i + 1, i, key))
            return i + 1
        if "pron" in classes:
            groups.append(Group("N", i, i + 1, i, key, sort="pron", definite=True))
            return i + 1
        return 0

    def _make_end(self, i: int, end: int) -> int:
        """Where 'من طراز "توتشكا-يو"', "من نوع غراد" ends, which says what make a thing is of; 0 for none."""
        if i + 2 >= end or self.sheet.keys[i + 1] not in _MAKES or self.parts[i].conj:
            return 0
        at = i + 2
        if self.sheet.words[at] in QUOTES:
            close = next((m for m in range(at + 1, min(at + 5, end)) if self.sheet.words[m] in QUOTES), 0)
            return close + 1 if close else 0
        return at + 1 if self.sheet.words[at][0].isalnum() and not self.parts[at].word.classes else 0

    def _manner_end(self, i: int, end: int) -> int:
        """Where "بشكل مستمر", "لمدة ساعتين" ends, which says how or for how long; 0 for nothing."""
        if self.sheet.keys[i] not in word_set("manner_of") or i + 1 >= end:
            return 0
        kind, stop, _ = self.covers.get(i + 1, ("", i + 2, None))
        if kind == "quantity":
            # "لمدة ثلاث ساعات": the unit stands behind its number.
            stop += stop < end and self.sheet.words[stop][0].isalnum() and not self.parts[stop].word.classes
        return min(stop, end) if kind in ("", "time", "quantity") else 0

    def _verb(self, i: int, end: int, groups: list[Group]) -> int:
        parts = self.parts[i]
        group = Group("V", i, i + 1, i, parts.stem)
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
        told_beside = self.lexicon.participles.get(self.sheet.keys[i][len(parts.conj) :], ())
        matches = self._verb_entries(i, end) or self.match(i, end, told_beside)
        longest = max((len(tail) for _, tail in matches), default=0)
        matches.sort(key=lambda m: -len(m[1]))
        group.entries = [entry for entry, _ in matches]
        for _, tail in matches:
            if tail and len(tail) == longest:
                self.taken.update(
                    t for t in tail if "prep" not in self.parts[t].word.classes and not self.parts[t].prep
                )
        group.has_suffix = parts.suffix or any(self._is_of_them(t) for _, tail in matches for t in tail)
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

    def _seat_end(self, i: int, end: int) -> int:
        """Where "ومقره [في] بريطانيا" ends, which says where a body is from; 0 where word i opens no such aside."""
        if self.sheet.keys[i] not in SEATS:
            return 0
        at = i + 1
        while at < min(end, i + 4):
            cover = self.covers.get(at)
            if cover is not None and cover[0] in ("place", "actor"):
                return min(cover[1], end)
            if "prep" not in self.parts[at].word.classes and not self.parts[at].prep:
                return 0
            at += 1
        return 0
