"""Web pages: text, title and metadata, whatever the page says of its encoding."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from tansiq.intake import IntakeOptions, Refused, Taken, open_paths, take_bytes

PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head>{charset}<title>{title} | {site}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">
<meta property="article:published_time" content="2022-01-25T18:54:00+03:00"></head>
<body><nav><a href="/">{home}</a></nav><article><h1>{title}</h1>
<p>{first}</p><p>{second}</p></article><footer>{foot}</footer></body></html>"""
EN = {
    "lang": "en", "title": "Four held at the crossing", "site": "Example Wire", "home": "Home",
    "first": "Border guards held four men near the al-Walid crossing on Monday – “the third case” this month.",
    "second": "The men’s arms were taken to the command in Rutba, a spokesman of the guards said.", "foot": "© all",
}  # fmt: skip
AR = {
    "lang": "ar", "title": "توقيف أربعة عند المنفذ", "site": "وكالة المثال", "home": "الرئيسية",
    "first": "أوقفت قوات حرس الحدود أربعة رجال قرب منفذ الوليد يوم الاثنين، في «ثالث حالة» هذا الشهر.",
    "second": "ونقلت أسلحتهم إلى مقر القيادة في الرطبة، وفق ما قال ناطق باسم القوات.", "foot": "© الكل",
}  # fmt: skip


def _take(data: bytes, name: str = "page.html", options: IntakeOptions | None = None) -> Taken:
    (taken,) = take_bytes(data, name=name, options=options or IntakeOptions())
    assert isinstance(taken, Taken), taken
    return taken


@pytest.mark.parametrize("words", [pytest.param(EN, id="en"), pytest.param(AR, id="ar")])
@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        pytest.param('<meta charset="utf-8">', "utf-8", id="utf8-declared"),
        pytest.param("", "utf-8", id="utf8-undeclared"),
        pytest.param('<meta charset="windows-{code}">', "cp{code}", id="windows-declared"),
        pytest.param('<meta http-equiv="Content-Type" content="text/html; charset=cp{code}">', "cp{code}", id="http"),
        pytest.param("", "cp{code}", id="windows-undeclared"),
        pytest.param('<meta charset="iso-8859-1">', "cp{code}", id="declared-wrongly"),
    ],
)  # fmt: skip
def test_a_page_gives_text_and_metadata(words: dict[str, str], charset: str, codec: str) -> None:
    code = "1256" if words["lang"] == "ar" else "1252"
    html = PAGE.format(**words, charset=charset.format(code=code))
    report = _take(html.encode(codec.format(code=code))).report
    assert report.text == f"{words['title']}\n{words['first']}\n{words['second']}"
    assert (report.title, report.outlet, report.language) == (words["title"], words["site"], words["lang"])
    assert report.published == "2022-01-25"


def test_the_title_is_put_first_where_the_text_lacks_it() -> None:
    html = PAGE.format(**EN, charset="").replace(f"<h1>{EN['title']}</h1>", "")
    assert _take(html.encode()).report.text.startswith(EN["title"] + "\n" + EN["first"])


def test_options_win_over_the_page() -> None:
    options = IntakeOptions(published="2022-01-26", outlet="Desk", language="en-GB", url="https://example.org/1")
    report = _take(PAGE.format(**EN, charset="").encode(), options=options).report
    assert (report.published, report.outlet, report.language, report.url) == (
        "2022-01-26", "Desk", "en-GB", "https://example.org/1",
    )  # fmt: skip


def test_a_page_is_known_without_its_ending() -> None:
    assert _take(PAGE.format(**AR, charset="").encode(), name="upload").report.title == AR["title"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"<html><body><script>var a = 1</script></body></html>", "empty", id="no-text"),
        pytest.param(b"<html></html>", "empty", id="nothing"),
        pytest.param(b"", "empty", id="no-bytes"),
        pytest.param(b"<html>\x00\x01\x02", "binary", id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "binary", id="a-picture-named-html"),
    ],
)
def test_a_page_without_text_is_refused(data: bytes, code: str) -> None:
    (refused,) = take_bytes(data, name="page.html", options=IntakeOptions())
    assert not isinstance(refused, Taken)
    assert refused.code == code


def test_a_deep_page_does_not_stop_the_rest() -> None:
    (outcome,) = take_bytes(b"<html><body>" + b"<div>" * 20_000 + b"text", name="deep.html", options=IntakeOptions())
    assert outcome.where == "deep.html"


@pytest.mark.parametrize("text", [pytest.param("Gunmen came.", id="en"), pytest.param("جاء مسلحون.", id="ar")])
def test_a_fault_in_one_page_stops_no_other_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "a.html").write_text(f"<html><body><p>{text}</p></body></html>", encoding="utf-8")
    (tmp_path / "b.txt").write_text(text, encoding="utf-8")

    def fail(_data: bytes) -> NoReturn:
        raise RecursionError

    monkeypatch.setattr("tansiq.intake.streams.read_page", fail)
    first, second = open_paths([tmp_path])

    assert isinstance(first, Refused)
    assert first.code == "failed"
    assert isinstance(second, Taken)
