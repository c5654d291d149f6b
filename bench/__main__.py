"""`make bench`: every benchmark, as a table.

`python -m bench startup reading intake` runs those named; `--json` prints one object a line, for programs. The status
is 1 where a figure is over its budget.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict

from bench.figures import Figure

__all__ = ["main"]


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


BENCHMARKS: dict[str, Callable[[], Iterator[Figure]]] = {
    "startup": _startup,
    "reading": _reading,
    "intake": _intake,
    "linear": _linear,
}


def _line(figure: Figure) -> str:
    budget = "" if figure.at_most is None else f"  budget {figure.at_most:g} {figure.unit}"
    mark = "  OVER" if figure.is_over else ""
    return f"{figure.what:<62} {figure.value:>10.4g} {figure.unit:<12}{budget}{mark}"


def main(args: list[str]) -> int:
    as_json = "--json" in args
    names = [arg for arg in args if arg != "--json"] or list(BENCHMARKS)
    if unknown := [name for name in names if name not in BENCHMARKS]:
        print(f"bench: no benchmark {unknown[0]!r}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    is_over = False
    for name in names:
        for figure in BENCHMARKS[name]():
            is_over |= figure.is_over
            print(json.dumps(asdict(figure), ensure_ascii=False) if as_json else _line(figure), flush=True)
    return int(is_over)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
