"""Options by which commands name an audience."""

from __future__ import annotations

from typing import Annotated

import typer

from tansiq.model import Audience
from tansiq.model.release import Tlp

__all__ = ["DEFAULT_TLP", "ONWARD", "InRoom", "Public", "Purpose", "SeenNames", "To", "Until", "audience_of"]

DEFAULT_TLP: dict[str, Tlp] = {"users": "RED", "party": "AMBER", "room": "AMBER", "public": "CLEAR"}

To = Annotated[
    list[str] | None, typer.Option("--to", metavar="PARTY[:USER]", help="A party, or a user; again for more.")
]
InRoom = Annotated[str, typer.Option("--room", help="A room, by name or id.")]
Public = Annotated[bool, typer.Option("--public", help="Everyone.")]
ONWARD = "A party, room:NAME or '*' it may be passed on to"
Until = Annotated[str, typer.Option("--until", metavar="TIME", help="RFC 3339 time at which it ends.")]
Purpose = Annotated[str, typer.Option(help="One of the short list (docs/sharing.md).")]
MayLeave = Annotated[bool, typer.Option("--may-leave", help="It may leave tansiq: go to recipients' TAXII clients.")]
SeenNames = Annotated[bool, typer.Option("--seen-names", help="You have seen that the text may name persons detained.")]


def audience_of(to: list[str] | None, room: str, public: bool) -> Audience | None:
    """The audience that the options name; None where they name none."""
    named = to or []
    if bool(named) + bool(room) + public > 1:
        raise typer.BadParameter("use one of --to, --room and --public")
    if room:
        return Audience("room", (room,))
    if public:
        return Audience("public")
    if not named:
        return None
    return Audience("users" if any(":" in one for one in named) else "party", tuple(named))
