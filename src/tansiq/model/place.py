"""A place with a radius: "near", "west of" and whole governorates keep their spread; unlocated stays unlocated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tansiq.errors import ModelError

__all__ = ["Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A named place, located or not.

    Args:
        name: The usual name in the language of the text, e.g. "Raqqa".
        text: The words of the text it was read from.
        names: Every spelling known, any script, the usual one first.
        lat, lon: Degrees, WGS 84; both None where the place cannot be located.
        country: ISO 3166-1 alpha-2, or None.
        admin1: ISO 3166-2 code, or None.
        geonames_id: GeoNames id, or None.
        path: Names upwards, nearest first: town, district, governorate, country.
        radius_km: Kilometres within which the place lies; None only where it is not located.
        kind: What it is: town, village, district, admin1, country, region, camp, prison, base, crossing, road,
            border, facility, sea, river, mountain, continent; "" where only the form of the name told.
        is_demonym: The words are an adjective or people of the place ("Syrian"); never an event's place.
        why: How it was chosen among places of that name, one short phrase for people.

    Raises:
        ModelError: Only one coordinate is given, or one is out of range.
    """

    name: str
    text: str = ""
    names: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    geonames_id: int | None = None
    path: tuple[str, ...] = ()
    radius_km: float | None = None
    kind: str = ""
    is_demonym: bool = False
    why: str = ""

    def __hash__(self) -> int:
        # Asked for with every claim: three fields tell places apart as well as all thirteen, several times as fast.
        return hash((self.name, self.lat, self.lon))

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise ModelError("latitude and longitude go together")
        if self.lat is not None and self.lon is not None and not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ModelError(f"not on Earth: {self.lat}, {self.lon}")

    @property
    def is_located(self) -> bool:
        return self.lat is not None

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "text": self.text,
            "names": list(self.names),
            "lat": self.lat,
            "lon": self.lon,
            "country": self.country,
            "admin1": self.admin1,
            "geonames_id": self.geonames_id,
            "path": list(self.path),
            "radius_km": self.radius_km,
            "place_kind": self.kind,
            "demonym": self.is_demonym,
            "why": self.why,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Place:
        return cls(
            name=data["name"],
            text=data.get("text", ""),
            names=tuple(data.get("names", ())),
            lat=data.get("lat"),
            lon=data.get("lon"),
            country=data.get("country"),
            admin1=data.get("admin1"),
            geonames_id=data.get("geonames_id"),
            path=tuple(data.get("path", ())),
            radius_km=data.get("radius_km"),
            kind=data.get("place_kind", ""),
            is_demonym=data.get("demonym", False),
            why=data.get("why", ""),
        )
