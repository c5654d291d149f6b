"""Legal orders, carried out by the operator: entries erased or held, and the party told of each.

The operator names entries by their ids and is shown nothing of them. Whoever was shown an entry that is erased keeps
the same tombstone as of a withdrawal, and the party is drafted the notice that chases copies.
"""

from __future__ import annotations

from collections.abc import Sequence

from tansiq.desk.acting import Acting, NotYours, acting, check_right
from tansiq.desk.erasing import erasing, is_held
from tansiq.desk.keeping import check_scope, keep_act, place_hold
from tansiq.errors import LedgerError, ReleaseError
from tansiq.ledger import get_stored, open_ledger
from tansiq.model.entry import EntryKind
from tansiq.model.signs import acts_on_display
from tansiq.people import hand_of
from tansiq.release.holds import HoldScope, find_holds
from tansiq.release.orders import Order, find_orders
from tansiq.settings import Settings

__all__ = ["lift_by_order", "list_orders", "order_erasure", "order_hold"]

_REFERENCE_CHARS = 200
_TEXT_CHARS = 2000
_CONTENT: tuple[EntryKind, ...] = ("report", "claim", "object")


def _check_words(reference: str, text: str) -> tuple[str, str]:
    reference, text = reference.strip(), text.strip()
    if not 0 < len(reference) <= _REFERENCE_CHARS or any(map(acts_on_display, reference)):
        hint = f"who ordered it and its number, 1 to {_REFERENCE_CHARS} characters"
        raise ReleaseError("name the order", code="reference", hint=hint)
    if len(text) > _TEXT_CHARS or any(map(acts_on_display, text.replace("\n", ""))):
        raise ReleaseError("the text is too long", code="notice-text", hint=f"at most {_TEXT_CHARS} characters")
    return reference, text


def _order(desk: Acting, kind: str, reference: str, text: str, what: tuple[str, ...], kept: Sequence[str] = ()) -> str:
    payload = {"order": kind, "reference": reference, "text": text, "what": list(what), "kept": list(kept)}
    return keep_act(desk, "order", payload, what)


def order_erasure(
    settings: Settings, party: str, what: Sequence[str], *, reference: str, text: str = ""
) -> tuple[dict[str, str], Order]:
    """Erase entries of a party under a legal order; all of them or, where one is none of the party's, nothing.

    Args:
        reference: Of the order; kept, and told to the party.
        text: What else the party is told.

    Returns:
        Ids of the entries that were erased to the ids of the erasures; and the order as the party is told of it, with
        those that were kept, since a hold stands against it.

    Raises:
        NotAllowed: Who asks is not the operator.
        NotYours: One is none of the party's entries.
        ReleaseError: No order is named.
        LedgerError: This node has no such party; or one is no content, or erased already.
    """
    check_right(settings, "operate")
    reference, text = _check_words(reference, text)
    ledger = open_ledger(settings.home, clock=settings.clock, randomness=settings.randomness)
    if not ledger.keys.has(party):
        raise LedgerError("this node has no such party", code="no-party")
    hand, named = hand_of(settings, "operate"), tuple(dict.fromkeys(what))
    if not named:
        raise ReleaseError("name what is to be erased", code="nothing")
    with erasing(ledger, lambda writer: Acting(party, writer, ledger.keys, hand)) as made:
        desk = made.desk
        for one in named:
            if desk.get_own(one, *_CONTENT).is_erased:
                raise LedgerError("it is erased already", code="erased", where=one)
        kept = [one for one in named if is_held(desk, one)]
        order = _order(desk, "erase", reference, text, named, kept)
        done: dict[str, str] = {}
        for one in named:
            # With a report its claims go: one that was named beside it is gone by then.
            stored = get_stored(desk.connection, [one], is_header=True)[one]
            if one not in kept and not stored.is_erased:
                done[one] = made.erase(one, reason=reference, via="command", said={"order": order})
        told = next(one for one in find_orders(desk.connection, party) if one.id == order)
    return done, told


def order_hold(settings: Settings, party: str, scope: HoldScope, *, reference: str, text: str = "") -> str:
    """Place a hold on a party's entries under a legal order, and tell the party; the operator alone lifts it.

    Args:
        reference, text: As `order_erasure` has them.

    Returns:
        The id of the hold.

    Raises:
        NotAllowed, NotYours, ReleaseError, LedgerError: As `order_erasure` and `hold` have them.
    """
    check_right(settings, "operate")
    reference, text = _check_words(reference, text)
    with acting(settings, party, right="operate") as desk:
        held = check_scope(desk, scope)
        order = _order(desk, "hold", reference, text, held.what)
        return place_hold(desk, held, reason=reference, order=reference, rests=(order,))


def lift_by_order(settings: Settings, party: str, hold_id: str, *, reference: str, text: str = "") -> str:
    """Lift a hold that was placed under an order, and tell the party.

    Returns:
        The id of the withdrawal.

    Raises:
        NotAllowed, ReleaseError, LedgerError: As `order_erasure` has them.
        NotYours: There is no such hold of the operator's on the party's entries that stands.
    """
    check_right(settings, "operate")
    reference, text = _check_words(reference, text)
    with acting(settings, party, right="operate") as desk:
        found = next((one for one in find_holds(desk.connection, party) if one.id == hold_id), None)
        if found is None or found.lifted or not found.order:
            # The party's own are not the operator's to see.
            raise NotYours
        _order(desk, "lift", reference, text, (hold_id,))
        return desk.act("withdrawal", {"what": hold_id, "reason": reference}, (hold_id,)).id


def list_orders(settings: Settings) -> tuple[Order, ...]:
    """Every order that was carried out on this node, the newest first, with when its party confirmed it.

    Raises:
        NotAllowed: Who asks is not the operator.
    """
    check_right(settings, "operate")
    ledger = open_ledger(settings.home, clock=settings.clock)
    with ledger.read() as connection:
        found = [one for party in ledger.keys.parties() for one in find_orders(connection, party)]
    return tuple(sorted(found, key=lambda one: (one.made, one.id), reverse=True))
