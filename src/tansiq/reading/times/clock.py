"""Times of day: "6:30 p.m. local time", "1530 GMT", "الساعة السادسة والنصف مساء بتوقيت بغداد"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from tansiq.model import Period
from tansiq.reading.times.calendar import shift
from tansiq.reading.times.reader import Found, Reader

__all__ = ["Clock", "clock_found", "in_part", "on_day", "read_clock", "read_zone"]

_FRACTIONS = {"النصف": 30, "نصف": 30, "الربع": 15, "ربع": 15, "ربعا": 15, "الثلث": 20, "ثلث": 20, "ثلثا": 20}
_ABOUT = frozenset({"about", "around", "approximately", "roughly", "حوالي", "نحو", "قرابه", "قرابة", "بحدود", "بحوالي"})
_ABOUT_MINUTES = 30
_NAMED_HOURS = {"noon": 12, "midday": 12, "midnight": 0}


@dataclass(slots=True)
class Clock:
    """A time of day read from atoms [start, end)."""

    start: int
    end: int
    hour: int
    minute: int
    has_minutes: bool
    zone: tzinfo | None = None
    is_about: bool = False


def _in_half(hour: int, half: str) -> int:
    """The hour of 24 that an hour of 12 is, by what is said of the half of the day."""
    if half == "am":
        return 0 if hour == 12 else hour
    if half == "pm" or (half == "noon" and hour < 6):
        return hour if hour >= 12 else hour + 12
    if half == "night":
        return hour + 12 if 6 <= hour < 12 else hour % 12
    return hour


def in_part(hour: int, part: str) -> int:
    """The hour of 24 that an hour of 12 is in a part of the day."""
    half = {"afternoon": "pm", "evening": "pm", "night": "night", "noon": "noon"}.get(part, "")
    return _in_half(hour, half) if 0 < hour < 12 else hour


def _half_after(r: Reader, i: int) -> tuple[str, int]:
    """ "am", "pm", "noon" or "night" said at an atom, and the index after it; "" where nothing is said."""
    word = r.word(i)
    if word.ampm:
        return word.ampm, i + 1
    if word.adverb:
        return word.half, i + 1
    if (
        r.lang == "en"
        and r.key(i) == "in"
        and r.key(i + 1) == "the"
        and r.word(i + 2).part in ("morning", "afternoon", "evening")
    ):
        return ("am" if r.word(i + 2).part == "morning" else "pm"), i + 3
    if r.lang == "en" and r.key(i) == "at" and r.key(i + 1) == "night":
        return "night", i + 2
    if r.key(i) == "بعد" and r.word(i + 1).part == "noon":
        return "pm", i + 2
    if r.key(i) == "قبل" and r.word(i + 1).part == "noon":
        return "am", i + 2
    if r.lang == "ar" and r.key(i) == "من" and r.word(i + 1).part:
        part = r.word(i + 1).part
        return {"dawn": "am", "morning": "am", "noon": "noon", "night": "night"}.get(part, "pm"), i + 1
    return "", i


def read_zone(r: Reader, i: int) -> tuple[tzinfo | None, int]:
    """The zone named at an atom ("GMT+3", "بتوقيت غرينتش"); a local one is none, since its offset is not said."""
    j = i + 1 if r.key(i) == "(" else i
    word = r.word(j)
    if word.zone is not None and not (word.weak and not r.is_capital(j)):
        minutes, end = word.zone, j + 1
        if r.key(end) in ("+", "-") and r.word(end + 1).digits in (1, 2):
            minutes += (60 if r.key(end) == "+" else -60) * int(r.word(end + 1).num or 0)
            end += 2
        return timezone(timedelta(minutes=max(-720, min(minutes, 840)))), end
    if r.key(j).startswith(("gmt+", "utc+", "gmt-", "utc-")) and r.key(j)[4:].isdecimal() and int(r.key(j)[4:]) < 15:
        sign = 1 if r.key(j)[3] == "+" else -1
        return timezone(timedelta(hours=sign * int(r.key(j)[4:]))), j + 1
    if r.lang == "en":
        if r.key(i + 1) == "time" and r.key(i).isalpha() and (r.key(i) == "local" or r.is_capital(i)):
            return None, i + 2
        return None, i
    if r.key(i) in ("بتوقيت", "بالتوقيت", "توقيت") and r.key(i + 1):
        if r.word(i + 1).zone is not None:
            return UTC, i + 2
        return None, i + 2
    return None, i


def _english_clock(r: Reader, i: int) -> Clock | None:
    word = r.word(i)
    if word.clock is not None and (word.num is None or r.word(i + 1).ampm):
        hour, minute = word.clock
        half, end = _half_after(r, i + 1)
        return Clock(i, end, _in_half(hour, half), minute, True)
    value = word.num
    if isinstance(value, int) and word.digits in (1, 2) and 1 <= value <= 12:
        if r.word(i + 1).ampm and not (r.key(i + 1) == "am" and r.key(i - 1) == "i"):
            return Clock(i, i + 2, _in_half(value, r.word(i + 1).ampm), 0, False)
        if r.key(i + 1) in ("o'clock", "oclock"):
            half, end = _half_after(r, i + 2)
            return Clock(i, end, _in_half(value, half), 0, False)
        if r.key(i + 1) in ("-", "to") and r.word(i + 3).ampm and r.word(i + 2).digits in (1, 2):
            return Clock(i, i + 1, _in_half(value, r.word(i + 3).ampm), 0, False)
        half, end = _half_after(r, i + 1)
        if half and r.key(i - 1) == "at":
            return Clock(i, end, _in_half(value, half), 0, False)
    is_clock = isinstance(value, int) and word.digits == 4 and value % 100 < 60 and value < 2400
    is_hours = r.key(i + 1) == "hours" and r.key(i - 1) in ("at", "about", "around")
    is_told = r.key(i - 1) == "at" or (r.key(i - 2) == "at" and r.key(i - 1) in _ABOUT)
    is_told = is_told and (r.is_open(i + 1) or r.key(i + 1) == "local")
    if is_clock and isinstance(value, int) and (is_hours or is_told or r.word(i + 1).zone is not None):
        return Clock(i, i + (2 if is_hours else 1), value // 100, value % 100, True)
    return None


def _arabic_clock(r: Reader, i: int) -> Clock | None:
    start = i
    word = r.word(i)
    is_named = word.unit == "hour" and word.count == 1 and word.key.startswith("ال")
    if is_named:
        i += 1
        word = r.word(i)
    if word.clock is not None and (word.num is None or is_named):
        half, end = _half_after(r, i + 1)
        return Clock(start, end, _in_half(word.clock[0], half), word.clock[1], True)
    minutes, has_minutes = 0, False
    after = i + 2 if r.key(i + 1) in ("عشرة", "عشر") else i + 1
    if word.ordinal and 1 <= word.ordinal <= 11 and (is_named or r.word(after).adverb):
        hour, end = word.ordinal, i + 1
        if r.key(end) in ("عشره", "عشرة", "عشر"):
            hour, end = hour % 10 + 10, end + 1
    elif isinstance(word.num, int) and 0 <= word.num <= 24 and (is_named or word.digits in (1, 2)):
        read = r.number(i)
        hour, end = (int(read[0]), read[1]) if read is not None and read[0] <= 24 else (word.num, i + 1)
    else:
        return None
    bare = r.key(end).removeprefix("و")
    if r.key(end).startswith("و") and bare in _FRACTIONS:
        minutes, has_minutes, end = _FRACTIONS[bare], True, end + 1
    elif r.key(end) == "الا" and r.key(end + 1) in _FRACTIONS:
        hour, minutes, has_minutes, end = (hour - 1) % 24, 60 - _FRACTIONS[r.key(end + 1)], True, end + 2
    elif r.word(end).conj and (read := r.number(end)) is not None and r.word(read[1]).unit == "minute" and read[0] < 60:
        minutes, has_minutes, end = int(read[0]), True, read[1] + 1
    half, end = _half_after(r, end)
    if not is_named and not half:
        return None
    if not is_named and r.word(end - 1).ampm and not has_minutes:
        # "13 م": a bare letter after bare figures is metres as often as afternoon.
        return None
    return Clock(start, end, _in_half(hour % 24, half), minutes, has_minutes)


def read_clock(r: Reader, i: int) -> Clock | None:
    """The time of day that starts at an atom, with its zone; None where none does."""
    found = _english_clock(r, i) if r.lang == "en" else _arabic_clock(r, i)
    if found is None:
        return None
    zone, end = read_zone(r, found.end)
    if end > found.end and r.key(found.end) == "(" and r.key(end) == ")":
        end += 1
    if zone is None and r.key(end) == "(" and r.word(end + 2).zone is not None and r.key(end + 3) == ")":
        # "2330 (0530 GMT)": the same hour twice.
        end += 4
    found.zone, found.end = zone, end
    found.is_about = r.key(found.start - 1) in _ABOUT
    return found


def on_day(clock: Clock, day: date) -> Period:
    """A time of day on a day: a minute, an hour where no minutes are said, or half an hour to each side of "about"."""
    start = datetime(day.year, day.month, day.day, clock.hour % 24, clock.minute, tzinfo=clock.zone)
    if clock.is_about:
        edge = timedelta(minutes=_ABOUT_MINUTES)
        if shift(day, -1) == day:
            return Period(start, start + edge, "hour")
        return Period(start - edge, start + edge, "hour")
    if clock.has_minutes:
        return Period(start, start + timedelta(minutes=1), "minute")
    return Period(start, start + timedelta(hours=1), "hour")


def clock_found(r: Reader, clock: Clock) -> Found:
    """A time of day alone: on the last day named, else on the anchor day."""
    day = r.day or r.anchor
    period = None if day is None else on_day(clock, day)
    return Found(clock.start, clock.end, period, "clock", is_relative=True)
