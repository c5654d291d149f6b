"""Headlines say what is known, in both languages, and never more than a source states."""

from __future__ import annotations

import pytest

from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.model import Claim, Event, Place
from tansiq.model.claim import ClaimStatus
from tansiq.web.headline import compose_headline, label_type
from tansiq.web.language import get_catalogue

EN, AR = get_catalogue("en"), get_catalogue("ar")
_HIT = Place("Hit", "Hit", ("Hit", "هيت"), 33.6, 42.8, "IQ", radius_km=5.0, kind="town")


def _event(kind: str, *roles: tuple[str, str], place: Place | None = None, status: ClaimStatus = "occurred") -> Event:
    claims = [Claim("event", kind, ((0, 1),))]
    claims += [Claim(slot, name, ((0, 1),), status=status) for slot, name in roles]
    if place is not None:
        claims.append(Claim("place", place, ((0, 1),)))
    return Event(tuple(claims), ((0, 1),))


@pytest.mark.parametrize(
    ("event", "english", "arabic"),
    [
        pytest.param(_event("attack.armed"), "Armed attack", "هجوم مسلح", id="bare"),
        pytest.param(
            _event("attack.shelling", ("perpetrator_org", "Islamic State"), ("target", "a post"), place=_HIT),
            "Shelling on a post by Islamic State in Hit",
            "قصف مدفعي أو صاروخي على a post من قبل داعش في هيت",
            id="attack",
        ),
        pytest.param(
            _event("clash", ("participant", "SDF"), ("participant", "Jaysh"), place=_HIT),
            "Clash between SDF and Jaysh in Hit",
            "اشتباك بين قوات سوريا الديمقراطية وJaysh في هيت",
            id="two-sides",
        ),
        pytest.param(_event("meeting", ("participant", "A")), "Meeting with A", "اجتماع بمشاركة A", id="one-side"),
        pytest.param(
            _event("escape", ("agent", "11 prisoners"), ("facility", "a prison")),
            "Escape of 11 prisoners from a prison",
            "فرار – 11 prisoners من a prison",
            id="escape",
        ),
        pytest.param(
            _event("arrest", ("target", "two men"), ("agent", "police")),
            "Arrest of two men by police",
            "اعتقال – two men من قبل police",
            id="arrest",
        ),
        pytest.param(
            _event("territory.government", ("agent", "the army"), ("target", "مدينة هيت"), place=_HIT),
            "Government gains territory by the army – مدينة هيت in Hit",
            "استعادة أراض من قبل the army – مدينة هيت",
            id="another-name-than-the-place's",
        ),
        pytest.param(
            _event("territory.government", ("agent", "the army"), ("target", "هيت"), place=_HIT),
            "Government gains territory by the army – Hit",
            "استعادة أراض من قبل the army – هيت",
            id="the-place-in-the-script-of-the-page",
        ),
        pytest.param(
            _event("meeting", *(("participant", name) for name in "ABCDE")),
            "Meeting between A, B and 3 others",
            "اجتماع بين A وB و3 آخرون",
            id="many-are-counted",
        ),
    ],
)
def test_a_headline_is_composed_of_what_is_known(event: Event, english: str, arabic: str) -> None:
    assert (compose_headline(event, EN).text, compose_headline(event, AR).text) == (english, arabic)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        pytest.param("occurred", "Bombing by X", id="stated"),
        pytest.param("claimed", "Bombing, claimed by X", id="claimed"),
        pytest.param("accused", "Bombing, blamed on X", id="accused"),
    ],
)
def test_a_doer_is_named_as_its_sources_name_it(status: ClaimStatus, words: str) -> None:
    assert compose_headline(_event("attack.bombing", ("perpetrator_org", "X"), status=status), EN).text == words


def test_a_denied_doer_is_not_named() -> None:
    event = _event("attack.bombing", ("perpetrator_org", "X"), status="denied")

    assert compose_headline(event, EN).text == "Bombing"


def test_a_place_that_a_name_already_holds_is_not_said_twice() -> None:
    event = _event("attack.bombing", ("target", "a checkpoint near Hit"), place=_HIT)

    assert compose_headline(event, EN).text == "Bombing on a checkpoint near Hit"


def test_a_place_is_said_once_and_in_the_script_of_the_page() -> None:
    prison = Place("Al-Sinaa prison", "Sina'a prison", ("Al-Sinaa prison", "سجن الصناعة"), kind="prison")
    event = _event("attack.prison", ("target", "Sina'a prison"), place=prison)

    assert compose_headline(event, EN).text == "Attack on a prison – Sina'a prison"
    assert compose_headline(event, AR).text == "هجوم على سجن – سجن الصناعة"


def test_names_are_escaped_isolated_and_cut() -> None:
    event = _event("attack.bombing", ("target", "<b>" + "x" * 100))
    headline = compose_headline(event, EN)

    assert headline.html == f"<b>Bombing</b> on <bdi>&lt;b&gt;{'x' * 56}…</bdi>"
    assert headline.text == f"Bombing on <b>{'x' * 56}…"


@pytest.mark.parametrize("code", list(EVENT_TYPES))
def test_every_type_makes_a_headline_in_both_languages(code: str) -> None:
    roles = [(role, role) for role in ("perpetrator", "target", "participant", "agent", "sender", "topic")]
    event = _event(code, *roles, place=_HIT)

    for cat in (EN, AR):
        text = compose_headline(event, cat).text
        assert text.startswith(label_type(code, cat))
        assert len(text) > len(label_type(code, cat))


def test_an_unknown_type_is_shown_by_its_code() -> None:
    assert label_type("no.such", EN) == "no.such"
