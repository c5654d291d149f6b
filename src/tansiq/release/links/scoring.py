"""Links between the tellings of a ledger, kept as reports come and go.

A pair is scored once, whoever sees it. Which pairs are scored hangs on who sees what, since a large block is capped for
each reader; what a score is does not. A link that no reader may use does no harm: `islands.py` asks of each whether the
reader sees both sides and its blocks admit the pair.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from sqlalchemy import Connection, delete, or_, select

from tansiq.ledger import get_reading, telling_key
from tansiq.ledger.schema import entry, report_head, telling
from tansiq.linking import candidates
from tansiq.linking.events import APART, THRESHOLD
from tansiq.linking.evidence import score
from tansiq.release.apart import shown_claim
from tansiq.release.lines import find_companions
from tansiq.release.links.blocks import Blocks, block_sizes
from tansiq.release.links.marks import AT_ONCE, Mark, find_marks, number_keys
from tansiq.release.links.tables import large_key, link, link_key, text_link
from tansiq.release.links.texts import forget_texts, link_text
from tansiq.release.tables import shown_report

__all__ = [
    "Touched",
    "admit",
    "forget_links",
    "link_tellings",
    "names_of",
    "shift_blocks",
    "texts_of",
    "weigh",
    "weigh_against",
]

Pair = tuple[int, int]


@dataclass(slots=True)
class Touched:
    """Tellings whose events may be others now.

    Args:
        tellings: By their numbers; of some the rows may be gone.
        parted: Those from which a link was taken: their events are made anew, whatever is left.
        keys: Blocking keys that tellings left or entered.
        large: Those of them that were large before tellings left.
    """

    tellings: set[int] = field(default_factory=set)
    parted: set[int] = field(default_factory=set)
    keys: set[int] = field(default_factory=set)
    large: set[int] = field(default_factory=set)


def _ranges(connection: Connection, sources: Collection[bytes]) -> Iterator[tuple[int, int]]:
    """First and last number that tellings of these reports and releases could have."""
    wanted = sorted(sources)
    for start in range(0, len(wanted), AT_ONCE):
        chosen = select(entry.c.position).where(entry.c.id.in_(wanted[start : start + AT_ONCE]))
        for position in connection.scalars(chosen):
            yield telling_key(position, 0), telling_key(position + 1, 0) - 1


def forget_links(connection: Connection, sources: Collection[bytes], touched: Touched) -> None:
    """Remove keys and links of what these reports and releases told; `touched` gets what they were linked with."""
    for first, last in _ranges(connection, sources):
        of_key = link_key.c.telling.between(first, last)
        touched.parted |= find_companions(connection, first, last)
        rows = connection.execute(select(link_key.c.telling, link_key.c.key).where(of_key)).all()
        if not rows:
            continue
        touched.tellings |= {row.telling for row in rows}
        touched.keys |= {row.key for row in rows}
        touched.large |= _large_among(connection, {row.key for row in rows})
        for side, other in ((link.c.a, link.c.b), (link.c.b, link.c.a)):
            touched.parted |= set(connection.scalars(select(other).where(side.between(first, last))))
            connection.execute(delete(link).where(side.between(first, last)))
        connection.execute(delete(link_key).where(of_key))
        _note_large(connection, {row.key for row in rows})


def link_tellings(
    connection: Connection, sources: Collection[bytes], touched: Touched, *, has_texts: bool = True
) -> None:
    """Make keys and links of what these reports and releases tell; their rows of readers are there.

    Args:
        has_texts: Their texts are new too.
        touched: Gets the tellings and their keys.
    """
    if has_texts:
        forget_texts(connection, sources)
        for one in sorted(sources):
            if connection.execute(select(report_head.c.report).where(report_head.c.report == one)).first():
                _link_text(connection, one)
    keys: dict[int, list[int]] = {}
    marks: list[Mark] = []
    for first, last in _ranges(connection, sources):
        numbers = connection.scalars(select(telling.c.telling).where(telling.c.telling.between(first, last))).all()
        marks += find_marks(connection, numbers)
    rows = []
    for mark in marks:
        keys[mark.key] = number_keys(mark.telling)
        rows += [{"key": key, "start": mark.start, "telling": mark.key} for key in keys[mark.key]]
    if rows:
        connection.execute(link_key.insert(), rows)
    touched.tellings |= set(keys)
    changed = {key for some in keys.values() for key in some}
    touched.keys |= changed
    _note_large(connection, changed)
    _score(connection, _candidates(connection, marks, keys))


def _note_large(connection: Connection, keys: Collection[int]) -> None:
    """Keep `large_key` in line with how many tellings stand under these keys."""
    large = {key for key, count in block_sizes(connection, keys).items() if count > candidates.CAP}
    known = _large_among(connection, keys)
    for key in sorted(known - large):
        connection.execute(delete(large_key).where(large_key.c.key == key))
    if large - known:
        connection.execute(large_key.insert(), [{"key": key} for key in sorted(large - known)])


def _large_among(connection: Connection, keys: Collection[int]) -> set[int]:
    wanted, found = sorted(keys), set[int]()
    for start in range(0, len(wanted), AT_ONCE):
        chosen = select(large_key.c.key).where(large_key.c.key.in_(wanted[start : start + AT_ONCE]))
        found |= set(connection.scalars(chosen))
    return found


def shift_blocks(connection: Connection, touched: Touched, *, among: Collection[str] | None = None) -> None:
    """Where tellings came into a reader's large block or left it, others are among the first now: score those.

    Args:
        touched: The tellings, here or gone, and their keys; gets the tellings that are among the first, or no longer.
        among: Parties whose blocks alone may have changed, and their users'; None for all.
    """
    keys = touched.keys | _large_of(connection, touched.tellings)
    capped = _large_among(connection, keys)
    large = sorted(capped | touched.large)
    if not large:
        return
    moved = max(1, len(touched.tellings))
    found: set[int] = set()
    # Of a small block all pairs are scored, whoever sees them: a reader that comes to see two asks for no more.
    pairs = _pairs_under(connection, touched.large - capped)
    for name in sorted(_readers_of(connection, large)):
        if among is not None and name.partition(":")[0] not in among:
            continue
        blocks = Blocks(connection, names_of(name))
        for key in large:
            every = list(dict.fromkeys(one.telling for one in blocks.seen(key)))
            own = (touched.tellings & set(every)) | set(every[max(0, candidates.CAP - moved) : candidates.CAP + moved])
            pairs |= admit(blocks, key, own)
            found |= own
    _score(connection, pairs)
    touched.tellings |= found


def _pairs_under(connection: Connection, keys: Collection[int]) -> set[Pair]:
    """All pairs of tellings that stand under the same one of these keys."""
    return {pair for some in _members_of(connection, keys).values() for pair in combinations(sorted(some), 2)}


def _members_of(connection: Connection, keys: Collection[int]) -> dict[int, set[int]]:
    """Tellings under each of these keys, whoever sees them."""
    members: dict[int, set[int]] = defaultdict(set)
    wanted = sorted(keys)
    for start in range(0, len(wanted), AT_ONCE):
        chosen = select(link_key.c.key, link_key.c.telling).where(link_key.c.key.in_(wanted[start : start + AT_ONCE]))
        for key, number in connection.execute(chosen):
            members[key].add(number)
    return members


def _large_of(connection: Connection, tellings: Collection[int]) -> set[int]:
    if connection.execute(select(large_key.c.key).limit(1)).first() is None:
        return set()
    wanted, found = sorted(tellings), set[int]()
    for start in range(0, len(wanted), AT_ONCE):
        chosen = (
            select(link_key.c.key)
            .join(large_key, large_key.c.key == link_key.c.key)
            .where(link_key.c.telling.in_(wanted[start : start + AT_ONCE]))
        )
        found |= set(connection.scalars(chosen.distinct()))
    return found


def _readers_of(connection: Connection, keys: Sequence[int]) -> set[str]:
    """All who see something under these keys."""
    found: set[str] = set()
    for start in range(0, len(keys), AT_ONCE):
        sources = (
            select(telling.c.report)
            .join(link_key, link_key.c.telling == telling.c.telling)
            .where(link_key.c.key.in_(keys[start : start + AT_ONCE]))
        )
        for table, source in ((shown_report, shown_report.c.report), (shown_claim, shown_claim.c.release)):
            found |= set(connection.scalars(select(table.c.reader).where(source.in_(sources)).distinct()))
    return found


def _link_text(connection: Connection, report: bytes) -> None:
    kind = connection.scalar(select(entry.c.kind).where(entry.c.id == report))
    read = get_reading(connection, report.hex()) if kind == "report" else None
    if read is not None:
        link_text(connection, read)


def _candidates(connection: Connection, marks: Iterable[Mark], keys: dict[int, list[int]]) -> set[Pair]:
    """Pairs that new tellings make with those under their keys, and with those of the same text."""
    found: set[Pair] = set()
    by_key: dict[int, list[int]] = defaultdict(list)
    for number, some in keys.items():
        for key in some:
            by_key[key].append(number)
    members = _members_of(connection, by_key)
    for key, own in by_key.items():
        # Those of a large block are scored by `shift_blocks`, for each reader as its own block has them.
        if len(members[key]) <= candidates.CAP:
            found |= {_pair(one, other) for one in own for other in members[key] if one != other}
    for mark in marks:
        found |= {_pair(mark.key, other) for other in _of_one_text(connection, mark)}
    return found


def admit(blocks: Blocks, key: int, own: Collection[int]) -> set[Pair]:
    """Pairs of these tellings with others that a reader's block admits at some time."""
    seen = blocks.seen(key)
    every = list(dict.fromkeys(one.telling for one in seen))
    # What comes or goes by itself may let others be among the first: then all are scored.
    is_steady = len({(one.opens, one.until) for one in seen}) <= 1
    first = set(every[: candidates.CAP] if is_steady else every)
    return {_pair(one, other) for one in own for other in (every if one in first else first) if one != other}


def names_of(reader: str) -> tuple[str, ...]:
    """The names in the tables of a reader: a user has what its party has too."""
    return tuple(dict.fromkeys((reader.partition(":")[0], reader)))


def texts_of(connection: Connection, reports: Collection[bytes]) -> dict[bytes, dict[bytes, str]]:
    """The reports that carry the same text as each of these: a copy, an edited one or a translation."""
    found: dict[bytes, dict[bytes, str]] = defaultdict(dict)
    wanted = sorted(reports)
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        chosen = select(text_link.c.a, text_link.c.b, text_link.c.how).where(
            or_(text_link.c.a.in_(some), text_link.c.b.in_(some))
        )
        for a, b, how in connection.execute(chosen):
            found[a][b] = found[b][a] = how
    return found


def _of_one_text(connection: Connection, mark: Mark) -> list[int]:
    """Tellings of the same type in reports that carry the same text."""
    others = texts_of(connection, [mark.report]).get(mark.report, {})
    if not others:
        return []
    chosen = select(telling.c.telling).where(telling.c.report.in_(others), telling.c.type == mark.telling.type)
    return list(connection.scalars(chosen))


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _score(connection: Connection, pairs: set[Pair]) -> None:
    rows = [(*pair, weight) for pair, weight in links_of(connection, pairs).items()]
    if rows:
        connection.exec_driver_sql("INSERT OR REPLACE INTO link (a, b, weight) VALUES (?, ?, ?)", rows)


def links_of(connection: Connection, pairs: set[Pair]) -> dict[Pair, float]:
    """Those of some pairs that are linked, with their weights; nothing is kept."""
    if not pairs:
        return {}
    marks = {one.key: one for one in find_marks(connection, {number for pair in pairs for number in pair})}
    texts = texts_of(connection, {one.report for one in marks.values()})
    return {
        (a, b): weight
        for a, b in sorted(pairs)
        if a in marks and b in marks and (weight := weigh(marks[a], marks[b], texts)) is not None
    }


def weigh(a: Mark, b: Mark, texts: Mapping[bytes, Mapping[bytes, str]]) -> float | None:
    """The weight of a link, or None where the two are none."""
    weight = _weight(a, b, texts)
    return weight if weight > THRESHOLD else None


def weigh_against(a: Mark, b: Mark, texts: Mapping[bytes, Mapping[bytes, str]]) -> float | None:
    """The weight with which two speak against being joined by others, or None where they do not."""
    weight = _weight(a, b, texts)
    return weight if APART > weight > -math.inf else None


def _weight(a: Mark, b: Mark, texts: Mapping[bytes, Mapping[bytes, str]]) -> float:
    one, other = sorted((a.telling, b.telling), key=candidates.order_of)
    return score(one, other, one_text=a.report != b.report and b.report in texts.get(a.report, {}))[0]
