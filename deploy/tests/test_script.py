"""The script `./mahon` itself, on machines that lack things."""

import os
import subprocess
from pathlib import Path

from deploy.places import REPOSITORY

SCRIPT = REPOSITORY / "mahon"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the script with a PATH that holds the given folder and the shell's own tools, no Python."""
    for tool in ("sh", "dirname", "cat", "cksum", "tr", "mkdir", "tail"):
        found = next(Path(base, tool) for base in ("/bin", "/usr/bin") if Path(base, tool).exists())
        (folder / tool).symlink_to(found)
    environment = {"PATH": str(folder), "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(
        [SCRIPT, *arguments], env=environment, capture_output=True, text=True, timeout=30, check=False
    )


def test_too_old_a_python_is_said_in_one_clear_line(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && { echo Python 3.9.2; exit 0; }\nexit 1\n')
    old.chmod(0o755)
    done = run(tmp_path, "up")
    assert done.returncode == 3
    assert done.stderr == (
        "mahon: Python 3.11 or later is needed, found: Python 3.9.2. Install it, or name it in MAHON_PYTHON.\n"
    )


def test_no_python_at_all_is_said_in_one_clear_line(tmp_path: Path) -> None:
    done = run(tmp_path, "up")
    assert done.returncode == 3
    assert "found: no python3" in done.stderr


def test_the_repository_names_no_package_index() -> None:
    for file in [SCRIPT, *REPOSITORY.glob("requirements*"), *(REPOSITORY / "deploy" / "src").rglob("*.py")]:
        text = file.read_text()
        assert "--index-url http" not in text, file
        assert "files." + "pythonhosted" not in text, file
