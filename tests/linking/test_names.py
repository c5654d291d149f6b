"""Names across scripts: the labelled pairs, and what must hold of any two names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tansiq.cli import run
from tansiq.linking.names import ALIKE, match_names, names_alike

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "name_pairs_consonants.jsonl").read_text("utf-8").splitlines()
]
LETTERS = st.text(alphabet="abcdehilmnorsuyاأإبةتحدرسشعقكلمنهويى -'", max_size=24)


@pytest.mark.parametrize("half", [0, 1], ids=["development", "held out"])
def test_names_with_the_same_consonants_are_told_apart(half: int) -> None:
    pairs = PAIRS[half::2]
    right = sum(names_alike(one["a"], one["b"]) is one["same"] for one in pairs)
    assert right >= 0.9 * len(pairs)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Faleh Fayadh", "Falah al-Fayadh"),
        ("Falah al-Fayadh", "فالح الفياض"),
        ("Mustafa al-Kadhimi", "مصطفى الكاظمي"),
        ("Rami Abdulrahman", "رامي عبد الرحمن"),
        ("Brig. Gen. Yahya Rasool", "العميد يحيى رسول"),
        ("Nouri al-Maliki", "نوري المالكي"),
        ("Abdelkader Ben Salah", "عبد القادر بن صالح"),
    ],
)
def test_spellings_of_one_name_stay_together(a: str, b: str) -> None:
    assert match_names(a, b) >= ALIKE


@pytest.mark.parametrize(
    ("a", "b"), [("حسن", "حسين"), ("سالم", "سليم"), ("علي", "علاء"), ("Ali Hassan", "Ali Hussein")]
)
def test_another_bearer_of_the_same_consonants_is_another(a: str, b: str) -> None:
    assert match_names(a, b) < ALIKE


def test_another_number_is_another_body() -> None:
    assert match_names("Unit 123", "Unit 999") == 0
    assert match_names("الفرقة 9", "الفرقة 10") == 0
    assert match_names("الفرقة 9", "الفرقة ٩") == 1


def test_scripts_may_be_mixed_within_a_name() -> None:
    assert match_names("محمد Ali", "Muhammad علي") >= ALIKE


@given(LETTERS, LETTERS)
def test_a_score_is_symmetrical_and_between_0_and_1(a: str, b: str) -> None:
    assert match_names(a, b) == match_names(b, a)
    assert 0 <= match_names(a, b) <= 1


@given(LETTERS.filter(lambda name: any(char.isalpha() for char in name)))
def test_a_name_is_its_own(name: str) -> None:
    assert match_names(name, name) == 1


def test_the_command_scores_a_line_a_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("Nouri al-Maliki\tنوري المالكي\r\nonly one\nAli\tعلاء\n", encoding="utf-8")
    assert run(["names", "match", "--tsv", str(path)]) == 1
    out, err = capsys.readouterr()
    scores = [float(line) for line in out.splitlines()]
    assert len(scores) == 3
    assert scores[0] > ALIKE > scores[2]
    assert scores[1] == 0
    assert "line 2" in err
