"""Arabic organisations by their form: a head noun with its genitives, adjectives, number or ل phrase."""

from __future__ import annotations

from tansiq.reading.actors.ar_words import forms_of, is_adjective, is_stop
from tansiq.reading.actors.scan import Draft, Scan
from tansiq.reading.actors.words import Entry

__all__ = ["find_arabic_orgs", "phrase_end"]

_MAX_WORDS = 7
_NUMBERS = frozenset(
    {"عشرون", "عشرين", "العشرون", "العشرين", "ثلاثين", "الثلاثين", "اربعين", "خمسين", "الاولي", "الاول", "الثانيه"}
)
_OPEN, _CLOSE = frozenset({"«", '"', "“"}), frozenset({"»", '"', "”"})


def phrase_end(scan: Scan, head: int, end: int, *, takes_lam: bool, is_unit: bool = False) -> int:
    """End of what belongs to a head noun: idafa, then adjectives, a number, or a ل phrase.

    Args:
        head: The head noun; end: the word behind it.
        takes_lam: The head takes a complement with ل (المرصد السوري لحقوق الإنسان).
        is_unit: A number may follow (الفرقة 20).
    """
    closed = scan.definite.get(head, scan.keys[head].startswith("ال"))
    spot = end
    bare = 0
    while spot < scan.size and spot - end < _MAX_WORDS and spot not in scan.breaks:
        key = scan.keys[spot]
        if key in _OPEN:
            close = next((i for i in range(spot + 1, min(spot + 6, scan.size)) if scan.words[i] in _CLOSE), None)
            return spot if close is None or closed and spot > end else close + 1
        if is_unit and spot == end and (key.isdigit() or key in _NUMBERS):
            closed, spot = True, spot + 1
            continue
        name = scan.starting.get(spot)
        if name is not None and spot not in scan.proclitics and not closed:
            return _adjectives(scan, name.end)
        if is_stop(scan, spot):
            break
        if (
            closed
            and takes_lam
            and (key.startswith("لل") or key[0] == "ل" and spot + 1 < scan.size and not key.startswith("لا"))
        ):
            return _lam_end(scan, spot)
        if key.startswith("ال") and len(key) > 3:
            if closed and not is_adjective(scan, spot):
                break
            closed = True
            spot += 1
        elif closed or not _is_genitive(scan, spot) or bare > 2:
            break
        else:
            bare += 1
            spot += 1
    return spot if closed or spot == end else _indefinite(scan, head, end, spot)


def _indefinite(scan: Scan, head: int, end: int, spot: int) -> int:
    """A chain without any article names something only where its last word is a name; else the head stands alone."""
    return end


def _adjectives(scan: Scan, spot: int) -> int:
    while spot < scan.size and spot not in scan.breaks and is_adjective(scan, spot) and not is_stop(scan, spot):
        spot += 1
    return spot


def _is_genitive(scan: Scan, spot: int) -> bool:
    key = scan.keys[spot]
    if key[0] in "وفبلك" and any(
        rest in scan.lex.first or rest.startswith("ال") for rest, taken, _ in forms_of(key) if taken
    ):
        return key in scan.lex.first
    return key.isalpha() and len(key) > 1 and not any(entry.kind == "title" for entry in scan.lex.first.get(key, ()))


def _lam_end(scan: Scan, spot: int) -> int:
    """End of "لحقوق الإنسان", "لرئاسة الحكومة", "للاجئين": one word, and its genitive where it has no article."""
    key = scan.keys[spot]
    end = spot + 1
    if key.startswith("لل"):
        return _adjectives(scan, end)
    count = 0
    while end < scan.size and end not in scan.breaks and count < 3 and not is_stop(scan, end):
        if end in scan.starting and end not in scan.proclitics:
            return _adjectives(scan, scan.starting[end].end)
        key = scan.keys[end]
        end += 1
        count += 1
        if key.startswith("ال"):
            return _adjectives(scan, end)
    return end if count == 0 and False else (end if count else spot)


def find_arabic_orgs(scan: Scan) -> None:
    """Add drafts of organisations by form, and of definite short forms (المرصد)."""
    done = 0
    for start, end, entry in scan.hits:
        if entry.kind == "org" and start >= done and start not in scan.taken:
            done = max(done, _read(scan, start, end, entry))


def _read(scan: Scan, start: int, end: int, entry: Entry) -> int:
    stop = phrase_end(scan, start, end, takes_lam="lam" in entry.marks, is_unit="unit" in entry.marks)
    key = scan.keys[start]
    definite = scan.definite.get(start, False)
    core = stop
    while core > end and scan.keys[core - 1][:2] == "ال" and scan.keys[core - 1][2:] in scan.lex.epithets:
        core -= 1
    if core == end:
        if not definite:
            return end
        return _short_form(scan, start, stop, entry)
    if not definite and not _is_named(scan, start, end, core):
        return end
    country = next(
        (scan.lex.demonyms[k[2:]] for k in scan.keys[end:core] if k[:2] == "ال" and k[2:] in scan.lex.demonyms), None
    )
    first = scan.starting.get(end)
    if (
        entry.marks & {"generic"}
        and first is not None
        and first.start == end
        and first.end >= core
        and first.actor_type == "armed_group"
    ):
        first.start = start
        scan.starting[start] = first
        scan.taken.update(range(start, stop))
        return stop
    if country is None:
        country = next((scan.starting[i].country for i in range(end, core) if i in scan.starting), None)
    scan.add(Draft(start, stop, (start, core), entry.sort, "org", country=country, head=entry.keys[-1]))  # type: ignore[arg-type]
    return stop


def _is_named(scan: Scan, start: int, end: int, core: int) -> bool:
    """A construct chain names one organisation where it ends in the article, a name or quotation marks."""
    last = scan.keys[core - 1]
    return (
        last.startswith("ال")
        or core in scan.ending
        or scan.words[core - 1] in _CLOSE
        or last.isdigit()
        or last in _NUMBERS
    )


def _short_form(scan: Scan, start: int, stop: int, entry: Entry) -> int:
    """ "المرصد" for the observatory named before, "التنظيم الإرهابي" for the armed group; else الجيش alone."""
    head = entry.keys[-1]
    for draft in reversed(scan.drafts):
        if draft.start >= start or draft.how not in {"known", "org"}:
            continue
        if _has_head(draft, head) or "generic" in entry.marks and draft.actor_type == "armed_group":
            scan.add(Draft(start, stop, (start, stop), draft.actor_type, "ref", country=draft.country, owner=draft))
            return stop
    if "alone" in entry.marks:
        scan.add(Draft(start, stop, (start, stop), entry.sort, "org", head=head))  # type: ignore[arg-type]
    return stop


def _has_head(draft: Draft, head: str) -> bool:
    if draft.known is None:
        return draft.head == head
    return any(name.split()[0].removeprefix("ال") == head for name in draft.known.names)
