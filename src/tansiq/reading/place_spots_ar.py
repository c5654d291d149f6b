"""Candidate place names of Arabic text: proclitics taken off, cues from the word before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import compress, pairwise

from tansiq.knowledge.gazetteer import Entry, Gazetteer
from tansiq.reading.clitics import split_clitics
from tansiq.reading.lexicon import EMPTY, load_lexicon
from tansiq.reading.place_sounds import sounded_spots
from tansiq.reading.place_spots import Opening, Spot, link_neighbours, longest_name, opening_of
from tansiq.reading.place_words import PlaceWords
from tansiq.reading.sheet import Sheet
from tansiq.reading.wordsets import word_set

__all__ = ["spot_arabic"]

SURE_AFTER_FA = 7.0
"""Rank from which ف before a name is taken for the proclitic: it is rare there, and فرانس is no Reims."""
# Words between a verb of taking ground and what was taken: "استعادت القوات العراقية الخاصة".
_NEAR_TAKING = 6
# Words from such a verb or noun to its preposition: "سيطر مسلحون أمس على".
_NEAR_RULE = 5
_FEMININE = ("ة", "ات")
_TANWIN = ("اً", "ًا")
_AT_MOTHER = "بام"
_SERVANT = "عبد"
_ONE = ("و", "ف")
_TWO = ("ب", "ل", "ك")


def _stripped(key: str) -> Iterator[tuple[str, int]]:
    """A word without its proclitics: at most three tries, each with the cue that the proclitic gives."""
    if key == _AT_MOTHER:
        # "بأم درمان": too short a word to be cut otherwise.
        yield key[1:], 2
    yield key, 0
    if len(key) > 3 and key[0] in _ONE:
        yield key[1:], 0
        key = key[1:]
    if len(key) > 3 and key[0] in _TWO:
        yield key[1:], 2 if key[0] == "ب" else 1
        if key.startswith("لل") and len(key) > 4:
            yield "ال" + key[2:], 1


@cache
def _tries(gazetteer: Gazetteer) -> Callable[[str], tuple[tuple[str, int, Opening], ...]]:
    """What says of a word the forms in which it may begin a name: the form, its cue, what it is as the first of one."""

    @lru_cache(maxsize=50_000)
    def tries(key: str) -> tuple[tuple[str, int, Opening], ...]:
        if len(key) < 2 or key[0] < "\u0600":
            return ()
        return tuple(
            (plain, cue, opening_of(gazetteer, plain, longest))
            for plain, cue in _stripped(key)
            if (longest := gazetteer.first(plain))
        )

    return tries


def spot_arabic(sheet: Sheet, gazetteer: Gazetteer, words: PlaceWords) -> list[Spot]:
    """Candidate names of an Arabic text; a word's proclitics are taken off, whole words first."""
    spots: list[Spot] = []
    reach = 0
    tries = _tries(gazetteer)
    # Most words begin no name: they are passed by all at once.
    found = list(map(tries, sheet.keys))
    for start in compress(range(len(found)), found):
        if start < reach:
            continue
        key = sheet.keys[start]
        if sheet.words[start].endswith(_TANWIN):
            # "عددا كبيراً": no name is written so.
            continue
        if key.endswith("ه") and key[:-1].lstrip("و") in words.locative:
            # "تمرد داخله": the preposition with its pronoun, and no Dakhla.
            continue
        for plain, cue, opening in found[start]:
            hit = longest_name(sheet, gazetteer, start, plain, opening)
            if hit is not None:
                end, entries, name = hit
                if key == _AT_MOTHER and plain is not key and end == start + 1:
                    continue
                if key[0] == "ف" and plain is not key and entries[0].rank < SURE_AFTER_FA:
                    continue
                spot = Spot(start, end, entries, name, cue=cue)
                _look_around_arabic(sheet, spot, words)
                if plain in words.square and end == start + 1 and not spot.kind:
                    # "في ميدان التحرير": a square, and no Medan.
                    break
                if (
                    start
                    and sheet.keys[start - 1].endswith(_SERVANT)
                    and len(sheet.keys[start - 1]) <= len(_SERVANT) + 1
                ):
                    # "عبد العزيز": a name of God, and no Elazig.
                    break
                if start and sheet.keys[start - 1] in word_set("prayers"):
                    # "وقت صلاة المغرب": sunset, and no Morocco.
                    break
                if start and not words.street.isdisjoint((keys_before := sheet.keys[start - 1], keys_before[1:])):
                    # "في شارع فلسطين": streets bear the names of countries and towns.
                    break
                spots.append(spot)
                reach = end
                break
    filed = {one.start for one in sheet.sentences if one.kind == "furniture"}
    for spot in spots:
        spot.files = spot.start in filed
    spots = sorted([*spots, *sounded_spots(sheet, gazetteer, words, spots)], key=lambda spot: spot.start)
    link_neighbours(sheet, spots)
    _share_arabic_cues(sheet, spots)
    return spots


def _look_around_arabic(sheet: Sheet, spot: Spot, words: PlaceWords) -> None:
    keys, start = sheet.keys, spot.start
    before = keys[start - 1] if start and sheet.gaps[start] < 2 else ""
    if before in {"«", '"', "“", "("} and start > 1:
        before = keys[start - 2]
    bare = before[1:] if before[:1] in {"و", "ب", "ل", "ف"} else before
    for one in (before, bare):
        # "المدينة ليل الخميس": behind an article it is the city spoken of, not the city of what follows.
        if one in words.type_of:
            if one.startswith("ال") and (people := _of_people(spot)):
                # "العاصمة الصينية بكين": an adjective behind the article, and not the town of that name.
                spot.entries = people
                return
            spot.kind, spot.cue = words.type_of[one], 2
            return
        if one in words.locative:
            spot.cue = 2
            return
        if one in words.weak_locative:
            spot.cue = 2 if _is_ruled(keys, start) else max(spot.cue, 1)
            return
    if spot.cue == 0 and _is_taken(keys, start):
        # "استعاد الجيش تدمر": whoever takes a town back names it.
        spot.cue = 2
    if before in words.title:
        spot.against = True
    if before.endswith(_FEMININE) and not before.startswith("ال"):
        # "قوات سورية": an adjective that is also the country's name.
        spot.entries = _of_people(spot) or spot.entries


def _of_people(spot: Spot) -> tuple[Entry, ...]:
    return tuple(entry for entry in spot.entries if entry.form == "demonym")


def _is_taken(keys: list[str], start: int) -> bool:
    """Whether a verb of taking ground stands shortly before, with nothing but its doer between."""
    known = load_lexicon("ar").words
    if keys[start].endswith("ة") and keys[start - 1].endswith("ة") and not keys[start].startswith("ال"):
        # "تسلم دفعة جديدة": an adjective.
        return False
    for i in range(start - 1, max(-1, start - _NEAR_TAKING), -1):
        word = known.get(keys[i].removeprefix("و"), EMPTY)
        if not keys[i][:1].isalpha() or "prep" in word.classes:
            return False
        if any(entry.row.get("places") and not entry.tail for entry in word.verbs):
            return i < start - 1
    return False


def _is_ruled(keys: list[str], start: int) -> bool:
    """ "سيطر على الرمادي", "سيطرتهم الكاملة على الرمادي": a preposition of a word for taking ground stands before."""
    lexicon = load_lexicon("ar")
    for key in keys[max(0, start - 1 - _NEAR_RULE) : start - 1]:
        word = split_clitics(key, lexicon).word
        on = any(entry.row.get("places") and entry.tail[-1:] in ((), (keys[start - 1],)) for entry in word.nouns)
        if on or any(entry.row.get("places") and entry.tail[-1:] == (keys[start - 1],) for entry in word.verbs):
            return True
    return False


def _share_arabic_cues(sheet: Sheet, spots: list[Spot]) -> None:
    """A name joined to a located one by و is in the same row ("في بغداد والموصل")."""
    for left, right in pairwise(spots):
        joined = sheet.keys[right.start].startswith("و") and right.start == left.end
        if joined and left.cue and left.entries[0].form == "noun":
            right.cue = max(right.cue, left.cue)
            right.kind = right.kind or left.kind
