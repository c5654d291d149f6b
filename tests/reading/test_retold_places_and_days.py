"""Days and places that two reports must read alike to be told of one event: other years, namesakes abroad, offices."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Output, extract


def _event(text: str, *, published: str = "2021-08-19") -> Output:
    events = extract(text, published=published)["events"]
    assert events, text
    event: Output = events[-1]
    return event


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ("On 19 August last year", "2020-08-19"),
        ("On August 19 last year", "2020-08-19"),
        ("On August 19 of last year", "2020-08-19"),
        ("On 3 May this year", "2021-05-03"),
        ("In August last year", "2020-08-01"),
        ("In May last year", "2020-05-01"),
        ("On 19 August", "2021-08-19"),
    ],
)
def test_a_year_is_counted_from_the_report(told: str, first: str) -> None:
    assert _event(f"{told} gunmen killed a doctor in Basra.")["from"] == first


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("عمان – قال مصدر عسكري إن الجيش عثر على كميات كبيرة من المخدرات أمس قرب الحدود.", "JO"),
        ("مسقط – قتل ثلاثة أشخاص في هجوم في عمان أمس.", "OM"),
        ("قتل 15 شخصا أمس في تفجير هز بلدة جولو بإقليم سولو جنوبي الفلبين.", "PH"),
        ("قتل 15 شخصا أمس في تفجير هز بلدة جولو.", "UG"),
        ("التقى وزير الخارجية السعودي نظيره الإيراني في العاصمة الصينية بكين أمس.", "CN"),
        ("قتل ثلاثة أشخاص في هجوم في مدينة الصينية شمال تكريت أمس.", "IQ"),
        ("Gunmen attacked a base in Manda Bay on Kenya's coast on Monday.", "KE"),
        ("Gunmen attacked a base in Handa in Japan on Monday.", "JP"),
        ("Gunmen attacked a ship in Manila Bay on Monday.", "PH"),
    ],
)
def test_a_place_is_of_the_country_told_of(text: str, country: str) -> None:
    assert _event(text)["place"]["country"] == country
