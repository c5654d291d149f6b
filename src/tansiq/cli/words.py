"""Values as a terminal shows them, with their imprecision."""

from __future__ import annotations

import unicodedata

from rich.markup import escape

from tansiq.model import Claim, Count, Period, Place

__all__ = ["count_words", "period_words", "plain", "value_words"]

_BENDS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def count_words(count: Count) -> str:
    """ "3", "12–15", or "12+" where the words set no ceiling."""
    if count.max is None:
        return f"{count.min}+"
    return str(count.min) if count.is_exact else f"{count.min}–{count.max}"


def period_words(period: Period | None) -> str:
    """ "2022-01-20", "2022-02-01 – 2022-02-28", "until …", "from …", or "" where it is unknown."""
    if period is None:
        return ""
    first, last = period.first_day, period.last_day
    if first is None:
        return f"until {last}"
    if last is None:
        return f"from {first}"
    return str(first) if first == last else f"{first} – {last}"


def value_words(claim: Claim) -> str:
    """The value of a claim in one line."""
    match claim.value:
        case Count() as count:
            return f"{count_words(count)} {claim.of}".strip()
        case Period() as period:
            return period_words(period)
        case Place() as place:
            return place.name
        case text:
            return text


def plain(text: str) -> str:
    """A text of a report or a person for the terminal: no markup, and no sign that would act on the terminal itself."""
    return escape("".join(f"\\u{ord(sign):04x}" if _acts(sign) else sign for sign in text))


def _acts(sign: str) -> bool:
    """Control characters but line ends and tabs, and those that turn the direction of what stands beside them."""
    return sign in _BENDS or (unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t")
