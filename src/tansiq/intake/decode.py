"""Bytes to text: UTF-8, UTF-16 with its mark, windows-1256 and windows-1252, declared or not.

Windows-1256 keeps the French letters of 1252 in their places and puts the Arabic ones in between, so both decode almost
any bytes. What tells them apart: Arabic letters stand in words of their own, never beside an ASCII letter, and six of
them make up half of any Arabic text; the accents and quotes of a 1252 text stand alone among ASCII letters.
"""

from __future__ import annotations

import codecs
import re

from tansiq.intake.records import UnreadableError

__all__ = ["decode", "is_binary"]

# Their bytes are never those of a text, whatever follows.
_MAGIC = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"Rar!",
    b"BZh", b"\xfd7zXZ", b"\x7fELF", b"MZ\x90", b"OggS", b"ID3", b"RIFF", b"\x00\x00\x01\x00", b"SQLite format 3",
    b"II*\x00", b"MM\x00*", b"{\\rtf",
)  # fmt: skip
_HEAD = 8192
# Controls no text has; line feed, tab, carriage return, form feed, escape and the DOS end mark are let through.
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
_MOST_CONTROLS = 0.02
_SAMPLE = 200_000
_HIGH_RUN = re.compile(rb"[A-Za-z]?[\x80-\xff]+[A-Za-z]?")
_ARABIC = frozenset(map(chr, range(0x0621, 0x0653))) | frozenset("پچژکگںھہٹڈڑے")
# ا ل ي م و ن: 50 to 56 % of the letters of Arabic news; set on the project's own samples in 1256, 2026-11. Below
# 35 % the bytes are another script (Cyrillic in 1251 stays under 15 %).
_COMMON = frozenset("اليمون")
_LEAST_COMMON = 0.35
# A single word may have none of the six ("سجن"): that many letters are let off.
_SLACK = 2
# Share of the high bytes that must make sense under a code page.
_LEAST_SENSE = 0.9
_ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
            "iso8859-1": "cp1252"}  # fmt: skip


def is_binary(data: bytes) -> bool:
    """Whether bytes are a picture, a document or a program rather than text in any encoding known here."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    if data.startswith(_MAGIC):
        return True
    head = data[:_HEAD]
    return b"\x00" in head or len(head) - len(head.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(head)


def decode(data: bytes, *, declared: str = "") -> str:
    """The text of some bytes; nothing is replaced or dropped but a byte order mark.

    Args:
        data: Bytes of one text or page.
        declared: The encoding that the page names, or "". It is not believed against UTF-8 or clear Arabic.

    Returns:
        The text.

    Raises:
        UnreadableError: "binary", or "undecodable" where no encoding makes sense of the bytes.
    """
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data[3:], "utf-8")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16")
    if is_binary(data):
        raise UnreadableError("binary")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, declared)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError("undecodable") from error


def _legacy(data: bytes, declared: str) -> str:
    sample = data[:_SAMPLE]
    if _is_arabic_1256(sample):
        return data.decode("cp1256")
    if named := _codec(declared):
        try:
            return data.decode(named)
        except UnicodeDecodeError:
            pass
    if _is_western_1252(sample):
        return _strict(data, "cp1252")
    raise UnreadableError("undecodable")


def _codec(declared: str) -> str:
    name = declared.strip().lower()
    name = _ALIASES.get(name, name)
    try:
        info = codecs.lookup(name) if name.isascii() else None
    except (LookupError, ValueError):
        return ""
    # Codecs such as "hex" or "zlib" are no encodings of text; UTF-8 has been tried.
    return info.name if info and info._is_text_encoding and info.name != "utf-8" else ""


def _is_arabic_1256(sample: bytes) -> bool:
    letters = common = strange = 0
    for run in _HIGH_RUN.findall(sample):
        text = run.decode("cp1256", "replace")
        arabic = [char for char in text if char in _ARABIC]
        others = sum(char.isalpha() and char not in _ARABIC for char in text)
        if arabic and others:
            strange += len(arabic) + others
            continue
        # "général" within an Arabic text in 1256 is as good as in 1252.
        accents = sum(char.isalpha() and not char.isascii() and char not in _ARABIC for char in text)
        strange += accents if accents > 2 or accents == others > 1 else 0
        letters += len(arabic)
        common += sum(char in _COMMON for char in arabic)
    return letters > 1 and letters >= _LEAST_SENSE * (letters + strange) and common + _SLACK >= _LEAST_COMMON * letters


def _is_western_1252(sample: bytes) -> bool:
    """Whether the high bytes are single accents inside words, or quotes and signs."""
    sense = nonsense = 0
    for run in _HIGH_RUN.findall(sample):
        high = [byte for byte in run if byte >= 0x80]
        accents = sum(byte >= 0xC0 for byte in high)
        touches = len(run) > len(high)
        # "à" is a word; two accents without a plain letter beside them are another script.
        strange = accents > 2 or (accents == 2 and not touches)
        if strange or any(byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) for byte in high):
            nonsense += len(high)
        else:
            sense += len(high)
    return sense >= _LEAST_SENSE * (sense + nonsense)
