"""Runs the database tests of the chassis on SQLAlchemy's newest release, pre-releases included.

One module of ours calls what SQLAlchemy does not document (ADR 19); this says, before a lock is renewed, whether it
still stands. The release goes into a folder of its own, in front of the locked one, and is thrown away afterwards.
`.mahon/venv/bin/python tools/newest_sqlalchemy.py`; arguments go to `./mahon test`.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from deploy.packages import environment, uv

ROOT = Path(__file__).resolve().parents[1]
TESTS = ["libs/chassis/tests", "services/reporting/tests/dashboard", "services/cases/tests/record/test_listing.py"]
VERSION = "import sqlalchemy; print(sqlalchemy.__version__)"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="mahon-sqlalchemy-") as folder:
        _install_into(folder)
        newest = os.environ | {"PYTHONPATH": folder}
        versions = [_version(one) for one in (dict(os.environ), newest)]
        print(f"newest_sqlalchemy: locked {versions[0]}, tested {versions[1]}", flush=True)
        tests = [sys.executable, "-m", "deploy", "test", *(sys.argv[1:] or TESTS)]
        done = subprocess.run(tests, cwd=ROOT, env=newest, check=False)
        said = "passed" if done.returncode == 0 else "FAILED"
        print(f"newest_sqlalchemy: {said} on SQLAlchemy {versions[1]}; the lock has {versions[0]}")
        return done.returncode


def _install_into(folder: str) -> None:
    found = uv()
    installer = [found, "pip"] if found else [sys.executable, "-m", "pip"]
    newest = ["--prerelease", "allow"] if found else ["--pre"]
    asked = ["install", "--quiet", "--no-deps", "--upgrade", *newest, "--target", folder, "sqlalchemy"]
    done = subprocess.run([*installer, *asked], env=environment(), check=False)
    if done.returncode:
        raise SystemExit("newest_sqlalchemy: NOT RUN: SQLAlchemy's newest release could not be fetched")


def _version(of: dict[str, str]) -> str:
    said = subprocess.run([sys.executable, "-c", VERSION], env=of, capture_output=True, text=True, check=True)
    return said.stdout.strip()


if __name__ == "__main__":
    raise SystemExit(main())
