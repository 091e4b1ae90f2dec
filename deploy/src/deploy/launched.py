"""What `./mahon up` becomes once its options are read: `python -m deploy.launched FD BEGAN`, options as JSON from FD.

Who read them needed a library of ten megabytes; who then only waits for others to end does without.
"""

import asyncio
import contextlib
import ipaddress
import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

from deploy import aside, databases, door, ending, ports, postgres, say, state, web
from deploy.deciding import decide_kind, decide_passwords, is_reached_by_others
from deploy.handed_out import handed_out
from deploy.say import Code, Stopped
from deploy.site import Site, services_at_hand
from deploy.state import State
from deploy.supervisor import Supervisor


@dataclass(frozen=True)
class Options:
    """`copies`: how many of which half run apart; None: all in one process."""

    port: int
    host: str
    folder: str
    empty: bool
    admin: tuple[str, str] | None
    copies: dict[str, int] | None


def become(options: Options) -> NoReturn:
    """Be another program from here on, under the same process id; a password is in no argument of it."""
    read, write = os.pipe()
    os.write(write, json.dumps(asdict(options)).encode())
    os.close(write)
    os.set_inheritable(read, True)
    os.execv(sys.executable, [sys.executable, "-P", "-m", "deploy.launched", str(read), str(say.began())])  # noqa: S606


def main() -> None:
    say.began(float(sys.argv[2]))
    with os.fdopen(int(sys.argv[1])) as given:
        told = json.load(given)
    admin = None if told["admin"] is None else tuple(told["admin"])
    with say.one_clear_line(), ending.when_told():
        run(Options(**told | {"admin": admin}))


def run(options: Options) -> None:
    """Serve until told to stop. Raises Stopped."""
    host, port, admin = options.host, options.port, options.admin
    with contextlib.ExitStack() as stack:
        _must_be_address(host)
        listener = stack.enter_context(ports.listen(host, port))
        door.named(host, port)
        kept = stack.enter_context(state.opened(Path(options.folder)))
        kind = decide_kind(kept, empty=options.empty, admin=admin)
        hands = stack.enter_context(aside.helped())
        decide_passwords(kept, admin, outside=is_reached_by_others(host), hands=hands)
        pages = web.built()
        supervisor = stack.enter_context(Supervisor(kept))
        server = _server(stack, kept, supervisor)
        made = databases.of_state(server, kept)
        asyncio.run(databases.prepare(server, kept, made))
        kept.remember(databases={database.service: database.app_url for database in made})
        smtp_port = None if os.environ.get("MAHON_SMTP_HOST") else ports.free()
        secrets = stack.enter_context(handed_out(kept, services_at_hand(), hands))
        site = Site(kept, kind, admin, port, host, made, smtp_port, secrets)
        listener.close()
        if options.copies is not None:
            from deploy import apart as processes

            processes.run(site, pages, supervisor, options.copies, hands)
        else:
            from deploy import embedded

            embedded.run(site, pages, supervisor, hands)
        say.step("stopped")


def _server(stack: contextlib.ExitStack, kept: State, supervisor: Supervisor) -> postgres.Server:
    """The operator's PostgreSQL, or one of our own that ends with the stack."""
    named = databases.server_from_environment()
    if named is not None:
        return named
    say.step("starting PostgreSQL")
    return stack.enter_context(postgres.running(kept, supervisor))


def _must_be_address(host: str) -> None:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        raise Stopped(f"--host wants an address of this machine, as 127.0.0.1, not {host}", Code.USAGE) from None


if __name__ == "__main__":
    main()
