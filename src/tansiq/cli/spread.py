"""The demo's three parties, a room of two of them, and which sample is whose and shown to whom.

Generic roles, no real bodies. The samples that tell of one event are spread over the parties, so that each party's
picture of it differs: some tellings are its own, some are released to it, some it never learns of.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tansiq.errors import LedgerError, ReleaseError
from tansiq.model import Audience
from tansiq.model.release import ANYONE

if TYPE_CHECKING:
    from tansiq.desk.releasing import Terms
    from tansiq.model.release import Tlp
    from tansiq.settings import Settings
    from tansiq.web import Offered

__all__ = [
    "PARTIES", "PEOPLE", "ROOM", "find_parties", "list_offered", "open_parties", "owner_of", "release_sample",
    "staff_parties",
]  # fmt: skip

PARTIES: dict[str, dict[str, str]] = {
    "joint-command": {"en": "Joint command", "ar": "القيادة المشتركة"},
    "ministry": {"en": "Neighbouring ministry", "ar": "وزارة في دولة جارة"},
    "liaison": {"en": "Coalition liaison", "ar": "ضابط ارتباط التحالف"},
}
"""Id to its names. The first is the one for which the demo's pages open."""
_USER = "duty-officer"
_OFFICER = {"en": "Neighbouring ministry, duty officer", "ar": "وزارة في دولة جارة، الضابط المناوب"}
PEOPLE: dict[str, tuple[str, ...]] = {"duty-officer": ("administrator", "releaser"), "analyst": ("analyst",)}
"""Login to roles: two people for each party."""
ROOM = "border-coordination"
_ROOM_NAMES = {"en": "Border coordination", "ar": "تنسيق الحدود"}
_HOST, _GUEST = "joint-command", "ministry"


@dataclass(frozen=True, slots=True)
class _Share:
    """Whose a sample is, and to whom it is released: "room", "public", a party, "party:user", or "" for nobody."""

    party: str
    to: str = ""


_SPREAD = {
    "ar-ain-issa-annahar.txt": _Share("ministry", "room"),
    "ar-airstrike-elaph.html": _Share("joint-command", "liaison"),
    "ar-albukamal-sana.txt": _Share("ministry", "liaison"),
    "ar-damascus-chiefs-translation.txt": _Share("ministry", "room"),
    "ar-hari-denial-okaz.txt": _Share("joint-command"),
    "ar-hasakah-retaken-dw.txt": _Share("ministry", "room"),
    "ar-hasakah-toll-observatory.txt": _Share("ministry"),
    "ar-hol-return-afp.txt": _Share("ministry", "public"),
    "ar-khalis-aljazeera.txt": _Share("joint-command", "room"),
    "ar-mukayshifa-translation.txt": _Share("joint-command", f"ministry:{_USER}"),
    "ar-qaim-launch-sumaria.txt": _Share("joint-command", "room"),
    "ar-wall-rudaw.txt": _Share("joint-command", "room"),
    "ar-will-of-victory-statement.txt": _Share("joint-command", "public"),
    "daily-notes.jsonl": _Share("ministry"),
    "en-ain-issa-defense-post.html": _Share("liaison"),
    "en-baghdad-centre-notes.txt": _Share("joint-command"),
    "en-baghouz-rudaw.txt": _Share("liaison", "public"),
    "en-damascus-chiefs-xinhua.txt": _Share("liaison", "joint-command"),
    "en-handover-new-arab.txt": _Share("joint-command", "liaison"),
    "en-hari-claim-times-of-israel.txt": _Share("liaison", "joint-command"),
    "en-hasakah-ocha.txt": _Share("liaison", "public"),
    "en-hasakah-toll-national.txt": _Share("liaison", "ministry"),
    "en-mukayshifa-kurdistan24.txt": _Share("liaison", "joint-command"),
    "en-qaim-2014-reuters.txt": _Share("joint-command", "public"),
    "en-qaim-plan-gulf-times.txt": _Share("liaison"),
    "en-wall-national.txt": _Share("liaison"),
    "en-wall-north-press.txt": _Share("ministry"),
}


def owner_of(file: str) -> str:
    """The party whose report a sample becomes; of what is no sample's name, the first."""
    share = _SPREAD.get(file)
    return next(iter(PARTIES)) if share is None else share.party


def list_offered() -> tuple[Offered, ...]:
    """As whom the demo's pages can be read: the parties, and a user to whom something is released by name."""
    from tansiq.release import Reader
    from tansiq.web import Offered

    parties = [Offered(Reader(party), names) for party, names in PARTIES.items()]
    return (*parties, Offered(Reader(_GUEST, _USER), _OFFICER))


def open_parties(settings: Settings, known: Collection[str]) -> None:
    """Make the parties that are not there, and the room with both its members where it was never opened.

    Args:
        known: Parties of the home.

    Raises:
        LedgerError: The ledger cannot be opened or written.
    """
    from tansiq import desk

    for party in [one for one in PARTIES if one not in known]:
        desk.open_party(settings, party, name_en=PARTIES[party]["en"], name_ar=PARTIES[party]["ar"])
    try:
        desk.open_room(settings, ROOM, party=_HOST, name_en=_ROOM_NAMES["en"], name_ar=_ROOM_NAMES["ar"])
    except ReleaseError as error:
        if error.code != "room-exists":
            raise
        # Done before; who has left it since then meant to.
        return
    desk.invite(settings, ROOM, _GUEST, party=_HOST)
    desk.accept(settings, ROOM, party=_GUEST)


def _terms(to: str) -> tuple[Audience, Tlp]:
    if to == "room":
        return Audience("room", (ROOM,)), "AMBER"
    if to == "public":
        return Audience("public"), "CLEAR"
    return (Audience("users", (to,)), "RED") if ":" in to else (Audience("party", (to,)), "GREEN")


def release_sample(settings: Settings, file: str, report_id: str) -> None:
    """Release a sample that has just been added, as the table says.

    Raises:
        LedgerError: The ledger cannot be written.
    """
    from tansiq import desk

    share = _SPREAD[file]
    if share.to:
        audience, tlp = _terms(share.to)
        terms: Terms = {"tlp": tlp, "purpose": "situational-awareness"}
        if tlp == "CLEAR":
            terms = {"tlp": tlp, "onward": (ANYONE,)}
        # To programs of partners too, but for what is for named users alone.
        terms |= {"may_leave": tlp != "RED"}
        # They are published, and were looked at.
        desk.release(settings, report_id, audience, party=share.party, **(terms | {"has_seen_names": True}))


def find_parties(settings: Settings) -> tuple[str, ...]:
    """The parties of a home; () where there is none yet."""
    from tansiq import desk

    try:
        return desk.describe_ledger(settings).parties
    except LedgerError:
        # Nothing there to describe; what else may be wrong is said by the first act.
        return ()


def staff_parties(settings: Settings) -> dict[str, dict[str, str]]:
    """Give each party its people, and each of them a new password; those who were removed stay removed.

    Returns:
        Party to login to password, which is nowhere else.

    Raises:
        PeopleError: The people's file cannot be written.
    """
    from tansiq import people

    shown: dict[str, dict[str, str]] = {}
    for party in PARTIES:
        here = {one.login for one in people.list_persons(settings, party)}
        for login, roles in PEOPLE.items():
            password = people.draw_password(settings)
            if not here:
                # Something is released by name to this one (list_offered).
                mark = _USER if (party, login) == (_GUEST, _USER) else ""
                people.add_person(settings, party, login, password, roles, mark=mark)
            elif login in here:
                people.set_password(settings, party, login, password)
            else:
                continue
            shown.setdefault(party, {})[login] = password
    return shown
