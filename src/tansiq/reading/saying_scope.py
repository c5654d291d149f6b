"""Which words of a sentence an act of telling covers."""

from __future__ import annotations

from tansiq.reading.tellers import Tellers
from tansiq.reading.wordsets import word_set

__all__ = ["SayingScope"]

# The S-groups that make what stands before them the content: "كما قال بيان ...".
_BACKWARD = word_set("backward")


class SayingScope(Tellers):
    """Says of each act of telling of one sentence which words [start, end) it covers."""

    def _scope(self, k: int, subject: list[int], inverted: bool, act: tuple[int, int]) -> tuple[int, int]:
        """Words that the act of telling at group k covers: all, what stood before it, or what stands behind it."""
        before = self.groups[k - 1] if k else None
        if k >= 2 and self.groups[k - 1].key in word_set("what") and self.groups[k - 2].kind == "P":
            # "على ما أفادت به السلطات"
            return self.first, self.last
        if before is not None and (before.key in _BACKWARD or (before.kind == "P" and before.entries)):
            return self.first, self.last
        if inverted:
            return self.first, self.groups[k].start
        lead = min(subject[0], k) - 1
        if self.sheet.lang == "en" and lead >= 1 and self.groups[lead].kind in (",", "Q"):
            has_verb = any(g.kind == "V" for g in self.groups[:lead])
            content_after = (
                self.syntax.says_number(k)
                or self.syntax.kind(k + 1) == "Q"
                or (self.syntax.kind(k + 1) == "S" and not self._says_when(k + 1))
                or any(g.kind == "S" and g.key in word_set("that") for g in self.groups[k + 1 : k + 6])
            )
            if has_verb and not content_after:
                return self.first, self.groups[min(subject[0], k)].start
        return self._content(k, subject, act), self.last

    def _says_when(self, k: int) -> bool:
        """Whether conjunction k only says when somebody spoke: "the president said after visiting the scene"."""
        behind = self.groups[k + 1] if k + 1 < len(self.groups) else None
        return self.groups[k].key in word_set("clause_or_noun") and behind is not None and behind.form == "ing"

    def _content(self, k: int, subject: list[int], act: tuple[int, int]) -> int:
        """Where what is said begins: after "in a statement", "on Monday" and "that", which belong to the saying."""
        j = max([k, *subject]) + 1
        while j < len(self.groups) and j < k + 10:
            group = self.groups[j]
            if group.kind == "S" or group.kind == "Q":
                return max(act[1], group.start)
            if group.kind in ("T", "A") or (group.kind == "P" and self.syntax.kind(j + 1) == "T"):
                after = j + 1 if group.kind != "P" else j + 2
                # "denied the killing of two on Monday": what is told began before the day.
                told = any(g.triggers for g in self.groups[k + 1 : j])
                if self.syntax.kind(after) in ("N", "V") or (self.syntax.kind(after) in ("X", ",") and not told):
                    return max(act[1], self.groups[after].start)
            elif group.kind == "V" or group.kind == "X":
                break
            j += 1
        return act[1]
