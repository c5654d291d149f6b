"""Why tellings are one event for a reader: the program's evidence, and people's judgements that it sees."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from tansiq.ledger import format_time
from tansiq.ledger.schema import telling
from tansiq.linking import candidates
from tansiq.linking.evidence import Finding, score
from tansiq.release.decide import Share, decide_release
from tansiq.release.links.blocks import Blocks
from tansiq.release.links.islands import Island
from tansiq.release.links.judgements import Judged, Verdict, judged_on, standing
from tansiq.release.links.marks import find_marks
from tansiq.release.links.scoring import texts_of
from tansiq.release.views import Reader

__all__ = ["JudgementHead", "Tie", "Why", "explain", "judgement_head"]


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
        a, b: Anchors of the two tellings.
        is_standing: Nothing that the same party said later takes it back.
    """

    id: str
    by: str
    made: str
    verdict: Verdict
    a: str
    b: str
    reason: str
    is_standing: bool = True


@dataclass(frozen=True, slots=True)
class Why:
    """Why the tellings of one event are one: links of the program, heaviest first, and judgements, newest first."""

    ties: tuple[Tie, ...] = ()
    judgements: tuple[JudgementHead, ...] = ()


def judgement_head(one: Judged, *, is_standing: bool) -> JudgementHead:
    """What is shown of a judgement."""
    return JudgementHead(one.id, one.originator, one.made, one.verdict, one.a, one.b, one.reason, is_standing)


def explain(
    connection: Connection, numbers: Collection[int], reader: Reader, names: tuple[str, ...], now: datetime
) -> Why:
    """Say why an event is one.

    Args:
        numbers: Of its tellings that the reader sees.
        names: The reader's names in the tables.
    """
    rows = {row.telling: row for row in connection.execute(select(*telling.c).where(telling.c.telling.in_(numbers)))}
    return Why(_ties(connection, rows, names, now), _judgements(connection, rows, reader, now))


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
    connection: Connection, rows: Mapping[int, Any], reader: Reader, now: datetime
) -> tuple[JudgementHead, ...]:
    seen = [
        one
        for one in judged_on(connection, [row.anchor for row in rows.values()])
        if isinstance(decide_release(one.facts, reader, now), Share)
    ]
    holding = {one.id for one in standing(seen)}
    heads = [judgement_head(one, is_standing=one.id in holding) for one in seen if one.verdict != "undone"]
    return tuple(sorted(heads, key=lambda head: (head.made, head.id), reverse=True))
