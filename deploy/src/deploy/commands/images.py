"""`./mahon images`: an image of each service and of the gateway, in the store of buildah or podman."""

from typing import Annotated

import typer

from deploy import from_debian, say
from deploy import images as made


def images(
    *,
    base: Annotated[str | None, typer.Option(help="Image with Python 3.11 to stand on.")] = None,
    tag: Annotated[str, typer.Option(help="Tag of the images.")] = "latest",
    only: Annotated[list[str] | None, typer.Option(help="Only these; may be repeated.")] = None,
    debian: Annotated[
        bool, typer.Option("--from-debian", help="The base, PostgreSQL, RabbitMQ and Prometheus of Debian's packages.")
    ] = False,
) -> None:
    """Make the images of all services, of the gateway and of a mail sink with buildah or podman."""
    with say.one_clear_line():
        wanted = only or [*(from_debian.IMAGES if debian else ()), *made.NAMES]
        for image in from_debian.make_all([name for name in wanted if name in from_debian.IMAGES], tag=tag):
            say.line(image)
        ours = [name for name in wanted if name not in from_debian.IMAGES]
        if ours:
            say.step("laying out what goes into them")
            folder = made.lay_out()
        if debian and base is None:
            base = from_debian.name(from_debian.BASE, tag)
        for name in ours:
            say.line(made.build(name, tag=tag, base=base, folder=folder))
