"""A node with people of every role: for tests of signing in and of who may ask what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.testclient import TestClient

from tansiq import people
from tansiq.people import ROLES, SCOPES
from tansiq.settings import Settings
from tansiq.web import create_app
from tansiq.web.credentials import SESSION_COOKIE
from tests.web.world import open_desk

__all__ = ["PASSWORD", "Staffed", "shown_once", "staff"]

PASSWORD = "correct horse battery"


@dataclass(frozen=True, slots=True)
class Staffed:
    """Clients of one server: by role, by scope of a key of somebody with every role, and nobody's."""

    settings: Settings
    by_role: dict[str, TestClient]
    by_scope: dict[str, TestClient]
    nobody: TestClient


def shown_once(page: str) -> str:
    """The password or key that a page shows."""
    found = re.search(r'class="secret">([^<]+)<', page)
    assert found is not None
    return found[1]


def staff(settings: Settings) -> Staffed:
    """One person a role, named like it; and "all" with the keys."""
    app = create_app(settings, open_desk=open_desk)

    def client() -> TestClient:
        return TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)

    by_role = dict[str, TestClient]()
    by_scope = dict[str, TestClient]()
    for role in ROLES:
        person = people.add_person(settings, settings.party, role, PASSWORD, [role])
        by_role[role] = client()
        by_role[role].cookies.set(SESSION_COOKIE, people.open_session(settings, person).reveal())
    everything = [role for role in ROLES if role != "operator"]
    people.add_person(settings, settings.party, "all", PASSWORD, everything)
    for scope in SCOPES:
        key = people.make_key(settings, settings.party, "all", scopes=[scope]).token.reveal()
        by_scope[scope] = client()
        by_scope[scope].headers["authorization"] = f"Bearer {key}"
    return Staffed(settings, by_role, by_scope, client())
