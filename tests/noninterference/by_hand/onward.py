"""What is passed on, on which releases that rests, and whose clients may have it."""

from __future__ import annotations

__all__ = ["SCENARIOS"]

SCENARIOS: dict[str, str] = {
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
