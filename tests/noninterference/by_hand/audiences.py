"""Who is in an audience, until when, and of what: rooms, users, terms, narrowings, claims released alone."""

from __future__ import annotations

__all__ = ["SCENARIOS"]

SCENARIOS: dict[str, str] = {
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
    # Whom others were introduced to, and that one who is known was introduced to more.
    "introduced": """
        4 delta party pd
        10 alpha report mine
        12 bravo introduce known - - alpha
        <20 bravo introduce hid - - charlie
        >20 charlie introduce hid - - delta
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
}
