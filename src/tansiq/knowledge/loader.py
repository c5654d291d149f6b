"""The one loader of data files: validates every row, and takes the compiled form where it is still that of the file.

A data file is YAML: a mapping with `sources` (key → address, title, the words relied on) and `rows`, each a mapping
with quoted strings and a `source`: one of the keys, several (each vouches for some of the row's words), or a GeoNames
row ("geonames:98182"). A row of a long list (a map's marks) quotes its own line of it in `words`.
`tansiq.knowledge.build` (`make data`) validates and compiles all of them; loading a compiled file costs a hash and a
JSON parse.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tansiq.errors import LexiconError

__all__ = ["COMPILED", "KNOWLEDGE", "Row", "check_rows", "compile_file", "data_files", "load_rows", "load_table"]

Row = dict[str, Any]
KNOWLEDGE = Path(__file__).parent
COMPILED = KNOWLEDGE / "compiled"

_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]")
_TATWEEL = "\u0640"
_GEONAMES = re.compile(r"geonames:\d+$")
_SOURCES = re.compile(r"^sources:\n((?:[ #].*\n|\n)*)", re.MULTILINE)
_SOURCE_KEY = re.compile(r"^  ([\w-]+):", re.MULTILINE)


def data_files() -> Iterator[Path]:
    """Every YAML file under knowledge/, sorted by its path."""
    return iter(sorted(KNOWLEDGE.rglob("*.yml")))


def _strings(value: Any, where: str) -> Iterator[str]:
    """Every string in a value; numbers are no words, and true or false is only ever the value of a key, as a flag."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _strings([key], where)
            yield from () if isinstance(one, bool) else _strings(one, where)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one, where)
    elif isinstance(value, bool) or not (value is None or isinstance(value, int | float)):
        # YAML makes a date of an unquoted 2026-01-01, and true or false of an unquoted on, off, yes or no.
        raise LexiconError(
            f"a {type(value).__name__} where a quoted string belongs", code="lexicon-unquoted", where=where
        )


def _fault(text: str) -> str | None:
    if not unicodedata.is_normalized("NFC", text):
        return "is not NFC"
    if _PRESENTATION.search(text):
        return "has Arabic presentation forms, which never equal ordinary text"
    if _TATWEEL in text:
        return "has a tatweel"
    return "has a stray direction mark" if _DIRECTION.search(text) else None


def check_rows(rows: Iterable[Row], sources: dict[str, Any], *, where: str, unique: tuple[str, ...]) -> None:
    """Refuse a file that breaks the rules of data files.

    Args:
        rows: As read from YAML.
        sources: The file's own table of sources.
        where: Name of the file, for the message.
        unique: Keys that together may occur once; rows without the first of them are not compared.

    Raises:
        LexiconError: Naming the first row at fault and what is wrong with it.
    """
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(rows, 1):
        spot = f"{where} row {number}"
        if not isinstance(row, dict):
            raise LexiconError("a row must be a mapping", where=spot)
        cited = row.get("source")
        keys = cited if isinstance(cited, list) else [cited]
        if not keys or not all(key in sources or _GEONAMES.match(str(key)) for key in keys):
            raise LexiconError("no source, or one that the file does not list", code="lexicon-source", where=spot)
        if row.get("excluded") and not row.get("why"):
            raise LexiconError("an excluded row says why", code="lexicon-why", where=spot)
        for text in _strings(row, spot):
            if fault := _fault(text):
                raise LexiconError(f"{text[:40]!r} {fault}", code="lexicon-text", where=spot)
        if any(isinstance(row.get(name), bool) for name in unique):
            raise LexiconError("a bool where a quoted string belongs", code="lexicon-unquoted", where=spot)
        if unique and unique[0] in row:
            key = tuple(json.dumps(row.get(name), ensure_ascii=False, sort_keys=True) for name in unique)
            if key in seen:
                raise LexiconError(f"repeats {' + '.join(unique)} {key[0]}", code="lexicon-repeat", where=spot)
            seen.add(key)


def _check_sources_once(text: str, where: str) -> None:
    """Refuse a source named twice: YAML keeps the last and forgets what the first vouched for."""
    block = _SOURCES.search(text)
    keys = _SOURCE_KEY.findall(block.group(1)) if block is not None else []
    for at, key in enumerate(keys):
        if key in keys[:at]:
            raise LexiconError(f"source {key!r} is listed twice", code="lexicon-repeat", where=where)


def _read_yaml(path: Path) -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = path.read_text(encoding="utf-8")
    _check_sources_once(text, path.name)
    try:
        data = yaml.load(text, Loader=loader)  # noqa: S506 (a safe loader, in C where built)
    except yaml.YAMLError as error:
        raise LexiconError(f"not YAML: {error}", where=path.name) from error
    if not isinstance(data, dict) or not isinstance(data.get("rows"), list):
        raise LexiconError("a data file holds `sources` and `rows`", where=path.name)
    data.setdefault("sources", {})
    for key, source in data["sources"].items():
        if not isinstance(source, dict) or not (source.get("address") or source.get("package")):
            raise LexiconError(f"source {key!r} has neither address nor package", where=path.name)
    check_rows(data["rows"], data["sources"], where=path.name, unique=tuple(data.get("unique", ())))
    return data


def _compiled_path(path: Path) -> Path:
    return COMPILED / ("-".join(path.relative_to(KNOWLEDGE).with_suffix(".json").parts))


def _digest(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()


def compile_file(path: Path) -> Path:
    """Validate one data file and write its compiled form; returns where it was written."""
    data = _read_yaml(path)
    target = _compiled_path(path)
    target.parent.mkdir(exist_ok=True)
    temporary = target.with_suffix(".tmp")
    body = json.dumps({"digest": _digest(path), "data": data}, ensure_ascii=False, sort_keys=True)
    temporary.write_text(body, encoding="utf-8")
    temporary.replace(target)
    return target


def load_table(name: str) -> dict[str, Any]:
    """The whole mapping of one data file, e.g. "en/numbers".

    Raises:
        LexiconError: The file is missing or breaks a rule.
    """
    path = KNOWLEDGE / f"{name}.yml"
    if not path.exists():
        raise LexiconError("no such data file", where=f"{name}.yml")
    compiled = _compiled_path(path)
    if compiled.exists():
        stored = json.loads(compiled.read_bytes())
        # A compiled file older than its source is passed over, never trusted.
        if stored["digest"] == _digest(path):
            table: dict[str, Any] = stored["data"]
            return table
    return _read_yaml(path)


def load_rows(name: str) -> list[Row]:
    """The rows of one data file that are in use; rows marked `excluded` are notes for people and left out."""
    return [row for row in load_table(name)["rows"] if not row.get("excluded")]
