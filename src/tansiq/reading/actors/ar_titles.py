"""Arabic persons by title and offices without a name: رئيس الوزراء العراقي مصطفى الكاظمي, مصدر أمني."""

from __future__ import annotations

from tansiq.knowledge.keys import match_key
from tansiq.reading.actors.ar_names import is_capital, is_seat, read_arabic_name
from tansiq.reading.actors.ar_orgs import adjectives_end, phrase_end
from tansiq.reading.actors.ar_words import forms_of, has_article, is_adjective, is_stop
from tansiq.reading.actors.en_titles import country_of
from tansiq.reading.actors.scan import Draft, Scan
from tansiq.reading.actors.words import Entry
from tansiq.reading.lexicon import EMPTY, load_lexicon
from tansiq.reading.phrases import within

__all__ = ["find_arabic_titled", "is_adjectival"]

_MADDA = "\u0622"
_OF_PLACE = frozenset(map(match_key, ("في", "لدى", "إلى", "باسم")))
_AT = frozenset({match_key("لدى")})
_MAX_BUILDING = 5
"""Words of "باسم", a building and its name."""
_SOURCES = frozenset({"مصدر", "مصادر"})
# Behind these باسم is "on behalf of", not a given name.
_SPEAKERS = frozenset({"متحدث", "متحدثة", "ناطق", "ناطقة"})
# Heads of what another word belongs to with ل: "المتحدث للتحالف" but not "قال المدير لرويترز".
_TAKES_LAM = frozenset(
    map(match_key, ["مدير", "رئيس", "متحدث", "ناطق", "قائد", "أمين", "ممثل", "مبعوث", "مستشار", "منسق"])
)


def find_arabic_titled(scan: Scan) -> None:
    """Add persons and offices by title."""
    done = 0
    for start, end, entry in scan.hits:
        if entry.kind == "title" and start >= done and start not in scan.taken:
            done = max(done, _read_title(scan, start, end, entry))


def is_adjectival(scan: Scan, spot: int) -> bool:
    """Whether a noun without the article stands behind another noun as its adjective: "بيان صحفي", "هجوم إرهابي"."""
    if spot in scan.proclitics or has_article(scan.keys[spot]):
        return False
    before, lex = scan.key_before(spot), scan.lex
    if not before[:1].isalpha() or before in lex.given:
        return False
    if has_article(before) or spot in scan.ending:
        # "التقى رئيس الوزراء العراقي وزير الخارجية": behind a definite word no indefinite one is its adjective.
        return False
    return not any(word in lex.closed or word in lex.verbs for word in (before, before[1:]))


def _read_title(scan: Scan, start: int, end: int, entry: Entry) -> int:
    """Draft what begins with the title at a word; returns where to go on."""
    definite, vague = scan.definite.get(start, False), "vague" in entry.marks
    if entry.sort == "honorific":
        if (office := _title_at(scan, end) if scan.next_key(end) else None) is not None:
            return _read_styled(scan, start, end, office)
        name = read_arabic_name(scan, end, may_be_definite=True) if scan.next_key(end) else None
        if name is None:
            return end
        scan.add(Draft(start, name[1], name, "person", "person"))
        return name[1]
    if not definite and _is_verb_of_title(scan, start, end):
        return end
    stop = end if entry.sort == "rank" else _office_end(scan, start, end, entry)
    further, is_ranked = _further_titles(scan, stop, is_ranked=entry.sort == "rank")
    bare = not definite and stop == end and (vague or entry.sort == "office")
    name = None
    if scan.next_key(further) and not (entry.keys[0] in _SPEAKERS and scan.keys[further] == "باسم"):
        may_be_definite = definite or (not bare and entry.sort != "rank")
        name = read_arabic_name(scan, further, least=2 if bare else 1, may_be_definite=may_be_definite)
    if name is not None and (not bare or is_ranked or scan.keys[name[0]] in scan.lex.given):
        role = _role(scan, start, stop if entry.sort == "office" else further)
        country = country_of(scan, start, name[0])
        head = "rank" if entry.sort == "rank" else entry.keys[0]
        scan.add(Draft(start, name[1], name, "person", "person", role=role, country=country, head=head))
        return name[1]
    if entry.sort == "office" and _stands_alone(scan, start, end, stop, entry):
        country = country_of(scan, start, stop)
        role = _role(scan, start, stop)
        scan.add(Draft(start, stop, (start, stop), "person", "office", role=role, country=country, head=entry.keys[0]))
        return stop
    return end


def _read_styled(scan: Scan, start: int, spot: int, office: tuple[int, Entry]) -> int:
    """ "معالي وزير الخارجية", "جلالة الملك": the style before an office is part of what is said of its holder."""
    known = len(scan.drafts)
    done = _read_title(scan, spot, *office)
    if len(scan.drafts) > known and scan.drafts[known].start == spot:
        scan.drafts[known].start = start
    return done


def _is_verb_of_title(scan: Scan, start: int, end: int) -> bool:
    """ "وأمر رئيس الوزراء": a verb written like "آمر", where whoever gave the order follows."""
    key = scan.keys[start]
    word = load_lexicon("ar").words.get(key.removeprefix("و")) or load_lexicon("ar").words.get(key)
    if word is None or not word.verbs or _MADDA in scan.words[start] or not scan.next_key(end):
        return False
    return _title_at(scan, end) is not None


def _stands_alone(scan: Scan, start: int, end: int, stop: int, entry: Entry) -> bool:
    """Whether an office without a name speaks of its holder."""
    if scan.definite.get(start, False) or stop > end:
        return stop == end or not is_adjectival(scan, start)
    if "vague" in entry.marks and entry.keys[0] not in _SOURCES:
        return False
    return len(entry.keys) > 1 or not is_adjectival(scan, start)


def _role(scan: Scan, start: int, end: int) -> str:
    text = scan.text(start, end)
    cut = scan.proclitics.get(start)
    return text if cut is None else cut[1] + text[cut[0] :]


def _title_at(scan: Scan, spot: int) -> tuple[int, Entry] | None:
    """The longest title without proclitics at a word, and the word behind it."""
    for rest, taken, definite in forms_of(scan.keys[spot]):
        for entry in scan.lex.first.get(rest, ()) if not taken else ():
            words = tuple(scan.keys[spot + 1 : spot + len(entry.keys)])
            with_article = tuple("ال" + word for word in entry.keys[1:])
            if entry.kind == "title" and (words == entry.keys[1:] or (definite and words == with_article)):
                return spot + len(entry.keys), entry
    return None


def _further_titles(scan: Scan, spot: int, *, is_ranked: bool) -> tuple[int, bool]:
    """Titles between the office and the name: "قائد الفرقة 20 … العميد الركن أثير"; whether one of all is a rank."""
    while has_article(scan.next_key(spot)) and spot not in scan.taken:
        more = _title_at(scan, spot)
        if more is None:
            break
        spot, is_ranked = more[0], is_ranked or more[1].sort == "rank"
    return spot, is_ranked


def _office_end(scan: Scan, start: int, end: int, entry: Entry) -> int:
    """End of what says which office: genitives, adjectives, "في الجيش", "لدى العراق", "لـ«…»"."""
    # "رئيس الوزراء" is whole already: only adjectives follow.
    closed = scan.definite.get(start, False) or (len(entry.keys) > 1 and has_article(entry.keys[-1]))
    named = scan.starting.get(end)
    stop = end
    if named is not None and not closed and end not in scan.proclitics and end not in scan.breaks:
        stop, closed = named.end, True
    elif closed:
        stop = adjectives_end(scan, end)
    elif end not in scan.proclitics and scan.next_key(end) not in scan.lex.given and is_seat(scan.next_key(end) or ""):
        # "مدعي عام باريس", "محافظ أربيل"
        stop, closed = end + 1, True
    elif _is_in_time(scan, end):
        # "ضابط | عام 2020"
        return end
    elif scan.next_key(end) in scan.lex.title_mods or scan.next_key(end) in scan.lex.demonyms:
        while scan.next_key(stop) in scan.lex.title_mods or scan.next_key(stop) in scan.lex.demonyms:
            # "مصدر أمني رفيع المستوى", "مصادر رفيعة المستوى"
            both = f"{scan.keys[stop].removesuffix('ة')} {scan.next_key(stop + 1)}"
            stop += 2 if both in scan.lex.title_mods else 1
    elif scan.next_key(end) and not is_stop(scan, end) and scan.keys[end] not in scan.lex.given:
        stop = phrase_end(scan, start, end, takes_lam=False)
    stop = _linked_end(scan, stop, entry, closed=closed or stop > end)
    while has_article(scan.next_key(stop)) and scan.keys[stop][2:] in scan.lex.title_mods and is_adjective(scan, stop):
        stop += 1
    return stop


def _is_in_time(scan: Scan, spot: int) -> bool:
    """Whether a time begins at a word."""
    return any(time.start == spot for time in within(scan.sheet.times, spot, spot + 1))


def _linked_end(scan: Scan, stop: int, entry: Entry, *, closed: bool) -> int:
    """End of "في الجيش العراقي", "لدى العراق", "للتحالف", "باسم القائد العام" behind the office."""
    takes_lam = entry.keys[0].removesuffix("ة") in _TAKES_LAM
    while True:
        link = scan.next_key(stop)
        if link in _OF_PLACE and scan.next_key(stop + 1):
            linked = scan.starting.get(stop + 1)
            if linked is None and link in _AT and is_capital(scan.keys[stop + 1]):
                # "السفير السعودي لدى واشنطن"
                stop += 2
                continue
            if linked is None:
                return _in_name_of(scan, stop) if link == "باسم" else stop
            stop = linked.end
            continue
        if closed and link[:1] == "ب" and stop not in scan.starting and is_seat(link[1:]):
            # "باسم المحكمة الابتدائية بالمنستير"
            stop += 1
            continue
        linked = scan.starting.get(stop) if closed and takes_lam and link[:1] in {"ل", "ب"} else None
        if linked is None or stop not in scan.proclitics or linked.how == "state" or linked.actor_type == "outlet":
            return stop
        stop = linked.end


def _in_name_of(scan: Scan, stop: int) -> int:
    """End of a further office behind باسم, or `stop`."""
    title = _title_at(scan, stop + 1)
    if title is not None:
        return _office_end(scan, stop + 1, title[0], title[1])
    known = load_lexicon("ar").words
    head = known.get(scan.keys[stop + 1], EMPTY)
    if head.sort != "facility":
        return stop
    # "متحدث باسم مستشفى ليدي ريدينغ": a building and its name, which no list has.
    end = stop + 2
    while end < stop + _MAX_BUILDING and scan.next_key(end) and scan.keys[end] not in known and not is_stop(scan, end):
        end += 1
    return end
