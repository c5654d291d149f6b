"""What is kept of a proposal, and what is not; every case in both languages."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.model import COUNT_SLOTS, ROLE_SLOTS, Count, Note, Period, Place, Reading
from tansiq.reading import read_text, to_contract
from tansiq.reading.pipeline import read_draft
from tansiq.reading.proposers import Named, Proposals, Stated, Told
from tansiq.reading.proposers.proposal import NamedKind
from tansiq.reading.proposers.reread import Rereader
from tansiq.reading.sheet import Lang
from tests.reading.outputs import validator
from tests.reading.proposers.cases import DAY, TEXTS, Saying, claims_by, read, spans_of, told

LANGS: tuple[Lang, ...] = ("en", "ar")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text that the cases are about."""

    kind: str
    trigger: str
    doers: str
    dead: str
    ambush: str
    week: str
    day: str
    place: str
    rule_target: str


WORDS: dict[Lang, Words] = {
    "en": Words(
        "attack.armed", "attack", "masked men", "three guards", "ambush", "last week", "Monday", "Tikrit", "motorbikes"
    ),
    "ar": Words(
        "attack.bombing", "انفجار", "مسلحون", "ثلاثة حراس", "كمين", "الأسبوع الماضي", "يوم الإثنين", "تكريت", "سوقا"
    ),
}  # fmt: skip


def by_rules(lang: Lang, text: str = "") -> Reading:
    return read_text(text or TEXTS[lang], published=DAY, language=lang)


@pytest.mark.parametrize("lang", LANGS)
def test_words_that_our_readers_read_alike_are_kept_and_signed(lang: Lang) -> None:
    text, words = TEXTS[lang], WORDS[lang]
    reading = read(
        text,
        lang,
        told(text, words.kind, words.trigger, "perpetrator", words.doers),
        told(text, words.kind, words.trigger, "killed", words.dead, Stated(3, 3)),
    )

    assert claims_by(reading) == [
        (words.kind, "perpetrator", words.doers), (words.kind, "killed", Count.exactly(3))
    ]  # fmt: skip
    (event,) = reading.events
    doers, dead = event.claims[-2:]
    assert [text[slice(*one.spans[0])] for one in (doers, dead)] == [words.doers, words.dead]
    assert event.casualties["killed"] == Count.exactly(3)
    output = to_contract(reading, doc_id="1", text=text)
    assert [error.json_path for error in validator().iter_errors(output)] == []
    assert {claim["by"] for claim in output["events"][0]["claims"]} == {"rules", "model of the tests"}


@pytest.mark.parametrize("lang", LANGS)
def test_all_that_the_rules_read_stays_to_the_last_claim(lang: Lang) -> None:
    text, words = TEXTS[lang], WORDS[lang]
    plain = by_rules(lang)
    reading = read(
        text,
        lang,
        told(text, words.kind, words.trigger, "killed", words.dead),
        told(text, "attack.ambush", words.ambush, "period", words.week),
    )

    kept = [replace(e, claims=tuple(c for c in e.claims if c.by == "rules")) for e in reading.events[:1]]
    assert kept == list(plain.events)
    assert replace(reading, events=plain.events) == plain


@pytest.mark.parametrize("lang", LANGS)
def test_an_event_that_the_rules_left_for_want_of_support_is_read_with_its_support(lang: Lang) -> None:
    text, words = TEXTS[lang], WORDS[lang]
    reading = read(text, lang, told(text, "attack.ambush", words.ambush, "period", words.week))

    _, event = reading.events
    assert (event.type, {claim.by for claim in event.claims}) == ("attack.ambush", {"model of the tests"})
    assert event.period == Period(date(2022, 1, 17), date(2022, 1, 24), "week")


@pytest.mark.parametrize("lang", LANGS)
def test_an_event_without_any_slot_is_none(lang: Lang) -> None:
    text, words = TEXTS[lang], WORDS[lang]
    assert read(text, lang, told(text, "attack.ambush", words.ambush, "event", words.ambush)) == by_rules(lang)


# What is dropped: name, and the proposal made of the text and its words.
def _dropped(text: str, w: Words) -> dict[str, Told]:
    return {
        "other-number": told(text, w.kind, w.trigger, "killed", w.dead, Stated(4, 4)),
        "no-ceiling-in-the-words": told(text, w.kind, w.trigger, "killed", w.dead, Stated(3, None)),
        "no-number-in-the-words": told(text, w.kind, w.trigger, "killed", w.doers),
        "number-of-something-else": told(text, w.kind, w.trigger, "displaced", w.dead, Stated(3, 3)),
        "words-not-in-the-text": told(text, w.kind, w.trigger, "perpetrator", "the Blue Brigade"),
        "trigger-not-in-the-text": told(text, w.kind, "massacre", "perpetrator", w.doers),
        "half-a-word": Told(w.kind, spans_of(text, w.trigger), "perpetrator", ((3, 5),)),
        "span-outside-the-text": Told(w.kind, spans_of(text, w.trigger), "perpetrator", ((0, len(text) + 9),)),
        "span-turned-round": Told(w.kind, spans_of(text, w.trigger), "perpetrator", ((9, 3),)),
        "type-that-the-words-do-not-carry": told(text, "attack.chemical", w.ambush, "period", w.week),
        "type-of-no-ontology": told(text, "attack.laser", w.ambush, "period", w.week),
        "other-type-at-the-words-of-an-event": told(text, "attack.airstrike", w.trigger, "killed", w.dead),
        "no-such-slot": told(text, w.kind, w.trigger, "colour", w.doers),
        "role-of-another-family": told(text, w.kind, w.trigger, "bearer", w.doers),
        "role-of-another-sort": told(text, w.kind, w.trigger, "perpetrator_org", w.doers),
        "people-as-a-weapon": told(text, w.kind, w.trigger, "weapon", w.doers),
        "in-a-role-already": told(text, w.kind, w.trigger, "victim", w.rule_target),
        "period-the-rules-have": told(text, w.kind, w.trigger, "period", w.day),
        "place-the-rules-have": told(text, w.kind, w.trigger, "place", w.place, Stated(country="IQ")),
        "other-country": told(text, "attack.ambush", w.ambush, "place", w.place, Stated(country="US")),
        "of-another-sentence": told(text, w.kind, w.trigger, "period", w.week),
        "other-days": told(
            text, "attack.ambush", w.ambush, "period", w.week, Stated(first="2022-01-16", last="2022-01-22")
        ),
        "status-is-ours-to-read": told(text, w.kind, w.trigger, "status", w.trigger),
    }


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", list(_dropped(TEXTS["en"], WORDS["en"])))
def test_what_our_readers_do_not_read_is_dropped(lang: Lang, case: str) -> None:
    assert read(TEXTS[lang], lang, _dropped(TEXTS[lang], WORDS[lang])[case]) == by_rules(lang)


@pytest.mark.parametrize("lang", LANGS)
def test_days_that_are_ours_are_no_contradiction(lang: Lang) -> None:
    text, words = TEXTS[lang], WORDS[lang]
    stated = Stated(first="2022-01-17", last="2022-01-23")
    reading = read(text, lang, told(text, "attack.ambush", words.ambush, "period", words.week, stated))
    assert len(reading.events) == 2


@pytest.mark.parametrize(
    ("lang", "text", "kind", "trigger", "slot", "words"),
    [
        pytest.param(
            "en", "The army did not attack Tikrit on Monday.", "attack.armed", "attack", "period", "Monday",
            id="en-negated",
        ),
        pytest.param(
            "ar", "لم يهاجم الجيش تكريت يوم الإثنين.", "attack.armed", "يهاجم", "period", "يوم الإثنين", id="ar-negated"
        ),
        pytest.param(
            "en", "If gunmen attack Tikrit on Monday, the road will be closed.", "attack.armed", "attack", "period",
            "Monday", id="en-supposed",
        ),
        pytest.param(
            "ar", "إذا هاجم مسلحون تكريت يوم الإثنين أغلق الطريق.", "attack.armed", "هاجم", "period", "يوم الإثنين",
            id="ar-supposed",
        ),
    ],
)  # fmt: skip
def test_what_did_not_happen_is_not_made_to_happen(
    lang: Lang, text: str, kind: str, trigger: str, slot: str, words: str
) -> None:
    plain = by_rules(lang, text)
    assert plain.events == ()
    assert read(text, lang, told(text, kind, trigger, slot, words)) == plain


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "dead"),
    [
        pytest.param(
            "en", "An attack shook Tikrit on Monday; the dead were three guards and three guards more.",
            "attack", "three guards", id="en",
        ),
        pytest.param(
            "ar", "هز انفجار تكريت يوم الإثنين وكان بين القتلى ثلاثة حراس ثم ثلاثة حراس.", "انفجار", "ثلاثة حراس",
            id="ar",
        ),
    ],
)  # fmt: skip
def test_words_that_stand_twice_say_of_neither_that_it_is_meant(lang: Lang, text: str, trigger: str, dead: str) -> None:
    plain = by_rules(lang, text)
    assert len(spans_of(text, dead)) == 2
    assert read(text, lang, told(text, plain.events[0].type, trigger, "killed", dead)) == plain


def test_a_clitic_may_be_left_out_before_an_arabic_word() -> None:
    # English writes no clitics.
    text = "وقع هجوم ببغداد."
    draft = read_draft(text, published=DAY, language="ar")
    assert draft.sheet is not None
    assert draft.story is not None
    reread = Rereader(draft.sheet, draft.story)
    at = text.index("بغداد")

    assert reread.words((at, at + 5)) == reread.words((at - 1, at + 5)) == (2, 3)
    assert reread.words((at + 1, at + 5)) is None


@pytest.mark.parametrize(
    ("lang", "text", "name", "kind", "value"),
    [
        pytest.param(
            "en", "Zakarya Hourani left for Amman.", "Zakarya Hourani", "person", "Zakarya Hourani", id="en-person"
        ),
        pytest.param(
            "ar", "غادر زكريا الحوراني إلى عمان.", "زكريا الحوراني", "person", "زكريا الحوراني", id="ar-person"
        ),
        pytest.param("en", "The letter names Florence.", "Florence", "place", "Florence", id="en-place"),
        pytest.param("ar", "وسمت الرسالة هيت.", "هيت", "place", "هيت", id="ar-place"),
    ],
)
def test_a_name_is_kept_as_our_readers_read_it_alone(lang: Lang, text: str, name: str, kind: str, value: str) -> None:
    assert name not in [m.text for m in by_rules(lang, text).mentions]
    (span,) = spans_of(text, name)
    reading = read(text, lang, proposers=[Saying(named=(Named(kind, span),))])  # type: ignore[arg-type]

    (mention,) = [m for m in reading.mentions if m.by != "rules"]
    assert (mention.text, mention.kind) == (name, "actor" if kind == "person" else kind)
    assert getattr(mention.value, "name", "") == value
    output = to_contract(reading, doc_id="1", text=text)
    assert {m.get("by") for m in output["mentions"]} == {None, "model of the tests"} - (
        {None} if len(output["mentions"]) == 1 else set()
    )
    assert [error.json_path for error in validator().iter_errors(output)] == []


@pytest.mark.parametrize(
    ("lang", "text", "name", "kind"),
    [
        pytest.param("en", "Gunmen fled on Monday.", "Gunmen fled", "place", id="en-no-place"),
        pytest.param("ar", "فر مسلحون يوم الإثنين.", "مسلحون", "place", id="ar-no-place"),
        pytest.param("en", "The chair was red.", "chair", "time", id="en-no-time"),
        pytest.param("ar", "كان الكرسي أحمر.", "الكرسي", "time", id="ar-no-time"),
        pytest.param("en", "The chair was red.", "chair", "quantity", id="en-no-number"),
        pytest.param("ar", "كان الكرسي أحمر.", "الكرسي", "quantity", id="ar-no-number"),
        pytest.param("en", "The chair was red.", "chair", "body", id="en-no-body"),
        pytest.param("ar", "كان الكرسي أحمر.", "الكرسي", "body", id="ar-no-body"),
        pytest.param("en", "They met in Kirkuk.", "Kirkuk", "place", id="en-read-already"),
        pytest.param("ar", "اجتمعوا في كركوك.", "كركوك", "place", id="ar-read-already"),
    ],
)
def test_a_name_that_our_readers_do_not_read_is_dropped(lang: Lang, text: str, name: str, kind: str) -> None:
    (span,) = spans_of(text, name)
    assert read(text, lang, proposers=[Saying(named=(Named(kind, span),))]) == by_rules(lang, text)  # type: ignore[arg-type]


def test_our_grammar_says_what_a_name_means_for_an_event() -> None:
    # English alone: Arabic has no capitals, so no place is left for want of them.
    text = "A blast killed two guards overlooking Belet Weyne, residents said."
    plain = by_rules("en", text)
    assert plain.events[0].place is None
    (span,) = spans_of(text, "Belet Weyne")
    reading = read(text, "en", proposers=[Saying(named=(Named("place", span),))])

    ((kind, slot, place),) = claims_by(reading)
    assert (kind, slot) == (plain.events[0].type, "place")
    assert isinstance(place, Place)
    assert (place.name, place.country, place.is_located) == ("Beledweyne", "SO", True)


@pytest.mark.parametrize("lang", LANGS)
def test_without_plugins_the_output_is_the_same_to_the_byte(lang: Lang) -> None:
    plain, asked = by_rules(lang), read(TEXTS[lang], lang, proposers=[])
    one, other = (json.dumps(to_contract(r, doc_id="1", text=TEXTS[lang]), ensure_ascii=False) for r in (plain, asked))
    assert one == other
    assert '"by": "rules"' in one
    assert all("by" not in mention.to_json() for mention in plain.mentions)


def _spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    """Ranges of whole words mostly, and any at all."""
    edges = sorted({0, len(text), *(at for at, char in enumerate(text) if char == " ")})
    words = st.tuples(st.sampled_from(edges), st.sampled_from(edges)).map(
        lambda pair: (pair[0] + (text[pair[0] : pair[0] + 1] == " "), pair[1])
    )
    return st.one_of(words, words, st.tuples(st.integers(-3, len(text) + 3), st.integers(-3, len(text) + 3)))


_SLOTS = st.sampled_from(["event", "status", "period", "place", *COUNT_SLOTS, *ROLE_SLOTS])
_KINDS: st.SearchStrategy[NamedKind] = st.sampled_from(["place", "time", "person", "body", "quantity"])


@pytest.mark.parametrize("lang", LANGS)
@given(data=st.data())
def test_no_proposal_changes_what_the_rules_read_or_breaks_it(lang: Lang, data: st.DataObject) -> None:
    text = TEXTS[lang]
    spans = _spans(text)
    some = st.lists(spans, min_size=1, max_size=2).map(tuple)
    known = [st.just(spans_of(text, words)) for words in (WORDS[lang].trigger, WORDS[lang].ambush)]
    one = st.builds(Told, st.sampled_from(sorted(EVENT_TYPES)), st.one_of(some, *known), _SLOTS, some)
    told_ = data.draw(st.lists(one, max_size=6))
    named = data.draw(st.lists(st.builds(Named, _KINDS, spans), max_size=4))
    plain = by_rules(lang)
    reading = read(text, lang, proposers=[Saying(tuple(told_), tuple(named))])

    assert reading.notes == ()
    ours = [(event, tuple(c for c in event.claims if c.by == "rules")) for event in reading.events]
    left = [replace(event, claims=claims) for event, claims in ours if claims]
    assert left == list(plain.events)
    assert [m for m in reading.mentions if m.by == "rules"] == list(plain.mentions)
    assert (reading.figures, reading.relations) == (plain.figures, plain.relations)
    output = to_contract(reading, doc_id="1", text=text)
    assert [error.json_path for error in validator().iter_errors(output)] == []


class _Broken:
    name = "broken"

    def propose(self, text: str, reading: Reading) -> Proposals:
        raise RuntimeError(text)


@pytest.mark.parametrize("lang", LANGS)
def test_a_plugin_that_breaks_leaves_the_rules_reading_and_is_told_of(lang: Lang) -> None:
    text, words = TEXTS[lang], WORDS[lang]
    good = Saying((told(text, words.kind, words.trigger, "killed", words.dead),))
    reading = read(text, lang, proposers=[_Broken(), good])

    assert reading.notes == (Note("broken", "failed"),)
    assert [slot for _, slot, _ in claims_by(reading)] == ["killed"]


@pytest.mark.parametrize("lang", LANGS)
def test_of_two_plugins_the_first_fills_a_slot(lang: Lang) -> None:
    text, words = TEXTS[lang], WORDS[lang]
    said = (told(text, words.kind, words.trigger, "killed", words.dead),)
    reading = read(text, lang, proposers=[Saying(said, name="one"), Saying(said, name="two")])

    assert [claim.by for event in reading.events for claim in event.claims if claim.slot == "killed"] == ["one"]


def test_a_language_that_is_not_read_is_asked_of_nobody() -> None:
    assert read("Bir saldırı oldu.", "tr", proposers=[_Broken()]).notes == ()  # type: ignore[arg-type]


def test_every_slot_can_be_proposed_and_no_other() -> None:
    # The schema of answers and the check know the same slots.
    from tansiq.reading.proposers.answers import answer_schema

    slots = answer_schema()["properties"]["events"]["items"]["properties"]["slots"]["items"]["properties"]
    assert set(slots["slot"]["enum"]) == {"period", "place", *COUNT_SLOTS, *ROLE_SLOTS}
