"""`./mahon secrets`: what the containers of `deploy/compose.yaml` may know, written into files."""

from pathlib import Path
from typing import Annotated

import typer

from deploy import container_secrets, say, state
from deploy.places import HOME

CONTAINERS = HOME / "containers"
"""Where `compose.yaml` looks unless MAHON_STATE names another folder."""


def secrets(
    *,
    folder: Annotated[Path, typer.Option("--state", help="Keep keys and passwords here.")] = CONTAINERS,
    certificate: Annotated[Path | None, typer.Option(help="The certificate for HTTPS, with its chain.")] = None,
    key: Annotated[Path | None, typer.Option(help="The certificate's key.")] = None,
    acme_root: Annotated[Path | None, typer.Option(help="The root of the authority that MAHON_ACME names.")] = None,
    smtp_password: Annotated[Path | None, typer.Option(help="File with the mail server's password.")] = None,
) -> None:
    """Write the secrets of the containers into files, each container's in a folder of its own."""
    if (certificate is None) != (key is None):
        raise typer.BadParameter("--certificate and --key go together")
    with say.one_clear_line(), state.opened(folder) as kept:
        written = container_secrets.write_all(kept)
        if smtp_password is not None:
            container_secrets.give_smtp_password(kept, smtp_password.read_text().strip())
        if certificate is not None and key is not None:
            container_secrets.give_certificate(kept, certificate, key)
        if acme_root is not None:
            container_secrets.give_acme_root(kept, acme_root)
        say.line(f"written {written}")
        say.line(f"  keep {kept.folder / 'keyring.json'} apart from the database's backups: it opens every record")
