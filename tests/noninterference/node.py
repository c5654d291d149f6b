"""A fresh node that runs a script from its first command, through one of the three ways in, at the script's times.

Clock and randomness are the harness's: the clock is each command's own, keys are made of the party's name alone. What a
hidden command draws or waits for can so change nothing that a reader is given.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from tansiq import desk
from tansiq.desk import Added, Desk
from tansiq.desk.objects import delete_object, post_objects
from tansiq.errors import TansiqError
from tansiq.exchange.taxii import MEDIA, read_envelope
from tansiq.ledger import get_reading, open_ledger
from tansiq.ledger.schema import name
from tansiq.model import Audience
from tansiq.release import Reader as Asking
from tansiq.release.objects.collections import Target
from tansiq.release.objects.describe import version_key
from tansiq.settings import Settings
from tansiq.web import Offered, create_app
from tansiq.web.reader import READER_COOKIE
from tests.ledger.told import LineReader, make_report, take
from tests.noninterference.commands import Answer, Answers, command
from tests.noninterference.desk_acts import DESK_VERBS, act_at_desk, confirm_names
from tests.noninterference.language import Command, Reader, may_leave, stamp_of, time_of
from tests.noninterference.naming import is_of_names, name_in
from tests.noninterference.taxii import (
    collection_of,
    find_posted,
    identity_id,
    object_body_of,
    stix_id,
    taxii_client,
    tell_now,
    version_of,
)

__all__ = ["WAYS", "Answer", "Answers", "Node", "client_of", "time_of", "use_line_reader"]

WAYS = ("desk", "http", "command")
_TOLD_AHEAD = 0.4
"""Share of the lines after which a reader's events are told ahead, where TAXII is asked."""


def use_line_reader(patch: pytest.MonkeyPatch) -> None:
    """Let every desk, the command line's too, read the language of tests/ledger/told.py: a millisecond a report."""
    patch.setattr("tansiq.desk.desk._Rules", LineReader)


def client_of(settings: Settings, user: str = "") -> TestClient:
    """The pages and the HTTP API for the settings' party, or for a user of it, chosen as in the demo's switch."""
    offered = [Offered(Asking(settings.party, user))] if user else []
    client = TestClient(
        create_app(settings, offered=offered), base_url="http://127.0.0.1:8000", raise_server_exceptions=False
    )
    if user:
        client.cookies.set(READER_COOKIE, f"{settings.party}:{user}")
    return client


_JUDGE = {
    "same": desk.judge_same,
    "apart": desk.judge_apart,
    "called-same": desk.judge_name_same,
    "called-apart": desk.judge_name_apart,
    "acted-same": desk.judge_name_same,
    "acted-apart": desk.judge_name_apart,
    "placed-same": desk.judge_name_same,
    "placed-apart": desk.judge_name_apart,
}


class Node:
    """One node.

    Args:
        folder: An empty folder of its own.
        way: By what way its commands come in: one of WAYS; what a way does not offer goes through the desk.
    """

    def __init__(self, folder: Path, way: str = "desk") -> None:
        self.folder = folder
        self.way = way
        self.ids: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.claims: dict[str, tuple[str, ...]] = {}
        self.refused: dict[str, str] = {}
        self.done: list[Command] = []
        self.told_ahead: Reader | None = None

    def _by_hand(self, line: Command) -> Settings:
        """Settings of whoever does a line."""
        role, _, mark = line.hand.partition(":")
        made = self.settings(line.by, line.at, line.name)
        return replace(made, mark=mark, roles=frozenset({role})) if mark else made

    def settings(self, party: str, minute: int, drawn_by: str = "") -> Settings:
        """Settings whose randomness is keyed by what draws it: a command, or a reader's request."""
        randomness = random.Random(f"drawn by {drawn_by or party}")
        return Settings(self.folder / "home", party, time_of(minute), randomness)

    def run(self, script: tuple[Command, ...], until: int) -> None:
        """Run what of the script is not done yet, up to and with a minute."""
        for line in script:
            if line.at <= until and line not in self.done:
                self.done.append(line)
                self._run(line)
                self._tell_ahead(line)

    def _tell_ahead(self, line: Command) -> None:
        """Now and then, after lines of others too, the job that tells a reader's events."""
        reader = self.told_ahead
        if reader is not None and random.Random(f"told after {line.name}").random() < _TOLD_AHEAD:
            settings = self.settings(reader.party, line.at)
            if reader.party in open_ledger(settings.home, clock=settings.clock).keys.parties():
                tell_now(settings, reader)

    def _run(self, line: Command) -> None:
        try:
            if line.name.endswith("!"):
                # The posting was it; its id is known since then.
                return
            told = {"report": self._report, "object": self._object, "delete": self._delete}.get(line.verb, self._act)
            found = told(line)
        except TansiqError as error:
            if not line.is_refused:
                self.refused[line.name] = str(error)
        else:
            if found:
                self.ids[line.name] = found
            if line.verb == "urgent":
                self.ids[f"{line.name}!"] = found
            if line.verb == "report":
                self.texts[line.name] = line.what
                self._note_claims(line, found)

    def _note_claims(self, line: Command, report: str) -> None:
        """Ids of the claims of each event, by the name that scripts have for them."""
        ledger = open_ledger(self.folder / "home", clock=self.settings(line.by, line.at).clock)
        with ledger.read() as connection:
            read = get_reading(connection, report)
        if read is not None:
            self.claims |= {f"{line.name}/{number}": ids for number, ids in enumerate(read.claim_ids)}

    def _report(self, line: Command) -> str:
        settings = self.settings(line.by, line.at, line.name)
        # Intake gives a bare text no title: lists then name who published it, and so the canary with it.
        outlet = line.what.split("\n", 1)[0]
        if self.way == "http" and line.kind != "tear":
            given = {"text": line.what, "outlet": outlet, "published": "2022-03-30", "language": "en"}
            with client_of(settings) as client:
                page = client.post("/reports", data=given)
            found = re.search(r"/reports/([0-9a-f]{64})", page.text)
            assert page.status_code == 200
            assert found is not None, page.text
            return found[1]
        if self.way == "command" and line.kind != "tear":
            words = ("read", "-", "--json", "--outlet", outlet, "--published", "2022-03-30", "--language", "en")
            ran = command(self.folder, Reader(line.by), time_of(line.at), *words, stdin=line.what.encode())
            assert ran.status == 0, ran
            return str(json.loads(ran.out)["report"])
        if line.kind == "tear":
            read = partial(Desk, read=LineReader())
            of, title = self.ids[line.to[0]], line.what.split("\n", 1)[0]
            return desk.tear_line(settings, of, text=line.what, title=title, party=line.by, open_desk=read)
        report = make_report(line.what, outlet="Wire", published="2022-03-30")
        (done,) = take(Desk(settings, read=LineReader()), report)
        assert isinstance(done, Added), done
        return done.report_id

    def _target(self, line: Command) -> Target:
        return Target("room", self.ids[line.to[0]]) if line.kind == "room" else Target("inbox", line.to[0])

    def _object(self, line: Command) -> str:
        """Post an object, in HTTP's way over TAXII; "refused" in place of an id where it is not taken."""
        settings = self.settings(line.by, line.at, line.name)
        target, body = self._target(line), object_body_of(line)
        where = f"/exchange/collections/{collection_of(settings, line.by, target)}/objects/"
        with taxii_client(settings, Reader(line.by)) as client:
            answer = client.post(where, content=body, headers={"content-type": MEDIA}) if self.way == "http" else None
        if answer is None or answer.status_code == 404:
            # An inbox is a collection for those alone who know of the party; the desk takes it for all.
            failed = post_objects(settings, target, read_envelope(body)).failed
        else:
            failed = answer.json()["failure_count"]
        if failed:
            return "refused"
        found, released = find_posted(settings, line)
        if released:
            self.ids[f"{line.name}!"] = released
        return found

    def _delete(self, line: Command) -> str:
        settings = self.settings(line.by, line.at, line.name)
        seed = next(one.what for one in self.done if one.name == line.what).split()[1]
        version = version_key(version_of(seed))
        return delete_object(settings, self._target(line), stix_id(seed), [version], party=line.by)

    def _act(self, line: Command) -> str:
        if (
            self.way == "command"
            and not line.hand
            and line.verb not in ("party", "erase", "delete", "charter", *DESK_VERBS)
        ):
            # Keys are drawn when a party is made: there randomness is ours only through the desk.
            text = self.texts.get(line.what.split("/")[0], "") if line.verb == "release" else ""
            return confirm_names(line, text, partial(self._command, line))
        settings = self._by_hand(line)
        what = self.ids.get(line.what, line.what)
        if line.verb in DESK_VERBS:
            whom = self._audience(line)
            text = self.texts.get(line.what, "")
            return act_at_desk(settings, line, what, whom, self.claims.get(line.what, (what,)), text=text)
        match line.verb:
            case "party":
                own = [identity_id(line.what)] if line.what else []
                english, arabic = line.by.title(), f"جهة {line.by}"
                return desk.open_party(settings, line.by, name_en=english, name_ar=arabic, identities=own)
            case "clients":
                return desk.set_clients(settings, line.to, party=line.by)
            case "room":
                room = line.name.split("#")[0]
                is_closed, title = line.kind == "confidential", room.title()
                return desk.open_room(
                    settings, room, party=line.by, name_en=title, name_ar="غرفة", confidential=is_closed
                )
            case "charter":
                return desk.set_charter(settings, what, text_en=f"As {line.name}", text_ar=line.name, party=line.by)
            case "invite":
                return desk.invite(settings, what, line.to[0], party=line.by)
            case "uninvite":
                return desk.uninvite(settings, what, line.to[0], party=line.by)
            case "accept":
                return desk.accept(settings, what, party=line.by, charter=self._charter(line))
            case "leave":
                return desk.leave(settings, what, party=line.by)
            case "release":
                return self._release(settings, line)
            case "narrow":
                audience = self._audience(line) if line.kind else None
                # RED goes on to nobody.
                onward = () if line.kind == "users" else None if line.onward is None else self._onward(line)
                label = {"users": "RED"}.get(line.kind)
                return desk.narrow(
                    settings,
                    what,
                    party=line.by,
                    audience=audience,
                    until=stamp_of(line.until),
                    onward=onward,
                    tlp=label,  # type: ignore[arg-type]
                )
            case "withdraw":
                return desk.withdraw(settings, what, party=line.by)
            case "judge":
                judge = _JUDGE[line.kind]
                one, other = self._sides(line)
                return judge(settings, one, other, reason=f"judged as {line.name}", party=line.by)[0]
            case "unjudge":
                return desk.undo_judgement(settings, what, party=line.by)[0]
            case "erase":
                return Desk(settings, read=LineReader()).erase(what, reason="asked")
            case _:
                raise AssertionError(f"no such verb: {line.verb}")

    def _command(self, line: Command, has_seen_names: bool) -> str:
        words = [*self._words(line), *["--seen-names"] * has_seen_names, "--json"]
        ran = command(self.folder, Reader(line.by), time_of(line.at), *words)
        if ran.status:
            raise TansiqError(ran.err)
        return str(json.loads(ran.out)["id"])

    def _charter(self, line: Command) -> str:
        """The charter that an acceptance signs: the newest of its room."""
        set_so_far = [self.ids[one.name] for one in self.done if one.verb == "charter" and one.what == line.what]
        return set_so_far[-1] if line.kind == "signed" else ""

    def _words(self, line: Command) -> list[str]:
        """The command line of an act."""
        what, *more = self._targets(line)
        if line.verb == "judge":
            return [
                "judge",
                line.kind.rpartition("-")[2],
                *self._sides(line),
                "--reason",
                f"judged as {line.name}",
            ]
        if line.verb == "unjudge":
            return ["judge", "undo", what]
        if line.verb == "room":
            return ["room", "open", line.name.split("#")[0], *["--confidential"] * (line.kind == "confidential")]
        if line.verb == "clients":
            return ["party", "clients", "set", *line.to]
        if line.verb in ("invite", "uninvite", "accept", "leave"):
            signed = ["--sign", self._charter(line)] if line.kind == "signed" else []
            return ["room", line.verb, what, *line.to, *signed]
        if line.verb == "withdraw":
            return ["release", "withdraw", what]
        words = ["release", "narrow" if line.verb == "narrow" else "make", what]
        words += ["--public"] if line.kind == "public" else []
        for one in line.to:
            words += ["--room", self.ids[one]] if line.kind == "room" else ["--to", one]
        words += [word for one in self._onward(line) for word in ("--onward", one)]
        is_for_nobody = line.onward == () or (line.verb == "narrow" and line.kind == "users")
        words += ["--onward", ""] if is_for_nobody else []
        words += ["--purpose", line.purpose] if line.purpose else []
        words += [] if line.until is None else ["--until", str(stamp_of(line.until))]
        words += ["--detached"] * line.is_detached + ["--words"] * line.has_words
        for one in more:
            words += ["--claim", one]
        words += ["--tlp", line.tlp] if line.verb == "release" or line.kind == "users" else []
        words += ["--may-leave"] * (line.verb == "release" and may_leave(line))
        return [*words, "--later-joiners"] if line.is_for_later else words

    def _sides(self, line: Command) -> tuple[str, ...]:
        """Each telling goes by the first of its claims; who tells of it, or where it was, by the id of that name."""
        if is_of_names(line):
            return tuple(self._name_id(line, one) for one in (line.what, *line.to))
        return tuple(min(self.claims[one]) for one in (line.what, *line.to))

    def _name_id(self, line: Command, telling: str) -> str:
        report, _, number = telling.partition("/")
        text = next(one.what for one in self.done if one.verb == "report" and one.name == report)
        named = name_in(text, int(number), line.kind).split()[-1]
        with open_ledger(self.folder / "home", clock=self.settings(line.by, line.at).clock).read() as connection:
            (same,) = connection.scalars(select(name.c.same).where(name.c.body.contains(f'{named}"')).distinct()).all()
        return f"{same:016x}"

    def _onward(self, line: Command) -> tuple[str, ...]:
        return tuple(self.ids.get(one, one) for one in line.onward or ())

    def _audience(self, line: Command) -> Audience:
        to = tuple(self.ids[one] for one in line.to) if line.kind in ("room", "report") else line.to
        return Audience(line.kind, to)  # type: ignore[arg-type]

    def _targets(self, line: Command) -> tuple[str, ...]:
        """Ids of what a line is about."""
        return self.claims[line.what] if line.is_detached else (self.ids.get(line.what, line.what),)

    def _release(self, settings: Settings, line: Command) -> str:
        """Release, and confirm the names where they are flagged: that they are hangs on the text alone."""
        made = partial(self._release_as, settings, line)
        return confirm_names(line, self.texts.get(line.what.split("/")[0], ""), made)

    def _release_as(self, settings: Settings, line: Command, has_seen_names: bool) -> str:
        what, *more = self._targets(line)
        return desk.release(
            settings,
            what,
            self._audience(line),
            party=line.by,
            has_seen_names=has_seen_names,
            tlp=line.tlp,  # type: ignore[arg-type]
            onward=self._onward(line),
            purpose=line.purpose,
            until=stamp_of(line.until),
            detached=line.is_detached,
            claims=tuple(more),
            words=line.has_words,
            later_joiners=line.is_for_later,
            may_leave=may_leave(line),
        )

    def close(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
