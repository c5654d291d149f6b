"""The spaCy pipeline of each language: one component a step, each saying what it needs and gives.

Everything a component finds rides on the Sheet (`doc._.sheet`); `read_report` and `read_text` are what others call.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from operator import attrgetter
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from tansiq.errors import ModelError
from tansiq.intake.language import detect_language
from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.model import Actor, Anchor, Event, Item, Mention, Period, Place, Quantity, Reading, Report, parse_instant
from tansiq.model.period import day_of
from tansiq.reading.actors import find_actors
from tansiq.reading.asides import find_figures
from tansiq.reading.candidates import Candidate
from tansiq.reading.cascade import Cascade, Story
from tansiq.reading.claims import make_event
from tansiq.reading.items import find_items, name_measured
from tansiq.reading.layout import Layout, read_layout
from tansiq.reading.layout_dates import day_filed
from tansiq.reading.lexicon import EMPTY, Word, load_lexicon
from tansiq.reading.links import find_indexes
from tansiq.reading.place_words import load_place_words
from tansiq.reading.places import find_places, with_capitals
from tansiq.reading.plans import find_planned
from tansiq.reading.quantities import find_quantities
from tansiq.reading.relations import find_relations
from tansiq.reading.sheet import Lang, Sheet
from tansiq.reading.statements import find_statements
from tansiq.reading.times import find_times
from tansiq.reading.tokens import make_nlp, make_sheet

__all__ = ["READING_VERSION", "Draft", "load_pipeline", "read_draft", "read_report", "read_text", "read_together"]

READING_VERSION = "1"
"""Raised with every change of what is read; entries carry it."""

for _name in ("sheet", "layout", "story"):
    Doc.set_extension(_name, default=None, force=True)

_SURROGATE = re.compile("[\ud800-\udfff]")


@Language.component("tansiq_sheet", requires=["doc._.layout"], assigns=["doc._.sheet"])
def _sheet_step(doc: Doc) -> Doc:
    doc._.sheet = make_sheet(doc.user_data["text"], doc._.layout, cast("Lang", doc.lang_))
    doc._.sheet.anchor = doc.user_data.get("anchor")
    return doc


def _fill_times(sheet: Sheet) -> None:
    sheet.times = find_times(sheet)


def _fill_quantities(sheet: Sheet) -> None:
    sheet.quantities = find_quantities(sheet)


def _fill_actors(sheet: Sheet) -> None:
    sheet.actors = find_actors(sheet)


def _fill_places(sheet: Sheet) -> None:
    # A country that acts ("Turkey launched") is a place as well; only places inside other names are none.
    actors, sheet.actors = (
        sheet.actors,
        [a for a in sheet.actors if a.actor.actor_type not in ("state", "group_of_people")],
    )
    sheet.places = find_places(sheet, load_gazetteer())
    sheet.actors = actors
    words = load_lexicon(sheet.lang).words
    if sheet.lang == "ar":
        # "وإن" is no town, though Van is written so.
        sheet.places = [
            p for p in sheet.places if p.core[1] - p.core[0] > 1 or not _is_particle(sheet, words, p.core[0])
        ]
    # "12 Ramadan": a month is no town of its name.
    dated = {word for time in sheet.times for word in range(time.start, time.end)}
    sheet.places = [p for p in sheet.places if p.core[0] not in dated]
    sheet.places = with_capitals(sheet, load_gazetteer())
    for place in sheet.places:
        # "near Kirkuk": the preposition is the clause's, not the name's.
        while place.start < place.core[0] and "prep" in words.get(sheet.keys[place.start], EMPTY).classes:
            place.start += 1
            place.place = replace(place.place, text=sheet.slice(place.start, place.end))


_FILLING: tuple[tuple[str, Callable[[Sheet], None]], ...] = (
    ("tansiq_times", _fill_times),
    ("tansiq_quantities", _fill_quantities),
    ("tansiq_actors", _fill_actors),
    ("tansiq_places", _fill_places),
)
"""Finders of mentions in their order, by the names of their components."""


def _component(fill: Callable[[Sheet], None]) -> Callable[[Doc], Doc]:
    def step(doc: Doc) -> Doc:
        fill(doc._.sheet)
        return doc

    return step


for _name, _fill in _FILLING:
    Language.component(_name, requires=["doc._.sheet"], assigns=["doc._.sheet"], func=_component(_fill))


_CLAUSAL = frozenset({"sub", "rel", "pron"})
# Letters of a word up to which "and" with a particle is a town's name as likely.
_SHORT_AND = 3


def _is_particle(sheet: Sheet, words: dict[str, Word], i: int) -> bool:
    if sheet.keys[i] in load_place_words("ar").type_of:
        # "العاصمة" alone says what a place is; it names none.
        return True
    word = words.get(sheet.keys[i], EMPTY)
    if word.classes - {"nosplit"}:
        return True
    if sheet.keys[i][:1] in ("و", "ف") and not _CLAUSAL.isdisjoint(words.get(sheet.keys[i][1:], EMPTY).classes):
        # "وإنه" is "and that he", and no Wana; "وان" may be Van.
        return len(sheet.keys[i]) > _SHORT_AND
    # "كمينا" is an ambush in the accusative, not "like Minna"; "وكمين" is "and an ambush", not "and like Maine".
    for key in (sheet.keys[i], sheet.keys[i][1:] if sheet.keys[i][:1] in ("و", "ف") else ""):
        if key[:1] == "ك" and any(entry.pos == "noun" for entry in words.get(key, EMPTY).entries):
            return True
    return False


@Language.component("tansiq_cascade", requires=["doc._.sheet"], assigns=["doc._.story"])
def _cascade_step(doc: Doc) -> Doc:
    doc._.story = Cascade(doc._.sheet).run()
    return doc


STEPS = ("tansiq_sheet", *(name for name, _ in _FILLING), "tansiq_cascade")


@cache
def load_pipeline(lang: Lang) -> Language:
    """The pipeline of one language, made on first use."""
    nlp = make_nlp(lang)
    nlp.max_length = 20_000_000
    for step in STEPS:
        nlp.add_pipe(step)
    return nlp


def _anchor(layout: Layout, published: str | None) -> Anchor | None:
    if published is not None:
        try:
            out = day_of(parse_instant(published))
        except ModelError:
            return None
        line = layout.place_line
        filed = None if line is None or not line.day else day_filed(line.day, out)
        return Anchor(out, "published") if filed is None else Anchor(filed, "place_line")
    if layout.place_line is not None and layout.place_line.date:
        return Anchor(date.fromisoformat(layout.place_line.date[:10]), "place_line")
    if layout.published:
        return Anchor(day_of(parse_instant(layout.published)), "text")
    return None


def _mentions(sheet: Sheet) -> list[Mention]:
    text, starts, ends = sheet.text, sheet.starts, sheet.ends

    def mention(start: int, end: int, value: Place | Period | Actor | Quantity) -> Mention:
        # One call a mention: a text has forty and more.
        span = (starts[start], ends[end - 1])
        return Mention(span, text[span[0] : span[1]] if end > start else "", value)

    # Kind by kind in their order: of two that begin and end together the first of them stands first.
    found = [mention(actor.start, actor.end, actor.actor) for actor in sheet.actors]
    found += [mention(*place.core, place.place) for place in sheet.places]
    found += [mention(one.start, one.end, Quantity(one.value)) for one in sheet.quantities]
    found += [mention(t.start, t.end, t.period) for t in sheet.times if t.period is not None and not t.is_duration]
    found.sort(key=attrgetter("span"))
    return found


def _events(sheet: Sheet, story: Story) -> list[Event]:
    made = [_event(sheet, story, tellings) for tellings in story.events]
    told = sorted([*made, *find_statements(sheet, story)], key=lambda event: event.spans[0])
    parts = find_indexes(story.events, "part_of")
    causes = find_indexes(story.events, "because")
    at = {id(event): n for n, event in enumerate(told)}
    home = [at[id(event)] for event in made]
    for n, (part, cause) in enumerate(zip(parts, causes, strict=True)):
        if part is not None or cause is not None:
            told[home[n]] = replace(
                made[n],
                part_of=None if part is None else home[part],
                because=None if cause is None else home[cause],
            )
    return told


def _event(sheet: Sheet, story: Story, tellings: list[Candidate]) -> Event:
    items: dict[str, Item] = {}
    for telling in tellings:
        for item in find_items(sheet, telling, story.groups(telling.sentence)):
            items.setdefault(item.what, item)
        name_measured(sheet, telling, story.groups(telling.sentence))
    return make_event(sheet, tellings, items=items.values(), planned=find_planned(sheet, tellings))


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading with what it was made from; sheet and story are None for a language that is not read."""

    reading: Reading
    text: str
    sheet: Sheet | None = None
    story: Story | None = None


_Add = Callable[[Sheet], None] | None
_Read = tuple[Sheet, Story]


def _read(nlp: Language, text: str, layout: Layout, day: date | None, add: _Add) -> Generator[None, None, _Read]:
    """The steps of STEPS one after the other: no Doc is made, whose fields cost as much as finding all relations."""
    sheet = make_sheet(text, layout, cast("Lang", nlp.lang))
    sheet.anchor = day
    yield
    for _, fill in _FILLING:
        fill(sheet)
        yield
    if add is not None:
        add(sheet)
    cascade = Cascade(sheet)
    cut = cascade.cut()
    yield
    return sheet, cascade.read(cut)


def _read_with_others(
    nlp: Language, text: str, layout: Layout, day: date | None, add: _Add
) -> Generator[None, None, _Read]:
    """The same by spaCy's pipeline, where it holds a component that is not ours and asks for spaCy's own tokens."""
    yield
    doc = nlp.make_doc(text)
    doc._.layout = layout
    doc.user_data["text"] = text
    doc.user_data["anchor"] = day
    for name, step in nlp.pipeline:
        if add is not None and name == STEPS[-1]:
            add(doc._.sheet)
        doc = step(doc)
    return cast("Sheet", doc._.sheet), cast("Story", doc._.story)


def read_draft(
    text: str,
    *,
    published: str | None = None,
    language: str | None = None,
    title: str = "",
    outlet: str = "",
    add: Callable[[Sheet], None] | None = None,
) -> Draft:
    """Read one text, and keep what the reading was made from.

    Args:
        text, published, language, title, outlet: As read_text.
        add: Called with the Sheet once its mentions are found and before any event is: may add mentions to it.

    Returns:
        What was read; `text` is as given, but for half surrogates.
    """
    steps = _steps(text, published=published, language=language, title=title, outlet=outlet, add=add)
    while True:
        try:
            next(steps)
        except StopIteration as read:
            return cast("Draft", read.value)


def read_together(texts: Iterable[Mapping[str, str | None]]) -> list[Reading | Exception]:
    """Read some texts, each step on all of them before the next step.

    The code and the tables of all steps are more than the processor keeps at hand: of one text after the other each
    step finds those of the others there, and takes 1.1 times as long (30 texts at once, MUC-4 and Arabic, 2026-11).

    Args:
        texts: What read_text is given for each, by name. All are kept until the last is read.

    Returns:
        For each, in order, what read_text gives, or what it would have raised.
    """
    found: dict[int, Reading | Exception] = {}
    going = {number: _steps(**known) for number, known in enumerate(texts)}  # type: ignore[arg-type]
    while going:
        for number, steps in list(going.items()):
            try:
                next(steps)
            except StopIteration as read:
                found[number] = read.value.reading
            except Exception as error:  # noqa: BLE001 (of one text, and said for that one; the rest is read)
                found[number] = error
            else:
                continue
            del going[number]
    return [found[number] for number in range(len(found))]


def _steps(
    text: str,
    *,
    published: str | None = None,
    language: str | None = None,
    title: str = "",
    outlet: str = "",
    add: _Add = None,
) -> Generator[None, None, Draft]:
    """read_draft, which stops behind each step so that another text may be taken through the same."""
    # A half surrogate is no character; one replacement for each keeps every offset where it was.
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
    code = language or detect_language(text, outlet)
    layout = read_layout(text, language=code, published=published, title=title, outlet=outlet)
    when = published or layout.published
    anchor = _anchor(layout, published)
    yield
    lang = code.split("-")[0]
    if lang not in ("en", "ar"):
        return Draft(Reading(code, when, layout.title, anchor, outlet=layout.outlet), text)
    day = None if anchor is None else anchor.date
    nlp = load_pipeline(cast("Lang", lang))
    ours = tuple(nlp.pipe_names) == STEPS
    sheet, story = yield from (_read if ours else _read_with_others)(nlp, text, layout, day, add)
    yield
    reading = Reading(
        language=code,
        published=when,
        title=layout.title,
        anchor=anchor,
        mentions=tuple(_mentions(sheet)),
        events=tuple(_events(sheet, story)),
        figures=tuple(find_figures(sheet, story)),
        relations=tuple(find_relations(sheet)),
        outlet=layout.outlet,
    )
    return Draft(reading, text, sheet, story)


def read_text(
    text: str, *, published: str | None = None, language: str | None = None, title: str = "", outlet: str = ""
) -> Reading:
    """Read one text.

    Args:
        text: As given; offsets of the result point into it.
        published: ISO date or RFC 3339 time; read from the text where it has one and none is given.
        language: BCP 47; found from the text where it is not given.
        title, outlet: As known, or "".

    Returns:
        All that was read; a language other than Arabic and English gives a Reading without events.
    """
    return read_draft(text, published=published, language=language, title=title, outlet=outlet).reading


def read_report(report: Report) -> Reading:
    """Read one report with what is known of it."""
    return read_text(
        report.text, published=report.published, language=report.language, title=report.title, outlet=report.outlet
    )
