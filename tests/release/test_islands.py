"""What of a connected part of links speaks against a chain: the same as in `tansiq link`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from tansiq.ledger.schema import telling
from tansiq.linking.clusters import Link
from tansiq.release import open_view
from tansiq.release.links.islands import Island
from tests.ledger.told import add, make_desk, make_report, make_settings

REPORTS = {
    "first": "Shelling in Raqqa\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n",
    "next day": "Shelling in Raqqa again\nattack.shelling | 2022-01-21 | Raqqa | killed 9 | Monitor of Raqqa\n",
    "elsewhere": "Shelling in Hit\nattack.shelling | 2022-03-15 | Hit | killed 9 | Monitor of Hit\n",
    "undated": "Shelling\nattack.shelling | - | the desert | - | -\n",
}


def test_only_what_shares_a_key_speaks_against_a_chain(tmp_path: Path) -> None:
    settings = make_settings(tmp_path, party="command")
    office = make_desk(settings, party="command")
    anchors: dict[str, str] = {}
    with_rows: set[bytes] = set()
    for name, text in REPORTS.items():
        add(office, make_report(text, outlet=name, published="2022-01-21"))
        with open_view(settings) as view:
            rows = {row.anchor for row in view._connection.execute(select(telling))}
        (new,) = rows - with_rows
        anchors[name] = new.hex()
        with_rows = rows
    with open_view(settings) as view:
        island = Island(view._connection, {row.telling: row for row in view._connection.execute(select(telling))})

        def against(one: str, other: str) -> set[frozenset[str]]:
            chain = [Link(anchors[side], anchors["undated"], 1.0) for side in (one, other)]
            return {frozenset((link.a, link.b)) for link in island.against(chain)}

        assert frozenset((anchors["first"], anchors["next day"])) in against("first", "next day")
        assert frozenset((anchors["first"], anchors["elsewhere"])) not in against("first", "elsewhere")
