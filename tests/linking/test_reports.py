"""Copies, edits and translations are found; two reports of other events, or of one event in other words, are not."""

from __future__ import annotations

from itertools import permutations

from tansiq.linking.reports import compare_reports, link_reports
from tests.linking.texts import DRUGS_AR, MARKET_AR, MARKET_EN, MARKET_UPDATE, read

EN, AR, UPDATE, DRUGS = (
    read(name, text)
    for name, text in (("en", MARKET_EN), ("ar", MARKET_AR), ("up", MARKET_UPDATE), ("drugs", DRUGS_AR))
)


def test_a_copy_is_a_copy_and_an_edited_copy_is_an_edit() -> None:
    carried = read("carried", "Local Daily\n" + MARKET_EN + "Share this story\n")
    cut = read(
        "cut", "\n".join(MARKET_EN.splitlines()[:4]) + "\nThe mayor called for calm and asked people to give blood.\n"
    )
    assert (compare_reports(EN, carried) or EN).how == "copy"  # type: ignore[union-attr]
    assert (compare_reports(EN, cut) or EN).how in ("copy", "edited")  # type: ignore[union-attr]


def test_a_translation_is_found_without_a_translation_model() -> None:
    link = compare_reports(EN, AR)
    assert link is not None
    assert link.how == "translation"
    assert link == compare_reports(AR, EN)


def test_another_report_in_the_other_language_is_no_translation() -> None:
    assert compare_reports(EN, DRUGS) is None
    assert compare_reports(UPDATE, AR) is None


def test_links_are_the_same_for_every_order() -> None:
    every = [EN, AR, UPDATE, DRUGS]
    answers = {tuple(sorted((one.a, one.b, one.how) for one in link_reports(order))) for order in permutations(every)}
    assert answers == {(("ar", "en", "translation"),)}


def test_a_template_filled_anew_is_no_copy() -> None:
    texts = (f"An airstrike hit {town} on {day} May 2023, killing 12 people, the ministry said in a statement."
             for town, day in (("Mosul", 3), ("Raqqa", 3), ("Mosul", 9)))  # fmt: skip
    here, there, later = (read(f"t{n}", text, "2023-05-10") for n, text in enumerate(texts))
    assert compare_reports(here, there) is None
    assert compare_reports(here, later) is None


def test_two_reports_of_one_event_in_two_languages_with_other_numbers_are_no_translation() -> None:
    told = (
        "At least seven people were killed when gunmen attacked a bus in Diyala province in Iraq on Friday."
        " Nine were wounded. {} In May 2020 gunmen attacked a bus in Diyala province."
    )
    arabic = (
        "قتل سبعة أشخاص على الأقل حين هاجم مسلحون حافلة في محافظة ديالى في العراق يوم الجمعة. {}"
        " وفي أيار 2020 هاجم مسلحون حافلة في محافظة ديالى."
    )
    english = read("en", told.format("The bus had 31 people on board, and 3 cars were hit."))
    same = read("ar", arabic.format("وأصيب تسعة. وكان في الحافلة 31 شخصا، وأصيبت 3 سيارات."))
    other = read("ar", arabic.format("وأصيب 14."))
    assert [link.how for link in link_reports([english, same])] == ["translation"]
    assert list(link_reports([english, other])) == []
