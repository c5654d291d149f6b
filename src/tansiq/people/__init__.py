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
    parties_with_key,
    revoke_key,
)
from tansiq.people.passwords import draw_password
from tansiq.people.persons import (
    NoSuchPerson,
    add_person,
    get_person,
    list_persons,
    names_of,
    remove_person,
    set_password,
    set_roles,
)
from tansiq.people.rights import RIGHTS, ROLES, SCOPES, Person, Right, Role, Scope, hand_of, settings_for
from tansiq.people.schema import has_people
from tansiq.people.sessions import (
    LOCKED_MINUTES,
    check_password,
    end_session,
    find_by_session,
    list_locked,
    open_session,
    unlock,
)

__all__ = [
    "LOCKED_MINUTES",
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
    "check_password",
    "draw_password",
    "end_session",
    "find_by_authorization",
    "find_by_key",
    "find_by_session",
    "get_person",
    "hand_of",
    "has_people",
    "list_keys",
    "list_locked",
    "list_persons",
    "make_key",
    "names_of",
    "open_session",
    "parties_with_key",
    "remove_person",
    "revoke_key",
    "set_password",
    "set_roles",
    "settings_for",
    "unlock",
]
