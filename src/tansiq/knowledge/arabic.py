"""Third-person forms of Arabic verbs and forms of nouns, generated from what a row states; keys throughout.

Rows state past and present, so no rule guesses a weak radical; only endings are added here.
Source of the paradigms: K. C. Ryding, A Reference Grammar of Modern Standard Arabic (2005), chapters 21 to 26.
"""

from __future__ import annotations

from tansiq.knowledge.keys import match_key

__all__ = [
    "GOING_ON",
    "PARTICIPLE",
    "PASSIVE",
    "PAST",
    "PRESENT",
    "noun_forms",
    "participle_forms",
    "passive_forms",
    "verb_forms",
]

PAST, PRESENT, PASSIVE, PARTICIPLE = "past", "present", "passive", "part"
GOING_ON = "pt"
"""Agreement of a participle that goes on from another verb: its subject is that verb's."""
# Letters of the stem فاعل, and the fewest of a derived stem with a weak middle.
_FOUR = 4
VerbForm = tuple[str, str, str]
"""(key, tense, agreement): agreement is ms, fs, mp, md, fd or 1p."""


def verb_forms(past: str, present: str) -> list[VerbForm]:
    """Every third-person form (and the first plural, for statements) of a verb as match keys."""
    stem = past[:-1] if past[-1] in "ىا" else past
    forms = [(past, PAST, "ms"), (stem + "ت", PAST, "fs"), (stem + "تا", PAST, "fd")]
    forms.append(((past[:-1] if past[-1] in "ىاي" else past) + "وا", PAST, "mp"))
    if past[-1] == "ى":
        forms.append((stem + "يا", PAST, "md"))
    elif past[-1] != "ا":
        forms.append((past + "ا", PAST, "md"))
    if present:
        tail = present[1:]
        short = tail[:-1] if tail[-1] in "يىو" else tail
        forms += [(present, PRESENT, "ms"), ("ت" + tail, PRESENT, "fs"), ("ن" + tail, PRESENT, "1p")]
        for person, agreement in (("ي", "m"), ("ت", "f")):
            forms.append((person + short + "ون", PRESENT, "mp"))
            forms.append((person + short + "وا", PRESENT, "mp"))
            forms.append((person + tail.replace("ى", "ي") + "ان", PRESENT, agreement + "d"))
    return [(match_key(form), tense, agreement) for form, tense, agreement in forms]


def passive_forms(past: str) -> list[VerbForm]:
    """The past passive of a verb where it is written otherwise than the active: هوجم, اقتيد, أعيد, استعيد, ألقيت.

    Others (قتل, اعتقل, نقل) are told apart by what stands around them.
    """
    if past[-1] == "ى":
        return [(match_key(past[:-1] + "يت"), PASSIVE, "fs")]
    if len(past) == _FOUR and past[1] == "ا":
        stem = past[0] + "و" + past[2:]
    elif past[0] in "اأ" and len(past) >= _FOUR and past[-2] == "ا":
        stem = past[:-2] + "ي" + past[-1]
    else:
        return []
    forms = [(stem, "ms"), (stem + "ت", "fs"), (stem + "وا", "mp")]
    return [(match_key(form), PASSIVE, agreement) for form, agreement in forms]


def participle_forms(past: str, present: str) -> list[VerbForm]:
    """The active participle of a verb as the accusative that goes on from another verb: داعيا, متهما, and with ة.

    A verb of three letters may be of form I (فاعل) or II (مفعل), which writing without vowels does not tell apart:
    both are given.
    """
    tail = present[1:]
    weak = tail[-1] in "يىو"
    # "داعيا" is of دعا, and no مدعيا is.
    stems = [] if weak and len(past) < _FOUR else ["م" + tail[:-1] + "ي" if weak else "م" + tail]
    if len(past) == _FOUR - 1:
        middle = "ئ" if past[1] == "ا" else past[1]
        stems.append(past[0] + "ا" + middle + ("ي" if past[2] in "ىاوي" else past[2]))
    return [(match_key(stem + ending), PARTICIPLE, GOING_ON) for stem in stems for ending in ("ا", "ة")]


def noun_forms(singular: str, plurals: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """(key, number) of a noun: singular, accusative, dual and the plurals given; number is s, d or p."""
    if singular.endswith("ون") and len(singular) > 4:
        # A row that gives a sound plural by itself: with its other case and the forms that lose their ن.
        stem = singular[:-2]
        whole = [(stem + "ون", "p"), (stem + "ين", "p"), (stem + "و", "p"), (stem + "ي", "p")]
        return [(match_key(form), number) for form, number in whole]
    base = singular[:-1] + "ت" if singular.endswith("ة") else singular
    forms = [(singular, "s"), (base + "ان", "d"), (base + "ين", "d")]
    if not singular.endswith(("ة", "ا", "اء")):
        forms.append((singular + "ا", "s"))
    for plural in plurals:
        forms.append((plural, "p"))
        if plural.endswith("ون"):
            forms += [(plural[:-2] + "ين", "p"), (plural[:-1], "p")]
        elif plural.endswith("ين"):
            forms.append((plural[:-2] + "ون", "p"))
        elif not plural.endswith(("ات", "اء", "ا")):
            forms.append((plural + "ا", "p"))
    return [(match_key(form), number) for form, number in forms]
