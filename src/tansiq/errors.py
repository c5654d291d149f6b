"""Every error that tansiq raises on purpose: one root, one family a stage, a stable code and a hint.

No message holds the text of a report or the name of a source; records are named by id.
"""

__all__ = [
    "ContractError",
    "ExchangeError",
    "IntakeError",
    "LedgerError",
    "LexiconError",
    "LinkError",
    "ModelError",
    "PeopleError",
    "ReadingError",
    "ReleaseError",
    "TansiqError",
]


class TansiqError(Exception):
    """Something the caller can act on.

    Args:
        message: What is wrong, in one sentence without report text.
        code: Stable name of the failure, kebab-case, for programs and translations.
        where: Record id, file name or line that the failure is about; "" where there is none.
        hint: What to do next; "" where the message says it.
    """

    code = "error"

    def __init__(self, message: str, *, code: str | None = None, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head} ({self.hint})" if self.hint else head


class ModelError(TansiqError):
    """A record was built from values that contradict each other: fix the caller."""

    code = "model"


class LexiconError(TansiqError):
    """A data file of knowledge/ breaks its rules: stop, and mend the file."""

    code = "lexicon"


class IntakeError(TansiqError):
    """One input cannot be taken in: skip it, go on with the rest, report it at the end."""

    code = "intake"


class ReadingError(TansiqError):
    """A text could not be read: skip it and report it."""

    code = "reading"


class ContractError(TansiqError):
    """A line of input is not what contract.md asks for: skip the line and report it."""

    code = "contract"


class LinkError(TansiqError):
    """Two records could not be compared: skip the pair and report it."""

    code = "link"


class LedgerError(TansiqError):
    """The ledger cannot be opened, written or verified: stop."""

    code = "ledger"


class ReleaseError(TansiqError):
    """A release decision could not be made: withhold."""

    code = "release"


class PeopleError(TansiqError):
    """A person, key or session cannot be made or changed: fix what was asked for."""

    code = "people"


class ExchangeError(TansiqError):
    """A partner's message cannot be taken or sent: skip it and report it."""

    code = "exchange"
