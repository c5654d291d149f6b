"""Place lines, and sentences that only look like them."""

from __future__ import annotations

import pytest

from tests.reading.stories import AR, EN, kinds, lay, story_of


@pytest.mark.parametrize(
    ("line", "name", "agency", "date"),
    [
        ("ERBIL, Kurdistan Region –", "ERBIL, Kurdistan Region", "", None),
        ("BAGHDAD (Reuters) -", "BAGHDAD", "Reuters", None),
        ("BAGHDAD/ERBIL (Reuters) -", "BAGHDAD, ERBIL", "Reuters", None),
        ("Damascus, SANA-", "Damascus", "Syrian Arab News Agency", None),
        ("BOGOTA, 7 JAN 90 (EFE) --", "BOGOTA", "EFE", "1990-01-07"),
        ("bogota, 7 jan 90 (efe) --", "bogota", "EFE", "1990-01-07"),
        ("DAMASCUS, August 18, 2018 (MENA) -", "DAMASCUS", "Middle East News Agency", "2018-08-18"),
        ("BEIRUT, Lebanon, June 2 —", "BEIRUT, Lebanon", "", None),
        ("Baghdad –", "Baghdad", "", None),
        ("DAMASCUS,(ST)_", "DAMASCUS", "Syria Times", None),
        ("Shafaq News/", "", "Shafaq News", None),
        ("بغداد / واع -", "بغداد", "Iraqi News Agency", None),
        ("دمشق – سانا –", "دمشق", "Syrian Arab News Agency", None),
        ("دمشق – سانا", "دمشق", "Syrian Arab News Agency", None),
        ("بغداد (رويترز) -", "بغداد", "Reuters", None),
        ("شفق نيوز/", "", "Shafaq News", None),
        ("بغداد –", "بغداد", "", None),
        ("الحسكة ـ سانا:", "الحسكة", "Syrian Arab News Agency", None),
        ("بغداد، 25 كانون الثاني 2022 (رويترز) -", "بغداد", "Reuters", "2022-01-25"),
    ],
)
def test_place_lines(line: str, name: str, agency: str, date: str | None) -> None:
    story = story_of(line)
    text = f"{line} {story[0]}\n{story[1]}"
    found = lay(text).place_line
    assert found is not None
    assert (found.name, found.agency, found.date) == (name, agency, date)
    assert text[found.start : found.end] == line
    assert kinds(text) == ["text", "text"]


@pytest.mark.parametrize(
    ("line", "name", "author"),
    [
        ("بغداد / واع", "بغداد", ""),
        ("دمشق-سانا", "دمشق", ""),
        ("أبوظبي - سكاي نيوز عربية", "أبوظبي", ""),
        ("بغداد/فلان الفلاني/الأناضول", "بغداد", "فلان الفلاني"),
        ("BAGHDAD (AFP)", "BAGHDAD", ""),
        ("DAMASCUS - SANA", "DAMASCUS", ""),
    ],
)
def test_a_place_line_by_itself_is_no_text(line: str, name: str, author: str) -> None:
    story = story_of(line)
    layout = lay("\n".join([line, *story]))
    assert layout.place_line is not None
    assert (layout.place_line.name, layout.author) == (name, author)
    assert [block.kind for block in layout.blocks] == ["meta", "text", "text", "text"]
    assert layout.outlet


@pytest.mark.parametrize(
    "text",
    [
        "Iraq – which shares a border with Syria – said on Monday that four men were held.",
        EN[0],
        AR[0],
        "ISIS – the group that held Mosul until 2017 – claimed the attack on the guards.",
        "The guards (about forty) took part - as did the army - in the search of the valley.",
        "قال الجيش - في بيان له - إن قواته سيطرت على المنطقة بالكامل.",
        "القوات الأمنية: توقيف أربعة من المهربين عند الحدود مع سوريا",
        "داعش/خراسان ليس هو التنظيم الذي تحدث عنه البيان في هذه المرة.",
    ],
)
def test_sentences_with_dashes_are_no_place_lines(text: str) -> None:
    assert lay(text).place_line is None
