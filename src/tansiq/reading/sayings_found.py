"""Finds who says so in one sentence: verbs and phrases of saying, their tellers and whom they told."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from tansiq.knowledge.arabic import GOING_ON
from tansiq.model import ChainLink
from tansiq.model.chain import LinkVerb
from tansiq.reading.falsehood import CALLING, brands_false
from tansiq.reading.groups import Group
from tansiq.reading.headline_tellers import COLONS, HeadlineTellers
from tansiq.reading.lexicon import Entry, Lexicon
from tansiq.reading.saying_scope import SayingScope
from tansiq.reading.sayings import Saying
from tansiq.reading.sheet import ActorMention, Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["find_sayings"]

_TELL_TO = word_set("told_to")
_RELAYED = word_set("relayed_by")
_TALLYING = word_set("tallying")
_TOLL_WORDS = word_set("toll_totals") | word_set("toll_numbers")
# Verbs that no row of speech has, and by which somebody tells.
_UNROWED = _TALLYING | CALLING
# Groups behind a verb of counting in which the toll is named.
_NEAR_TOLL = 5
_OUTLETS = word_set("outlet_nouns")
_HEARSAY = word_set("hearsay")


class _Finder(SayingScope, HeadlineTellers):
    """Finds the acts of telling of one sentence."""

    def verb(self, k: int) -> Saying | None:
        """The act of telling of verb group k; None where it tells nothing or nobody tells it."""
        group = self.groups[k]
        entry = group.entry("speech")
        if entry is None and group.key in _TALLYING:
            return self._tallies(k)
        if brands_false(self.sheet, self.syntax, k):
            return self._brands(k)
        if entry is None or (group.negated and entry.row["link"] == "said") or group.form == "inf" and group.mood == "":
            return None
        if any(e.layer == "event" and len(e.tail) > len(entry.tail) for e in group.entries):
            return None
        verb: LinkVerb = entry.row["link"]
        if self.syntax.kind(k - 1) == "R" and self._is_hearsay(k - 2):
            # "الأنباء التي تحدثت عن": what is told of has no teller of its own.
            return None
        if verb == "published" and not entry.row.get("relay") and not self._publishes(k):
            return None
        if group.voice == "passive":
            return self._reported_by(k, verb)
        inverted, subject = self._subject(k)
        if entry.row.get("clause") and not self._has_clause(k):
            return None
        if not subject:
            return self._goes_on(k, verb)
        link = self.teller(subject[0], verb)
        if link is None:
            return None
        if entry.row.get("relay") and group.has_suffix:
            # "بيان ... تابعته الوكالة": who carried it stands after the verb.
            return Saying(
                [ChainLink(link.name, "published", link.kind, link.span)],
                (self.first, self.last),
                k,
                (group.start, group.end),
                "published",
            )
        links = [link, *self._told(k, entry, subject)]
        quoted = self.syntax.verb(k).object[:1] if group.key in word_set("quoting") else []
        origin = self.teller(quoted[0], "said") if quoted else None
        if origin is not None:
            # "Agencies quoted the minister as saying": it is his word, and they carry it.
            links = [origin, ChainLink(link.name, "published", link.kind, link.span)]
        first = min(self.groups[subject[0]].start, group.start)
        act = (first, max(group.end, self.groups[subject[0]].end))
        if group.agreement == GOING_ON:
            act = (group.start, group.end)
        teller = self.groups[subject[0]]
        actor = teller.head_actor()
        return Saying(links, self._scope(k, subject, inverted, act), k, act, verb, actor)

    def _tallies(self, k: int) -> Saying | None:
        """ "State media put the toll at nine", "the army raised the toll to seven": whoever counts tells."""
        group, subject = self.groups[k], self.syntax.subject(k)
        counted = [g for g in self.groups[k + 1 : k + _NEAR_TOLL] if g.kind == "N"]
        of_toll = any(not _TOLL_WORDS.isdisjoint(self._bare_keys(g)) for g in counted)
        if group.form != "fin" or not subject or not of_toll or self.syntax.kind(k - 1) in ("R", "S"):
            return None
        if self.groups[subject[0]].sort not in ("people", "organisation", "place", "pron", ""):
            return None
        link = self.teller(subject[0], "said")
        if link is None:
            return None
        act = (min(self.groups[subject[0]].start, group.start), max(group.end, self.groups[subject[0]].end))
        return Saying([link], (act[1], self.last), k, act)

    def _brands(self, k: int) -> Saying | None:
        """ "The army called reports that … false": whoever calls hearsay false denies it."""
        subject = self.syntax.subject(k)
        link = self.teller(subject[0], "denied") if subject else None
        if link is None:
            return None
        group, teller = self.groups[k], self.groups[subject[0]]
        act = (min(teller.start, group.start), max(group.end, teller.end))
        return Saying([link], (act[1], self.last), k, act, "denied")

    def _bare_keys(self, group: Group) -> list[str]:
        return [key.removeprefix("ال") for key in self.sheet.keys[group.start : group.end]]

    def _goes_on(self, k: int, verb: LinkVerb) -> Saying | None:
        """ "وأشار إلى أن": an Arabic verb of saying that opens a sentence without its teller is of who spoke last."""
        last = self.last_teller
        if self.sheet.lang != "ar" or last is None or any(g.kind not in ("C", "A") for g in self.groups[:k]):
            return None
        if not any(g.kind in ("S", "Q") for g in self.groups[k + 1 : k + 5]):
            return None
        group = self.groups[k]
        act = (group.start, group.end)
        link = ChainLink(last.name, verb, last.kind, self.sheet.chars(*act))
        return Saying([link], self._scope(k, [k], False, act), k, act, verb)

    def _reported_by(self, k: int, verb: LinkVerb) -> Saying | None:
        """ "Air strikes were reported by residents": the teller stands behind "by"."""
        for j in range(k + 1, min(k + 4, len(self.groups) - 1)):
            if (
                self.groups[j].kind == "P"
                and self.groups[j].key in word_set("agents")
                and self.syntax.kind(j + 1) == "N"
            ):
                link = self.teller(j + 1, verb)
                act = (self.groups[k].start, self.groups[j + 1].end)
                return None if link is None else Saying([link], (self.first, self.last), k, act, verb)
        return None

    def _has_clause(self, k: int) -> bool:
        """Whether a clause follows, or stood before: "found that", "…, the inquiry found"; not "found rifles"."""
        j = k + 1
        while self.syntax.kind(j) in ("A", "T"):
            j += 1
        if self.syntax.kind(j) in ("S", "Q", "X", ""):
            return True
        return (
            self.syntax.kind(j) == "N" and self.syntax.kind(j + 1) == "V" and self.groups[j + 1].form in ("fin", "cop")
        )

    def _is_hearsay(self, j: int) -> bool:
        """Whether noun group j is reports or rumours, which name nobody who tells them."""
        group = self.groups[j] if j >= 0 else None
        return group is not None and group.kind == "N" and any(key in _HEARSAY for key in self._bare_keys(group))

    def _publishes(self, k: int) -> bool:
        """Whether what is published is words: a statement, a quotation or "that"; not troops ("نشر الجيش تعزيزات")."""
        around = self.syntax.verb(k)
        told = any(self.groups[j].sort == "statement" for j in (*around.object, *around.subject))
        return told or any(group.kind in ("S", "Q") for group in self.groups[k + 1 : k + 7])

    def _subject(self, k: int) -> tuple[bool, list[int]]:
        """Whether the teller stands after an English verb ("…, said the ministry"), and the teller."""
        entry = self.groups[k].entry("speech")
        if self.sheet.lang == "en" and self.syntax.kind(k + 1) == "N" and self.syntax.kind(k - 1) in (",", "Q"):
            content_before = any(g.kind == "V" for g in self.groups[: k - 1])
            if (
                self.syntax.kind(k + 2) not in ("V", "S")
                and content_before
                and entry is not None
                and not entry.row.get("told")
            ):
                return True, [k + 1]
        return False, self.syntax.subject(k)

    def _told(self, k: int, entry: Entry, subject: list[int]) -> list[ChainLink]:
        if self.sheet.lang == "en":
            if entry.row.get("told"):
                around = self.syntax.verb(k)
                members = around.object[:1]
            else:
                members = (
                    [k + 2]
                    if self.syntax.kind(k + 1) == "P"
                    and self.groups[k + 1].key in _TELL_TO
                    and self.syntax.kind(k + 2) == "N"
                    else []
                )
        else:
            members = []
            for j in range(k + 1, min(k + 10, len(self.groups))):
                if self.groups[j].kind in ("S", "Q", "V", "X"):
                    break
                if (
                    j not in subject
                    and self.groups[j].kind == "N"
                    and any(a.actor.actor_type == "outlet" for a in self.groups[j].actors)
                ):
                    members = [j]
        links = []
        members += [
            j + 1
            for j in range(k + 1, min(k + 8, len(self.groups) - 1))
            if self.groups[j].kind == "P" and self.groups[j].key in _RELAYED and self.groups[j + 1].kind == "N"
        ]
        for j in members:
            head = self.groups[j].head
            outlets = [a for a in self.groups[j].actors if a.actor.actor_type == "outlet"]
            if not outlets and self.sheet.keys[head] in _OUTLETS:
                # "told the agency"
                span = self.sheet.chars(head, head + 1)
                links.append(ChainLink(self.sheet.slice(head, head + 1), "published", "outlet", span))
            if outlets:
                actor = outlets[0]
                links.append(
                    ChainLink(actor.actor.name, "published", "outlet", self.sheet.chars(actor.start, actor.end))
                )
        return links

    def phrase(self, k: int) -> Saying | None:
        """The act of telling of a phrase at group k: "according to the police", "بحسب مصدر أمني"."""
        group = self.groups[k]
        entry = next((e for e in group.entries if e.layer == "speech" and e.pos == "phrase"), None)
        if entry is None:
            return None
        j = k + 1
        while j < min(k + 5, len(self.groups)) and (
            self.groups[j].kind in ("S", "A", "P")
            or (self.groups[j].kind == "V" and self.groups[j].entry("speech") is not None)
            or (self.groups[j].kind == "N" and self.groups[j].sort == "pron")
        ):
            j += 1
        if self.syntax.kind(j) != "N":
            return None
        link = self.teller(j, entry.row["link"])
        if link is None:
            return None
        links = [link]
        for i in range(j + 1, min(j + 5, len(self.groups) - 1)):
            prep, noun = self.groups[i], self.groups[i + 1]
            if self.sheet.lang == "ar" and prep.kind == "N" and prep.actors_are("outlet") and i == j + 1:
                # "كما أفاد مسؤول لشبكة رووداو": the preposition is written onto a name that no list splits.
                told = next(a for a in prep.actors if a.actor.actor_type == "outlet")
                span = self.sheet.chars(told.start, told.end)
                links.append(ChainLink(told.actor.name, "published", "outlet", span))
                break
            if prep.kind != "P" or noun.kind != "N":
                continue
            outlet = next((a for a in noun.actors if a.actor.actor_type == "outlet"), None)
            if outlet is not None and prep.key in (_TELL_TO | _RELAYED):
                span = self.sheet.chars(outlet.start, outlet.end)
                links.append(ChainLink(outlet.actor.name, "published", "outlet", span))
                break
            if prep.key in word_set("quoted_from") and link.kind == "outlet":
                # "وفق ما نقلته الوكالة عن مسؤول": the agency has it from him.
                origin = self.teller(i + 1, "said")
                links = links if origin is None else [origin, *links]
                break
        return Saying(links, (self.first, self.last), k, (group.start, self.groups[j].end))


def find_sayings(
    sheet: Sheet,
    lexicon: Lexicon,
    syntax: Syntax,
    *,
    antecedent: Callable[[Group], ActorMention | None],
    statement_by: ChainLink | None,
    last_teller: ChainLink | None,
) -> list[Saying]:
    """Acts of telling in one sentence.

    Args:
        sheet, lexicon: The text and its language.
        syntax: Groups of the sentence.
        antecedent: Who a pronoun refers to.
        statement_by: Teller of the statement spoken of last, for "the statement added".
        last_teller: Whoever spoke last, for "he added", "it said".

    Returns:
        In the order of the text.
    """
    # Asked of the text first: its groups are looked at one by one only where it has such a word at all. In Arabic the
    # word may have a clitic there, which the key of its group has not.
    rowed = syntax.rowed
    if sheet.lang == "ar" or not _UNROWED.isdisjoint(sheet.vocabulary):
        rowed = [k for k, group in enumerate(syntax.groups) if group.entries or group.key in _UNROWED]
    headed = not COLONS.isdisjoint(sheet.vocabulary) and any(group.key in COLONS for group in syntax.groups)
    found: list[Saying] = []
    if not rowed and not headed:
        return found
    finder = _Finder(sheet, lexicon, syntax, antecedent, statement_by, last_teller)
    for k in rowed:
        group = syntax.groups[k]
        one = finder.verb(k) if group.kind == "V" else finder.phrase(k) if group.kind == "P" and group.entries else None
        if one is not None:
            found.append(one)
    if not found and headed:
        found = [one for one in (finder.headed(), finder.trailed()) if one is not None][:1]
    for first, second in pairwise(found):
        # A second teller joined by "and", "while" or a semicolon ends what the first one said.
        lead = next((n for n, g in enumerate(syntax.groups) if g.start >= second.act[0]), 0) - 1
        if syntax.kind(lead + 1) == "C":
            # "ونفى": the Arabic "and" is written onto the verb, and begins where it does.
            lead += 1
        # "The rebels said 20 had died, the army said three"
        spliced = sheet.lang == "en" and syntax.kind(lead) == "," and first.scope[0] >= first.act[1]
        # "قال إن ...، متهما": so does a participle.
        spliced = spliced or syntax.groups[lead + 1].agreement == GOING_ON
        if (
            lead >= 0
            and (spliced or syntax.groups[lead].kind in ("C", "X") or syntax.groups[lead].key in word_set("contrast"))
            and second.scope[0] >= second.act[1]
            and first.scope[1] > second.act[0]
        ):
            first.scope = (first.scope[0], max(first.scope[0], second.act[0]))
    return found
