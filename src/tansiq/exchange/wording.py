"""An event in plain words of either language, for readers of exports; dates stay ISO days."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from tansiq.exchange.told import ToldEvent
from tansiq.knowledge.keys import is_arabic
from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.model import Count, Period, Place

__all__ = ["LANGUAGES", "Lang", "describe", "name_event", "name_place", "say"]

Lang = Literal["en", "ar"]
LANGUAGES: tuple[Lang, ...] = ("en", "ar")


@cache
def _words() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = yaml.safe_load(
        files("tansiq.exchange").joinpath("words.yml").read_text(encoding="utf-8")
    )
    return found


def say(key: str, lang: Lang, **given: Any) -> str:
    """A message of words.yml."""
    return _words()[lang][key].format(**given)


def name_place(place: Place | None, lang: Lang) -> str:
    """The place's name in the script of the language where it is known; "" for no place."""
    if place is None:
        return ""
    wanted = lang == "ar"
    names = (place.name, *place.names)
    return next((one for one in names if is_arabic(one) == wanted), place.name)


def _days(period: Period | None, lang: Lang) -> str:
    if period is None:
        return say("unknown_time", lang)
    first, last = period.first_day, period.last_day
    if first == last and first is not None:
        return first.isoformat()
    return f"{first or '…'} – {last or '…'}"


def name_event(told: ToldEvent, lang: Lang) -> str:
    """Kind, place and days in one line."""
    known = EVENT_TYPES.get(told.event.type)
    kind = told.event.type if known is None else known.label_ar if lang == "ar" else known.label_en
    where = name_place(told.event.place, lang) or say("unknown_place", lang)
    return say("comma", lang).join((kind, where, _days(told.event.period, lang)))


def _range(count: Count, lang: Lang) -> str:
    if count.max is None:
        return say("at_least", lang, n=count.min)
    if count.is_exact:
        return str(count.min)
    return say("at_most", lang, n=count.max) if count.min == 0 else f"{count.min}–{count.max}"


def describe(told: ToldEvent, lang: Lang) -> str:
    """Status, how many tell of it, and the tolls; nothing that a source said in words of its own."""
    tolls = (say("toll", lang, slot=say(key, lang), range=_range(count, lang)) for key, count in told.tolls.items())
    lines = (
        say(f"status.{told.event.status}", lang),
        say("told", lang, reports=len(told.reports) or 1, sources=max(1, told.view.sources.independent)),
        *tolls,
    )
    return " ".join(lines)
