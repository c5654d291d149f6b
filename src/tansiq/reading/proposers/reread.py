"""The check of every proposal: its words are read again by the program's own readers, or it is dropped."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache

from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.knowledge.loader import load_rows
from tansiq.knowledge.ontology import roles_for
from tansiq.model import Count, Period, Place, Span
from tansiq.reading.actors import find_actors
from tansiq.reading.cascade import Story
from tansiq.reading.clitics import split_clitics
from tansiq.reading.groups import PERSONAL, Group
from tansiq.reading.lexicon import load_lexicon
from tansiq.reading.nested import outermost
from tansiq.reading.places import find_places
from tansiq.reading.proposers.proposal import Named, Stated
from tansiq.reading.quantities import find_quantities
from tansiq.reading.sheet import ActorMention, Lang, PlaceMention, QuantityMention, Sentence, Sheet, TimeMention
from tansiq.reading.syntax import Syntax
from tansiq.reading.times import find_times
from tansiq.reading.tokens import cut_words

__all__ = ["FoundMention", "Rereader"]

FoundMention = PlaceMention | TimeMention | ActorMention | QuantityMention
_MEANS = frozenset({"weapon", "means"})
_TOLL = "toll."
"""Sorts of nouns that say what became of those they name ("the dead": toll.killed)."""
_Range = tuple[int, int]


@cache
def _before(lang: Lang, kind: str) -> str:
    """A word after which a name stands alone: "in" before a place, "Mr" before a person."""
    if kind == "place":
        return str(next(row for row in load_rows(f"{lang}/wordsets") if row["set"] == "within")["words"][0])
    return str(next(row for row in load_rows(f"{lang}/titles") if row["kind"] == "honorific")["form"])


class Rereader:
    """Reads words of one text again.

    Args:
        sheet, story: What the rules made of the text.
    """

    def __init__(self, sheet: Sheet, story: Story) -> None:
        self.sheet = sheet
        self.lexicon = load_lexicon(sheet.lang)
        self._sentences = [(sentence, syntax) for sentence, syntax, _ in story.sentences]
        self._firsts = [sentence.start for sentence, _ in self._sentences]

    # -- words

    def words(self, span: Span) -> _Range | None:
        """The words of a span that begins and ends with words; an Arabic clitic may be left out before it."""
        start, end = span
        if not 0 <= start < end <= len(self.sheet.text):
            return None
        i, j = bisect_right(self.sheet.starts, start) - 1, bisect_left(self.sheet.ends, end)
        if i < 0 or j >= len(self.sheet) or i > j or self.sheet.ends[j] != end:
            return None
        inside = start - self.sheet.starts[i]
        return (i, j + 1) if inside == 0 or inside in self._clitics(i) else None

    def _clitics(self, i: int) -> tuple[int, ...]:
        """Lengths of what may be cut from the front of a word."""
        if self.sheet.lang != "ar":
            return ()
        parts = split_clitics(self.sheet.keys[i], self.lexicon)
        return (len(parts.conj), len(parts.conj + parts.prep))

    def only(self, spans: tuple[Span, ...]) -> _Range | None:
        """The words, where they stand once; words that stand twice say of neither place that it is meant."""
        found = {words for span in spans if (words := self.words(span)) is not None}
        return found.pop() if len(found) == 1 else None

    def sentence(self, word: int) -> tuple[Sentence, Syntax] | None:
        """The sentence of a word; None in furniture."""
        at = bisect_right(self._firsts, word) - 1
        if at < 0 or word >= self._sentences[at][0].end:
            return None
        return self._sentences[at]

    def _group(self, words: _Range) -> Group | None:
        """The noun group that holds the words, its head among them."""
        found = self.sentence(words[0])
        groups = found[1].groups if found is not None else []
        return next(
            (
                group
                for group in groups
                if group.kind == "N" and group.start <= words[0] < group.end and words[0] <= group.head < words[1]
            ),
            None,
        )

    # -- values

    def count(self, words: _Range, stated: Stated) -> tuple[Count, str, _Range] | None:
        """The one quantity in the words, whose it is, and its words; None where there is none or it is another."""
        inside = [q for q in self.sheet.quantities if words[0] <= q.start and q.end <= words[1]]
        if len(inside) != 1:
            return None
        (one,) = inside
        if stated.least is not None and (stated.least, stated.most) != (one.value.min, one.value.max):
            return None
        group = self._group((one.head if one.head is not None else one.end, words[1]))
        first = one.start if one.head is not None else one.end
        of = "" if group is None or group.sort != "people" else self.sheet.slice(first, min(group.end, words[1]))
        return one.value, of, (one.start, words[1] if of else one.end)

    def period(self, words: _Range, stated: Stated) -> tuple[Period, _Range] | None:
        """The one time in the words."""
        inside = [t for t in self.sheet.times if words[0] <= t.start and t.end <= words[1] and not t.is_duration]
        if len(inside) != 1 or inside[0].period is None:
            return None
        period = inside[0].period
        if stated.first is not None or stated.last is not None:
            days = tuple(None if day is None else day.isoformat() for day in (period.first_day, period.last_day))
            if days != (stated.first and stated.first[:10], stated.last and stated.last[:10]):
                return None
        return period, (inside[0].start, inside[0].end)

    def place(self, words: _Range, stated: Stated) -> tuple[Place, _Range] | None:
        """The one place in the words, with the gazetteer's coordinates and no others."""
        inside = [p for p in self.sheet.places if words[0] <= p.core[0] and p.core[1] <= words[1]]
        if not inside and (again := self.named(Named("place", self.sheet.chars(*words)))) is not None:
            inside = [again] if isinstance(again, PlaceMention) else []
        if len(inside) != 1 or inside[0].place.is_demonym:
            return None
        (one,) = inside
        if stated.country is not None and stated.country != one.place.country:
            return None
        return one.place, (max(words[0], one.start), min(words[1], one.end))

    def role(self, words: _Range, event_type: str, role: str) -> tuple[str, _Range] | None:
        """What our grammar calls the one that the words name, if that sort of thing may have the role."""
        group = self._group(words)
        if group is None or group.sort in ("pron", "event", "statement", "count"):
            return None
        start, end = max(words[0], group.start), min(words[1], group.end)
        while start < end and "det" in self._classes(start):
            start += 1
        actor = next(
            (a for a in outermost(group.actors) if a.start <= group.head < a.end and start <= a.start and a.end <= end),
            None,
        )
        if actor is not None:
            sort = "people" if actor.actor.actor_type in PERSONAL else "organisation"
            name, start, end = actor.actor.name, actor.start, actor.end
        else:
            sort, name = group.sort or "thing", self._bare(start, end)
        if not name or (role in _MEANS and sort in ("people", "organisation", "place")):
            return None
        return (name, (start, end)) if role in roles_for(event_type, sort) else None

    def _bare(self, start: int, end: int) -> str:
        if end <= start:
            return ""
        text = self.sheet.slice(start, end)
        if self.sheet.lang != "ar":
            return text
        parts = split_clitics(self.sheet.keys[start], self.lexicon)
        return text[len(parts.conj + parts.prep) :] if parts.prep != "ل" else ""

    def _classes(self, i: int) -> frozenset[str]:
        word = self.lexicon.words.get(self.sheet.keys[i])
        return word.classes if word is not None else frozenset()

    def counted(self, words: _Range) -> frozenset[str]:
        """Keys of the counts that words of the same sentence carry: "killed" beside "killing" or "the dead"."""
        found = self.sentence(words[0])
        if found is None:
            return frozenset()
        entries = [e for group in found[1].groups for e in (*group.entries, *(t.entry for t in group.triggers))]
        keys = {str(e.row["count"]) for e in entries if e.layer == "event" and e.row.get("count")}
        for i in range(found[0].start, found[0].end):
            word = self.lexicon.words.get(self.sheet.keys[i])
            if word is None and self.sheet.lang == "ar":
                word = split_clitics(self.sheet.keys[i], self.lexicon).word
            if word is not None and word.sort.startswith(_TOLL):
                keys.add(word.sort.removeprefix(_TOLL))
        return frozenset(keys)

    # -- names

    def named(self, one: Named) -> FoundMention | None:
        """A mention that our readers make of words that stand alone, and only of exactly these."""
        words = self.words(one.span)
        while words is not None and words[0] < words[1] and "det" in self._classes(words[0]):
            words = (words[0] + 1, words[1])
        if words is None or words[0] >= words[1] or self.sentence(words[0]) is None:
            return None
        start, end = words
        text = self.sheet.text[max(one.span[0], self.sheet.starts[start]) : self.sheet.ends[end - 1]]
        lead = f"{_before(self.sheet.lang, one.kind)} " if one.kind in ("place", "person") else ""
        small = cut_words(lead + text, self.sheet.lang)
        small.anchor = self.sheet.anchor
        small.sentences = [Sentence(0, len(small), 0)]
        whole = (len(small) - (end - start), len(small))
        match one.kind:
            case "place":
                for place in find_places(small, load_gazetteer()):
                    if place.core == whole and not place.place.is_demonym:
                        return PlaceMention(start, end, place.place, (start, end))
            case "person" | "body":
                for actor in find_actors(small):
                    kind = actor.actor.actor_type
                    name = actor.name if actor.name[1] else (actor.start, actor.end)
                    if name == whole and (kind == "person" if one.kind == "person" else kind not in PERSONAL):
                        return ActorMention(start, end, actor.actor, (start, end))
            case "time":
                for time in find_times(small):
                    if (time.start, time.end) == whole and time.period is not None and not time.is_duration:
                        return TimeMention(start, end, time.period, time.is_relative, future=time.future)
            case "quantity":
                for quantity in find_quantities(small):
                    if (quantity.start, quantity.end) == whole and quantity.head is None:
                        return QuantityMention(start, end, quantity.value)
        return None
