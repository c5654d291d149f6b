"""What was seized or handed over, on the page of an event: with the number that was told, and none made up."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tansiq.desk import Added, Desk
from tansiq.intake import Taken
from tansiq.model import Claim, Count, Event, Item, Reading, Report
from tansiq.release import Reader, open_view
from tansiq.settings import Settings

_TEXTS = {
    "en": "Police seized weapons, 40 rockets, at least 3 mortars and tonnes of powder.",
    "ar": "صادرت الشرطة أسلحة و40 صاروخاً وثلاثة مدافع هاون على الأقل وأطناناً من البارود.",
}
_WHATS = {"en": ("weapons", "rockets", "mortars", "powder"), "ar": ("أسلحة", "صاروخاً", "مدافع هاون", "البارود")}
_VALUES = ((Count.at_least(1), ""), (Count.exactly(40), ""), (Count.at_least(3), ""), (Count.at_least(1), "kg"))


class _Seizure:
    """Reads one seizure of four things in any text."""

    version = "set-by-hand"

    def __call__(self, report: Report) -> Reading:
        whole = (0, len(report.text))
        items = tuple(Item(what, *value) for what, value in zip(_WHATS[report.language], _VALUES, strict=True))
        event = Event((Claim("event", "seizure", (whole,)),), (whole,), items=items)
        return Reading(report.language, None, report.title, None, (), (event,))


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        pytest.param("en", ["weapons", "40 rockets", "at least 3 mortars", "kg powder"], id="en"),
        pytest.param("ar", ["أسلحة", "40 صاروخاً", "3 على الأقل مدافع هاون", "kg البارود"], id="ar"),
    ],
)
def test_a_thing_without_a_number_stands_alone(
    client: TestClient, settings: Settings, lang: str, shown: list[str]
) -> None:
    text = _TEXTS[lang]
    report = Report(text, Report.hash_bytes(text.encode()), lang, title="Seizure")
    (done,) = Desk(settings, via="page", read=_Seizure()).take_in([Taken(report, "seizure")])
    assert isinstance(done, Added)
    with open_view(settings, Reader(settings.party)) as view:
        (event,) = view.get_report(done.report_id).event_ids
    page = client.get(f"/events/{event}", params={"lang": lang}).text
    label = {"en": "Items", "ar": "المواد"}[lang]
    cell = page.split(f"<dt>{label}</dt>")[1].split("</dd>")[0]

    assert [re.sub(r"<[^>]+>", "", one) for one in re.findall(r'class="toll">(.*?)</span>', cell)] == shown
