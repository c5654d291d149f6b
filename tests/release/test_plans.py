"""How SQLite answers a view: through indexes, the reader's own rows first, whatever the size of the ledger.

The plans depend on no statistics (the ledger keeps none), so what holds for five events holds for a million.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from tansiq.ledger import open_ledger
from tansiq.release import EventQuery, Reader, SearchQuery, View, open_view
from tests.release.conftest import Node

_COUNTED = "SCAN counted"


def plans(node: Node, ask: Callable[[View], object]) -> list[str]:
    """The plan of every statement that a question makes."""
    engine = open_ledger(node.settings.home, clock=node.settings.clock).engine
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        asked.append((statement, parameters))

    with open_view(node.settings, Reader("command")) as view:
        event.listen(engine, "before_cursor_execute", note)
        try:
            ask(view)
        finally:
            event.remove(engine, "before_cursor_execute", note)
    with engine.connect() as connection:
        return [
            str(row[3])
            for statement, parameters in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]


def first_ids(node: Node) -> tuple[str, str]:
    with open_view(node.settings, Reader("command")) as view:
        head = view.list_events(EventQuery()).events[0]
    return head.id, head.report.id


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, id=name)
        for name in (
            "list", "next", "filter", "words", "about", "event", "report", "reports", "reports-words", "map", "days",
            "search", "complete", "named",
        )
    ],
)  # fmt: skip
def test_no_question_walks_a_table(node: Node, name: str) -> None:
    event_id, report_id = first_ids(node)
    cursor = ""
    with open_view(node.settings, Reader("command")) as view:
        cursor = view.list_events(EventQuery(limit=1)).next
        about = view.search(SearchQuery("raqqa")).places.named[0].id
    questions: dict[str, Callable[[View], object]] = {
        "list": lambda view: view.list_events(EventQuery()),
        "next": lambda view: view.list_events(EventQuery(limit=1, after=cursor)),
        "filter": lambda view: view.list_events(EventQuery(type="attack", country="SY", since="2022-01-01")),
        "words": lambda view: view.list_events(EventQuery(text="الرقة raqqa")),
        "about": lambda view: view.list_events(EventQuery(about=about)),
        "search": lambda view: view.search(SearchQuery("الرقة raqqa")),
        "complete": lambda view: view.complete("raq"),
        "named": lambda view: view.find_named(about),
        "reports-words": lambda view: view.list_reports(text="الرقة raqqa"),
        "event": lambda view: view.get_event(event_id),
        "report": lambda view: view.get_report(report_id),
        "reports": lambda view: view.list_reports(),
        "map": lambda view: view.map_points(EventQuery()),
        "days": lambda view: view.day_counts(EventQuery()),
    }
    steps = plans(node, questions[name])

    assert steps
    # Names already counted for the reader are no table.
    walked = [one for one in steps if one.startswith("SCAN") and "VIRTUAL TABLE INDEX" not in one and one != _COUNTED]
    assert walked == []


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in ("event", "report")])
def test_one_event_does_not_walk_all_of_the_reader_s(node: Node, name: str) -> None:
    event_id, report_id = first_ids(node)
    steps = plans(node, lambda view: view.get_event(event_id) if name == "event" else view.get_report(report_id))

    assert "SEARCH shown_event USING INDEX shown_event_telling (reader=? AND telling=?)" in steps
    assert not [step for step in steps if "shown" in step and step.endswith("PRIMARY KEY (reader=?)")]


def test_a_page_is_not_sorted(node: Node) -> None:
    steps = plans(node, lambda view: view.list_events(EventQuery()))

    assert "SEARCH shown_event USING PRIMARY KEY (reader=?)" in steps
    assert not [step for step in steps if step.endswith("FOR ORDER BY")]


def test_names_are_counted_among_the_reader_s_own(node: Node) -> None:
    steps = plans(node, lambda view: view.search(SearchQuery("raqqa", ("places",))))

    assert "SEARCH shown_name USING PRIMARY KEY (reader=? AND name=?)" in steps
