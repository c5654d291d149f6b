"""Arabic: who or what stands before a verb, that the sentence is about ("أن عبوة ناسفة انفجرت")."""

from __future__ import annotations

from tansiq.reading.asides_ar import ArabicAsides
from tansiq.reading.groups import Group
from tansiq.reading.wordsets import word_set

__all__ = ["ArabicTopics"]

_TOPICS = frozenset({"people", "organisation", "weapon", "thing"})


def _is_attack(group: Group) -> bool:
    return any(one.entry.type.startswith("attack") for one in group.triggers)


class ArabicTopics(ArabicAsides):
    """The topics of verbs that stand behind their subject."""

    def _topic(self, k: int) -> int | None:
        """The noun group left of verb k that the sentence is about, where the verb follows it."""
        i = k - 1
        while i >= 0 and k - i < 16:
            kind = self.kind(i)
            if kind == "N":
                if self.kind(i - 1) == "P":
                    i -= 2
                    continue
                if (whole := self._whole_of(i)) is not None:
                    i = whole
                    continue
                if self.kind(i - 1) == "V" and self.kind(i - 2) == "N" and self._describes(self.groups[i - 1]):
                    # "مسلحون يرفعون علما | أطلقوا": the banner is of the verb that describes them.
                    i -= 2
                    continue
                opener = self._opener(i)
                behind_be = self.kind(opener) == "V" and self.groups[opener].form == "cop"
                return i if self.groups[i].sort != "event" or behind_be or self.kind(opener) in ("S", "") else None
            if kind == "Q" and (opened := self._label_start(i)):
                i = opened - 1
                continue
            if kind in ("A", "T", "Q") or (kind == "X" and self.groups[i].key in ("(", ")")):
                i -= 1
                continue
            if kind == "," and (opened := self._inclusion_start(i)):
                i = opened - 1
                continue
            if kind == "R":
                return i - 1 if self.kind(i - 1) == "N" else None
            return None
        return None

    def _opener(self, topic: int) -> int:
        """What stands before a topic, but for the quotation mark that opens its words: "أن | "عبوة انفجرت"."""
        return topic - 2 if self.kind(topic - 1) == "Q" else topic - 1

    def _joined_before(self, topic: int) -> list[int]:
        """The topic with those it is joined to: "القاضي وزوجته وسائقه قتلوا"; of things nobody is."""
        first = topic
        while self.kind(first - 1) == "C" and self.kind(first - 2) == "N" and self._is_somebody(first):
            if not self._is_somebody(first - 2) or self.kind(first - 3) == "P":
                break
            first -= 2
        if self.kind(first - 1) == "N" and first < topic and self._is_somebody(first - 1):
            # "المسعف | فؤاد جابر": what somebody is stands before the name.
            return self.coordinated(first) if topic in self.coordinated(first) else [topic]
        return [j for j in range(first, topic + 1) if self.kind(j) == "N"]

    def _is_somebody(self, j: int) -> bool:
        return self.groups[j].sort in ("people", "organisation", "count")

    def _whole_of(self, i: int) -> int | None:
        """Those of whom group i are a part: "ثلاثة أشخاص بينهم شرطي أصيبوا"; None where it is no such part."""
        if self.kind(i - 1) != "N" or self.groups[i - 1].key not in word_set("including"):
            return None
        return i - 2 if self.kind(i - 2) == "N" else None

    def _may_be_topic(self, topic: int, verb: Group) -> bool:
        """People, bodies and things may stand before their verb; events behind أن: "أن انفجارا في السوق قتل".

        In a headline, whose verb is in the present, they open it: "انتحاري يستهدف أكاديمية".
        """
        sort = self.groups[topic].sort
        opener = self.kind(self._opener(topic))
        headed = opener == "" and bool(verb.entries) and verb.entries[0].is_present
        if sort == "place":
            # "واشنطن تفرض عقوبات": a town that deals with others opens the headline.
            return headed and verb.agreement == "fs"
        return sort in _TOPICS or (sort == "event" and (opener == "S" or headed))

    def _comes_about(self, topic: int, k: int) -> bool:
        """ "هزة أرضية ضربت المدينة", "غارة استهدفت منزلا": an event opens the sentence, behind it what it did."""
        event, verb = self.groups[topic], self.groups[k]
        opens = topic == k - 1 and self.kind(self._opener(topic)) == "" and event.sort == "event" and not event.definite
        strikes = self._strikes(k) and _is_attack(event)
        return opens and not verb.has_suffix and (strikes or verb.modality("happen") is not None)

    def _strikes(self, k: int) -> bool:
        """Whether verb k is one of attack: استهدفت."""
        deed = self.groups[k].entry("event")
        return deed is not None and deed.type.startswith("attack")

    def _is_told_before(self, topic: int) -> bool:
        """ "وكانت القوات قد اعتقلت ...", "أن وفدا التقى ...": behind كان and أن stands who did it."""
        following = self.groups[topic + 1]
        opener = self._opener(topic)
        if self.kind(opener) == "S" and self.groups[opener].key in word_set("announced"):
            return following.kind == "V" and not following.has_suffix and self.groups[topic].sort != "event"
        return (
            self.kind(topic - 1) == "V" and self.groups[topic - 1].form == "cop" and following.key in word_set("done")
        )
