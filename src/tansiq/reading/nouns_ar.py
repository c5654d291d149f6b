"""Arabic: where a noun group ends, by case, number and what its words are."""

from __future__ import annotations

from tansiq.reading.clitics import is_singular_form
from tansiq.reading.masdars import is_masdar
from tansiq.reading.sheet import PlaceMention
from tansiq.reading.verbs_ar import ArabicVerbs
from tansiq.reading.words_ar import SEATS
from tansiq.reading.wordsets import word_set

__all__ = ["COUNTERPART", "ArabicNouns"]

# Words of the longest number, and between a number and what it counts.
_MAX_COUNT, _NEAR_COUNT = 8, 3
_MENTIONED = frozenset({"actor", "place", "time", "quantity"})
# A dual of a noun of two letters is too easily another word.
_MIN_DUAL = 5
_COMING_ABOUT = word_set("coming_about")
_ANY_ONE = word_set("any_one")
COUNTERPART = tuple(sorted(word_set("counterpart")))


class ArabicNouns(ArabicVerbs):
    """Says of each word of a Sheet whether it goes on with the noun before it."""

    def _whole_noun(self, j: int, end: int) -> int:
        """Where an event noun with a preposition inside it ends: "وقف [ل]إطلاق النار"; 0 for none."""
        for entry, tail in self.match(j - 1, end, self.parts[j - 1].word.nouns):
            if entry.layer == "event" and tail and tail[0] == j:
                return tail[-1] + 1
        return 0

    def _starts_anew(self, i: int, j: int) -> bool:
        """Whether word j cannot go on with the noun group from i: another case, or a noun that takes no genitive."""
        before, key = self.sheet.keys[j - 1], self.sheet.keys[j]
        if key.startswith(COUNTERPART) and j > i:
            # "التقى الوزير نظيره": another person of the same office.
            return True
        if self.sheet.keys[i] in _ANY_ONE and j - 1 > i and key.startswith("ال") and not before.startswith("ال"):
            # "لم تتبن أي جهة | التفجير": "any" takes an indefinite noun, and so do its adjectives.
            return True
        if self._is_second_head(j) or (key in _COMING_ABOUT and self._ends_named(j)):
            return True
        if self._is_accusative(j) and self._is_accusative(j - 1) and self.lexicon.numbers.get(key[:-1]) == "s":
            # "قتل شابا | حرقا": behind an object, how it was done; an adjective is no noun of the lists.
            return bool(self.parts[j].word.nouns)
        if (
            self._is_accusative(j)
            and not self._is_accusative(j - 1)
            and (self.covers.get(j - 1, ("",))[0] not in _MENTIONED or self._ends_definite_count(j))
        ):
            return not self._is_counted(i, j)
        behind_verb = i > 0 and bool(self.parts[i - 1].word.verbs)
        if self._is_dual(before, guess=behind_verb) and j - 1 == i and not self.parts[j].word.classes:
            # "ألقى ملثمان قنبلة": a nominative dual with its nun takes no genitive.
            return not key.endswith("ان")
        if behind_verb and j - 1 == i and before.endswith("ون") and self._is_participle(before[:-2]):
            # "استهدف مخربون أبراج": those of no list have their case as well.
            return not key.endswith(("ون", "ين")) and not self.parts[j].word.classes
        if self._ends_described(i, j) or self._is_struck(i, j):
            return True
        if self.parts[j - 1].word.sort == "crowd" and before.endswith(("ون", "ان")) and j - 1 not in self.inside:
            # A nominative plural or dual with its nun takes no genitive; only an adjective of its own ending follows.
            return not key.endswith(("ون", "ان", "ين")) and not self.parts[j].word.classes
        return False

    def _ends_named(self, j: int) -> bool:
        """Whether those who deny or confirm end before word j: "نفى قائد شرطة البصرة | وقوع هجوم"."""
        before = self.parts[j - 1]
        named = j - 1 in self.inside or j - 1 in self.covers or self._is_relational(j - 1)
        return bool(before.suffix) or before.definite or named or self.sheet.keys[j - 1].endswith(("ها", "هم"))

    def _ends_definite_count(self, j: int) -> bool:
        """ "ضرب العشرات | شابا": a number with the article counts no accusative behind it."""
        return self.covers[j - 1][0] == "quantity" and self.sheet.keys[j - 1].startswith("ال")

    def _is_counted(self, i: int, j: int) -> bool:
        """Whether a number of the group from word i on counts word j: "ما لا يقل عن 12 مسلحا"; no definite one does."""
        for k in range(max(i, j - _MAX_COUNT), j):
            kind, stop, _ = self.covers.get(k, ("", 0, None))
            if kind == "quantity" and (stop >= j or j - k <= _NEAR_COUNT):
                return not self.sheet.keys[k].startswith("ال")
        return False

    def _is_dual(self, key: str, *, guess: bool = False) -> bool:
        """Whether a key is the nominative dual of a known noun: "انفجاران"; `guess`: or of a participle, "ملثمان"."""
        if not key.endswith("ان") or len(key) < _MIN_DUAL:
            return False
        base = key.removeprefix("ال")[:-2]
        if self.lexicon.numbers.get(key.removeprefix("ال")) == "d":
            return True
        if guess and self._is_participle(base):
            return True
        known = (self.lexicon.words.get(one) for one in (base, base[:-1] + "ة" if base.endswith("ت") else base))
        return any(word is not None and (word.sort or any(e.pos == "noun" for e in word.entries)) for word in known)

    def _is_participle(self, base: str) -> bool:
        """Whether a stem of no list has the form of someone who does something: "ملثم", "مخرب"."""
        return base[:1] == "م" and is_singular_form(base) and base not in self.lexicon.words

    def _is_struck(self, i: int, j: int) -> bool:
        """Whether word j is what the event noun i struck: "استهدف انفجار | حافلة"; of an instrument it is a part."""
        if j - 1 != i or i == 0 or self.parts[i - 1].stem not in word_set("struck_by"):
            return False
        event = any(e.layer == "event" and not e.row.get("carrier") for e in self.parts[i].word.nouns)
        struck = self.parts[j].word.sort not in ("", "weapon") or self.covers.get(j, ("",))[0] == "place"
        return event and struck and not self.parts[i].definite and not self.match(j, j + 2, self.parts[j].word.nouns)

    def _ends_described(self, i: int, j: int) -> bool:
        """Whether an indefinite adjective before word j ends its noun: "انفجار ضخم | مرفأ", "عائلة عراقية | مخيم"."""
        key, before = self.sheet.keys[j], self.sheet.keys[j - 1]
        if j - 1 <= i or before.startswith("ال") or self.parts[j - 1].suffix:
            return False
        if self._is_phrase_end(j - 1) and (self.parts[j].word.sort or j in self.covers):
            # "عبوة ناسفة | دورية"
            return True
        if before in word_set("degree") or before.removesuffix("ة") in word_set("degree"):
            return not self.parts[j].word.classes and key not in word_set("degree") and not self._is_relational(j)
        cover = self.covers.get(j)
        place = self.covers.get(j - 1, ("", 0, None))[2]
        demonym = isinstance(place, PlaceMention) and place.place.is_demonym
        return demonym and cover is not None and cover[0] in ("place", "actor")

    def _is_phrase_end(self, j: int) -> bool:
        """Whether an event noun of two words ends at word j."""
        return j > 0 and any(
            entry.row.get("carrier") and tail == (j,)
            for entry, tail in self.match(j - 1, j + 1, self.parts[j - 1].word.nouns)
        )

    def _is_relational(self, j: int) -> bool:
        """Whether a word may be one more adjective by its ending."""
        return self.sheet.keys[j].endswith(("ي", "ية"))

    def _is_second_head(self, j: int) -> bool:
        """Whether word j is a masdar with the article behind words that have it: "السفير السوري | التعاون"."""
        named = j - 1 in self.inside or self.covers.get(j - 1, ("",))[0] in ("actor", "place")
        key, before = self.sheet.keys[j], self.parts[j - 1]
        if not key.startswith("ال") or j in self.inside or not (named or before.definite):
            return False
        if self.parts[j].word.sort in ("facility", "ground") and before.definite:
            # "غادرت العائلات | القرية": no adjective.
            return True
        many = key.endswith("ات") and not self.sheet.keys[j - 1].endswith(("ات", "اء"))
        return is_masdar(key) or (many and before.definite)

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

    def _is_no_event(self, k: int, end: int) -> bool:
        """Whether an event noun belongs to the word before it: "طائرة مسيرة", "قيادة عمليات", "غرفة عمليات"."""
        before = self.parts[k - 1].stem
        bare = before[1:] if before[:1] in ("ل", "ب") else before
        following = self.sheet.keys[k + 1] if k + 1 < end else ""
        if following in word_set("rescue"):
            # "انتهاء عمليات البحث": of rescuers.
            return True
        if not {before, bare}.isdisjoint(word_set("commands")) and not self._is_accusative(k):
            return True
        return any(
            sort == "weapon" and tail and self.parts[k].stem == tail[0] and k + len(tail) <= end
            for tail, sort in self.lexicon.phrases.get(before, ())
        ) and not any(e.row.get("carrier") for e, _ in self.match(k - 1, end, self.parts[k - 1].word.nouns))

    def _second_case(self, start: int, end: int) -> int | None:
        """Where a nominative people noun is followed by an accusative one: doer and undergoer ("مسلحون جنديين")."""
        nominative = False
        for j in range(start, end):
            key, people = self.sheet.keys[j], self.parts[j].word.sort == "crowd"
            if people and nominative and key.endswith("ين"):
                return j
            nominative = nominative or (people and key.endswith(("ون", "ان")))
        return None
