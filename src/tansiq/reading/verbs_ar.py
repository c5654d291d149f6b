"""Arabic: which words are verbs, by their forms, neighbours and case."""

from __future__ import annotations

from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.knowledge.toponyms import phrase_of
from tansiq.reading.clitics import Parts
from tansiq.reading.groups import Group
from tansiq.reading.lexicon import EMPTY, Entry
from tansiq.reading.place_words import load_place_words
from tansiq.reading.words_ar import MIN_GUESSED_VERB, ArabicWords
from tansiq.reading.wordsets import word_set

__all__ = ["ArabicVerbs"]

_MAX_GUESSED_VERB = 7
_LINKS = frozenset({"prep", "sub"})
_CLAUSE_OPENERS = frozenset({"S", "R", "C", "X", "Q", ",", "T", "A"})
_DAMMA = "\u064f"
_MAQSURA = "\u0649"
_DEMANDING = word_set("demanding")
_PRONOMINAL = word_set("particle_subject")
_JUSSIVE = word_set("jussive")
_BESIDE_VERB = word_set("beside_verb")
# Words from "تعرض" to what was suffered.
_NEAR_SUFFERED = 10


class ArabicVerbs(ArabicWords):
    """Says of each word of a Sheet whether it is a verb where it stands."""

    def _clause_start(self, i: int, groups: list[Group]) -> bool:
        if self.parts[i].conj or not groups:
            return True
        last = groups[-1]
        return last.kind in _CLAUSE_OPENERS or (last.kind == "V" and last.form == "aux") or self._opens_telling(last)

    def _is_behind_fronted(self, groups: list[Group]) -> bool:
        """ "وفي ولاية تيارت | قتل الجيش": behind a place that opens the sentence."""
        k = len(groups) - 1
        if k < 1 or groups[k].kind != "N" or groups[k - 1].kind != "P" or not groups[k].places:
            return False
        return k == 1 or (k == 2 and groups[0].kind == "C")

    def _opens_telling(self, group: Group) -> bool:
        """ "بحسب ما | صرح به ضابط": behind such a preposition stands a verb, behind others none."""
        return group.kind == "P" and group.end > 0 and self.sheet.keys[group.end - 1] in word_set("what")

    def _is_participle_of_telling(self, i: int, end: int, groups: list[Group]) -> bool:
        """Whether an accusative goes on from the verb before it: "أدان الهجوم، | متهما إسرائيل", "مؤكدة أن"."""
        parts = self.parts[i]
        key = self.sheet.keys[i][len(parts.conj) :]
        if key not in self.lexicon.participles or not groups or i + 1 >= end:
            return False
        if key.endswith("ة") and parts.word is not EMPTY:
            # "مدينة" is no word of أدان here.
            return False
        last, behind = groups[-1], self.sheet.keys[i + 1]
        if last.kind not in ((",", "C") if key.endswith("ة") else (",", "C", "N")) or (
            last.kind == "N" and last.quantity is not None
        ):
            # "12 متهما": counted.
            return False
        opens = "sub" in self.parts[i + 1].word.classes or behind.startswith(("بان", "ان", "الي"))
        cover = self.covers.get(i + 1, ("",))[0]
        return opens or behind.startswith("ال") or cover in ("actor", "place")

    def _verb_entries(self, i: int, end: int) -> list[tuple[Entry, tuple[int, ...]]]:
        verbs = self.parts[i].word.verbs
        found = self.match(i, end, verbs) if verbs else []
        if len(found) > 1 and self.sheet.words[i].endswith(_MAQSURA):
            # "تبنى مجلس الأمن القرار": the present of بنى is written تبني.
            return [one for one in found if not one[0].is_present] or found
        return found

    def _is_verb(self, i: int, end: int, groups: list[Group]) -> bool:
        """Whether word i is used as a verb behind these groups."""
        if self._is_participle_of_telling(i, end, groups):
            return True
        parts = self.parts[i]
        word = parts.word
        last = groups[-1] if groups else None
        is_jussive = last is not None and last.kind == "V" and last.key in _JUSSIVE and i not in self.covers
        # As most words: a noun or a particle that lists have, and no verb.
        otherwise = not word.verbs and not is_jussive and (word.sort or word.classes or word.entries)
        if otherwise or parts.definite or parts.prep in ("ب", "ك") or i in self.inside or self._is_noun(i, groups):
            return False
        if is_jussive:
            return True
        after_prep = last is not None and last.kind == "P" and not self._opens_telling(last)
        first = len(parts.conj) + len(parts.prep)
        if not after_prep and self.sheet.words[i][first + 1 : first + 2] == _DAMMA and word.entries:
            # Written out so that no one takes it for anything but a passive: "قُتل خلالها ثلاثة".
            return bool(word.verbs)
        if word.verbs:
            return not after_prep and self._is_listed_verb(i, end, groups)
        if word.sort or word.classes or word.entries or i in self.covers:
            return False
        return self._has_verb_form(i, groups)

    def _is_noun(self, i: int, groups: list[Group]) -> bool:
        """Whether case, suffix or neighbours make a noun of word i, whatever its form."""
        parts = self.parts[i]
        last = groups[-1] if groups else None
        if self._is_accusative(i) and not self._follows_two(i, groups):
            return True
        if parts.suffix and self.sheet.words[i].startswith("ال"):
            # "المحاكم" is no form of ألمح.
            return True
        if self._is_town(i, groups) or self.covers.get(i, ("",))[0] == "quantity":
            # "تجاوز 33 ألف شخص": the verb is a hedge.
            return True
        # "أعلن الجيش سيطرته": a word with a suffix behind the doer is what was done, no verb.
        behind_doer = last is not None and last.kind == "N" and last.definite
        return behind_doer and parts.suffix and self._governed(groups)

    def _is_listed_verb(self, i: int, end: int, groups: list[Group]) -> bool:
        """Whether a word that may be a verb of the lists is one behind these groups, of which none is a preposition."""
        parts = self.parts[i]
        word = parts.word
        last = groups[-1] if groups else None
        only_verb = not word.nouns and not word.sort
        if last is not None and last.kind == "A" and not only_verb and len(groups) > 1 and groups[-2].form == "light":
            # "تم أيضا | حجز قنطارين"
            return False
        verb = word.verbs[0]
        agreement = str(verb.form).split()[-1]
        if word.dual and agreement == "md" and last is not None and last.kind == "V" and last.form == "fin":
            # "قتلوهم رميا بالرصاص": behind a verb its form in ا is how it was done.
            return False
        if word.dual and self._follows_two(i, groups):
            return True
        if verb.is_present or agreement in ("fs", "mp"):
            return only_verb or self._clause_start(i, groups) or (last is not None and last.kind == "N")
        if parts.prep and parts.prep != "س":
            return False
        if last is not None and last.kind == "V" and last.form == "fin" and not last.has_suffix:
            # "أقدم حشد على": behind a verb stands who did it, whatever else the word may be.
            return False
        if parts.suffix and last is not None and last.kind == "N" and self._does_event(i, last):
            return True
        if self._is_paired_noun(parts, groups):
            return False
        if last is not None and last.kind == "S" and last.key in _PRONOMINAL:
            # "أعلن أنه | قصف مستوطنة": behind the pronoun of a particle no noun begins.
            return not parts.definite
        if self._clause_start(i, groups) or self._is_behind_fronted(groups):
            suffers = self.sheet.keys[i] in word_set("suffered") and self._governs_event(i + 1, end)
            return only_verb or suffers or self._subject_follows(i + 1, end) or self._holds_doer(i, end)
        if i + 2 < end and self.sheet.keys[i + 1] in _BESIDE_VERB and self._subject_follows(i + 2, end):
            # "كمين قتل فيه ضابط"
            return True
        # Inside a noun group a masculine past form is its masdar or a noun ("عملية قتل").
        return self._is_of_topic(groups) or (only_verb and last is not None and last.kind in ("N", "V"))

    def _governs_event(self, i: int, end: int) -> bool:
        """Whether "ل" with an event noun follows from word i on: "تعرض مستودع | لقصف"."""
        behind = self.parts[i : min(end, i + _NEAR_SUFFERED)]
        return any(p.prep == "ل" and any(e.layer == "event" for e in p.word.nouns) for p in behind)

    def _has_verb_form(self, i: int, groups: list[Group]) -> bool:
        """Whether a word of no list is a verb by its form."""
        key = self.parts[i].stem
        if key.endswith("وا") and len(key) > MIN_GUESSED_VERB and not self.parts[i].prep:
            # "قدموا": the alif behind the waw is written on verbs only.
            return True
        if i and self.sheet.keys[i - 1] in load_place_words("ar").type_of and not key.endswith(("ها", "ه")):
            # "بلدة يسومان": a name, whatever it begins with.
            return False
        if key.startswith("تت") and len(key) > MIN_GUESSED_VERB and not key.endswith(("ة", "ات", "يج")):
            # "قوة خاصة تتخفى": few nouns begin so.
            return bool(groups) and groups[-1].kind == "N"
        # An unknown imperfect: after a subordinator or at the start of a clause.
        return (
            key[:1] == "ي"
            and MIN_GUESSED_VERB <= len(key) <= _MAX_GUESSED_VERB
            and not key.endswith(("ة", "ات", "ي", "يا"))
            and (self._clause_start(i, groups) or (bool(groups) and groups[-1].kind == "N"))
        )

    def _is_town(self, i: int, groups: list[Group]) -> bool:
        """ "استعاد الجيش تدمر": a town's name behind who took it, though it is written like a verb."""
        last = groups[-1] if groups else None
        cover = self.covers.get(i, ("", 0, None))
        behind = last is not None and last.kind == "N" and len(groups) > 1 and groups[-2].kind == "V"
        taken = behind and any(e.row.get("places") for e in groups[-2].entries)
        return taken and cover[0] == "place"

    def _follows_two(self, i: int, groups: list[Group]) -> bool:
        """ "إن جنديين قتلا": behind two stands what they did or suffered."""
        behind_noun = bool(groups) and groups[-1].kind == "N" and i > 0
        return behind_noun and self.sheet.keys[i - 1].endswith(("ين", "ان")) and bool(self.parts[i].word.verbs)

    def _does_event(self, i: int, group: Group) -> bool:
        """ "كمين نصبه مسلحون": a verb with a suffix behind an indefinite event noun, and no masdar ("عملية قتله")."""
        first = self.parts[group.start]
        if first.definite or not any(e.layer == "event" for e in first.word.nouns):
            return False
        return all(e.tail or e.layer != "event" for e in self.parts[i].word.verbs)

    def _holds_doer(self, i: int, end: int) -> bool:
        """ "تبادل حرس الحدود إطلاق النار": between a verb and the rest of its phrase stands who did it."""
        return any(tail and tail[0] > i + 1 for _, tail in self.match(i, end, self.parts[i].word.verbs))

    def _is_paired_noun(self, parts: Parts, groups: list[Group]) -> bool:
        """Whether a form that is a masdar as well is joined to a governed masdar: "بوفاة طفل وغرق منازل"."""
        if len(groups) < 3 or groups[-1].kind != "C" or groups[-2].sort != "event" or groups[-3].kind != "P":
            return False
        return any(e.layer == "event" and e.pos == "noun" and not e.tail for e in parts.word.entries)

    def _is_of_topic(self, groups: list[Group]) -> bool:
        """ "إن الجيش قصف البلدة", "وكان الجيش قصف": behind a definite topic stands what it did, and no genitive."""
        k = len(groups) - 1
        if k < 0 or groups[k].kind != "N" or not self._is_closed(groups[k]):
            return False
        while k > 1 and groups[k - 1].kind == "P" and groups[k - 2].kind == "N":
            k -= 2
        if not self._is_closed(groups[k]):
            return False
        opener = groups[k - 1] if k else None
        if opener is None:
            return groups[k].sort in ("people", "organisation")
        announced = opener.kind == "S" and opener.key in word_set("announced")
        return announced or (opener.kind == "V" and opener.form == "cop")

    def _is_closed(self, group: Group) -> bool:
        """Whether a noun group ends in the article, a suffix or a name, behind which no genitive stands."""
        last = self.parts[group.end - 1]
        named = any(a.end == group.end for a in group.actors) or any(p.end == group.end for p in group.places)
        return last.definite or bool(last.suffix) or named

    def _hides_b(self, i: int) -> bool:
        """Whether a word nobody listed has the preposition of the verb before it: "اتهم ... بخرق"."""
        return not self.parts[i].prep and not self.parts[i].definite and self._may_hide_b(i)

    def _follows_people(self, groups: list[Group]) -> bool:
        """Whether people not made definite stand right before: "مسلحون بزي الجيش", "125 مشتبها بانتمائهم إلى"."""
        return bool(groups) and groups[-1].kind == "N" and groups[-1].sort == "people" and not groups[-1].definite

    def _follows_demand(self, groups: list[Group]) -> bool:
        """ "للمطالبة | بزيادة الأجور": behind such a masdar stands what is asked for."""
        if not groups or groups[-1].kind != "N":
            return False
        first = self.sheet.keys[groups[-1].start]
        return first.removeprefix("لل").removeprefix("ال") in _DEMANDING

    def _may_hide_b(self, i: int) -> bool:
        stem = self.parts[i].stem
        known = i in self.covers or i in self.inside or self.parts[i].word is not EMPTY
        if i and self.sheet.keys[i - 1] in load_place_words("ar").type_of:
            # "ولاية بلاتو": a name, whatever it begins with.
            return False
        if stem.startswith("ب") and not known and load_gazetteer().find(phrase_of(stem)):
            # "معملي بقيق": a town that nothing here tells for sure, and still no "with".
            return False
        return stem.startswith("ب") and len(stem) > MIN_GUESSED_VERB and not known

    def _governed(self, groups: list[Group]) -> bool:
        """Whether the last noun group stands right behind a verb that has its own doer or is the doer's."""
        return len(groups) > 1 and groups[-2].kind == "V"

    def _subject_follows(self, i: int, end: int) -> bool:
        """Whether what follows reads as the doer or undergoer of a verb, rather than as a genitive."""
        if i >= end:
            return False
        if self._is_accusative(i):
            return True
        if self.sheet.keys[i] in _BESIDE_VERB:
            # "وقتل فيه جنديان": what hangs on the verb stands before its subject.
            return self._subject_follows(i + 1, end)
        cover = self.covers.get(i)
        if cover is not None:
            return cover[0] != "place"
        parts = self.parts[i]
        return bool(
            parts.word.sort == "crowd"
            or (parts.definite and not parts.prep)
            or not _LINKS.isdisjoint(parts.word.classes)
            or parts.prep
        )
