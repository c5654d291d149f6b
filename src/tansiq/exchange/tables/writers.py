"""Rows as text: CSV, HXL-tagged CSV, GeoJSON (RFC 7946), JSON lines; each a stream, an event at a time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import ClassVar

from tansiq.exchange.stix.extension import tansiq_incident
from tansiq.exchange.tables.columns import COLUMNS, Cell, row_of
from tansiq.exchange.told import ToldEvent
from tansiq.exchange.wording import LANGUAGES, describe, name_event
from tansiq.model.signs import acts_on_display

__all__ = ["Csv", "GeoJson", "Hxl", "JsonLines", "guard"]

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""With what a spreadsheet begins a formula; the wide forms too, which some of them take for the same."""
_BOM = "\ufeff"


def guard(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula and no sign of which bends what stands beside it.

    Text that begins as a formula does gets an apostrophe before it; numbers stay numbers.
    """
    if not isinstance(cell, str):
        return cell
    text = "".join(sign for sign in cell if not acts_on_display(sign))
    return f"'{text}" if text.lstrip(" \u00a0")[:1] in _FORMULA and text.strip() else text


def _line(cells: Iterable[Cell]) -> str:
    """One line of CSV (RFC 4180)."""
    out = io.StringIO()
    csv.writer(out).writerow(["" if one is None else one for one in map(guard, cells)])
    return out.getvalue()


class Csv:
    """A header and a row an event; begins with a byte order mark, without which Excel misreads Arabic."""

    NAME: ClassVar = "csv"
    ENDING: ClassVar = "csv"
    MEDIA_TYPE: ClassVar = "text/csv; charset=utf-8"
    IS_BRIEF: ClassVar = True

    def write(self, events: Iterable[ToldEvent]) -> Iterator[str]:
        yield _BOM + _line(one.name for one in COLUMNS)
        yield from (_line(row_of(told).values()) for told in events)


class Hxl(Csv):
    """The same with the row of HXL hashtags below the header."""

    NAME: ClassVar = "hxl"
    ENDING: ClassVar = "hxl.csv"

    def write(self, events: Iterable[ToldEvent]) -> Iterator[str]:
        yield _line(one.name for one in COLUMNS)
        yield ",".join(one.tag for one in COLUMNS) + "\r\n"
        yield from (_line(row_of(told).values()) for told in events)


class GeoJson:
    """A FeatureCollection: a point an event, or no geometry where it is not located (RFC 7946, 3.2)."""

    NAME: ClassVar = "geojson"
    ENDING: ClassVar = "geojson"
    MEDIA_TYPE: ClassVar = "application/geo+json"
    IS_BRIEF: ClassVar = True

    def write(self, events: Iterable[ToldEvent]) -> Iterator[str]:
        yield '{"type": "FeatureCollection", "features": ['
        for number, told in enumerate(events):
            cells = row_of(told)
            latitude, longitude = cells.pop("latitude"), cells.pop("longitude")
            # Longitude first (3.1.1).
            point = None if latitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
            feature = {"type": "Feature", "id": cells.pop("event_id"), "geometry": point, "properties": cells}
            yield ("\n" if number == 0 else ",\n") + json.dumps(feature, ensure_ascii=False)
        yield "\n]}\n"


class JsonLines:
    """One JSON object a line, with every claim, chain and word: what our STIX extension holds, and names."""

    NAME: ClassVar = "jsonl"
    ENDING: ClassVar = "jsonl"
    MEDIA_TYPE: ClassVar = "application/jsonl; charset=utf-8"
    IS_BRIEF: ClassVar = False

    def write(self, events: Iterable[ToldEvent]) -> Iterator[str]:
        for told in events:
            made = {
                "id": told.view.id,
                "name": {lang: name_event(told, lang) for lang in LANGUAGES},
                "description": {lang: describe(told, lang) for lang in LANGUAGES},
                **tansiq_incident(told),
            }
            del made["extension_type"]
            yield json.dumps(made, ensure_ascii=False) + "\n"
