"""`tansiq extract --jsonl IN.jsonl`: documents in, one JSON object a line out; no ledger is touched."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from pydantic_core import to_json

from tansiq.errors import ContractError
from tansiq.intake.lines import InputLine, LineError, parse_input_line

__all__ = ["command", "extract_lines"]

app = typer.Typer(add_completion=False)

_BREAKS = {mark.encode(): rb"\u%04x" % ord(mark) for mark in "\x85\u2028\u2029"}
# Reading leaves eight objects a text in cycles, and each full collection walks all lexicons: with Python's own
# thresholds that was a twelfth of the time (1,500 MUC-4 texts, 2026-11).
_COLLECT_AFTER = (50_000, 20, 100)


def extract_lines(lines: Iterable[str]) -> Iterator[dict[str, Any] | ContractError]:
    """Read documents one by one.

    Args:
        lines: Lines of contract.md's input; blank ones are passed over.

    Yields:
        For each line, in order, the object of the contract, or what is wrong with the line.
    """
    from tansiq.reading import read_text, to_contract

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        parsed = parse_input_line(line, number)
        if not isinstance(parsed, InputLine):
            yield parsed
            continue
        try:
            reading = read_text(parsed.text, published=parsed.published, language=parsed.language, title=parsed.title)
        except Exception as error:  # noqa: BLE001 (a fault of the reader: said for this one, and the rest is read)
            fault = f"reading it failed ({type(error).__name__})"
            yield LineError(fault, number, code="reading-failed", record=parsed.id)
            continue
        yield to_contract(reading, doc_id=parsed.id, text=parsed.text)


def _line(data: dict[str, Any]) -> bytes:
    """One line whatever a reader takes for a line break: the breaks that JSON leaves bare are escaped.

    A report's output is ten times as long as its text, and Python's own encoder took a twentieth of the whole time.
    """
    line = to_json(data)
    # Looked for first: translating a line with Arabic in it took five times as long as making it.
    for mark, escape in _BREAKS.items():
        if mark in line:
            line = line.replace(mark, escape)
    return line + b"\n"


def _run(source: TextIO) -> int:
    refused = 0
    gc.set_threshold(*_COLLECT_AFTER)
    out, err = sys.stdout.buffer, sys.stderr.buffer
    for number, result in enumerate(extract_lines(source), 1):
        if isinstance(result, ContractError):
            refused += 1
            error = {
                "id": result.record if isinstance(result, LineError) else None,
                "line": result.number if isinstance(result, LineError) else number,
                "error": result.message,
            }
            err.write(_line(error))
            err.flush()
        else:
            out.write(_line(result))
    out.flush()
    return 1 if refused else 0


@app.command()
def extract(
    jsonl: Annotated[str, typer.Option("--jsonl", help="A .jsonl file of documents, or - for standard input.")],
) -> None:
    """Read documents one by one and print what they say as JSON lines; stores nothing.

    A line that is not a document is reported on standard error as a JSON object and the rest is still read (status 1).
    """
    if jsonl == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
        raise typer.Exit(_run(sys.stdin))
    path = Path(jsonl)
    # Not is_file(): a named pipe and the /dev/fd/63 of `<(command)` are read as well.
    if not path.exists() or path.is_dir():
        raise typer.BadParameter(f"no such file: {jsonl}")
    with path.open(encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
        raise typer.Exit(_run(lines))


command = typer.main.get_command(app)
