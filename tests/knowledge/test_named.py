"""Actors, offices, their holders and places: every row is named by its sources, and what its other names rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.knowledge.keys import is_arabic
from tansiq.knowledge.loader import load_table
from tansiq.knowledge.toponyms import phrase_of
from tests.knowledge.attested import PROCLITICS, cited
from tests.knowledge.named import SHOWN, UNSHOWN, Namer, bears, quotes_of

Row = dict[str, Any]
_PLAIN = {"actors": 332, "offices": 48, "holders": 58, "places": 296}
"""Names that no source of their row shows and no rule derives, as of 2026-11-30: usual names in the other script or
further ones. A new row adds none; a page found for one lowers the number."""
_NEAR_DEGREES = 0.012
_SECONDS, _DECIMALS = (
    r"(\d{1,3})\s*°\s*(\d{1,2}(?:[.,]\d+)?)\s*['′’]?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*[\"″”])?",
    r"(?<![\d.])(\d{2}[.,]\d+)",
)
_SPACED = r"(?<!\d)(\d{2})[ |](\d{1,2})[ |](?:(\d{1,2}(?:\.\d+)?)[ |]?)?[NEO]"


@cache
def _rows(file: str) -> list[Row]:
    return list(load_table(file)["rows"])


def _sources(file: str) -> dict[str, Row]:
    return dict(load_table(file)["sources"])


def _judged(file: str) -> Iterator[tuple[str, dict[str, bool]]]:
    """A row's key and whether each of its names is shown or follows from one that is."""
    sources = _sources(file)
    for row in _rows(file):
        if any("package" in sources[one] for one in cited(row) if one in sources):
            # Names of states are CLDR's and ISO's, which the tests of the lexicons look up.
            continue
        quotes = quotes_of(row, sources)
        namer = Namer(row.get("country", ""))
        yield row["key"], {name: how != UNSHOWN for name, how in namer.how([*row["en"], *row["ar"]], quotes)}


def _offices() -> Iterator[tuple[str, dict[str, bool]]]:
    sources = _sources("offices")
    for row in _rows("offices"):
        quotes = [one for part in (row, *row["holders"]) for one in quotes_of(part, sources)]
        namer = Namer(row.get("country", ""))
        yield row["key"], {name: namer.tells(name, quotes) for name in (*row["en"], *row["ar"])}


def _holders() -> Iterator[tuple[str, dict[str, bool]]]:
    sources = _sources("offices")
    for row in _rows("offices"):
        for holder in row["holders"]:
            quotes = quotes_of(holder, sources)
            names = (*holder["en"], *holder["ar"])
            yield f"{row['key']}: {names[0]}", {name: any(bears(name, one) for one in quotes) for name in names}


def _places() -> Iterator[tuple[str, dict[str, bool]]]:
    """Places that a page vouches for; those of the package are looked up in test_own_places."""
    sources = _sources("places")
    for row in _rows("places"):
        if any(one in sources for one in cited(row)):
            names = [row["name_en"], row["name_ar"], *row.get("spellings", [])]
            found = Namer(row.get("country", ""), "places").how(names, quotes_of(row, sources))
            yield row["name_en"], {name: how != UNSHOWN for name, how in found}


_JUDGED = {"actors": lambda: _judged("actors"), "offices": _offices, "holders": _holders, "places": _places}


@cache
def _all(what: str) -> dict[str, dict[str, bool]]:
    return dict(_JUDGED[what]())


@pytest.mark.parametrize("what", sorted(_JUDGED))
def test_every_row_is_named_by_its_sources(what: str) -> None:
    rows = _all(what)
    assert [key for key, names in rows.items() if not any(names.values())] == []


@pytest.mark.parametrize("what", sorted(_JUDGED))
def test_no_more_names_than_before_rest_on_usage_alone(what: str) -> None:
    assert sum(not shown for names in _all(what).values() for shown in names.values()) == _PLAIN[what]


@pytest.mark.parametrize(
    ("names", "quote", "country", "shown"),
    [
        pytest.param(["Badr Organisation", "منظمة بدر"], "منظمة بدر", "IQ", [True, True], id="rendering"),
        pytest.param(["Hurras al-Din", "حراس الدين"], "Hurras al-Din", "SY", [True, True], id="by sound"),
        pytest.param(["KDP", "Kurdistan Democratic Party"], "KDP and PUK", "", [True, True], id="initials"),
        pytest.param(["Iraqi Oil Ministry"], "Ministry of Oil; Iraqi Central Government", "IQ", [True], id="country"),
        pytest.param(["Iraqi Oil Ministry"], "Ministry of Oil; Central Government", "IQ", [False], id="no country"),
        pytest.param(["Raqqa Military Council", "Tabqa Military Council"], "the Raqqa Military Council", "SY",
                     [True, False], id="another town's"),
        pytest.param(["Mexican Army", "National Guard", "الحرس الوطني"], "National Guard", "MX", [False, True, True],
                     id="another body"),
        pytest.param(["Badr Organization", "حركة النجباء"], "Badr Organization", "", [True, False], id="another name"),
    ],
)  # fmt: skip
def test_what_follows_from_a_quotation(names: list[str], quote: str, country: str, shown: list[bool]) -> None:
    assert [how != UNSHOWN for _, how in Namer(country).how(names, [quote])] == shown


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [
        pytest.param("Nouri al-Maliki", "NOURI MALIKI (SHIA) – PRIME MINISTER", True, id="without the article"),
        pytest.param("نوري المالكي", "Nouri_al-Maliki 2006", True, id="by sound"),
        pytest.param("William Fallon", "Fallon 2007", True, id="last name"),
        pytest.param("Haider al-Abadi", "Nouri al-Maliki", False, id="another"),
        pytest.param("Ali Allawi", "Ali; the rest of Allawiya", False, id="two clauses"),
    ],
)
def test_whom_a_quotation_names(name: str, words: str, found: bool) -> None:
    assert bears(name, words) is found


def _numbers(text: str) -> list[float]:
    found = [float(one.replace(",", ".")) for one in re.findall(_DECIMALS, text)]
    for degrees, minutes, seconds in re.findall(_SECONDS, text) + re.findall(_SPACED, text):
        parts = [float(one.replace(",", ".") or 0) for one in (degrees, minutes, seconds or "0")]
        found.append(parts[0] + parts[1] / 60 + parts[2] / 3600)
    # "36 ° 24 0.6 N": seconds without their mark.
    for degrees, minutes, seconds in re.findall(r"(\d{2}) ° (\d{1,2}) (\d{1,2}\.\d+)", text):
        found.append(int(degrees) + int(minutes) / 60 + float(seconds) / 3600)
    return found


def test_coordinates_stand_in_the_words_relied_on() -> None:
    sources = _sources("places")
    wrong = []
    for row in _rows("places"):
        if row.get("lat") is not None:
            said = _numbers(" ; ".join(quotes_of(row, sources)))
            if not all(any(abs(one - row[axis]) < _NEAR_DEGREES for one in said) for axis in ("lat", "lon")):
                wrong.append(row["name_en"])
    assert wrong == []


def test_coordinates_are_read_as_pages_write_them() -> None:
    read = {round(one, 3) for one in _numbers("36°48′ N; 33°30′21″N; 34.87389; 36 ° 24 0.6 N; 36 24 55.0 N")}
    assert read >= {34.874, 36.8, 33.506, 36.4, 36.415}
    assert 36.9 not in read


def _named_in(quote: str, area: str, own: set[str]) -> bool:
    """Whether a quotation names a place of a first-level area, other than the one it is cited for."""
    words = phrase_of(quote).split()
    phrases = {" ".join(words[at : at + size]) for at in range(len(words)) for size in (1, 2, 3)}
    phrases |= {
        one.removeprefix(clitic) for one in phrases if is_arabic(one) for clitic in PROCLITICS if clitic != "ال"
    }
    return any(
        entry.area == area and entry.form == "noun" and entry.geonames
        for one in phrases - own
        for entry in load_gazetteer().find(one)
    )


def test_a_place_without_a_point_is_put_where_its_sources_say() -> None:
    """Its parent stands in a quotation, or another place does that lies in the parent's area."""
    sources, rows = _sources("places"), {row["name_en"]: row for row in _rows("places")}
    lost = []
    for row in rows.values():
        if not row.get("parent") or row.get("geonames") or row.get("lat") is not None:
            continue
        quote = " ; ".join(quotes_of(row, sources))
        parent = top = rows[row["parent"]]
        while top.get("parent"):
            top = rows[top["parent"]]
        names = [parent["name_en"], parent["name_ar"], *parent.get("spellings", [])]
        shown = any(how == SHOWN for _, how in Namer(row.get("country", ""), "places").how(names, [quote]))
        own = {phrase_of(one) for one in (row["name_en"], row["name_ar"], *row.get("spellings", []))}
        if not shown and not _named_in(quote, top.get("area", ""), own):
            lost.append(row["name_en"])
    assert lost == []
