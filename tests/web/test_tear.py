"""A tear line on the report's page, in both languages."""

from __future__ import annotations

from functools import partial

import pytest
from starlette.testclient import TestClient

from tansiq.desk import Desk
from tansiq.settings import Settings
from tests.ledger.told import LineReader
from tests.web.sharing import as_reader, asking, open_parties
from tests.web.world import Shelf


@pytest.mark.parametrize(
    ("lang", "words", "refused"),
    [
        pytest.param("en", "A tear line of", "a tear line is shorter", id="en"),
        pytest.param("ar", "نسخة مختصرة من", "أقصر من تقريرها", id="ar"),
    ],
)
def test_it_is_made_on_the_report_s_page(settings: Settings, shelf: Shelf, lang: str, words: str, refused: str) -> None:
    open_parties(settings)
    client: TestClient = asking(settings)
    client.app.state.open_tear = partial(Desk, read=LineReader())  # type: ignore[attr-defined]
    address = f"/reports/{shelf.reports[0]}"
    form = {"text": "Car bomb\n", "title": "A car bomb in Anbar", "acting": "home"}
    assert 'id="tear"' in client.get(address).text
    answer = client.post(f"{address}/tear", data=form, follow_redirects=False)
    assert answer.status_code == 303
    made = answer.headers["location"].partition("#")[0]
    page = client.get(made, params={"lang": lang}).text

    assert words in page
    assert f'href="{address}"' in page
    assert f'href="{made}"' in client.get(address).text
    held = client.post(f"{address}/tear", params={"lang": lang}, data={"text": " ", "acting": "home"})
    assert (held.status_code, refused in held.text) == (400, True)
    assert as_reader(client, "ministry").post(f"{address}/tear", data={"text": "x"}).status_code == 404
