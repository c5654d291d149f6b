"""The gate of the reading: figures on the labelled sentences and reports, and floors below which none may fall.

    python -m tests.gate                     # the figures; status 1 where one is below its floor or the data changed
    python -m tests.gate --show misses       # what the development half asks and does not get
    python -m tests.gate --pin               # raise the floors to what was reached
    python -m tests.gate --pin --allow-lower # also lower them, and take changed data: say why in the commit

docs/method/gate.md says how the figures are computed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.gate_matching import Json
from tests.gate_tally import EVENT_FIGURES, FIELDS, Tally

__all__ = ["HALVES", "Floors", "compare", "fingerprint", "half_of", "main", "measure", "pin", "show"]

DATA = Path(__file__).parent / "data"
FLOORS = Path(__file__).parent / "gate_floors.json"
LANGUAGES, KINDS, HALVES = ("en", "ar"), ("sentences", "reports"), ("development", "held_out")
# Figures are pinned to this many places, rounded down: no floor stands above what was measured.
_PLACES = 3

Figures = dict[str, dict[str, float]]  # "en/sentences/development" to its figures
Floors = dict[str, Any]  # "fingerprint" and "floors", the latter as Figures
Reader = Callable[[Json], list[Json]]


def half_of(name: str) -> str:
    """Which half a document is of: rules are mended on even numbers only."""
    number = int("".join(c for c in name.rpartition("-")[2] if c.isdigit()))
    return "held_out" if number % 2 else "development"


def _files(data: Path) -> list[tuple[str, Path]]:
    return [(f"{one}/{kind}", data / f"{kind}_{one}.jsonl") for one in LANGUAGES for kind in KINDS]


def fingerprint(data: Path = DATA) -> str:
    """SHA-256 over the labelled files, which must not change unnoticed."""
    digest = hashlib.sha256()
    for _, path in _files(data):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _read(row: Json) -> list[Json]:
    """Events of one document, as `tansiq extract` gives them."""
    from tansiq.reading import read_text, to_contract

    reading = read_text(row["text"], published=row["published"], title=row.get("title", ""))
    return list(to_contract(reading, doc_id=row["id"], text=row["text"])["events"])


def measure(data: Path = DATA, read: Reader = _read) -> dict[str, Tally]:
    """A tally for each language, kind and half."""
    tallies: dict[str, Tally] = {}
    for name, path in _files(data):
        for half in HALVES:
            tallies[f"{name}/{half}"] = Tally()
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            tallies[f"{name}/{half_of(row['id'])}"].add(row, read(row))
    return tallies


def compare(figures: Figures, floors: Floors, found: str) -> list[str]:
    """What is wrong: figures below their floor, floors without a figure, data that changed."""
    wrong = [] if floors["fingerprint"] == found else ["the labelled data changed since the floors were pinned"]
    for name, pinned in floors["floors"].items():
        for field, floor in pinned.items():
            reached = figures.get(name, {}).get(field)
            if reached is None or reached < floor:
                wrong.append(f"{name} {field}: {'nothing measured' if reached is None else reached} below {floor}")
    return wrong


def pin(figures: Figures, floors: Floors | None, found: str, *, allow_lower: bool) -> Floors:
    """New floors: those reached, or the old ones where they are higher and may not be lowered.

    Raises:
        SystemExit: The data changed and lowering is not allowed.
    """
    if floors is not None and floors["fingerprint"] != found and not allow_lower:
        raise SystemExit("the labelled data changed: pin with --allow-lower and say why in the commit")
    old: Figures = {} if floors is None or allow_lower else floors["floors"]
    scale = 10**_PLACES
    new = {
        name: {
            field: max(old.get(name, {}).get(field, 0.0), int(value * scale + 1e-6) / scale)
            for field, value in reached.items()
        }
        for name, reached in figures.items()
    }
    return {"fingerprint": found, "floors": new}


def show(tallies: dict[str, Tally], what: str, half: str) -> Iterable[str]:
    """Lines of what was missed or read too much.

    Raises:
        SystemExit: Of the held-out half nothing is shown, so that no rule is made to fit it.
    """
    if half != "development":
        raise SystemExit("misses and extras are shown of the development half only")
    for name, tally in tallies.items():
        if name.endswith(half):
            yield from (
                f"{name.rpartition('/')[0]} {line}" for line in (tally.misses if what == "misses" else tally.extras)
            )


def _table(figures: Figures) -> Iterable[str]:
    columns = (*FIELDS, *EVENT_FIGURES)
    yield " " * 26 + " ".join(f"{column[:7]:>7}" for column in columns)
    for name, reached in figures.items():
        cells = (f"{reached[column]:7.3f}" if column in reached else "      -" for column in columns)
        yield f"{name:26}" + " ".join(cells)


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, compare or pin; the status of the command."""
    ask = argparse.ArgumentParser(description="Figures and floors of the reading.")
    ask.add_argument("--show", choices=["misses", "extra"], help="list them for the development half")
    ask.add_argument("--half", choices=HALVES, default="development", help="half to list")
    ask.add_argument("--pin", action="store_true", help="raise the floors to what is reached")
    ask.add_argument("--allow-lower", action="store_true", help="with --pin: floors may fall, data may change")
    args = ask.parse_args(arguments)
    if args.show and args.half != "development":
        raise SystemExit("misses and extras are shown of the development half only")
    tallies = measure()
    if args.show:
        print(*show(tallies, args.show, args.half), sep="\n")
    figures = {name: tally.figures() for name, tally in tallies.items()}
    print(*_table(figures), sep="\n")
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else None
    if args.pin:
        pinned = pin(figures, floors, fingerprint(), allow_lower=args.allow_lower)
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
        return 0
    wrong = ["no floors are pinned"] if floors is None else compare(figures, floors, fingerprint())
    print(*(f"gate: {line}" for line in wrong), sep="\n", end="\n" if wrong else "")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
