"""`./mahon up`: reads its options, and becomes what sets everything up and serves until it is told to stop."""

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from deploy import halves, say
from deploy.launched import Options, become
from deploy.places import HOME
from deploy.say import Code, Stopped

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
        become(Options(port, host, str(state_folder), empty, _pair(admin), copies))


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
