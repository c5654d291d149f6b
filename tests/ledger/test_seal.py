"""Payloads under keys of their own."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tansiq.errors import LedgerError
from tansiq.ledger.seal import COMPRESS_FROM_BYTES, salted_hash, seal, unseal

ENTRY = b"e" * 32
PAYLOAD = '{"text":"قصف مدفعي shelling"}'.encode()


@given(st.binary(max_size=3 * COMPRESS_FROM_BYTES))
def test_what_is_sealed_opens_to_the_same_bytes(payload: bytes) -> None:
    sealed, hashed = seal(payload, entry=ENTRY, randomness=random.Random(1))

    assert unseal(sealed, entry=ENTRY) == payload
    assert hashed == salted_hash(sealed.salt, payload)


def test_two_seals_of_one_payload_share_nothing() -> None:
    randomness = random.Random(1)
    first, one = seal(PAYLOAD, entry=ENTRY, randomness=randomness)
    second, other = seal(PAYLOAD, entry=ENTRY, randomness=randomness)

    assert one != other
    assert not {first.key, first.nonce, first.salt, first.body} & {second.key, second.nonce, second.salt, second.body}


def test_what_is_stored_does_not_hold_the_words() -> None:
    sealed, _ = seal(PAYLOAD, entry=ENTRY, randomness=random.Random(1))

    assert b"shelling" not in sealed.body
    assert "قصف".encode() not in sealed.body


@pytest.mark.parametrize("part", [pytest.param(name, id=name) for name in ("key", "nonce", "body")])
def test_a_changed_part_does_not_open(part: str) -> None:
    sealed, _ = seal(PAYLOAD, entry=ENTRY, randomness=random.Random(1))
    bytes_ = getattr(sealed, part)
    changed = replace(sealed, **{part: bytes([bytes_[0] ^ 1]) + bytes_[1:]})

    with pytest.raises(LedgerError):
        unseal(changed, entry=ENTRY)


def test_a_payload_of_another_entry_does_not_open() -> None:
    sealed, _ = seal(PAYLOAD, entry=ENTRY, randomness=random.Random(1))

    with pytest.raises(LedgerError) as caught:
        unseal(sealed, entry=b"x" * 32)

    assert caught.value.where == (b"x" * 32).hex()
