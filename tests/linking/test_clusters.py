"""Clusters are the same for every order of arrival; people come before the program; "not the same" holds."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tansiq.linking.clusters import Judgement, Link, cluster

_ids = st.integers(0, 9).map(lambda n: f"t{n}")
_pairs = st.tuples(_ids, _ids).filter(lambda pair: pair[0] != pair[1])
_links = st.lists(st.builds(lambda p, w: Link(p[0], p[1], w), _pairs, st.sampled_from([0.5, 1.0, 2.0])), max_size=20)
_judgements = st.lists(
    st.builds(
        lambda p, same, at, one: Judgement(p[0], p[1], same, f"2026-01-0{at}T00:00:00Z", f"j{one}"),
        _pairs,
        st.booleans(),
        st.integers(1, 5),
        st.integers(0, 999),
    ),
    max_size=8,
    unique_by=lambda j: j.id,
)


def flipped(links: list[Link[str]]) -> list[Link[str]]:
    return [Link(one.b, one.a, one.weight) for one in links]


@given(_links, _judgements, st.randoms())
def test_the_order_of_arrival_changes_nothing(
    links: list[Link[str]], judgements: list[Judgement[str]], random: Random
) -> None:
    there = cluster(links, judgements)
    links, judgements = flipped(links), list(judgements)
    random.shuffle(links)
    random.shuffle(judgements)
    assert cluster(links, judgements) == there


@given(_links, _judgements)
def test_the_newest_judgement_on_a_pair_is_never_broken_by_the_program(
    links: list[Link[str]], judgements: list[Judgement[str]]
) -> None:
    newest: dict[frozenset[str], Judgement[str]] = {}
    for one in sorted(judgements, key=lambda j: (j.at, j.id)):
        newest[frozenset((one.a, one.b))] = one
    apart = {pair for pair, one in newest.items() if not one.is_same}
    joined = {frozenset(pair) for members in cluster(links) for pair in combinations(members, 2)}
    alone = {frozenset(pair) for members in cluster(links, list(newest.values())) for pair in combinations(members, 2)}
    same = {pair for pair, one in newest.items() if one.is_same}
    if not same:
        assert not alone & apart
        assert alone <= joined


def test_a_judgement_is_undone_by_a_newer_one() -> None:
    links = [Link("a", "b", 3.0)]
    no = Judgement("a", "b", False, "2026-01-01T00:00:00Z", "j1")
    assert cluster(links, [no]) == []
    assert cluster(links, [no, Judgement("b", "a", True, "2026-01-02T00:00:00Z", "j2")]) == [("a", "b")]


def test_not_the_same_keeps_two_apart_that_a_third_would_join() -> None:
    links = [Link("a", "b", 3.0), Link("b", "c", 2.0)]
    assert cluster(links) == [("a", "b", "c")]
    assert cluster(links, [Judgement("a", "c", False, "2026-01-01T00:00:00Z", "j1")]) == [("a", "b")]


def test_one_weak_link_joins_nothing_that_others_speak_against() -> None:
    day = [Link("a", "b", 4.0), Link("c", "d", 3.0), Link("b", "c", 0.5)]
    assert cluster(day) == [("a", "b", "c", "d")]
    assert cluster([*day, Link("a", "d", -2.0)]) == [("a", "b"), ("c", "d")]
    assert cluster([*day, Link("a", "d", -2.0), Link("a", "c", 2.0)]) == [("a", "b", "c", "d")]


@given(
    _links, st.lists(st.builds(lambda p, w: Link(p[0], p[1], w), _pairs, st.sampled_from([-0.5, -2.0])), max_size=12)
)
def test_what_speaks_against_never_joins(links: list[Link[str]], against: list[Link[str]]) -> None:
    chains = {frozenset(pair) for members in cluster(links) for pair in combinations(members, 2)}
    found = {frozenset(pair) for members in cluster([*links, *against]) for pair in combinations(members, 2)}
    assert found <= chains


@given(
    _links,
    st.lists(st.builds(lambda p, w: Link(p[0], p[1], w), _pairs, st.sampled_from([-0.5, -2.0])), max_size=12),
    st.randoms(),
)
def test_the_order_of_what_speaks_against_changes_nothing(
    links: list[Link[str]], against: list[Link[str]], random: Random
) -> None:
    told = [*links, *against]
    there = cluster(told)
    mixed = flipped(told)
    random.shuffle(mixed)
    assert cluster(mixed) == there
