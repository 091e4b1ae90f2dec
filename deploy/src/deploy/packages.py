"""Installs locked packages beside our own environment, by uv or pip, whichever is there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from deploy.places import REPOSITORY, TOOLS
from deploy.say import Code, Stopped


def install_into(folder: Path, lock: Path) -> None:
    """Installs what the hashed lock names into `folder`, all or nothing."""
    new = folder.with_name(folder.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    new.parent.mkdir(parents=True, exist_ok=True)
    arguments = ["install", "--quiet", "--no-deps", "--require-hashes", "--target", str(new), "-r", str(lock)]
    said = "neither uv nor pip was found"
    for installer in _installers():
        done = subprocess.run([*installer, *arguments], capture_output=True, text=True, check=False, cwd=REPOSITORY)
        if done.returncode == 0:
            shutil.rmtree(folder, ignore_errors=True)
            new.rename(folder)
            return
        said = (done.stderr.strip().splitlines() or [said])[-1]
    raise Stopped(f"the packages of {lock.name} could not be installed: {said}", Code.PACKAGES)


def uv() -> str | None:
    own = TOOLS / "uv" / "bin" / "uv"
    return os.environ.get("MAHON_UV") or shutil.which("uv") or (str(own) if own.exists() else None)


def _installers() -> list[list[str]]:
    found = uv()
    pythons = [os.environ.get("MAHON_PYTHON_FOUND"), shutil.which("python3"), sys.executable]
    pips = [[python, "-m", "pip"] for python in dict.fromkeys(pythons) if python]
    return [[found, "pip"], *pips] if found else pips
