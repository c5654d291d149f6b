"""Places and actors as tellings name them: one thing in both scripts, and gone with the last report that names it."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from tansiq.desk import rebuild_ledger
from tansiq.ledger import Ledger
from tansiq.ledger.names import Named, list_named
from tansiq.model import Actor, ChainLink, Claim, Event, Mention, Place, Reading, SourceChain
from tansiq.reading import read_text
from tansiq.settings import Settings
from tests.ledger.told import PLACES, make_desk

SPAN = (0, 1)
ARMY_EN = Actor("Iraqi Army", "force", ("Iraqi Army", "Iraqi military", "الجيش العراقي"), country="IQ")
ARMY_AR = Actor("الجيش العراقي", "force", ("الجيش العراقي", "Iraqi Army", "Iraqi military"), country="IQ")


def named_in(*claims: Claim, actors: tuple[Actor, ...] = ()) -> tuple[Named, ...]:
    event = Event((Claim("event", "clash", (SPAN,)), *claims), (SPAN,))
    mentions = tuple(Mention(SPAN, one.name, one) for one in actors)
    (found,) = list_named(Reading("en", None, "", None, mentions=mentions, events=(event,)))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Raqqa", "الرقة", id="by-geonames"),
        pytest.param("Hit", "هيت", id="by-where-it-lies"),
    ],
)
def test_a_place_is_the_same_in_both_languages(one: str, other: str) -> None:
    (left,) = named_in(Claim("place", PLACES[one], (SPAN,)))
    (right,) = named_in(Claim("place", PLACES[other], (SPAN,)))

    assert left.same == right.same
    assert set(left.names) == set(right.names) == {one, other}
    assert left.names[0] == one


def test_a_known_actor_is_the_same_in_both_languages() -> None:
    (left,) = named_in(Claim("agent", "Iraqi Army", (SPAN,)), actors=(ARMY_EN,))
    (right,) = named_in(Claim("agent", "الجيش العراقي", (SPAN,)), actors=(ARMY_AR,))

    assert left.same == right.same
    assert (left.sort, left.country) == ("force", "IQ")


@pytest.mark.parametrize("name", [pytest.param("Ali Hasan", id="en"), pytest.param("علي حسن", id="ar")])
def test_others_are_told_apart_by_their_name(name: str) -> None:
    known = Actor(name, "person", (name, name.split()[1]))
    (whole,) = named_in(Claim("victim", name, (SPAN,)), actors=(known,))
    (short,) = named_in(Claim("victim", name.split()[1], (SPAN,)), actors=(known,))
    (alone,) = named_in(Claim("victim", name, (SPAN,)))

    assert whole.same == short.same == alone.same
    assert short.names == (name.split()[1], name)


def test_who_says_so_is_an_actor_and_what_is_none_is_left_out() -> None:
    chain = SourceChain(
        (ChainLink("a source", "said", "unnamed", SPAN), ChainLink("مرصد", "said", "organisation", SPAN))
    )
    found = named_in(
        Claim("weapon", "rockets", (SPAN,), chain),
        Claim("topic", "حدود", (SPAN,), chain),
        Claim("agent", "!", (SPAN,)),
        Claim("place", Place("the desert"), (SPAN,), chain),
    )

    assert [(one.kind, one.names) for one in found] == [("actor", ("مرصد",)), ("place", ("the desert",))]


def words_of(ledger: Ledger) -> set[str]:
    with ledger.read() as connection:
        return set(connection.scalars(text("SELECT word FROM name_word")))


def test_a_name_goes_with_the_last_report_that_has_it(
    ledger: Ledger, settings: Settings, report_ids: list[str]
) -> None:
    assert {"الرقه", "raqqa", "monitor of raqqa", "مرصد الرقه"} <= words_of(ledger)

    make_desk(settings).erase(report_ids[1], reason="-")

    # Raqqa is named by the English report too, in both scripts; its source by the Arabic one alone.
    assert {"الرقه", "raqqa", "monitor of raqqa"} <= words_of(ledger)
    assert "مرصد الرقه" not in words_of(ledger)
    assert "مرصد" not in words_of(ledger)

    make_desk(settings).erase(report_ids[0], reason="-")

    with ledger.read() as connection:
        for table in ("name", "name_word", "telling_name", "shown_name", "report_text"):
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 0, table
    assert not rebuild_ledger(settings).has_differed


def _same(words: str) -> dict[str, str]:
    """What each name of a text has in common with its other names, by the words of the text."""
    reading = read_text(words, published="2020-07-20")
    return {one.names[0]: one.same for names in list_named(reading) for one in names if one.kind == "actor"}


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Baghdad - The prime minister visited Basra and met the governor of Mosul on Sunday.", id="en"),
        pytest.param("بغداد - التقى رئيس الوزراء محافظ البصرة في الموصل يوم الأحد.", id="ar"),
    ],
)
def test_a_bare_office_is_that_of_the_country_told_of(told: str) -> None:
    assert "actor office iq_pm" in _same(told).values()


def test_a_bare_office_between_two_countries_is_nobody_s() -> None:
    told = "The prime minister met the foreign minister of Iran in Baghdad on Sunday."
    assert "actor office iq_pm" not in _same(told).values()


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Nusra Front attacked an army post near Aleppo on Sunday.", id="former"),
        pytest.param("هاجمت هيئة تحرير الشام موقعا للجيش قرب حلب يوم الأحد.", id="later, ar"),
    ],
)
def test_a_group_that_took_another_name_is_one(told: str) -> None:
    assert "actor known hts" in _same(told).values()
