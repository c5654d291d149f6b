"""The gazetteer file: what is asked of it is found under every spelling, and a wrong file is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tansiq.errors import LexiconError
from tansiq.knowledge.gazetteer import MAGIC, Entry, Gazetteer, load_gazetteer
from tansiq.knowledge.gazetteer_build import Draft, distance_km
from tansiq.knowledge.gazetteer_write import write_gazetteer
from tansiq.knowledge.toponyms import phrase_of


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
    from tansiq.knowledge.loader import load_rows

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


def test_the_projects_own_rows_are_many_sourced_and_within_their_region() -> None:
    from tansiq.knowledge.loader import load_rows, load_table

    rows = load_rows("places")
    sources = load_table("places")["sources"]
    assert len(rows) >= 300
    assert {row["country"] for row in rows if "country" in row} == {"IQ", "SY", "LB", "JO", "TR", "IR"}
    for row in rows:
        assert row["source"] in sources or row["source"] == f"geonames:{row['geonames']}"
        if row.get("lat") is not None:
            assert 28 < row["lat"] < 40
            assert 33 < row["lon"] < 50


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
