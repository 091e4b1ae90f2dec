"""`./mahon images`: an image of each service and of the gateway, in the store of buildah or podman."""

from typing import Annotated

import typer

from deploy import images as made
from deploy import say


def images(
    *,
    base: Annotated[str | None, typer.Option(help="Image with Python 3.11 to stand on.")] = None,
    tag: Annotated[str, typer.Option(help="Tag of the images.")] = "latest",
    only: Annotated[list[str] | None, typer.Option(help="Only these of the six; may be repeated.")] = None,
) -> None:
    """Make the images of all services and of the gateway with buildah or podman."""
    with say.one_clear_line():
        say.step("laying out what goes into them")
        folder = made.lay_out()
        for name in only or made.NAMES:
            say.line(made.build(name, tag=tag, base=base, folder=folder))
