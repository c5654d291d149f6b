"""Three parties on one node for the tests of switching and sharing: the world is home's, the others hold nothing."""

from __future__ import annotations

from starlette.testclient import TestClient

from tansiq import desk
from tansiq.release import Reader, open_view
from tansiq.settings import Settings
from tansiq.web import Offered, create_app
from tests.web.world import open_desk

__all__ = ["OFFERED", "as_reader", "asking", "open_parties", "reports_seen", "section"]

OFFERED = (
    Offered(Reader("home"), {"en": "Home office", "ar": "المكتب"}),
    Offered(Reader("ministry"), {"en": "Ministry", "ar": "الوزارة"}),
    Offered(Reader("liaison"), {"en": "Liaison", "ar": "الارتباط"}),
    Offered(Reader("liaison", "officer"), {"en": "Liaison officer", "ar": "ضابط الارتباط"}),
)


def open_parties(settings: Settings) -> None:
    """Two more parties, and a room of home's with the ministry in it."""
    for party in ("ministry", "liaison"):
        desk.open_party(settings, party, name_en=party)
    desk.open_room(settings, "council", party="home", name_en="Council", name_ar="المجلس")
    desk.invite(settings, "council", "ministry", party="home")
    desk.accept(settings, "council", party="ministry")


def asking(settings: Settings) -> TestClient:
    """The pages with a choice of readers."""
    app = create_app(settings, open_desk=open_desk, offered=OFFERED)
    return TestClient(app, base_url="http://127.0.0.1:8000")


def as_reader(client: TestClient, name: str) -> TestClient:
    """The same browser, reading as another."""
    answer = client.post("/reader", data={"as": name}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return client


def reports_seen(settings: Settings, name: str) -> set[str]:
    """Ids of the reports that a reader, "party" or "party:user", sees."""
    party, _, user = name.partition(":")
    with open_view(settings, Reader(party, user)) as view:
        return {head.id for head in view.list_reports()[0]}


def section(page: str, name: str) -> str:
    """One section of the page."""
    return page.split(f'id="{name}"')[1].split("</section>", maxsplit=1)[0]
