"""When a page says it was published: dates and times of mastheads and place lines, in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from tansiq.knowledge.keys import match_key
from tansiq.reading.layout_words import Words, has_digit, layout_words

__all__ = ["Stamp", "day_filed", "read_stamp"]

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?(?!\d)")
_DOTTED = re.compile(r"\b([ap])\.\s?m\.?(?!\w)")
_LONGEST = 160
# A two-digit year above it is of the last century: "7 JAN 90".
_PIVOT = 69
# Days by which a paper may print a report after it was filed.
_FILED_DAYS = 7
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SEPARATORS = frozenset("-/.‑–،,|")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that was read.

    Args:
        when: ISO date, or date and time ("2022-01-25T18:54:00", with its zone where the text gives one as GMT or UTC).
        spare: Words of the text that belong neither to the date nor to what stands around one (weekday, label, zone).
    """

    when: str
    spare: tuple[str, ...]


def read_stamp(text: str, words: Words, *, language: str) -> Stamp | None:
    """The first full date in a short line, with its time.

    Args:
        text: The line; past its 160th character nothing is read.
        words: Lexicon.
        language: Decides between day and month where both are possible: Arabic has the day first, English has the
            month first between slashes ("05/06/2020") and the day first between dashes and dots, save "en-GB".

    Returns:
        None where there is no day, month and year that make a date.
    """
    text = text[:_LONGEST]
    if not has_digit(text):
        return None
    if found := _ISO.search(text):
        return _iso_stamp(found, _Reader(_TOKEN.findall(match_key(text[found.end() :])), words, language))
    tokens = _TOKEN.findall(_DOTTED.sub(r"\1m", match_key(text)))
    return _Reader(tokens, words, language).stamp()


def day_filed(text: str, published: date) -> date | None:
    """The day that a place line gives without its year ("Nov. 21"), where the report was published days after it.

    Returns:
        None where it is no such day, the day of publication itself, or not shortly before that.
    """
    for year in (published.year, published.year - 1):
        stamp = read_stamp(f"{text.rstrip('.')} {year}", layout_words(), language="en")
        filed = None if stamp is None else date.fromisoformat(stamp.when[:10])
        if filed is not None and 0 < (published - filed).days <= _FILED_DAYS:
            return filed
    return None


def _iso_stamp(found: re.Match[str], rest: _Reader) -> Stamp | None:
    year, month, day, hour, minute, second = (int(found[n] or 0) for n in range(1, 7))
    calendar = _date(year, month, day)
    if calendar is None or hour > 23 or minute > 59 or second > 59:
        return None
    zone = found[7] or ""
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return Stamp(f"{calendar.isoformat()}T{time(hour, minute, second).isoformat()}{zone}", tuple(rest.spare()))


def _date(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


class _Reader:
    def __init__(self, tokens: list[str], words: Words, language: str) -> None:
        self.tokens, self.words, self.language = tokens, words, language
        self.used = [False] * len(tokens)

    def stamp(self) -> Stamp | None:
        clock = self._clock()
        day = self._numeric() or self._named()
        if day is None:
            return None
        return Stamp(day.isoformat() + clock, tuple(self.spare()))

    def spare(self) -> list[str]:
        known = self.words
        spare = []
        for token, used in zip(self.tokens, self.used, strict=True):
            if used or not token[0].isalpha() or token in known.labels or token in known.weekdays:
                continue
            if token not in ("utc", "gmt", *_ORDINALS):
                spare.append(token)
        return spare

    def _clock(self) -> str:
        tokens = self.tokens
        for at in range(1, len(tokens) - 1):
            if tokens[at] != ":" or not (_is_number(tokens[at - 1], 2) and _is_number(tokens[at + 1], 2)):
                continue
            hour, minute, end = int(tokens[at - 1]), int(tokens[at + 1]), at + 2
            second = 0
            if end + 1 < len(tokens) and tokens[end] == ":" and _is_number(tokens[end + 1], 2):
                second, end = int(tokens[end + 1]), end + 2
            half = tokens[end] if end < len(tokens) else ""
            if half in self.words.morning or half in self.words.evening:
                if hour <= 12:  # "18:54 م": there the half of the day adds nothing.
                    hour = hour % 12 + (12 if half in self.words.evening else 0)
                end += 1
            if hour > 23 or minute > 59 or second > 59:
                continue
            self.used[at - 1 : end] = [True] * (end - at + 1)
            zone = "Z" if any(token in ("gmt", "utc") for token in tokens[end : end + 2]) else ""
            return f"T{time(hour, minute, second).isoformat()}{zone}"
        return ""

    def _numeric(self) -> date | None:
        tokens = self.tokens
        for at in range(len(tokens) - 4):
            one, mark, two, again, three = tokens[at : at + 5]
            if mark not in "-/." or again != mark or self.used[at] or self.used[at + 4]:
                continue
            if not (one.isdecimal() and two.isdecimal() and three.isdecimal()):
                continue
            if len(one) == 4:
                found = _date(int(one), int(two), int(three))
            elif len(three) == 4:
                found = self._ordered(int(one), int(two), int(three), mark)
            else:
                continue
            if found:
                self.used[at : at + 5] = [True] * 5
                return found
        return None

    def _ordered(self, one: int, two: int, year: int, mark: str) -> date | None:
        month_first = mark == "/" and self.language.startswith("en") and self.language != "en-GB"
        pairs = [(one, two), (two, one)] if month_first else [(two, one), (one, two)]
        for month, day in pairs:
            if found := _date(year, month, day):
                return found
        return None

    def _month(self, at: int) -> tuple[int, int]:
        """The month named at `at` and how many tokens it takes; 0, 0 where none is."""
        tokens, months = self.tokens, self.words.months
        if at + 1 < len(tokens) and (number := months.get(f"{tokens[at]} {tokens[at + 1]}", 0)):
            return number, 2
        return months.get(tokens[at], 0), 1

    def _skip(self, at: int, step: int) -> int:
        """The next token from `at` on that is no separator, ordinal ending or second name of the month."""
        tokens = self.tokens
        while 0 <= at < len(tokens):
            if tokens[at] in _SEPARATORS or tokens[at] in _ORDINALS or tokens[at] == "of":
                at += step
            elif step > 0 and not tokens[at][0].isdigit() and self._month(at)[0]:
                at += self._month(at)[1]
            else:
                break
        return at

    def _named(self) -> date | None:
        tokens = self.tokens
        for at, token in enumerate(tokens):
            if not token[0].isalpha():
                continue
            month, width = self._month(at)
            if not month:
                continue
            before, after = self._skip(at - 1, -1), self._skip(at + width, 1)
            day_before = before >= 0 and _is_number(tokens[before], 2) and not self.used[before]
            if after >= len(tokens) or not tokens[after].isdecimal() or self.used[after]:
                continue
            if day_before and len(tokens[after]) in (2, 4):
                day, year, last = int(tokens[before]), tokens[after], after
            else:
                last = self._skip(after + 1, 1)
                if last >= len(tokens) or not _is_number(tokens[after], 2) or len(tokens[last]) != 4:
                    continue
                if not tokens[last].isdecimal():
                    continue
                day, year, before = int(tokens[after]), tokens[last], at
            full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) > _PIVOT else 2000)
            if found := _date(full, month, day):
                self.used[before : last + 1] = [True] * (last + 1 - before)
                return found
        return None


def _is_number(token: str, digits: int) -> bool:
    return token.isdecimal() and len(token) <= digits
