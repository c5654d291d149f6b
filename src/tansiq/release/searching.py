"""What one reader finds by words: reports, and the places and actors that its events name.

An index of words says which rows to look at, among those of all readers; what is counted, ordered and shown are the
reader's own. The order is of matched terms and date, with the same weights everywhere and always: no rank of the index,
which is a statistic of the corpus, is ever asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, column, desc, func, literal_column, not_, select
from sqlalchemy import table as sql_table

from tansiq.ledger import Stored, find_words, get_stored, match_expression, search_words
from tansiq.ledger.schema import entry, name, report_head, telling
from tansiq.linking.actors import NAME_THRESHOLD
from tansiq.linking.names import match_names
from tansiq.release.found import FoundReport, NamedHead, NamedPage, ReportsFound
from tansiq.release.heads import report_head_of
from tansiq.release.named import has_word, is_name_shown, made_id, named_head, number_of, shown_name
from tansiq.release.naming import alike_names
from tansiq.release.query import is_shown
from tansiq.release.rows import REPORTS, Rows
from tansiq.release.tables import shown_report
from tansiq.release.views import ReportHead

__all__ = ["Search"]

_REPORT_TEXT = sql_table("report_text", column("rowid"))
_EXCERPT_CHARS = 120
"""On either side of the word: two lines of a result in all."""
_FEW = 200
"""Reports from which on walking a reader's rows in their order is quicker than looking up each that has the words."""
_IS_NAME, _HAS_WORDS, _BEGINS = 2, 1, 0
"""Static weights: a name is the words that were looked for; it has them whole; words of it begin with them."""
_BY_KIND = {"actors": "actor", "places": "place"}


class Search:
    """One reader's search within one transaction."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows
        self._called = rows.counts.called

    def wanted_reports(self, text: str, *, in_title: bool = False) -> ColumnElement[bool]:
        """The reader's own reports that have all words of a text; all of its reports where it has no word."""
        words = match_expression(text, "title" if in_title else "")
        names, moment = self._rows.names, self._rows.moment
        if not words:
            return is_shown(shown_report, names, moment)
        matching = select(_REPORT_TEXT.c.rowid).where(literal_column("report_text").op("MATCH")(words))
        few = len(self._connection.execute(matching.limit(_FEW)).all()) < _FEW
        found = select(entry.c.id).where(entry.c.position.in_(matching))
        return and_(is_shown(shown_report, names, moment, is_lookup=few), shown_report.c.report.in_(found))

    def reports(self, text: str, limit: int) -> ReportsFound:
        """Reports that have all words in title, outlet or text."""
        in_title, anywhere = self.wanted_reports(text, in_title=True), self.wanted_reports(text)
        total = self._connection.scalar(select(func.count()).select_from(shown_report).where(anywhere)) or 0
        rows = self._newest(in_title, limit)
        if len(rows) < limit:
            rows += self._newest(and_(anywhere, not_(in_title)), limit - len(rows))
        shared = self._rows.shared([row.report.hex() for row in rows])
        stored = get_stored(self._connection, sorted(shared))
        heads = [report_head_of(row) for row in rows if row.report.hex() in shared]
        return ReportsFound(tuple(_found(head, stored[head.id], text) for head in heads), total)

    def _newest(self, wanted: ColumnElement[bool], limit: int) -> list[Any]:
        chosen = (
            select(*report_head.c)
            .select_from(REPORTS)
            .where(wanted)
            .order_by(desc(shown_report.c.at), desc(shown_report.c.report))
            .limit(limit)
        )
        return list(self._connection.execute(chosen).all())

    def named(self, text: str, limit: int, kinds: Iterable[str] = _BY_KIND) -> dict[str, NamedPage]:
        """Places and actors by their kind ("actors", "places") that have all words in their spellings."""
        words = search_words(text)
        if not words:
            return {}
        groups = self._groups(and_(*(shown_name.c.name.in_(has_word(word)) for word in dict.fromkeys(words))))
        groups = self._whole(groups)
        weights = self._weights(words)
        return {kind: self._page(groups, weights, limit, _BY_KIND[kind]) for kind in kinds}

    def _groups(self, wanted: ColumnElement[bool]) -> list[list[Any]]:
        """Names that the reader's events have, with how many and the newest; those of one thing together."""
        mine = is_name_shown(self._rows.names, self._rows.moment)
        # Of a row with max() SQLite takes the other columns too: `telling` is that of the newest event.
        counted = (
            select(
                shown_name.c.name,
                func.count().label("events"),
                func.max(shown_name.c.at).label("newest"),
                shown_name.c.telling,
            )
            .where(mine, wanted)
            .group_by(shown_name.c.name)
            .subquery("counted")
        )
        chosen = select(counted, name.c.same, name.c.kind).join(name, name.c.name == counted.c.name)
        groups: dict[int, list[Any]] = {}
        rows = self._connection.execute(chosen.order_by(counted.c.name)).all()
        self._called.learn({row.same for row in rows})
        for row in rows:
            groups.setdefault(self._called.first(row.same), []).append(row)
        return list(groups.values())

    def _whole(self, groups: list[list[Any]]) -> list[list[Any]]:
        """Groups with the names that do not have the words, too, where people judged that they are of one."""
        found = {self._called.first(group[0].same): group for group in groups}
        joined = [number for first in found if len(numbers := self._called.numbers(first)) > 1 for number in numbers]
        if joined:
            of_one = select(name.c.name).where(name.c.same.in_(joined))
            for group in self._groups(shown_name.c.name.in_(of_one)):
                found[self._called.first(group[0].same)] = group
        return list(found.values())

    def _weights(self, words: Sequence[str]) -> dict[int, int]:
        """Names to their weight; that of names not in it is _BEGINS."""
        each = dict.fromkeys(words)
        whole: list[set[int]] = [set(self._connection.scalars(has_word(word, is_exact=True))) for word in each]
        weights: dict[int, int] = dict.fromkeys(set.intersection(*whole), _HAS_WORDS)
        for one in self._connection.scalars(has_word(" ".join(words), is_exact=True, is_whole=True)):
            weights[one] = _IS_NAME
        return weights

    def _page(self, groups: list[list[Any]], weights: dict[int, int], limit: int, kind: str) -> NamedPage:
        def weight(group: list[Any]) -> int:
            return max(weights.get(row.name, _BEGINS) for row in group)

        mine = sorted(
            (group for group in groups if group[0].kind == kind), key=lambda group: self._called.first(group[0].same)
        )
        mine.sort(key=lambda group: (weight(group), max(row.newest for row in group)), reverse=True)
        return NamedPage(tuple(self._heads(mine[:limit])), len(mine))

    def _heads(self, groups: list[list[Any]]) -> Iterator[NamedHead]:
        """A name is shown where the rule itself shares the report of its newest event."""
        if not groups:
            return
        rows = [row for group in groups for row in group]
        told, wanted = [row.telling for row in rows], [row.name for row in rows]
        of_telling = select(telling.c.telling, telling.c.report).where(telling.c.telling.in_(told))
        of_name = select(name.c.name, name.c.body).where(name.c.name.in_(wanted))
        reports = {one.telling: one.report.hex() for one in self._connection.execute(of_telling)}
        bodies = {one.name: one.body for one in self._connection.execute(of_name)}
        shared = self._rows.shared(list(reports.values()))
        for group in groups:
            seen = [row for row in group if reports.get(row.telling) in shared]
            if seen:
                events = seen[0].events if len(seen) == 1 else self._events([row.name for row in seen])
                about, newest = self._called.first(seen[0].same), max(row.newest for row in seen)
                yield named_head([bodies[row.name] for row in seen], made_id(about), events, newest)

    def _events(self, names: Sequence[int]) -> int:
        """Events that have any of these names: one that has two of them counts once."""
        mine = is_name_shown(self._rows.names, self._rows.moment)
        chosen = select(func.count(shown_name.c.telling.distinct())).where(mine, shown_name.c.name.in_(names))
        return self._connection.scalar(chosen) or 0

    def find(self, about: str) -> NamedHead | None:
        """One place or actor by any of its names; None where no event of the reader names it."""
        number = number_of(about)
        if number is None:
            return None
        same = select(name.c.name).where(name.c.same.in_(self._called.numbers(number)))
        return next(self._heads(self._groups(shown_name.c.name.in_(same))), None)

    def alike(self, about: str, limit: int) -> tuple[NamedHead, ...]:
        """Names that may be of the same place or actor, the likeliest first; none of which it is judged."""
        head, number = self.find(about), number_of(about)
        if head is None or number is None:
            return ()
        numbers = self._called.numbers(number)
        judged = self._called.kept_apart(number)
        names, moment = self._rows.names, self._rows.moment
        found: dict[str, tuple[float, NamedHead]] = {}
        for one in alike_names(self._connection, numbers, head.kind, names, moment):
            other = self.find(one) if number_of(one) not in judged else None
            weight = 0.0 if other is None else max(match_names(a, b) for a in head.names for b in other.names)
            if other is not None and weight >= NAME_THRESHOLD:
                found[other.id] = weight, other
        likeliest = sorted(found.values(), key=lambda pair: (-pair[0], pair[1].id))
        return tuple(other for _, other in likeliest[:limit])

    def complete(self, text: str, limit: int) -> tuple[str, ...]:
        """Spellings of what `named` finds that have the words themselves."""
        found = self.named(text, limit)
        spellings = (
            next((one for one in head.names if any(find_words(one, text))), head.names[0])
            for page in found.values()
            for head in page.named
        )
        return tuple(dict.fromkeys(spellings))[:limit]


def _found(head: ReportHead, stored: Stored, query: str) -> FoundReport:
    """A report with the words around the first that was looked for."""
    text = str((stored.entry.payload or {}).get("text", ""))
    # The title is shown above: words of it are not said twice where the text begins with it.
    after = len(head.title) if text.startswith(head.title) else 0
    span = next((one for one in find_words(text, query) if one[0] >= after), None)
    if span is None:
        return FoundReport(head)
    start, end = max(after, span[0] - _EXCERPT_CHARS), min(len(text), span[1] + _EXCERPT_CHARS)
    # From one space to another, so that no word is cut.
    if start > after:
        start = min(text.find(" ", start, span[0]) + 1 or span[0], span[0])
    if end < len(text):
        end = max(text.rfind(" ", span[1], end), span[1])
    return FoundReport(head, " ".join(text[start:end].split()), start > after, end < len(text))
