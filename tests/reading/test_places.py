"""Places are found and resolved in English and Arabic; each English case has its Arabic twin beside it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.model import Actor
from tansiq.reading.places import find_places
from tansiq.reading.sheet import ActorMention, Lang, PlaceMention, Sheet
from tests.reading.sheets import sheet_of


def _read(text: str, lang: Lang) -> tuple[Sheet, list[PlaceMention]]:
    sheet = sheet_of(text, lang)
    return sheet, find_places(sheet, load_gazetteer())


def _named(text: str, lang: Lang, core: str) -> tuple[Sheet, PlaceMention]:
    sheet, mentions = _read(text, lang)
    found = [m for m in mentions if sheet.slice(*m.core) == core]
    assert found, [sheet.slice(*m.core) for m in mentions]
    return sheet, found[0]


@pytest.mark.parametrize(
    ("text", "lang", "core", "country", "geonames"),
    [
        pytest.param("A bomb exploded in Khanaqin on Friday.", "en", "Khanaqin", "IQ", 94591, id="en town"),
        pytest.param("انفجرت عبوة في خانقين يوم الجمعة.", "ar", "خانقين", "IQ", 94591, id="ar town"),
        pytest.param("Shells fell on al-Hasakah.", "en", "al-Hasakah", "SY", 173811, id="en article"),
        pytest.param("سقطت قذائف بالحسكة.", "ar", "بالحسكة", "SY", 173811, id="ar proclitic"),
        pytest.param("Fighting resumed around Deir ez-Zor.", "en", "Deir ez-Zor", "SY", 170794, id="en two words"),
        pytest.param("تجددت المعارك حول دير الزور.", "ar", "دير الزور", "SY", 170794, id="ar two words"),
        pytest.param("He moved to Paris, Texas, last year.", "en", "Paris", "US", 4717560, id="en qualifier"),
        pytest.param("The U.S. sent an envoy.", "en", "U.S.", "US", 6252001, id="en abbreviation"),
        pytest.param("وصل مبعوث من الولايات المتحدة.", "ar", "الولايات المتحدة", "US", 6252001, id="ar country"),
        pytest.param("rebels hit a bank in san salvador.", "en", "san salvador", "SV", 3583361, id="en small letters"),
    ],
)
def test_places_are_resolved(text: str, lang: Lang, core: str, country: str, geonames: int) -> None:
    _, mention = _named(text, lang, core)
    assert (mention.place.country, mention.place.geonames_id) == (country, geonames)
    assert mention.place.is_located
    assert mention.place.why


@pytest.mark.parametrize(
    ("text", "lang", "core", "kind", "country"),
    [
        pytest.param("Two rockets hit Camp Speicher.", "en", "Camp Speicher", "base", "IQ", id="en base"),
        pytest.param("سقط صاروخان على قاعدة سبايكر.", "ar", "قاعدة سبايكر", "base", "IQ", id="ar base"),
        pytest.param("Aid came through Bab al-Hawa crossing.", "en", "Bab al-Hawa crossing", "crossing", "SY", id="en"),
        pytest.param("دخلت المساعدات عبر معبر باب الهوى.", "ar", "معبر باب الهوى", "crossing", "SY", id="ar crossing"),
        pytest.param(
            "Clashes broke out in Ain al-Hilweh camp.", "en", "Ain al-Hilweh camp", "camp", "LB", id="en camp"
        ),
        pytest.param("اندلعت اشتباكات في مخيم عين الحلوة.", "ar", "مخيم عين الحلوة", "camp", "LB", id="ar camp"),
        pytest.param("Guards fired near Baiji refinery.", "en", "Baiji refinery", "facility", "IQ", id="en refinery"),
        pytest.param("أطلق حراس النار قرب مصفى بيجي.", "ar", "مصفى بيجي", "facility", "IQ", id="ar refinery"),
        pytest.param("Shells fell on Kfar Kila.", "en", "Kfar Kila", "town", "LB", id="en small town"),
        pytest.param("سقطت قذائف على كفركلا.", "ar", "كفركلا", "town", "LB", id="ar small town"),
        pytest.param("A man died in al-Dumayr.", "en", "al-Dumayr", "town", "SY", id="en homograph, neighbour"),
        pytest.param("قتل رجل في الضمير.", "ar", "الضمير", "town", "SY", id="ar homograph, neighbour"),
    ],
)
def test_places_that_news_names_below_the_governorate(
    text: str, lang: Lang, core: str, kind: str, country: str
) -> None:
    _, mention = _named(text, lang, core)
    assert (mention.place.kind, mention.place.country) == (kind, country)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param("The Salt talks ended without a word.", "en", id="en"),
        pytest.param("اهتز الضمير وطال الحراك وماكو خبر.", "ar", id="ar"),
    ],
)
def test_words_that_are_also_names_of_new_places_name_none(text: str, lang: Lang) -> None:
    assert _read(text, lang)[1] == []


@pytest.mark.parametrize(
    ("text", "lang", "whole", "core", "kind"),
    [
        pytest.param("They met to the west of Raqqa.", "en", "west of Raqqa", "Raqqa", "town", id="en west of"),
        pytest.param("التقوا غرب الرقة أمس.", "ar", "غرب الرقة", "الرقة", "town", id="ar west of"),
        pytest.param("An attack in northern Diyala.", "en", "northern Diyala", "Diyala", "admin1", id="en northern"),
        pytest.param("هجوم في شمال ديالى.", "ar", "شمال ديالى", "ديالى", "admin1", id="ar north"),
        pytest.param("A patrol near Sinjar was hit.", "en", "near Sinjar", "Sinjar", "town", id="en near"),
        pytest.param("استهدفت دورية بالقرب من سنجار.", "ar", "بالقرب من سنجار", "سنجار", "town", id="ar near"),
        pytest.param("Arrests in Homs province.", "en", "Homs province", "Homs", "admin1", id="en province"),
        pytest.param("اعتقالات في محافظة حمص.", "ar", "محافظة حمص", "محافظة حمص", "admin1", id="ar province"),
        pytest.param(
            "Fires in Khanaqin district.", "en", "Khanaqin district", "Khanaqin", "district", id="en district"
        ),
        pytest.param("احترقت مزارع في قضاء خانقين.", "ar", "قضاء خانقين", "خانقين", "district", id="ar district"),
    ],
)
def test_a_range_takes_in_the_words_that_say_how_near(text: str, lang: Lang, whole: str, core: str, kind: str) -> None:
    sheet, mention = _named(text, lang, core)
    assert sheet.slice(mention.start, mention.end) == whole
    assert mention.place.kind == kind


@pytest.mark.parametrize(
    ("near", "bare", "lang", "core"),
    [
        pytest.param("A raid west of Raqqa.", "A raid in Raqqa.", "en", "Raqqa", id="en"),
        pytest.param("غارة غرب الرقة.", "غارة في الرقة.", "ar", "الرقة", id="ar"),
    ],
)
def test_nearness_widens_the_radius(near: str, bare: str, lang: Lang, core: str) -> None:
    wide, exact = _named(near, lang, core)[1].place, _named(bare, lang, core)[1].place
    assert wide.radius_km is not None
    assert exact.radius_km is not None
    assert wide.radius_km > exact.radius_km


@pytest.mark.parametrize(
    ("text", "lang", "name", "kind"),
    [
        pytest.param("Riot at Ghwayran prison in al-Hasakah.", "en", "Al-Sinaa prison", "prison", id="en prison"),
        pytest.param("شغب في سجن غويران بالحسكة.", "ar", "سجن الصناعة", "prison", id="ar prison"),
        pytest.param("Families left al-Hol camp.", "en", "Al-Hol camp", "camp", id="en camp"),
        pytest.param("غادرت عائلات مخيم الهول.", "ar", "مخيم الهول", "camp", id="ar camp"),
        pytest.param("A bomb on the Baghdad - Kirkuk road.", "en", "Baghdad-Kirkuk road", "road", id="en road"),
        pytest.param("انفجرت عبوة على طريق بغداد - كركوك.", "ar", "طريق بغداد كركوك", "road", id="ar road"),
        pytest.param("Three died on Mount Sinjar.", "en", "Sinjar Mountains", "mountain", id="en mountain"),
        pytest.param("قتل ثلاثة في جبل سنجار.", "ar", "جبل سنجار", "mountain", id="ar mountain"),
        pytest.param("Trucks at the al-Walid crossing.", "en", "Al-Walid crossing", "crossing", id="en crossing"),
        pytest.param("عبرت شاحنات من معبر الوليد.", "ar", "معبر الوليد", "crossing", id="ar crossing"),
        pytest.param("Rockets hit Ain al-Asad.", "en", "Al-Asad Airbase", "base", id="en base"),
        pytest.param("صواريخ على قاعدة عين الأسد.", "ar", "قاعدة عين الأسد", "base", id="ar base"),
        pytest.param("They hide in the Syrian Badia.", "en", "Syrian Desert", "region", id="en region"),
        pytest.param("يتحصنون في البادية السورية.", "ar", "البادية السورية", "region", id="ar region"),
    ],
)
def test_camps_prisons_bases_and_crossings_are_places_of_their_own(text: str, lang: Lang, name: str, kind: str) -> None:
    _, mentions = _read(text, lang)
    assert [m.place.kind for m in mentions if m.place.name == name] == [kind]


@pytest.mark.parametrize(
    ("text", "lang", "whole", "path"),
    [
        pytest.param("On the Syrian-Iraqi border.", "en", "Syrian-Iraqi border", ("Syria", "Iraq"), id="en both"),
        pytest.param("On the Syria-Iraq border.", "en", "Syria-Iraq border", ("Syria", "Iraq"), id="en both countries"),
        pytest.param("حرس الحدود العراقية السورية.", "ar", "الحدود العراقية السورية", ("العراق", "سوريا"), id="ar"),
        pytest.param(
            "The border between Iraq and Syria is closed.", "en", "border between Iraq and Syria", ("Iraq", "Syria"),
            id="en between",
        ),
        pytest.param(
            "أغلقت الحدود بين العراق وسوريا.", "ar", "الحدود بين العراق وسوريا", ("العراق", "سوريا"), id="ar between"
        ),
        pytest.param("Iraq guards the border with Syria.", "en", "border with Syria", ("Iraq", "Syria"), id="en with"),
        pytest.param("يحرس العراق الحدود مع سوريا.", "ar", "الحدود مع سوريا", ("العراق", "سوريا"), id="ar with"),
    ],
)  # fmt: skip
def test_borders_have_both_countries(text: str, lang: Lang, whole: str, path: tuple[str, ...]) -> None:
    sheet, mentions = _read(text, lang)
    borders = [m for m in mentions if m.place.kind == "border"]
    assert [sheet.slice(m.start, m.end) for m in borders] == [whole]
    assert borders[0].place.path == path
    assert borders[0].place.is_located


@pytest.mark.parametrize(
    ("text", "lang", "wholes"),
    [
        pytest.param(
            "Iraq and Syria share the Iraqi-Syrian border, and Turkey the Turkish border.", "en",
            ["Iraqi-Syrian border", "Turkish border"], id="en",
        ),
        pytest.param(
            "أغلقت الحدود العراقية السورية، ثم الحدود التركية السورية.", "ar",
            ["الحدود العراقية السورية", "الحدود التركية السورية"], id="ar",
        ),
    ],
)  # fmt: skip
def test_a_border_does_not_hide_the_next_one(text: str, lang: Lang, wholes: list[str]) -> None:
    sheet, mentions = _read(text, lang)
    assert [sheet.slice(m.start, m.end) for m in mentions if m.place.kind == "border"] == wholes


@pytest.mark.parametrize(
    ("text", "lang", "core", "country"),
    [
        pytest.param("Iraqi forces advanced.", "en", "Iraqi", "IQ", id="en"),
        pytest.param("تقدمت القوات العراقية.", "ar", "العراقية", "IQ", id="ar"),
    ],
)
def test_demonyms_are_marked(text: str, lang: Lang, core: str, country: str) -> None:
    place = _named(text, lang, core)[1].place
    assert place.is_demonym
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "lang", "name", "kind", "country"),
    [
        pytest.param("In Raqqa, in the village of al-Zunbaq.", "en", "al-Zunbaq", "village", "SY", id="en village"),
        pytest.param("في الرقة هاجموا قرية الزنبقية ليلا.", "ar", "الزنبقية", "village", "SY", id="ar village"),
    ],
)
def test_unlisted_names_are_known_by_their_form(text: str, lang: Lang, name: str, kind: str, country: str) -> None:
    place = _named(text, lang, name)[1].place
    assert (place.kind, place.country, place.is_located) == (kind, country, False)
    assert place.path[0] in {"Raqqa", "الرقة"}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param("The reading of the law took most of March.", "en", id="en words that are towns"),
        pytest.param("فتح الباب ثم وقف في مكانه.", "ar", id="ar words that are towns"),
        pytest.param("Mr Hamilton said he would not resign.", "en", id="en a person's name"),
        pytest.param("قال الشيخ حسن إن الدور لم ينته.", "ar", id="ar a person's name"),
        pytest.param("The Bank of England kept rates.", "en", id="en a body's name"),
        pytest.param("he told us to sale the man in may.", "en", id="en small letters"),
    ],
)
def test_words_that_name_no_place_here_are_left_alone(text: str, lang: Lang) -> None:
    sheet, mentions = _read(text, lang)
    assert [sheet.slice(m.start, m.end) for m in mentions] == []


@pytest.mark.parametrize(
    ("text", "lang", "core"),
    [
        pytest.param("Shops reopened in the town of al-Bab.", "en", "al-Bab", id="en"),
        pytest.param("فتحت المحال في مدينة الباب.", "ar", "الباب", id="ar"),
    ],
)
def test_a_locative_neighbour_makes_a_word_a_place(text: str, lang: Lang, core: str) -> None:
    assert _named(text, lang, core)[1].place.geonames_id == 174018


def test_context_decides_between_namesakes() -> None:
    alone = _named("A fair was held in Tripoli.", "en", "Tripoli")[1].place
    lebanon = _named("Lebanon mourned. Lebanese troops in Tripoli met envoys from Beirut.", "en", "Tripoli")[1].place
    assert alone.country == "LY"
    assert lebanon.country == "LB"
    libya_ar = _named("في ليبيا نفى مسؤولون في طرابلس الخبر.", "ar", "طرابلس")[1].place
    lebanon_ar = _named("في لبنان أعلن الجيش اللبناني في طرابلس وبيروت حظر التجول.", "ar", "طرابلس")[1].place
    assert (libya_ar.country, lebanon_ar.country) == ("LY", "LB")


@pytest.mark.parametrize(
    ("actor_type", "found"),
    [
        pytest.param("armed_group", [], id="a group's own name"),
        pytest.param("outlet", [], id="an outlet's own name"),
        pytest.param("organisation", [], id="inside an organisation's name"),
        pytest.param("person", ["Iraq", "Syria"], id="a person described"),
        pytest.param("force", ["Iraq", "Syria"], id="a force"),
    ],
)
def test_a_name_of_an_actor_holds_no_place(actor_type: str, found: list[str]) -> None:
    # The Arabic twin goes the same way: the ranges are words, whatever the language.
    sheet = sheet_of("The Islamic State of Iraq and Syria claimed it.", "en")
    sheet.actors = [ActorMention(1, 7, Actor("Islamic State of Iraq and Syria", actor_type), (1, 7))]  # type: ignore[arg-type]
    mentions = find_places(sheet, load_gazetteer())
    assert [m.place.name for m in mentions] == found


@pytest.mark.parametrize(
    ("text", "core"),
    [
        pytest.param("Gunmen killed two people in al-Qaim on Monday.", "al-Qaim", id="small article"),
        pytest.param("Gunmen killed two people in Al-Qaim on Monday.", "Al-Qaim", id="capital article"),
        pytest.param("Shells fell on as-Suwayda.", "as-Suwayda", id="article of a sun letter"),
        pytest.param("Aid came through Bab al-Hawa crossing.", "Bab al-Hawa crossing", id="inside a name"),
    ],
)
def test_names_with_a_hyphened_article_are_found_whole(text: str, core: str) -> None:
    # English alone: Arabic writes its article into the word.
    sheet, mentions = _read(text, "en")
    assert [sheet.slice(*m.core) for m in mentions] == [core]


@given(st.text(alphabet=st.sampled_from("ab Al-رقةفيب.,'’\n\u200fIraq 7é"), max_size=80), st.sampled_from(["en", "ar"]))
def test_any_text_gives_ordered_ranges_inside_it(text: str, lang: Lang) -> None:
    sheet = sheet_of(text, lang)
    mentions = find_places(sheet, load_gazetteer())
    assert all(0 <= m.start <= m.core[0] < m.core[1] <= m.end <= len(sheet) for m in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))


@pytest.mark.parametrize(
    ("text", "lang", "core", "country"),
    [
        pytest.param("Mozambican police closed a road in Gaza.", "en", "Gaza", "MZ", id="en unless a people pleads"),
        pytest.param("أغلقت شرطة موزمبيق طريقا في غزة.", "ar", "غزة", "MZ", id="ar unless a people pleads"),
        pytest.param("Two shells fell on Gaza.", "en", "Gaza", "PS", id="en larger than the province abroad"),
        pytest.param("سقطت قذيفتان على غزة.", "ar", "غزة", "PS", id="ar larger than the province abroad"),
        pytest.param("Mozambican police closed a road in Gaza.", "en", "Gaza", "MZ", id="en people of the province"),
        pytest.param("أغلقت شرطة موزمبيق طريقا في غزة.", "ar", "غزة", "MZ", id="ar people of the province"),
        pytest.param("A convoy was hit in Sinai.", "en", "Sinai", "EG", id="en peninsula"),
        pytest.param("أصيبت قافلة في سيناء.", "ar", "سيناء", "EG", id="ar peninsula"),
        pytest.param("Jordanian police searched houses in Amman.", "en", "Amman", "JO", id="en capital"),
        pytest.param("فتشت الشرطة الأردنية منازل في عمان.", "ar", "عمان", "JO", id="ar people before a country"),
        pytest.param("فتشت الشرطة العمانية منازل في عمان.", "ar", "عمان", "OM", id="ar the country itself"),
        pytest.param("Lebanese troops searched houses in Tripoli.", "en", "Tripoli", "LB", id="en namesake"),
        pytest.param("فتش الجيش اللبناني منازل في طرابلس.", "ar", "طرابلس", "LB", id="ar namesake"),
        pytest.param("Gunmen searched houses in Tripoli.", "en", "Tripoli", "LY", id="en better known"),
        pytest.param("فتش مسلحون منازل في طرابلس.", "ar", "طرابلس", "LY", id="ar better known"),
        pytest.param("Soldiers closed a church in Bethlehem.", "en", "Bethlehem", "PS", id="en town of the news"),
        pytest.param("أغلق جنود كنيسة في بيت لحم.", "ar", "بيت لحم", "PS", id="ar town of the news"),
        pytest.param("A drone hit Khiam.", "en", "Khiam", "LB", id="en own row without a neighbour"),
        pytest.param("ضربت مسيرة بلدة الخيام.", "ar", "الخيام", "LB", id="ar town that is a word"),
    ],
)
def test_a_well_known_place_is_meant_unless_the_text_speaks_of_another_country(
    text: str, lang: Lang, core: str, country: str
) -> None:
    assert _named(text, lang, core)[1].place.country == country


def test_tents_are_no_town() -> None:
    _, mentions = _read("أحرق مسلحون الخيام.", "ar")
    assert mentions == []


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        ("شيّد العراق جداراً على حدوده مع سوريا.", "حدوده مع سوريا", ("IQ", "SY")),
        ("قتل جنديان على حدود لبنان مع سوريا.", "حدود لبنان مع سوريا", ("LB", "SY")),
        ("اعتقل الأمن الأردني ثلاثة مهربين قرب الحدود الشرقية مع العراق.", "الحدود الشرقية مع العراق", None),
    ],
)
def test_a_border_is_its_owner_s_and_has_a_side(text: str, words: str, codes: tuple[str, str] | None) -> None:
    found = [mention.place for mention in _read(text, "ar")[1] if mention.place.kind == "border"]
    assert [place.name for place in found] == [words]
    if codes is not None:
        assert found[0].country in codes
        assert len(found[0].path) == 2
