"""The script `./mahon` itself, on machines that lack things."""

import os
import shutil
import subprocess
import sys
import threading
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


UV = """#!/bin/sh
case "$1" in
    --version) exit 0 ;;
    venv) for folder; do :; done; mkdir -p "$folder/bin"; cp "$PROGRAMS/venv-python" "$folder/bin/python" ;;
    pip) mkdir "$PROGRAMS/installing" || echo "two at once" >>"$PROGRAMS/said"
         sleep 0.3; echo "installed" >>"$PROGRAMS/said"; rmdir "$PROGRAMS/installing" ;;
esac
"""
PYTHON_OF_VENV = """#!/bin/sh
case "$*" in *'-m deploy'*) [ ! -e /proc/$$/fd/9 ] || echo "still locked" >>"$PROGRAMS/said"; exit 0 ;; esac
exec "$REAL_PYTHON" "$@"
"""


def test_several_that_start_at_once_prepare_once_while_another_one_runs(tmp_path: Path) -> None:
    """The other one writes bytecode into the folder that is emptied."""
    checkout, programs = tmp_path / "checkout", tmp_path / "programs"
    for folder in (checkout, programs):
        folder.mkdir()
    shutil.copy(SCRIPT, checkout / "mahon")
    (checkout / "requirements.txt").touch()
    for name, text in {"uv": UV, "venv-python": PYTHON_OF_VENV}.items():
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    environment = {
        "PATH": f"{programs}:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "MAHON_PYTHON": sys.executable,
        "REAL_PYTHON": sys.executable,
        "PROGRAMS": str(programs),
        "PIP_INDEX_URL": "here",
    }
    ended = threading.Event()

    def write_bytecode() -> None:
        number = 0
        while not ended.is_set():
            folder = checkout / ".mahon" / "bytecode" / str(number % 50)
            try:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{number}.pyc").touch()
            except (FileNotFoundError, FileExistsError):
                continue
            number += 1

    writing = threading.Thread(target=write_bytecode)
    writing.start()
    try:
        command = [checkout / "mahon", "up"]
        started = [subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(4)]
        said = [one.communicate(timeout=60)[1] for one in started]
    finally:
        ended.set()
        writing.join()
    assert [one.returncode for one in started] == [0] * 4, said
    assert (programs / "said").read_text().split("\n") == ["installed", "installed", ""]
    assert [path.name for path in (checkout / ".mahon").glob("bytecode.*")] == []


def test_the_repository_names_no_package_index() -> None:
    for file in [SCRIPT, *REPOSITORY.glob("requirements*"), *(REPOSITORY / "deploy" / "src").rglob("*.py")]:
        text = file.read_text()
        assert "--index-url http" not in text, file
        assert "files." + "pythonhosted" not in text, file
