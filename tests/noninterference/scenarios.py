"""Pairs by hand, each about one thing that a reader must not learn: what the mutants are tried on; by_hand/ has them.

Lines are written `MINUTE PARTY VERB NAME [WHAT] [KIND] [TO,…] [until=N] [tlp=LABEL] [onward=NAME,…] [purpose=NAME]
[words=NAME] [id=SEED] [creator=SEED] [hand=ROLE:MARK] [words] [later] [refused]`; a release of REPORT/N is a detached
one. What words=NAME tells is in by_hand/texts.py, or else drawn by that name. A line that begins with "<" is of the
left script alone, with ">" of the right one; all others are of both. One that ends with "refused" is one that the desk
must not take.
"""

from __future__ import annotations

import random
import re

from tests.noninterference.by_hand import at_desk, audiences, events, onward
from tests.noninterference.by_hand.texts import TEXTS, write_text
from tests.noninterference.following import with_release
from tests.noninterference.groups import Group
from tests.noninterference.language import Command, Reader
from tests.noninterference.telling import make_text

__all__ = ["SCENARIOS", "make_scenario"]

_PARTIES = "1 alpha party pa\n2 bravo party pb\n3 charlie party pc\n"
SCENARIOS: dict[str, str] = {**events.SCENARIOS, **audiences.SCENARIOS, **onward.SCENARIOS, **at_desk.SCENARIOS}


def make_scenario(name: str, user: str = "") -> Group:
    """A pair by name, its reader alpha or a user of it."""
    left: list[Command] = []
    right: list[Command] = []
    for raw in (_PARTIES + SCENARIOS[name]).splitlines():
        text = raw.strip()
        if text:
            lines = with_release(_parse(text.lstrip("<>")))
            left += [] if text.startswith(">") else lines
            right += [] if text.startswith("<") else lines
    pair = Group(Reader("alpha", user), (tuple(left), tuple(right)), (15, 28, 56, 70))
    assert pair.is_equal(), name
    return pair


def _parse(text: str) -> Command:
    words = [word for word in text.split() if "=" not in word and word not in ("later", "words", "refused")]
    options = dict(word.split("=") for word in text.split() if "=" in word)
    at, by, verb, name, *rest = words
    what, kind, to = ("" if one == "-" else one for one in (*rest, "", "", "")[:3])
    if verb == "tear":
        torn = f"Torn canary{name}head\narrest | 2022-01-03 | Hit | captured 2 | Monitor canary{name}of0"
        is_plain = text.endswith(" plain")
        return Command(name, int(at), by, "report", torn, "" if is_plain else "tear", () if is_plain else (what,))
    if verb == "report":
        canary = name if "toll" in options else options.get("words", name)
        of = options.get("words", name)
        drawn = random.Random(of)
        what = write_text(of, f"canary{canary}") if of in TEXTS else make_text(drawn, f"canary{canary}")
        # The same event in other words, with another toll.
        what = re.sub(r"killed \d", f"killed {options['toll']}", what) if "toll" in options else what
    if verb == "object":
        what = f"canary{name}obj {options.get('id', name)} {options.get('creator', '')}".strip()
    return Command(
        name,
        int(at),
        by,
        verb,
        what,
        kind,
        tuple(to.split(",")) if to else (),
        options.get("tlp", "AMBER"),
        int(options["until"]) if "until" in options else None,
        is_detached="/" in what and verb == "release",
        is_for_later="later" in text.split(),
        has_words="words" in text.split(),
        onward=tuple(filter(None, options["onward"].split(","))) if "onward" in options else None,
        purpose=options.get("purpose", ""),
        is_refused="refused" in text.split(),
        hand=options.get("hand", ""),
    )
