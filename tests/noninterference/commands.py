"""The command line as the harness asks it: in this process, for one reader, at one time."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from tansiq import cli
from tests.noninterference.language import Reader

__all__ = ["Answer", "Answers", "Ran", "command"]

Answer = bytes
Answers = dict[str, Answer]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command line said and how it ended."""

    status: int
    out: str
    err: str

    def to_bytes(self) -> Answer:
        return f"{self.status}\n{self.out}\n{self.err}".encode()


@contextlib.contextmanager
def _environment(folder: Path, party: str, now: datetime) -> Iterator[None]:
    before, where = dict(os.environ), Path.cwd()
    # A home by its name alone, so that no answer differs by where a node's folder is.
    os.environ.update(TANSIQ_HOME="home", TANSIQ_PARTY=party, TANSIQ_CLOCK=now.isoformat(), COLUMNS="200")
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(where)
        os.environ.clear()
        os.environ.update(before)


def command(folder: Path, reader: Reader, now: datetime, *words: str, stdin: bytes = b"") -> Ran:
    """Run `tansiq WORDS…` in this process for a reader."""
    out, err = io.StringIO(), io.StringIO()
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    said = contextlib.redirect_stdout(out), contextlib.redirect_stderr(err)
    with _environment(folder, reader.party, now), said[0], said[1], pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", given)
        status = cli.run(list(words))
    return Ran(status, out.getvalue(), err.getvalue())
