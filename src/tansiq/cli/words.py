"""Values as a terminal shows them, with their imprecision."""

from __future__ import annotations

from rich.markup import escape

from tansiq.model import Claim, Count, Period, Place
from tansiq.model.signs import acts_on_display

__all__ = ["count_words", "period_words", "plain", "value_words"]


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
    return escape("".join(f"\\u{ord(sign):04x}" if acts_on_display(sign) else sign for sign in text))
