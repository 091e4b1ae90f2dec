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
        """By Message-ID: the same for every attempt at one letter."""

    def look(self) -> None:
        for kept in kept_in(self._folder):
            if kept["id"] not in self._seen:
                self._seen.add(kept["id"])
                self.arrived[str(message_from_string(kept["content"])["Message-ID"])] += 1
