"""Encodings: what was written comes back, what is no text is said to be none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tansiq.intake.decode import decode, is_binary
from tansiq.intake.records import UnreadableError

ARABIC = "أعلنت قيادة حرس الحدود، الاثنين، توقيف «أربعة مهربين» قرب منفذ الوليد وضبط أسلحة خفيفة."
ENGLISH = "“Four smugglers were held,” the guards said – it’s the third case at al-Walid this month."
FRENCH = "Général Séverin à l’école – déjà vu, où être, Noël à Beyrouth."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(ARABIC, "utf-8", id="ar-utf8"),
        pytest.param(ENGLISH, "utf-8", id="en-utf8"),
        pytest.param(ARABIC, "utf-8-sig", id="ar-utf8-mark"),
        pytest.param(ENGLISH, "utf-8-sig", id="en-utf8-mark"),
        pytest.param(ARABIC, "utf-16", id="ar-utf16-mark"),
        pytest.param(ENGLISH, "utf-16", id="en-utf16-mark"),
        pytest.param(ARABIC, "cp1256", id="ar-1256"),
        pytest.param(ENGLISH, "cp1252", id="en-1252"),
        pytest.param(FRENCH, "cp1252", id="fr-1252"),
        pytest.param("سجن", "cp1256", id="ar-1256-one-word"),
        pytest.param("Café", "cp1252", id="en-1252-one-accent"),
        pytest.param(f"SANA said: {ARABIC} (end)", "cp1256", id="mixed-1256"),
        pytest.param(f"Le général a déclaré : {ARABIC}", "cp1256", id="ar-and-french-1256"),
        pytest.param("أكّد رئيسُ الوزراء أنّ العمليّة مستمرّةٌ", "cp1256", id="ar-1256-with-marks"),
    ],
)
def test_decode_gives_back_what_was_written(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        pytest.param(ARABIC, "cp1256", "windows-1256", id="ar-declared"),
        pytest.param(ENGLISH, "cp1252", "windows-1252", id="en-declared"),
        pytest.param(ARABIC, "cp1256", "iso-8859-1", id="ar-declared-wrongly"),
        pytest.param(ENGLISH, "cp1252", "iso-8859-1", id="en-declared-as-latin-1"),
        pytest.param(ARABIC, "cp1256", "utf-8", id="ar-declared-utf8-but-1256"),
        pytest.param(
            "أوقفت القوات أربعة مهربين قرب المنفذ، الاثنين", "iso-8859-6", "iso-8859-6", id="ar-declared-8859-6"
        ),
        pytest.param("Сирийская армия взяла город", "cp1251", "windows-1251", id="ru-declared"),
        pytest.param(ARABIC, "utf-8", "windows-1252", id="ar-utf8-declared-1252"),
        pytest.param(ENGLISH, "cp1252", "no-such-code", id="en-declared-unknown"),
        pytest.param(ENGLISH, "cp1252", "hex", id="en-declared-no-encoding-of-text"),
    ],
)
def test_decode_believes_a_declaration_only_where_it_makes_sense(text: str, encoding: str, declared: str) -> None:
    assert decode(text.encode(encoding), declared=declared) == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(40), "binary", id="picture"),
        pytest.param(b"%PDF-1.7 of text only", "binary", id="pdf"),
        pytest.param(b"text with \x00 in it", "binary", id="nul"),
        pytest.param(bytes(range(1, 32)) * 20, "binary", id="controls"),
        pytest.param("Сирийская армия взяла под контроль город".encode("cp1251"), "undecodable", id="undeclared-1251"),
        pytest.param("叙利亚军队控制了边境城市".encode("gb2312"), "undecodable", id="undeclared-gb2312"),
        pytest.param(b"\xff\xfeA", "undecodable", id="half-a-utf16-unit"),
        pytest.param(b"\xef\xbb\xbfcaf\xe9", "undecodable", id="marked-utf8-that-is-none"),
    ],
)
def test_decode_refuses(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(data)
    assert caught.value.code == code


def test_is_binary_lets_utf16_and_form_feeds_pass() -> None:
    assert not is_binary("خبر".encode("utf-16"))
    assert not is_binary(b"page one\x0cpage two\x1a")


@given(st.text())
def test_decode_of_utf8_is_its_inverse(text: str) -> None:
    if not is_binary(text.encode()) and not text.startswith("\ufeff"):
        assert decode(text.encode()) == text


@given(st.binary(max_size=400), st.text(max_size=20))
def test_decode_of_any_bytes_answers_or_refuses(data: bytes, declared: str) -> None:
    try:
        code = "" if isinstance(decode(data, declared=declared), str) else "no text"
    except UnreadableError as error:
        code = error.code
    assert code in ("", "binary", "undecodable")
