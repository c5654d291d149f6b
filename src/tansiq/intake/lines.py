"""One line of contract.md's input: checked key by key, and told what is wrong with it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tansiq.errors import ContractError

__all__ = ["InputLine", "LineError", "is_language", "parse_input_line"]

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,9}")
_OPTIONAL = ("published", "language", "url", "title")


@dataclass(frozen=True, slots=True)
class InputLine:
    """One document to read.

    Args:
        id: The caller's name for it, not empty.
        text: As given; offsets of every answer point into it.
        published: "YYYY-MM-DD" or an RFC 3339 time, or None.
        language: BCP 47, or None where it is to be found out.
        url, title: As given, or "".
    """

    id: str
    text: str
    published: str | None = None
    language: str | None = None
    url: str = ""
    title: str = ""


class LineError(ContractError):
    """A line of input is not what contract.md asks for: skip the line and report it.

    Args:
        message: What is wrong, without any of the text.
        number: Line, counted from 1.
        code: Stable name of the failure.
        record: The line's own id where it could be read, else None.
        hint: What to do next, or "".
    """

    def __init__(self, message: str, number: int, *, code: str, record: str | None = None, hint: str = "") -> None:
        super().__init__(message, code=code, where=f"line {number}", hint=hint)
        self.number = number
        self.record = record


def parse_input_line(line: str, number: int) -> InputLine | ContractError:
    """Check one line of .jsonl.

    Args:
        line: The line, with or without its line break.
        number: Its number, counted from 1, for the message.

    Returns:
        The document, or what is wrong with the line (a LineError); further keys are ignored, null counts as absent.
    """
    try:
        data = json.loads(line.removeprefix("\ufeff"))
    except RecursionError:
        return LineError("it is nested too deep", number, code="contract-json")
    except ValueError as error:
        at = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        return LineError(f"it is not JSON{at}", number, code="contract-json", hint="one JSON object a line")
    if not isinstance(data, dict):
        return LineError("it is not a JSON object", number, code="contract-object", hint="one JSON object a line")
    record = data.get("id")
    record = record if isinstance(record, str) and _is_whole(record) else None
    fault = _fault(data)
    if fault:
        return LineError(fault[1], number, code=fault[0], record=record)
    return InputLine(
        data["id"],
        data["text"],
        data.get("published"),
        data.get("language"),
        data.get("url") or "",
        data.get("title") or "",
    )


def _fault(data: dict[str, Any]) -> tuple[str, str] | None:
    for key in ("id", "text"):
        if key not in data:
            return f"contract-{key}", f'"{key}" is missing'
        if not isinstance(data[key], str):
            return f"contract-{key}", f'"{key}" is not a string'
    if not data["id"]:
        return "contract-id", '"id" is empty'
    for key in ("id", "text", *_OPTIONAL):
        value = data.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            return f"contract-{key}", f'"{key}" is not a string'
        if not _is_whole(value):
            return "contract-surrogate", f'"{key}" holds half a surrogate pair, which is no character'
    if (published := data.get("published")) is not None and not _is_time(published):
        return "contract-published", '"published" is neither a date (2022-01-25) nor an RFC 3339 time'
    if (language := data.get("language")) is not None and not is_language(language):
        return "contract-language", '"language" is no BCP 47 tag, such as "ar" or "en-GB"'
    return None


def is_language(tag: str) -> bool:
    """Whether a tag has the form of BCP 47; not whether there is such a language."""
    return _LANGUAGE.fullmatch(tag) is not None


def _is_whole(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _is_time(value: str) -> bool:
    try:
        if _DATE.fullmatch(value) and value.isascii():
            date.fromisoformat(value)
            return True
        if _TIME.fullmatch(value) and value.isascii():
            datetime.fromisoformat(value.upper().replace(" ", "T"))
            return True
    except ValueError:
        pass
    return False
