"""Who sends a TAXII request: by API key alone, with what the key and its person's roles let do."""

from __future__ import annotations

from tansiq.exchange.taxii import Asker, Authenticate, TaxiiError
from tansiq.people import RIGHTS, find_by_authorization
from tansiq.settings import Settings
from tansiq.web.limits import Limits, credential_of

__all__ = ["authenticate_by_key"]


def authenticate_by_key(limits: Limits) -> Authenticate:
    """Knows the sender by an API key with the scope taxii; to write it takes the scope write and a releaser, too."""

    def authenticate(settings: Settings, header: str) -> Asker | None:
        person = find_by_authorization(settings, header)
        if person is None:
            return None
        if not limits.admits(credential_of(header), settings.clock()):
            raise TaxiiError(429, "Too many requests", "wait a minute")
        # The scope taxii stands for reading over TAXII; an operator has no reader's rights.
        if "taxii" not in person.scopes or not any("read" in RIGHTS[role] for role in person.roles):
            raise TaxiiError(403, "This key is not good for TAXII")
        return Asker(person.party, person.mark, may_write=person.may("release"), roles=frozenset(person.roles))

    return authenticate
