"""Arabic groups of people by noun: عناصر من تنظيم داعش الإرهابي, مسلحون مجهولون, جنديان."""

from __future__ import annotations

from tansiq.reading.actors.ar_titles import is_adjectival
from tansiq.reading.actors.ar_words import has_article, is_stop
from tansiq.reading.actors.en_titles import country_of
from tansiq.reading.actors.scan import Draft, Scan
from tansiq.reading.phrases import within
from tansiq.reading.wordsets import word_set

__all__ = ["find_arabic_groups"]

_NAMING = frozenset({"known", "org", "ref"})
# "الفارين من تنظيم داعش" fled from it: no part of it.
_LEAVING = ("فارين", "فارون", "هاربين", "هاربون", "منشقين", "منشقون", "ناجين", "محررين")
_CELLS = frozenset({"خلايا", "فلول", "بقايا"})
_NOMINATIVE = ("ون", "ان")
_PLURAL = ("ون", "ين")


def find_arabic_groups(scan: Scan) -> None:
    """Add groups of people; the number stays outside, an organisation named inside keeps its own mention."""
    done = 0
    for start, end, entry in scan.hits:
        if entry.kind != "people" or start in scan.taken or start < done or start in scan.spoken_for:
            continue
        if "singular" in entry.marks and is_adjectival(scan, start):
            continue
        stop = _group_end(scan, start, end)
        if entry.sort == "generic" and stop == end:
            continue
        scan.add(Draft(start, stop, (start, stop), "group_of_people", "group", country=country_of(scan, start, stop)))
        done = _adjectives_behind(scan, stop)


def _group_end(scan: Scan, start: int, end: int) -> int:
    """End of the group: adjectives, then the organisation named behind it, directly, with من or with ل."""
    keys, stop = scan.keys, end
    while scan.next_key(stop) and _agrees(scan, stop):
        if keys[stop - 1].endswith("ون") and keys[stop].endswith("ين"):
            # "جنود سوريون | مسلحين": another case is another noun.
            return stop
        stop += 1
    if _is_construct(scan, stop):
        # "مسلحون مجهولو الهوية"
        stop += 2
    if scan.next_key(stop) in word_set("by_pronoun") and keys[stop - 1].removeprefix("ال").startswith("م"):
        # "مشتبه بهم": the pronoun belongs to the participle.
        return stop + 1
    link = stop + 1 if scan.next_key(stop) == "من" else stop
    link += scan.next_key(link) in _CELLS
    named = scan.starting.get(link)
    is_part = named is not None and link not in scan.breaks and named.how in _NAMING
    # A nominative with its nun takes no genitive: "مسلحون | مركز الشرطة".
    is_part = is_part and not (link == stop and keys[stop - 1].endswith(_NOMINATIVE) and keys[link][:1] != "ل")
    if named is not None and is_part and not keys[stop - 1].endswith(_LEAVING):
        # "مسؤولون لرويترز" spoke to it; "جنود للجيش" are its own.
        is_its = link == stop and keys[link][0] == "ل" and named.actor_type != "outlet"
        is_joined = link not in scan.proclitics or is_its
        if is_joined:
            return named.end
    genitive = scan.next_key(stop)
    if keys[stop - 1].endswith(_NOMINATIVE):
        # A nominative with its nun takes no genitive: "مسلحون | الوصول".
        return stop
    if any(time.start == stop for time in within(scan.sheet.times, stop, stop + 1)):
        # "150 عائلة | الأسبوع المقبل"
        return stop
    if stop == end and has_article(genitive) and not is_stop(scan, stop) and not scan.definite.get(start, False):
        return stop if stop in scan.starting else stop + 1
    return stop


def _agrees(scan: Scan, spot: int) -> bool:
    """Whether a word is an adjective of the group: مجهولون, عراقيين, إرهابية."""
    lex = scan.lex
    if is_stop(scan, spot) or spot in scan.starting:
        return False
    rest = scan.keys[spot].removeprefix("ال")
    if rest in lex.demonyms or rest in lex.group_mods or rest in lex.epithets:
        return True
    if not rest.endswith(_PLURAL) or len(rest) < 5:
        return False
    return rest[-3] == "ي" or any(entry.kind == "people" for entry in lex.first.get(rest, ()))


def _is_construct(scan: Scan, spot: int) -> bool:
    """Whether an adjective that has lost its nun stands before its genitive: "مجهولو الهوية", "مجهولي الهوية"."""
    key, lex = scan.next_key(spot), scan.lex
    many = key[:-1] + "ين"
    known = many in lex.group_mods or many in lex.epithets or key[:-1] in lex.group_mods
    return key.endswith(("و", "ي")) and known and has_article(scan.next_key(spot + 1))


def _adjectives_behind(scan: Scan, stop: int) -> int:
    """ "إرهابيو داعش المعتقلون": participles with the article behind a group are no group of their own."""
    while has_article(scan.next_key(stop)) and scan.keys[stop].endswith(_PLURAL) and not is_stop(scan, stop):
        stop += 1
    return stop
