"""Persons named beside words for detainees: flagged, and nothing released until that was confirmed; both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tansiq import desk
from tansiq.desk import find_named
from tansiq.errors import ReleaseError
from tansiq.intake import Taken
from tansiq.ledger import get_reading, open_ledger
from tansiq.model import Actor, Audience, Mention, Reading, Report
from tansiq.release import Reader, open_view
from tansiq.settings import Settings
from tests.ledger.told import add, make_desk, make_report, make_settings

_TO = Audience("party", ("ministry",))


def _reading(text: str, name: str, kind: str = "person", lang: str = "en") -> Reading:
    start = text.index(name)
    actor = Actor(name, kind)  # type: ignore[arg-type]
    return Reading(lang, None, "", None, (Mention((start, start + len(name)), name, actor),))


@pytest.mark.parametrize(
    ("text", "name", "kind", "is_flagged"),
    [
        pytest.param("The prisoner, Jane Doe, was moved.", "Jane Doe", "person", True, id="en"),
        pytest.param("Two detainees died. Jane Doe spoke of it.", "Jane Doe", "person", False, id="en-next-sentence"),
        pytest.param("Prisoners of the Red Unit were moved.", "Red Unit", "armed_group", False, id="en-no-person"),
        pytest.param("Jane Doe opened the school.", "Jane Doe", "person", False, id="en-no-such-word"),
        pytest.param("نُقل المعتقل فلان الفلاني إلى سجن آخر.", "فلان الفلاني", "person", True, id="ar"),
        pytest.param("نُقل السجناء، ومنهم فلان الفلاني.", "فلان الفلاني", "person", True, id="ar-plural"),
        pytest.param("افتتح فلان الفلاني المدرسة.", "فلان الفلاني", "person", False, id="ar-no-such-word"),
    ],
)
def test_who_is_flagged(text: str, name: str, kind: str, is_flagged: bool) -> None:
    assert find_named(text, _reading(text, name, kind)) == ((name,) if is_flagged else ())


class _Reads:
    """Gives the reading that names the person."""

    version = "set-by-hand"

    def __call__(self, report: Report) -> Reading:
        return _reading(report.text, "Jane Doe")


@pytest.fixture
def settings(tmp_path: Path, unlinked: None) -> Settings:
    made = make_settings(tmp_path, party="command")
    for party in ("command", "ministry"):
        desk.open_party(made, party)
    return made


def _take(settings: Settings) -> str:
    text = "The prisoner, Jane Doe, was moved."
    report = Report(text, Report.hash_bytes(text.encode()), "en")
    (done,) = desk.Desk(settings, party="command", read=_Reads()).take_in([Taken(report, "here")])
    assert isinstance(done, desk.Added)
    return done.report_id


def _seen(settings: Settings) -> set[str]:
    with open_view(settings, Reader("ministry")) as view:
        return {one.id for one in view.list_reports()[0]}


def test_nothing_is_released_until_it_was_confirmed(settings: Settings) -> None:
    report = _take(settings)
    with pytest.raises(ReleaseError) as held:
        desk.release(settings, report, _TO, party="command", tlp="GREEN")
    assert held.value.code == "names-detained"
    with pytest.raises(ReleaseError):
        desk.release_urgently(settings, report, _TO, reason="danger", party="command", tlp="GREEN")
    draft = desk.keep_draft(settings, report, _TO, party="command", tlp="GREEN")
    with pytest.raises(ReleaseError):
        desk.release_draft(settings, draft, party="command")
    assert _seen(settings) == set()
    desk.release_draft(settings, draft, party="command", has_seen_names=True)
    assert _seen(settings) == {report}


def test_a_standing_release_holds_it_back(settings: Settings) -> None:
    desk.stand_release(settings, _TO, outlet="", ends="2027-01-01T00:00:00Z", party="command", tlp="GREEN")
    report = _take(settings)

    assert _seen(settings) == set()
    desk.release(settings, report, _TO, party="command", tlp="GREEN", has_seen_names=True)
    assert _seen(settings) == {report}


_TOLD = """Two events
arrest | 2022-01-20 | Raqqa | killed 1 | Monitor | Captain Rashid
clash | 2022-01-20 | هيت | killed 3 | مرصد | Captain Layla
"""


def test_claims_alone_are_looked_at_by_their_own_words(settings: Settings) -> None:
    (report,) = add(make_desk(settings, party="command"), make_report(_TOLD))
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        read = get_reading(connection, report)
    assert read is not None
    (held, *more), (free, *_) = read.claim_ids

    assert desk.names_flagged(settings, "command", held, more) == ("Captain Rashid",)
    assert desk.names_flagged(settings, "command", report) == ("Captain Rashid",)
    assert desk.names_flagged(settings, "command", free) == desk.names_flagged(settings, "ministry", held) == ()
    desk.release(settings, free, _TO, party="command", tlp="GREEN", detached=True)
    with pytest.raises(ReleaseError) as found:
        desk.release(settings, held, _TO, party="command", tlp="GREEN", detached=True, claims=tuple(more))
    assert found.value.code == "names-detained"
    desk.release(settings, held, _TO, party="command", tlp="GREEN", detached=True, has_seen_names=True)
