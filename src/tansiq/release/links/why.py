"""Why tellings are one event for a reader: the program's evidence, and people's judgements that it sees."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from tansiq.ledger import format_time
from tansiq.ledger.schema import telling
from tansiq.linking import candidates
from tansiq.linking.evidence import Finding, score
from tansiq.model import NOBODY, Hand
from tansiq.release.decide import Share, decide_release
from tansiq.release.links.blocks import Blocks
from tansiq.release.links.islands import Island
from tansiq.release.links.judgements import Judged, Verdict, judged_on, standing
from tansiq.release.links.marks import find_marks
from tansiq.release.links.scoring import texts_of
from tansiq.release.views import Reader

__all__ = ["JudgementHead", "Tie", "Why", "explain", "judgement_head", "sides_told"]


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two tellings of an event.

    Args:
        a, b: Anchors of the tellings.
        weight: Log odds that the two are one event.
        findings: What each feature found, and what it adds to the weight.
        text: "copy", "edited" or "translation" where their reports carry one text, else "".
    """

    a: str
    b: str
    weight: float
    findings: tuple[Finding, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class JudgementHead:
    """A judgement that the reader sees.

    Args:
        by: The party whose it is.
        a, b: Anchors of the two tellings; "" for one that the reader does not see.
        is_standing: Nobody took it back.
        hand: By whose hand of the party: role and mark, never a name.
    """

    id: str
    by: str
    made: str
    verdict: Verdict
    a: str
    b: str
    reason: str
    is_standing: bool = True
    hand: Hand = NOBODY


@dataclass(frozen=True, slots=True)
class Why:
    """Why the tellings of one event are one: links of the program, heaviest first, and judgements, newest first."""

    ties: tuple[Tie, ...] = ()
    judgements: tuple[JudgementHead, ...] = ()


def judgement_head(one: Judged, *, is_standing: bool, seen: Collection[str]) -> JudgementHead:
    """What is shown of a judgement.

    Args:
        seen: Tellings that the reader sees: of one that it lost nothing is told, not even by which id it went.
    """
    a, b = (side if side in seen else "" for side in (one.a, one.b))
    return JudgementHead(one.id, one.originator, one.made, one.verdict, a, b, one.reason, is_standing, one.hand)


def sides_told(judgements: Collection[Judged]) -> set[bytes]:
    """The tellings that judgements are of, by their anchors."""
    return {bytes.fromhex(side) for one in judgements for side in (one.a, one.b)}


def explain(
    connection: Connection,
    numbers: Collection[int],
    reader: Reader,
    names: tuple[str, ...],
    now: datetime,
    find_seen: Callable[[Collection[bytes]], Collection[str]],
    *,
    has_ties: bool = True,
) -> Why:
    """Say why an event is one.

    Args:
        numbers: Of its tellings that the reader sees.
        names: The reader's names in the tables.
        find_seen: Which of some tellings the reader sees.
        has_ties: Links of the program too, not judgements alone.
    """
    rows = {row.telling: row for row in connection.execute(select(*telling.c).where(telling.c.telling.in_(numbers)))}
    ties = _ties(connection, rows, names, now) if has_ties else ()
    return Why(ties, _judgements(connection, rows, reader, now, find_seen))


def _ties(connection: Connection, rows: Mapping[int, Any], names: tuple[str, ...], now: datetime) -> tuple[Tie, ...]:
    if len(rows) < 2:
        return ()
    island = Island(connection, rows)
    admitted = {frozenset((one.a, one.b)) for one in island.admitted(Blocks(connection, names), rows, format_time(now))}
    marks = {one.key: one for one in find_marks(connection, rows)}
    texts = texts_of(connection, {row.report for row in rows.values()})
    found = []
    for a, b in island.links:
        pair = (marks[a].telling.id[0], marks[b].telling.id[0])
        if frozenset(pair) in admitted:
            one, other = sorted((marks[a].telling, marks[b].telling), key=candidates.order_of)
            how = texts.get(marks[a].report, {}).get(marks[b].report, "")
            weight, findings = score(one, other, one_text=bool(how))
            telling_of = sorted(pair)
            told = tuple(finding for finding in findings if finding.weight)
            found.append(Tie(telling_of[0], telling_of[1], round(weight, 3), told, how))
    return tuple(sorted(found, key=lambda tie: (-tie.weight, tie.a, tie.b)))


def _judgements(
    connection: Connection,
    rows: Mapping[int, Any],
    reader: Reader,
    now: datetime,
    find_seen: Callable[[Collection[bytes]], Collection[str]],
) -> tuple[JudgementHead, ...]:
    found = [
        one
        for one in judged_on(connection, [row.anchor for row in rows.values()])
        if isinstance(decide_release(one.facts, reader, now), Share)
    ]
    if not found:
        return ()
    holding = {one.id for one in standing(found)}
    seen = find_seen(sides_told(found))
    told = (one for one in found if one.verdict != "undone")
    heads = [judgement_head(one, is_standing=one.id in holding, seen=seen) for one in told]
    return tuple(sorted(heads, key=lambda head: (head.made, head.id), reverse=True))
