"""The lines of a file or of standard input, for commands that read many records in one go."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TextIO

import typer

__all__ = ["open_lines"]


@contextmanager
def open_lines(name: str, *, errors: Literal["surrogateescape", "replace"] = "surrogateescape") -> Iterator[TextIO]:
    """Open a file, or standard input for "-", as UTF-8 whose broken bytes end no run.

    Args:
        name: As given on the command line; a named pipe and the /dev/fd/63 of `<(command)` are read as well.
        errors: What becomes of bytes that are no UTF-8.

    Raises:
        typer.BadParameter: There is no such file.
    """
    if name == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors=errors)  # type: ignore[union-attr]
        yield sys.stdin
        return
    path = Path(name)
    # Not is_file(), which a pipe is not.
    if not path.exists() or path.is_dir():
        raise typer.BadParameter(f"no such file: {name}")
    with path.open(encoding="utf-8", errors=errors, newline="\n") as lines:
        yield lines
