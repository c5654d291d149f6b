"""What a role lets a person do, in one table; whatever it does not name is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from tansiq.errors import PeopleError
from tansiq.model import NOBODY, Hand
from tansiq.settings import Settings

__all__ = ["RIGHTS", "ROLES", "SCOPES", "Person", "Right", "Role", "Scope", "check_roles", "check_scopes",
           "hand_of", "settings_for"]  # fmt: skip

Role = Literal["reader", "analyst", "releaser", "administrator", "operator"]
Right = Literal["read", "contribute", "release", "erase", "keep", "administer", "operate"]
Scope = Literal["read", "write", "taxii", "admin"]

ROLES: tuple[Role, ...] = get_args(Role)
SCOPES: tuple[Scope, ...] = get_args(Scope)

RIGHTS: dict[Role, frozenset[Right]] = {
    "reader": frozenset({"read"}),
    "analyst": frozenset({"read", "contribute"}),
    "releaser": frozenset({"read", "contribute", "release", "erase", "keep"}),
    "administrator": frozenset({"read", "erase", "keep", "administer"}),
    # No reader's rights: whoever runs the node reads nothing through the program.
    "operator": frozenset({"operate"}),
}
"""Role to what it lets do; a person has the rights of all their roles."""

_SCOPED: dict[Right, Scope] = {
    "read": "read", "contribute": "write", "release": "write", "erase": "write", "keep": "admin",
    "administer": "admin", "operate": "admin",
}  # fmt: skip
"""Right to the scope that a key must have besides."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works for a party.

    Args:
        party: Id of the party.
        mark: The random name under which entries know the person; `PARTY:MARK` is the reader of RED.
        login: The name at sign-in; it stays in the party's own table.
        roles: What the person is to the party.
        scopes: What the credential at hand is good for; all of them in a session.
    """

    party: str
    mark: str
    login: str
    roles: frozenset[Role]
    scopes: frozenset[Scope] = frozenset(SCOPES)

    def rights(self) -> frozenset[Right]:
        """All that the person may do with the credential at hand."""
        return frozenset(right for right in _SCOPED if self.may(right))

    def may(self, right: Right) -> bool:
        """Whether one of the roles gives the right, and the credential at hand is good for it."""
        return _SCOPED[right] in self.scopes and any(right in RIGHTS[role] for role in self.roles)


def check_roles(roles: Iterable[str]) -> frozenset[Role]:
    """Roles as they are known.

    Raises:
        PeopleError: There is none, one is unknown, or an operator is to be something else, too.
    """
    asked = frozenset(roles)
    if not asked or not asked <= frozenset(ROLES):
        raise PeopleError("not a role", code="role", hint=f"one or more of {', '.join(ROLES)}")
    if "operator" in asked and len(asked) > 1:
        raise PeopleError("an operator has no other role", code="operator", hint="make a second login for that")
    return cast("frozenset[Role]", asked)


def check_scopes(scopes: Iterable[str]) -> frozenset[Scope]:
    """Scopes as they are known.

    Raises:
        PeopleError: There is none, or one is unknown.
    """
    asked = frozenset(scopes)
    if not asked or not asked <= frozenset(SCOPES):
        raise PeopleError("not a scope", code="scope", hint=f"one or more of {', '.join(SCOPES)}")
    return cast("frozenset[Scope]", asked)


def settings_for(settings: Settings, person: Person) -> Settings:
    """The settings of a node acting for a person: for their party, with no more rights than theirs, under their mark.

    The desk refuses an act for which the rights do not suffice, whatever door it came through.
    """
    rights = frozenset(person.rights())
    return replace(settings, party=person.party, rights=rights, mark=person.mark, roles=frozenset(person.roles))


def hand_of(settings: Settings, right: str) -> Hand:
    """By whose hand what takes a right is done: in the first of the person's roles that gives it; else nobody's."""
    role = next((one for one in ROLES if one in settings.roles and right in RIGHTS[one]), "")
    return Hand(role, settings.mark) if role and settings.mark else NOBODY
