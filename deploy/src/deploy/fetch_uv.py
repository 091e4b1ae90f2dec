"""Fetches uv with nothing but the standard library, for a machine without pip.

Usage: fetch_uv.py FOLDER. The package index is the site's: PIP_INDEX_URL, UV_DEFAULT_INDEX or pip's files.
"""

import base64
import configparser
import hashlib
import html
import io
import os
import platform
import re
import sys
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

LINK = re.compile(r'<a[^>]*href="([^"]+)"', re.IGNORECASE)
WHEEL = re.compile(r"uv-(\d+)\.(\d+)\.(\d+)-py3-none-([\w.]+)\.whl$")


def index_url() -> str | None:
    """The site's package index, as its environment or pip's files name it."""
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        if os.environ.get(name):
            return os.environ[name]
    home = Path.home()
    files = [home / ".config/pip/pip.conf", home / ".pip/pip.conf", Path("/etc/pip.conf")]
    settings = configparser.RawConfigParser()
    for file in [Path(os.environ["PIP_CONFIG_FILE"])] if os.environ.get("PIP_CONFIG_FILE") else files:
        settings.read(file)
        if settings.has_option("global", "index-url"):
            return settings.get("global", "index-url")
    return None


def read(url: str) -> bytes:
    parts = urllib.parse.urlsplit(url)
    account, _, place = parts.netloc.rpartition("@")
    public = parts._replace(netloc=place).geturl()
    if parts.scheme not in ("http", "https", "file"):
        sys.exit(f"not a package index: {public}")
    request = urllib.request.Request(public)  # noqa: S310 - the scheme is checked above
    if account:
        proof = base64.b64encode(urllib.parse.unquote(account).encode()).decode()
        request.add_unredirected_header("Authorization", f"Basic {proof}")
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310 - the scheme is checked above
            return bytes(answer.read())
    except OSError as error:
        sys.exit(f"{public} does not answer: {error}")


def newest_wheel(page_url: str) -> str:
    libc = "manylinux" if platform.libc_ver()[0] else "musllinux"
    found = []
    for link in LINK.findall(read(page_url).decode()):
        address = urllib.parse.urljoin(page_url, html.unescape(link))
        match = WHEEL.search(urllib.parse.unquote(address.split("#")[0]))
        if match and libc in match[4] and match[4].endswith(platform.machine()):
            found.append(((int(match[1]), int(match[2]), int(match[3])), address))
    if not found:
        sys.exit(f"the package index has no uv for {libc} {platform.machine()}")
    return max(found)[1]


def fetch(folder: Path) -> None:
    index = index_url() or sys.exit("no package index is configured: set PIP_INDEX_URL, or install pip")
    address, _, fragment = newest_wheel(index.rstrip("/") + "/uv/").partition("#")
    wheel = read(address)
    if not fragment.startswith("sha256=") or hashlib.sha256(wheel).hexdigest() != fragment[7:]:
        sys.exit("the index names no sha256 for uv, or another one than the file has")
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        member = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        target = folder / "bin" / "uv"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(archive.read(member))
        target.chmod(0o755)


if __name__ == "__main__":
    fetch(Path(sys.argv[1]))
