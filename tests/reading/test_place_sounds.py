"""Arabic names of places abroad: from CLDR, or by their sound where the text helps; everyday words stay words."""

from __future__ import annotations

import pytest

from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.reading import read_text
from tansiq.reading.places import find_places
from tansiq.reading.sheet import Lang
from tests.reading.sheets import sheet_of


def _found(text: str, lang: Lang = "ar") -> list[tuple[str | None, str, str]]:
    """(country, kind, why) of each place that is no adjective."""
    places = [mention.place for mention in find_places(sheet_of(text, lang), load_gazetteer())]
    return [(place.country, place.kind, place.why) for place in places if not place.is_demonym]


@pytest.mark.parametrize(
    ("text", "country", "kind"),
    [
        pytest.param("قتل مسلحون خمسة أشخاص في ولاية بورنو.", "NG", "admin1", id="province of CLDR"),
        pytest.param("قتل شرطي في إقليم خيبر بختونخوا.", "PK", "admin1", id="two words of CLDR"),
        pytest.param("وقع انفجار في كويتا بباكستان.", "PK", "town", id="town by sound"),
        pytest.param("هاجم مسلحون قرية في ولاية زامفارا في نيجيريا.", "NG", "admin1", id="another spelling of CLDR's"),
        pytest.param("اعتقل رجلان في مدينة خاركيف في أوكرانيا.", "UA", "town", id="the city of a province's name"),
        pytest.param("اعتقلت الشرطة ناشطاً بأم درمان في السودان.", "SD", "town", id="short word behind in"),
    ],
)
def test_places_abroad_are_found_in_arabic(text: str, country: str, kind: str) -> None:
    assert (country, kind) in [one[:2] for one in _found(text)]


def test_the_reason_says_what_the_name_sounds_like() -> None:
    assert any(
        "sounds like Quetta, and Pakistan is named" in why for _, _, why in _found("وقع انفجار في كويتا بباكستان.")
    )


def test_a_sound_without_its_country_is_no_place() -> None:
    assert _found("وصل الوفد من بانو.") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("توفي عشرة أشخاص بفيروس كورونا.", id="disease"),
        pytest.param("عاد الهدوء إلى المدينة ذاتها.", id="the city, not Medina"),
        pytest.param("قالت سلطات محلية إن الطريق مغلق.", id="authorities"),
        pytest.param("ضبطت الشرطة في ميناء المدينة ليل الخميس حاوية.", id="night, not Lille"),
    ],
)
def test_everyday_words_are_no_places(text: str) -> None:
    assert _found(text) == []


def test_an_adjective_that_is_the_name_of_the_country_too() -> None:
    assert _found("هاجم مسلحون قوات سورية.") == []
    assert _found("سافر الوزير إلى سورية.") == [("SY", "country", "the only place of this name")]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param("Two inmates escaped from Central Prison in Kampala, Uganda.", "en", id="en common word"),
        pytest.param("Fighting went on in Omdurman, Sudan, residents of Thawra said.", "en", id="en namesake abroad"),
    ],
)
def test_names_of_elsewhere_are_not_taken(text: str, lang: Lang) -> None:
    assert {kind for _, kind, _ in _found(text, lang)} <= {"town", "country"}
    assert len({country for country, _, _ in _found(text, lang)}) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "Gunmen killed a judge in Mosul on Monday. The governor met tribal leaders in Baghdad on Tuesday. "
            "A policeman was shot dead in the city on Wednesday.",
            "Baghdad",
            id="en",
        ),
        pytest.param(
            "قتل مسلحون قاضياً في الموصل يوم الاثنين. والتقى المحافظ وجهاء في بغداد يوم الثلاثاء. "
            "وقُتل شرطي في المدينة يوم الأربعاء.",
            "بغداد",
            id="ar",
        ),
    ],
)
def test_the_city_is_the_one_told_last(text: str, place: str) -> None:
    last = read_text(text, published="2021-03-12").events[-1]
    assert last.place is not None
    assert last.place.name == place
