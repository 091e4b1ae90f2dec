"""Installs locked packages beside our own environment, by uv or pip, whichever is there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from deploy.fetch_uv import index_url
from deploy.places import REPOSITORY, TOOLS
from deploy.say import Code, Stopped

SYSTEM_CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"


def install_into(folder: Path, lock: Path) -> None:
    """Installs what the hashed lock names into `folder`, all or nothing."""
    new = folder.with_name(folder.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    new.parent.mkdir(parents=True, exist_ok=True)
    arguments = ["install", "--quiet", "--no-deps", "--require-hashes", "--target", str(new), "-r", str(lock)]
    said = []
    for installer in _installers():
        done = subprocess.run(
            [*installer, *arguments], env=environment(), capture_output=True, text=True, check=False, cwd=REPOSITORY
        )
        if done.returncode == 0:
            shutil.rmtree(folder, ignore_errors=True)
            new.rename(folder)
            return
        said += done.stderr.strip().splitlines()[-1:]
    raise Stopped(f"the packages of {lock.name} could not be installed: {'; '.join(said)}", Code.PACKAGES)


def uv() -> str | None:
    own = TOOLS / "uv" / "bin" / "uv"
    return os.environ.get("MAHON_UV") or shutil.which("uv") or (str(own) if own.exists() else None)


def environment() -> dict[str, str]:
    """For uv, which reads neither pip's configuration nor the system's certificates."""
    index, certificates = index_url(), authorities()
    own = {"UV_DEFAULT_INDEX": index} if index else {}
    return own | ({"SSL_CERT_FILE": certificates} if certificates else {}) | os.environ


def authorities() -> str | None:
    """The file of certificates that pip or the system trusts: a site's own proxy is known there only."""
    named = os.environ.get("PIP_CERT") or os.environ.get("SSL_CERT_FILE") or SYSTEM_CERTIFICATES
    return named if Path(named).exists() else None


def _installers() -> list[list[str]]:
    found = uv()
    pythons = [shutil.which("python3"), sys.executable]
    pips = [[python, "-m", "pip"] for python in dict.fromkeys(pythons) if python]
    return [[found, "pip"], *pips] if found else pips
