"""Where the English name of a person begins and ends, and persons without a title."""

from __future__ import annotations

from itertools import compress

from tansiq.reading.actors.scan import Draft, Range, Scan, in_title_case
from tansiq.reading.wordsets import word_set

__all__ = ["find_untitled", "read_name"]

_MAX_NAME = 6
_MAX_WORDS = 10
# Articles and particles of names that English has as words of its own.
_WORDS_AS_WELL = frozenset({"as", "at", "la"})
# A word that ends so is no name in a text without capitals.
_ENDINGS = ("ing", "tion", "ment", "ness", "ity", "ous", "ful", "ly", "ism", "ship", "ance", "ence", "sion")
_NO_ENDING = frozenset({"king", "sterling", "ely", "emily", "ashley", "harvey"})
# Arabic names end in -ed as English participles do: Hamed, Rashed, Waleed, Zayed, Majed.
_NAME_ED = ("med", "hed", "eed", "yed", "jed")
# Towns are named after saints, brigades ("the") after heroes: a given name behind one of these is no person's.
_SAINTS = frozenset({"san", "santa", "santo", "sao", "saint", "st", "the"})
_PLACING = frozenset({"in", "at", "near", "from", "outside", "inside", "around", "across"})


def read_name(scan: Scan, spot: int, *, least: int = 1) -> Range | None:
    """The name of a person that begins at a word, or None.

    Args:
        least: At least so many words, particles not counted; 2 after titles that have another everyday sense.
    """
    end, count = spot, 0
    while end < scan.size and end - spot < _MAX_WORDS and count < _MAX_NAME and (end == spot or end not in scan.breaks):
        if _is_joint(scan, end, spot):
            end += 1
        elif _is_name_word(scan, end, first=count == 0):
            end += 1
            count += 1
        else:
            break
    while end > spot and not scan.keys[end - 1][-1].isalnum() and not scan.keys[end - 1][0].isalnum():
        end -= 1
    return (spot, end) if count >= least and end > spot else None


def _is_joint(scan: Scan, spot: int, start: int) -> bool:
    """Whether a particle or a hyphen stands here with more of the name behind it."""
    key, particles = scan.keys[spot], scan.lex.particles
    if key != "-" and key not in particles:
        return False
    after = scan.next_key(spot + 1)
    if not after:
        return False
    tight = scan.sheet.ends[spot] == scan.sheet.starts[spot + 1]
    if key == "-":
        return spot > start and tight and after.isalpha()
    if scan.is_cased:
        if spot == start and key in _WORDS_AS_WELL and after != "-":
            # "a Reuters journalist at Baghouz"
            return scan.caps[spot] and tight
        return scan.caps[spot + 1] or (after == "-" and tight) or after in particles
    return key not in _WORDS_AS_WELL and _is_name_word(scan, spot + 1, first=False)


def _is_name_word(scan: Scan, spot: int, *, first: bool) -> bool:
    lex, key = scan.lex, scan.keys[spot]
    if not key[0].isalpha() or (spot in scan.taken and key not in lex.given):
        return False
    if scan.is_cased:
        if not scan.caps[spot] or key in lex.demonyms:
            return False
        if key in lex.stops or key in lex.verbs or key in lex.heads:
            # "Will", "Mark", "Major": a given name first, else the word it looks like.
            if first:
                return key in lex.given
            # "Theresa May said", "George Will wrote"; but not "President Obama Will Visit".
            ends = spot + 1 >= scan.size or not scan.caps[spot + 1]
            return ends and key in word_set("also_surnames")
        return True
    if key in lex.given:
        return True
    if key in lex.common or key in lex.demonyms:
        return False
    if len(key) < 2 or not key.replace("-", "").isalpha():
        return False
    if key.endswith("ed"):
        return key.endswith(_NAME_ED)
    return key in _NO_ENDING or not key.endswith(_ENDINGS)


def find_untitled(scan: Scan) -> None:
    """Add persons without a title where capitals and a cue agree: a given name, an age, a verb of saying beside."""
    if not scan.is_cased:
        _find_uncased(scan)
        return
    done = 0
    for spot in [spot for spot, cap in enumerate(scan.caps) if cap]:
        if spot < done or spot in scan.taken:
            continue
        done = _run_end(scan, spot)
        name = read_name(scan, spot, least=2)
        if name is not None and _has_cue(scan, name) and not in_title_case(scan, spot):
            scan.add(Draft(name[0], name[1], name, "person", "person"))
            done = name[1]


def _find_uncased(scan: Scan) -> None:
    """Without capitals only a given name with more of a name behind it: "maria elena diaz", not "san juan" a place."""
    done, lex = 0, scan.lex
    if lex.sole_given.isdisjoint(scan.sheet.vocabulary):
        return
    for spot in compress(range(scan.size), map(lex.sole_given.__contains__, scan.keys)):
        if spot < done or spot in scan.taken:
            continue
        name = read_name(scan, spot, least=2)
        if name is None or scan.crosses(*name):
            continue
        end = done = name[1]
        while scan.keys[end - 1] in lex.particles:
            # "carlos perez de la torre" is left at "carlos perez" where no rule reads on.
            end -= 1
        # "the simon bolivar brigade" is no person.
        named_after = scan.key_before(spot) in _SAINTS or (scan.next_key(end) in lex.heads)
        if end > spot + 1 and not named_after and _has_cue(scan, (spot, end)):
            scan.add(Draft(spot, end, (spot, end), "person", "person"))


def _run_end(scan: Scan, spot: int) -> int:
    """End of the capitalised words from here: what is no name from its first word is none from its second."""
    spot += 1
    while spot < scan.size and scan.caps[spot] and spot not in scan.breaks and spot not in scan.taken:
        spot += 1
    return spot


def _has_cue(scan: Scan, name: Range) -> bool:
    keys, lex = scan.keys, scan.lex
    start, end = name
    before, after = scan.key_before(start), scan.next_key(end)
    if any(keys[spot] in lex.place_nouns for spot in range(start, end)) or keys[end - 1] in lex.org_mods:
        return False
    if after in lex.place_nouns or after == "-" or before in _PLACING:
        return False
    if keys[start] in lex.given:
        return True
    if after in lex.saying or (before in lex.saying and scan.key(end) in {".", ",", "”", '"', ";", ""}):
        return True
    if after == "," and scan.key(end + 1).isdigit() and scan.key(end + 2) == ",":
        return True
    return after == "'s" and scan.key(end + 1) == "office"
