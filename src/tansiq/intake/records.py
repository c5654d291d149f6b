"""What intake takes and gives: options, a report taken in, an input refused, and the limits."""

from __future__ import annotations

from dataclasses import dataclass

from tansiq.errors import IntakeError
from tansiq.model import Report

__all__ = ["LIMIT", "IntakeOptions", "Outcome", "Refused", "Taken", "UnreadableError", "refuse"]

# Bytes of one text or page; in a .jsonl of one line, in a .zip of one member. The longest wire reports have 60 kB.
LIMIT = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """What the caller knows better than the input; it wins over what the input says of itself.

    Args:
        published: ISO date or RFC 3339 time, or None to take it from the page or line.
        outlet: Who published it, or "" to take it from the page.
        language: BCP 47, or None to find out.
        url: Address it was taken from, or "".
    """

    published: str | None = None
    outlet: str = ""
    language: str | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A report taken in.

    Args:
        report: The report.
        where: File, archive member or line it came from, for people.
    """

    report: Report
    where: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that was not taken in.

    Args:
        where: File, archive member or line.
        code: Stable name of the reason, kebab-case.
        message: What is wrong, one sentence without any of the text.
        hint: What to do next, or "".
    """

    where: str
    code: str
    message: str
    hint: str


Outcome = Taken | Refused

_REASONS = {
    "missing": ("there is no such file or folder", "check the path"),
    "not-readable": ("it cannot be read", "check its permissions"),
    "not-a-file": ("it is neither a file nor a folder", "give a file, a folder or - for standard input"),
    "too-large": ("it is over 10 MB", "split it, or take out what is not text"),
    "binary": ("it is not text", "save it as plain text or HTML first"),
    "office": ("it is an office document, not text", "save it as plain text or HTML first"),
    "undecodable": ("its encoding could not be found out", "save it as UTF-8"),
    "empty": ("there are no letters in it", ""),
    "failed": ("taking it in failed", "tell us"),
    "html-unreadable": ("the page could not be taken apart", "save its text as a plain file"),
    "zip-broken": ("the archive is damaged", "make it again"),
    "zip-encrypted": ("it is encrypted", "unpack it and give the files"),
    "zip-path": ("its name leaves the archive", "pack it with plain relative names"),
    "zip-nested": ("it is an archive within an archive", "unpack the inner one"),
    "zip-bomb": ("it unpacks to far more than it holds", "unpack it and give the files"),
    "zip-method": ("it is compressed in a way that is not supported", "pack it again with deflate"),
}


def refuse(where: str, code: str) -> Refused:
    """The refusal of one input, worded once for every way in."""
    message, hint = _REASONS[code]
    return Refused(where, code, message, hint)


class UnreadableError(IntakeError):
    """Inside intake only: stops work on one input; turned into a Refused before it leaves."""

    def __init__(self, code: str) -> None:
        message, hint = _REASONS[code]
        super().__init__(message, code=code, hint=hint)
