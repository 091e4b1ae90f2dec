"""The letters that arrived at the post office of a proof, counted while it keeps them."""

from collections import Counter
from email import message_from_string
from pathlib import Path

from deploy.mailbox import kept_in


class Letters:
    """Look often: the post office keeps only its newest ones."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: set[str] = set()
        self.arrived: Counter[str] = Counter()
        """By the letter's id, which is in its Message-ID: the same for every attempt at it."""

    def look(self) -> None:
        for kept in kept_in(self._folder):
            if kept["id"] not in self._seen:
                self._seen.add(kept["id"])
                name = str(message_from_string(kept["content"])["Message-ID"])
                self.arrived[name.strip("<>").partition("@")[0]] += 1

    def keep_only(self, known: set[str]) -> None:
        """What the sender has forgotten to have sent comes again, and is counted from then on."""
        self.look()
        self.arrived = Counter({id: number for id, number in self.arrived.items() if id in known})
