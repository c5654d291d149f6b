"""Arabic words as the rules see them: proclitics tried off, the article known, the lexicon's entries at a word."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows
from tansiq.reading.actors.known import add_known
from tansiq.reading.actors.scan import Scan
from tansiq.reading.actors.words import Entry, Lexicon, lexicon
from tansiq.reading.lexicon import load_lexicon
from tansiq.reading.place_words import load_place_words

__all__ = ["Form", "carries_event", "forms_of", "gather_arabic", "has_article", "is_adjective", "is_stop"]

Form = tuple[str, str, bool]
"""(key without what was taken off, proclitics taken off, whether the article was there)."""

_AND = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_ARTICLE = "ال"
# Shorter remainders are other words: بلد is not ب + لد, لكن is not ل + كن.
_SHORTEST = 3
_NISBA = ("ي", "ية", "يه", "يون", "يين", "يان", "يات")
# States whose names are everyday words: "financial", and the city of Amman.
_DOUBTFUL_STATES = frozenset({"مالي", "عمان", "توغو"})
# Names of organisations that are everyday words: the base, the Sumerian, Anatolia, the stationed.
_DOUBTFUL_NAMES = frozenset({"القاعدة", "السومرية", "الاناضول", "المرابطون", "الحشد", "الاهرام"})
_STATE_CUES = frozenset(map(match_key, ("في", "من", "إلى", "دولة", "جمهورية", "سلطنة", "مع")))


def has_article(key: str) -> bool:
    """Whether a key begins with ال and goes on for two letters and more."""
    return key.startswith(_ARTICLE) and len(key) > 3


@lru_cache(maxsize=1)
def _no_split() -> frozenset[str]:
    """Words that only look as if a proclitic began them: وزير, بلد, كركوك."""
    return frozenset(
        match_key(word) for row in load_rows("ar/function") if row["class"] == "nosplit" for word in row["words"]
    )


@lru_cache(maxsize=50_000)
def forms_of(key: str) -> tuple[Form, ...]:
    """The readings of a word: whole, less و or ف, less ب, ل or ك, each with and without the article.

    Returns:
        The whole word first; لل counts as ل with the article.
    """
    heads = [("", key)]
    if key in _no_split():
        return ((key, "", False),)
    if len(key) > _SHORTEST and key[0] in _AND:
        heads.append((key[0], key[1:]))
    for taken, rest in list(heads):
        if rest.startswith("لل") and len(rest) > _SHORTEST:
            heads.append((taken + "ل", _ARTICLE + rest[2:]))
        elif len(rest) > _SHORTEST and rest[0] in _PREPOSITIONS:
            heads.append((taken + rest[0], rest[1:]))
    found: list[Form] = []
    for taken, rest in heads:
        definite = has_article(rest)
        found.append((rest, taken, definite))
        if definite:
            found.append((rest[2:], taken, True))
    return tuple(found)


def is_adjective(scan: Scan, spot: int) -> bool:
    """Whether a word looks like an adjective with the article: the lexicon's, a demonym or a nisba."""
    key = scan.keys[spot]
    if not has_article(key):
        return False
    rest, lex = key[2:], scan.lex
    if carries_event(rest):
        # "الاتحاد العام للشغل | العملية": a noun, for all its ending.
        return False
    # Ordinals count as closed-class words elsewhere, and are adjectives here: الفرقة السابعة.
    return rest in lex.org_mods or rest in lex.title_mods or rest in lex.demonyms or rest.endswith(_NISBA)


@lru_cache(maxsize=50_000)
def carries_event(key: str) -> bool:
    """Whether the word is a noun that carries an event, and no given name."""
    word = load_lexicon("ar").words.get(key)
    return word is not None and any(entry.layer == "event" and entry.pos == "noun" for entry in word.entries)


def is_stop(scan: Scan, spot: int) -> bool:
    """Whether no name goes on here: punctuation, a closed-class word or a verb, و or ف before it or not."""
    return _stops(scan.keys[spot])


@lru_cache(maxsize=50_000)
def _stops(key: str) -> bool:
    lex: Lexicon = lexicon("ar")
    if not key or not key[0].isalnum():
        return True
    if key in lex.given:
        return False
    if key in lex.stops or key in lex.verbs:
        return True
    if len(key) < _SHORTEST or key[0] not in _AND:
        return False
    # "وهو" is as long as the shortest that is split.
    return key[1:] in lex.stops or (len(key) > _SHORTEST and key[1:] in lex.verbs)


@lru_cache(maxsize=50_000)
def _candidates(key: str) -> tuple[tuple[Entry, str, bool], ...]:
    """Entries that a word may begin, with the proclitics taken off and whether the article was there."""
    first = lexicon("ar").first
    found = []
    for form, taken, definite in forms_of(key):
        for entry in first.get(form, ()):
            if taken and len(form) < _SHORTEST and len(entry.keys) == 1:
                continue
            # With the article taken off only nouns and titles match: القاعدة is a name, قاعدة is none.
            if definite and not form.startswith(_ARTICLE) and entry.kind == "known":
                continue
            found.append((entry, taken, definite))
    if not found and len(key) > _SHORTEST and key.endswith("ا"):
        # The accusative: "ضابطاً", "جندياً".
        return tuple(row for row in _candidates(key[:-1]) if row[0].kind in {"people", "title"})
    return tuple(found)


def gather_arabic(scan: Scan) -> None:
    """Known names at once, nouns and titles kept for the rules: the longest entry of each kind at a word."""
    covered = 0
    keys, size = scan.keys, scan.size
    found = list(map(_candidates, keys))
    for spot in compress(range(size), found):
        rows = found[spot]
        key, following = keys[spot], keys[spot + 1] if spot + 1 < size else ""
        best: dict[str, tuple[Entry, str, bool]] = {}
        for row in rows:
            entry, taken, definite = row
            if len(entry.keys) > 1 and following != entry.keys[1] and following != _ARTICLE + entry.keys[1]:
                # As most phrases: the word does not even follow.
                continue
            old = best.get(entry.kind)
            if old is not None and (len(old[0].keys), -len(old[1])) >= (len(entry.keys), -len(taken)):
                continue
            if len(entry.keys) == 1 or _goes_on(scan, spot, entry, definite=definite):
                best[entry.kind] = row
        for kind, (entry, taken, definite) in best.items():
            end = spot + len(entry.keys)
            if kind == "known":
                if spot < covered or not _is_meant(scan, spot, entry) or _is_place_and_day(scan, spot, entry):
                    continue
                covered = end
                add_known(scan, spot, end, _epithets_end(scan, end), entry)
            else:
                scan.hits.append((spot, end, entry))
                scan.definite[spot] = definite
            if taken:
                merged = taken[-1] == "ل" and key[len(taken) - 1 : len(taken) + 1] == "لل"
                scan.proclitics[spot] = (len(taken) + 1, _ARTICLE) if merged else (len(taken), "")


def _is_place_and_day(scan: Scan, spot: int, entry: Entry) -> bool:
    """ "في بغداد اليوم", "بغداد اليوم الأربعاء": a town and a day, and not the agency that is called so."""
    end = spot + len(entry.keys)
    if entry.actor is None or entry.actor.actor_type != "outlet":
        return False
    day = next((time for time in scan.sheet.times if time.start == end - 1 > spot), None)
    if day is None:
        return False
    return day.end > end or (spot > 0 and scan.keys[spot - 1] in load_place_words("ar").locative)


def _goes_on(scan: Scan, spot: int, entry: Entry, *, definite: bool) -> bool:
    """Whether the further words of an entry follow; behind a noun with the article its adjectives have it as well."""
    end = spot + len(entry.keys)
    rest = tuple(scan.keys[spot + 1 : end])
    if len(rest) + 1 < len(entry.keys) or scan.crosses(spot, end):
        return False
    if rest == entry.keys[1:]:
        return True
    return definite and entry.kind != "known" and rest == tuple(_ARTICLE + word for word in entry.keys[1:])


def _is_meant(scan: Scan, spot: int, entry: Entry) -> bool:
    """Whether a name of one word with an everyday sense is meant as a name here."""
    if len(entry.keys) > 1:
        return True
    if entry.keys[0] in _DOUBTFUL_STATES:
        return scan.key_before(spot) in _STATE_CUES
    if entry.keys[0] not in _DOUBTFUL_NAMES:
        return True
    # "القاعدة" is the base unless quoted, or named in full before: "تنظيم القاعدة".
    return scan.key(spot - 1) in {"«", '"', "“"} or any(draft.known is entry.actor for draft in scan.drafts)


def _epithets_end(scan: Scan, end: int) -> int:
    """ "تنظيم داعش الإرهابي": the epithet belongs to the mention, not to the name."""
    while has_article(scan.next_key(end)) and scan.keys[end][2:] in scan.lex.epithets:
        end += 1
    return end
