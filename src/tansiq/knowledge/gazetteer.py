"""Places by name: GeoNames towns, countries, first-level areas, US counties and this project's own rows, in one file.

`make data` writes knowledge/compiled/gazetteer.bin (gazetteer_build.py). The file is mapped, not read: loading it
costs no time and its pages are shared by every worker. Keys are sorted 64-bit hashes, found by bisection; a key leads
to entries, an entry is decoded when it is first asked for.
"""

from __future__ import annotations

import json
import mmap
import sys
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from pydantic_core import from_json

from tansiq.errors import LexiconError
from tansiq.knowledge.loader import COMPILED
from tansiq.knowledge.toponyms import atoms_of, fold_article

__all__ = ["GAZETTEER", "LARGE_SOUND", "MAGIC", "Entry", "Gazetteer", "country_number", "key_hash", "load_gazetteer"]

GAZETTEER = COMPILED / "gazetteer.bin"
MAGIC = b"tansiq gazetteer 3\n"
_KEYS_CACHED = 1 << 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    Args:
        id: Its number in this file; means nothing outside it.
        kind: As Place.kind.
        en, ar: Usual names in English and Arabic; "" where none is known.
        names: Further spellings.
        lat, lon: Degrees, or None.
        country: ISO 3166-1 alpha-2, "" for none.
        admin1: ISO 3166-2, "" for none.
        area: GeoNames first-level code with the country before it ("IQ.01"), "" for none; finer than admin1 is wide.
        geonames: GeoNames id, 0 for none.
        path_en, path_ar: Names upwards, nearest first.
        radius_km: Kilometres, 0 where not located.
        people: Inhabitants, 0 where unknown.
        rank: Prior of being meant, about log10 of the people who would mean it; higher is likelier.
        form: "noun", "demonym" (adjective or people), or "short" (an abbreviation: capitals or dots needed).
    """

    id: int
    kind: str
    en: str
    ar: str
    names: tuple[str, ...]
    lat: float | None
    lon: float | None
    country: str
    admin1: str
    area: str
    geonames: int
    path_en: tuple[str, ...]
    path_ar: tuple[str, ...]
    radius_km: float
    people: int
    rank: float
    form: str

    def __hash__(self) -> int:
        # Asked for with every place read; its number tells an entry apart as well as all seventeen fields.
        return self.id


@lru_cache(maxsize=1 << 14)
def key_hash(phrase: str) -> int:
    """64 bits of a phrase; two of half a million phrases share one with a chance under 1 in 10^7."""
    return int.from_bytes(blake2b(phrase.encode("utf-8"), digest_size=8).digest(), "little")


LARGE_SOUND = 1 << 15
"""Bit beside a country's number in the index of sounds: the place is large."""


def country_number(code: str) -> int:
    """15 bits of an ISO 3166-1 alpha-2 code, 0 for none."""
    return ord(code[0]) << 8 | ord(code[1]) if len(code) == 2 else 0


@lru_cache(maxsize=1000)
def _numbers(countries: frozenset[str]) -> frozenset[int]:
    return frozenset(map(country_number, countries))


class Gazetteer:
    """A mapped gazetteer file.

    Args:
        path: The file that gazetteer_build.py wrote.

    Raises:
        LexiconError: The file is missing or is none of ours: run `make data`.
    """

    def __init__(self, path: Path = GAZETTEER) -> None:
        if not path.exists():
            raise LexiconError("the gazetteer was not built", where=path.name, hint="run `make data`")
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if data[: len(MAGIC)] != MAGIC:
            raise LexiconError("not a gazetteer of this version", where=path.name, hint="run `make data`")
        end = data.find(b"\n", len(MAGIC))
        head = json.loads(data[len(MAGIC) : end])
        if head["byteorder"] != sys.byteorder:
            raise LexiconError("built on a machine of the other byte order", where=path.name, hint="run `make data`")
        view = memoryview(data)
        section = {name: view[start:stop] for name, (start, stop) in head["sections"].items()}
        self._firsts = section["firsts"].cast("Q")
        self._first_lengths = section["first_lengths"]
        self._second_starts = section["second_starts"].cast("I")
        self._seconds_blob = section["seconds"]
        self._keys = section["keys"].cast("Q")
        self._starts = section["starts"].cast("I")
        self._items = section["items"].cast("I")
        self._sound_keys = section["sound_keys"].cast("Q")
        self._sound_starts = section["sound_starts"].cast("I")
        self._sound_items = section["sound_items"].cast("I")
        self._sound_countries = section["sound_countries"].cast("H")
        self._offsets = section["offsets"].cast("I")
        self._blob = section["blob"]
        self._countries: dict[str, int] = head["countries"]
        self.sources: list[str] = head["sources"]
        # Bound to the instance, so that another file has its own.
        self._place_of_first = lru_cache(maxsize=_KEYS_CACHED)(self._find_first)
        self.first = lru_cache(maxsize=_KEYS_CACHED)(self._first)
        self.seconds = lru_cache(maxsize=_KEYS_CACHED)(self._seconds)
        self.opens = lru_cache(maxsize=_KEYS_CACHED)(self._opens)
        self.find = lru_cache(maxsize=_KEYS_CACHED)(self._find)
        self.entry = lru_cache(maxsize=_KEYS_CACHED)(self._entry)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def country(self, code: str) -> Entry | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        number = self._countries.get(code)
        return None if number is None else self.entry(number)

    def _first(self, atom: str) -> int:
        """Atoms in the longest name that begins with this one; 0 where none does."""
        at = self._place_of_first(atom)
        return 0 if at is None else self._first_lengths[at]

    def _find_first(self, atom: str) -> int | None:
        wanted = key_hash(atom)
        at = bisect_left(self._firsts, wanted)
        return at if at < len(self._firsts) and self._firsts[at] == wanted else None

    def _seconds(self, atom: str) -> frozenset[str]:
        """Atoms that come second in the names that begin with this one."""
        at = self._place_of_first(atom)
        if at is None:
            return frozenset()
        start, end = self._second_starts[at], self._second_starts[at + 1]
        return frozenset(bytes(self._seconds_blob[start:end]).decode().split())

    def _opens(self, key: str) -> int:
        """The same for a word of a text, given by its match key: by its first atom, an article folded."""
        atoms = atoms_of(key)
        return self._first(fold_article(atoms[0], first=True)) if atoms and atoms[0] else 0

    def _find(self, phrase: str) -> tuple[Entry, ...]:
        """Places of that name (as `phrase_of` makes it), the likeliest first."""
        wanted = key_hash(phrase)
        at = bisect_left(self._keys, wanted)
        if at >= len(self._keys) or self._keys[at] != wanted:
            return ()
        return tuple(self.entry(number) for number in self._items[self._starts[at] : self._starts[at + 1]])

    def alike(self, sounds: str, countries: frozenset[str]) -> tuple[Entry, ...]:
        """Places whose name has these consonants (sounds.sounds_of), the likeliest first.

        Args:
            sounds: Consonants of a name.
            countries: Of these every town and first-level area is given, of others the large ones alone.
        """
        wanted = key_hash(sounds)
        at = bisect_left(self._sound_keys, wanted)
        if at >= len(self._sound_keys) or self._sound_keys[at] != wanted:
            return ()
        asked = _numbers(countries)
        start, end = self._sound_starts[at], self._sound_starts[at + 1]
        owners = enumerate(self._sound_countries[start:end], start)
        return tuple([self.entry(self._sound_items[n]) for n, one in owners if one & LARGE_SOUND or one in asked])

    def _entry(self, number: int) -> Entry:
        """One place by its number."""
        row = from_json(bytes(self._blob[self._offsets[number] : self._offsets[number + 1]]))
        row[3], row[10], row[11] = tuple(row[3]), tuple(row[10]), tuple(row[11])
        return Entry(number, *row)


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer of this installation, mapped once a process."""
    return Gazetteer()
