"""A model behind an OpenAI-compatible address, as a proposer. It may see a text only if the operator said so."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import category, normalize

from tansiq.model import Note, Reading
from tansiq.reading.proposers.answers import AnswerError, make_request, parse_answer
from tansiq.reading.proposers.budget import Budget
from tansiq.reading.proposers.proposal import Proposals
from tansiq.reading.proposers.wire import Address, WireError, parse_address, post
from tansiq.settings import ModelService

__all__ = ["MAX_TEXT_CHARS", "Service", "may_leave"]

MAX_TEXT_CHARS = 40_000
"""Some 10,000 tokens: what small models read well. A longer text is not sent."""
ATTEMPTS = 3
BACK_OFF_S = (1.0, 4.0)
"""Seconds before the second and the third attempt, where the service names no other."""
MOST_BACK_OFF_S = 30.0
GIVE_UP_AFTER = 3
"""Reports in a row that failed; a thousand reports would wait a thousand times for a service that is down."""
_AGAIN = frozenset({408, 409, 429, 500, 502, 503, 504})
# TLP 1 wrote TLP:WHITE; release.md knows TLP 2.0 alone, and an unknown marking is for the receiver only.
_MARKED = re.compile(r"(?<![a-z])tlp(?![a-z])(?!\s*:\s*clear(?![a-z+]))")


def may_leave(text: str, address: Address, *, party: str, may_see: frozenset[str]) -> bool:
    """Whether a party's report may be sent to an address.

    Args:
        text: The report and its title, as they came in: the party's own entry, and no release stands on it yet.
        address: Where it would go.
        party: Whose report it is.
        may_see: Parties that let their reports be seen off this machine.

    Returns:
        True for this machine itself. Elsewhere only where the party is named and the text bears no marking but
        TLP:CLEAR: whoever wrote a stricter one, or one that is not known, has not agreed to it.
    """
    if address.is_here:
        return True
    # Full-width letters and unseen marks inside a label do not hide it.
    plain = "".join(char for char in normalize("NFKC", text).lower() if category(char) != "Cf")
    return party in may_see and _MARKED.search(plain) is None


class Service:
    """Asks a model about one report at a time.

    Args:
        settings: Address, model, key, time limit.
        party: Whose reports are read.
        budget: What the party may still ask today.
        sleep: Waits for so many seconds.

    Raises:
        TansiqError: The address is none that may be asked.
    """

    def __init__(self, settings: ModelService, *, party: str, budget: Budget, sleep: Callable[[float], None]) -> None:
        self._settings = settings
        self._address = parse_address(settings.address)
        self._party = party
        self._budget = budget
        self._sleep = sleep
        self._failed = 0

    @property
    def name(self) -> str:
        return f"model {self._settings.model}"

    def propose(self, text: str, reading: Reading) -> Proposals:
        whole = f"{reading.title}\n{text}"
        if not may_leave(whole, self._address, party=self._party, may_see=self._settings.may_see):
            return self._none("not-allowed")
        if len(text) > MAX_TEXT_CHARS:
            return self._none("too-long")
        if self._failed >= GIVE_UP_AFTER:
            return self._none("given-up")
        try:
            told = parse_answer(self._ask(make_request(self._settings.model, text, reading)), text)
        except WireError as error:
            self._failed += error.code != "budget"
            return self._none(error.code)
        except AnswerError:
            self._failed = 0
            return self._none("answer")
        self._failed = 0
        return Proposals(told=told)

    def _none(self, code: str) -> Proposals:
        return Proposals(notes=(Note(self.name, code),))

    def _ask(self, body: bytes) -> bytes:
        """The body of a good answer.

        Raises:
            WireError: None came, with the code of the last attempt.
        """
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key.reveal()}"
        code = ""
        for attempt in range(ATTEMPTS):
            self._spend()
            wait_s = None
            code = "unreachable"
            try:
                answer = post(self._address, body, headers=headers, timeout_s=self._settings.timeout_s)
            except WireError as error:
                if error.code != "unreachable":
                    # What took too long, or said too much, would do so again.
                    raise
            else:
                if answer.status == 200:
                    return answer.body
                if answer.status not in _AGAIN:
                    raise WireError("refused")
                code, wait_s = "busy", answer.retry_after_s
            if attempt == ATTEMPTS - 1:
                break
            self._sleep(min(MOST_BACK_OFF_S, BACK_OFF_S[attempt] if wait_s is None else wait_s))
        raise WireError(code)

    def _spend(self) -> None:
        try:
            if not self._budget.spend():
                raise WireError("budget")
        except OSError as error:
            raise WireError("home") from error
