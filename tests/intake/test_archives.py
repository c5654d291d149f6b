"""Archives: every member or its refusal, never more than one in memory, never a file written."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tansiq.intake import IntakeOptions, Refused, Taken, archives, take_bytes
from tansiq.intake.records import LIMIT

EN = "Border guards held four men near the crossing on Monday."
AR = "أوقفت قوات حرس الحدود أربعة رجال قرب المنفذ يوم الاثنين."


def _zip(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _take(data: bytes) -> list[tuple[str, str]]:
    """Where and code of each outcome; "" for what was taken."""
    outcomes = list(take_bytes(data, name="a.zip", options=IntakeOptions()))
    return [(one.where, one.code if isinstance(one, Refused) else "") for one in outcomes]


def test_every_kind_of_member_is_read_in_order() -> None:
    lines = "\n".join(json.dumps({"id": str(n), "text": text}) for n, text in enumerate((EN, AR)))
    page = f"<html><body><p>{EN}</p></body></html>"
    data = _zip(
        {"b.txt": AR.encode("cp1256"), "f/a.txt": EN.encode(), "l.jsonl": lines.encode(), "p.html": page.encode()}
    )
    outcomes = list(take_bytes(data, name="a.zip", options=IntakeOptions(outlet="Desk")))
    taken = [one for one in outcomes if isinstance(one, Taken)]
    names = ["b.txt", "f/a.txt", "l.jsonl, line 1", "l.jsonl, line 2", "p.html"]
    assert [one.where for one in taken] == [f"a.zip!{name}" for name in names]
    assert [one.report.language for one in taken] == ["ar", "en", "en", "ar", "en"]
    assert {one.report.outlet for one in taken} == {"Desk"}
    assert taken[0].report.text == AR


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        pytest.param("../up.txt", EN.encode(), "zip-path", id="leaves-upwards"),
        pytest.param("a/../../up.txt", EN.encode(), "zip-path", id="leaves-from-a-folder"),
        pytest.param("/etc/x.txt", EN.encode(), "zip-path", id="absolute"),
        pytest.param("..\\up.txt", EN.encode(), "zip-path", id="backslash"),
        pytest.param("C:up.txt", EN.encode(), "zip-path", id="drive"),
        pytest.param("inner.zip", _zip({"a.txt": EN.encode()}), "zip-nested", id="nested"),
        pytest.param("inner.txt", _zip({"a.txt": EN.encode()}), "zip-nested", id="nested-under-another-name"),
        pytest.param("bomb.txt", b"a" * (5 * 1024 * 1024), "zip-bomb", id="bomb"),
        pytest.param("bomb.jsonl", b"\n" * (50 * 1024 * 1024), "zip-bomb", id="bomb-of-lines"),
        pytest.param("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(90), "binary", id="binary"),
        pytest.param("empty.txt", b" \n ", "empty", id="empty"),
        pytest.param("bad.txt", "叙利亚军队控制了边境城市".encode("gb2312"), "undecodable", id="undecodable"),
    ],
)
def test_a_bad_member_is_refused_and_the_rest_goes_on(name: str, data: bytes, code: str) -> None:
    outcomes = _take(_zip({"first.txt": EN.encode(), name: data, "last.txt": AR.encode()}))
    assert [where for where, _ in outcomes] == ["a.zip!first.txt", f"a.zip!{name}", "a.zip!last.txt"]
    assert [found for _, found in outcomes] == ["", code, ""]


def test_a_member_over_the_limit_is_refused() -> None:
    large = bytes(range(97, 123)) * (LIMIT // 26 + 1)
    assert _take(_zip({"large.txt": large}, zipfile.ZIP_STORED)) == [("a.zip!large.txt", "too-large")]


def test_hidden_members_and_folders_are_left_out() -> None:
    names = (".DS_Store", "__MACOSX/._a.txt", "f/", "f/.hidden/a.txt", "a.txt")
    data = _zip({name: b"" if name.endswith("/") else EN.encode() for name in names})
    assert _take(data) == [("a.zip!a.txt", "")]


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(_zip({"a.txt": EN.encode()}))
    data[6] |= 1  # flag of the member's own header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and of the directory
    assert _take(bytes(data)) == [("a.zip!a.txt", "zip-encrypted")]


def test_a_damaged_member_is_refused() -> None:
    data = bytearray(_zip({"a.txt": EN.encode() * 50, "b.txt": AR.encode()}))
    data[60] ^= 0xFF
    assert _take(bytes(data)) == [("a.zip!a.txt", "zip-broken"), ("a.zip!b.txt", "")]


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 not an archive", _zip({"a.txt": EN.encode()})[:-30]], ids=["fake", "cut"]
)
def test_a_broken_archive_is_refused(data: bytes) -> None:
    assert _take(data) == [("a.zip", "zip-broken")]


def test_an_empty_archive_is_refused() -> None:
    assert _take(_zip({})) == [("a.zip", "empty")]


def test_an_office_document_is_refused_as_one() -> None:
    assert _take(_zip({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<w/>"})) == [("a.zip", "office")]


def test_all_members_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MOST_TOTAL", 100)
    outcomes = _take(_zip({f"{n}.txt": EN.encode() for n in range(9)}))
    assert outcomes == [("a.zip!0.txt", ""), ("a.zip!1.txt", "zip-bomb")]


def test_an_unknown_compression_is_refused() -> None:
    data = bytearray(_zip({"a.txt": EN.encode()}))
    for at in (8, data.index(b"PK\x01\x02") + 10):
        data[at] = 97
    assert _take(bytes(data)) == [("a.zip!a.txt", "zip-method")]


def test_a_name_that_begins_with_a_nul_byte_is_refused_and_the_rest_is_read() -> None:
    raw = _zip({"a.txt": EN.encode(), "b.txt": AR.encode()})
    at = raw.index(b"a.txt", raw.index(b"PK\x01\x02"))
    assert _take(raw[:at] + b"\x00" + raw[at + 1 :])[0] == ("a.zip!?.txt", "zip-path")
    assert len(_take(raw[:at] + b"\x00" + raw[at + 1 :])) == 2


@given(st.data())
def test_a_flipped_byte_never_stops_it(data: Any) -> None:
    raw = bytearray(_zip({"a.txt": EN.encode() * 3, "b.jsonl": b'{"id": "1", "text": "word"}\n'}))
    at = data.draw(st.integers(4, len(raw) - 1))
    raw[at] = data.draw(st.integers(0, 255))
    assert all(
        isinstance(one, Taken | Refused) for one in take_bytes(bytes(raw), name="a.zip", options=IntakeOptions())
    )
