"""What the verb above an event noun gives it: "launched an attack", "came under attack", "تعرض لهجوم"."""

from __future__ import annotations

from collections.abc import Iterable

from tansiq.reading.candidates import Candidate
from tansiq.reading.deeds import OWNED_UP
from tansiq.reading.groups import Group
from tansiq.reading.negation import is_none
from tansiq.reading.recalled import Recalled
from tansiq.reading.sheet import ActorMention
from tansiq.reading.syntax import Around
from tansiq.reading.wordsets import word_set

__all__ = ["Governing"]

_SUPPORTING = ("light", "undergo", "happen", "cause", "foil", "admit", "blame", "order")
# Announced by whoever did it, where the text names no other: "police announced the arrest of".
_OWN_ACTS = frozenset(
    {
        "group_change",
        "arrest",
        "seizure",
        "operation",
        "release",
        "deployment",
        "construction",
        "transfer",
        "cordon",
        "ceasefire",
    }
)


_BROKERED = ("meeting", "call", "agreement", "ceasefire")
_MEDIATED = word_set("mediated")
_SPEAKS_FOR = word_set("speaks_for")
_BODIES = ("armed_group", "organisation")
# Groups from an event noun to a verb that has it for its subject.
_NEAR_GOVERNOR = 14
# Groups from talks to who mediated them.
_NEAR_BROKER = 9


class Governing(Recalled):
    """Fills event nouns from the verbs that govern them.

    Args:
        sheet, lexicon, syntax, antecedent: As Fillers.
    """

    def _govern(self, candidate: Candidate, k: int, frame: dict[str, str]) -> None:
        """Fill from the verb that governs an event noun: "launched an attack", "came under attack", "تعرض لهجوم"."""
        if self.arabic and self.groups[k].modality("foil_noun") is not None:
            # "أعلن الجيش إحباط هجوم": whoever tells of it foiled it.
            candidate.support = candidate.happened = True
            return
        if not self.arabic:
            self._fill_mediator(candidate, k)
            self._fill_met(candidate, k)
        if self._comes_next(k):
            candidate.support = candidate.happened = True
        governor = next((v for v in self._governors(k) if self.groups[v].modality(*_SUPPORTING) is not None), None)
        if (relative := self._relative(k)) is not None:
            self._govern_modally(candidate, k, frame, relative, "light")
        if governor is not None and not self.arabic and self.syntax.kind(governor - 1) == "R":
            # "The attack, which took place at dawn, | was carried out by": both tell of it.
            behind = [v for v in self._governors(k) if v > governor and self.groups[v].modality("light") is not None]
            for verb in behind[:1]:
                self._govern_modally(candidate, k, frame, verb, "light")
        if governor is None:
            governor = next(iter(self._governors(k)), None)
        if governor is None:
            self._share_trying(candidate, k, frame)
            return
        # "تبنى التنظيم الهجوم": a verb that may own up to a deed does so, whatever else it is written like.
        modal = self.groups[governor].modality("admit") or self.groups[governor].modality(*_SUPPORTING)
        if not self.arabic and self._only_goes_on(k, governor):
            modal = None
        if self._claims_deed(candidate, k, governor):
            self._govern_modally(candidate, k, frame, governor, "admit")
            return
        if modal is None:
            if self.arabic and self.groups[governor].modality("attempt", "plan", "manage") is not None:
                # "حاول مسلحون تفجير البوابة": whoever tries would have been the doer.
                self._share_trying(candidate, k, frame)
                return
            self._govern_plainly(candidate, k, frame, governor)
            return
        if k in self.syntax.verb(governor).subject:
            modal = self.groups[governor].modality("happen", "cause") or modal
        if not self.arabic and self._nobody_says(governor):
            # "No group has said it was behind the attack"
            return
        if modal.row.get("shared") and self.groups[governor].negated:
            # "The army did not take part in the battle": who fought it is not told.
            return
        self._govern_modally(candidate, k, frame, governor, str(modal.row["kind"]))

    def _comes_next(self, k: int) -> bool:
        """ "A bomb went off in Gao, followed by | clashes", "انفجرت سيارة تلتها | اشتباكات"."""
        if self.arabic:
            before = self.groups[k - 1]
            return self.syntax.kind(k - 1) == "V" and before.has_suffix and before.key in word_set("came_next")
        by = self.syntax.kind(k - 1) == "P" and self.groups[k - 1].key in word_set("agents")
        return by and self.syntax.kind(k - 2) == "V" and self.groups[k - 2].key in word_set("came_next")

    def _nobody_says(self, governor: int) -> bool:
        """Whether what English verb group `governor` tells of a pronoun is said by nobody, or not said."""
        above = self.syntax.previous_verb(governor)
        if above is None or self.groups[above].entry("speech") is None:
            return False
        subject = self.syntax.subject(governor)
        if not subject or not all(above < j and self.groups[j].sort == "pron" for j in subject):
            return False
        return self.groups[above].negated or any(
            is_none(self.sheet, self.syntax, j) for j in self.syntax.subject(above)
        )

    def _only_goes_on(self, k: int, governor: int) -> bool:
        """Whether a verb of going on has something else for its object: "went on a march" carries the march only."""
        light = self.groups[governor].modality("light")
        return light is not None and bool(light.row.get("direct")) and k not in self.syntax.verb(governor).object

    def _is_engaged(self, k: int, governor: int) -> bool:
        """ "Has been engaged in talks": written like a passive, and tells who takes part."""
        light = self.groups[governor].modality("light")
        shared = light is not None and bool(light.row.get("shared"))
        return shared and not self.arabic and k not in self.syntax.verb(governor).subject

    def _claims_deed(self, candidate: Candidate, k: int, governor: int) -> bool:
        """ "The group claimed the attack", "the raid was claimed by rebels": a deed told before is owned up to."""
        if self.arabic or not candidate.definite or not candidate.type.startswith(OWNED_UP):
            return False
        verb = self.groups[governor]
        if verb.modality("claim") is None or verb.negated or verb.mood:
            return False
        around = self.syntax.verb(governor)
        return k in (around.subject if around.passive else around.object)

    def _share_trying(self, candidate: Candidate, k: int, frame: dict[str, str]) -> None:
        """ "حاول ... الوصول إلى ... وتفجير ...": a masdar joined to another shares the doer of the trying."""
        before = self.syntax.previous_verb(k)
        if (
            self.arabic
            and before is not None
            and self.groups[k - 1].kind in ("C", "N", "P", "V")
            and self.groups[before].modality("attempt", "plan", "manage") is not None
        ):
            candidate.support = True
            self._fill(candidate, frame.get("subject"), self.syntax.subject(before))

    def _govern_plainly(self, candidate: Candidate, k: int, frame: dict[str, str], governor: int) -> None:
        """Fill from a verb that says nothing of how the event stands: a copula, "تم", a verb of saying."""
        verb, around = self.groups[governor], self.syntax.verb(governor)
        if self.arabic and any(e.row.get("link") == "accused" for e in verb.entries) and k not in around.object:
            # "اتهم سكان عناصر التنظيم بإحراق منازلهم": whoever is accused did it.
            candidate.support, candidate.doer_status = True, "accused"
            self._fill(candidate, frame.get("subject"), around.object)
        elif verb.tells("statement"):
            # "condemned the attack on the church": what is condemned is taken as told.
            candidate.support = candidate.support or bool(candidate.filled("undergoer", "doer"))
        elif governor == k + 1 and verb.has_suffix and verb.entry("event") is None:
            # "كمين نصبه مسلحون": whoever did what the suffix means.
            candidate.support = True
            self._fill(candidate, frame.get("subject"), around.subject)
        elif verb.form == "light":
            candidate.support = True
            if not candidate.filled("undergoer") and "gen" in frame:
                self._fill(candidate, frame["gen"], [j for j in around.subject if j != k])
        elif self._is_target_of(k) and "undergoer" in frame.values():
            # "The residence was the target of an attack", "كان المقر هدفا لهجوم"
            candidate.support = True
            self._fill(candidate, "undergoer", [j for j in around.subject if j not in (k, k - 2)])
        elif self._wrecks(candidate, k, governor):
            # "Two tankers were holed by explosions"
            candidate.support = True
            self._fill(candidate, "undergoer", around.subject)
        elif verb.form == "cop" and candidate.type == "cooperation" and self.groups[k - 1].key in word_set("within"):
            # "Baghdad is in close coordination with ..."
            candidate.support = True
            self._fill(candidate, "doer", around.subject)
        elif verb.entry("speech") is not None and (k in around.object or k in around.subject):
            # "denied shelling the village", "confirmed the attack": what is said of is taken as told.
            candidate.support = True
            if candidate.type in _OWN_ACTS and not candidate.filled("doer"):
                self._fill(candidate, frame.get("subject"), [j for j in around.subject if j != k])

    def _is_target_of(self, k: int) -> bool:
        """Whether event noun k says what something was the target of: "the target of an attack"."""
        if self.syntax.kind(k - 1) != "P" or self.syntax.kind(k - 2) != "N":
            return False
        of = self.groups[k - 1].key in word_set("target_of")
        return of and self.sheet.keys[self.groups[k - 2].head] in word_set("targets")

    def _govern_modally(self, candidate: Candidate, k: int, frame: dict[str, str], governor: int, kind: str) -> None:
        """Fill from a light verb, or one of happening, causing, undergoing, admitting, ordering, blaming."""
        candidate.support = True
        around = self.syntax.verb(governor)
        if self.arabic and kind == "light" and self.groups[k - 1].key in word_set("within"):
            # "وقعت دورية في كمين" is written like "وقع اتفاقا".
            kind = "happen" if self.groups[governor].modality("happen") is not None else kind
        candidate.times += [
            m for j in around.times if (m := self.groups[j].time) is not None and m not in candidate.times
        ]
        told = self.arabic and kind == "light" and self.groups[governor].entry("speech") is not None
        if told and (candidate.is_harm or k not in (*around.object, *around.subject)):
            # "أعلنت الشرطة مقتل ثلاثة في هجوم": whoever announces a death did not do it.
            return
        doer = next((slot for slot in ("sender", "doer") if slot in frame.values()), frame.get("subject") or "doer")
        candidate.happened = candidate.happened or kind == "happen"
        if kind in ("light", "admit", "order"):
            if not around.passive or self._is_engaged(k, governor):
                # "نفذ الهجوم يوم الإثنين تنظيم": the doer stands behind what was done.
                by = around.object if self.arabic and k in around.subject else around.subject
                if kind == "admit":
                    self._fill_owner_up(candidate, doer, by)
                else:
                    self._fill(candidate, "bearer" if doer == "sender" else doer, by)
            self._fill_preps(candidate, around, frame, since=governor)
            if kind == "admit":
                candidate.doer_status = "claimed"
        elif kind == "undergo":
            # "Police faced riots": whoever faces a crowd is none of it.
            facing = candidate.type.startswith(("riot", "protest"))
            if not facing or "undergoer" in frame.values():
                self._fill(candidate, "undergoer" if "undergoer" in frame.values() else "doer", around.subject)
            self._fill_preps(
                candidate, around, {key: arg for key, arg in frame.items() if arg in ("instrument", "site", "doer")}
            )
        elif kind in ("happen", "cause"):
            self._govern_happening(candidate, k, frame, around, happens=kind == "happen")
        if kind == "blame":
            candidate.doer_status = "accused"
            if k in around.object or (around.passive and k in around.subject):
                # "attributed the attack to rebels", "blamed the attack on them"
                blamed = [j for key, members in around.preps if key in word_set("blamed_on") for j in members]
            else:
                blamed = [j for j in around.object if j != k]
            self._fill(candidate, doer, blamed or [j for j in around.subject if j != k])

    def _govern_happening(
        self, candidate: Candidate, k: int, frame: dict[str, str], around: Around, *, happens: bool
    ) -> None:
        """Fill from a verb of happening or, not `happens`, of causing: "a roadside bomb hit a patrol"."""
        subject = k in around.subject
        if happens and not subject and self.groups[k - 1].key in word_set("within"):
            # "وقع رتل للجيش في كمين"
            self._fill(candidate, "undergoer", [j for j in around.subject if self.groups[j].sort != "event"])
        if happens and around.passive and not subject and not self.arabic and "undergoer" in frame.values():
            # "The hospital was hit by shelling"
            self._fill(candidate, "undergoer", [j for j in around.subject if self.groups[j].sort != "event"])
        if happens and subject and "subject" in frame and not candidate.entry.row.get("count"):
            # "a roadside bomb hit a patrol", "the earthquake struck Halabja"; but "the murder shook the country"
            self._fill(candidate, "undergoer", around.object)
        told = ("instrument", "site", "partner", "undergoer")
        behind = {key: arg for key, arg in frame.items() if arg in told and key not in ("of", "gen")}
        self._fill_preps(candidate, around, behind)

    def _governors(self, k: int) -> Iterable[int]:
        """Verbs that have noun group k as their object, prepositional object, or subject."""
        if self.arabic and self.syntax.kind(k + 1) == "V" and self.groups[k + 1].has_suffix:
            # "هجوم شنه مسلحون": the suffix of the verb is the noun before it.
            yield k + 1
        before = self.syntax.previous_verb(k)
        clear = before is not None and all(
            self.groups[j].kind not in ("S", "R", "X") or self.groups[j].key in ("(", ")") for j in range(before + 1, k)
        )
        if before is not None and clear:
            around = self.syntax.verb(before)
            if k in around.subject or around.governs(k):
                yield before
        for j in range(k + 1, min(len(self.groups), k + _NEAR_GOVERNOR)):
            if self.groups[j].kind in ("S", "X"):
                break
            if self.groups[j].kind == "V":
                talks = any(t.entry.type in _BROKERED for t in self.groups[k].triggers)
                if talks and not self.arabic and j == k + 1 and self.groups[j].form == "inf":
                    # "A meeting | to discuss | the border was held": what for.
                    continue
                if k in self.syntax.verb(j).subject or self._is_put_behind(j, k):
                    yield j
                    if self.syntax.kind(j - 1) == "," or (self.syntax.kind(j - 1) == "R" and not self.arabic):
                        # "The operation, spread over several days, is being conducted by", "the attack, which lasted
                        # two hours, was carried out by": one more may follow.
                        continue
                elif not self.arabic and (self.syntax.kind(j - 1) == "R" or self._is_aside(j)):
                    # "The attack, which caused a fire, was carried out by rebels"
                    continue
                break

    def _relative(self, k: int) -> int | None:
        """The verb that tells who did what an event noun with the article means: "غداة الهجوم الذي شنه مسلحون".

        Behind a preposition only: what a verb has for its subject or object was mostly told before.
        """
        behind = self.arabic and self.syntax.kind(k - 1) == "P" and self.syntax.kind(k + 1) == "R"
        return k + 2 if behind and self._is_meant_by(k + 2) else None

    def _is_meant_by(self, v: int) -> bool:
        """Whether group v is a verb whose suffix means the noun that it describes."""
        return self.syntax.kind(v) == "V" and self.groups[v].has_suffix and self.groups[v].modality("light") is not None

    def _wrecks(self, candidate: Candidate, k: int, governor: int) -> bool:
        """Whether a passive verb of no list says what an attack did to a thing: "were holed by | explosions"."""
        around = self.syntax.verb(governor)
        by = any(k in members and key in word_set("agents") for key, members in around.preps)
        if self.arabic or not by or not around.passive or self.groups[governor].entries:
            return False
        things = [self.groups[j].sort in ("thing", "place") for j in around.subject]
        return bool(things) and all(things) and candidate.type.startswith("attack")

    def _is_aside(self, j: int) -> bool:
        """ ", | mediated | by the church, began": a participle between commas, and by whom."""
        by = self.syntax.kind(j + 1) == "P" and self.groups[j + 1].key in word_set("agents")
        return by and self.syntax.kind(j - 1) == ","

    def _fill_mediator(self, candidate: Candidate, k: int) -> None:
        """ "Talks between the two, mediated by Qatar": who brought those who talk together."""
        if not candidate.type.startswith(_BROKERED):
            return
        for j in range(k + 1, min(len(self.groups), k + _NEAR_BROKER)):
            kind = self.syntax.kind(j)
            by = kind == "V" and self.syntax.kind(j + 1) == "P" and self.groups[j + 1].key in word_set("agents")
            if by and self.sheet.keys[self.groups[j].head] in _MEDIATED:
                self._fill(candidate, "mediator", self.syntax.coordinated(j + 2))
            if kind in ("S", "X"):
                return

    def _fill_met(self, candidate: Candidate, k: int) -> None:
        """ "In a meeting in Oslo on Monday, the minister and his guest discussed": who did so were at the meeting."""
        opens = self.syntax.kind(k - 1) == "P" and self.groups[k - 1].key in word_set("in_course")
        if candidate.type != "meeting" or not opens or self.syntax.kind(k - 2) not in ("", "X", "S"):
            return
        last = min(len(self.groups), k + _NEAR_GOVERNOR)
        verb = next(
            (j for j in range(k + 1, last) if self.syntax.kind(j) == "V" and self.groups[j].form == "fin"), None
        )
        comma = next((j for j in range(k + 1, verb or k) if self.syntax.kind(j) == ","), None)
        subject = self.syntax.subject(verb) if verb is not None else []
        if comma is None or not subject or min(subject) < comma or self.groups[verb or k].voice == "passive":
            return
        if all(self.groups[j].actors_are("person", "state", "agency") for j in subject):
            candidate.support = True
            self._fill(candidate, "doer", subject)

    def _fill_owner_up(self, candidate: Candidate, argument: str | None, members: list[int]) -> None:
        """Who owns up to a deed: whoever speaks for a body did it no more than the body's own words say.

        "A spokesman for the front claimed responsibility", "The front's spokesman, Omar Aziz, claimed the attack".
        """
        for j in members:
            body = self._spoken_for(j)
            if body is None or argument is None:
                self._fill(candidate, argument, [j])
            else:
                self._add_actor(candidate, argument, *body)

    def _spoken_for(self, j: int) -> tuple[ActorMention, Group] | None:
        """The body that noun group j speaks for, where it names a spokesman; else None."""
        for i in (j, j - 2):
            group = self.groups[i] if i >= 0 else None
            if group is None or group.kind != "N" or (i != j and self.syntax.kind(i + 1) not in (",", "P")):
                continue
            if word_set("spokesmen").isdisjoint(self.sheet.keys[group.start : group.end]):
                continue
            named = [(actor, group) for actor in group.actors]
            if i + 2 < len(self.groups) and self.syntax.kind(i + 1) == "P" and self.groups[i + 1].key in _SPEAKS_FOR:
                named += [(actor, self.groups[i + 2]) for actor in self.groups[i + 2].actors]
            return next(((a, g) for a, g in named if a.actor.actor_type in _BODIES), None)
        return None

    def _is_put_behind(self, j: int, k: int) -> bool:
        """Whether participle j, by whom it was done, tells of event noun k before it.

        "The killing of six, carried out by gunmen", "the murder of a judge and his guards perpetrated by rebels".
        """
        by = self.syntax.kind(j + 1) == "P" and self.groups[j + 1].key in word_set("agents")
        if self.arabic or not by or self.groups[j].modality("light") is None:
            return False
        if self.syntax.kind(j - 1) == ",":
            return not self.syntax.subject(j)
        return all(self.syntax.kind(i) in ("N", "P", "C") for i in range(k + 1, j))
