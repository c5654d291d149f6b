"""What is stored in the derived tables has a version: an older ledger is told to rebuild, and never read half."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from sqlalchemy import select

from tansiq.ledger.schema import DERIVED, telling
from tansiq.release import open_view
from tansiq.release.tables import SHOWN, VERSION
from tests.ledger.told import add, make_desk, make_settings
from tests.release.conftest import ENGLISH

_SHAPES = {16: "2987d351e2e42776"}
"""Version to a hash of all columns and of what a telling's body holds: whoever changes these raises VERSION."""


def test_whatever_is_stored_otherwise_is_another_version(tmp_path: Path) -> None:
    settings = make_settings(tmp_path, party="command")
    add(make_desk(settings, party="command"), ENGLISH)
    with open_view(settings) as view:
        bodies = [json.loads(body) for body in view._connection.scalars(select(telling.c.body))]
    columns = [str(column) for held in (DERIVED, SHOWN) for table in held.sorted_tables for column in table.columns]
    shape = [sorted(columns), sorted({key for body in bodies for key in body})]

    assert "headline" in shape[1]
    assert {VERSION: hashlib.sha256(json.dumps(shape).encode()).hexdigest()[:16]} == _SHAPES
