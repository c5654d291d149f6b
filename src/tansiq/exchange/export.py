"""All events of a reader that a filter matches, as a file of one of the formats: a stream, over one snapshot.

with open_view(settings, reader) as view:
    for part in export(view, EventQuery(type="attack"), "csv"):
        sys.stdout.write(part)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import ClassVar, Protocol

from tansiq.errors import ExchangeError
from tansiq.exchange.stix import bundle_of, mint_for, stix_of_event
from tansiq.exchange.tables.writers import Csv, GeoJson, Hxl, JsonLines
from tansiq.exchange.told import Teller, ToldEvent
from tansiq.release import EventPage, EventQuery, JointView, View

__all__ = ["FORMATS", "Format", "Stix", "export", "find_format", "tell_all"]

_PAGE = 200
"""Events that are told, and logged as sent, at a time: the first bytes wait for as many, a second or two."""
Log = Callable[[Iterable[str]], None]
"""Is given the ids of entries before anything of them goes out; when it raises, nothing does."""


class Format(Protocol):
    """A format of export."""

    NAME: ClassVar[str]
    ENDING: ClassVar[str]
    MEDIA_TYPE: ClassVar[str]
    IS_BRIEF: ClassVar[bool]

    def write(self, events: Iterable[ToldEvent]) -> Iterator[str]: ...


class Stix:
    """One STIX 2.1 bundle. Objects that events share are in it once, so that it is written when all are known."""

    NAME: ClassVar = "stix"
    ENDING: ClassVar = "stix.json"
    MEDIA_TYPE: ClassVar = "application/stix+json;version=2.1"
    IS_BRIEF: ClassVar = False

    def __init__(self, view: View) -> None:
        self._view = view

    def write(self, events: Iterable[ToldEvent]) -> Iterator[str]:
        objects = (one for told in events for one in stix_of_event(told, mint_for(self._view, told)))
        yield json.dumps(bundle_of(objects, self._view), ensure_ascii=False) + "\n"


_TABLES = (Csv, Hxl, GeoJson, JsonLines)
FORMATS: tuple[type[Csv | Hxl | GeoJson | JsonLines | Stix], ...] = (*_TABLES, Stix)
"""Every format, in the order in which pages and help name them."""


def find_format(name: str) -> type[Csv | Hxl | GeoJson | JsonLines | Stix]:
    """The format of a name.

    Raises:
        ExchangeError: There is none.
    """
    found = next((one for one in FORMATS if name == one.NAME), None)
    if found is None:
        hint = ", ".join(one.NAME for one in FORMATS)
        raise ExchangeError("no format of that name", code="format", where=name[:20], hint=hint)
    return found


def export(view: View, query: EventQuery, name: str, *, log: Log | None = None) -> Iterator[str]:
    """The file, in parts; the query is checked before the first is given.

    Args:
        query: Its limit and cursor do not count: all that it matches is written.
        log: Where it is noted which entries go out.

    Raises:
        ExchangeError: There is no such format; or the view is of several recipients, for whom there are tables alone.
        ReleaseError: The query is none.
    """
    kind = find_format(name)
    if isinstance(view, JointView) and not kind.IS_BRIEF:
        # Objects, and entries with their ids, are each one reader's own.
        names = ", ".join(one.NAME for one in FORMATS if one.IS_BRIEF)
        raise ExchangeError("not for several recipients", code="format", where=name, hint=names)
    writer: Format = Stix(view) if kind is Stix else kind()  # type: ignore[call-arg]
    return writer.write(tell_all(view, query, is_brief=writer.IS_BRIEF, log=log))


def tell_all(view: View, query: EventQuery, *, is_brief: bool = False, log: Log | None = None) -> Iterator[ToldEvent]:
    """Every event that a query matches, in the order of lists.

    Raises:
        ReleaseError: The query is none; at once, not when the first is asked for.
    """
    page = view.list_events(replace(query, limit=_PAGE, after=""))
    return _walk(view, query, page, is_brief=is_brief, log=log)


def _walk(view: View, query: EventQuery, page: EventPage, *, is_brief: bool, log: Log | None) -> Iterator[ToldEvent]:
    teller = Teller(view)
    while True:
        told = [teller.tell(head.id, is_brief=is_brief) for head in page.events]
        if log is not None:
            log(one for event in told for one in event.rests_on)
        yield from told
        if not page.next:
            return
        page = view.list_events(replace(query, limit=_PAGE, after=page.next))
