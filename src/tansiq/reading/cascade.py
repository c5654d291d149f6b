"""The cascade over one text: sentence by sentence groups, frames and tellers; then events over the whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from tansiq.model import ChainLink, SourceChain
from tansiq.reading.another import begins_another
from tansiq.reading.backing import keep_promise, name_speaker, tell_talks_again
from tansiq.reading.belonging import name_groups
from tansiq.reading.blaming import own_last
from tansiq.reading.candidates import DROP, Candidate, Filler
from tansiq.reading.chunk_ar import ArabicGrammar
from tansiq.reading.chunk_en import EnglishGrammar
from tansiq.reading.clitics import Parts
from tansiq.reading.deeds import is_violent
from tansiq.reading.falsehood import is_called_false, is_verdict
from tansiq.reading.frames import FrameReader
from tansiq.reading.given import is_given
from tansiq.reading.groups import Group
from tansiq.reading.habits import is_general, is_kind
from tansiq.reading.joining import join_sentence
from tansiq.reading.lexicon import Lexicon, load_lexicon
from tansiq.reading.links import link_sentence
from tansiq.reading.memory import join_text
from tansiq.reading.negation import harms_nobody, is_none, is_refuted
from tansiq.reading.next_event import date_next, later
from tansiq.reading.place_words import begins_beside
from tansiq.reading.sayings import Saying, denies_part, is_denied, make_chain, spoken_for
from tansiq.reading.sayings_found import find_sayings
from tansiq.reading.settling import settle
from tansiq.reading.sheet import ActorMention, PlaceMention, Sentence, Sheet
from tansiq.reading.standing import decide_standing
from tansiq.reading.support import is_supported, is_tally
from tansiq.reading.syntax import Syntax
from tansiq.reading.syntax_ar import ArabicSyntax
from tansiq.reading.syntax_en import EnglishSyntax
from tansiq.reading.toll_tellers import go_on, told_by_others
from tansiq.reading.tolls import DEADLY, LooseToll, add_loose_tolls, awaits_tolls, further_tolls, spare
from tansiq.reading.unreal import is_unreal
from tansiq.reading.wordsets import word_set

__all__ = ["Cascade", "Story"]

_SINGULAR_PERSON = word_set("he")
# Pronouns that in reported speech mean who is speaking: "police said they had arrested", "قالت الشرطة إنها".
_TELLERS = word_set("speaker")
_THING = word_set("it")
_PLURAL = word_set("they")
_WE = word_set("we")
# Words of Arabic keep their clitics between texts; the table is bounded by emptying it.
_CACHE_LIMIT = 100_000
# Talks are wherever they are held; the places that they are about stand behind a verb of their own.
_TALKS = ("meeting", "call")
# What an armed group does by saying so: its word for it is enough.
_OWN_TO_TELL = ("ceasefire", "agreement", "meeting", "call", "message", "group_change", "pledge",
                "statement", "threat", "request", "order", "accusation")  # fmt: skip
# More events than this in one sentence are noise, and joining them would cost the square of their number.
_MAX_CANDIDATES = 40
# Groups from "where" to the event that its clause tells.
_WHERE_REACH = 8
# More places than this in one sentence are a list of something else.
_MAX_PLACES = 4
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
        self.last_person: ActorMention | None = None
        self.last_body: ActorMention | None = None
        self.last_group: ActorMention | None = None
        self.last_saying: Saying | None = None
        self.statement_by: ChainLink | None = None
        self.in_quote = False
        self.has_quotes = any(mark in sheet.text for mark in "“”«»")
        self.last_told: list[Candidate] = []
        self.syntax: Syntax | None = None
        self.last_deadly: Candidate | None = None
        self.sayings: list[Saying] = []
        # Sentences whose subjects nobody has asked for yet: most pass without a pronoun.
        self._unasked: list[Syntax] = []

    def antecedent(self, group: Group) -> ActorMention | None:
        """Who a pronoun refers to: the last subject of its kind."""
        key = group.key
        if key in _TELLERS:
            # The teller whose words the pronoun stands in, the nearest one where they nest.
            speaking = [
                s
                for s in self.sayings
                if s.actor is not None
                and s.act[0] < group.start
                and s.scope[0] <= group.start < s.scope[1]
                # "The mayor said they burned it": many are not the one who speaks.
                and not (key in _PLURAL - _WE and s.actor.actor.actor_type == "person")
            ]
            if speaking:
                speaker = min(speaking, key=lambda s: s.scope[1] - s.scope[0]).actor
                return spoken_for(self.sheet, speaker) if key in _WE else speaker
        before = self._subject_before(group)
        if before is not None:
            return before
        self._remember_subjects()
        if key in _SINGULAR_PERSON:
            return self.last_person
        if key in _THING:
            return self.last_body
        return self.last_group or self.last_body if key in _PLURAL else None

    def _subject_before(self, group: Group) -> ActorMention | None:
        """Whom "they" means in "the rebels attacked the farm, where they burned it": the subject told before."""
        if self.syntax is None or group.key not in (_PLURAL & _TELLERS) - _WE:
            return None
        groups = self.syntax.groups
        for k in range(len(groups) - 1, -1, -1):
            verb = groups[k]
            if verb.start >= group.start or verb.kind != "V" or verb.entry("speech") is not None:
                continue
            for j in self.syntax.subject(k):
                for actor in groups[j].actors:
                    if actor.end == groups[j].head + 1 and actor.actor.actor_type in ("group_of_people", "armed_group"):
                        return actor
        return None

    def run(self) -> Story:
        """Read the whole text."""
        story = Story()
        candidates: list[Candidate] = []
        for number, sentence in enumerate(self.sheet.sentences):
            if sentence.kind == "furniture":
                continue
            found, syntax, sayings = self._sentence(number, sentence, story)
            candidates.extend(found)
            story.sentences.append((sentence, syntax, sayings))
            story.numbers[number] = syntax
        story.events = join_text(candidates)
        name_groups(self.sheet, story.events)
        settle(self.sheet, story.events)
        return story

    def _sentence(self, number: int, sentence: Sentence, story: Story) -> tuple[list[Candidate], Syntax, list[Saying]]:
        sheet = self.sheet
        groups = self.grammar.cut(sentence)
        syntax: Syntax = EnglishSyntax(groups) if sheet.lang == "en" else ArabicSyntax(groups)
        self.syntax = syntax
        sayings = find_sayings(
            sheet,
            self.lexicon,
            syntax,
            antecedent=self.antecedent,
            statement_by=self.statement_by,
            last_teller=None if self.last_saying is None else self.last_saying.links[0],
        )
        self.sayings = sayings
        if self.last_told and is_verdict(sheet, syntax):
            for told in self.last_told:
                told.status = "denied"
        reader = FrameReader(sheet, self.lexicon, syntax, self.antecedent, sentence=number)
        kept, dropped = self._stand(_one_a_place(reader.read())[:_MAX_CANDIDATES], syntax, sayings, story)
        if kept:
            self._date(kept, syntax, sayings)
        awaits = kept or awaits_tolls(self.last_deadly, number)
        loose = add_loose_tolls(sheet, syntax, kept, partial(make_chain, sayings)) if awaits else []
        for candidate in dropped:
            if harms_nobody(candidate, sheet, syntax):
                spare(candidate, kept or self.last_told)
        kept, others = told_by_others(kept, partial(make_chain, sayings))
        kept = join_sentence(kept, sheet.lang) if kept else []
        for candidate in kept:
            own_last(candidate, self.last_deadly)
        kept += self._apart(loose, kept, syntax, number)
        kept += [one for one, told in others if go_on(one, told, kept)]
        if loose and not any(c.type.startswith(DEADLY) for c in kept):
            kept += further_tolls(loose, syntax, self.last_deadly, number)
        kept += self._further(reader, kept, number)
        self._inherit(kept, syntax)
        quoted = self._quote_state(sentence)
        supported = []
        for candidate in kept:
            self._attribute(candidate, sayings, quoted)
            keep_promise(sheet, candidate)
            name_speaker(sheet, candidate)
            self._place(candidate, syntax, sayings, len(kept) == 1)
            candidate.in_heading = sentence.kind == "heading"
            candidate.is_given = is_given(candidate, sheet)
            candidate.is_other = candidate.is_other or begins_another(candidate, sheet, sentence)
            candidate.is_echo = not is_supported(candidate) or bool(candidate.entry.row.get("refers"))
            if is_kind(candidate, sheet, self.lexicon, syntax):
                candidate.is_echo = candidate.definite = True
            if is_tally(candidate) or (sentence.kind != "heading" and is_general(candidate, sheet, syntax)):
                story.dropped.append(candidate)
                continue
            if not candidate.is_echo or (candidate.definite and candidate.is_weak):
                supported.append(candidate)
            else:
                story.dropped.append(candidate)
        supported += tell_talks_again(sheet, self.lexicon, syntax, sayings, sentence=number)
        link_sentence(sheet, syntax, kept, self.last_told)
        self._remember(syntax, sayings)
        self.last_told = supported
        deadly = [c for c in supported if c.type.startswith(DEADLY) and c.continues is None and not c.in_heading]
        self.last_deadly = deadly[-1] if deadly else self.last_deadly
        return supported, syntax, sayings

    def _stand(
        self, found: list[Candidate], syntax: Syntax, sayings: list[Saying], story: Story
    ) -> tuple[list[Candidate], list[Candidate]]:
        """Decide how each candidate stands: those that may be events, and those that say that nothing was."""
        kept: list[Candidate] = []
        dropped: list[Candidate] = []
        for candidate in found:
            if syntax.groups[candidate.at].agreement == "1p":
                self._we_act(candidate)
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
        return kept, dropped

    def _we_act(self, candidate: Candidate) -> None:
        """ "قال متحدث باسم الحلف: لم نقصف": a verb of the first person is of those whom the teller speaks for."""
        speaking = [s.actor for s in self.sayings if s.scope[0] <= candidate.start < s.scope[1]]
        body = spoken_for(self.sheet, speaking[0]) if speaking and not candidate.filled("doer") else None
        if body is not None and "doer" in candidate.entry.frame.values():
            kind = body.actor.actor_type
            candidate.add(Filler("doer", body.start, body.end, body.actor.name, "organisation", None, kind))
        for filler in candidate.filled("doer"):
            speaker = next((a for a in self.sheet.actors if (a.start, a.end) == (filler.start, filler.end)), None)
            body = spoken_for(self.sheet, speaker)
            if body is not None and body is not speaker:
                filler.start, filler.end, filler.name = body.start, body.end, body.actor.name
                filler.sort, filler.actor_type, filler.office = "organisation", body.actor.actor_type, ""

    def _further(self, reader: FrameReader, kept: list[Candidate], number: int) -> list[Candidate]:
        """Further tellings of the deed told last, for a sentence that only says who did it, or who was hurt."""
        found: list[Candidate] = []
        if not any(is_violent(c) and (c.filled("doer") or not c.definite) for c in kept):
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

    def _date(self, candidates: list[Candidate], syntax: Syntax, sayings: list[Saying]) -> None:
        """Times that no clause took: those beside a verb of saying date the saying, others the nearest event."""
        date_next(candidates, syntax)
        taken = {id(t) for c in candidates for t in c.times}
        for k, group in enumerate(syntax.groups):
            time = group.time
            if group.kind != "T" or time is None or time.is_duration or id(time) in taken:
                continue
            saying = next((s for s in sayings if self._beside(time.start, s)), None)
            if saying is not None:
                for candidate in candidates:
                    if saying.scope[0] <= candidate.start < saying.scope[1]:
                        candidate.said = time
                continue
            reach = 12 if len(candidates) > 1 else 30
            near = [c for c in candidates if not c.times and abs(c.at - k) <= reach]
            if near:
                min(near, key=lambda c: abs(c.at - k)).times.append(later(time) if time.is_of_next else time)
        for saying in sayings:
            for candidate in candidates:
                for time in candidate.times if candidate.end <= saying.act[0] else ():
                    if time.start == saying.act[1] and not time.is_duration:
                        # "…، بحسب ما أعلنت الشرطة الخميس": the day is that of the announcement.
                        candidate.said = time
                        candidate.times = [t for t in candidate.times if t is not time]
                # A time inside the act of saying was taken by no event of what is said.
                candidate.times = [
                    t
                    for t in candidate.times
                    if not saying.act[0] <= t.start < saying.act[1] or saying.act[0] <= candidate.start < saying.act[1]
                ]

    def _inherit(self, candidates: list[Candidate], syntax: Syntax) -> None:
        """What an event led to, and what shares its subject, happened then and there unless it says otherwise."""
        for n, candidate in enumerate(candidates):
            group = syntax.groups[candidate.at]
            before = syntax.previous_verb(candidate.at)
            caused = group.kind == "N" and before is not None and syntax.groups[before].modality("cause") is not None
            shares = group.kind == "V" and (group.form == "ing" or syntax.kind(candidate.at - 1) == "C")
            if not (caused or shares) or n == 0:
                continue
            main = candidates[n - 1]
            if caused and not main.is_harm:
                candidate.because = main
            if not candidate.times:
                candidate.times = list(main.times)
            elif shares and not main.times:
                # "shot two men and wounded a third on Monday"
                main.times = list(candidate.times)
            if not candidate.places:
                candidate.places = list(main.places)

    def _beside(self, word: int, saying: Saying) -> bool:
        inside = saying.scope[0] <= word < saying.scope[1]
        return not inside and abs(word - saying.act[0]) <= 12

    def _quote_state(self, sentence: Sentence) -> bool:
        """Whether the sentence begins inside a quotation that an earlier one opened."""
        if not self.has_quotes:
            return False
        began = self.in_quote
        for i in range(sentence.start, sentence.end):
            word = self.sheet.words[i]
            if word in ("“", "«"):
                self.in_quote = True
            elif word in ("”", "»"):
                self.in_quote = False
        first = self.sheet.words[sentence.start]
        return began and first not in ("“", "«")

    def _attribute(self, candidate: Candidate, sayings: list[Saying], quoted: bool) -> None:
        chain = make_chain(sayings, candidate.start)
        if not chain and quoted and self.last_saying is not None:
            chain = SourceChain(tuple(self.last_saying.links))
        candidate.chain = chain
        if not chain:
            return
        verbs = {link.verb for link in chain.links if link.verb != "published"}
        origin = chain.links[0]
        if "denied" in verbs:
            if denies_part(self.sheet, sayings, candidate.start):
                # "denied any part in the attack": that there was one is not denied.
                candidate.chain = SourceChain()
                return
            candidate.status = "denied"
        elif candidate.status == "occurred" and not candidate.doer_status:
            doers = candidate.filled("doer")
            by_doer = not candidate.type.startswith(_OWN_TO_TELL) and any(
                (f.name == origin.name or f.name == origin.name.split(" (")[0]) and f.actor_type == "armed_group"
                for f in doers
            )
            if verbs == {"claimed"} or by_doer:
                candidate.status = "claimed"
        if "accused" in verbs:
            candidate.doer_status = "accused"

    def _place(self, candidate: Candidate, syntax: Syntax, sayings: list[Saying], alone: bool) -> None:
        """Without places of its own: the only place of its sentence, or all where it is the only event there."""
        if not candidate.places:
            candidate.places = self._where_told(candidate, syntax)
        if candidate.places:
            return
        # "the coalition led by Washington": a place after any other preposition is not where it happened.
        led = {b.head for a, b in pairwise(syntax.groups) if a.kind == "P" and not self.lexicon.is_place_prep(a.key)}
        named = [
            p
            for g in syntax.groups
            if g.kind == "N"
            and g.head not in led
            and (g.sort not in ("organisation", "people") or any(a.actor.actor_type == "state" for a in g.actors))
            for p in g.places
            if not p.place.is_demonym and not self._in_saying(p.start, sayings)
        ]
        if candidate.type in _TALKS:
            named = [p for p in named if not self._behind_verb(candidate, p.start, syntax)]
        named = _innermost(named)
        if len({p.place.name for p in named}) == 1 or (alone and len(named) <= _MAX_PLACES):
            candidate.places += named
            candidate.place_is_near = True

    def _where_told(self, candidate: Candidate, syntax: Syntax) -> list[PlaceMention]:
        """ "بلدة الشدادي جنوبي محافظة الحسكة، حيث اقتحم": a clause with "where" is at the place right before it."""
        opens = [k for k in range(candidate.at) if syntax.groups[k].key in word_set("where_clause")]
        if not opens or candidate.type in _TALKS or candidate.at - opens[-1] > _WHERE_REACH:
            return []
        first = next((k for k in range(opens[-1] - 1, -1, -1) if syntax.kind(k) == "V"), -1)
        before = [p for g in syntax.groups[first + 1 : opens[-1]] for p in g.places if not p.place.is_demonym]
        # "Amara, south of Baghdad, where": not what it is south of.
        before = [p for p in before if not begins_beside(self.sheet, p)] or before
        return [one for one in before if all(one.place.name not in other.place.path for other in before)][-1:]

    def _behind_verb(self, candidate: Candidate, word: int, syntax: Syntax) -> bool:
        """Whether another verb stands between talks and a place: "to discuss the situation in Syria"."""
        return any(
            g.kind == "V" and not candidate.start <= g.start < candidate.end
            for g in syntax.groups
            if candidate.end <= g.start < word
        )

    def _in_saying(self, word: int, sayings: list[Saying]) -> bool:
        return any(saying.act[0] <= word < saying.act[1] for saying in sayings)

    def _remember(self, syntax: Syntax, sayings: list[Saying]) -> None:
        if sayings:
            self.last_saying = sayings[-1]
        for saying in sayings:
            for group in syntax.groups:
                if group.sort == "statement":
                    self.statement_by = saying.links[0]
        self._unasked.append(syntax)

    def _remember_subjects(self) -> None:
        """Note the subjects of the sentences read since someone asked last, in their order."""
        for syntax in self._unasked:
            for k, group in enumerate(syntax.groups):
                if group.kind != "V" or group.form == "inf":
                    continue
                for j in syntax.subject(k):
                    for actor in syntax.groups[j].actors:
                        if actor.start <= syntax.groups[j].head < actor.end:
                            self._remember_subject(actor)
        self._unasked.clear()

    def _remember_subject(self, actor: ActorMention) -> None:
        kind = actor.actor.actor_type
        if kind == "person":
            self.last_person = actor
        elif kind == "group_of_people":
            self.last_group = actor
        else:
            self.last_body = actor
            self.last_group = None


def _innermost(named: list[PlaceMention]) -> list[PlaceMention]:
    """Of places that lie in one another ("Shopian in Kashmir") the innermost; all where they do not."""
    for one in named:
        if all(other.place.name in (one.place.name, *one.place.path) for other in named):
            return [one]
    return named


def _one_a_place(found: list[Candidate]) -> list[Candidate]:
    """Where triggers overlap ("hold talks" and "talks"), the longer one stands."""
    if len(found) < 2:
        return found
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start - c.end, c.start)):
        if all(candidate.end <= other.start or candidate.start >= other.end for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)
