"""Arabic persons by title, kunya, given name or verb of saying, and groups of people by noun."""

from __future__ import annotations

from tansiq.reading.actors.ar_orgs import phrase_end
from tansiq.reading.actors.ar_words import forms_of, is_adjective, is_stop
from tansiq.reading.actors.scan import Draft, Range, Scan
from tansiq.reading.actors.words import Entry

__all__ = ["find_arabic_groups", "find_arabic_titled", "find_arabic_untitled"]

_IN = frozenset({"في", "لدي", "الي", "ب", "باسم", "علي"})
_LINKS = frozenset({"من", "في"})
_KUNYA = frozenset({"ابو", "ابي", "ابا", "ام"})
_JOINTS = frozenset({"عبد", "ابو", "ابي", "ابا", "ابن", "بن", "بنت", "ال", "ام", "ذو"})
_NISBA = ("ي", "ية", "يه")
_MAX_NAME = 5
# Present-tense verbs begin with ي, as do a few given names; those are in the list of given names.
_PRESENT = "ي"


def read_arabic_name(scan: Scan, spot: int, *, least: int = 1, may_be_definite: bool = False) -> Range | None:
    """The name that begins at a word: given names, then at most one last name with the article.

    Args:
        least: At least so many words.
        may_be_definite: A lone last name with the article will do (after "الرئيس").
    """
    end, count = spot, 0
    while end < scan.size and count < _MAX_NAME and (end == spot or end not in scan.breaks):
        key = scan.keys[end]
        if key in _JOINTS and end + 1 < scan.size and end + 1 not in scan.breaks and not is_stop(scan, end + 1):
            end += 2
            count += 2 if key in _KUNYA or key in {"عبد"} else 1
            continue
        if not _is_name_word(scan, end, first=count == 0):
            break
        if key.startswith("ال") and len(key) > 4:
            if count or may_be_definite:
                end += 1
                count += 1
            break
        end += 1
        count += 1
    return (spot, end) if count >= least and end > spot else None


def _is_name_word(scan: Scan, spot: int, *, first: bool) -> bool:
    key = scan.keys[spot]
    lex = scan.lex
    if key in lex.given:
        return spot not in scan.starting or scan.starting[spot].how == "state"
    if spot in scan.taken or is_stop(scan, spot) or not key.isalpha() or len(key) < 2:
        return False
    if key.startswith("ال"):
        rest = key[2:]
        # "العراقي" after a name is an adjective; "الكاظمي" is a name.
        return not (rest in lex.demonyms or rest in lex.org_mods or rest in lex.title_mods or rest in lex.heads)
    if key[0] == _PRESENT and len(key) > 3 or key.endswith("ا") and scan.words[spot].endswith(("ًا", "اً")):
        return False
    for rest, taken, definite in forms_of(key):
        if (taken and (definite or rest in lex.heads or rest in lex.stops)) or (not taken and rest in lex.heads):
            return False
        if taken and spot + 1 < scan.size and rest in lex.first and len(rest) > 3:
            return False
    return key not in lex.demonyms and key not in lex.org_mods and key not in lex.title_mods


def find_arabic_titled(scan: Scan) -> None:
    """Add persons and offices by title: رئيس الوزراء العراقي مصطفى الكاظمي, مصدر أمني."""
    done = 0
    for start, end, entry in scan.hits:
        if entry.kind == "title" and start >= done and start not in scan.taken:
            done = max(done, _read_title(scan, start, end, entry))


def _title_at(scan: Scan, spot: int) -> tuple[int, Entry] | None:
    """The longest title without proclitics at a word."""
    for rest, taken, definite in forms_of(scan.keys[spot]) if spot < scan.size else ():
        if taken:
            continue
        for entry in scan.lex.first.get(rest, ()):
            words = tuple(scan.keys[spot + 1 : spot + len(entry.keys)])
            with_article = tuple("ال" + word for word in entry.keys[1:])
            if entry.kind == "title" and (words == entry.keys[1:] or definite and words == with_article):
                return spot + len(entry.keys), entry
    return None


def _read_title(scan: Scan, start: int, end: int, entry: Entry) -> int:
    definite = scan.definite.get(start, False)
    vague = "vague" in entry.marks
    if entry.sort == "honorific":
        name = read_arabic_name(scan, end, may_be_definite=True)
        if name is None:
            return end
        return _add_person(scan, start, name, "", None)
    stop = _office_end(scan, start, end, entry)
    ranked, is_ranked = stop, entry.sort == "rank"
    # "قائد الفرقة 20 … العميد الركن أثير": further titles stand between the office and the name.
    while ranked < scan.size and ranked not in scan.breaks and ranked not in scan.taken:
        more = _title_at(scan, ranked)
        if more is None or not scan.keys[ranked].startswith("ال"):
            break
        ranked, is_ranked = more[0], True
    bare = vague and not definite and stop == end
    name = None
    if ranked < scan.size and ranked not in scan.breaks:
        name = read_arabic_name(
            scan, ranked, least=2 if bare else 1, may_be_definite=not bare and entry.sort != "rank" or definite
        )
    if name is not None and not (bare and scan.keys[name[0]] not in scan.lex.given and not is_ranked):
        office = stop if entry.sort == "office" else ranked
        return _add_person(
            scan, start, name, scan.text(start, office), _country(scan, start, name[0]), is_rank=entry.sort == "rank"
        )
    if (
        entry.sort == "office"
        and (stop > end or definite or not vague or scan.keys[start] in {"مصدر", "مصادر"})
        and _speaks_of_one(scan, start, end, stop, definite)
    ):
        scan.add(
            Draft(
                start,
                stop,
                (start, stop),
                "person",
                "office",
                role=_role(scan, start, stop),
                country=_country(scan, start, stop),
                head=entry.keys[0],
            )
        )
    return max(stop, end)


def _speaks_of_one(scan: Scan, start: int, end: int, stop: int, definite: bool) -> bool:
    return True


def _role(scan: Scan, start: int, end: int) -> str:
    text = scan.text(start, end)
    cut = scan.proclitics.get(start)
    return text if cut is None else cut[1] + text[cut[0] :]


def _add_person(scan: Scan, start: int, name: Range, role: str, country: str | None, *, is_rank: bool = False) -> int:
    if role:
        cut = scan.proclitics.get(start)
        role = role if cut is None else cut[1] + role[cut[0] :]
    scan.add(
        Draft(start, name[1], name, "person", "person", role=role, country=country, head="rank" if is_rank else "")
    )
    scan.taken.update(range(*name))
    return name[1]


def _country(scan: Scan, start: int, end: int) -> str | None:
    for spot in range(start, end):
        key = scan.keys[spot]
        code = scan.lex.demonyms.get(key.removeprefix("ال"))
        if code is not None:
            return code
        named = scan.starting.get(spot)
        if named is not None and named.country is not None:
            return named.country
    return None


def _office_end(scan: Scan, start: int, end: int, entry: Entry) -> int:
    """End of what says which office: genitives, adjectives, "في الجيش", "لدى العراق"."""
    if entry.sort == "rank":
        return end
    stop = end
    closed = scan.definite.get(start, False)
    named = scan.starting.get(stop)
    if named is not None and not closed and (stop not in scan.proclitics):
        stop = named.end
        closed = True
    elif stop < scan.size and stop not in scan.breaks:
        # "رئيس الوزراء" is whole already: only adjectives follow.
        if len(entry.keys) > 1 and entry.keys[-1].startswith("ال"):
            closed = True
        if closed:
            while stop < scan.size and stop not in scan.breaks and is_adjective(scan, stop) and not is_stop(scan, stop):
                stop += 1
        elif _follows_adjective(scan, stop):
            while stop < scan.size and stop not in scan.breaks and _follows_adjective(scan, stop):
                stop += 1
        elif not is_stop(scan, stop) and scan.keys[stop] not in scan.lex.given:
            stop = phrase_end(scan, start, stop, takes_lam=False)
    while stop + 1 < scan.size and stop not in scan.breaks and stop + 1 not in scan.breaks and scan.keys[stop] in _IN:
        again = scan.starting.get(stop + 1)
        if again is None or again.how == "state" and scan.keys[stop] == "في" and stop > end + 3:
            break
        stop = again.end
    again = scan.starting.get(stop)
    if (
        again is not None
        and stop in scan.proclitics
        and stop not in scan.breaks
        and scan.keys[stop][0] in "لب"
        and (stop == end or closed)
    ):
        if (
            again.how in {"known", "org"}
            and scan.keys[stop - 1] not in scan.lex.saying
            and entry.keys[0] in {"مدير", "رئيس", "متحدث", "ناطق", "قائد", "امين", "ممثل"}
            and again.actor_type != "outlet"
        ):
            stop = again.end
    while (
        stop < scan.size
        and stop not in scan.breaks
        and scan.keys[stop].startswith("ال")
        and scan.keys[stop][2:] in scan.lex.title_mods
    ):
        stop += 1
    return stop


def _follows_adjective(scan: Scan, spot: int) -> bool:
    key = scan.keys[spot]
    return key in scan.lex.title_mods or key in scan.lex.demonyms


def find_arabic_untitled(scan: Scan) -> None:
    """Add persons without a title: a kunya, a given name with a second name, a name next to a verb of saying."""
    lex = scan.lex
    spot = 0
    while spot < scan.size:
        key = scan.keys[spot]
        if spot in scan.taken or not (key in _KUNYA or key in lex.given or key in {"عبد", "ابن"}):
            spot += 1
            continue
        name = read_arabic_name(scan, spot, least=2)
        if name is None or not _is_person(scan, name):
            spot += 1
            continue
        scan.add(Draft(name[0], name[1], name, "person", "person"))
        scan.taken.update(range(*name))
        spot = name[1]


def _is_person(scan: Scan, name: Range) -> bool:
    """Whether given names and last names agree: two given names, a kunya, or a given name with a nisba."""
    keys, lex = scan.keys, scan.lex
    start, end = name
    if keys[start] in _KUNYA | {"عبد", "ابن"}:
        return not (keys[start] == "ام" and end - start < 2)
    others = keys[start + 1 : end]
    before = keys[start - 1] if start and start not in scan.breaks else ""
    spoken = before in lex.saying or before[1:] in lex.saying
    given = any(key in lex.given or key in _JOINTS for key in others)
    last = others[-1]
    return given or spoken or last.startswith("ال") and last.endswith(_NISBA)


def find_arabic_groups(scan: Scan) -> None:
    """Add groups of people: عناصر من تنظيم داعش الإرهابي, مسلحون مجهولون, جنديان."""
    for start, end, entry in scan.hits:
        if entry.kind != "people" or start in scan.taken:
            continue
        if "singular" in entry.marks and _is_adjectival(scan, start):
            continue
        stop = _group_end(scan, start, end)
        if entry.sort == "generic" and stop == end:
            continue
        if any(
            draft.start <= start and stop <= draft.end and draft.actor_type == "person" for draft in scan.drafts[-60:]
        ):
            continue
        scan.add(Draft(start, stop, (start, stop), "group_of_people", "group", country=_country(scan, start, stop)))


def _is_adjectival(scan: Scan, spot: int) -> bool:
    """ "هجوم إرهابي", "الجيش المسلح": a singular noun behind another noun is its adjective."""
    key = scan.keys[spot]
    if not spot or spot in scan.breaks:
        return False
    before = scan.keys[spot - 1]
    if not before or not before[0].isalpha() or is_stop(scan, spot - 1):
        return False
    return key[0] != "و" and spot not in scan.proclitics


def _group_end(scan: Scan, start: int, end: int) -> int:
    """End of the group: adjectives, the organisation named behind it, directly or with من or تابعين ل."""
    keys = scan.keys
    stop = end
    while stop < scan.size and stop not in scan.breaks and _agrees(scan, stop):
        stop += 1
    if stop < scan.size and stop not in scan.breaks:
        link = stop + 1 if keys[stop] in _LINKS else stop
        if link < scan.size and link > stop and keys[link] in {"خلايا", "قبل", "بين"}:
            link += keys[link] == "خلايا"
        named = scan.starting.get(link)
        if (
            link not in scan.breaks
            and named is not None
            and named.how in {"known", "org", "ref"}
            and (link == stop or keys[stop] == "من")
        ):
            if link not in scan.proclitics or keys[link].startswith("لل"):
                return named.end
        if (
            link == stop
            and not keys[stop].startswith("ال")
            and keys[stop][0] == "ل"
            and stop in scan.proclitics
            and named is not None
            and named.how != "state"
        ):
            return named.end
        if (
            stop == end
            and keys[stop].startswith("ال")
            and not is_stop(scan, stop)
            and not keys[start].startswith(("ال", "وال", "بال", "لل"))
        ):
            stop += 1
    return stop


def _agrees(scan: Scan, spot: int) -> bool:
    key = scan.keys[spot]
    lex = scan.lex
    if is_stop(scan, spot) or spot in scan.starting:
        return False
    rest = key.removeprefix("ال")
    if rest in lex.demonyms or rest in lex.org_mods or rest in lex.title_mods or rest in lex.epithets:
        return True
    return (
        rest.endswith(("ون", "ين"))
        and len(rest) > 4
        and any(entry.kind == "people" for entry in lex.first.get(rest, ()))
        or rest.endswith(("يون", "يين"))
        and len(rest) > 5
    )
