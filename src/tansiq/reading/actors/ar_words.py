"""Arabic words as the rules see them: proclitics tried off, the article known, the lexicon's entries at a word."""

from __future__ import annotations

from functools import lru_cache

from tansiq.reading.actors.scan import Draft, Scan
from tansiq.reading.actors.words import Entry, lexicon

__all__ = ["Form", "forms_of", "gather_arabic", "is_adjective", "is_stop"]

Form = tuple[str, str, bool]
"""(key without what was taken off, proclitics taken off, whether the article was there)."""

_ONE = ("و", "ف")
_TWO = ("ب", "ل", "ك")
_SHORTEST = 2
_SHORTEST_OPEN = 3
_NISBA = ("ي", "ية", "يه", "يون", "يين", "يان", "يات")


@lru_cache(maxsize=50_000)
def forms_of(key: str) -> tuple[Form, ...]:
    """The readings of a word: whole, less و or ف, less ب, ل or ك, less the article; the whole word first.

    Returns:
        At most six readings of two letters and more; لل counts as ل with the article.
    """
    found: list[Form] = [(key, "", key.startswith("ال"))]
    heads = [("", key)]
    if len(key) > _SHORTEST and key[0] in _ONE:
        heads.append((key[0], key[1:]))
    for taken, rest in list(heads):
        if rest.startswith("لل") and len(rest) > _SHORTEST_OPEN:
            heads.append((taken + "ل", "ال" + rest[2:]))
        elif len(rest) > _SHORTEST_OPEN and rest[0] in _TWO:
            heads.append((taken + rest[0], rest[1:]))
    for taken, rest in heads:
        if taken and len(rest) >= _SHORTEST:
            found.append((rest, taken, rest.startswith("ال")))
        if rest.startswith("ال") and len(rest) > 4:
            found.append((rest[2:], taken, True))
    return tuple(found)


def is_adjective(scan: Scan, spot: int) -> bool:
    """Whether a word looks like an adjective with the article: the lexicon's, a demonym or a nisba."""
    key = scan.keys[spot]
    if not key.startswith("ال") or len(key) < 5:
        return False
    rest = key[2:]
    return (
        rest in scan.lex.org_mods or rest in scan.lex.title_mods or rest in scan.lex.demonyms or rest.endswith(_NISBA)
    )


def is_stop(scan: Scan, spot: int) -> bool:
    """Whether no name goes on here: punctuation, a closed-class word, a verb, with or without و and ف before it."""
    key = scan.keys[spot]
    if not key or not (key[0].isalpha() or key[0].isdigit()):
        return True
    lex = scan.lex
    if key in lex.given:
        return False
    if key in lex.stops or key in lex.verbs:
        return True
    return len(key) > _SHORTEST_OPEN and key[0] in _ONE and (key[1:] in lex.stops or key[1:] in lex.verbs)


@lru_cache(maxsize=50_000)
def _candidates(key: str) -> tuple[tuple[Entry, str, bool], ...]:
    """Entries whose first word a word may be, with the proclitics that were taken off and whether it is definite."""
    lex = lexicon("ar")
    found = []
    for form, taken, definite in forms_of(key):
        for entry in lex.first.get(form, ()):
            # A clitic-stripped word of three letters is more often another word (بلد is not ب + لد).
            if taken and len(form) < _SHORTEST_OPEN and len(entry.keys) == 1:
                continue
            # With the article taken off only nouns and titles match: القاعدة is a name, قاعدة is not.
            if form[:2] != "ال" and definite and entry.kind == "known":
                continue
            found.append((entry, taken, definite))
    return tuple(found)


def gather_arabic(scan: Scan) -> None:
    """Known names at once, nouns and titles kept for the rules: the longest entry of each kind at a word."""
    keys = scan.keys
    covered = 0
    for spot, key in enumerate(keys):
        rows = _candidates(key)
        if not rows:
            continue
        best: dict[str, tuple[int, Entry, str, bool]] = {}
        for entry, taken, definite in rows:
            size = len(entry.keys)
            if size > 1 and not _goes_on(scan, spot, entry, definite):
                continue
            old = best.get(entry.kind)
            if old is None or size > old[0] or (size == old[0] and len(taken) < len(old[2])):
                best[entry.kind] = (size, entry, taken, definite)
        for kind, (size, entry, taken, definite) in best.items():
            if kind != "known":
                scan.hits.append((spot, spot + size, entry))
                scan.definite[spot] = definite
                if taken:
                    _note_proclitic(scan, spot, key, taken)
            elif spot >= covered and _is_free(scan, spot, entry, taken):
                covered = spot + size
                if taken:
                    _note_proclitic(scan, spot, key, taken)
                _add_known(scan, spot, spot + size, entry)


def _note_proclitic(scan: Scan, spot: int, key: str, taken: str) -> None:
    merged = taken.endswith("ل") and key[len(taken) - 1 : len(taken) + 1] == "لل"
    scan.proclitics[spot] = (len(taken) + 1, "ال") if merged else (len(taken), "")


def _goes_on(scan: Scan, spot: int, entry: Entry, definite: bool) -> bool:
    """Whether the further words of an entry follow; behind a noun with the article its adjectives have it as well."""
    size = len(entry.keys)
    rest = scan.keys[spot + 1 : spot + size]
    if len(rest) < size - 1 or scan.crosses(spot, spot + size):
        return False
    if tuple(rest) == entry.keys[1:]:
        return True
    return definite and entry.kind != "known" and tuple(rest) == tuple("ال" + word for word in entry.keys[1:])


def _is_free(scan: Scan, spot: int, entry: Entry, taken: str) -> bool:
    """Whether a one-word name is meant as one: النصرة, الحشد and الجزيرة have everyday senses, "تاس" may be a fragment."""
    if len(entry.keys) > 1 or entry.actor is None:
        return True
    key = entry.keys[0]
    if taken and len(key) < 4:
        return False
    return True


def _add_known(scan: Scan, start: int, end: int, entry: Entry) -> None:
    actor = entry.actor
    assert actor is not None
    # "تنظيم داعش الإرهابي": the epithet belongs to the mention, not to the name.
    stop = end
    while (
        stop < scan.size
        and stop not in scan.breaks
        and scan.keys[stop][2:] in scan.lex.epithets
        and scan.keys[stop][:2] == "ال"
    ):
        stop += 1
    how = "state" if actor.actor_type == "state" else "known"
    scan.add(Draft(start, stop, (start, end), actor.actor_type, how, country=actor.country, known=actor))
