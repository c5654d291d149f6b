"""How far two words lie apart by their letters, across scripts: names of people and of places alike.

The cost of a pair of letters is `knowledge/romanisation.yml`; short vowels that Arabic does not write cost little, a
long vowel that one side lacks costs more, another consonant costs 1.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate

from tansiq.knowledge.loader import load_rows

__all__ = ["distance"]

_VOWELS = frozenset("aeiouyáâāüö")
_SILENT = {"ا": 0.45, "و": 0.5, "ي": 0.5, "ع": 0.08, "ء": 0.06, "ه": 0.35, "ة": 0.12}
"""Cost of an Arabic letter that the Latin spelling leaves out; any other costs 1."""
_HAIR = 1e-6
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و"})


@cache
def _table() -> tuple[dict[tuple[str, str], float], int, int]:
    costs: dict[tuple[str, str], float] = {}
    for row in load_rows("romanisation"):
        for latin, cost in row["latin"].items():
            costs[row["letter"], latin] = float(cost)
    return costs, max(len(a) for a, _ in costs), max(len(b) for _, b in costs)


@cache
def _spellings() -> tuple[dict[tuple[str, str], tuple[tuple[str, float], ...]], int]:
    """What Arabic letters may be in Latin, with its cost, by them and the first Latin letter; and how many at most."""
    found: dict[tuple[str, str], list[tuple[str, float]]] = {}
    costs, most, _ = _table()
    for (letters, latin), cost in costs.items():
        if latin:
            found.setdefault((letters, latin[0]), []).append((latin, cost))
    return {both: tuple(options) for both, options in found.items()}, most


@cache
def _latin_pairs() -> dict[tuple[str, str], float]:
    """Latin spellings of one Arabic letter, against each other."""
    costs, _, _ = _table()
    by_letter: dict[str, list[tuple[str, float]]] = {}
    for (letter, latin), cost in costs.items():
        if len(letter) == 1 and letter not in "اويعء":
            by_letter.setdefault(letter, []).append((latin, cost))
    found: dict[tuple[str, str], float] = {}
    for options in by_letter.values():
        for one, cost in options:
            for other, more in options:
                whole = cost + more + (0.05 if one != other else 0.0)
                if whole < found.get((one, other), 1.0):
                    found[one, other] = whole
    for sounds, cost in _VOWEL_SPELLINGS:
        for one in sounds:
            for other in sounds:
                found[one, other] = min(found.get((one, other), 1.0), 0.0 if one == other else cost)
    return found | _VOWEL_SHIFT


_VOWEL_SPELLINGS: tuple[tuple[tuple[str, ...], float], ...] = (
    (("i", "ee", "ie", "y", "ii", "ea"), 0.05),
    (("u", "oo", "ou", "o", "uu"), 0.05),
    (("a", "aa"), 0.1),
    (("ai", "ay", "ei", "ey", "e"), 0.1),
    (("aw", "au", "ao", "ow"), 0.1),
    (("w", "ou", "u", "v"), 0.2),
    (("y", "i", "j"), 0.2),
    (("iy", "i", "y", "iyy", "ia"), 0.15),
)


_VOWEL_SHIFT = {
    (a, b): cost
    for first, second, cost in (
        ("a", "e", 0.2), ("a", "i", 1.0), ("a", "o", 0.5), ("a", "u", 0.5), ("e", "i", 0.15), ("e", "o", 0.8),
        ("e", "u", 0.45), ("i", "o", 1.0), ("i", "u", 1.0), ("o", "u", 0.05),
    )
    for a, b in ((first, second), (second, first))
}  # fmt: skip


def _latin_gap(word: str, at: int, *, after_long: bool, is_first: bool) -> tuple[tuple[int, float], ...]:
    """What may be passed over in a Latin word against Arabic: (letters, cost).

    Args:
        after_long: A long a stands one or two letters before in Arabic. Then the next short vowel is an i ("Salih" is
            صالح); elsewhere an i that is not written is rare ("Karim" is كريم, not كرم).
        is_first: It is the first syllable, whose i or e is as often short as long.
    """
    char, last = word[at], at == len(word) - 1
    if at and char == word[at - 1] and char not in _VOWELS:
        return ((1, 0.0),)
    if char == "'":
        return ((1, 0.0),)
    if char == "h":
        return ((1, 0.1 if last else 0.4),)
    if char == "y":
        return ((1, 0.3),)
    if char not in _VOWELS:
        return ((1, 1.0),)
    if at == 0:
        return ((1, 0.3),)
    if word[at - 1] in _VOWELS:
        # The second half of "ei", "ou": a long vowel that Arabic would write.
        return ((1, 0.2 if at < 3 and word[at - 1 : at + 1] in ("ou", "oo") else 0.35),)
    if last and char in "eo":
        return ((1, 0.06 if char == "e" else 0.3),)
    if after_long:
        return ((1, 0.05 if char in "ie" else 0.4),)
    return ((1, _FIRST[char] if is_first and char in _FIRST else _SHORT[char]),)


_SHORT = {"a": 0.05, "e": 0.2, "i": 0.5, "o": 0.15, "u": 0.2} | dict.fromkeys("áâāüö", 0.3)
_FIRST = {"e": 0.06, "i": 0.08}


@lru_cache(maxsize=200_000)
def _across(arabic: str, latin: str, most: float) -> float:
    """Least cost of an Arabic word against a Latin one; infinite where it is more than `most`.

    No cost is below 0, so what has cost too much already leads nowhere: of words that have little in common next to
    nothing is looked at.
    """
    spellings, most_a = _spellings()
    size_a, size_l = len(arabic), len(latin)
    infinite = float("inf")
    best = [[infinite] * (size_l + 1) for _ in range(size_a + 1)]
    best[0][0] = 0.0
    for i in range(size_a + 1):
        row = best[i]
        after_long = "ا" in arabic[max(1, i - 2) : i]
        for j in range(size_l + 1):
            here = row[j]
            if here > most:
                continue
            if j < size_l:
                for step, cost in _latin_gap(latin, j, after_long=after_long, is_first=i <= 1):
                    if here + cost < row[j + step]:
                        row[j + step] = here + cost
            if i == size_a:
                continue
            letter = arabic[i]
            gap = _SILENT.get(letter, 1.0)
            if i and letter == arabic[i - 1]:
                gap = min(gap, 0.3)
            if here + gap < best[i + 1][j]:
                best[i + 1][j] = here + gap
            if j == size_l:
                continue
            if letter not in _SILENT and here + 1.0 < best[i + 1][j + 1]:
                best[i + 1][j + 1] = here + 1.0
            for a in range(1, min(most_a, size_a - i) + 1):
                target = best[i + a]
                for part, cost in spellings.get((arabic[i : i + a], latin[j]), ()):
                    if latin.startswith(part, j) and here + cost < target[j + len(part)]:
                        target[j + len(part)] = here + cost
            if i in (0, size_a - 1):
                end, cost = _at_edge(letter, latin, i, j, size_a)
                if here + cost < best[i + 1][end]:
                    best[i + 1][end] = here + cost
    least = best[size_a][size_l]
    return least if least <= most else infinite


def _at_edge(letter: str, latin: str, i: int, j: int, size: int) -> tuple[int, float]:
    """Where a letter at an edge ends in Latin, and its cost: any vowel may be a first alef, and a last ya an alef
    maqsura, which match keys do not tell apart.
    """
    if i == 0 and letter == "ا" and latin[j] in "eiou":
        return j + 1, 0.05
    if i == size - 1 and letter == "ي" and latin[j:] in ("a", "aa", "ah"):
        return len(latin), 0.1
    return j, float("inf")


@lru_cache(maxsize=200_000)
def _latin(a: str, b: str) -> float:
    """Least cost of two Latin spellings."""
    pairs = _latin_pairs()
    size_a, size_b = len(a), len(b)
    infinite = float("inf")
    best = [[infinite] * (size_b + 1) for _ in range(size_a + 1)]
    best[0][0] = 0.0
    for i in range(size_a + 1):
        for j in range(size_b + 1):
            here = best[i][j]
            if here == infinite:
                continue
            if i < size_a:
                for step, cost in _same_gap(a, i):
                    best[i + step][j] = min(best[i + step][j], here + cost)
            if j < size_b:
                for step, cost in _same_gap(b, j):
                    best[i][j + step] = min(best[i][j + step], here + cost)
            for n in range(1, min(3, size_a - i) + 1):
                for m in range(1, min(3, size_b - j) + 1):
                    one, other = a[i : i + n], b[j : j + m]
                    cost = 0.0 if one == other else pairs.get((one, other), 1.0 if n == m == 1 else infinite)
                    best[i + n][j + m] = min(best[i + n][j + m], here + cost)
    return best[size_a][size_b]


def _same_gap(word: str, at: int) -> tuple[tuple[int, float], ...]:
    """What may be passed over in one Latin spelling against another: doubled letters, mute h, a vowel at a price."""
    char, last = word[at], at == len(word) - 1
    if at and char == word[at - 1]:
        return ((1, 0.02 if char not in _VOWELS else 0.08),)
    if char == "'":
        return ((1, 0.0),)
    if char == "h":
        return ((1, 0.1 if last else 0.4),)
    if char == "e" and last:
        return ((1, 0.1),)
    return ((1, 0.35 if char in _VOWELS else 1.0),)


@lru_cache(maxsize=100_000)
def _arabic(a: str, b: str, most: float) -> float:
    """Least cost of two Arabic spellings: what is written at all is meant, but for hamza, ya and ta marbuta.

    Infinite where it is more than `most`: each way goes through every row, and no cost is below 0.
    """
    gaps = [_arabic_gap(letter) for letter in b]
    above = list(accumulate(gaps, initial=0.0))
    for one in a:
        gap = _arabic_gap(one)
        here = above[0] + gap
        row = [here]
        for j, other in enumerate(b):
            here = min(above[j] + _arabic_pair(one, other), above[j + 1] + gap, here + gaps[j])
            row.append(here)
        if min(row) > most:
            return float("inf")
        above = row
    return above[-1]


_PAIRS = (
    ("هة", 0.02), ("اة", 0.1), ("اي", 0.5), ("ضظ", 0.1), ("غج", 0.4), ("جق", 0.6), ("قك", 0.5), ("ثس", 0.5),
    ("ذز", 0.5), ("ذد", 0.5), ("تط", 0.4), ("سص", 0.5), ("فب", 0.6),
)  # fmt: skip
# Both ways round: a key of two letters is made and found twice as fast as a set of them.
_ALIKE = {either: cost for pair, cost in _PAIRS for either in (pair, pair[::-1])}


def _arabic_pair(a: str, b: str) -> float:
    return 0.0 if a == b else _ALIKE.get(a + b, 1.0)


def _arabic_gap(letter: str) -> float:
    return 0.05 if letter == "ء" else 0.8 if letter in "اوي" else 1.0


def distance(a: str, b: str, a_arabic: bool, b_arabic: bool, *, farthest: float = 1.0) -> float:
    """Cost of two words as one name, by letter of the longer: 0 the same, 1 nothing in common.

    Args:
        a, b: Match keys.
        a_arabic, b_arabic: Their scripts.
        farthest: Of words that lie farther apart than this, 1 may be said.
    """
    a = a.translate(_FOLD) if a_arabic else a
    b = b.translate(_FOLD) if b_arabic else b
    if a == b:
        return 0.0
    size = max(_weight(a, a_arabic), _weight(b, b_arabic), 1.0)
    # A hair more than asked for, so that no rounding cuts off what lies just at the bound.
    most = farthest * size + _HAIR
    if a_arabic != b_arabic:
        cost = _across(a, b, most) if a_arabic else _across(b, a, most)
    else:
        cost = _arabic(a, b, most) if a_arabic else _latin(*sorted((a, b)))
    return min(1.0, cost / size)


def _weight(word: str, arabic: bool) -> float:
    """Length of a word in consonants; vowels count half."""
    soft = "اوية" if arabic else "aeiou'"
    return len(word) - 0.5 * sum(map(word.count, soft))
