"""Workers whose clocks are an hour wrong, each another way: nothing that they do may hang on what time it is for them.

An api with such a clock answers nobody, since what it is shown was signed an hour ago or is signed in an hour
(`libs/chassis/tests/test_forged_tokens.py`); that the others stay right is not for a load to show.
"""

import json
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

from contracts.topology import SERVICES

from proofs.system import System

HOUR = 3600
OFFSETS = {f"{service}.worker": HOUR if number % 2 else -HOUR for number, service in enumerate(SERVICES)}
SOURCE = Path(__file__).parent / "hook" / "clock.c"
CLOSE = 120.0
"""A line of a log and the file's own moment lie no further apart, in seconds."""


def wrong_clocks(folder: Path) -> dict[str, str]:
    """What gives the workers of a system their clocks; `folder` takes what is compiled for it."""
    compiler = shutil.which("cc")
    if compiler is None:
        raise SystemExit("wrong clocks need a C compiler (cc)")
    folder.mkdir(parents=True, exist_ok=True)
    built = folder / "clock.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(built), str(SOURCE)], check=True)
    built.chmod(0o755)
    clocks = ",".join(f"{name}={by}" for name, by in OFFSETS.items())
    # Forks of one process would all have the clock of that one.
    return {"LD_PRELOAD": str(built), "MAHON_CLOCKS": clocks, "MAHON_FORK_SERVER": "off"}


def prove_clocks(system: System) -> None:
    """Each worker's own log has to tell the wrong time. Raises SystemExit."""
    for name, offset in OFFSETS.items():
        process = name.replace(".", "-")
        lines = [line for line in system.log(process).splitlines() if '"timestamp"' in line]
        if not lines:
            raise SystemExit(f"the log of {process} tells no time")
        told = datetime.fromisoformat(json.loads(lines[-1])["timestamp"]).timestamp()
        written = (system.folder / "logs" / f"{process}.log").stat().st_mtime
        if abs(told - written - offset) > CLOSE:
            raise SystemExit(f"the clock of {process} is {told - written:+.0f} s wrong, and not {offset:+d} s")
