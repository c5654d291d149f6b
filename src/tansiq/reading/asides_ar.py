"""Arabic: asides between a verb and those it tells of: where and when, who was among them, a label."""

from __future__ import annotations

from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["LONGEST_ASIDE", "ArabicAsides"]

LONGEST_ASIDE = 8
"""Groups in an aside of time and place between a verb and its object."""
# What the object of a verb of meeting or visiting is.
_GUESTS = ("partner", "goal")
# Groups of "«5+5»".
_LONGEST_LABEL = 6


class ArabicAsides(Syntax):
    """Finds where what stands between commas, brackets or marks begins and ends."""

    def _awaits_guest(self, k: int, j: int) -> bool:
        """ "استقبل الرئيس اليوم في القصر، | الوزير": behind where and when, and a comma, stands whom he received."""
        event = self.groups[k].entry("event")
        if event is None or event.frame.get("object") not in _GUESTS or self.kind(j + 1) != "N":
            return False
        aside = all(self.kind(m) in ("T", "P", "N", ",") for m in range(k + 1, j))
        return aside and j - k <= LONGEST_ASIDE and self.groups[j + 1].sort in ("people", "organisation", "place")

    def _aside_end(self, j: int) -> int:
        """The comma that closes ", يوم الأحد بولاية الجزائر ," opened at j; 0 where no such aside stands there."""
        if self.kind(j - 1) == "T" and self.kind(j - 2) == "," and self.kind(j + 1) == "N":
            return j  # "، في مكتبه، أمس، | قائد": the end of a second one.
        if self.kind(j + 1) not in ("T", "P", "R"):
            return 0
        # "الرئيس، الذي زار الموقع، حركة الشباب"
        inside = ("T", "P", "N", "V", "A") if self.kind(j + 1) == "R" else ("T", "P", "N")
        for m in range(j + 2, min(j + LONGEST_ASIDE, len(self.groups))):
            if self.kind(m) == ",":
                return m if self.kind(m + 1) in ("N", "P", "T") else 0
            if self.kind(m) not in inside:
                return 0
        return 0

    def _label_start(self, i: int) -> int:
        """The mark that opens a label of figures closed at i: "اللجنة | «5+5» | اتفقت"; 0 where no such one stands."""
        for m in range(i - 1, max(0, i - _LONGEST_LABEL), -1):
            if self.kind(m) == "Q":
                return m if m < i - 1 and self.kind(m - 1) == "N" else 0
            if self.kind(m) != "X" and self.groups[m].sort != "count":
                return 0
        return 0

    def _inclusion_start(self, i: int) -> int:
        """The comma that opens ", بينهم شرطيان ," closed at i; 0 where no such aside stands there."""
        for m in range(i - 1, max(0, i - LONGEST_ASIDE), -1):
            if self.kind(m) == ",":
                return m if self.groups[m + 1].key in word_set("including") else 0
            if self.kind(m) not in ("N", "P", "C", "A"):
                return 0
        return 0
