"""Debian packages without installing them: fetched with apt-get, unpacked with dpkg into a folder of ours."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from deploy.say import Code, Stopped

_STATUS = Path("/var/lib/dpkg/status")


def unpacked(package: str, ours: tuple[str, ...], folder: Path, *, finish: Callable[[Path], None]) -> Path:
    """Unpacks the package and what this machine lacks of its dependencies; needs no root.

    Packages whose names begin with one of `ours` are fetched even if the machine has them. `finish` is called
    with the unpacked folder before it counts as complete.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    apt = _Apt(folder / "apt")
    names = apt.missing(package, ours)
    apt.run("download", *names, cwd=apt.downloads)
    for file in apt.downloads.glob("*.deb"):
        _run(["dpkg", "-x", str(file), str(folder)], cwd=folder)
    shutil.rmtree(apt.home)
    finish(folder)
    (folder / "complete").touch()
    return folder


class _Apt:
    """apt-get with lists, cache and status of its own, so that it needs no rights and changes nothing."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.downloads = home / "downloads"
        for name in ("downloads", "lists/partial", "cache/archives/partial"):
            (home / name).mkdir(parents=True)
        self._options = [
            f"Dir::Cache={home / 'cache'}",
            f"Dir::State::status={home / 'status'}",
            f"APT::Sandbox::User={'root' if os.geteuid() == 0 else ''}",
            "Debug::NoLocking=true",
        ]

    def missing(self, package: str, ours: tuple[str, ...]) -> list[str]:
        stanzas = _STATUS.read_text(errors="replace").split("\n\n") if _STATUS.exists() else []
        theirs = [text for text in stanzas if not text.startswith(tuple(f"Package: {name}" for name in ours))]
        (self.home / "status").write_text("\n\n".join(theirs) + "\n")
        planned = self._plan(package)
        if planned is None:
            self._options.append(f"Dir::State::lists={self.home / 'lists'}")
            self.run("update", cwd=self.home)
            planned = self._plan(package)
        if not planned:
            raise Stopped(f"Debian's archive offers no {package} here", Code.BROKER)
        return planned

    def run(self, *arguments: str, cwd: Path) -> str:
        return _run(self._command(*arguments), cwd=cwd)

    def _plan(self, package: str) -> list[str] | None:
        command = self._command("--simulate", "--no-install-recommends", "install", package)
        done = subprocess.run(command, cwd=self.home, capture_output=True, text=True, check=False)
        return re.findall(r"^Inst (\S+)", done.stdout, re.MULTILINE) if done.returncode == 0 else None

    def _command(self, *arguments: str) -> list[str]:
        return ["apt-get", "-q", "-y", *(part for option in self._options for part in ("-o", option)), *arguments]


def _run(command: list[str], *, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise Stopped(f"{command[0]} failed: {said}", Code.BROKER)
    return done.stdout
