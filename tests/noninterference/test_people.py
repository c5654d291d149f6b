"""Two nodes that differ in another party's people alone answer everything that a party's own people ask, alike.

One has people of bravo, with keys, sessions, wrong passwords and requests; the other has one of bravo, of another name.
Alpha's people are the same on both, and ask every route, guess bravo's logins, marks and key ids, and act.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tansiq import desk, people
from tansiq.model import Audience
from tansiq.people.persons import add_person
from tansiq.people.sessions import TRIES
from tansiq.web import create_app
from tansiq.web.credentials import SESSION_COOKIE
from tansiq.web.limits import Limits
from tests.noninterference.asking import addresses, answer_of
from tests.noninterference.commands import command
from tests.noninterference.faults import Leak, Loss
from tests.noninterference.guesses import Guesses
from tests.noninterference.language import Command, Reader
from tests.noninterference.mutants.mutant import Mutant
from tests.noninterference.mutants.people import MUTANTS
from tests.noninterference.node import Node, time_of, use_line_reader
from tests.noninterference.telling import make_text

NOW = 50
PASSWORD = "correct horse battery"
HIDDEN = ("amal", "guessed", "canaryhidden")
"""Logins of bravo on the one node; the first is one that alpha has, too, the second one that alpha gives later."""
KNOWN = "known-mark"
_PER_MINUTE = 200
"""More than alpha's people ask in the minute, less than all of the node."""
PAGE = Path(__file__).parents[2] / "docs" / "security.md"
Answers = dict[str, bytes]


@pytest.fixture(autouse=True)
def _quick(quick_passwords: None, monkeypatch: pytest.MonkeyPatch) -> None:
    use_line_reader(monkeypatch)
    monkeypatch.setattr("tansiq.web.app.Limits", lambda: Limits(_PER_MINUTE))


def _client(node: Node, drawn_by: str) -> TestClient:
    app = create_app(node.settings("alpha", NOW, drawn_by))
    return TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False, follow_redirects=False)


def _make(folder: Path, hidden: tuple[str, ...]) -> tuple[Node, dict[str, str]]:
    """A node with alpha's people and bravo's; ids of what is bravo's."""
    folder.mkdir()
    node = Node(folder)
    texts = [
        make_text(random.Random(number), word)
        for number, word in enumerate(("canarymine", "canarytheirs", "canarylent"))
    ]
    node.run(
        (
            Command("party-alpha", 1, "alpha", "party"),
            Command("party-bravo", 2, "bravo", "party"),
            Command("mine", 3, "alpha", "report", texts[0]),
            Command("theirs", 4, "bravo", "report", texts[1]),
            Command("lent", 5, "bravo", "report", texts[2]),
        ),
        NOW,
    )
    mine = node.settings("alpha", NOW, "alpha's people")
    for login in ("amal", "basim"):
        add_person(mine, "alpha", login, PASSWORD, ["administrator", "releaser"])
    theirs = node.settings("bravo", NOW, f"bravo {hidden}")
    ids = {}
    for login in hidden:
        ids[f"mark {login}"] = add_person(theirs, "bravo", login, PASSWORD, ["administrator", "releaser"]).mark
        ids[f"key {login}"] = people.make_key(theirs, "bravo", login, scopes=["read"], label="canarylabel").id
    # Of one of them alpha knows the mark, by what they released to it.
    known = add_person(theirs, "bravo", f"{hidden[-1]}known", PASSWORD, ["releaser"], mark=KNOWN)
    to_alpha = Audience("party", ("alpha",))
    desk.release(people.settings_for(theirs, known), node.ids["lent"], to_alpha, tlp="GREEN")
    for login in hidden * (len(hidden) > 1):
        for _ in range(TRIES):
            people.check_password(theirs, "bravo", login, "a wrong password")
    return node, ids


def _busy(client: TestClient, node: Node, hidden: tuple[str, ...]) -> None:
    """Another party's program asks the same server as much as it may."""
    if len(hidden) > 1:
        key = people.make_key(node.settings("bravo", NOW, "busy"), "bravo", hidden[0], scopes=["read"])
        headers = {"authorization": f"Bearer {key.token.reveal()}"}
        for _ in range(_PER_MINUTE):
            client.get("/api/me", headers=headers)


def _post(client: TestClient, path: str, **form: object) -> bytes:
    answer = client.post(path, data=form)
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{answer.status_code}\n{headers}\n\n".encode() + answer.content


def _ask(node: Node, hidden: tuple[str, ...], guesses: dict[str, str]) -> Answers:
    """All that alpha's Amal asks of a node, signed in and by key, and does there."""
    client = _client(node, "alpha asks")
    _busy(client, node, hidden)
    found: Answers = {}
    for login in (*HIDDEN, "carla"):
        for _ in range(2):
            found[f"sign in as bravo's {login}"] = _post(
                client, "/sign-in", party="bravo", login=login, password="a guess at it"
            )
    found["sign in"] = _post(client, "/sign-in", party="alpha", login="amal", password=PASSWORD)
    if SESSION_COOKIE not in client.cookies:
        raise Loss("the right password of alpha's Amal is refused")
    for address in addresses(Guesses().some(random.Random(0), 0)):
        found[address] = answer_of(client, address)
    found["by whose hand"] = answer_of(client, "/sharing")
    if KNOWN.encode() not in found["by whose hand"]:
        raise Loss("who released it to alpha is not told by the mark")
    for login in ("guessed", "dana"):
        found[f"add {login}"] = _post(client, "/people", login=login, role="reader")
    for name, one in guesses.items():
        if name.startswith("mark"):
            for act in ("roles", "password", "remove"):
                found[f"{act} of {name}"] = _post(client, f"/people/{one}/{act}", role="reader")
        else:
            found[f"revoke {name}"] = _post(client, f"/people/keys/{one}/revoke")
            found[f"revoke own {name}"] = _post(client, f"/me/keys/{one}/revoke")
    found |= _by_key(client, node)
    for words in (("user", "list"), ("key", "list"), ("user", "list", "--json"), ("key", "list", "--json")):
        ran = command(node.folder, Reader("alpha"), time_of(NOW), *words, "--as", "alpha")
        found[" ".join(words)] = ran.to_bytes()
    return found


def _by_key(client: TestClient, node: Node) -> Answers:
    """A key of one's own, from making to revoking."""
    page = client.post("/me/keys", data={"scope": "read", "label": "mine"}).text
    token = re.search(r'class="secret">([^<]+)<', page)
    listed = re.search(r"/me/keys/[0-9a-f]{16}/revoke", client.get("/me").text)
    if token is None or listed is None:
        raise Loss("a key of one's own is not made")
    headers = {"authorization": f"Bearer {token[1]}"}
    found = {"by key": client.get("/api/events", headers=headers).content}
    if b"canarymine" not in found["by key"]:
        raise Loss("a key does not read what its person sees")
    client.post(listed[0])
    if client.get("/api/events", headers=headers).status_code != 401:
        raise Leak("a revoked key is still good")
    return found


def _compare(folder: Path) -> int:
    """Both nodes, and what is asked of them.

    Raises:
        Leak: An answer differs, or holds what is bravo's.
        Loss: What is alpha's own is refused.
    """
    one, ids = _make(folder / "one", HIDDEN)
    other, more = _make(folder / "other", ("carla",))
    guesses = ids | more
    asked = [_ask(node, names, guesses) for node, names in ((one, HIDDEN), (other, ("carla",)))]
    for what, answer in asked[0].items():
        if answer != asked[1][what]:
            raise Leak(f"{what} differs")
        if b"canaryhidden" in answer and "canaryhidden" not in what:
            raise Leak(f"{what} tells who works for bravo")
        if b"canarylabel" in answer:
            raise Leak(f"{what} tells of bravo's keys")
    for node, ids_of in ((one, ids), (other, more)):
        keys = {head.id: head for head in people.list_keys(node.settings("bravo", NOW), "bravo")}
        if any(keys[key].revoked for name, key in ids_of.items() if name.startswith("key")):
            raise Leak("alpha revoked a key of bravo's")
    return len(asked[0])


def test_other_parties_people_change_no_answer(tmp_path: Path) -> None:
    assert _compare(tmp_path) > 80


@pytest.mark.parametrize("mutant", [pytest.param(one, id=one.name) for one in MUTANTS])
def test_a_mutant_is_caught(mutant: Mutant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant.patch(monkeypatch)

    with pytest.raises((Leak, Loss)):
        _compare(tmp_path)


def test_the_page_lists_the_mutants() -> None:
    text = PAGE.read_text(encoding="utf-8")

    for one in MUTANTS:
        assert f"| `{one.name}` | {one.leak} | `{one.scenario}` |" in text
