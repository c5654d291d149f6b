"""Signs of a text that act on whatever shows it, and so could make it pass for another."""

from __future__ import annotations

import unicodedata

__all__ = ["acts_on_display"]

_BENDS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what stands beside them; the plain marks of right and left are none of them."""
_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn"})


def acts_on_display(sign: str) -> bool:
    """Whether it is a control but no line end or tab, half a surrogate, no character, or bends what is beside it."""
    return sign in _BENDS or (sign not in "\n\t" and unicodedata.category(sign) in _CATEGORIES)
