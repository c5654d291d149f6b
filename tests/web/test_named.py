"""Pages of actors and places: spellings, offices, events."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tansiq.release import NamedHead, SearchQuery
from tansiq.web.language import get_catalogue
from tansiq.web.named import list_called, list_tenures
from tests.web.linked import Linked


def _found(linked: Linked, words: str, kind: str) -> NamedHead:
    with linked.view() as view:
        found = view.search(SearchQuery(words))
    (head,) = {"places": found.places, "actors": found.actors}[kind].named
    return head


@pytest.mark.parametrize(("lang", "name"), [pytest.param("en", "Raqqa", id="en"), pytest.param("ar", "الرقة", id="ar")])
def test_a_place_has_every_spelling_and_its_events(asking: TestClient, linked: Linked, lang: str, name: str) -> None:
    head = _found(linked, "Raqqa", "places")
    page = asking.get(f"/places/{head.id}", params={"lang": lang}).text

    assert f"<h1><bdi>{name}</bdi></h1>" in page
    assert ">Raqqa</bdi>" in page
    assert ">الرقة</bdi>" in page
    assert f"/events/{linked.event()}" in page
    assert linked.event("clash") not in page
    for address in ("/events", "/events/map", "/events/timeline"):
        assert f'href="{address}?about={head.id}"' in page


def test_an_actor_is_reached_from_search_and_from_the_event(asking: TestClient, linked: Linked) -> None:
    head = _found(linked, "Council of Hit", "actors")
    assert f'href="/actors/{head.id}"' in asking.get("/search", params={"q": "Council of Hit"}).text
    assert linked.event("clash") in asking.get(f"/actors/{head.id}").text
    place = _found(linked, "Hit", "places")
    assert f'href="/places/{place.id}"' in asking.get(f"/events/{linked.event('clash')}").text


def test_no_actor_is_a_place_and_what_is_not_there_is_not_found(asking: TestClient, linked: Linked) -> None:
    place = _found(linked, "Raqqa", "places").id
    for path in (f"/actors/{place}", f"/places/{'0' * 16}", "/actors/x", f"/places/{'f' * 16}"):
        assert asking.get(path).status_code == 404, path


@pytest.mark.parametrize(
    ("lang", "office", "dates"),
    [
        pytest.param("en", "Prime Minister of Iraq", "7 May 2020 – 27 October 2022", id="en"),
        pytest.param("ar", "رئيس وزراء العراق", "7 أيار 2020 – 27 تشرين الأول 2022", id="ar"),
    ],
)
def test_a_person_s_offices_have_their_dates(lang: str, office: str, dates: str) -> None:
    head = NamedHead("0" * 16, "actor", ("مصطفى الكاظمي",), "person", "IQ", 1, "")
    lines, is_office = list_tenures(head, get_catalogue(lang))

    assert not is_office
    assert (office, dates) in [(one.what, one.dates) for one in lines]


def test_an_office_has_its_holders_and_one_name_alone_is_nobody() -> None:
    office = NamedHead("0" * 16, "actor", ("Prime Minister of Iraq",), "person", "IQ", 1, "")
    lines, is_office = list_tenures(office, get_catalogue("en"))
    assert is_office
    assert "Mustafa al-Kadhimi" in [one.what for one in lines]
    assert list_tenures(NamedHead("0" * 16, "actor", ("Mustafa",), "person", "IQ", 1, ""), get_catalogue("en")) == (
        (),
        False,
    )


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        pytest.param("en", ["al-Nusra Front", "Jabhat Fateh al-Sham", "Hay'at Tahrir al-Sham"], id="en"),
        pytest.param("ar", ["جبهة النصرة", "جبهة فتح الشام", "هيئة تحرير الشام"], id="ar"),
    ],
)
def test_a_group_s_names_have_their_days(lang: str, names: list[str]) -> None:
    head = NamedHead("0" * 16, "actor", (names[0],), "armed_group", "SY", 1, "")
    lines = list_called(head, get_catalogue(lang))

    assert [one.what for one in lines] == names
    assert "2016" in lines[0].dates
    assert "2016" in lines[1].dates
    assert "2017" in lines[1].dates
    assert list_called(NamedHead("0" * 16, "actor", ("Somebody",), "", None, 1, ""), get_catalogue(lang)) == ()
