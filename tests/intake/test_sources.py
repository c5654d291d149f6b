"""Ways in: files, folders, standard input and uploads give the same outcomes."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from tansiq.intake import IntakeOptions, Refused, Taken, open_paths, take_bytes
from tansiq.intake.records import LIMIT
from tansiq.model import Report

EN = "Border guards held four men near the crossing on Monday.\r\n\r\nTheir arms were taken to Rutba."
AR = "أوقفت قوات حرس الحدود أربعة رجال قرب المنفذ يوم الاثنين.\nونقلت أسلحتهم إلى الرطبة."
OPTIONS = IntakeOptions()


class _Pipe(io.RawIOBase):
    """Standard input that can only be read forwards."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._data.readinto(buffer)

    def seekable(self) -> bool:
        return False


def _codes(outcomes: list[Taken | Refused]) -> list[tuple[str, str]]:
    return [(Path(one.where).name, one.code if isinstance(one, Refused) else "") for one in outcomes]


@pytest.mark.parametrize(("text", "language"), [pytest.param(EN, "en", id="en"), pytest.param(AR, "ar", id="ar")])
def test_a_text_is_kept_as_it_is(tmp_path: Path, text: str, language: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    (taken,) = open_paths([path], options=OPTIONS)
    assert isinstance(taken, Taken)
    assert taken.report == Report(text, Report.hash_bytes(text.encode()), language)
    assert taken.where == str(path)


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.txt", ".hidden.txt", ".git/x.txt", "c.bin", "A.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\x00\x01" if name == "c.bin" else EN.encode())
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    outcomes = list(open_paths([tmp_path], options=OPTIONS))
    assert _codes(outcomes) == [("A.txt", ""), ("b.txt", ""), ("z.txt", ""), ("b.txt", ""), ("c.bin", "binary")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "empty", id="no-bytes"),
        pytest.param("  \n\u200f\u202b 12:30 — 25/1/2022 ***".encode(), "empty", id="no-letters"),
        pytest.param(b"a" * (LIMIT + 1), "too-large", id="over-10-mb"),
        pytest.param(b"%PDF-1.4", "binary", id="pdf"),
        pytest.param("Сирийская армия взяла под контроль".encode("koi8-r"), "undecodable", id="koi8"),
    ],
)
def test_a_bad_file_is_refused_by_every_way_in(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    good = tmp_path / "good.txt"
    good.write_text(AR, encoding="utf-8")
    assert _codes(list(open_paths([path, good], options=OPTIONS))) == [("bad.txt", code), ("good.txt", "")]
    assert _codes(list(take_bytes(data, name="bad.txt", options=OPTIONS))) == [("bad.txt", code)]
    (outcome,) = open_paths(["-"], stdin=io.BufferedReader(_Pipe(data)), options=OPTIONS)
    assert isinstance(outcome, Refused)
    assert outcome.code == code


def test_a_text_of_just_10_mb_is_taken() -> None:
    (outcome,) = take_bytes(b"a" * LIMIT, name="a.txt", options=IntakeOptions(language="en"))
    assert isinstance(outcome, Taken)


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    outcomes = list(open_paths([tmp_path / "no", fifo, Path("bad\x00name"), "-"], options=OPTIONS))
    assert [one.code for one in outcomes if isinstance(one, Refused)] == [
        "missing", "not-a-file", "not-readable", "missing",
    ]  # fmt: skip


def test_lines_are_read_one_by_one_and_a_bad_one_stops_nothing(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": "1", "text": AR, "published": "2022-01-25", "title": "t", "url": "u"}),
        "",
        "{broken",
        json.dumps({"id": "4", "text": "   "}),
        json.dumps({"id": "5", "text": EN, "language": "en-GB"}),
    ]
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + "\n".join(rows).encode() + b'\n{"id": "6", "text": "\xff"}\n')
    outcomes = list(open_paths([path], options=OPTIONS))
    assert _codes(outcomes) == [
        ("a.jsonl, line 1", ""), ("a.jsonl, line 3", "contract-json"), ("a.jsonl, line 4", "empty"),
        ("a.jsonl, line 5", ""), ("a.jsonl, line 6", "undecodable"),
    ]  # fmt: skip
    first, last = (one for one in outcomes if isinstance(one, Taken))
    assert (first.report.text, first.report.published, first.report.title, first.report.url) == (
        AR,
        "2022-01-25",
        "t",
        "u",
    )
    assert (first.report.language, last.report.language) == ("ar", "en-GB")


def test_a_line_over_the_limit_is_passed_over() -> None:
    data = b'{"id": "1", "text": "' + b"a" * (2 * LIMIT) + b'"}\n' + json.dumps({"id": "2", "text": EN}).encode()
    outcomes = list(take_bytes(data, name="a.jsonl", options=OPTIONS))
    assert _codes(outcomes) == [("a.jsonl, line 1", "too-large"), ("a.jsonl, line 2", "")]


def test_a_line_over_the_limit_may_end_just_at_it() -> None:
    # The break of the long line is the next thing read: no line may be lost or counted twice.
    for extra in (0, 1, 2):
        data = b"x" * (LIMIT + extra) + b"\n" + json.dumps({"id": "2", "text": EN}).encode()
        outcomes = list(take_bytes(data, name="a.jsonl", options=OPTIONS))
        assert _codes(outcomes)[-1] == ("a.jsonl, line 2", "")
        assert len(outcomes) == 2


def test_standard_input_takes_lines_texts_pages_and_archives() -> None:
    line = json.dumps({"id": "1", "text": AR}).encode() + b"\n"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", EN)
    page = f"<!DOCTYPE html><html><body><p>{EN}</p></body></html>".encode()
    for data, count in ((line * 3, 3), (EN.encode(), 1), (page, 1), (buffer.getvalue(), 1)):
        outcomes = list(open_paths(["-"], stdin=io.BufferedReader(_Pipe(data)), options=OPTIONS))
        assert [type(one) for one in outcomes] == [Taken] * count
        assert all(one.where.startswith("standard input") for one in outcomes)


def test_a_json_file_is_one_line() -> None:
    data = json.dumps({"id": "1", "text": EN}, indent=2).encode()
    (outcome,) = take_bytes(data, name="a.json", options=OPTIONS)
    assert isinstance(outcome, Taken)
    assert outcome.report.text == EN


def test_streams_are_not_read_ahead_of_what_is_asked_for() -> None:
    line = json.dumps({"id": "1", "text": EN}).encode() + b"\n"
    stdin = io.BytesIO(line * 1000)
    outcomes = open_paths(["-"], stdin=stdin, options=OPTIONS)
    next(outcomes)
    assert stdin.tell() <= 2 * len(line)


def test_refusals_hold_none_of_the_text() -> None:
    data = b'{"id": "1", "text": "secret-words", "published": "secret-date"}'
    (outcome,) = take_bytes(data, name="a.jsonl", options=OPTIONS)
    assert isinstance(outcome, Refused)
    assert "secret" not in repr(outcome)
