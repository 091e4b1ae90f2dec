"""The letters that arrived at the post office of a proof, counted while it keeps them."""

from collections import Counter
from email import message_from_bytes
from pathlib import Path


class Letters:
    """Look often: the post office keeps only its newest ones."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: set[str] = set()
        self.arrived: Counter[str] = Counter()
        """By Message-ID: the same for every attempt at one letter."""

    def look(self) -> None:
        for file in self._folder.glob("*.eml"):
            if file.name not in self._seen:
                self._read(file)

    def _read(self, file: Path) -> None:
        try:
            content = file.read_bytes()
        except FileNotFoundError:
            return
        id = message_from_bytes(content)["Message-ID"]
        if id:
            self._seen.add(file.name)
            self.arrived[str(id)] += 1
