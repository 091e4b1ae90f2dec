"""The state folder: everything a Mahon keeps, and the promise that only one runs on it at a time."""

import contextlib
import fcntl
import hashlib
import hmac
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from deploy.say import Code, Stopped

VERSION = 1
DISK_NEEDED_MB = 300


class State:
    """What one Mahon remembers between starts. Passwords are derived from one secret in `state.json`."""

    def __init__(self, folder: Path, known: dict[str, Any]) -> None:
        self.folder = folder
        self._known = known

    @property
    def id(self) -> str:
        return str(self._known["id"])

    def get(self, name: str) -> Any:
        return self._known.get(name)

    def reread(self) -> None:
        """Know what somebody else remembered meanwhile."""
        self._known = json.loads((self.folder / "state.json").read_text())

    def remember(self, **facts: Any) -> None:
        self._known.update(facts)
        write(self.folder / "state.json", json.dumps(self._known, indent=2))

    def password(self, purpose: str) -> str:
        secret = str(self._known["secret"]).encode()
        return hmac.new(secret, purpose.encode(), hashlib.sha256).hexdigest()[:40]

    def part(self, name: str) -> Path:
        """A folder inside the state that only its owner may read."""
        folder = self.folder / name
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[State]:
    """The state of `folder`, made if it is new, held for as long as the context lasts."""
    folder = folder.resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "up.lock").open("a+")
    except OSError as error:
        raise Stopped(f"the state folder {folder} cannot be written: {error.strerror}", Code.STATE) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            owner = lock.read().strip() or "another process"
            raise Stopped(f"a Mahon already runs on {folder} (process {owner})", Code.STATE) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        _ask_for_room(folder)
        kept = State(folder, _read_or_begin(folder / "state.json"))
        _settle(kept)
        yield kept


def _settle(kept: State) -> None:
    """Note which folder this is. A copy of one that is still there is a Mahon of its own, under another name."""
    here, known = _place(kept.folder), kept.get("place")
    if known == here:
        return
    # What was written down of the other folder's run is not true of this one.
    kept.remember(place=here, databases={}, id=secrets.token_hex(4) if _is_copied(kept, known) else kept.id)


def _place(folder: Path) -> dict[str, Any]:
    found = folder.stat()
    return {"path": str(folder), "device": found.st_dev, "inode": found.st_ino}


def _is_copied(kept: State, known: dict[str, Any] | None) -> bool:
    if known is None or known["path"] == str(kept.folder):
        return False
    with contextlib.suppress(OSError, ValueError):
        return bool(json.loads((Path(known["path"]) / "state.json").read_text()).get("id") == kept.id)
    return False


def _ask_for_room(folder: Path) -> None:
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < DISK_NEEDED_MB:
        raise Stopped(f"the disk is full: {free} MB left in {folder}, {DISK_NEEDED_MB} MB needed", Code.DISK)


def _read_or_begin(file: Path) -> dict[str, Any]:
    if not file.exists():
        known = {"version": VERSION, "id": secrets.token_hex(4), "secret": secrets.token_hex(32)}
        write(file, json.dumps(known, indent=2))
        return known
    try:
        known = json.loads(file.read_text())
        version = int(known["version"])
    except (ValueError, KeyError, TypeError):
        raise Stopped(f"{file} cannot be read: it is not a state of Mahon", Code.STATE) from None
    if version > VERSION:
        raise Stopped(
            f"{file.parent} is of a newer Mahon (state {version}, known here {VERSION}): update first",
            Code.STATE,
        )
    return dict(known)


def write(file: Path, text: str) -> None:
    """A file that only its owner may read, whole or not at all: a crash leaves the old one or the new one."""
    new = file.with_name(file.name + ".new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as writer:
        writer.write(text)
        writer.flush()
        os.fsync(writer.fileno())
    new.replace(file)


def remembered(folder: Path) -> dict[str, Any]:
    """What the Mahon of `folder` remembers, read beside it while it may be running."""
    try:
        known = dict(json.loads((folder / "state.json").read_text()))
        here = _place(folder.resolve())
    except (OSError, ValueError):
        raise Stopped(f"{folder} holds no state of Mahon that can be read", Code.STATE) from None
    if known.get("place") != here:
        raise Stopped(f"{folder} was copied or moved and has not been started since", Code.STATE)
    return known
