"""What an English arrest was for: a deed told behind "for", of whoever was arrested."""

from __future__ import annotations

from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["Arrests"]

_FOR_WHAT = word_set("arrested_for")
# Groups between an arrest and what it was for.
_NEAR_ARREST = 10


class Arrests(Syntax):
    """Knows the verbs that say why somebody was arrested."""

    def is_reason_of_arrest(self, k: int) -> bool:
        if not self._is_for(k):
            return False
        before = self.previous_verb(k)
        return bool(self._arrest_before(k)) or (before is not None and self._is_arrested(before, k))

    def _is_for(self, k: int) -> bool:
        """Whether verb group k says what something was for: "for killing a priest"."""
        return self.groups[k].form == "ing" and self.kind(k - 1) == "P" and self.groups[k - 1].key in _FOR_WHAT

    def _is_arrested(self, before: int, k: int) -> bool:
        """Whether a verb tells of an arrest for verb group k: "arrested two officers | for killing a priest"."""
        taken = self.groups[before].entry("event")
        return taken is not None and taken.type == "arrest" and self._is_for(k)

    def _arrest_before(self, k: int) -> list[int]:
        """Whose arrest it was for verb group k: "the arrest of two officers | for killing a priest"."""
        if not self._is_for(k):
            return []
        for j in range(k - 2, max(-1, k - _NEAR_ARREST), -1):
            if self.kind(j) not in ("N", "P", "C", ",", "T"):
                return []
            if self.kind(j) == "N" and any(t.entry.type == "arrest" for t in self.groups[j].triggers):
                return self.coordinated(j + 2) if self.kind(j + 2) == "N" else []
        return []
