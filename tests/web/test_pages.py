"""Every page, asked for without a browser: what it shows, in which language, and that it shows nothing as markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from tansiq.web.security import HEADERS
from tests.web.world import HOSTILE, Shelf

_LISTS = ["/events", "/events/map", "/events/timeline"]


class _Tags(HTMLParser):
    """Tags of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def plain(self) -> str:
        return " ".join(self.text.split())


def _page(client: TestClient, address: str, lang: str = "en") -> _Tags:
    answer = client.get(address, params={"lang": lang} if "?" not in address else None)
    assert answer.status_code == 200, (address, answer.status_code)
    return _Tags(answer.text)


def _all_addresses(shelf: Shelf) -> list[str]:
    events = [f"/events/{one}" for ids in shelf.events for one in ids]
    return [*_LISTS, "/reports", "/about", "/search", *events, *(f"/reports/{one}" for one in shelf.reports)]


def test_the_front_page_leads_to_the_events(client: TestClient) -> None:
    assert client.get("/", follow_redirects=False).headers["location"] == "/events"


@pytest.mark.parametrize("address", _LISTS)
def test_the_three_views_show_the_same_events(client: TestClient, shelf: Shelf, address: str) -> None:
    page = _page(client, address)
    linked = {attrs["href"] for tag, attrs in page.tags if tag == "a" and attrs.get("href")}

    for one in (event for ids in shelf.events for event in ids):
        assert f"/events/{one}" in linked
    assert "6 events" in page.plain()


def test_a_card_says_who_what_when_where_with_its_imprecision(client: TestClient) -> None:
    plain = _page(client, "/events").plain()

    assert "Car bomb on a checkpoint near Hit, claimed by Islamic State" in plain
    assert "at least 9 killed" in plain
    assert "February 2017" in plain
    assert "by 19 May 2020" in plain
    assert "Hasakah, Syria (anywhere in the governorate)" in plain
    assert "the western desert (not located)" in plain
    assert "planned" in plain


def test_a_card_says_it_in_arabic(client: TestClient) -> None:
    plain = _page(client, "/events", "ar").plain()

    assert "هجوم على سجن – سجن في الحسكة" in plain
    assert "11 قتيلاً" in plain
    assert "20–26 كانون الثاني 2022" in plain
    assert "تفجير سيارة مفخخة" in plain
    assert "6 أحداث" in plain


def test_sources_stand_as_a_chain_down_to_the_outlet(client: TestClient) -> None:
    answer = client.get("/events", params={"lang": "en"}).text

    assert '<ol class="chain"><li><bdi>PMF</bdi></li><li><bdi>Rudaw</bdi></li></ol>' in answer


@pytest.mark.parametrize(
    ("filtered", "count"),
    [
        pytest.param("type=attack", "4 events", id="prefix"),
        pytest.param("type=operation", "1 event", id="type"),
        pytest.param("country=SY", "2 events", id="country"),
        pytest.param("status=denied", "1 event", id="status"),
        pytest.param("since=2021-01-01", "1 event", id="since"),
        pytest.param("until=2017-12-31", "2 events", id="until-with-open-start"),
        pytest.param("text=checkpoint", "1 event", id="words"),
        pytest.param("text=%D8%B3%D8%AC%D9%86", "2 events", id="arabic-words"),
        pytest.param("type=clash", "0 events", id="nothing"),
    ],
)
@pytest.mark.parametrize("address", _LISTS)
def test_every_view_follows_the_filter(client: TestClient, address: str, filtered: str, count: str) -> None:
    plain = _page(client, f"{address}?lang=en&{filtered}").plain()

    assert re.search(rf"(?<!\d){count}\b", plain)


def test_the_filter_is_kept_from_view_to_view(client: TestClient) -> None:
    answer = client.get("/events", params={"type": "attack", "text": 'a"b'}).text

    assert 'href="/events/map?text=a%22b&amp;type=attack"' in answer


@pytest.mark.parametrize("view", ["/events", "/events/map", "/events/timeline"])
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param("since=soon&lang=en", "A day is written as year-month-day", id="day"),
        pytest.param("until=2020-13-40&lang=ar", "يُكتب اليوم بصيغة سنة-شهر-يوم", id="day-ar"),
        pytest.param("type=attac&lang=en", "no such type", id="type"),
        pytest.param("type=attac&lang=ar", "لا يوجد نوع أحداث بهذا الاسم", id="type-ar"),
        pytest.param("country=XYZ&lang=en", "two letters", id="country"),
        pytest.param("country=XYZ&lang=ar", "بحرفين لاتينيين", id="country-ar"),
        pytest.param("status=x&lang=en", "A status is occurred", id="status"),
        pytest.param("status=x&lang=ar", "الحالة إحدى هذه", id="status-ar"),
    ],
)
def test_a_filter_that_is_none_is_refused_and_nothing_listed(
    client: TestClient, view: str, asked: str, said: str
) -> None:
    answer = client.get(f"{view}?{asked}")

    assert answer.status_code == 400
    assert said in answer.text
    assert 'id="results"' not in answer.text


def test_unlocated_events_are_listed_as_such_beside_the_map(client: TestClient, shelf: Shelf) -> None:
    answer = client.get("/events/map", params={"lang": "en"}).text
    unlocated = answer[answer.index('id="unlocated"') :]

    assert "Not on the map" in answer
    assert shelf.events[0][1] in unlocated
    assert shelf.events[0][0] not in unlocated


def test_the_timeline_shows_whole_periods_and_open_ones_as_open(client: TestClient) -> None:
    answer = client.get("/events/timeline", params={"lang": "en"}).text

    assert 'class="bar open"' in answer
    assert 'aria-label="in February 2017"' in answer
    assert "3 events have no first day" in answer


def test_an_event_page_shows_every_claim_with_its_words(client: TestClient, shelf: Shelf) -> None:
    answer = client.get(f"/events/{shelf.events[0][0]}", params={"lang": "en"}).text
    page = _Tags(answer)

    assert "8 claims" in page.plain()
    assert "<mark>9 killed</mark>" in answer
    assert "Sources differ" in page.plain()
    assert ("a", {"href": f"/reports/{shelf.reports[0]}"}) in page.tags


def test_events_that_belong_together_lead_to_each_other(client: TestClient, shelf: Shelf) -> None:
    bomb, shelling, plan = shelf.events[0]

    assert f'href="/events/{bomb}"' in client.get(f"/events/{shelling}").text
    assert f'href="/events/{plan}"' in client.get(f"/events/{shelling}").text
    assert f'href="/events/{shelling}"' in client.get(f"/events/{plan}").text


def test_a_report_page_marks_its_words(client: TestClient, shelf: Shelf) -> None:
    answer = client.get(f"/reports/{shelf.reports[0]}", params={"lang": "en"}).text
    page = _Tags(answer)

    marks = [attrs for tag, attrs in page.tags if tag == "mark" and "data-n" in attrs]
    assert len(marks) > 8
    assert all(attrs["tabindex"] == "0" for attrs in marks)
    assert "Killed at least 12" in page.plain()


def test_an_arabic_report_stands_right_to_left_on_an_english_page(client: TestClient, shelf: Shelf) -> None:
    page = _page(client, f"/reports/{shelf.reports[1]}")

    assert ("html", {"lang": "en", "dir": "ltr"}) in page.tags
    assert ("div", {"class": "text", "id": "text", "lang": "ar", "dir": "rtl"}) in page.tags


def test_what_a_source_wrote_is_never_markup(client: TestClient, shelf: Shelf) -> None:
    for address in _all_addresses(shelf):
        for lang in ("en", "ar"):
            page = _page(client, address, lang)
            for tag, attrs in page.tags:
                assert tag not in ("img", "u", "i") or attrs.get("src", "").startswith("/static/")  # type: ignore[union-attr]
                assert not any(name.startswith("on") for name in attrs), (address, tag, attrs)
                assert tag != "script" or str(attrs.get("src", "")).startswith("/static/")
                assert not str(attrs.get("href", "")).lower().startswith("javascript:")


def test_the_hostile_text_is_shown_to_the_letter(client: TestClient, shelf: Shelf) -> None:
    assert HOSTILE in _page(client, f"/reports/{shelf.reports[2]}").text


def test_pages_hold_no_inline_script_or_style_and_no_address_elsewhere(client: TestClient, shelf: Shelf) -> None:
    elsewhere = {"https://www.geonames.org/", "https://www.naturalearthdata.com/"}
    for address in _all_addresses(shelf):
        for tag, attrs in _page(client, address).tags:
            assert "style" not in attrs, (address, tag)
            assert tag != "style"
            loaded = attrs.get("src") or (attrs.get("href") if tag == "link" else None)
            assert loaded is None or str(loaded).startswith("/static/"), (address, loaded)
            if tag == "a" and "://" in str(attrs.get("href")):
                assert attrs["href"] in elsewhere


def test_static_files_that_pages_load_are_there(client: TestClient, shelf: Shelf) -> None:
    loaded: set[str] = set()
    for address in _all_addresses(shelf):
        page = _page(client, address)
        loaded |= {str(attrs[name]) for _, attrs in page.tags for name in ("src", "data-outlines") if name in attrs}
        loaded |= {str(attrs["href"]) for tag, attrs in page.tags if tag == "link"}

    for one in sorted(loaded):
        answer = client.get(one)
        assert answer.status_code == 200, one
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("address", ["/events", "/reports", "/about", "/nothing", "/static/app.css", "/api/events"])
def test_every_answer_carries_the_same_guard(client: TestClient, address: str) -> None:
    headers = client.get(address).headers

    for name, value in HEADERS.items():
        assert headers[name] == value
    if not address.startswith("/static"):
        assert headers["cache-control"] == "no-store"


def test_language_and_look_are_remembered(client: TestClient) -> None:
    client.get("/events", params={"lang": "ar", "theme": "dark"})
    page = _Tags(client.get("/about").text)

    assert ("html", {"lang": "ar", "dir": "rtl", "data-theme": "dark"}) in page.tags


def test_language_follows_the_browser_where_nothing_is_chosen(client: TestClient) -> None:
    answer = client.get("/about", headers={"accept-language": "ar-SY,en;q=0.5"})

    assert '<html lang="ar" dir="rtl">' in answer.text


@pytest.mark.parametrize("value", ["xx", '"><script>', ""])
def test_a_language_or_look_that_is_none_is_passed_by(client: TestClient, value: str) -> None:
    answer = client.get("/about", params={"lang": value, "theme": value})

    assert '<html lang="en" dir="ltr">' in answer.text
    assert "set-cookie" not in answer.headers


def test_the_other_language_of_a_page_is_the_same_page(client: TestClient) -> None:
    answer = client.get("/events?type=attack&lang=en").text

    assert 'href="/events?type=attack&amp;lang=ar"' in answer


def test_an_address_of_two_slashes_leads_nowhere_else(client: TestClient) -> None:
    answer = client.get("http://127.0.0.1:8000//evil.example/")

    assert answer.status_code == 404
    assert "//evil" not in answer.text


def test_what_is_not_there_is_one_answer(client: TestClient, shelf: Shelf) -> None:
    hidden = shelf.events[0][0][:-1] + ("0" if shelf.events[0][0][-1] != "0" else "1")
    for kind, ids in (("events", (hidden, "x" * 36)), ("reports", ("f" * 64, "0" * 64))):
        first, second = (client.get(f"/{kind}/{one}") for one in ids)
        assert first.status_code == second.status_code == 404
        assert first.text.replace(ids[0], "") == second.text.replace(ids[1], "")


def test_a_page_mark_of_another_list_is_refused(client: TestClient) -> None:
    assert client.get("/events?after=AAAA").status_code == 400


def test_the_about_page_names_its_sources(client: TestClient) -> None:
    for lang in ("en", "ar"):
        plain = _page(client, "/about", lang).plain()
        assert "GeoNames" in plain
        assert "CC BY 4.0" in plain
        assert "Natural Earth" in plain
        assert "Apache" in plain
