"""`tansiq extract --jsonl IN.jsonl`: documents in, one JSON object a line out; no ledger is touched."""

from __future__ import annotations

import gc
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from pydantic_core import to_json

from tansiq.cli.lines import open_lines
from tansiq.errors import ContractError
from tansiq.intake.lines import InputLine, LineError, parse_input_line
from tansiq.settings import load_settings

if TYPE_CHECKING:
    from tansiq.model import Reading
    from tansiq.reading.proposers import Proposer

__all__ = ["Noted", "command", "extract_lines"]

app = typer.Typer(add_completion=False)

_BREAKS = {mark.encode(): rb"\u%04x" % ord(mark) for mark in "\x85\u2028\u2029"}
# Reading leaves eight objects a text in cycles, and each full collection walks all lexicons: with Python's own
# thresholds that was a twelfth of the time (1,500 MUC-4 texts, 2026-11). Texts read together have 160,000 objects at
# once, none of them in cycles, beside the tables that grow with each new word: two walks over 200,000 objects were 1.4
# percent of the time of those texts. A million objects are some 100 MB, were all of them in cycles.
_COLLECT_AFTER = (1_000_000, 20, 100)
# Lines of a file that are read together, step by step: 8, 32 and 100 took 0.90, 0.86 and 0.86 of the time of one by one
# (1,500 MUC-4 texts, 2026-11). Fewer where they are long, since all of them are in memory at once.
_TOGETHER = 32
_TOGETHER_CHARS = 200_000


@dataclass(frozen=True, slots=True)
class Noted:
    """A plug-in that could not say anything of one document, which the rules read all the same."""

    number: int
    record: str
    message: str


def extract_lines(
    lines: Iterable[str], proposers: Sequence[Proposer] = (), *, together: int = 1
) -> Iterator[dict[str, Any] | ContractError | Noted]:
    """Read documents one by one, or some at a time.

    Args:
        lines: Lines of contract.md's input; blank ones are passed over.
        proposers: Plug-ins that are asked as well.
        together: How many lines are taken in before the first of them is answered.

    Yields:
        For each line, in order, the object of the contract, or what is wrong with the line; before the object, what
        plug-ins failed.
    """
    from tansiq.reading import to_contract
    from tansiq.reading.proposers import NOTES

    for some in _batches(lines, together):
        readings = iter(_read_all([one for _, one in some if isinstance(one, InputLine)], proposers))
        for number, parsed in some:
            if not isinstance(parsed, InputLine):
                yield parsed
                continue
            reading = next(readings)
            if isinstance(reading, Exception):
                fault = f"reading it failed ({type(reading).__name__})"
                yield LineError(fault, number, code="reading-failed", record=parsed.id)
                continue
            for note in reading.notes:
                yield Noted(number, parsed.id, f"{note.by}: {NOTES[note.code]}")
            yield to_contract(reading, doc_id=parsed.id, text=parsed.text)


def _batches(lines: Iterable[str], together: int) -> Iterator[list[tuple[int, InputLine | ContractError]]]:
    """The lines that are not blank, each with its number, as many at a time as are to be read together."""
    some: list[tuple[int, InputLine | ContractError]] = []
    size = 0
    for number, line in enumerate(lines, 1):
        if line.strip():
            some.append((number, parse_input_line(line, number)))
            size += len(line)
        if len(some) >= together or size >= _TOGETHER_CHARS:
            yield some
            some, size = [], 0
    if some:
        yield some


def _read_all(documents: list[InputLine], proposers: Sequence[Proposer]) -> list[Reading | Exception]:
    """For each document what it says, or the fault of the reader, which is said for that one: the rest is read."""
    from tansiq.reading import read_together
    from tansiq.reading.proposers import read_with

    known = [
        {"text": one.text, "published": one.published, "language": one.language, "title": one.title}
        for one in documents
    ]
    if not proposers:
        return read_together(known)
    read: list[Reading | Exception] = []
    for one in known:
        try:
            read.append(read_with(proposers, **one))  # type: ignore[arg-type]
        except Exception as error:  # noqa: BLE001 (as above)
            read.append(error)
    return read


def _line(data: dict[str, Any]) -> bytes:
    """One line whatever a reader takes for a line break: the breaks that JSON leaves bare are escaped.

    A report's output is ten times as long as its text, and Python's own encoder took a twentieth of the whole time.
    """
    line = to_json(data)
    # Looked for first, and their first bytes before them: translating a line with Arabic in it took five times as long
    # as making it, and looking for the three marks as long again.
    if b"\xc2" in line or b"\xe2" in line:
        for mark, escape in _BREAKS.items():
            if mark in line:
                line = line.replace(mark, escape)
    return line + b"\n"


def _proposers() -> Sequence[Proposer]:
    settings = load_settings()
    if not settings.plugins:
        return ()
    from tansiq.reading.proposers import make_proposers

    return make_proposers(settings, party=settings.party)


def _is_file(source: TextIO) -> bool:
    """Whether all lines are there at once: who writes to a pipe may wait for the answer to one line."""
    try:
        return stat.S_ISREG(os.fstat(source.fileno()).st_mode)
    except OSError:
        # No file of the system: text that a test gives.
        return False


def _run(source: TextIO) -> int:
    refused = 0
    proposers = _proposers()
    gc.set_threshold(*_COLLECT_AFTER)
    out, err = sys.stdout.buffer, sys.stderr.buffer
    # A plug-in may take seconds a document, and what is read is printed at once.
    together = _TOGETHER if not proposers and _is_file(source) else 1
    for number, result in enumerate(extract_lines(source, proposers, together=together), 1):
        if isinstance(result, Noted):
            err.write(_line({"id": result.record, "line": result.number, "note": result.message}))
            err.flush()
        elif isinstance(result, ContractError):
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
    So is a plug-in that could not be asked (docs/plugins.md), which changes no status.
    """
    with open_lines(jsonl) as lines:
        raise typer.Exit(_run(lines))


command = typer.main.get_command(app)
