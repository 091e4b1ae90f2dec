"""`./mahon lock`: writes the locks anew. They name versions and hashes, never an index."""

import subprocess

from deploy import say
from deploy.packages import environment, uv
from deploy.places import REPOSITORY
from deploy.say import Code, Stopped

LOCKS = ("requirements", "requirements-dev", "requirements-node")
OPTIONS = (
    "--quiet",
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--python-version=3.11",
)


def lock() -> None:
    """Rewrite requirements*.txt from requirements*.in."""
    with say.one_clear_line():
        program = uv()
        if program is None:
            raise Stopped("uv is not there", Code.PACKAGES)
        for name in LOCKS:
            say.step(f"locking {name}.in")
            command = [program, "pip", "compile", *OPTIONS, f"{name}.in", "-o", f"{name}.txt"]
            done = subprocess.run(
                command, cwd=REPOSITORY, env=environment(), capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise Stopped(done.stderr.strip().splitlines()[-1], Code.PACKAGES)
