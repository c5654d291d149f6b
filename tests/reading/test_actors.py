"""Who a text names: every English case beside its Arabic twin."""

from __future__ import annotations

from functools import cache
from time import process_time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows
from tansiq.reading.actors import find_actors
from tansiq.reading.sheet import ActorMention, Lang, Sentence, Sheet
from tansiq.reading.tokens import make_nlp
from tests.reading.actor_cases import PAIRS, Want


@cache
def _nlp(lang: Lang, blank: bool) -> Language:
    return spacy.blank(lang) if blank else make_nlp(lang)


def _sheet(text: str, lang: Lang, *, blank: bool = False) -> Sheet:
    tokens = [token for token in _nlp(lang, blank)(text) if not token.is_space]
    starts = [token.idx for token in tokens]
    ends = [token.idx + len(token) for token in tokens]
    gaps = [0, *(text.count("\n", end, start) for end, start in zip(ends, starts[1:], strict=False))]
    words = [token.text for token in tokens]
    return Sheet(text, lang, words, [match_key(word) for word in words], starts, ends, gaps[: len(words)])


def _found(text: str, lang: Lang, *, blank: bool = False) -> list[tuple[str, ActorMention]]:
    sheet = _sheet(text, lang, blank=blank)
    return [(" ".join(sheet.slice(m.start, m.end).split()), m) for m in find_actors(sheet)]


def _summary(text: str, lang: Lang, *, blank: bool = False) -> set[tuple[str, str, str]]:
    return {(words, m.actor.actor_type, m.actor.name) for words, m in _found(text, lang, blank=blank)}


SIDES = [
    pytest.param(text, lang, want, id=f"{name}-{lang}")
    for name, english, en_want, arabic, ar_want in PAIRS
    for text, lang, want in ((english, "en", en_want), (arabic, "ar", ar_want))
]


@pytest.mark.parametrize(("text", "lang", "want"), SIDES)
def test_find_actors_names_who_the_text_names(text: str, lang: Lang, want: Want) -> None:
    found = _summary(text, lang)
    assert {(words, *actor) for words, actor in want.items()} <= found, sorted(found)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "president barreto said that guerrillas attacked the farm.",
            {"president barreto": ("person", "barreto"), "guerrillas": ("group_of_people", "guerrillas")},
            id="title-and-one-name",
        ),
        pytest.param(
            "armed forces spokesman colonel luis arturo benitez said so. col benitez added nothing.",
            {
                "armed forces spokesman colonel luis arturo benitez": ("person", "luis arturo benitez"),
                "col benitez": ("person", "luis arturo benitez"),
            },
            id="chain-of-titles-and-last-name",
        ),
        pytest.param(
            "members of the farabundo marti national liberation front (fmln) fled. the fmln denied it.",
            {
                "members of the farabundo marti national liberation front": (
                    "group_of_people",
                    "members of the farabundo marti national liberation front",
                ),
                "fmln": ("armed_group", "farabundo marti national liberation front"),
            },
            id="known-organisation",
        ),
        pytest.param(
            "the salvadoran defense ministry denied the report.",
            {"salvadoran defense ministry": ("agency", "salvadoran defense ministry")},
            id="ministry",
        ),
        pytest.param(
            "judge hector larrea ordered the release. larrea gave no reason.",
            {"judge hector larrea": ("person", "hector larrea"), "larrea": ("person", "hector larrea")},
            id="judge-and-last-name",
        ),
    ],
)
def test_find_actors_reads_text_without_capitals(text: str, want: Want) -> None:
    # Arabic has no capitals: every Arabic case above is this case's twin.
    found = _summary(text, "en")
    assert {(words, *actor) for words, actor in want.items()} <= found, sorted(found)


@pytest.mark.parametrize(
    ("text", "lang", "absent"),
    [
        pytest.param(
            "Fighting raged in Al-Hasakah Governorate on Thursday.", "en", ("person", "Al-Hasakah"), id="place-en"
        ),
        pytest.param("دارت معارك في محافظة الحسكة الخميس.", "ar", ("person", "الحسكة"), id="place-ar"),
        pytest.param("In January Syrian officials left.", "en", ("person", "January"), id="month-en"),
        pytest.param("غادر مسؤولون سوريون في يناير.", "ar", ("person", "يناير"), id="month-ar"),
        pytest.param("The Syrian border was closed.", "en", ("state", "Syrian"), id="demonym-en"),
        pytest.param("أغلقت الحدود السورية.", "ar", ("state", "السورية"), id="demonym-ar"),
        pytest.param("Clashes Erupt Near Border As Talks Fail", "en", ("person", "Clashes"), id="headline-en"),
        pytest.param("اشتباكات قرب الحدود وفشل المحادثات", "ar", ("person", "اشتباكات"), id="headline-ar"),
        pytest.param(
            "The major attack and general strike went on.", "en", ("person", "major"), id="rank-as-adjective-en"
        ),
        pytest.param("كان رائدا في عمله.", "ar", ("person", "رائدا"), id="rank-as-adjective-ar"),
        pytest.param("An attack on the police station failed.", "en", ("force", "police"), id="police-station-en"),
        pytest.param("قصفت الطائرات القاعدة الجوية.", "ar", ("armed_group", "القاعدة"), id="base-ar"),
        pytest.param("The official statement was long.", "en", ("person", "official"), id="official-adjective-en"),
        pytest.param("صدر بيان صحافي أمس.", "ar", ("person", "صحافي"), id="press-adjective-ar"),
        pytest.param("A guerrilla column passed.", "en", ("group_of_people", "guerrilla"), id="noun-as-adjective-en"),
        pytest.param("وقع هجوم إرهابي أمس.", "ar", ("group_of_people", "إرهابي"), id="noun-as-adjective-ar"),
        pytest.param("They fired back and let him go.", "en", ("armed_group", "let"), id="acronym-as-verb-en"),
        pytest.param("وأعلن الوزير ذلك.", "ar", ("outlet", "واع"), id="acronym-as-verb-ar"),
        pytest.param("They watched the future movement.", "en", ("organisation", "future"), id="party-as-words-en"),
        pytest.param("ثمة حزب تقدم بطلب.", "ar", ("organisation", "تقدم"), id="party-as-words-ar"),
        pytest.param("A good party went on.", "en", ("organisation", "good"), id="party-as-feast-en"),
        pytest.param("قالت قوى الأمن الداخلي ذلك.", "ar", ("organisation", "الداخلي"), id="body-of-many-states-ar"),
    ],
)
def test_find_actors_leaves_other_words_alone(text: str, lang: Lang, absent: tuple[str, str]) -> None:
    kind, start = absent
    bad = [words for words, m in _found(text, lang) if m.actor.actor_type == kind and words.split()[0] == start]
    assert not bad


@pytest.mark.parametrize(
    ("text", "lang", "role", "country"),
    [
        pytest.param("French Foreign Minister Jean-Yves Lebrun spoke.", "en", "French Foreign Minister", "FR", id="en"),
        pytest.param("تحدث وزير الخارجية الفرنسي جان لوبران.", "ar", "وزير الخارجية الفرنسي", "FR", id="ar"),
    ],
)
def test_actor_carries_role_and_country(text: str, lang: Lang, role: str, country: str) -> None:
    actor = next(m.actor for _, m in _found(text, lang) if m.actor.actor_type == "person")
    assert (actor.role, actor.country) == (role, country)


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        pytest.param("Iraqi Prime Minister Karim al-Samarrai left.", "en", "Karim al-Samarrai", id="en"),
        pytest.param("غادر رئيس الوزراء العراقي كريم السامرائي.", "ar", "كريم السامرائي", id="ar"),
    ],
)
def test_name_is_the_range_of_the_bare_name(text: str, lang: Lang, name: str) -> None:
    sheet = _sheet(text, lang)
    person = next(m for m in find_actors(sheet) if m.actor.actor_type == "person")
    assert sheet.slice(*person.name) == name


@pytest.mark.parametrize(
    ("text", "lang", "spellings"),
    [
        pytest.param("The SDF sent troops.", "en", {"Syrian Democratic Forces", "قوات سوريا الديمقراطية"}, id="en"),
        pytest.param("أرسلت قسد تعزيزات.", "ar", {"SDF", "قوات سوريا الديمقراطية"}, id="ar"),
        pytest.param("Asaib Ahl al-Haq fled.", "en", {"League of the Righteous", "عصائب أهل الحق"}, id="militia-en"),
        pytest.param("قالت خلية الإعلام الأمني ذلك.", "ar", {"Security Media Cell"}, id="agency-ar"),
        pytest.param("The Turkish Defence Ministry said so.", "en", {"وزارة الدفاع التركية"}, id="ministry-en"),
        pytest.param("هاجمت فرقة الحمزة القرية.", "ar", {"Hamza Division"}, id="faction-ar"),
        pytest.param("The PJAK fled.", "en", {"حزب الحياة الحرة الكردستاني"}, id="party-en"),
        pytest.param("قالت يونامي ذلك.", "ar", {"UNAMI"}, id="un-ar"),
    ],
)
def test_known_actor_has_its_spellings_in_both_scripts(text: str, lang: Lang, spellings: set[str]) -> None:
    assert spellings <= set(_found(text, lang)[0][1].actor.names)


def test_hyphens_kept_or_split_give_the_same_names() -> None:
    text = "Syrian President Samir al-Halabi met the US-led coalition; al-Qaeda and Ahrar al-Sham fled. Halabi left."
    names = [{name for _, _, name in _summary(text, "en", blank=blank)} for blank in (False, True)]
    assert names[0] >= {"Samir al-Halabi", "US-led coalition", "al-Qaeda", "Ahrar al-Sham"}
    assert names[0] == names[1]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param("Rudaw moderates all comments. ISIS fled.", "en", id="en"),
        pytest.param("تراجع رووداو التعليقات. فر داعش.", "ar", id="ar"),
    ],
)
def test_furniture_yields_nothing(text: str, lang: Lang) -> None:
    sheet = _sheet(text, lang)
    cut = sheet.words.index(".") + 1
    sheet.sentences = [Sentence(0, cut, 0, "furniture"), Sentence(cut, len(sheet), 1)]
    assert [m.actor.actor_type for m in find_actors(sheet)] == ["armed_group"]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_empty_sheet_has_no_actors(lang: Lang) -> None:
    assert find_actors(_sheet("", lang)) == []


def _vocabulary() -> list[str]:
    words = [
        "(",
        ")",
        ",",
        "،",
        ".",
        "«",
        "»",
        '"',
        "'s",
        "of",
        "the",
        "for",
        "in",
        "and",
        "-",
        "al",
        "al-",
        "7",
        "2nd",
    ]
    for lang in ("en", "ar"):
        for table, column in (("titles", "form"), ("orgnouns", "form"), ("namecues", "form")):
            words += [str(row[column]) for row in load_rows(f"{lang}/{table}")][::9]
    words += [name for row in load_rows("actors") for name in (*row["en"], *row["ar"])][::7]
    return words


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(st.sampled_from(_vocabulary()) | st.text(min_size=1, max_size=8), max_size=40),
    lang=st.sampled_from(["en", "ar"]),
    upper=st.booleans(),
)
def test_mentions_lie_in_the_text_sorted_and_nested(words: list[str], lang: Lang, upper: bool) -> None:
    text = " ".join(word.title() if upper else word for word in words)
    sheet = _sheet(text, lang)
    mentions = find_actors(sheet)
    spans = [(m.start, m.end) for m in mentions]
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    assert len(set(spans)) == len(spans)
    for mention in mentions:
        assert 0 <= mention.start <= mention.name[0] < mention.name[1] <= mention.end <= len(sheet)
        assert mention.actor.name
    for start, end in spans:
        assert all(other_end <= end or other_start >= end for other_start, other_end in spans if start < other_start)


def test_find_actors_changes_nothing_of_the_sheet() -> None:
    sheet = _sheet("ISIS militants met Iraqi Prime Minister Karim al-Samarrai.", "en")
    before = (list(sheet.words), list(sheet.keys), list(sheet.sentences), list(sheet.actors))
    first, second = find_actors(sheet), find_actors(sheet)
    assert (sheet.words, sheet.keys, sheet.sentences, sheet.actors) == before
    assert first == second


def test_cost_grows_no_faster_than_the_text() -> None:
    story = PAIRS[14][1] + " " + PAIRS[8][1] + " Two soldiers of the Iraqi Army fled. "

    def seconds(times: int) -> float:
        sheet = _sheet(story * times, "en")
        best = float("inf")
        for _ in range(7):
            start = process_time()
            find_actors(sheet)
            best = min(best, process_time() - start)
        return best

    # Ten times the text may cost some more than ten times: short forms look back for their names.
    assert seconds(100) < 40 * max(seconds(10), 1e-3)


def test_every_organisation_has_names_in_both_languages_and_a_source() -> None:
    rows = [row for row in load_rows("actors") if row["type"] != "state"]
    assert len([row for row in rows if row["type"] != "outlet"]) >= 350
    assert all(row["en"] and row["ar"] and row["source"] for row in rows)
