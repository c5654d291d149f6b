"""Acts of the release desk: openings, products, notices, spills, tear lines, leaving, what is prepared."""

from __future__ import annotations

__all__ = ["SCENARIOS"]

SCENARIOS: dict[str, str] = {
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
    # That a person of whom the reader tells is in custody, as others tell; and that a text of its own says so.
    "names-flagged": """
        10 alpha report mine words=named
        <12 bravo report hid words=held
        14 alpha report mine2 words=held
        20 alpha release lent mine party bravo
        30 alpha release lent2 mine2 party charlie
        40 alpha release lent3 mine2/0 party delta words
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
    # What one user of the reader's party saw by name, and was sent a notice of.
    "notified-by-name": """
        10 bravo report rep
        <11 bravo report hid
        12 bravo release here rep party alpha
        <13 bravo release red hid users alpha:amal tlp=RED
        14 alpha open look rep
        <15 alpha open look2 hid amal
        30 bravo withdraw gone rep
        <31 bravo withdraw gone2 hid
        32 bravo notify tell gone
        <33 bravo notify tell2 gone2
        40 alpha confirm yes
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
    # How much more there was that another party's retention ended.
    "retired": """
        10 bravo report rep
        <12 bravo report hid
        13 alpha report mine
        14 bravo release shown rep party alpha
        <16 bravo release there hid party charlie
        20 alpha open look rep
        24 alpha keep own until=1
        30 bravo keep rule until=0
        40 bravo retire run
        40 bravo erase gone1! rep
        <40 bravo erase gone2! hid
        44 alpha retire own2
        58 bravo notify tell run
    """,
    # That a legal hold keeps what its party, which left altogether, shared with the reader.
    "held": """
        10 bravo report rep
        12 bravo release shown rep party alpha
        13 bravo release alone rep/0 party alpha words
        14 alpha report mine
        15 alpha open look rep
        <16 bravo hold kept rep
        18 alpha hold own mine
        40 bravo depart gone
        40 bravo erase gone1! rep
        60 alpha report mine2
    """,
    # That it was by a legal order that something was erased, and what else was.
    "ordered": """
        10 bravo report rep
        <11 bravo report hid
        12 bravo release shown rep party alpha
        14 alpha report mine
        15 alpha open look rep
        <30 bravo order gone rep
        <30 bravo erase gone! rep
        >30 bravo erase gone rep
        32 bravo notify tell gone
        <34 bravo order gone2 hid
        <34 bravo erase gone2! hid
        50 alpha order own mine
        50 alpha erase own! mine
    """,
    # For how long members of a hidden room hold what is released into it.
    "kept-in-another-room": """
        4 bravo room cellar
        5 bravo room room
        6 bravo invite ask room - alpha
        7 alpha accept yes room
        8 bravo retain rule room until=2
        <9 bravo retain rule2 cellar until=1
        10 bravo report rep
        12 bravo release shown rep room room
        14 alpha report mine
        16 alpha release out mine room room
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
}
