"""Periods, counts and places in words of the reader's language, with their imprecision kept."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_interval, format_time

from tansiq.model import Count, Period, Place
from tansiq.web.language import Catalogue

__all__ = [
    "place_key",
    "place_name",
    "say_count",
    "say_country",
    "say_day",
    "say_number",
    "say_partial",
    "say_period",
    "say_place",
    "say_radius",
    "say_when",
]

_MONTHS = frozenset({"month", "season"})
_WIDE_KINDS = frozenset({"admin1", "country", "region", "continent", "district"})
_AROUND_KM = 15.0
"""A located place of a larger radius that is no area of its own is "around", not "in"."""


def say_day(day: date, cat: Catalogue) -> str:
    """One day: "19 May 2020"."""
    return format_date(day, "d MMMM y", locale=cat.locale)


def say_partial(text: str, cat: Catalogue) -> str:
    """A date as far as it is known: "2014", "2014-10", "2014-10-18"."""
    if len(text) < len("2014-10"):
        return text
    first = date.fromisoformat(text if len(text) > len("2014-10") else f"{text}-01")
    return say_day(first, cat) if len(text) > len("2014-10") else format_date(first, "MMMM y", locale=cat.locale)


def _interval(first: date, last: date, skeleton: str, cat: Catalogue) -> str:
    return str(format_interval(first, last, skeleton, locale=cat.locale))


def _moment(instant: datetime, cat: Catalogue) -> str:
    return cat.text(
        "when.time", day=say_day(instant.date(), cat), time=format_time(instant, "HH:mm", locale=cat.locale)
    )


def _hours(start: datetime, end: datetime, period: Period, cat: Catalogue) -> str:
    """A time of day with both its bounds, in the text's own zone; a minute needs only one."""
    if period.precision == "minute":
        return _moment(start, cat)
    if period.first_day != period.last_day:
        return f"{_moment(start, cat)} – {_moment(end, cat)}"
    # Midnight at the end belongs to the day it closes.
    close = "24:00" if end.date() != start.date() else format_time(end, "HH:mm", locale=cat.locale)
    return f"{_moment(start, cat)}–{close}"


def say_period(period: Period | None, cat: Catalogue) -> str:
    """A period as short as it can be said without losing what it leaves open; None is "time unknown"."""
    if period is None:
        return cat.text("when.unknown")
    first, last = period.first_day, period.last_day
    if first is None or last is None:
        known = first or last
        assert known is not None
        return cat.text("when.by" if first is None else "when.since", x=say_day(known, cat))
    if isinstance(period.start, datetime) and isinstance(period.end, datetime):
        return _hours(period.start, period.end, period, cat)
    if first == last:
        return say_day(first, cat)
    if period.precision == "year" and first.year == last.year:
        return str(first.year)
    if period.precision == "quarter":
        return format_date(first, "QQQ y", locale=cat.locale)
    if period.precision in _MONTHS:
        same = (first.year, first.month) == (last.year, last.month)
        return format_date(first, "MMMM y", locale=cat.locale) if same else _interval(first, last, "yMMMM", cat)
    words = _interval(first, last, "yMMMd", cat)
    return cat.text("when.week", x=words) if period.precision == "week" else words


def say_when(period: Period | None, cat: Catalogue) -> str:
    """The period with its preposition, to stand in a sentence: "in February 2017", "on 19 May 2020"."""
    if period is None or period.start is None or period.end is None:
        return say_period(period, cat)
    words = say_period(period, cat)
    if period.first_day == period.last_day:
        return cat.text("when.on", x=words)
    is_named = period.precision in _MONTHS or period.precision in ("year", "quarter")
    return cat.text("when.in" if is_named else "when.during", x=words)


def say_number(count: Count, cat: Catalogue) -> str:
    """A count without what is counted: "12", "at least 12", "10–14", "up to 5"."""
    low = cat.number(count.min)
    if count.max is None:
        return cat.text("count.at_least", x=low)
    if count.is_exact:
        return low
    high = cat.number(count.max)
    return cat.text("count.at_most", x=high) if count.min == 0 else f"{low}–{high}"


def say_count(slot: str, count: Count, cat: Catalogue) -> str:
    """A toll in words: "at least 12 killed"."""
    key = f"toll.{slot}"
    if count.max == 0:
        none = f"toll.none.{slot}"
        return cat.text(none) if cat.has(none) else cat.text("toll.none", label=cat.text(f"slot.{slot}"))
    if count.max is None:
        return cat.text("count.at_least", x=cat.count(key, count.min))
    if count.is_exact:
        return cat.count(key, count.min)
    if count.min == 0:
        return cat.text("count.at_most", x=cat.count(key, count.max))
    # A range has no dual: the plural of three and more carries the digits in every language.
    return cat.count(key, max(3, count.max), n=f"{cat.number(count.min)}–{cat.number(count.max)}")


def say_country(code: str | None, cat: Catalogue) -> str:
    """The name of a country, or its code where the locale has none."""
    return "" if code is None else cat.locale.territories.get(code, code)


def say_radius(place: Place, cat: Catalogue) -> str:
    """How far a located place may reach; "" where it is not located."""
    if place.radius_km is None or not place.is_located:
        return ""
    if cat.has(f"place.whole.{place.kind}"):
        return cat.text(f"place.whole.{place.kind}")
    # Rounded up: the circle that is said must hold the one that is meant.
    return cat.text("place.radius", n=cat.number(max(1, -int(-place.radius_km // 1))))


def place_name(place: Place, cat: Catalogue) -> str:
    """The place's own name in the script of the language where it is known."""
    return cat.in_script(place.name, place.names)


def say_place(place: Place | None, cat: Catalogue) -> str:
    """Name and country: "Hit, Iraq"."""
    if place is None:
        return cat.text("place.unknown")
    country = say_country(place.country, cat)
    name = place_name(place, cat)
    if not country or place.kind == "country" or country == name:
        return name
    return f"{name}{'، ' if cat.lang == 'ar' else ', '}{country}"


def place_key(place: Place) -> str:
    """The message that puts the place into a headline: "in", or "around" where its radius reaches beyond it."""
    is_spread = place.radius_km is not None and place.radius_km > _AROUND_KM and place.kind not in _WIDE_KINDS
    return "headline.around" if is_spread and place.is_located else "headline.in"
