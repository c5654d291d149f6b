"""Who works for a party: people with roles, their passwords, sessions and API keys.

Tables in a file of their own in the home folder (`people.db`, mode 0600), in no chain and no entry: entries know a
person by a random mark. Every function takes the party that asks, and knows of no other party's people. What a role
lets do is one table (rights.py).
"""

from tansiq.people.keys import (
    KeyHead,
    NewKey,
    find_by_authorization,
    find_by_key,
    list_keys,
    make_key,
    revoke_key,
)
from tansiq.people.passwords import draw_password
from tansiq.people.persons import (
    NoSuchPerson,
    add_person,
    get_person,
    list_persons,
    remove_person,
    set_password,
    set_roles,
)
from tansiq.people.rights import RIGHTS, ROLES, SCOPES, Person, Right, Role, Scope
from tansiq.people.schema import has_people

__all__ = [
    "RIGHTS",
    "ROLES",
    "SCOPES",
    "KeyHead",
    "NewKey",
    "NoSuchPerson",
    "Person",
    "Right",
    "Role",
    "Scope",
    "add_person",
    "draw_password",
    "find_by_authorization",
    "find_by_key",
    "get_person",
    "has_people",
    "list_keys",
    "list_persons",
    "make_key",
    "remove_person",
    "revoke_key",
    "set_password",
    "set_roles",
]
