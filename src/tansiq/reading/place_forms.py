"""Places that no list holds, known by their form: "the village of al-Hamodouli", "al-Dashisha village", قرية السفافنة.

They are named but not located: no coordinates, the country and path of the located place named last before them in
the same paragraph, else after them in the same sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.knowledge.toponyms import ARTICLES, phrase_of
from tansiq.model import Place
from tansiq.reading.lexicon import load_lexicon
from tansiq.reading.line_heads import find_line_heads
from tansiq.reading.place_words import PlaceWords, load_place_words
from tansiq.reading.sheet import PlaceMention, Sheet
from tansiq.reading.wordsets import word_set

__all__ = ["unlisted_places", "without_halves"]

MOST_NAME_WORDS = 4
REACH_WORDS = 60
"""How far back a located place still says where an unlisted one lies, in words: about two sentences."""
# Prepositions behind which a name that nobody listed is a place.
_WHERE = word_set("where_named")
_LONGEST_PLACE = 30
"""Words that a mention of a place may have, with all that widens it."""
_SETTLED = frozenset({"village", "town"})
_SHORTEST_NAME = 3
_SON = word_set("son_of")
# Endings of adjectives, which say which village of a name it is.
_ADJECTIVE = ("ة", "ه", "ي", "ية")
_CALLED = frozenset({"of", "called", "named"})
_NAMED_ALONE = frozenset({"village", "camp", "prison", "base", "crossing", "district", "town", "admin1"})
_GROUND = frozenset({"", "mountain"})
"""Kinds of ground that a text may describe as well as name: "منطقة الانفجار", "جبل الصمع"."""


def unlisted_places(sheet: Sheet, known: list[PlaceMention], words: PlaceWords, *, cased: bool) -> list[PlaceMention]:
    """Mentions of places by form, outside the ranges of the known ones."""
    taken = {word for mention in known for word in range(*mention.core)}
    if sheet.lang == "en" and not cased:
        return []
    opened = {mention.start for mention in known if mention.start < mention.core[0]}
    found = _arabic(sheet, taken, words, opened) if sheet.lang == "ar" else _english(sheet, taken, words)
    if not found:
        return []
    located = [mention for mention in known if mention.place.is_located and not mention.place.is_demonym]
    # "Indian police said": the only country that is spoken of, where none is named.
    main = _main_country(located) or _main_country(known)
    return [
        PlaceMention(start, end, _unlocated(sheet, kind, start, end, core, located, main, words), core)
        for start, end, core, kind in found
    ]


def without_halves(sheet: Sheet, known: list[PlaceMention], words: PlaceWords) -> list[PlaceMention]:
    """The mentions without those that are half a name: in "the village of Tal al-Hawa" no list has the whole."""
    if sheet.lang != "en":
        return known
    return [m for m in known if not _is_half(sheet, m.core, words)]


def _is_half(sheet: Sheet, core: tuple[int, int], words: PlaceWords) -> bool:
    low, high = core
    if low < 2 or high >= len(sheet.keys) or sheet.gaps[high] >= 2 or sheet.keys[low - 1] not in _CALLED:
        return False
    if words.type_of.get(sheet.keys[low - 2]) not in _SETTLED:
        return False
    follows = sheet.words[high]
    if follows[0].isupper() and not follows.isupper() and not load_lexicon("en").bits.get(sheet.keys[high]):
        # "The village of Abu Hasan", but "the town of Abu Governor Ali"
        return high - low == 1 and sheet.keys[high] not in words.month
    glued = sheet.keys[high] in ARTICLES and high + 1 < len(sheet.keys) and follows[0].islower()
    return _inner_article(follows) or (glued and sheet.words[high + 1] == "-")


def _unlocated(
    sheet: Sheet,
    kind: str,
    start: int,
    end: int,
    core: tuple[int, int],
    located: list[PlaceMention],
    main: str | None,
    words: PlaceWords,
) -> Place:
    first = bisect_left(located, start - REACH_WORDS - _LONGEST_PLACE, key=lambda m: m.start)
    located = located[first : bisect_left(located, end + REACH_WORDS, key=lambda m: m.start)]
    before = [m for m in located if m.end <= start and start - m.end <= REACH_WORDS]
    after = [m for m in located if m.start >= end and m.start - end <= REACH_WORDS // 4]
    if after and not words.border.isdisjoint(sheet.keys[end : after[0].core[0]]):
        # "في بانيبانجو قرب الحدود مع مالي": on this side of it.
        after = []
    near = after[0] if after and sheet.keys[end : after[0].start] in ([","], ["in"], ["of"], ["في"], ["،"]) else None
    near = near or (before[-1] if before else after[0] if after else None)
    parent = near.place if near is not None else None
    name = sheet.slice(*core)
    if parent is not None and near not in after[:1] and main and parent.country != main:
        # "Ankara said; a team landed at Benina airport": the place told last is another country's.
        parent = next((m.place for m in reversed(before) if m.place.country == main), None)
    country = parent.country if parent else main
    return Place(
        name=name,
        text=sheet.slice(start, end),
        names=(name,),
        country=country,
        admin1=parent.admin1 if parent else None,
        path=(parent.name, *parent.path) if parent else (),
        kind=kind,
        why=f"no such name is listed; near {parent.name} in the text" if parent else "no such name is listed",
    )


def _main_country(located: list[PlaceMention]) -> str | None:
    """The country that a text is about: that of most of its places, the one named first among equals."""
    counts = Counter(m.place.country for m in located if m.place.country)
    return counts.most_common(1)[0][0] if counts else None


def _capital_run(sheet: Sheet, start: int, step: int, taken: set[int]) -> tuple[int, int]:
    """Range of capitalised words (with articles and hyphens) that goes from a word in one direction."""
    at, last, count = start, start - step, 0
    while 0 <= at < len(sheet.words) and at not in taken and count <= 2 * MOST_NAME_WORDS:
        word = sheet.words[at]
        if sheet.gaps[max(at, at - step)] >= 2:
            break
        if (word[0].isupper() or _inner_article(word)) and word[-1].isalnum():
            last = at
        elif word not in {"-", "–"} and sheet.keys[at] not in ARTICLES:
            break
        at += step
        count += 1
    low, high = (start, last + 1) if step > 0 else (last, start + 1)
    if step < 0:
        while low - 2 >= 0 and sheet.words[low - 1] == "-" and sheet.keys[low - 2] in ARTICLES:
            low -= 2
    return low, high


def _inner_article(word: str) -> bool:
    """Whether a lower-case word is an article glued to its name ("al-Hamodouli")."""
    head, _, rest = word.partition("-")
    return head in ARTICLES and rest[:1].isupper()


def _english(sheet: Sheet, taken: set[int], words: PlaceWords) -> list[tuple[int, int, tuple[int, int], str]]:
    found = _english_bare(sheet, taken, words)
    found += _english_headed(sheet, taken, words)
    taken = taken | {word for start, end, _, _ in found for word in range(start, end)}
    keys, of, after = sheet.keys, words.type_of, words.type_after
    for at in [number for number, key in enumerate(keys) if key in of or key in after]:
        key = keys[at]
        kind = of.get(key)
        if kind in _NAMED_ALONE and at + 2 < len(keys) and keys[at + 1] in _CALLED:
            low, high = _capital_run(sheet, at + 2, 1, taken)
            if _is_name(sheet, low, high):
                found.append((at, high, (low, high), kind))
                continue
        kind = after.get(key)
        if kind in _NAMED_ALONE and key not in {"state", "county", "city"} and at and at - 1 not in taken:
            low, high = _capital_run(sheet, at - 1, -1, taken)
            while low < high and (keys[low] in words.common or not keys[low][0].isalpha() or _is_run(keys, low)):
                low += 1
            if _is_name(sheet, low, high) and sheet.words[at][0].islower() and keys[high - 1] not in words.month:
                found.append((low, at + 1, (low, high), kind))
    return found


def _is_run(keys: list[str], at: int) -> bool:
    """ "A Kurdish-run prison": who runs it is no part of its name; the hyphen may stand as a word of its own."""
    last = keys[at + 2] if keys[at + 1 : at + 2] == ["-"] and at + 2 < len(keys) else keys[at].rpartition("-")[2]
    return last in word_set("held_by")


def _english_headed(sheet: Sheet, taken: set[int], words: PlaceWords) -> list[tuple[int, int, tuple[int, int], str]]:
    """Capitalised names that no list holds in the head of a dated line: "30 Jan, Sake (Masisi): mortar fire"."""
    named = {word for actor in sheet.actors for word in range(actor.start, actor.end)}
    dated = {word for time in sheet.times for word in range(time.start, time.end)}
    found: list[tuple[int, int, tuple[int, int], str]] = []
    for head in find_line_heads(sheet):
        at = next((word for word in head if word not in dated), head.stop)
        while at < head.stop and not dated.isdisjoint(head):
            low, high = _capital_run(sheet, at, 1, taken | named | dated)
            high = min(high, head.stop)
            known = any(sheet.keys[word] in words.common for word in range(low, high))
            if at in taken or at in dated or at in named or known or not _is_name(sheet, low, high):
                at += 1
                continue
            found.append((low, high, (low, high), "town"))
            at = high
    return found


def _english_bare(sheet: Sheet, taken: set[int], words: PlaceWords) -> list[tuple[int, int, tuple[int, int], str]]:
    """Capitalised names that no list holds behind "in", "near" or "outside", and that are no one's name."""
    named = {word for actor in sheet.actors for word in range(actor.start, actor.end)}
    named |= {word for time in sheet.times for word in range(time.start, time.end)}
    found = []
    for at, key in enumerate(sheet.keys[:-1]):
        if key not in _WHERE or at + 1 in taken or at + 1 in named or sheet.gaps[at + 1] >= 2:
            continue
        low, high = _capital_run(sheet, at + 1, 1, taken | named)
        run = range(low, high)
        if not _is_name(sheet, low, high) or any(word in named for word in run) or high - low > MOST_NAME_WORDS:
            continue
        if any(sheet.keys[word] in words.common or sheet.keys[word] in words.month for word in run):
            continue
        if any(_is_run(sheet.keys, word) for word in run):
            # "in GoS-held Deir ez-Zor": who holds it.
            continue
        if high < len(sheet.keys) and (sheet.words[high] in ("'s", "’s") or sheet.words[high][:1].isdigit()):
            continue
        if load_lexicon("en").bits.get(sheet.keys[high - 1]) or sheet.words[low].isupper():
            # "in Parliament", "in English", "in GMT": words of the language, and acronyms.
            continue
        found.append((low, high, (low, high), "town"))
    return found


def _is_name(sheet: Sheet, low: int, high: int) -> bool:
    if high <= low or high - low > 2 * MOST_NAME_WORDS:
        return False
    return any(word[0].isupper() and len(word) > 2 or _inner_article(word) for word in sheet.words[low:high])


def _is_inside(sheet: Sheet, high: int, words: PlaceWords, opened: set[int]) -> bool:
    """Whether a larger place follows a name: "في بيرنين | بولاية كادونا", "قرب الحدود مع مالي", "غربي البلاد"."""
    return high in opened or (high < len(sheet.keys) and (sheet.keys[high] in words.near | words.compass))


def _arabic(
    sheet: Sheet, taken: set[int], words: PlaceWords, opened: set[int]
) -> list[tuple[int, int, tuple[int, int], str]]:
    found = []
    keys = sheet.keys
    dated = {word for time in sheet.times for word in range(time.start, time.end)}
    people = {actor.start for actor in sheet.actors if actor.actor.actor_type == "person"}
    for at, key in enumerate(keys):
        bare = key[1:] if key[:1] in {"ب", "ل", "و"} and key not in words.type_of else key
        kind = words.type_of.get(bare)
        if (
            key in words.near
            and at + 1 not in taken
            and _is_preposition(key)
            and _unheard(sheet, at + 1, taken) > at + 1
        ):
            # "قرب تيساليت": a name that no lexicon has; "قرب مطعم الشرق" is a building of that name.
            if at + 2 < len(keys) and keys[at + 2].startswith("ال") and sheet.gaps[at + 2] < 2:
                continue
            found.append((at, at + 2, (at + 1, at + 2), "town"))
            continue
        if key in words.locative and (high := _unheard(sheet, at + 1, taken | dated, governed=True)) > at + 1:
            if _is_inside(sheet, high, words, opened):
                # "في بانيبانجو قرب الحدود"
                found.append((at + 1, high, (at + 1, high), "town"))
            continue
        if kind in _GROUND and at + 1 < len(keys) and at + 1 not in taken and sheet.gaps[at + 1] < 2:
            if key in words.area and (high := _called(sheet, at + 1, taken | dated, words)) > at + 1:
                found.append((at, high, (at + 1, high), kind))
            continue
        if (
            kind not in _NAMED_ALONE
            or bare.startswith("ال")
            or at + 1 >= len(keys)
            or at + 1 in taken
            or sheet.gaps[at + 1] >= 2
            # "قضت المحكمة بسجن الوزير": what was done to him.
            or (kind == "prison" and at + 1 in people)
        ):
            continue
        low = at + 1
        if keys[low] in {"«", '"', "“", "("} and low + 1 < len(keys):
            close = next((j for j in range(low + 1, min(low + 6, len(keys))) if keys[j] in {"»", '"', "”", ")"}), -1)
            if close > low + 1 and low + 1 not in taken:
                found.append((at, close + 1, (low + 1, close), kind))
            continue
        if keys[low] in words.name_part and low + 1 < len(keys):
            high = _son_of(sheet, low + 2)
            found.append((at, high, (low, high), kind))
        elif keys[low].startswith("ال") and len(keys[low]) > 4 and bare != key.removeprefix("ال") + "ال":
            found.append((at, low + 1, (low, low + 1), kind))
        elif (key == bare and kind in _SETTLED or bare in words.area) and (high := _unheard(sheet, low, taken)) > low:
            high = _with_article(sheet, high, taken | dated)
            found.append((at, high, (low, high), kind))
    return found


def _called(sheet: Sheet, low: int, taken: set[int], words: PlaceWords) -> int:
    """End of the name of ground that begins at `low`: "منطقة الحميدات", "جبل شدا", and not "منطقة القتال"."""
    key = sheet.keys[low]
    if key in words.name_part and low + 1 < len(sheet.keys) and sheet.gaps[low + 1] < 2:
        return low + 1 if _is_beyond(sheet.keys[low + 1], words) else low + 2
    if not key.startswith("ال") or len(key) <= _SHORTEST_NAME + 1 or not key.isalpha():
        return _unheard(sheet, low, taken)
    known = load_lexicon("ar").words
    return low if key in known or key[2:] in known else low + 1


def _son_of(sheet: Sheet, high: int) -> int:
    """End of a name that ends at `high` but for "بن عون": a saint's village has his whole name."""
    named = sheet.keys[high : high + 1] and sheet.keys[high] in _SON and high + 1 < len(sheet.keys)
    return high + 2 if named else high


def _with_article(sheet: Sheet, high: int, taken: set[int]) -> int:
    """End of a name that ends at `high` but for a word with the article: "قرية كرزين العوام", no "كرزين الشمالية"."""
    if high >= len(sheet.keys) or high in taken or sheet.gaps[high] >= 2:
        return high
    key = sheet.keys[high]
    known = load_lexicon("ar").words
    named = key.startswith("ال") and key.isalpha() and key not in known and key[2:] not in known
    return high + 1 if named and not key.endswith(_ADJECTIVE) else high


def _is_preposition(key: str) -> bool:
    """Whether a word is a preposition by itself: "قرب"; behind "أطراف" stands more often a noun."""
    word = load_lexicon("ar").words.get(key)
    return word is not None and "prep" in word.classes


def _is_beyond(key: str, words: PlaceWords) -> bool:
    """Whether a word says what larger place the name before it lies in: "جبل راس | بمحافظة الحديدة"."""
    return key[0] == "ب" and key[1:] in words.type_of


def _unheard(sheet: Sheet, low: int, taken: set[int], *, governed: bool = False) -> int:
    """End of a name of one or two words that no lexicon has, behind "قرية": no adjective, verb or preposition.

    Behind a preposition (`governed`) the first word carries no other: "في بيرنين".
    """
    known, words = load_lexicon("ar").words, load_place_words("ar")
    high = low
    while high < min(low + 2, len(sheet.keys)):
        key = sheet.keys[high]
        if high in taken or key in known or key[1:] in known or not key.isalpha() or len(key) < _SHORTEST_NAME:
            break
        glued = ("ال",) if governed and high == low else ("ال", "و", "ل", "ي")
        if _is_beyond(key, words) or (
            key[0] == "ب" and not (governed and high == low) and load_gazetteer().find(phrase_of(key[1:]))
        ):
            # "قرية طيبة بحلب"; "قرية تومور بورنو" is one name.
            break
        if key.startswith(glued) or key.endswith(("ة", "ه", "وا")):
            break
        high += 1
    return high
