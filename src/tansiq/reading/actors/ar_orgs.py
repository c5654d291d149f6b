"""Arabic organisations by their form: a head noun with its genitives, adjectives, number or ل phrase."""

from __future__ import annotations

from tansiq.knowledge.keys import match_key
from tansiq.reading.actors.ar_names import is_seat
from tansiq.reading.actors.ar_words import forms_of, has_article, is_adjective, is_stop
from tansiq.reading.actors.refer import MOST_BACK, has_head
from tansiq.reading.actors.scan import Draft, Scan
from tansiq.reading.actors.words import Entry
from tansiq.reading.lexicon import EMPTY, load_lexicon
from tansiq.reading.masdars import is_masdar
from tansiq.reading.phrases import within
from tansiq.reading.place_words import load_place_words
from tansiq.reading.wordsets import word_set

__all__ = ["adjectives_end", "find_arabic_orgs", "phrase_end"]

_MAX_WORDS = 7
_MAX_CHAIN = 3
_MAX_QUOTED = 6
# Letters of a masdar with its preposition; shorter words of that form are plurals.
_SHORTEST_MASDAR = 5
_NUMBERS = frozenset(
    map(
        match_key,
        ["عشرون", "عشرين", "العشرون", "العشرين", "ثلاثون", "ثلاثين", "الثلاثين", "أربعين", "الأربعين", "خمسين"],
    )
)
_OPEN, _CLOSE = frozenset({"«", '"', "“"}), frozenset({"»", '"', "”"})
_LAM = frozenset({"ل", "لل"})
_YA = "\u064a"
_AT = frozenset({"في"})


def phrase_end(scan: Scan, head: int, end: int, *, takes_lam: bool, is_unit: bool = False) -> int:
    """End of what belongs to a head noun: idafa, then adjectives, a number, or a ل phrase; `end` where nothing does.

    Args:
        head: The head noun; end: the word behind it.
        takes_lam: The head takes a complement with ل (المرصد السوري لحقوق الإنسان).
        is_unit: A number may follow (الفرقة 20).
    """
    closed = scan.definite.get(head, has_article(scan.keys[head]))
    spot, chain = end, 0
    while spot < scan.size and spot - end < _MAX_WORDS and spot not in scan.breaks:
        key = scan.keys[spot]
        if spot > end and any(t.start == spot for t in within(scan.sheet.times, spot, spot + 1)):
            # "مدعي عام باريس | مساء السبت"
            break
        if key in _OPEN:
            return spot if closed and spot > end else _quoted_end(scan, spot)
        if key in _LAM:
            return _after_lam(scan, spot) if takes_lam else spot
        name = scan.starting.get(spot)
        if is_unit and spot == end and (key.isdigit() or key in _NUMBERS):
            closed, spot = True, spot + 1
        elif name is not None and not closed and spot not in scan.proclitics:
            return adjectives_end(scan, name.end)
        elif _is_outlet(name, closed=closed) or (_ends_phrase(scan, spot) and not _is_ordinal(scan, spot)):
            break
        elif closed and takes_lam and key[0] == "ل" and _is_demand(key[2:] if key.startswith("لل") else key[1:]):
            # "أمام الجمعية الوطنية | للمطالبة", but "مكتب الأمم المتحدة لتنسيق الشؤون"
            break
        elif closed and takes_lam and key[0] == "ل":
            return _lam_end(scan, spot)
        elif has_article(key):
            if closed and not is_adjective(scan, spot):
                break
            closed, spot = True, spot + 1
        elif closed or chain == _MAX_CHAIN or not _is_genitive(scan, spot, follows_name=chain == 1):
            break
        else:
            chain, spot = chain + 1, spot + 1
    # A chain without any article names nothing: "وزارة خدمية".
    return spot if closed else end


def _is_demand(key: str) -> bool:
    """Whether a noun says what a crowd or a speaker wants, which no body is named after."""
    word = load_lexicon("ar").words.get(key)
    return word is not None and any(entry.type in ("request", "statement") for entry in word.nouns)


def _names_another(scan: Scan, spot: int) -> bool:
    """ "المتحدث باسم قوات حفتر | أحمد المسماري": a given name behind a last name is somebody else's."""
    given = scan.lex.given
    return scan.keys[spot] in given and scan.key_before(spot) not in given and not is_stop(scan, spot - 1)


def _is_outlet(name: Draft | None, *, closed: bool) -> bool:
    """Whether an outlet stands behind a whole name: "وزارة الدفاع | لرووداو"."""
    return closed and name is not None and name.actor_type == "outlet"


def _ends_phrase(scan: Scan, spot: int) -> bool:
    """Whether no organisation's name goes on here; common nouns may ("حرس الحدود"), which end a person's."""
    key, lex = scan.keys[spot], scan.lex
    if not key[:1].isalnum():
        return True
    bare = key[1:] if key[0] in "وف" and len(key) > 3 else key
    return key in lex.closed or key in lex.verbs or bare in lex.closed or bare in lex.verbs


def _is_ordinal(scan: Scan, spot: int) -> bool:
    """Whether a word stops names as a number does, and is an adjective of units: الفرقة السابعة."""
    key = scan.keys[spot]
    return has_article(key) and key[2:] in scan.lex.org_mods


def _quoted_end(scan: Scan, spot: int) -> int:
    """The word behind the closing quotation mark, or `spot` where none is near."""
    for close in range(spot + 2, min(spot + _MAX_QUOTED, scan.size)):
        if scan.words[close] in _CLOSE:
            return close + 1
    return spot


def adjectives_end(scan: Scan, spot: int) -> int:
    """The word behind the adjectives with the article that stand here."""
    while spot < scan.size and spot not in scan.breaks and is_adjective(scan, spot):
        if is_stop(scan, spot) and not _is_ordinal(scan, spot):
            break
        if scan.keys[spot].endswith("ين") and scan.key_before(spot).endswith("ية"):
            # "طردت القوات اليمنية | الحوثيين": an adjective of one thing and then of many.
            break
        spot += 1
    return spot


def _opens_event(key: str, following: str) -> bool:
    """Whether two words are an event noun: "أعلنت شرطة كربلاء | إلقاء القبض"."""
    word = load_lexicon("ar").words.get(key)
    return word is not None and any(entry.tail[:1] == (following,) for entry in word.nouns if entry.layer == "event")


def _is_genitive(scan: Scan, spot: int, *, follows_name: bool) -> bool:
    """Whether a word without the article may go on a chain: no proclitic before a known word, no title."""
    key = scan.keys[spot]
    if follows_name and _names_another(scan, spot):
        return False
    if _opens_event(key, scan.key(spot + 1)) or (key[0] == "ب" and key[1:] in load_place_words("ar").type_of):
        # "قوة أمنية | بمدينة بئر العبد"
        return False
    if key[0] == "ب" and len(key) > _SHORTEST_MASDAR and key not in scan.lex.given and is_masdar(key[1:]):
        # "مليشيات حفتر | بتنفيذ القصف", but "منظمة معنية بشؤون اللاجئين"
        return False
    may_split = key[0] in "وفبلك" and key not in scan.lex.first
    if may_split and any(taken and (definite or rest in scan.lex.first) for rest, taken, definite in forms_of(key)):
        return False
    return key.isalpha() and len(key) > 1 and not any(entry.kind == "title" for entry in scan.lex.first.get(key, ()))


def _after_lam(scan: Scan, spot: int) -> int:
    """End of ل set apart: "المركز الإعلامي لـ«قوات سوريا الديمقراطية»"."""
    begin = spot + 2 if scan.next_key(spot + 1) in _OPEN else spot + 1
    name = scan.starting.get(begin)
    if name is None or begin in scan.breaks:
        return _quoted_end(scan, spot + 1) if begin == spot + 2 else spot
    return name.end + (scan.next_key(name.end) in _CLOSE and begin == spot + 2)


def _lam_end(scan: Scan, spot: int) -> int:
    """End of "لحقوق الإنسان", "لرئاسة الحكومة", "للاجئين": one word, and its genitive where it has no article."""
    if scan.keys[spot].startswith("لل"):
        return adjectives_end(scan, spot + 1)
    end = spot + 1
    while end - spot < _MAX_CHAIN + 2 and scan.next_key(end) and not is_stop(scan, end):
        if end in scan.starting and end not in scan.proclitics:
            return adjectives_end(scan, scan.starting[end].end)
        end += 1
        if has_article(scan.keys[end - 1]):
            return adjectives_end(scan, end)
    return spot


def find_arabic_orgs(scan: Scan) -> None:
    """Add drafts of organisations by form, and of definite short forms (المرصد)."""
    done = 0
    for start, end, entry in scan.hits:
        if entry.kind == "org" and start >= done and start not in scan.taken and not _is_adjective(scan, start):
            done = max(done, _read(scan, start, end, entry))


def _is_adjective(scan: Scan, start: int) -> bool:
    """ "زلزال قوي", "انفجار قوي": behind an event noun the strong one, and not the forces (قوى)."""
    if not start or scan.keys[start] not in word_set("degree") or not scan.words[start].endswith(_YA):
        return False
    before = load_lexicon("ar").words.get(scan.keys[start - 1], EMPTY)
    return any(entry.layer == "event" for entry in before.nouns)


def _read(scan: Scan, start: int, end: int, entry: Entry) -> int:
    """Draft what begins with the head noun at a word; returns where to go on."""
    if entry.keys[0] in word_set("fronts") and scan.key_before(start) in _AT and is_seat(scan.next_key(end), least=0):
        # "في جبهة الضالع": where they fight, and no group.
        return end
    stop = phrase_end(scan, start, end, takes_lam="lam" in entry.marks, is_unit="unit" in entry.marks)
    definite = scan.definite.get(start, False)
    core = stop
    # "القوات المسلحة" is a name; "التنظيم المسلح" is not.
    while (
        "generic" in entry.marks
        and core > end
        and has_article(scan.keys[core - 1])
        and scan.keys[core - 1][2:] in scan.lex.epithets
    ):
        core -= 1
    if core == end and "alone" in entry.marks and has_article(entry.keys[-1]):
        # "حرس الحدود" is a whole name.
        scan.add(Draft(start, stop, (start, core), entry.actor_type, "org", head=entry.keys[0]))
        return stop
    if core == end:
        return _short_form(scan, start, stop, entry) if definite else end
    if not definite and not _is_named(scan, core):
        return end
    first = scan.starting.get(end)
    if "generic" in entry.marks and first is not None and first.end >= core and first.actor_type == "armed_group":
        # "حركة طالبان", "ميليشيا حزب الله": the noun only says what the known name is.
        first.start = start
        scan.starting[start] = first
        scan.taken.update(range(start, stop))
        return stop
    keys, demonyms = scan.keys[end:core], scan.lex.demonyms
    country = next((demonyms[key[2:]] for key in keys if has_article(key) and key[2:] in demonyms), None)
    if country is None:
        country = next((scan.starting[spot].country for spot in range(end, core) if spot in scan.starting), None)
    scan.add(Draft(start, stop, (start, core), entry.actor_type, "org", country=country, head=entry.keys[0]))
    return stop


def _is_named(scan: Scan, core: int) -> bool:
    """A construct chain names one organisation where it ends in the article, a name, a number or quotation marks."""
    last = scan.keys[core - 1]
    return (
        has_article(last) or core in scan.ending or scan.words[core - 1] in _CLOSE or last.isdigit() or last in _NUMBERS
    )


def _short_form(scan: Scan, start: int, stop: int, entry: Entry) -> int:
    """ "المرصد" for the observatory named before, "التنظيم الإرهابي" for the armed group; else الجيش alone."""
    head, is_generic = entry.keys[0], "generic" in entry.marks
    for draft in reversed(scan.drafts[-MOST_BACK:]):
        if draft.start >= start or draft.how not in {"known", "org"}:
            continue
        if has_head(draft, head) or (is_generic and draft.actor_type == "armed_group"):
            scan.add(Draft(start, stop, (start, stop), draft.actor_type, "ref", country=draft.country, owner=draft))
            return stop
    if "alone" in entry.marks:
        scan.add(Draft(start, stop, (start, stop), entry.actor_type, "org", head=head))
    return stop
