"""The gate compares as docs/method/gate.md says, and its floors move only as they may."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import gate
from tests.gate_matching import Json, find_anchor, is_type_accepted, same_name, score_event
from tests.gate_tally import Tally

TEXT = "Gunmen attacked\na patrol near Taza on 3 May, killing two soldiers, a colonel told the Taza Herald."
LABEL: Json = {
    "types": ["attack.armed"], "anchor": "attacked a patrol", "need": True, "from": "2020-05-03", "to": "2020-05-04",
    "place": "Taza|near Taza", "country": "IQ", "roles": {"perpetrator": ["gunmen"], "target": ["patrol"]},
    "casualties": {"killed": [2, 2]}, "status": "occurred", "source": ["colonel", "Taza Herald"],
}  # fmt: skip
EVENT: Json = {
    "type": "attack.armed", "from": "2020-05-03", "to": "2020-05-04", "status": "occurred", "spans": [[0, 24]],
    "place": {"name": "Taza", "country": "IQ"}, "places": [], "casualties": {"killed": [2, 2]},
    "roles": {"perpetrator": ["Gunmen"], "target": ["a patrol"]}, "sources": [["a colonel", "Taza Herald"]],
}  # fmt: skip
ROW: Json = {"id": "en-002", "text": TEXT, "published": "2020-05-04", "events": [LABEL]}


def fields(label: Json, event: Json) -> dict[str, float]:
    return dict(score_event(label, event))


@pytest.mark.parametrize(
    ("accepted", "name", "is_same"),
    [
        pytest.param("the army|soldiers", "Army", True, id="article-and-case"),
        pytest.param("army", "army of the north and of the south west and others", False, id="far-too-long"),
        pytest.param("the northern army corps", "northern army", True, id="half-is-enough"),
        pytest.param("the old northern army corps", "corps", False, id="less-than-half"),
        pytest.param("الجيش العراقي", "للجيش العراقي", True, id="arabic-elision"),
        pytest.param("جيش", "والجيش", True, id="arabic-conjunction-and-article"),
        pytest.param("بغداد", "وبغداد", True, id="arabic-proclitic"),
        pytest.param("مسلحين", "مسلحين", True, id="arabic-equal"),
        pytest.param("جندي", "جنديا", True, id="arabic-tanwin"),
        pytest.param("army", "navy", False, id="other"),
    ],
)
def test_names_are_compared_word_by_word(accepted: str, name: str, is_same: bool) -> None:
    assert same_name(accepted, name) is is_same


def test_anchor_is_found_across_line_breaks() -> None:
    assert TEXT[slice(*find_anchor(TEXT, "attacked a patrol"))] == "attacked\na patrol"
    with pytest.raises(ValueError, match="do not stand"):
        find_anchor(TEXT, "attacked two patrols")


def test_type_accepts_what_is_below_it() -> None:
    assert is_type_accepted(["attack"], "attack.armed")
    assert not is_type_accepted(["attack.armed"], "attack")
    assert not is_type_accepted(["release"], "released")


def test_event_that_is_right_scores_one_in_every_field() -> None:
    assert set(fields(LABEL, EVENT).values()) == {1.0}
    assert len(score_event(LABEL, EVENT)) == 11
    assert set(fields(LABEL, {}).values()) == {0.0}


@pytest.mark.parametrize(
    ("label", "event", "score"),
    [
        pytest.param({}, {"from": "2020-05-03", "to": "2020-05-05"}, 0.5, id="days-in-common-by-days-covered"),
        pytest.param({}, {"from": "2020-05-03T20:00", "to": "2020-05-03T22:00"}, 1.0, id="times-of-the-day"),
        pytest.param({}, {"from": None, "to": "2020-05-04"}, 0.0, id="open-where-closed-is-asked"),
        pytest.param(
            {"within": True, "to": "2020-05-09"}, {"from": "2020-05-04", "to": "2020-05-05"}, 1.0, id="within"
        ),
        pytest.param({"to": None}, {"from": "2020-05-03", "to": None}, 1.0, id="since"),
        pytest.param({"to": None}, {"from": "2020-05-02", "to": None}, 0.0, id="since-another-day"),
        pytest.param({"to": None}, {"from": "2020-05-03", "to": "2020-05-04"}, 0.0, id="since-is-no-day"),
        pytest.param({"from": None}, {"from": None, "to": "2020-05-04"}, 1.0, id="before"),
        pytest.param({"within": True}, {"from": None, "to": "2020-05-04"}, 1.0, id="on-or-before-within"),
    ],
)
def test_periods(label: Json, event: Json, score: float) -> None:
    assert fields(LABEL | label, EVENT | event)["when"] == score


def test_a_name_in_two_roles_counts_in_none() -> None:
    roles = {"perpetrator": ["gunmen"], "target": ["gunmen", "patrol"]}

    assert [value for field, value in score_event(LABEL, EVENT | {"roles": roles}) if field == "roles"] == [0.0, 1.0]


def test_many_wrong_names_lower_the_right_one() -> None:
    roles = {"perpetrator": ["gunmen", "a", "b", "c", "d", "e"], "target": ["patrol"]}
    scores = [value for field, value in score_event(LABEL, EVENT | {"roles": roles}) if field == "roles"]

    assert scores == [0.5, 1.0]


def test_chain_is_in_order() -> None:
    turned = fields(LABEL, EVENT | {"sources": [["Taza Herald", "colonel"]]})

    assert (turned["source"], turned["chain"]) == (1.0, 0.0)


def test_tally_weighs_recall_and_precision() -> None:
    tally = Tally()
    optional = LABEL | {"types": ["arrest"], "need": False, "anchor": "a colonel"}
    tally.add(ROW | {"events": [LABEL, optional]}, [EVENT, EVENT | {"type": "seizure"}, EVENT | {"type": "statement"}])

    reached = tally.figures()
    assert reached["recall"] == reached["events"] == round(1 / 1.5, 4)
    assert reached["precision"] == 0.5
    assert reached["type"] == 0.5
    assert len(tally.misses) == len(tally.extras) == 1


def test_a_label_speaks_for_one_event_of_a_type() -> None:
    tally = Tally()
    tally.add(ROW, [EVENT, EVENT])

    assert (tally.counted, tally.right) == (2, 1)


@pytest.mark.parametrize(
    ("name", "half"),
    [("en-004", "development"), ("ar-017", "held_out"), ("ar-r02", "development"), ("en-r21", "held_out")],
)
def test_halves_are_even_and_odd(name: str, half: str) -> None:
    assert gate.half_of(name) == half


def test_pin_raises_and_never_lowers_unless_allowed() -> None:
    old = {"fingerprint": "x", "floors": {"en/sentences/development": {"type": 0.6, "when": 0.4}}}
    figures = {"en/sentences/development": {"type": 0.5, "when": 0.4567}}

    assert gate.pin(figures, old, "x", allow_lower=False)["floors"] == {
        "en/sentences/development": {"type": 0.6, "when": 0.456}
    }
    assert gate.pin(figures, old, "x", allow_lower=True)["floors"]["en/sentences/development"]["type"] == 0.5
    with pytest.raises(SystemExit, match="data changed"):
        gate.pin(figures, old, "y", allow_lower=False)


def test_compare_names_what_fell_what_is_gone_and_changed_data() -> None:
    floors = {"fingerprint": "x", "floors": {"ar/reports/held_out": {"type": 0.6, "when": 0.4, "f1": 0.1}}}

    assert gate.compare({"ar/reports/held_out": {"type": 0.6, "when": 0.39, "f1": 0.2}}, floors, "x") == [
        "ar/reports/held_out when: 0.39 below 0.4"
    ]
    assert len(gate.compare({}, floors, "y")) == 4


def test_held_out_half_is_never_shown() -> None:
    with pytest.raises(SystemExit, match="development half only"):
        list(gate.show({}, "misses", "held_out"))
    with pytest.raises(SystemExit, match="development half only"):
        gate.main(["--show", "extra", "--half", "held_out"])


def test_measure_puts_each_document_into_its_half(tmp_path: Path) -> None:
    for language in ("en", "ar"):
        for kind in ("sentences", "reports"):
            rows = [ROW | {"id": f"{language}-{n}"} for n in (1, 2)] if (language, kind) == ("en", "reports") else []
            text = "".join(json.dumps(row) + "\n" for row in rows)
            (tmp_path / f"{kind}_{language}.jsonl").write_text(text, encoding="utf-8")
    tallies = gate.measure(tmp_path, lambda row: [EVENT] if row["id"] == "en-2" else [])

    assert tallies["en/reports/development"].found == 1.0
    assert (tallies["en/reports/held_out"].found, tallies["en/reports/held_out"].worth) == (0.0, 1.0)
    assert gate.fingerprint(tmp_path) != gate.fingerprint()


def test_floors_are_of_the_data_as_committed() -> None:
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))

    assert floors["fingerprint"] == gate.fingerprint()
    assert len(floors["floors"]) == 8
