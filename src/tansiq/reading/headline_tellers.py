"""Who tells a line with a colon or a dash: "SOHR: three killed in Raqqa", "Three killed in Raqqa: monitor"."""

from __future__ import annotations

from tansiq.reading.sayings import Saying
from tansiq.reading.tellers import Tellers

__all__ = ["COLONS", "HeadlineTellers"]

# Groups that a teller before a colon or behind one has at most: "the spokesman of the army in the south".
_LONGEST_HEAD = 7
COLONS = frozenset({":", "-", "–", "—"})
"""Marks that part a line from whoever tells it."""


class HeadlineTellers(Tellers):
    """Finds the teller of a line that stands before its colon or behind its last one."""

    def headed(self) -> Saying | None:
        """ "SOHR: three killed in Raqqa", "الناطق باسم الجيش: استهدفنا تجمعا": whoever stands before a colon."""
        colon = next((k for k, g in enumerate(self.groups[:_LONGEST_HEAD]) if g.key == ":"), 0)
        if not colon or colon + 1 >= len(self.groups) or not self._names_teller(0, colon):
            return None
        return self._beside_colon(
            0, (self.groups[0].start, self.groups[colon].end), (self.groups[colon].end, self.last)
        )

    def trailed(self) -> Saying | None:
        """ "Three killed in Raqqa: monitor": whoever stands behind the last colon or dash of a headline."""
        size = len(self.groups) - (self.syntax.kind(len(self.groups) - 1) == "X")
        mark = next((k for k in range(size - 1, max(0, size - _LONGEST_HEAD), -1) if self.groups[k].key in COLONS), 0)
        if not mark or mark + 1 >= size:
            return None
        common = self.groups[mark].key == ":" and mark + 2 == size and self.groups[mark + 1].sort == ""
        if not self._names_teller(mark + 1, size) and not (common and self.groups[mark + 1].kind == "N"):
            return None
        if not any(g.triggers or g.kind == "V" for g in self.groups[:mark]):
            return None
        act = (self.groups[mark].start, self.groups[size - 1].end)
        return self._beside_colon(mark + 1, act, (self.first, act[0]))

    def _names_teller(self, first: int, last: int) -> bool:
        """Whether groups [first, last) are one noun with what it is of, and name people or a body."""
        head = self.groups[first]
        plain = all(g.kind in ("N", "P", "A") or g.key in ("(", ")") for g in self.groups[first:last])
        named = head.actors_are("state") or head.triggers or head.quantity is not None
        return plain and head.kind == "N" and head.sort in ("people", "organisation") and not named

    def _beside_colon(self, k: int, act: tuple[int, int], scope: tuple[int, int]) -> Saying | None:
        link = self.teller(k, "said")
        if link is None:
            return None
        teller = self.groups[k]
        actor = teller.head_actor()
        return Saying([link], scope, k, act, "said", actor)
