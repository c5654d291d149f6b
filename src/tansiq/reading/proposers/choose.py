"""Which proposers are turned on: those that the settings name, and none by default."""

from __future__ import annotations

from time import sleep

from tansiq.reading.proposers.proposal import Proposer
from tansiq.settings import Settings

__all__ = ["make_proposers"]


def make_proposers(settings: Settings, *, party: str) -> tuple[Proposer, ...]:
    """The proposers of one party, in the order in which they are asked.

    Args:
        settings: Which are on, where the budget is kept, and the clock.
        party: Whose reports they will see.

    Raises:
        TansiqError: A setting names what is not there, or may not be asked.
    """
    found: list[Proposer] = []
    if settings.plugins.spacy:
        from tansiq.reading.proposers.entities import load_entities

        found += [load_entities(name) for name in settings.plugins.spacy]
    if settings.plugins.model is not None:
        from tansiq.reading.proposers.budget import Budget
        from tansiq.reading.proposers.service import Service

        model = settings.plugins.model
        service = f"{model.address} {model.model}"
        budget = Budget(settings.home, party=party, service=service, per_day=model.per_day, clock=settings.clock)
        found.append(Service(model, party=party, budget=budget, sleep=sleep))
    return tuple(found)
