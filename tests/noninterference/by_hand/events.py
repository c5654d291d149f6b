"""What a reader sees of events and objects, beside hidden reports, judgements and objects of others."""

from __future__ import annotations

__all__ = ["SCENARIOS"]

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
    # An object that is narrowed to a user is RED from then on.
    "object-to-red": """
        10 bravo room council
        11 bravo invite ask council - alpha
        12 alpha accept come council
        16 bravo object given - room council tlp=GREEN
        <20 charlie object hid - inbox bravo tlp=GREEN
        40 bravo narrow less given! users alpha:amal tlp=RED
    """,
    # What comes and goes between two questions; after the hidden report the job runs that tells events ahead.
    "told-ahead": """
        10 alpha report mine
        30 bravo report late
        32 bravo release shown late party alpha
        <34 charlie report hid
        36 bravo withdraw secret shown
        60 bravo report meanwhile
        62 bravo release between meanwhile party alpha
    """,
    # What was released to a room that the reader is in, and what was released to it elsewhere.
    "room-and-elsewhere": """
        10 bravo room council
        11 bravo invite ask council - alpha
        12 alpha accept come council
        14 bravo report there
        16 bravo release put there room council
        18 bravo report besides
        20 bravo release given besides party alpha
        <24 charlie report hid
    """,
    # Two lines of one id: whose identity an object names as its creator, as far as that is known, decides.
    "two-lines": """
        10 bravo room council
        11 bravo invite ask council - alpha
        12 alpha accept come council
        <13 charlie party named c
        14 alpha object mine - room council id=same tlp=GREEN creator=b
        16 bravo object given - room council id=same tlp=GREEN creator=b
        17 alpha object mine2 - room council id=other tlp=GREEN
        18 bravo object given2 - room council id=other tlp=GREEN creator=c
        <20 charlie object hid - inbox bravo id=same tlp=GREEN creator=c
        >22 charlie object hid2 - inbox bravo id=other tlp=GREEN creator=c
        40 bravo party known b
        45 bravo object third - room council id=third tlp=AMBER
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
    # The reader's own is in its room for a time, which ends without any act.
    "own-in-a-room-for-a-time": """
        5 alpha room room
        10 alpha report mine words=w14
        12 alpha release out mine room room until=40
        <20 charlie report hid words=w16
        60 alpha object posted - room room tlp=GREEN
        <62 charlie object hid2 - inbox bravo tlp=GREEN
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
    # Hidden tellings say something else that the event was part of.
    "tied-elsewhere": """
        4 delta party pd
        10 alpha report mine words=tied
        <15 charlie report hid words=tied3
        20 bravo report given words=tied2
        25 bravo release here given party alpha
        <40 delta report hid2 words=tied3
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
    # A hidden judgement of two names of who did it: a client of TAXII is given two identities all the same.
    "acted": """
        10 alpha report mine words=by1
        12 alpha release lend mine party bravo
        20 bravo report given words=by2
        25 bravo release here given party alpha
        <30 bravo judge told mine/0 acted-same given/0
    """,
    # One of the reader's own, with more events than those that it rests on by one of the names.
    "acted-and-told": """
        10 alpha report mine words=by1
        12 alpha report mine2 words=by2
        14 alpha report mine3 words=by3
        16 alpha report mine4 words=by4
        <20 charlie report hid words=by3
        30 alpha judge told mine/0 acted-same mine2/0
        <40 charlie report hid2 words=w14
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
}
