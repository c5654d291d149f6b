"""Arabic: where a noun group ends, by case, number and what its words are."""

from __future__ import annotations

from tansiq.reading.groups import PERSONAL, Group
from tansiq.reading.heads_ar import COUNTERPART, ArabicHeads
from tansiq.reading.lexicon import EMPTY
from tansiq.reading.masdars import is_masdar
from tansiq.reading.phrases import within
from tansiq.reading.place_words import begins_beside, load_place_words
from tansiq.reading.sheet import ActorMention, PlaceMention, QuantityMention
from tansiq.reading.words_ar import QUOTES
from tansiq.reading.wordsets import word_set

__all__ = ["ArabicNouns"]

# Words of the longest number, and between a number and what it counts.
_MAX_COUNT, _NEAR_COUNT = 8, 3
_MENTIONED = frozenset({"actor", "place", "time", "quantity"})
_PLACES = load_place_words("ar")
_IN_NOUN = frozenset({"nosplit", "det"})
_FEMININE = ("ة", "ات")
_LIKE_FEMININE = (*_FEMININE, "ى", "اء", "ا")
_COMING_ABOUT = word_set("coming_about")
_ANY_ONE = word_set("any_one")


class ArabicNouns(ArabicHeads):
    """Makes the noun groups of a Sheet: says of each word whether it goes on with the noun before it."""

    def _noun(self, i: int, end: int) -> Group:
        """The noun group from word i on, described."""
        group = Group("N", i, i + 1, i)
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
                agrees = mentioned and not saw_definite and (self._is_described(j) or self._is_genitive_of_one(i, j))
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

    def _whole_noun(self, j: int, end: int) -> int:
        """Where an event noun with a preposition inside it ends: "وقف [ل]إطلاق النار"; 0 for none."""
        # "وقف فوري لإطلاق النار"
        first = j - 2 if j > 1 and self.parts[j - 1].word is EMPTY else j - 1
        for entry, tail in self.match(first, end, self.parts[first].word.nouns):
            if entry.layer == "event" and tail and tail[0] == j:
                return tail[-1] + 1
        return 0

    def _starts_anew(self, i: int, j: int) -> bool:
        """Whether word j cannot go on with the noun group from i: another case, or a noun that takes no genitive."""
        before, key = self.sheet.keys[j - 1], self.sheet.keys[j]
        if self.match(j, len(self.parts), self.parts[j].word.phrases):
            # "في قصف | بحسب المرصد": who says so is no genitive.
            return True
        if key.startswith(COUNTERPART) and j > i:
            # "التقى الوزير نظيره": another person of the same office.
            return True
        if self.sheet.keys[i] in _ANY_ONE and j - 1 > i and key.startswith("ال") and not before.startswith("ال"):
            # "لم تتبن أي جهة | التفجير": "any" takes an indefinite noun, and so do its adjectives.
            return True
        if key in word_set("toll_numbers") and self.covers.get(j - 1, ("",))[0] == "quantity":
            # "ارتفع إلى 138 | عدد قتلى الهجوم"
            return True
        if key.startswith("ال") and before.endswith("ين") and self._is_pair(self.covers.get(j - 1)):
            # "بصاروخين | الأحياء": a dual that keeps its nun takes no genitive.
            return not before.startswith("ال")
        if self._is_person_behind(i, j) or self._is_asked(i, j):
            # "اعتقلت الشرطة | المتهم"
            return True
        if self._is_done_by_town(i, j) or self._is_done_by_name(i, j):
            return True
        if self._is_second_head(j) or (key in _COMING_ABOUT and self._ends_named(j)):
            return True
        if self._is_accusative(j) and self._is_accusative(j - 1) and self.lexicon.numbers.get(key[:-1]) == "s":
            # "قتل شابا | حرقا": behind an object, how it was done; an adjective is no noun of the lists.
            whole = any(tail == (j,) for _, tail in self.match(j - 1, j + 1, self.parts[j - 1].word.nouns))
            return bool(self.parts[j].word.nouns) and not whole
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
            return not key.endswith(("ون", "ين")) and self.parts[j].word.classes <= _IN_NOUN
        if self._ends_described(i, j) or self._is_struck(i, j):
            return True
        if self._is_foiled(i, j) or self._is_some_of(i, j):
            return True
        if key.startswith("مشتبه") and self._is_described(j):
            # "جهاديون مشتبه بهم"
            return False
        if self.parts[j - 1].word.sort == "crowd" and before.endswith(("ون", "ان")) and j - 1 not in self.inside:
            # A nominative plural or dual with its nun takes no genitive; only an adjective of its own ending follows.
            return not key.endswith(("ون", "ان", "ين")) and self.parts[j].word.classes <= _IN_NOUN
        return False

    def _is_foiled(self, i: int, j: int) -> bool:
        """ "أحبطت قوات الحدود | محاولة تهريب": an attempt behind whoever did something with it."""
        attempt = any(e.layer == "modality" and e.row["kind"] == "attempt_noun" for e in self.parts[j].word.nouns)
        return attempt and i > 0 and bool(self.parts[i - 1].word.verbs) and not self.parts[j].definite

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
        if self._is_aircraft_end(j - 1) and self.parts[j].word.sort and j not in self.covers:
            # "طائرة مسيرة | سيارة"
            return True
        of_feminine = j - 2 >= i and self.sheet.keys[j - 2].endswith("ة") and before.endswith("ية")
        if of_feminine and self.parts[j].word is EMPTY and not key.endswith(_LIKE_FEMININE):
            # "دراجة نارية | إمام مسجد": no adjective of hers, and behind an adjective no genitive.
            return j not in self.covers and not self.parts[j].definite
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
        was_place = self.covers.get(j - 1, ("",))[0] == "place" or j - 1 in self.inside
        return is_masdar(key) or (many and (before.definite or was_place))

    def _second_case(self, start: int, end: int) -> int | None:
        """Where a nominative people noun is followed by an accusative one: doer and undergoer ("مسلحون جنديين")."""
        nominative = False
        for j in range(start, end):
            key, people = self.sheet.keys[j], self.parts[j].word.sort == "crowd"
            if people and nominative and key.endswith("ين"):
                return j
            nominative = nominative or (people and key.endswith(("ون", "ان")))
        return None

    def _is_another(self, i: int, j: int, *, was_place: bool, mentioned: bool) -> bool:
        """Whether word j, or what covers it, is no part of the noun group from i, whatever its form."""
        cover = self.covers.get(j)
        if self._is_beside(j):
            # "كمين لداعش | غربي الرطبة": where, and no part of the name.
            return True
        named = self.sheet.words[j - 1] in QUOTES
        if (was_place or named) and cover is not None and cover[0] == "place" and not self._is_nisba(cover):
            # "اتهمت أنقرة | دمشق": one place behind another is another party, and so behind «a name».
            return True
        if cover is not None and cover[0] == "place" and self._is_behind_described(i, j, cover):
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

    def _is_behind_described(self, i: int, j: int, cover: tuple[str, int, object]) -> bool:
        """Whether a place stands behind words whose article ends them: "دخلت القوات العراقية | الكويت".

        What sort of place it is may stand so: "العاصمة الليبية طرابلس".
        """
        if self._is_nisba(cover) or not self.sheet.keys[j - 1].startswith("ال") or j - 1 == i:
            return False
        return all(key.removeprefix("ال") not in _PLACES.type_of for key in self.sheet.keys[i:j])

    def _is_person_behind(self, i: int, j: int) -> bool:
        """Whether word j is somebody with the article behind the name of a force or body that has done something."""
        kind, stop, mention = self.covers.get(i, ("", 0, None))
        if kind != "actor" or stop != j or i == 0 or not self.parts[i - 1].word.verbs or j in self.inside:
            return False
        body = isinstance(mention, ActorMention) and mention.actor.actor_type not in PERSONAL
        return body and self.parts[j].definite and self.parts[j].word.sort == "crowd"

    def _is_asked(self, i: int, j: int) -> bool:
        """Whether word j is a party with the article right behind a noun of another word that has done something.

        "دعت البلدية | السكان", "طالب النواب | الحكومة"; "المواطنون المدنيون" are one.
        """
        cover = self.covers.get(j)
        if j - 1 != i or i == 0 or cover is None or cover[0] != "actor" or i in self.covers or j in self.inside:
            return False
        key, before = self.sheet.keys[j], self.sheet.keys[i]
        did = bool(self.parts[i - 1].word.verbs) and "prep" not in self.parts[i - 1].word.classes
        if not (key.startswith("ال") and before.startswith("ال") and did):
            # "من الوقود المهرب": a preposition that is spelt as a verb does nothing.
            return False
        # A sound plural may be an adjective, but of no feminine singular.
        return not key.endswith(("ون", "ين")) or before.endswith("ة")

    def _is_done_by_town(self, i: int, j: int) -> bool:
        """Whether word j is what a town's government, or units, did something to: "رفضت طهران | المقترح".

        Towns and units ("طوقت القوات الخاصة | الدير") are feminine, so a masculine word with the article is no
        adjective of theirs.
        """
        # "ناشدت الوزارة | المجتمع الدولي": so is a noun that no list has for a body, with the article.
        _, stop, mention = self.covers.get(i, ("", i + 1, None))
        if stop != j or i == 0 or not self.parts[i - 1].word.verbs:
            return False
        if isinstance(mention, PlaceMention):
            feminine = mention.place.kind == "town" and not mention.place.is_demonym
        else:
            units = isinstance(mention, ActorMention) and mention.actor.actor_type in ("force", "agency")
            units = units or (mention is None and self.sheet.keys[i].startswith("ال"))
            feminine = units and self.sheet.keys[i].endswith(_FEMININE) and self.sheet.keys[j - 1].endswith(_FEMININE)
        key = self.sheet.keys[j]
        return feminine and key.startswith("ال") and not key.endswith(("ة", "ي", "ات", "ين", "ون"))

    def _is_done_by_name(self, i: int, j: int) -> bool:
        """Whether word j is the indefinite event noun that somebody of no list carried out: "عقد ماكرون | لقاء"."""
        if i == 0 or j - 1 != i or self.parts[i].word is not EMPTY or self.parts[j].definite or self.parts[j].prep:
            return False
        light = any(e.layer == "modality" and e.row["kind"] == "light" for e in self.parts[i - 1].word.verbs)
        return light and any(e.layer == "event" and not e.row.get("carrier") for e in self.parts[j].word.nouns)

    def _is_nisba(self, cover: tuple[str, int, object]) -> bool:
        """Whether a place is an adjective behind another: "العاصمة الأفغانية كابل"."""
        place = cover[2]
        if not isinstance(place, PlaceMention) or not place.place.is_demonym:
            return False
        return self.sheet.keys[place.start].startswith("ال") and self.sheet.keys[place.end - 1].endswith(("ي", "ية"))

    def _is_beside(self, i: int) -> bool:
        """Whether a place that begins at word i says where it lies: "كمين لداعش | غربي الرطبة"."""
        kind, _, mention = self.covers.get(i, ("", 0, None))
        return kind == "place" and isinstance(mention, PlaceMention) and begins_beside(self.sheet, mention)

    def _is_ground_behind(self, j: int) -> bool:
        """ "العائلات العراقية | مخيم الهول": a place without the article behind words that have it."""
        grounds = self.parts[j].word.sort in ("ground", "facility")
        return grounds and self.parts[j - 1].definite and not self.parts[j].definite

    def _is_described(self, j: int) -> bool:
        """ "24 جنديا ماليا", "مسلحون موالون": an adjective in the case of the people it stands behind."""
        before, key = self.sheet.keys[j - 1], self.sheet.keys[j]
        both = (before.endswith("ا") and key.endswith("يا")) or (key.endswith(("ون", "ين")) and before[-2:] == key[-2:])
        if not both and self.sheet.keys[j].startswith("مشتبه") and j + 1 < len(self.parts):
            # "جهاديين مشتبه بهم"
            return self.sheet.keys[j + 1] in word_set("by_pronoun")
        return both and not self.parts[j].word.classes and j not in self.covers

    def _is_genitive_of_one(self, i: int, j: int) -> bool:
        """ "عن عامل إغاثة", "على سائق شاحنة": behind a preposition a noun goes on with the one for somebody before."""
        hangs = self.parts[i].prep or (i > 0 and "prep" in self.parts[i - 1].word.classes)
        one = j == i + 1 and self.parts[i].word.sort == "crowd" and self.lexicon.numbers.get(self.parts[i].stem) == "s"
        alone = j not in self.covers and not self.parts[j].word.classes and not self.parts[j].prep
        return bool(hangs) and one and alone and not self._is_accusative(i) and not self._is_accusative(j)

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
        if self.covers.get(j, ("",))[0] != "quantity":
            return False
        if (
            self._is_relational(j - 1)
            and not self.parts[j - 1].definite
            and j - 1 not in self.inside
            and not before.nouns
        ):
            # "اعتقلت قوة أمنية | ثلاثة مسلحين": behind an adjective nothing is counted any more.
            return True
        return before.sort in ("facility", "ground") and not before.entries
