"""Trained spaCy pipelines as proposers: made, trained and saved here, and loaded as any other is."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, cast

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import fix_random_seed

from tansiq.errors import TansiqError
from tansiq.model import Note
from tansiq.reading import read_text
from tansiq.reading.proposers import make_proposers, read_with
from tansiq.reading.proposers.entities import Entities, load_entities
from tansiq.settings import Plugins, Settings
from tests.reading.proposers.cases import DAY

TRAINED = {
    "en": [
        ("Zakarya Hourani left for Amman.", "Zakarya Hourani", "PERSON"),
        ("Nabil Tamimi spoke in Kirkuk.", "Nabil Tamimi", "PERSON"),
        ("Salma Rashid went home early.", "Salma Rashid", "PERSON"),
        ("The letter names Florence.", "Florence", "GPE"),
        ("The map shows Florence.", "Florence", "GPE"),
    ],
    "ar": [
        ("غادر زكريا الحوراني إلى عمان.", "زكريا الحوراني", "PER"),
        ("تحدث نبيل التميمي في كركوك.", "نبيل التميمي", "PER"),
        ("عادت سلمى الراشد مبكرا.", "سلمى الراشد", "PER"),
        ("وسمت الرسالة هيت.", "هيت", "LOC"),
        ("تظهر الخريطة هيت.", "هيت", "LOC"),
    ],
}
"""Sentences of the tests' own, no one real in them: a recogniser that has learnt them by heart will do."""


def train(lang: str) -> Language:
    """A pipeline with an entity recogniser that was really trained, on five sentences."""
    fix_random_seed(1)
    nlp = spacy.blank(lang)
    nlp.add_pipe("ner")
    nlp.meta["name"], nlp.meta["version"] = "five_sentences", "1.0"
    examples = [
        Example.from_dict(
            nlp.make_doc(text), {"entities": [(text.index(name), text.index(name) + len(name), label)]}
        )
        for text, name, label in TRAINED[lang]
    ]  # fmt: skip
    optimizer = nlp.initialize(lambda: examples)
    chance = random.Random(1)
    for _ in range(40):
        chance.shuffle(examples)
        nlp.update(examples, sgd=optimizer)
    return nlp


def add_names(nlp: Language, label: str, *names: str) -> None:
    """A recogniser that knows these names by their letters."""
    ruler = cast("Any", nlp.add_pipe("entity_ruler"))
    ruler.add_patterns([{"label": label, "pattern": name} for name in names])


@pytest.fixture(scope="session", params=["en", "ar"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trained pipeline on disk, of each language."""
    path: Path = tmp_path_factory.mktemp("pipelines") / str(request.param)
    train(request.param).to_disk(path)
    return path


def test_names_of_a_trained_pipeline_are_kept_as_our_readers_read_them(folder: Path) -> None:
    (proposer,) = make_proposers(Settings(plugins=Plugins(spacy=(str(folder),))), party="home")
    lang = folder.name
    assert proposer.name == f"spacy {lang}_five_sentences 1.0"

    added = 0
    for text, name, label in TRAINED[lang]:
        plain = read_text(text, published=DAY, language=lang)
        reading = read_with([proposer], text, published=DAY, language=lang)
        kept = [(m.text, m.kind, m.by) for m in reading.mentions if m.by != "rules"]
        is_new = name not in [m.text for m in plain.mentions]
        assert kept == [(name, "actor" if label.startswith("PER") else "place", proposer.name)] * is_new
        added += is_new
        assert [m for m in reading.mentions if m.by == "rules"] == list(plain.mentions)
        assert reading.notes == ()
    assert added >= 4


def test_a_pipeline_is_asked_about_texts_of_its_language_alone(folder: Path) -> None:
    other = {"en": "ar", "ar": "en"}[folder.name]
    text = TRAINED[other][0][0]
    reading = read_with([load_entities(str(folder))], text, published=DAY, language=other)
    assert reading == read_text(text, published=DAY, language=other)


def test_a_pipeline_of_any_language_is_asked_about_all() -> None:
    nlp = spacy.blank("xx")
    add_names(nlp, "PER", "Zakarya Hourani", "زكريا الحوراني")
    for lang in ("en", "ar"):
        text, name, _ = TRAINED[lang][0]
        reading = read_with([Entities(nlp)], text, published=DAY, language=lang)
        assert [m.text for m in reading.mentions if m.by != "rules"] == [name]


@pytest.mark.parametrize(
    ("lang", "text", "name", "label"),
    [
        pytest.param("en", "Gunmen fled the burning market.", "burning market", "PERSON", id="en-no-person"),
        pytest.param("ar", "فر المسلحون من السوق المحترق.", "السوق المحترق", "GPE", id="ar-no-place"),
        pytest.param("en", "Florence is quiet.", "Florence is", "GPE", id="en-more-than-the-name"),
        pytest.param("ar", "هيت هادئة.", "هيت هادئة", "LOC", id="ar-more-than-the-name"),
        pytest.param("en", "Salma Rashid went home.", "Salma Rashid", "WORK_OF_ART", id="en-label-we-do-not-use"),
        pytest.param("ar", "عادت سلمى الراشد.", "سلمى الراشد", "MISC", id="ar-label-we-do-not-use"),
    ],
)
def test_a_name_that_our_readers_do_not_read_is_dropped(lang: str, text: str, name: str, label: str) -> None:
    nlp = spacy.blank(lang)
    add_names(nlp, label, name)
    assert [ent.text for ent in nlp(text).ents] == [name]
    assert read_with([Entities(nlp)], text, published=DAY, language=lang) == read_text(
        text, published=DAY, language=lang
    )


def test_a_text_beyond_its_length_is_not_given_to_it() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler")
    nlp.max_length = 10
    reading = read_with([Entities(nlp)], "The letter names Florence.", language="en")
    assert [note.code for note in reading.notes] == ["too-long"]


def test_a_pipeline_that_fails_leaves_the_rules_reading() -> None:
    @Language.component("tansiq_test_breaks", assigns=["doc.ents"])
    def breaks(doc: object) -> object:
        raise MemoryError

    nlp = spacy.blank("en")
    nlp.add_pipe("tansiq_test_breaks")
    reading = read_with([Entities(nlp)], "The letter names Florence.", language="en")
    assert reading.notes == (Note("spacy en_pipeline 0.0.0", "failed"),)


@pytest.mark.parametrize(
    "name", [pytest.param("no_such_package_of_ours", id="no-package"), pytest.param("/dev/null", id="no-folder")]
)
def test_a_pipeline_that_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(TansiqError, match="TANSIQ_SPACY"):
        load_entities(name)


def test_a_pipeline_without_a_recogniser_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "plain")
    with pytest.raises(TansiqError, match="no entity recogniser"):
        load_entities(str(tmp_path / "plain"))


def test_nothing_is_on_by_default() -> None:
    assert make_proposers(Settings(), party="home") == ()
