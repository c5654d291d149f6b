"""A model behind an address: how often it may be asked, and which texts may be sent at all."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tansiq.errors import TansiqError
from tansiq.model import Note
from tansiq.reading.proposers import read_with
from tansiq.reading.proposers.budget import Budget
from tansiq.reading.proposers.service import MAX_TEXT_CHARS, may_leave
from tansiq.reading.proposers.wire import parse_address
from tansiq.settings import ModelService, Secret
from tests.reading.proposers.asking import GOOD, KEY, NAME, NOW, Make, ask, only_noted
from tests.reading.proposers.cases import DAY, TEXTS, claims_by
from tests.reading.proposers.stub import Given, serve

# -- budget


def test_when_the_budget_is_used_up_nothing_is_sent_until_tomorrow(make: Make) -> None:
    days = [NOW]
    with serve(GOOD["en"]) as stub:
        service = make(stub.address, per_day=2, clock=lambda: days[-1])
        notes = [[note.code for note in ask(service).notes] for _ in range(4)]
        assert (notes, len(stub.asked)) == ([[], [], ["budget"], ["budget"]], 2)
        days.append(datetime(2026, 1, 6, tzinfo=UTC))
        assert ask(service).notes == ()


def test_each_attempt_counts(make: Make) -> None:
    with serve(Given(status=500)) as stub:
        assert ask(make(stub.address, per_day=2)) == only_noted("budget")
        assert len(stub.asked) == 2


def test_each_party_has_a_budget_of_its_own(make: Make) -> None:
    with serve(GOOD["en"]) as stub:
        one, other = (make(stub.address, per_day=1, party=party) for party in ("one", "other"))
        assert [[note.code for note in ask(s).notes] for s in (one, one, other)] == [[], ["budget"], []]


def test_what_cannot_be_counted_is_not_asked(make: Make, tmp_path: Path) -> None:
    (tmp_path / "plugins").write_text("a file stands where the folder should", encoding="utf-8")
    with serve(GOOD["en"]) as stub:
        assert ask(make(stub.address)) == only_noted("home")
        assert stub.asked == []


def test_another_process_uses_the_same_budget(tmp_path: Path) -> None:
    first, second = (Budget(tmp_path, party="p", service="s", per_day=3, clock=lambda: NOW) for _ in range(2))
    assert [budget.spend() for budget in (first, second, first, second, first)] == [True, True, True, False, False]


def test_days_that_are_over_leave_nothing_behind(tmp_path: Path) -> None:
    for day in (4, 5, 6):
        moment = datetime(2026, 1, day, tzinfo=UTC)
        Budget(tmp_path, party="p/../p", service="s", per_day=1, clock=lambda at=moment: at).spend()  # type: ignore[misc]
    (folder,) = (tmp_path / "plugins").iterdir()
    assert re.fullmatch("[0-9a-f]{32}", folder.name)
    assert [path.name for path in folder.iterdir()] == ["2026-01-06"]
    assert folder.stat().st_mode & 0o077 == 0


# -- what may leave the machine


def test_a_long_text_is_not_sent(make: Make) -> None:
    text = "The road is closed. " * (MAX_TEXT_CHARS // 20 + 1)
    with serve(GOOD["en"]) as stub:
        assert read_with([make(stub.address)], text, language="en").notes == (Note(NAME, "too-long"),)
        assert stub.asked == []


def test_by_default_no_text_leaves_the_machine(make: Make) -> None:
    assert ask(make("https://models.example/v1")) == only_noted("not-allowed")


@pytest.mark.parametrize(
    ("address", "party", "title", "text", "may"),
    [
        pytest.param("http://127.0.0.1:8000/v1", "home", "", "TLP:RED text", True, id="here"),
        pytest.param("http://[::1]:8000/v1", "home", "", "text", True, id="here-v6"),
        pytest.param("http://localhost:8000/v1", "home", "", "text", True, id="here-by-name"),
        pytest.param("https://models.example/v1", "home", "", "text", True, id="there-and-party-named"),
        pytest.param("https://models.example/v1", "other", "", "text", False, id="there-and-party-not-named"),
        pytest.param("https://models.example/v1", "home", "", "TLP:CLEAR text", True, id="clear"),
        pytest.param("https://models.example/v1", "home", "", "tlp: clear text", True, id="clear-lower-case"),
        pytest.param("https://models.example/v1", "home", "", "TLP:RED text", False, id="red"),
        pytest.param("https://models.example/v1", "home", "", "text\nTLP:AMBER+STRICT", False, id="amber-strict"),
        pytest.param("https://models.example/v1", "home", "", "TLP:GREEN", False, id="green"),
        pytest.param("https://models.example/v1", "home", "", "TLP:CLEAR and TLP:AMBER", False, id="two-markings"),
        pytest.param("https://models.example/v1", "home", "", "TLP:WHITE", False, id="old-marking"),
        pytest.param("https://models.example/v1", "home", "", "TLP:CLEARED", False, id="unknown-marking"),
        pytest.param("https://models.example/v1", "home", "", "TLP RED", False, id="without-colon"),
        pytest.param("https://models.example/v1", "home", "", "هذا النص TLP:AMBER", False, id="in-arabic"),
        pytest.param("https://models.example/v1", "home", "", "وTLP:AMBER", False, id="clitic-before"),
        pytest.param("https://models.example/v1", "home", "", "\u202bT\u200bLP:RED\u202c", False, id="unseen-marks"),
        pytest.param("https://models.example/v1", "home", "", "ＴＬＰ：ＲＥＤ", False, id="full-width"),
        pytest.param("https://models.example/v1", "home", "TLP:RED news", "text", False, id="in-the-title"),
    ],
)
def test_which_texts_may_go_where(address: str, party: str, title: str, text: str, may: bool) -> None:
    whole = f"{title}\n{text}"
    assert may_leave(whole, parse_address(address), party=party, may_see=frozenset({"home"})) is may


def test_a_marked_title_keeps_a_report_here(make: Make) -> None:
    service = make("https://models.example/v1", may_see=frozenset({"home"}))
    reading = read_with([service], TEXTS["en"], published=DAY, language="en", title="TLP:AMBER+STRICT: Tikrit")
    assert reading.notes == (Note(NAME, "not-allowed"),)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("models.example/v1", id="no-scheme"),
        pytest.param("ftp://127.0.0.1/v1", id="other-scheme"),
        pytest.param("file:///v1", id="file"),
        pytest.param("http://", id="no-host"),
        pytest.param("http://127.0.0.1:port/v1", id="no-port"),
        pytest.param("http://models.example/v1", id="unencrypted"),
        pytest.param("http://127.0.0.1.models.example/v1", id="looks-like-here"),
        pytest.param("http://127.0.0.1@models.example/v1", id="name-before-host"),
        pytest.param("https://user:secret@models.example/v1", id="password"),
        pytest.param("https://models.example/v1?key=secret", id="key-in-query"),
        pytest.param("https://models.example/v1\r\nHost: other", id="line-break"),
        pytest.param("http://[::1/v1", id="broken-v6"),
    ],
)
def test_an_address_that_may_not_be_asked_is_refused_before_anything_is_read(make: Make, address: str) -> None:
    with pytest.raises(TansiqError, match="TANSIQ_MODEL_ADDRESS") as refused:
        make(address)
    assert "secret" not in str(refused.value)


def test_proxies_of_the_environment_are_not_used(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(Given(status=500)) as proxy, serve(GOOD["en"]) as stub:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address.removesuffix("/v1"))
        assert claims_by(ask(make(stub.address)), NAME)
        assert proxy.asked == []


def test_the_key_shows_in_no_repr() -> None:
    settings = ModelService("http://127.0.0.1", "m", key=Secret(KEY))
    assert KEY not in repr(settings)
    assert KEY not in str(settings)
