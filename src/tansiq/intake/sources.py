"""Every way in: paths, folders, standard input, uploads. One outcome an input, in a stable order."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from tansiq.intake.archives import is_zip, read_archive
from tansiq.intake.records import LIMIT, IntakeOptions, Outcome, refuse
from tansiq.intake.streams import take_stream

__all__ = ["open_paths", "take_bytes"]

_DEFAULT = IntakeOptions()


def open_paths(
    paths: Iterable[Path | str], *, stdin: BinaryIO | None = None, options: IntakeOptions = _DEFAULT
) -> Iterator[Outcome]:
    """Take in everything under some paths.

    Args:
        paths: Files and folders; "-" is standard input. Folders are walked in sorted order, hidden files left out.
        stdin: Where "-" reads from.
        options: What the caller knows better than the inputs.

    Yields:
        One Taken or Refused for each report; nothing larger than one report is held in memory.
    """
    for path in paths:
        if str(path) == "-":
            yield from _take_stdin(stdin, options)
        else:
            yield from _take_path(Path(path), options)


def take_bytes(data: bytes, *, name: str, options: IntakeOptions = _DEFAULT) -> Iterator[Outcome]:
    """Take in an upload.

    Args:
        data: Its bytes.
        name: Its file name, which tells .jsonl and .html; the bytes tell the rest.
        options: What the caller knows better than the input.

    Yields:
        One Taken or Refused for each report in it.
    """
    if is_zip(data[:4]):
        yield from read_archive(BytesIO(data), name, options)
    else:
        yield from take_stream(BytesIO(data), name, options)


def _take_stdin(stdin: BinaryIO | None, options: IntakeOptions) -> Iterator[Outcome]:
    where = "standard input"
    if stdin is None:
        yield refuse(where, "missing")
        return
    try:
        first = stdin.readline(LIMIT + 1)
        if not is_zip(first[:4]):
            yield from take_stream(stdin, where, options, first=first)
            return
        # An archive is read from its end, which a pipe cannot do: beyond 32 MB it waits on the disk.
        with tempfile.SpooledTemporaryFile(max_size=32 * 1024 * 1024) as copy:
            copy.write(first)
            shutil.copyfileobj(stdin, copy)
            copy.seek(0)
            yield from read_archive(copy, where, options)
    except OSError:
        yield refuse(where, "not-readable")


def _take_path(path: Path, options: IntakeOptions) -> Iterator[Outcome]:
    where = os.fsdecode(path).encode("utf-8", "replace").decode("utf-8")
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        yield refuse(where, "missing")
        return
    except (OSError, ValueError):
        yield refuse(where, "not-readable")
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path, where, options)
    elif stat.S_ISREG(mode):
        yield from _take_file(path, where, options)
    else:
        yield refuse(where, "not-a-file")


def _walk(folder: Path, where: str, options: IntakeOptions) -> Iterator[Outcome]:
    try:
        inners = sorted(inner for inner in folder.iterdir() if not inner.name.startswith("."))
    except OSError:
        yield refuse(where, "not-readable")
        return
    for inner in inners:
        # A link to a folder may lead back up; links to files are the owner's own choice.
        if not (inner.is_symlink() and inner.is_dir()):
            yield from _take_path(inner, options)


def _take_file(path: Path, where: str, options: IntakeOptions) -> Iterator[Outcome]:
    try:
        with path.open("rb") as file:
            head = file.read(4)
            file.seek(0)
            if is_zip(head):
                yield from read_archive(file, where, options)
            elif path.suffix.lower() not in (".jsonl", ".ndjson") and os.fstat(file.fileno()).st_size > LIMIT:
                yield refuse(where, "too-large")
            else:
                yield from take_stream(file, where, options)
    except OSError:
        yield refuse(where, "not-readable")
