"""Where the Arabic name of a person begins and ends, and persons without a title."""

from __future__ import annotations

from functools import lru_cache
from math import log10

from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.knowledge.keys import match_key
from tansiq.knowledge.toponyms import phrase_of
from tansiq.reading.actors.ar_words import carries_event, forms_of, has_article, is_stop
from tansiq.reading.actors.scan import Draft, Range, Scan
from tansiq.reading.lexicon import load_lexicon
from tansiq.reading.masdars import is_masdar
from tansiq.reading.phrases import within
from tansiq.reading.place_words import load_place_words
from tansiq.reading.wordsets import word_set

__all__ = ["find_arabic_untitled", "is_capital", "is_seat", "read_arabic_name"]

_KUNYA = frozenset({"ابو", "ابي", "ابا", "ام"})
_TAKING = frozenset({"عبد", "ابو", "ابي", "ابا", "ابن", "بن", "بنت", "ام", "ذو"})
"""Words that take the next with them: عبد الرحمن, أبو بكر, بن سلمان."""
_HOUSE = match_key("آل")
_STARTS = frozenset({"عبد", "ابن"}) | _KUNYA
_NISBA = ("ي", "ية", "يه")
_SUFFIXES = ("ه", "ها", "هم", "هما")
_OF_THINGS = ("ة", "ات")
_SHORTEST_JOINED = 4
_MAX_NAME = 5
# A province and the town it is named after.
_LIKELIEST = 2
_SEAT_PEOPLE = 50_000
"""Inhabitants of a town behind an office: fewer have words of the language and given names for theirs."""
# Names behind which an adjective of a people is a last name.
_ENOUGH = 2
# Words of the longest time that may stand before; times are sorted by their first word.
_MAX_TIME = 12


def read_arabic_name(scan: Scan, spot: int, *, least: int = 1, may_be_definite: bool = False) -> Range | None:
    """The name that begins at a word: given names, then at most one last name with the article.

    Args:
        least: At least so many words.
        may_be_definite: A lone last name with the article will do (after "الرئيس").
    """
    end, count = spot, 0
    while end < scan.size and count < _MAX_NAME and (end == spot or end not in scan.breaks):
        key = scan.keys[end]
        if key == _HOUSE and count and scan.next_key(end + 1):
            # "تميم بن حمد آل ثاني"
            end, count = end + 2, count + 1
            break
        if key in _TAKING and scan.next_key(end + 1) and not is_stop(scan, end + 1):
            end += 2
            count += 1 if key in {"بن", "بنت"} else 2
        elif count >= _ENOUGH and _is_origin(scan, end):
            end += 1
            break
        elif not _is_name_word(scan, end) or (count and _is_behind_name(scan, end, count=count)):
            break
        elif not count and key not in scan.lex.given and is_capital(key):
            # "اتهم رئيس الوزراء الكوسوفي | بلغراد"
            break
        elif has_article(key):
            if count or may_be_definite:
                end += 1
                count += 1
            break
        else:
            end += 1
            count += 1
    return (spot, end) if count >= least and end > spot else None


def _is_behind_name(scan: Scan, spot: int, *, count: int) -> bool:
    """Whether a word behind `count` words of a name is none of it: another's name, a verb, a capital.

    "عمر عزيز | وكريم حداد", "الوالي خميس أبكر | اغتيل", "رسالة من سليمان | سلمها السفير", "زار بوريس جونسون | كييف".
    """
    key, given = scan.keys[spot], scan.lex.given
    if key in given:
        return False
    if key[0] == "و" and key[1:] in given:
        return True
    if _is_pair_of(scan, spot) or key in load_place_words("ar").type_of:
        # "ببلدية بني زيد | ولاية سكيكدة"
        return True
    lexicon = load_lexicon("ar")
    words = lexicon.words
    if count >= _ENOUGH and scan.words[spot].endswith(_SUFFIXES) and lexicon.numbers.get(key[:-1]) == "p":
        # "دعا مقتدى الصدر | أنصاره": many of them are no last name.
        return True
    stem = key[:-2] if key.endswith(("ها", "هم")) and len(key) > _SHORTEST_JOINED else key
    word = words.get(stem)
    if word is not None and word.verbs and not word.nouns and not word.sort:
        return True
    return count >= _ENOUGH and not has_article(key) and is_capital(key)


def _is_pair_of(scan: Scan, spot: int) -> bool:
    """ "دعا غوتيريش | طرفي النزاع": a dual before its genitive, which loses its nun, is no last name."""
    key = scan.keys[spot]
    if not key.endswith("ي") or not has_article(scan.next_key(spot + 1)):
        return False
    return key[:-1] in word_set("sides")


@lru_cache(maxsize=10_000)
def is_capital(key: str) -> bool:
    """Whether the likeliest place of that name is the capital of a country: so large a bonus has nothing else."""
    found = load_gazetteer().find(phrase_of(key))
    return bool(found) and found[0].kind == "town" and found[0].rank - log10(max(found[0].people, 100)) > 1


@lru_cache(maxsize=10_000)
def is_seat(key: str, *, least: int = _SEAT_PEOPLE) -> bool:
    """Whether the likeliest places of that name hold a town large enough to have a governor or a mayor."""
    likeliest = load_gazetteer().find(phrase_of(key))[:_LIKELIEST]
    return any(one.form == "noun" and one.people >= least and one.kind == "town" for one in likeliest)


def _is_origin(scan: Scan, spot: int) -> bool:
    """ "محمد شياع السوداني": where a family came from, behind two names; behind one it says whose somebody is."""
    key = scan.keys[spot]
    return has_article(key) and key[2:] in scan.lex.demonyms and key.endswith(_NISBA[0])


def _is_preposition(scan: Scan, spot: int) -> bool:
    """Whether a given name is the preposition that is written like it ("على"): no other given name follows."""
    if not scan.words[spot].endswith("ى"):
        return False
    word = load_lexicon("ar").words.get(scan.keys[spot])
    return word is not None and "prep" in word.classes and scan.next_key(spot + 1) not in scan.lex.given


def _is_title_of(scan: Scan, spot: int) -> bool:
    """Whether a given name is a title as well, and stands before what it is the title of: "أمير قطر"."""
    is_title = any(entry.kind == "title" for entry in scan.lex.first.get(scan.keys[spot], ()))
    follows = scan.starting.get(spot + 1)
    return is_title and follows is not None and follows.actor_type == "state"


def _is_listed(key: str) -> bool:
    """Whether the lexicon of events has the word as a verb or a noun of something that happens."""
    word = load_lexicon("ar").words.get(key)
    return word is not None and bool(word.entries)


def _is_thing(key: str) -> bool:
    """Whether a feminine noun of the lists names a matter or a thing, and nobody: "حالة", "خطة"."""
    word = load_lexicon("ar").words.get(key)
    return word is not None and key.endswith(_OF_THINGS) and word.sort in ("abstract", "thing", "ground", "facility")


def _is_calling(scan: Scan, spot: int) -> bool:
    """Whether a noun for one man of rank may stand inside a name: "شيخ"."""
    entries = scan.lex.first.get(scan.keys[spot], ())
    return any(e.kind == "people" and e.sort == "official" and "singular" in e.marks for e in entries)


def _is_name_word(scan: Scan, spot: int) -> bool:
    key, lex = scan.keys[spot], scan.lex
    if key in word_set("counterpart") or key in word_set("coming_about") or _is_preposition(scan, spot):
        return False
    if key in lex.given and _is_title_of(scan, spot):
        return False
    if spot and scan.keys[spot - 1] in lex.given and scan.next_key(spot + 1) in lex.given and _is_calling(scan, spot):
        # "حسن | شيخ | محمود"
        return True
    if key in lex.given:
        return spot not in scan.starting or scan.starting[spot].how == "state"
    if _is_thing(key) or key in word_set("toll_totals"):
        # "أعلن الرئيس | حالة الطوارئ", "قدم المتحدث باسم الوزارة | حصيلة أقل"
        return False
    if spot in scan.taken or is_stop(scan, spot) or not key.isalpha() or len(key) < 2:
        return False
    if key[0] == "و" and len(key) >= _SHORTEST_JOINED and key.endswith(_SUFFIXES):
        # "السفير وحارسه وسائقه": two more, and no name. "هاتف الرئيس وحثه"
        return False
    if (
        carries_event(key.removeprefix("ال"))
        or (has_article(key) and is_masdar(key))
        or any(t.start <= spot < t.end for t in within(scan.sheet.times, spot - _MAX_TIME, spot + 1))
    ):
        # "عقد الوزير اجتماعا", "قال الرئيس يوم الإثنين": what follows an office is not always its holder.
        return False
    if has_article(key):
        rest = key[2:]
        # "العراقي" behind a name is an adjective, "الكاظمي" is a name.
        return not (rest in lex.demonyms or rest in lex.org_mods or rest in lex.title_mods or rest in lex.heads)
    # Present-tense verbs begin with ي, as do a few names, which are given names of the lexicon; an accusative in ـاً.
    if (key[0] == "ي" and len(key) > 3) or scan.words[spot].endswith(("ًا", "اً")):
        return False
    if key[0] == "ب" and len(key) > _SHORTEST_JOINED - 1 and (is_masdar(key[1:]) or _is_listed(key[1:])):
        # "أمر القائد العام | بتشديد الإجراءات"
        return False
    for rest, taken, definite in forms_of(key):
        if (taken and (definite or rest in lex.stops)) or (rest in lex.heads and (not taken or len(rest) > 3)):
            return False
        if (
            taken
            and len(rest) > 3
            and (rest in lex.first or rest.removesuffix("ي") in lex.first or carries_event(rest))
        ):
            # "تعهد جو بايدن | بملاحقة", "التقى الوزير فلان | برئيسي الأركان": what hangs on the verb.
            return False
    return key not in lex.demonyms and key not in lex.org_mods and key not in lex.title_mods


def find_arabic_untitled(scan: Scan) -> None:
    """Add persons without a title: a kunya, a given name with a second name, a name next to a verb of saying."""
    given = scan.lex.given
    done = 0
    for spot in [spot for spot, key in enumerate(scan.keys) if key in given or key in _STARTS or key[1:] in given]:
        if spot < done or spot in scan.taken:
            continue
        # "عمر عزيز | وكريم حداد": another person joined to the one before.
        joined = spot == done and scan.keys[spot] not in given and scan.keys[spot][0] == "و"
        if not joined and scan.keys[spot] not in given and scan.keys[spot] not in _STARTS:
            continue
        name = read_arabic_name(scan, spot, least=2)
        if name is not None and (joined or _is_person(scan, name)):
            scan.add(Draft(name[0], name[1], name, "person", "person"))
            if joined:
                scan.proclitics[spot] = (1, "")
            done = name[1]


def _is_person(scan: Scan, name: Range) -> bool:
    """Whether first and further names agree: two given names, a kunya, a nisba behind, a verb of saying before."""
    keys, lex = scan.keys, scan.lex
    start, end = name
    if keys[start] in _STARTS:
        return keys[start] != "ام" or end - start > 1
    before, last = scan.key_before(start), keys[end - 1]
    if before in lex.saying or before[1:] in lex.saying:
        return True
    if any(key in lex.given or key in _TAKING for key in keys[start + 1 : end]):
        return True
    return has_article(last) and last.endswith(_NISBA)
