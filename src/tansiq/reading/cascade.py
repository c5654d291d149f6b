"""The cascade over one text: sentence by sentence groups, frames and tellers; then events over the whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from tansiq.model import ChainLink
from tansiq.reading.another import begins_another
from tansiq.reading.attributing import Quotations, attribute
from tansiq.reading.backing import keep_promise, name_speaker, tell_talks_again
from tansiq.reading.belonging import name_groups
from tansiq.reading.blaming import own_last
from tansiq.reading.candidates import DROP, Candidate
from tansiq.reading.chunk_ar import ArabicGrammar
from tansiq.reading.chunk_en import EnglishGrammar
from tansiq.reading.clitics import Parts
from tansiq.reading.dating import date_events, inherit
from tansiq.reading.deeds import is_violent
from tansiq.reading.falsehood import is_called_false, is_verdict
from tansiq.reading.frames import FrameReader
from tansiq.reading.given import is_given
from tansiq.reading.groups import Group
from tansiq.reading.habits import is_general, is_kind
from tansiq.reading.joining import join_sentence
from tansiq.reading.lexicon import Lexicon, load_lexicon
from tansiq.reading.line_heads import LineHeads
from tansiq.reading.links import link_sentence
from tansiq.reading.locating import locate
from tansiq.reading.memory import join_text
from tansiq.reading.negation import harms_nobody, is_none, is_refuted
from tansiq.reading.one_side import keep_one_side
from tansiq.reading.plans import is_only_topic
from tansiq.reading.references import References
from tansiq.reading.sayings import Saying, is_denied, make_chain
from tansiq.reading.sayings_found import find_sayings
from tansiq.reading.settling import settle
from tansiq.reading.sheet import Sentence, Sheet
from tansiq.reading.standing import decide_standing
from tansiq.reading.support import is_supported, is_tally
from tansiq.reading.syntax import Syntax
from tansiq.reading.syntax_ar import ArabicSyntax
from tansiq.reading.syntax_en import EnglishSyntax
from tansiq.reading.toll_tellers import go_on, told_by_others
from tansiq.reading.tolls import DEADLY, LooseToll, add_loose_tolls, awaits_tolls, further_tolls, join_wreckage, spare
from tansiq.reading.unreal import is_unreal

__all__ = ["Cascade", "Story"]

# Words of Arabic keep their clitics between texts; the table is bounded by emptying it.
_CACHE_LIMIT = 100_000
# More events than this in one sentence are noise, and joining them would cost the square of their number.
_MAX_CANDIDATES = 40
_parts_cache: dict[str, Parts] = {}


@dataclass(slots=True)
class Story:
    """What the cascade found in one text.

    Args:
        events: Joined candidates, in the order of their first words.
        sentences: For each sentence its groups, for the later components.
        numbers: The same by the number that candidates have of their sentence.
    """

    events: list[list[Candidate]] = field(default_factory=list)
    sentences: list[tuple[Sentence, Syntax, list[Saying]]] = field(default_factory=list)
    dropped: list[Candidate] = field(default_factory=list)
    numbers: dict[int, Syntax] = field(default_factory=dict)

    def groups(self, sentence: int) -> list[Group]:
        """Groups of the sentence of that number; none for furniture."""
        syntax = self.numbers.get(sentence)
        return [] if syntax is None else syntax.groups


Cut = list[tuple[int, Sentence, list[Group]]]
"""Sentences by number, each in groups."""


class _Read(NamedTuple):
    """One sentence: its number, its groups with their relations, and the acts of telling in it."""

    number: int
    sentence: Sentence
    syntax: Syntax
    sayings: list[Saying]


class Cascade:
    """Runs over one Sheet, whose mentions are already found."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.lexicon: Lexicon = load_lexicon(sheet.lang)
        if len(_parts_cache) > _CACHE_LIMIT:
            _parts_cache.clear()
        self.grammar = (
            EnglishGrammar(sheet, self.lexicon)
            if sheet.lang == "en"
            else ArabicGrammar(sheet, self.lexicon, _parts_cache)
        )
        self.references = References(sheet)
        self.quotations = Quotations(sheet)
        self.line_heads = LineHeads(sheet)
        self.last_saying: Saying | None = None
        self.statement_by: ChainLink | None = None
        self.last_told: list[Candidate] = []
        self.last_deadly: Candidate | None = None

    def run(self) -> Story:
        """Read the whole text."""
        return self.read(self.cut())

    def cut(self) -> Cut:
        """The sentences that can carry events, in groups.

        All of them before any is read: the grammar and what comes after it are each more than the processor keeps at
        hand, and by turns they took 1.04 times as long (MUC-4, 2026-11).
        """
        told = [(n, sentence) for n, sentence in enumerate(self.sheet.sentences) if sentence.kind != "furniture"]
        return [(n, sentence, self.grammar.cut(sentence)) for n, sentence in told]

    def read(self, cut: Cut) -> Story:
        """What the sentences tell that `cut` gave."""
        story = Story()
        candidates: list[Candidate] = []
        for number, sentence, groups in cut:
            read = self._relate(number, sentence, groups)
            if self.last_told and is_verdict(self.sheet, read.syntax):
                for told in self.last_told:
                    told.status = "denied"
            candidates.extend(self._sentence(read, story))
            story.sentences.append((sentence, read.syntax, read.sayings))
            story.numbers[number] = read.syntax
        story.events = join_text(candidates)
        name_groups(self.sheet, story.events)
        settle(self.sheet, story.events)
        keep_one_side(story.events)
        return story

    def _sentence(self, read: _Read, story: Story) -> list[Candidate]:
        """Candidates of one sentence that are events of their own or tell again of one."""
        kept = self._join(read, story)
        self.line_heads.settle(read.sentence, kept)
        inherit(kept, read.syntax)
        is_quoted = self.quotations.goes_on_in(read.sentence)
        quoted = self.last_saying.links if is_quoted and self.last_saying is not None else []
        supported: list[Candidate] = []
        for candidate in kept:
            attribute(candidate, self.sheet, read.sayings, quoted)
            keep_promise(self.sheet, candidate)
            name_speaker(self.sheet, candidate)
            locate(candidate, self.sheet, self.lexicon, read.syntax, read.sayings, alone=len(kept) == 1)
            (supported if self._is_told(candidate, read) else story.dropped).append(candidate)
        supported += tell_talks_again(self.sheet, self.lexicon, read.syntax, read.sayings, sentence=read.number)
        link_sentence(self.sheet, read.syntax, kept, self.last_told)
        self._remember(read, supported)
        return supported

    def _relate(self, number: int, sentence: Sentence, groups: list[Group]) -> _Read:
        """The groups of a sentence with their relations, and the acts of telling in it."""
        syntax: Syntax = EnglishSyntax(groups) if self.sheet.lang == "en" else ArabicSyntax(groups)
        self.references.syntax = syntax
        sayings = find_sayings(
            self.sheet,
            self.lexicon,
            syntax,
            antecedent=self.references.antecedent,
            statement_by=self.statement_by,
            last_teller=None if self.last_saying is None else self.last_saying.links[0],
        )
        self.references.sayings = sayings
        return _Read(number, sentence, syntax, sayings)

    def _join(self, read: _Read, story: Story) -> list[Candidate]:
        """Read the frames of a sentence, and join what it tells of one event, its tolls with it."""
        sheet, syntax = self.sheet, read.syntax
        if not syntax.rowed and self.last_deadly is None:
            # No word of an event, and no deed told before that this could say more of.
            return []
        reader = FrameReader(sheet, self.lexicon, syntax, self.references.antecedent, sentence=read.number)
        found = _one_a_place(reader.read())[:_MAX_CANDIDATES]
        if not found and self.last_deadly is None:
            return []
        # Half of all sentences have no candidate: what is asked of candidates is not asked of them.
        kept, dropped = self._stand(found, read, story) if found else ([], [])
        if kept:
            date_events(kept, syntax, read.sayings, self.sheet.keys)
        chain_at = partial(make_chain, read.sayings)
        awaits = kept or awaits_tolls(self.last_deadly, read.number)
        loose = add_loose_tolls(sheet, syntax, kept, chain_at) if awaits else []
        for candidate in dropped:
            if harms_nobody(candidate, sheet, syntax):
                spare(candidate, kept or self.last_told)
        if kept:
            kept, others = told_by_others(kept, chain_at)
            kept = join_sentence(kept, sheet.lang)
            for candidate in kept:
                own_last(candidate, self.last_deadly)
            kept += self._apart(loose, kept, syntax, read.number)
            kept += [one for one, told in others if go_on(one, told, kept)]
        if loose and not any(c.type.startswith(DEADLY) for c in kept):
            kept += further_tolls(loose, syntax, self.last_deadly, read.number)
        kept = join_wreckage(kept, self.last_deadly, read.number)
        kept += self._further(reader, kept, read.number)
        return kept

    def _is_told(self, candidate: Candidate, read: _Read) -> bool:
        """Mark how a candidate hangs on those before it; whether it is an event of its own or tells again of one."""
        sheet, is_heading = self.sheet, read.sentence.kind == "heading"
        candidate.in_heading = is_heading
        candidate.is_given = is_given(candidate, sheet)
        candidate.is_other = candidate.is_other or begins_another(candidate, sheet, read.sentence)
        candidate.is_echo = not is_supported(candidate) or bool(candidate.entry.row.get("refers"))
        if is_kind(candidate, sheet, self.lexicon, read.syntax):
            candidate.is_echo = candidate.definite = True
        if is_tally(candidate) or (not is_heading and is_general(candidate, sheet, read.syntax)):
            return False
        return not candidate.is_echo or (candidate.definite and candidate.is_weak)

    def _remember(self, read: _Read, supported: list[Candidate]) -> None:
        """Keep what the next sentence may go on from."""
        if read.sayings:
            self.last_saying = read.sayings[-1]
            if any(group.sort == "statement" for group in read.syntax.groups):
                self.statement_by = read.sayings[-1].links[0]
        self.references.remember(read.syntax)
        self.last_told = supported
        deadly = [c for c in supported if c.type.startswith(DEADLY) and c.continues is None and not c.in_heading]
        if self.last_deadly is not None:
            # "The operation is about to end. So far 15 are dead": not of that.
            deadly = [c for c in deadly if not (c.type == "operation" and c.definite and not (c.fillers or c.tolls))]
        self.last_deadly = deadly[-1] if deadly else self.last_deadly

    def _stand(self, found: list[Candidate], read: _Read, story: Story) -> tuple[list[Candidate], list[Candidate]]:
        """Decide how each candidate stands: those that may be events, and those that say that nothing was."""
        kept: list[Candidate] = []
        dropped: list[Candidate] = []
        syntax, sayings = read.syntax, read.sayings
        for candidate in found:
            if syntax.groups[candidate.at].agreement == "1p":
                self.references.name_us(candidate)
            candidate.status = decide_standing(candidate, self.sheet, self.lexicon, syntax)
            if candidate.status == DROP and is_refuted(self.sheet, syntax, candidate):
                candidate.status = "denied" if make_chain(sayings, candidate.start) else DROP
            if is_called_false(candidate, self.sheet, syntax) and (
                candidate.status != DROP or is_none(self.sheet, syntax, candidate.at)
            ):
                candidate.status = "denied"
            if candidate.status != DROP and is_denied(self.sheet, sayings, candidate.start):
                # Known before it is joined to what the same sentence tells as done.
                candidate.status = "denied"
                # "denied reports of an attack on the airport": what is denied needs no day to be told.
                candidate.support = candidate.support or bool(candidate.filled("undergoer", "goal"))
            if candidate.status != DROP and is_unreal(candidate, self.sheet, syntax):
                story.dropped.append(candidate)
            elif candidate.status == DROP:
                story.dropped.append(candidate)
                dropped.append(candidate)
            else:
                kept.append(candidate)
        return [c for c in kept if not is_only_topic(c, kept)], dropped

    def _further(self, reader: FrameReader, kept: list[Candidate], number: int) -> list[Candidate]:
        """Further tellings of the deed told last, for a sentence that only says who did it, or who was hurt."""
        found: list[Candidate] = []
        if self.last_deadly is None:
            return found
        if not kept or not any(is_violent(c) and (c.filled("doer") or not c.definite) for c in kept):
            found += reader.further_doers(self.last_deadly, number)
        if not any(is_violent(c) or c.is_harm for c in (*kept, *found)):
            found += reader.further_victims(self.last_deadly, number)
        return found

    def _apart(self, loose: list[LooseToll], kept: list[Candidate], syntax: Syntax, number: int) -> list[Candidate]:
        """Further tellings for tolls that another tells than whoever told the event of the same sentence."""
        found: list[Candidate] = []
        for one in loose:
            host = next((c for c in kept if one.host is c or any(one.host is part for part in c.merged)), None)
            found += further_tolls([one], syntax, host, number)
        return found


def _one_a_place(found: list[Candidate]) -> list[Candidate]:
    """Where triggers overlap ("hold talks" and "talks"), the longer one stands."""
    if len(found) < 2:
        return found
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start - c.end, c.start)):
        if all(candidate.end <= other.start or candidate.start >= other.end for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)
