"""`tansiq user`: who works for a party. For whoever runs the node; the pages have the same for administrators."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from tansiq import people
from tansiq.cli.asking import AsJson, AsParty, ListGroup, reader_for
from tansiq.people import ROLES, Person
from tansiq.settings import load_settings

__all__ = ["command"]

app = typer.Typer(add_completion=False, cls=ListGroup, help="Say who works for a party, and in what roles.")

Login = Annotated[str, typer.Argument(metavar="LOGIN", help="The name at sign-in.")]
Roles = Annotated[
    list[str], typer.Option("--role", metavar="ROLE", help=f"{', '.join(ROLES)}; several with several --role.")
]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Take the password from standard input instead of drawing one.")
]


def _shape(person: Person) -> dict[str, object]:
    return {"party": person.party, "login": person.login, "mark": person.mark, "roles": sorted(person.roles)}


def _read_password() -> str:
    return sys.stdin.readline().rstrip("\r\n")


@app.command("add")
def add(
    login: Login,
    role: Roles,
    mark: Annotated[
        str, typer.Option("--mark", help="The name under which releases know them already; else a random one.")
    ] = "",
    from_stdin: FromStdin = False,
    as_json: AsJson = False,
    as_party: AsParty = "",
) -> None:
    """Add somebody; a password is drawn and shown once. From then on the pages ask everybody to sign in."""
    settings = load_settings()
    password = _read_password() if from_stdin else people.draw_password(settings)
    made = people.add_person(settings, reader_for(settings, as_party).party, login, password, role, mark=mark)
    drawn = {} if from_stdin else {"password": password}
    if as_json:
        print(json.dumps(_shape(made) | drawn, ensure_ascii=False))
        return
    print(f"{login} works for {made.party}: {', '.join(sorted(made.roles))}")
    if drawn:
        print(f"Password, shown this once: {password}")


@app.command("list")
def list_people(as_json: AsJson = False, as_party: AsParty = "") -> None:
    """List who works for your party."""
    settings = load_settings()
    found = people.list_persons(settings, reader_for(settings, as_party).party)
    if as_json:
        print(json.dumps({"people": [_shape(one) for one in found]}, ensure_ascii=False))
        return
    for one in found:
        print(f"{one.login}  {', '.join(sorted(one.roles))}  {one.mark}")
    print(f"{len(found)} people")


@app.command("roles")
def roles(login: Login, role: Roles, as_json: AsJson = False, as_party: AsParty = "") -> None:
    """Give somebody these roles in place of those they had."""
    settings = load_settings()
    made = people.set_roles(settings, reader_for(settings, as_party).party, login, role)
    text = f"{login}: {', '.join(sorted(made.roles))}"
    print(json.dumps(_shape(made), ensure_ascii=False) if as_json else text)


@app.command("password")
def password(login: Login, from_stdin: FromStdin = False, as_json: AsJson = False, as_party: AsParty = "") -> None:
    """Give somebody another password, drawn and shown once; their sessions end, and their keys are revoked."""
    settings = load_settings()
    given = _read_password() if from_stdin else people.draw_password(settings)
    people.set_password(settings, reader_for(settings, as_party).party, login, given, revokes_keys=True)
    shown = {} if from_stdin else {"password": given}
    if as_json:
        print(json.dumps({"login": login} | shown, ensure_ascii=False))
    else:
        print("The password is changed." if from_stdin else f"Password, shown this once: {given}")


@app.command("unlock")
def unlock(login: Login, as_json: AsJson = False, as_party: AsParty = "") -> None:
    """Let somebody sign in again who was locked out after wrong passwords."""
    settings = load_settings()
    people.unlock(settings, reader_for(settings, as_party).party, login)
    print(json.dumps({"login": login}, ensure_ascii=False) if as_json else f"{login} may sign in again.")


@app.command("remove")
def remove(login: Login, as_json: AsJson = False, as_party: AsParty = "") -> None:
    """Somebody works for your party no more: sessions end, keys are revoked."""
    settings = load_settings()
    people.remove_person(settings, reader_for(settings, as_party).party, login)
    print(json.dumps({"login": login}, ensure_ascii=False) if as_json else f"{login} is removed.")


command = typer.main.get_command(app)
