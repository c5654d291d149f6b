"""Every event type has a colour and a place in the filter."""

from __future__ import annotations

import pytest

from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.web.groups import GROUPS, find_group, list_types


@pytest.mark.parametrize("code", list(EVENT_TYPES))
def test_every_type_has_a_group_of_its_own_naming(code: str) -> None:
    assert code.partition(".")[0] in GROUPS[find_group(code)]


def test_every_type_can_be_filtered_for_once() -> None:
    listed = [code for codes in list_types().values() for code in codes]

    assert set(EVENT_TYPES) <= set(listed)
    assert len(listed) == len(set(listed))


def test_a_part_with_several_types_comes_before_them_as_a_prefix() -> None:
    attacks = list_types()["attack"]

    assert attacks[0] == "attack"
    assert "clash" in attacks
