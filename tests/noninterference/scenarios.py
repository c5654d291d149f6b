"""Pairs by hand, each about one thing that a reader must not learn: what the mutants are tried on.

Lines are written `MINUTE PARTY VERB NAME [WHAT] [KIND] [TO,…] [until=N] [tlp=LABEL] [onward=NAME,…] [purpose=NAME]
[words=NAME] [hand=ROLE:MARK] [words] [later] [refused]`; a release of REPORT/N is a detached one. A line that begins
with "<" is of the left script alone, with ">" of the right one; all others are of both. One that ends with "refused" is
one that the desk must not take.
"""

from __future__ import annotations

import random
import re

from tests.noninterference.groups import Group
from tests.noninterference.language import Command, Reader
from tests.noninterference.scripts import make_text, with_release

__all__ = ["SCENARIOS", "make_scenario"]

_PARTIES = "1 alpha party pa\n2 bravo party pb\n3 charlie party pc\n"
SCENARIOS: dict[str, str] = {
    # What two others do among themselves, before and after the reader's own.
    "others": """
        10 alpha report mine
        <20 bravo report hid
        <25 bravo release out hid party charlie
        >22 charlie report secret
        >23 charlie report more
        40 alpha report mine2
        50 bravo report given
        55 bravo release here given party alpha
    """,
    # Objects in a room that the reader is in, and hidden ones at the same time, of the same id, in other rooms.
    "objects": """
        10 bravo room council
        11 bravo invite ask council - alpha
        12 alpha accept come council
        13 bravo room apart
        <14 bravo object hid - room apart id=same tlp=GREEN
        16 bravo object given - room council tlp=GREEN
        <20 charlie object hid2 - inbox bravo id=same tlp=GREEN
        22 alpha object mine - room council id=same tlp=AMBER
        >24 charlie object hid3 - inbox bravo tlp=none
        <26 bravo object alone - room council tlp=none
        40 bravo object late - room council tlp=AMBER
    """,
    # One that is withdrawn, one that is deleted, and what they hid.
    "objects-gone": """
        10 bravo room council
        11 bravo invite ask council - alpha
        12 alpha accept come council
        16 bravo object given - room council tlp=GREEN
        17 bravo object moved - room council tlp=GREEN
        <20 charlie object hid - inbox bravo tlp=GREEN
        40 bravo withdraw back given
        45 bravo delete out moved room council
        <50 charlie object hid2 - inbox bravo id=given tlp=GREEN
    """,
    # Events that come and go, as a client of TAXII is given them, between acts of others.
    "own-events": """
        10 alpha report mine words=w14
        <12 bravo report hid words=w16
        20 bravo report given words=w88
        22 bravo release here given party alpha
        <24 charlie report hid2 words=w15
        >26 charlie report hid3
        <30 bravo release out hid party charlie
        40 bravo withdraw back here
        <45 bravo withdraw gone out
        50 bravo report given2
        52 bravo release here2 given2 party alpha
        >54 charlie report hid4
        <60 charlie report hid5
    """,
    # Hidden reports at the same times, places and words as those seen, and more of them.
    "alike": """
        10 alpha report mine words=one
        12 alpha report mine2 words=two
        <20 bravo report hid words=three
        <21 bravo report hid2 words=three2
        <22 charlie report hid3 words=three3
        40 alpha report mine3 words=four
    """,
    # A hidden telling of an event of two that the reader sees.
    "linked": """
        10 alpha report mine words=w14
        <15 charlie report hid words=w15
        20 bravo report given words=w16
        25 bravo release here given party alpha
        <40 charlie report hid2 words=w88
    """,
    # A hidden judgement of two tellings that the reader sees as one event.
    "judged": """
        10 alpha report mine words=w14
        12 alpha release lend mine party bravo
        20 bravo report given words=w14
        25 bravo release here given party alpha
        <30 bravo judge told mine/0 apart given/0
    """,
    # One that is shown, and taken back.
    "judged-and-shown": """
        10 alpha report mine words=w14
        12 alpha release lend mine party bravo
        20 bravo report given words=w14
        25 bravo release here given party alpha
        <28 charlie report hid0 words=w15
        30 bravo judge told mine/0 apart given/0
        32 bravo release show told party alpha
        <40 bravo report hid words=w15
        60 bravo unjudge back told
    """,
    # A hidden judgement of two names that the reader's events have.
    "called": """
        10 alpha report mine words=w14
        12 alpha release lend mine party bravo
        20 bravo report given words=w88
        25 bravo release here given party alpha
        <30 bravo judge told mine/0 called-same given/0
    """,
    # A judgement goes and comes with one of its sides: in the collection, the other side's event is told anew.
    "judged-and-back": """
        8 bravo report one words=w14
        9 bravo release here one party alpha
        10 bravo report two words=w88
        11 bravo release there two party alpha
        12 bravo judge told one/0 apart two/0
        13 bravo release show told party alpha
        20 bravo withdraw gone there
        <25 bravo release more one party charlie
        60 bravo release again two party alpha
    """,
    # The same by a term that ends.
    "judged-and-over": """
        8 bravo report one words=w14
        9 bravo release here one party alpha
        10 bravo report two words=w88
        11 bravo release there two party alpha until=30
        12 bravo judge told one/0 apart two/0
        13 bravo release show told party alpha
        <40 bravo release more one party charlie
        60 bravo release again two party alpha
    """,
    # One that is shown, and taken back; and a hidden one of a name that the reader does not see.
    "called-and-shown": """
        10 alpha report mine words=w14
        12 alpha release lend mine party bravo
        20 bravo report given words=w88
        25 bravo release here given party alpha
        <27 bravo report hid words=w15
        <28 bravo judge told0 given/0 called-same hid/0
        30 bravo judge told mine/0 called-apart given/0
        32 bravo release show told party alpha
        60 bravo unjudge back told
    """,
    # A name that is seen no more leaves what it was judged to be.
    "called-and-lost": """
        10 alpha report mine words=w14
        12 alpha release lend mine party bravo
        20 bravo report given words=w88
        25 bravo release here given party alpha
        30 alpha judge told mine/0 called-same given/0
        <40 charlie report hid words=w88
        60 bravo withdraw back here
    """,
    # More hidden tellings under one key than a cap lets in.
    "block": """
        10 alpha report mine words=w14
        12 alpha report mine2 words=w15
        <15 charlie report hid words=w16
        <16 charlie report hid2 words=w88
        <17 bravo report hid3 words=w16
        <18 bravo report hid4 words=w88
        20 bravo report given words=w14
        25 bravo release here given party alpha
    """,
    "arrival-linked": """
        <8 bravo report given words=w14
        10 alpha report mine words=w14
        >12 bravo report given words=w14
        30 bravo release here given party alpha
    """,
    "user-by-name": """
        10 bravo report rep
        <20 bravo release red rep users alpha:amal tlp=RED
    """,
    "joined-later": """
        5 bravo room room
        10 bravo report rep
        <25 bravo release old rep room room
        30 bravo invite ask room - alpha
        31 alpha accept yes room
        40 bravo report rep2
        50 bravo release new rep2 room room
    """,
    "left-the-room": """
        5 bravo room room
        6 bravo invite ask room - alpha
        7 alpha accept yes room
        10 bravo report rep
        20 bravo release shown rep room room
        30 alpha leave out room
        <40 bravo report rep2
        <50 bravo release late rep2 room room
    """,
    "unsigned": """
        5 bravo room room
        6 bravo invite ask room - alpha
        7 alpha accept yes room
        <10 bravo report rep
        12 bravo charter text room
        <20 bravo release shown rep room room
    """,
    "signed-later": """
        5 bravo room room
        6 bravo charter text room
        7 bravo invite ask room - alpha
        <10 bravo report rep
        <12 bravo release early rep room room
        20 alpha accept yes room signed
        30 bravo report rep2
        40 bravo release late rep2 room room
    """,
    "confidential": """
        5 bravo room room - confidential
        6 bravo invite ask room - alpha
        7 alpha accept yes room
        <10 bravo invite ask2 room - charlie
        <20 charlie accept yes2 room
        30 bravo report rep
        40 bravo release shown rep room room
        <50 charlie leave out room
    """,
    "came-back": """
        5 bravo room room
        6 bravo invite ask room - alpha
        7 alpha accept yes room
        10 bravo report rep
        20 bravo release shown rep room room
        30 alpha leave out room
        40 alpha accept again room
    """,
    "run-out": """
        10 bravo report rep
        20 bravo release shown rep party alpha until=60
    """,
    "withdrawn": """
        10 bravo report rep
        20 bravo release shown rep party alpha
        60 bravo withdraw back shown
    """,
    "entry-withdrawn": """
        10 bravo report rep
        20 bravo release shown rep party alpha
        60 bravo withdraw back rep
    """,
    "narrowed": """
        10 bravo report rep
        20 bravo release shown rep party alpha,charlie
        60 bravo narrow less shown party charlie
    """,
    "narrowed-to-a-user": """
        10 bravo report rep
        20 bravo release shown rep party alpha,charlie
        40 bravo narrow less shown users alpha:amal tlp=RED
    """,
    "narrowed-until": """
        10 bravo report rep
        20 bravo release shown rep party alpha
        40 bravo narrow less shown - - until=60
    """,
    "erased": """
        10 bravo report rep
        20 bravo release shown rep party alpha
        60 bravo erase gone rep
    """,
    # The same report came in at another time, or after others.
    "arrival": """
        <10 bravo report rep
        <11 bravo report hid
        >14 bravo report rep
        20 bravo release shown rep party alpha
        40 alpha report mine
    """,
    "second-audience": """
        10 bravo report rep
        <20 bravo release shown rep party alpha,charlie
        >20 bravo release shown rep party alpha
    """,
    # By whose hand it was released to others, and who else of the party did what the reader does not see.
    "other-hands": """
        10 bravo report rep
        11 bravo report rep2
        22 bravo release shown rep party alpha hand=releaser:known
        24 bravo release shown2 rep2 party alpha
        <26 bravo release theirs rep party charlie hand=releaser:hidden
        <28 bravo judge hid rep/0 same rep2/0 hand=analyst:hidden2
        30 bravo judge seen rep/0 apart rep2/0 hand=analyst:known2
        32 bravo release shown3 seen party alpha
        <40 bravo narrow less theirs - - until=60 hand=releaser:hidden
    """,
    "hidden-narrowing": """
        10 bravo report rep
        20 bravo release shown rep party alpha,charlie
        <40 bravo narrow less shown party alpha
    """,
    "hidden-room": """
        10 bravo report rep
        <20 bravo room room
        <21 bravo invite ask room - charlie
        <22 charlie accept yes room
        <30 bravo release shown rep room room
    """,
    "hidden-party": """
        10 alpha report mine
        <20 echo party pe
        <30 echo report hid
        40 bravo report rep
        50 bravo release shown rep party alpha
    """,
    "never-seen": """
        10 bravo report rep
        <20 bravo release shown rep party charlie
        <40 bravo withdraw back shown
    """,
    # Claims that the reader sees through their report were also released alone, to another.
    "alone-for-another": """
        10 bravo report rep
        20 bravo release shown rep party alpha
        <25 bravo release bare rep/0 party charlie
        <26 bravo release bare2 rep/0 party charlie words
        60 bravo withdraw back shown
    """,
    # Released alone to a room that the reader joins when all is erased.
    "alone-before-joining": """
        5 bravo room room
        10 bravo report rep
        20 bravo release shown rep party alpha
        <25 bravo release bare rep/0 room room later
        30 bravo erase gone rep
        40 bravo invite ask room - alpha
        50 alpha accept yes room
    """,
    # Released alone to a user of the reader's before, which is over: over TAXII too it is the party's by the second.
    "alone-once-more": """
        10 bravo report rep
        <20 bravo release bare rep/0 users alpha:amal tlp=RED words until=40
        50 bravo object other - inbox charlie tlp=GREEN
        60 bravo release bare2 rep/0 party alpha words
    """,
    # The reader sees claims alone, and nothing of their report; another sees them with their words.
    "alone": """
        10 bravo report rep
        20 bravo release bare rep/0 party alpha
        <25 bravo release bare2 rep/0 party charlie words
        60 bravo withdraw back bare
    """,
    # One text of two parties: the reader has it as its own, or as one party's.
    "one-text": """
        10 bravo report rep words=same
        <20 charlie report twin words=same
        30 bravo release shown rep party alpha
        <35 charlie release out twin party bravo
        40 alpha report mine words=same
    """,
    # Bravo's report, which charlie passes on to the reader, and to others whom the reader does not know of.
    "passed-on": """
        5 echo party pe
        10 bravo report rep
        20 bravo release first rep party charlie onward=alpha,echo tlp=GREEN
        30 charlie release on rep party alpha tlp=GREEN
        <40 charlie release more rep party echo tlp=GREEN
        60 bravo withdraw back first
    """,
    # The reader's own report, passed on by others among themselves.
    "passed-on-by-others": """
        5 echo party pe
        10 alpha report mine
        20 alpha release first mine party charlie onward=bravo,echo tlp=GREEN
        <30 charlie release on mine party bravo,echo tlp=GREEN onward=echo
        <40 bravo release further mine party echo tlp=GREEN
    """,
    "passed-on-by-the-reader": """
        5 echo party pe
        8 alpha clients list - - charlie
        9 alpha release lent list party bravo
        10 bravo report rep
        20 bravo release first rep party alpha onward=charlie tlp=AMBER purpose=early-warning
        30 alpha release on rep party charlie tlp=AMBER purpose=early-warning
        <40 bravo release other rep party echo
        60 bravo narrow less first - - onward=
    """,
    "passed-on-astray": """
        5 echo party pe
        10 bravo report rep
        20 bravo release first rep party charlie onward=echo tlp=GREEN
        <30 charlie release on rep party alpha tlp=GREEN refused
    """,
    "passed-on-narrowed": """
        10 bravo report rep
        20 bravo release first rep party charlie onward=alpha tlp=GREEN
        30 charlie release on rep party alpha tlp=GREEN
        40 bravo narrow less first - - onward=
    """,
    "passed-on-laxer": """
        10 bravo report rep
        20 bravo release first rep party charlie onward=alpha tlp=GREEN
        <30 charlie release on rep party alpha tlp=CLEAR refused
    """,
    "passed-on-for-more": """
        10 bravo report rep
        20 bravo release first rep party charlie onward=alpha tlp=GREEN purpose=early-warning
        <30 charlie release on rep party alpha tlp=GREEN purpose=staff-safety refused
    """,
    "passed-on-run-out": """
        10 bravo report rep
        20 bravo release first rep party charlie onward=alpha tlp=GREEN
        30 charlie release on rep party alpha tlp=GREEN
        40 bravo narrow less first - - until=60
    """,
    "passed-on-further": """
        5 echo party pe
        10 bravo report rep
        20 bravo release first rep party charlie onward=echo tlp=GREEN
        <30 charlie release on rep party echo onward=alpha tlp=GREEN refused
        <40 echo release further rep party alpha tlp=GREEN refused
    """,
    "passed-on-twice": """
        5 echo party pe
        10 bravo report rep
        20 bravo release first rep party charlie onward=alpha,echo tlp=GREEN
        30 charlie release on rep party echo onward=alpha tlp=GREEN
        40 echo release further rep party alpha tlp=GREEN
        60 bravo withdraw back first
    """,
    "passed-on-anew": """
        10 bravo report rep
        20 bravo release first rep party charlie onward=alpha tlp=GREEN
        30 charlie release on rep party alpha tlp=GREEN
        40 bravo withdraw back first
        <50 bravo release again rep party charlie onward=alpha tlp=GREEN
    """,
    "passed-on-from-a-room": """
        4 bravo room room
        5 bravo invite ask room - charlie
        6 charlie accept yes room
        10 bravo report rep
        20 bravo release first rep room room onward=alpha tlp=GREEN
        30 charlie release on rep party alpha tlp=GREEN
        60 charlie leave out room
    """,
    # On how many releases it rests is not the reader's to know.
    "two-grants": """
        10 bravo report rep
        20 bravo release first rep party charlie onward=alpha tlp=GREEN
        <22 bravo release second rep party charlie onward=alpha tlp=GREEN until=69
        30 charlie release on rep party alpha tlp=GREEN until=68
        <40 bravo narrow less second - - until=65
    """,
    "not-listed": """
        8 charlie clients list - - echo
        9 charlie release lent list party bravo
        10 bravo report rep
        <20 bravo release first rep party charlie onward=alpha tlp=AMBER refused
        <30 charlie release on rep party alpha tlp=AMBER refused
    """,
    # Who comes into a room that the reader has left, and gets what it released to later joiners.
    "members-of-others": """
        5 bravo room room
        6 bravo invite ask room - alpha
        7 alpha accept yes room
        10 alpha report mine
        11 alpha report mine2
        12 alpha release lent mine party charlie
        14 alpha release out mine2 room room later
        20 alpha leave away room
        <30 bravo invite ask2 room - charlie
        <31 charlie accept yes2 room
    """,
    # Who opens what others released, and what it was passed on.
    "opened": """
        10 alpha report mine
        11 bravo report given
        15 alpha release lent mine party bravo onward=charlie tlp=GREEN
        16 bravo release here given party alpha,charlie
        20 bravo open look mine
        <22 charlie open look2 given
        <24 bravo release on mine party charlie tlp=GREEN
        <26 charlie open look3 mine
    """,
    # What others released to one for whom the reader makes a product.
    "joint": """
        10 alpha report mine words=shared
        12 bravo report rep
        14 bravo report rep2
        15 alpha report mine2
        16 alpha release lent mine party charlie
        18 bravo release here rep party alpha
        19 bravo release here2 rep2 party alpha
        <20 bravo release there rep party charlie
        <22 bravo release there2 rep2 party charlie
        >24 charlie report theirs
    """,
    # Which member of another's room it was.
    "opened-in-a-room": """
        4 delta party pd
        5 bravo room room
        6 bravo invite ask room - alpha
        7 alpha accept yes room
        8 bravo invite ask2 room - charlie
        9 charlie accept yes2 room
        10 bravo invite ask3 room - delta
        11 delta accept yes3 room
        12 alpha report mine
        14 alpha release out mine room room
        <20 charlie open look mine
        >20 delta open look mine
    """,
    # To whom else a notice went, and whether they have confirmed it.
    "notified": """
        10 bravo report given
        12 bravo release here given party alpha
        <13 bravo release there given party charlie
        20 alpha open look given
        <22 charlie open look2 given
        30 bravo withdraw gone given
        32 bravo notify tell gone
        40 alpha confirm yes
        <42 charlie confirm yes2
    """,
    # What a report counts that corrects one which the reader had opened, and is not released to it.
    "corrected": """
        10 bravo report rep words=toll toll=3
        12 bravo release here rep party alpha
        14 alpha open look rep
        <20 bravo report fixed words=toll toll=5
        >20 bravo report fixed words=toll toll=7
        30 bravo correct change rep report fixed
        32 bravo notify tell change
    """,
    # Which of two members of another's room has confirmed.
    "confirmed-in-a-room": """
        4 delta party pd
        5 bravo room room
        6 bravo invite ask room - alpha
        7 alpha accept yes room
        8 bravo invite ask2 room - charlie
        9 charlie accept yes2 room
        10 bravo invite ask3 room - delta
        11 delta accept yes3 room
        12 alpha report mine
        14 alpha release out mine room room
        20 charlie open look mine
        21 delta open look2 mine
        30 alpha withdraw gone mine
        32 alpha notify tell gone
        <40 charlie confirm ok
        >40 delta confirm ok
    """,
    # Which member of another's room had opened what was released by mistake, and whom others' spills reached.
    "spilled": """
        4 delta party pd
        5 bravo room room
        6 bravo invite ask room - alpha
        7 alpha accept yes room
        8 bravo invite ask2 room - charlie
        9 charlie accept yes2 room
        10 bravo invite ask3 room - delta
        11 delta accept yes3 room
        12 alpha report mine
        14 alpha release out mine room room
        <20 charlie open look mine
        >20 delta open look mine
        <22 bravo report hid
        <23 bravo release there hid party charlie
        <24 bravo spill stop2 there
        30 alpha spill stop out
    """,
    # That what the reader was released is a tear line, and that it ended because there was more.
    "torn": """
        10 bravo report rep words=long
        <12 bravo tear line rep
        >12 bravo tear line rep plain
        20 bravo release shown line party alpha
        <25 bravo release whole rep party charlie
        <60 bravo erase gone rep
        <60 bravo withdraw gone! line
        >60 bravo withdraw back line
    """,
    # How much more there was of a party that leaves altogether.
    "left-altogether": """
        10 bravo report rep
        <12 bravo report hid
        14 bravo room room
        15 bravo invite ask room - alpha
        16 alpha accept yes room
        20 bravo release shown rep party alpha
        <22 bravo release there hid party charlie
        24 alpha open look rep
        40 bravo depart gone
        40 bravo erase gone1! rep
        <40 bravo erase gone2! hid
        40 bravo uninvite gone3! room - alpha
        60 alpha report mine
    """,
    # What others prepare, let stand and release urgently, among themselves.
    "prepared": """
        10 alpha report mine
        12 alpha draft kept mine party bravo
        14 alpha stand own - party bravo until=200
        16 alpha urgent now mine party bravo
        <18 bravo report hid
        <19 bravo draft theirs hid party alpha
        <20 bravo stand other - party charlie until=300
        <22 bravo urgent hot hid party charlie
        <40 bravo report hid2
        50 alpha report mine2
    """,
    "hidden-list": """
        8 alpha clients list - - charlie
        <20 bravo clients hid - - charlie
        <30 bravo release lent hid party charlie
        <60 bravo clients hid2 - - alpha
    """,
    # To others' clients it may be passed on by others.
    "others-clients": """
        5 echo party pe
        6 charlie clients theirs - - echo
        7 charlie release lent2 theirs party bravo
        8 alpha clients list - - foxtrot
        9 alpha release lent list party bravo
        10 bravo report rep
        <20 bravo release first rep party alpha,charlie onward=foxtrot,echo tlp=AMBER
        >20 bravo release first rep party alpha onward=foxtrot tlp=AMBER
    """,
}


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
        what = make_text(random.Random(options.get("words", name)), f"canary{canary}")
        # The same event in other words, with another toll.
        what = re.sub(r"killed \d", f"killed {options['toll']}", what) if "toll" in options else what
    if verb == "object":
        what = f"canary{name}obj {options.get('id', name)}"
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
