"""`./mahon up`: sets everything up and serves until it is told to stop."""

import asyncio
import contextlib
import getpass
import ipaddress
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from deploy import aside, databases, door, halves, ports, postgres, say, state, web
from deploy.deciding import decide_kind, decide_passwords
from deploy.handed_out import handed_out
from deploy.places import HOME
from deploy.say import Code, Stopped
from deploy.site import Site, services_at_hand
from deploy.supervisor import Supervisor

HOST = "127.0.0.1"


def up(
    *,
    port: Annotated[int, typer.Option(help="Port to serve on.")] = 8080,
    host: Annotated[str, typer.Option(help="Address to serve on.")] = HOST,
    state_folder: Annotated[Path, typer.Option("--state", help="Folder that keeps everything.")] = HOME,
    empty: Annotated[bool, typer.Option("--empty", help="No demonstration; needs --admin.")] = False,
    admin: Annotated[
        str | None, typer.Option(help="First superuser: its user name; the password is asked for.")
    ] = None,
    apart: Annotated[bool, typer.Option("--apart", help="Each service a process, RabbitMQ.")] = False,
    scale: Annotated[str, typer.Option(envvar="MAHON_SCALE", help="Apart: cases-api=2,cases-worker=3 …")] = "",
) -> None:
    """Set everything up and serve. Ctrl-C stops it; the next start finds all data."""
    with say.one_clear_line():
        if scale and not apart:
            raise Stopped("--scale needs --apart: one process has no copies", Code.USAGE)
        copies = halves.read_scale(scale) if apart else None
        _run(port, host, state_folder, empty=empty, admin=_pair(admin), copies=copies)


def _run(
    port: int,
    host: str,
    folder: Path,
    *,
    empty: bool,
    admin: tuple[str, str] | None,
    copies: Mapping[str, int] | None,
) -> None:
    """`copies`: how many of which half run apart; None: all in one process."""
    with contextlib.ExitStack() as stack:
        address = _address(host)
        listener = stack.enter_context(ports.listen(host, port))
        door.named(host, port)
        kept = stack.enter_context(state.opened(folder))
        kind = decide_kind(kept, empty=empty, admin=admin)
        hands = stack.enter_context(aside.helped()) if copies is not None else aside.OUR_OWN
        decide_passwords(kept, admin, outside=not address.is_loopback, hands=hands)
        pages = web.built()
        supervisor = stack.enter_context(Supervisor(kept))
        server = databases.server_from_environment()
        if server is None:
            say.step("starting PostgreSQL")
            server = stack.enter_context(postgres.running(kept, supervisor))
        made = databases.of_state(server, kept)
        asyncio.run(databases.prepare(server, kept, made))
        kept.remember(databases={database.service: database.app_url for database in made})
        smtp_port = None if os.environ.get("MAHON_SMTP_HOST") else ports.free()
        secrets = stack.enter_context(handed_out(kept, services_at_hand(), hands))
        site = Site(kept, kind, admin, port, host, made, smtp_port, secrets)
        listener.close()
        if copies is not None:
            from deploy import apart as processes

            processes.run(site, pages, supervisor, copies, hands)
        else:
            from deploy import embedded

            embedded.run(site, pages, supervisor)
        say.step("stopped")


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        raise Stopped(f"--host wants an address of this machine, as 127.0.0.1, not {host}", Code.USAGE) from None


def _pair(admin: str | None) -> tuple[str, str] | None:
    if admin is None:
        return None
    user_name, colon, password = admin.partition(":")
    if user_name and not colon:
        # Arguments are shown to everybody on the machine.
        password = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if not (user_name and password):
        raise Stopped("--admin wants user:password, or user with the password on standard input", Code.USAGE)
    return user_name, password
