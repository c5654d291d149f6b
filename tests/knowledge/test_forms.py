"""English forms: what a word may be, and how a verb inflects."""

from __future__ import annotations

from pathlib import Path

import pytest

from tansiq.errors import LexiconError
from tansiq.knowledge import forms
from tansiq.knowledge.forms import (
    ADJ,
    ADV,
    BASE,
    GERUND,
    NOUN,
    PART,
    PAST,
    PLURAL,
    S_FORM,
    build_forms,
    inflect,
    load_bits,
)


@pytest.mark.parametrize(
    ("word", "bits"),
    [
        pytest.param("attack", BASE | NOUN, id="noun-or-verb"),
        pytest.param("attacks", S_FORM | PLURAL, id="plural-or-third-person"),
        pytest.param("attacked", PAST | PART, id="regular"),
        pytest.param("attacking", GERUND, id="ing"),
        pytest.param("hit", BASE | PAST | PART | NOUN, id="one-form-for-all"),
        pytest.param("fled", PAST | PART, id="irregular"),
        pytest.param("broke", PAST, id="past-only"),
        pytest.param("broken", PART, id="participle-only"),
        pytest.param("children", PLURAL, id="irregular-plural"),
        pytest.param("armed", PAST | PART | ADJ, id="adjective-too"),
        pytest.param("quickly", ADV, id="adverb"),
        pytest.param("soldiers", PLURAL, id="plural"),
    ],
)
def test_a_form_may_be(word: str, bits: int) -> None:
    assert load_bits()[word] & bits == bits


@pytest.mark.parametrize(
    ("word", "bit"),
    [
        pytest.param("kirkuk", BASE, id="a-town-is-no-verb"),
        pytest.param("militants", S_FORM, id="plural-of-a-thing-only"),
        pytest.param("broke", PART, id="past-is-no-participle"),
        pytest.param("arrested", NOUN, id="past-is-no-noun"),
    ],
)
def test_a_form_may_not_be(word: str, bit: int) -> None:
    assert not load_bits().get(word, 0) & bit


def test_forms_are_lower_case_latin() -> None:
    assert all(form == form.lower() for form in load_bits())
    assert 0 not in load_bits().values()


@pytest.mark.parametrize(
    ("lemma", "wanted"),
    [
        pytest.param("attack", ["attack", "attacked", "attacking", "attacks"], id="regular"),
        pytest.param("free", ["free", "freed", "freeing", "frees"], id="two-vowels-before-ing"),
        pytest.param("raze", ["raze", "razed", "razing", "razes"], id="silent-e"),
        pytest.param("kidnap", ["kidnap", "kidnapped", "kidnapping", "kidnaps"], id="doubled"),
        pytest.param("flee", ["flee", "fled", "fleeing", "flees"], id="irregular"),
        pytest.param("break", ["break", "broke", "broken", "breaking", "breaks"], id="past-and-participle-differ"),
        pytest.param("shoot", ["shoot", "shot", "shooting", "shoots"], id="shoot"),
        pytest.param("hit", ["hit", "hitting", "hits"], id="unchanged"),
        pytest.param("bury", ["bury", "buried", "burying", "buries"], id="y"),
        pytest.param("clash", ["clash", "clashed", "clashing", "clashes"], id="sibilant"),
    ],
)
def test_verbs_inflect(lemma: str, wanted: list[str]) -> None:
    assert sorted(inflect(lemma)) == sorted(wanted)


@pytest.mark.parametrize(
    ("lemma", "wanted"),
    [
        pytest.param("zorble", {"zorble", "zorbled", "zorbling", "zorbles"}, id="e"),
        pytest.param("zorbash", {"zorbash", "zorbashed", "zorbashing", "zorbashes"}, id="sibilant"),
        pytest.param("zorbat", {"zorbat", "zorbated", "zorbating", "zorbats"}, id="consonant"),
    ],
)
def test_verbs_that_the_table_lacks_inflect_by_rule(lemma: str, wanted: set[str]) -> None:
    assert inflect(lemma).keys() == wanted
    assert inflect(lemma)[lemma] == BASE


def test_one_form_keeps_all_that_it_may_be() -> None:
    assert inflect("hit")["hit"] == BASE | PAST | PART
    assert inflect("attack")["attacked"] == PAST | PART
    assert inflect("break") == {"break": BASE, "broke": PAST, "broken": PART, "breaking": GERUND, "breaks": S_FORM}


def test_inflected_forms_are_known_forms() -> None:
    for lemma in ("attack", "kill", "flee", "break", "seize", "deploy", "detonate"):
        for form, bits in inflect(lemma).items():
            assert load_bits()[form] & bits == bits


def test_the_table_is_built_anew_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_bits()
    shipped = forms._TARGET.read_bytes()
    monkeypatch.setattr(forms, "COMPILED", tmp_path)
    monkeypatch.setattr(forms, "_TARGET", tmp_path / "en-forms.json")
    assert build_forms().read_bytes() == shipped


def test_the_build_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(LexiconError, match="lemminflect"):
        build_forms()
