"""Match key to Word: the data files, every Arabic form with its clitics, and each new key worked out once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows, load_table
from tansiq.reading.numerals.figures import SPLIT, read_figures
from tansiq.reading.numerals.words import COUNT, PLAIN, SHARE, TIME, Word
from tansiq.reading.sheet import Lang

__all__ = ["Table", "table_of"]

_LEARNT_AT_MOST = 200_000
"""Keys remembered beyond the data (entries); then the memory starts anew, so that a worker never grows without end."""
_HOT = {
    "month": TIME, "hijri": TIME, "weekday": TIME, "day": TIME, "night": TIME, "unit": TIME, "part": TIME, "adverb": 0,
    "season": TIME, "feast": TIME, "rel": TIME, "phase": TIME, "ampm": 0, "zone": 0, "vague": 0, "era": 0, "title": 0,
    "ones": COUNT | SHARE, "tens": COUNT, "hundreds": COUNT, "scale": COUNT, "pair": COUNT, "teen_head": COUNT,
    "ordinal": TIME, "approx": COUNT, "amount": 0, "share": SHARE, "most": SHARE, "percent": SHARE, "label": 0,
    "measure": 0, "dual": COUNT,
}  # fmt: skip
_NUMERALS = frozenset({"ones", "tens", "hundreds", "scale", "pair", "teen_head"})
_CONJ = ("", "و", "ف")
# ك before a number word is rarer than a word that begins with it ("كمية" is a quantity, not "like a hundred").
_PREP = ("", "ب", "ل")
_NEVER = frozenset({"لست"})
"""Forms that clitics would make of number and time words, and that are other words: "I am not"."""

Facts = dict[str, Any]


def _facts(row: dict[str, Any]) -> Facts:
    """The fields of Word that one row fills."""
    kind, value = row["kind"], row.get("value")
    facts: Facts = {"hot": _HOT[kind]}
    if kind in _NUMERALS:
        facts |= {"role": kind, "num": value, "definite": bool(row.get("definite"))}
    elif kind == "approx" and isinstance(value, list):
        facts |= {"low": value[0], "high": value[1], "base": row.get("base", 0)}
    elif kind in ("title", "label", "measure", "amount", "percent"):
        facts[kind] = True
    elif kind == "most":
        facts |= {"most": True, "share": value}
    elif kind == "unit":
        facts |= {"unit": value, "count": row["count"]}
    elif kind == "adverb":
        facts |= {"adverb": value, "half": row["half"]}
    else:
        facts[kind] = value
    if row.get("weak"):
        facts["weak"] = True
    if row.get("bare") and kind in ("rel", "vague"):
        # In Arabic these follow the unit, which starts the grammar.
        facts["hot"] = 0
    return facts


def _merge(old: Facts | None, new: Facts) -> Facts:
    return new if old is None else {**old, **new, "hot": old["hot"] | new["hot"]}


class Table(dict[str, Word]):
    """Match key to Word; a key not seen before is worked out and remembered."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.lang = lang
        self._fixed: dict[str, Word] = {}
        facts: dict[str, Facts] = {}
        phrases: dict[str, dict[str, Facts]] = {}
        for name in (f"{lang}/time", f"{lang}/numbers"):
            for row in load_rows(name):
                for form in row["forms"]:
                    first, _, rest = match_key(form).partition(" ")
                    if rest:
                        slot = phrases.setdefault(first, {})
                        slot[rest] = _merge(slot.get(rest), _facts(row))
                    else:
                        facts[first] = _merge(facts.get(first), _facts(row))
        if lang == "ar":
            for form in _duals():
                facts.setdefault(match_key(form), {"hot": COUNT, "dual": True})
        for first, seconds in phrases.items():
            hot = 0
            for second in seconds.values():
                hot |= second["hot"]
            follow = {rest: Word(key=f"{first} {rest}", **second) for rest, second in seconds.items()}
            facts[first] = _merge(facts.get(first), {"hot": hot, "follow": follow})
        for key, fact in facts.items():
            self._fixed[key] = Word(key=key, **fact)
        if lang == "ar":
            self._add_clitics(facts)
        self.update(self._fixed)

    def _add_clitics(self, facts: dict[str, Facts]) -> None:
        for key, fact in facts.items():
            bare = key.removeprefix("ال")
            art = bare != key
            for conj in _CONJ:
                for prep in _PREP:
                    forms = [conj + prep + key]
                    if art and prep == "ل":
                        forms = [conj + "لل" + bare]
                    elif not art and not prep and fact["hot"] & COUNT and "dual" in fact:
                        forms += [conj + "ال" + key, conj + "بال" + key, conj + "لل" + key]
                    for form in forms:
                        if form not in self._fixed and form not in _NEVER:
                            self._fixed[form] = Word(key=key, conj=bool(conj), prep=prep, art=art, **fact)

    def __missing__(self, key: str) -> Word:
        if len(self) > len(self._fixed) + _LEARNT_AT_MOST:
            self.clear()
            self.update(self._fixed)
        word = PLAIN
        if SPLIT.search(key):
            word = read_figures(key, self._look, arabic=self.lang == "ar") if len(key) < 64 else PLAIN
        if word is PLAIN and len(key) == 1:
            word = Word(key=key)
        self[key] = word
        return word

    def _look(self, key: str) -> Word:
        return self._fixed.get(key) or self._fixed.get(key.rstrip("."), PLAIN)


def _duals() -> list[str]:
    """Every dual form that counts two: see knowledge/ar/counted.yml."""
    forms: list[str] = []
    for row in load_table("ar/counted")["rows"]:
        if row.get("excluded"):
            continue
        noun: str = row["form"]
        stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
        forms += row.get("dual") or [stem + "ان"] + ([] if row.get("sound") else [stem + "ين"])
    return forms


@lru_cache(maxsize=2)
def table_of(lang: Lang) -> Table:
    """The table of one language, built on first use.

    Raises:
        LexiconError: A data file breaks its rules.
    """
    return Table(lang)
