"""Why tellings are one event, in plain words: what agrees and what does not, and what people judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from tansiq.web.headline import label_type
from tansiq.web.terms import say_moment

if TYPE_CHECKING:
    from tansiq.linking.evidence import Finding
    from tansiq.release import EventHead, JudgementHead, Tie, View
    from tansiq.web.language import Catalogue
    from tansiq.web.terms import Known

__all__ = ["JudgementLine", "ReasonLine", "TieLine", "list_judgements", "list_ties", "name_telling"]

_FULL = 3.0
"""Log odds at which a bar is full: few findings weigh more, and twenty to one is plain enough."""
_SURE, _LIKELY = 3.0, 1.0
"""Log odds from which the two are surely, or likely, one: twenty to one, nearly three to one."""


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One finding: words, whether it speaks for the two being one, and how much, in percent of a full bar."""

    words: str
    speaks_for: bool
    width: str


@dataclass(frozen=True, slots=True)
class TieLine:
    """Two reports, how sure it is that they tell of one event, and why."""

    one: Markup
    other: Markup
    pair: str
    sure: str
    text: str
    reasons: tuple[ReasonLine, ...]


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """A judgement: who, when, what and why; `is_own` where the reader may take it back."""

    id: str
    by: str
    made: str
    words: Markup
    reason: str
    is_own: bool
    is_standing: bool
    hand: Markup | str = ""


def name_telling(head: EventHead, cat: Catalogue) -> Markup:
    """What a telling's report is called in a line: outlet and day."""
    report = head.report
    if not report.id:
        return Markup("{}").format(cat.text("report.apart"))
    name = Markup("<bdi>{}</bdi>").format(report.outlet or report.title or cat.text("reports.untitled"))
    if not report.published:
        return name
    return name + Markup(' <bdi class="day">({})</bdi>').format(report.published[:10])


def list_ties(ties: Iterable[Tie], tellings: Iterable[EventHead], cat: Catalogue) -> tuple[TieLine, ...]:
    """What ties the tellings of an event, the strongest first."""
    heads = {head.telling: head for head in tellings}
    return tuple(_tie(tie, heads[tie.a], heads[tie.b], cat) for tie in ties if tie.a in heads and tie.b in heads)


def _tie(tie: Tie, one: EventHead, other: EventHead, cat: Catalogue) -> TieLine:
    one, other = sorted((one, other), key=lambda head: (head.report.published or "9999", head.telling))
    how = "sure" if tie.weight >= _SURE else "likely" if tie.weight >= _LIKELY else "perhaps"
    reports = (one.report.id, other.report.id)
    return TieLine(
        one=name_telling(one, cat),
        other=name_telling(other, cat),
        pair=f"/reports/{reports[0]}/with/{reports[1]}" if all(reports) and reports[0] != reports[1] else "",
        sure=cat.text(f"why.{how}"),
        text=cat.text(f"text.{tie.text}") if tie.text else "",
        reasons=tuple(_reason(one, cat) for one in sorted(tie.findings, key=lambda one: (-one.weight, one.feature))),
    )


def _reason(finding: Finding, cat: Catalogue) -> ReasonLine:
    key = f"found.{finding.feature}.{finding.value}"
    # A feature of a later version of the evidence, for which there are no words yet.
    words = cat.text(key) if cat.has(key) else cat.text("found.else")
    return ReasonLine(words, finding.weight > 0, f"{100 * min(1.0, abs(finding.weight) / _FULL):.0f}%")


def list_judgements(
    judgements: Sequence[JudgementHead], view: View, known: Known, party: str, cat: Catalogue
) -> tuple[JudgementLine, ...]:
    """Judgements in words, in the order given, each side with the event that it is of now."""
    heads = view.find_tellings({side for one in judgements for side in (one.a, one.b)})
    return tuple(
        JudgementLine(
            id=one.id,
            by=known.party(one.by),
            made=say_moment(one.made, cat),
            words=cat.markup(f"judged.{one.verdict}", a=_side(one.a, heads, cat), b=_side(one.b, heads, cat)),
            reason=one.reason,
            is_own=one.by == party and one.is_standing,
            is_standing=one.is_standing,
            hand=known.hand(one.by, one.hand),
        )
        for one in judgements
        if one.verdict != "undone"
    )


def _side(telling: str, heads: Mapping[str, EventHead], cat: Catalogue) -> Markup | str:
    head = heads.get(telling)
    if head is None:
        return cat.text("judged.unseen")
    link = Markup('<a href="/events/{}">{}</a>').format(head.id, name_telling(head, cat))
    return Markup("{} ({})").format(link, label_type(head.event.type, cat))
