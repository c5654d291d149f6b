"""Words beside a number that widen it: "at least 12", "12 شخصا على الأقل"."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows
from tansiq.model import Count
from tansiq.reading.sheet import Lang
from tansiq.reading.times.reader import Reader
from tansiq.reading.wordsets import word_set

__all__ = ["Hedges", "apply_rule", "hedge_after", "hedge_before", "hedges_of"]

_CLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب")
_NOUNS_BETWEEN = 4
""" "12 members of the force at least": so many words of the noun phrase may stand between number and hedge."""
_TENTH = 10
""""About" is a tenth to each side, "nearly" a tenth below (contract.md, "Counts.")."""


@dataclass(slots=True)
class Hedges:
    """Hedges of one language by their last key (before a number) and by their first (after one), longest first."""

    before: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    after: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)


@lru_cache(maxsize=2)
def hedges_of(lang: Lang) -> Hedges:
    """The hedges of knowledge/<lang>/hedges.yml."""
    hedges = Hedges()
    for row in load_rows(f"{lang}/hedges"):
        keys = tuple(match_key(row["form"]).split())
        if row["side"] == "after":
            hedges.after.setdefault(keys[0], []).append((keys, row["rule"]))
            continue
        for clitic in _CLITICS if lang == "ar" else ("",):
            form = (clitic + keys[0], *keys[1:])
            hedges.before.setdefault(form[-1], []).append((form, row["rule"]))
    for table in (hedges.before, hedges.after):
        for forms in table.values():
            forms.sort(key=lambda pair: -len(pair[0]))
    return hedges


def apply_rule(count: Count, rule: str) -> Count:
    """The range that a hedge makes of a range.

    Args:
        count: What the number alone says.
        rule: A rule of hedges.yml; any other leaves the count as it is.
    """
    low, high = count.min, count.max
    if rule == "at_least":
        return Count.at_least(low)
    if rule == "more_than":
        return Count.at_least(low if high is None else low + 1)
    if high is None or rule == "exactly":
        return count
    if rule == "about":
        return Count(low * (_TENTH - 1) // _TENTH, -(-high * (_TENTH + 1) // _TENTH))
    if rule == "nearly":
        return Count(low * (_TENTH - 1) // _TENTH, high)
    if rule == "up_to":
        return Count(0, high)
    return Count(0, max(high - 1, 0)) if rule == "fewer" else count


def hedge_before(r: Reader, start: int, hedges: Hedges) -> tuple[str, int]:
    """The rule of the hedge that ends right before an atom, and where it starts; ("", start) for none."""
    for keys, rule in hedges.before.get(r.key(start - 1), ()):
        first = start - len(keys)
        if first >= r.lo and tuple(r.keys[first:start]) == keys:
            if r.key(first - 1) in word_set("takes_over") and len(keys) == 1 and rule == "more_than":
                # "Handed over 12 hostages": the word belongs to the verb.
                continue
            return rule, first
    return "", start


def hedge_after(r: Reader, end: int, hedges: Hedges) -> tuple[str, int]:
    """The rule of the hedge after a number, and where the mention then ends.

    A hedge may follow the noun ("12 people at least"): it then widens the number, but the mention ends where it did.
    """
    for i in range(end, end + _NOUNS_BETWEEN + 1):
        key, word = r.key(i), r.word(i)
        for keys, rule in hedges.after.get(key, ()):
            last = i + len(keys)
            if last > r.hi or tuple(r.keys[i:last]) != keys or (i > end and keys[0] in _ONLY_NEXT):
                continue
            following = r.word(last)
            is_compared = len(keys) == 1 and r.key(last) in ("من", "than")
            if following.num is not None or following.low >= 0 or is_compared:
                # "12 people, at least 3 of them soldiers": it belongs to the next number.
                return "", end
            return rule, last if i == end else end
        if not key or word.num is not None or word.dual or word.low >= 0:
            break
        if not key[0].isalpha() and r.key(i + 1) not in hedges.after:
            break
    return "", end


_ONLY_NEXT = frozenset({"odd", "plus", "فقط", "واكثر", "فاكثر"})
