"""Who a teller is: the fullest name that the text has, and where an unnamed one is from."""

from __future__ import annotations

from collections.abc import Callable

from tansiq.model import ChainLink
from tansiq.model.chain import LinkKind, LinkVerb
from tansiq.reading.groups import Group
from tansiq.reading.lexicon import Lexicon
from tansiq.reading.negation import is_none
from tansiq.reading.sheet import ActorMention, Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["Tellers"]

_PRONOUNS = word_set("speaker")
_DETERMINERS = word_set("articles")


def _kind(actor: ActorMention | None) -> LinkKind:
    if actor is None:
        return "unnamed"
    kind = actor.actor.actor_type
    if kind == "person":
        return "person" if actor.name[1] > actor.name[0] and actor.actor.name != actor.actor.role else "office"
    if kind == "outlet":
        return "outlet"
    return "unnamed" if kind == "group_of_people" else "organisation"


def _link(
    sheet: Sheet, group: Group, verb: LinkVerb, antecedent: Callable[[Group], ActorMention | None]
) -> ChainLink | None:
    """The teller that a noun group names, the fullest name the text has."""
    if group.sort == "pron":
        actor = antecedent(group)
        if actor is None:
            return None
        return ChainLink(actor.actor.name, verb, _kind(actor), sheet.chars(group.start, group.end))
    ranked = sorted(group.actors, key=lambda a: (not (a.start <= group.head < a.end), a.start - a.end))
    actor = ranked[0] if ranked else None
    if actor is not None and actor.actor.actor_type == "state" and not actor.start <= group.head < actor.end:
        # "Ecuador's prison service": whose it is, not who it is.
        actor = None
    if actor is not None:
        name = actor.actor.name
        said = sheet.slice(*actor.name) if actor.name[1] > actor.name[0] else ""
        if said.isupper() and said.isalpha() and said != name and len(said) > 1:
            # The text's own form: "the PMF said" after "Popular Mobilization Forces (PMF)".
            name = f"{name} ({said})"
        if _kind(actor) in ("office", "unnamed"):
            name = sheet.slice(actor.start, actor.end)
        return ChainLink(name, verb, _kind(actor), sheet.chars(actor.start, actor.end))
    if group.sort == "place" and group.places:
        # "London announced": a capital that speaks is its government.
        return ChainLink(sheet.slice(group.start, group.end), verb, "organisation", sheet.chars(group.start, group.end))
    if group.sort in ("people", "count", "statement", "organisation", "thing", ""):
        start = group.start
        while start + 1 < group.end and sheet.keys[start] in _DETERMINERS:
            start += 1
        return ChainLink(sheet.slice(start, group.end), verb, "unnamed", sheet.chars(start, group.end))
    return None


class Tellers:
    """Names the tellers of one sentence.

    Args:
        sheet, lexicon: The text and its language.
        syntax: Groups of the sentence.
        antecedent: Who a pronoun refers to.
        statement_by: Teller of the statement spoken of last.
        last_teller: Whoever spoke last.
    """

    def __init__(
        self,
        sheet: Sheet,
        lexicon: Lexicon,
        syntax: Syntax,
        antecedent: Callable[[Group], ActorMention | None],
        statement_by: ChainLink | None,
        last_teller: ChainLink | None,
    ) -> None:
        self.sheet, self.lexicon, self.syntax, self.antecedent = sheet, lexicon, syntax, antecedent
        self.groups = syntax.groups
        self.statement_by = statement_by
        self.last_teller = last_teller
        self.first = self.groups[0].start if self.groups else 0
        self.last = self.groups[-1].end if self.groups else 0

    def teller(self, k: int, verb: LinkVerb) -> ChainLink | None:
        """The teller at noun group k; a statement's is whoever issued it."""
        group = self.groups[k]
        if self.sheet.lang == "ar" and self.sheet.keys[group.head] in word_set("laws"):
            # "مطلوبين وفق المادة 4 إرهاب": no one who speaks.
            return None
        if is_none(self.sheet, self.syntax, k):
            # "No group has confirmed it"
            return None
        if group.sort == "pron" and self.last_teller is not None and group.key in _PRONOUNS:
            return ChainLink(
                self.last_teller.name, verb, self.last_teller.kind, self.sheet.chars(group.start, group.end)
            )
        if self.syntax.kind(k + 1) == "V" and self.groups[k + 1].has_suffix and self._is_total(group):
            # "وفق حصيلة رسمية | أعلنتها الوزارة"
            issuer = self.syntax.subject(k + 1)
            found = _link(self.sheet, self.groups[issuer[0]], verb, self.antecedent) if issuer else None
            if found is not None:
                return found
        if (giver := self._giver(k)) is not None:
            return _link(self.sheet, self.groups[giver], verb, self.antecedent)
        bodies = [a for a in group.actors if a.actor.actor_type != "group_of_people"]
        if group.sort == "statement" and bodies:
            body = max(bodies, key=lambda a: a.end - a.start)
            return ChainLink(body.actor.name, verb, _kind(body), self.sheet.chars(body.start, body.end))
        if (
            group.sort == "statement"
            and k
            and self.groups[k - 1].kind == "N"
            and self.groups[k - 1].actors
            and self.groups[k - 1].end == group.start
        ):
            # "the Pentagon Inspector General | report said"
            return _link(self.sheet, self.groups[k - 1], verb, self.antecedent)
        if group.sort == "statement":
            for j in range(k + 1, min(k + 5, len(self.groups) - 1)):
                if (
                    self.groups[j].kind == "P"
                    and self.groups[j].key in word_set("by_whom")
                    and self.groups[j + 1].kind == "N"
                ):
                    found = _link(self.sheet, self.groups[j + 1], verb, self.antecedent)
                    if found is not None:
                        return found
                if self.groups[j].kind not in ("N", "P", "T"):
                    break
            if self.statement_by is not None:
                return ChainLink(
                    self.statement_by.name, verb, self.statement_by.kind, self.sheet.chars(group.start, group.end)
                )
        link = _link(self.sheet, group, verb, self.antecedent)
        return link if link is None or link.kind not in ("unnamed", "office") else self._whole(k, link, verb)

    def _is_total(self, group: Group) -> bool:
        return self.sheet.keys[group.head] in word_set("toll_totals")

    def _giver(self, k: int) -> int | None:
        """The group that gave an English toll: "a toll given by the army said" is told by the army."""
        if self.sheet.lang != "en" or not self._is_total(self.groups[k]):
            return None
        given = k + 1
        if self.syntax.kind(given) in ("V", "S", "X") and self.syntax.kind(given + 1) == "P":
            # "Provided by" begins as a clause of condition does.
            given += 1
        behind = self.syntax.kind(given) == "P" and self.groups[given].key in word_set("by_whom")
        return given + 1 if behind and self.syntax.kind(given + 1) == "N" else None

    def _whole(self, k: int, link: ChainLink, verb: LinkVerb) -> ChainLink:
        """An unnamed teller with where he is from: "a source in the police", "مسؤول ملف الاستيطان"."""
        last = k
        if (
            self.sheet.lang == "ar"
            and self.syntax.kind(k + 1) == "N"
            and self.groups[k + 1].start == self.groups[k].end
        ):
            is_whole = self.groups[k + 1].actors_are("outlet") or self.sheet.keys[self.groups[k].end - 1].endswith(
                ("ون", "ان")
            )
            # "المحافظ | الموقع": behind the article stands no genitive.
            closed = self.sheet.keys[self.groups[k].head].startswith("ال")
            told = (
                closed
                or self.groups[k + 1].sort in ("event", "pron", "statement")
                or (
                    self.sheet.keys[self.groups[k + 1].start] in word_set("coming_about")
                    or self.sheet.keys[self.groups[k + 1].start].removeprefix("ال") in word_set("hearsay")
                    or self.sheet.keys[self.groups[k + 1].start].endswith(("تها", "تهم", "ته"))
                )
            )
            last = k if told or is_whole else k + 1
        if (
            self.syntax.kind(last + 1) == "P"
            and self.syntax.kind(last + 2) == "N"
            and self.groups[last + 1].key in word_set("of_whom")
            and self.groups[last + 2].sort not in ("event", "statement", "abstract", "pron")
        ):
            last += 2
        if last == k:
            return link
        start = next(
            (
                i
                for i in range(self.groups[k].start, self.groups[k].end)
                if self.sheet.chars(i, i + 1)[0] >= link.span[0]
            ),
            self.groups[k].start,
        )
        whole = (start, self.groups[last].end)
        return ChainLink(self.sheet.slice(*whole), verb, link.kind, self.sheet.chars(*whole))
