"""The gateway's own address: the name it is asked by, whether over HTTPS, and how this machine asks it."""

import os
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from deploy.say import Code, Stopped

INTERNAL = "internal"
ROOT = Path("caddy") / "pki" / "authorities" / "local" / "root.crt"
"""Where the gateway keeps the root of its own certificates, below its part of the state."""
AUTHORITY = "https://acme-v02.api.letsencrypt.org/directory"
"""Who issues certificates by ACME unless MAHON_ACME names another: Let's Encrypt."""
SYSTEM_ROOTS = "/etc/ssl/certs/ca-certificates.crt"
"""Where Debian, and most others, keep whom the system believes."""
DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Door:
    """`address`: where it listens, as it stands in a URL; `name`: whom it answers for (None: whoever asks)."""

    address: str
    port: int
    name: str | None = None
    tls: str | None = None
    """As Caddy's `tls` wants it: `internal`, two files, or the e-mail address for ACME. None: no HTTPS."""
    authority: str = AUTHORITY
    """The directory of who issues the certificate by ACME."""
    authority_root: Path | None = None
    """A file with the root of that authority, where the system does not know it."""

    @property
    def scheme(self) -> str:
        return "http" if self.tls is None else "https"

    @property
    def url(self) -> str:
        usual = self.port == DEFAULT_PORTS[self.scheme] and self.name is not None
        return f"{self.scheme}://{self.name or self.address}" + ("" if usual else f":{self.port}")

    @property
    def site(self) -> str:
        """The address as the Caddyfile has it."""
        return f"{self.scheme}://{self.name or ''}:{self.port}"

    @property
    def certificate(self) -> Path | None:
        """The file given for HTTPS, if one was."""
        files = (self.tls or "").split()
        return Path(files[0]) if len(files) > 1 else None

    def trusted(self, gateway: Path) -> ssl.SSLContext:
        """What this machine takes for the gateway's certificate; `gateway`: its part of the state.

        Raises FileNotFoundError until the gateway has made its own.
        """
        context = ssl.create_default_context()
        if self.tls == INTERNAL:
            context.load_verify_locations(gateway / ROOT)
        elif self.authority_root is not None:
            context.load_verify_locations(self.authority_root)
        elif self.certificate is not None:
            context.load_verify_locations(self.certificate)
            # Whoever issued it may be unknown here: the file that was given is the one that must answer.
            context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        return context


def named(address: str, port: int, given: Mapping[str, str] = os.environ) -> Door:
    """The door that MAHON_SITE, MAHON_TLS and MAHON_ACME ask for, on the address and port of `./mahon up`.

    Raises Stopped.
    """
    door = _named(address, port, given)
    asked, root = given.get("MAHON_ACME", ""), given.get("MAHON_ACME_ROOT", "")
    if not asked and not root:
        return door
    if "@" not in (door.tls or ""):
        raise Stopped("MAHON_ACME and MAHON_ACME_ROOT need an e-mail address as MAHON_TLS", Code.USAGE)
    if asked and not (asked.startswith("https://") and asked.isprintable() and " " not in asked):
        raise Stopped("MAHON_ACME wants the address of an authority's directory: https://…", Code.USAGE)
    if root and not os.access(root, os.R_OK):
        raise Stopped(f"MAHON_ACME_ROOT: {root} cannot be read", Code.USAGE)
    return replace(door, authority=asked or AUTHORITY, authority_root=Path(root).resolve() if root else None)


def _named(address: str, port: int, given: Mapping[str, str]) -> Door:
    site, tls = given.get("MAHON_SITE", ""), given.get("MAHON_TLS", "")
    if not site:
        if tls:
            raise Stopped("MAHON_TLS needs the name that the certificate is for: MAHON_SITE=https://NAME", Code.USAGE)
        return Door(address, port)
    try:
        parts = urlsplit(site)
        wanted = parts.port
    except ValueError:
        raise Stopped(f"MAHON_SITE is no address: {site}", Code.USAGE) from None
    if parts.scheme not in DEFAULT_PORTS or parts.path.strip("/") or parts.query:
        raise Stopped(f"MAHON_SITE wants http://NAME or https://NAME, not {site}", Code.USAGE)
    if wanted not in (None, port):
        raise Stopped(f"MAHON_SITE names port {wanted}, --port is {port}", Code.USAGE)
    # As it was written: brackets stay around an address of IPv6.
    name = parts.netloc.removesuffix(f":{wanted}") or None
    if parts.scheme == "http":
        if tls:
            raise Stopped("MAHON_TLS needs MAHON_SITE=https://NAME", Code.USAGE)
        return Door(address, port, name)
    if name is None:
        raise Stopped("MAHON_SITE=https://NAME needs the name that the certificate is for", Code.USAGE)
    return Door(address, port, name, _tls(tls or INTERNAL))


def _tls(asked: str) -> str:
    words = asked.split()
    if asked == INTERNAL or (len(words) == 1 and "@" in asked):
        return asked
    files = [Path(word).resolve() for word in words]
    if len(files) != 2 or not all(os.access(file, os.R_OK) for file in files):  # noqa: PLR2004  # it and its key
        raise Stopped(
            "MAHON_TLS wants `internal`, the files of a certificate and its key, or an e-mail address", Code.USAGE
        )
    return " ".join(map(str, files))
