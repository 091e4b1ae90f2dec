"""What each process is given that nobody else may know: its part of the keys, its accounts. By files of its own.

`<state>/secrets/<service>-<half>/` is there as long as Mahon runs; the environment and the command line hold no secret.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chassis.process import HALVES, SECRETS_IN

from deploy.aside import OUR_OWN, Hands
from deploy.say import Code, Stopped
from deploy.state import State, write

FOLDER, KEYRING = "secrets", "keyring.json"
HIDDEN = (
    *("MAHON_DATABASE_URL", "MAHON_AMQP_URL", "MAHON_KEYRING", "MAHON_KEYS", "MAHON_SMTP_PASSWORD"),
    *("MAHON_OBJECTS_KEY_ID", "MAHON_OBJECTS_KEY", SECRETS_IN),
)
"""Of Mahon as a whole, or of one process: no process inherits it."""


@dataclass(frozen=True)
class HandedOut:
    folder: Path

    def of(self, service: str, half: str) -> Path:
        return self.folder / f"{service}-{half}"

    def keyring(self, service: str, half: str) -> Path:
        return self.of(service, half) / KEYRING

    def put(self, service: str, half: str, name: str, value: str) -> None:
        """A setting of this process alone, which only its account can read."""
        write(self.of(service, half) / f"mahon_{name}", value)


@contextlib.contextmanager
def handed_out(state: State, services: list[str], hands: Hands = OUR_OWN) -> Iterator[HandedOut]:
    """Has each process's part of the keys written; it is gone again when Mahon ends."""
    made = HandedOut(state.part(FOLDER))
    try:
        hands.do("deploy.handed_out:hand_out", state, made, services)
        yield made
    finally:
        shutil.rmtree(made.folder)


def hand_out(state: State, made: HandedOut, services: list[str]) -> None:
    """Write each process's part of the keys. Raises Stopped."""
    from chassis.keys import declared, part_of

    whole = all_keys(state)
    for service in services:
        for half in HALVES:
            made.of(service, half).mkdir(mode=0o700, exist_ok=True)
            write(made.keyring(service, half), part_of(whole, service, declared(service, half)))


def all_keys(state: State) -> str:
    """The keys of this Mahon: of MAHON_KEYRING, if the operator keeps them elsewhere, or of the state folder."""
    if os.environ.get("MAHON_KEYS"):
        raise Stopped("MAHON_KEYS would show all keys to whoever sees the environment: use MAHON_KEYRING", Code.USAGE)
    from chassis.keys import complete_keys, make_keys

    ours = state.folder / KEYRING
    file = Path(os.environ.get("MAHON_KEYRING") or ours).resolve()
    if file != ours and ours.exists():
        raise Stopped(f"{ours} holds the keys of this Mahon: move it to {file}, which MAHON_KEYRING names", Code.STATE)
    if not file.exists() and state.get("kind") is not None:
        raise Stopped(f"the keys of this Mahon are not in {file}: MAHON_KEYRING has to name where they are", Code.STATE)
    try:
        known = file.read_text() if file.exists() else None
        wanted = make_keys() if known is None else complete_keys(known)
        if wanted != known:
            write(file, wanted)
    except OSError as error:
        raise Stopped(f"the keys in {file} cannot be read or written: {error.strerror}", Code.STATE) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Stopped(f"{file} cannot be read: it holds no keys of a Mahon", Code.STATE) from None
    return wanted


def bare_environment() -> dict[str, str]:
    """Our environment without what only we may know."""
    return {name: value for name, value in os.environ.items() if name not in HIDDEN}
