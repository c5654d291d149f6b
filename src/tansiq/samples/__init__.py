"""Thirty sample reports, fifteen Arabic and fifteen English, that `tansiq demo` reads.

The texts are the project's own writing: each restates publicly reported facts of 2014 to 2022, and `sources.yml` names
where they come from. No outlet published them, so each is marked "tansiq sample (after …)". `README.md` says what each
is for, and which differences between them were put there on purpose. This folder is data beside the stages: it imports
none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["FOLDER", "SAMPLES", "Sample"]

FOLDER = Path(__file__).parent / "reports"
"""Where the files are."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One file of samples.

    Args:
        file: Name in FOLDER.
        after: Whose reporting the facts come from, one for each report in the file and in their order.
        published: ISO date, or None for a file whose lines have it themselves.
    """

    file: str
    after: tuple[str, ...]
    published: str | None

    @property
    def path(self) -> Path:
        """Where the file is."""
        return FOLDER / self.file

    @property
    def outlets(self) -> tuple[str, ...]:
        """How each report is marked, so that nobody takes it for the outlet's own text."""
        return tuple(f"tansiq sample (after {one})" for one in self.after)

    @property
    def language(self) -> str:
        """ "ar" or "en" by the file's name; "" for a file of both."""
        return self.file[:2] if self.file[:3] in ("ar-", "en-") else ""


SAMPLES: tuple[Sample, ...] = (
    Sample("ar-ain-issa-annahar.txt", ("An-Nahar",), "2019-10-13"),
    Sample("ar-airstrike-elaph.html", ("Elaph",), "2018-12-31"),
    Sample("ar-albukamal-sana.txt", ("SANA",), "2017-11-09"),
    Sample("ar-damascus-chiefs-translation.txt", ("Xinhua",), "2019-03-18"),
    Sample("ar-hari-denial-okaz.txt", ("Okaz",), "2018-06-19"),
    Sample("ar-hasakah-retaken-dw.txt", ("DW Arabic",), "2022-01-26"),
    Sample("ar-hasakah-toll-observatory.txt", ("the Syrian Observatory for Human Rights",), "2022-01-30"),
    Sample("ar-hol-return-afp.txt", ("AFP",), "2021-05-25"),
    Sample("ar-khalis-aljazeera.txt", ("Al Jazeera",), "2015-05-09"),
    Sample("ar-mukayshifa-translation.txt", ("Kurdistan 24",), "2020-05-02"),
    Sample("ar-qaim-launch-sumaria.txt", ("Alsumaria",), "2017-10-26"),
    Sample("ar-wall-rudaw.txt", ("Rudaw",), "2022-03-27"),
    Sample("ar-will-of-victory-statement.txt", ("the Security Media Cell",), "2019-07-07"),
    Sample("daily-notes.jsonl", ("the Syrian Observatory for Human Rights", "Rudaw", "Syria TV", "AFP"), None),
    Sample("en-ain-issa-defense-post.html", ("The Defense Post",), "2019-10-13"),
    Sample("en-baghdad-centre-notes.txt", ("AP and AFP",), "2015-09-28"),
    Sample("en-baghouz-rudaw.txt", ("Rudaw",), "2019-03-23"),
    Sample("en-damascus-chiefs-xinhua.txt", ("Xinhua",), "2019-03-18"),
    Sample("en-handover-new-arab.txt", ("The New Arab",), "2019-02-21"),
    Sample("en-hari-claim-times-of-israel.txt", ("The Times of Israel",), "2018-06-18"),
    Sample("en-hasakah-ocha.txt", ("OCHA",), "2022-01-23"),
    Sample("en-hasakah-toll-national.txt", ("The National",), "2022-01-31"),
    Sample("en-mukayshifa-kurdistan24.txt", ("Kurdistan 24",), "2020-05-02"),
    Sample("en-qaim-2014-reuters.txt", ("Reuters",), "2014-06-21"),
    Sample("en-qaim-plan-gulf-times.txt", ("Gulf Times",), "2017-10-25"),
    Sample("en-wall-national.txt", ("The National",), "2022-03-27"),
    Sample("en-wall-north-press.txt", ("North Press",), "2022-03-27"),
)
"""Every file, sorted by name."""
