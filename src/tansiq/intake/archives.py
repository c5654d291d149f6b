"""A .zip of texts, pages and .jsonl, read member by member; nothing of it ever reaches the disk."""

from __future__ import annotations

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from tansiq.intake.records import LIMIT, IntakeOptions, Outcome, UnreadableError, refuse
from tansiq.intake.streams import take_stream

__all__ = ["is_zip", "read_archive"]

# A member that grows more than this from over a megabyte on is a bomb: text deflates 3 to 30 times, a table of one
# repeated line some 100, and deflate ends at 1,032.
_MOST_GROWTH = 200
_GROWTH_FROM = 1024 * 1024
# All members together, unpacked: the largest archive of reports seen had 300 MB.
_MOST_TOTAL = 2 * 1024 * 1024 * 1024
_DRIVE = re.compile(r"[A-Za-z]:")
# What a damaged archive makes zipfile and its decoders raise; IndexError comes from an empty extra field.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    struct.error,
    ValueError,
    OSError,
    IndexError,
)
_LINES = (".jsonl", ".ndjson")


def is_zip(head: bytes) -> bool:
    """Whether a file's first four bytes are those of a zip archive, an empty one included."""
    return head[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


class _Counted:
    """A member being read, which stops when it unpacks to too much."""

    def __init__(self, member: IO[bytes], packed: int, before: int) -> None:
        self.member, self.packed, self.before = member, packed, before
        self.count = 0

    def read(self, size: int = -1, /) -> bytes:
        return self._seen(self.member.read(size))

    def readline(self, size: int = -1, /) -> bytes:
        return self._seen(self.member.readline(size))

    def _seen(self, data: bytes) -> bytes:
        self.count += len(data)
        if _is_bomb(self.count, self.packed) or self.before + self.count > _MOST_TOTAL:
            raise UnreadableError("zip-bomb")
        return data


def _is_bomb(size: int, packed: int) -> bool:
    return size > _GROWTH_FROM and size > _MOST_GROWTH * max(packed, 1)


def read_archive(file: IO[bytes], where: str, options: IntakeOptions) -> Iterator[Outcome]:
    """Take in every member of an archive.

    Args:
        file: Open and seekable.
        where: Its name; a member is `where!name`.
        options: What the caller knows better than the members.

    Yields:
        One outcome a report, in the order of the archive; hidden members and folders are left out.
    """
    try:
        archive = zipfile.ZipFile(file)
    except NotImplementedError:
        yield refuse(where, "zip-method")
        return
    except _BROKEN:
        yield refuse(where, "zip-broken")
        return
    with archive:
        names = set(archive.namelist())
        if "[Content_Types].xml" in names or {"mimetype", "META-INF/manifest.xml"} <= names:
            yield refuse(where, "office")
            return
        members = [info for info in archive.infolist() if not _is_left_out(info)]
        if not members:
            yield refuse(where, "empty")
        total = 0
        for info in members:
            spot = f"{where}!{_shown(info.orig_filename)}"
            if code := _fault(info):
                yield refuse(spot, code)
                continue
            count = [0]
            yield from _read_member(archive, info, spot, options, total, count)
            total += count[0]
            if total > _MOST_TOTAL:
                return


def _read_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, spot: str, options: IntakeOptions, before: int, count: list[int]
) -> Iterator[Outcome]:
    try:
        with archive.open(info) as member:
            stream = _Counted(member, info.compress_size, before)
            try:
                first = stream.readline(LIMIT + 1)
                if is_zip(first[:4]):
                    yield refuse(spot, "zip-nested")
                else:
                    yield from take_stream(stream, spot, options, first=first)
            finally:
                count[0] = stream.count
    except UnreadableError as error:
        yield refuse(spot, error.code)
    except NotImplementedError:
        yield refuse(spot, "zip-method")
    except RuntimeError:
        # zipfile's way of asking for a password.
        yield refuse(spot, "zip-encrypted")
    except _BROKEN:
        yield refuse(spot, "zip-broken")


def _is_left_out(info: zipfile.ZipInfo) -> bool:
    if _leaves(info.orig_filename):
        return False
    parts = info.orig_filename.split("/")
    # Not is_dir(), which fails on a name that a NUL byte left empty.
    is_folder = info.filename.endswith("/")
    return is_folder or any(part.startswith(".") and part != "." for part in parts) or parts[0] == "__MACOSX"


def _leaves(name: str) -> bool:
    return name.startswith("/") or "\\" in name or bool(_DRIVE.match(name)) or ".." in name.split("/")


def _shown(name: str) -> str:
    """A member's name for people: no controls, no halves of characters, not endless."""
    return "".join(char if char.isprintable() else "?" for char in name[:200])


def _fault(info: zipfile.ZipInfo) -> str | None:
    name = info.orig_filename
    if _leaves(name) or "\x00" in name:
        return "zip-path"
    if info.flag_bits & 0x1:
        return "zip-encrypted"
    if name.lower().endswith(".zip"):
        return "zip-nested"
    if _is_bomb(info.file_size, info.compress_size):
        return "zip-bomb"
    if info.file_size > LIMIT and not name.lower().endswith(_LINES):
        return "too-large"
    return None
