"""The project's own rows in the gazetteer: places that GeoNames lacks or spells otherwise, and demonyms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tansiq.errors import LexiconError
from tansiq.knowledge.keys import is_arabic
from tansiq.knowledge.loader import Row, load_rows
from tansiq.knowledge.toponyms import border_key, phrase_of

if TYPE_CHECKING:
    from tansiq.knowledge.gazetteer_build import Draft, Maker

__all__ = ["add_demonyms", "add_own_places", "arabic_demonyms", "finish_paths"]

OWN_FILES = ("world", "places")
OWN_RANK = 5.5
"""Prior of our own rows: as likely as a town of 300,000, since they were chosen because the news names them."""
_RADII = {
    "village": 3.0, "town": 5.0, "district": 25.0, "admin1": 80.0, "camp": 2.0, "prison": 1.0, "base": 3.0,
    "crossing": 1.0, "facility": 2.0, "region": 100.0, "mountain": 20.0, "river": 300.0, "road": 100.0, "border": 200.0,
    "sea": 500.0, "country": 300.0,
}  # fmt: skip
"""Kilometres, by kind, for a row that says none: the usual reach of such a place, never less than its name promises."""


def add_own_places(maker: Maker) -> None:
    """Rows of world.yml and places.yml: sharpen what is there (`geonames`, `area`, a country's code), else add.

    Raises:
        LexiconError: A row's parent is not the English name of an earlier row of its file, or `geonames` is unknown.
    """
    for file in OWN_FILES:
        by_name: dict[str, Draft] = {}
        for row in load_rows(file):
            by_name[row["name_en"]] = _add_row(maker, row, by_name)


def _existing(maker: Maker, row: Row) -> Draft | None:
    if row["kind"] == "country":
        return maker.countries.get(row["country"])
    if row.get("area") and row["kind"] == "admin1":
        return maker.areas.get(row["area"])
    return maker.by_geonames.get(row.get("geonames") or -1)


def _add_row(maker: Maker, row: Row, by_name: dict[str, Draft]) -> Draft:
    from tansiq.knowledge.gazetteer_build import Draft

    parent = by_name.get(row.get("parent") or "")
    if row.get("parent") and parent is None:
        raise LexiconError("the parent is no earlier row", where=f"places {row['name_en']}")
    there = _existing(maker, row)
    draft = there or Draft(row["kind"], row["name_en"])
    if there is not None and there.en != row["name_en"]:
        draft.names.append(there.en)
    draft.kind, draft.en, draft.ar = row["kind"], row["name_en"], row.get("name_ar") or draft.ar
    draft.names += row.get("spellings") or []
    if row.get("lat") is not None:
        draft.lat, draft.lon = row["lat"], row["lon"]
    country = maker.countries.get(row.get("country") or draft.country)
    draft.country = country.country if country is not None else ""
    draft.admin1 = row.get("admin1") or draft.admin1 or (parent.admin1 if parent else "")
    draft.area = row.get("area") or draft.area or (parent.area if parent else "")
    draft.geonames = row.get("geonames") or draft.geonames
    if parent is not None:
        draft.path_en, draft.path_ar = (parent.en, *parent.path_en), (parent.ar or parent.en, *parent.path_ar)
    elif country is not None and draft is not country and not draft.path_en:
        area = maker.areas.get(draft.area)
        up = [one for one in (area, country) if one is not None and one is not draft]
        draft.path_en, draft.path_ar = tuple(one.en for one in up), tuple(one.ar or one.en for one in up)
    if draft.lat is not None:
        draft.radius_km = row.get("radius_km") or draft.radius_km or _RADII[row["kind"]]
    draft.rank = max(draft.rank, float(row.get("rank") or OWN_RANK))
    if row["kind"] == "border":
        # Found by its two countries, never by name: the text's own words for it are place_borders' matter.
        draft.keys = {border_key(row["country"], row["other"])}
        maker.drafts.append(draft)
    elif there is None:
        maker.add(draft)
    else:
        maker.add_keys(draft)
    if row.get("short"):
        maker.drafts.append(replace(draft, form="short", keys={phrase_of(short) for short in row["short"]}))
    return draft


def finish_paths(maker: Maker) -> None:
    """Give towns the names that their areas have in the end, which our own rows may have changed."""
    for draft in maker.drafts:
        area, country = maker.areas.get(draft.area), maker.countries.get(draft.country)
        if draft.kind in {"town", "village"} and area is not None and country is not None and len(draft.path_en) <= 2:
            up = [one for one in (area, country) if one.en != draft.en]
            draft.path_en = tuple(one.en for one in up)
            draft.path_ar = tuple(one.ar or one.en for one in up)
        if draft.area and not draft.admin1 and area is not None:
            draft.admin1 = area.admin1


def arabic_demonyms(base: str) -> Iterator[str]:
    """Inflected forms of a nisba: سوري gives سورية, سوريين, سوريون, سوريات and each with ال."""
    words = base.split()
    for ending in ("", "ة", "ين", "ون", "ات", "ان", "تين", "تان"):
        if all(word.endswith("ي") for word in words):
            inflected = [word + ending for word in words]
        elif ending:
            return
        else:
            inflected = words
        yield " ".join(inflected)
        yield " ".join("ال" + word for word in inflected)


def _english_demonyms(form: str) -> Iterator[str]:
    yield form
    if form.endswith("man") and not form.endswith("rman"):
        yield form[:-3] + "men"
    elif not form.endswith(("ish", "ese", "ch", "ss", "sh")):
        yield form + "s"


def add_demonyms(maker: Maker) -> None:
    """Adjectives and peoples of countries and continents, which lie where those lie."""
    continents = {draft.en: draft for draft in maker.drafts if draft.kind == "continent"}
    named = {"continent:AF": "Africa", "continent:AS": "Asia", "continent:EU": "Europe"}
    named |= {"continent:NA": "North America", "continent:SA": "South America"}
    for file in ("en/demonyms", "ar/demonyms"):
        for row in load_rows(file):
            code = row["country"]
            place = continents.get(named[code]) if code in named else maker.countries.get(code)
            if place is None:
                raise LexiconError("no such country", where=f"{file} {code}")
            for form in row["forms"]:
                spellings = arabic_demonyms(form) if is_arabic(form) else _english_demonyms(form)
                maker.drafts.append(replace(place, form="demonym", keys={phrase_of(one) for one in spellings}))
