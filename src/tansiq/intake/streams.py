"""One open stream to reports: a text, a page, or lines of JSON, never more than one of them in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Protocol

from tansiq.intake.decode import decode, is_binary
from tansiq.intake.language import detect_language
from tansiq.intake.lines import InputLine, parse_input_line
from tansiq.intake.pages import looks_like_html, read_page
from tansiq.intake.records import LIMIT, IntakeOptions, Outcome, Refused, Taken, UnreadableError, refuse
from tansiq.model import Report

__all__ = ["Stream", "take_stream"]

_LINES = (".jsonl", ".ndjson")
_PAGES = (".html", ".htm", ".xhtml", ".shtml")


class Stream(Protocol):
    """What is needed of an open file."""

    def read(self, size: int = -1, /) -> bytes: ...

    def readline(self, size: int = -1, /) -> bytes: ...


def take_stream(stream: Stream, where: str, options: IntakeOptions, *, first: bytes | None = None) -> Iterator[Outcome]:
    """Take in one stream: a document, or one report a line.

    Args:
        stream: Read from where it stands, once, forwards.
        where: Its name, whose ending tells .jsonl, .json and .html; the bytes tell the rest.
        options: What the caller knows better.
        first: The stream's first line where the caller has read it already.

    Yields:
        One outcome a report.
    """
    suffix = PurePosixPath(where).suffix.lower()
    if first is None:
        first = stream.readline(LIMIT + 1)
    if suffix in _LINES or (suffix not in _PAGES and first.lstrip(b"\xef\xbb\xbf \t").startswith(b'{"')):
        yield from _take_lines(stream, first, where, options)
        return
    data = first + stream.read(LIMIT + 1 - len(first)) if len(first) <= LIMIT else first
    if len(data) > LIMIT:
        yield refuse(where, "too-large")
        return
    try:
        if suffix == ".json":
            yield _take_line(decode(data), 1, data, where, options)
        else:
            yield _take_document(data, where, options, is_page=suffix in _PAGES)
    except UnreadableError as error:
        yield refuse(where, error.code)
    except Exception:  # noqa: BLE001 (a fault of what takes pages apart: said for this one, and the rest is taken)
        yield refuse(where, "failed")


def _take_document(data: bytes, where: str, options: IntakeOptions, *, is_page: bool) -> Outcome:
    if not (is_page or looks_like_html(data)):
        return _taken(Report(decode(data), Report.hash_bytes(data), ""), where, options, declared=None)
    if is_binary(data):
        raise UnreadableError("binary")
    page = read_page(data)
    report = Report(
        page.text,
        Report.hash_bytes(data),
        "",
        outlet=page.outlet,
        published=page.published,
        title=page.title,
        url=page.url,
    )
    return _taken(report, where, options, declared=page.language)


def _taken(report: Report, where: str, options: IntakeOptions, *, declared: str | None) -> Outcome:
    """Put in what the caller knows better, and the language."""
    if not any(map(str.isalpha, report.text)):
        return refuse(where, "empty")
    outlet = options.outlet or report.outlet
    language = options.language or report.language
    if not language:
        language = detect_language(report.text, outlet)
        if language == "und" and declared:
            language = declared
    done = replace(
        report,
        language=language,
        outlet=outlet,
        published=options.published or report.published,
        url=options.url or report.url,
    )
    return Taken(done, where)


def _take_lines(stream: Stream, first: bytes, where: str, options: IntakeOptions) -> Iterator[Outcome]:
    number = 0
    seen = False
    line = first
    if is_binary(first[:8192]):
        yield refuse(where, "binary")
        return
    while line:
        number += 1
        spot = f"{where}, line {number}"
        if len(line) > LIMIT:
            yield refuse(spot, "too-large")
            seen = True
            while line and not line.endswith(b"\n"):
                line = stream.readline(LIMIT)
        elif line.strip():
            seen = True
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                yield refuse(spot, "undecodable")
            else:
                yield _take_line(text, number, line, spot, options)
        line = stream.readline(LIMIT + 1)
    if not seen:
        yield refuse(where, "empty")


def _take_line(text: str, number: int, raw: bytes, where: str, options: IntakeOptions) -> Outcome:
    line = parse_input_line(text, number)
    if not isinstance(line, InputLine):
        return Refused(where, line.code, line.message, line.hint)
    report = Report(
        line.text,
        Report.hash_bytes(raw.strip()),
        line.language or "",
        published=line.published,
        title=line.title,
        url=line.url,
    )
    return _taken(report, where, options, declared=None)
