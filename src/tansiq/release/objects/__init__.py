"""Foreign STIX objects: what they say of themselves, and the stored rows of every reader's TAXII collections.

An object is an entry as any other, seen by the release rule and by nothing else. Its bytes are stored once; a row a
reader and collection says since when it is there (`date_added`) and for how long, so that a page is a join and a
concatenation. All rows are functions of the entries, and made anew by `tansiq ledger rebuild`; `view.py` is the
way out.
"""

__all__: list[str] = []
