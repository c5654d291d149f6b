"""`make bench`: every benchmark, as a table.

`python -m bench startup reading linking views answers taxii` runs those named; `--claims N` is the size of the ledger
for views (1,000,000 if not given: some ten minutes and 2 GB), and `--home FOLDER` where it is made and left: one that
was left is measured again without being built. `--json` prints one object a line, for programs. The status is 1 where
a figure is over its budget.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

from bench.figures import Figure

__all__ = ["main"]

_CLAIMS = 1_000_000


def _startup() -> Iterator[Figure]:
    from bench.startup import measure_startup

    return measure_startup()


def _reading() -> Iterator[Figure]:
    from bench.reading import measure_reading

    return measure_reading()


def _intake() -> Iterator[Figure]:
    from bench.intake import measure_intake

    return measure_intake()


def _linear() -> Iterator[Figure]:
    from bench.linear import measure_linear

    return measure_linear()


def _linking() -> Iterator[Figure]:
    from bench.linking import measure_linking

    return measure_linking()


def _views(claims: int = _CLAIMS, home: Path | None = None) -> Iterator[Figure]:
    from bench.views import measure_views

    return measure_views(claims, home=home)


def _answers() -> Iterator[Figure]:
    from bench.answers import measure_answers

    return measure_answers()


def _taxii() -> Iterator[Figure]:
    from bench.taxii import measure_taxii

    return measure_taxii()


BENCHMARKS: dict[str, Callable[[], Iterator[Figure]]] = {
    "startup": _startup,
    "reading": _reading,
    "intake": _intake,
    "linear": _linear,
    "linking": _linking,
    "views": _views,
    "answers": _answers,
    "taxii": _taxii,
}


def _line(figure: Figure) -> str:
    budget = "" if figure.at_most is None else f"  budget {figure.at_most:g} {figure.unit}"
    mark = "  OVER" if figure.is_over else ""
    return f"{figure.what:<62} {figure.value:>10.4g} {figure.unit:<12}{budget}{mark}"


def main(args: list[str]) -> int:
    benchmarks = dict(BENCHMARKS)
    given = {}
    for name in ("--claims", "--home"):
        if name in args:
            at = args.index(name)
            given[name] = args[at + 1]
            args = args[:at] + args[at + 2 :]
    home = Path(given["--home"]) if "--home" in given else None
    benchmarks["views"] = partial(_views, int(given.get("--claims", _CLAIMS)), home)
    as_json = "--json" in args
    names = [arg for arg in args if arg != "--json"] or list(BENCHMARKS)
    if unknown := [name for name in names if name not in BENCHMARKS]:
        print(f"bench: no benchmark {unknown[0]!r}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    is_over = False
    for name in names:
        for figure in benchmarks[name]():
            is_over |= figure.is_over
            print(json.dumps(asdict(figure), ensure_ascii=False) if as_json else _line(figure), flush=True)
    return int(is_over)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
