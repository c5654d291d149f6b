"""The upload box: what was added, what was known, what was refused and why."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import cast

import pytest
from starlette.testclient import TestClient

from tansiq.desk import Desk, Outcome
from tansiq.errors import LedgerError
from tansiq.intake import Refused, Taken
from tansiq.settings import Settings
from tansiq.web import create_app
from tests.web.world import Shelf, english_report, open_desk


def _post(client: TestClient, *files: tuple[str, bytes], lang: str = "en", **fields: str) -> str:
    sent = [("files", (name, data)) for name, data in files]
    answer = client.post("/reports", params={"lang": lang}, data=fields, files=sent or None)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_several_files_are_taken_and_a_bad_one_does_not_stop_the_rest(client: TestClient) -> None:
    page = _post(
        client,
        ("a.txt", b"A convoy reached the town of Hit on Monday."),
        ("b.bin", b"\x00\x01\x02\xff" * 50),
        ("c.txt", "وصلت قافلة إلى بلدة هيت يوم الاثنين.".encode()),
    )

    assert "2 reports added" in page
    assert "1 refused" in page
    assert "<td><bdi>b.bin</bdi></td>" in page
    assert "It is not text. Save it as plain text or HTML first." in page


def test_a_refusal_is_explained_in_arabic(client: TestClient) -> None:
    page = _post(client, ("x.txt", b"   \n"), lang="ar")

    assert "لا حروف فيه." in page


def test_a_pasted_text_is_taken_with_its_details(client: TestClient) -> None:
    page = _post(
        client, text="Rain closed the road to Sinjar.", outlet="Field office", published="2021-03-04", language="en"
    )
    listed = client.get("/api/reports").json()["reports"]

    assert "1 report added" in page
    assert ("Field office", "2021-03-04") in {(one["outlet"], one["published"]) for one in listed}


def test_events_of_a_pasted_report_are_there_at_once(client: TestClient) -> None:
    text = english_report().report.text + "\nNo. 77"
    page = _post(client, text=text, language="en")

    assert "3 events" in page
    assert client.get("/api/events").json()["total"] == 6


def test_the_same_report_again_is_said_to_be_known(client: TestClient) -> None:
    _post(client, text="Rain closed the road to Sinjar.")
    page = _post(client, text="Rain closed the road to Sinjar.")

    assert "1 report you already had" in page
    assert "added" not in page


def test_an_archive_is_taken_apart(client: TestClient) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", "A bridge was opened at Fallujah.")
        archive.writestr("two.txt", "A school was opened at Kirkuk.")

    assert "2 reports added" in _post(client, ("both.zip", packed.getvalue()))


def test_nothing_sent_is_said(client: TestClient, shelf: Shelf) -> None:
    answer = client.post("/reports", params={"lang": "en"}, data={"text": "  "})

    assert answer.status_code == 400
    assert "Nothing was sent" in answer.text
    assert shelf.reports[0] in answer.text


def test_file_names_are_never_markup(client: TestClient) -> None:
    page = _post(client, ("<script>alert(1)</script>.txt", b""), ("ok.txt", b"<p>hello <b>there</b></p> town"))

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"origin": "https://evil.example"}, id="origin"),
        pytest.param({"origin": "null"}, id="sandboxed"),
        pytest.param({"origin": "http://127.0.0.1:9999"}, id="another-port"),
        pytest.param({"sec-fetch-site": "cross-site"}, id="cross-site"),
        pytest.param({"sec-fetch-site": "same-site"}, id="same-site"),
    ],
)
def test_another_sites_page_cannot_add_reports(client: TestClient, headers: dict[str, str]) -> None:
    before = client.get("/api/reports").content
    answer = client.post("/reports", data={"text": "Forged report."}, headers=headers)

    assert answer.status_code == 403
    assert client.get("/api/reports").content == before


def test_the_pages_own_form_may(client: TestClient) -> None:
    headers = {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}

    assert client.post("/reports", data={"text": "A note from the field."}, headers=headers).status_code == 200


class _Faulty:
    """A desk at which the second report meets a fault of the program."""

    def __init__(self, desk: Desk, error: Exception) -> None:
        self._desk = desk
        self._error = error
        self._calls = 0

    def take_in(self, inputs: Iterable[Taken | Refused]) -> Iterator[Outcome]:
        for one in inputs:
            self._calls += 1
            if self._calls == 2:
                raise self._error
            yield from self._desk.take_in([one])


@pytest.mark.parametrize(
    ("error", "lang", "said"),
    [
        pytest.param(ZeroDivisionError(), "en", "Taking it in failed, which is our fault.", id="fault-en"),
        pytest.param(ZeroDivisionError(), "ar", "تعذّر إدخاله، والعيب منا.", id="fault-ar"),
        pytest.param(LedgerError("the ledger cannot be used: disk full"), "en", "disk full", id="full-disk"),
    ],
)
def test_a_fault_in_one_file_loses_none_of_the_others(
    settings: Settings, error: Exception, lang: str, said: str
) -> None:
    faulty = _Faulty(open_desk(settings), error)
    app = create_app(settings, open_desk=lambda _settings: cast("Desk", faulty))
    files = [(f"{name}.txt", f"A convoy reached {name} on Monday.".encode()) for name in ("Hit", "Mosul", "Raqqa")]
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        before = client.get("/api/reports?limit=200").json()["reports"]
        page = _post(client, *files, lang=lang)
        after = client.get("/api/reports?limit=200").json()["reports"]

    added = page[page.index('id="added"') : page.index('id="refused"')]
    assert added.count('href="/reports/') == 2
    assert len(after) - len(before) == 2
    assert said in page
    assert "<td><bdi>Mosul.txt</bdi></td>" in page


@pytest.mark.parametrize(
    ("field", "value", "lang", "said"),
    [
        pytest.param("published", "soon", "en", "Nothing was stored", id="day-en"),
        pytest.param("published", "2020-13-40", "ar", "لم يُحفظ شيء", id="day-ar"),
        pytest.param("language", "xx yy", "en", "Nothing was stored", id="language-en"),
        pytest.param("language", "klingon", "ar", "لم يُحفظ شيء", id="language-ar"),
    ],
)
def test_a_detail_that_is_none_is_refused_and_nothing_stored(
    client: TestClient, field: str, value: str, lang: str, said: str
) -> None:
    before = client.get("/api/reports?limit=200").json()

    answer = client.post("/reports", params={"lang": lang}, data={"text": "A convoy reached Hit.", field: value})

    assert answer.status_code == 400
    assert said in answer.text
    assert client.get("/api/reports?limit=200").json() == before


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param("en", "breaks the contract in its field published", id="en"),
        pytest.param("ar", "يخالف السطر الصيغة المتفق عليها في الحقل published", id="ar"),
    ],
)
def test_a_line_that_breaks_the_contract_is_explained_in_both_languages(
    client: TestClient, lang: str, said: str
) -> None:
    line = b'{"id": "1", "text": "A convoy reached Hit.", "published": "soon"}'

    assert said in _post(client, ("a.jsonl", line), lang=lang)
